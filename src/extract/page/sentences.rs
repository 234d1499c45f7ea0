//! Where sentences, headings and bullets begin and end.

use super::{Page, Sentence, Shape, Token};
use crate::notation;
use crate::vocab::{self, Entry, NotPerson, PieceKind, Sense, VerbForm};

/// No sentence is longer, in tokens: what is, is a table or a list without stops, and every rule that looks through its
/// sentence stays bounded by this.
const LONGEST: usize = 500;

impl Page<'_> {
    /// Splits the tokens from `first` on into sentences.
    pub(super) fn split(&mut self, paragraph: usize, first: usize, upper: bool) {
        let mut start = first;
        let mut bullet = false;
        let mut at = first;
        let entries = self.entries(first, upper);
        while at < self.tokens.len() {
            if at > start && !entries.is_empty() && entries.binary_search(&at).is_ok() {
                self.push(paragraph, start, at, upper, false, bullet);
                (start, bullet) = (at, false);
            }
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
            // Only a sign ends a sentence.
            let is_sign = self.tokens[at].kind == PieceKind::Sign;
            if is_sign && self.is_heading_end(start, at, bullet) {
                self.push(paragraph, start, at + 1, upper, true, bullet);
                start = at + 1;
            } else if is_sign && self.ends_sentence(at) {
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
                let goes_on =
                    self.is_abbreviation(at) && !self.opens_part(at + 1) && !self.opens_speech(at);
                opens && !goes_on
            }
            _ => false,
        }
    }

    /// Whether nothing but a blank line stands before a token.
    pub(in crate::extract) fn is_behind_blank(&self, at: usize) -> bool {
        let Some(token) = self
            .tokens
            .get(at)
            .filter(|token| token.opens_line && at > 0)
        else {
            return false;
        };
        let gap = &self.text[self.tokens[at - 1].end as usize..token.start as usize];
        let lines = gap.bytes().filter(|byte| *byte == b'\n').count();
        lines > 1 && gap.bytes().all(|byte| byte.is_ascii_whitespace())
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

    /// Whether the stop of a title or office ends a sentence, and who speaks opens the next: "in his talk with Secy. Marlow stressed
    /// that".
    ///
    /// Only where the text calls the holder by this title alone elsewhere, and never the speaker by it.
    fn opens_speech(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(2) else {
            return false;
        };
        let speaker = self.tokens.get(at + 1);
        let opens = speaker.is_some_and(|token| token.shape == Shape::Capital && token.len() > 2)
            && self.tokens.get(at + 2).is_some_and(is_said)
            && ["with", "to", "for"]
                .iter()
                .any(|word| self.is(before, word));
        if !opens {
            return false;
        }
        let (title, name) = (self.word(at - 1), self.word(at + 1));
        let text = self.around(self.tokens[at].start as usize);
        let holder = text.match_indices(title).any(|(start, _)| {
            let behind = &text[start + title.len()..];
            let small = |rest: &str| rest.starts_with(char::is_lowercase);
            let apart = !text[..start].ends_with(char::is_alphanumeric);
            apart && behind.strip_prefix([' ', '\n']).is_some_and(small)
        });
        let titled = [" ", ". ", "\n", ".\n"].map(|gap| format!("{title}{gap}{name}"));
        let times: usize = (titled.iter())
            .map(|titled| text.matches(titled.as_str()).count())
            .sum();
        holder && times == 1
    }

    /// The text beside a byte: so much of it that a telegram lies in it whole, and no more however long the text is.
    fn around(&self, byte: usize) -> &str {
        const BESIDE: usize = 16 * 1024;
        let is_end = |at: &usize| self.text.is_char_boundary(*at);
        let first = (0..=byte.saturating_sub(BESIDE)).rev().find(is_end);
        let end = (self.text.len().min(byte + BESIDE)..=self.text.len()).find(is_end);
        &self.text[first.unwrap_or_default()..end.unwrap_or(self.text.len())]
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
            || notation::month(&lower).is_some()
                && lower.len() <= 4
                && !WHOLE_MONTHS.contains(&lower.as_str())
    }
}

/// Whether a word is a verb of speech, said of somebody.
fn is_said(token: &Token) -> bool {
    let lexicon = vocab::lexicon();
    let state = token.word.and_then(|word| lexicon.step(0, word));
    let said = |entry: &Entry| {
        matches!(
            entry.sense,
            Sense::Speech(VerbForm::Past | VerbForm::Third) | Sense::NotPerson(NotPerson::Verb)
        )
    };
    state.is_some_and(|state| lexicon.entries(state).iter().any(said))
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
