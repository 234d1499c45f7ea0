//! What stands in the middle: degree and PageRank.

use std::collections::BTreeSet;

use petgraph::Direction::{Incoming, Outgoing};

use super::{Graph, NodeId};

/// A node's weight in the graph.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rank {
    /// The node.
    pub node: NodeId,
    /// PageRank, 0 to 1; all of a graph add up to 1.
    pub pagerank: f64,
    /// Different nodes that lead here.
    pub incoming: usize,
    /// Different nodes that this one leads to.
    pub outgoing: usize,
}

/// Share of rank that follows an edge; the rest is spread evenly. Source: Brin and Page 1998.
const DAMPING: f64 = 0.85;
/// Rounds after which the ranks of graphs like ours no longer change in the sixth digit.
const ROUNDS: usize = 60;

impl Graph {
    /// PageRank and degree of every node, highest rank first, then by number.
    ///
    /// Parallel statements between two nodes count once. Cost: O(rounds × (V + E)); petgraph's own is quadratic.
    pub fn rank(&self) -> Vec<Rank> {
        let count = self.graph.node_count();
        if count == 0 {
            return Vec::new();
        }
        let targets: Vec<Vec<usize>> = self
            .graph
            .node_indices()
            .map(|node| self.different(node, Outgoing))
            .collect();
        let mut rank = vec![1.0 / count as f64; count];
        for _ in 0..ROUNDS {
            let lost: f64 = (0..count)
                .filter(|node| targets[*node].is_empty())
                .map(|node| rank[node])
                .sum();
            let base = (1.0 - DAMPING + DAMPING * lost) / count as f64;
            let mut next = vec![base; count];
            for (node, targets) in targets.iter().enumerate() {
                let share = DAMPING * rank[node] / targets.len().max(1) as f64;
                for target in targets {
                    next[*target] += share;
                }
            }
            rank = next;
        }
        let mut ranks: Vec<Rank> = self
            .graph
            .node_indices()
            .map(|node| Rank {
                node: self.graph[node],
                pagerank: rank[node.index()],
                incoming: self.different(node, Incoming).len(),
                outgoing: targets[node.index()].len(),
            })
            .collect();
        ranks.sort_by(|a, b| b.pagerank.total_cmp(&a.pagerank).then(a.node.cmp(&b.node)));
        ranks
    }

    fn different(
        &self,
        node: petgraph::graph::NodeIndex,
        direction: petgraph::Direction,
    ) -> Vec<usize> {
        let set: BTreeSet<usize> = self
            .graph
            .neighbors_directed(node, direction)
            .filter(|other| *other != node)
            .map(|other| other.index())
            .collect();
        set.into_iter().collect()
    }
}
