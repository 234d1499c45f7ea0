//! The bytes of one input: a file, standard input, or a file of an archive.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use super::allowance::Allowance;
use super::{Reason, shown};

/// So many bytes are looked at to tell what an input is.
pub(super) const HEAD_BYTES: usize = 16 << 10;

/// The bytes of one input and the name it goes by.
pub(super) struct Input {
    pub(super) bytes: Box<dyn BufRead + Send>,
    /// Path as shown: what the user gave, and the way inside archives.
    pub(super) name: String,
    /// The file on disk that the bytes are, where they are one; an archive in it needs no copy.
    pub(super) file: Option<PathBuf>,
    /// How many archives have been opened on the way here.
    pub(super) layers: u8,
    /// How much may still be unpacked of what the user named.
    pub(super) allowance: Allowance,
    /// The encoding that the bytes were in before they became UTF-8 on the way here.
    pub(super) recoded: Option<&'static str>,
}

impl Input {
    /// Opens what the user names.
    pub(super) fn open(path: &Path) -> Result<Input, Reason> {
        if path.as_os_str() == "-" {
            return Ok(Input::of(shown(path), io::stdin(), None));
        }
        let file = File::open(path).map_err(Reason::Io)?;
        let is_file = file.metadata().map_err(Reason::Io)?.is_file();
        Ok(Input::of(
            shown(path),
            file,
            is_file.then(|| path.to_owned()),
        ))
    }

    /// An input of these bytes; `file` is the file on disk that they are, if they are one.
    pub(super) fn of(
        name: String,
        bytes: impl Read + Send + 'static,
        file: Option<PathBuf>,
    ) -> Input {
        let allowance = Allowance::default();
        let bytes = allowance.counting_packed(bytes);
        Input {
            bytes: Box::new(BufReader::with_capacity(1 << 16, bytes)),
            name,
            file,
            layers: 0,
            allowance,
            recoded: None,
        }
    }

    /// The first bytes, without taking them: [`HEAD_BYTES`], or all where there are fewer.
    ///
    /// An error behind the first bytes is left for whoever reads on.
    pub(super) fn head(&mut self) -> Result<Vec<u8>, Reason> {
        let mut head = Vec::new();
        let mut failed = None;
        while head.len() < HEAD_BYTES {
            match self.bytes.fill_buf() {
                Ok([]) => break,
                Ok(some) => {
                    let taken = some.len().min(HEAD_BYTES - head.len());
                    head.extend_from_slice(&some[..taken]);
                    self.bytes.consume(taken);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if head.is_empty() => return Err(error.into()),
                Err(error) => {
                    failed = Some(error);
                    break;
                }
            }
        }
        let rest: Box<dyn BufRead + Send> = match failed {
            Some(error) => Box::new(BufReader::new(Failing(Some(error)))),
            None => std::mem::replace(&mut self.bytes, Box::new(io::empty())),
        };
        self.bytes = Box::new(Cursor::new(head.clone()).chain(rest));
        Ok(head)
    }
}

/// Gives an error that has happened already to whoever reads on, then ends.
struct Failing(Option<io::Error>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}
