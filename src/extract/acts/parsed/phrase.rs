//! How much of a sentence a complement covers: the words to be told as what is proposed, asked for, rejected.

use super::view::View;
use crate::extract::syntax::{Relation, Tag};

/// More words than this are told of nothing.
const MOST: usize = 28;

/// The words of what hangs on `at`, without what introduces them: tokens `first..end`.
pub(super) fn phrase(view: &View<'_, '_>, at: usize) -> Option<(usize, usize)> {
    let (first, end) = view.reach(at);
    trim(view, first, end)
}

/// The words of a verb and its complements, without subject and helpers, up to the next verb joined to it.
pub(super) fn verb_phrase(view: &View<'_, '_>, verb: usize) -> Option<(usize, usize)> {
    let joined = view.children(verb).find(|child| {
        *child > verb && view.relation(*child) == Relation::Conjunct && is_verbal(view, *child)
    });
    let end = joined.map_or(view.reach(verb).1, |child| view.reach(child).0);
    let negated = verb > view.first && view.is_any(verb - 1, &["not"]);
    trim(view, verb - usize::from(negated), end)
}

/// Whether a word is a verb, or a noun or adjective that "is" makes one.
pub(super) fn is_verbal(view: &View<'_, '_>, at: usize) -> bool {
    view.tag(at).is_verb() || view.child(at, &[Relation::Copula]).is_some()
}

/// Cuts off what introduces a phrase, signs at its ends, and what is too long.
fn trim(view: &View<'_, '_>, mut first: usize, mut end: usize) -> Option<(usize, usize)> {
    let introduces = |at: usize| {
        view.tag(at).is_sign()
            || view.tag(at) == Tag::Possessive
            || view.is_any(
                at,
                &[
                    "that", "whether", "to", "the", "a", "an", "lest", "re", "if", "and", "but",
                ],
            ) && view.tag(at) != Tag::Pronoun
            || view.relation(at) == Relation::Case && view.tag(at) == Tag::Preposition
            || view.tag(at) == Tag::Subordinator
    };
    while first < end && introduces(first) {
        first += 1;
    }
    let cut = (first..end)
        .find(|at| view.page.word(*at) == ";" || *at > first + 2 && view.page.word(*at) == ":");
    end = cut.unwrap_or(end);
    if end > first + MOST {
        let soft = (first + MOST / 2..first + MOST)
            .rev()
            .find(|at| matches!(view.page.word(*at), "," | "(" | "—" | "–"));
        end = soft.unwrap_or(first + MOST - 3);
    }
    while end > first
        && (view.tag(end - 1).is_sign()
            || view.is_any(end - 1, &["and", "or", "but", "that", "to"]))
        && view.page.word(end - 1) != ")"
    {
        end -= 1;
    }
    (first < end).then_some((first, end))
}

/// The same words up to where another clause begins, where one does: "return to Moscow because …".
pub(super) fn cut(view: &View<'_, '_>, (first, end): (usize, usize)) -> Option<(usize, usize)> {
    const TURNS: [&str; 20] = [
        "because", "which", "who", "although", "though", "but", "if", "unless", "while", "whereas",
        "since", "so", "when", "as", "where", "before", "after", "until", "pending", "provided",
    ];
    let turn = (first + 2..end).find(|at| {
        view.is_any(*at, &TURNS)
            || matches!(view.page.word(*at), "," | "(" | "—" | "–")
            || view.is_any(*at, &["and", "or"])
                && (*at + 1..end.min(*at + 4)).any(|next| view.tag(next).is_verb())
    })?;
    let words = trim(view, first, turn)?;
    (words.1 > words.0 + 1 && words.1 < end).then_some(words)
}

/// The words of tokens `first..end`, trimmed.
pub(super) fn between(view: &View<'_, '_>, first: usize, end: usize) -> Option<(usize, usize)> {
    trim(view, first, end)
}
