//! Telegraphic style spelt out: "FYI", "septel", "PermRep".
//!
//! Needs: words. Gives: where a short word stands and what it stands for. These are no names: nothing else builds on them, and
//! no graph holds them. Misses: short words that the list lacks. Cost: one look-up a word.

use crate::model::{Span, Term};
use crate::vocab::{self, PieceKind};

/// The short words of a text that name nobody and nothing, in order of position.
pub fn terms(text: &str) -> Vec<Term> {
    vocab::pieces(text, 0, text.len())
        .filter(|piece| piece.kind == PieceKind::Word)
        .filter_map(|piece| {
            let (start, end) = (piece.start as usize, piece.end as usize);
            let (length, meaning) = vocab::term(text.get(start..end)?)?;
            Some(Term {
                span: Span::new(text, start, start + length)?,
                meaning,
            })
        })
        .collect()
}
