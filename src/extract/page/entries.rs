//! Lists of people, a line each: "Ilse Varga, Minister of Defense⏎Hugo Quill, Deputy Foreign Minister".
//!
//! Method: a short line of a name, a comma and an office, in capitals or with a capital wherever a word is long, beside another such
//! line; the end of a line is the end of the entry there, as no stop says. Misses: entries over two lines, entries without a
//! comma. Cost: one pass.

use super::{Page, Shape, Token};
use crate::vocab::{self, Entry, PieceKind, Sense, is_particle};

/// So many words and signs a line of a list has at most.
const LONGEST: usize = 18;

/// Small words of an office.
const SMALL: [&str; 10] = [
    "of", "the", "to", "for", "and", "in", "at", "on", "a", "with",
];

impl Page<'_> {
    /// Where entries of lists begin or end among the tokens from `first` on.
    pub(super) fn entries(&self, first: usize, upper: bool) -> Vec<usize> {
        let opens = |at: &usize| *at == first || self.tokens[*at].opens_line;
        let starts: Vec<usize> = (first..self.tokens.len()).filter(opens).collect();
        let ends = starts.iter().skip(1).copied().chain([self.tokens.len()]);
        let lines: Vec<(usize, usize)> = starts.iter().copied().zip(ends).collect();
        let is_entry: Vec<bool> = lines
            .iter()
            .map(|(from, to)| self.is_entry(*from, *to, upper))
            .collect();
        let beside = |line: usize| {
            line.checked_sub(1).is_some_and(|before| is_entry[before])
                || is_entry.get(line + 1).copied().unwrap_or(false)
        };
        let mut found: Vec<usize> = (0..lines.len())
            .filter(|line| is_entry[*line] && beside(*line))
            .flat_map(|line| [lines[line].0, lines[line].1])
            .collect();
        found.dedup();
        found
    }

    /// Whether a line is a name, a comma and an office.
    fn is_entry(&self, from: usize, to: usize, upper: bool) -> bool {
        if to - from > LONGEST {
            return false;
        }
        let Some(comma) = (from..to).find(|at| self.is(*at, ",")) else {
            return false;
        };
        let names = (from..comma).filter(|at| self.tokens[*at].kind == PieceKind::Word);
        let is_name = (from..comma).all(|at| self.may_name(at)) && (2..=6).contains(&names.count());
        let office = comma + 1;
        if !is_name || office >= to || matches!(self.word(to - 1), "," | ";" | ":" | "?") {
            return false;
        }
        let mut within = false;
        let is_office = (office..to).all(|at| {
            let word = self.word(at);
            within = match word {
                "(" | "[" => true,
                ")" | "]" => false,
                _ => within,
            };
            let token = &self.tokens[at];
            within
                || token.kind != PieceKind::Word
                || token.shape != Shape::Lower
                || self.is_any(at, &SMALL)
        });
        let opens = office + usize::from(self.is(office, "the"));
        // In capitals no letter tells an office from what else a line may say.
        let is_told = match upper {
            true => self.tokens.get(opens).is_some_and(opens_title),
            false => self
                .tokens
                .get(opens)
                .is_some_and(|token| token.shape != Shape::Lower),
        };
        is_office && is_told && opens < to && !self.ends_before(to)
    }

    /// Whether a word or sign may stand in a name.
    fn may_name(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        match token.kind {
            PieceKind::Word => token.shape != Shape::Lower || is_particle(self.word(at)),
            PieceKind::Sign => matches!(self.word(at), "." | "-" | "\"" | "“" | "”" | "'"),
            _ => false,
        }
    }

    /// Whether a stop that ends a sentence stands right before a token.
    fn ends_before(&self, end: usize) -> bool {
        self.word(end - 1) == "." && self.tokens[end - 2].len() > 4
    }
}

/// Whether a word may open a title.
fn opens_title(token: &Token) -> bool {
    let lexicon = vocab::lexicon();
    let state = token.word.and_then(|word| lexicon.step(0, word));
    let is_title = |entry: &Entry| matches!(entry.sense, Sense::Title(_));
    state.is_some_and(|state| lexicon.entries(state).iter().any(is_title))
}
