//! What lies between: betweenness, from a sample of nodes.

use rayon::prelude::*;

use super::chance::draw;
use super::{Compact, Direction, NodeId};

/// So many groups of starts are worked on side by side; a fixed number, so that sums are made in one order.
const GROUPS: usize = 8;

impl Compact {
    /// For each node, in the order of their numbers, the share of all shortest ways between two others that lead through
    /// it, whichever way the statements point.
    ///
    /// Ways from so many nodes are followed, chosen by chance and the same every time; with as many as there are nodes
    /// it is exact. Source: Brandes 2001; Brandes and Pich 2007. Cost: O(samples × (V + E)), 200 bytes for each node.
    pub fn between(&self, samples: usize) -> Vec<(NodeId, f64)> {
        let count = self.node_count();
        let starts = draw(count, samples);
        let groups: Vec<Vec<f64>> = starts
            .par_chunks(starts.len().div_ceil(GROUPS).max(1))
            .map(|starts| {
                let mut walk = Walk::new(count);
                starts.iter().for_each(|start| walk.from(self, *start));
                walk.sum
            })
            .collect();
        let pairs = count.saturating_sub(1) as f64 * count.saturating_sub(2) as f64;
        let scale = count as f64 / starts.len().max(1) as f64 / pairs.max(1.0);
        let through = |at: usize| groups.iter().map(|group| group[at]).sum::<f64>() * scale;
        let ids = self.ids.iter().enumerate();
        ids.map(|(at, id)| (*id, through(at))).collect()
    }
}

/// The ways from one node after another.
struct Walk {
    /// Steps from the start; [`FAR`] where not met.
    steps: Vec<u32>,
    /// Number of shortest ways from the start.
    ways: Vec<f64>,
    /// Share of the ways to all further nodes.
    further: Vec<f64>,
    order: Vec<u32>,
    sum: Vec<f64>,
}

const FAR: u32 = u32::MAX;

impl Walk {
    fn new(count: usize) -> Self {
        Walk {
            steps: vec![FAR; count],
            ways: vec![0.0; count],
            further: vec![0.0; count],
            order: Vec::new(),
            sum: vec![0.0; count],
        }
    }

    fn from(&mut self, graph: &Compact, start: u32) {
        for place in self.order.drain(..) {
            self.steps[place as usize] = FAR;
            self.ways[place as usize] = 0.0;
            self.further[place as usize] = 0.0;
        }
        self.steps[start as usize] = 0;
        self.ways[start as usize] = 1.0;
        self.order.push(start);
        let mut done = 0;
        while let Some(place) = self.order.get(done).copied() {
            done += 1;
            let (steps, ways) = (self.steps[place as usize], self.ways[place as usize]);
            for other in around(graph, place) {
                if self.steps[other as usize] == FAR {
                    self.steps[other as usize] = steps + 1;
                    self.order.push(other);
                }
                if self.steps[other as usize] == steps + 1 {
                    self.ways[other as usize] += ways;
                }
            }
        }
        for place in self.order.iter().skip(1).rev().copied() {
            let at = place as usize;
            let share = (1.0 + self.further[at]) / self.ways[at];
            for other in around(graph, place) {
                if self.steps[other as usize] + 1 == self.steps[at] {
                    self.further[other as usize] += self.ways[other as usize] * share;
                }
            }
            self.sum[at] += self.further[at];
        }
    }
}

/// The neighbours of a place, each once.
fn around(graph: &Compact, place: u32) -> impl Iterator<Item = u32> {
    let out = graph.out.of(place);
    graph
        .row(place, Direction::Forward)
        .filter(|other| out.binary_search(other).is_err())
        .chain(out)
        .copied()
}
