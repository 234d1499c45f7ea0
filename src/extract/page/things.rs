//! Words that the article shows to be no person's name: "THE FOREP HAS", "members of the Forep."
//!
//! Needs: the tokens with their senses. Method: an unlisted word right behind "the", before what no noun is: a sign, a possessive, a
//! verb of being. "The Marlow visit" tells nothing, for a name may stand before a noun. Misses: telegrams without articles.
//! Cost: a look behind every article.

use rustc_hash::FxHashSet;

use super::{Page, Shape};
use crate::vocab::PieceKind;
use crate::vocab::families;

/// Words besides auxiliaries that show that a noun phrase has ended before them.
const BEHIND: [&str; 8] = ["which", "that", "who", "in", "at", "on", "by", "from"];

/// The folded words.
pub(super) fn find(page: &Page<'_>) -> FxHashSet<String> {
    let words = 0..page.tokens.len().saturating_sub(2);
    let articles = words.filter(|at| page.is_of(*at, families::ARTICLE) && page.is(*at, "the"));
    articles
        .map(|article| article + 1)
        .filter(|at| {
            let token = &page.tokens[*at];
            let behind = &page.tokens[at + 1];
            token.kind == PieceKind::Word
                && token.word.is_none()
                && token.shape != Shape::Lower
                && (behind.kind == PieceKind::Possessive
                    || page.is_of(at + 1, families::FINITE)
                    || page.is_any(at + 1, &BEHIND)
                    || matches!(page.word(at + 1), "." | "," | ";" | ":" | ")"))
        })
        .map(|at| page.folded(at).to_owned())
        .collect()
}
