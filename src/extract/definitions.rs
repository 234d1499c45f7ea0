//! Short forms that the text explains: "NATO Russia Council (NRC)", "Joint Threat Assessment (JTA)".
//!
//! Needs: words. Sets: [`crate::model::Definition`], and the names at the place of the definition. Method: the
//! letters in parentheses are the initials of the words before them. The kind comes from the vocabulary, else from
//! the noun at the head of the long form. Misses: short forms whose letters are no initials. Cost: one pass.

use super::draft::Draft;
use super::page::{Page, Shape};
use super::{Extractor, Layer};
use crate::model::{Definition, EntityKind, NameSense};
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
        for sentence in &page.sentences {
            for open in sentence.first + 1..sentence.end.saturating_sub(2) {
                if page.word(open) != "("
                    || page.word(open + 2) != ")"
                    || page.tokens[open + 1].shape != Shape::Upper
                {
                    continue;
                }
                if let Some(first) = long_form(page, sentence.first, open, page.word(open + 1)) {
                    define(draft, first, open);
                }
            }
        }
    }
}

/// The first token of the words whose initials are `short`, standing right before `open`.
fn long_form(page: &Page<'_>, from: usize, open: usize, short: &str) -> Option<usize> {
    let letters: Vec<char> = short
        .chars()
        .filter(|c| c.is_alphanumeric())
        .map(|c| c.to_ascii_lowercase())
        .collect();
    if !(2..=8).contains(&letters.len()) {
        return None;
    }
    let mut left = letters.len();
    let mut at = open;
    while left > 0 && at > from {
        at -= 1;
        let token = &page.tokens[at];
        let word = page.word(at);
        if token.kind == PieceKind::Possessive
            || matches!(word, "-" | "–" | "'" | "\"" | "“" | "”" | "„")
        {
            continue;
        }
        if token.kind != PieceKind::Word {
            return None;
        }
        let initial = word.chars().next()?.to_ascii_lowercase();
        if initial == letters[left - 1] {
            left -= 1;
        } else if !is_small(word) {
            return None;
        }
    }
    let opens_well = left == 0 && !is_small(page.word(at)) && page.tokens[at].shape != Shape::Lower;
    opens_well.then_some(at)
}

/// Words that short forms leave out.
fn is_small(word: &str) -> bool {
    [
        "of", "the", "and", "for", "on", "in", "to", "de", "des", "du", "la",
    ]
    .iter()
    .any(|small| word.eq_ignore_ascii_case(small))
}

fn define(draft: &mut Draft<'_, '_>, first: usize, open: usize) {
    let page = draft.page;
    let known = page
        .hits_at(first)
        .iter()
        .filter(|hit| hit.end == open)
        .find_map(|hit| match hit.sense {
            Sense::Body(index) => Some((EntityKind::Body, vocab::body(index).name)),
            Sense::Initiative(index) => {
                Some((EntityKind::Initiative, vocab::initiative(index).name))
            }
            Sense::Place(index) => Some((EntityKind::Place, vocab::place(index).name)),
            _ => None,
        });
    let kind = known
        .map(|(kind, _)| kind)
        .or_else(|| kind_of_head(page, first, open));
    let (Some(kind), Some(short), Some(long)) =
        (kind, page.span(open + 1, open + 2), page.span(first, open))
    else {
        return;
    };
    let known = known.map(|(_, name)| name);
    draft.findings.definitions.push(Definition {
        short,
        long,
        kind,
        known,
    });
    let sense = || known.map_or(NameSense::AsWritten, NameSense::Known);
    draft.name((first, open), kind, sense(), "definition", 0.95);
    draft.name((open + 1, open + 2), kind, sense(), "definition", 0.95);
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
