//! What stands in the middle: degree and PageRank.

use super::{Compact, NodeId};

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
/// Where all ranks together change by less in a round, further rounds change nothing that is printed.
const SETTLED: f64 = 1e-12;

impl Compact {
    /// PageRank and degree of every node, highest rank first, then by number.
    ///
    /// Parallel statements between two nodes count once. Cost: O(rounds × (V + E)), 60 rounds at most; petgraph's own is
    /// quadratic.
    pub fn rank(&self) -> Vec<Rank> {
        let pagerank = self.pagerank();
        let mut ranks: Vec<Rank> = self
            .places()
            .map(|place| Rank {
                node: self.ids[place as usize],
                pagerank: pagerank[place as usize],
                incoming: self.into.of(place).len(),
                outgoing: self.out.of(place).len(),
            })
            .collect();
        ranks.sort_by(|a, b| b.pagerank.total_cmp(&a.pagerank).then(a.node.cmp(&b.node)));
        ranks
    }

    fn pagerank(&self) -> Vec<f64> {
        let count = self.node_count();
        let mut rank = vec![1.0 / count as f64; count];
        let mut share = vec![0.0; count];
        for _ in 0..ROUNDS {
            let mut lost = 0.0;
            for place in self.places() {
                let (at, targets) = (place as usize, self.out.of(place).len());
                if targets == 0 {
                    lost += rank[at];
                }
                share[at] = DAMPING * rank[at] / targets.max(1) as f64;
            }
            let base = (1.0 - DAMPING + DAMPING * lost) / count as f64;
            let mut change = 0.0;
            for place in self.places() {
                let sources = self.into.of(place).iter();
                let next = base + sources.map(|source| share[*source as usize]).sum::<f64>();
                change += (next - rank[place as usize]).abs();
                rank[place as usize] = next;
            }
            if change < SETTLED {
                break;
            }
        }
        rank
    }
}
