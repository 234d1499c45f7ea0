//! What tagger and parser see of a word by itself: its letters, its ends, its letter case, what the lexicon says of it.
//!
//! Letters are compared in lower case; letter case is a trait of its own, and silent where a paragraph is in capitals
//! throughout. Cost: one pass over the letters, one over the phrases of the lexicon.

use crate::extract::page::{Page, Sentence};
use crate::vocab::{NotPerson, PieceKind, Sense};

/// A word as the features see it; all parts are numbers made from its letters.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Atom {
    /// The whole word; never 0.
    pub(super) word: u32,
    /// Its last three letters and its last two.
    pub(super) ends: [u32; 2],
    /// Its first three letters.
    pub(super) opening: u32,
    /// Letter case and kind.
    pub(super) shape: u8,
    /// What the lexicon says, as bits.
    pub(super) senses: u8,
}

#[cfg(any(test, feature = "train"))]
impl Atom {
    /// Makes it a word of text in capitals.
    pub(super) fn silence(&mut self) {
        if self.shape < SILENT {
            self.shape = SILENT;
        }
    }
}

/// Shape of words in text that is in capitals throughout.
const SILENT: u8 = 4;

/// The words of a sentence.
pub(super) fn look(page: &Page<'_>, sentence: &Sentence, atoms: &mut Vec<Atom>) {
    atoms.clear();
    let end = sentence.end.min(page.tokens.len());
    for at in sentence.first..end {
        let token = &page.tokens[at];
        let mut atom = letters(page.word(at).as_bytes());
        atom.shape = match token.kind {
            PieceKind::Word if sentence.upper => SILENT,
            PieceKind::Word => token.shape as u8,
            PieceKind::Number => 5,
            PieceKind::Possessive => 6,
            PieceKind::Sign => 7 + u8::from(token.apart),
        };
        if token.kind == PieceKind::Number {
            // Digits are all alike; only how many there are tells years from days.
            atom.word = 0x4e55_4d00 | (token.len().min(7) as u32);
        }
        atoms.push(atom);
    }
    for at in sentence.first..end {
        for hit in page.hits_at(at) {
            // What only the judge of acts asks of the lexicon says nothing of a word's part of speech.
            if matches!(hit.sense, Sense::Subject(_) | Sense::Told(_)) {
                continue;
            }
            let bits = bits(hit.sense) | u8::from(hit.end > hit.first + 1) << 7;
            let places = hit.first.saturating_sub(sentence.first)..hit.end - sentence.first;
            for atom in atoms.get_mut(places).into_iter().flatten() {
                atom.senses |= bits;
            }
        }
    }
}

fn letters(written: &[u8]) -> Atom {
    let mut atom = Atom {
        word: 0x811c_9dc5,
        ..Atom::default()
    };
    let (mut ends, mut count, mut before) = (0_u32, 0, 0_u8);
    for byte in written {
        // `É` and `é`, of two bytes each, differ by the same bit as `E` and `e`.
        let small = match byte {
            0x80..=0x9e if before == 0xc3 => byte | 0x20,
            _ => byte.to_ascii_lowercase(),
        };
        before = *byte;
        atom.word = (atom.word ^ u32::from(small)).wrapping_mul(0x0100_0193);
        ends = ends << 8 | u32::from(small);
        count += 1;
        if count == 3 {
            atom.opening = ends;
        }
    }
    atom.word = (atom.word ^ (atom.word >> 15)).max(1);
    atom.ends = [ends & 0xff_ffff, ends & 0xffff];
    atom
}

/// What a sense says of a word's part of speech.
fn bits(sense: Sense) -> u8 {
    match sense {
        Sense::Place(_) => 1,
        Sense::Adjective(_) => 2,
        Sense::Body(_) | Sense::Post(_) | Sense::Initiative(_) => 4,
        Sense::Title(_) => 8,
        Sense::GivenName => 16,
        Sense::NotPerson(NotPerson::Noun) | Sense::Group | Sense::Noun(_) => 32,
        Sense::NotPerson(NotPerson::Verb) | Sense::Verb(..) | Sense::Speech(_) => 64,
        Sense::NotPerson(_) | Sense::Head(..) | Sense::State(_) => 0,
        // These came to the lexicon later than the weights.
        Sense::Subject(_) | Sense::Told(_) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letter_case_does_not_change_a_word() {
        assert_eq!(letters(b"PROPOSED"), letters(b"proposed"));
        assert_eq!(letters("CHARGÉ".as_bytes()), letters("chargé".as_bytes()));
        assert_ne!(letters(b"proposed").word, letters(b"proposes").word);
    }
}
