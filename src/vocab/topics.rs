//! Topics of TAGS lines that are written out in words.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::table::rows;
use super::{Sense, lexicon};

/// The longest topic that a TAGS line's words begin with: how many words, and how the entry is written.
pub fn topic(words: &[&str]) -> Option<(usize, String)> {
    static TOPICS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
        rows(include_str!("topics.tsv"))
            .map(|[words, tag]| (words, if tag.is_empty() { words } else { tag }))
            .collect()
    });
    (2..=words.len().min(4)).rev().find_map(|count| {
        let phrase = words[..count].join(" ").to_ascii_uppercase();
        Some((count, (*TOPICS.get(phrase.as_str())?).to_owned()))
    })
}

/// How many of the first words name a country, city or region; the longest such name.
pub fn place_in_front(words: &[&str]) -> Option<usize> {
    let lexicon = lexicon();
    let mut buffer = String::new();
    let mut state = 0;
    let mut best = None;
    for (count, written) in (1..).zip(words) {
        let next = lexicon
            .word(written, &mut buffer)
            .and_then(|word| lexicon.step(state, word));
        let Some(next) = next else { break };
        state = next;
        let is_place = |sense| matches!(sense, Sense::Place(_));
        if lexicon
            .entries(state)
            .iter()
            .any(|entry| is_place(entry.sense))
        {
            best = Some(count);
        }
    }
    best
}
