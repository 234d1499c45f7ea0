//! The day of an act: of the event it was done at, or the day that its own clause names.
//!
//! Needs: the verb with its helpers, where the object begins and ends. Method: a day right behind the verb, right behind
//! the object, between subject and verb, or at the front of the sentence with no other verb between; a day inside the
//! object is the object's. No day in the words, no day: that of the message is not put in its place.

use super::super::dates::{Day, days};
use super::super::draft::Draft;
use super::super::page::{Page, Sentence};
use super::super::verb::{VerbGroup, is_adverb};
use crate::model::{Modality, NameSense};
use crate::vocab::{NotPerson, PieceKind, Sense, VerbForm};
use jiff::civil::Date;

/// Finds the day of an act whose complement is tokens `object.0..object.1`.
pub(super) fn act_date(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    group: &VerbGroup,
    object: (usize, usize),
) -> Option<Date> {
    event(draft, sentence, group.end, object.1).or_else(|| {
        let page = draft.page;
        let reference = page.cable.date?;
        let day = days(page, sentence)
            .iter()
            .find(|day| is_its_day(draft, sentence, group, object, day))?;
        match group.modality {
            Modality::Intended | Modality::Conditional => day.day.nearest(reference),
            _ => day.day.not_after(reference).filter(|_| !day.is_ahead(page)),
        }
    })
}

/// "during his September 18 speech": an event brought in by a preposition.
fn event(draft: &Draft<'_, '_>, sentence: &Sentence, from: usize, to: usize) -> Option<Date> {
    let page = draft.page;
    let opener = from.checked_sub(1)?;
    let behind = (to + 8).min(sentence.end);
    let near = |at: &usize| *at < from + 14 || *at >= to;
    (from..behind).filter(near).find_map(|at| {
        let NameSense::Dated(_, date) = draft.get(draft.owner(at)?).sense else {
            return None;
        };
        let since = if at >= to { to } else { opener };
        (since..=at)
            .any(|token| page.is_any(token, &["during", "in", "at"]))
            .then_some(date)
    })
}

fn is_its_day(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    group: &VerbGroup,
    (first, end): (usize, usize),
    day: &Day,
) -> bool {
    let page = draft.page;
    let light = |from: usize, to: usize| (from..to).all(|at| is_light(page, at));
    // "rejected the plan (Ref A) on May 9"
    let closed = (end..sentence.end.min(end + 8)).find(|at| page.word(*at) == ")");
    let end = match closed {
        Some(close) if page.word(end) == "(" => close + 1,
        _ => end,
    };
    // "objected to the draft as proposed by Tallis on June 2": the day is the draft's.
    let by = |at: usize| {
        let past = |sense| matches!(sense, Sense::Verb(_, _, VerbForm::Past));
        page.is(at, "by") && page.has_sense(at - 1, past)
    };
    if (group.end + 1..day.first).any(by) {
        return false;
    }
    if day.first >= end {
        // "met Tallis privately on June 2"; a place may stand between.
        return day.first < end + 8
            && (end..day.first).all(|at| is_light(page, at) || is_place(draft, at));
    }
    if group.end <= day.first && day.end <= first.max(group.end) {
        return light(group.end, day.first);
    }
    if day.end > group.first {
        return false;
    }
    // "Tallis on June 2 proposed"; "On June 2 Tallis proposed".
    light(day.end, group.first)
        || (day.first <= sentence.first + 4
            && light(sentence.first, day.first)
            && !(day.end..group.first).any(|at| is_verb(page, at)))
}

fn is_light(page: &Page<'_>, at: usize) -> bool {
    is_adverb(page, at)
        || matches!(page.word(at), "," | "(")
        || page.is_any(
            at,
            &[
                "on", "of", "in", "at", "the", "morning", "afternoon", "evening", "night", "noon",
                "late", "early", "here", "again", "who", "both", "during", "alone", "today",
                "yesterday", "for", "lunch", "dinner",
            ],
        )
}

fn is_place(draft: &Draft<'_, '_>, at: usize) -> bool {
    draft
        .owner(at)
        .is_some_and(|id| draft.get(id).kind == crate::model::EntityKind::Place)
}

fn is_verb(page: &Page<'_>, at: usize) -> bool {
    page.tokens[at].kind == PieceKind::Word
        && (page.has_sense(at, |sense| {
            matches!(
                sense,
                Sense::Speech(_) | Sense::Verb(..) | Sense::NotPerson(NotPerson::Verb)
            )
        }) || matches!(page.word(at), ";" | ":"))
}
