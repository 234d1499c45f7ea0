//! Who classified a cable: name, title and reasons out of `Classified By: Charge Ida Marlow for reasons 1.4 (b/d)`.
//!
//! Needs: the `Classified By` field. Sets: `classified_by`. Method: the reasons end the names; titles, by their
//! word list (a letter wrong allowed), end before the name begins. Misses: names broken in two by a line's end.

use super::Reader;
use crate::model::{Classifier, Span, fold_space};
use crate::vocab::is_title_word;

/// Words that open the reasons.
const REASON_WORDS: [&str; 13] = [
    "reason",
    "reaons",
    "rason",
    "for re",
    "for 1",
    "e.o.",
    "eo 1",
    "per 1.",
    "based ",
    "under 1",
    "under section",
    "1.4",
    "1.5",
];

/// Words of titles that the list of titles does not hold.
const MORE_TITLE_WORDS: [&str; 24] = [
    "acting",
    "affairs",
    "affaires",
    "and",
    "for",
    "member",
    "officer",
    "off",
    "unit",
    "chief",
    "section",
    "counsel",
    "councilor",
    "director",
    "dir",
    "chairman",
    "pol",
    "econ",
    "mil",
    "political",
    "economic",
    "office",
    "daffaires",
    "attache",
];

/// Reads one field; a later one counts only where the first held no name.
pub(super) fn read(reader: &mut Reader<'_>, content: &str) {
    if reader
        .cable
        .classified_by
        .as_ref()
        .is_some_and(|c| c.value.name.is_some())
    {
        return;
    }
    let content = without_repeat(content);
    let why = REASON_WORDS
        .iter()
        .filter_map(|word| find_ignoring_case(content, word))
        .min()
        .unwrap_or(content.len());
    let who = without_last_words(first_lines(&content[..why]));
    let (title, name) = split_name(who);
    if title.is_none() && name.is_none() {
        return;
    }
    let classifier = Classifier {
        name: name.map(fold_space),
        title: title.map(fold_space),
        reasons: reasons(&content[why..]),
        name_span: name.and_then(|name| Span::of_slice(reader.text, name)),
        title_span: title.and_then(|title| Span::of_slice(reader.text, title)),
    };
    let end = reason_end(content, why);
    reader.cable.classified_by = reader.located(classifier, content[..end].trim_end());
}

/// The text up to a blank line or a page's classification.
fn first_lines(text: &str) -> &str {
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if (words.is_empty() && end > 0) || super::security::is_head_line(words) {
            break;
        }
        end += line.len();
    }
    text[..end].trim()
}

/// Cuts "for", "per", "under", "based on" off the end.
fn without_last_words(text: &str) -> &str {
    let mut text = text.trim_end();
    while let Some(word) = text
        .rsplit(|c: char| c.is_whitespace())
        .next()
        .filter(|word| {
            [
                "for", "f0r", "per", "under", "based", "on", "upon", "section", "para",
            ]
            .iter()
            .any(|last| last.eq_ignore_ascii_case(word.trim_end_matches([',', ':'])))
        })
    {
        text = text[..text.len() - word.len()].trim_end();
    }
    text
}

/// Cuts what the field repeats of its own label: `Classified By: (C) CLASSIFIED BY …`.
fn without_repeat(content: &str) -> &str {
    let label = "classified by";
    match find_ignoring_case(content, label) {
        Some(at) => content[at + label.len()..].trim_start_matches([':', ' ', '\n', '\r']),
        None => content,
    }
}

fn find_ignoring_case(text: &str, word: &str) -> Option<usize> {
    text.as_bytes()
        .windows(word.len())
        .position(|window| window.eq_ignore_ascii_case(word.as_bytes()))
}

/// Title and name of the text before the reasons.
fn split_name(who: &str) -> (Option<&str>, Option<&str>) {
    let who =
        who.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '-'));
    if who.is_empty() {
        return (None, None);
    }
    for segment in who.split([',', ';']) {
        let Some(name) = trailing_name(segment) else {
            continue;
        };
        let start = name.as_ptr() as usize - who.as_ptr() as usize;
        let before = who[..start]
            .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | ':' | '-'));
        let after = who[start + name.len()..]
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
        let title = if before.is_empty() { after } else { before };
        return (Some(title).filter(|title| !title.is_empty()), Some(name));
    }
    (Some(who), None)
}

/// The run of words at the end of a segment that can be a name.
fn trailing_name(segment: &str) -> Option<&str> {
    let segment = segment.rsplit('?').next().unwrap_or(segment);
    if segment.contains('/') && !segment.trim().contains(' ') {
        // "EUR/PRA" is an office.
        return None;
    }
    let words: Vec<&str> = segment
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | ':'))
        .filter(|word| !word.is_empty())
        .collect();
    let mixed = words.last()?.chars().any(char::is_lowercase);
    let run = words
        .iter()
        .rev()
        .take(4)
        .take_while(|word| can_be_name(word, mixed))
        .count();
    let first = words.len() - run;
    // "G. Marlow" may begin with initials, not end with them; a name alone is at least two words.
    let heavy = words[first..].iter().any(|word| word.len() > 2);
    if run == 0 || !heavy || (run == 1 && first == 0) {
        return None;
    }
    let start = words[first].as_ptr() as usize - segment.as_ptr() as usize;
    Some(segment[start..].trim_end_matches(|c: char| c.is_whitespace() || c == '.'))
}

