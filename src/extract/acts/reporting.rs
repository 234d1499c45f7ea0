//! Verbs that report: which words are such, and which of them tell what somebody thinks or hears.
//!
//! Cost: a look at the word.

use super::super::page::Page;
use crate::vocab::{Sense, VerbFamily, VerbForm, form_in};

/// Verbs that give a view: "we believe Tallis would agree" is the sender's view and no news.
pub(super) const OPINION: [&str; 22] = [
    "believe", "believes", "believed", "think", "thinks", "thought", "feel", "feels", "felt",
    "expect", "expects", "expected", "assume", "assumes", "assumed", "suspect", "suspects",
    "suspected", "doubt", "doubts", "doubted", "estimate",
];

/// Verbs by which somebody hears what others say.
pub(super) const HEARS: [&str; 6] = ["heard", "hears", "hear", "learned", "learns", "learn"];

/// A verb that reports, be its clause tied by "that" or not.
pub(super) fn speech_verb(page: &Page<'_>, at: usize) -> Option<VerbForm> {
    page.hits_at(at).iter().find_map(|hit| match hit.sense {
        Sense::Speech(form) if hit.end == at + 1 => Some(form),
        _ => None,
    })
}

/// A verb that reports, or one that does so by "that" only: of "had answered his appeal" nothing is said.
pub(super) fn saying_verb(page: &Page<'_>, at: usize) -> Option<VerbForm> {
    let said = || form_in(VerbFamily::Say, page.word(at)).filter(|form| *form == VerbForm::Past);
    speech_verb(page, at).or_else(said)
}
