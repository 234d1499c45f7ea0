//! One document, wholly read: what the store saves and `extract` prints.

use super::{Assertion, Cable, Diagnostic, Entity, Mention, RawText, Term};

/// What reads: the name of the program, its version, and a sum of all by which it reads, code as well as word lists and
/// weights. A program that is built of others has another.
pub const READER: &str = env!("CABLEGRAPH_READER");

/// A document with everything that was read from it.
///
/// A pure function of its text, what the input states beside it, and the vocabularies.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The text and where it comes from.
    pub raw: RawText,
    /// Head and layout.
    pub cable: Cable,
    /// Whom and what it names; [`Entity::id`] is the position.
    pub entities: Vec<Entity>,
    /// Where it names them, in order of position.
    pub mentions: Vec<Mention>,
    /// What it says, in order of position.
    pub assertions: Vec<Assertion>,
    /// Short words that name nobody, in order of position.
    pub terms: Vec<Term>,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
}
