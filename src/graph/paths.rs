//! Shortest paths between two nodes, whichever way the statements point.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet, VecDeque};

use petgraph::Direction::{Incoming, Outgoing};
use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;

use super::{Graph, NodeId};
use crate::model::Edge;

/// Of each node the steps to a goal, and how many shortest ways lead there.
type Ways = HashMap<NodeIndex, (u32, u64)>;

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
    /// whose nodes between the ends weigh least in all first, of those alike the ones of the first statements; all are
    /// counted, up to the greatest number. Order of each: from `start` to `goal`. Cost: O(V + E log E), and
    /// O(length × degree) for each chain that is told.
    pub fn shortest_paths(
        &self,
        start: NodeId,
        goal: NodeId,
        most: usize,
        weight: impl Fn(NodeId) -> u64,
    ) -> (Vec<Vec<&Edge>>, u64) {
        let (Some(first), Some(last)) = (self.at(start), self.at(goal)) else {
            return (Vec::new(), 0);
        };
        if first == last {
            return (vec![Vec::new()], 1);
        }
        let ways = self.ways(last, first);
        let Some(way) = ways.get(&first) else {
            return (Vec::new(), 0);
        };
        let weigh = |node: NodeIndex| match node == first || node == last {
            true => 0,
            false => weight(self.graph[node]),
        };
        let lightest = self.lightest(&ways, first, weigh);
        // Since it is known how light the rest of each chain can be, none is gone along in vain. Of chains alike the one
        // whose statements come first is the least.
        let mut begun = BinaryHeap::from([Reverse((lightest[&first], Vec::new(), first))]);
        let mut paths = Vec::new();
        while let Some(Reverse((weight, chain, node))) = begun.pop() {
            if paths.len() == most {
                break;
            }
            if node == last {
                paths.push(chain.iter().map(|edge| &self.graph[*edge]).collect());
                continue;
            }
            for (edge, next) in self.onward(&ways, node) {
                let before = (weight - lightest[&node]).saturating_add(weigh(node));
                let weight = before.saturating_add(lightest[&next]);
                let mut chain: Vec<EdgeIndex> = chain.clone();
                chain.push(edge);
                begun.push(Reverse((weight, chain, next)));
            }
        }
        (paths, way.1)
    }

    /// The nodes between the ends of every shortest chain of statements from one node to another, in order of number.
    ///
    /// Cost: O(V + E).
    pub fn between(&self, start: NodeId, goal: NodeId) -> Vec<NodeId> {
        let (Some(first), Some(last)) = (self.at(start), self.at(goal)) else {
            return Vec::new();
        };
        let ways = self.ways(last, first);
        if !ways.contains_key(&first) {
            return Vec::new();
        }
        let mut between: Vec<NodeId> = self
            .last_first(&ways, first)
            .into_iter()
            .filter(|node| *node != first && *node != last)
            .map(|node| self.graph[node])
            .collect();
        between.sort_unstable();
        between
    }

    /// The least that a chain can weigh from each node on, of those on shortest chains; the ends of chains weigh nothing.
    fn lightest(
        &self,
        ways: &Ways,
        first: NodeIndex,
        weigh: impl Fn(NodeIndex) -> u64,
    ) -> HashMap<NodeIndex, u64> {
        let mut lightest: HashMap<NodeIndex, u64> = HashMap::new();
        for node in self.last_first(ways, first) {
            let onward = self.onward(ways, node);
            let rest = onward.iter().map(|(_, next)| lightest[next]).min();
            lightest.insert(node, rest.unwrap_or_default().saturating_add(weigh(node)));
        }
        lightest
    }

    /// The nodes on shortest chains, each behind all that follow it on one.
    fn last_first(&self, ways: &Ways, first: NodeIndex) -> Vec<NodeIndex> {
        let mut met = HashSet::from([first]);
        let mut order = vec![first];
        let mut at = 0;
        while let Some(node) = order.get(at).copied() {
            at += 1;
            let next = self.onward(ways, node).into_iter().map(|(_, next)| next);
            order.extend(next.filter(|next| met.insert(*next)));
        }
        order.reverse();
        order
    }

    /// The statements by which shortest chains go on from a node, one to each next node, in the order in which they were
    /// added.
    fn onward(&self, ways: &Ways, node: NodeIndex) -> Vec<(EdgeIndex, NodeIndex)> {
        let steps = ways.get(&node).map_or(0, |way| way.0);
        let is_nearer = |other| ways.get(&other).is_some_and(|way| way.0 + 1 == steps);
        let mut known: HashSet<NodeIndex> = HashSet::new();
        let mut next = self.around(node);
        next.retain(|(_, other)| is_nearer(*other) && known.insert(*other));
        next
    }

    /// Steps and number of shortest ways to `goal`, of every node no further from it than `start`.
    fn ways(&self, goal: NodeIndex, start: NodeIndex) -> Ways {
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
