//! What decides the next step, and the relation of two words that it ties.
//!
//! A feature is made of words, parts of speech and what hangs on the words already; no feature needs a search.

use super::moves::{Cell, Move, State};
use super::weights::{FEATURES, Keys};

/// How many features a step has.
pub(super) const STEP: usize = 56;

/// How many features a relation has.
pub(super) const RELATION: usize = 34;

/// How many of them, at the beginning, speak for many relations.
pub(super) const WIDE: usize = 5;

fn word(cell: &Cell) -> u64 {
    u64::from(cell.word)
}

fn tag(cell: &Cell) -> u64 {
    u64::from(cell.tag)
}

/// Word and part of speech.
fn both(cell: &Cell) -> u64 {
    word(cell) | tag(cell) << 32
}

fn relation(cell: &Cell) -> u64 {
    u64::from(cell.relation)
}

fn sorts(cell: &Cell) -> u64 {
    u64::from(cell.sorts)
}

/// Parts of speech side by side.
fn tags<const N: usize>(cells: [&Cell; N]) -> u64 {
    cells
        .iter()
        .fold(0, |packed, cell| packed << 8 | u64::from(cell.tag))
}

/// Distance in words, the longer the coarser.
fn distance(one: u32, two: u32) -> u64 {
    match one.abs_diff(two) {
        near @ 0..=4 => u64::from(near),
        5..=6 => 5,
        7..=10 => 6,
        11..=20 => 7,
        _ => 8,
    }
}

/// Writes the features of the next step.
pub(super) fn of_step(state: &State, out: &mut [u64; FEATURES]) {
    let (top, below, next) = (state.top(0), state.top(1), state.next());
    let (s0, s1, s2) = (state.cell(top), state.cell(below), state.cell(state.top(2)));
    let (b0, b1, b2) = (state.cell(next), state.cell(next + 1), state.cell(next + 2));
    let [
        s0_left,
        s0_right,
        s0_right2,
        s1_left,
        s1_right,
        b0_left,
        b0_left2,
    ] = [
        s0.left[0], s0.right[0], s0.right[1], s1.left[0], s1.right[0], b0.left[0], b0.left[1],
    ]
    .map(|at| state.cell(at));
    let near = distance(top, next) << 48;
    let far = distance(below, top) << 48;
    let counts = |cell: &Cell| {
        u64::from(cell.counts[0].min(3)) << 40 | u64::from(cell.counts[1].min(3)) << 44
    };
    let mut keys = Keys::new(1, out);
    keys.add(both(s0), 0);
    keys.add(word(s0), 0);
    keys.add(both(s1), 0);
    keys.add(word(s1), 0);
    keys.add(both(b0), 0);
    keys.add(word(b0), 0);
    keys.add(both(b1), 0);
    keys.add(tags([s0, b0]), 0);
    keys.add(both(s0), both(b0));
    keys.add(both(s0), tag(b0));
    keys.add(tag(s0), both(b0));
    keys.add(word(s0), word(b0));
    keys.add(tags([s1, s0]), 0);
    keys.add(both(s1), tag(s0));
    keys.add(tag(s1), both(s0));
    keys.add(both(s1), both(s0));
    keys.add(tags([b0, b1]), 0);
    keys.add(tags([s0, b0, b1]), 0);
    keys.add(tags([s0, b0, b1, b2]), 0);
    keys.add(tags([s1, s0, b0]), 0);
    keys.add(tags([s2, s1, s0]), 0);
    keys.add(tags([s1, s0, b0, b1]), 0);
    keys.add(word(s0), tags([b0, b1]));
    keys.add(word(b0), tags([s0, b1]));
    keys.add(word(s1), tags([s0, b0]));
    keys.add(word(s0), tags([s1, b0]));
    keys.add(word(b0), tags([s1, s0]));
    keys.add(both(s1), both(b0));
    keys.add(tags([s0, s0_left, b0]), relation(s0_left));
    keys.add(tags([s0, s0_right, b0]), relation(s0_right));
    keys.add(tags([s0, b0_left, b0]), relation(b0_left));
    keys.add(tags([s1, s1_right, s0]), relation(s1_right));
    keys.add(tags([s1, s1_left, s0]), relation(s1_left));
    keys.add(tags([s0, b0]), sorts(s0));
    keys.add(tags([s0, b0]), sorts(b0));
    keys.add(tags([s1, s0]), sorts(s1));
    keys.add(tags([s1, s0, b0]), sorts(s1) | sorts(s0) << 16);
    keys.add(word(s0), sorts(s0) | tag(b0) << 16);
    keys.add(word(s1), sorts(s1) | tag(s0) << 16);
    keys.add(word(b0), sorts(b0) | tag(s0) << 16);
    keys.add(tags([s0, b0]) | near, 0);
    keys.add(tags([s1, s0]) | far, 0);
    keys.add(word(s0) | near, tag(b0));
    keys.add(word(s1) | far, tag(s0));
    keys.add(word(s0_left), tags([s0, b0]));
    keys.add(word(s0_left), both(s1));
    keys.add(word(s0_left), tags([s1, s0, b0]));
    keys.add(word(b0_left), tags([s0, b0]));
    keys.add(word(s0_right), tags([s0, b0]));
    keys.add(word(s1_right), tags([s1, s0]));
    keys.add(tags([s1, s0, b0]) | near, sorts(s0));
    keys.add(word(b0), word(b1));
    keys.add(both(b1), tags([s0, b0]));
    keys.add(both(s0) | counts(s0), tag(b0));
    keys.add(tags([s0, s0_right, s0_right2, b0]), sorts(b0));
    keys.add(tags([s0, b0, b0_left, b0_left2]), sorts(s1));
}

