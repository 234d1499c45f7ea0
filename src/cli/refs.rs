//! `refs`: the chain of references around a cable, or between two.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::args::{RefsArgs, Way};
use super::find::{cable, open};
use super::out::{Out, cable_line};
use super::report::{Failure, Outcome};
use crate::Store;
use crate::graph::{Chain, Direction, Graph};
use crate::model::{Edge, Node, Value};

/// A chain with its messages and the words of each reference.
pub(super) struct Loaded {
    /// Every message of the chain.
    pub(super) nodes: Vec<Node>,
    /// Citing message, cited message, words of the reference.
    pub(super) links: Vec<(i64, i64, String)>,
    /// Those of the links that only the editors of a volume make.
    pub(super) by_editors: BTreeSet<(i64, i64)>,
    chain: Chain,
}

#[derive(Serialize)]
struct Answer<'a> {
    cable: &'a str,
    direction: &'a str,
    to: Option<&'a str>,
    messages: Vec<Message<'a>>,
}

#[derive(Serialize)]
struct Message<'a> {
    mrn: &'a str,
    held: bool,
    date: Option<&'a str>,
    subject: Option<&'a str>,
    /// Steps from the cable asked for: below zero cited, above zero citing.
    step: i32,
    references: Vec<&'a str>,
}

pub(super) fn run(args: &RefsArgs) -> Outcome {
    let store = open(&args.db)?;
    let focus = cable(&store, &args.cable)?;
    let to = args.to.as_deref().map(|to| cable(&store, to)).transpose()?;
    let direction = match args.direction {
        Way::Back => Direction::Back,
        Way::Forward => Direction::Forward,
        Way::Both => Direction::Both,
    };
    let loaded = load(&store, &focus, direction, to.as_ref())?;
    let mut out = Out::new();
    if args.db.json {
        out.json(&answer(&focus, direction, to.as_ref(), &loaded))?;
    } else {
        print(&mut out, &focus, direction, to.as_ref(), &loaded)?;
    }
    out.end()?;
    if loaded.nodes.is_empty() || (loaded.links.is_empty() && to.is_some()) {
        Err(Failure::Empty)
    } else {
        Ok(())
    }
}

/// Loads the chain of a cable.
pub(super) fn load(
    store: &Store,
    focus: &Node,
    direction: Direction,
    to: Option<&Node>,
) -> Result<Loaded, Failure> {
    let ways = if to.is_some() {
        Direction::Both
    } else {
        direction
    };
    let parameters = [
        ("cable", Value::Text(focus.key.clone())),
        ("direction", Value::Text(ways.as_str().to_owned())),
    ];
    let table = store.ask_named("walk_references", &parameters)?;
    let mut words: BTreeMap<(i64, i64), String> = BTreeMap::new();
    let (mut by_editors, mut by_messages) = (BTreeSet::new(), BTreeSet::new());
    let mut edges = Vec::new();
    for row in &table.rows {
        let (Some(citing), Some(cited)) = (
            table.integer(row, "citing_id"),
            table.integer(row, "cited_id"),
        ) else {
            continue;
        };
        words
            .entry((citing, cited))
            .or_insert_with(|| table.text(row, "reference").unwrap_or_default().to_owned());
        match table.text(row, "rule") {
            Some(rule) if rule.starts_with("editor") => by_editors.insert((citing, cited)),
            _ => by_messages.insert((citing, cited)),
        };
        edges.push(Edge {
            id: table.integer(row, "edge_id"),
            subject: Some(citing),
            object: Some(cited),
            predicate: "references".to_owned(),
            cable: citing,
            confidence: 1.0,
        });
    }
    let graph = Graph::new(edges);
    let chain = match to {
        Some(to) => graph.chain_between(focus.id, to.id),
        None => graph.chain(focus.id, direction),
    };
    let ids: Vec<i64> = chain.steps.keys().copied().collect();
    let mut nodes = store.nodes(&ids)?;
    let days: BTreeMap<i64, &String> = nodes
        .iter()
        .filter_map(|node| Some((node.id, node.date.as_ref()?)))
        .collect();
    let mut first_citing: BTreeMap<i64, &String> = BTreeMap::new();
    for (citing, cited) in &chain.links {
        if let Some(day) = days.get(citing).copied() {
            let first = first_citing.entry(*cited).or_insert(day);
            *first = (*first).min(day);
        }
    }
    // A cited message has no day of its own here: it stands before the first that cites it.
    let order: BTreeMap<i64, (Option<String>, bool)> = nodes
        .iter()
        .map(|node| {
            (
                node.id,
                (
                    node.date
                        .clone()
                        .or_else(|| first_citing.get(&node.id).copied().cloned()),
                    node.date.is_some(),
                ),
            )
        })
        .collect();
    nodes.sort_by(|a, b| (&order[&a.id], &a.name).cmp(&(&order[&b.id], &b.name)));
    let links = chain
        .links
        .iter()
        .map(|(citing, cited)| {
            (
                *citing,
                *cited,
                words.get(&(*citing, *cited)).cloned().unwrap_or_default(),
            )
        })
        .collect();
    by_editors.retain(|link| !by_messages.contains(link));
    Ok(Loaded {
        nodes,
        links,
        by_editors,
        chain,
    })
}

