//! What editors and web pages put above a message: titles, headings, datelines.
//!
//! Needs: the loose lines. Sets: date, subject and number where the message itself does not state them.

use jiff::civil::Date;

use super::Reader;
use crate::model::{DateSource, Span, fold_space};
use crate::notation::{self, month, read_date};
use crate::vocab;

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
    /// Who sent it by the `FM` line of the message itself: `AMEMBASSY NORVALE`.
    pub(super) written_sender: Option<&'t str>,
    /// City of the dateline.
    pub(super) city: Option<&'t str>,
    /// A number whose post no table has: `TORPOINT 29`.
    pub(super) unlisted: Option<&'t str>,
}

/// Whether a line is an editor's heading: `8. Telegram From the Embassy in Norvale to the Department of State`.
pub(super) fn is_heading(line: &str) -> bool {
    kind_and_rest(line).is_some()
}

/// `800` of "8. Telegram 800 From the Embassy …".
pub(super) fn serial_of(line: &str) -> Option<u32> {
    let (_, rest) = kind_and_rest(line)?;
    rest.trim_start().split(' ').next()?.parse().ok()
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
    let Some((to, behind)) = before_addressee(&line[from..]) else {
        if heading.circular {
            let sender = without_article(line[from..].trim_end());
            heading.sender = Some(sender);
            if reader.cable.from.is_none() {
                reader.cable.from = reader.located(sender.to_owned(), sender);
            }
        }
        return;
    };
    let sender = without_article(line[from..from + to].trim());
    let sender = sender.trim_end_matches([',', ' ']);
    let rest = without_article(&line[from + behind..]);
    // A day behind the addressee belongs to the heading, not to the name.
    let end = rest.match_indices(", ").map(|(at, _)| at).find(|at| {
        rest[at + 2..]
            .split(' ')
            .next()
            .is_some_and(|word| month(word).is_some())
            || rest[at + 2..].contains(", 1")
    });
    let addressee = rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', ',', ' ']);
    // Before they had one series, telegrams to everybody were numbered as circulars.
    heading.circular |= addressee.starts_with("All Diplomatic");
    heading.sender = Some(sender);
    if reader.cable.from.is_none() {
        reader.cable.from = reader.located(sender.to_owned(), sender);
    }
    if reader.cable.to.is_empty() {
        for (name, words) in super::address::in_prose(addressee) {
            reader.cable.to.extend(reader.located(name, words));
        }
    }
}

/// A name without the article before it, which the printer may have run into it: "theEmbassy".
fn without_article(name: &str) -> &str {
    let rest = name
        .strip_prefix("the")
        .filter(|rest| rest.starts_with(|c: char| c == ' ' || c.is_uppercase()));
    rest.map_or(name, str::trim_start)
}

/// Where the sender ends and the addressee begins: "the Mission to the United Nations to the Department of State" names a
/// post by whom it is accredited to. The print may have run a word into "to", or have "of" for it.
fn before_addressee(ends: &str) -> Option<(usize, usize)> {
    const ADDRESSEES: [&str; 36] = [
        "Department", "Embass", "Mission", "Consul", "Legation", "Delegation", "Interests", "U.S.",
        "United States", "Secretary", "Under", "Deputy", "Acting", "Assistant", "Ambassador",
        "President", "Vice", "Commander", "Chief", "Chairman", "Joint", "Certain", "All ", "Posts",
        "Selected", "White House", "Central", "Agency", "Director", "Counselor", "Prime",
        "Chancellor", "Foreign", "General", "Office", "Supreme",
    ];
    const TO: usize = " to ".len();
    let is_addressee = |rest: &str| {
        let rest = rest.strip_prefix("the ").unwrap_or(rest);
        ADDRESSEES.iter().any(|word| rest.starts_with(word))
    };
    // "to the Embassy in Norvale and to the Embassy in Tessaria": the second goes on with those to whom it is sent.
    let named = ends
        .match_indices(" to ")
        .map(|(at, _)| at)
        .filter(|at| is_addressee(&ends[at + TO..]) && !ends[..*at].ends_with(" and"));
    let run_in = || {
        let mut all = ends.match_indices("to the ").map(|(at, _)| at);
        all.find(|at| {
            ends[..*at].ends_with(char::is_lowercase) && is_addressee(&ends[at + "to ".len()..])
        })
    };
    let misprinted = || Some(ends.find("Department of State of ")? + "Department of State".len());
    let apart = |at: usize| (at, at + TO);
    named
        .last()
        .map(apart)
        .or_else(|| run_in().map(|at| (at, at + "to ".len())))
        .or_else(|| ends.find(" to the ").map(apart))
        .or_else(|| ends.rfind(" to ").map(apart))
        .or_else(|| misprinted().map(apart))
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
    let ends = line[digits..].starts_with(". ") || ends_serial(digits, &line[digits..]);
    let opens = heading.seen && (1..=6).contains(&digits) && ends;
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
    let rest = &line[digits..];
    let ends = rest.starts_with(". ") || ends_serial(digits, rest);
    let numbered = (2..=6).contains(&digits) && ends;
    let is_airgram = || airgram_number(line).is_some_and(|a| line[a.len()..].starts_with(". "));
    // "161906Z. Text.": a command's messages are told by their time.
    let timed = digits == 6 && line[digits..].starts_with("Z. ");
    numbered || timed || named_serial(line).is_some() || is_airgram()
}

