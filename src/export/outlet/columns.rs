//! What is told of nodes and edges in formats that have columns or attributes: one table for all of them.

use crate::model::{EdgeRecord, End, NodeRecord};

/// A column or attribute.
pub(super) struct Column<T> {
    /// The same in every format.
    pub(super) name: &'static str,
    pub(super) ty: Type,
    pub(super) of: for<'r> fn(&'r T) -> Cell<'r>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Type {
    Text,
    Whole,
    Real,
    Flag,
    /// `YYYY-MM-DD`.
    Day,
}

impl Type {
    /// What GraphML and GEXF call it.
    pub(super) fn in_xml(self) -> &'static str {
        match self {
            Type::Text | Type::Day => "string",
            Type::Whole => "long",
            Type::Real => "double",
            Type::Flag => "boolean",
        }
    }
}

/// The value of a column.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell<'r> {
    Nothing,
    Text(&'r str),
    Owned(String),
    Whole(i64),
    Real(f64),
    Flag(bool),
}

impl Cell<'_> {
    /// As text; `None` where nothing is known.
    pub(super) fn text(&self) -> Option<String> {
        match self {
            Cell::Nothing => None,
            Cell::Text(text) => Some((*text).to_owned()),
            Cell::Owned(text) => Some(text.clone()),
            Cell::Whole(number) => Some(number.to_string()),
            Cell::Real(number) => Some(number.to_string()),
            Cell::Flag(flag) => Some(flag.to_string()),
        }
    }
}

fn maybe(text: &Option<String>) -> Cell<'_> {
    text.as_deref().map_or(Cell::Nothing, Cell::Text)
}

fn key_of(end: &Option<End>) -> Cell<'_> {
    let node = end.as_ref().filter(|end| end.id.is_some());
    node.map_or(Cell::Nothing, |end| Cell::Text(&end.key))
}

fn name_of(end: &Option<End>) -> Cell<'_> {
    end.as_ref()
        .map_or(Cell::Nothing, |end| Cell::Text(&end.name))
}

macro_rules! columns {
    ($($name:literal $ty:ident $of:expr),+ $(,)?) => {
        &[$(Column { name: $name, ty: Type::$ty, of: $of }),+]
    };
}

/// Of a node; its key and name, which every format writes in its own place, come first.
pub(super) const NODE: &[Column<NodeRecord>] = columns!(
    "key" Text |node| Cell::Text(&node.end.key),
    "name" Text |node| Cell::Text(&node.end.name),
    "kind" Text |node| Cell::Text(node.end.kind.as_str()),
    "held" Flag |node| Cell::Flag(node.held),
    "named" Flag |node| Cell::Flag(node.named),
    "protected" Flag |node| Cell::Flag(node.protected),
    "first_day" Day |node| maybe(&node.first_day),
    "last_day" Day |node| maybe(&node.last_day),
    "date" Day |node| maybe(&node.head.date),
    "subject" Text |node| maybe(&node.head.subject),
    "classification" Text |node| maybe(&node.head.classification),
    "post" Text |node| maybe(&node.head.post),
    "tags" Text |node| match node.head.tags.as_slice() {
        [] => Cell::Nothing,
        tags => Cell::Owned(tags.join(" ")),
    },
);

/// Of an edge; what identifies it and its ends come first.
pub(super) const EDGE: &[Column<EdgeRecord>] = columns!(
    "id" Text |edge| Cell::Text(&edge.id),
    "source" Text |edge| Cell::Text(&edge.subject.key),
    "target" Text |edge| Cell::Text(&edge.object.key),
    "predicate" Text |edge| Cell::Text(&edge.predicate),
    "source_name" Text |edge| Cell::Text(&edge.subject.name),
    "target_name" Text |edge| Cell::Text(&edge.object.name),
    "label" Text |edge| Cell::Text(&edge.label),
    "family" Text |edge| Cell::Text(&edge.family),
    "modality" Text |edge| Cell::Text(&edge.modality),
    "confidence" Real |edge| Cell::Real(edge.confidence),
    "day" Day |edge| edge.day().map_or(Cell::Nothing, Cell::Text),
    "act_date" Day |edge| maybe(&edge.date),
    "deadline" Day |edge| maybe(&edge.deadline),
    "quote" Text |edge| Cell::Text(&edge.quote),
    "cable" Text |edge| Cell::Text(&edge.cable.name),
    "cable_key" Text |edge| Cell::Text(&edge.cable.key),
    "cable_date" Day |edge| maybe(&edge.cable_date),
    "classification" Text |edge| maybe(&edge.classification),
    "paragraph" Whole |edge| edge.paragraph.map_or(Cell::Nothing, Cell::Whole),
    "portion" Text |edge| maybe(&edge.portion),
    "start_byte" Whole |edge| Cell::Whole(edge.span.0),
    "end_byte" Whole |edge| Cell::Whole(edge.span.1),
    "rule" Text |edge| Cell::Text(&edge.rule),
    "source_text" Text |edge| Cell::Text(&edge.subject_text),
    "target_text" Text |edge| maybe(&edge.object_text),
    "recipient" Text |edge| name_of(&edge.recipient),
    "recipient_key" Text |edge| key_of(&edge.recipient),
    "speaker" Text |edge| name_of(&edge.speaker),
    "speaker_key" Text |edge| key_of(&edge.speaker),
    "times" Whole |edge| Cell::Whole(edge.times),
);
