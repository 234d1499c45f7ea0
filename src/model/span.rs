//! Where in the text something stands.

use serde::{Serialize, Serializer, ser::SerializeStruct};

/// Byte range in the text as read.
///
/// Unit: UTF-8 bytes from 0, half-open. Never empty, never inside a character.
///
/// ```
/// use cablegraph::model::Span;
/// let text = "TALLIS SAID";
/// let span = Span::new(text, 0, 6).unwrap();
/// assert_eq!(span.of(text), "TALLIS");
/// assert!(Span::new(text, 3, 3).is_none());
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// Makes a span of `text`; `None` where it would be empty, past the end or inside a character.
    pub fn new(text: &str, start: usize, end: usize) -> Option<Self> {
        let fits = start < end && text.is_char_boundary(start) && text.is_char_boundary(end);
        match (fits, u32::try_from(start), u32::try_from(end)) {
            (true, Ok(start), Ok(end)) => Some(Span { start, end }),
            _ => None,
        }
    }

    /// Makes the span of `part`, a slice of `text`.
    ///
    /// `None` where `part` is empty or no slice of `text`.
    pub fn of_slice(text: &str, part: &str) -> Option<Self> {
        let start = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
        Self::new(text, start, start + part.len())
    }

    /// Byte offset of the first byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// Byte offset behind the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// The words that the span covers; empty where `text` is not the text it was made for.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or("")
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// A value together with the words of the text that state it.
///
/// Serialised as the value alone: the JSON of a cable lists spans beside its fields.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Located<T> {
    /// What was read.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Located<T> {
    /// Ties a value to its place.
    pub fn new(value: T, span: Span) -> Self {
        Located { value, span }
    }
}

impl<T: Serialize> Serialize for Located<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Span", 2)?;
        fields.serialize_field("start", &self.start)?;
        fields.serialize_field("end", &self.end)?;
        fields.end()
    }
}
