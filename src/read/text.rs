//! One message a file, as plain text in any encoding.

use super::{Input, Reason, Stream, encoding, read_bounded, sha256};
use crate::model::{Format, RawText, Stated};

/// Reads the whole input as one document.
pub(super) fn documents(input: Input) -> Result<Stream, Reason> {
    let Input { bytes, name: path } = input;
    let bytes = read_bounded(bytes)?;
    let (text, encoding) = encoding::decode(&bytes)?;
    Ok(Box::new(std::iter::once(Ok(RawText {
        id: path.clone(),
        path,
        ordinal: 1,
        format: Format::Text,
        encoding,
        sha256: sha256(&bytes),
        bytes: bytes.len() as u64,
        text,
        stated: Stated::default(),
        edition: None,
    }))))
}
