//! An editor's source note: `Source: … Confidential; Exdis. Drafted by Marlow; cleared by Tallis (EUR); and approved by Ball.`
//!
//! Needs: the line `Source: …` behind the message. Sets what the message itself does not say: `classification
//! captions precedence drafted_by cleared_by approved_by`. Method: sentences of nothing but markings; clauses from
//! one verb to the next. Offices are no names. Misses: notes that tell it in other words.

use super::Reader;
use super::security::is_precedence;
use crate::model::{Cable, Classification, Located};
use crate::notation::month;
use crate::vocab::{is_caption, is_generation, is_office_symbol, is_particle};

/// What opens a source note.
pub(super) const LABEL: &str = "Source: ";

/// Who did what to a telegram before it went.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Role {
    Drafted,
    Cleared,
    Approved,
}

const VERBS: [(&str, Role); 3] = [
    ("rafted", Role::Drafted),
    ("leared", Role::Cleared),
    ("pproved", Role::Approved),
];

/// Reads the note.
pub(super) fn read(reader: &mut Reader<'_>, note: &str) {
    for sentence in sentences(note) {
        if !markings(reader, sentence) {
            people(reader, sentence);
        }
    }
}

/// The sentences of a note; the stops of initials and abbreviations end none.
fn sentences(note: &str) -> impl Iterator<Item = &str> {
    let mut rest = note;
    std::iter::from_fn(move || {
        let text = rest.trim_start();
        if text.is_empty() {
            return None;
        }
        let end = text
            .match_indices(". ")
            .map(|(at, _)| at)
            .find(|at| {
                let word = text[..*at].rsplit([' ', '(']).next().unwrap_or("");
                let opens = text[at + 2..]
                    .trim_start()
                    .starts_with(|c: char| c.is_uppercase() || c == '(');
                opens
                    // "UN 1. Confidential" ends a file number, "J. Marlow" no sentence.
                    && (word.len() > 1 || word.bytes().all(|b| b.is_ascii_digit()))
                    && !word.contains('.')
                    && !matches!(word, "No" | "Mr" | "Dr" | "St" | "Gen")
            })
            .unwrap_or(text.len());
        rest = text.get(end + 1..).unwrap_or("");
        Some(text[..end].trim_end_matches('.'))
    })
}

/// Reads `Confidential; Exdis; Priority`; `false` where the sentence holds anything else.
fn markings(reader: &mut Reader<'_>, sentence: &str) -> bool {
    let parts = || {
        sentence
            .split([';', ','])
            .map(str::trim)
            .filter(|part| !part.is_empty())
    };
    let level = |part: &str| {
        let found = Classification::WORDS
            .iter()
            .find(|(_, words)| words.eq_ignore_ascii_case(part));
        found.map(|(level, _)| *level)
    };
    let mark = |part: &str| {
        let upper = part.to_ascii_uppercase();
        is_caption(&upper) || is_precedence(&upper)
    };
    if sentence.len() > 120 || !parts().all(|part| level(part).is_some() || mark(part)) {
        return false;
    }
    for part in parts() {
        let upper = part.to_ascii_uppercase();
        if let Some(level) = level(part) {
            if reader.cable.classification.is_none() {
                reader.cable.classification = reader.located(level, part);
            }
        } else if let Some(located) = reader.located(upper.clone(), part) {
            let list = if is_precedence(&upper) {
                &mut reader.cable.precedence
            } else {
                &mut reader.cable.captions
            };
            if list.iter().all(|known| known.value != upper) {
                list.push(located);
            }
        }
    }
    true
}

