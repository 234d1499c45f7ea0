//! Who says that something is done, where it is neither the message nor whoever does it: "Quill told us that Marlow rejected it".
//!
//! Needs: the sentence with its speeches and its tree, and what the sentences before left in mind. Method: the clause that holds the
//! act, else words that are put in ("Marlow, he added, would never agree"), else the talk that goes on: points that somebody made,
//! words in quotation marks, and what is told in the tenses of reported speech behind "Quill said" ("Norvale had refused", "Tallis
//! would agree"; see `parsed::telling`). The message and its own officers are no speakers; nor is whoever acts. Misses: talk that goes
//! on in plain tenses, but in documents that chiefly tell what others said; an American officer who is named.
//! Cost: a look at what is above the act in the tree.

use super::super::discourse::{Mind, OFFICERS, is_own_officer};
use super::super::draft::Draft;
use super::super::page::Sentence;
use super::put_in::according_to;
use super::speech::{self, Speech};
use super::{Told, is_same_actor, parsed};
use crate::model::{Claim, EntityKind, Filler, Meant};
use crate::vocab::families::{self, Families};

/// Settles who says so.
pub(super) fn settle(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    speeches: &[Speech],
    read: Option<&parsed::Read<'_, '_>>,
    mind: &Mind,
    one: &mut Told,
) {
    let by_rule = one
        .claim
        .speaker
        .take()
        .or_else(|| speech::teller(speeches, one.at, &one.claim));
    let by_tree = read.and_then(|read| read.voice(draft, one.at, one.claim.subject.words));
    let another = |speaker: &Filler| is_another(draft, speaker, &one.claim);
    let is_told = by_rule.is_some()
        || by_tree.is_some()
        || speech::is_told(speeches, one.at)
        || according_to(draft.page, sentence).is_some();
    let within = by_rule
        .into_iter()
        .chain(by_tree)
        .find(|speaker| another(speaker));
    one.claim.speaker = match is_told {
        true => within,
        false => goes_on(draft, read, mind, one).filter(another),
    };
}

/// Whose talk goes on in a sentence that names no speaker; the message's own deeds are nobody's talk.
fn goes_on(
    draft: &Draft<'_, '_>,
    read: Option<&parsed::Read<'_, '_>>,
    mind: &Mind,
    one: &Told,
) -> Option<Filler> {
    let page = draft.page;
    if is_own(draft, &one.claim.subject) {
        return None;
    }
    if let Some(relayed) = page.voices.may_relay(one.claim.evidence) {
        let (name, end) = relayed.speaker;
        let owner = draft.owner(page.token_at(name)).filter(|_| name < end);
        return owner.map(|id| Filler::name(id, draft.get(id).span));
    }
    let teller = mind.teller?;
    let opening = page.token_at(one.claim.evidence.start());
    let quoted =
        page.is_quoted(opening) && page.is_quoted(one.at) && !page.voices.holds(one.claim.evidence);
    let told = || read.is_some_and(|read| read.goes_on_telling(draft, mind));
    (quoted || told()).then(|| Filler::name(teller, draft.get(teller).span))
}

/// Whether somebody is neither on the message's side nor whoever acts.
fn is_another(draft: &Draft<'_, '_>, speaker: &Filler, claim: &Claim) -> bool {
    !is_own(draft, speaker)
        && !is_same_actor(speaker, &claim.subject)
        && !is_himself(draft, speaker, claim)
}

/// Whether somebody is the message, its house or an officer of it, or nobody who is told from it.
fn is_own(draft: &Draft<'_, '_>, who: &Filler) -> bool {
    const HOUSE: Families = families::POST.and(families::DEPARTMENT);
    const OWN: Families = families::WE
        .and(families::I)
        .and(families::OUR)
        .and(families::YOU);
    const US: [&str; 8] = [
        "us", "u.s.", "usg", "america", "americans", "washington", "deptoff", "deptoffs",
    ];
    let page = draft.page;
    match who.meant {
        Meant::Name(id) if is_own_officer(draft, id) => return true,
        Meant::Sender | Meant::Signer | Meant::Department => return true,
        Meant::State("United States") => return true,
        _ => {}
    }
    let Some(words) = who.words else {
        return true;
    };
    let first = page.token_at(words.start());
    let last = page.token_at(words.end()).saturating_sub(1).max(first);
    let bare = first == last || first + 1 == last && page.is_of(first, OWN.and(families::ARTICLE));
    let state = page.is_of(first, families::DEPARTMENT) && page.is(last, "state")
        || page.is(first, "united") && page.is(last, "states");
    let officer = !page.is_from_department() && page.is_any(last, &OFFICERS);
    page.is_of(first, OWN)
        || state
        || bare && (page.is_of(last, HOUSE) || page.is_any(last, &US) || officer)
}

/// Whether a pronoun that stands for whoever acts may mean the speaker, or the other way round: "the British told us that they do
/// not object".
fn is_himself(draft: &Draft<'_, '_>, speaker: &Filler, claim: &Claim) -> bool {
    const HE: [&str; 3] = ["he", "she", "who"];
    const THEY: [&str; 3] = ["they", "it", "which"];
    let page = draft.page;
    let is_any = |filler: &Filler, pronouns: &[&str]| {
        let at = filler.words.map(|words| page.token_at(words.start()));
        at.is_some_and(|at| page.is_any(at, pronouns))
    };
    let subject = &claim.subject;
    let open = |filler: &Filler| filler.meant == Meant::Nothing;
    let person = |filler: &Filler| match filler.meant {
        Meant::Name(id) => draft.get(id).kind == EntityKind::Person,
        _ => false,
    };
    match (open(speaker), open(subject)) {
        // Two names may still be one man's: `resolve` tells.
        (false, false) => HE
            .iter()
            .any(|he| is_any(speaker, &[he]) && is_any(subject, &[he])),
        (true, false) => is_any(speaker, &THEY) || is_any(speaker, &HE) && is_any(subject, &HE),
        (false, true) if person(speaker) => is_any(subject, &HE),
        (false, true) => is_any(subject, &THEY),
        (true, true) => is_any(speaker, &THEY) || is_any(subject, &HE) || is_any(subject, &THEY),
    }
}
