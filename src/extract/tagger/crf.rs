//! The labels of the tagger, and the sums over all ways to label a run of words.
//!
//! A linear chain: each word has a score for each label, each pair of neighbours one for both labels. Scores are
//! exponentiated once and summed as scaled products, so that nothing overflows and nothing depends on the platform's
//! mathematics. Cost: 81 products a word and direction.

use crate::model::EntityKind;

/// Outside, then beginning and inside of each of `KINDS`.
pub(super) const LABELS: usize = 9;

/// Kinds in the order of their labels.
pub(super) const KINDS: [EntityKind; 4] = [
    EntityKind::Person,
    EntityKind::Body,
    EntityKind::Place,
    EntityKind::Initiative,
];

/// Label of words that belong to no name.
pub(super) const OUTSIDE: usize = 0;

/// All labels, as a set of allowed ones.
pub(super) const ANY: u16 = (1 << LABELS) - 1;

/// A score for each label.
pub(super) type Scores = [f32; LABELS];

/// Scores of a pair of neighbouring labels, by the first.
pub(super) type Pairs = [Scores; LABELS];

/// The label of the first word of a name.
pub(super) fn begins(kind: usize) -> usize {
    1 + 2 * kind
}

/// The label of its other words.
pub(super) fn inside(kind: usize) -> usize {
    2 + 2 * kind
}

/// The kind of a label; `None` outside.
pub(super) fn kind_of(label: usize) -> Option<usize> {
    label.checked_sub(1).map(|label| label / 2)
}

/// Whether a label may follow another: the inside of a name needs a name before it.
pub(super) fn may_follow(before: usize, label: usize) -> bool {
    match kind_of(label) {
        Some(kind) if label == inside(kind) => before == begins(kind) || before == inside(kind),
        _ => true,
    }
}

/// `e` to a power; exact to six digits, the same on every machine.
#[inline]
pub(super) fn exp(x: f32) -> f32 {
    let x = x.clamp(-80.0, 80.0);
    let (n, whole) = round(x * std::f32::consts::LOG2_E);
    let r = x - n * 0.693_359_4 + n * 2.121_944_4e-4;
    let p = 1.0
        + r * (1.0
            + r * (0.5
                + r * (0.166_666_67 + r * (0.041_666_67 + r * (0.008_333_33 + r * 0.001_388_89)))));
    p * f32::from_bits(whole.wrapping_add(127) << 23)
}

/// [`f32::round`] of a number below 2^22, and the same as a whole number that may wrap, in steps that are done for several numbers
/// at once: the other is a call each.
#[inline]
fn round(x: f32) -> (f32, u32) {
    /// Beside so large a number no fraction has a place, and the last bits are the whole number.
    const LARGE: f32 = 12_582_912.0;
    let even = (x + LARGE) - LARGE;
    // Halves went to the even number; away from zero is the other one for every second of them.
    let rest = x - even;
    let up = if (rest == 0.5) & (x > 0.0) { 1.0 } else { 0.0 };
    let down = if (rest == -0.5) & (x < 0.0) { 1.0 } else { 0.0 };
    let whole = even + up - down;
    let bits = (whole + LARGE).to_bits().wrapping_sub(LARGE.to_bits());
    (whole, bits)
}

/// Exponentiated pair scores; what may not follow is 0.
pub(super) fn exp_pairs(pairs: &Pairs) -> Pairs {
    let mut out = [[0.0; LABELS]; LABELS];
    for (before, row) in out.iter_mut().enumerate() {
        for (label, value) in row.iter_mut().enumerate() {
            if may_follow(before, label) {
                *value = exp(pairs[before][label]);
            }
        }
    }
    out
}

/// Pair scores as [`Best`] reads them: what may not follow is worse than all else.
pub(super) fn following(pairs: &Pairs) -> Pairs {
    let mut out = *pairs;
    for (before, row) in out.iter_mut().enumerate() {
        for (label, value) in row.iter_mut().enumerate() {
            if !may_follow(before, label) {
                *value = f32::NEG_INFINITY;
            }
        }
    }
    out
}

/// Sums over the ways to label a run between two words outside; buffers are kept from run to run.
#[derive(Default)]
pub(super) struct Chain {
    unary: Vec<Scores>,
    forward: Vec<Scores>,
    backward: Vec<Scores>,
    scale: Vec<f32>,
}

