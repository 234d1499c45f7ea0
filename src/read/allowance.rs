//! How much an archive may unpack to: text is packed to a twentieth at best, a bomb to a thousandth or a millionth.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::fault::Fault;

/// An archive may unpack to so many times its packed bytes.
pub const MAX_EXPANSION: u64 = 200;

/// Whatever its packed bytes, what the user names may unpack to so much, all layers together.
pub const FREE_BYTES: u64 = 256 << 20;

/// Whatever its packed bytes, a file of a zip may unpack to so much.
pub const FREE_MEMBER_BYTES: u64 = 64 << 20;

/// Counts what has been read and what has been unpacked of one thing that the user named, over all layers of it.
#[derive(Clone, Default)]
pub(super) struct Allowance(Arc<Counts>);

#[derive(Default)]
struct Counts {
    packed: AtomicU64,
    unpacked: AtomicU64,
}

impl Allowance {
    /// Counts the bytes as read from disk or standard input.
    pub(super) fn counting_packed<R: Read>(&self, inner: R) -> impl Read + use<R> {
        Packed {
            inner,
            counts: self.0.clone(),
        }
    }

    /// Adds bytes of a file that are read at their place.
    pub(super) fn add_packed(&self, bytes: u64) {
        self.0.packed.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Whether more has been unpacked than this allows.
    pub(super) fn is_spent(&self) -> bool {
        self.0.is_spent()
    }

    /// Ends in an error where more is unpacked than `most`, or than this allows.
    pub(super) fn limiting<R: Read>(&self, inner: R, most: u64) -> impl Read + use<R> {
        Unpacked {
            inner,
            counts: self.0.clone(),
            left: most,
        }
    }
}

impl Counts {
    fn is_spent(&self) -> bool {
        let unpacked = self.unpacked.load(Ordering::Relaxed);
        let packed = self.packed.load(Ordering::Relaxed);
        unpacked > FREE_BYTES && unpacked > packed.saturating_mul(MAX_EXPANSION)
    }
}

/// How much a file of a zip may unpack to.
pub(super) fn most_of_member(packed: u64) -> u64 {
    packed.saturating_mul(MAX_EXPANSION).max(FREE_MEMBER_BYTES)
}

struct Packed<R> {
    inner: R,
    counts: Arc<Counts>,
}

impl<R: Read> Read for Packed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.counts.packed.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

struct Unpacked<R> {
    inner: R,
    counts: Arc<Counts>,
    left: u64,
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer).map_err(damaged)? as u64;
        self.counts.unpacked.fetch_add(read, Ordering::Relaxed);
        if self.counts.is_spent() {
            let packed = self.counts.packed.load(Ordering::Relaxed);
            let most = packed.saturating_mul(MAX_EXPANSION).max(FREE_BYTES);
            let fault = Fault::Bomb(format!("{packed} bytes to more than {} MiB", most >> 20));
            return Err(fault.into());
        }
        self.left = self.left.checked_sub(read).ok_or_else(|| {
            Fault::Bomb(format!(
                "a file of it to more than {MAX_EXPANSION} times its packed bytes"
            ))
        })?;
        Ok(read as usize)
    }
}

/// What a decoder says is a fault of the archive, unless the operating system said it.
fn damaged(error: io::Error) -> io::Error {
    if error.raw_os_error().is_some() || error.kind() == io::ErrorKind::Interrupted {
        return error;
    }
    match error.downcast::<Fault>() {
        Ok(fault) => fault.into(),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            Fault::Damaged("it ends too early".to_owned()).into()
        }
        Err(error) => Fault::Damaged(error.to_string()).into(),
    }
}
