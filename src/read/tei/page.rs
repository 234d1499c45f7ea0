//! Words and marks in the making: white space folded as a browser would, marks with the place of their words.

use crate::model::{EditorMark, MarkKind, Span};
use crate::read::MAX_DOCUMENT_BYTES;

/// What separates the words to come from those before.
#[derive(Clone, Copy, Default, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Gap {
    #[default]
    None,
    Blank,
    Line,
    Paragraph,
}

pub(super) struct OpenMark {
    /// Whether it is told: of what stands in a list only the names that open its entries are.
    pub(super) told: bool,
    pub(super) kind: MarkKind,
    pub(super) start: usize,
    pub(super) target: Option<String>,
    pub(super) name: Option<String>,
}

/// Words and marks of the message or of one note.
#[derive(Default)]
pub(super) struct Passage {
    pub(super) text: String,
    gap: Gap,
    pub(super) marks: Vec<EditorMark>,
    open: Vec<OpenMark>,
}

impl Passage {
    pub(super) fn break_off(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    /// Writes what separates the next word from the last.
    fn fill_gap(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        if !self.text.is_empty() && !self.text.ends_with(['\n', ' ']) {
            self.text.push_str(match gap {
                Gap::None => "",
                Gap::Blank => " ",
                Gap::Line => "\n",
                Gap::Paragraph => "\n\n",
            });
        }
    }

    /// Appends words, white space folded. A document past its bound grows no further.
    pub(super) fn write(&mut self, words: &str) {
        if self.text.len() > MAX_DOCUMENT_BYTES {
            return;
        }
        if words.starts_with(|c: char| c.is_ascii_whitespace()) {
            self.break_off(Gap::Blank);
        }
        for word in words.split_ascii_whitespace() {
            self.fill_gap();
            self.text.push_str(word);
            self.gap = Gap::Blank;
        }
        let glued = !words.ends_with(|c: char| c.is_ascii_whitespace());
        if glued && self.gap == Gap::Blank && !words.is_empty() {
            self.gap = Gap::None;
        }
    }

    pub(super) fn open(&mut self, mark: OpenMark) {
        self.fill_gap();
        self.open.push(OpenMark {
            start: self.text.len(),
            ..mark
        });
    }

    pub(super) fn close(&mut self) {
        let Some(OpenMark {
            told,
            kind,
            start,
            target,
            name,
        }) = self.open.pop()
        else {
            return;
        };
        if told && let Some(span) = Span::new(&self.text, start, self.text.len()) {
            self.marks.push(EditorMark {
                span,
                kind,
                target,
                name,
            });
        }
    }
}