/// Reads the clauses of `Drafted by A and B; cleared by C (EUR) and in EA; and approved by D`.
fn people(reader: &mut Reader<'_>, sentence: &str) {
    let mut clauses: Vec<(usize, usize, Role)> = Vec::new();
    for (verb, role) in VERBS {
        for (at, _) in sentence.match_indices(verb) {
            let rest = &sentence[at + verb.len()..];
            let initial = at
                .checked_sub(1)
                .map_or(b' ', |before| sentence.as_bytes()[before]);
            if !matches!(initial, b'D' | b'd' | b'C' | b'c' | b'A' | b'a') {
                continue;
            }
            let opens_word = !sentence[..at - 1].ends_with(char::is_alphanumeric);
            let follows = [" by ", " in ", " on ", " and ", " ("]
                .iter()
                .any(|word| rest.starts_with(word));
            // "Drafted Marlow; cleared in …": a slip of the editors.
            let by_left_out = at == 1 && rest.starts_with(' ') && sentence.contains("; ");
            if opens_word && (follows || by_left_out) {
                clauses.push((at - 1, at + verb.len(), role));
            }
        }
    }
    clauses.sort_unstable_by_key(|clause| clause.0);
    for (index, (_, from, role)) in clauses.iter().enumerate() {
        let to = clauses.get(index + 1).map_or(sentence.len(), |next| next.0);
        let clause = &sentence[*from..to];
        // "Drafted and approved by D": the names stand behind the second verb.
        let shared = clause.trim() == "and";
        let names_from = if shared {
            clauses.get(index + 1).map(|next| next.1)
        } else {
            Some(*from)
        };
        let names_to = if shared {
            clauses.get(index + 2).map_or(sentence.len(), |next| next.0)
        } else {
            to
        };
        let Some(names_from) = names_from else {
            continue;
        };
        let found = names(reader, &sentence[names_from..names_to]);
        let list = list_of(&mut reader.cable, *role);
        for name in found {
            if list.iter().all(|known| known.value != name.value) {
                list.push(name);
            }
        }
    }
}

fn list_of(cable: &mut Cable, role: Role) -> &mut Vec<Located<String>> {
    match role {
        Role::Drafted => &mut cable.drafted_by,
        Role::Cleared => &mut cable.cleared_by,
        Role::Approved => &mut cable.approved_by,
    }
}

/// The people of a clause: behind `by`, until `in` opens a list of offices.
fn names(reader: &Reader<'_>, clause: &str) -> Vec<Located<String>> {
    let mut found = Vec::new();
    let mut people = clause
        .strip_prefix(' ')
        .is_some_and(|words| words.starts_with(char::is_uppercase));
    for item in items(clause) {
        let mut item = item.trim();
        loop {
            let rest = [
                ("by ", true),
                ("and ", people),
                ("in draft", people),
                ("in substance", people),
                ("in ", false),
                ("with ", people),
            ]
            .into_iter()
            .find_map(|(word, then)| Some((item.strip_prefix(word)?, then)));
            let Some((rest, then)) = rest else { break };
            // "on April 6 by Marlow"
            (item, people) = (rest.trim_start(), then);
        }
        if let Some((_, behind)) = item.split_once(" by ").filter(|_| item.starts_with("on ")) {
            (item, people) = (behind, true);
        }
        let name = bare(item);
        if people && is_name(name) {
            found.extend(reader.located(name.to_owned(), name));
        }
    }
    found
}

/// Cuts at commas, semicolons and `and`, outside parentheses.
fn items(clause: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let (mut start, mut depth) = (0, 0_u32);
    for (at, c) in clause.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' | ';' if depth == 0 && !is_suffix(&clause[at + 1..]) => {
                items.push(&clause[start..at]);
                start = at + 1;
            }
            ' ' if depth == 0 && at >= start && clause[at..].starts_with(" and ") => {
                items.push(&clause[start..at]);
                start = at + 4;
            }
            _ => {}
        }
    }
    items.push(&clause[start..]);
    items.retain(|item| !item.trim().is_empty());
    items
}

/// Whether what stands behind a comma goes on with the name before it: "Marlow, Jr."
fn is_suffix(rest: &str) -> bool {
    let word = rest.trim_start().split([' ', ',', ';', '(']).next();
    rest.starts_with(' ') && word.is_some_and(is_generation)
}

