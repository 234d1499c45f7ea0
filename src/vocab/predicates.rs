//! What an edge can say; a new predicate is a new entry of `predicates.toml`, no Rust.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A predicate as the table describes it.
#[derive(Clone, Debug, Deserialize)]
pub struct Predicate {
    /// Written on the edge, read from subject to object.
    pub label: String,
    /// Read from object to subject.
    pub inverse: String,
    /// Head, act or state.
    pub family: Family,
    /// Line colour, `#rrggbb`.
    pub color: String,
    /// Whether it holds in both directions.
    #[serde(default)]
    pub symmetric: bool,
}

/// Where a predicate comes from.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// The head of the message states it.
    Head,
    /// Somebody does something.
    Act,
    /// Somebody or something is something.
    State,
}

impl Family {
    /// The name that the database uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Family::Head => "head",
            Family::Act => "act",
            Family::State => "state",
        }
    }
}

/// All predicates by name.
pub type Predicates = BTreeMap<&'static str, Predicate>;

/// The seven acts, by name.
pub fn acts() -> impl Iterator<Item = &'static str> {
    let all = super::predicates().iter();
    all.filter(|(_, predicate)| predicate.family == Family::Act)
        .map(|(name, _)| *name)
}

pub(super) fn load(text: &'static str) -> Predicates {
    #[expect(
        clippy::expect_used,
        reason = "a test reads the table that is compiled in"
    )]
    let table: BTreeMap<String, Predicate> =
        toml::from_str(text).expect("the committed table is whole, as a test sees to");
    // The names live as long as the program, so that an assertion can hold one without a copy.
    table
        .into_iter()
        .map(|(name, predicate)| (&*name.leak(), predicate))
        .collect()
}
