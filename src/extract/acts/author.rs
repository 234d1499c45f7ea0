//! Who acts by a verb: the phrase before it, whoever acted or spoke before an "and", the sender in his own words.
//!
//! Needs: what the sentences before left in mind, and the speeches of this one. Method: the noun phrase before the helpers;
//! behind "and" the tense tells whose deed it is; where two could be meant nobody is. Cost: a look at the words before.

use super::super::actor::{Actor, Discourse, phrase_opening, subject};
use super::super::draft::Draft;
use super::super::page::{Page, Sentence, Shape};
use super::super::people::title_at;
use super::super::verb::{is_adverb, is_finite};
use super::bidden::is_bidden;
use super::phrase::{is_asked_first, turns_to};
use crate::model::{EntityKind, Filler, Meant};
use crate::vocab::families::{self, Families};
use crate::vocab::{NotPerson, PieceKind, Sense, VerbForm};

/// Who acts: the phrase before the verb, else the one who acted before an "and", else the last speaker.
pub(super) fn actors(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    (first, group_end): (usize, usize),
    discourse: &Discourse,
    last: &Option<Vec<Actor>>,
    form: VerbForm,
) -> Option<Vec<Actor>> {
    let page = draft.page;
    if first == sentence.first {
        // "Agreed language", "Proposed force level", "Request explained": no verb opens these.
        let next = page.word(group_end).to_ascii_lowercase();
        let describes = match form {
            VerbForm::Past => {
                group_end < sentence.end
                    && page.tokens[group_end].kind == PieceKind::Word
                    && page.tokens[group_end].shape == Shape::Lower
                    && draft.owner(group_end).is_none()
                    && !page.has_sense(group_end, |s| s == Sense::NotPerson(NotPerson::Function))
            }
            _ => next.len() > 4 && next.ends_with("ed"),
        };
        if describes || form == VerbForm::Past && is_asked_first(page, sentence, first) {
            return None;
        }
        // "Proposed that …" goes on with the last speaker; "Recommend that …" is the sender's own word.
        return match (form, &discourse.speaker) {
            (VerbForm::Past, Some(speaker)) => Some(vec![Actor {
                filler: speaker.clone(),
                confidence: 0.5,
            }]),
            // "Would seek to undermine it": nobody is asked for anything.
            (VerbForm::Base, _) if page.is(group_end - 1, "seek") && group_end - first > 1 => None,
            (VerbForm::Base, _) if !page.is_quoted(first) => Some(vec![Actor::sender(0.6)]),
            _ => None,
        };
    }
    // "Please call on Tallis": who is written to is to do it.
    if form == VerbForm::Base && is_bidden(page, sentence, first) {
        let reader = page.you(first);
        let told = reader != Meant::Nothing && !page.is_quoted(first);
        return told.then(|| vec![Actor::new(Filler::implied(reader), 0.65)]);
    }
    // "You should urge Tallis": where it is told who is written to.
    let you = first - 1;
    if page.is(you, "you") && page.you(you) != Meant::Nothing {
        let filler = Filler {
            words: page.span(you, first),
            meant: page.you(you),
        };
        return Some(vec![Actor::new(filler, 0.7)]);
    }
    // "backed it yet refused to sign"; "has not yet refused" goes on.
    let yet = page.is(first - 1, "yet")
        && form == VerbForm::Past
        && first > sentence.first + 1
        && !(page.is(first - 2, "not") || page.is_of(first - 2, families::HAVE.and(families::BE)));
    let joined = page.is_any(first - 1, &["and", "but", "or"]) || yet || page.is(first, "nor");
    let found = if joined {
        Vec::new()
    } else {
        subject(draft, sentence, first, discourse)
    };
    // "Wrote the Minister asking for time": the writer asks.
    let addressed = (form == VerbForm::Gerund && !found.is_empty())
        .then(|| turns_to(page, sentence.first, opening(page, sentence, &found, first)))
        .flatten();
    if let Some(verb) = addressed {
        let writer = subject(draft, sentence, verb, discourse);
        return (!writer.is_empty()).then_some(writer);
    }
    // "Meanwhile suggest you see him", "Unless you object, request early reply": the sender's own word.
    if found.is_empty() && form == VerbForm::Base && is_own_word(draft, sentence, first, group_end)
    {
        return Some(vec![Actor::sender(0.55)]);
    }
    if joined
        && form == VerbForm::Past
        && let Some(said) = goes_on_saying(draft, sentence, first, group_end, discourse)
    {
        return said;
    }
    if found.is_empty() && joined && last.is_none() && form == VerbForm::Past {
        return opens_with(draft, sentence, first, discourse).map(|actor| vec![actor]);
    }
    if found.is_empty() && (joined || page.word(first - 1) == ",") {
        // "Marlow suggested talks; Quill liked this but doubted": a semicolon opens another's clause, unless a verb does.
        let semicolon = (sentence.first..first)
            .rev()
            .find(|at| page.word(*at) == ";");
        let apart = semicolon.is_some_and(|semicolon| {
            let opening = semicolon + 1 + usize::from(page.is(semicolon + 1, "the"));
            let name = title_at(page, opening).map_or(opening, |(end, _)| end);
            let named = draft.owner(name).map(|id| draft.get(id).kind);
            name > opening
                || named.is_some_and(EntityKind::can_act)
                || page.is_of(opening, families::PERSONAL)
        });
        return last.clone().filter(|_| !apart).map(|actors| {
            actors
                .into_iter()
                .map(|actor| Actor {
                    confidence: actor.confidence - 0.1,
                    ..actor
                })
                .collect()
        });
    }
    (!found.is_empty()).then_some(found)
}

