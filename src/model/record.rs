//! Nodes and statements as they leave the database: each with all that a file of another program may need to know of it.

use super::{EntityKind, Kind};

/// A node, or words that stand at an end of a statement in place of one.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeRecord {
    /// Which node; for words, the statement that holds them.
    pub end: End,
    /// Whether a cable is held, not only cited; true of everything else.
    pub held: bool,
    /// Whether a name is known; false of a holder of an office whom no cable names, and of words.
    pub named: bool,
    /// Whether a source asked not to be named.
    pub protected: bool,
    /// The cable in which words stand, as a node; `None` for nodes.
    pub said_in: Option<i64>,
    /// Whether a statement of the selection ties it; else it only proves, speaks or is asked in one.
    pub tied: bool,
    /// First day of what ties it, `YYYY-MM-DD`.
    pub first_day: Option<String>,
    /// Last day of what ties it.
    pub last_day: Option<String>,
    /// What the head of a cable says; empty for everything else.
    pub head: HeadRecord,
}

/// What the head of a cable says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeadRecord {
    /// Day of transmission, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Subject line.
    pub subject: Option<String>,
    /// Classification: `SECRET`.
    pub classification: Option<String>,
    /// Canonical post of its number.
    pub post: Option<String>,
    /// Its TAGS.
    pub tags: Vec<String>,
    /// Who sent it.
    pub senders: Vec<End>,
    /// To whom.
    pub addressees: Vec<End>,
}

/// What stands in a role of a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct End {
    /// Number of the node within the database; `None` where the words name none.
    pub id: Option<i64>,
    /// What it is.
    pub kind: Kind,
    /// The same in every import; of words, the statement and the role: `e0b6a1f2c3d4e5f6.object`.
    pub key: String,
    /// Its name, or the words themselves.
    pub name: String,
}

impl End {
    /// Whether it is a person or body, who can act.
    pub fn acts(&self) -> bool {
        matches!(
            self.kind,
            Kind::Of(EntityKind::Person) | Kind::Of(EntityKind::Body)
        )
    }

    /// Whether it is a node of this kind.
    pub fn is(&self, kind: EntityKind) -> bool {
        self.kind == Kind::Of(kind)
    }
}

/// The predicate by which a text is tied to what it names.
pub const MENTIONS: &str = "mentions";

/// A statement with its proof, or the names by which one cable mentions one node.
#[derive(Clone, Debug, PartialEq)]
pub struct EdgeRecord {
    /// The same in every import. As it is read, [`Place::words`]; as it leaves, behind the veil, a short name made of them.
    pub id: String,
    /// Who acts.
    pub subject: End,
    /// What is acted on.
    pub object: End,
    /// To or of whom; a node or words.
    pub recipient: Option<End>,
    /// Who says so, where the sentence names a speaker.
    pub speaker: Option<End>,
    /// Name of the predicate.
    pub predicate: String,
    /// The same in words.
    pub label: String,
    /// `head`, `act` or `state`.
    pub family: String,
    /// `asserted`, `negated`, `conditional`, `intended`.
    pub modality: String,
    /// The subject as the cable writes it.
    pub subject_text: String,
    /// The object as the cable writes it.
    pub object_text: Option<String>,
    /// Day of the act, where the text states it; `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Day by which something is wanted.
    pub deadline: Option<String>,
    /// The cable that says so.
    pub cable: End,
    /// Its day.
    pub cable_date: Option<String>,
    /// Its classification.
    pub classification: Option<String>,
    /// Number of the paragraph as printed.
    pub paragraph: Option<i64>,
    /// Portion marking of the paragraph.
    pub portion: Option<String>,
    /// Where the words stand in the text as read: bytes of UTF-8, half-open.
    pub span: (i64, i64),
    /// The exact words.
    pub quote: String,
    /// Rule or frame that found it.
    pub rule: String,
    /// How sure, from 0 to 1.
    pub confidence: f64,
    /// How often: 1 but for mentions.
    pub times: i64,
}

/// Where a statement stands: what tells it from every other, in whatever order cables came into whichever database.
///
/// No name is in it. Who a name is short for changes with other cables and with decisions, and a name that must not be shown
/// could be guessed and tried.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Place {
    /// Key of the message as it is read, whatever it is merged with.
    pub message: String,
    /// Which section of it, from 1.
    pub section: Option<i64>,
    /// Bytes of the text.
    pub length: i64,
}

impl Place {
    /// The place in words; `within` says where in the text.
    pub fn words(&self, within: &str) -> String {
        let section = self.section.unwrap_or_default();
        format!("{} {section} {} {within}", self.message, self.length)
    }
}

impl EdgeRecord {
    /// Whether it stands for all mentions of a node in a text, and is no statement.
    pub fn is_mention(&self) -> bool {
        self.predicate == MENTIONS
    }

    /// Day of the act, else of the cable.
    pub fn day(&self) -> Option<&str> {
        self.date.as_deref().or(self.cable_date.as_deref())
    }
}
