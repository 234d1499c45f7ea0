//! What is found wrong with an archive while its bytes are unpacked, as errors of reading carry it.

use std::io;

use thiserror::Error;

/// What is wrong with an archive.
#[derive(Debug, Error)]
pub(super) enum Fault {
    #[error("is damaged: {0}")]
    Damaged(String),
    #[error("unpacks to more than texts do ({0})")]
    Bomb(String),
}

impl From<Fault> for io::Error {
    fn from(fault: Fault) -> Self {
        io::Error::other(fault)
    }
}
