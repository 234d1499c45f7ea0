//! Who or what is meant, and where the text names it.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use super::{Mrn, Protection, Span};

/// Kind of an entity.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum EntityKind {
    /// A message, held or only cited.
    Cable,
    /// An individual.
    Person,
    /// An organisation, government or part of one.
    Body,
    /// A plan, treaty, process, negotiation.
    Initiative,
    /// Country, city, region, water, building.
    Place,
    /// A TAGS entry.
    Topic,
    /// Something that takes place on a day.
    Event,
    /// A memorandum, letter or report that is no cable.
    Document,
}

impl EntityKind {
    /// Whether such a thing acts, is asked, or is met: people, bodies, and places for their governments.
    pub fn can_act(self) -> bool {
        matches!(
            self,
            EntityKind::Person | EntityKind::Body | EntityKind::Place
        )
    }

    /// All kinds, in the order in which legends list them.
    pub const ALL: [EntityKind; 8] = [
        EntityKind::Cable,
        EntityKind::Person,
        EntityKind::Body,
        EntityKind::Initiative,
        EntityKind::Place,
        EntityKind::Topic,
        EntityKind::Event,
        EntityKind::Document,
    ];

    /// The name that database, JSON and commands use.
    pub fn as_str(self) -> &'static str {
        match self {
            EntityKind::Cable => "cable",
            EntityKind::Person => "person",
            EntityKind::Body => "body",
            EntityKind::Initiative => "initiative",
            EntityKind::Place => "place",
            EntityKind::Topic => "topic",
            EntityKind::Event => "event",
            EntityKind::Document => "document",
        }
    }
}

impl fmt::Display for EntityKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for EntityKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// The word names no kind of entity.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("`{0}` is no kind of node")]
pub struct UnknownKind(pub String);

impl FromStr for EntityKind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| UnknownKind(text.to_owned()))
    }
}

/// Index of an entity within its document; shown as `e1`, `e2`, ….
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct EntityId(pub u32);

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "e{}", self.0 + 1)
    }
}

impl Serialize for EntityId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Someone or something that a document names.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entity {
    /// Position in the document's list.
    pub id: EntityId,
    /// What it is.
    pub kind: EntityKind,
    /// The same in every import of the same text: `body:north atlantic council`.
    pub key: String,
    /// The fullest name known.
    pub name: String,
    /// Every other name the document or the vocabulary gives it, each once, in order of appearance.
    pub aliases: Vec<String>,
    /// Set where the document asks that it not be named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protection: Option<Protection>,
    /// The number of a cable, with its whole year.
    #[serde(skip)]
    pub mrn: Option<Mrn>,
}

/// A short word of telegraphic style that names nobody: `FYI`. It is spelt out for the reader and is no part of the graph.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Term {
    /// Where it stands.
    pub span: Span,
    /// What it stands for.
    pub meaning: &'static str,
}

/// A name as written, and who is meant by it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mention {
    /// Where the name stands.
    #[serde(flatten)]
    pub span: Span,
    /// Kind of the entity meant.
    pub kind: EntityKind,
    /// Who is meant.
    pub entity: EntityId,
    /// Name of the rule that found it.
    pub method: &'static str,
    /// How sure, from 0 to 1.
    pub confidence: f32,
    /// Set where a protect mark stands by this very mention.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protection: Option<Protection>,
}
