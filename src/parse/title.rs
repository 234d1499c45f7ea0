//! What editors and web pages put above a message: titles, headings, datelines.
//!
//! Needs: the loose lines. Sets: date, subject and number where the message itself does not state them.

use jiff::civil::Date;

use super::Reader;
use crate::model::{DateSource, Span, fold_space};
use crate::vocab::{self, month, read_date};

/// What a heading of *Foreign Relations of the United States* or its dateline states.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Heading<'t> {
    /// Whether an editor's heading was seen at all.
    pub(super) seen: bool,
    /// Whether it is headed as a circular.
    pub(super) circular: bool,
    /// Whether it is headed as an airgram, or written on the form of one.
    pub(super) is_airgram: bool,
    /// `A-117` of "Airgram A-117 From the Embassy …", or of a line of the form.
    pub(super) airgram: Option<&'t str>,
    /// `800` of "Telegram 800 From the Embassy …".
    pub(super) serial: Option<&'t str>,
    /// `Secto 100`: series and number, where the series has a name of its own.
    pub(super) named: Option<&'t str>,
    /// Who sent it: "the Embassy in Norvale".
    pub(super) sender: Option<&'t str>,
    /// City of the dateline.
    pub(super) city: Option<&'t str>,
    /// A number whose post no table has: `TORPOINT 29`.
    pub(super) unlisted: Option<&'t str>,
}

/// Whether a line is an editor's heading: `8. Telegram From the Embassy in Norvale to the Department of State`.
pub(super) fn is_heading(line: &str) -> bool {
    kind_and_rest(line).is_some()
}

/// Splits the number of the document off, and the word that says what it is.
fn kind_and_rest(line: &str) -> Option<(&str, &str)> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..]
        .strip_prefix('.')
        .filter(|_| (1..=4).contains(&digits))?
        .trim_start_matches(' ');
    [
        "Telegram",
        "Circular Telegram",
        "Draft Telegram",
        "Airgram",
        "Circular Airgram",
        "Information Airgram",
        "Circular Information Airgram",
        "Backchannel Message",
        "Message",
        "Memorandum",
        "Letter",
    ]
    .into_iter()
    .find_map(|kind| Some((kind, rest.strip_prefix(kind)?)))
    .filter(|(_, rest)| {
        rest.contains(" From ")
            || rest.starts_with(" From")
            || rest.starts_with(" from ")
            || rest.contains(" to ")
    })
}

/// Reads a loose line as an editor's heading.
pub(super) fn read_heading<'t>(
    reader: &mut Reader<'t>,
    line: &'t str,
    heading: &mut Heading<'t>,
) -> bool {
    let Some((kind, rest)) = kind_and_rest(line) else {
        return false;
    };
    heading.seen = true;
    heading.circular = kind.starts_with("Circular");
    heading.is_airgram = kind.ends_with("Airgram");
    let rest = rest.trim_start();
    if heading.is_airgram {
        heading.airgram = airgram_number(rest);
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && rest[digits..].starts_with(" From") {
        heading.serial = Some(&rest[..digits]);
    }
    read_ends(reader, line, heading);
    // "…, London, January 28, 1971, 1812Z": the dateline may stand in the heading.
    read_day(reader, line);
    true
}

/// Sender and addressee: "From the Embassy in Norvale to the Department of State".
fn read_ends<'t>(reader: &mut Reader<'t>, line: &'t str, heading: &mut Heading<'t>) {
    let Some(from) = [" From ", " from "]
        .iter()
        .find_map(|word| line.find(word))
        .map(|at| at + 6)
    else {
        return;
    };
    let Some(to) = before_addressee(&line[from..]).map(|at| from + at) else {
        if heading.circular {
            let sender = without_article(line[from..].trim_end());
            heading.sender = Some(sender);
            if reader.cable.from.is_none() {
                reader.cable.from = reader.located(sender.to_owned(), sender);
            }
        }
        return;
    };
    let sender = without_article(line[from..to].trim());
    let rest = without_article(&line[to + 4..]);
    // A day behind the addressee belongs to the heading, not to the name.
    let end = rest.match_indices(", ").map(|(at, _)| at).find(|at| {
        rest[at + 2..]
            .split(' ')
            .next()
            .is_some_and(|word| month(word).is_some())
            || rest[at + 2..].contains(", 1")
    });
    let addressee = rest[..end.unwrap_or(rest.len())].trim_end_matches('.');
    heading.sender = Some(sender);
    if reader.cable.from.is_none() {
        reader.cable.from = reader.located(sender.to_owned(), sender);
    }
    if reader.cable.to.is_empty() {
        reader
            .cable
            .to
            .extend(reader.located(addressee.to_owned(), addressee));
    }
}

