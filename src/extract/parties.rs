//! Those who act together, and how a name or a people is told as one who acts: "A, B and C", "neither A nor B", "the Soviets".
//!
//! Method: a walk to the left over names joined by "and" and commas; no parse tree.

use super::actor::{Actor, phrase_opening};
use super::discourse::{Discourse, pronoun};
use super::draft::Draft;
use super::page::{Page, Sentence, Shape};
use super::verb::is_adverb;
use crate::model::{EntityKind, Filler, Meant, NameId, NameSense};

/// Adds those who stand before the last of a list, "A and B", "A and I" or "neither A nor B"; gives where the list opens.
///
/// Of a list that a preposition leads, "the plan of A and B agreed", nobody is added: what joins them is another phrase.
pub(super) fn joined(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    mut opening: usize,
    confidence: f32,
    actors: &mut Vec<Actor>,
    discourse: &Discourse,
) -> usize {
    let page = draft.page;
    let alone = actors.len();
    while let Some(and) = joint_before(page, sentence, opening) {
        // "A, B, and C"
        let comma = page.word(and - 1) == ",";
        let end = and - usize::from(comma);
        let Some((first, other)) = party_ending(draft, sentence, end, discourse) else {
            break;
        };
        // "Marlow is Norvale, and I believe": of two alone the comma parts clauses.
        let before = phrase_opening(page, sentence, first);
        if comma && (before == sentence.first || page.word(before - 1) != ",") {
            break;
        }
        // Only a pair right before the verb is sure to act together.
        actors.push(Actor::new(other, confidence - 0.05));
        opening = phrase_opening(page, sentence, first);
    }
    if actors.len() > alone {
        listed(
            draft,
            sentence,
            opening,
            confidence - 0.1,
            actors,
            discourse,
        );
    }
    if is_led(page, sentence, opening) {
        actors.truncate(alone);
    }
    opening
}

/// The "and" or "nor" that joins what opens at a token to somebody before it: "A and perhaps | B".
fn joint_before(page: &Page<'_>, sentence: &Sentence, opening: usize) -> Option<usize> {
    let before = |at: usize| at.checked_sub(1).filter(|at| *at > sentence.first);
    let last = before(opening)?;
    let aside = is_adverb(page, last) || page.is(last, "perhaps");
    let and = if aside { before(last)? } else { last };
    (page.is_any(and, &["and", "nor"]) || page.word(and) == "/").then_some(and)
}

/// Whether a preposition leads what opens at a token.
fn is_led(page: &Page<'_>, sentence: &Sentence, opening: usize) -> bool {
    const LEADS: [&str; 14] = [
        "of", "with", "to", "from", "for", "on", "in", "at", "about", "against", "between",
        "among", "toward", "towards",
    ];
    opening > sentence.first && page.is_any(opening - 1, &LEADS)
}

/// Whether a list tells between whom something is: "the gap between A and B widened".
pub(super) fn is_between(page: &Page<'_>, sentence: &Sentence, opening: usize) -> bool {
    opening > sentence.first && page.is_any(opening - 1, &["between", "among"])
}

/// Adds those who stand before "B and C" in "A, B and C", where the list opens the clause: in "after talks with A, B and C
/// agreed" A does not.
fn listed(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    mut opening: usize,
    confidence: f32,
    actors: &mut Vec<Actor>,
    discourse: &Discourse,
) {
    const MOST: usize = 8;
    let page = draft.page;
    let mut found = Vec::new();
    while opening > sentence.first + 1 && page.word(opening - 1) == "," && found.len() < MOST {
        let Some((first, other)) = party_ending(draft, sentence, opening - 1, discourse) else {
            return;
        };
        found.push(Actor::new(other, confidence));
        opening = phrase_opening(page, sentence, first);
    }
    if opening == sentence.first || page.is(opening - 1, "that") {
        actors.append(&mut found);
    }
}

/// Who can act and is told right before a token, by a name, a pronoun or as a people, with the token at which that begins.
fn party_ending(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    end: usize,
    discourse: &Discourse,
) -> Option<(usize, Filler)> {
    let last = end.checked_sub(1).filter(|at| *at >= sentence.first)?;
    if let Some(actor) = pronoun(draft, last, discourse) {
        return Some((last, actor.filler));
    }
    match draft.owner(last) {
        Some(id) => {
            let (first, own_end) = draft.tokens_of(id);
            let whole = own_end == end && draft.get(id).kind.can_act();
            whole.then(|| (first, acting(draft, id)))
        }
        None => {
            let (first, _) = draft.page.people_ending(last)?;
            (first >= sentence.first).then_some(())?;
            people(draft, first, end).map(|filler| (first, filler))
        }
    }
}

/// Who can act and is named from a token on, by a name or as a people, with the token behind the name.
pub(super) fn party_at(draft: &mut Draft<'_, '_>, first: usize) -> Option<(usize, Filler)> {
    if let Some(id) = draft.owner(first) {
        let (own_first, end) = draft.tokens_of(id);
        let whole = own_first == first && draft.get(id).kind.can_act();
        return whole.then(|| (end, Filler::name(id, draft.get(id).span)));
    }
    let ends_at = |last: &usize| {
        let ending = draft.page.people_ending(*last);
        ending.is_some_and(|(from, _)| from == first)
    };
    let end = (first..first + 3).rev().find(ends_at)? + 1;
    people(draft, first, end).map(|filler| (end, filler))
}

/// A people, which acts for its state: "the Soviets proposed".
pub(super) fn people(draft: &mut Draft<'_, '_>, first: usize, end: usize) -> Option<Filler> {
    let page = draft.page;
    let (_, index) = page.people_ending(end - 1)?;
    (page.tokens[end - 1].shape != Shape::Lower).then_some(())?;
    let sense = NameSense::Known(crate::vocab::place(index).name);
    let id = draft.name((first, end), EntityKind::Place, sense, "people", 0.7)?;
    Some(Filler::name(id, draft.get(id).span))
}

/// What a name means as one who acts: "Washington" is the state that is governed from there, not the city.
pub(super) fn acting(draft: &Draft<'_, '_>, id: NameId) -> Filler {
    let name = draft.get(id);
    let state = match (name.kind, &name.sense) {
        (EntityKind::Place, NameSense::Known("Washington")) => Some("United States"),
        _ => None,
    };
    match state {
        Some(state) => Filler {
            words: Some(name.span),
            meant: Meant::State(state),
        },
        None => Filler::name(id, name.span),
    }
}
