//! The learnt weights: compiled in, used where they lie.
//!
//! Layout of the file: a head in words (source, licence, the command that made it) that ends with a zero byte; then five
//! tables: moves, tags by few and by many classes, relations the same. A table is the number of its pairs of rows (`u32`,
//! little-endian) and the rows. A row begins with the mark of its feature, and is one of three kinds:
//!
//! | kind | bytes | holds |
//! | --- | --- | --- |
//! | moves | 3 | weights of left and right as `i8`, that of a shift taken off |
//! | slim | 8 | up to four classes, 5 bits each, with their weights, 8 bits each |
//! | wide | 32 | a weight for each of 31 classes |
//!
//! Weights of one step are in one unit, which only the greater of two sums cares about. Cost: nothing to load; a row a
//! feature to use.

use std::hint::select_unpredictable;
use std::sync::LazyLock;

/// So many rows are summed at a time at most; more than any list of features is long.
pub(super) const FEATURES: usize = 64;

/// How many classes tags and relations have at most.
pub(super) const CLASSES: usize = 31;

/// Weights ready for use.
pub(super) struct Weights {
    pub(super) moves: Moves,
    pub(super) tags: Mixed,
    pub(super) relations: Mixed,
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
        let (moves, rest) = Table::read(bytes.get(head + 1..)?)?;
        let (tags, rest) = Mixed::read(rest)?;
        let (relations, rest) = Mixed::read(rest)?;
        let moves = Moves(moves);
        rest.is_empty().then_some(Weights {
            moves,
            tags,
            relations,
        })
    }
}

/// Rows of `ROW` bytes, in pairs: a feature stands in either row of its pair.
struct Table<const ROW: usize> {
    pairs: &'static [[[u8; ROW]; 2]],
}

impl<const ROW: usize> Table<ROW> {
    fn read(bytes: &'static [u8]) -> Option<(Self, &'static [u8])> {
        let (count, rest) = bytes.split_first_chunk::<4>()?;
        let length = (2 * ROW).checked_mul(u32::from_le_bytes(*count) as usize)?;
        let (rows, rest) = rest.split_at_checked(length)?;
        let pairs = rows.as_chunks().0.as_chunks().0;
        Some((Table { pairs }, rest))
    }

    /// The rows in which a feature may stand.
    fn pair(&self, feature: u64) -> &'static [[u8; ROW]; 2] {
        let pair = self.pairs.get(slot(feature, self.pairs.len()));
        pair.unwrap_or(&const { [[0; ROW]; 2] })
    }
}

/// Two rows of moves as a number, the lowest byte first.
///
/// Byte by byte: a copy of a length that the compiler does not see is a call, a sixth of all the parser's time.
fn number([[a, b, c], [d, e, f]]: [[u8; 3]; 2]) -> u64 {
    u64::from_le_bytes([a, b, c, d, e, f, 0, 0])
}

/// That of two rows, as numbers, in which a feature stands; 0 for a feature without.
///
/// Which of them it is cannot be foreseen, so that nothing branches on it.
fn own(one: u64, other: u64, feature: u64) -> u64 {
    let is_own = |row: u64| row as u8 == mark(feature);
    let other = select_unpredictable(is_own(other), other, 0);
    select_unpredictable(is_own(one), one, other)
}

/// Weights of the moves.
pub(super) struct Moves(Table<3>);

impl Moves {
    /// The sums of shift, left and right.
    pub(super) fn score(&self, features: &[u64]) -> [i32; 3] {
        // Memory is what this waits for: all rows are fetched before the first is looked at.
        let mut fetched = [0; FEATURES];
        for (pair, feature) in fetched.iter_mut().zip(features) {
            *pair = number(*self.0.pair(*feature));
        }
        let (mut left, mut right) = (0, 0);
        for (pair, feature) in fetched.iter().zip(features) {
            let row = own(*pair, pair >> 24, *feature);
            left += i32::from((row >> 8) as i8);
            right += i32::from((row >> 16) as i8);
        }
        [0, left, right]
    }
}

