//! Events with a day: "his September 18 speech", "an informal NAC luncheon on September 30".
//!
//! Needs: words, the date of the message. Sets: names of kind `event`. Method: a noun of the list next to a day.
//! An event is known by noun and day, within its document. Misses: events whose day is left to the reader.

use super::dates::days;
use super::draft::Draft;
use super::page::{Page, Sentence};
use super::{Extractor, Layer};
use crate::model::{EntityKind, NameSense, fold};
use crate::vocab::{PieceKind, Sense};

pub(super) struct Events;

impl Extractor for Events {
    fn needs(&self) -> &'static [Layer] {
        &[Layer::Bodies]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::Events]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        let page = draft.page;
        let Some(date) = page.cable.date else { return };
        for sentence in &page.sentences {
            for day in days(page, sentence).iter().copied() {
                let Some(held) = day.day.nearest(date) else {
                    continue;
                };
                if let Some((tokens, noun)) = event_at(page, sentence, day.first, day.end) {
                    draft.name(
                        tokens,
                        EntityKind::Event,
                        NameSense::Dated(noun, held),
                        "event-noun",
                        0.7,
                    );
                }
            }
        }
    }
}

/// The tokens of an event whose day is tokens `first..end`, and the noun that says what it is.
fn event_at(
    page: &Page<'_>,
    sentence: &Sentence,
    first: usize,
    end: usize,
) -> Option<((usize, usize), String)> {
    // "September 18, 2009, speech"
    let behind = end + usize::from(page.word(end) == ",");
    let words = (behind..sentence.end.min(behind + 3))
        .take_while(|at| page.tokens[*at].kind == PieceKind::Word);
    if let Some((at, noun)) = words
        .into_iter()
        .find_map(|at| Some((at, noun_at(page, at)?)))
    {
        return Some(((first, at + 1), noun));
    }
    // "luncheon on September 30"
    let before = first
        .checked_sub(1)
        .filter(|at| page.is_any(*at, &["on", "of"]))?;
    let at = before.checked_sub(1).filter(|at| *at >= sentence.first)?;
    let noun = noun_at(page, at)?;
    let opening = (sentence.first..at)
        .rev()
        .take(3)
        .take_while(|at| {
            page.tokens[*at].kind == PieceKind::Word
                && !page.is_any(
                    *at,
                    &[
                        "the", "a", "an", "at", "in", "his", "her", "their", "our", "its", "to",
                        "of", "for", "during", "after", "before", "and",
                    ],
                )
        })
        .last()
        .unwrap_or(at);
    Some(((opening, end), noun))
}

/// The noun of something that takes place, folded.
fn noun_at(page: &Page<'_>, at: usize) -> Option<String> {
    let is_event = page.has_sense(at, |sense| matches!(sense, Sense::Head("event", _)));
    is_event.then(|| fold(page.word(at)))
}
