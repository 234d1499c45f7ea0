//! Short forms that the text explains: "NATO Russia Council (NRC)", "JTA (Joint Threat Assessment)".
//!
//! Needs: words. Sets: [`crate::model::Definition`], and the names at the place of the definition. Method: the
//! letters of the one are the initials of the other, in parentheses. The kind comes from the vocabulary, else from
//! the noun at the head of the long form. Misses: short forms whose letters are no initials. Cost: one pass.

use super::draft::Draft;
use super::page::explained::{self, Explained, agrees};
use super::page::{Hit, Page, Shape};
use super::{Extractor, Layer};
use crate::model::{Definition, EntityKind, NameSense};
use crate::vocab::{self, Sense};

pub(super) struct Definitions;

impl Extractor for Definitions {
    fn needs(&self) -> &'static [Layer] {
        &[Layer::Head]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::Definitions]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        for explained in explained::explanations(draft.page) {
            define(draft, explained);
        }
    }
}

fn define(draft: &mut Draft<'_, '_>, explained: Explained) {
    let page = draft.page;
    let Explained { short, first, end } = explained;
    // "search and rescue (SAR)" names nothing.
    if page.tokens[first].shape == Shape::Lower {
        return;
    }
    let known = listed(page, explained);
    let kind = known
        .map(|(kind, _)| kind)
        .or_else(|| kind_of_head(page, first, end));
    let (Some(kind), Some(short_span), Some(long)) =
        (kind, page.span(short, short + 1), page.span(first, end))
    else {
        return;
    };
    let known = known.map(|(_, name)| name);
    draft.findings.definitions.push(Definition {
        short: short_span,
        long,
        kind,
        known,
    });
    let sense = || known.map_or(NameSense::AsWritten, NameSense::Known);
    draft.name((first, end), kind, sense(), "definition", 0.95);
    draft.name((short, short + 1), kind, sense(), "definition", 0.95);
}

/// What the lists have for the long form, else for the short one where both are the same words: "Joint Progr. (JP)".
fn listed(page: &Page<'_>, explained: Explained) -> Option<(EntityKind, &'static str)> {
    let Explained { short, first, end } = explained;
    let of_long = page.hits_at(first).iter().filter(|hit| hit.end == end);
    if let Some(known) = of_long.filter_map(named).next() {
        return Some(known);
    }
    let long = page.span(first, end)?.of(page.text);
    let of_short = page.hits_at(short).iter();
    of_short
        .filter(|hit| hit.end == short + 1)
        .filter_map(named)
        .find(|(_, name)| agrees(name, long))
}

fn named(hit: &Hit) -> Option<(EntityKind, &'static str)> {
    match hit.sense {
        Sense::Body(index) => Some((EntityKind::Body, vocab::body(index).name)),
        Sense::Initiative(index) => Some((EntityKind::Initiative, vocab::initiative(index).name)),
        Sense::Place(index) => Some((EntityKind::Place, vocab::place(index).name)),
        _ => None,
    }
}

/// The kind that the last noun of a name tells; of "Organization of …" the first.
pub(super) fn kind_of_head(page: &Page<'_>, first: usize, end: usize) -> Option<EntityKind> {
    let of =
        (first..end).find(|at| page.is(*at, "of") || page.is(*at, "on") || page.is(*at, "for"));
    let heads = [end - 1, of.unwrap_or(end).saturating_sub(1).max(first)];
    heads.iter().find_map(|head| {
        page.hits_at(*head).iter().find_map(|hit| match hit.sense {
            Sense::Head(kind, _) if hit.end == head + 1 => kind.parse().ok(),
            _ => None,
        })
    })
}
