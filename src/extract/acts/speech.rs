//! Who says what a sentence reports: "the SecGen recognized that …", "we will tell Marlow that …".

use super::super::actor::{Discourse, subject};
use super::super::draft::Draft;
use super::super::page::{Page, Sentence};
use super::super::people::title_at;
use super::super::verb::{VerbGroup, is_adverb, verb_group};
use super::phrase::clause_end;
use super::verb_at;
use crate::model::{Claim, Filler, Meant, Modality};
use crate::vocab::{NotPerson, PieceKind, Sense, VerbForm};

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
    /// Whether it gives what somebody believes, not what he says.
    opinion: bool,
}

/// Verbs that give a view: "we believe Tallis would agree" is the sender's view and no news.
const OPINION: [&str; 22] = [
    "believe",
    "believes",
    "believed",
    "think",
    "thinks",
    "thought",
    "feel",
    "feels",
    "felt",
    "expect",
    "expects",
    "expected",
    "assume",
    "assumes",
    "assumed",
    "suspect",
    "suspects",
    "suspected",
    "doubt",
    "doubts",
    "doubted",
    "estimate",
];

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
                opinion,
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
                opinion,
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
        let Some(speaker) = speaks(draft, sentence, first, discourse) else {
            continue;
        };
        let mandative = verb_at(page, verb)
            .is_some_and(|(frame, _, _)| matches!(frame.act.as_str(), "proposed" | "requested"));
        found.push(Speech {
            speaker,
            modality,
            mandative,
            first: that + 1,
            end: sentence.end,
            verb,
            opinion: page.is_any(verb, &OPINION),
        });
    }
    dropped(draft, sentence, discourse, &mut found);
    found.splice(0..0, according(draft, sentence));
    found.sort_by_key(|speech| speech.first);
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

/// Who speaks: the subject of a verb group that begins at a token. What follows is understood of them.
fn speaks(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    first: usize,
    discourse: &mut Discourse,
) -> Option<Filler> {
    let actor = subject(draft, sentence, first, discourse)
        .into_iter()
        .next()?;
    if let Meant::Name(id) = actor.filler.meant
        && draft.get(id).kind == crate::model::EntityKind::Person
    {
        discourse.person = Some(id);
    }
    discourse.speaker = Some(actor.filler.clone());
    Some(actor.filler)
}

/// Speeches whose "that" is dropped: "Tallis said the Prime Minister opposed the plan".
fn dropped(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    discourse: &mut Discourse,
    found: &mut Vec<Speech>,
) {
    let page = draft.page;
    for verb in sentence.first..sentence.end.saturating_sub(2) {
        let Some(form) = speech_verb(page, verb) else {
            continue;
        };
        if found.iter().any(|speech| speech.verb == verb) || draft.owner(verb).is_some() {
            continue;
        }
        let Some(first) = clause_behind(draft, sentence, verb) else {
            continue;
        };
        let group = verb_group(page, sentence, verb, form, verb + 1).filter(|group| !group.passive);
        let Some(group) = group else { continue };
        let Some(speaker) = speaks(draft, sentence, group.first, discourse) else {
            continue;
        };
        found.push(Speech {
            speaker,
            modality: group.modality,
            mandative: false,
            first,
            end: clause_end(draft, sentence, first),
            verb,
            opinion: page.is_any(verb, &OPINION),
        });
    }
}

/// The token at which a clause begins behind a verb of speech, its addressee passed over; it must hold a verb.
fn clause_behind(draft: &Draft<'_, '_>, sentence: &Sentence, verb: usize) -> Option<usize> {
    let page = draft.page;
    let mut first = verb + 1;
    while first < sentence.end && is_adverb(page, first) {
        first += 1;
    }
    let addressed = page.is_any(
        verb,
        &[
            "told", "tell", "tells", "telling", "informed", "inform", "informs", "assured",
            "assure", "assures", "warned",
        ],
    );
    if addressed {
        let core = first + usize::from(page.is(first, "the"));
        let core = title_at(page, core).map_or(core, |(end, _)| end);
        first = match draft.owner(core) {
            Some(id) => draft.tokens_of(id).1,
            None if core > first => core,
            None => first + 1,
        };
    }
    let opens = first < sentence.end
        && page.tokens[first].kind == PieceKind::Word
        && !page.has_sense(first, |sense| sense == Sense::NotPerson(NotPerson::Verb))
        && (page.is_any(
            first,
            &[
                "the", "he", "she", "we", "they", "his", "her", "our", "their", "its", "it",
                "this", "these", "no", "if",
            ],
        ) || page.word(first) == "I"
            || draft.owner(first).is_some()
            || title_at(page, first).is_some()
            || page.has_sense(first, |sense| {
                matches!(sense, Sense::Adjective(_) | Sense::Group)
            }));
    let has_verb = (first + 1..sentence.end.min(first + 14))
        .take_while(|at| !matches!(page.word(*at), ";" | ":") && !page.is(*at, "that"))
        .any(|at| {
            page.has_sense(at, |sense| {
                matches!(
                    sense,
                    Sense::Verb(..) | Sense::Speech(_) | Sense::NotPerson(NotPerson::Verb)
                )
            }) || page.is_any(
                at,
                &[
                    "is", "was", "were", "are", "had", "has", "have", "would", "will", "could",
                    "not",
                ],
            )
        });
    (opens && has_verb).then_some(first)
}

