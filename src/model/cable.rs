//! What the head of a message and its layout say.

use jiff::civil::{Date, Time};
use serde::Serialize;

use super::{Classification, Located, Mrn, Span, fold_space};

/// A cable as its own text presents it.
///
/// Names stand as written, letter case too. What the text does not say is `None` or empty.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Cable {
    /// What sort of document it is.
    pub genre: Genre,
    /// Canonical number; `None` where post, serial or year is not known.
    pub mrn: Option<Mrn>,
    /// The number as written.
    pub mrn_raw: Option<Located<String>>,
    /// Day of transmission, by the sender's clock (telegrams state Zulu time).
    pub date: Option<Date>,
    /// Hour and minute that stand with the date, by the same clock.
    pub time: Option<Time>,
    /// Which part of the input the date was taken from.
    pub date_source: Option<DateSource>,
    /// Where the date stands; `None` where the input states it beside the text.
    pub date_span: Option<Span>,
    /// How urgent, `IMMEDIATE`; several where action and information addressees differ.
    pub precedence: Vec<Located<String>>,
    /// Classification of the whole.
    pub classification: Option<Located<Classification>>,
    /// Distribution and handling captions, `SIPDIS`.
    pub captions: Vec<Located<String>>,
    /// Number of the executive order under which it is classified, `12958`.
    pub executive_order: Option<Located<String>>,
    /// Day of declassification that it names.
    pub declassify_on: Option<Located<Date>>,
    /// TAGS entries in order, upper case, each once.
    pub tags: Vec<Located<String>>,
    /// Subject line, joined where it runs over several lines.
    pub subject: Option<Located<String>>,
    /// Sender as the `FM` line or the number names it.
    pub from: Option<Located<String>>,
    /// Action addressees.
    pub to: Vec<Located<String>>,
    /// Information addressees.
    pub info: Vec<Located<String>>,
    /// Offices that an `ACTION` line names.
    pub action: Vec<Located<String>>,
    /// The list under `REF`.
    pub references: Vec<Reference>,
    /// Who classified it, and why.
    pub classified_by: Option<Located<Classifier>>,
    /// Who wrote it.
    pub drafted_by: Vec<Located<String>>,
    /// Who agreed to it before it was sent.
    pub cleared_by: Vec<Located<String>>,
    /// Who released it.
    pub approved_by: Vec<Located<String>>,
    /// Whose name stands at the end.
    pub signed_by: Vec<Located<String>>,
    /// Text of the summary, without its heading.
    pub summary: Option<Located<String>>,
    /// Which section of a long message this is.
    pub section: Option<Section>,
    /// The message itself, in order.
    pub paragraphs: Vec<Paragraph>,
    /// Page headings, stamps, web-page trailers: no part of the message. In order of position.
    pub debris: Vec<Span>,
}

impl Cable {
    /// The year of transmission: of the day, else of the number, which states it.
    pub fn year(&self) -> Option<i16> {
        let day = self.date.map(|date| date.year());
        let number = || i16::try_from(self.mrn.as_ref()?.year()).ok();
        day.or_else(number)
    }

    /// The paragraph that holds a byte of the text, or the last that begins before it.
    ///
    /// Cost: the logarithm of their number, for they stand in order.
    pub fn paragraph_at(&self, start: usize) -> Option<Span> {
        let at = self
            .paragraphs
            .partition_point(|one| one.span.start() <= start);
        Some(self.paragraphs[at.checked_sub(1)?].span)
    }

    /// The words of a place as people read them: on one line, without what a system put between the lines of the message.
    pub fn words_of(&self, text: &str, place: Span) -> String {
        let first = self
            .debris
            .partition_point(|one| one.start() <= place.start());
        let behind = self.debris[first..].iter();
        let breaks: Vec<&Span> = behind.take_while(|one| one.end() < place.end()).collect();
        if breaks.is_empty() {
            return fold_space(place.of(text));
        }
        let mut words = String::new();
        let mut from = place.start();
        for one in breaks {
            if let Some(part) = text.get(from..one.start()) {
                words.push_str(part);
                words.push('\n');
            }
            from = from.max(one.end());
        }
        words.push_str(text.get(from..place.end()).unwrap_or_default());
        fold_space(&words)
    }

    /// The subject; empty where a whole head, with executive order and TAGS, has no subject line, `None` where
    /// there is no such head to tell.
    pub fn subject_line(&self) -> Option<&str> {
        let headed = self.executive_order.is_some() && !self.tags.is_empty();
        match &self.subject {
            Some(subject) => Some(&subject.value),
            None => headed.then_some(""),
        }
    }
}

/// What sort of document a text is.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Genre {
    /// A message sent by wire; what an input of cables holds.
    #[default]
    Telegram,
    /// A message sent by bag.
    Airgram,
    /// A memorandum, of a conversation too.
    Memorandum,
    /// A letter.
    Letter,
    /// Any other document of an edition, and its lists.
    Other,
}

impl Genre {
    /// Whether it is a message from post to post.
    pub fn is_message(self) -> bool {
        matches!(self, Genre::Telegram | Genre::Airgram)
    }
}

/// Which part of the input a date was taken from.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DateSource {
    /// Date-time group, `281644Z SEP 09`.
    Dtg,
    /// Stated beside the text.
    Metadata,
    /// An editor's heading or dateline.
    Heading,
    /// The title of a web page.
    Title,
}

impl DateSource {
    /// The name that database and JSON use.
    pub fn as_str(self) -> &'static str {
        match self {
            DateSource::Dtg => "dtg",
            DateSource::Metadata => "metadata",
            DateSource::Heading => "heading",
            DateSource::Title => "title",
        }
    }
}

/// One entry of a reference list.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Reference {
    /// `A` of `(A)`; `None` where the list has no letters.
    pub label: Option<String>,
    /// The cable meant; `None` for other kinds and where the year cannot be known.
    pub mrn: Option<Mrn>,
    /// Of a cable cited without a number: who sent it and when, `USDAOSAIGON 051230Z MAY 75`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent: Option<String>,
    /// The entry as written.
    pub raw: String,
    /// What sort of document it is.
    pub kind: ReferenceKind,
    /// `(NOTAL)`: not sent to all addressees.
    pub notal: bool,
    /// `AND PREVIOUS`: the thread before it is meant too.
    pub and_previous: bool,
    /// Where the entry stands.
    #[serde(flatten)]
    pub span: Span,
}

/// What sort of document a reference points to.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "each variant is its own explanation")]
pub enum ReferenceKind {
    Cable,
    Airgram,
    Email,
    Telcon,
    Memo,
    Letter,
    Report,
    Meeting,
    Fax,
    Web,
    Book,
    Other,
}

/// Who classified a cable.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Classifier {
    /// Name as written; several are joined by `; `.
    pub name: Option<String>,
    /// Title as written.
    pub title: Option<String>,
    /// Reasons in the form `1.4(b)`.
    pub reasons: Vec<String>,
    /// Where the name alone stands.
    #[serde(skip)]
    pub name_span: Option<Span>,
    /// Where the title alone stands.
    #[serde(skip)]
    pub title_span: Option<Span>,
}

/// One section of a message that was sent in several.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Section {
    /// From 1.
    pub number: u8,
    /// How many there are; `None` where the heading does not say.
    pub of: Option<u8>,
}

/// A paragraph of the message.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Paragraph {
    /// Its number; `None` where it has none.
    pub number: Option<u32>,
    /// Portion marking, `C` or `S/NF`; `None` where it has none.
    pub portion: Option<String>,
    /// From the number to the last word, with whatever unnumbered text follows.
    #[serde(flatten)]
    pub span: Span,
}