/// A name without the article before it, which the printer may have run into it: "theEmbassy".
fn without_article(name: &str) -> &str {
    let rest = name
        .strip_prefix("the")
        .filter(|rest| rest.starts_with(|c: char| c == ' ' || c.is_uppercase()));
    rest.map_or(name, str::trim_start)
}

/// Where " to " stands before the addressee: "the Mission to the United Nations to the Department of State" names a
/// post by whom it is accredited to.
fn before_addressee(ends: &str) -> Option<usize> {
    const ADDRESSEES: [&str; 36] = [
        "Department", "Embass", "Mission", "Consul", "Legation", "Delegation", "Interests", "U.S.",
        "United States", "Secretary", "Under", "Deputy", "Acting", "Assistant", "Ambassador",
        "President", "Vice", "Commander", "Chief", "Chairman", "Joint", "Certain", "All ", "Posts",
        "Selected", "White House", "Central", "Agency", "Director", "Counselor", "Prime",
        "Chancellor", "Foreign", "General", "Office", "Supreme",
    ];
    let named = ends.match_indices(" to ").map(|(at, _)| at).filter(|at| {
        let rest = &ends[at + 4..];
        let rest = rest.strip_prefix("the ").unwrap_or(rest);
        ADDRESSEES.iter().any(|word| rest.starts_with(word))
    });
    named
        .last()
        .or_else(|| ends.find(" to the "))
        .or_else(|| ends.rfind(" to "))
}

/// Reads `2532. Subject: …`, the telegram's own number before its first words.
pub(super) fn read_serial<'t>(line: &'t str, heading: &mut Heading<'t>) -> bool {
    if heading.seen && heading.named.is_none() && heading.serial.is_none() {
        heading.named = named_serial(line);
        if heading.named.is_some() {
            return true;
        }
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let opens = heading.seen && (1..=6).contains(&digits) && line[digits..].starts_with(". ");
    // A first paragraph is numbered too: only what can be none is taken for the serial.
    let is_serial = opens && line[..digits].parse::<u32>().is_ok_and(|serial| serial > 3);
    if is_serial && heading.serial.is_none() {
        heading.serial = Some(&line[..digits]);
    }
    is_serial
}

/// Whether a line is the first of an edited message: `2532. For Marlow. Subject: …`, `Secto 100. Text.`, `A-74. Text.`
pub(super) fn opens_text(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (2..=6).contains(&digits) && line[digits..].starts_with(". ");
    let is_airgram = || airgram_number(line).is_some_and(|a| line[a.len()..].starts_with(". "));
    // "161906Z. Text.": a command's messages are told by their time.
    let timed = digits == 6 && line[digits..].starts_with("Z. ");
    numbered || timed || named_serial(line).is_some() || is_airgram()
}

/// `A-74` at the start of "A-74. Subject: …".
pub(super) fn airgram_number(line: &str) -> Option<&str> {
    vocab::read_airgram(line).map(|airgram| &line[..airgram.length])
}

