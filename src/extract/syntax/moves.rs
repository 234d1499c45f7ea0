//! The steps by which a tree is built: words are shifted onto a stack, and the topmost is tied to what stands beside it.
//!
//! The arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011): a word is tied to its head once it has all words
//! that depend on it. The root is a place behind the last word. Two steps a word, so that time grows with length alone.

use super::tags::{Relation, Tag};

/// A step.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Move {
    /// The next word goes on the stack.
    Shift,
    /// The topmost word depends on the next.
    Left,
    /// The topmost word depends on the one below it.
    Right,
}

/// All, in the order of their weights.
pub(super) const MOVES: [Move; 3] = [Move::Shift, Move::Left, Move::Right];

/// A word and what hangs on it so far.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) word: u32,
    pub(super) tag: u8,
    /// Relation to the head; `BLANK` before it has one.
    pub(super) relation: u8,
    /// How many words hang on it before and behind.
    pub(super) counts: [u8; 2],
    /// What sorts of words hang on it, as bits of `sort`.
    pub(super) sorts: u16,
    pub(super) head: u32,
    /// First and last word of all that hangs on it, itself too.
    pub(super) extent: [u32; 2],
    /// The outermost word before it that hangs on it, and the one further in.
    pub(super) left: [u32; 2],
    /// The same behind it.
    pub(super) right: [u32; 2],
}

/// Stands for a part of speech or relation that is not there.
pub(super) const BLANK: u8 = 62;

/// How far a sentence has been read.
#[derive(Default)]
pub(super) struct State {
    /// The words, then the root, then the place that stands for none.
    cells: Vec<Cell>,
    stack: Vec<u32>,
    next: u32,
}

impl State {
    /// Begins a sentence.
    pub(super) fn begin(&mut self, words: impl Iterator<Item = (u32, Tag)>) {
        self.cells.clear();
        self.stack.clear();
        self.next = 0;
        let blank = Cell {
            word: 0,
            tag: BLANK,
            relation: BLANK,
            counts: [0; 2],
            sorts: 0,
            head: 0,
            extent: [0; 2],
            left: [0; 2],
            right: [0; 2],
        };
        self.cells
            .extend((0..).zip(words).map(|(at, (word, tag))| Cell {
                word,
                tag: tag as u8,
                extent: [at; 2],
                ..blank
            }));
        self.cells.push(Cell {
            tag: BLANK + 1,
            ..blank
        });
        self.cells.push(blank);
        let none = self.cells.len() as u32 - 1;
        for cell in &mut self.cells {
            (cell.head, cell.left, cell.right) = (none, [none; 2], [none; 2]);
        }
    }

    /// Place of the root: how many words there are.
    pub(super) fn root(&self) -> u32 {
        self.cells.len() as u32 - 2
    }

    /// The word at a place; that of none for a place that is not there.
    pub(super) fn cell(&self, at: u32) -> &Cell {
        match self.cells.get(at as usize) {
            Some(cell) => cell,
            None => &self.cells[self.cells.len() - 1],
        }
    }

    /// Place of the next word, the root where all are on the stack.
    pub(super) fn next(&self) -> u32 {
        self.next
    }

    /// Place of a word of the stack, the topmost at 0.
    pub(super) fn top(&self, below: usize) -> u32 {
        let place = self.stack.len().checked_sub(below + 1);
        place
            .and_then(|place| self.stack.get(place))
            .copied()
            .unwrap_or(self.root() + 1)
    }

    /// How many words the stack holds.
    #[cfg(any(test, feature = "train"))]
    pub(super) fn depth(&self) -> usize {
        self.stack.len()
    }

    /// Whether nothing is left to do.
    pub(super) fn is_done(&self) -> bool {
        self.stack.is_empty() && self.next == self.root()
    }

    /// Whether a step can be taken; before the end, one always can.
    pub(super) fn may(&self, step: Move) -> bool {
        match step {
            Move::Shift => self.next < self.root(),
            // Only one word hangs on the root.
            Move::Left => {
                self.stack.len() == 1 || (self.next < self.root() && !self.stack.is_empty())
            }
            Move::Right => self.stack.len() > 1,
        }
    }

    /// The only step that can be taken, if there is but one.
    pub(super) fn forced(&self) -> Option<Move> {
        match (self.stack.len(), self.next < self.root()) {
            (0, _) => Some(Move::Shift),
            (1, false) => Some(Move::Left),
            (_, false) => Some(Move::Right),
            _ => None,
        }
    }

    /// Head and dependent that a step would tie.
    pub(super) fn tied(&self, step: Move) -> Option<(u32, u32)> {
        match step {
            Move::Shift => None,
            Move::Left => Some((self.next, self.top(0))),
            Move::Right => Some((self.top(1), self.top(0))),
        }
    }

    /// Takes a step that can be taken; one that ties says by what relation.
    pub(super) fn take(&mut self, step: Move, relation: Relation) {
        let Some((head, dependent)) = self.tied(step) else {
            self.stack.push(self.next);
            self.next += 1;
            return;
        };
        self.stack.pop();
        let mut extent = [dependent; 2];
        if let Some(cell) = self.cells.get_mut(dependent as usize) {
            (cell.head, cell.relation) = (head, relation as u8);
            extent = cell.extent;
        }
        if let Some(cell) = self.cells.get_mut(head as usize) {
            let side = usize::from(step == Move::Right);
            cell.counts[side] = cell.counts[side].saturating_add(1);
            cell.sorts |= sort(relation);
            let outer = match step {
                Move::Right => &mut cell.right,
                _ => &mut cell.left,
            };
            *outer = [dependent, outer[0]];
            // What hangs on the dependent is complete: nothing is tied to it any more.
            let [first, last] = cell.extent;
            cell.extent = [first.min(extent[0]), last.max(extent[1])];
        }
    }
}

/// The bit that a relation leaves at its head.
fn sort(relation: Relation) -> u16 {
    match relation {
        Relation::Subject | Relation::ClauseSubject => 1,
        Relation::PassiveSubject => 1 << 1,
        Relation::Object | Relation::IndirectObject => 1 << 2,
        Relation::Complement | Relation::OpenComplement => 1 << 3,
        Relation::Auxiliary => 1 << 4,
        Relation::PassiveAuxiliary => 1 << 5,
        Relation::Copula => 1 << 6,
        Relation::Marker => 1 << 7,
        Relation::Case => 1 << 8,
        Relation::Determiner | Relation::Possessor => 1 << 9,
        Relation::Conjunct | Relation::Coordinator => 1 << 10,
        Relation::Sign => 1 << 11,
        Relation::Expletive => 1 << 12,
        Relation::AdverbClause | Relation::Parataxis => 1 << 13,
        Relation::NounClause | Relation::RelativeClause | Relation::Apposition => 1 << 14,
        _ => 0,
    }
}
