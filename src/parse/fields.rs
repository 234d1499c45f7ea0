//! The fields of a message's head, as `head` cuts them and the other files read them, and the sheet on which it may stand.

use super::label::Label;
use super::lines::Line;

/// Content of one labelled field.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field<'t> {
    pub(super) label: Label,
    /// From behind the label to the last word; may hold line breaks and debris lines.
    pub(super) content: &'t str,
}

/// The head of a message, cut.
pub(super) struct Head<'t> {
    pub(super) fields: Vec<Field<'t>>,
    /// Lines of the head that belong to no field: titles, classification, number, captions.
    pub(super) loose: Vec<Line>,
    /// Index of the first line of the body.
    pub(super) body: usize,
}

impl<'t> Head<'t> {
    /// The contents of every field with this label.
    pub(super) fn all(&self, label: Label) -> impl Iterator<Item = &'t str> {
        self.fields
            .iter()
            .filter(move |field| field.label == label)
            .map(|field| field.content)
    }
}

/// Which of the sheets that the Department used until the 1960s; see `sheet`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Sheet {
    /// In its margin the offices are listed that get it.
    Incoming,
    Outgoing,
}
