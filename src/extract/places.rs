//! Places, by the vocabulary and by the noun at their head.
//!
//! Needs: people and bodies; what the tagger holds short words for. Sets: names of kind `place`, inside names of bodies and initiatives too ("Embassy
//! Tokyo"), never inside a person's. Adjectives are read in `nested`. Misses: other places that no list has.
//! Cost: one pass.

use super::bodies::headed_run;
use super::draft::Draft;
use super::page::{Page, Sentence, Shape};
use super::{Extractor, Layer};
use crate::model::{EntityKind, NameSense};
use crate::notation;
use crate::vocab::{self, NotPerson, PieceKind, Sense, VerbFamily, form_in};

pub(super) struct Places;

impl Extractor for Places {
    fn needs(&self) -> &'static [Layer] {
        &[Layer::Shares, Layer::People, Layer::Bodies]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::Places]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        let page = draft.page;
        for sentence in &page.sentences {
            let mut at = sentence.first;
            while at < sentence.end {
                if page.is_unlisted_post(at) && draft.is_free(at, at + 1) {
                    draft.name(
                        (at, at + 1),
                        EntityKind::Place,
                        NameSense::AsWritten,
                        "post",
                        0.8,
                    );
                }
                let longest = page.hits_at(at).iter().find_map(|hit| match hit.sense {
                    Sense::Place(index) => Some((hit.end, index)),
                    _ => None,
                });
                let Some((end, index)) = longest.filter(|(end, _)| {
                    draft.may_name_place(at, *end)
                        && !(sentence.upper && is_plain_word(draft, at))
                        && !is_number_of(draft, *end)
                }) else {
                    at = headed(draft, sentence, at).unwrap_or(at + 1);
                    continue;
                };
                // "U. S." ends in the stop of its last letter.
                let stop = end > at + 1
                    && page.tokens[end - 1].len() == 1
                    && page.word(end) == "."
                    && page.tokens.get(end).is_some_and(|token| !token.apart);
                let end = end + usize::from(stop);
                let sense = NameSense::Known(vocab::place(index).name);
                draft.name((at, end), EntityKind::Place, sense, "vocabulary", 0.9);
                at = end;
            }
        }
    }
}

/// A place that no list has, by the noun at its head: "Marlow Province", "QUILVAR RIVER".
fn headed(draft: &mut Draft<'_, '_>, sentence: &Sentence, at: usize) -> Option<usize> {
    let (end, kind, strong) = headed_run(draft.page, sentence, at)?;
    let confidence = if sentence.upper { 0.6 } else { 0.75 };
    let is_place = kind == "place" && strong && draft.is_free(at, end);
    let sense = NameSense::AsWritten;
    is_place
        .then(|| draft.name((at, end), EntityKind::Place, sense, "head-noun", confidence))??;
    Some(end)
}

/// Whether a place before this token is half of a message number: "Norvale 1204", "Norvale's 914". A year is none, and no day:
/// "left Norvale 3 June".
fn is_number_of(draft: &Draft<'_, '_>, end: usize) -> bool {
    let page = draft.page;
    let possessive = page
        .tokens
        .get(end)
        .is_some_and(|token| token.kind == PieceKind::Possessive);
    let at = end + usize::from(possessive);
    page.tokens.get(at).is_some_and(|token| {
        let word = page.word(at);
        token.kind == PieceKind::Number
            && (1..=6).contains(&token.len())
            && !token.opens_line
            && word.bytes().all(|byte| byte.is_ascii_digit())
            && !(token.len() == 4 && word.starts_with("19"))
            && !(token.len() <= 2 && notation::month(page.word(at + 1)).is_some())
            && !page.is_any(at + 1, &["%", "percent", "million", "billion"])
    })
}

/// A short word in capitals that the tagger holds for none or that everybody uses: "WE ARE"; `US` after a word that
/// takes a person: "TOLD US", "TO US".
fn is_plain_word(draft: &Draft<'_, '_>, at: usize) -> bool {
    let page = draft.page;
    let everyday = |sense| {
        matches!(
            sense,
            Sense::NotPerson(NotPerson::Function | NotPerson::Plain)
        )
    };
    if page.tokens[at].len() <= 3
        && (draft.shares.denies(at) || page.word(at) != "US" && page.has_sense(at, everyday))
    {
        return true;
    }
    is_us(page, at)
}

/// Whether `US` is we in a text in capitals: behind a word that takes a person, "TOLD US", "TO US".
pub(super) fn is_us(page: &Page<'_>, at: usize) -> bool {
    const TAKE: [&str; 13] = [
        "to", "for", "with", "among", "give", "gave", "given", "ask", "asked", "let", "help",
        "showed", "urged",
    ];
    let takes = |before: usize| {
        page.is_any(before, &TAKE) || form_in(VerbFamily::Tell, page.word(before)).is_some()
    };
    let upper = |at: usize| page.tokens[at].shape == Shape::Upper;
    page.word(at) == "US" && at > 0 && upper(at) && upper(at - 1) && takes(at - 1)
}
