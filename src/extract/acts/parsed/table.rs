//! A table of weights as it is used: whole numbers, and what one of them is worth.
//!
//! Layout in the file: the worth of one step (`f32`), a bit for each row that tells whether it is kept (in numbers of 64 bits,
//! `u64`), and the weights of the kept rows (`i8`): most have learnt nothing. Little-endian. In memory all rows stand where
//! their numbers say: memory is what sums wait for, and so they wait but once.

use super::traits::{ROWS, Traits};

/// So many rows are told by the bits of one number.
pub(super) const ROWS_A_BLOCK: usize = 64;

/// So many rows are fetched before the first is added: memory brings many at a time.
const AT_ONCE: usize = 32;

/// A table of rows.
#[derive(Clone, Debug)]
pub(super) struct Held {
    /// As they stand in the file: bytes are copied as they are, and told for signed when they are added.
    weights: Vec<u8>,
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
                block[kept.trailing_zeros() as usize] = *own.next()?;
                kept &= kept - 1;
            }
        }
        *rest = left.get(count * N..)?;
        Some(Held { weights, step })
    }

    /// The weights of traits in a table of single weights: of many at once, since memory is what they wait for.
    pub(super) fn fetch(&self, traits: &Traits) -> Vec<i8> {
        let rows = traits.0.iter();
        rows.map(|row| self.weights[*row as usize % ROWS].cast_signed())
            .collect()
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
                    *sum += i16::from(weight.cast_signed());
                }
            }
            for (all, sum) in all.iter_mut().zip(sums) {
                *all += i32::from(sum);
            }
        }
        all.map(|sum| sum as f32 * self.step)
    }

    /// All weights, in order.
    #[cfg(any(test, feature = "train"))]
    pub(super) fn all(&self) -> Vec<f32> {
        let all = self.weights.iter();
        all.map(|weight| f32::from(weight.cast_signed()) * self.step)
            .collect()
    }
}

/// The next four bytes.
pub(super) fn word(rest: &mut &'static [u8]) -> Option<[u8; 4]> {
    let (first, left) = rest.split_first_chunk::<4>()?;
    *rest = left;
    Some(*first)
}
