//! "(SP)" right behind a name: "strictly protect", by its initials.
//!
//! Needs: people. Method: the letters stand alone in brackets behind somebody's name, and nothing says that they are a
//! party's: the text explains them by no words, writes them nowhere else, and no other letters stand so behind a name in the
//! sentence ("Varga (SP) and Quill (UL)"). Cost: one pass over the words for each "(SP)".

use super::marks::ProtectMark;
use crate::extract::draft::Draft;
use crate::extract::page::{Sentence, Shape};
use crate::model::{EntityKind, NameSense, Protection};
use crate::vocab::{PieceKind, Sense};

/// The mark whose letters stand at a token.
pub(super) fn initials_at(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
) -> Option<ProtectMark> {
    let page = draft.page;
    if page.word(at) != "SP" || !is_bracketed(draft, at) || at < sentence.first + 2 {
        return None;
    }
    let is_person = |at: usize| {
        draft.owner(at).is_some_and(|id| {
            let name = draft.get(id);
            name.kind == EntityKind::Person && !matches!(name.sense, NameSense::Holder(_))
        }) || is_behind_forename(draft, at)
    };
    if !is_person(at - 2) {
        return None;
    }
    let defined = &draft.findings.definitions;
    let is_explained = defined.iter().any(|one| one.short.of(page.text) == "SP");
    let stands_alone = || {
        (0..page.tokens.len()).any(|other| page.word(other) == "SP" && !is_bracketed(draft, other))
    };
    // The party of another: letters in brackets behind a name too.
    let has_others = || {
        (sentence.first + 2..sentence.end).any(|other| {
            page.tokens[other].shape == Shape::Upper
                && page.word(other) != "SP"
                && is_bracketed(draft, other)
                && is_person(other - 2)
        })
    };
    (!is_explained && !stands_alone() && !has_others()).then_some(ProtectMark {
        first: at - 1,
        words: at,
        end: at + 2,
        protection: Protection::StrictlyProtect,
        of_all: false,
    })
}

/// Whether a word follows a forename, whatever the lists have it for: "Ana London".
fn is_behind_forename(draft: &Draft<'_, '_>, at: usize) -> bool {
    let page = draft.page;
    let is_cased = |at: usize| page.tokens[at].shape != Shape::Lower;
    at > 0
        && is_cased(at)
        && is_cased(at - 1)
        && page.tokens[at].shape != Shape::Upper
        && page.tokens[at - 1].kind == PieceKind::Word
        && page
            .hits_at(at - 1)
            .iter()
            .all(|hit| hit.sense == Sense::GivenName)
}

/// Whether nothing but a word stands in its brackets.
fn is_bracketed(draft: &Draft<'_, '_>, at: usize) -> bool {
    let page = draft.page;
    at > 0 && page.word(at - 1) == "(" && page.word(at + 1) == ")"
}