/// `Secto 100` of "Secto 100. For Acting Secretary", `Polto Circ 13`, `Circular 1730`.
fn named_serial(line: &str) -> Option<&str> {
    let digits = line
        .bytes()
        .take(24)
        .position(|b| b.is_ascii_digit())
        .filter(|at| line[..*at].ends_with(' '))?;
    let length = line[digits..]
        .bytes()
        .take_while(u8::is_ascii_digit)
        .count();
    let after = &line[digits + length..];
    // "Secto 10.Subject": a blank that the print lost.
    let run_on = after
        .strip_prefix('.')
        .is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let ends = after.starts_with(". ") || after == "." || after.starts_with('/') || run_on;
    let name = line[..digits].trim_end();
    // Military commands put their names before the number, posts do not.
    let known = name.eq_ignore_ascii_case("Circular") || vocab::posts().names_series(name);
    (known && ends && length <= 7).then(|| &line[..digits + length])
}

/// `Secto 57` of "13023. Secto 57. Text": the traveller's own number behind that of the post where he is.
pub(super) fn second_serial(line: &str) -> Option<&str> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..).filter(|_| digits > 0)?;
    named_serial(rest.strip_prefix(". ").or_else(|| rest.strip_prefix('/'))?)
}

/// Whether a line is a dateline: `Saigon, January 31, 1961, 7 p.m.`
pub(super) fn is_dateline(line: &str) -> bool {
    city_of(line).is_some()
}

/// The city of a dateline, and the rest.
fn city_of(line: &str) -> Option<(&str, &str)> {
    let (city, rest) = line.split_once(',').filter(|_| line.len() < 90)?;
    let capitalised =
        city.starts_with(char::is_uppercase) && city.len() < 40 && !city.contains(['.', ':', ';']);
    let first = rest.trim_start().split(' ').next().unwrap_or("");
    (capitalised && month(first).is_some()).then_some((city, rest))
}

/// Reads a loose line as a dateline.
pub(super) fn read_dateline<'t>(
    reader: &mut Reader<'t>,
    line: &'t str,
    heading: &mut Heading<'t>,
) -> bool {
    let Some((city, rest)) = city_of(line) else {
        return false;
    };
    if !read_day(reader, rest) {
        return false;
    }
    heading.city = Some(city);
    true
}

/// Reads a loose line as the title of a web page: `Wikileaks: 28.09.2009 – SUBJECT`, `Viewing cable 09NORVALE12, SUBJECT`.
pub(super) fn read_web_title(reader: &mut Reader<'_>, line: &str) -> bool {
    read_dated_title(reader, line) || read_numbered_title(reader, line)
}

/// Reads the first `January 31, 1961` of a line; `false` where there is none.
pub(super) fn read_day(reader: &mut Reader<'_>, line: &str) -> bool {
    let found = day_of(line);
    if let Some((date, words)) = found {
        set_date(reader, date, words, DateSource::Heading);
    }
    found.is_some()
}

fn read_dated_title(reader: &mut Reader<'_>, line: &str) -> bool {
    let separators = [" – ", " — ", " - ", " | ", ": "];
    let Some(subject_at) = separators
        .iter()
        .filter_map(|sep| Some(line.rfind(sep)? + sep.len()))
        .max()
    else {
        return false;
    };
    // The first separator behind the date opens the subject, whatever separators the subject itself holds.
    let dated = line
        .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '|' | ','))
        .filter(|part| part.len() >= 8 && part.bytes().filter(u8::is_ascii_digit).count() >= 6)
        .find_map(|part| Some((read_date(part.trim_end_matches(':'))?, part)));
    let Some((date, part)) = dated else {
        return false;
    };
    let date_end = part.as_ptr() as usize - line.as_ptr() as usize + part.len();
    let subject = if subject_at > date_end {
        line[date_end..].trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, '–' | '—' | '-' | '|' | ':' | ')')
        })
    } else {
        ""
    };
    set_date(reader, date, part, DateSource::Title);
    set_subject(reader, subject);
    true
}

fn read_numbered_title(reader: &mut Reader<'_>, line: &str) -> bool {
    let rest = [
        "Viewing cable ", "Cable ", "WikiLeaks cable ", "Wikileaks cable ",
    ]
    .iter()
    .find_map(|prefix| line.strip_prefix(prefix))
    .unwrap_or(line);
    let Some((number, subject)) = rest
        .split_once([',', ':'])
        .filter(|(number, _)| !number.contains(' ') && number.len() > 5)
    else {
        return false;
    };
    let known = number.starts_with(|c: char| c.is_ascii_digit())
        && vocab::posts()
            .read_number(number)
            .is_some_and(|read| read.year.is_some());
    if known {
        if reader.cable.mrn_raw.is_none() {
            reader.cable.mrn_raw = reader.located(number.to_owned(), number);
        }
        set_subject(reader, subject.trim());
    }
    known
}

