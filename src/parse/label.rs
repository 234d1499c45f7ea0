//! The words that open a field of the head: `FM`, `TAGS:`, `REF:`, `Classified By:`.

use crate::notation::opens_references;

/// A field of the head.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Label {
    From,
    To,
    Info,
    Action,
    ExecutiveOrder,
    Tags,
    Subject,
    References,
    ClassifiedBy,
    DraftedBy,
    ClearedBy,
    ApprovedBy,
    /// On a sheet: the number with its day, the day alone, the day of receipt, those to whom a message was sent beside `TO`.
    Number,
    Date,
    Received,
    SentTo,
    /// Recognised so that it ends the field before it; its content is not used.
    Other,
}

/// A label found: the field, where its words begin and where its content begins.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Found {
    pub(super) label: Label,
    pub(super) start: usize,
    pub(super) content: usize,
}

/// Labels that need a colon (or a full stop, for `SUBJ.`), in upper case.
const WITH_COLON: [(&str, Label); 39] = [
    ("SUBJECT", Label::Subject),
    ("SUBJ", Label::Subject),
    ("SUB", Label::Subject),
    ("UBJECT", Label::Subject),
    ("FROM", Label::From),
    ("FM", Label::From),
    ("TO", Label::To),
    ("INFO", Label::Info),
    ("ACTION", Label::Action),
    ("REF", Label::References),
    ("REFS", Label::References),
    ("REF(S)", Label::References),
    ("REFTEL", Label::References),
    ("REFTELS", Label::References),
    ("REFERENCE", Label::References),
    ("REFERENCES", Label::References),
    ("PROGRAM REF", Label::References),
    ("TAGS", Label::Tags),
    ("CLASSIFIED BY", Label::ClassifiedBy),
    ("CLASS BY", Label::ClassifiedBy),
    ("DRAFTED BY", Label::DraftedBy),
    ("DRAFTED", Label::DraftedBy),
    ("CLEARED BY", Label::ClearedBy),
    ("CLEARED", Label::ClearedBy),
    ("CLEARANCES", Label::ClearedBy),
    ("APPROVED BY", Label::ApprovedBy),
    ("APPROVED", Label::ApprovedBy),
    ("DERIVED FROM", Label::Other),
    ("DECLASSIFY ON", Label::ExecutiveOrder),
    ("DECL", Label::ExecutiveOrder),
    ("ORIGIN", Label::Other),
    ("NO", Label::Number),
    ("DATE", Label::Date),
    ("REC'D", Label::Received),
    ("REC\u{2019}D", Label::Received),
    ("RECD", Label::Received),
    ("CONTROL", Label::Received),
    ("SENT TO", Label::SentTo),
    ("RPTD INFO", Label::Info),
];

/// The label that a line begins with, or that stands behind the offices in the margin of a sheet: `SS     FROM:  Saigon`.
pub(super) fn at_start(line: &str) -> Option<Found> {
    opens(line).or_else(|| {
        let behind = behind_margin(line)?;
        let found = opens(&line[behind..])?;
        let of_sheet = matches!(
            found.label,
            Label::From | Label::To | Label::Info | Label::Number | Label::Received
        );
        of_sheet.then_some(Found {
            label: found.label,
            start: behind + found.start,
            content: behind + found.content,
        })
    })
}

/// Where the words of a sheet begin behind an office or a number of copies in its margin: `44            SECRET`.
pub(super) fn behind_margin(line: &str) -> Option<usize> {
    let margin = line.split(' ').next().unwrap_or("");
    let is_margin = (1..=4).contains(&margin.len())
        && margin
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let rest = line[margin.len()..]
        .strip_prefix("  ")
        .filter(|_| is_margin)?;
    Some(line.len() - rest.trim_start().len())
}

