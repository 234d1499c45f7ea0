//! `neighbors`: what lies within so many statements of a node.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::args::NeighborsArgs;
use super::doubt::Doubt;
use super::find::{node, open};
use super::out::Out;
use super::path::ring;
use super::report::{Failure, Outcome};
use super::select;
use crate::Store;
use crate::graph::Graph;
use crate::model::{Ids, Node};

#[derive(Serialize)]
struct Neighbor {
    distance: u32,
    /// The predicates by which it is tied to something nearer.
    by: Vec<String>,
    #[serde(flatten)]
    node: Node,
}

pub(super) fn run(args: &NeighborsArgs) -> Outcome {
    let (via, mentions) = select::via(&args.ties.via)?;
    let store = open(&args.db)?;
    let start = node(&store, &args.name)?;
    let mut doubt = Doubt::below(args.sure.least());
    let wanted = Wanted {
        depth: args.depth,
        via: &via,
        mentions,
        said: select::cables(&store, &args.ties.scope)?,
    };
    let found = neighbors(&store, &start, &wanted, &mut doubt)?;
    let mut out = Out::new();
    if args.db.json {
        out.json(&found)?;
        doubt.note();
    } else if found.is_empty() {
        out.line(format!(
            "Nothing is said of {} that ties it to anything by name.",
            start.name
        ))?;
    } else {
        out.line(format!("{} ({}):", start.name, start.what()))?;
        for neighbor in &found {
            let held = if neighbor.node.held {
                ""
            } else {
                ", cited and not held"
            };
            out.wrapped(
                2,
                &format!(
                    "{}  {} ({}{held}): {}",
                    neighbor.distance,
                    neighbor.node.name,
                    neighbor.node.what(),
                    neighbor.by.join(", ")
                ),
            )?;
        }
    }
    if !args.db.json {
        doubt.tell(&mut out)?;
    }
    out.end()?;
    if found.is_empty() {
        Err(Failure::Empty)
    } else {
        Ok(())
    }
}

/// How far to go, by which predicates, and in which cables; in all where none are chosen.
struct Wanted<'w> {
    depth: u32,
    via: &'w [String],
    mentions: bool,
    said: Option<Ids>,
}

fn neighbors(
    store: &Store,
    start: &Node,
    wanted: &Wanted<'_>,
    doubt: &mut Doubt,
) -> Result<Vec<Neighbor>, Failure> {
    let mut graph = Graph::default();
    // In order of number, so that it can be searched.
    let mut frontier = vec![start.id];
    let mut far: BTreeMap<i64, u32> = BTreeMap::from([(start.id, 0)]);
    let mut by: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    let mut met: BTreeSet<i64> = BTreeSet::new();
    for ring_number in 0..wanted.depth {
        let mut edges = ring(store, &frontier, wanted.via, wanted.mentions)?;
        let said = wanted.said.as_ref();
        edges.retain(|edge| said.is_none_or(|said| said.contains(edge.cable)));
        // An edge between two rings is met from both.
        edges.retain(|edge| edge.id.is_none_or(|id| met.insert(id)));
        let edges = doubt.sift_edges(edges);
        for edge in &edges {
            let (Some(subject), Some(object)) = (edge.subject, edge.object) else {
                continue;
            };
            for (near, other) in [(subject, object), (object, subject)] {
                if frontier.binary_search(&near).is_ok()
                    && far.get(&other).is_none_or(|far| *far > ring_number)
                {
                    let labels = by.entry(other).or_default();
                    if !labels.contains(&edge.predicate) {
                        labels.push(edge.predicate.clone());
                    }
                }
            }
        }
        graph.add(edges);
        far = graph.neighbours(start.id, ring_number + 1);
        frontier = far
            .iter()
            .filter(|(_, distance)| **distance == ring_number + 1)
            .map(|(id, _)| *id)
            .collect();
        if frontier.is_empty() {
            break;
        }
    }
    far.remove(&start.id);
    let nodes = store.nodes(&far.keys().copied().collect::<Vec<_>>())?;
    let mut found: Vec<Neighbor> = nodes
        .into_iter()
        .map(|node| Neighbor {
            distance: far[&node.id],
            by: by
                .remove(&node.id)
                .map(|mut labels| {
                    labels.sort();
                    labels
                })
                .unwrap_or_default(),
            node,
        })
        .collect();
    found.sort_by(|a, b| {
        (a.distance, a.node.kind, &a.node.key).cmp(&(b.distance, b.node.kind, &b.node.key))
    });
    Ok(found)
}
