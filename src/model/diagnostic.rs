//! What could not be read, told with its place.

use serde::Serialize;

use super::Span;

/// Every code and what it means. A code is the letter of a stage (`R` read, `P` parse, `S` store, `X` extract, `X9` fault of ours) and
/// a number.
pub const CODES: &[(&str, &str)] = &[
    ("P001", "nothing of a message head was recognised"),
    (
        "P002",
        "the number has no year, because the message has no date",
    ),
    ("P003", "a post is read as another, a letter or two off"),
    (
        "P004",
        "the post of the number is in no table; the number is taken as it is written",
    ),
    ("P005", "the number stated beside the text cannot be read"),
    ("P006", "the head states two numbers"),
    (
        "P007",
        "the number of the executive order is read as another, a figure off",
    ),
    ("P014", "a date-time group names no possible time"),
    ("P015", "the date stated beside the text cannot be read"),
    ("P016", "a sheet that went out has no day"),
    ("P017", "letters in a date-time group are taken for figures"),
    ("P018", "the date stated beside the text may be two days"),
    (
        "P019",
        "the day of a message is years from what else tells its time",
    ),
    ("P020", "the year of a reference cannot be known"),
    ("P021", "a reference points forward in time"),
    ("P022", "a part of the reference list is not understood"),
    (
        "P023",
        "whose number a reference is cannot be known from sender and addressee",
    ),
    (
        "P024",
        "the sender or the year of an airgram cannot be known",
    ),
    ("P025", "a cable is cited by its time, and not who sent it"),
    (
        "P026",
        "the date stated beside the text is not the day that the text gives",
    ),
    ("P030", "a paragraph number is missing"),
    (
        "P050",
        "a second head stands in the text: a message passed on, or one not parted from the one before",
    ),
    ("P040", "a reference stated beside the text cannot be read"),
    ("P041", "a reference is stated beside the text only"),
    ("R001", "the input cannot be opened"),
    ("R002", "the input is empty"),
    ("R003", "the input is not text"),
    ("R004", "the input is compressed in a way that is not read"),
    ("R005", "the document is too large"),
    ("R006", "the line is no JSON document"),
    ("R007", "the folder holds no file to read"),
    ("R008", "the text is no cable"),
    ("R009", "the archive is damaged"),
    ("R010", "the archive unpacks to far more than texts do"),
    ("R011", "the archive lies within too many others"),
    ("R012", "a file of the archive is not read"),
    ("R013", "the row of the table is none"),
    ("R014", "the XML breaks off or breaks its own rules"),
    (
        "R015",
        "the XML uses an entity of its own, which is never expanded",
    ),
    (
        "R016",
        "characters cannot be read in the encoding of the text",
    ),
    ("R017", "the line of a list of office holders is none"),
    (
        "R018",
        "of the columns of the table none is known to hold the text",
    ),
    ("R019", "the input is a mailbox"),
    (
        "S001",
        "another text of the same cable is held; this one is kept beside it",
    ),
    (
        "X010",
        "of a protect mark it cannot be told who is meant: look who the source is before you pass anything on",
    ),
    (
        "S002",
        "a message of another season has the same number; this one goes by its own identity",
    ),
    (
        "S004",
        "a message of other words has the same number or id; this one goes by its own identity",
    ),
    ("S005", "of a message in sections not all are held"),
    ("S003", "a reference leads to a message of a later day"),
    (
        "X900",
        "a fault of the program ended the reading of the document",
    ),
];

/// Something that a stage could not read, or read with doubt.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Diagnostic {
    /// One of [`CODES`].
    pub code: &'static str,
    /// One sentence in lower case, without a closing stop.
    pub message: String,
    /// Where in the text; `None` where the input as a whole is meant.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

impl Diagnostic {
    /// Makes a diagnostic at a place in the text.
    pub fn at(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Diagnostic {
            code,
            message: message.into(),
            span: Some(span),
        }
    }

    /// Makes a diagnostic that concerns the input as a whole.
    pub fn whole(code: &'static str, message: impl Into<String>) -> Self {
        Diagnostic {
            code,
            message: message.into(),
            span: None,
        }
    }
}

/// A value read as well as could be, and what went wrong on the way.
///
/// `diagnostics` are in order of position; those without a place come first.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Parsed<T> {
    /// Always there: what could not be read is empty in it.
    pub value: T,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
}
