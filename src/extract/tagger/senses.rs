//! What the lexicon says of each word of a page, as bits: cheap to compare, to combine and to hide.

use crate::extract::page::{Page, Shape};
use crate::notation;
use crate::vocab::{NotPerson, PieceKind, Sense};

/// Bits of what the lexicon says of a word.
pub(super) mod bit {
    pub(in crate::extract::tagger) const PLACE: u32 = 1;
    pub(in crate::extract::tagger) const ADJECTIVE: u32 = 1 << 1;
    pub(in crate::extract::tagger) const BODY: u32 = 1 << 2;
    pub(in crate::extract::tagger) const INITIATIVE: u32 = 1 << 3;
    pub(in crate::extract::tagger) const TITLE: u32 = 1 << 4;
    pub(in crate::extract::tagger) const GIVEN: u32 = 1 << 5;
    pub(in crate::extract::tagger) const FUNCTION: u32 = 1 << 6;
    pub(in crate::extract::tagger) const DESCRIBING: u32 = 1 << 7;
    pub(in crate::extract::tagger) const VERB: u32 = 1 << 8;
    pub(in crate::extract::tagger) const NOUN: u32 = 1 << 9;
    pub(in crate::extract::tagger) const PLAIN: u32 = 1 << 10;
    pub(in crate::extract::tagger) const HEAD: u32 = 1 << 11;
    pub(in crate::extract::tagger) const ACT: u32 = 1 << 15;
    pub(in crate::extract::tagger) const SPEECH: u32 = 1 << 17;
    pub(in crate::extract::tagger) const GROUP: u32 = 1 << 18;
    pub(in crate::extract::tagger) const POST: u32 = 1 << 19;
    pub(in crate::extract::tagger) const LONG_PLACE: u32 = 1 << 20;
    pub(in crate::extract::tagger) const LONG_BODY: u32 = 1 << 22;
    pub(in crate::extract::tagger) const LONG_INITIATIVE: u32 = 1 << 24;
    pub(in crate::extract::tagger) const LONG_TITLE: u32 = 1 << 26;
    pub(in crate::extract::tagger) const MONTH: u32 = 1 << 28;
    pub(in crate::extract::tagger) const UNLISTED_POST: u32 = 1 << 29;
    pub(in crate::extract::tagger) const KNOWN: u32 = 1 << 30;
    /// What is forgotten of a word that is to look unlisted.
    pub(in crate::extract::tagger) const NAMES: u32 = PLACE
        | ADJECTIVE
        | BODY
        | INITIATIVE
        | GIVEN
        | POST
        | KNOWN
        | UNLISTED_POST
        | (3 * LONG_PLACE)
        | (3 * LONG_BODY)
        | (3 * LONG_INITIATIVE);
}

/// What the lexicon says of each word, single and as part of a phrase.
pub(super) fn senses(page: &Page<'_>) -> Vec<u32> {
    let mut senses: Vec<u32> = (page.tokens.iter().enumerate())
        .map(|(at, token)| {
            let mut bits = if token.word.is_some() { bit::KNOWN } else { 0 };
            if token.kind == PieceKind::Word && token.shape != Shape::Lower {
                if notation::month(page.word(at)).is_some() {
                    bits |= bit::MONTH;
                }
                if page.is_unlisted_post(at) {
                    bits |= bit::UNLISTED_POST;
                }
            }
            bits
        })
        .collect();
    for hit in &page.hits {
        let single = hit.end == hit.first + 1;
        let (one, many) = match hit.sense {
            Sense::Place(_) => (bit::PLACE, bit::LONG_PLACE),
            Sense::Adjective(_) => (bit::ADJECTIVE, 0),
            Sense::Body(_) => (bit::BODY, bit::LONG_BODY),
            Sense::Initiative(_) => (bit::INITIATIVE, bit::LONG_INITIATIVE),
            Sense::Title(_) => (bit::TITLE, bit::LONG_TITLE),
            // Subjects came to the lexicon after the weights were learnt; the weights know nothing of them.
            Sense::Subject(_) | Sense::Told(_) => (0, 0),
            Sense::GivenName => (bit::GIVEN, 0),
            Sense::NotPerson(NotPerson::Function) => (bit::FUNCTION, 0),
            Sense::NotPerson(NotPerson::Adjective) => (bit::DESCRIBING, 0),
            Sense::NotPerson(NotPerson::Verb) => (bit::VERB, 0),
            Sense::NotPerson(NotPerson::Noun) => (bit::NOUN, 0),
            Sense::NotPerson(NotPerson::Plain) => (bit::PLAIN, 0),
            Sense::Head(kind, _) => match kind {
                "body" => (bit::HEAD, 0),
                "initiative" => (bit::HEAD << 1, 0),
                "place" => (bit::HEAD << 2, 0),
                _ => (bit::HEAD << 3, 0),
            },
            Sense::Verb(..) | Sense::Noun(_) | Sense::State(_) => (bit::ACT, 0),
            Sense::Speech(_) => (bit::SPEECH, 0),
            Sense::Group => (bit::GROUP, 0),
            Sense::Post(_) => (bit::POST, bit::LONG_BODY),
        };
        if single {
            senses[hit.first] |= one;
        } else {
            senses[hit.first] |= many;
            for sense in &mut senses[hit.first + 1..hit.end] {
                *sense |= many << 1;
            }
        }
    }
    senses
}
