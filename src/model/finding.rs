//! What extraction finds, before it is settled who is meant: names, and claims about them.

use jiff::civil::Date;

use super::{Diagnostic, EntityKind, Modality, Protection, Span};

/// Everything that the extractors found in one document. They add to it, and none takes a name away; but what a name is, and how
/// far it goes, may be read anew from a protect mark beside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// Names, in the order in which they were found.
    pub names: Vec<Name>,
    /// Statements about them.
    pub claims: Vec<Claim>,
    /// Short forms and what they stand for: `JTA` and `Joint Threat Assessment`.
    pub definitions: Vec<Definition>,
    /// Who speaks as "I" where the opening says so, whoever signs: a name, or nothing known where it names several.
    pub author: Option<Meant>,
    /// What was seen and could not be understood, in order of position.
    pub diagnostics: Vec<Diagnostic>,
}

/// Index of a name in [`Findings::names`].
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct NameId(pub usize);

/// A name as the text writes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Where it stands.
    pub span: Span,
    /// What it names.
    pub kind: EntityKind,
    /// What is known of it beyond its letters.
    pub sense: NameSense,
    /// Name of the rule that found it.
    pub method: &'static str,
    /// How sure, from 0 to 1.
    pub confidence: f32,
    /// Set where a protect mark stands by it.
    pub protection: Option<Protection>,
}

/// What is known of a name beyond its letters.
#[derive(Clone, Debug, PartialEq)]
pub enum NameSense {
    /// Nothing: it is the name that it is.
    AsWritten,
    /// The vocabulary knows it under this full name.
    Known(&'static str),
    /// A ministry, party or embassy such as every country has, under its full name: which one depends on who writes.
    Generic(&'static str),
    /// Several have this short form, for governments: country and full name of each.
    OneOf(Vec<(&'static str, &'static str)>),
    /// A person by given name and surname, or initials and surname.
    FullName,
    /// A person by surname alone, with the title before it, if any.
    Surname(Option<Office>),
    /// A person by the first letter of the surname: the surname.
    Letter(String),
    /// A person by full name with the title before it.
    Titled(Office),
    /// A person by title alone, whom the text names elsewhere.
    Office(Office),
    /// The holder of an office, whom the text never names.
    Holder(Office),
    /// An edition's list gives it this full name.
    Listed(String),
    /// A document by the identity that an edition gives it: `frus1964-68v13/d5`.
    Document(String),
    /// A cable by its canonical number.
    Number(super::Mrn),
    /// A cable by who sent it and when: `USDAOSAIGON 051230Z MAY 75`.
    Sent(String),
    /// The message itself.
    Itself,
    /// Something on a day: the noun that says what, and the day.
    Dated(String, Date),
}

/// A title and what completes it: Secretary General of NATO.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Office {
    /// In full, as the vocabulary has it.
    pub title: &'static str,
    /// Whether one person at a time holds it, so that alone it can stand for that person.
    pub identifies: bool,
    /// Whether it is held on the day, as that of a "former President" or "Foreign Minister-designate" is not.
    pub held: bool,
    /// Name of the body or country beside it.
    pub scope: Option<String>,
    /// The words: `NATO Secretary General`.
    pub span: Span,
}

impl Office {
    /// Whether this title alone can mean who holds a title, `Secretary of State`: "the Secretary" is the Secretary of State, "the Minister"
    /// one who has a ministry.
    pub fn may_be(&self, held: &str) -> bool {
        let short = match (self.title, &self.scope) {
            ("Secretary", None) => held == "Secretary of State",
            ("Minister", None) => has_ministry(held),
            _ => false,
        };
        self.title == held || short
    }
}

fn has_ministry(title: &str) -> bool {
    /// Heads of a government, and those below or in place of a minister.
    const OTHERS: [&str; 7] = [
        "Prime ", "Chief ", "First ", "Deputy ", "Acting ", "Vice ", "Cabinet ",
    ];
    let minister = title.ends_with(" Minister") || title.starts_with("Minister of ");
    minister && !OTHERS.iter().any(|other| title.starts_with(other))
}

/// A short form that the text explains.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Definition {
    /// `JTA`.
    pub short: Span,
    /// `Joint Threat Assessment`.
    pub long: Span,
    /// What it names.
    pub kind: EntityKind,
    /// The full name that the vocabulary has for the long form.
    pub known: Option<&'static str>,
}

/// Who or what fills a role in a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Filler {
    /// The words; `None` where the text leaves them out.
    pub words: Option<Span>,
    /// Who or what is meant by them.
    pub meant: Meant,
}

impl Filler {
    /// Words that name nothing of their own.
    pub fn words(span: Span) -> Self {
        Filler {
            words: Some(span),
            meant: Meant::Nothing,
        }
    }

    /// A name that stands in the text, in its own words.
    pub fn name(id: NameId, span: Span) -> Self {
        Filler {
            words: Some(span),
            meant: Meant::Name(id),
        }
    }

    /// Somebody meant without being named.
    pub fn implied(meant: Meant) -> Self {
        Filler { words: None, meant }
    }
}

/// Who or what is meant by a filler.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Meant {
    /// Nothing that has a name.
    Nothing,
    /// This name.
    Name(NameId),
    /// The message's sender: the post, or the Department; where no word names it, the author whom the opening names.
    Sender,
    /// Who speaks as "I": the author whom the opening names, else who signs the message, else its sender.
    Signer,
    /// To whom the message goes, for "you"; nobody where it goes to several.
    Addressee,
    /// The Department of State.
    Department,
    /// The state that a capital stands for: "Washington agreed".
    State(&'static str),
    /// The message itself.
    Message,
}

impl Meant {
    /// Whether the message speaks of its own sender: "we", "I", or nobody named.
    pub fn is_own(self) -> bool {
        matches!(self, Meant::Sender | Meant::Signer)
    }
}

/// A statement that a rule found.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Who acts.
    pub subject: Filler,
    /// A key of `vocab/predicates.toml`.
    pub predicate: &'static str,
    /// What is proposed, who is met.
    pub object: Option<Filler>,
    /// To whom, or of whom.
    pub recipient: Option<Filler>,
    /// Whether it is reported as done.
    pub modality: Modality,
    /// Who says so, where neither the message nor the actor does.
    pub speaker: Option<Filler>,
    /// Day of the act.
    pub date: Option<Date>,
    /// Day by which something is wanted.
    pub deadline: Option<Date>,
    /// The sentence, or the line of the head, that says it.
    pub evidence: Span,
    /// Name of the rule or frame.
    pub rule: &'static str,
    /// How sure, from 0 to 1.
    pub confidence: f32,
}

impl Claim {
    /// Makes an asserted claim; the other fields are empty and can be set.
    pub fn new(
        subject: Filler,
        predicate: &'static str,
        object: Option<Filler>,
        evidence: Span,
        rule: &'static str,
    ) -> Self {
        Claim {
            subject,
            predicate,
            object,
            recipient: None,
            modality: Modality::Asserted,
            speaker: None,
            date: None,
            deadline: None,
            evidence,
            rule,
            confidence: 1.0,
        }
    }
}
