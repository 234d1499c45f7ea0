//! What a picture of statements is made of, as whoever asks for it hands it over.

use std::collections::BTreeMap;

use super::mask::Mask;
use super::summary::Summary;
use crate::model::{EntityKind, Node};

/// What a picture is made of.
#[derive(Clone, Copy)]
pub struct Material<'m> {
    /// What it is about; a part of the graph where it is about nothing single.
    pub focus: Option<&'m Node>,
    /// Heading, where there is no focus or another one is wanted.
    pub title: Option<&'m str>,
    /// Which cables say it, in words; empty where all may.
    pub part: &'m str,
    /// Every node that may be shown.
    pub nodes: &'m [Node],
    /// Statements, in the order in which they are to be told.
    pub summary: &'m Summary,
    /// Nodes that the cable names without saying more of them.
    pub named: &'m [Node],
    /// Names of nodes, for finding them in words: node, name.
    pub names: &'m [(i64, String)],
    /// Where the texts of cables can be read on the web.
    pub links: &'m BTreeMap<i64, String>,
    /// How a predicate is drawn.
    pub style: &'m dyn Fn(&str) -> Style,
    /// What must not be shown.
    pub mask: &'m Mask,
    /// Whether those who act stand on one side and what they act on stands on the other, even where it is the same.
    pub in_sides: bool,
}

/// How a predicate is drawn.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Style {
    /// "agreed to".
    pub label: String,
    /// `#rrggbb`.
    pub color: String,
    /// Whether it is the same both ways.
    pub symmetric: bool,
    /// Whether it is done on a day, not once for all: an act.
    pub has_day: bool,
}

/// Whether what is drawn is a cable, which has one day that stands on it.
pub(super) fn is_cable(material: &Material<'_>) -> bool {
    material
        .focus
        .is_some_and(|focus| focus.kind == EntityKind::Cable)
}
