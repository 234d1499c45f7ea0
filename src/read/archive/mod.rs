//! Opens `.gz`, `.zst` and `.zip`, at most [`MAX_LAYERS`] deep, and never more of them than texts can be.
//!
//! Needs: an input whose first bytes are those of an archive. Gives: the documents of what is in it, in the archive's
//! order; what cannot be opened is an `Err` in its place, and the rest goes on. Method: streams are unpacked as they
//! are read, a file of a zip at its place in the archive; a zip that is no file on disk is copied to a temporary one
//! first, of at most [`MAX_SPOOLED_BYTES`]. Memory: the window of the packer (32 KiB; up to 128 MiB for zstd) and a
//! line a file of a zip. Cost: that of unpacking.

mod gzip;
mod member;
mod salvage;
mod zip;

use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::sync::atomic::Ordering;

use super::input::Input;
use super::{Layout, Reason, Stream, Unread, stream};

/// An archive in an archive is opened, one in two is not.
pub const MAX_LAYERS: u8 = 2;

/// A zip that comes as a stream is copied to a temporary file; a larger one must be given as a file.
pub const MAX_SPOOLED_BYTES: u64 = 4 << 30;

/// A zip of more files is refused: their names alone would fill memory.
pub const MAX_FILES: usize = 1 << 20;

/// The kinds of archive that are opened.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    Gzip,
    Zstd,
    Zip,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Gzip => "gzip",
            Kind::Zstd => "zstd",
            Kind::Zip => "zip",
        }
    }
}

/// The documents of an archive.
pub(super) fn documents(mut input: Input, kind: Kind, layout: Layout) -> Result<Stream, Reason> {
    if input.layers >= MAX_LAYERS {
        return Err(Reason::Nested(kind.name()));
    }
    input.layers += 1;
    let mut has_rest = None;
    let unpacked: Box<dyn Read + Send> = match kind {
        Kind::Gzip => {
            let (members, rest) = gzip::Members::new(input.bytes);
            has_rest = Some((rest, input.name.clone()));
            Box::new(members)
        }
        Kind::Zstd => Box::new(zstd::Decoder::with_buffer(input.bytes)?),
        Kind::Zip => return zip::documents(input, layout),
    };
    let bytes = input.allowance.limiting(unpacked, u64::MAX);
    let inner = Input {
        bytes: Box::new(BufReader::with_capacity(1 << 16, bytes)),
        file: None,
        ..input
    };
    let documents = stream(inner, layout)?;
    // Known only when all documents have been read.
    let told = has_rest
        .into_iter()
        .filter(|(rest, _)| rest.load(Ordering::Relaxed));
    Ok(Box::new(documents.chain(told.map(|(_, path)| {
        Err(Unread {
            path,
            line: None,
            reason: Reason::Damaged("what stands behind its end is no gzip".to_owned()),
        })
    }))))
}

/// Copies a stream to a temporary file, which is gone when it is closed.
fn spool(input: &mut Input) -> Result<std::fs::File, Reason> {
    let mut file = tempfile::tempfile()?;
    let copied = io::copy(
        &mut (&mut input.bytes).take(MAX_SPOOLED_BYTES + 1),
        &mut file,
    );
    match copied.map_err(Reason::from) {
        Ok(bytes) if bytes > MAX_SPOOLED_BYTES => {
            return Err(Reason::Bomb(format!(
                "a zip of more than {} GiB that is no file of its own",
                MAX_SPOOLED_BYTES >> 30
            )));
        }
        // What came before the stream broke may hold whole files.
        Ok(_) | Err(Reason::Damaged(_)) => {}
        Err(reason) => return Err(reason),
    }
    file.flush()?;
    file.seek(SeekFrom::Start(0))?;
    Ok(file)
}
