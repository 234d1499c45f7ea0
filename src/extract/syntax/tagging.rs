//! What decides the part of speech of a word: itself, its neighbours and the two parts of speech before it.

use super::sight::Atom;
use super::tags::Tag;
use super::weights::{FEATURES, Keys};

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
    let mut keys = Keys::new(1, out);
    keys.add(before, 1);
    keys.add(pair, 1);
    keys.add(u64::from(own.ends[1]), 7);
    keys.add(traits(own), first);
    keys.add(traits(own), before | first << 8);
    keys.add(traits(one), traits(own));
    keys.add(traits(own), traits(next));
    keys.add(traits(next), before);
    keys.add(last(own), 6);
    keys.add(word(own), 0);
    keys.add(word(own), before);
    keys.add(word(own), pair);
    keys.add(word(own), word(one));
    keys.add(word(own), word(next));
    keys.add(word(one), 2);
    keys.add(word(next), 3);
    keys.add(word(after), 4);
    keys.add(word(two), 5);
    keys.add(last(own), before | 8 << 8);
    keys.add(u64::from(own.opening), 9);
    keys.add(traits(own), last(own));
    keys.add(last(one), before);
    keys.add(last(next), before);
    keys.add(last(next), last(own));
    keys.add(word(next), before);
    keys.add(word(next), word(after));
    keys.add(word(one), word(next));
}
