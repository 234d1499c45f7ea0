//! Numbers that more than one message bears, and which of them a reference means.

use jiff::civil::Date;

use super::mrn::Mrn;

/// A reference to a number that two messages may bear.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Twins {
    /// Node of the message that refers.
    pub citing: i64,
    /// Its day.
    pub day: Date,
    /// Node that is referred to now.
    pub cited: i64,
    /// Its name.
    pub name: String,
    /// The number.
    pub mrn: Mrn,
    /// The messages held that bear it.
    pub held: Vec<Bearer>,
    /// The sentences that refer to it.
    pub words: Vec<String>,
}

/// A message held that bears a number.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Bearer {
    /// Its node.
    pub node: i64,
    /// Its day.
    pub day: Date,
    /// Whether a new numbering had come to this number before the reference was written.
    pub outnumbered: bool,
}

/// Which message a reference means.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum TwinMeant {
    /// One that is held, by its node.
    Held(i64),
    /// One that is not, by the name that tells it from those that are.
    Absent(String),
}
