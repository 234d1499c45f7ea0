//! A table of weights as it is used: whole numbers, and what one of them is worth.
//!
//! Layout in the file: the worth of one step (`f32`), a bit for each row that tells whether it is kept (in numbers of 64 bits,
//! `u64`), and the weights of the kept rows (`i8`): most have learnt nothing. Little-endian. In memory all rows stand where
//! their numbers say: memory is what sums wait for, and so they wait but once.

use super::traits::{ROWS, Traits};
use super::weights::word;

/// So many rows are told by the bits of one number.
const ROWS_A_BLOCK: usize = 64;

/// So many rows are fetched before the first is added: memory brings many at a time.
const AT_ONCE: usize = 32;

/// A table of rows.
#[derive(Clone, Debug)]
pub(super) struct Held {
    weights: Vec<i8>,
    step: f32,
}

impl Held {
    /// Takes a table of rows of `N` off the bytes of a file; `None` where they are cut short.
    pub(super) fn read<const N: usize>(rest: &mut &'static [u8]) -> Option<Self> {
        let step = f32::from_le_bytes(word(rest)?);
        let (blocks, left) = rest.split_at_checked(ROWS / 8)?;
        let mut own = left.as_chunks::<N>().0.iter();
        let mut weights = vec![0; ROWS * N];
        let rows = weights.as_chunks_mut::<N>().0;
        let mut count = 0;
        for (block, bits) in rows.chunks_mut(ROWS_A_BLOCK).zip(blocks.as_chunks().0) {
            let mut kept = u64::from_le_bytes(*bits);
            count += kept.count_ones() as usize;
            while kept != 0 {
                block[kept.trailing_zeros() as usize] = own.next()?.map(u8::cast_signed);
                kept &= kept - 1;
            }
        }
        *rest = left.get(count * N..)?;
        Some(Held { weights, step })
    }

    /// The weights of traits in a table of single weights: of many at once, since memory is what they wait for.
    pub(super) fn fetch(&self, traits: &Traits) -> Vec<i8> {
        let rows = traits.0.iter();
        rows.map(|row| self.weights[*row as usize % ROWS]).collect()
    }

    /// What fetched weights say together.
    pub(super) fn sum(&self, fetched: &[i8]) -> f32 {
        let sum: i32 = fetched.iter().map(|weight| i32::from(*weight)).sum();
        sum as f32 * self.step
    }

    /// What the table says of traits; its rows are of `N` weights.
    pub(super) fn sums<const N: usize>(&self, traits: &Traits) -> [f32; N] {
        let rows = self.weights.as_chunks::<N>().0;
        let mut all = [0_i32; N];
        let mut fetched = [[0; N]; AT_ONCE];
        for some in traits.0.chunks(AT_ONCE) {
            for (own, row) in fetched.iter_mut().zip(some) {
                *own = rows[*row as usize % ROWS];
            }
            // Of so few rows no sum is too great for 16 bits.
            let mut sums = [0_i16; N];
            for row in fetched.iter().take(some.len()) {
                for (sum, weight) in sums.iter_mut().zip(row) {
                    *sum += i16::from(*weight);
                }
            }
            for (all, sum) in all.iter_mut().zip(sums) {
                *all += i32::from(sum);
            }
        }
        all.map(|sum| sum as f32 * self.step)
    }

    /// All weights, in order.
    pub(super) fn all(&self) -> Vec<f32> {
        let all = self.weights.iter();
        all.map(|weight| f32::from(*weight) * self.step).collect()
    }
}

/// Adds a table of rows of `wide` to the bytes of a file.
pub(super) fn write(table: &[f32], wide: usize, bytes: &mut Vec<u8>) {
    let most = table
        .iter()
        .fold(0.0_f32, |most, weight| most.max(weight.abs()));
    let step = if most > 0.0 { most / 127.0 } else { 1.0 };
    let whole: Vec<i8> = table
        .iter()
        .map(|weight| (weight / step).round() as i8)
        .collect();
    let is_kept = |row: &[i8]| row.iter().any(|weight| *weight != 0);
    bytes.extend(step.to_le_bytes());
    for block in whole.chunks(ROWS_A_BLOCK * wide) {
        let rows = block.chunks(wide).enumerate();
        let kept = rows.fold(0_u64, |kept, (at, row)| {
            kept | u64::from(is_kept(row)) << at
        });
        bytes.extend(kept.to_le_bytes());
    }
    for row in whole.chunks(wide).filter(|row| is_kept(row)) {
        bytes.extend(row.iter().map(|weight| weight.cast_unsigned()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::weights::sums;
    use super::*;

    /// A table of which most rows have learnt nothing, as most of those that are learnt.
    fn learnt(wide: usize) -> Vec<f32> {
        let mut weights = vec![0.0; ROWS * wide];
        for (at, weight) in weights.iter_mut().enumerate().step_by(997) {
            *weight = (at % 13) as f32 - 6.0;
        }
        weights
    }

    #[test]
    fn a_file_holds_what_was_learnt() {
        const WIDE: usize = 4;
        let weights = learnt(WIDE);
        let mut bytes = Vec::new();
        write(&weights, WIDE, &mut bytes);
        assert!(bytes.len() < weights.len(), "{} bytes", bytes.len());
        let mut rest: &'static [u8] = bytes.leak();
        let held = Held::read::<WIDE>(&mut rest).expect("a whole table");
        assert!(rest.is_empty());
        let far = |(one, other): (f32, &f32)| (one - other).abs() > 6.0 / 127.0;
        assert!(!held.all().into_iter().zip(&weights).any(far));

        let traits = Traits((0..ROWS as u32).step_by(331).collect());
        let told: [f32; WIDE] = held.sums(&traits);
        let wanted: [f32; WIDE] = sums(&held.all(), &traits);
        assert!(wanted.iter().any(|sum| sum.abs() > 1.0));
        assert!(told.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-2));
    }

    #[test]
    fn a_file_that_is_cut_short_holds_nothing() {
        let mut bytes = Vec::new();
        write(&learnt(1), 1, &mut bytes);
        let bytes: &'static [u8] = bytes.leak();
        assert!(Held::read::<1>(&mut &bytes[..]).is_some());
        assert!(Held::read::<1>(&mut &bytes[..bytes.len() - 1]).is_none());
    }
}
