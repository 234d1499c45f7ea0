//! Weights of the judge, compiled in: what words carry acts, who does them, how far their objects reach, how they are meant.
//!
//! Layout of the file: a head in words that ends with a zero byte; the number of stems (`u32`) and the stems (`u32` each);
//! what each of the grounds is worth (`f32` each); then each table as the worth of one step (`f32`), a bit for each row that
//! tells whether it is kept (in numbers of 64 bits, `u64`), and the weights of the kept rows (`i8`): most have learnt nothing.
//! Little-endian.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::mode::MODES;
use super::scene::ACTS;
use super::traits::{ROWS, Traits};

/// Numbers by which the last step weighs a reading: see `judge`.
pub(super) const GROUNDS: usize = 40;

/// A table of weights.
#[derive(Clone, Debug)]
pub(super) enum Table {
    /// As it is learnt.
    Learnt(Vec<f32>),
    /// As it is used: whole numbers, and what one of them is worth.
    ///
    /// In a quarter of the memory; memory is what sums wait for.
    Held(Vec<i8>, f32),
}

impl Table {
    fn empty(count: usize) -> Self {
        Table::Learnt(vec![0.0; count])
    }

    /// What a table of single weights says of traits.
    pub(super) fn sum(&self, traits: &Traits) -> f32 {
        let [sum] = self.sums(traits);
        sum
    }

    /// What a table of rows of `N` says of traits.
    pub(super) fn sums<const N: usize>(&self, traits: &Traits) -> [f32; N] {
        match self {
            Table::Learnt(weights) => sums(weights, traits),
            Table::Held(weights, step) => {
                let rows = weights.as_chunks::<N>().0;
                let mut all = [0_i32; N];
                for row in &traits.0 {
                    for (sum, weight) in all.iter_mut().zip(rows[*row as usize]) {
                        *sum += i32::from(weight);
                    }
                }
                all.map(|sum| sum as f32 * step)
            }
        }
    }

    /// All weights, in order.
    pub(super) fn all(&self) -> Vec<f32> {
        match self {
            Table::Learnt(weights) => weights.clone(),
            Table::Held(weights, step) => {
                let all = weights.iter().map(|weight| f32::from(*weight) * step);
                all.collect()
            }
        }
    }
}

impl From<Vec<f32>> for Table {
    fn from(weights: Vec<f32>) -> Self {
        Table::Learnt(weights)
    }
}

/// Weights ready for use.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Weights {
    /// Stems of words that have carried an act.
    pub(super) stems: FxHashSet<u32>,
    /// Whether a word carries any act, by a glance.
    pub(super) gate: Table,
    /// A row of the acts each.
    pub(super) carriers: Table,
    pub(super) doers: Table,
    pub(super) spans: Table,
    /// A row of the ways in which an act is meant each.
    pub(super) modes: Table,
    /// What each of the grounds is worth.
    pub(super) trust: Vec<f32>,
    /// What the whole of an act with its actor and object is worth.
    pub(super) worth: Table,
}

/// The weights of the program; `None` where the file holds none.
pub(in crate::extract) fn weights() -> Option<&'static Weights> {
    static WEIGHTS: LazyLock<Option<Weights>> =
        LazyLock::new(|| Weights::read(include_bytes!("judge.bin")));
    WEIGHTS.as_ref()
}

impl Weights {
    /// Weights that say nothing.
    pub(super) fn empty() -> Self {
        Weights {
            stems: FxHashSet::default(),
            gate: Table::empty(ROWS),
            carriers: Table::empty(ROWS * ACTS.len()),
            doers: Table::empty(ROWS),
            spans: Table::empty(ROWS),
            modes: Table::empty(ROWS * MODES.len()),
            trust: vec![0.0; GROUNDS],
            worth: Table::empty(ROWS),
        }
    }

    /// Reads a file's bytes; `None` where they are cut short.
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let head = bytes.iter().position(|byte| *byte == 0)?;
        let mut rest = bytes.get(head + 1..)?;
        let count = u32::from_le_bytes(word(&mut rest)?);
        let mut stems = FxHashSet::default();
        for _ in 0..count {
            stems.insert(u32::from_le_bytes(word(&mut rest)?));
        }
        let mut trust = vec![0.0; GROUNDS];
        for worth in &mut trust {
            *worth = f32::from_le_bytes(word(&mut rest)?);
        }
        Some(Weights {
            stems,
            trust,
            gate: table::<1>(&mut rest)?,
            carriers: table::<{ ACTS.len() }>(&mut rest)?,
            doers: table::<1>(&mut rest)?,
            spans: table::<1>(&mut rest)?,
            modes: table::<{ MODES.len() }>(&mut rest)?,
            worth: table::<1>(&mut rest)?,
        })
    }

    /// The bytes of the file, below a head of words.
    pub(super) fn write(&self, head: &str) -> Vec<u8> {
        let mut bytes = head.as_bytes().to_vec();
        bytes.push(0);
        let mut stems: Vec<u32> = self.stems.iter().copied().collect();
        stems.sort_unstable();
        bytes.extend((stems.len() as u32).to_le_bytes());
        for stem in stems {
            bytes.extend(stem.to_le_bytes());
        }
        for worth in &self.trust {
            bytes.extend(worth.to_le_bytes());
        }
        let tables = [
            (&self.gate, 1),
            (&self.carriers, ACTS.len()),
            (&self.doers, 1),
            (&self.spans, 1),
            (&self.modes, MODES.len()),
            (&self.worth, 1),
        ];
        for (table, wide) in tables {
            write(&table.all(), wide, &mut bytes);
        }
        bytes
    }
}

/// So many rows are told by the bits of one number.
const ROWS_A_BLOCK: usize = 64;

/// Adds a table of rows of `wide` to the bytes of a file.
fn write(table: &[f32], wide: usize, bytes: &mut Vec<u8>) {
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

fn word(rest: &mut &'static [u8]) -> Option<[u8; 4]> {
    let (first, left) = rest.split_first_chunk::<4>()?;
    *rest = left;
    Some(*first)
}

/// A table of rows of `N`.
fn table<const N: usize>(rest: &mut &'static [u8]) -> Option<Table> {
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
    Some(Table::Held(weights, step))
}

/// What weights say of traits.
pub(super) fn sum(weights: &[f32], traits: &Traits) -> f32 {
    traits.0.iter().map(|row| weights[*row as usize]).sum()
}

/// What rows of `N` weights say of traits.
pub(super) fn sums<const N: usize>(weights: &[f32], traits: &Traits) -> [f32; N] {
    let rows = weights.as_chunks::<N>().0;
    let mut all = [0.0; N];
    for row in &traits.0 {
        for (sum, weight) in all.iter_mut().zip(rows[*row as usize]) {
            *sum += weight;
        }
    }
    all
}

/// Turns sums into shares that add up to one.
pub(super) fn shares(sums: &mut [f32]) {
    let most = sums.iter().copied().fold(f32::MIN, f32::max);
    let mut all = 0.0;
    for sum in sums.iter_mut() {
        *sum = (*sum - most).exp();
        all += *sum;
    }
    for sum in sums {
        *sum /= all;
    }
}

#[cfg(test)]
mod tests {
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
        let held = table::<WIDE>(&mut rest).expect("a whole table");
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
        assert!(table::<1>(&mut &bytes[..]).is_some());
        assert!(table::<1>(&mut &bytes[..bytes.len() - 1]).is_none());
    }

    #[test]
    fn the_program_has_its_weights() {
        assert!(weights().is_some());
    }
}
