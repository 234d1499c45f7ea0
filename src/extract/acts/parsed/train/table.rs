//! Tables of weights in the making, learnt by small steps.

use rayon::prelude::*;

use super::Plan;
use crate::extract::acts::parsed::traits::{ROWS, Traits};
use crate::extract::acts::parsed::weights::sums;

/// A trait that is seen less often is not learnt: it would say next to nothing, and most traits are seen once.
const OFTEN: u8 = 8;

/// A table that is learnt by small steps.
pub(super) struct Table {
    pub(super) weights: Vec<f32>,
    squares: Vec<f32>,
    seen: Vec<bool>,
    plan: Plan,
    wide: usize,
    /// What the weights were at the end of the later rounds, added up.
    sum: Vec<f32>,
    rounds: usize,
}

impl Table {
    /// A table of rows `wide` weights wide; only traits seen `OFTEN` times or more are learnt.
    pub(super) fn new<'t>(
        wide: usize,
        plan: Plan,
        traits: impl Iterator<Item = &'t Traits>,
    ) -> Self {
        let mut counts = vec![0_u8; ROWS];
        for row in traits.flat_map(|traits| &traits.0) {
            let count = &mut counts[*row as usize];
            *count = count.saturating_add(1);
        }
        Table {
            weights: vec![0.0; ROWS * wide],
            squares: vec![0.1; ROWS * wide],
            seen: counts.iter().map(|count| *count >= OFTEN).collect(),
            plan,
            wide,
            sum: vec![0.0; ROWS * wide],
            rounds: 0,
        }
    }

    /// Keeps what the weights are at the end of a round: the mean of the later ones does better than the last.
    pub(super) fn keep(&mut self, round: usize) {
        if round >= 2 {
            for (sum, weight) in self.sum.iter_mut().zip(&self.weights) {
                *sum += weight;
            }
            self.rounds += 1;
        }
    }

    pub(super) fn mean(mut self) -> Vec<f32> {
        if self.rounds == 0 {
            return self.weights;
        }
        for weight in &mut self.sum {
            *weight /= self.rounds as f32;
        }
        self.sum
    }

    /// Takes a step against `slope`, a number a column, for all of these traits.
    pub(super) fn step(&mut self, traits: &Traits, slope: &[f32]) {
        for row in traits.0.iter().filter(|row| self.seen[**row as usize]) {
            let from = *row as usize * self.wide;
            for (column, slope) in slope.iter().enumerate() {
                let weight = &mut self.weights[from + column];
                let slope = slope + self.plan.penalty * *weight;
                if slope == 0.0 {
                    continue;
                }
                let square = &mut self.squares[from + column];
                *square += slope * slope;
                *weight -= self.plan.step * slope / square.sqrt();
            }
        }
    }
}

/// The share of traits that a step looks at.
const KEPT: f32 = 0.6;

/// What a table of rows of `N` says of some of the traits, as if it were of all.
pub(super) fn thin_sums<const N: usize>(weights: &[f32], some: &Traits) -> [f32; N] {
    sums(weights, some).map(|sum| sum / KEPT)
}

/// Some of the traits, others each time: what no single one may be left to tell, all learn to (dropout; Wager et al. 2013).
pub(super) fn thinned(traits: &Traits, seed: u64) -> Traits {
    const WHOLE: f32 = 65536.0;
    let least = (KEPT * WHOLE) as u64;
    let mut state = (seed + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let kept = traits.0.iter().copied().filter(|_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state >> 24 & 0xffff < least
    });
    Traits(kept.collect())
}

/// The numbers below `count` in an order of their own, always the same for a round and a learning.
pub(super) fn shuffled(count: usize, round: usize, plan: Plan) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut state = 0x9E37_79B9_7F4A_7C15_u64 ^ round as u64 ^ (plan.learning << 32);
    for at in (1..count).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        order.swap(at, (state % (at as u64 + 1)) as usize);
    }
    order
}

/// The mean of several learnings, each of which goes through the examples in an order of its own: in which order they come
/// moves a single one by more than most changes to what it learns from.
pub(super) fn mean_of(plan: Plan, learn: impl Fn(Plan) -> Vec<f32> + Sync) -> Vec<f32> {
    const LEARNINGS: u64 = 4;
    let orders = 0..LEARNINGS;
    let all: Vec<Vec<f32>> = orders
        .into_par_iter()
        .map(|learning| learn(Plan { learning, ..plan }))
        .collect();
    let mut all = all.into_iter();
    let mut mean = all.next().unwrap_or_default();
    for weights in all {
        for (mean, weight) in mean.iter_mut().zip(weights) {
            *mean += weight;
        }
    }
    for weight in &mut mean {
        *weight /= LEARNINGS as f32;
    }
    mean
}

/// What weights say of traits.
pub(super) fn sum(weights: &[f32], traits: &Traits) -> f32 {
    traits.0.iter().map(|row| weights[*row as usize]).sum()
}
