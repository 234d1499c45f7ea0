//! The learnt weights: compiled in, used where they lie, but for the marks, which are gathered.
//!
//! Layout of the file: a head in words (source, licence, the command that made it) that ends with a zero byte; the
//! number of rows as a power of two (`u8`); what one step of a weight is worth (`f32`); the pair scores (81 `f32`);
//! then rows of ten bytes: the mark of a feature and nine weights as `i8`. Little-endian. Cost: the
//! marks and the pair scores to load; a mark or two a feature to use, and the row where it has one.

use std::sync::LazyLock;

use super::crf::{self, LABELS, Pairs, Scores};

/// Weights ready for use.
pub(super) struct Weights {
    bits: u32,
    step: f32,
    #[cfg(test)]
    pub(super) pairs: Pairs,
    /// The pair scores as they tell the best labels.
    pub(super) following: Pairs,
    /// The pair scores, exponentiated.
    pub(super) powers: Pairs,
    rows: &'static [[u8; STRIDE]],
    /// The marks of all rows by themselves, those beside each other together: they fit into the cache that is nearest but one, the
    /// rows do not.
    marks: Vec<[u8; 2]>,
}

/// The weights of the program.
pub(super) fn weights() -> &'static Weights {
    static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
        let weights = Weights::read(include_bytes!("weights.bin"));
        weights.expect("the committed file is whole, as a test sees to")
    });
    &WEIGHTS
}

impl Weights {
    /// Reads a file's bytes; `None` where they are cut short.
    pub(super) fn read(bytes: &'static [u8]) -> Option<Self> {
        let head = bytes.iter().position(|byte| *byte == 0)?;
        let rest = bytes.get(head + 1..)?;
        let (bits, rest) = rest.split_first()?;
        let (step, mut rest) = float(rest)?;
        let mut pairs = [[0.0; LABELS]; LABELS];
        for value in pairs.iter_mut().flatten() {
            (*value, rest) = float(rest)?;
        }
        let bits = u32::from(*bits);
        let fits = (1..=24).contains(&bits) && rest.len() == STRIDE << bits;
        let (rows, _) = rest.as_chunks();
        fits.then(|| Weights {
            bits,
            step,
            powers: crf::exp_pairs(&pairs),
            following: crf::following(&pairs),
            #[cfg(test)]
            pairs,
            rows,
            marks: rows
                .as_chunks()
                .0
                .iter()
                .map(|[own, beside]| [own[0], beside[0]])
                .collect(),
        })
    }

    /// The scores of a word with these features.
    pub(super) fn score(&self, features: &[u64]) -> Scores {
        let mut sums = Sums::default();
        // First which rows there are, then their sums: whether a feature has a row is no branch that can be foreseen, and
        // what follows it would wait for it.
        let mut found = [0_u32; BATCH];
        for features in features.chunks(BATCH) {
            let mut count = 0;
            for feature in features {
                let own = slot(*feature, self.bits);
                let mark = mark(*feature);
                let [even, odd] = self.marks[own / 2].map(|beside| beside == mark);
                // Its own row wins where both have the mark.
                let is_odd = if own % 2 == 1 { odd } else { !even };
                found[count] = (own & !1) as u32 | u32::from(is_odd);
                count += usize::from(even | odd);
            }
            for at in &found[..count] {
                sums.add(&self.rows[*at as usize]);
            }
        }
        sums.of_labels().map(|sum| sum as f32 * self.step)
    }
}

/// So many features are looked up at once; a word has no more as a rule.
const BATCH: usize = 96;

/// The sums of rows. Those of the first eight labels are taken four at a time, side by side in a number: each weight is made
/// positive for that, and what was added is taken off at the end. Sixteen bits hold the sum of 257, and no word has so many
/// features.
#[derive(Default)]
struct Sums {
    /// Of the first label, the third and so on, in sixteen bits each.
    even: u64,
    /// Of the second label, the fourth and so on.
    odd: u64,
    /// Of the ninth.
    last: i32,
    rows: i32,
}

impl Sums {
    /// What makes each of eight weights positive: it adds 128.
    const ADDED: u64 = 0x8080_8080_8080_8080;
    /// Every second weight, each in sixteen bits.
    const LANES: u64 = 0x00ff_00ff_00ff_00ff;

    #[inline]
    fn add(&mut self, row: &[u8; STRIDE]) {
        let [_, eight @ .., ninth] = row;
        let eight = u64::from_le_bytes(*eight) ^ Self::ADDED;
        self.even += eight & Self::LANES;
        self.odd += (eight >> 8) & Self::LANES;
        self.last += i32::from(*ninth as i8);
        self.rows += 1;
    }

    fn of_labels(&self) -> [i32; LABELS] {
        let mut out = [self.last; LABELS];
        for (label, sum) in out[..LABELS - 1].iter_mut().enumerate() {
            let lanes = if label % 2 == 0 { self.even } else { self.odd };
            let lane = (lanes >> (label / 2 * 16)) as u16;
            *sum = i32::from(lane) - 128 * self.rows;
        }
        out
    }
}

/// Bytes of a row: its mark, then a weight for each label.
pub(super) const STRIDE: usize = LABELS + 1;

/// The row of a feature among `1 << bits`; the one beside it is its second place.
pub(super) fn slot(feature: u64, bits: u32) -> usize {
    (feature >> (64 - bits)) as usize
}

/// By what a feature knows its row: one other in 255 passes for it. 0 marks an empty row.
pub(super) fn mark(feature: u64) -> u8 {
    (feature & 0xff).max(1) as u8
}

fn float(bytes: &[u8]) -> Option<(f32, &[u8])> {
    let (four, rest) = bytes.split_first_chunk::<4>()?;
    Some((f32::from_le_bytes(*four), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_summed_label_by_label() {
        let row = [7, 1, 0x80, 3, 0xfc, 5, 0x7f, 7, 0xf8, 0xff];
        let mut sums = Sums::default();
        assert_eq!(sums.of_labels(), [0; LABELS]);
        for _ in 0..200 {
            sums.add(&row);
        }
        let once = [1, -128, 3, -4, 5, 127, 7, -8, -1];
        assert_eq!(sums.of_labels(), once.map(|weight| weight * 200));
    }

    #[test]
    fn the_committed_weights_are_whole() {
        assert!(Weights::read(include_bytes!("weights.bin")).is_some());
    }
}
