//! Acts told by an adjective: "Norvale is prepared to sign", "the Soviets are concerned about the plan".
//!
//! Needs: adjectives of the frames, which say what may follow them. Method: helpers and subject as with a verb; in
//! telegrams the "is" may be missing. Cost: a look at the words around the adjective.

use super::super::actor::{Actor, Discourse};
use super::super::draft::Draft;
use super::super::page::{Page, Sentence};
use super::super::verb::{VerbGroup, is_adverb, is_finite, verb_group};
use super::Made;
use super::author::{actors, opening};
use super::complement::{Valency, complement, is_bare};
use super::denied::{is_denied, is_none, sentence_asks};
use super::object::object;
use super::passive::subject_opening;
use super::phrase::opens_phrase;
use super::verb_at;
use crate::model::{Claim, Filler, Meant, Modality};
use crate::vocab::{self, Frame, Sense, VerbForm};

/// Reads the adjective of a frame at a token; `last` is who acted before.
pub(super) fn read(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
    discourse: &Discourse,
    last: &mut Option<Vec<Actor>>,
) -> Option<Made> {
    let page = draft.page;
    if let Some(made) = acceptable(draft, sentence, at) {
        return Some(made);
    }
    if let Some(made) = found_so(draft, sentence, at, discourse, last) {
        return Some(made);
    }
    let (frame, end) = adjective_at(page, at)?;
    let takes = |what: &str| frame.takes.iter().any(|take| take == what);
    let bare = takes("to") && is_bare(page, end);
    let phrase = takes("np") && end < sentence.end && opens_phrase(page, end);
    let follows = frame.takes.iter().any(|take| page.is(end, take));
    if draft.owner(at).is_some() || !(bare || phrase || follows) {
        return None;
    }
    // "prepared to accept", "PREPARED ACCEPT": the verb itself tells the act.
    let verb = end + usize::from(page.is(end, "to"));
    let infinitive = verb > end || bare;
    if infinitive && verb_at(page, verb).is_some_and(|(frame, ..)| !frame.refused) {
        return None;
    }
    let mut group = group(page, sentence, at)?;
    // "is against the plan", not "a speech against the plan"; "Minister dead set against it" leaves the verb out.
    let alone = end == at + 1;
    if group.first == sentence.first || phrase && !follows && group.bare && alone {
        return None;
    }
    let actors = actors(
        draft,
        sentence,
        (group.first, end),
        discourse,
        last,
        VerbForm::Past,
    )?;
    let opening = opening(page, sentence, &actors, group.first);
    if is_denied(page, sentence, opening, at, VerbForm::Past) {
        return None;
    }
    if is_none(page, sentence, opening) {
        group.modality = Modality::Negated;
    }
    let found = complement(draft, sentence, end, Valency::of(frame), discourse)?;
    let (act, modality) = match (frame.act.as_str(), group.modality) {
        // "is not prepared to" is a refusal.
        ("agreed", Modality::Negated) if !group.undecided => ("rejected", Modality::Asserted),
        (act, modality) => (act, modality),
    };
    let mut claims = Vec::new();
    for actor in &actors {
        for object in &found.objects {
            let mut claim = Claim::new(
                actor.filler.clone(),
                act,
                Some(object.clone()),
                page.span(at, end)?,
                &frame.name,
            );
            claim.modality = modality;
            let bare = if group.bare { 0.15 } else { 0.05 };
            claim.confidence = (actor.confidence - bare).max(0.2);
            claims.push(claim);
        }
    }
    *last = Some(actors);
    Some(Made {
        claims,
        at,
        next: end,
        open: true,
    })
}

/// "The draft is unacceptable to Norvale": Norvale rejects what is before the verb.
fn acceptable(draft: &Draft<'_, '_>, sentence: &Sentence, at: usize) -> Option<Made> {
    let page = draft.page;
    if !page.is_any(at, &["acceptable", "unacceptable"]) || !page.is(at + 1, "to") {
        return None;
    }
    let first = at + 2 + usize::from(page.is(at + 2, "the"));
    let filler = match draft.owner(first) {
        Some(id) => {
            let acts = draft.get(id).kind.can_act();
            acts.then(|| Filler::name(id, draft.get(id).span))?
        }
        None if page.is(first, "us") && !page.is_quoted(at) => Filler {
            words: page.span(first, first + 1),
            meant: Meant::Sender,
        },
        None => return None,
    };
    let group = group(page, sentence, at)?;
    if group.bare || sentence_asks(page, sentence, at) {
        return None;
    }
    let opening = subject_opening(page, sentence, group.first);
    let what = object(draft, opening, group.first, false, &Discourse::default())?;
    let rejects =
        page.is(at, "unacceptable") != (group.modality == Modality::Negated || group.refuses);
    let predicate = if rejects { "rejected" } else { "agreed" };
    let mut claim = Claim::new(
        filler,
        predicate,
        Some(what),
        page.span(at, at + 1)?,
        "acceptable",
    );
    if group.modality == Modality::Conditional && !rejects {
        claim.modality = Modality::Conditional;
    }
    claim.confidence = 0.7;
    Some(Made {
        claims: vec![claim],
        at,
        next: first,
        open: true,
    })
}

