//! The words of a page folded, each once, however many rules look a word up in sets of folded ones.
//!
//! Needs: the tokens. Cost: one pass when the first word is asked for; no allocation a word.

use super::Page;
use crate::model::fold_onto;

/// The folded words, one behind the other.
pub(super) struct Folded {
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl Folded {
    pub(super) fn of(page: &Page<'_>) -> Self {
        let mut text = String::with_capacity(page.text.len());
        let fold = |at| {
            fold_onto(page.word(at), &mut text);
            text.len() as u32
        };
        let ends = (0..page.tokens.len()).map(fold).collect();
        Folded { text, ends }
    }

    /// The folded words of a token; empty past the end.
    pub(super) fn word(&self, token: usize) -> &str {
        let end = |token: usize| self.ends.get(token).map(|end| *end as usize);
        let start = token.checked_sub(1).map_or(Some(0), end);
        start
            .zip(end(token))
            .map_or("", |(start, end)| &self.text[start..end])
    }
}
