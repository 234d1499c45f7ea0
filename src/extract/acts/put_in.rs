//! Who says a sentence by words that are put into it: "…, Marlow told us", "Norvale, said Marlow, would …", "according to Marlow".
//!
//! Method: a verb of saying with its subject, and at most whom it is told to, alone between two signs; of "according to" the person
//! named before the clause goes on, else a word for somebody. Misses: words put in behind a verb of their own ("…, he went on to
//! say, …"). Cost: one pass over the sentence for each.

use super::super::actor::{Discourse, subject};
use super::super::draft::Draft;
use super::super::page::{Page, Sentence};
use super::super::people::title_at;
use super::super::verb::is_adverb;
use super::reporting::{OPINION, saying_verb};
use crate::model::{EntityKind, Filler, Meant, NameId};
use crate::vocab::families;
use crate::vocab::{Sense, VerbFamily, VerbForm, form_in};

/// Who says the tokens `first..end` by words that are put in or stand beside them.
pub(super) struct PutIn {
    pub(super) speaker: Filler,
    pub(super) first: usize,
    pub(super) end: usize,
    /// The word that tells it.
    pub(super) at: usize,
    /// Whether it is only what he thinks.
    pub(super) opinion: bool,
}

impl PutIn {
    /// Whether the word at `at` tells who speaks.
    pub(super) fn is_by(&self, page: &Page<'_>, at: usize) -> bool {
        self.speaker.words.is_some() && self.speaker.words == page.span(at, at + 1)
    }

    /// The same by him whom a pronoun was found to mean since.
    pub(super) fn told_by(mut self, page: &Page<'_>, discourse: &Discourse) -> Self {
        let mut pronouns = discourse.pronouns.iter();
        let own = pronouns.find(|found| self.is_by(page, found.at));
        if let Some(id) = own.and_then(|found| found.who) {
            self.speaker.meant = Meant::Name(id);
        }
        self
    }
}

/// Who says a sentence, or a part of it, by words that are put in or stand behind it: "…, Marlow told us on Friday", "Norvale, said
/// Marlow, would refuse", "the plan, he thought, was dead". Each speaks of what stands behind the words put in before.
pub(super) fn put_in(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    discourse: &Discourse,
) -> Vec<PutIn> {
    let page = draft.page;
    let says = |at: &usize| {
        let form = saying_verb(page, *at);
        matches!(form, Some(VerbForm::Past | VerbForm::Third)) || page.is(*at, "continued")
    };
    let verbs: Vec<usize> = (sentence.first + 1..sentence.end).filter(says).collect();
    let mut found = Vec::new();
    let mut first = sentence.first;
    for verb in verbs {
        let Some((opening, closing)) = bounds(draft, sentence, verb).filter(|(at, _)| *at > first)
        else {
            continue;
        };
        let Some(speaker) = speaker(draft, sentence, (opening, closing), verb, discourse) else {
            continue;
        };
        // Between two signs it stands within what is said.
        let within = is_closed(page, opening, closing);
        let end = if within { sentence.end } else { opening };
        found.push(PutIn {
            speaker,
            first,
            end,
            at: verb,
            opinion: page.is_any(verb, &OPINION),
        });
        first = closing;
    }
    found
}

/// Who speaks by a verb that stands with him between two signs.
fn speaker(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    (opening, closing): (usize, usize),
    verb: usize,
    discourse: &Discourse,
) -> Option<Filler> {
    let page = draft.page;
    if opening + 1 == verb {
        // "…, said Foreign Minister Marlow, …"
        let core = verb + 1 + usize::from(page.is(verb + 1, "the"));
        let behind = title_at(page, core).map_or(core, |(end, _)| end);
        let id = draft.owner(behind).or_else(|| draft.owner(core));
        let id = id.filter(|id| can_speak(draft, *id) && draft.tokens_of(*id).1 <= closing)?;
        return Some(Filler::name(id, draft.get(id).span));
    }
    let actor = subject(draft, sentence, verb, discourse)
        .into_iter()
        .next()?;
    let speaker = actor.filler;
    let at = page.token_at(speaker.words?.start());
    let named = matches!(speaker.meant, Meant::Name(_) | Meant::State(_))
        || page.is_any(at, &["he", "she", "they"]);
    (named && (opening + 1..closing).contains(&at)).then_some(speaker)
}

/// A sign before which or behind which words may be put in.
fn is_sign(page: &Page<'_>, at: usize) -> bool {
    matches!(page.word(at), "," | "”" | "\"" | "(" | "—" | "–" | "--")
}

