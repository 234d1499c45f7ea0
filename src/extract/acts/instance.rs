//! At whose instance something was done: "At Tallis's request Marlow called", "I saw Quill at his suggestion".
//!
//! Needs: people, places, bodies. Method: "at", whose it is, and a noun of asking; what was asked for is the clause that the words
//! open, the verb behind them, or the nearest verb before. "His" is the only person of the sentence, or nobody. Cost: a look at
//! the words around the noun.

use super::super::actor::{Discourse, phrase_opening};
use super::super::draft::Draft;
use super::super::page::{Page, Sentence};
use super::Made;
use super::nominal::owner;
use super::object::object;
use super::passive::subject_opening;
use super::phrase::clause_end;
use crate::model::{Claim, Filler, Meant};
use crate::vocab::{NotPerson, Sense, VerbForm};

/// Nouns of asking, each with its act.
const NOUNS: [(&str, &str); 9] = [
    ("request", "requested"),
    ("insistence", "requested"),
    ("urging", "requested"),
    ("prompting", "requested"),
    ("behest", "requested"),
    ("instigation", "requested"),
    ("instance", "requested"),
    ("suggestion", "proposed"),
    ("invitation", "proposed"),
];

/// So many words tell whose a request is.
const OWNER: usize = 8;

/// Reads a noun of asking at a token.
pub(super) fn read(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
    discourse: &Discourse,
) -> Option<Made> {
    let page = draft.page;
    let (_, act) = NOUNS.iter().find(|(noun, _)| page.is(at, noun))?;
    let before = at
        .checked_sub(1)
        .filter(|before| *before > sentence.first)?;
    // Asked first: to be read as an owner makes a people a name.
    let near = sentence.first.max(at.saturating_sub(OWNER));
    let lead = (near..before).rev().find(|lead| page.is(*lead, "at"))?;
    let (asker, confidence) = match page.is_any(before, &["his", "her"]) {
        true => (his(draft, before, discourse), 0.55),
        false => owner(draft, sentence, before, discourse)?,
    };
    let first = page.token_at(asker.words?.start());
    let opening = phrase_opening(page, sentence, first);
    if opening != lead + 1 {
        return None;
    }
    let what = done(draft, sentence, (lead, at))?;
    let mut claim = Claim::new(asker, act, Some(what), page.span(at, at + 1)?, "at-request");
    claim.confidence = confidence;
    Some(Made {
        claims: vec![claim],
        at,
        next: at + 1,
        open: false,
    })
}

/// What was done at somebody's instance, which the tokens from "at" to a noun tell.
fn done(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    (lead, noun): (usize, usize),
) -> Option<Filler> {
    let page = draft.page;
    let behind = noun + 1 + usize::from(page.word(noun + 1) == ",");
    if lead == sentence.first || is_past(page, behind) {
        let end = clause_end(draft, sentence, behind);
        return object(draft, behind, end, true, &Discourse::default());
    }
    let verb = (sentence.first..lead).rev().find(|at| is_past(page, *at))?;
    // "A meeting was arranged at his request": what was.
    let first = match verb + 1 == lead {
        true => subject_opening(page, sentence, verb),
        false => verb,
    };
    page.span(first, lead).map(Filler::words)
}

fn is_past(page: &Page<'_>, at: usize) -> bool {
    let ended = |at: usize| page.word(at).to_ascii_lowercase().ends_with("ed");
    page.has_sense(at, |sense| match sense {
        Sense::Verb(_, _, VerbForm::Past) | Sense::Speech(VerbForm::Past) => true,
        Sense::NotPerson(NotPerson::Verb) => ended(at),
        _ => false,
    })
}

/// Whom "his" means, or nobody.
fn his(draft: &Draft<'_, '_>, at: usize, discourse: &Discourse) -> Filler {
    let who = discourse.he(at).and_then(|found| found.who);
    Filler {
        words: draft.page.span(at, at + 1),
        meant: who.map_or(Meant::Nothing, Meant::Name),
    }
}
