//! Two projections: a petgraph of the statements around some nodes, and the whole graph as rows of numbers.
//!
//! [`Graph`] is grown ring by ring and knows its statements: chains of references, paths. [`Compact`] is
//! loaded once and knows only which node leads to which: rank, betweenness, communities, components, main paths. Nodes
//! are numbers of the store. No SQL, no printing. Every answer is in an order that depends on the edges alone, so two
//! runs print the same.

mod between;
mod chain;
mod chance;
mod communities;
mod compact;
mod components;
mod main_path;
mod paths;
mod rank;

use std::collections::BTreeMap;

use petgraph::graph::{DiGraph, NodeIndex};

use crate::model::Edge;

pub use chain::{Chain, Direction};
pub use communities::Communities;
pub use compact::Compact;
pub use main_path::Milestone;
pub use rank::Rank;

/// A node of the store.
pub type NodeId = i64;

/// Statements between nodes.
///
/// ```
/// use cablegraph::graph::Graph;
/// use cablegraph::model::Edge;
/// let refers = |one, other| Edge {
///     id: None, subject: Some(one), object: Some(other), predicate: "references".into(), cable: one, confidence: 1.0,
/// };
/// let graph = Graph::new([refers(3, 2), refers(2, 1)]);
/// let path = graph.shortest_path(1, 3).unwrap();
/// assert_eq!(path.len(), 2);
/// ```
#[derive(Debug, Default)]
pub struct Graph {
    graph: DiGraph<NodeId, Edge>,
    index: BTreeMap<NodeId, NodeIndex>,
}

impl Graph {
    /// Makes a graph of the statements that have a node at both ends; the others are left out.
    pub fn new(edges: impl IntoIterator<Item = Edge>) -> Self {
        let mut graph = Graph::default();
        graph.add(edges);
        graph
    }

    /// Adds statements.
    pub fn add(&mut self, edges: impl IntoIterator<Item = Edge>) {
        for edge in edges {
            if let (Some(subject), Some(object)) = (edge.subject, edge.object) {
                let (from, to) = (self.node(subject), self.node(object));
                self.graph.add_edge(from, to, edge);
            }
        }
    }

    fn node(&mut self, id: NodeId) -> NodeIndex {
        *self
            .index
            .entry(id)
            .or_insert_with(|| self.graph.add_node(id))
    }

    fn at(&self, id: NodeId) -> Option<NodeIndex> {
        self.index.get(&id).copied()
    }
}

#[cfg(test)]
mod measures;
#[cfg(test)]
mod tests;
