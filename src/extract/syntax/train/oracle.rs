//! Which steps keep every right line of the tree within reach (Goldberg and Nivre 2013).

use super::super::moves::{Move, State};
use super::cutting::Gold;

/// The right tree of a sentence, turned so that each head finds its dependents.
#[derive(Default)]
pub(super) struct Oracle {
    heads: Vec<u32>,
    /// For each word where its dependents begin in `dependents`; in order of place.
    starts: Vec<u32>,
    dependents: Vec<u32>,
    /// Whether each word is on the stack.
    stacked: Vec<bool>,
}

impl Oracle {
    pub(super) fn begin(&mut self, gold: &[Gold]) {
        let count = gold.len();
        self.heads.clear();
        self.heads.extend(gold.iter().map(|gold| gold.head));
        self.stacked.clear();
        self.stacked.resize(count + 1, false);
        self.starts.clear();
        self.starts.resize(count + 3, 0);
        for head in &self.heads {
            self.starts[*head as usize + 2] += 1;
        }
        for at in 1..self.starts.len() {
            self.starts[at] += self.starts[at - 1];
        }
        self.dependents.clear();
        self.dependents.resize(count, 0);
        for (at, head) in self.heads.iter().enumerate() {
            let place = &mut self.starts[*head as usize + 1];
            self.dependents[*place as usize] = at as u32;
            *place += 1;
        }
    }

    fn dependents(&self, head: u32) -> &[u32] {
        let (from, to) = (self.starts[head as usize], self.starts[head as usize + 1]);
        &self.dependents[from as usize..to as usize]
    }

    /// How many right lines a step that can be taken puts out of reach.
    pub(super) fn cost(&self, state: &State, step: Move) -> usize {
        let (top, next) = (state.top(0), state.next());
        let behind = || {
            let own = self.dependents(top);
            own.len() - own.partition_point(|at| *at < next)
        };
        match step {
            Move::Shift => {
                let head = self.heads[next as usize];
                let lost = head < next && head != top && self.stacked[head as usize];
                let own = self.dependents(next);
                let stacked = own.iter().take_while(|at| **at < next);
                usize::from(lost) + stacked.filter(|at| self.stacked[**at as usize]).count()
            }
            Move::Left => {
                let head = self.heads[top as usize];
                let lost = head > next || (state.depth() > 1 && head == state.top(1));
                behind() + usize::from(lost)
            }
            Move::Right => behind() + usize::from(self.heads[top as usize] >= next),
        }
    }

    /// Follows a step that is about to be taken.
    pub(super) fn follow(&mut self, state: &State, step: Move) {
        let (place, stacked) = match step {
            Move::Shift => (state.next(), true),
            Move::Left | Move::Right => (state.top(0), false),
        };
        self.stacked[place as usize] = stacked;
    }
}