/// "Marlow said Norvale could not sign and asked for time": whether a past form behind "and" goes on with who speaks.
///
/// It does where the clause between has no past form that it could be joined to; where it may be joined to either,
/// nobody is said to act. `None` where the sentence reports nothing.
fn goes_on_saying(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    first: usize,
    group_end: usize,
    discourse: &Discourse,
) -> Option<Option<Vec<Actor>>> {
    let page = draft.page;
    let (speaker, clause) = discourse
        .said
        .as_ref()
        .filter(|(_, clause)| *clause < first)?;
    let floor = (*clause).max(sentence.first);
    let between = floor..first - 1;
    // Another "that" or a semicolon: who goes on there is not told.
    let parted = between
        .clone()
        .any(|at| matches!(page.word(at), ";" | "“" | "”" | "\"" | ":"));
    let helped = (first..group_end.saturating_sub(1)).any(|at| page.is_of(at, families::FINITE));
    let modal = between
        .clone()
        .any(|at| page.is_of(at, families::MODAL.and(families::BE)));
    let actor = (floor..first.min(floor + 4)).any(|at| {
        draft
            .owner(at)
            .is_some_and(|id| draft.get(id).kind.can_act())
            || page.is_of(at, families::PERSONAL.and(families::I))
            || page.is(at, "who")
            || page.has_sense(at, |sense| {
                matches!(sense, Sense::Group | Sense::Title(_) | Sense::Adjective(_))
            })
    });
    let past = between.clone().any(|at| {
        page.has_sense(at, |sense| {
            matches!(
                sense,
                Sense::Verb(_, _, VerbForm::Past) | Sense::Speech(VerbForm::Past)
            )
        }) || page.is_of(
            at,
            families::PAST_BE
                .and(families::FINITE_HAVE)
                .and(families::DO),
        ) || page.word(at).len() > 4
            && page.word(at).to_ascii_lowercase().ends_with("ed")
            && !is_state(page, floor, at)
    });
    if parted || helped || (actor && past) || (actor && !modal) {
        return Some(None);
    }
    Some(Some(vec![Actor {
        filler: speaker.clone(),
        confidence: 0.7,
    }]))
}

