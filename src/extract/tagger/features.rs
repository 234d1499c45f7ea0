//! What the tagger sees of a word: itself, its ends, its letter case, its neighbours, what the lexicon says of them,
//! and what the rest of the document shows of the same word.
//!
//! Letter case is one feature among others, and silent where a sentence is in capitals throughout. Every feature is a
//! number made from its parts; none holds a name of its own. Cost: one hash a word, some forty a word of a run.

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::senses::{bit, senses};
use crate::extract::page::{Page, Sentence, Shape, Token};
use crate::vocab::PieceKind;

/// What a document shows of a word wherever it stands in it.
mod seen {
    pub(super) const SMALL: u8 = 1;
    pub(super) const TITLED: u8 = 2;
    pub(super) const SPEAKS: u8 = 4;
    pub(super) const WITHIN: u8 = 8;
    pub(super) const GIVEN: u8 = 16;
    pub(super) const OWNS: u8 = 32;
    pub(super) const TWICE: u8 = 64;
    pub(super) const SLASHED: u8 = 128;
}

/// A word as the features see it.
#[derive(Clone, Copy, Default)]
struct Atom {
    word: u32,
    hidden: bool,
    start: u32,
    ends: [u32; 3],
    shape: u32,
    senses: u32,
    seen: u8,
    place: u32,
    length: u32,
}

/// What training hides of a run, so that the weights learn from the rest.
#[derive(Clone, Copy, Default)]
pub(super) struct Hidden {
    /// The words themselves.
    pub(super) words: bool,
    /// What the lists of names say of them.
    pub(super) lists: bool,
}

/// A document as the features see it.
pub(super) struct Sight<'p, 't> {
    page: &'p Page<'t>,
    words: Vec<u32>,
    senses: Vec<u32>,
    /// By their numbers the words that stand somewhere but in small letters.
    seen: FxHashMap<u32, Seen>,
    atoms: Vec<Atom>,
    features: Vec<u64>,
}

/// What a document shows of a word.
struct Seen {
    bits: u8,
    /// The token where it stands first, but in small letters.
    first: usize,
}

impl<'p, 't> Sight<'p, 't> {
    pub(super) fn new(page: &'p Page<'t>) -> Self {
        let words = (0..page.tokens.len())
            .map(|at| hash(page.word(at)))
            .collect();
        let mut sight = Sight {
            page,
            words,
            senses: senses(page),
            seen: FxHashMap::with_capacity_and_hasher(page.tokens.len() / 8, FxBuildHasher),
            atoms: Vec::new(),
            features: Vec::with_capacity(FEATURES),
        };
        sight.look_around();
        sight
    }

    /// Whether the document has this word in small letters.
    #[cfg(any(test, feature = "train"))]
    pub(super) fn is_small_elsewhere(&self, sentence: &Sentence, at: usize) -> bool {
        self.shown(sentence, at) & seen::SMALL != 0
    }

    /// What the document shows of the word of a token.
    fn shown(&self, sentence: &Sentence, at: usize) -> u8 {
        let seen = self.seen.get(&self.words[at]);
        // What is nowhere else is small.
        match seen {
            Some(seen) => seen.bits,
            None if is_small(&self.page.tokens[at], sentence) => seen::SMALL,
            None => 0,
        }
    }

    /// Gathers what the document shows of each word. Most words stand only in small letters, which needs no place in a table.
    fn look_around(&mut self) {
        self.look_around_capitals();
        let page = self.page;
        for sentence in page.sentences.iter().filter(|sentence| !sentence.upper) {
            for at in sentence.first..sentence.end {
                if is_small(&page.tokens[at], sentence)
                    && let Some(seen) = self.seen.get_mut(&self.words[at])
                {
                    // Where it is small first, the other is the second.
                    let again = if at < seen.first { seen::TWICE } else { 0 };
                    seen.bits |= seen::SMALL | again;
                }
            }
        }
    }

    /// The same of words that are not in small letters.
    fn look_around_capitals(&mut self) {
        let page = self.page;
        for sentence in &page.sentences {
            for at in sentence.first..sentence.end {
                let token = &page.tokens[at];
                if token.kind != PieceKind::Word || is_small(token, sentence) {
                    continue;
                }
                let mut before = at;
                while before > sentence.first && page.word(before - 1) == "." {
                    before -= 1;
                }
                let left = if before > sentence.first {
                    self.senses[before - 1]
                } else {
                    0
                };
                let right = self.senses.get(at + 1).copied().unwrap_or(0);
                let mut found = 0;
                if left & (bit::TITLE | (3 * bit::LONG_TITLE)) != 0 {
                    found |= seen::TITLED;
                }
                if left & bit::GIVEN != 0 {
                    found |= seen::GIVEN;
                }
                if right & (bit::SPEECH | bit::VERB) != 0 {
                    found |= seen::SPEAKS;
                }
                if at > sentence.first && !sentence.upper {
                    found |= seen::WITHIN;
                }
                let next = page.tokens.get(at + 1);
                if next.is_some_and(|next| next.kind == PieceKind::Possessive) || token.possessive {
                    found |= seen::OWNS;
                }
                if next.is_some_and(|next| !next.apart) && page.word(at + 1) == "/" {
                    found |= seen::SLASHED;
                }
                self.seen
                    .entry(self.words[at])
                    .and_modify(|seen| seen.bits |= found | seen::TWICE)
                    .or_insert(Seen {
                        bits: found,
                        first: at,
                    });
            }
        }
    }

