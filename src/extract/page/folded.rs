//! The words of a page folded, each once, however many rules look a word up in sets of folded ones.
//!
//! Needs: the tokens. Cost: one pass when the first word is asked for; no allocation a word.

use super::Page;
use crate::model::fold_onto;

/// The folded words: nearly all are those of the text in small letters.
pub(super) struct Folded {
    /// The text in small letters, and behind it the words that are folded otherwise.
    text: String,
    /// Where each word stands.
    places: Vec<(u32, u32)>,
}

impl Folded {
    pub(super) fn of(page: &Page<'_>) -> Self {
        let mut text = page.text.to_ascii_lowercase();
        let tokens = page.tokens.iter().enumerate();
        let places = tokens
            .map(|(at, token)| {
                if token.is_plain {
                    return (token.start, token.end);
                }
                let start = text.len() as u32;
                fold_onto(page.word(at), &mut text);
                (start, text.len() as u32)
            })
            .collect();
        Folded { text, places }
    }

    /// The folded words of a token; empty past the end.
    pub(super) fn word(&self, token: usize) -> &str {
        let place = self.places.get(token);
        place.map_or("", |(start, end)| {
            &self.text[*start as usize..*end as usize]
        })
    }
}
