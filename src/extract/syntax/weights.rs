//! The learnt weights: compiled in, used where they lie.
//!
//! Layout of the file: a head in words (source, licence, the command that made it) that ends with a zero byte; then three
//! tables, of tags, moves and relations, each the number of its rows as a power of two (`u8`) and the rows: the mark of a
//! feature, then a weight a class as `i8`. Weights of one table are in one unit, which only the greater of two sums cares
//! about. Cost: nothing to load; a row a feature to use.

use std::sync::LazyLock;

/// So many rows are summed at a time at most; more than any list of features is long.
pub(super) const FEATURES: usize = 64;

/// Bytes of a row of tags and of relations: its mark, then 31 weights.
pub(super) const WIDE: usize = 32;

/// Bytes of a row of moves: its mark, then three weights.
pub(super) const NARROW: usize = 4;

/// Weights ready for use.
pub(super) struct Weights {
    pub(super) tags: Table<WIDE>,
    pub(super) moves: Table<NARROW>,
    pub(super) relations: Table<WIDE>,
}

/// The weights of the program; `None` where the file holds none.
pub(super) fn weights() -> Option<&'static Weights> {
    static WEIGHTS: LazyLock<Option<Weights>> =
        LazyLock::new(|| Weights::read(include_bytes!("weights.bin")));
    WEIGHTS.as_ref()
}

impl Weights {
    /// Reads a file's bytes; `None` where they are cut short.
    pub(super) fn read(bytes: &'static [u8]) -> Option<Self> {
        let head = bytes.iter().position(|byte| *byte == 0)?;
        let rest = bytes.get(head + 1..)?;
        let (tags, rest) = Table::read(rest)?;
        let (moves, rest) = Table::read(rest)?;
        let (relations, rest) = Table::read(rest)?;
        rest.is_empty().then_some(Weights {
            tags,
            moves,
            relations,
        })
    }
}

/// Rows of `ROW` bytes.
pub(super) struct Table<const ROW: usize> {
    shift: u32,
    rows: &'static [[u8; ROW]],
}

impl<const ROW: usize> Table<ROW> {
    fn read(bytes: &'static [u8]) -> Option<(Self, &'static [u8])> {
        let (bits, rest) = bytes.split_first()?;
        if !(1..=24).contains(bits) {
            return None;
        }
        let (rows, rest) = rest.split_at_checked(ROW << bits)?;
        let table = Table {
            shift: 64 - u32::from(*bits),
            rows: rows.as_chunks().0,
        };
        Some((table, rest))
    }

    /// The sums of the classes for these features; that of the mark, at 0, means nothing.
    pub(super) fn score(&self, features: &[u64]) -> [i16; ROW] {
        let mut sums = [0_i16; ROW];
        for feature in features {
            let first = slot(*feature, self.shift);
            let mark = mark(*feature);
            for slot in [first, first ^ 1] {
                if let Some(row) = self.rows.get(slot)
                    && row[0] == mark
                {
                    for (sum, weight) in sums.iter_mut().zip(row) {
                        *sum = sum.wrapping_add(i16::from(*weight as i8));
                    }
                    break;
                }
            }
        }
        sums
    }
}

/// A feature of two parts, as a number whose every bit depends on both.
pub(super) fn key(one: u64, two: u64) -> u64 {
    let mixed = (one.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(31) ^ two)
        .wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed ^ (mixed >> 32)
}

/// The row of a feature; the one beside it is its second place.
fn slot(feature: u64, shift: u32) -> usize {
    (feature >> shift) as usize
}

/// By what a feature knows its row: one other in 255 passes for it. 0 marks an empty row.
fn mark(feature: u64) -> u8 {
    (feature & 0xff).max(1) as u8
}

/// A feature and its weights, a class each.
pub(super) type Learnt<const CLASSES: usize> = (u64, [f32; CLASSES]);

/// Adds a table to the bytes of a file. Of features that want one row the heaviest have it.
pub(super) fn write<const CLASSES: usize>(bits: u32, rows: &[Learnt<CLASSES>], to: &mut Vec<u8>) {
    let weight = |row: &[f32; CLASSES]| row.iter().map(|w| w.abs()).fold(0.0, f32::max);
    let mut order: Vec<&Learnt<CLASSES>> = rows.iter().collect();
    order.sort_by(|a, b| weight(&b.1).total_cmp(&weight(&a.1)).then(a.0.cmp(&b.0)));
    // The few largest weights are cut off: finer steps for all others are worth more.
    let large = order.get(order.len() / 2000);
    let step = large.map_or(1.0, |(_, row)| weight(row) / 127.0);
    let stride = CLASSES + 1;
    let mut table = vec![0_u8; stride << bits];
    for (feature, row) in order {
        let weights = row.map(|weight| (weight / step).round().clamp(-127.0, 127.0) as i8);
        let first = slot(*feature, 64 - bits);
        let free = [first, first ^ 1]
            .into_iter()
            .find(|slot| table[slot * stride] == 0);
        if let Some(slot) = free
            && weights.iter().any(|weight| *weight != 0)
        {
            table[slot * stride] = mark(*feature);
            for (byte, weight) in table[slot * stride + 1..].iter_mut().zip(weights) {
                *byte = weight as u8;
            }
        }
    }
    to.push(bits as u8);
    to.extend(table);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let mut bytes = b"invented\0".to_vec();
        let wide = |class: usize| {
            let mut row = [0.0; WIDE - 1];
            row[class] = 2.5;
            [(key(1, 2), row)]
        };
        write(3, &wide(4), &mut bytes);
        write(3, &[(key(1, 2), [0.0, -1.0, 0.5])], &mut bytes);
        write(3, &wide(30), &mut bytes);
        let bytes: &'static [u8] = Box::leak(bytes.into());
        let weights = Weights::read(bytes).expect("weights");
        assert_eq!(weights.tags.score(&[key(1, 2)])[5], 127);
        assert_eq!(weights.relations.score(&[key(1, 2), key(2, 2)])[31], 127);
        assert_eq!(weights.moves.score(&[key(1, 2)])[1..], [0, -127, 64]);
        assert!(Weights::read(&bytes[..bytes.len() - 1]).is_none());
    }

    #[test]
    fn the_committed_weights_are_whole() {
        assert!(weights().is_some());
    }
}
