//! Threads: parts of the graph that hang together.

use std::cmp::Reverse;

use petgraph::unionfind::UnionFind;

use super::{Compact, NodeId};

impl Compact {
    /// The connected components, largest first, then by their lowest number; nodes by number.
    ///
    /// Cost: O((V + E) α(V)).
    pub fn components(&self) -> Vec<Vec<NodeId>> {
        let mut sets = UnionFind::<u32>::new(self.node_count());
        for (from, to) in self.arcs() {
            sets.union(from, to);
        }
        self.parts(&sets.into_labeling())
    }

    /// Nodes with the same label together, largest part first, then by their lowest number; nodes by number.
    pub(super) fn parts(&self, labels: &[u32]) -> Vec<Vec<NodeId>> {
        let mut parts: Vec<Vec<NodeId>> = vec![Vec::new(); labels.len()];
        for (id, label) in self.ids.iter().zip(labels) {
            parts[*label as usize].push(*id);
        }
        parts.retain(|part| !part.is_empty());
        parts.sort_by_key(|part| (Reverse(part.len()), part.first().copied()));
        parts
    }
}
