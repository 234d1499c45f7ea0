//! Neighbourhoods: what lies within so many statements of a node.

use std::collections::{BTreeMap, VecDeque};

use super::{Graph, NodeId};

impl Graph {
    /// Statements from a node to each within `depth`, whichever way they point; the node itself is at 0.
    ///
    /// Order: by number of the node. Cost: O(V + E).
    pub fn neighbours(&self, start: NodeId, depth: u32) -> BTreeMap<NodeId, u32> {
        let mut far = BTreeMap::from([(start, 0)]);
        let Some(first) = self.at(start) else {
            return far;
        };
        let mut queue = VecDeque::from([first]);
        while let Some(node) = queue.pop_front() {
            let steps = far[&self.graph[node]];
            if steps == depth {
                continue;
            }
            for next in self.graph.neighbors_undirected(node) {
                let id = self.graph[next];
                if let std::collections::btree_map::Entry::Vacant(entry) = far.entry(id) {
                    entry.insert(steps + 1);
                    queue.push_back(next);
                }
            }
        }
        far
    }
}
