//! A reference chain as a picture: time runs from left to right, arrows lead to the message referred to.

use std::collections::BTreeMap;

use super::mask::Mask;
use super::picture::{Arrangement, Line, Look, Picture, Shape, Stroke};
use super::text::wrap;
use crate::model::{EntityKind, Node};

/// Makes the picture of a chain: its messages, and which refers to which (citing first), with the words of the reference.
///
/// A message that is only cited has no day of its own: it is placed right before the first that cites it.
pub fn timeline(
    focus: &Node,
    nodes: &[Node],
    links: &[(i64, i64, String)],
    mask: &Mask,
) -> Picture {
    let mut order: Vec<&Node> = nodes
        .iter()
        .filter(|node| matches!(node.kind, EntityKind::Cable | EntityKind::Document))
        .collect();
    let known: BTreeMap<i64, &Node> = order.iter().map(|node| (node.id, *node)).collect();
    let placed: BTreeMap<i64, Option<String>> = order
        .iter()
        .map(|node| (node.id, day(node, &known, links)))
        .collect();
    order.sort_by(|a, b| (&placed[&a.id], a.held, &a.name).cmp(&(&placed[&b.id], b.held, &b.name)));
    let index: BTreeMap<i64, usize> = order
        .iter()
        .enumerate()
        .map(|(at, node)| (node.id, at))
        .collect();
    let shapes = order
        .iter()
        .map(|node| shape(node, focus.id == node.id, placed[&node.id].clone(), mask))
        .collect();
    let lines = links
        .iter()
        .filter_map(|(citing, cited, words)| {
            Some(Line {
                from: *index.get(citing)?,
                to: *index.get(cited)?,
                label: String::new(),
                color: "#444444".to_owned(),
                stroke: Stroke::Solid,
                tooltip: format!(
                    "{} refers to {}: “{}”",
                    known[citing].name,
                    known[cited].name,
                    mask.text(*citing, words)
                ),
            })
        })
        .collect();
    let held = order.iter().filter(|node| node.held).count();
    let missing = order.len() - held;
    let mut notes = Vec::new();
    if missing > 0 {
        notes.push(format!("{missing} of {} messages are cited and not held; each stands before the first message that cites it.", order.len()));
    }
    let mut picture = Picture {
        title: format!("Reference chain of {}", focus.name),
        subtitle:
            "Time runs from left to right; an arrow leads to the message that is referred to."
                .to_owned(),
        shapes,
        lines,
        arrangement: Arrangement::Time,
        notes,
    };
    picture.tell_masked();
    picture
}

/// The day of a message; of one that is only cited, the day of the first that cites it.
fn day(node: &Node, known: &BTreeMap<i64, &Node>, links: &[(i64, i64, String)]) -> Option<String> {
    let citing = || {
        links
            .iter()
            .filter(|(_, cited, _)| *cited == node.id)
            .filter_map(|(citing, _, _)| known.get(citing))
    };
    node.date
        .clone()
        .or_else(|| citing().filter_map(|citing| citing.date.clone()).min())
}

fn shape(node: &Node, focus: bool, date: Option<String>, mask: &Mask) -> Shape {
    let mut lines: Vec<String> = node.date.clone().into_iter().collect();
    match (&node.subject, node.held) {
        (Some(subject), _) => lines.extend(wrap(&mask.text(node.id, subject), 24, 4)),
        (None, false) => lines.push("cited, not held".to_owned()),
        (None, true) => {}
    }
    let tooltip = match &node.subject {
        Some(subject) => format!("{}\n{}", mask.node(node), mask.text(node.id, subject)),
        None => mask.node(node),
    };
    Shape {
        look: Look::Kind(node.kind),
        heading: vec![mask.node(node)],
        lines,
        tooltip,
        dashed: !node.held,
        focus,
        date,
    }
}
