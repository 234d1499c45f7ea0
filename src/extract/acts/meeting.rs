//! Meetings told by a noun, "in conversation with Tallis, Marlow said", "my talk with the Foreign Minister", or by a clause of who is
//! met: "Minister Marlow, whom we saw today".
//!
//! Needs: people, bodies. Method: a noun of talking, "with", and somebody named; who met him is the possessor before the
//! noun, the subject of "had" or "held", or the subject of the clause that the phrase opens. Nobody is guessed: a
//! meeting whose other side is not told there is left out. Cost: a look at the words around the noun.

use super::super::actor::{Actor, Discourse, phrase_opening, subject};
use super::super::dates::days;
use super::super::draft::Draft;
use super::super::page::{Page, Sentence};
use super::super::verb::{is_adverb, verb_group};
use super::Made;
use super::nominal::owner;
use super::object::person;
use crate::model::{Claim, Filler, Modality};
use crate::vocab::families;
use crate::vocab::{PieceKind, VerbForm};

/// Nouns of talking to somebody.
const TALKS: [&str; 26] = [
    "meeting", "meetings", "conversation", "conversations", "talk", "talks", "discussion",
    "discussions", "audience", "luncheon", "lunch", "dinner", "interview", "session",
    "appointment", "consultation", "consultations", "call", "conference", "chat", "breakfast",
    "exchange", "tete-a-tete", "meal", "contact", "contacts",
];

/// Reads a noun of talking, or "whom", at a token.
pub(super) fn read(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
    discourse: &Discourse,
) -> Option<Made> {
    let page = draft.page;
    if page.is_any(at, &["whom", "which"]) {
        return relative(draft, sentence, at, discourse);
    }
    if !page.is_any(at, &TALKS) {
        return None;
    }
    let with = with_behind(page, sentence, at)?;
    let (met, end) = person(draft, sentence, with + 1)?;
    let (actor, modality) = actor(draft, sentence, at, end, discourse)?;
    // "your conversation with Tallis" may be one to come.
    if actor.confidence <= 0.5 {
        return None;
    }
    if actor.filler.meant == met.meant && actor.filler.meant != crate::model::Meant::Nothing {
        return None;
    }
    let mut claim = Claim::new(
        actor.filler,
        "met",
        Some(met),
        page.span(at, at + 1)?,
        "meeting",
    );
    claim.modality = modality;
    claim.confidence = actor.confidence - 0.1;
    claim.date = day(page, sentence, at, end);
    Some(Made {
        claims: vec![claim],
        at,
        next: at + 1,
        open: false,
    })
}

/// "Minister Marlow, whom we saw today": who is met stands before the clause that tells of it.
fn relative(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    whom: usize,
    discourse: &Discourse,
) -> Option<Made> {
    /// So far behind "whom" its verb stands.
    const FAR: usize = 9;
    let page = draft.page;
    if whom < sentence.first + 2 {
        return None;
    }
    let with = usize::from(page.is(whom - 1, "with"));
    let comma = usize::from(page.word(whom - 1 - with) == ",");
    let behind = whom - with - comma;
    let name = draft.owner(behind.checked_sub(1)?)?;
    let opening = phrase_opening(page, sentence, draft.tokens_of(name).0);
    let (met, end) = person(draft, sentence, opening)?;
    let verb = |at: usize| {
        let (frame, form, end) = super::verb_at(page, at)?;
        (frame.act == "met").then_some((at, form, end))
    };
    let mut clause = (whom + 1..sentence.end.min(whom + FAR))
        .take_while(|at| page.tokens[*at].kind == PieceKind::Word && !page.is(*at, "that"));
    let (at, form, verb_end) = clause.find_map(verb)?;
    let group = verb_group(page, sentence, at, form, verb_end).filter(|group| !group.passive)?;
    let actor = subject(draft, sentence, group.first, discourse)
        .into_iter()
        .next()?;
    let own = page.token_at(actor.filler.words?.start()) > whom;
    // "whom we see as a moderate", "whom they saw leaving"
    let held = page.is_any(verb_end, &["as", "with"]) || page.word(verb_end).ends_with("ing");
    if end != behind || !own || held {
        return None;
    }
    let mut claim = Claim::new(
        actor.filler,
        "met",
        Some(met),
        page.span(at, verb_end)?,
        "whom-met",
    );
    claim.modality = group.modality;
    claim.confidence = actor.confidence - 0.1;
    claim.date = day(page, sentence, at, verb_end);
    Some(Made {
        claims: vec![claim],
        at,
        next: verb_end,
        open: false,
    })
}

/// "with" or, of a call, "on" behind the noun; a day or place may stand between.
fn with_behind(page: &Page<'_>, sentence: &Sentence, at: usize) -> Option<usize> {
    let on = if page.is(at, "call") { "on" } else { "with" };
    let mut token = at + 1;
    if let Some(day) = days(page, sentence).iter().find(|day| {
        day.first == token || (day.first == token + 1 && page.is_any(token, &["on", "of"]))
    }) {
        token = day.end;
    }
    (token < sentence.end && page.is(token, on)).then_some(token)
}

