//! Acts by the tree of a sentence: what may be meant is read widely, what is meant is judged by weights.
//!
//! Needs: names of all kinds; the parser. Method: every word that may carry an act gives readings (`verbs`, `nouns`,
//! `states`, `orders`), each with who does it (`who`, `party`), the words of its object (`phrase`) and traits (`finder`); the
//! judge (`judge`) says how likely each is right, by weights learnt from annotated telegrams (`train` in the program
//! `train-acts`). Where readings exclude each other the likeliest stays. Cost: a tree a sentence with a word of an act.

mod finder;
pub(in crate::extract) mod judge;
mod nouns;
mod orders;
mod party;
mod phrase;
mod reading;
mod states;
pub mod train;
mod verbs;
mod view;
mod who;

use super::super::draft::Draft;
use super::super::page::Sentence;
use crate::extract::syntax::{Parser, Relation};
use crate::model::{Claim, EntityKind, Filler, Meant};
use crate::vocab::Sense;
use finder::Finder;
pub(super) use party::Mind;
use reading::Reading;
use view::View;
use who::Who;

/// A possible act, ready to be judged.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Candidate {
    pub(in crate::extract) claim: Claim,
    /// The word that carries it.
    pub(in crate::extract) at: usize,
    /// Tokens of the object.
    pub(in crate::extract) object: (usize, usize),
    pub(in crate::extract) traits: Vec<u32>,
    /// Candidates of one group stand or fall together.
    pub(in crate::extract) group: u32,
}

/// All that a sentence may say; what it leaves in mind goes into `mind`.
pub(super) fn candidates(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    parser: &mut Parser,
    mind: &mut Mind,
) -> Vec<Candidate> {
    let page = draft.page;
    let Some(evidence) = page.sentence_span(sentence) else {
        return Vec::new();
    };
    let view = View::new(page, sentence, parser);
    let mut finder = Finder {
        draft,
        view: &view,
        mind,
        found: Vec::new(),
        group: 0,
    };
    for at in view.first..view.end {
        verbs::read(&mut finder, sentence, at);
        nouns::read(&mut finder, at);
        states::read(&mut finder, at);
        orders::read(&mut finder, at);
    }
    let found = finder.found;
    remember(draft, &view, mind);
    found
        .into_iter()
        .filter_map(|reading| candidate(draft, reading, evidence))
        .collect()
}

fn candidate(
    draft: &Draft<'_, '_>,
    reading: Reading,
    evidence: crate::model::Span,
) -> Option<Candidate> {
    let words = draft.page.span(reading.object.0, reading.object.1)?;
    let object = reading.object_party.unwrap_or_else(|| {
        let named = super::object::head_initiative(draft, reading.object.0, reading.object.1, false);
        Filler {
            words: Some(words),
            meant: named.map_or(Meant::Nothing, Meant::Name),
        }
    });
    let mut claim = Claim::new(
        reading.actor.filler,
        reading.act,
        Some(object),
        evidence,
        reading.rule,
    );
    claim.recipient = reading.recipient;
    claim.modality = reading.modality;
    Some(Candidate {
        claim,
        at: reading.at,
        object: reading.object,
        traits: reading.traits.0,
        group: reading.group,
    })
}

/// Keeps who "he" is and who spoke last.
fn remember(draft: &mut Draft<'_, '_>, view: &View<'_, '_>, mind: &mut Mind) {
    let speaks = (view.first..view.end).find(|at| {
        view.tag(*at).is_verb()
            && view.page.has_sense(*at, |sense| {
                matches!(sense, Sense::Speech(_) | Sense::Verb(..))
            })
            && view.child(*at, &[Relation::Subject]).is_some()
    });
    if let Some(Who::At(at)) =
        speaks.and_then(|at| who::doers(view, at).first().map(|(who, _)| *who))
        && let Some(party) = party::party(draft, view, at, mind)
        && !matches!(party.class, party::Class::Thing)
    {
        mind.speaker = Some(party.filler.clone());
        if let Meant::Name(id) = party.filler.meant
            && draft.get(id).kind == EntityKind::Person
        {
            mind.person = Some(id);
            return;
        }
    }
    let person = draft
        .names_in(view.first, view.end)
        .into_iter()
        .find(|id| draft.get(*id).kind == EntityKind::Person);
    if let Some(person) = person {
        mind.person = Some(person);
    }
}