/// Sets the day by its words, with the hour behind them, where none is known.
pub(super) fn set_date(reader: &mut Reader<'_>, date: Date, words: &str, source: DateSource) {
    if reader.cable.date.is_none() {
        reader.cable.date = Some(date);
        reader.cable.date_source = Some(source);
        reader.cable.date_span = Span::of_slice(reader.text, words);
        if let Some(span) = reader.cable.date_span {
            let rest = reader.text[span.end()..].lines().next().unwrap_or("");
            reader.cable.time = super::time::hour_behind(rest);
        }
    }
}

fn set_subject(reader: &mut Reader<'_>, subject: &str) {
    if reader.cable.subject.is_none() && !subject.is_empty() {
        reader.cable.subject = reader.located(fold_space(subject), subject);
    }
}

/// The first `January 31, 1961` of a line, and its words.
pub(super) fn day_of(line: &str) -> Option<(Date, &str)> {
    let mut from = 0;
    while let Some(at) = line[from..]
        .find(|c: char| c.is_ascii_uppercase())
        .map(|at| at + from)
    {
        let letters = line[at..]
            .bytes()
            .take_while(u8::is_ascii_alphabetic)
            .count();
        if month(&line[at..at + letters]).is_some()
            && let Some(end) = line[at..]
                .match_indices([',', '.', ' '])
                .map(|(i, _)| at + i)
                .chain([line.len()])
                .find(|end| {
                    line[at..*end]
                        .split([' ', ','])
                        .filter(|w| !w.is_empty())
                        .count()
                        == 3
                })
            && let Some(date) = read_date(&line[at..end])
        {
            return Some((date, &line[at..end]));
        }
        from = at + letters.max(1);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sender_and_addressee_stand_apart_though_a_post_is_accredited_to_another() {
        for (line, from, to) in [
            (
                "12. Telegram From the Mission to the United Nations to the Department of State",
                "Mission to the United Nations",
                "Department of State",
            ),
            (
                "12. Telegram From the Department of State to the Mission to the European Communities",
                "Department of State",
                "Mission to the European Communities",
            ),
            (
                "12. Telegram From the Ambassador to Norvale (Tallis) to President Marlow, in Kestrel Bay",
                "Ambassador to Norvale (Tallis)",
                "President Marlow, in Kestrel Bay",
            ),
            (
                "12. Telegram from the Embassy in Norvale to the Department of State",
                "Embassy in Norvale",
                "Department of State",
            ),
        ] {
            let mut reader = Reader::of(line);
            let mut heading = Heading::default();
            assert!(read_heading(&mut reader, line, &mut heading), "{line}");
            let sender = reader.cable.from.as_ref().map(|from| from.value.as_str());
            assert_eq!(sender, Some(from));
            assert_eq!(reader.cable.to[0].value, to);
        }
    }

    #[test]
    fn a_series_with_a_name_is_the_number_s_post() {
        assert_eq!(named_serial("Secto 100. For Hale."), Some("Secto 100"));
        assert_eq!(named_serial("Secto 21/1716. Text."), Some("Secto 21"));
        assert_eq!(named_serial("Polto Circ 13. Text."), Some("Polto Circ 13"));
        assert_eq!(
            named_serial("Circular 1730. 1. Text."),
            Some("Circular 1730")
        );
        assert_eq!(named_serial("Secto 10.Subject: Text"), Some("Secto 10"));
        assert_eq!(second_serial("13023. Secto 57. Text."), Some("Secto 57"));
        assert_eq!(second_serial("2614/VIPTO 93. Text."), Some("VIPTO 93"));
        assert_eq!(named_serial("Article 12. Text."), None);
        assert_eq!(named_serial("Oslo 12. Text."), None);
    }
}