/// Weights of tags or relations, of features that speak for few of them and of those that speak for many.
pub(super) struct Mixed {
    wide: Table<32>,
    slim: Table<8>,
}

impl Mixed {
    fn read(bytes: &'static [u8]) -> Option<(Self, &'static [u8])> {
        let (wide, rest) = Table::read(bytes)?;
        let (slim, rest) = Table::read(rest)?;
        Some((Mixed { wide, slim }, rest))
    }

    /// The best class by these features, of which so many at the beginning have wide rows.
    pub(super) fn best(&self, features: &[u64], wide: usize) -> usize {
        let (wide, slim) = features.split_at_checked(wide).unwrap_or((features, &[]));
        // All rows are fetched before the first is looked at, as those of moves are.
        let mut fetched = [[0; 2]; FEATURES];
        for (pair, feature) in fetched.iter_mut().zip(slim) {
            let [one, other] = self.slim.pair(*feature);
            *pair = [u64::from_le_bytes(*one), u64::from_le_bytes(*other)];
        }
        let mut sums = [0_i16; CLASSES + 1];
        for feature in wide {
            let [one, other] = self.wide.pair(*feature);
            let is_own = |row: &[u8; 32]| u8::from(row[0] == mark(*feature)).wrapping_neg();
            let (is_one, is_other) = (is_own(one), is_own(other));
            for ((sum, one), other) in sums.iter_mut().zip(one).zip(other) {
                let weight = one & is_one | other & is_other;
                *sum = sum.wrapping_add(i16::from(weight as i8));
            }
        }
        // The rows that are there are drawn together, without a branch, and then added.
        let mut rows = [0; FEATURES];
        let mut count = 0;
        for ([one, other], feature) in fetched.iter().zip(slim) {
            let row = own(*one, *other, *feature) >> 8;
            rows[count % FEATURES] = row;
            count += usize::from(row != 0);
        }
        for row in rows.iter().take(count) {
            for class in 0..4 {
                let part = row >> (13 * class);
                // Five bits are always a place in the sums.
                let sum = &mut sums[(part & 31) as usize];
                *sum = sum.wrapping_add(i16::from((part >> 5) as u8 as i8));
            }
        }
        // The first of the highest, that of the marks aside: it is the sum of what means nothing.
        let ranked = sums.iter().zip((0..=CLASSES as i32).rev());
        let ranked = ranked
            .skip(1)
            .map(|(sum, rank)| i32::from(*sum) << 5 | rank);
        let highest = ranked.fold(i32::MIN, i32::max);
        CLASSES - 1 - (highest & 31) as usize
    }
}

/// A feature of two parts, as a number whose every bit depends on both.
pub(super) fn key(one: u64, two: u64) -> u64 {
    let mixed = (one.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(31) ^ two)
        .wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed ^ (mixed >> 32)
}

/// Features as they are written, each with a name of its own in the highest byte of its first part.
pub(super) struct Keys<'o> {
    name: u64,
    out: std::slice::IterMut<'o, u64>,
}

impl<'o> Keys<'o> {
    /// Features of which the first has this name.
    pub(super) fn new(name: u64, out: &'o mut [u64; FEATURES]) -> Self {
        let out = out.iter_mut();
        Keys { name, out }
    }

    /// Adds a feature of two parts. Inlined, its name and place are constants.
    #[inline(always)]
    pub(super) fn add(&mut self, one: u64, two: u64) {
        if let Some(slot) = self.out.next() {
            *slot = key(one | self.name << 56, two);
        }
        self.name += 1;
    }
}

/// The pair of rows of a feature among so many.
pub(super) fn slot(feature: u64, pairs: usize) -> usize {
    (((feature >> 32) * pairs as u64) >> 32) as usize
}

/// By what a feature knows its row: one other in 255 passes for it. 0 marks an empty row.
pub(super) fn mark(feature: u64) -> u8 {
    (feature & 0xff).max(1) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_weights_are_whole() {
        assert!(Weights::read(include_bytes!("weights.bin")).is_some());
    }
}
