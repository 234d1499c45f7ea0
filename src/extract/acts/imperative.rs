//! Orders without a subject in what the Department sends: "Report reactions soonest", "Accordingly, do not approach Tallis".
//!
//! Needs: who sent the message. Method: a verb of doing in its base form that opens a sentence, outside quotations; only
//! in messages of the Department, whose posts write so of themselves ("Discussed matter"). Cost: a look at each opening.

use super::super::actor::Discourse;
use super::super::draft::Draft;
use super::super::page::{Sentence, Shape};
use super::super::verb::is_adverb;
use super::Made;
use super::object::object;
use super::phrase::{FINITE, clause_end, opens_phrase};
use crate::model::{Claim, Filler, Meant};
use crate::vocab::PieceKind;

/// Verbs that open an order.
const DEEDS: [&str; 54] = [
    "advise", "approach", "arrange", "ascertain", "ask", "assure", "attempt", "avoid", "bring",
    "clarify", "confirm", "consult", "continue", "convey", "coordinate", "delete", "deliver",
    "determine", "discourage", "discuss", "distribute", "draw", "emphasize", "encourage",
    "endeavor", "ensure", "explain", "explore", "express", "forward", "furnish", "impress",
    "indicate", "inform", "inquire", "insert", "investigate", "keep", "make", "obtain", "provide",
    "reiterate", "remind", "repeat", "report", "seek", "stress", "submit", "take", "tell",
    "transmit", "try", "urge", "add",
];

/// Those of them that tell somebody something.
const TELLS: [&str; 6] = ["assure", "inform", "tell", "remind", "advise", "reiterate"];

/// Reads an order that opens its sentence.
pub(super) fn read(draft: &mut Draft<'_, '_>, sentence: &Sentence, at: usize) -> Option<Made> {
    let page = draft.page;
    let mut opening = sentence.first;
    while opening < sentence.end
        && (page.is_any(
            opening,
            &[
                "accordingly", "therefore", "meanwhile", "finally", "also", "and",
            ],
        ) || is_adverb(page, opening)
            || page.word(opening) == ",")
    {
        opening += 1;
    }
    if opening != at || !page.is_from_department() || page.is_quoted(at) {
        return None;
    }
    let denied = page.is(at, "do") && page.is(at + 1, "not");
    let verb = at + if denied { 2 } else { 0 };
    let behind = verb + 1;
    if behind + 1 >= sentence.end
        || !page.is_any(verb, &DEEDS)
        || draft.owner(verb).is_some()
        || (page.tokens[verb].shape == Shape::Upper && !sentence.upper)
    {
        return None;
    }
    // "Report of the committee", "Call was brief": a noun.
    let object_follows = page.is_any(
        behind,
        &[
            "that", "to", "on", "him", "them", "all", "any", "whether", "with", "every", "out",
            "up", "the", "your", "our", "his",
        ],
    ) || (opens_phrase(page, behind)
        && page.tokens[behind].kind == PieceKind::Word
        && !(page.is_of(behind, FINITE) || page.is_any(behind, &["made", "by"])));
    let finite = (behind..sentence.end.min(behind + 5))
        .take_while(|at| page.tokens[*at].kind == PieceKind::Word)
        .any(|at| page.is_of(at, FINITE));
    // "Assure Tallis we are sympathetic" leaves out a "that".
    let clause = page.is_any(verb, &TELLS)
        || (behind..sentence.end.min(behind + 5))
            .any(|at| page.is_any(at, &["that", "whether", "what", "which", "how"]));
    if !object_follows || finite && !clause {
        return None;
    }
    let end = clause_end(draft, sentence, at);
    let what = object(draft, at, end, true, &Discourse::default())?;
    let mut claim = Claim::new(
        Filler::implied(Meant::Sender),
        "requested",
        Some(what),
        page.span(at, at + 1)?,
        "imperative",
    );
    claim.confidence = 0.65;
    Some(Made {
        claims: vec![claim],
        at,
        next: verb + 1,
        open: true,
    })
}
