//! A gzip file: one member after the other, as `cat a.gz b.gz` makes it, with zeros behind the last as tapes leave them.

use std::io::{self, BufRead, Read};

use flate2::bufread::GzDecoder;

use crate::read::fault::Fault;

type Packed = Box<dyn BufRead + Send>;

/// The bytes of all members.
pub(super) struct Members {
    member: Option<GzDecoder<Packed>>,
}

impl Members {
    pub(super) fn new(packed: Packed) -> Self {
        Members {
            member: Some(GzDecoder::new(packed)),
        }
    }

    /// The next member; `None` at the end of the file.
    fn next(mut packed: Packed) -> io::Result<Option<GzDecoder<Packed>>> {
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
                    return Err(
                        Fault::Damaged("what stands behind its end is no gzip".into()).into(),
                    );
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
                Some(ended) => Self::next(ended.into_inner())?,
                None => None,
            };
        }
        Ok(0)
    }
}
