//! Initiatives that a text calls by who made them, whom they bind or when: "Norvalian memorandum", "Marlow plan", "June 16
//! agreement", "US-Norvalian talks".
//!
//! Needs: people, bodies. Sets: names of kind `initiative`. Method: a noun of an initiative in small letters, right
//! behind a place, people, person or day; in capitals the same words, where no head noun made a name already. Misses:
//! those told by what they are about ("tank agreement"). Cost: one pass.

use super::draft::Draft;
use super::page::{Page, Sentence, Shape, WordList};
use super::{Extractor, Layer};
use crate::model::{EntityKind, NameSense};
use crate::notation;
use crate::vocab::{PieceKind, Sense};

pub(super) struct Described;

/// Nouns that with such words before them name one thing that can be looked up.
const NOUNS: WordList = WordList::new(&[
    "agreement", "agreements", "accord", "accords", "amendment", "communique", "communiqué",
    "counter-proposal", "counterproposal", "declaration", "doctrine", "document", "formula",
    "initiative", "memorandum", "mission", "negotiations", "pact", "peace", "plan", "program",
    "proposal", "proposals", "protocol", "resolution", "talks", "treaty", "formulations", "offer",
]);

/// Nouns that do so only behind a person: a country's mission is its embassy.
const OF_PERSONS: [&str; 3] = ["mission", "amendment", "formula"];

impl Extractor for Described {
    fn needs(&self) -> &'static [Layer] {
        &[Layer::People, Layer::Bodies]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::Bodies]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        let page = draft.page;
        for sentence in &page.sentences {
            for at in sentence.first + 1..sentence.end {
                let noun = page.tokens[at].kind == PieceKind::Word
                    && (sentence.upper || page.tokens[at].shape == Shape::Lower)
                    && page.is_in(at, &NOUNS)
                    && draft.is_free(at, at + 1);
                if !noun {
                    continue;
                }
                // "counter-proposal" is cut at its hyphen.
                let hyphen = page.word(at - 1) == "-" && page.is(at.saturating_sub(2), "counter");
                // "declaration of 1955".
                let year = page.is(at + 1, "of")
                    && page.word(at + 2).len() == 4
                    && page.tokens[at + 2].kind == PieceKind::Number;
                let end = if year { at + 3 } else { at + 1 };
                let mut first = if hyphen { at - 2 } else { at };
                // "peace treaty" is one noun.
                if page.is(first.wrapping_sub(1), "peace") && first > sentence.first {
                    first -= 1;
                }
                if page.is(at, "peace") {
                    continue;
                }
                if let Some(first) = describes(draft, sentence, first, page.is_any(at, &OF_PERSONS))
                {
                    draft.name(
                        (first, end),
                        EntityKind::Initiative,
                        NameSense::AsWritten,
                        "described",
                        if sentence.upper { 0.6 } else { 0.7 },
                    );
                }
            }
        }
    }
}

/// The first of the names that stand before a noun; `None` where none does.
fn describes(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    noun: usize,
    of_persons: bool,
) -> Option<usize> {
    let page = draft.page;
    let mut first = noun;
    let mut named = false;
    while first > sentence.first {
        let at = first - 1;
        let sign = matches!(page.word(at), "-" | "–" | "/") && first < noun;
        let person = draft
            .owner(at)
            .filter(|id| draft.get(*id).kind == EntityKind::Person)
            .map(|id| draft.tokens_of(id).0);
        let people = page.tokens[at].kind == PieceKind::Word
            && page.tokens[at].shape != Shape::Lower
            && draft.is_free(at, first)
            && is_people(page, at);
        match (sign, person, people && !of_persons) {
            (true, _, _) => first = at,
            (_, Some(from), _) => (first, named) = (from, true),
            (_, _, true) => (first, named) = (at, true),
            _ => break,
        }
    }
    while matches!(page.word(first), "-" | "–" | "/") {
        first += 1;
    }
    if let Some(from) = day_before(page, sentence, first).filter(|_| !of_persons) {
        (first, named) = (from, true);
    }
    named.then_some(first)
}

fn is_people(page: &Page<'_>, at: usize) -> bool {
    page.has_sense(at, |sense| {
        matches!(sense, Sense::Adjective(_) | Sense::Place(_))
    })
}

/// "June 16", "September", "September 1960".
fn day_before(page: &Page<'_>, sentence: &Sentence, end: usize) -> Option<usize> {
    let month = |at: usize| {
        page.tokens[at].shape != Shape::Lower && notation::month(page.word(at)).is_some()
    };
    let one = end.checked_sub(1).filter(|at| *at >= sentence.first)?;
    if month(one) {
        return Some(one);
    }
    let two = end.checked_sub(2).filter(|at| *at >= sentence.first)?;
    (page.tokens[one].kind == PieceKind::Number && month(two)).then_some(two)
}
