//! Who classified a cable: name, title and reasons out of `Classified By: Charge Ida Marlow for reasons 1.4 (b/d)`.
//!
//! Needs: the `Classified By` field. Sets: `classified_by`. Method: the reasons end the names; `name` tells names
//! from titles.

mod name;
mod unbroken;

use unbroken::Unbroken;

use super::Reader;
use crate::model::{Classifier, fold_space};

/// Words that open the reasons.
const REASON_WORDS: [&str; 24] = [
    "reason", "reaons", "reson", "resaon", "raeson", "rason", "for 1", "for sec", "for para",
    "e.o.", "e.o ", "eo 1", "eo1", "per 1.", "per sec", "per para", "based ", "under 1",
    "under sec", "pursuant", "in accordance", "1.4", "1.5", "declassify on",
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
    let field = Unbroken::new(reader.text, content);
    let content = without_repeat(&field.words);
    let why = REASON_WORDS
        .iter()
        .filter_map(|word| find_ignoring_case(content, word))
        .chain(for_broken_reason(content))
        .min()
        .unwrap_or(content.len());
    let who = name::split(without_last_words(first_lines(&content[..why])));
    if who.title.is_none() && who.name.is_none() {
        return;
    }
    let name = who.name.map(|name| match who.other {
        Some(other) => format!("{}; {}", fold_space(name), fold_space(other)),
        None => fold_space(name),
    });
    let classifier = Classifier {
        name,
        title: who.title.map(fold_space),
        reasons: reasons(&content[why..]),
        name_span: who.name.and_then(|name| field.span(name)),
        title_span: who.title.and_then(|title| field.span(title)),
    };
    let end = reason_end(content, why);
    let span = field.span(content[..end].trim_end());
    reader.cable.classified_by = span.map(|span| crate::model::Located::new(classifier, span));
}

/// `for re` with the rest of the word garbled; not "for Regional Affairs".
fn for_broken_reason(content: &str) -> Option<usize> {
    let at = find_ignoring_case(content, "for re")?;
    let next = content[at + 6..].chars().next();
    let goes_on = next.is_some_and(|c| {
        c.is_ascii_lowercase()
            || (c.is_ascii_uppercase()
                && content[..at].ends_with(' ')
                && content[at + 4..].starts_with("RE"))
    });
    (!goes_on).then_some(at)
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
                || (word.len() <= 3
                    && text.len() > word.len()
                    && word.bytes().all(|b| b.is_ascii_lowercase()))
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

/// The reasons in the form `1.4(b)`, out of `1.4 (b/d)`, `1.4 (b) and (d)`, `1.5 D`.
fn reasons(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut article: Option<&str> = None;
    for word in
        text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '/' | ',' | ';' | '&'))
    {
        let word = word.trim_matches('.');
        if article.is_some() && word.len() > 3 && is_prose(word) {
            break;
        }
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

/// A word that belongs to no reasons: text that follows them.
fn is_prose(word: &str) -> bool {
    let of_reasons = [
        "reason", "reasons", "section", "para", "sections", "e.o", "12958", "13526", "1.4", "1.5",
    ];
    let lower = word.to_ascii_lowercase();
    lower.bytes().all(|b| b.is_ascii_alphabetic())
        && !of_reasons.contains(&lower.trim_end_matches([':', '.']))
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
    fn reasons_are_spelt_one_way() {
        for text in [
            "1.4 (b/d).", "1.4 (b) and (d)", "Reasons: 1.4 B, D", "1.4(B),(D)",
        ] {
            assert_eq!(reasons(text), ["1.4(b)", "1.4(d)"], "{text}");
        }
        assert_eq!(reasons("REASON: 1.5(D)"), ["1.5(d)"]);
    }
}
