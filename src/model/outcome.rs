//! What ingest hands to the store, and what it hears back.

use jiff::civil::Date;
use serde::Serialize;

use super::{Document, RawText};

/// What one input came to.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// A document, wholly read.
    Read(Box<Document>),
    /// A text that was held when it was asked for, not understood again; and what understands it, should other words have
    /// taken its place meanwhile.
    Held(Box<RawText>, fn(RawText) -> Document),
    /// Nothing: why.
    Failed(Failure),
}

/// Why an input, or a part of one, gave no document.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Failure {
    /// Path as given; `-` for standard input.
    pub path: String,
    /// Line from 1, where the rest of the input could be read.
    pub line: Option<u64>,
    /// Stage letter and number.
    pub code: &'static str,
    /// The reason, in lower case, without a closing stop.
    pub reason: String,
}

/// What came of some inputs.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Saved {
    /// Documents that were read.
    pub read: u64,
    /// Documents newly stored.
    pub stored: u64,
    /// Documents that had been read before, byte for byte.
    pub already_there: u64,
    /// Of those already there: read by another program than this one, which may have understood them otherwise.
    pub read_otherwise: u64,
    /// Of those stored: further texts of a cable that is held already, kept beside the first.
    pub other_copies: u64,
    /// Texts whose readings were taken back for those of a later or longer one.
    pub replaced: u64,
    /// Inputs that gave no document.
    pub skipped: u64,
    /// Names newly stored.
    pub mentions: u64,
    /// Statements newly stored.
    pub statements: u64,
    /// Diagnostics newly stored.
    pub diagnostics: u64,
    /// Documents held that their places, read to the end, do not hold any more.
    pub gone: Vec<Gone>,
    /// Whether these were taken out of the database.
    pub pruned: bool,
}

/// A document that is held and not there any more.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Gone {
    /// Row of its text.
    #[serde(skip)]
    pub source_id: i64,
    /// Where it stood.
    pub path: String,
    /// What it is called there.
    pub document: String,
    /// Name of the cable that it is a text of.
    pub cable: String,
}

impl Saved {
    /// Adds what came of further inputs.
    pub fn add(&mut self, other: &Saved) {
        self.read += other.read;
        self.stored += other.stored;
        self.already_there += other.already_there;
        self.read_otherwise += other.read_otherwise;
        self.other_copies += other.other_copies;
        self.replaced += other.replaced;
        self.skipped += other.skipped;
        self.mentions += other.mentions;
        self.statements += other.statements;
        self.diagnostics += other.diagnostics;
        self.gone.extend_from_slice(&other.gone);
        self.pruned |= other.pruned;
    }
}

/// What is stored of a person, for joining people across cables.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct PersonRecord {
    /// Key of the node.
    pub key: String,
    /// The fullest name.
    pub name: String,
    /// Names with titles, and offices.
    pub titles: Vec<String>,
    /// Cables that name the person: each day and post once, in any order.
    pub seen: Vec<Sighting>,
    /// How often the person is named.
    pub mentions: i64,
}

/// A cable that names somebody: when and by whom it was sent.
#[derive(Clone, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Sighting {
    /// Day of the cable; none where it is not known.
    pub day: Option<Date>,
    /// Post of the cable's number, else the sender as written.
    pub post: Option<String>,
}

/// A name of a person in a text, and who is meant by it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NamedPerson {
    /// Which document of its file, from 1.
    pub ordinal: u32,
    /// First and last byte of the name in the text, half-open.
    pub span: (usize, usize),
    /// Key of the node as which the name is read.
    pub key: String,
    /// Key of the one that stands for it.
    pub lead: String,
    /// What that one is called.
    pub name: String,
    /// Why the two are one, where the program joined them.
    pub reason: Option<String>,
}

/// Two nodes that are one person, and why.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Join {
    /// Key of the node that is joined.
    pub key: String,
    /// Key of the node that leads.
    pub lead: String,
    /// The reason, in words.
    pub reason: String,
}
