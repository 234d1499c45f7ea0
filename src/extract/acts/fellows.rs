//! Those who do it with whom an act is told of: "Tallis and I agreed", "Marlow objected, as did Quill".
//!
//! Needs: a claim with the words for who acts. Method: a walk to the left over those whom "and" joins to them; the judge takes
//! the nearest for the one who acts, and the tree often hangs the others elsewhere; and whoever stands behind "as did". Cost: a
//! look at the words before the name and behind the object.

use super::super::actor::{Actor, Discourse, phrase_opening};
use super::super::draft::Draft;
use super::super::page::{Page, Sentence};
use super::super::parties::{joined, party_at};
use super::super::people::title_at;
use crate::model::{Claim, Filler, Meant};
use crate::vocab::PieceKind;
use crate::vocab::families::{self, Families};

/// The claim of each of those joined to who acts.
pub(super) fn fellows(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    claim: &Claim,
    discourse: &Discourse,
) -> Vec<Claim> {
    let page = draft.page;
    let first = claim
        .subject
        .words
        .map(|words| page.token_at(words.start()));
    let Some(first) = first.filter(|first| (sentence.first..sentence.end).contains(first)) else {
        return Vec::new();
    };
    let mut actors = vec![Actor::new(claim.subject.clone(), claim.confidence)];
    let opening = phrase_opening(page, sentence, first);
    joined(
        draft, sentence, opening, claim.confidence, &mut actors, discourse,
    );
    let end = claim.object.as_ref().and_then(|object| object.words);
    if let Some(end) = end.map(|words| page.token_at(words.end()))
        && let Some(other) = likewise(draft, sentence, end)
    {
        actors.push(Actor::new(other, claim.confidence - 0.1));
    }
    let met = claim.object.as_ref().map(|object| object.meant);
    let others = actors.into_iter().skip(1);
    others
        .filter(|other| other.filler.meant == Meant::Nothing || Some(other.filler.meant) != met)
        .map(|other| Claim {
            subject: other.filler,
            confidence: other.confidence,
            ..claim.clone()
        })
        .collect()
}

/// Who does the same by the words behind an object: "…, as did Quill", "…, as has the Norvalian Ambassador".
fn likewise(draft: &mut Draft<'_, '_>, sentence: &Sentence, end: usize) -> Option<Filler> {
    /// So far behind the object "as" stands.
    const FAR: usize = 6;
    const HELPS: Families = families::PRESENT_BE
        .and(families::FINITE_HAVE)
        .and(families::DO);
    let page = draft.page;
    let mut near = end..sentence.end.min(end + FAR);
    let stop = near.clone().find(|at| matches!(page.word(*at), ";" | ":"));
    let last = near.find(|at| page.is(*at, "as") && page.is_of(at + 1, HELPS))?;
    let core = last + 2 + usize::from(page.is(last + 2, "the"));
    let core = title_at(page, core).map_or(core, |(end, _)| match draft.owner(end) {
        Some(_) => end,
        None => core,
    });
    let apart = stop.is_none_or(|stop| stop > last);
    let who = party_at(draft, core).filter(|(end, _)| apart && ends(page, sentence, *end));
    who.map(|(_, filler)| filler)
}

/// Whether nothing but a sign or a joint goes on at a token.
fn ends(page: &Page<'_>, sentence: &Sentence, at: usize) -> bool {
    at >= sentence.end
        || page.tokens[at].kind != PieceKind::Word
        || page.is_any(at, &["and", "but", "in", "on", "at", "to"])
}