fn opens(line: &str) -> Option<Found> {
    let lead = line.len() - line.trim_start_matches(['¶', ' ', '\u{feff}']).len();
    let rest = &line[lead..];
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let found = |label, length| {
        Some(Found {
            label,
            start: lead,
            content: lead + length,
        })
    };
    if let Some(length) = executive_order(rest) {
        return found(Label::ExecutiveOrder, length);
    }
    if let Some((words, length)) = before_colon(rest) {
        let known = WITH_COLON
            .iter()
            .find(|(label, _)| label.eq_ignore_ascii_case(words))
            .filter(|(_, label)| can_be(*label, &rest[length..]));
        if let Some((_, label)) = known {
            return found(*label, length);
        }
        if looks_like_tags(words) {
            return found(Label::Tags, length);
        }
    }
    without_colon(rest)
        .or_else(|| repeated(rest))
        .and_then(|(label, length)| found(label, length))
}

/// Labels inside a line, run on to what stands before them.
pub(super) fn within(line: &str) -> Vec<Found> {
    const GLUED: [(&str, Label); 11] = [
        ("CLASSIFIED BY", Label::ClassifiedBy),
        ("SUBJECT", Label::Subject),
        ("REFTELS", Label::References),
        ("REFTEL", Label::References),
        ("REFS", Label::References),
        ("REF", Label::References),
        ("TAGS", Label::Tags),
        ("AGS", Label::Tags),
        ("SUBJ", Label::Subject),
        ("REC'D", Label::Received),
        ("CONTROL", Label::Received),
    ];
    let mut all: Vec<Found> = Vec::new();
    for colon in memchr::memchr_iter(b':', line.as_bytes()) {
        let before = line[..colon].trim_end();
        for (word, label) in GLUED {
            let Some(start) = before.len().checked_sub(word.len()) else {
                continue;
            };
            let ends = before
                .get(start..)
                .is_some_and(|end| end.eq_ignore_ascii_case(word));
            if ends && start > 0 && is_run_on(line, start, label, &line[colon + 1..]) {
                all.push(Found {
                    label,
                    start,
                    content: colon + 1,
                });
                break;
            }
        }
    }
    for at in memchr::memmem::find_iter(line.as_bytes(), b"E.O. 1") {
        if let Some(length) = executive_order(&line[at..]).filter(|_| at > 0) {
            all.push(Found {
                label: Label::ExecutiveOrder,
                start: at,
                content: at + length,
            });
        }
    }
    all.sort_by_key(|found| found.start);
    all
}

/// Whether a word that is common in prose opens a field: a number or a day stands behind it.
fn can_be(label: Label, content: &str) -> bool {
    let content = content.trim_start();
    let figures = content.starts_with(|c: char| c.is_ascii_digit());
    let letters = content.bytes().take_while(u8::is_ascii_alphabetic).count();
    let day = crate::notation::month(&content[..letters]).is_some();
    match label {
        Label::Number => figures,
        Label::Date => day,
        Label::Received => figures || day,
        _ => true,
    }
}

/// A label inside a line counts behind a blank or stop; run on to a word only where nothing else can be meant.
fn is_run_on(line: &str, start: usize, label: Label, rest: &str) -> bool {
    let before = line[..start].chars().next_back().unwrap_or(' ');
    let written = &line[start..];
    match label {
        Label::ClassifiedBy => true,
        // The second column of a sheet.
        Label::Received => line[..start].ends_with("  ") && can_be(label, rest),
        Label::References => {
            // "(Ref A: …)" in prose is no list; a list opens with a letter, a year or a post.
            let opens_list = rest
                .trim_start()
                .starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '(');
            opens_list
                && (!before.is_alphanumeric()
                    || (before.is_uppercase() && written.starts_with("REF")))
        }
        _ => !before.is_alphanumeric(),
    }
}

/// `E.O. 12958:` with or without stops and blanks; gives the length of the order's words, number included.
fn executive_order(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    if !bytes[0].eq_ignore_ascii_case(&b'E') {
        return None;
    }
    let mut at = 1;
    let skip = |at: &mut usize| {
        while matches!(bytes.get(*at), Some(b'.' | b' ')) {
            *at += 1;
        }
    };
    skip(&mut at);
    if !bytes.get(at)?.eq_ignore_ascii_case(&b'O') {
        return None;
    }
    at += 1;
    skip(&mut at);
    let digits = bytes[at..]
        .iter()
        .take_while(|b| b.is_ascii_digit())
        .count();
    (4..=5).contains(&digits).then_some(at)
}

