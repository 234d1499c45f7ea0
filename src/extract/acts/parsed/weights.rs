//! Weights of the judge, compiled in: what words carry acts, who does them, how far their objects reach, how they are meant.
//!
//! Layout of the file: a head in words that ends with a zero byte; what it was learnt for, in words too (`shape`); the number
//! of stems (`u32`) and the stems (`u32` each); what each of the grounds is worth (`f32` each); then the tables (`table`), and
//! nothing behind. Little-endian.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::mode::MODES;
use super::scene::ACTS;
use super::table::{Held, word};
use super::traits::{ROWS, Traits};

/// Numbers by which the last step weighs a reading: see `judge`.
pub(super) const GROUNDS: usize = 40;

/// Room for the traits of one of many: most have fewer.
const ROOM: usize = 64;

/// A table of weights.
#[derive(Clone, Debug)]
pub(super) enum Table {
    /// As it is learnt.
    Learnt(Vec<f32>),
    /// As it is used.
    Held(Held),
}

impl Table {
    /// What a table of single weights says of traits.
    pub(super) fn sum(&self, traits: &Traits) -> f32 {
        let [sum] = self.sums(traits);
        sum
    }

    /// What a table of single weights says of each of many, whose traits `write` adds.
    pub(super) fn each<T>(
        &self,
        all: impl IntoIterator<Item = T>,
        mut write: impl FnMut(T, &mut Traits),
    ) -> Vec<f32> {
        let all = all.into_iter();
        let count = all.size_hint().0;
        let mut traits = Traits::with_room(count * ROOM);
        let mut ends = Vec::with_capacity(count);
        for one in all {
            write(one, &mut traits);
            ends.push(traits.0.len());
        }
        let mut first = 0;
        let parts = ends.into_iter().map(|end| {
            let part = first..end;
            first = end;
            part
        });
        match self {
            Table::Learnt(weights) => parts
                .map(|part| {
                    let rows = traits.0[part].iter();
                    rows.map(|row| weights[*row as usize]).sum()
                })
                .collect(),
            Table::Held(held) => {
                let fetched = held.fetch(&traits);
                parts.map(|part| held.sum(&fetched[part])).collect()
            }
        }
    }

    /// What a table of rows of `N` says of traits.
    pub(super) fn sums<const N: usize>(&self, traits: &Traits) -> [f32; N] {
        match self {
            Table::Learnt(weights) => sums(weights, traits),
            Table::Held(held) => held.sums(traits),
        }
    }

    /// All weights, in order.
    #[cfg(any(test, feature = "train"))]
    pub(super) fn all(&self) -> Vec<f32> {
        match self {
            Table::Learnt(weights) => weights.clone(),
            Table::Held(held) => held.all(),
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

/// The weights of the program.
pub(in crate::extract) fn weights() -> &'static Weights {
    static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
        let weights = Weights::read(include_bytes!("judge.bin"));
        weights.expect("the committed file is whole, as a test sees to")
    });
    &WEIGHTS
}

/// What weights are learnt for, in the order of their numbers: a file that was learnt for other acts, or by other numbers, would
/// be read as nonsense.
pub(super) fn shape() -> String {
    format!(
        "acts: {}; grounds: {GROUNDS}; ways to mean: {}; rows: {ROWS}",
        ACTS[1..].join(" "),
        MODES.map(|mode| mode.as_str()).join(" ")
    )
}

impl Weights {
    /// Reads a file's bytes; `None` where they are not what this program would have learnt: cut short, longer, of other acts.
    pub(super) fn read(bytes: &'static [u8]) -> Option<Self> {
        let mut rest = bytes;
        let _head = words(&mut rest)?;
        if words(&mut rest)? != shape().as_bytes() {
            return None;
        }
        let count = u32::from_le_bytes(word(&mut rest)?);
        let mut stems = FxHashSet::default();
        for _ in 0..count {
            stems.insert(u32::from_le_bytes(word(&mut rest)?));
        }
        let mut trust = vec![0.0; GROUNDS];
        for worth in &mut trust {
            *worth = f32::from_le_bytes(word(&mut rest)?);
        }
        let weights = Weights {
            stems,
            trust,
            gate: held::<1>(&mut rest)?,
            carriers: held::<{ ACTS.len() }>(&mut rest)?,
            doers: held::<1>(&mut rest)?,
            spans: held::<1>(&mut rest)?,
            modes: held::<{ MODES.len() }>(&mut rest)?,
            worth: held::<1>(&mut rest)?,
        };
        rest.is_empty().then_some(weights)
    }
}

/// The words before the next zero byte.
fn words(rest: &mut &'static [u8]) -> Option<&'static [u8]> {
    let end = rest.iter().position(|byte| *byte == 0)?;
    let words = &rest[..end];
    *rest = &rest[end + 1..];
    Some(words)
}

/// The next table, of rows of `N`.
fn held<const N: usize>(rest: &mut &'static [u8]) -> Option<Table> {
    Held::read::<N>(rest).map(Table::Held)
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

    const FILE: &[u8] = include_bytes!("judge.bin");

    /// The file with other words in the place of its own, cut or made longer.
    fn is_read(change: impl FnOnce(&mut Vec<u8>)) -> bool {
        let mut bytes = FILE.to_vec();
        change(&mut bytes);
        Weights::read(bytes.leak()).is_some()
    }

    #[test]
    fn the_program_has_its_weights() {
        assert!(is_read(|_| ()));
    }

    #[test]
    fn weights_of_another_shape_are_refused() {
        assert!(!is_read(|bytes| bytes.push(0)));
        assert!(!is_read(|bytes| bytes.truncate(FILE.len() - 1)));
        let find = |words: &str| {
            let mut places = FILE.windows(words.len());
            places.position(|bytes| bytes == words.as_bytes())
        };
        for (own, other) in [("supported", "supporter"), ("grounds: 40", "grounds: 41")] {
            let at = find(own).expect("the shape names it");
            assert!(
                !is_read(|bytes| bytes[at..at + own.len()].copy_from_slice(other.as_bytes())),
                "{other}"
            );
        }
    }
}
