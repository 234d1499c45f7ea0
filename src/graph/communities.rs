//! Communities: parts of the graph that are tied more closely among themselves than to the rest.

use petgraph::unionfind::UnionFind;

use super::chance::draw;
use super::{Compact, Direction, NodeId};

/// The parts of a graph, and how well it falls into them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Communities {
    /// Largest first, then by their lowest number; nodes by number.
    pub parts: Vec<Vec<NodeId>>,
    /// Share of ties within parts above what chance would put there; from 0.3 on the parts are more than chance.
    ///
    /// Source: Newman and Girvan 2004.
    pub modularity: f64,
}

/// So often all nodes of a level are gone through at most; most settle in five.
const PASSES: usize = 16;
/// So little must be gained by a move, as a share of a tie, that it is made.
const LEAST_GAIN: f64 = 1e-9;

impl Compact {
    /// Parts of the greatest modularity that moves of single nodes, then of whole parts, lead to.
    ///
    /// Statements count once for a pair of nodes and direction, whichever way they point. Nodes are moved in an order by
    /// chance that is the same every time; each part hangs together. Source: Blondel, Guillaume, Lambiotte and
    /// Lefebvre 2008 ("Louvain"). Cost: O(levels × passes × (V + E)), 16 passes at most and some five levels.
    pub fn communities(&self) -> Communities {
        let mut level = Level::whole(self);
        let mut labels: Vec<u32> = self.places().collect();
        loop {
            let moved = level.settle();
            for label in &mut labels {
                *label = moved[*label as usize];
            }
            let before = level.loops.len();
            level = level.joined(&moved);
            if level.loops.len() == before {
                break;
            }
        }
        let mut sets = UnionFind::<u32>::new(self.node_count());
        for (from, to) in self.arcs() {
            if labels[from as usize] == labels[to as usize] {
                sets.union(from, to);
            }
        }
        let labels = sets.into_labeling();
        Communities {
            modularity: self.modularity(&labels),
            parts: self.parts(&labels),
        }
    }

    fn modularity(&self, labels: &[u32]) -> f64 {
        let ties = self.arc_count() as f64;
        let mut degrees = vec![0.0; labels.len()];
        let mut within = 0.0;
        for (from, to) in self.arcs() {
            let (from, to) = (labels[from as usize], labels[to as usize]);
            degrees[from as usize] += 1.0;
            degrees[to as usize] += 1.0;
            within += f64::from(u8::from(from == to));
        }
        let chance: f64 = degrees
            .iter()
            .map(|degree| (degree / (2.0 * ties)).powi(2))
            .sum();
        if ties > 0.0 {
            within / ties - chance
        } else {
            0.0
        }
    }
}

/// A graph of parts: how many ties lead from each to each.
struct Level {
    starts: Vec<usize>,
    /// Part and number of ties.
    ends: Vec<(u32, u32)>,
    /// Ends of ties within a part.
    loops: Vec<u32>,
}

/// Sums by part, emptied by their reader.
struct Sums {
    of: Vec<u32>,
    touched: Vec<u32>,
}

impl Sums {
    fn new(count: usize) -> Self {
        Sums {
            of: vec![0; count],
            touched: Vec::new(),
        }
    }

    fn add(&mut self, part: u32, ties: u32) {
        let sum = &mut self.of[part as usize];
        if *sum == 0 {
            self.touched.push(part);
        }
        *sum += ties;
    }

    fn drain(&mut self) -> impl Iterator<Item = (u32, u32)> {
        let of = &mut self.of;
        self.touched
            .drain(..)
            .map(|part| (part, std::mem::take(&mut of[part as usize])))
    }
}

impl Level {
    /// Every node a part of its own.
    fn whole(graph: &Compact) -> Self {
        let mut starts = vec![0];
        let mut ends = Vec::with_capacity(2 * graph.arc_count());
        for place in graph.places() {
            let row = graph.row(place, Direction::Both);
            ends.extend(row.map(|other| (*other, 1)));
            starts.push(ends.len());
        }
        let loops = vec![0; graph.node_count()];
        Level {
            starts,
            ends,
            loops,
        }
    }

    fn around(&self, place: usize) -> &[(u32, u32)] {
        &self.ends[self.starts[place]..self.starts[place + 1]]
    }

    /// Moves one after another to where its ties gain most; the part of each, numbered by its first.
    fn settle(&self) -> Vec<u32> {
        let count = self.loops.len();
        let degree: Vec<f64> = (0..count)
            .map(|at| {
                f64::from(
                    self.loops[at] + self.around(at).iter().map(|(_, ties)| ties).sum::<u32>(),
                )
            })
            .collect();
        let all: f64 = degree.iter().sum::<f64>().max(1.0);
        let mut part: Vec<u32> = (0..count as u32).collect();
        let mut total = degree.clone();
        let mut sums = Sums::new(count);
        // In their own order, one long part would grow along a chain.
        let order = draw(count, count);
        for _ in 0..PASSES {
            let mut moved = 0;
            for at in order.iter().map(|at| *at as usize) {
                let own = part[at];
                total[own as usize] -= degree[at];
                for (other, ties) in self.around(at) {
                    sums.add(part[*other as usize], *ties);
                }
                let gain = |part: u32, ties: u32| {
                    f64::from(ties) - total[part as usize] * degree[at] / all
                };
                let stay = gain(own, sums.of[own as usize]);
                let mut best = (own, stay);
                for (part, ties) in sums.drain() {
                    let gained = gain(part, ties);
                    if gained > best.1 + LEAST_GAIN {
                        best = (part, gained);
                    }
                }
                part[at] = best.0;
                total[best.0 as usize] += degree[at];
                moved += usize::from(best.0 != own);
            }
            // The last few that still move change little and cost a whole pass each.
            if moved * 1000 <= count {
                break;
            }
        }
        numbered(&part)
    }

    /// The graph of the parts.
    fn joined(&self, part: &[u32]) -> Self {
        let count = part.iter().max().map_or(0, |last| *last as usize + 1);
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); count];
        for (at, part) in (0..).zip(part) {
            members[*part as usize].push(at);
        }
        let mut sums = Sums::new(count);
        let mut joined = Level {
            starts: vec![0],
            ends: Vec::new(),
            loops: vec![0; count],
        };
        for (own, members) in (0..).zip(&members) {
            for member in members {
                joined.loops[own as usize] += self.loops[*member as usize];
                for (other, ties) in self.around(*member as usize) {
                    sums.add(part[*other as usize], *ties);
                }
            }
            for (other, ties) in sums.drain() {
                if other == own {
                    joined.loops[own as usize] += ties;
                } else {
                    joined.ends.push((other, ties));
                }
            }
            joined.starts.push(joined.ends.len());
        }
        joined
    }
}

/// The same parts, numbered from 0 in the order of their first.
fn numbered(part: &[u32]) -> Vec<u32> {
    let mut number = vec![u32::MAX; part.len()];
    let mut next = 0;
    let mut given = |part: u32| {
        let number = &mut number[part as usize];
        if *number == u32::MAX {
            *number = next;
            next += 1;
        }
        *number
    };
    part.iter().map(|part| given(*part)).collect()
}