/// The words before a colon near the start of the line, and the length with the colon.
fn before_colon(line: &str) -> Option<(&str, usize)> {
    let window = &line.as_bytes()[..line.len().min(20)];
    let at = memchr::memchr(b':', window)?;
    let words = line.get(..at)?.trim_end();
    Some((words, at + 1))
}

/// `TAGS` misprinted: `TAS`, `TABS`, `TGS`, `TAGES`, `AGS`.
fn looks_like_tags(word: &str) -> bool {
    let upper = word.to_ascii_uppercase();
    (3..=5).contains(&word.len())
        && (upper.ends_with('S') || (upper.len() == 4 && upper.starts_with("TAG")))
        && strsim::osa_distance(&upper, "TAGS") <= 1
}

/// Whether a line says which message is passed on.
pub(super) fn is_repeat(line: &str) -> bool {
    repeated(line).is_some()
}

/// `FOLLOWING REPEAT ROME 4994`: the message that this one passes on.
fn repeated(line: &str) -> Option<(Label, usize)> {
    const OPENINGS: [&str; 3] = [
        "FOLLOWING REPEAT ",
        "FOLLOWING IS REPEAT OF ",
        "FOLLOWING IS REPEATED ",
    ];
    let length = OPENINGS
        .iter()
        .find(|opening| line.starts_with(**opening))?
        .len();
    let first = line[length..].split(' ').nth(1)?;
    let is_number = first.bytes().all(|b| b.is_ascii_digit())
        || line[length..]
            .split(' ')
            .nth(2)?
            .bytes()
            .all(|b| b.is_ascii_digit());
    is_number.then_some((Label::References, length))
}

fn without_colon(line: &str) -> Option<(Label, usize)> {
    let word_len = line.bytes().take_while(|b| b.is_ascii_alphabetic()).count();
    let word = &line[..word_len];
    let rest = &line[word_len..];
    let after = rest.trim_start();
    let content = line.len() - after.len();
    let is = |label: &str| word.eq_ignore_ascii_case(label);
    match () {
        () if is("TAGS") && rest.starts_with([' ', ',', '.']) => Some((Label::Tags, word_len + 1)),
        // The Department's own distribution, not the message's addressees.
        () if matches!(word, "INFO" | "ORIGIN") && looks_like_offices(after) => {
            Some((Label::Other, content))
        }
        () if matches!(word, "DRAFTED" | "APPROVED" | "CLEARED")
            && after.starts_with("BY ")
            && is_address(after) =>
        {
            let label = match word {
                "DRAFTED" => Label::DraftedBy,
                "APPROVED" => Label::ApprovedBy,
                _ => Label::ClearedBy,
            };
            Some((label, content + 3))
        }
        () if matches!(word, "FM" | "TO" | "INFO")
            && (rest.is_empty() || rest.starts_with(' '))
            && is_address(after)
            // "FM MARLOW (NORVALE)": the Foreign Minister.
            && !(word == "FM" && after.ends_with(')')) =>
        {
            let label = match word {
                "FM" => Label::From,
                "TO" => Label::To,
                _ => Label::Info,
            };
            Some((label, content))
        }
        () if word == "ACTION" && (rest.is_empty() || looks_like_offices(after)) => {
            Some((Label::Action, content))
        }
        () if (is("REF") || is("REFS") || is("REFTEL")) && opens_list(after) => {
            Some((Label::References, content))
        }
        // In capitals, a list with a number alone needs no colon.
        () if opens_references(word)
            && !word.contains(char::is_lowercase)
            && is_number_alone(after) =>
        {
            Some((Label::References, content))
        }
        () if is("SUBJ") && rest.starts_with('.') => Some((Label::Subject, word_len + 1)),
        () if is("CLASSIFIED")
            && after
                .get(..3)
                .is_some_and(|by| by.eq_ignore_ascii_case("by ")) =>
        {
            Some((Label::ClassifiedBy, content + 3))
        }
        () => None,
    }
}

