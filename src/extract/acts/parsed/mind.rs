//! What the sentences before leave in mind: who spoke last, and whose talk goes on.
//!
//! Needs: a sentence with its tree. Method: whoever is the subject of the first verb of saying spoke last. A sentence without a
//! subject, "Stressed that …", goes on with whoever spoke and changes nothing. Misses: who answers a question. Cost: a look at what
//! hangs on each verb.

use super::anothers;
use super::party::{Class, Party, party};
use super::running;
use super::telling;
use super::view::View;
use super::who::{self, SUBJECTS, Who};
use crate::extract::discourse::Mind;
use crate::extract::draft::Draft;
use crate::extract::syntax::{Relation, Tag};
use crate::vocab::Sense;

/// Keeps who spoke last, and whose talk may go on.
pub(super) fn remember(draft: &Draft<'_, '_>, view: &View<'_, '_>, mind: &mut Mind) {
    if has_no_subject(view) {
        return;
    }
    let speaks = speaker(draft, view);
    mind.running = running::behind(
        draft,
        view,
        mind,
        speaks.as_ref().map(|(who, verb)| (who, *verb)),
    );
    mind.teller = telling::behind(draft, view, mind);
    if let Some((party, _)) = speaks {
        mind.reports = !party.filler.meant.is_own();
        mind.speaker = Some(party.filler);
        mind.since = 0;
    }
}

/// Whether a sentence goes on without a subject: in "Stressed that | Norvale opposed it" Norvale is only spoken of.
fn has_no_subject(view: &View<'_, '_>) -> bool {
    let passed_over = |at: &usize| view.tag(*at).is_sign() || view.tag(*at) == Tag::Adverb;
    let first = (view.first..view.end).find(|at| !passed_over(at));
    // "Saw Marlow": he is new.
    let meets = |at: usize| super::frames(view.page, at).any(|frame| frame.act == "met");
    first.is_some_and(|at| {
        let alone = view.tag(at) == Tag::Past && view.child(at, &SUBJECTS).is_none();
        alone && tells(view, at) && !meets(at)
    })
}

/// Whether a word says or does something that an act can be.
fn tells(view: &View<'_, '_>, at: usize) -> bool {
    let tells = |sense| matches!(sense, Sense::Speech(_) | Sense::Verb(..));
    view.page.has_sense(at, tells)
}

/// Whoever speaks first in a sentence, and by which verb.
fn speaker(draft: &Draft<'_, '_>, view: &View<'_, '_>) -> Option<(Party, usize)> {
    let speaks = (view.first..view.end).find(|at| {
        let subject = view.child(*at, &[Relation::Subject]);
        view.tag(*at).is_verb()
            && tells(view, *at)
            && subject.is_some_and(|subject| !anothers::is_wished(view, *at, subject))
    })?;
    let Some((Who::At(at), _)) = who::doers(view, speaks).first().copied() else {
        return None;
    };
    let party = party(draft, view, at).filter(|party| party.class != Class::Thing)?;
    Some((party, speaks))
}
