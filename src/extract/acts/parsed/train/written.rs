//! Weights before they are learnt, and the bytes of their file; its layout stands where it is read.

use crate::extract::acts::parsed::mode::MODES;
use crate::extract::acts::parsed::scene::ACTS;
use crate::extract::acts::parsed::table::ROWS_A_BLOCK;
use crate::extract::acts::parsed::traits::ROWS;
use crate::extract::acts::parsed::weights::{GROUNDS, Table, Weights, shape};
use rustc_hash::FxHashSet;

impl Weights {
    /// Weights that say nothing.
    pub(super) fn empty() -> Self {
        let empty = |count: usize| Table::from(vec![0.0; count]);
        Weights {
            stems: FxHashSet::default(),
            gate: empty(ROWS),
            carriers: empty(ROWS * ACTS.len()),
            doers: empty(ROWS),
            spans: empty(ROWS),
            modes: empty(ROWS * MODES.len()),
            trust: vec![0.0; GROUNDS],
            worth: empty(ROWS),
        }
    }

    /// The bytes of the file, below a head of words.
    pub(super) fn written(&self, head: &str) -> Vec<u8> {
        let mut bytes = head.as_bytes().to_vec();
        bytes.push(0);
        bytes.extend(shape().as_bytes());
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
    use super::*;
    use crate::extract::acts::parsed::table::Held;
    use crate::extract::acts::parsed::traits::Traits;
    use crate::extract::acts::parsed::weights::sums;

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
    fn what_is_written_is_read() {
        let bytes: &'static [u8] = Weights::empty().written("invented").leak();
        assert!(bytes.starts_with(b"invented\0acts: proposed "));
        assert!(Weights::read(bytes).is_some());
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
