//! What stands in the middle of the graph.

use std::collections::HashMap;

use serde::Serialize;

use super::doubt::Doubt;
use super::error::Result;
use super::select::{self, Ties};
use crate::Store;
use crate::graph::{Compact, Rank};
use crate::model::{EntityKind, Node};

/// Which nodes, by what measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// By what they are ordered.
    pub by: Measure,
    /// Only nodes of this kind.
    pub kind: Option<EntityKind>,
    /// How many at most.
    pub top: usize,
    /// Which graph.
    pub ties: Ties,
    /// How sure an act must be read, from 0 to 1.
    pub least: f64,
}

/// By what nodes are ordered.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Measure {
    /// PageRank: what important nodes lead to is important.
    Pagerank,
    /// How many nodes lead here and how many this one leads to.
    Degree,
    /// How many nodes lead here.
    Cited,
    /// Betweenness: on what share of the shortest ways between two others it lies, from so many nodes; with as many as
    /// there are it is exact.
    Between(usize),
}

/// The foremost nodes; serialised as a list.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Ranking {
    /// Highest value first; equal ones by key.
    pub nodes: Vec<Ranked>,
    /// How many nodes of the kind there are.
    #[serde(skip)]
    pub all: usize,
    /// Acts read with too little confidence to count.
    #[serde(skip)]
    pub left_out: Doubt,
}

/// A node with its weight in the graph.
#[derive(Clone, Debug, Serialize)]
pub struct Ranked {
    /// PageRank; that of all nodes sums to 1.
    pub pagerank: f64,
    /// How many nodes lead here.
    pub incoming: usize,
    /// How many nodes it leads to.
    pub outgoing: usize,
    /// Betweenness, where it was asked for, from 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub between: Option<f64>,
    /// The node.
    #[serde(flatten)]
    pub node: Node,
}

/// Nodes with the value that they are ordered by, highest first.
pub(super) type Values = Vec<(Rank, f64)>;

/// Ranks the nodes of a graph. No node where no statement ties two of the kind.
///
/// # Errors
///
/// When a cable or post is not there, or a word or day cannot be read.
pub fn rank(store: &Store, asked: &Asked) -> Result<Ranking> {
    let mut doubt = Doubt::below(asked.least);
    let graph = select::graph(store, &asked.ties, &mut doubt)?;
    let values = values(&graph, asked.by);
    let mut nodes = named(store, &values, asked.kind, asked.top)?;
    if let Measure::Between(_) = asked.by {
        let shares = values.iter().map(|(rank, value)| (rank.node, *value));
        let shares: HashMap<i64, f64> = shares.collect();
        for ranked in &mut nodes {
            ranked.between = shares.get(&ranked.node.id).copied();
        }
    }
    let all = match asked.kind {
        Some(kind) if nodes.len() == asked.top => {
            let of_kind = store.of_kind(kind)?;
            let ranked = values.iter();
            ranked
                .filter(|(rank, _)| of_kind.contains(rank.node))
                .count()
        }
        Some(_) => nodes.len(),
        None => values.len(),
    };
    Ok(Ranking {
        nodes,
        all,
        left_out: doubt,
    })
}

/// Every node with what is asked for; equal values by number.
fn values(graph: &Compact, by: Measure) -> Values {
    let between: HashMap<i64, f64> = match by {
        Measure::Between(samples) => graph.between(samples).into_iter().collect(),
        _ => HashMap::new(),
    };
    let value = |rank: &Rank| match by {
        Measure::Pagerank => rank.pagerank,
        Measure::Degree => (rank.incoming + rank.outgoing) as f64,
        Measure::Cited => rank.incoming as f64,
        Measure::Between(_) => between.get(&rank.node).copied().unwrap_or_default(),
    };
    let ranks = graph.rank().into_iter();
    let mut values: Values = ranks.map(|rank| (rank, value(&rank))).collect();
    values.sort_by(|(a, x), (b, y)| y.total_cmp(x).then(a.node.cmp(&b.node)));
    values
}

/// Ranks that differ by less are equal: the order in which shares are summed shows in the last digits.
const SAME: f64 = 1e-12;

/// The first nodes of the kind asked for, highest value first; equal ones by key, whatever the database's numbers.
pub(super) fn named(
    store: &Store,
    values: &Values,
    kind: Option<EntityKind>,
    top: usize,
) -> Result<Vec<Ranked>> {
    let mut found: Vec<Ranked> = Vec::new();
    let mut waiting: Vec<(usize, &Rank)> = Vec::new();
    let mut groups = values
        .chunk_by(|a, b| (a.1 - b.1).abs() < SAME)
        .enumerate()
        .peekable();
    while let Some((place, group)) = groups.next() {
        waiting.extend(group.iter().map(|(rank, _)| (place, rank)));
        if waiting.len() < 500 && groups.peek().is_some() {
            continue;
        }
        let ids: Vec<i64> = waiting.iter().map(|(_, rank)| rank.node).collect();
        let nodes: HashMap<i64, Node> = store
            .nodes(&ids)?
            .into_iter()
            .filter(|node| kind.is_none_or(|kind| node.kind == kind))
            .map(|node| (node.id, node))
            .collect();
        let mut some: Vec<(usize, &Rank, &Node)> = waiting
            .drain(..)
            .filter_map(|(place, rank)| Some((place, rank, nodes.get(&rank.node)?)))
            .collect();
        some.sort_by_key(|(place, _, node)| (*place, &node.key));
        found.extend(some.into_iter().map(|(_, rank, node)| Ranked {
            pagerank: rank.pagerank,
            incoming: rank.incoming,
            outgoing: rank.outgoing,
            between: None,
            node: node.clone(),
        }));
        if found.len() >= top {
            break;
        }
    }
    found.truncate(top);
    Ok(found)
}
