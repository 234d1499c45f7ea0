//! Why an input, or a part of one, could not be read.

use std::io;

use thiserror::Error;

use super::MAX_DOCUMENT_BYTES;
use super::archive::MAX_LAYERS;
use super::fault::Fault;

/// An input, or a part of one, that could not be read.
#[derive(Debug, Error)]
#[error("{reason}")]
pub struct Unread {
    /// Path as given; `-` for standard input; `archive.zip/inner/name.txt` inside an archive.
    pub path: String,
    /// Line from 1, where the rest of the input could be read.
    pub line: Option<u64>,
    /// Why.
    pub reason: Reason,
}

impl Unread {
    /// Whether there is no such file, and so nothing in it.
    pub fn is_missing(&self) -> bool {
        matches!(&self.reason, Reason::Io(error) if error.kind() == io::ErrorKind::NotFound)
    }
}

/// Why an input could not be read.
#[derive(Debug, Error)]
pub enum Reason {
    /// The operating system refuses.
    #[error("cannot be opened: {0}")]
    Io(io::Error),
    /// Nothing, or only white space.
    #[error("is empty")]
    Empty,
    /// No text in any encoding known.
    #[error("is not text: it holds control bytes as binary files do")]
    Binary,
    /// An archive of a kind that is not opened.
    #[error("is compressed ({0})")]
    Compressed(&'static str),
    /// Larger than [`MAX_DOCUMENT_BYTES`].
    #[error("is larger than {} MiB, which no single message is", MAX_DOCUMENT_BYTES >> 20)]
    TooLarge,
    /// The line is no JSON object with a `text`.
    #[error("is no document: {0}")]
    BadJson(String),
    /// A JSON value that stands on many lines, up to this one.
    #[error("is no document: a JSON value begins there that goes on to line {0}")]
    ManyLines(u32),
    /// A folder or archive without a file to read.
    #[error("holds no file to read")]
    EmptyFolder,
    /// Text that nothing says is a message.
    #[error(
        "is no cable: neither number, date, classification nor any field of a message head is in it"
    )]
    NoMessage,
    /// An archive that ends too early or does not hold what it says; what was whole before it has been read.
    #[error("is damaged: {0}")]
    Damaged(String),
    /// An archive that unpacks to far more than any text does.
    #[error("unpacks to more than texts do ({0}): the rest of it is left unread")]
    Bomb(String),
    /// An archive in more archives than are opened.
    #[error("is an archive ({0}) inside {MAX_LAYERS} others")]
    Nested(&'static str),
    /// A file of an archive that is not read.
    #[error("is left out: {0}")]
    Member(&'static str),
    /// A row of a CSV file that is none.
    #[error("is no row: {0}")]
    BadRow(String),
    /// A table of whose columns none is known to hold text.
    #[error("is a table of which no column is known to hold the text")]
    OtherTable,
    /// Mails one after the other.
    #[error("is a mailbox: mails are not read")]
    Mailbox,
    /// A line of a list of office holders that is none.
    #[error("is no line of a list of office holders: {0}")]
    BadHolder(String),
    /// XML that breaks off or breaks its own rules.
    #[error("is no whole XML: {0}")]
    BadXml(String),
    /// XML that relies on entities of its own.
    #[error(
        "uses the entity `&{0};`, which is never expanded: it stands in the text as it is written"
    )]
    Entity(String),
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
            Reason::BadJson(_) | Reason::ManyLines(_) => "R006",
            Reason::EmptyFolder => "R007",
            Reason::NoMessage => "R008",
            Reason::Damaged(_) => "R009",
            Reason::Bomb(_) => "R010",
            Reason::Nested(_) => "R011",
            Reason::Member(_) => "R012",
            Reason::BadRow(_) => "R013",
            Reason::BadHolder(_) => "R017",
            Reason::OtherTable => "R018",
            Reason::Mailbox => "R019",
            Reason::BadXml(_) => "R014",
            Reason::Entity(_) => "R015",
        }
    }
}

/// What an archive reader says of the bytes it unpacks arrives inside an I/O error; it is told as what it is.
impl From<io::Error> for Reason {
    fn from(error: io::Error) -> Self {
        match error.downcast::<Fault>() {
            Ok(Fault::Damaged(why)) => Reason::Damaged(why),
            Ok(Fault::Bomb(how)) => Reason::Bomb(how),
            Err(error) => Reason::Io(error),
        }
    }
}