/// "Norvale found the clause unacceptable", "considers our terms acceptable": what stands between verb and adjective is rejected or
/// accepted.
fn found_so(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
    discourse: &Discourse,
    last: &Option<Vec<Actor>>,
) -> Option<Made> {
    const HOLDS: [&str; 16] = [
        "find", "finds", "found", "finding", "consider", "considers", "considered", "considering",
        "regard", "regards", "regarded", "deem", "deems", "deemed", "judged", "thought",
    ];
    const REJECTS: [&str; 5] = [
        "unacceptable", "objectionable", "inadmissible", "intolerable", "unworkable",
    ];
    /// So many words stand between.
    const FAR: usize = 12;
    let page = draft.page;
    let rejects = page.is_any(at, &REJECTS);
    if !rejects && !page.is(at, "acceptable") {
        return None;
    }
    let parts = |at: usize| {
        matches!(page.word(at), "," | ";" | ":" | "(")
            || page.is_any(at, &["that", "which", "who", "and"])
            || is_finite(page, at)
    };
    let mut before = (sentence.first..at).rev().take(FAR);
    let verb = before.find(|at| page.is_any(*at, &HOLDS) || parts(*at))?;
    if !page.is_any(verb, &HOLDS) || verb + 1 == at {
        return None;
    }
    let degree =
        |at: usize| is_adverb(page, at) || page.is_any(at, &["as", "most", "quite", "not"]);
    let end = (verb + 1..at).rev().find(|at| !degree(*at))? + 1;
    let form = VerbForm::Past;
    let group = verb_group(page, sentence, verb, form, verb + 1).filter(|group| !group.passive)?;
    let around = (group.first, verb + 1);
    let actors = actors(draft, sentence, around, discourse, last, form)?;
    if is_denied(
        page,
        sentence,
        opening(page, sentence, &actors, group.first),
        verb,
        form,
    ) {
        return None;
    }
    let what = object(draft, verb + 1, end, false, discourse)?;
    let not = group.modality == Modality::Negated || page.is(at - 1, "not");
    let claims = actors.iter().map(|actor| {
        let act = if rejects != not { "rejected" } else { "agreed" };
        let span = page.span(verb, at + 1)?;
        let mut claim = Claim::new(
            actor.filler.clone(),
            act,
            Some(what.clone()),
            span,
            "acceptable",
        );
        if group.modality == Modality::Conditional {
            claim.modality = Modality::Conditional;
        }
        claim.confidence = actor.confidence;
        Some(claim)
    });
    Some(Made {
        claims: claims.collect::<Option<_>>()?,
        at,
        next: at + 1,
        open: false,
    })
}

fn adjective_at(page: &Page<'_>, at: usize) -> Option<(&'static Frame, usize)> {
    page.hits_at(at).iter().find_map(|hit| match hit.sense {
        Sense::State(index) => Some((vocab::frames().get(usize::from(index))?, hit.end)),
        _ => None,
    })
}

/// The helpers before an adjective: "would not be very much", "feels".
fn group(page: &Page<'_>, sentence: &Sentence, at: usize) -> Option<VerbGroup> {
    let mut first = at;
    while first > sentence.first
        && page.is_any(
            first - 1,
            &[
                "very", "much", "most", "quite", "too", "somewhat", "so", "rather", "more",
                "extremely", "entirely",
            ],
        )
    {
        first -= 1;
    }
    let feels = first > sentence.first
        && page.is_any(
            first - 1,
            &[
                "feel", "feels", "felt", "seems", "seemed", "appears", "appeared", "remains",
                "remained", "became", "continue", "continues", "continued", "remain",
            ],
        );
    let verb = if feels { first - 1 } else { first };
    let mut group = verb_group(page, sentence, verb, VerbForm::Past, at + 1)?;
    group.bare &= !feels;
    Some(group)
}
