//! Text whose words a web page's fixed line width has broken: `… Oren Tall` / `is, reasons …`.
//!
//! Such a line is exactly [`WIDTH`] columns wide; where the break fell between two words, the next line
//! begins with the blank. Needs: a field. Gives: its text with these words whole, and spans into the original.

use std::borrow::Cow;

use crate::model::Span;

/// Columns after which the header's lines were cut.
const WIDTH: usize = 71;

/// A field's text, words made whole.
pub(super) struct Unbroken<'t> {
    pub(super) words: Cow<'t, str>,
    text: &'t str,
    /// Where the field begins in the text.
    start: usize,
    /// Places in `words` before which something is left out, and how many bytes.
    cuts: Vec<(usize, usize)>,
}

impl<'t> Unbroken<'t> {
    /// `content` must be a slice of `text`.
    pub(super) fn new(text: &'t str, content: &'t str) -> Self {
        let start = (content.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        let mut unbroken = Unbroken {
            words: Cow::Borrowed(content),
            text,
            start,
            cuts: Vec::new(),
        };
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let mut column = text[line_start..start].chars().count();
        let mut joined = String::new();
        let mut taken = 0;
        for (at, _) in content.match_indices('\n').take(12) {
            let line = &content[line_begin(content, at)..at];
            let kept = line.trim_end();
            let goes_on = content[at + 1..].starts_with(|c: char| !c.is_whitespace());
            if column + kept.chars().count() == WIDTH && goes_on {
                let end = at - (line.len() - kept.len());
                joined.push_str(&content[taken..end]);
                unbroken.cuts.push((joined.len(), at + 1 - end));
                taken = at + 1;
            }
            column = 0;
        }
        if taken > 0 {
            joined.push_str(&content[taken..]);
            unbroken.words = Cow::Owned(joined);
        }
        unbroken
    }

    /// Where `part`, a slice of `words`, stands in the text.
    pub(super) fn span(&self, part: &str) -> Option<Span> {
        let from = (part.as_ptr() as usize).checked_sub(self.words.as_ptr() as usize)?;
        let to = from + part.len();
        let left_out = |holds: &dyn Fn(usize) -> bool| -> usize {
            let cuts = self.cuts.iter().filter(|(at, _)| holds(*at));
            cuts.map(|(_, length)| length).sum()
        };
        let start = self.start + from + left_out(&|at| at <= from);
        let end = self.start + to + left_out(&|at| at < to);
        Span::new(self.text, start, end)
    }
}

fn line_begin(content: &str, end: usize) -> usize {
    content[..end].rfind('\n').map_or(0, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_broken_at_the_width_is_made_whole() {
        let text = "Classified By: Deputy Counselor for Economic Affairs Oren P. Q. R. Tall \nis for reasons 1.4 (b) and \n(d)";
        let unbroken = Unbroken::new(text, &text[15..]);
        assert_eq!(
            unbroken.words,
            "Deputy Counselor for Economic Affairs Oren P. Q. R. Tallis for reasons 1.4 (b) and \n(d)"
        );
        let at = unbroken.words.find("Tallis").expect("a name");
        let span = unbroken.span(&unbroken.words[at..at + 6]).expect("a span");
        assert_eq!(span.of(text), "Tall \nis");
        let at = unbroken.words.find("for reasons").expect("reasons");
        let span = unbroken.span(&unbroken.words[at..at + 11]).expect("a span");
        assert_eq!(span.of(text), "for reasons");
    }

    #[test]
    fn a_break_between_words_stays() {
        for text in [
            "Classified By: Ida \nMarlow",
            "Classified By: Deputy Counselor for Economic Affairs Oren P. Q. R. Tall \n is",
        ] {
            assert_eq!(Unbroken::new(text, &text[15..]).words, text[15..]);
        }
    }
}
