//! The day by which something is wanted: "by OOB Brussels, September 30", "no later than COB May 4".
//!
//! Needs: the days of a sentence, the acts read in it. Method: "by" or "before" and the day behind it; the day is an act's
//! where it stands in its object or in the same clause. "No need to call before March 5" wants nothing by that day, and a day
//! without a year that was just past when the message went sets no end. Cost: a look at the sentence.

use jiff::civil::Date;

use super::super::draft::Draft;
use super::super::page::Page;
use crate::model::{Claim, EntityKind, Span};
use crate::vocab::PieceKind;
use crate::vocab::families;

/// Opens a clause that somebody else may act in.
const JOINTS: [&str; 15] = [
    "but", "which", "who", "whom", "although", "though", "while", "because", "since", "when",
    "unless", "until", "as", "said", "says",
];

/// A phrase that sets a day: its first token, and the day.
#[derive(Clone, Copy)]
struct Due {
    first: usize,
    day: Date,
}

/// Gives a request the day that is set for it, of all that its sentence names.
pub(super) fn settle(draft: &Draft<'_, '_>, claim: &mut Claim) {
    if claim.predicate != "requested" {
        return;
    }
    let page = draft.page;
    let tokens = |span: Span| (page.token_at(span.start()), page.token_at(span.end()));
    let (first, end) = tokens(claim.evidence);
    let object = claim.object.as_ref().and_then(|object| object.words);
    let object = object.map(tokens);
    let is_set = |due: &Due| object.is_none_or(|object| is_set_for(page, first, object, due.first));
    let due = dues(draft, first, end).find(is_set);
    claim.deadline = due.map(|due| due.day);
}

/// The phrases that set a day among some tokens, in order.
fn dues(draft: &Draft<'_, '_>, first: usize, end: usize) -> impl Iterator<Item = Due> {
    let page = draft.page;
    let reference = page.cable.date;
    let days = &page.days[page.days.partition_point(|day| day.first < first)
        ..page.days.partition_point(|day| day.first < end)];
    days.iter().filter_map(move |day| {
        let from = first.max(day.first.saturating_sub(7));
        let by = (from..day.first)
            .rev()
            .find(|at| page.is_any(*at, &["by", "before", "than", "nlt"]))
            // "No earlier than" sets no end.
            .filter(|at| !page.is(*at, "than") || page.is(at.saturating_sub(1), "later"))?;
        let between = (by + 1..day.first).all(|at| may_stand_between(draft, page, at));
        let idle = page.is(by, "before") && is_day_denied(page, first, by);
        let day = day.day.due(reference?).filter(|_| between && !idle)?;
        Some(Due { first: by, day })
    })
}

/// Whether what is told to be before a day is told not to be: "no deliveries before March 1".
fn is_day_denied(page: &Page<'_>, first: usize, by: usize) -> bool {
    const OPENS: [&str; 4] = ["but", "which", "who", "because"];
    const NO: [&str; 4] = ["without", "cannot", "unlikely", "unnecessary"];
    (first..by)
        .rev()
        .take_while(|at| {
            !matches!(page.word(*at), "," | ";" | "(" | ".") && !page.is_any(*at, &OPENS)
        })
        .any(|at| {
            page.is_of(at, families::NEGATOR)
                || page.is_any(at, &NO)
                || page.folded(at).ends_with("n't")
        })
}

/// Whether a day whose phrase begins at `due` is set for what an object, from a token to another, says.
fn is_set_for(page: &Page<'_>, first: usize, (from, to): (usize, usize), due: usize) -> bool {
    let parts = |at: usize| matches!(page.word(at), ";" | ".") || page.is_any(at, &JOINTS);
    if due < from {
        // "By May 6", "the comments, which are due by May 6, are wanted".
        !(first..due).any(parts)
    } else if due < to {
        !(from..due).any(|at| page.is_any(at, &["which", "who", "whom"]))
    } else {
        !(to..due).any(parts)
    }
}

/// OOB, COB, a place whose clock counts, the hour.
fn may_stand_between(draft: &Draft<'_, '_>, page: &Page<'_>, at: usize) -> bool {
    page.tokens[at].kind != PieceKind::Word
        || page.is_any(
            at,
            &[
                "oob", "cob", "opening", "close", "of", "business", "noon", "the", "end", "no",
                "later", "than", "morning", "evening", "local", "time", "washington",
            ],
        )
        || draft
            .owner(at)
            .is_some_and(|id| draft.get(id).kind == EntityKind::Place)
}
