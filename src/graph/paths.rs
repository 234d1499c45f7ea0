//! Shortest paths between two nodes, whichever way the statements point.

use std::collections::{HashMap, VecDeque};

use petgraph::Direction::{Incoming, Outgoing};
use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;

use super::{Graph, NodeId};
use crate::model::Edge;

impl Graph {
    /// The shortest chain of statements from one node to another.
    ///
    /// Order: from `start` to `goal`; empty when they are the same; `None` when not connected. Of several as short,
    /// the one whose statements were added first. Cost: O(V + E log E).
    pub fn shortest_path(&self, start: NodeId, goal: NodeId) -> Option<Vec<&Edge>> {
        let (first, last) = (self.at(start)?, self.at(goal)?);
        let mut came_by: HashMap<NodeIndex, (NodeIndex, EdgeIndex)> = HashMap::new();
        let mut queue = VecDeque::from([first]);
        while let Some(node) = queue.pop_front() {
            if node == last {
                break;
            }
            for (edge, next) in self.around(node) {
                if next != first && !came_by.contains_key(&next) {
                    came_by.insert(next, (node, edge));
                    queue.push_back(next);
                }
            }
        }
        let mut path = Vec::new();
        let mut node = last;
        while node != first {
            let (before, edge) = *came_by.get(&node)?;
            path.push(&self.graph[edge]);
            node = before;
        }
        path.reverse();
        Some(path)
    }

    /// The statements at a node with their other ends, in the order in which they were added.
    fn around(&self, node: NodeIndex) -> Vec<(EdgeIndex, NodeIndex)> {
        let mut all: Vec<(EdgeIndex, NodeIndex)> = self
            .graph
            .edges_directed(node, Outgoing)
            .map(|edge| (edge.id(), edge.target()))
            .chain(
                self.graph
                    .edges_directed(node, Incoming)
                    .map(|edge| (edge.id(), edge.source())),
            )
            .collect();
        all.sort_unstable();
        all
    }
}
