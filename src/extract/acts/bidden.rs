//! What somebody is bidden, asked or wished to do, which he has not done yet.
//!
//! Needs: words. Cost: a look at the words before a verb or its subject.

use super::super::page::{Page, Sentence};
use super::super::verb::is_adverb;
use super::verbs_at;
use crate::vocab::{VerbFamily, VerbForm, form_in};

/// Whether the reader is bidden to do what a verb says: "please call on Tallis".
pub(super) fn is_bidden(page: &Page<'_>, sentence: &Sentence, verb: usize) -> bool {
    verb > sentence.first && page.is_any(verb - 1, &["please", "pls"])
}

/// Whether a phrase is what somebody would have done to it: of "wanted | Norvale offered a treaty" Norvale offers nothing.
pub(super) fn is_wished_for(page: &Page<'_>, first: usize, opening: usize) -> bool {
    const WISH: [&str; 12] = [
        "want", "wants", "wanted", "wanting", "wish", "wished", "like", "prefer", "preferred",
        "see", "have", "having",
    ];
    opening > first && page.is_any(opening - 1, &WISH)
}

/// Whether a bare verb is what somebody is asked or advised to do: of "urged that | the Danes reject the draft" the Danes have
/// rejected nothing.
pub(super) fn is_ordered(
    page: &Page<'_>,
    first: usize,
    opening: usize,
    form: VerbForm,
    bare: bool,
) -> bool {
    let asks = |at: usize| {
        verbs_at(page, at)
            .iter()
            .any(|(frame, ..)| matches!(frame.act.as_str(), "requested" | "proposed"))
    };
    form == VerbForm::Base
        && bare
        && opening > first + 1
        && page.is(opening - 1, "that")
        && asks(opening - 2)
}

/// Whether who opens at a token is asked to do what a verb tells: "advised | the President in writing to accept it". Whether
/// he does is not told.
pub(super) fn is_asked_to(page: &Page<'_>, floor: usize, opening: usize, at: usize) -> bool {
    let mut before = (floor..opening).rev();
    let asks = before.find(|at| !is_adverb(page, *at));
    let to = (opening..at)
        .rev()
        .find(|at| !is_adverb(page, *at) && !page.is(*at, "not"));
    asks.is_some_and(|asks| form_in(VerbFamily::Move, page.word(asks)).is_some())
        && to.is_some_and(|to| page.is(to, "to"))
}
