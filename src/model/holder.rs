//! Who held which office from when to when, as a list has it.

use jiff::civil::Date;

/// A line of a list of office holders.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct HolderRow {
    /// Line of the list, from 1.
    pub line: u64,
    /// Bytes of the line in the list's text, half-open.
    pub bytes: (usize, usize),
    /// Country or organisation, as the list has it: `norvale`.
    pub place: String,
    /// The list's own name for the person, else the name in full.
    pub person: String,
    /// The family name.
    pub surname: String,
    /// The name in full, given names first.
    pub name: String,
    /// Office, as the list has it.
    pub role: String,
    /// First day; the first that a month or year may mean.
    pub first: Date,
    /// Last day, the last that a month or year may mean; `None` where the office is still held.
    pub last: Option<Date>,
}

/// A list of office holders as read.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct HolderList {
    /// Path as given.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Encoding of the bytes as they came.
    pub encoding: String,
    /// Sum of the bytes as they came.
    pub sha256: String,
    /// How many bytes came.
    pub bytes: u64,
    /// In order.
    pub rows: Vec<HolderRow>,
    /// Lines that are none, and why, in order.
    pub bad: Vec<(u64, String)>,
    /// How many lines say no day on which an office began, so that nobody can be settled by them.
    pub undated: u64,
}

/// Somebody of a stored list.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Holder {
    /// Its row.
    pub id: i64,
    /// As [`HolderRow::place`].
    pub place: String,
    /// As [`HolderRow::person`].
    pub person: String,
    /// As [`HolderRow::surname`].
    pub surname: String,
    /// As [`HolderRow::name`].
    pub name: String,
    /// As [`HolderRow::role`].
    pub role: String,
    /// As [`HolderRow::first`].
    pub first: Date,
    /// As [`HolderRow::last`].
    pub last: Option<Date>,
    /// Path and line of the list.
    pub at: (String, i64),
}

/// A signature under a cable that has a day.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Signature {
    /// Key of the signer's node.
    pub key: String,
    /// Name as written.
    pub name: String,
    /// Post of the cable's number, else the sender as written.
    pub post: String,
    /// Day of the cable.
    pub date: Date,
}

/// A signer whom a list names.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    /// Key of the signer's node.
    pub key: String,
    /// Row of the list.
    pub holder: i64,
    /// The name in full.
    pub name: String,
    /// The office in words.
    pub office: String,
    /// Title of that office.
    pub title: &'static str,
    /// The reason, in words.
    pub reason: String,
}

/// What came of loading a list.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct HoldersLoaded {
    /// Lines that say who held an office and when.
    pub loaded: u64,
    /// Lines without a day.
    pub undated: u64,
    /// Lines that are none.
    pub skipped: u64,
    /// Signers settled now.
    pub settled: u64,
}
