//! Reference chains: what a message builds on, what builds on it, how one leads to another.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use petgraph::Direction::{Incoming, Outgoing};

use super::{Graph, NodeId};

/// Which way to follow references.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Direction {
    /// To the messages cited.
    Back,
    /// To the messages that cite.
    Forward,
    /// Both ways.
    Both,
}

impl Direction {
    /// The name that queries and commands use.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Back => "back",
            Direction::Forward => "forward",
            Direction::Both => "both",
        }
    }
}

/// A chain of references around one message.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Chain {
    /// Steps from the message to each of the chain: below zero back in time, above zero forward. Both ways reached,
    /// the fewer steps count.
    pub steps: BTreeMap<NodeId, i32>,
    /// References within the chain, citing message first, each once, in order.
    pub links: Vec<(NodeId, NodeId)>,
}

impl Graph {
    /// The chain of a message. Cost: O(V + E). Circles, which misprints make, do no harm.
    pub fn chain(&self, start: NodeId, direction: Direction) -> Chain {
        let mut steps = BTreeMap::from([(start, 0)]);
        if direction != Direction::Forward {
            for (node, far) in self.reach(start, Outgoing) {
                steps.entry(node).or_insert(-far);
            }
        }
        if direction != Direction::Back {
            for (node, far) in self.reach(start, Incoming) {
                let known = steps.entry(node).or_insert(far);
                if far < known.abs() {
                    *known = far;
                }
            }
        }
        let links = self.links(&steps.keys().copied().collect());
        Chain { steps, links }
    }

    /// Every message on a way of references from one to the other, whichever of them is the later.
    ///
    /// Empty where neither leads to the other. Cost: O(V + E).
    pub fn chain_between(&self, one: NodeId, other: NodeId) -> Chain {
        for (later, earlier) in [(one, other), (other, one)] {
            let back = self.reach(later, Outgoing);
            if !back.contains_key(&earlier) {
                continue;
            }
            let forward = self.reach(earlier, Incoming);
            let steps: BTreeMap<NodeId, i32> = back
                .into_iter()
                .filter(|(node, _)| {
                    *node == earlier || *node == later || forward.contains_key(node)
                })
                .map(|(node, far)| (node, -far))
                .collect();
            let mut steps = steps;
            steps.insert(later, 0);
            let links = self.links(&steps.keys().copied().collect());
            return Chain { steps, links };
        }
        Chain::default()
    }

    /// Steps to everything reachable, the start left out.
    fn reach(&self, start: NodeId, direction: petgraph::Direction) -> BTreeMap<NodeId, i32> {
        let mut far = BTreeMap::new();
        let Some(first) = self.at(start) else {
            return far;
        };
        let mut queue = VecDeque::from([(first, 0)]);
        while let Some((node, steps)) = queue.pop_front() {
            for next in self.graph.neighbors_directed(node, direction) {
                let id = self.graph[next];
                if id != start && !far.contains_key(&id) {
                    far.insert(id, steps + 1);
                    queue.push_back((next, steps + 1));
                }
            }
        }
        far
    }

    fn links(&self, nodes: &BTreeSet<NodeId>) -> Vec<(NodeId, NodeId)> {
        let ends = self
            .graph
            .edge_weights()
            .filter_map(|edge| Some((edge.subject?, edge.object?)));
        let links: BTreeSet<(NodeId, NodeId)> = ends
            .filter(|(from, to)| nodes.contains(from) && nodes.contains(to))
            .collect();
        links.into_iter().collect()
    }
}
