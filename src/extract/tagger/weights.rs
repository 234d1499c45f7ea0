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
    pub(super) pairs: Pairs,
    /// `pairs`, exponentiated.
    pub(super) powers: Pairs,
    rows: &'static [[u8; STRIDE]],
    /// The marks of all rows by themselves: they fit into the cache that is nearest but one, the rows do not, and half of the
    /// features have none.
    marks: Vec<u8>,
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
            pairs,
            rows,
            marks: rows.iter().map(|row| row[0]).collect(),
        })
    }

    /// The scores of a word with these features.
    pub(super) fn score(&self, features: &[u64]) -> Scores {
        let mut sums = [0_i16; LABELS];
        // First which rows there are, then their sums: whether a feature has a row is no branch that can be foreseen, and
        // what follows it would wait for it.
        let mut found = [0_usize; BATCH];
        for features in features.chunks(BATCH) {
            let mut count = 0;
            for feature in features {
                let own = slot(*feature, self.bits);
                let beside = own ^ 1;
                let mark = mark(*feature);
                let (is_own, is_beside) = (self.marks[own] == mark, self.marks[beside] == mark);
                found[count] = if is_own { own } else { beside };
                count += usize::from(is_own | is_beside);
            }
            for at in &found[..count] {
                let [_, row @ ..] = &self.rows[*at];
                for label in 0..LABELS {
                    sums[label] += i16::from(row[label] as i8);
                }
            }
        }
        sums.map(|sum| f32::from(sum) * self.step)
    }
}

/// So many features are looked up at once; a word has no more as a rule, and never so many that 16 bits do not hold the sum.
const BATCH: usize = 96;

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
    fn the_committed_weights_are_whole() {
        assert!(Weights::read(include_bytes!("weights.bin")).is_some());
    }
}