impl Chain {
    /// Sums for these scores; `allowed` names the labels that a word may have, all where it is short.
    pub(super) fn sum(&mut self, scores: &[Scores], pairs: &Pairs, allowed: &[u16]) {
        let n = scores.len();
        self.unary.clear();
        for (at, row) in scores.iter().enumerate() {
            let set = allowed.get(at).copied().unwrap_or(ANY);
            let top = row.iter().copied().fold(f32::MIN, f32::max);
            let mut out = [0.0; LABELS];
            // Eight and one: only of loops that divide evenly several rounds are made at once.
            let ([eight @ .., last], [scores @ .., score]) = (&mut out, row);
            for (power, score) in eight.iter_mut().zip(scores) {
                *power = exp(score - top);
            }
            *last = exp(score - top);
            if set != ANY {
                for (label, power) in out.iter_mut().enumerate() {
                    if set & (1 << label) == 0 {
                        *power = 0.0;
                    }
                }
            }
            self.unary.push(out);
        }
        self.forward.clear();
        self.scale.clear();
        let mut before = [0.0; LABELS];
        before[OUTSIDE] = 1.0;
        for at in 0..n {
            let mut next = [0.0; LABELS];
            for (from, row) in before.iter().zip(pairs) {
                if *from != 0.0 {
                    for label in 0..LABELS {
                        next[label] += from * row[label];
                    }
                }
            }
            let mut total = 0.0;
            for (value, own) in next.iter_mut().zip(&self.unary[at]) {
                *value *= own;
                total += *value;
            }
            let scale = if total > 0.0 { 1.0 / total } else { 0.0 };
            for value in &mut next {
                *value *= scale;
            }
            self.scale.push(scale);
            self.forward.push(next);
            before = next;
        }
        self.backward.clear();
        self.backward.resize(n, [0.0; LABELS]);
        let mut after = [0.0; LABELS];
        for label in 0..LABELS {
            after[label] = pairs[label][OUTSIDE];
        }
        for at in (0..n).rev() {
            self.backward[at] = after;
            if at == 0 {
                // Nothing stands before it, and most runs are of one word.
                break;
            }
            let mut next = [0.0; LABELS];
            for label in 0..LABELS {
                let mut sum = 0.0;
                for to in 0..LABELS {
                    sum += pairs[label][to] * self.unary[at][to] * after[to];
                }
                next[label] = sum * self.scale[at];
            }
            after = next;
        }
    }

    /// The share of each label of a word.
    pub(super) fn share(&self, at: usize) -> Scores {
        let mut out = [0.0; LABELS];
        let mut total = 0.0;
        for (value, (before, behind)) in out
            .iter_mut()
            .zip(self.forward[at].iter().zip(&self.backward[at]))
        {
            *value = before * behind;
            total += *value;
        }
        if total > 0.0 {
            for value in &mut out {
                *value /= total;
            }
        }
        out
    }

    /// The share of each pair of labels of the words `at - 1` and `at`.
    #[cfg(any(test, feature = "train"))]
    pub(super) fn pair_share(&self, at: usize, pairs: &Pairs) -> Pairs {
        let mut out = [[0.0; LABELS]; LABELS];
        let mut total = 0.0;
        for before in 0..LABELS {
            let from = self.forward[at - 1][before];
            for label in 0..LABELS {
                let value =
                    from * pairs[before][label] * self.unary[at][label] * self.backward[at][label];
                out[before][label] = value;
                total += value;
            }
        }
        if total > 0.0 {
            for value in out.iter_mut().flatten() {
                *value /= total;
            }
        }
        out
    }

