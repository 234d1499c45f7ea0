//! What other names hold, and what nobody acts by: nationalities ("FRENCH AMBASSADOR IN TIRANA" names two countries), bodies
//! within longer names ("UN Charter"), subjects by their short forms ("SAM", "GNP").
//!
//! Needs: everything else, acts too: an adjective is nobody who acts. Sets: names of kind `place`, `body` and `topic`, never
//! inside a person's own name. Misses: peoples and subjects that no list has. Cost: one pass over the hits.

use super::bodies::body_sense;
use super::draft::Draft;
use super::page::{Hit, Page, Shape};
use super::{Extractor, Layer};
use crate::model::{EntityKind, NameSense};
use crate::vocab::{self, PieceKind, Sense};

pub(super) struct Nested;

impl Extractor for Nested {
    fn needs(&self) -> &'static [Layer] {
        &[Layer::People, Layer::Bodies, Layer::Places, Layer::Acts]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::Bodies, Layer::Places]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        let page = draft.page;
        let mut behind = 0;
        for sentence in &page.sentences {
            for at in sentence.first..sentence.end {
                let cased = sentence.upper || page.tokens[at].shape != Shape::Lower;
                if at < behind || !cased {
                    continue;
                }
                let longest = page.hits_at(at).iter().find_map(|hit| name(draft, hit));
                if let Some((end, kind, sense, method)) = longest {
                    let confidence = if kind == EntityKind::Body { 0.7 } else { 0.85 };
                    draft.name((at, end), kind, sense, method, confidence);
                    if kind == EntityKind::Topic {
                        draft.end_before_plural(end - 1);
                    }
                    behind = end;
                }
            }
        }
    }
}

/// What a phrase of the lexicon names here, and the token behind it.
fn name(draft: &Draft<'_, '_>, hit: &Hit) -> Option<(usize, EntityKind, NameSense, &'static str)> {
    let (first, end) = (hit.first, hit.end);
    let (kind, sense, method) = match hit.sense {
        Sense::Adjective(index) if draft.may_name_place(first, end) => {
            let sense = NameSense::Known(vocab::place(index).name);
            (EntityKind::Place, sense, "nationality")
        }
        Sense::Subject(index) if draft.is_free(first, end) => {
            let sense = NameSense::Known(vocab::subject(index));
            (EntityKind::Topic, sense, "vocabulary")
        }
        // The law in "PL 480", the missile in "ABM Treaty".
        Sense::Subject(index)
            if end == first + 1
                && draft.page.tokens[first].shape == Shape::Upper
                && is_in_initiative(draft, first) =>
        {
            let sense = NameSense::Known(vocab::subject(index));
            (EntityKind::Topic, sense, "nested")
        }
        // Only acronyms inside another name: what stands free was for `bodies` to judge, and "Embassy" in the name of an
        // embassy is none of its own.
        Sense::Body(index)
            if end == first + 1
                && draft.page.tokens[first].shape == Shape::Upper
                && draft.page.tokens[first].len() <= 6
                && !vocab::body(index).is_generic()
                && !draft.is_free(first, end)
                && !is_half(draft.page, first)
                && !is_numbered(draft.page, first)
                && draft.may_name_place(first, end) =>
        {
            (
                EntityKind::Body,
                body_sense(draft.page, first, end),
                "nested",
            )
        }
        _ => return None,
    };
    Some((end, kind, sense, method))
}

/// Whether a token is one half of a short form that the lists have whole: "AFL" of "AFL-CIO" is no army.
fn is_half(page: &Page<'_>, at: usize) -> bool {
    let joined = |first: usize| {
        matches!(page.word(first + 1), "-" | "–")
            && page.hits_at(first).iter().any(|hit| {
                hit.end == first + 3
                    && matches!(hit.sense, Sense::Body(_))
                    && page.tokens[first + 2].shape == Shape::Upper
            })
    };
    joined(at) || at.checked_sub(2).is_some_and(joined)
}

fn is_in_initiative(draft: &Draft<'_, '_>, at: usize) -> bool {
    draft
        .owner(at)
        .is_some_and(|id| draft.get(id).kind == EntityKind::Initiative)
}

/// "PL 480": what has a number is no body.
fn is_numbered(page: &Page<'_>, at: usize) -> bool {
    let next = page.tokens.get(at + 1);
    next.is_some_and(|token| token.kind == PieceKind::Number)
}
