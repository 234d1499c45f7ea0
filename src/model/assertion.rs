//! What a document says that somebody did, or is.

use jiff::civil::Date;
use serde::Serialize;

use super::{EntityId, Span};

/// An act read with less confidence is doubtful: it is stored, shown to whoever asks for it, and never drawn.
pub const DOUBTFUL: f64 = 0.5;

/// A statement read with less confidence is said to be unsure where it is shown.
pub const SURE: f64 = 0.7;

/// Whether the text reports something as done.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// Reported as done.
    Asserted,
    /// Reported as not done.
    Negated,
    /// Would, if, unless, might.
    Conditional,
    /// Will, plans to, is instructed to.
    Intended,
}

impl Modality {
    /// The name that database, JSON and commands use.
    pub fn as_str(self) -> &'static str {
        match self {
            Modality::Asserted => "asserted",
            Modality::Negated => "negated",
            Modality::Conditional => "conditional",
            Modality::Intended => "intended",
        }
    }
}

/// Someone or something in a role of an assertion: the words, and the entity where it has one.
#[derive(Clone, Debug, PartialEq)]
pub struct Argument {
    /// The entity meant; `None` where the words name none ("certain members").
    pub entity: Option<EntityId>,
    /// The words of the text, white space folded; the entity's name where the text leaves it out.
    pub text: String,
}

/// The words that prove an assertion.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Evidence {
    /// The sentence, or the line of the head, that says it.
    pub span: Span,
    /// Number of its paragraph.
    pub paragraph: Option<u32>,
    /// Portion marking of its paragraph.
    pub portion: Option<String>,
}

/// A statement of the form subject, predicate, object, with its proof.
///
/// The reporter is the cable's sender; `attributed_to` is somebody else whose words it reports, if he is not whoever acts.
/// There is none without evidence: a [`Span`] is never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Assertion {
    /// Who acts.
    pub subject: Argument,
    /// A key of `vocab/predicates.toml`.
    pub predicate: &'static str,
    /// What is proposed, who is met; `None` where the text leaves it out.
    pub object: Option<Argument>,
    /// To whom, or of whom.
    pub recipient: Option<Argument>,
    /// Whether it is reported as done.
    pub modality: Modality,
    /// Who says so, where neither the message nor the actor does: named in the sentence, or telling it from the sentences before.
    pub attributed_to: Option<Argument>,
    /// Day of the act, where the text states it.
    pub date: Option<Date>,
    /// Day by which something is wanted.
    pub deadline: Option<Date>,
    /// The words that say it.
    pub evidence: Evidence,
    /// Name of the rule or frame that made it.
    pub rule: &'static str,
    /// How sure, from 0 to 1.
    pub confidence: f32,
}

impl Assertion {
    /// Makes an asserted statement; the other fields are empty and can be set.
    pub fn new(
        subject: Argument,
        predicate: &'static str,
        object: Option<Argument>,
        evidence: Evidence,
        rule: &'static str,
    ) -> Self {
        Assertion {
            subject,
            predicate,
            object,
            recipient: None,
            modality: Modality::Asserted,
            attributed_to: None,
            date: None,
            deadline: None,
            evidence,
            rule,
            confidence: 1.0,
        }
    }
}
