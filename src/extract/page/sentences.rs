//! Where sentences, headings and bullets begin and end.

use super::{Page, Sentence, Shape};
use crate::vocab::{self, PieceKind};

/// No sentence is longer, in tokens: what is, is a table or a list without stops, and every rule that looks through its
/// sentence stays bounded by this.
const LONGEST: usize = 500;

impl Page<'_> {
    /// Splits the tokens from `first` on into sentences.
    pub(super) fn split(&mut self, paragraph: usize, first: usize, upper: bool) {
        let mut start = first;
        let mut bullet = false;
        let mut at = first;
        while at < self.tokens.len() {
            if at > start && self.opens_bullet(at) {
                self.push(paragraph, start, at, upper, false, bullet);
                (start, bullet) = (at, true);
            }
            if at == start && self.opens_bullet(at) {
                // The dash belongs to no sentence.
                while self.is_dash(start) && start < self.tokens.len() - 1 {
                    start += 1;
                }
                (at, bullet) = (start, true);
            }
            if self.is_heading_end(start, at, bullet) {
                self.push(paragraph, start, at + 1, upper, true, bullet);
                start = at + 1;
            } else if self.ends_sentence(at) {
                let mut end = at + 1;
                while end < self.tokens.len().min(start + LONGEST)
                    && !self.tokens[end].apart
                    && self.closes(end)
                {
                    end += 1;
                }
                self.push(paragraph, start, end, upper, false, bullet);
                start = end;
                at = end;
                continue;
            } else if at - start >= LONGEST {
                self.push(paragraph, start, at, upper, false, bullet);
                start = at;
            }
            at += 1;
        }
        self.push(paragraph, start, self.tokens.len(), upper, false, bullet);
    }

    fn push(
        &mut self,
        paragraph: usize,
        first: usize,
        end: usize,
        upper: bool,
        heading: bool,
        bullet: bool,
    ) {
        if first < end {
            self.sentences.push(Sentence {
                first,
                end,
                paragraph,
                upper,
                heading,
                bullet,
            });
        }
    }

    fn is_dash(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–" | "—" | "•" | "*" | "·")
    }

    fn opens_bullet(&self, at: usize) -> bool {
        self.tokens[at].opens_line && self.is_dash(at)
    }

    /// A colon behind a few words that open a bullet or a paragraph: `Joint Review (JR):`.
    fn is_heading_end(&self, start: usize, at: usize, bullet: bool) -> bool {
        let opens = bullet || self.tokens[start].opens_line;
        self.word(at) == ":"
            && opens
            && (1..=9).contains(&(at - start))
            && self.tokens[start].kind == PieceKind::Word
            && self.tokens[start].shape != Shape::Lower
            && self.tokens[start..at]
                .iter()
                .all(|t| t.kind != PieceKind::Number)
    }

    fn ends_sentence(&self, at: usize) -> bool {
        match self.word(at) {
            "!" | "?" => true,
            "." => {
                let Some(next) = self.tokens.get(at + 1) else {
                    return true;
                };
                let next = if next.apart {
                    next
                } else {
                    self.tokens
                        .get(at + 2)
                        .filter(|_| self.closes(at + 1))
                        .unwrap_or(next)
                };
                let opens = next.apart
                    && (next.shape != Shape::Lower
                        || next.kind != PieceKind::Word
                        || self.is_item(at + 1));
                opens && (!self.is_abbreviation(at) || self.opens_part(at + 1))
            }
            _ => false,
        }
    }

    /// Whether a blank line stands before a token, or it numbers a point at the head of a line: there even "the U.S." ends a
    /// sentence, where a line is only full "Feb. ⏎ 14" goes on.
    fn opens_part(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at).filter(|token| token.opens_line) else {
            return false;
        };
        let gap = self.tokens[at - 1].end as usize..token.start as usize;
        let lines = self.text[gap].bytes().filter(|byte| *byte == b'\n').count();
        let is_point = token.kind == PieceKind::Number
            && self.tokens.get(at + 1).is_some_and(|next| !next.apart)
            && matches!(self.word(at + 1), "." | ")");
        lines > 1 || is_point
    }

    fn closes(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            "\"" | "”" | "“" | "'" | "’" | ")" | "]" | "»"
        )
    }

    /// A small letter that numbers an item of a list within a paragraph: `c. Assistance`.
    fn is_item(&self, at: usize) -> bool {
        let opens = |at: usize| {
            self.tokens
                .get(at)
                .is_some_and(|token| token.apart && token.shape != Shape::Lower)
        };
        self.tokens[at].len() == 1 && matches!(self.word(at + 1), "." | ")") && opens(at + 2)
    }

    /// Whether the stop at `at` ends `Gen.`, `No.`, `J.` and the like.
    fn is_abbreviation(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|b| self.word(b)) else {
            return false;
        };
        if self.tokens[at].apart {
            return false;
        }
        // "as named in Ref B. Marlow said": the letter is no initial.
        let lettered = at > 1 && LETTERED.iter().any(|word| self.is(at - 2, word));
        let one_letter =
            before.chars().count() == 1 && before.chars().all(char::is_alphabetic) && !lettered;
        let lower = before.to_ascii_lowercase();
        one_letter
            || ABBREVIATIONS.contains(&lower.as_str())
            || vocab::month(&lower).is_some()
                && lower.len() <= 4
                && !WHOLE_MONTHS.contains(&lower.as_str())
    }
}

/// What is told apart by letters.
const LETTERED: [&str; 12] = [
    "ref", "refs", "reftel", "para", "annex", "tab", "option", "plan", "part", "point", "section",
    "schedule",
];

/// Months that are as short as an abbreviation, and none.
const WHOLE_MONTHS: [&str; 3] = ["may", "june", "july"];

/// Short forms whose stop ends no sentence.
const ABBREVIATIONS: [&str; 40] = [
    "mr", "mrs", "ms", "messrs", "mme", "dr", "prof", "gen", "lt", "col", "maj", "brig", "adm",
    "capt", "amb", "sen", "rep", "gov", "st", "no", "nos", "vs", "rev", "hon", "sec", "secy",
    "asst", "dep", "min", "jr", "sr", "e.g", "i.e", "viz", "para", "art", "fol", "govt", "dept",
    "cf",
];
