//! The files of a zip whose end is missing, found by the header that each has of its own.
//!
//! Method: from header to header by the sizes they state; where a size stands behind the file only, as in archives
//! written to a pipe, by the descriptor there whose size fits. Cost: one pass at most.

use std::io::{self, BufRead, BufReader, Read};

use super::MAX_FILES;
use super::member::{LOCAL_HEADER, LOCAL_HEADER_BYTES, Member, Method, SharedFile};

/// What stands behind a file whose header does not state its size.
const DESCRIPTOR: [u8; 4] = *b"PK\x07\x08";

/// The files up to the first whose header cannot be read.
pub(super) fn members(archive: &SharedFile, length: u64) -> io::Result<Vec<Member>> {
    let mut members = Vec::new();
    let mut at = 0;
    while at < length && members.len() < MAX_FILES {
        let Some((member, end)) = member(archive, at)? else {
            break;
        };
        members.push(member);
        at = end;
    }
    Ok(members)
}

/// The file at this place, and where it ends.
fn member(archive: &SharedFile, at: u64) -> io::Result<Option<(Member, u64)>> {
    let mut reader = BufReader::with_capacity(1 << 12, archive.at(at));
    let mut header = [0; LOCAL_HEADER_BYTES];
    if !filled(&mut reader, &mut header)? || header[..4] != LOCAL_HEADER {
        return Ok(None);
    }
    let short = |at: usize| u16::from_le_bytes([header[at], header[at + 1]]);
    let long = |at: usize| u32::from_le_bytes([0, 1, 2, 3].map(|i| header[at + i]));
    let (flags, mut packed, mut size, mut crc) =
        (short(6), u64::from(long(18)), u64::from(long(22)), long(14));
    let mut name = vec![0; short(26).into()];
    let mut extra = vec![0; short(28).into()];
    if !filled(&mut reader, &mut name)? || !filled(&mut reader, &mut extra)? {
        return Ok(None);
    }
    if let Some((whole_size, whole_packed)) = zip64(&extra).filter(|_| packed == 0xffff_ffff) {
        (size, packed) = (whole_size, whole_packed);
    }
    let start = at + (LOCAL_HEADER_BYTES + name.len() + extra.len()) as u64;
    let mut end = start.saturating_add(packed);
    if flags & 8 != 0 && packed == 0 {
        let Some(found) = descriptor(archive, start)? else {
            return Ok(None);
        };
        (crc, packed, size, end) = found;
    }
    let member = Member {
        name: String::from_utf8_lossy(&name).into_owned(),
        method: match short(8) {
            _ if flags & 1 != 0 => Method::Refused("it is encrypted"),
            0 => Method::Stored,
            8 => Method::Deflated,
            93 => Method::Zstd,
            _ => Method::Refused("it is packed by a method that is not read"),
        },
        header: at,
        packed,
        size,
        crc,
    };
    Ok(Some((member, end)))
}

/// Whether the buffer could be filled.
fn filled(reader: &mut impl Read, buffer: &mut [u8]) -> io::Result<bool> {
    match reader.read_exact(buffer) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

/// Size and packed size of a large file.
fn zip64(mut extra: &[u8]) -> Option<(u64, u64)> {
    while let [a, b, c, d, rest @ ..] = extra {
        let field = rest.get(..u16::from_le_bytes([*c, *d]).into())?;
        if u16::from_le_bytes([*a, *b]) == 1 {
            let number =
                |at: usize| Some(u64::from_le_bytes(field.get(at..at + 8)?.try_into().ok()?));
            return Some((number(0)?, number(8)?));
        }
        extra = &rest[field.len()..];
    }
    None
}

/// CRC, packed size, size and end of the file that begins at `start`, by the descriptor behind it.
fn descriptor(archive: &SharedFile, start: u64) -> io::Result<Option<(u32, u64, u64, u64)>> {
    let mut reader = BufReader::with_capacity(1 << 16, archive.at(start));
    let mut last = Vec::with_capacity(1 << 17);
    // Where `last` begins.
    let mut base = start;
    loop {
        let some = reader.fill_buf()?;
        let read = some.len();
        last.extend_from_slice(some);
        reader.consume(read);
        for at in memchr::memmem::find_iter(&last, &DESCRIPTOR) {
            let Some(fields) = last.get(at + 4..at + 16) else {
                continue;
            };
            let number = |at: usize| u32::from_le_bytes([0, 1, 2, 3].map(|i| fields[at + i]));
            let here = base + at as u64;
            if u64::from(number(4)) == here - start {
                let (packed, size) = (number(4).into(), number(8).into());
                return Ok(Some((number(0), packed, size, here + 16)));
            }
        }
        if read == 0 {
            return Ok(None);
        }
        // A descriptor may lie across the border of two pieces.
        let seen = last.len().saturating_sub(16);
        last.drain(..seen);
        base += seen as u64;
    }
}