/// Writes the features of the relation of two words that a step ties.
pub(super) fn of_relation(
    state: &State,
    step: Move,
    (head, dependent): (u32, u32),
    out: &mut [u64; FEATURES],
) {
    let (h, d) = (state.cell(head), state.cell(dependent));
    let [left, right, left2, inner] = [d.left[0], d.right[0], d.left[1], h.left[0]];
    let [left, right, left2, inner] = [left, right, left2, inner].map(|at| state.cell(at));
    let last = state.cell(h.right[0]);
    let before = |at: u32| state.cell(at.checked_sub(1).unwrap_or(u32::MAX));
    let after = |at: u32| state.cell(at.saturating_add(1));
    let (near, ahead, beside) = (before(dependent), after(dependent), before(head));
    let side = u64::from(step == Move::Right) << 48;
    let far = distance(head, dependent) << 50;
    let mut keys = Keys::new(101, out);
    keys.add(tags([h, d]) | side, 0);
    keys.add(tags([h, d]) | side | far, 0);
    keys.add(tag(d) | side | far, sorts(d));
    keys.add(tags([h, d, near]) | side, 0);
    keys.add(tags([h, d, ahead]) | side, 0);
    keys.add(both(h) | side, 0);
    keys.add(both(d) | side, 0);
    keys.add(word(h) | side, 0);
    keys.add(word(d) | side, 0);
    keys.add(both(h) | side, both(d));
    keys.add(both(h) | side, tag(d));
    keys.add(tag(h) | side, both(d));
    keys.add(word(h) | side, word(d));
    keys.add(tags([h, d]) | side, both(left));
    keys.add(word(left) | side, sorts(h) | tag(d) << 16 | tag(h) << 24);
    keys.add(word(d) | side, word(left));
    keys.add(word(h) | side, word(left));
    keys.add(word(h) | side, both(left) | tag(d) << 48);
    keys.add(tags([h, d]) | side, relation(left) | relation(left2) << 8);
    keys.add(tags([h, d]) | side, relation(right) | tag(right) << 8);
    keys.add(tags([h, d]) | side, sorts(h));
    keys.add(tags([h, d]) | side, sorts(d));
    keys.add(tags([h, d]) | side, sorts(h) | sorts(d) << 16);
    keys.add(word(h) | side, sorts(h) | tag(d) << 16);
    keys.add(word(h) | side, sorts(d) | tag(d) << 16);
    keys.add(word(d) | side, sorts(h) | tag(h) << 16);
    keys.add(tags([h, d, near, ahead]) | side, 0);
    keys.add(tags([beside, h, d]) | side, 0);
    keys.add(tags([h, d]) | side, word(near));
    keys.add(tags([h, d]) | side, word(ahead));
    keys.add(tags([h, d, inner]) | side, relation(inner));
    keys.add(tags([h, d, last]) | side, relation(last));
    keys.add(both(h) | side, relation(last) | tag(d) << 16);
    keys.add(word(left2) | side, tags([h, d, left]));
}