/// Who met whom, by where the noun stands.
fn actor(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
    end: usize,
    discourse: &Discourse,
) -> Option<(Actor, Modality)> {
    let page = draft.page;
    // "my long talk with", "Marlow's June 2 meeting with"
    let before = describing(page, sentence, at);
    if before > sentence.first
        && let Some((filler, confidence)) = owner(draft, sentence, before - 1, discourse)
    {
        return Some((Actor { filler, confidence }, Modality::Asserted));
    }
    let article = before
        - usize::from(
            before > sentence.first && page.is_any(before - 1, &["a", "an", "the", "this", "no"]),
        );
    if article == sentence.first {
        return None;
    }
    let opener = article - 1;
    if page.is_of(opener, families::HAVE) || page.is(opener, "held") {
        let form = VerbForm::Past;
        let group = verb_group(page, sentence, opener, form, opener + 1)?;
        let actor = subject(draft, sentence, group.first, discourse)
            .into_iter()
            .next()?;
        // "had no contact with"
        let modality = match page.is(article, "no") {
            true => Modality::Negated,
            false => group.modality,
        };
        return Some((actor, modality));
    }
    if page.is_any(opener, &["in", "during", "at", "after", "following"]) {
        // "In conversation with Tallis July 2, Marlow said"; "Marlow, in conversation with Tallis, said".
        if opener == sentence.first {
            return clause_subject(draft, sentence, end, discourse)
                .map(|actor| (actor, Modality::Asserted));
        }
        let comma = usize::from(page.word(opener - 1) == ",");
        let acts = (end..sentence.end.min(end + 8)).any(|token| {
            super::verb_at(page, token).is_some()
                || page.has_sense(token, |sense| {
                    matches!(sense, crate::vocab::Sense::Speech(_))
                })
        });
        let last = opener.checked_sub(comma + 1)?;
        let name = draft
            .owner(last)
            .filter(|_| acts && last >= sentence.first)?;
        let opens = super::super::actor::phrase_opening(page, sentence, draft.tokens_of(name).0);
        if opens != sentence.first || draft.get(name).kind != crate::model::EntityKind::Person {
            return None;
        }
        let filler = Filler::name(name, draft.get(name).span);
        return Some((
            Actor {
                filler,
                confidence: 0.75,
            },
            Modality::Asserted,
        ));
    }
    None
}

/// Adjectives, figures and days before a noun; gives the first token of them.
fn describing(page: &Page<'_>, sentence: &Sentence, at: usize) -> usize {
    let mut first = at;
    while first > sentence.first && at - first < 6 {
        let before = first - 1;
        if let Some(day) = days(page, sentence).iter().find(|day| day.end == first) {
            first = day.first;
            continue;
        }
        let token = &page.tokens[before];
        let stops = page.is_any(
            before,
            &[
                "a", "an", "the", "in", "during", "at", "after", "following", "of", "to", "for",
                "with", "from", "on", "my", "our", "his", "her", "their", "your", "its", "had",
                "held", "has", "have", "having", "and", "or", "but", "that", "which", "this",
                "requested", "by", "before", "until", "about", "re",
            ],
        );
        let describes = matches!(token.kind, PieceKind::Word | PieceKind::Number)
            && token.shape == super::super::page::Shape::Lower
            || matches!(page.word(before), "-" | "/")
            || (sentence.upper && token.kind == PieceKind::Word && !stops);
        if stops || !describes {
            break;
        }
        first = before;
    }
    first
}

/// The subject of the clause behind an opening phrase that ends at `end`: "…, Marlow said".
fn clause_subject(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    end: usize,
    discourse: &Discourse,
) -> Option<Actor> {
    let page = draft.page;
    let speaks = |token: usize| {
        page.has_sense(token, |sense| {
            matches!(
                sense,
                crate::vocab::Sense::Speech(_)
                    | crate::vocab::Sense::Verb(..)
                    | crate::vocab::Sense::NotPerson(crate::vocab::NotPerson::Verb)
            )
        })
    };
    let verb = (end + 1..sentence.end.min(end + 16)).find(|token| speaks(*token))?;
    // Only the phrase's own close may stand before the subject: a comma, a day, a place.
    let mut first = verb;
    while first > end && is_adverb(page, first - 1) {
        first -= 1;
    }
    let actor = subject(draft, sentence, first, discourse)
        .into_iter()
        .next()?;
    let opens = page.token_at(actor.filler.words?.start());
    let opens = super::super::actor::phrase_opening(page, sentence, opens);
    let light = (end..opens).all(|token| {
        page.word(token) == ","
            || page.tokens[token].kind == PieceKind::Number
            || days(page, sentence)
                .iter()
                .any(|day| day.first <= token && token < day.end)
            || page.is_any(
                token,
                &[
                    "on", "at", "in", "today", "yesterday", "this", "last", "morning", "afternoon",
                    "evening", "night", "here",
                ],
            )
            || draft
                .owner(token)
                .is_some_and(|id| draft.get(id).kind == crate::model::EntityKind::Place)
    });
    (light && opens >= end).then_some(actor)
}

/// The day of the meeting: before the noun, behind it, or behind who is met.
fn day(page: &Page<'_>, sentence: &Sentence, at: usize, end: usize) -> Option<jiff::civil::Date> {
    let reference = page.cable.date?;
    days(page, sentence)
        .iter()
        .find(|day| {
            day.end == at
                || day.first == at + 1
                || (day.first == at + 2 && page.is(at + 1, "on"))
                || day.first == end
                || (day.first == end + 1
                    && page.is_any(end, &["on", ",", "morning", "afternoon", "evening"]))
        })?
        .day
        .not_after(reference)
}
