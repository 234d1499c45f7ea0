//! What the sentences before leave in mind: who "he" is and who speaks on.
//!
//! Needs: a sentence with its tree. Method: whoever does what the main clause says, or says all of it ("…, Marlow told us"), is
//! "he" in the next sentence; who is only spoken of is not. A sentence about several, a state or a thing changes nothing; about
//! somebody whose name was not read it leaves nobody in mind, since "he" is nobody else. One without a subject, "Stressed that …",
//! goes on with whoever spoke. Where the message tells whom it met, it is he. Misses: who answers a question. Cost: a look at
//! what hangs on the head of the sentence.

use super::anothers;
use super::party::{Class, Party, is_somebody, is_unlisted_actor, party, person};
use super::running;
use super::telling;
use super::view::View;
use super::who::{self, SUBJECTS, Who};
use crate::extract::discourse::{Mind, OFFICERS};
use crate::extract::draft::Draft;
use crate::extract::syntax::{Relation, Tag};
use crate::model::{EntityKind, NameId};
use crate::vocab::Sense;
use crate::vocab::families;

/// Keeps who spoke last and who "he" is.
pub(super) fn remember(draft: &Draft<'_, '_>, view: &View<'_, '_>, mind: &mut Mind) {
    if mind.person.is_some() && has_no_subject(view) {
        return;
    }
    let speaks = speaker(draft, view, mind);
    mind.running = running::behind(
        draft,
        view,
        mind,
        speaks.as_ref().map(|(who, verb)| (who, *verb)),
    );
    mind.teller = telling::behind(draft, view, mind);
    let speaks = speaks.map(|(party, _)| party);
    let lead = lead(view);
    mind.person = match lead {
        Some(at) => led_by(draft, view, at, mind),
        None => {
            let speaks = speaks.as_ref().and_then(|party| person(draft, party));
            speaks
                .or(mind.person)
                .or_else(|| first_person(draft, view.first, view.end))
        }
    };
    if let Some(party) = speaks {
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

/// Whoever does what the main clause says; whoever says all of it, where that stands behind: "…, Marlow told us".
fn lead(view: &View<'_, '_>) -> Option<usize> {
    let head = view.main_word()?;
    let is_subject = |at: &usize| SUBJECTS.contains(&view.relation(*at));
    // "Asked by Quill whether he would come, | Marlow declined": he who asked does not lead.
    let asked = view.tag(view.first).is_verb() && view.is(view.first + 1, "by");
    let comma = (view.first..view.end).find(|at| asked && view.page.word(*at) == ",");
    if let Some(answers) = comma.and_then(|comma| (comma..view.end).find(is_subject)) {
        return Some(answers);
    }
    who::says_behind(view, head)
        .or_else(|| view.child(head, &SUBJECTS))
        .or_else(|| {
            let mut all = view.first..view.end;
            all.find(|at| is_subject(at) || is_unlisted_actor(view, *at))
        })
}

/// Who "he" is behind a sentence that somebody leads.
fn led_by(draft: &Draft<'_, '_>, view: &View<'_, '_>, lead: usize, mind: &Mind) -> Option<NameId> {
    let mut children = view.children(lead);
    let several = children
        .any(|child| view.relation(child) == Relation::Conjunct && view.tag(child).is_noun());
    if several {
        return mind.person;
    }
    let party = party(draft, view, lead, mind);
    let own = is_own(view, lead, party.as_ref());
    let met = own.then(|| met_behind(draft, view, lead)).flatten();
    let named = party.as_ref().and_then(|party| person(draft, party));
    // "Committee chair | Ilse Varga": the tree may take the office for the head.
    let named = named.or_else(|| first_person(draft, lead, lead + 2));
    let unread = view.is_any(lead, &["he", "she"]) || is_somebody(draft, view, lead);
    match met.or(named) {
        Some(id) => Some(id),
        None if unread && !own => None,
        None => mind
            .person
            .or_else(|| first_person(draft, view.first, view.end)),
    }
}

/// Whether the message or an American officer leads a sentence: "I", "Embassy", "Poloff".
fn is_own(view: &View<'_, '_>, lead: usize, party: Option<&Party>) -> bool {
    let class = party.map(|party| party.class);
    let house = matches!(class, Some(Class::Own | Class::House))
        || view.is_of(lead, families::POST.and(families::DEPARTMENT));
    house || view.is_any(lead, &OFFICERS)
}

/// The person whom the main clause names behind its subject: "I called on | Marlow".
fn met_behind(draft: &Draft<'_, '_>, view: &View<'_, '_>, lead: usize) -> Option<NameId> {
    const OPEN: [&str; 8] = ["that", "if", "whether", "to", "how", "what", "while", "who"];
    let stop =
        (lead..view.end).find(|at| view.is_any(*at, &OPEN) && view.tag(*at) != Tag::Determiner);
    first_person(draft, lead + 1, stop.unwrap_or(view.end))
}

/// Whoever speaks first in a sentence, and by which verb.
fn speaker(draft: &Draft<'_, '_>, view: &View<'_, '_>, mind: &Mind) -> Option<(Party, usize)> {
    let speaks = (view.first..view.end).find(|at| {
        let subject = view.child(*at, &[Relation::Subject]);
        view.tag(*at).is_verb()
            && tells(view, *at)
            && subject.is_some_and(|subject| !anothers::is_wished(view, *at, subject))
    })?;
    let Some((Who::At(at), _)) = who::doers(view, speaks).first().copied() else {
        return None;
    };
    let party = party(draft, view, at, mind).filter(|party| party.class != Class::Thing)?;
    Some((party, speaks))
}

/// The first person named within tokens `first..end`.
pub(in crate::extract::acts) fn first_person(
    draft: &Draft<'_, '_>,
    first: usize,
    end: usize,
) -> Option<NameId> {
    let mut names = draft.names_in(first, end).into_iter();
    names.find(|id| draft.get(*id).kind == EntityKind::Person)
}
