//! `neighbors`: what lies within so many statements of a node.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::args::NeighborsArgs;
use super::find::{node, open};
use super::out::Out;
use super::report::{Failure, Outcome};
use super::select;
use super::walk::{Along, Walk, leads_to};
use crate::Store;
use crate::model::Node;

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
    let said = select::cables(&store, &args.ties.scope)?;
    let along = Along {
        via: &via,
        mentions,
        said: said.as_ref(),
    };
    let mut walk = Walk::new(&store, along, args.sure.least());
    let found = neighbors(&store, &start, args.depth, &mut walk)?;
    let doubt = walk.doubt;
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
        out.line(format!(
            "{} ({}); how many statements away, and by what:",
            start.name,
            start.what()
        ))?;
        for neighbor in &found {
            // An office whose holder no cable names is somebody else in each.
            let of_cable = (!neighbor.node.is_named())
                .then(|| neighbor.node.key.rsplit_once(" [cable:"))
                .flatten();
            let of_cable = of_cable.map_or(String::new(), |(_, cable)| {
                format!(
                    ", in {}",
                    cable.trim_end_matches(']').trim_start_matches("document ")
                )
            });
            let held = if neighbor.node.held {
                ""
            } else {
                ", cited and not held"
            };
            out.wrapped(
                2,
                &format!(
                    "{}  {} ({}{of_cable}{held}): {}",
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

fn neighbors(
    store: &Store,
    start: &Node,
    depth: u32,
    walk: &mut Walk<'_>,
) -> Result<Vec<Neighbor>, Failure> {
    let mut frontier = vec![start.id];
    let mut far: BTreeMap<i64, u32> = BTreeMap::from([(start.id, 0)]);
    let mut by: BTreeMap<i64, BTreeSet<String>> = BTreeMap::new();
    for distance in 1..=depth {
        let mut next = BTreeSet::new();
        for edge in walk.ring(&frontier)? {
            for other in leads_to(&edge, &frontier) {
                if !far.contains_key(&other) {
                    let labels = by.entry(other).or_default();
                    labels.insert(edge.predicate.clone());
                    next.insert(other);
                }
            }
        }
        if next.is_empty() {
            break;
        }
        far.extend(next.iter().map(|id| (*id, distance)));
        frontier = next.into_iter().collect();
    }
    far.remove(&start.id);
    let nodes = store.nodes(&far.keys().copied().collect::<Vec<_>>())?;
    let mut found: Vec<Neighbor> = nodes
        .into_iter()
        .map(|node| Neighbor {
            distance: far[&node.id],
            by: by.remove(&node.id).into_iter().flatten().collect(),
            node,
        })
        .collect();
    found.sort_by(|a, b| {
        (a.distance, a.node.kind, &a.node.key).cmp(&(b.distance, b.node.kind, &b.node.key))
    });
    Ok(found)
}
