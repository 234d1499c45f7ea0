//! Threads: parts of the graph that hang together.

use std::collections::BTreeMap;

use petgraph::unionfind::UnionFind;

use super::{Graph, NodeId};

impl Graph {
    /// The connected components, largest first, then by their lowest number; nodes by number.
    ///
    /// Cost: O((V + E) α(V)).
    pub fn components(&self) -> Vec<Vec<NodeId>> {
        let mut sets = UnionFind::<usize>::new(self.graph.node_count());
        for edge in self.graph.raw_edges() {
            sets.union(edge.source().index(), edge.target().index());
        }
        let mut parts: BTreeMap<usize, Vec<NodeId>> = BTreeMap::new();
        for (id, node) in &self.index {
            parts.entry(sets.find(node.index())).or_default().push(*id);
        }
        let mut parts: Vec<Vec<NodeId>> = parts.into_values().collect();
        parts.sort_by_key(|part| (std::cmp::Reverse(part.len()), part.first().copied()));
        parts
    }
}