    /// The runs of words that can hold names: capitalised words with what may stand inside a name between them.
    pub(super) fn runs(&self) -> Vec<(usize, usize, usize)> {
        let page = self.page;
        let mut runs = Vec::new();
        for (index, sentence) in page.sentences.iter().enumerate() {
            let mut at = sentence.first;
            while at < sentence.end {
                if !self.is_open(at, sentence) {
                    at += 1;
                    continue;
                }
                let first = at;
                let mut end = at + 1;
                loop {
                    let mut next = end;
                    while next < sentence.end && next < end + 3 && self.joins(next, sentence) {
                        next += 1;
                    }
                    if next < sentence.end && self.is_open(next, sentence) {
                        end = next + 1;
                    } else {
                        break;
                    }
                }
                // "Route 9", "Resolution 242".
                if end < sentence.end && page.tokens[end].kind == PieceKind::Number {
                    end += 1;
                }
                runs.push((first, end, index));
                at = end;
            }
        }
        runs
    }

    fn is_open(&self, at: usize, sentence: &Sentence) -> bool {
        let token = &self.page.tokens[at];
        if token.kind != PieceKind::Word {
            return false;
        }
        // "de Gaulle", "von Tallis", "al-Marlow".
        let particle = || {
            let next = at + 1 + usize::from(self.page.is(at + 1, "-"));
            next < sentence.end
                && self.page.tokens[next].shape == Shape::Capital
                && self.page.is_any(at, &LEARNT_PARTICLES)
        };
        sentence.upper || token.shape != Shape::Lower || token.len() <= 3 && particle()
    }

    /// Small words and signs within names.
    fn joins(&self, at: usize, sentence: &Sentence) -> bool {
        let page = self.page;
        let token = &page.tokens[at];
        match token.kind {
            PieceKind::Number => true,
            PieceKind::Possessive => true,
            PieceKind::Sign => matches!(page.word(at), "-" | "–" | "/" | "." | "&" | "'" | "’"),
            PieceKind::Word => {
                !sentence.upper
                    && (token.len() <= 3
                        || page.is_any(at, &["della", "with", "between", "from", "against"]))
            }
        }
    }

    /// Calls `take` with the features of each word of a run, in order.
    pub(super) fn features(
        &mut self,
        run: (usize, usize, usize),
        hidden: Hidden,
        mut take: impl FnMut(usize, &[u64]),
    ) {
        let (first, end, index) = run;
        let sentence = &self.page.sentences[index];
        self.atoms.clear();
        for at in first..end + 4 {
            // Two words of each side, as far as the sentence goes.
            let atom = if at >= sentence.first + 2 && at < sentence.end + 2 {
                let own = at - 2 >= first && at - 2 < end;
                match at == first || at == end + 3 {
                    true => self.far_atom(at - 2),
                    false => self.atom(at - 2, sentence, hidden, own),
                }
            } else {
                Atom::default()
            };
            self.atoms.push(atom);
        }
        let case = u32::from(sentence.upper);
        for (at, window) in self.atoms.array_windows().enumerate() {
            self.features.clear();
            of_window(window, case, &mut self.features);
            take(at, &self.features);
        }
    }

    /// A word of which no more is seen than from two words away.
    fn far_atom(&self, at: usize) -> Atom {
        Atom {
            word: self.words[at],
            senses: self.senses[at],
            ..Atom::default()
        }
    }

    fn atom(&self, at: usize, sentence: &Sentence, hidden: Hidden, in_run: bool) -> Atom {
        let page = self.page;
        let token = &page.tokens[at];
        let word = page.word(at);
        let (start, ends) = start_and_ends(word);
        let hide = |on: bool| on && in_run && token.kind == PieceKind::Word;
        let senses = if hide(hidden.lists) {
            self.senses[at] & !bit::NAMES
        } else {
            self.senses[at]
        };
        let shape = match (token.kind, token.shape) {
            (PieceKind::Number, _) => 1,
            (PieceKind::Possessive, _) => 2,
            (PieceKind::Sign, _) => 3,
            (PieceKind::Word, _) if sentence.upper => 4 + u32::from(token.len() == 1),
            (PieceKind::Word, Shape::Lower) => 6,
            (PieceKind::Word, Shape::Capital) => 7,
            (PieceKind::Word, Shape::Mixed) => 8,
            (PieceKind::Word, Shape::Upper) => 9 + u32::from(token.len() == 1),
        };
        let opens = u32::from(at == sentence.first);
        let digits = word.bytes().any(|byte| byte.is_ascii_digit());
        Atom {
            word: self.words[at],
            hidden: hide(hidden.words),
            start,
            ends,
            shape: shape + 16 * u32::from(digits && token.kind == PieceKind::Word),
            senses,
            seen: self.shown(sentence, at),
            place: opens
                | (u32::from(token.apart) << 1)
                | (u32::from(token.opens_line) << 2)
                | (u32::from(sentence.heading) << 3)
                | (u32::from(page.is_quoted(at)) << 4),
            length: token.len().min(12) as u32,
        }
    }
}