/// Whether the sign behind words put in answers to that before them, so that the sentence goes on with what is said.
fn is_closed(page: &Page<'_>, opening: usize, closing: usize) -> bool {
    match page.word(opening) {
        "(" => page.word(closing) == ")",
        "”" | "\"" => page.word(closing) == ",",
        sign => page.word(closing) == sign,
    }
}

/// The signs between which a verb of speech stands with its subject and whom it is told to, and nothing else.
fn bounds(draft: &Draft<'_, '_>, sentence: &Sentence, verb: usize) -> Option<(usize, usize)> {
    /// So many tokens stand before the verb and behind it.
    const BEFORE: usize = 9;
    const BEHIND: usize = 9;
    let page = draft.page;
    let ends = |at: &usize| {
        *at + 1 >= sentence.end || is_sign(page, *at) || matches!(page.word(*at), ";" | ")" | ".")
    };
    const JOINS: [&str; 11] = [
        "that", "which", "and", "but", "who", "if", "when", "while", "as", "to", "than",
    ];
    let tells = |at: usize| {
        let verb = |sense| matches!(sense, Sense::Verb(..) | Sense::Speech(_));
        page.is_any(at, &JOINS) || page.has_sense(at, verb) || page.is_of(at, families::FINITE)
    };
    let opening = (sentence.first..verb)
        .rev()
        .take(BEFORE)
        .find(|at| is_sign(page, *at))
        .filter(|at| *at > sentence.first)?;
    let closing = (verb + 1..sentence.end).take(BEHIND).find(ends)?;
    let inverted = opening + 1 == verb;
    let alone = !(opening + 1..verb).any(tells) && !(verb + 1..closing).any(tells);
    (alone && (inverted || is_to_whom(draft, verb, closing))).then_some((opening, closing))
}

/// Whether what stands behind a verb of speech tells at most to whom, when and where: "told us on Friday", not "announced elections".
fn is_to_whom(draft: &Draft<'_, '_>, verb: usize, closing: usize) -> bool {
    const OPENS: [&str; 17] = [
        "us", "me", "him", "her", "them", "on", "in", "at", "during", "today", "yesterday",
        "tonight", "earlier", "later", "recently", "last", "this",
    ];
    let page = draft.page;
    let next = verb + 1;
    let core = next + usize::from(page.is(next, "the"));
    let told = form_in(VerbFamily::Tell, page.word(verb)).is_some();
    let somebody = draft.owner(core).is_some() || title_at(page, core).is_some();
    next >= closing || page.is_any(next, &OPENS) || is_adverb(page, next) || told && somebody
}

/// "According to an adviser, Ilse Varga, …": all that the sentence says is hers.
pub(super) fn according(draft: &Draft<'_, '_>, sentence: &Sentence) -> Option<PutIn> {
    /// So far behind "according to" the name may stand.
    const FAR: usize = 24;
    let page = draft.page;
    let at = according_to(page, sentence)?;
    let first = at + 2;
    let far = sentence.end.min(first + FAR);
    let ends = |at: &usize| matches!(page.word(*at), "," | ";" | "." | "(" | ")");
    let opening = (first..far).find(ends).unwrap_or(far);
    let verb = |at: &usize| page.is_of(*at, families::FINITE);
    let stop = (first..far).find(verb).unwrap_or(far);
    // The person named before the clause goes on, else the first name.
    let mut names = draft.names_in(first, stop.max(opening)).into_iter();
    let named = names
        .clone()
        .find(|id| can_speak(draft, *id) && draft.tokens_of(*id).0 < opening);
    let person = names.find(|id| {
        draft.get(*id).kind == EntityKind::Person
            && (draft.tokens_of(*id).1 <= opening || is_apposed(page, draft.tokens_of(*id)))
    });
    // "According to the plan of Marlow" tells what the plan says.
    let of_thing = |id: &NameId| {
        let mut before = first..draft.tokens_of(*id).0;
        let thing = |at: usize| {
            page.is_any(at, &["of", "from", "with", "by"])
                && at > first
                && !is_somebody(page, at - 1)
        };
        before.any(thing)
    };
    let speaker = match person.or(named) {
        Some(id) if of_thing(&id) => return None,
        Some(id) => Filler::name(id, draft.get(id).span),
        // "According to the same source,"
        None if opening > first && is_somebody(page, opening - 1) => {
            Filler::words(page.span(first, opening)?)
        }
        None => return None,
    };
    Some(PutIn {
        speaker,
        first: sentence.first,
        end: sentence.end,
        at,
        opinion: false,
    })
}

/// Where a sentence says "according to".
pub(super) fn according_to(page: &Page<'_>, sentence: &Sentence) -> Option<usize> {
    let mut all = sentence.first..sentence.end.saturating_sub(2);
    all.find(|at| page.is(*at, "according") && page.is(at + 1, "to"))
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
