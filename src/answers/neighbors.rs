//! What lies within so many statements of a node.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::doubt::Doubt;
use super::error::Result;
use super::select::{self, Cables};
use super::walk::{Along, Walk, leads_to};
use super::words::Via;
use crate::Store;
use crate::model::Node;

/// How far, and along what.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// How many statements away at most.
    pub depth: u32,
    /// By which predicates.
    pub via: Via,
    /// Which cables say it.
    pub cables: Cables,
    /// How sure an act must be read, from 0 to 1.
    pub least: f64,
}

/// What lies near.
#[derive(Clone, Debug)]
pub struct Neighbors {
    /// By distance, kind and key.
    pub found: Vec<Neighbor>,
    /// Acts read with too little confidence to be gone along.
    pub left_out: Doubt,
}

/// A node that lies near.
#[derive(Clone, Debug, Serialize)]
pub struct Neighbor {
    /// How many statements away.
    pub distance: u32,
    /// The predicates by which it is tied to something nearer.
    pub by: Vec<String>,
    /// The node.
    #[serde(flatten)]
    pub node: Node,
}

/// Finds what lies within so many statements of a node, whichever way they point.
///
/// # Errors
///
/// When a cable or post is not there, or a day cannot be read.
pub fn neighbors(store: &Store, start: &Node, asked: &Asked) -> Result<Neighbors> {
    let said = select::cables(store, &asked.cables)?;
    let along = Along {
        via: &asked.via.predicates,
        mentions: asked.via.mentions,
        said: said.as_ref(),
    };
    let mut walk = Walk::new(store, along, asked.least);
    let mut frontier = vec![start.id];
    let mut far: BTreeMap<i64, u32> = BTreeMap::from([(start.id, 0)]);
    let mut by: BTreeMap<i64, BTreeSet<String>> = BTreeMap::new();
    for distance in 1..=asked.depth {
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
    Ok(Neighbors {
        found,
        left_out: walk.doubt,
    })
}
