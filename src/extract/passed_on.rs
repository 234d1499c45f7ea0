//! Words of others that a message passes on without quotation marks: letters, and points to be made to somebody.
//!
//! Needs: the text. Method: a salutation opens a letter and its close ends it; points are announced, and so is a text that
//! quotation marks open. Cost: some scans of the text, once.

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
    let mut letters: Vec<(usize, usize)> = letters.chain(texts(text, &lower)).collect();
    letters.sort_unstable();
    PassedOn {
        announced: announced.min(),
        letters,
    }
}

/// Texts that are announced and quoted: "Following is text Secretary's letter to you: “I was …". Each goes on with every paragraph that
/// opens or ends with a quotation mark.
fn texts<'l>(text: &'l str, lower: &'l str) -> impl Iterator<Item = (usize, usize)> + 'l {
    /// So far behind the announcement its colon stands.
    const ANNOUNCEMENT: usize = 160;
    let is_mark = |c: char| matches!(c, '"' | '“' | '”');
    let texts = ["following is text", "following text", "text follows"];
    let announced = texts
        .into_iter()
        .flat_map(|words| lower.match_indices(words));
    announced.filter_map(move |(at, _)| {
        let (behind, _) = text[at..]
            .char_indices()
            .take(ANNOUNCEMENT)
            .find(|(_, c)| *c == ':')?;
        let first = at + behind + 1;
        text[first..]
            .trim_start()
            .starts_with(is_mark)
            .then_some(())?;
        let mut end = first;
        for paragraph in text[first..].split_inclusive('\n') {
            let words = paragraph.trim();
            if !words.is_empty() && !words.starts_with(is_mark) && !words.ends_with(is_mark) {
                break;
            }
            end += paragraph.len();
        }
        Some((first, end))
    })
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
        let mut before = self.letters[..next].iter().rev();
        before.any(|(_, end)| words.start() < *end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_text_goes_on_with_every_paragraph_that_a_mark_opens_or_ends() {
        let text = "Following is text Secretary's letter to you: “I was sorry.”\n\n“One.\n\nI plan nothing.”\n\nI leave today.\n";
        let passed_on = find(text);
        let holds = |words: &str| {
            let start = text.find(words).expect("words of the text");
            passed_on.holds(Span::new(text, start, start + words.len()).expect("a span"))
        };
        assert!(holds("I was sorry") && holds("I plan nothing"));
        assert!(!holds("I leave today"));
    }
}