fn answer<'a>(
    focus: &'a Node,
    direction: Direction,
    to: Option<&'a Node>,
    loaded: &'a Loaded,
) -> Answer<'a> {
    let names = names(&loaded.nodes);
    let cited = cited(&loaded.links);
    Answer {
        cable: &focus.name,
        direction: direction.as_str(),
        to: to.map(|to| to.name.as_str()),
        messages: loaded
            .nodes
            .iter()
            .map(|node| Message {
                mrn: &node.name,
                held: node.held,
                date: node.date.as_deref(),
                subject: node.subject.as_deref(),
                step: loaded
                    .chain
                    .steps
                    .get(&node.id)
                    .copied()
                    .unwrap_or_default(),
                references: (cited.get(&node.id).into_iter().flatten())
                    .filter_map(|cited| names.get(cited).copied())
                    .collect(),
            })
            .collect(),
    }
}

/// What the nodes are called.
fn names(nodes: &[Node]) -> BTreeMap<i64, &str> {
    nodes
        .iter()
        .map(|node| (node.id, node.name.as_str()))
        .collect()
}

/// What each message cites, in the order of the links.
fn cited(links: &[(i64, i64, String)]) -> BTreeMap<i64, Vec<i64>> {
    let mut of_citing: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for (citing, cited, _) in links {
        of_citing.entry(*citing).or_default().push(*cited);
    }
    of_citing
}

fn print(
    out: &mut Out,
    focus: &Node,
    direction: Direction,
    to: Option<&Node>,
    loaded: &Loaded,
) -> Outcome {
    let missing = loaded.nodes.iter().filter(|node| !node.held).count();
    match (to, direction) {
        (Some(to), _) if loaded.links.is_empty() => {
            return out.line(format!(
                "No chain of references leads from {} to {} or back.",
                focus.name, to.name
            ));
        }
        (Some(to), _) => out.line(format!(
            "From {} to {}: {} messages, {missing} of them cited and not held",
            focus.name,
            to.name,
            loaded.nodes.len()
        ))?,
        (None, _) if loaded.links.is_empty() => {
            out.line(cable_line(focus))?;
            let way = match direction {
                Direction::Back => "refers to no other cable",
                Direction::Forward => "is referred to by no other cable",
                Direction::Both => "refers to no other cable, and none refers to it",
            };
            return out.line(format!("{} {way}, as far as is held here.", focus.name));
        }
        (None, _) => out.line(format!(
            "Chain of {} ({}): {} messages, {missing} of them cited and not held",
            focus.name,
            way(direction),
            loaded.nodes.len()
        ))?,
    }
    let (names, of_citing) = (names(&loaded.nodes), cited(&loaded.links));
    for node in &loaded.nodes {
        let mark = if node.id == focus.id { "▶ " } else { "  " };
        out.line(format!("{mark}{}", cable_line(node)))?;
        for (by_editors, says) in [(false, "refers to"), (true, "the editors refer to")] {
            let told = |cited: &&i64| loaded.by_editors.contains(&(node.id, **cited)) == by_editors;
            let cited: Vec<&str> = (of_citing.get(&node.id).into_iter().flatten())
                .filter(told)
                .filter_map(|cited| names.get(cited).copied())
                .collect();
            if !cited.is_empty() {
                out.wrapped(14, &format!("{says} {}", cited.join(", ")))?;
            }
        }
    }
    Ok(())
}

fn way(direction: Direction) -> &'static str {
    match direction {
        Direction::Back => "what it builds on",
        Direction::Forward => "what builds on it",
        Direction::Both => "what it builds on and what builds on it",
    }
}
