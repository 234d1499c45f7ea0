//! Which words of a paragraph are debris of transmission: lines that a system put between those of the message.
//!
//! Cost: one pass over debris and words together.

use crate::model::{Cable, Span};

/// Debris of transmission, walked through once with the words.
pub(super) struct Debris {
    /// In order of position, the last first.
    ahead: Vec<Span>,
    /// Where what opens before the last word asked for ends.
    until: usize,
}

impl Debris {
    pub(super) fn of(cable: &Cable) -> Self {
        let ahead = cable.debris.iter().rev().copied().collect();
        Debris { ahead, until: 0 }
    }

    /// Whether a place lies in debris; places are asked for in their order.
    pub(super) fn covers(&mut self, at: usize) -> bool {
        while let Some(next) = self.ahead.pop_if(|next| next.start() <= at) {
            self.until = self.until.max(next.end());
        }
        at < self.until
    }
}
