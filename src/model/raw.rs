//! A document as read, before anything is understood.

use std::fmt;

use serde::Serialize;

use super::Span;

/// One document: its text and where it comes from.
///
/// Everything later points into [`RawText::text`]; it is never changed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RawText {
    /// Identity within the input: what a JSONL line states, else the path (with `#n` for the n-th of several).
    pub id: String,
    /// Path as given by the user; `-` for standard input.
    pub path: String,
    /// Which document of the file, from 1; the line on which it begins for JSONL and CSV.
    pub ordinal: u32,
    /// How the input was laid out.
    pub format: Format,
    /// Name of the character encoding that the bytes were read in (`UTF-8`, `windows-1252`).
    pub encoding: &'static str,
    /// The text, as UTF-8.
    pub text: String,
    /// Lower-case hexadecimal SHA-256 of the bytes as they came, unpacked: the file, the message where a file holds
    /// several, or the text of a JSONL line or CSV row.
    pub sha256: String,
    /// How many bytes that were.
    pub bytes: u64,
    /// What the input says beside the text.
    pub stated: Stated,
    /// What editors added, where the text is from an edition.
    pub edition: Option<Box<Edition>>,
}

impl RawText {
    /// A line of marked texts, which goes by its id and whose bytes nobody is told of: it has no hash.
    pub fn of_line(id: String, text: String, stated: Stated) -> Self {
        RawText {
            path: id.clone(),
            id,
            ordinal: 1,
            format: Format::Jsonl,
            encoding: "UTF-8",
            sha256: String::new(),
            bytes: text.len() as u64,
            text,
            stated,
            edition: None,
        }
    }
}

/// What the editors of a text added to it.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Edition {
    /// From this byte on the text is the editors' notes, the note on the source first; `None` where they wrote none.
    pub notes: Option<usize>,
    /// Whether it is one of their lists, of persons or of abbreviations: each mark opens an entry.
    pub is_list: bool,
    /// What they marked, in order of position.
    pub marks: Vec<EditorMark>,
}

/// A name or reference that editors marked in a text.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct EditorMark {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// What it is.
    pub kind: MarkKind,
    /// What it is tied to: `frus1964-68v13#p_AD1` for an entry of a volume's lists, `frus1964-68v13/d5` for a document.
    pub target: Option<String>,
    /// The entry's full name, as the list has it: `Marlow, Gen. Ida`, `Joint Review Committee`.
    pub name: Option<String>,
}

/// What editors marked.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MarkKind {
    /// A person.
    Person,
    /// A short form or a body.
    Term,
    /// A place.
    Place,
    /// A reference to another document.
    Document,
}

/// Facts that the input states beside the text; they win over what the text says.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Stated {
    /// Identity, where the input gives the document one of its own.
    pub id: Option<String>,
    /// Date, in whatever form the input has it.
    pub date: Option<String>,
    /// Message reference number, in whatever form.
    pub mrn: Option<String>,
    /// Where the supplier has it from.
    pub source: Option<String>,
    /// Who sent it, as a catalogue says it: `Embassy Norvale`.
    pub origin: Option<String>,
    /// Classification, in whatever form.
    pub classification: Option<String>,
    /// Numbers of the messages it refers to, in whatever form.
    pub references: Vec<String>,
}

/// How an input is laid out.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text: a message, or several one after the other.
    Text,
    /// A JSON object a line: `{"id", "text", "date"?, "mrn"?, "source"?}`.
    Jsonl,
    /// A volume of *Foreign Relations of the United States* in TEI.
    Tei,
    /// A table with a row a message: `id,date,mrn,origin,classification,references,header,body`.
    Csv,
    /// A web page with a message.
    Html,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Format::Text => "text",
            Format::Jsonl => "jsonl",
            Format::Tei => "tei",
            Format::Csv => "csv",
            Format::Html => "html",
        })
    }
}
