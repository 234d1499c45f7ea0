//! A gzip file: one member after the other, as `cat a.gz b.gz` makes it, with zeros behind the last as tapes leave them.

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use flate2::bufread::GzDecoder;

type Packed = Box<dyn BufRead + Send>;

/// The bytes of all members. What stands behind the last and is none is left unread: what came before it is whole.
pub(super) struct Members {
    member: Option<GzDecoder<Packed>>,
    has_rest: Arc<AtomicBool>,
}

impl Members {
    /// The members of a file, and whether something else was met behind them.
    pub(super) fn new(packed: Packed) -> (Self, Arc<AtomicBool>) {
        let has_rest = Arc::new(AtomicBool::new(false));
        let members = Members {
            member: Some(GzDecoder::new(packed)),
            has_rest: Arc::clone(&has_rest),
        };
        (members, has_rest)
    }

    /// The next member; `None` at the end of the file.
    fn next(&self, mut packed: Packed) -> io::Result<Option<GzDecoder<Packed>>> {
        loop {
            let some = packed.fill_buf()?;
            let zeros = some.iter().take_while(|byte| **byte == 0).count();
            match some.get(zeros) {
                None if some.is_empty() => return Ok(None),
                None => packed.consume(zeros),
                Some(0x1f) => {
                    packed.consume(zeros);
                    return Ok(Some(GzDecoder::new(packed)));
                }
                Some(_) => {
                    self.has_rest.store(true, Ordering::Relaxed);
                    return Ok(None);
                }
            }
        }
    }
}

impl Read for Members {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(member) = &mut self.member {
            let read = member.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            self.member = match self.member.take() {
                Some(ended) => self.next(ended.into_inner())?,
                None => None,
            };
        }
        Ok(0)
    }
}