/// `STATE 10697`, `NORVALE 2211, ROME 1204`: numbers of posts of the table and nothing else.
fn is_number_alone(rest: &str) -> bool {
    let rest = rest.trim_end_matches(['.', ' ']);
    let parts = rest.split([',', ';']).flat_map(|part| part.split(" AND "));
    let mut parts = parts.map(str::trim);
    !rest.is_empty()
        && parts.all(|part| {
            let Some((post, number)) = part.rsplit_once(' ') else {
                return false;
            };
            let squeezed: String = post.chars().filter(|c| *c != ' ').collect();
            (1..=6).contains(&number.len())
                && number.bytes().all(|b| b.is_ascii_digit())
                && crate::vocab::posts().exact(&squeezed).is_some()
        })
}

/// An address is a few words in upper case, or many behind the teleprinter's indicators.
fn is_address(rest: &str) -> bool {
    let routed = || {
        let indicator = rest.split_once('/').map_or("", |(word, _)| word);
        is_indicator(indicator)
    };
    !rest.bytes().any(|b| b.is_ascii_lowercase()) && (rest.len() < 90 || routed())
}

/// Whether a word is one of the teleprinter's routing indicators: `RUEHC`.
pub(super) fn is_indicator(word: &str) -> bool {
    (4..=8).contains(&word.len())
        && word.starts_with('R')
        && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// `EUR-12 ISO-00`: bureaux with the number of copies.
pub(super) fn looks_like_offices(rest: &str) -> bool {
    rest.split(' ').next().is_some_and(|word| {
        word.split_once('-').is_some_and(|(office, copies)| {
            office.bytes().all(|b| b.is_ascii_uppercase())
                && copies.bytes().all(|b| b.is_ascii_digit())
                && !copies.is_empty()
        })
    })
}

/// `A. RIYADH 1579`, `(A) …`, `A WELLINGTON 721`: the first entry of a lettered list.
fn opens_list(rest: &str) -> bool {
    let inner = rest.trim_start_matches(['(', '[']);
    let mut chars = inner.chars();
    chars.next() == Some('A')
        && match chars.next() {
            Some('.' | ')' | ']' | ':') => true,
            Some(' ') => {
                let words = chars.as_str();
                words.starts_with(|c: char| c.is_ascii_uppercase())
                    && words.contains(|c: char| c.is_ascii_digit())
            }
            _ => false,
        }
}

/// Where a lettered list of messages begins with which a first paragraph ends, without a label: "Talks. A. CINCPAC 070502Z. B. …".
pub(super) fn unnamed_list(line: &str) -> Option<usize> {
    const LONGEST: usize = 120;
    let start = [". A. ", ") A. "]
        .iter()
        .filter_map(|opening| line.find(opening))
        .min()?
        + 2;
    let mut rest = &line[start..];
    let mut timed = false;
    for letter in 'A'..='Z' {
        let next = char::from(letter as u8 + 1);
        let end = [". ", "; ", " "]
            .iter()
            .find_map(|sign| rest.find(&format!("{sign}{next}. ")))
            .unwrap_or(rest.len());
        let entry = &rest[..end];
        let figures = entry.split(|c: char| !c.is_ascii_digit());
        let longest = figures.map(str::len).max().unwrap_or(0);
        if entry.len() > LONGEST || longest < 3 {
            return None;
        }
        timed |= has_time(entry);
        match rest[end..].find(next) {
            Some(at) => rest = &rest[end + at..],
            None => return timed.then_some(start),
        }
    }
    None
}

/// Whether the time of a date-time group stands in some words: `070502Z`.
fn has_time(words: &str) -> bool {
    words
        .split(|c: char| !c.is_ascii_alphanumeric())
        .any(|word| {
            word.strip_suffix('Z')
                .is_some_and(|time| time.len() == 6 && time.bytes().all(|b| b.is_ascii_digit()))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_open_their_fields_in_every_shape() {
        let check = |line: &str, label: Label, content: &str| {
            let found = at_start(line);
            assert_eq!(
                found.map(|f| (f.label, line[f.content..].trim())),
                Some((label, content)),
                "{line}"
            );
        };
        check(
            "E.O. 12958: DECL: 09/28/2019",
            Label::ExecutiveOrder,
            "12958: DECL: 09/28/2019",
        );
        check("EO12958 N/A", Label::ExecutiveOrder, "12958 N/A");
        check("tAgs: PREL", Label::Tags, "PREL");
        check("TABS: EFIS", Label::Tags, "EFIS");
        check("TAGS ECON", Label::Tags, "ECON");
        check("FM AMEMBASSY NORVALE", Label::From, "AMEMBASSY NORVALE");
        check(
            "TO SECSTATE WASHDC PRIORITY 7542",
            Label::To,
            "SECSTATE WASHDC PRIORITY 7542",
        );
        check(
            "TO RUDTC/AMEMBASSY LONDON PRIORITY RUFNPS/AMEMBASSY PARIS PRIORITY RUQTRA/AMEMBASSY RABAT",
            Label::To,
            "RUDTC/AMEMBASSY LONDON PRIORITY RUFNPS/AMEMBASSY PARIS PRIORITY RUQTRA/AMEMBASSY RABAT",
        );
        check("REF A. NORVALE 1939", Label::References, "A. NORVALE 1939");
        check(
            "REFERENCE ROME 10697, STATE 4",
            Label::References,
            "ROME 10697, STATE 4",
        );
        check(
            "¶Refs: (A) Norvale 190",
            Label::References,
            "(A) Norvale 190",
        );
        check(
            "Classified By: DCM Ida Marlow",
            Label::ClassifiedBy,
            "DCM Ida Marlow",
        );
        check(
            "CLASSIFIED BY CHARGE IDA MARLOW",
            Label::ClassifiedBy,
            "CHARGE IDA MARLOW",
        );
    }

    #[test]
    fn a_list_at_the_end_of_the_first_paragraph_needs_no_label() {
        for (line, list) in [
            (
                "161906Z. Talks (C). A. CINCPAC 070502Z Dec 68 (Notal); B. OSLO 12/090158Z Dec 68.",
                Some("A. CINCPAC"),
            ),
            (
                "232135Z. Talks. A. My 060247Z. B. Your 140914Z.",
                Some("A. My"),
            ),
            ("12. Talks. A. He came at 1200. B. He left at 1300.", None),
            ("12. Talks. A. My 060247Z. B. He came.", None),
        ] {
            let found = unnamed_list(line).map(|at| &line[at..]);
            assert_eq!(
                found.is_some_and(|found| found.starts_with(list.unwrap_or("-"))),
                list.is_some(),
                "{line}"
            );
        }
    }

    #[test]
    fn prose_opens_no_field() {
        for line in [
            "To this end we met",
            "From Marlow. See below",
            "REF A IS CLEAR",
            "REFERENCE TO 12",
            "FM MARLOW (NORVALE)",
            "REFERENCE ROME 12 IS WRONG",
            "INFO: he gave us none".strip_prefix("INFO: ").unwrap_or(""),
            "Tabs were kept: few",
        ] {
            assert_eq!(at_start(line), None, "{line}");
        }
    }

    #[test]
    fn labels_run_on_to_a_word_are_found() {
        let check = |line: &str, label: Label, start: &str| {
            let found = within(line);
            assert!(
                found
                    .iter()
                    .any(|f| f.label == label && line[f.start..].starts_with(start)),
                "{line}: {found:?}"
            );
        };
        check(
            "WHO WOULD BE PRIMEREF: A. NORVALE 1939",
            Label::References,
            "REF:",
        );
        check(
            "VISIT TO NORVALEClassified By: DCM",
            Label::ClassifiedBy,
            "Classified By:",
        );
        check("UNITS E.O. 12958: N/A TAGS: KFRD", Label::Tags, "TAGS:");
        assert!(within("the proposal (Ref: see above) stands").is_empty());
    }
}
