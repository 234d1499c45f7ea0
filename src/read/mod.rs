//! Bytes to [`RawText`]: finds the documents in files, folders and streams.
//!
//! One file a layout of input; `encoding` turns bytes into text. Nothing here knows what a cable is.
//! Order: paths as given, folders by name, documents as they stand. Memory: one document at a time.

mod encoding;
mod jsonl;
mod tei;
mod text;
mod walk;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::model::{Format, RawText};

/// A single message larger than this is none: the longest known cables stay below 1 MB.
pub const MAX_DOCUMENT_BYTES: usize = 16 << 20;

/// How the user says the input is laid out.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Layout {
    /// Told by the first bytes of each input.
    #[default]
    Auto,
    /// This one, whatever it looks like.
    Given(Format),
}

/// An input, or a part of one, that could not be read.
#[derive(Debug, Error)]
#[error("{reason}")]
pub struct Unread {
    /// Path as given; `-` for standard input.
    pub path: String,
    /// Line from 1, where the rest of the input could be read.
    pub line: Option<u64>,
    /// Why.
    pub reason: Reason,
}

/// Why an input could not be read.
#[derive(Debug, Error)]
pub enum Reason {
    /// The operating system refuses.
    #[error("cannot be opened: {0}")]
    Io(#[from] io::Error),
    /// Nothing, or only white space.
    #[error("is empty")]
    Empty,
    /// No text in any encoding known.
    #[error("is not text: it holds control bytes as binary files do")]
    Binary,
    /// An archive format by its first bytes.
    #[error("is compressed ({0})")]
    Compressed(&'static str),
    /// Larger than [`MAX_DOCUMENT_BYTES`].
    #[error("is larger than {} MiB, which no single message is", MAX_DOCUMENT_BYTES >> 20)]
    TooLarge,
    /// The line is no JSON object with a `text`.
    #[error("is no document: {0}")]
    BadJson(String),
    /// XML that breaks off or breaks its own rules.
    #[error("is no whole XML: {0}")]
    BadXml(String),
    /// XML that relies on entities of its own.
    #[error(
        "uses the entity `&{0};`, which is never expanded: it stands in the text as it is written"
    )]
    Entity(String),
    /// A folder without a file to read.
    #[error("holds no file to read")]
    EmptyFolder,
    /// Text that nothing says is a message.
    #[error(
        "is no cable: neither number, date, classification nor any field of a message head is in it"
    )]
    NoMessage,
}

impl Reason {
    /// Code under which the diagnostic is stored.
    pub fn code(&self) -> &'static str {
        match self {
            Reason::Io(_) => "R001",
            Reason::Empty => "R002",
            Reason::Binary => "R003",
            Reason::Compressed(_) => "R004",
            Reason::TooLarge => "R005",
            Reason::BadJson(_) => "R006",
            Reason::EmptyFolder => "R007",
            Reason::NoMessage => "R008",
            Reason::BadXml(_) => "R009",
            Reason::Entity(_) => "R010",
        }
    }
}

/// The documents of `paths`, one after the other.
///
/// `-` is standard input. A folder is walked by name, hidden files left out. What cannot be read is an
/// `Err` in its place, and the rest goes on.
pub fn documents(paths: &[PathBuf], layout: Layout) -> Documents {
    Documents {
        inputs: walk::inputs(paths),
        current: None,
        layout,
    }
}

/// Iterator over documents; see [`documents`].
pub struct Documents {
    inputs: Box<dyn Iterator<Item = Result<PathBuf, Unread>> + Send>,
    current: Option<Stream>,
    layout: Layout,
}

/// The documents of one input, in order. Memory: one document at a time.
type Stream = Box<dyn Iterator<Item = Result<RawText, Unread>> + Send>;

/// The bytes of one input and the name it goes by.
struct Input {
    bytes: Box<dyn BufRead + Send>,
    name: String,
}

impl Iterator for Documents {
    type Item = Result<RawText, Unread>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(document) = self.current.as_mut().and_then(Iterator::next) {
                return Some(document);
            }
            self.current = Some(match self.inputs.next()? {
                Ok(path) => Input::open(&path)
                    .and_then(|input| stream(input, self.layout))
                    .unwrap_or_else(|reason| refused(shown(&path), reason)),
                Err(unread) => Box::new(std::iter::once(Err(unread))),
            });
        }
    }
}

impl Input {
    fn open(path: &Path) -> Result<Input, Reason> {
        let bytes: Box<dyn Read + Send> = if path.as_os_str() == "-" {
            Box::new(io::stdin())
        } else {
            Box::new(File::open(path)?)
        };
        Ok(Input {
            bytes: Box::new(BufReader::with_capacity(1 << 16, bytes)),
            name: shown(path),
        })
    }
}

/// The documents of an input, by the layout given or the one that its first bytes show.
fn stream(mut input: Input, layout: Layout) -> Result<Stream, Reason> {
    let format = match layout {
        Layout::Given(format) => format,
        Layout::Auto => recognise(input.bytes.fill_buf()?)?,
    };
    match format {
        Format::Text => text::documents(input),
        Format::Jsonl => Ok(jsonl::documents(input)),
        Format::Tei => Ok(tei::documents(input)),
    }
}

/// The stream of an input that gives no document.
fn refused(path: String, reason: Reason) -> Stream {
    Box::new(std::iter::once(Err(Unread {
        path,
        line: None,
        reason,
    })))
}

/// Tells the layout by the first bytes.
fn recognise(head: &[u8]) -> Result<Format, Reason> {
    const ARCHIVES: [(&[u8], &str); 5] = [
        (b"\x1f\x8b", "gzip"),
        (b"\x28\xb5\x2f\xfd", "zstd"),
        (b"PK\x03\x04", "zip"),
        (b"BZh", "bzip2"),
        (b"\xfd7zXZ", "xz"),
    ];
    for (magic, name) in ARCHIVES {
        if head.starts_with(magic) {
            return Err(Reason::Compressed(name));
        }
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let first = text.iter().find(|b| !b.is_ascii_whitespace());
    Ok(if first == Some(&b'{') {
        Format::Jsonl
    } else if memchr::memmem::find(text, b"<TEI").is_some_and(|at| at < 4096) {
        Format::Tei
    } else {
        Format::Text
    })
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Reads at most [`MAX_DOCUMENT_BYTES`]; more is refused without reading it.
fn read_bounded(input: impl Read) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::new();
    input
        .take(MAX_DOCUMENT_BYTES as u64 + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() > MAX_DOCUMENT_BYTES {
        return Err(Reason::TooLarge);
    }
    Ok(bytes)
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write;
    let digest = Sha256::digest(bytes);
    let mut hex = String::with_capacity(64);
    for byte in digest {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
