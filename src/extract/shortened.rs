//! Bodies spoken of by their noun alone: "the Committee", where one committee has been named before.
//!
//! Needs: names of bodies. Sets: names of kind `body`, of the same meaning as the full one. Method: the article, a noun that
//! heads names of bodies, and before it in the message bodies of that noun that are all the same. Misses: telegrams without
//! articles; committees that nobody names. Cost: one pass over the words and one over the names.

use std::collections::HashMap;

use super::draft::Draft;
use super::page::{Page, Sentence, Shape};
use super::{Extractor, Layer};
use crate::model::{EntityKind, NameId, NameSense, fold, fold_into};
use crate::vocab::{PieceKind, Sense};

pub(super) struct Shortened;

impl Extractor for Shortened {
    fn needs(&self) -> &'static [Layer] {
        &[Layer::Bodies]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::Bodies]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        let page = draft.page;
        let named = bodies(draft);
        let mut named = named.into_iter().peekable();
        let mut known: HashMap<String, Option<Known>> = HashMap::new();
        for sentence in &page.sentences {
            for at in sentence.first + 1..sentence.end {
                if !is_noun(page, sentence, at) {
                    continue;
                }
                while let Some((_, noun, body)) = named.next_if(|(end, ..)| *end <= at) {
                    let only = known.entry(noun).or_insert_with(|| Some(body.clone()));
                    if only.as_ref().is_some_and(|only| only.full != body.full) {
                        *only = None;
                    }
                }
                if draft.is_free(at, at + 1)
                    && let Some(Some(body)) = known.get(page.folded(at))
                {
                    let sense = body.sense.clone();
                    draft.name((at, at + 1), EntityKind::Body, sense, "noun", 0.7);
                }
            }
        }
    }
}

/// The only body of a noun so far.
#[derive(Clone, Debug)]
struct Known {
    /// Its name in full, folded.
    full: String,
    sense: NameSense,
}

/// Whether a token is the noun of a body behind an article, and no part of a longer name.
fn is_noun(page: &Page<'_>, sentence: &Sentence, at: usize) -> bool {
    let token = &page.tokens[at];
    let written_large = match sentence.upper {
        true => token.shape == Shape::Upper,
        false => token.shape == Shape::Capital,
    };
    let heads = || page.has_sense(at, |sense| matches!(sense, Sense::Head("body", true)));
    let goes_on = || {
        page.is_any(at + 1, &["of", "on", "for"])
            || page.tokens.get(at + 1).is_some_and(|next| {
                let is_name = next.kind == PieceKind::Word && next.shape != Shape::Lower;
                (is_name && !sentence.upper) || page.word(at + 1) == "-"
            })
    };
    written_large && page.is(at - 1, "the") && heads() && !goes_on()
}

/// The bodies named by more than a noun: the token behind each, its noun, and what it is; in order.
fn bodies(draft: &Draft<'_, '_>) -> Vec<(usize, String, Known)> {
    let mut bodies = Vec::new();
    for index in 0..draft.findings.names.len() {
        let id = NameId(index);
        let (first, end) = draft.tokens_of(id);
        let name = draft.get(id);
        if name.kind != EntityKind::Body || end == first {
            continue;
        }
        let written = draft.page.cable.words_of(draft.page.text, name.span);
        let (full, sense) = match &name.sense {
            NameSense::Known(full) | NameSense::Generic(full) => (*full, name.sense.clone()),
            NameSense::Listed(full) => (full.as_str(), name.sense.clone()),
            NameSense::AsWritten => (written.as_str(), NameSense::Listed(written.clone())),
            other => (written.as_str(), other.clone()),
        };
        if let Some(noun) = noun_of(full) {
            let full = fold(full);
            bodies.push((end, noun, Known { full, sense }));
        }
    }
    bodies.sort_by_key(|(end, ..)| *end);
    bodies
}

/// The noun of a name, folded: "committee" of "Review Committee" and "Committee on Review"; none of "Committee" by itself, nor of
/// what are two, "Army and Navy".
fn noun_of(full: &str) -> Option<String> {
    let words = full.split_whitespace();
    words.clone().nth(1)?;
    let (mut noun, mut next) = (String::new(), String::new());
    for word in words {
        fold_into(word, &mut next);
        match next.as_str() {
            "of" | "on" | "for" => break,
            "and" => return None,
            _ => std::mem::swap(&mut noun, &mut next),
        }
    }
    (!noun.is_empty()).then_some(noun)
}