/// Small words that open a surname, as they stood when the weights were learnt: `vocab::is_particle` may learn others, a
/// word more here would change what every name is weighed by.
const LEARNT_PARTICLES: [&str; 16] = [
    "de", "del", "van", "von", "der", "den", "bin", "ibn", "al", "el", "da", "dos", "la", "le",
    "ter", "di",
];

/// Whether a word is in small letters where that tells anything.
fn is_small(token: &Token, sentence: &Sentence) -> bool {
    token.kind == PieceKind::Word && token.shape == Shape::Lower && !sentence.upper
}

/// Hardly a word has more features.
const FEATURES: usize = 80;

/// The number of a feature.
#[inline]
fn feature(name: u32, a: u32, b: u32) -> u64 {
    let mixed = ((u64::from(name) << 32) | u64::from(a)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed.rotate_left(29) ^ u64::from(b)).wrapping_mul(0xc2b2_ae3d_27d4_eb4f);
    (mixed ^ (mixed >> 31)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The features of the middle word of five.
fn of_window(window: &[Atom; 5], case: u32, out: &mut Vec<u64>) {
    let [far, left, own, right, beyond] = window;
    let shape = own.shape | (case << 8);
    out.push(feature(0, case, 0));
    if !own.hidden {
        out.extend([
            feature(1, own.word, 0),
            feature(2, own.word, shape),
            feature(7, left.word, own.word),
            feature(8, own.word, right.word),
        ]);
    }
    out.extend([
        feature(3, left.word, 0),
        feature(4, right.word, 0),
        feature(5, far.word, 0),
        feature(6, beyond.word, 0),
        feature(9, left.word, right.word),
        feature(10, own.start, shape),
        feature(11, own.ends[0], shape),
        feature(12, own.ends[1], 0),
        feature(13, own.ends[2], 0),
        feature(14, own.ends[1], shape),
        feature(16, shape, 0),
        feature(17, left.shape, shape),
        feature(18, shape, right.shape),
        feature(19, (left.shape << 8) | right.shape, shape),
        feature(20, own.senses, shape),
        feature(24, own.senses, right.senses),
        feature(25, left.senses, own.senses),
        feature(26, u32::from(own.seen), 0),
        feature(27, u32::from(own.seen), shape),
        feature(28, own.place, shape),
        feature(29, left.word, shape),
        feature(30, right.word, shape),
        feature(31, left.ends[1], shape),
        feature(32, right.ends[1], shape),
        feature(33, far.senses, case),
        feature(34, beyond.senses, case),
        feature(35, own.length, shape),
        feature(36, far.word, left.word),
        feature(37, right.word, beyond.word),
        feature(38, u32::from(own.seen), own.senses),
        feature(39, left.senses, shape),
        feature(40, right.senses, shape),
        feature(41, u32::from(left.seen), shape),
        feature(42, u32::from(right.seen), shape),
    ]);
    for (name, senses) in [(21, own.senses), (22, left.senses), (23, right.senses)] {
        let mut rest = senses;
        while rest != 0 {
            out.push(feature(name, rest.trailing_zeros(), case));
            rest &= rest - 1;
        }
    }
}

/// The number of no letters.
const NONE: u32 = 0x811c_9dc5;

/// A number for a word, the case of its letters left out of account.
fn hash(word: &str) -> u32 {
    if word.is_ascii() {
        // Nearly all words are such, and need no look at what a letter is.
        let with = |sum, byte: u8| with_small(sum, u32::from(byte.to_ascii_lowercase()));
        word.bytes().fold(NONE, with)
    } else {
        word.chars().fold(NONE, with)
    }
}

/// The number of some letters with one more.
#[inline]
fn with(sum: u32, letter: char) -> u32 {
    let small = if letter.is_ascii() {
        letter.to_ascii_lowercase()
    } else {
        letter.to_lowercase().next().unwrap_or(letter)
    };
    with_small(sum, small as u32)
}

/// The same with one that is small.
#[inline]
fn with_small(sum: u32, letter: u32) -> u32 {
    (sum ^ letter).wrapping_mul(0x0100_0193)
}

/// The numbers of the first three letters of a word, and of its last two, three and four, the last letter first.
fn start_and_ends(word: &str) -> (u32, [u32; 3]) {
    if word.is_ascii() {
        of_ends(word.bytes().map(char::from))
    } else {
        of_ends(word.chars())
    }
}

fn of_ends(letters: impl DoubleEndedIterator<Item = char> + Clone) -> (u32, [u32; 3]) {
    let start = letters.clone().take(3).fold(NONE, with);
    let mut ends = [NONE; 3];
    for (index, letter) in letters.rev().take(4).enumerate() {
        // The first letter is in all of them, the second too; the third in two, the fourth in one.
        for end in &mut ends[index.saturating_sub(1)..] {
            *end = with(*end, letter);
        }
    }
    (start, ends)
}
