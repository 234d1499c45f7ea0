//! Acts told in the passive: "the plan was rejected by Norvale", "talks proposed by Norvale and Turkey".
//!
//! Needs: the verb and its helpers, told by `verbal`. Method: the agents behind "by" act, the subject is acted on; without
//! an agent nobody is guessed. Cost: a look at the words around the verb.

use super::super::actor::{Discourse, phrase_opening};
use super::super::draft::Draft;
use super::super::page::{Page, Sentence};
use super::Made;
use super::complement::{Valency, complement};
use crate::model::{Claim, EntityKind, Filler, Meant, Modality, NameId};
use crate::vocab::{Frame, NotPerson, Sense};

/// "The plan was rejected by Norvale": the agent acts, the subject is acted on.
pub(super) fn passive(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
    frame: &'static Frame,
    first: usize,
    end: usize,
    modality: Modality,
) -> Option<Made> {
    let page = draft.page;
    let by = (end..sentence.end.min(end + 6)).find(|token| page.is(*token, "by"))?;
    let core = by + 1 + usize::from(page.is(by + 1, "the"));
    let core = (core..sentence.end.min(core + 4)).find(|token| draft.owner(*token).is_some())?;
    let agent = draft.owner(core).filter(|id| {
        matches!(
            draft.get(*id).kind,
            EntityKind::Person | EntityKind::Body | EntityKind::Place
        )
    })?;
    // Between "by" and the name only its titles and adjectives may stand.
    let titles_only = phrase_opening(page, sentence, core) <= by + 1;
    if !titles_only {
        return None;
    }
    // "the resolution (on the coast) was proposed by"
    let first = match first.checked_sub(1).filter(|at| page.word(*at) == ")") {
        Some(close) => (sentence.first..close)
            .rev()
            .take(25)
            .find(|at| page.word(*at) == "(")
            .unwrap_or(first),
        None => first,
    };
    let opening = subject_opening(page, sentence, first);
    let span = page.span(opening, first).filter(|_| opening < first)?;
    // "the requests will be met by Norvale" is no meeting.
    let person = draft.owner(first - 1).is_some_and(|id| {
        draft.get(id).kind == EntityKind::Person
            && phrase_opening(page, sentence, draft.tokens_of(id).0) <= opening
    });
    if frame.act == "met" && !person {
        return None;
    }
    // "Tallis was asked by Marlow to come": he is asked, and the infinitive says what.
    if frame.recipient.iter().any(|place| place == "direct") {
        let agent_end = draft.tokens_of(agent).1;
        let to = (agent_end..sentence.end.min(agent_end + 5)).find(|at| page.is(*at, "to"))?;
        let valency = Valency::of(frame);
        let found = complement(draft, sentence, to, valency, &Discourse::default())?;
        let mut claim = Claim::new(
            Filler::name(agent, draft.get(agent).span),
            frame_act(frame),
            found.objects.into_iter().next(),
            page.span(at, end)?,
            &frame.name,
        );
        claim.recipient = Some(Filler::words(span));
        claim.modality = modality;
        claim.confidence = 0.7;
        return Some(Made {
            claims: vec![claim],
            at,
            next: to,
            open: false,
        });
    }
    let initiative = draft.names_in(opening, first).into_iter().find(|id| {
        draft.get(*id).kind == EntityKind::Initiative && draft.tokens_of(*id).1 == first
    });
    let object = Filler {
        words: Some(span),
        meant: initiative.map_or(Meant::Nothing, Meant::Name),
    };
    let mut claim = Claim::new(
        Filler::name(agent, draft.get(agent).span),
        frame_act(frame),
        Some(object),
        page.span(at, end)?,
        &frame.name,
    );
    claim.modality = modality;
    claim.confidence = 0.75;
    let mut claims = vec![claim];
    for other in agents_behind(draft, sentence, agent) {
        let mut claim = claims[0].clone();
        claim.subject = Filler::name(other, draft.get(other).span);
        claims.push(claim);
    }
    Some(Made {
        claims,
        at,
        next: core,
        open: false,
    })
}

/// "by Norvale, Turkey and Greece": those joined to the first agent.
fn agents_behind(draft: &Draft<'_, '_>, sentence: &Sentence, first: NameId) -> Vec<NameId> {
    let page = draft.page;
    let mut found = Vec::new();
    let mut end = draft.tokens_of(first).1;
    let mut closed = false;
    while end + 1 < sentence.end && !closed && found.len() < 8 {
        let comma = page.word(end) == ",";
        let and = end + usize::from(comma);
        closed = page.is(and, "and");
        let core = and + usize::from(closed);
        let joins = (comma || closed) && core < sentence.end;
        let Some(id) = draft.owner(core).filter(|id| {
            joins
                && draft.tokens_of(*id).0 == core
                && matches!(
                    draft.get(*id).kind,
                    EntityKind::Person | EntityKind::Body | EntityKind::Place
                )
        }) else {
            break;
        };
        found.push(id);
        end = draft.tokens_of(id).1;
    }
    // Only a list that closes with "and" is one; behind it no verb may make the last of them a new subject.
    let verb = end < sentence.end
        && page.has_sense(end, |sense| {
            matches!(
                sense,
                Sense::Verb(..) | Sense::Speech(_) | Sense::NotPerson(NotPerson::Verb)
            )
        });
    if closed && !verb { found } else { Vec::new() }
}

/// Where the words before a verb that can be its subject open: at a comma, joint or verb before them.
pub(super) fn subject_opening(page: &Page<'_>, sentence: &Sentence, first: usize) -> usize {
    let mut opening = first;
    while opening > sentence.first && first - opening < 14 {
        let before = opening - 1;
        let stops = matches!(page.word(before), "," | ";" | ":" | "(" | ")")
            || page.is_any(
                before,
                &["that", "and", "but", "which", "who", "while", "when"],
            )
            || page.has_sense(before, |s| s == Sense::NotPerson(NotPerson::Verb));
        if stops {
            break;
        }
        opening = before;
    }
    while opening < first && page.is_any(opening, &["the", "a", "an"]) {
        opening += 1;
    }
    opening
}

fn frame_act(frame: &'static Frame) -> &'static str {
    &frame.act
}
