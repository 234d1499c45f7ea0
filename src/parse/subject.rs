//! The subject line, and lists of names.
//!
//! Needs: the `SUBJECT` field. Sets: `subject`, joined over its lines, without portion marking.

use super::Reader;
use crate::model::{Classification, Located, fold_space, is_debris};
use crate::notation;
use crate::vocab;

/// Reads the field; the first that says something wins.
pub(super) fn read(reader: &mut Reader<'_>, content: &str) {
    if reader.cable.subject.is_some() {
        return;
    }
    let written = first_sentence(without_portion(content));
    let kept: Vec<&str> = written
        .lines()
        .map(|line| line.trim().trim_end_matches('\\').trim())
        .filter(|line| !line.is_empty() && !is_debris(line))
        .collect();
    let subject = fold_space(&kept.join(" "));
    if !subject.is_empty() {
        reader.cable.subject = reader.located(subject, written);
    }
}

/// A subject that runs on into prose, up to the end of its first sentence: "Visit of Minister. I saw him today …"
fn first_sentence(content: &str) -> &str {
    const RUN_ON: usize = 60;
    let runs_on = content.len() >= RUN_ON;
    let content = before_opening(content);
    if !runs_on || content.contains('\n') || !content.contains(|c: char| c.is_lowercase()) {
        return content;
    }
    let ends = content.match_indices(". ").map(|(at, _)| at).find(|at| {
        let word = content[..*at].rsplit([' ', '.', '(']).next().unwrap_or("");
        let next = content[*at + 1..].trim_start();
        let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
        let short = vocab::is_title_word(word) || letters < 3 || notation::month(word).is_some();
        !short && next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '(')
    });
    match ends {
        Some(at) => &content[..at],
        None => content,
    }
}

/// A subject in front of the words with which an editor's first paragraph goes on: "Visit of Minister. Ref Norvale 12.", "Talks.
/// Following is based on uncleared memcon."
fn before_opening(content: &str) -> &str {
    const OPENINGS: [&str; 9] = [
        "ref ", "refs ", "ref:", "refs:", "reftel", "reference:", "references:", "following is ",
        "following summary ",
    ];
    let opens = |rest: &str| {
        let rest = rest.trim_start();
        OPENINGS.iter().any(|opening| {
            let start = rest.get(..opening.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(opening))
        })
    };
    let end = content.match_indices(". ").map(|(at, _)| at);
    let end = end
        .filter(|at| *at > 0)
        .find(|at| opens(&content[at + 2..]));
    end.map_or(content, |at| &content[..at])
}

/// Cuts `(U)` or `(C/NF)` off the front.
fn without_portion(content: &str) -> &str {
    let content = content.trim();
    match content
        .strip_prefix('(')
        .and_then(|inner| inner.split_once(')'))
    {
        Some((marking, rest))
            if (marking.len() <= 8
                && marking.bytes().all(|b| b.is_ascii_uppercase() || b == b'/'))
                || Classification::at_start(marking)
                    .is_some_and(|(_, length)| length == marking.len()) =>
        {
            rest.trim_start()
        }
        _ => content,
    }
}

/// The first line of a field.
pub(super) fn first_line(content: &str) -> &str {
    content.lines().next().unwrap_or("")
}

/// The people of a `DRAFTED BY` field and its kin, apart at line ends, commas and semicolons.
///
/// `EUR/RPE:IMARLOW:ABC` is an office, a name and the typist's initials: the name alone is kept.
pub(super) fn people(reader: &Reader<'_>, content: &str) -> Vec<Located<String>> {
    content
        .lines()
        .filter(|line| !is_debris(line.trim()))
        .flat_map(|line| line.split([',', ';']))
        .flat_map(two_entries)
        .filter_map(|entry| {
            let mut parts = entry.trim().split(':').map(str::trim);
            let first = parts.next()?;
            let name = parts.next().map_or(first, |second| match parts.next() {
                // Office, sub-office, name.
                Some(third) if is_office(second) => third,
                _ if first.len() > second.len() && second.len() <= 3 => first,
                _ => second,
            });
            let name = name.split(['(', '/']).next().unwrap_or(name).trim();
            let letters = name.chars().filter(|c| c.is_alphabetic()).count();
            (letters > 1).then(|| reader.located(name.to_owned(), name))?
        })
        .collect()
}

/// `POL:IMARLOW/ECON:OTALLIS` is two entries, `EUR/RPE:IMARLOW` one.
fn two_entries(entry: &str) -> impl Iterator<Item = &str> {
    let cut = entry.match_indices('/').map(|(at, _)| at);
    let mut cut = cut.filter(|at| entry[..*at].contains(':') && entry[at + 1..].contains(':'));
    let (first, second) = match cut.next_back() {
        Some(at) => (&entry[..at], Some(&entry[at + 1..])),
        None => (entry, None),
    };
    std::iter::once(first).chain(second)
}

fn is_office(word: &str) -> bool {
    word.contains('/')
        || crate::vocab::is_office_symbol(word)
        || matches!(word, "POL" | "ECON" | "ADM")
}

/// `EUR/RPE:IMARLOW`: an office and one who cleared, as they stand below the one who approved.
pub(super) fn is_clearance(words: &str) -> bool {
    let Some((office, name)) = words.split_once(':') else {
        return false;
    };
    let symbol = office.len() <= 12
        && office
            .bytes()
            .all(|b| b.is_ascii_uppercase() || matches!(b, b'/' | b'-'));
    symbol
        && !office.is_empty()
        && words.len() < 60
        && !name.contains(char::is_lowercase)
        && !name.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_ends_before_the_prose_that_follows_it() {
        let check = |content: &str, expected: &str| {
            assert_eq!(first_sentence(content), expected);
        };
        check(
            "Visit of Minister Tallis. I saw the Minister today at his request. He raised the harbour treaty.",
            "Visit of Minister Tallis",
        );
        check(
            "Talk of Gen. Marlow with Amb. Tallis on U.S. forces in Norvale and what is to become of them",
            "Talk of Gen. Marlow with Amb. Tallis on U.S. forces in Norvale and what is to become of them",
        );
    }

    #[test]
    fn a_subject_ends_before_references_and_what_a_text_is_based_on() {
        for (content, subject) in [
            (
                "Call on Acting FonMin Tallis. Ref State 12.",
                "Call on Acting FonMin Tallis",
            ),
            ("Harbour talks. Reference: Norvale 827.", "Harbour talks"),
            (
                "Lunch, May 17. Following is based on uncleared memcon.",
                "Lunch, May 17",
            ),
            ("Refs. and following reports", "Refs. and following reports"),
        ] {
            assert_eq!(first_sentence(content), subject);
        }
    }

    #[test]
    fn drafters_are_told_from_offices_and_typists() {
        let check = |content: &str, expected: &[&str]| {
            let reader = Reader::of(content);
            let found = people(&reader, content);
            let names: Vec<&str> = found.iter().map(|name| name.value.as_str()).collect();
            assert_eq!(names, expected, "{content}");
        };
        check("EUR/RPE:IMARLOW:ABC", &["IMARLOW"]);
        check("MARLOW:IM", &["MARLOW"]);
        check("POL:IMARLOW/ECON:OTALLIS:ABC", &["IMARLOW", "OTALLIS"]);
        check("NEA:POL:OTALLIS", &["OTALLIS"]);
        check("IDA MARLOW, OREN TALLIS", &["IDA MARLOW", "OREN TALLIS"]);
        check("S/S:MR. HALE\nAF:MR. QUILL", &["MR. HALE", "MR. QUILL"]);
    }
}