    /// How likely words `first..end` are one name of a kind, and neither more nor fewer words.
    pub(super) fn name_share(&self, first: usize, end: usize, kind: usize, pairs: &Pairs) -> f32 {
        let n = self.forward.len();
        let mut path = if first == 0 {
            pairs[OUTSIDE][begins(kind)]
        } else {
            (0..LABELS)
                .map(|before| self.forward[first - 1][before] * pairs[before][begins(kind)])
                .sum()
        };
        path *= self.unary[first][begins(kind)] * self.scale[first];
        let mut last = begins(kind);
        for at in first + 1..end {
            path *= pairs[last][inside(kind)] * self.unary[at][inside(kind)] * self.scale[at];
            last = inside(kind);
        }
        let rest: f32 = if end == n {
            pairs[last][OUTSIDE]
        } else {
            (0..LABELS)
                .filter(|next| *next != inside(kind))
                .map(|next| pairs[last][next] * self.unary[end][next] * self.backward[end][next])
                .sum::<f32>()
                * self.scale[end]
        };
        // Divides by the sum over everything, which is the last step of the backward sums.
        let all: f32 = (0..LABELS)
            .map(|label| self.forward[n - 1][label] * pairs[label][OUTSIDE])
            .sum();
        if all > 0.0 {
            (path * rest / all).min(1.0)
        } else {
            0.0
        }
    }
}

/// The best labels of a run between two words outside; buffers are kept from run to run.
#[derive(Default)]
pub(super) struct Best {
    /// For each word and each label of it the best one of the word before.
    back: Vec<[u8; LABELS]>,
    labels: Vec<usize>,
}

impl Best {
    /// The best labels for these scores; `pairs` as [`following`] has them.
    pub(super) fn of(&mut self, scores: &[Scores], pairs: &Pairs) -> &[usize] {
        self.back.clear();
        let mut before = [f32::NEG_INFINITY; LABELS];
        before[OUTSIDE] = 0.0;
        for (at, row) in scores.iter().enumerate() {
            let mut next = [f32::NEG_INFINITY; LABELS];
            let mut from = [0_u8; LABELS];
            // Before the first word nothing is but what is outside, and most runs are of one word.
            let until = if at == 0 { OUTSIDE + 1 } else { LABELS };
            for earlier in 0..until {
                for label in 0..LABELS {
                    let value = before[earlier] + pairs[earlier][label];
                    let is_better = value > next[label];
                    next[label] = if is_better { value } else { next[label] };
                    from[label] = if is_better {
                        earlier as u8
                    } else {
                        from[label]
                    };
                }
            }
            for (value, own) in next.iter_mut().zip(row) {
                *value += own;
            }
            self.back.push(from);
            before = next;
        }
        let mut label = OUTSIDE;
        for candidate in 0..LABELS {
            if before[candidate] + pairs[candidate][OUTSIDE] > before[label] + pairs[label][OUTSIDE]
            {
                label = candidate;
            }
        }
        self.labels.clear();
        self.labels.resize(scores.len(), OUTSIDE);
        for (own, back) in self.labels.iter_mut().zip(&self.back).rev() {
            *own = label;
            label = usize::from(back[label]);
        }
        &self.labels
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_are_exact_to_six_digits() {
        for x in [-20.0_f32, -3.3, -0.1, 0.0, 0.7, 5.5, 20.0] {
            assert!((exp(x) / x.exp() - 1.0).abs() < 2e-6, "{x}");
        }
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        for x in [
            0.0_f32, 0.499_999_97, 0.5, 1.5, 2.5, 115.4, 115.5, 4_194_303.5,
        ] {
            for x in [x, -x] {
                let whole = x.round();
                assert_eq!(round(x), (whole, whole as i32 as u32), "{x}");
            }
        }
    }

    #[test]
    fn shares_add_up_and_favour_the_best_path() {
        let pairs = [[0.0; LABELS]; LABELS];
        let mut scores = vec![[0.0; LABELS]; 3];
        (scores[0][1], scores[1][2]) = (3.0, 3.0);
        let mut best = Best::default();
        assert_eq!(best.of(&scores, &following(&pairs)), [1, 2, 0]);
        scores[0][1] = -3.0;
        assert_ne!(best.of(&scores, &following(&pairs))[1], 2);
        scores[0][1] = 3.0;
        let mut chain = Chain::default();
        let powers = exp_pairs(&pairs);
        chain.sum(&scores, &powers, &[]);
        for at in 0..3 {
            assert!((chain.share(at).iter().sum::<f32>() - 1.0).abs() < 1e-4);
        }
        let name = chain.name_share(0, 2, 0, &powers);
        assert!(name > 0.3 && name < chain.share(0)[1], "{name}");
        chain.sum(&scores, &powers, &[1, ANY, ANY]);
        assert!(chain.share(0)[0] > 0.999 && chain.share(1)[2] < 1e-6);
    }
}
