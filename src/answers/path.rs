//! The shortest way between two nodes, statement by statement; of several as short, the one that says most.
//!
//! What is told often, as a country is, ties everybody to everybody: among ways as short the one through the nodes that
//! are told least often comes first.

use std::collections::BTreeSet;

use serde::Serialize;

use super::doubt::Doubt;
use super::error::Result;
use super::walk::{Along, Walk, leads_to};
use crate::Store;
use crate::graph::Graph;
use crate::model::{Edge, Fact, Node};
use crate::vocab::predicates;

/// How ways are sought.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// By which predicates; without any, by all, and by mentions only where nothing else leads there.
    pub via: Vec<String>,
    /// How many ways at most; all are counted.
    pub most: usize,
    /// How sure an act must be read, from 0 to 1.
    pub least: f64,
}

/// All ways that are as short.
#[derive(Clone, Debug, Serialize)]
pub struct Ways {
    /// How many there are.
    pub count: u64,
    /// Those that were asked for, through the least common nodes first; each without a step where both ends are one.
    pub ways: Vec<Vec<Step>>,
    /// Acts read with too little confidence to be gone along.
    #[serde(skip)]
    pub left_out: Doubt,
}

/// A statement on a way.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// Name of its subject.
    pub from: String,
    /// What it says.
    pub predicate: String,
    /// Name of its object.
    pub to: String,
    /// The statement with its proof; none of a mention.
    pub fact: Option<Fact>,
}

/// Finds the shortest ways from one node to another, whichever way statements point. No way where nothing ties them.
///
/// # Errors
///
/// Those of the store.
pub fn ways(store: &Store, one: &Node, other: &Node, asked: &Asked) -> Result<Ways> {
    let between = Between {
        store,
        ends: [one.id, other.id],
        least: asked.least,
    };
    let (graph, doubt) = shortest(&between, &asked.via)?;
    let common = store.how_common(&graph.between(one.id, other.id))?;
    let weight = |node| common.get(&node).copied().unwrap_or_default();
    let (paths, count) = graph.shortest_paths(one.id, other.id, asked.most, weight);
    let ways = paths.iter().map(|path| steps(store, path));
    Ok(Ways {
        count,
        ways: ways.collect::<Result<_>>()?,
        left_out: doubt,
    })
}

/// What ties any two cables of one post or one topic says little: it is gone through only where nothing else leads there.
const COMMON: [&str; 4] = ["originated_by", "addressed_to", "informed", "tagged"];

/// Between which nodes a way is sought, and how sure its acts must be.
#[derive(Clone, Copy)]
struct Between<'a> {
    store: &'a Store,
    ends: [i64; 2],
    least: f64,
}

/// Rings around both ends that hold every shortest way, if there is one, and the acts too doubtful to be gone along.
type Rings = (Graph, Doubt);

/// The shortest ways by the predicates asked for; without any, by what is told before what the heads have in common, and
/// by mere mentions last.
fn shortest(asked: &Between<'_>, via: &[String]) -> Result<Rings> {
    if !via.is_empty() {
        return search(asked, via, via.iter().any(|p| p == "mentions"));
    }
    let telling: Vec<String> = predicates()
        .keys()
        .filter(|name| !COMMON.contains(name))
        .map(|name| (*name).to_owned())
        .collect();
    let [one, other] = asked.ends;
    for (via, mentions) in [(telling.as_slice(), false), (&[], false)] {
        let rings = search(asked, via, mentions)?;
        if rings.0.shortest_path(one, other).is_some() {
            return Ok(rings);
        }
    }
    search(asked, &[], true)
}

/// Grows rings around both ends, the smaller first, until they meet or one of them has nothing more around it.
fn search(asked: &Between<'_>, via: &[String], mentions: bool) -> Result<Rings> {
    let [one, other] = asked.ends;
    let along = Along {
        via,
        mentions,
        said: None,
    };
    let mut walk = Walk::new(asked.store, along, asked.least);
    let mut graph = Graph::default();
    let mut known: [BTreeSet<i64>; 2] = [BTreeSet::from([one]), BTreeSet::from([other])];
    let mut edge_of: [Vec<i64>; 2] = [vec![one], vec![other]];
    let mut meet = one == other;
    while !meet && edge_of.iter().all(|edge| !edge.is_empty()) {
        let side = usize::from(edge_of[1].len() < edge_of[0].len());
        let ring = walk.ring(&edge_of[side])?;
        let ends = ring.iter().flat_map(|edge| leads_to(edge, &edge_of[side]));
        let next: BTreeSet<i64> = ends.filter(|id| known[side].insert(*id)).collect();
        graph.add(ring);
        meet = next.iter().any(|id| known[1 - side].contains(id));
        edge_of[side] = next.into_iter().collect();
    }
    Ok((graph, walk.doubt))
}

fn steps(store: &Store, path: &[&Edge]) -> Result<Vec<Step>> {
    let ids: Vec<i64> = path
        .iter()
        .flat_map(|edge| [edge.subject, edge.object])
        .flatten()
        .collect();
    let nodes = store.nodes(&ids)?;
    let name = |id: Option<i64>| {
        nodes
            .iter()
            .find(|node| Some(node.id) == id)
            .map(|node| node.name.clone())
            .unwrap_or_default()
    };
    let facts = store.facts(&path.iter().filter_map(|edge| edge.id).collect::<Vec<_>>())?;
    let step = |edge: &&Edge| Step {
        from: name(edge.subject),
        predicate: edge.predicate.clone(),
        to: name(edge.object),
        fact: facts
            .iter()
            .find(|fact| Some(fact.edge_id) == edge.id)
            .cloned(),
    };
    Ok(path.iter().map(step).collect())
}
