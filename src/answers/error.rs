//! Why a question has no answer.

use std::io;

use thiserror::Error;

use crate::model::Node;
use crate::store::StoreError;

/// Why a question has no answer: it cannot be asked so, or what it asks of is not there.
///
/// Says what is wrong and no more: what to do about it depends on where the question was asked.
#[derive(Debug, Error)]
pub enum AnswerError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What is handed over cannot be written.
    #[error("the answer cannot be written: {0}")]
    Write(#[from] io::Error),
    /// No node goes by a name.
    #[error("nobody and nothing is named `{asked}` here")]
    NoName {
        /// As it was asked for.
        asked: String,
        /// Names like it, the likest first.
        like: Vec<String>,
    },
    /// No cable has a number.
    #[error("no cable `{asked}` is held or cited here")]
    NoCable {
        /// As it was asked for.
        asked: String,
        /// Numbers like it.
        like: Vec<String>,
    },
    /// No table of posts, and no number of a cable, has a post.
    #[error("`{asked}` is no post known here, and no cable's number names it")]
    NoPost {
        /// As it was asked for.
        asked: String,
        /// Posts like it.
        like: Vec<String>,
    },
    /// A name of something else is no initiative's.
    #[error("`{asked}` is no initiative here but a {}, {}, and nobody is read to propose, support or reject it", other.kind, other.name)]
    NoInitiative {
        /// As it was asked for.
        asked: String,
        /// What goes by the name.
        other: Box<Node>,
    },
    /// A number that means several cables.
    #[error("`{asked}` is the number of several cables: {}", cables.join(", "))]
    Ambiguous {
        /// As it was asked for.
        asked: String,
        /// Their numbers in full.
        cables: Vec<String>,
    },
    /// A name of several, where one is wanted.
    #[error("{} go by the name `{asked}`", keys.len())]
    Several {
        /// As it was asked for.
        asked: String,
        /// Their keys.
        keys: Vec<String>,
    },
    /// Words without a letter or figure, where a name is wanted.
    #[error("`{0}` is no name")]
    NoWords(String),
    /// A day that cannot be read.
    #[error("`{0}` is no day")]
    BadDay(String),
    /// A day in figures that may be two.
    #[error("`{0}` may be two days: which figure is the month?")]
    UnclearDay(String),
    /// A span of days that ends before it begins: its first and its last day as given.
    #[error("no day lies since {0} and until {1}")]
    Reversed(String, String),
    /// A word that is none of those possible.
    #[error("`{given}` is no {what}")]
    BadWord {
        /// What it should be: "predicate".
        what: &'static str,
        /// As it was given.
        given: String,
        /// Every word that would do.
        possible: Vec<String>,
    },
    /// Words that cite nothing.
    #[error("`{0}` names neither a number, a day, a person nor a document")]
    NoCitation(String),
    /// Words that are no search.
    #[error("`{0}` is nothing to search for")]
    BadSearch(String),
    /// A question without a parameter that it needs.
    #[error("the question `{question}` needs {parameter}=…")]
    Lacking {
        /// Name of the question.
        question: String,
        /// Name of the parameter.
        parameter: String,
    },
    /// A value that is not of its parameter's type.
    #[error("`{parameter}` takes {wanted}, not `{given}`")]
    BadValue {
        /// Name of the parameter.
        parameter: String,
        /// What it takes: "a whole number".
        wanted: &'static str,
        /// As it was given.
        given: String,
    },
    /// A predicate that is no line of a picture.
    #[error("`{0}` is written on what is drawn, or beside it, and is no line")]
    Undrawn(String),
    /// A picture of acts by predicates that are none: the acts.
    #[error("who proposed what is told by acts")]
    NoActs(Vec<String>),
    /// More statements than a picture can show: how many it could.
    #[error("more than {0} statements are no picture")]
    TooMany(usize),
}

/// Result of a question.
pub type Result<T> = std::result::Result<T, AnswerError>;
