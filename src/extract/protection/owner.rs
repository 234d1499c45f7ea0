//! Whose the people are that a mark stands behind: "Varga's family (protect)", "a source close to Varga (protect)".
//!
//! They are marked, not the one whose they are. "His" is taken for whoever is named last before it.

use super::super::actor::phrase_opening;
use super::super::draft::Draft;
use super::super::page::{Page, Sentence};
use super::marks::is_of_people;
use super::{fits, is_unknown};
use crate::model::{EntityKind, NameId};
use crate::vocab::families;
use crate::vocab::{PieceKind, Sense};

/// Whose the people right before a mark are.
#[derive(Clone, Copy)]
pub(super) struct Owner {
    /// The last token of the name.
    pub(super) surname: usize,
    /// Whether the text names the owner; a pronoun only points to somebody.
    pub(super) is_named: bool,
}

/// So many words may stand between an owner and a mark: "his immediate family (protect)".
const PHRASE: usize = 4;

/// Whose the people before the mark at `open` are, where it stands behind such a phrase.
pub(super) fn owner(draft: &Draft<'_, '_>, sentence: &Sentence, open: usize) -> Option<Owner> {
    let page = draft.page;
    let last = (sentence.first..open)
        .rev()
        .find(|at| page.tokens[*at].kind == PieceKind::Word)?;
    match person_at(draft, last) {
        Some(name) => close_to(draft, sentence, draft.tokens_of(name).0, last),
        None if is_unknown(draft, last) => {
            let first = (sentence.first..=last)
                .rev()
                .take_while(|at| fits(draft, *at));
            close_to(draft, sentence, first.last()?, last)
        }
        None if is_of_people(page, last) => before_possessive(draft, sentence, last),
        None => None,
    }
}

/// "Varga's family", "his own family", from the last word on.
fn before_possessive(draft: &Draft<'_, '_>, sentence: &Sentence, last: usize) -> Option<Owner> {
    let page = draft.page;
    let first = sentence.first.max(last.saturating_sub(PHRASE));
    let possessive = (first..last).rev().find(|at| {
        page.tokens[*at].kind == PieceKind::Possessive || page.is_of(*at, families::HIS)
    })?;
    let is_named = page.tokens[possessive].kind == PieceKind::Possessive;
    let is_name = |at: &usize| person_at(draft, *at).is_some();
    let surname = if is_named {
        let surname = possessive.checked_sub(1)?;
        Some(surname).filter(|at| is_name(at) || is_unknown(draft, *at))
    } else {
        (sentence.first..possessive).rev().find(is_name)
    };
    surname.map(|surname| Owner { surname, is_named })
}

/// "A source close to Varga", "the family of President Varga", "an adviser to Varga".
fn close_to(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    name: usize,
    surname: usize,
) -> Option<Owner> {
    let page = draft.page;
    let first = phrase_opening(page, sentence, name);
    let preposition = first.checked_sub(1).filter(|at| *at > sentence.first)?;
    let mut people = preposition - 1;
    if page.is(preposition, "to") {
        let is_close = page.is_any(people, &["close", "loyal", "near"]);
        people = people.checked_sub(usize::from(is_close))?;
        if !is_close && !is_title(page, people) {
            return None;
        }
    } else if !page.is_any(preposition, &["of", "near", "around"]) {
        return None;
    }
    let is_apart = people >= sentence.first && person_at(draft, people).is_none();
    (is_apart && is_of_people(page, people)).then_some(Owner {
        surname,
        is_named: true,
    })
}

fn is_title(page: &Page<'_>, at: usize) -> bool {
    page.has_sense(at, |sense| matches!(sense, Sense::Title(_)))
}

fn person_at(draft: &Draft<'_, '_>, at: usize) -> Option<NameId> {
    draft
        .owner(at)
        .filter(|id| draft.get(*id).kind == EntityKind::Person)
}
