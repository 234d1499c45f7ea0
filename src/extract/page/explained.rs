//! What the text itself says that a short form stands for: "search and rescue (SAR)", "NRC (NATO Russia Council)".
//!
//! Needs: tokens and sentences. Gives: the words that a form in parentheses, or before them, has the initials of. Misses: short
//! forms whose letters are no initials. Cost: one look at every parenthesis.

use rustc_hash::FxHashMap;

use super::{Page, Shape};
use crate::model::fold;
use crate::vocab::{PieceKind, pieces};

/// A short form and the words that it is explained by, as tokens.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::extract) struct Explained {
    pub(in crate::extract) short: usize,
    pub(in crate::extract) first: usize,
    pub(in crate::extract) end: usize,
}

/// The explanations of a text, by the short form; the first counts.
pub(super) fn find<'t>(page: &Page<'t>) -> FxHashMap<&'t str, &'t str> {
    let mut found = FxHashMap::default();
    for explained in &page.explained {
        if let Some(long) = page.span(explained.first, explained.end) {
            found
                .entry(page.word(explained.short))
                .or_insert(long.of(page.text));
        }
    }
    found
}

/// Every explanation, in order of position.
pub(super) fn explanations(page: &Page<'_>) -> Vec<Explained> {
    let mut found = Vec::new();
    for sentence in &page.sentences {
        for open in sentence.first + 1..sentence.end.saturating_sub(2) {
            if page.tokens[open].kind != PieceKind::Sign || !page.is(open, "(") {
                continue;
            }
            if let Some(explained) =
                behind(page, sentence.first, open).or_else(|| before(page, open, sentence.end))
            {
                found.push(explained);
            }
        }
    }
    found
}

/// "Joint Review (JR)", the form with or without quotation marks.
fn behind(page: &Page<'_>, from: usize, open: usize) -> Option<Explained> {
    let is_quote = |at: usize| matches!(page.word(at), "\"" | "“" | "”" | "'" | "‘" | "’");
    let short = open + 1 + usize::from(is_quote(open + 1));
    let close = short + 1 + usize::from(is_quote(short + 1));
    let is_short = page.word(close) == ")" && is_short(page, short);
    let first = long_form(page, from, open, page.word(short)).filter(|_| is_short)?;
    // "the "Joint Review" (JR)": the marks are no part of the name.
    let end = open - usize::from(is_quote(open - 1));
    Some(Explained { short, first, end })
}

/// "JR (Joint Review)".
fn before(page: &Page<'_>, open: usize, until: usize) -> Option<Explained> {
    const LONGEST: usize = 12;
    let short = open - 1;
    let close = (open + 2..until.min(open + LONGEST)).find(|at| page.word(*at) == ")")?;
    let first = long_form(page, open + 1, close, page.word(short))?;
    let is_whole = first == open + 1 || (first == open + 2 && page.is(open + 1, "the"));
    (is_whole && is_short(page, short)).then_some(Explained {
        short,
        first,
        end: close,
    })
}

fn is_short(page: &Page<'_>, at: usize) -> bool {
    page.tokens
        .get(at)
        .is_some_and(|token| token.kind == PieceKind::Word && token.shape == Shape::Upper)
}

/// The first token of the words before `open`, and behind `from`, whose initials are `short`.
pub(in crate::extract) fn long_form(
    page: &Page<'_>,
    from: usize,
    open: usize,
    short: &str,
) -> Option<usize> {
    let letters: Vec<char> = short
        .chars()
        .filter(|c| c.is_alphanumeric())
        .map(|c| c.to_ascii_lowercase())
        .collect();
    if !(2..=8).contains(&letters.len()) {
        return None;
    }
    let mut left = letters.len();
    let mut at = open;
    while left > 0 && at > from {
        at -= 1;
        let token = &page.tokens[at];
        let word = page.word(at);
        if token.kind == PieceKind::Possessive
            || matches!(word, "-" | "–" | "'" | "\"" | "“" | "”" | "„")
        {
            continue;
        }
        if token.kind != PieceKind::Word {
            return None;
        }
        let initial = word.chars().next()?.to_ascii_lowercase();
        if initial == letters[left - 1] {
            left -= 1;
        } else if !is_small(word) {
            return None;
        }
    }
    (left == 0 && !is_small(page.word(at))).then_some(at)
}

/// Whether every word of weight of `long` stands in `name`, in order and by its first letters: "Joint Progr. of Norvale" is the
/// Joint Programme for Norvale.
pub(in crate::extract) fn agrees(name: &str, long: &str) -> bool {
    const ALIKE: usize = 4;
    let (name, long) = (stems(name, ALIKE), stems(long, ALIKE));
    let mut names = name.iter();
    long.len() > 1 && long.iter().all(|word| names.any(|name| name == word))
}

fn stems(text: &str, most: usize) -> Vec<String> {
    pieces(text, 0, text.len())
        .filter(|piece| piece.kind == PieceKind::Word)
        .map(|piece| &text[piece.start as usize..piece.end as usize])
        .filter(|word| !is_small(word))
        .map(|word| fold(word).chars().take(most).collect())
        .collect()
}

/// Words that short forms leave out.
fn is_small(word: &str) -> bool {
    [
        "of", "the", "and", "for", "on", "in", "to", "de", "des", "du", "la",
    ]
    .iter()
    .any(|small| word.eq_ignore_ascii_case(small))
}