/// Whether what stands behind some figures shows that they are a message's number, though no sentence begins there: the number
/// has a line of its own, `736.`, the stop before the first paragraph is lost, `56540 1. Text`, or a traveller's own number stands
/// behind it, `2614/Vipto 93. Text`.
fn ends_serial(digits: usize, rest: &str) -> bool {
    let is_alone = digits > 2 && rest == ".";
    let lost_stop = digits > 3 && rest.starts_with(" 1. ");
    is_alone
        || lost_stop
        || rest
            .strip_prefix('/')
            .is_some_and(|rest| named_serial(rest).is_some())
}

/// `A-74` at the start of "A-74. Subject: …".
pub(super) fn airgram_number(line: &str) -> Option<&str> {
    notation::read_airgram(line).map(|airgram| &line[..airgram.length])
}

/// Whether a message that is headed as a telegram opens with the number of an airgram: `G-508. Text`.
pub(super) fn opens_airgram(line: &str, heading: &Heading<'_>) -> bool {
    let is_unnumbered = heading.seen && heading.serial.is_none() && heading.named.is_none();
    is_unnumbered
        && airgram_number(line).is_some_and(|number| line[number.len()..].starts_with(". "))
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

/// What a dateline has for a day that nobody knows.
const UNDATED: &str = "undated";

/// The city of a dateline, and the rest.
fn city_of(line: &str) -> Option<(&str, &str)> {
    if line.len() >= 90 {
        return None;
    }
    city_before_day(line).or_else(|| misprinted_city(line))
}

fn city_before_day(line: &str) -> Option<(&str, &str)> {
    let (city, rest) = line.split_once(',')?;
    let capitalised =
        city.starts_with(char::is_uppercase) && city.len() < 40 && !city.contains(['.', ':', ';']);
    let first = rest.trim_start().split(' ').next().unwrap_or("");
    let first = first.trim_end_matches(|c: char| c == ',' || c.is_ascii_digit());
    let is_undated = rest.trim().trim_end_matches('.') == UNDATED;
    (capitalised && (is_undated || month(first).is_some())).then_some((city, rest))
}

/// "Norvale March 31, 1962, 9 p.m.", "Kestrel Bay, Norvale, March 31, 1962": a comma less, or the country too; nothing but the hour
/// stands behind the day.
fn misprinted_city(line: &str) -> Option<(&str, &str)> {
    const LONGEST_HOUR: usize = 16;
    let (_, words) = day_of(line)?;
    let at = words.as_ptr() as usize - line.as_ptr() as usize;
    let behind = line[at + words.len()..].trim_start_matches([',', ' ', '.']);
    let place = line[..at].trim_end_matches([' ', ',']);
    let parts: Vec<&str> = place.split(", ").collect();
    let is_name = |part: &&str| {
        let mut words = part.split(' ');
        part.len() < 40
            && part.split(' ').count() < 5
            && words
                .all(|word| word.starts_with(char::is_uppercase) && !word.contains([':', ';', ',']))
    };
    let is_mixed = place.contains(char::is_lowercase) && !place.contains(['\'', '’']);
    let is_place =
        parts.len() < 3 && parts.iter().all(is_name) && is_mixed && !place.ends_with('.');
    let is_hour = behind.len() < LONGEST_HOUR
        && (behind.is_empty()
            || behind.starts_with(|c: char| c.is_ascii_digit() || c == 'n' || c == 'm'));
    (is_place && is_hour).then(|| (parts[0], &line[at..]))
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
    if heading.city.is_some() && city_before_day(line).is_none() {
        return false;
    }
    if !read_day(reader, rest) && rest.trim().trim_end_matches('.') != UNDATED {
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
    } else if reader.text_day.is_none() && source == DateSource::Heading {
        let span = Span::of_slice(reader.text, words);
        reader.text_day = span.map(|span| (date, span));
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
        if let Some(found) = misprinted_day(&line[at..], letters) {
            return Some(found);
        }
        from = at + letters.max(1);
    }
    None
}

/// "December2, 1961", "October, 14, 1963": a month, a day and a year whose blank or commas the print has wrong.
fn misprinted_day(line: &str, letters: usize) -> Option<(Date, &str)> {
    let month = month(&line[..letters])?;
    let figures = |from: usize| {
        let start = from + line[from..].len() - line[from..].trim_start_matches([',', ' ']).len();
        let count = line[start..].bytes().take_while(u8::is_ascii_digit).count();
        let number: i16 = line[start..start + count].parse().ok()?;
        Some((number, count, start + count))
    };
    let (day, _, behind) = figures(letters)?;
    let (year, count, end) = figures(behind)?;
    let day = i8::try_from(day).ok().filter(|_| count == 4)?;
    Some((Date::new(year, month, day).ok()?, &line[..end]))
}

#[cfg(test)]
mod tests;