/// "According to an adviser, Ilse Varga, …": all that the sentence says is hers.
fn according(draft: &Draft<'_, '_>, sentence: &Sentence) -> Option<Speech> {
    let page = draft.page;
    let at = (sentence.first..sentence.end.saturating_sub(2))
        .find(|at| page.is(*at, "according") && page.is(at + 1, "to"))?;
    // The person named before the clause goes on, else the first name.
    let stop = (at + 2..sentence.end.min(at + 24)).find(|token| {
        page.has_sense(*token, |sense| matches!(sense, Sense::Verb(..)))
            || page.is_any(*token, &["had", "has", "would", "will", "is", "was"])
    });
    let stop = stop.unwrap_or(sentence.end.min(at + 12));
    let mut names = draft.names_in(at + 2, stop).into_iter();
    let opening = (at + 2..stop)
        .find(|token| page.word(*token) == ",")
        .unwrap_or(stop);
    let first = names
        .clone()
        .find(|id| can_speak(draft, *id) && draft.tokens_of(*id).0 < opening);
    let id = names
        .find(|id| {
            draft.get(*id).kind == crate::model::EntityKind::Person
                && (draft.tokens_of(*id).1 <= opening || is_apposed(page, draft.tokens_of(*id)))
        })
        .or(first)?;
    Some(Speech {
        speaker: Filler::name(id, draft.get(id).span),
        modality: Modality::Asserted,
        mandative: false,
        first: sentence.first,
        end: sentence.end,
        verb: at,
        opinion: false,
    })
}

fn can_speak(draft: &Draft<'_, '_>, id: crate::model::NameId) -> bool {
    use crate::model::EntityKind::{Body, Person, Place};
    matches!(draft.get(id).kind, Person | Body | Place)
}

/// Whether a name stands between commas or before a bracket: "an adviser, Dr. Varga (protect),".
fn is_apposed(page: &Page<'_>, (first, end): (usize, usize)) -> bool {
    let comma = (first.saturating_sub(4)..first).any(|at| page.word(at) == ",");
    comma && matches!(page.word(end), "," | "(")
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

impl Speech {
    /// Who speaks.
    pub(super) fn speaker(&self) -> &Filler {
        &self.speaker
    }

    /// Where the clause begins that the sender is going to say: "we will indicate that | talks must wait".
    pub(super) fn announced(&self) -> Option<usize> {
        let planned = self.modality != Modality::Asserted && self.modality != Modality::Negated;
        (self.speaker.meant == Meant::Sender && planned && !self.opinion).then_some(self.first)
    }
}

/// Who speaks first in a sentence, and the token at which what he says begins; nobody where it is not told as said.
pub(super) fn outermost(speeches: &[Speech]) -> Option<(Filler, usize)> {
    let first = speeches.iter().min_by_key(|speech| speech.verb)?;
    let told = first.modality == Modality::Asserted && !first.opinion && first.verb < first.first;
    told.then(|| (first.speaker.clone(), first.first))
}

/// The innermost speech that holds a token.
pub(super) fn innermost(speeches: &[Speech], at: usize) -> Option<&Speech> {
    speeches
        .iter()
        .rfind(|speech| speech.first <= at && at < speech.end)
}

/// Whether a bare verb at a token is only what somebody wishes: no act of its own subject.
pub(super) fn is_wished(page: &Page<'_>, speeches: &[Speech], at: usize) -> bool {
    let innermost = speeches
        .iter()
        .rfind(|speech| speech.first <= at && at < speech.end);
    innermost.is_some_and(|speech| speech.mandative)
        && verb_at(page, at).is_some_and(|(_, form, _)| form == VerbForm::Base)
}

/// Whether a token stands in what somebody else than the sender is reported to say.
pub(super) fn is_reported(speeches: &[Speech], at: usize) -> bool {
    speeches
        .iter()
        .any(|speech| speech.first <= at && at < speech.end && !speech.speaker.meant.is_own())
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
    if (!speech.speaker.meant.is_own() || speech.opinion) && !own {
        claim.speaker = Some(speech.speaker.clone());
    }
}
