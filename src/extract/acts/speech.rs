//! Who says what a sentence reports: "the SecGen recognized that …", "we will tell Marlow that …".

use super::super::actor::{Discourse, subject};
use super::super::draft::Draft;
use super::super::page::{Page, Sentence};
use super::super::verb::{VerbGroup, verb_group};
use super::verb_at;
use crate::model::{Claim, Filler, Meant, Modality};
use crate::vocab::{Sense, VerbForm};

/// A verb with a that-clause, and who speaks.
#[derive(Clone, Debug)]
pub(super) struct Speech {
    speaker: Filler,
    modality: Modality,
    /// Whether what it reports is only wished for: "proposed that Norvale accept".
    mandative: bool,
    /// The clause: tokens `first..end`.
    first: usize,
    end: usize,
    verb: usize,
}

/// The speeches of a sentence, in order; nested ones behind those around them.
pub(super) fn speeches(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    discourse: &mut Discourse,
) -> Vec<Speech> {
    let page = draft.page;
    let mut found = Vec::new();
    for that in sentence.first + 1..sentence.end {
        if !page.is(that, "that") {
            continue;
        }
        // "proposed that A and that B": the second clause has the speaker of the first.
        if page.is(that - 1, "and")
            && let Some(Speech {
                speaker,
                modality,
                mandative,
                verb,
                ..
            }) = found.last().cloned()
        {
            found.push(Speech {
                speaker,
                modality,
                mandative,
                first: that + 1,
                end: sentence.end,
                verb,
            });
            continue;
        }
        let Some((verb, form)) = verb_before(page, sentence, that) else {
            continue;
        };
        let Some(VerbGroup {
            first,
            modality,
            passive: false,
            ..
        }) = verb_group(page, sentence, verb, form, verb + 1)
        else {
            continue;
        };
        let Some(actor) = subject(draft, sentence, first, discourse)
            .into_iter()
            .next()
        else {
            continue;
        };
        if let Meant::Name(id) = actor.filler.meant
            && draft.get(id).kind == crate::model::EntityKind::Person
        {
            discourse.person = Some(id);
        }
        discourse.speaker = Some(actor.filler.clone());
        let mandative = verb_at(page, verb)
            .is_some_and(|(frame, _, _)| matches!(frame.act.as_str(), "proposed" | "requested"));
        found.push(Speech {
            speaker: actor.filler,
            modality,
            mandative,
            first: that + 1,
            end: sentence.end,
            verb,
        });
    }
    // "X stated:" and "X said Y" without "that" leave the speaker in mind for what follows.
    if found.is_empty()
        && let Some((verb, form)) = (sentence.first..sentence.end.min(sentence.first + 12))
            .find_map(|at| speech_verb(page, at).map(|form| (at, form)))
        && let Some(group) =
            verb_group(page, sentence, verb, form, verb + 1).filter(|group| !group.passive)
        && let Some(actor) = subject(draft, sentence, group.first, discourse)
            .into_iter()
            .next()
    {
        discourse.speaker = Some(actor.filler);
    }
    found
}

/// The verb that a "that" belongs to: right before it, or before an adverbial or addressee between.
fn verb_before(page: &Page<'_>, sentence: &Sentence, that: usize) -> Option<(usize, VerbForm)> {
    let floor = sentence.first.max(that.saturating_sub(16));
    for at in (floor..that).rev() {
        if matches!(page.word(at), ";" | ":") || page.is_any(at, &["that", "which", "who"]) {
            return None;
        }
        if let Some(form) = speech_verb(page, at) {
            return Some((at, form));
        }
        if let Some((_, form, _)) = verb_at(page, at) {
            return Some((at, form));
        }
    }
    None
}

/// Whether a bare verb at a token is only what somebody wishes: no act of its own subject.
pub(super) fn is_wished(page: &Page<'_>, speeches: &[Speech], at: usize) -> bool {
    let innermost = speeches
        .iter()
        .rfind(|speech| speech.first <= at && at < speech.end);
    innermost.is_some_and(|speech| speech.mandative)
        && verb_at(page, at).is_some_and(|(_, form, _)| form == VerbForm::Base)
}

/// A verb that reports.
fn speech_verb(page: &Page<'_>, at: usize) -> Option<VerbForm> {
    page.hits_at(at).iter().find_map(|hit| match hit.sense {
        Sense::Speech(form) if hit.end == at + 1 => Some(form),
        _ => None,
    })
}

/// Sets speaker and modality of a claim whose verb stands inside a speech.
///
/// The reporter of the message is no speaker of his own: his "we will tell them that …" only bends the modality.
pub(super) fn attribute(speeches: &[Speech], at: usize, claim: &mut Claim) {
    let Some(speech) = speeches
        .iter()
        .rfind(|speech| speech.first <= at && at < speech.end && speech.verb != at)
    else {
        return;
    };
    let bends = matches!(speech.modality, Modality::Conditional | Modality::Intended);
    if bends && claim.modality != Modality::Negated {
        claim.modality = speech.modality;
    }
    let own = claim.subject.meant == speech.speaker.meant && claim.subject.meant != Meant::Nothing;
    if speech.speaker.meant != Meant::Sender && !own {
        claim.speaker = Some(speech.speaker.clone());
    }
}
