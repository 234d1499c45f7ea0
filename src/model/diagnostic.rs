//! What could not be read, told with its place.

use serde::Serialize;

use super::Span;

/// Something that a stage could not read, or read with doubt.
///
/// Codes are a stage letter and a number (`R` read, `P` parse, `X` extract, `S` store); the meaning of
/// each stands beside the enum of its stage.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Diagnostic {
    /// `P014` and the like.
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
