//! The whole graph in little room: who ties whom, once each, as rows of numbers.
//!
//! Memory: eight bytes for each pair of nodes and sixteen for each node, so five million pairs of a million nodes take
//! some sixty megabytes; while it is made, three times as much.

use super::{Direction, NodeId};
use crate::model::Ids;

/// Nodes and which of them leads to which; statements that tie the same two nodes are one arc, ties to oneself none.
///
/// ```
/// use cablegraph::graph::{Compact, Direction};
/// let graph = Compact::new(vec![(3, 2), (2, 1), (9, 8)]);
/// assert_eq!(graph.within(3, Direction::Back, 1), [(3, 0), (2, 1)]);
/// assert_eq!(graph.components(), [vec![1, 2, 3], vec![8, 9]]);
/// ```
#[derive(Debug, Default)]
pub struct Compact {
    /// By place, lowest first.
    pub(super) ids: Vec<NodeId>,
    pub(super) out: Rows,
    pub(super) into: Rows,
}

/// For each place the places that it leads to, lowest first.
#[derive(Debug, Default)]
pub(super) struct Rows {
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Compact {
    /// Makes a graph of pairs: who leads to whom. Nodes are numbers of rows, from 0 on and without large gaps.
    ///
    /// Cost: O(V + E); no more than 2³² pairs.
    pub fn new(pairs: Vec<(NodeId, NodeId)>) -> Self {
        let known: Ids = pairs.iter().flat_map(|(from, to)| [*from, *to]).collect();
        let ids: Vec<NodeId> = known.iter().collect();
        let mut places = vec![0_u32; ids.last().map_or(0, |last| *last as usize + 1)];
        for (place, id) in (0..).zip(&ids) {
            places[*id as usize] = place;
        }
        let arcs = pairs
            .iter()
            .filter(|(from, to)| from != to && known.contains(*from) && known.contains(*to))
            .map(|(from, to)| (places[*to as usize], places[*from as usize]));
        // Turned round, a row comes out in order: the rows that it is made from are walked so.
        let mut out = Rows::new(ids.len(), arcs).turned();
        out.dedup();
        let into = out.turned();
        Compact { ids, out, into }
    }

    /// How many nodes there are.
    pub fn node_count(&self) -> usize {
        self.ids.len()
    }

    /// How many pairs of nodes one of which leads to the other.
    pub fn arc_count(&self) -> usize {
        self.out.ends.len()
    }

    /// The nodes within so many steps of one, which comes first, and how many; nearest first.
    ///
    /// Empty where the graph does not hold the node. Cost: O(V + E), less where less is near.
    pub fn within(&self, start: NodeId, direction: Direction, depth: u32) -> Vec<(NodeId, u32)> {
        let places = self.near(start, direction, depth);
        let named = |(place, far): (u32, u32)| (self.ids[place as usize], far);
        places.into_iter().map(named).collect()
    }

    /// As [`Compact::within`], by place.
    pub(super) fn near(&self, start: NodeId, direction: Direction, depth: u32) -> Vec<(u32, u32)> {
        let Ok(first) = self.ids.binary_search(&start) else {
            return Vec::new();
        };
        // A bit each: a million nodes fit into a core's own memory.
        let mut met = vec![0_u64; self.ids.len().div_ceil(64)];
        met[first / 64] |= 1 << (first % 64);
        let mut found = vec![(first as u32, 0)];
        let mut next = 0;
        while let Some((place, far)) = found.get(next).copied().filter(|(_, far)| *far < depth) {
            next += 1;
            for row in self.rows(place, direction) {
                for other in row {
                    let (word, bit) = (&mut met[*other as usize / 64], 1 << (other % 64));
                    if *word & bit == 0 {
                        *word |= bit;
                        found.push((*other, far + 1));
                    }
                }
            }
        }
        found
    }

    /// Where a place leads; both ways, a place twice where each leads to the other.
    pub(super) fn row(&self, place: u32, direction: Direction) -> impl Iterator<Item = &u32> {
        self.rows(place, direction).into_iter().flatten()
    }

    /// The same as slices, which are walked faster.
    fn rows(&self, place: u32, direction: Direction) -> [&[u32]; 2] {
        match direction {
            Direction::Back => [self.out.of(place), &[]],
            Direction::Forward => [&[], self.into.of(place)],
            Direction::Both => [self.out.of(place), self.into.of(place)],
        }
    }

    /// Every pair, by place.
    pub(super) fn arcs(&self) -> impl Iterator<Item = (u32, u32)> {
        self.out.arcs()
    }

    /// All places.
    pub(super) fn places(&self) -> std::ops::Range<u32> {
        0..self.ids.len() as u32
    }
}

impl Rows {
    /// Rows in the order of the arcs, by counting.
    fn new(places: usize, arcs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        // One further on than it will be: filling a row moves its start to its end.
        let mut starts = vec![0_u32; places + 2];
        for (from, _) in arcs.clone() {
            starts[from as usize + 2] += 1;
        }
        for at in 2..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut ends = vec![0; starts[places + 1] as usize];
        for (from, to) in arcs {
            let at = &mut starts[from as usize + 1];
            ends[*at as usize] = to;
            *at += 1;
        }
        starts.pop();
        Rows { starts, ends }
    }

    /// The same arcs the other way round, each row in order.
    fn turned(&self) -> Self {
        let turned = self.arcs().map(|(from, to)| (to, from));
        Rows::new(self.starts.len().saturating_sub(1), turned)
    }

    /// Leaves each of what follows itself in a row there once.
    fn dedup(&mut self) {
        let mut kept = 0;
        let mut start = 0;
        for row in 1..self.starts.len() {
            let (first, end) = (kept, self.starts[row] as usize);
            for at in start..end {
                if kept == first || self.ends[kept - 1] != self.ends[at] {
                    self.ends[kept] = self.ends[at];
                    kept += 1;
                }
            }
            start = end;
            self.starts[row] = kept as u32;
        }
        self.ends.truncate(kept);
    }

    pub(super) fn of(&self, place: u32) -> &[u32] {
        let place = place as usize;
        &self.ends[self.starts[place] as usize..self.starts[place + 1] as usize]
    }

    fn arcs(&self) -> impl Iterator<Item = (u32, u32)> + Clone {
        (0..self.starts.len().saturating_sub(1) as u32)
            .flat_map(|from| self.of(from).iter().map(move |to| (from, *to)))
    }
}
