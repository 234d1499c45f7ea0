//! Who says a sentence by words that are put into it: "…, Marlow told us", "Norvale, said Marlow, would …", "according to Marlow".
//!
//! Method: a verb of saying with its subject alone between two signs; of "according to" the person named before the clause goes on.
//! Cost: one pass over the sentence for each.

use super::super::actor::{Discourse, subject};
use super::super::draft::Draft;
use super::super::page::{Page, Sentence};
use super::super::people::title_at;
use super::speech::{OPINION, Speech, saying_verb};
use crate::model::{EntityKind, Filler, Meant, NameId};
use crate::vocab::families;
use crate::vocab::{Sense, VerbFamily, VerbForm, form_in};

/// Who says a sentence by words that are put in or stand behind it: "…, Marlow told us on Friday", "Norvale, said Marlow, would
/// refuse", "the plan, he thought, was dead".
pub(super) fn put_in(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    discourse: &Discourse,
) -> Option<Speech> {
    let page = draft.page;
    let says = |at: usize| {
        matches!(
            saying_verb(page, at),
            Some(VerbForm::Past | VerbForm::Third)
        ) || page.is(at, "continued")
    };
    let verbs: Vec<usize> = (sentence.first + 1..sentence.end)
        .filter(|at| says(*at))
        .collect();
    verbs.into_iter().find_map(|verb| {
        let (opening, closing) = bounds_of_put_in(page, sentence, verb)?;
        let named = |filler: &Filler| match filler.meant {
            Meant::Name(_) | Meant::State(_) => true,
            _ => filler.words.is_some_and(|words| {
                let at = page.token_at(words.start());
                page.is_any(at, &["he", "she", "they"])
            }),
        };
        let speaker = match opening + 1 == verb {
            // "…, said Marlow, …"
            true => {
                let who = verb + 1 + usize::from(page.is(verb + 1, "the"));
                let id = draft.owner(who).filter(|id| can_speak(draft, *id))?;
                Filler::name(id, draft.get(id).span)
            }
            false => {
                let actor = subject(draft, sentence, verb, discourse)
                    .into_iter()
                    .next()?;
                actor.filler
            }
        };
        let words = speaker.words?;
        let inside = (opening + 1..closing).contains(&page.token_at(words.start()));
        let end = match page.word(closing) == "," && opening > sentence.first {
            true => sentence.end,
            false => opening,
        };
        (inside && named(&speaker)).then(|| {
            Speech::put_in(
                speaker,
                (sentence.first, end),
                verb,
                page.is_any(verb, &OPINION),
            )
        })
    })
}

/// The signs between which a verb of speech with its subject is put in; nothing where a clause of its own stands there.
fn bounds_of_put_in(page: &Page<'_>, sentence: &Sentence, verb: usize) -> Option<(usize, usize)> {
    /// So many tokens stand before the verb and behind it.
    const BEFORE: usize = 9;
    const BEHIND: usize = 9;
    let is_sign = |at: usize| matches!(page.word(at), "," | "”" | "\"" | "(" | "—" | "--");
    let ends = |at: usize| {
        at + 1 >= sentence.end || is_sign(at) || matches!(page.word(at), ";" | ")" | ".")
    };
    let tells = |at: usize| {
        page.is_any(
            at,
            &[
                "that", "which", "and", "but", "who", "if", "when", "while", "as", "to",
            ],
        ) || page.has_sense(at, |sense| {
            matches!(sense, Sense::Verb(..) | Sense::Speech(_))
        }) || page.is_of(at, families::FINITE)
    };
    let opening = (sentence.first..verb)
        .rev()
        .take(BEFORE)
        .find(|at| is_sign(*at))
        .filter(|at| *at > sentence.first)?;
    if (opening + 1..verb).any(tells) {
        return None;
    }
    let closing = (verb + 1..sentence.end).take(BEHIND).find(|at| ends(*at))?;
    let to_whom = !(verb + 1..closing).any(tells);
    // "Marlow, he said, would refuse" and "…, Marlow told us."; not "In Tallis, Marlow said nothing."
    let objects = page.is_any(
        verb + 1,
        &["nothing", "this", "so", "it", "a", "the", "his", "no"],
    );
    let told = form_in(VerbFamily::Tell, page.word(verb)).is_some();
    (to_whom && (!objects || told || opening + 1 == verb)).then_some((opening, closing))
}

/// "According to an adviser, Ilse Varga, …": all that the sentence says is hers.
pub(super) fn according(draft: &Draft<'_, '_>, sentence: &Sentence) -> Option<Speech> {
    let page = draft.page;
    let at = (sentence.first..sentence.end.saturating_sub(2))
        .find(|at| page.is(*at, "according") && page.is(at + 1, "to"))?;
    // The person named before the clause goes on, else the first name.
    let stop = (at + 2..sentence.end.min(at + 24)).find(|token| {
        page.has_sense(*token, |sense| matches!(sense, Sense::Verb(..)))
            || page.is_of(*token, families::FINITE)
    });
    let stop = stop.unwrap_or(sentence.end.min(at + 12));
    let mut names = draft.names_in(at + 2, stop).into_iter();
    let opening = (at + 2..stop)
        .find(|token| page.word(*token) == ",")
        .unwrap_or(stop);
    let first = names
        .clone()
        .find(|id| can_speak(draft, *id) && draft.tokens_of(*id).0 < opening);
    let named = names
        .find(|id| {
            draft.get(*id).kind == EntityKind::Person
                && (draft.tokens_of(*id).1 <= opening || is_apposed(page, draft.tokens_of(*id)))
        })
        .or(first);
    let speaker = match named {
        Some(id) => Filler::name(id, draft.get(id).span),
        // "According to the same source,"
        None if is_somebody(page, opening - 1) => Filler::words(page.span(at + 2, opening)?),
        None => return None,
    };
    Some(Speech::put_in(
        speaker,
        (sentence.first, sentence.end),
        at,
        false,
    ))
}

/// Whether a phrase ends in a word for somebody who may tell: "source", "Frenchman", "press reports"; "available information" does not.
fn is_somebody(page: &Page<'_>, last: usize) -> bool {
    const TELLS: [&str; 11] = [
        "source", "sources", "report", "reports", "press", "newspaper", "newspapers", "paper",
        "papers", "observers", "rumors",
    ];
    page.is_any(last, &TELLS)
        || page.has_sense(last, |sense| sense == Sense::Group)
        || title_at(page, last).is_some()
        || page.people_ending(last).is_some()
}

fn can_speak(draft: &Draft<'_, '_>, id: NameId) -> bool {
    draft.get(id).kind.can_act()
}

/// Whether a name stands between commas or before a bracket: "an adviser, Dr. Varga (protect),".
fn is_apposed(page: &Page<'_>, (first, end): (usize, usize)) -> bool {
    let comma = (first.saturating_sub(4)..first).any(|at| page.word(at) == ",");
    comma && matches!(page.word(end), "," | "(")
}
