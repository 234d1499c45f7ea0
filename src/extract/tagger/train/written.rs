//! The bytes of a file of weights; its layout stands where it is read.

use crate::extract::tagger::crf::{Pairs, Scores};
use crate::extract::tagger::weights::{STRIDE, mark, slot};

/// The bytes of a file for these weights; see the module's head. Of features that want one row the heaviest have it.
pub(super) fn written(head: &str, bits: u32, pairs: &Pairs, rows: &[(u64, Scores)]) -> Vec<u8> {
    // The few largest weights are cut off: finer steps for all others are worth more.
    let step = 6.0 / 127.0;
    let mut bytes = head.replace('\0', " ").into_bytes();
    bytes.push(0);
    bytes.push(bits as u8);
    bytes.extend(f32::to_le_bytes(step));
    for value in pairs.iter().flatten() {
        bytes.extend(value.to_le_bytes());
    }
    let weight = |row: &Scores| row.iter().map(|w| w.abs()).fold(0.0, f32::max);
    let mut order: Vec<&(u64, Scores)> =
        rows.iter().filter(|(_, row)| weight(row) >= step).collect();
    order.sort_by(|a, b| weight(&b.1).total_cmp(&weight(&a.1)).then(a.0.cmp(&b.0)));
    let mut table = vec![0_u8; STRIDE << bits];
    for (feature, row) in order {
        let first = slot(*feature, bits);
        let free = [first, first ^ 1]
            .into_iter()
            .find(|slot| table[slot * STRIDE] == 0);
        if let Some(slot) = free {
            table[slot * STRIDE] = mark(*feature);
            for (byte, weight) in table[slot * STRIDE + 1..].iter_mut().zip(row) {
                *byte = (weight / step).round().clamp(-127.0, 127.0) as i8 as u8;
            }
        }
    }
    bytes.extend(table);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::tagger::crf::LABELS;
    use crate::extract::tagger::weights::Weights;

    #[test]
    fn what_is_written_is_read_again() {
        let mut row = [0.0; LABELS];
        row[1] = 1.5;
        let mut pairs = [[0.0; LABELS]; LABELS];
        pairs[0][1] = -0.25;
        let bytes: &'static [u8] =
            Box::leak(written("invented", 2, &pairs, &[(3 << 62, row)]).into());
        let weights = Weights::read(bytes).expect("weights");
        assert_eq!(weights.pairs[0][1], -0.25);
        let score = weights.score(&[3 << 62, 5])[1];
        assert!((score - 1.5).abs() < 0.03, "{score}");
        assert!(Weights::read(&bytes[..bytes.len() - 1]).is_none());
    }
}
