//! Bodies spoken of by their noun alone: "the Committee", where one committee has been named before.
//!
//! Needs: names of bodies. Sets: names of kind `body`, of the same meaning as the full one. Method: the article, a noun that
//! heads names of bodies, and before it in the message bodies of that noun that are all the same. Misses: telegrams without
//! articles; committees that nobody names. Cost: one pass over the words, one look at the names for each such noun.

use super::draft::Draft;
use super::page::{Page, Sentence, Shape};
use super::{Extractor, Layer};
use crate::model::{EntityKind, NameId, NameSense, fold};
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
        for sentence in &page.sentences {
            for at in sentence.first + 1..sentence.end {
                if is_noun(page, sentence, at)
                    && draft.is_free(at, at + 1)
                    && let Some(sense) = meant(draft, at)
                {
                    draft.name((at, at + 1), EntityKind::Body, sense, "noun", 0.7);
                }
            }
        }
    }
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

/// The body that the noun of a token stands for: the only one of that noun before it.
fn meant(draft: &Draft<'_, '_>, at: usize) -> Option<NameSense> {
    let noun = fold(draft.page.word(at));
    let mut meant: Option<(String, NameSense)> = None;
    for index in 0..draft.findings.names.len() {
        let id = NameId(index);
        let (first, end) = draft.tokens_of(id);
        let name = draft.get(id);
        if name.kind != EntityKind::Body || end > at || end == first {
            continue;
        }
        let written = draft.page.cable.words_of(draft.page.text, name.span);
        let (full, sense) = match &name.sense {
            NameSense::Known(full) | NameSense::Generic(full) => (*full, name.sense.clone()),
            NameSense::Listed(full) => (full.as_str(), name.sense.clone()),
            NameSense::AsWritten => (written.as_str(), NameSense::Listed(written.clone())),
            other => (written.as_str(), other.clone()),
        };
        if !is_of_noun(full, &noun) {
            continue;
        }
        let full = fold(full);
        match &meant {
            Some((other, _)) if *other != full => return None,
            _ => meant = Some((full, sense)),
        }
    }
    meant.map(|(_, sense)| sense)
}

/// Whether a name is one of this noun: "Review Committee" and "Committee on Review", but neither "Committee" by itself nor what
/// are two, "Army and Navy".
fn is_of_noun(full: &str, noun: &str) -> bool {
    let words: Vec<String> = full.split_whitespace().map(fold).collect();
    let joined = words
        .iter()
        .position(|word| matches!(word.as_str(), "of" | "on" | "for"));
    let head = joined.unwrap_or(words.len());
    let two = words.iter().take(head).any(|word| word == "and");
    words.len() > 1 && head > 0 && !two && words[head - 1] == noun
}
