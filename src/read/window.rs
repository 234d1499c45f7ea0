//! A piece of a stream that can be looked at before it is taken.
//!
//! Memory: what has been asked to be seen, plus a chunk. Cost: each byte is copied in once, and moved again at most
//! as often as the window is filled behind a part taken.

use std::io::{self, BufRead};

/// So much is read at a time.
const CHUNK: usize = 1 << 18;

/// What has been read of a stream and not yet been taken.
pub(super) struct Window {
    input: Box<dyn BufRead + Send>,
    buffer: Vec<u8>,
    start: usize,
    ended: bool,
    error: Option<io::Error>,
    /// Line breaks taken so far.
    lines: u64,
}

impl Window {
    pub(super) fn new(input: Box<dyn BufRead + Send>) -> Self {
        Window {
            input,
            buffer: Vec::new(),
            start: 0,
            ended: false,
            error: None,
            lines: 0,
        }
    }

    /// What can be seen.
    pub(super) fn seen(&self) -> &[u8] {
        &self.buffer[self.start..]
    }

    /// Whether all that is left can be seen.
    pub(super) fn ended(&self) -> bool {
        self.ended
    }

    /// Line of the first byte seen, from 1.
    pub(super) fn line(&self) -> u64 {
        self.lines + 1
    }

    /// Reads until so many bytes can be seen, or all that are left. An error ends the stream; see [`Window::error`].
    pub(super) fn see(&mut self, wanted: usize) {
        if self.ended || self.seen().len() >= wanted {
            return;
        }
        self.buffer.drain(..self.start);
        self.start = 0;
        // A chunk more than asked for, so that asking for a little more does not move the window each time.
        let wanted = wanted.saturating_add(CHUNK);
        while self.buffer.len() < wanted {
            match self.input.fill_buf() {
                Ok([]) => {
                    self.ended = true;
                    return;
                }
                Ok(some) => {
                    self.buffer.extend_from_slice(some);
                    let taken = some.len();
                    self.input.consume(taken);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    self.error = Some(error);
                    self.ended = true;
                    return;
                }
            }
        }
    }

    /// Reads on, past what can be seen.
    pub(super) fn see_more(&mut self) {
        self.see(self.seen().len().saturating_add(CHUNK));
    }

    /// Takes the first bytes seen out of the window.
    pub(super) fn take(&mut self, bytes: usize) {
        let end = (self.start + bytes).min(self.buffer.len());
        self.lines += memchr::memchr_iter(b'\n', &self.buffer[self.start..end]).count() as u64;
        self.start = end;
    }

    /// Whether an error ended the stream, which has not been told yet.
    pub(super) fn failed(&self) -> bool {
        self.ended && self.error.is_some()
    }

    /// The error that ended the stream, if one did; told once.
    pub(super) fn error(&mut self) -> Option<io::Error> {
        self.error.take()
    }
}
