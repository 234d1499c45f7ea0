//! Which part of the graph is meant: said once, and the same for everything that draws, ranks or exports it.

use super::{DOUBTFUL, EntityKind};

/// A part of the graph. What is left empty does not narrow it.
///
/// A statement belongs to it where the cable that says it does, its predicate does, and both its ends do; a node where
/// such a statement ties it.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// Which cables say it.
    pub scope: Scope,
    /// Nodes around which it lies; all of the graph where there are none.
    pub around: Vec<i64>,
    /// How many statements away from those at most.
    pub depth: u32,
    /// Names of predicates, without `mentions`.
    pub predicates: Vec<String>,
    /// Whether it holds statements.
    pub statements: bool,
    /// Whether it holds what cables only name, without saying more of it.
    pub mentions: bool,
    /// Kinds of node at both ends of a statement.
    pub kinds: Vec<Kind>,
    /// Whether cables at its ends are held.
    pub holding: Option<Holding>,
    /// Least confidence of an act; statements that are no acts are as sure as they stand.
    pub least: f64,
    /// Only the nodes that most statements of the selection tie, so many at most, and what ties them to each other.
    pub top: Option<usize>,
}

impl Default for Selection {
    /// The whole graph but mentions and doubtful acts.
    fn default() -> Self {
        Selection {
            scope: Scope::default(),
            around: Vec::new(),
            depth: 1,
            predicates: Vec::new(),
            statements: true,
            mentions: false,
            kinds: Vec::new(),
            holding: None,
            least: DOUBTFUL,
            top: None,
        }
    }
}

impl Selection {
    /// Whether cables belong to it that no statement ties: where only cables are chosen, and not what is said.
    pub fn holds_untied(&self) -> bool {
        let takes_cables =
            self.kinds.is_empty() || self.kinds.contains(&Kind::Of(EntityKind::Cable));
        self.around.is_empty() && self.predicates.is_empty() && self.top.is_none() && takes_cables
    }
}

/// Cables, by what their heads state. What is left empty does not narrow it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scope {
    /// These and no others, as nodes.
    pub cables: Vec<i64>,
    /// Sent on or after this day, `YYYY-MM-DD`.
    pub since: Option<String>,
    /// Sent on or before this day, `YYYY-MM-DD`.
    pub until: Option<String>,
    /// Of one of these posts, by canonical name.
    pub posts: Vec<String>,
    /// With one of these entries of the TAGS line.
    pub tags: Vec<String>,
    /// Classified so, as the database has it: `SECRET`.
    pub classifications: Vec<String>,
}

impl Scope {
    /// Whether it holds every cable.
    pub fn is_all(&self) -> bool {
        *self == Scope::default()
    }
}

/// What stands at an end of a statement.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Kind {
    /// A node of this kind.
    Of(EntityKind),
    /// Words of a cable that name no node: "certain members", "a joint review".
    Words,
}

impl Kind {
    /// The name that files and commands use.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Of(kind) => kind.as_str(),
            Kind::Words => "words",
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "words" => Some(Kind::Words),
            name => name.parse().ok().map(Kind::Of),
        }
    }
}

/// Whether cables are there, or only cited.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Holding {
    /// Every cable at an end is held.
    Held,
    /// Some cable at an end is cited and not held.
    Stub,
}
