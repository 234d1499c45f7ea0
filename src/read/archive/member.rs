//! A file of a zip: where it stands, and its bytes.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

use flate2::Crc;

use super::Reason;
use crate::read::fault::Fault;

/// What every file begins with.
pub(super) const LOCAL_HEADER: [u8; 4] = *b"PK\x03\x04";

/// Length of the fixed part of a file's header.
pub(super) const LOCAL_HEADER_BYTES: usize = 30;

/// How a file is packed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Method {
    Stored,
    Deflated,
    Zstd,
    /// Not read, and why.
    Refused(&'static str),
}

/// A file of a zip, as its directory states it.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) name: String,
    pub(super) method: Method,
    /// Where its own header begins in the archive.
    pub(super) header: u64,
    /// Packed bytes.
    pub(super) packed: u64,
    /// Bytes when unpacked.
    pub(super) size: u64,
    /// CRC-32 of the bytes when unpacked.
    pub(super) crc: u32,
}

impl Member {
    /// The bytes of the file; reading them ends in an error where they are not what the archive says.
    pub(super) fn open(&self, archive: &SharedFile) -> Result<Box<dyn Read + Send>, Reason> {
        if let Method::Refused(why) = self.method {
            return Err(Reason::Member(why));
        }
        let start = self.data_start(archive)?;
        let packed = Whole {
            inner: archive.at(start).take(self.packed),
        };
        let packed = BufReader::with_capacity(1 << 15, packed);
        let unpacked: Box<dyn Read + Send> = match self.method {
            Method::Zstd => Box::new(zstd::Decoder::with_buffer(packed)?),
            Method::Deflated => Box::new(flate2::bufread::DeflateDecoder::new(packed)),
            Method::Stored | Method::Refused(_) => Box::new(packed),
        };
        Ok(Box::new(Checked {
            inner: unpacked,
            seen: Crc::new(),
            size: self.size,
            crc: self.crc,
        }))
    }

    fn data_start(&self, archive: &SharedFile) -> Result<u64, Reason> {
        let gone = || Reason::Damaged("it is not where the directory says".to_owned());
        let mut header = [0; LOCAL_HEADER_BYTES];
        let read = archive.at(self.header).read_exact(&mut header);
        if read.is_err() || header[..4] != LOCAL_HEADER {
            return Err(gone());
        }
        let length = |at: usize| u64::from(u16::from_le_bytes([header[at], header[at + 1]]));
        let fixed = LOCAL_HEADER_BYTES as u64;
        self.header
            .checked_add(fixed + length(26) + length(28))
            .ok_or_else(gone)
    }
}

/// One open file, read at several places; each copy has a place of its own.
#[derive(Clone)]
pub(super) struct SharedFile {
    file: Arc<Mutex<File>>,
    at: u64,
}

impl SharedFile {
    pub(super) fn new(file: File) -> Self {
        SharedFile {
            file: Arc::new(Mutex::new(file)),
            at: 0,
        }
    }

    /// The file, read from this place.
    pub(super) fn at(&self, at: u64) -> Self {
        SharedFile {
            file: self.file.clone(),
            at,
        }
    }
}

impl Read for SharedFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.at))?;
        let read = file.read(buffer)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for SharedFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
            SeekFrom::End(by) => {
                let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
                file.seek(SeekFrom::End(0))?.checked_add_signed(by)
            }
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

/// The packed bytes: an error where the archive ends within them.
struct Whole {
    inner: io::Take<SharedFile>,
}

impl Read for Whole {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        if read == 0 && self.inner.limit() > 0 && !buffer.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(read)
    }
}

/// The unpacked bytes: an error at their end where they are not those packed.
struct Checked<R> {
    inner: R,
    seen: Crc,
    size: u64,
    crc: u32,
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.seen.update(&buffer[..read]);
        // The crate counts modulo 2^32.
        let whole = self.seen.amount() == self.size as u32 && self.seen.sum() == self.crc;
        if read == 0 && !buffer.is_empty() && !whole {
            return Err(Fault::Damaged("its checksum does not match".to_owned()).into());
        }
        Ok(read)
    }
}
