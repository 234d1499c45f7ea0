//! Weights of the judge, compiled in: what words carry acts, who does them, how far their objects reach, how they are meant.
//!
//! Layout of the file: a head in words that ends with a zero byte; the number of stems (`u32`) and the stems (`u32` each);
//! then each table as the worth of one step (`f32`) and its weights (`i16`). Little-endian.

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
    /// As a file holds it: whole numbers, and what one of them is worth.
    ///
    /// In half the memory; memory is what sums wait for.
    Held(&'static [[u8; 2]], f32),
}

impl Table {
    fn empty(count: usize) -> Self {
        Table::Learnt(vec![0.0; count])
    }

    /// What it says of traits.
    pub(super) fn sum(&self, traits: &Traits) -> f32 {
        match self {
            Table::Learnt(weights) => sum(weights, traits),
            Table::Held(weights, step) => {
                let rows = traits.0.iter();
                rows.map(|row| worth(weights[*row as usize], *step)).sum()
            }
        }
    }

    /// What a table of rows of `N` says of traits.
    pub(super) fn sums<const N: usize>(&self, traits: &Traits) -> [f32; N] {
        match self {
            Table::Learnt(weights) => sums(weights, traits),
            Table::Held(weights, step) => {
                let rows = weights.as_chunks::<N>().0;
                let mut all = [0.0; N];
                for row in &traits.0 {
                    for (sum, weight) in all.iter_mut().zip(rows[*row as usize]) {
                        *sum += worth(weight, *step);
                    }
                }
                all
            }
        }
    }

    /// All weights, in order.
    pub(super) fn all(&self) -> Vec<f32> {
        match self {
            Table::Learnt(weights) => weights.clone(),
            Table::Held(weights, step) => {
                let all = weights.iter().map(|weight| worth(*weight, *step));
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

fn worth(weight: [u8; 2], step: f32) -> f32 {
    f32::from(i16::from_le_bytes(weight)) * step
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
        Some(Weights {
            stems,
            gate: table(&mut rest, ROWS)?,
            carriers: table(&mut rest, ROWS * ACTS.len())?,
            doers: table(&mut rest, ROWS)?,
            spans: table(&mut rest, ROWS)?,
            modes: table(&mut rest, ROWS * MODES.len())?,
            trust: table(&mut rest, GROUNDS)?.all(),
            worth: table(&mut rest, ROWS)?,
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
        let tables = [
            self.gate.all(),
            self.carriers.all(),
            self.doers.all(),
            self.spans.all(),
            self.modes.all(),
            self.trust.clone(),
            self.worth.all(),
        ];
        for table in tables {
            let most = table
                .iter()
                .fold(0.0_f32, |most, weight| most.max(weight.abs()));
            let step = if most > 0.0 { most / 32_000.0 } else { 1.0 };
            bytes.extend(step.to_le_bytes());
            for weight in table {
                bytes.extend(((weight / step).round() as i16).to_le_bytes());
            }
        }
        bytes
    }
}

fn word(rest: &mut &'static [u8]) -> Option<[u8; 4]> {
    let (first, left) = rest.split_first_chunk::<4>()?;
    *rest = left;
    Some(*first)
}

/// A table of so many weights.
fn table(rest: &mut &'static [u8], count: usize) -> Option<Table> {
    let step = f32::from_le_bytes(word(rest)?);
    let (own, left) = rest.split_at_checked(2 * count)?;
    *rest = left;
    Some(Table::Held(own.as_chunks().0, step))
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

    #[test]
    fn a_table_says_the_same_as_it_is_learnt_and_as_a_file_holds_it() {
        let weights = weights().expect("weights");
        let traits = Traits((0..ROWS as u32).step_by(997).collect());
        for held in [&weights.carriers, &weights.modes] {
            let learnt = Table::from(held.all());
            assert_eq!(held.sum(&traits), learnt.sum(&traits));
            assert_eq!(held.sums::<4>(&traits), learnt.sums::<4>(&traits));
        }
    }
}
