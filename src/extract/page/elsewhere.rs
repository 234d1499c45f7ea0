//! What the message shows of a word elsewhere: whether it stands in these letters, in small ones, by itself.
//!
//! Needs: the tokens; their senses for who stands by himself. Cost: one pass for each question when it is first asked.

use std::borrow::Cow;

use rustc_hash::{FxBuildHasher, FxHashSet};

use super::{Page, Shape};
use crate::vocab::{PieceKind, Sense};

impl Page<'_> {
    /// Whether a word stands somewhere in the message, in these letters.
    pub(in crate::extract) fn has_written(&self, word: &str) -> bool {
        let written = self.written.get_or_init(|| {
            let text = self.text;
            let tokens = self.tokens.iter();
            tokens
                .map(|token| &text[token.start as usize..token.end as usize])
                .collect()
        });
        written.contains(word)
    }

    /// Whether a word stands in small letters somewhere in the message.
    pub(in crate::extract) fn has_small(&self, word: &str) -> bool {
        let small = self.small.get_or_init(|| {
            let tokens = self.tokens.iter().enumerate();
            let tokens = tokens.filter(|(_, token)| token.shape == Shape::Lower);
            let words = tokens.map(|(at, token)| match self.word(at) {
                // "281644Z"; words in small letters have no capital.
                word if token.kind != PieceKind::Word
                    && word.bytes().any(|byte| byte.is_ascii_uppercase()) =>
                {
                    Cow::Owned(word.to_ascii_lowercase())
                }
                word => Cow::Borrowed(word),
            });
            let capacity = self.tokens.len() / 4;
            let mut small = FxHashSet::with_capacity_and_hasher(capacity, FxBuildHasher);
            small.extend(words);
            small
        });
        small.contains(word.to_ascii_lowercase().as_str())
    }

    /// Whether the capitalised word of a token stands somewhere in the message by itself, neither joined by a hyphen nor next to
    /// another capitalised word but a title.
    pub(in crate::extract) fn stands_alone(&self, token: usize) -> bool {
        let alone = self.alone.get_or_init(|| {
            let free = |at: usize, may_be_title: bool| {
                self.tokens.get(at).is_none_or(|beside| {
                    let title = may_be_title
                        && self.has_sense(at, |sense| matches!(sense, Sense::Title(_)));
                    !matches!(self.word(at), "-" | "–" | "/")
                        && (beside.shape == Shape::Lower || beside.kind != PieceKind::Word || title)
                })
            };
            (0..self.tokens.len())
                .filter(|at| {
                    let token = &self.tokens[*at];
                    let cased = token.kind == PieceKind::Word && token.shape != Shape::Lower;
                    cased
                        && free(at + 1, false)
                        && at.checked_sub(1).is_none_or(|before| free(before, true))
                })
                .map(|at| self.folded(at).to_owned())
                .collect()
        });
        alone.contains(self.folded(token))
    }
}
