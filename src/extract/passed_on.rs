//! Words of others that a message passes on without quotation marks: letters, and points to be made to somebody.
//!
//! Needs: the text. Method: a salutation opens a letter and its close ends it; points are announced. Cost: some scans of the
//! text, once.

use crate::model::Span;

/// Where a message speaks with another's voice.
#[derive(Debug, Default)]
pub(super) struct PassedOn {
    /// Where words for somebody else are first announced.
    announced: Option<usize>,
    /// Letters, from behind their salutation to their close, in order.
    letters: Vec<(usize, usize)>,
}

/// What announces words for somebody else, in lower case.
const ANNOUNCED: [&str; 8] = [
    "dear ",
    "following points",
    "talking points",
    "following message",
    "following letter",
    "as follows:",
    "excellency",
    "following oral",
];

/// What closes a letter, in lower case.
const CLOSES: [&str; 4] = ["incerely", "espectfully", "aithfully", "unquote"];

/// So far behind "Dear" its colon or comma stands.
const SALUTATION: usize = 60;

/// Finds what a text passes on.
pub(super) fn find(text: &str) -> PassedOn {
    let lower = text.to_ascii_lowercase();
    let announced = ANNOUNCED.iter().filter_map(|words| lower.find(words));
    let openings: Vec<usize> = lower
        .match_indices("dear ")
        .map(|(at, _)| at)
        .filter(|at| text[*at..].starts_with('D'))
        .collect();
    let ends = openings.iter().skip(1).copied().chain([text.len()]);
    let letters = openings.iter().zip(ends).filter_map(|(opening, end)| {
        let letter = &lower[*opening..end];
        let salutation = letter.char_indices().take(SALUTATION);
        let (behind, _) = salutation
            .into_iter()
            .find(|(_, c)| matches!(c, ':' | ','))?;
        let close = CLOSES.iter().filter_map(|words| letter.find(words)).min();
        Some((opening + behind, opening + close.unwrap_or(letter.len())))
    });
    PassedOn {
        announced: announced.min(),
        letters: letters.collect(),
    }
}

impl PassedOn {
    /// Whether a byte stands behind an announcement of words for somebody else.
    pub(super) fn is_behind(&self, byte: usize) -> bool {
        self.announced.is_some_and(|at| at < byte)
    }

    /// Whether words stand in a letter.
    pub(super) fn holds(&self, words: Span) -> bool {
        let next = self
            .letters
            .partition_point(|(start, _)| *start < words.start());
        next.checked_sub(1)
            .is_some_and(|at| words.start() < self.letters[at].1)
    }
}
