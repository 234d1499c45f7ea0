//! What a page is made of: words, phrases of the lexicon, sentences.

use super::broken::BrokenMark;
use super::shape::Shape;
use crate::vocab::families::Families;
use crate::vocab::{PieceKind, Sense, WordId};

/// A word, number or sign of the message.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract) struct Token {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(in crate::extract) kind: PieceKind,
    pub(in crate::extract) shape: Shape,
    pub(in crate::extract) word: Option<WordId>,
    /// The families of words that it is of.
    pub(super) families: Families,
    /// Whether white space stands before it.
    pub(in crate::extract) apart: bool,
    /// Whether it is the first of its line.
    pub(in crate::extract) opens_line: bool,
    /// Whether the lexicon knows it without its last `s`: a possessive whose apostrophe a web page lost.
    pub(in crate::extract) possessive: bool,
    /// Whether it is short and of ASCII letters and digits: folded it is itself in small letters.
    pub(super) is_plain: bool,
    /// The word of protect marks that it is, broken at the end of a line.
    pub(super) broken_mark: Option<BrokenMark>,
}

impl Token {
    /// Length in bytes.
    pub(in crate::extract) fn len(&self) -> usize {
        (self.end - self.start) as usize
    }
}

/// A phrase of the lexicon in the text: tokens `first..end`.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract) struct Hit {
    pub(in crate::extract) first: usize,
    pub(in crate::extract) end: usize,
    pub(in crate::extract) sense: Sense,
}

/// A sentence: tokens `first..end`, of one paragraph.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract) struct Sentence {
    pub(in crate::extract) first: usize,
    pub(in crate::extract) end: usize,
    /// Position in [`Cable::paragraphs`](crate::model::Cable::paragraphs).
    pub(in crate::extract) paragraph: usize,
    /// Whether its paragraph is in capitals throughout.
    pub(in crate::extract) upper: bool,
    /// Whether it is the heading of a bullet or paragraph: `Joint Review (JR):`.
    pub(in crate::extract) heading: bool,
    /// Whether it opens a bullet.
    pub(in crate::extract) bullet: bool,
}