/// Cuts `(EUR/RPE)`, `on April 6` and stops off the end.
fn bare(item: &str) -> &str {
    let item = item.split(" (").next().unwrap_or(item);
    let dated = item.find(" on ").filter(|at| {
        let day = item[at + 4..].split(' ').next().unwrap_or("");
        month(day).is_some()
    });
    let item = dated.map_or(item, |at| &item[..at]);
    item.trim_end_matches([' ', '.', ',', ';'])
}

/// Capitalised words, no office and no "other staff members".
fn is_name(name: &str) -> bool {
    let mut words = name.split(' ').filter(|word| !word.is_empty()).peekable();
    let capitalised = |word: &str| word.starts_with(char::is_uppercase) || is_particle(word);
    words.peek().is_some()
        && name.len() < 60
        && !name.contains(['/', ':', '['])
        && !is_office_symbol(name)
        && (name.len() > 4 || name.chars().any(char::is_lowercase))
        && !name.starts_with("Department")
        && words.all(capitalised)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(note: &str, expected: [&[&str]; 3]) {
        let mut reader = Reader::of(note);
        read(&mut reader, note);
        let cable = &reader.cable;
        for (list, expected) in [&cable.drafted_by, &cable.cleared_by, &cable.approved_by]
            .into_iter()
            .zip(expected)
        {
            let list: Vec<&str> = list.iter().map(|name| name.value.as_str()).collect();
            assert_eq!(list, expected, "{note}");
        }
    }

    #[test]
    fn a_file_number_may_end_a_sentence() {
        let note =
            "Source: Archive, Central Files 1970-73, UN 1. Confidential. Drafted by J. Marlow.";
        let mut reader = Reader::of(note);
        read(&mut reader, note);
        let level = reader.cable.classification.map(|level| level.value);
        assert_eq!(level, Some(Classification::Confidential));
        assert_eq!(reader.cable.drafted_by.len(), 1);
    }

    #[test]
    fn people_are_told_from_offices() {
        check(
            "Source: Archive. Secret. Drafted by Marlow and Quill (EUR/RPE), cleared by Tallis and Hale (RPE), and approved by Ball.",
            [&["Marlow", "Quill"], &["Tallis", "Hale"], &["Ball"]],
        );
        check(
            "Source: Archive. Drafted by Marlow on April 6; cleared in S/P, and by Tallis, Hale (in draft), and De Vere, and in EA/RA and EUR; and approved by Quill. Repeated to Norvale.",
            [&["Marlow"], &["Tallis", "Hale", "De Vere"], &["Quill"]],
        );
        check(
            "Source: Archive. Drafted by Marlow and other staff members; cleared in draft by I.A. Hale and EB/OFP staff; and approved by Quill, Jr. The note ends.",
            [&["Marlow"], &["I.A. Hale"], &["Quill, Jr"]],
        );
        check(
            "Source: Archive. Drafted by Ana del Marlow; cleared by Tallis, IV, and Hale; approved by Quill.",
            [&["Ana del Marlow"], &["Tallis, IV", "Hale"], &["Quill"]],
        );
        check(
            "Source: Archive. Drafted and approved by Marlow.",
            [&["Marlow"], &[], &["Marlow"]],
        );
        check(
            "Source: Archive. He cleared the papers by hand.",
            [&[], &[], &[]],
        );
    }

    #[test]
    fn markings_are_a_sentence_of_their_own() {
        let note = "Source: National Archive, RG 1, Files. Limited Official Use; Exdis; Immediate. It was secret, he said.";
        let mut reader = Reader::of(note);
        read(&mut reader, note);
        let cable = reader.cable;
        assert_eq!(
            cable.classification.map(|c| c.value),
            Some(Classification::LimitedOfficialUse)
        );
        assert_eq!(cable.captions[0].value, "EXDIS");
        assert_eq!(cable.precedence[0].span.of(note), "Immediate");
    }
}