fn can_be_name(word: &str, mixed: bool) -> bool {
    let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
    let initials = letters.split('.').all(|part| part.chars().count() == 1)
        || (letters.len() == 2 && word.ends_with('.'));
    let is_initial = initials || matches!(letters, "II" | "III" | "IV");
    let symbol =
        mixed && letters.len() > 1 && !is_initial && letters.chars().all(|c| !c.is_lowercase());
    let office =
        !mixed && letters.len() > 1 && !is_initial && crate::vocab::is_office_symbol(letters);
    letters.starts_with(char::is_uppercase)
        && !symbol
        && !office
        && !is_compound(letters)
        && (is_initial || !is_title(letters))
}

/// `PolMinCons`: capitals inside a word, as in no name but Mc- and its kin.
fn is_compound(word: &str) -> bool {
    let inner = word
        .char_indices()
        .skip(1)
        .find(|(at, c)| c.is_uppercase() && word[..*at].ends_with(char::is_lowercase));
    inner.is_some_and(|(at, _)| {
        at > 3 && !word[..at].starts_with("Mac") && !word[..at].ends_with(['-', '\'', '’'])
    })
}

fn is_title(word: &str) -> bool {
    let lower = word.to_lowercase();
    (is_title_word(&lower) && !crate::vocab::is_given_name(word))
        || MORE_TITLE_WORDS.contains(&lower.as_str())
        || (lower.len() >= 7
            && [
                "ambassador",
                "counselor",
                "director",
                "counsellor",
                "economic",
                "affairs",
            ]
            .iter()
            .any(|t| strsim::osa_distance(t, &lower) <= 1))
}

/// The reasons in the form `1.4(b)`, out of `1.4 (b/d)`, `1.4 (b) and (d)`, `1.5 D`.
fn reasons(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut article: Option<&str> = None;
    for word in
        text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '/' | ',' | ';' | '&'))
    {
        let word = word.trim_matches('.');
        if let Some(rest) = word
            .strip_prefix("1.")
            .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            article = Some(&word[..2 + digits]);
            push_reason(&mut found, article, &rest[digits..]);
        } else {
            push_reason(&mut found, article, word);
        }
    }
    found
}

fn push_reason(found: &mut Vec<String>, article: Option<&str>, letter: &str) {
    let is_letter = letter.len() == 1
        && letter
            .bytes()
            .all(|b| matches!(b.to_ascii_lowercase(), b'a'..=b'h'));
    if let Some(article) = article.filter(|_| is_letter) {
        let reason = format!("{article}({})", letter.to_ascii_lowercase());
        if !found.contains(&reason) {
            found.push(reason);
        }
    }
}

/// Where the reasons end: at the first blank line behind them.
fn reason_end(content: &str, why: usize) -> usize {
    content[why..]
        .find("\n\n")
        .map_or(content.len(), |at| why + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_titles() {
        let check = |who: &str, title: Option<&str>, name: Option<&str>| {
            assert_eq!(split_name(who), (title, name), "{who}")
        };
        check("Charge Ida Marlow ", Some("Charge"), Some("Ida Marlow"));
        check(
            "Acting Deputy Chief of Mission Oren P. Tallis",
            Some("Acting Deputy Chief of Mission"),
            Some("Oren P. Tallis"),
        );
        check(
            "Ida L. Marlow, Acting ASSISTANT SECRETARY, VCI",
            Some("Acting ASSISTANT SECRETARY, VCI"),
            Some("Ida L. Marlow"),
        );
        check(
            "Acting DCM/Oren Tallis",
            Some("Acting DCM"),
            Some("Oren Tallis"),
        );
        check("CDA: Ida Marlow", Some("CDA"), Some("Ida Marlow"));
        check("AF PDAS Ida Marlow", Some("AF PDAS"), Some("Ida Marlow"));
        check(
            "Ambassaor Ida Marlow",
            Some("Ambassaor"),
            Some("Ida Marlow"),
        );
        check(
            "Conoff Oren Tallis III",
            Some("Conoff"),
            Some("Oren Tallis III"),
        );
        check(
            "AMBASSADOR IDA MARLOW",
            Some("AMBASSADOR"),
            Some("IDA MARLOW"),
        );
    }

    #[test]
    fn reasons_are_spelt_one_way() {
        for text in [
            "1.4 (b/d).",
            "1.4 (b) and (d)",
            "Reasons: 1.4 B, D",
            "1.4(B),(D)",
        ] {
            assert_eq!(reasons(text), ["1.4(b)", "1.4(d)"], "{text}");
        }
        assert_eq!(reasons("REASON: 1.5(D)"), ["1.5(d)"]);
    }
}
