//! Shortest paths between two nodes, whichever way the statements point.

use std::collections::{HashMap, HashSet, VecDeque};

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

    /// Every shortest chain of statements from one node to another, and how many there are.
    ///
    /// Chains through the same nodes are one, by the statements that were added first. No more than `most` are told, those
    /// of the first statements; all are counted, up to the greatest number. Order of each: from `start` to `goal`. Cost:
    /// O(V + E log E), and O(length × degree) for each chain that is told.
    pub fn shortest_paths(
        &self,
        start: NodeId,
        goal: NodeId,
        most: usize,
    ) -> (Vec<Vec<&Edge>>, u64) {
        let (Some(first), Some(last)) = (self.at(start), self.at(goal)) else {
            return (Vec::new(), 0);
        };
        if first == last {
            return (vec![Vec::new()], 1);
        }
        let ways = self.ways(last, first);
        let mut paths = Vec::new();
        // What is still to be gone along at each node of the chain so far; the next is at the end.
        let onward = |node: NodeIndex| {
            let steps = ways.get(&node).map_or(0, |way| way.0);
            let is_nearer = |other| ways.get(&other).is_some_and(|way| way.0 + 1 == steps);
            let mut known: HashSet<NodeIndex> = HashSet::new();
            let mut next = self.around(node);
            next.retain(|(_, other)| is_nearer(*other) && known.insert(*other));
            next.reverse();
            next
        };
        let mut path: Vec<&Edge> = Vec::new();
        let mut left = vec![onward(first)];
        while paths.len() < most {
            let Some(choices) = left.last_mut() else {
                break;
            };
            let Some((edge, node)) = choices.pop() else {
                left.pop();
                path.pop();
                continue;
            };
            path.push(&self.graph[edge]);
            if node == last {
                paths.push(path.clone());
                path.pop();
            } else {
                left.push(onward(node));
            }
        }
        (paths, ways.get(&first).map_or(0, |way| way.1))
    }

    /// Steps and number of shortest ways to `goal`, of every node no further from it than `start`.
    fn ways(&self, goal: NodeIndex, start: NodeIndex) -> HashMap<NodeIndex, (u32, u64)> {
        let mut ways = HashMap::from([(goal, (0, 1))]);
        let mut queue = VecDeque::from([goal]);
        while let Some(node) = queue.pop_front() {
            let (steps, count) = ways[&node];
            if node == start {
                break;
            }
            let others: HashSet<NodeIndex> = self.graph.neighbors_undirected(node).collect();
            for other in others {
                let way = ways.entry(other).or_insert_with(|| {
                    queue.push_back(other);
                    (steps + 1, 0_u64)
                });
                if way.0 == steps + 1 {
                    way.1 = way.1.saturating_add(count);
                }
            }
        }
        ways
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