/// Who opens a sentence whose verb "and" joins to a second one: of "Norvale is not bound and has never agreed" Norvale, where
/// nobody else stands before a verb between.
fn opens_with(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    first: usize,
    discourse: &Discourse,
) -> Option<Actor> {
    const PARTS: [&str; 14] = [
        "that", "which", "who", "whom", "where", "when", "while", "because", "if", "whether",
        "but", "as", "since", "although",
    ];
    // Behind "may" and the like "be prepared" is no act by itself: "may try it, and even be prepared".
    const HELPS: Families = families::FINITE_BE
        .and(families::FINITE_HAVE)
        .and(families::DO)
        .and(families::WILL)
        .and(families::WOULD)
        .and(families::COULD);
    let page = draft.page;
    let is_verb = |at: usize| {
        page.is_of(at, HELPS)
            || is_finite(page, at)
            || page.has_sense(at, |sense| sense == Sense::NotPerson(NotPerson::Verb))
    };
    let end = (sentence.first + 1..first).find(|at| is_verb(*at))?;
    let actors = subject(draft, sentence, end, discourse);
    let [actor] = &actors[..] else { return None };
    let opening = page.token_at(actor.filler.words?.start());
    let opens = phrase_opening(page, sentence, opening);
    let leads = (sentence.first..opens).all(|at| {
        is_adverb(page, at)
            || page.tokens[at].kind != PieceKind::Word
            || page.is_any(at, &["however", "nevertheless", "and", "meanwhile"])
    });
    let plain = (end..first - 1).all(|at| {
        let another = draft.owner(at).is_some() && is_verb(at + 1);
        !another
            && !page.is_any(at, &PARTS)
            && !page.is_of(at, families::PERSONAL.and(families::I).and(families::IT))
            && !matches!(page.word(at), ";" | ":" | "“" | "”" | "\"" | "(" | ")")
    });
    (leads && plain).then(|| actor.clone())
}

/// Whether a word in "-ed" tells a state: "would be most concerned".
fn is_state(page: &Page<'_>, floor: usize, at: usize) -> bool {
    let degree = |at: &usize| {
        is_adverb(page, *at) || page.is_any(*at, &["most", "very", "quite", "more", "deeply"])
    };
    let before = (floor..at).rev().find(|at| !degree(at));
    before.is_some_and(|at| page.is_of(at, families::BE) || page.is(at, "not"))
}

/// Whether a verb in its base form, with nothing but an adverb or a comma before it, is one by which a message asks or
/// proposes in its own name.
fn is_own_word(draft: &Draft<'_, '_>, sentence: &Sentence, first: usize, group_end: usize) -> bool {
    let page = draft.page;
    const OWN: [&str; 9] = [
        "request", "suggest", "recommend", "propose", "urge", "hope", "concur", "appreciate",
        "agree",
    ];
    let opening = (sentence.first..first)
        .all(|at| is_adverb(page, at) || page.is_any(at, &["meanwhile", "accordingly"]));
    let comma = page.word(first - 1) == "," && !opens_with_doer(draft, sentence);
    let plain = group_end - first == 1 || page.is_any(first, &["would", "do"]);
    (opening || comma) && plain && page.is_any(group_end - 1, &OWN) && !page.is_quoted(first)
}

/// Whether a sentence opens with who or what does what it tells: "Current reports, however, | suggest", "He does not, I am sure, |
/// propose".
fn opens_with_doer(draft: &Draft<'_, '_>, sentence: &Sentence) -> bool {
    const PERSONAL: Families = families::HE.and(families::THEY).and(families::IT);
    const WHICH: [&str; 17] = [
        "this", "that", "these", "those", "such", "some", "many", "most", "all", "both", "several",
        "numerous", "recent", "current", "various", "other", "certain",
    ];
    let page = draft.page;
    let is_word = |at: &usize| page.tokens[*at].kind == PieceKind::Word;
    let Some(opens) = (sentence.first..sentence.end).find(is_word) else {
        return false;
    };
    let named = draft.owner(opens).map(|id| draft.get(id).kind);
    page.is_of(opens, PERSONAL.and(families::ARTICLE))
        || page.is_any(opens, &WHICH)
        || named.is_some_and(EntityKind::can_act)
}

/// The token at which the phrase of the first actor opens; that of the verb where the actor is not before it.
pub(super) fn opening(
    page: &Page<'_>,
    sentence: &Sentence,
    actors: &[Actor],
    verb: usize,
) -> usize {
    let words = actors.iter().filter_map(|actor| actor.filler.words);
    let first = words.map(|words| page.token_at(words.start())).min();
    first
        .filter(|first| sentence.first <= *first && *first < verb)
        .map_or(verb, |first| phrase_opening(page, sentence, first))
}
