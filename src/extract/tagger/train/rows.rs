//! The weights in the making: rows of nine, moved by the slope of each run (AdaGrad).

use rustc_hash::FxHashMap;

use crate::extract::tagger::crf::{self, Chain, LABELS, Pairs, Scores};

/// What a sum of squares begins with: the larger, the shorter the first steps.
const FIRST_SQUARE: f32 = 1.0;

/// Weights with the sums of squares that set how far each moves.
pub(super) struct Rows {
    /// The row of each feature that is seen often enough.
    places: FxHashMap<u64, u32>,
    weights: Vec<f32>,
    squares: Vec<f32>,
    pub(super) pairs: Pairs,
    pair_squares: Pairs,
    pub(super) powers: Pairs,
    rate: f32,
    /// How strongly weights are drawn to nothing.
    decay: f32,
    free: Chain,
    bound: Chain,
    scores: Vec<Scores>,
}

impl Rows {
    /// A row for each feature of `counts` that is seen `least` times or more.
    pub(super) fn new(counts: &FxHashMap<u64, u32>, least: u32, rate: f32, decay: f32) -> Self {
        let mut kept: Vec<u64> = counts
            .iter()
            .filter(|(_, count)| **count >= least)
            .map(|(feature, _)| *feature)
            .collect();
        kept.sort_unstable();
        let size = kept.len() * LABELS;
        let pairs = [[0.0; LABELS]; LABELS];
        Rows {
            places: (0..)
                .zip(&kept)
                .map(|(row, feature)| (*feature, row))
                .collect(),
            weights: vec![0.0; size],
            squares: vec![FIRST_SQUARE; kept.len()],
            pairs,
            pair_squares: [[FIRST_SQUARE; LABELS]; LABELS],
            powers: crf::exp_pairs(&pairs),
            rate,
            decay,
            free: Chain::default(),
            bound: Chain::default(),
            scores: Vec::new(),
        }
    }

    /// All features with their weights, in order of the feature.
    pub(super) fn all(&self) -> Vec<(u64, Scores)> {
        let mut all: Vec<(u64, Scores)> = self
            .places
            .iter()
            .map(|(feature, row)| {
                let mut own = [0.0; LABELS];
                let at = *row as usize * LABELS;
                own.copy_from_slice(&self.weights[at..at + LABELS]);
                (*feature, own)
            })
            .collect();
        all.sort_unstable_by_key(|(feature, _)| *feature);
        all
    }

    fn score(&self, features: &[u64]) -> Scores {
        let mut sums = [0.0; LABELS];
        for feature in features {
            let Some(row) = self.places.get(feature) else {
                continue;
            };
            let at = *row as usize * LABELS;
            for (sum, weight) in sums.iter_mut().zip(&self.weights[at..at + LABELS]) {
                *sum += weight;
            }
        }
        sums
    }

    /// The shares of each label of each word of a run.
    pub(super) fn shares(&mut self, features: &[Vec<u64>]) -> Vec<Scores> {
        let scores: Vec<Scores> = features.iter().map(|own| self.score(own)).collect();
        self.free.sum(&scores, &self.powers, &[]);
        (0..features.len()).map(|at| self.free.share(at)).collect()
    }

    /// Moves the weights towards the labels that the words of a run may have.
    pub(super) fn learn(&mut self, features: &[Vec<u64>], allowed: &[u16]) {
        self.scores.clear();
        for own in features {
            let score = self.score(own);
            self.scores.push(score);
        }
        self.free.sum(&self.scores, &self.powers, &[]);
        self.bound.sum(&self.scores, &self.powers, allowed);
        // No way to label the run is allowed: what is known of it contradicts itself.
        if features.is_empty() || self.bound.share(0).iter().sum::<f32>() < 0.5 {
            return;
        }
        for (at, own) in features.iter().enumerate() {
            let (bound, free) = (self.bound.share(at), self.free.share(at));
            let mut slope = [0.0; LABELS];
            let mut length = 0.0_f32;
            for label in 0..LABELS {
                slope[label] = bound[label] - free[label];
                length += slope[label] * slope[label];
            }
            if length < 1e-6 {
                continue;
            }
            for feature in own {
                let Some(row) = self.places.get(feature) else {
                    continue;
                };
                let row = *row as usize;
                let square = &mut self.squares[row];
                *square += length;
                let rate = self.rate / square.sqrt();
                let weights = &mut self.weights[row * LABELS..(row + 1) * LABELS];
                for (weight, slope) in weights.iter_mut().zip(&slope) {
                    *weight += rate * (slope - self.decay * *weight);
                }
            }
        }
        for at in 1..features.len() {
            let bound = self.bound.pair_share(at, &self.powers);
            let free = self.free.pair_share(at, &self.powers);
            for before in 0..LABELS {
                for label in 0..LABELS {
                    let step = bound[before][label] - free[before][label];
                    if step != 0.0 {
                        self.pair_squares[before][label] += step * step;
                        self.pairs[before][label] +=
                            self.rate * step / self.pair_squares[before][label].sqrt();
                    }
                }
            }
        }
        self.powers = crf::exp_pairs(&self.pairs);
    }
}
