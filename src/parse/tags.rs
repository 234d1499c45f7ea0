//! TAGS entries in every shape: commas, blanks, codes run together, names of people and topics.
//!
//! Needs: the `TAGS` field. Sets: `tags`, upper case, each once.

use super::Reader;
use super::lines::is_debris;
use crate::model::{Located, fold_space};
use crate::vocab::tag_meaning;

/// Reads the entries of a field.
pub(super) fn read(reader: &mut Reader<'_>, content: &str) {
    let mut entries: Vec<Located<String>> = Vec::new();
    for line in content
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !is_debris(line))
    {
        for part in line
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            read_part(reader, part, &mut entries);
        }
    }
    for entry in entries {
        if reader
            .cable
            .tags
            .iter()
            .all(|known| known.value != entry.value)
        {
            reader.cable.tags.push(entry);
        }
    }
}

/// Reads what stands between two commas: one entry, or several apart by blanks.
fn read_part(reader: &Reader<'_>, part: &str, entries: &mut Vec<Located<String>>) {
    let words: Vec<&str> = part.split_whitespace().collect();
    if words.contains(&"PAGE") {
        // A page heading that a line's end has not kept apart.
        return;
    }
    let mut at = 0;
    while at < words.len() {
        let word = words[at].trim_matches(|c: char| !c.is_alphanumeric());
        if word.is_empty() {
            at += 1;
        } else if let Some(codes) = codes(word) {
            entries.extend(
                codes
                    .into_iter()
                    .filter_map(|code| reader.located(code.to_uppercase(), code)),
            );
            at += 1;
        } else {
            let run = words[at..]
                .iter()
                .take_while(|word| codes_strict(word).is_none())
                .count()
                .max(1);
            let after_visit = entries.last().is_some_and(|entry| entry.value == "OVIP");
            push_words(
                reader,
                part,
                &words[at..at + run],
                after_visit && words.len() > 1,
                entries,
            );
            at += run;
        }
    }
}

/// A run of words that are no codes: people behind OVIP (surname, given name), else one topic.
fn push_words(
    reader: &Reader<'_>,
    part: &str,
    words: &[&str],
    people: bool,
    entries: &mut Vec<Located<String>>,
) {
    let whole = |words: &[&str]| -> Option<usize> {
        Some(words.last()?.as_ptr() as usize + words.last()?.len())
    };
    let groups: Vec<&[&str]> = if people {
        words.chunks(2).collect()
    } else {
        vec![words]
    };
    for group in groups {
        let Some(end) = whole(group) else { continue };
        let start = group[0].as_ptr() as usize - part.as_ptr() as usize;
        let written = &part[start..end - part.as_ptr() as usize];
        let value = match group {
            [surname, given] if people => format!("{surname}, {given}").to_uppercase(),
            _ => fold_space(written).to_uppercase(),
        };
        entries.extend(reader.located(value, written));
    }
}

/// The codes that a word is made of: one, or several run together.
fn codes(word: &str) -> Option<Vec<&str>> {
    if tag_meaning(&word.to_uppercase()).is_some() {
        return Some(vec![word]);
    }
    codes_strict(word)
}

/// As [`codes`], for words that must be codes wholly.
fn codes_strict(word: &str) -> Option<Vec<&str>> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    if !word.is_ascii() {
        return None;
    }
    let upper = word.to_uppercase();
    if tag_meaning(&upper).is_some() {
        return Some(vec![word]);
    }
    if word.len() < 6 || word.len() > 120 {
        return None;
    }
    let mut codes = Vec::new();
    let mut at = 0;
    while at < word.len() {
        // Codes of two letters are countries: run on to others one stands at the end.
        let lengths: &[usize] = if upper.len() - at == 2 { &[2] } else { &[4] };
        let length = *lengths.iter().find(|length| {
            upper
                .get(at..at + **length)
                .is_some_and(|code| tag_meaning(code).is_some())
        })?;
        codes.push(&word[at..at + length]);
        at += length;
    }
    Some(codes)
}
