//! The averaged perceptron: weights move where they err, and what counts is their mean over all of learning.

use rustc_hash::FxHashMap;

use super::written::Learnt;

/// Weights of one table while it is learnt.
pub(super) struct Perceptron<const CLASSES: usize> {
    places: FxHashMap<u64, u32>,
    rows: Vec<Row<CLASSES>>,
    /// How many answers it has given.
    clock: f64,
}

struct Row<const CLASSES: usize> {
    weights: [f32; CLASSES],
    /// Each change times the clock at which it came.
    late: [f32; CLASSES],
    /// How often it moved.
    moves: u32,
    /// Whether it is one that speaks for many classes.
    wide: bool,
}

impl<const CLASSES: usize> Perceptron<CLASSES> {
    pub(super) fn new() -> Self {
        Perceptron {
            places: FxHashMap::default(),
            rows: Vec::new(),
            clock: 0.0,
        }
    }

    /// The sums of the classes for these features.
    pub(super) fn score(&mut self, features: &[u64]) -> [f32; CLASSES] {
        self.clock += 1.0;
        let mut sums = [0.0; CLASSES];
        for feature in features {
            if let Some(place) = self.places.get(feature) {
                let row = &self.rows[*place as usize];
                for (sum, weight) in sums.iter_mut().zip(row.weights) {
                    *sum += weight;
                }
            }
        }
        sums
    }

    /// Moves towards what is right and away from what was answered; so many features at the beginning are wide.
    pub(super) fn learn(&mut self, features: &[u64], wide: usize, right: usize, answered: usize) {
        if right == answered {
            return;
        }
        for (at, feature) in features.iter().enumerate() {
            let fresh = self.rows.len() as u32;
            let place = *self.places.entry(*feature).or_insert(fresh);
            if place == fresh {
                self.rows.push(Row {
                    weights: [0.0; CLASSES],
                    late: [0.0; CLASSES],
                    moves: 0,
                    wide: at < wide,
                });
            }
            let row = &mut self.rows[place as usize];
            for (class, change) in [(right, 1.0), (answered, -1.0)] {
                row.weights[class] += change;
                row.late[class] += (f64::from(change) * self.clock) as f32;
            }
            row.moves += 1;
        }
    }

    /// Puts the mean in the place of each weight; nothing is to be learnt behind it.
    pub(super) fn settle(&mut self) {
        let clock = self.clock.max(1.0) as f32;
        for row in &mut self.rows {
            for (weight, late) in row.weights.iter_mut().zip(row.late) {
                *weight -= late / clock;
            }
        }
    }

    /// The mean weights of all features that moved so often; the first, or the others, that speak for many classes.
    pub(super) fn means(&self, least: u32, wide: bool) -> Vec<Learnt<CLASSES>> {
        let clock = self.clock.max(1.0) as f32;
        self.places
            .iter()
            .map(|(feature, place)| (feature, &self.rows[*place as usize]))
            .filter(|(_, row)| row.moves >= least && row.wide == wide)
            .map(|(feature, row)| {
                let mut mean = row.weights;
                for (mean, late) in mean.iter_mut().zip(row.late) {
                    *mean -= late / clock;
                }
                (*feature, mean)
            })
            .collect()
    }
}
