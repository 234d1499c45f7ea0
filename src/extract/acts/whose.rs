//! How sure it can be whose deed the message tells as its own: "we" of a post is now the post and now its country.
//!
//! Needs: the author of the message where its opening names one. Method: signs that another than the sender is meant: an author
//! who is named where the message opens ("for Tallis from Marlow"), what the country might do or has decided, the wording of a
//! diplomatic note that the telegram only holds the text of. Cost: a look at the words before "we".

use super::super::draft::Draft;
use super::super::page::Page;
use super::Told;
use crate::model::{Meant, Modality};
use crate::vocab::families::{self, Families};

/// How sure at most.
const SHARED: f32 = 0.7;

/// "We" and its other forms.
const WE: [&str; 3] = ["we", "us", "our"];

/// Bounds how sure what a message tells as its own is, where it may be another's.
pub(super) fn bound(draft: &Draft<'_, '_>, one: &mut Told) {
    let subject = &one.claim.subject;
    let Some(words) = subject.words.filter(|_| subject.meant.is_own()) else {
        return;
    };
    let page = draft.page;
    let who = page.token_at(words.start());
    let shared = page.is_any(who, &WE)
        && (matches!(draft.findings.author, Some(Meant::Name(_)))
            || !page.is_from_department() && may_be_country(page, who, one));
    if shared || is_note(page, who, one) {
        one.claim.confidence = one.claim.confidence.min(SHARED);
    }
}

/// Whether "we" of a post may well be its country: "if we refuse credit", "I gather that we will not accept", "our decision to
/// stay".
fn may_be_country(page: &Page<'_>, who: usize, one: &Told) -> bool {
    const IF: [&str; 3] = ["if", "whether", "unless"];
    const GATHER: [&str; 5] = ["gather", "gathered", "understand", "understood", "assume"];
    const I: Families = families::I.and(families::WE).and(families::POST);
    /// So far before "we" stands what opens its clause.
    const NEAR: usize = 3;
    let first = page.token_at(one.claim.evidence.start());
    let within = |far: usize| who.saturating_sub(far).max(first)..who;
    let supposed = one.claim.modality == Modality::Conditional
        || within(NEAR).any(|at| page.is_any(at, &IF))
        || within(1).any(|at| page.is(at, "should"));
    let gathers = |at: usize| at > first && page.is_any(at, &GATHER) && page.is_of(at - 1, I);
    // "I understand his concern but we reject it"
    let apart = |at: usize| {
        page.is(at, "but") || page.word(at) == "," || page.is(at, "and") && at + 1 == who
    };
    let joined = |at: usize| (at..who).any(apart);
    let gathered = within(usize::MAX).any(|at| gathers(at) && !joined(at));
    let decided = page.is(who, "our") && page.is(who + 1, "decision");
    matches!(one.claim.predicate, "agreed" | "rejected") && (supposed || gathered || decided)
}

/// Whether words are those of a diplomatic note, which its writer signs elsewhere: "I have the honor to propose", in a telegram of
/// the Department.
fn is_note(page: &Page<'_>, who: usize, one: &Told) -> bool {
    page.is_from_department()
        && page.is(who, "i")
        && (who + 1..one.at).any(|at| page.is_any(at, &["honor", "honour"]))
}
