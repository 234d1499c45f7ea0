//! Whose words are these? Others speak in quotation marks, in letters and texts that a message passes on, in lists of what somebody
//! said and in papers of his.
//!
//! Needs: words and sentences. Method: one file each; `bounds` tells where a text that is passed on opens and ends, once for every
//! question; words for somebody else are announced. Cost: some scans of the text, once.

mod bounds;
mod letters;
mod lists;
mod marks;
mod papers;
mod words;

use memchr::memmem;

use super::page::Page;
use crate::model::Span;
use letters::Letter;
use lists::Relayed;
pub(super) use lists::is_own_again;

/// Where a message speaks with another's voice.
#[derive(Debug, Default)]
pub(super) struct Voices {
    /// Where words for somebody else are first announced.
    announced: Option<usize>,
    /// For each token whether it is another's words.
    quoted: Vec<bool>,
    /// Letters and other texts that are passed on, in order and apart.
    letters: Vec<Letter>,
    /// Where somebody else speaks, in order.
    relayed: Vec<Relayed>,
}

/// What announces words for somebody else, in lower case.
const ANNOUNCED: [&str; 8] = [
    "dear ", "following points", "talking points", "following message", "following letter",
    "as follows:", "excellency", "following oral",
];

/// Finds who else speaks in a message.
pub(super) fn find(page: &Page<'_>) -> Voices {
    let lower = page.text.to_ascii_lowercase();
    // Searched for by `memmem`, which skips through the text: `str::find` took a twentieth of all the time for names.
    let announced = ANNOUNCED
        .iter()
        .filter_map(|words| memmem::find(lower.as_bytes(), words.as_bytes()));
    let letters = letters::find(page);
    let mut quoted = marks::find(page);
    for letter in &letters {
        let (first, end) = (page.token_at(letter.start), page.token_at(letter.end));
        quoted[first..end].fill(true);
    }
    Voices {
        announced: announced.min(),
        quoted,
        letters,
        relayed: lists::find(page.text),
    }
}

impl Voices {
    /// Whether a token is another's words, where "we" and "I" are not the sender: in quotation marks or a text passed on.
    pub(super) fn is_quoted(&self, token: usize) -> bool {
        self.quoted.get(token).copied().unwrap_or(false)
    }

    /// Whether a byte stands behind an announcement of words for somebody else.
    pub(super) fn is_behind(&self, byte: usize) -> bool {
        self.announced.is_some_and(|at| at < byte)
    }

    /// Whether words stand in a letter or another text that is passed on.
    pub(super) fn holds(&self, words: Span) -> bool {
        self.text(words).is_some()
    }

    /// The letter in which words stand, where it is told who wrote it.
    pub(super) fn letter(&self, words: Span) -> Option<Letter> {
        self.text(words).filter(|letter| letter.writer.is_some())
    }

    fn text(&self, words: Span) -> Option<Letter> {
        let letter = self
            .letters
            .get(last_before(&self.letters, words, |letter| letter.start));
        letter.copied().filter(|letter| words.start() < letter.end)
    }

    /// What somebody else said, if the words stand in it.
    pub(super) fn relayed(&self, words: Span) -> Option<Relayed> {
        self.may_relay(words).filter(|one| one.told)
    }

    /// The same, or what may be his.
    pub(super) fn may_relay(&self, words: Span) -> Option<Relayed> {
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
    use crate::model::{Cable, Paragraph};

    /// What is found in a text that is one paragraph of a message.
    pub(super) fn on_page<T>(text: &str, find: impl FnOnce(&Page<'_>) -> T) -> T {
        let span = Span::new(text, 0, text.len()).expect("words");
        let paragraph = Paragraph {
            number: None,
            portion: None,
            span,
        };
        let cable = Cable {
            paragraphs: vec![paragraph],
            ..Cable::default()
        };
        find(&Page::of(text, None, &cable))
    }

    /// Whether words of a text are another's; the three questions agree on every word of a letter.
    fn is_anothers(text: &str, words: &str) -> bool {
        let start = text.find(words).expect("words of the text");
        let span = Span::new(text, start, start + words.len()).expect("a span");
        on_page(text, |page| {
            let tokens = page.token_at(span.start())..page.token_at(span.end());
            let held = page.voices.holds(span);
            let mut quoted = tokens.map(|token| page.voices.is_quoted(token));
            assert!(quoted.all(|quoted| quoted == held), "{words}: {text}");
            held
        })
    }

    #[test]
    fn a_quoted_text_goes_on_with_every_paragraph_that_a_mark_opens_or_ends() {
        let text = "Following is text Secretary's letter to you: “I was sorry.”\n\n“One.\n\nI plan\nnothing.”\n\nI leave today.\n";
        assert!(is_anothers(text, "I was sorry") && is_anothers(text, "I plan\nnothing"));
        assert!(!is_anothers(text, "I leave today"));
    }

    #[test]
    fn a_text_that_is_passed_on_ends_where_it_is_told_to_and_the_sender_speaks_again() {
        for (before, behind) in [
            ("Following is text of letter:\n\n“Dear friend: ", "”"),
            ("Text of message follows:\n\n“", "\n\nWe shall see.”"),
            (
                "Deliver this.\n\nDear friend:\n\n",
                "\n\nSincerely yours,\n\nOren Tallis",
            ),
            (
                "DELIVER THIS.\n\nDEAR MR. MINISTER: ",
                " SINCERELY, OREN TALLIS. UNQUOTE",
            ),
            (
                "Deliver this.\n\nDear Minister: ",
                "\n\nVery respectfully, Oren Tallis",
            ),
            ("Letter follows. Begin text: ", " End text."),
            ("Message follows. QUOTE ", " UNQUOTE."),
            (
                "Letter follows:\n\nDear Mr. Quill: You asked QUOTE when UNQUOTE. ",
                "\n\nFaithfully,\n\nTallis",
            ),
        ] {
            let text =
                format!("{before}I sincerely hope you agree.{behind}\n\n2. I leave today.\n");
            assert!(is_anothers(&text, "hope you agree"), "{text}");
            assert!(!is_anothers(&text, "leave today"), "{text}");
        }
    }

    #[test]
    fn a_text_whose_end_nothing_tells_goes_on_to_the_next_or_to_the_end() {
        let text = "Dear friend: I hope so.\n\nI leave.\n\nDear Minister: I agree.\n\nSincerely,\n\nTallis\n\nWe met.\n";
        assert!(is_anothers(text, "I leave") && is_anothers(text, "I agree"));
        assert!(!is_anothers(text, "We met"));
    }
}
