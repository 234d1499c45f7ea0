//! Who stands below whom in a picture of very many: a spanning forest of the strongest ties.
//!
//! Everybody stands below whom he is tied to most strongly of those who come before him: nearer to what the picture is
//! about, or else with more said of them. Words come last. Cost: ties × log.

use std::cmp::Reverse;
use std::collections::{BTreeMap, VecDeque};

use super::picture::Look;
use super::sketch::{LineKey, Said, Sketch};

/// So many below a row are told there, and need no card.
const FEW: usize = 3;
/// Two shapes, the one that was made first before the other.
pub(super) type Pair = (usize, usize);

/// A line that would be, and all that is said on it.
pub(super) type Spoken = (LineKey, Vec<Said>);

/// What is said between two shapes.
#[derive(Default)]
pub(super) struct Bond {
    pub(super) ties: Vec<Spoken>,
    /// How many statements say it.
    pub(super) strength: usize,
}

/// Who stands on whose card.
pub(super) struct Forest {
    /// What ties whom.
    pub(super) bonds: BTreeMap<Pair, Bond>,
    /// Place of each shape among all: who comes first may have others below him.
    pub(super) rank: Vec<usize>,
    /// Below whom each shape stands, and who stands below it, the strongest tie first.
    parent: Vec<Option<usize>>,
    pub(super) children: Vec<Vec<usize>>,
    /// Whether a shape has a card of its own.
    pub(super) is_card: Vec<bool>,
    /// Shapes below none, with few below them.
    pub(super) apart: Vec<usize>,
}

impl Forest {
    pub(super) fn of(sketch: &Sketch<'_>) -> Self {
        let mut bonds: BTreeMap<Pair, Bond> = BTreeMap::new();
        for (tie, all) in &sketch.lines {
            let pair = (tie.0.min(tie.1), tie.0.max(tie.1));
            let bond = bonds.entry(pair).or_default();
            bond.strength += all.len();
            bond.ties.push((tie.clone(), all.clone()));
        }
        let count = sketch.shapes.len();
        let mut strength = vec![0; count];
        for (pair, bond) in &bonds {
            strength[pair.0] += bond.strength;
            strength[pair.1] += bond.strength;
        }
        let neighbors = sketch.neighbors();
        let rings = sketch.rings(&neighbors);
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by_key(|shape| {
            let is_words = matches!(sketch.shapes[*shape].look, Look::Words | Look::Group);
            (rings[*shape], is_words, Reverse(strength[*shape]), *shape)
        });
        let mut rank = vec![0; count];
        for (at, shape) in order.iter().enumerate() {
            rank[*shape] = at;
        }
        let mut forest = Forest {
            bonds,
            rank,
            parent: vec![None; count],
            children: vec![Vec::new(); count],
            is_card: vec![false; count],
            apart: Vec::new(),
        };
        for shape in &order {
            let is_near = sketch.focus.is_some() && rings[*shape] < usize::MAX;
            let before = neighbors[*shape].iter().copied().filter(|other| {
                forest.rank[*other] < forest.rank[*shape]
                    && (!is_near || rings[*other] < rings[*shape])
            });
            forest.parent[*shape] = forest.nearest(*shape, before);
        }
        forest.open_cards(&order, |shape| {
            let is_shared = sketch.in_sides && neighbors[shape].len() > 1;
            is_shared || Some(shape) == sketch.focus
        });
        forest
    }

    /// The one of some shapes that another is tied to most strongly; of two alike, who comes first.
    fn nearest(&self, shape: usize, others: impl Iterator<Item = usize>) -> Option<usize> {
        let strength = |other: usize| self.bond(shape, other).strength;
        others.max_by_key(|other| (strength(*other), Reverse(self.rank[*other])))
    }

    /// Who has more below him than can be told in his row has a card, and who must have one.
    fn open_cards(&mut self, order: &[usize], must: impl Fn(usize) -> bool) {
        let mut below = vec![0; order.len()];
        for shape in order.iter().rev() {
            if let Some(parent) = self.parent[*shape] {
                below[parent] += below[*shape] + 1;
                self.children[parent].push(*shape);
            }
        }
        for shape in order {
            let mut children = std::mem::take(&mut self.children[*shape]);
            children.sort_by_key(|child| {
                (
                    Reverse(self.bond(*shape, *child).strength),
                    self.rank[*child],
                )
            });
            self.children[*shape] = children;
            self.is_card[*shape] = below[*shape] > FEW || must(*shape);
            if !self.is_card[*shape] && self.parent[*shape].is_none() {
                self.apart.push(*shape);
            }
        }
    }

    pub(super) fn bond(&self, one: usize, other: usize) -> &Bond {
        &self.bonds[&(one.min(other), one.max(other))]
    }

    /// Whether one of two stands below the other.
    pub(super) fn is_told(&self, (one, other): Pair) -> bool {
        self.parent[one] == Some(other) || self.parent[other] == Some(one)
    }

    /// The strongest ties between cards beside those of the forest: half as many as there are cards, so that lines stay
    /// few, or all.
    pub(super) fn across(&self, all: bool) -> Vec<Pair> {
        let mut across: Vec<Pair> = self
            .bonds
            .keys()
            .copied()
            .filter(|pair| pair.0 != pair.1 && self.is_card[pair.0] && self.is_card[pair.1])
            .filter(|pair| !self.is_told(*pair))
            .collect();
        across.sort_by_key(|pair| (Reverse(self.bonds[pair].strength), *pair));
        let cards = self.is_card.iter().filter(|is_card| **is_card).count();
        if !all {
            across.truncate(cards / 2);
        }
        across
    }
}

impl Sketch<'_> {
    /// The shapes that each shape is tied to, each once.
    pub(super) fn neighbors(&self) -> Vec<Vec<usize>> {
        let mut neighbors: Vec<Vec<usize>> = vec![Vec::new(); self.shapes.len()];
        for (from, to, ..) in self.lines.keys() {
            neighbors[*from].push(*to);
            neighbors[*to].push(*from);
        }
        for others in &mut neighbors {
            others.sort_unstable();
            others.dedup();
        }
        neighbors
    }

    /// How far each shape is from what the picture is about; all alike where it is about nothing single.
    fn rings(&self, neighbors: &[Vec<usize>]) -> Vec<usize> {
        let Some(focus) = self.focus else {
            return vec![0; self.shapes.len()];
        };
        let mut rings = vec![usize::MAX; self.shapes.len()];
        rings[focus] = 0;
        let mut near = VecDeque::from([focus]);
        while let Some(shape) = near.pop_front() {
            for other in &neighbors[shape] {
                if rings[*other] == usize::MAX {
                    rings[*other] = rings[shape] + 1;
                    near.push_back(*other);
                }
            }
        }
        rings
    }
}
