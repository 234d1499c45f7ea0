//! One message a file, as plain text in any encoding.

use std::io::Read;

use super::{Reason, encoding, read_bounded, sha256};
use crate::model::{Format, RawText, Stated};

/// Reads the whole input as one document.
pub(super) fn read(input: impl Read, path: String) -> Result<RawText, Reason> {
    let bytes = read_bounded(input)?;
    let (text, encoding) = encoding::decode(&bytes)?;
    Ok(RawText {
        id: path.clone(),
        path,
        ordinal: 1,
        format: Format::Text,
        encoding,
        sha256: sha256(&bytes),
        bytes: bytes.len() as u64,
        text,
        stated: Stated::default(),
    })
}
