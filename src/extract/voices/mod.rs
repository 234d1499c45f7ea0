//! Words of others that a message passes on without quotation marks: letters, and points to be made to somebody.
//!
//! Needs: the text. Method: a salutation opens a letter and its close ends it; points are announced, and so is a text that
//! quotation marks open. Cost: some scans of the text, once.

mod letters;
mod lists;
mod marks;
mod papers;
mod words;

use memchr::memmem;

use crate::model::Span;
use letters::Letter;
use lists::Relayed;
pub(super) use marks::find as quoted;

/// Where a message speaks with another's voice.
#[derive(Debug, Default)]
pub(super) struct Voices {
    /// Where words for somebody else are first announced.
    announced: Option<usize>,
    /// Letters, from behind their salutation to their close, in order.
    letters: Vec<(usize, usize)>,
    /// Those whose writer the message tells, in order.
    written: Vec<Letter>,
    /// Where somebody else speaks, in order.
    relayed: Vec<Relayed>,
}

/// What announces words for somebody else, in lower case.
const ANNOUNCED: [&str; 8] = [
    "dear ", "following points", "talking points", "following message", "following letter",
    "as follows:", "excellency", "following oral",
];

/// What closes a letter, in lower case.
const CLOSES: [&str; 4] = ["incerely", "espectfully", "aithfully", "unquote"];

/// So far behind "Dear" its colon or comma stands.
const SALUTATION: usize = 60;

/// Finds what a text passes on.
pub(super) fn find(text: &str) -> Voices {
    let lower = text.to_ascii_lowercase();
    // Searched for by `memmem`, which skips through the text: `str::find` took a twentieth of all the time for names.
    let bytes = lower.as_bytes();
    let announced = ANNOUNCED
        .iter()
        .filter_map(|words| memmem::find(bytes, words.as_bytes()));
    let openings: Vec<usize> = memmem::find_iter(bytes, "dear ")
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
    let mut all: Vec<(usize, usize)> = letters.chain(texts(text, &lower)).collect();
    all.sort_unstable();
    let mut letters: Vec<(usize, usize)> = Vec::new();
    for (start, end) in all {
        match letters.last_mut() {
            Some((_, last)) if start <= *last => *last = end.max(*last),
            _ => letters.push((start, end)),
        }
    }
    Voices {
        announced: announced.min(),
        letters,
        written: letters::find(text),
        relayed: lists::find(text),
    }
}

/// Texts that are announced and quoted: "Following is text Secretary's letter to you: “I was …". Each goes on with every paragraph that
/// opens or ends with a quotation mark.
fn texts(text: &str, lower: &str) -> Vec<(usize, usize)> {
    /// So far behind the announcement its colon stands.
    const ANNOUNCEMENT: usize = 160;
    let is_mark = |c: char| matches!(c, '"' | '“' | '”');
    let announcements = ["following is text", "following text", "text follows"];
    let announced = announcements
        .into_iter()
        .flat_map(|words| memmem::find_iter(lower.as_bytes(), words));
    let mut announced: Vec<usize> = announced.collect();
    announced.sort_unstable();
    let mut texts: Vec<(usize, usize)> = Vec::new();
    for at in announced {
        let colon = text[at..]
            .char_indices()
            .take(ANNOUNCEMENT)
            .find(|(_, c)| *c == ':');
        let inside = texts.last().is_some_and(|(_, end)| at < *end);
        let Some((colon, _)) = colon.filter(|_| !inside) else {
            continue;
        };
        let first = at + colon + 1;
        if !text[first..].trim_start().starts_with(is_mark) {
            continue;
        }
        let quoted = words::paragraphs(&text[first..])
            .take_while(|(_, words)| words.starts_with(is_mark) || words.ends_with(is_mark));
        let end = quoted
            .last()
            .map_or(first, |(at, words)| first + at + words.len());
        texts.push((first, end));
    }
    texts
}

impl Voices {
    /// Whether a byte stands behind an announcement of words for somebody else.
    pub(super) fn is_behind(&self, byte: usize) -> bool {
        self.announced.is_some_and(|at| at < byte)
    }

    /// Whether words stand in a letter.
    pub(super) fn holds(&self, words: Span) -> bool {
        let letter = self
            .letters
            .get(last_before(&self.letters, words, |letter| letter.0));
        letter.is_some_and(|(_, end)| words.start() < *end)
    }

    /// The letter in which words stand, where it is told who wrote it.
    pub(super) fn letter(&self, words: Span) -> Option<Letter> {
        let letter = self
            .written
            .get(last_before(&self.written, words, |letter| letter.start));
        letter.copied().filter(|letter| words.start() < letter.end)
    }

    /// What somebody else said, if the words stand in it.
    pub(super) fn relayed(&self, words: Span) -> Option<Relayed> {
        let relayed = self
            .relayed
            .get(last_before(&self.relayed, words, |one| one.start));
        relayed.copied().filter(|one| words.start() < one.end)
    }
}

/// The place of the last of several stretches, which are in order, that begins before words do; else of none.
fn last_before<S>(stretches: &[S], words: Span, start: impl Fn(&S) -> usize) -> usize {
    let next = stretches.partition_point(|one| start(one) <= words.start());
    next.checked_sub(1).unwrap_or(stretches.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_text_goes_on_with_every_paragraph_that_a_mark_opens_or_ends() {
        let text = "Following is text Secretary's letter to you: “I was sorry.”\n\n“One.\n\nI plan\nnothing.”\n\nI leave today.\n";
        let voices = find(text);
        let holds = |words: &str| {
            let start = text.find(words).expect("words of the text");
            voices.holds(Span::new(text, start, start + words.len()).expect("a span"))
        };
        assert!(holds("I was sorry") && holds("I plan\nnothing"));
        assert!(!holds("I leave today"));
    }
}
