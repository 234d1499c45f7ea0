//! Short forms that the text explains: "NATO Russia Council (NRC)", "JTA (Joint Threat Assessment)".
//!
//! Needs: words. Sets: [`crate::model::Definition`], and the names at the place of the definition. Method: the
//! letters of the one are the initials of the other, in parentheses. The kind comes from the vocabulary, else from
//! the noun at the head of the long form. Misses: short forms whose letters are no initials. Cost: one pass.

use super::draft::Draft;
use super::page::explained::{self, Explained, agrees};
use super::page::{Hit, Page, Shape};
use super::{Extractor, Layer};
use crate::model::{Definition, EntityKind, NameSense, fold_space};
use crate::vocab::{self, PieceKind, Sense};

pub(super) struct Definitions;

impl Extractor for Definitions {
    fn needs(&self) -> &'static [Layer] {
        &[Layer::Head]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::Definitions]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        let page = draft.page;
        for explained in &page.explained {
            define(draft, *explained);
        }
        for spelt in spelt_elsewhere(draft) {
            define(draft, spelt);
        }
    }
}

/// Short forms that no parenthesis explains and a name elsewhere in the text spells: "the JBOM", and "Joint Border Observation
/// Mission" below. Four letters at least, in a text that is not all in capitals, and one name alone.
fn spelt_elsewhere(draft: &Draft<'_, '_>) -> Vec<Explained> {
    const MOST: usize = 64;
    let page = draft.page;
    let defined = &draft.findings.definitions;
    let is_open = |word: &str| defined.iter().all(|one| one.short.of(page.text) != word);
    let mut shorts: Vec<(&str, usize)> = Vec::new();
    let mixed = || page.sentences.iter().filter(|sentence| !sentence.upper);
    for at in mixed().flat_map(|sentence| sentence.first..sentence.end) {
        let token = &page.tokens[at];
        if token.shape != Shape::Upper || !(4..=8).contains(&token.len()) {
            continue;
        }
        let word = page.word(at);
        let is_form = word.bytes().all(|byte| byte.is_ascii_uppercase())
            && page.hits_at(at).is_empty()
            && is_open(word);
        if is_form && shorts.len() < MOST && shorts.iter().all(|(known, _)| *known != word) {
            shorts.push((word, at));
        }
    }
    let spelt = |(word, at): &(&str, usize)| spelt(page, word, *at);
    shorts.iter().filter_map(spelt).collect()
}

/// The only name of a text that a short form has the initials of.
fn spelt(page: &Page<'_>, word: &str, short: usize) -> Option<Explained> {
    let mut found: Option<Explained> = None;
    for sentence in page.sentences.iter().filter(|sentence| !sentence.upper) {
        for end in sentence.first + 1..=sentence.end {
            let ends = page.tokens[end - 1].shape == Shape::Capital
                && kind_of_head(page, end - 1, end).is_some();
            let Some(first) = ends
                .then(|| explained::long_form(page, sentence.first, end, word))
                .flatten()
            else {
                continue;
            };
            let is_name = (first..end).all(|at| {
                let token = &page.tokens[at];
                token.shape != Shape::Lower || token.kind != PieceKind::Word
            });
            let same = |other: &Explained| {
                let words = |one: &Explained| {
                    page.span(one.first, one.end)
                        .map(|it| fold_space(it.of(page.text)))
                };
                words(other) == words(&Explained { short, first, end })
            };
            if is_name && found.as_ref().is_some_and(|other| !same(other)) {
                return None;
            }
            if is_name && found.is_none() {
                found = Some(Explained { short, first, end });
            }
        }
    }
    found
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
        .or_else(|| kind_of_head(page, first, end))
        .or_else(|| kind_of_noun(page, first, end));
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

/// The same of nouns that name a body or a plan only where a short form says that they do: "Sound Information Center (SIC)".
fn kind_of_noun(page: &Page<'_>, first: usize, end: usize) -> Option<EntityKind> {
    const BODIES: [&str; 11] = [
        "center", "centre", "cell", "unit", "section", "branch", "staff", "facility",
        "secretariat", "institution", "registry",
    ];
    const INITIATIVES: [&str; 17] = [
        "area", "corridor", "network", "pipeline", "system", "mechanism", "strategy", "scheme",
        "railway", "railroad", "package", "campaign", "compact", "arrangement", "highway", "link",
        "market",
    ];
    let is_name = (first..end).all(|at| {
        page.tokens[at].shape != Shape::Lower
            || page.tokens[at].kind != PieceKind::Word
            || page.is_any(at, &["of", "the", "and", "for", "on", "in", "to"])
    });
    let last = end - 1;
    match () {
        () if !is_name || end - first < 2 => None,
        () if page.is_any(last, &BODIES) => Some(EntityKind::Body),
        () if page.is_any(last, &INITIATIVES) => Some(EntityKind::Initiative),
        () => None,
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
