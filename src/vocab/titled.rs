//! Titles as they stand in words, before a name or alone.

use super::lexicon::{Entry, Sense, WordId};
use super::{PieceKind, Title, is_generation, lexicon, pieces, title};

/// The longest title that stands in some words: `Acting Deputy Chief of Mission` for "Acting Deputy Chief of Mission Marlow".
pub fn title_in(words: &str) -> Option<Title> {
    let lexicon = lexicon();
    let mut buffer = String::new();
    let ids: Vec<Option<WordId>> = pieces(words, 0, words.len())
        .filter(|piece| piece.kind != PieceKind::Sign)
        .map(|piece| {
            lexicon.word(
                &words[piece.start as usize..piece.end as usize],
                &mut buffer,
            )
        })
        .collect();
    let mut best: Option<(usize, u16)> = None;
    for start in 0..ids.len() {
        let mut state = 0;
        for (length, word) in (1..).zip(&ids[start..]) {
            let Some(next) = word.and_then(|word| lexicon.step(state, word)) else {
                break;
            };
            state = next;
            for entry in lexicon.entries(state) {
                if let Sense::Title(index) = entry.sense
                    && best.is_none_or(|(longest, _)| length > longest)
                {
                    best = Some((length, index));
                }
            }
        }
    }
    best.map(|(_, index)| title(index))
}

/// Length in bytes of the longest title that some words open with: 18 for "Secretary of State Marlow".
pub fn title_length(words: &str) -> Option<usize> {
    let lexicon = lexicon();
    let mut buffer = String::new();
    let mut state = 0;
    let mut best = None;
    for piece in pieces(words, 0, words.len()) {
        let (start, end) = (piece.start as usize, piece.end as usize);
        let word = lexicon.word(&words[start..end], &mut buffer);
        let Some(next) = word.and_then(|word| lexicon.step(state, word)) else {
            break;
        };
        state = next;
        let is_title = |entry: &Entry| matches!(entry.sense, Sense::Title(_));
        if lexicon.entries(state).iter().any(is_title) {
            best = Some(end);
        }
    }
    best
}

/// A person's name as it is looked for, given names first and without a title: `Ida K. Marlow` for "Marlow, Dr. Ida K.".
///
/// ```
/// use cablegraph::vocab::plain_name;
/// assert_eq!(plain_name("Marlow, Dr. Ida K."), "Ida K. Marlow");
/// assert_eq!(plain_name("Mr. Tallis"), "Tallis");
/// assert_eq!(plain_name("Oren Tallis, Jr."), "Oren Tallis, Jr.");
/// ```
pub fn plain_name(written: &str) -> String {
    let without_title = |name: &str| {
        let name = name.trim();
        let rest = title_length(name).map_or("", |length| &name[length..]);
        match rest.trim_start_matches(|c: char| !c.is_alphanumeric()) {
            "" => name.to_owned(),
            rest => rest.to_owned(),
        }
    };
    match written.split_once(',') {
        Some((surname, given)) if !given.trim().is_empty() && !is_generation(given.trim()) => {
            format!("{} {}", without_title(given), without_title(surname))
        }
        _ => without_title(written),
    }
}
