//! What decides the part of speech of a word: itself, its neighbours and the two parts of speech before it.

use super::sight::Atom;
use super::tags::Tag;
use super::weights::{FEATURES, key};

/// Stands for the part of speech of what lies before the sentence.
const BEFORE: u64 = 63;

/// How many features a word has.
pub(super) const COUNT: usize = 27;

/// How many of them, at the beginning, speak for many parts of speech.
pub(super) const WIDE: usize = 8;

/// Writes the features of a word; `tags` holds those of the words before it.
pub(super) fn features(atoms: &[Atom], tags: &[Tag], at: usize, out: &mut [u64; FEATURES]) {
    let none = Atom::default();
    let atom = |shift: isize| {
        let place = at.checked_add_signed(shift);
        place.and_then(|place| atoms.get(place)).unwrap_or(&none)
    };
    let tag = |back: usize| {
        let place = at.checked_sub(back);
        place
            .and_then(|place| tags.get(place))
            .map_or(BEFORE, |tag| *tag as u64)
    };
    let [two, one, own, next, after] = [atom(-2), atom(-1), atom(0), atom(1), atom(2)];
    let word = |atom: &Atom| u64::from(atom.word);
    let last = |atom: &Atom| u64::from(atom.ends[0]);
    let traits = |atom: &Atom| u64::from(atom.shape) | u64::from(atom.senses) << 8;
    let (before, pair) = (tag(1), tag(1) | tag(2) << 8);
    let first = u64::from(at == 0);
    let parts: [(u64, u64); COUNT] = [
        (before, 1),
        (pair, 1),
        (u64::from(own.ends[1]), 7),
        (traits(own), first),
        (traits(own), before | first << 8),
        (traits(one), traits(own)),
        (traits(own), traits(next)),
        (traits(next), before),
        (last(own), 6),
        (word(own), 0),
        (word(own), before),
        (word(own), pair),
        (word(own), word(one)),
        (word(own), word(next)),
        (word(one), 2),
        (word(next), 3),
        (word(after), 4),
        (word(two), 5),
        (last(own), before | 8 << 8),
        (u64::from(own.opening), 9),
        (traits(own), last(own)),
        (last(one), before),
        (last(next), before),
        (last(next), last(own)),
        (word(next), before),
        (word(next), word(after)),
        (word(one), word(next)),
    ];
    for ((slot, (left, right)), name) in out.iter_mut().zip(parts).zip(1_u64..) {
        *slot = key(left | name << 56, right);
    }
}
