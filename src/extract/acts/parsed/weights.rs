//! Weights of the judge, compiled in: what words carry acts, who does them, how far their objects reach, how they are meant.
//!
//! Layout of the file: a head in words that ends with a zero byte; the number of stems (`u32`) and the stems (`u32` each);
//! then each table as the worth of one step (`f32`) and its weights (`i16`). Little-endian.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::mode::MODES;
use super::scene::ACTS;
use super::traits::{ROWS, Traits};

/// Numbers by which the last step weighs a reading: see `judge`.
pub(super) const GROUNDS: usize = 40;

/// Weights ready for use.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Weights {
    /// Stems of words that have carried an act.
    pub(super) stems: HashSet<u32>,
    /// Whether a word carries any act, by a glance.
    pub(super) gate: Vec<f32>,
    /// A row of the acts each.
    pub(super) carriers: Vec<f32>,
    pub(super) doers: Vec<f32>,
    pub(super) spans: Vec<f32>,
    /// A row of the ways in which an act is meant each.
    pub(super) modes: Vec<f32>,
    pub(super) trust: Vec<f32>,
    /// What the whole of an act with its actor and object is worth.
    pub(super) worth: Vec<f32>,
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
            stems: HashSet::new(),
            gate: vec![0.0; ROWS],
            carriers: vec![0.0; ROWS * ACTS.len()],
            doers: vec![0.0; ROWS],
            spans: vec![0.0; ROWS],
            modes: vec![0.0; ROWS * MODES.len()],
            trust: vec![0.0; GROUNDS],
            worth: vec![0.0; ROWS],
        }
    }

    /// Reads a file's bytes; `None` where they are cut short.
    fn read(bytes: &[u8]) -> Option<Self> {
        let head = bytes.iter().position(|byte| *byte == 0)?;
        let mut rest = bytes.get(head + 1..)?;
        let word = |rest: &mut &[u8]| -> Option<[u8; 4]> {
            let (first, left) = rest.split_first_chunk::<4>()?;
            *rest = left;
            Some(*first)
        };
        let count = u32::from_le_bytes(word(&mut rest)?) as usize;
        let mut weights = Weights::empty();
        for _ in 0..count {
            weights.stems.insert(u32::from_le_bytes(word(&mut rest)?));
        }
        for table in weights.tables() {
            let step = f32::from_le_bytes(word(&mut rest)?);
            let (own, left) = rest.split_at_checked(2 * table.len())?;
            rest = left;
            for (weight, pair) in table.iter_mut().zip(own.chunks_exact(2)) {
                *weight = f32::from(i16::from_le_bytes([pair[0], pair[1]])) * step;
            }
        }
        Some(weights)
    }

    fn tables(&mut self) -> [&mut Vec<f32>; 7] {
        [
            &mut self.gate,
            &mut self.carriers,
            &mut self.doers,
            &mut self.spans,
            &mut self.modes,
            &mut self.trust,
            &mut self.worth,
        ]
    }

    /// The bytes of the file, below a head of words.
    pub(super) fn write(&mut self, head: &str) -> Vec<u8> {
        let mut bytes = head.as_bytes().to_vec();
        bytes.push(0);
        let mut stems: Vec<u32> = self.stems.iter().copied().collect();
        stems.sort_unstable();
        bytes.extend((stems.len() as u32).to_le_bytes());
        for stem in stems {
            bytes.extend(stem.to_le_bytes());
        }
        for table in self.tables() {
            let most = table
                .iter()
                .fold(0.0_f32, |most, weight| most.max(weight.abs()));
            let step = if most > 0.0 { most / 32_000.0 } else { 1.0 };
            bytes.extend(step.to_le_bytes());
            for weight in table {
                bytes.extend(((*weight / step).round() as i16).to_le_bytes());
            }
        }
        bytes
    }
}

/// What a table says of traits.
pub(super) fn sum(table: &[f32], traits: &Traits) -> f32 {
    traits.0.iter().map(|row| table[*row as usize]).sum()
}

/// What a table of rows of `N` says of traits.
pub(super) fn sums<const N: usize>(table: &[f32], traits: &Traits) -> [f32; N] {
    let mut all = [0.0; N];
    for row in &traits.0 {
        let from = *row as usize * N;
        for (sum, weight) in all.iter_mut().zip(&table[from..from + N]) {
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
