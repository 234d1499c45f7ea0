//! Bytes to [`RawText`]: finds the documents in files, folders, archives and streams.
//!
//! One file a layout of input; `recognise` tells which it is, `archive` opens what is packed, `encoding` turns bytes
//! into text. Nothing here knows what a cable is, but for the marks by which one message ends and the next begins
//! (`heads`). Order: paths as given, folders by name, archives by their directory, documents as they stand. Memory:
//! one document at a time.

mod allowance;
mod archive;
mod array;
mod csv;
mod encoding;
mod fault;
mod heads;
mod holders;
mod html;
mod input;
mod jsonl;
mod place;
mod recognise;
mod tei;
mod text;
mod unmarked;
mod unread;
mod walk;
mod window;

use std::io::Read;
use std::path::{Path, PathBuf};

pub use allowance::{FREE_BYTES, FREE_MEMBER_BYTES, MAX_EXPANSION};
pub use archive::{MAX_FILES, MAX_LAYERS, MAX_SPOOLED_BYTES};
pub use csv::MAX_ROW_BYTES;
pub use holders::holders;
pub use place::path_of;
pub use unread::{Reason, Unread};

use crate::model::{Format, RawText};
use input::Input;
use place::shown;
use recognise::Found;

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

/// The documents of `paths`, one after the other.
///
/// `-` is standard input. A folder is walked by name, hidden files left out. What cannot be read is an
/// `Err` in its place, and the rest goes on.
pub fn documents(paths: &[PathBuf], layout: Layout) -> Documents {
    Documents {
        paths: paths.to_vec(),
        inputs: walk::inputs(paths),
        current: None,
        layout,
    }
}

/// The documents of a stream, which goes by `name`; the same as those of a file with these bytes.
///
/// ```
/// use cablegraph::read::{Layout, documents_in};
/// let text = "CONFIDENTIAL NORVALE 12\nSUBJECT: AN INVENTED MESSAGE";
/// let mut read = documents_in("invented", text.as_bytes(), Layout::Auto);
/// assert_eq!(read.next().unwrap()?.text, text);
/// assert!(read.next().is_none());
/// # Ok::<(), cablegraph::read::Unread>(())
/// ```
pub fn documents_in(name: &str, bytes: impl Read + Send + 'static, layout: Layout) -> Documents {
    let input = Input::of(name.to_owned(), bytes, None);
    Documents {
        paths: Vec::new(),
        inputs: Box::new(std::iter::empty()),
        current: Some(
            stream(input, layout).unwrap_or_else(|reason| refused(name.to_owned(), reason)),
        ),
        layout,
    }
}

/// Iterator over documents; see [`documents`].
pub struct Documents {
    paths: Vec<PathBuf>,
    inputs: Box<dyn Iterator<Item = Result<PathBuf, Unread>> + Send>,
    current: Option<Stream>,
    layout: Layout,
}

impl Documents {
    /// Files, folders and archives whose documents these are, as they are shown; standard input is no place.
    pub fn places(&self) -> Vec<String> {
        let named = self.paths.iter().filter(|path| path.as_os_str() != "-");
        named.map(|path| shown(path)).collect()
    }

    /// The same as absolute paths, standard input as `-`.
    pub fn absolute(&self) -> Vec<String> {
        let path = |path: &PathBuf| match path.as_os_str() == "-" {
            true => "-".to_owned(),
            false => shown(&std::path::absolute(path).unwrap_or_else(|_| path.clone())),
        };
        let named = self.paths.iter().map(path);
        named
            .map(|path| path.trim_end_matches('/').to_owned())
            .collect()
    }

    /// The same without a file, wherever it lies among them: what is written to is no input.
    #[must_use]
    pub fn without(mut self, file: PathBuf) -> Self {
        let file = file.canonicalize().unwrap_or(file);
        let is_it = move |path: &Path| {
            path.file_name() == file.file_name()
                && path.canonicalize().is_ok_and(|path| path == file)
        };
        let all = self.inputs;
        self.inputs = Box::new(all.filter(move |input| match input {
            Ok(path) => !is_it(path),
            Err(_) => true,
        }));
        self
    }

    /// What the user says of their layout.
    pub fn layout(&self) -> Layout {
        self.layout
    }
}

/// The documents of one input, in order. Memory: one document at a time.
type Stream = Box<dyn Iterator<Item = Result<RawText, Unread>> + Send>;

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

/// The documents of an input, by the layout given or the one that its first bytes show.
///
/// An archive is opened whatever the layout: that is the layout of what is in it.
fn stream(mut input: Input, layout: Layout) -> Result<Stream, Reason> {
    let head = input.head()?;
    let format = match (recognise::recognise(&head), layout) {
        (Found::Archive(kind), _) => return archive::documents(input, kind, layout),
        (Found::Refused(name), _) => return Err(Reason::Compressed(name)),
        (_, Layout::Given(format)) | (Found::Format(format), Layout::Auto) => format,
        (Found::OtherTable, Layout::Auto) => return Err(Reason::OtherTable),
        (Found::Mailbox, Layout::Auto) => return Err(Reason::Mailbox),
    };
    match format {
        Format::Text => text::documents(input, &head),
        Format::Jsonl => {
            let mut input = encoding::narrow(input, &head);
            let is_array = array::opens(&input.head()?);
            Ok(if is_array {
                array::documents(input)
            } else {
                jsonl::documents(input)
            })
        }
        Format::Csv => Ok(csv::documents(encoding::narrow(input, &head))),
        Format::Html => html::documents(input),
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
