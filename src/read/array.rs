//! A JSON array of the objects that `jsonl` has a line each, on one line or on many: many programs write it so.
//!
//! Needs: UTF-8. Gives: a document an element; what is no such object is an `Err`, once for all that stands together, and reading
//! goes on at the next object. Method: brackets are counted outside strings; a string that breaks off at the end of its line ends
//! its element, and so does a line that begins an object where none may stand: a bracket was forgotten. Memory: one element, bounded by [`MAX_DOCUMENT_BYTES`]; a longer one is passed over unread. Cost: one pass.

use std::io::{self, BufRead, ErrorKind};

use super::jsonl::{MARK, document};
use super::{Input, MAX_DOCUMENT_BYTES, Reason, Stream, Unread};
use crate::model::RawText;

/// The documents of one array, and of what stands behind it.
pub(super) fn documents(input: Input) -> Stream {
    Box::new(Elements {
        input: input.bytes,
        path: input.name,
        encoding: input.recoded.unwrap_or(encoding_rs::UTF_8.name()),
        buffer: Vec::new(),
        line: 1,
        element: 0,
        ordinal: 0,
        is_broken: false,
        ended: false,
    })
}

/// Whether a list opens an input of JSON.
pub(super) fn opens(head: &[u8]) -> bool {
    let text = head.strip_prefix(MARK).unwrap_or(head);
    text.trim_ascii_start().starts_with(b"[")
}

/// Whether a list opens the text that objects, or texts as strings, are in.
pub(super) fn is_array(text: &[u8]) -> bool {
    let Some(mut rest) = behind(text, b'[') else {
        return false;
    };
    while let Some(inner) = behind(rest, b'[') {
        rest = inner;
    }
    match rest.first() {
        Some(b'{') => behind(rest, b'{').is_some_and(|object| object.starts_with(b"\"")),
        Some(b'"') => memchr::memmem::find(rest, b"\\n").is_some(),
        // A box to tick opens messages too: `[ ] URGENT`.
        first => first == Some(&b']') && rest.iter().all(is_between),
    }
}

/// Whether a byte says nothing in a list.
fn is_between(byte: &u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'[' | b']' | b',')
}

/// What stands behind an opening bracket and blanks.
fn behind(text: &[u8], bracket: u8) -> Option<&[u8]> {
    Some(text.strip_prefix(&[bracket])?.trim_ascii_start())
}

struct Elements {
    input: Box<dyn BufRead + Send>,
    path: String,
    encoding: &'static str,
    buffer: Vec<u8>,
    /// Line of the next byte, from 1.
    line: u32,
    /// Objects met.
    element: u32,
    /// What the last one was called: its line, or where several begin on one line the number behind the one before.
    ordinal: u32,
    /// The last object broke off: what follows it is its rest.
    is_broken: bool,
    ended: bool,
}

/// What stands next.
enum Next {
    /// An object is in the buffer.
    Object,
    /// An object that no bracket closes before the next is passed over.
    Unclosed,
    /// An object that is too long is passed over.
    TooLong,
    /// Other values, or what is no JSON, are passed over.
    Other,
    End,
}

impl Iterator for Elements {
    type Item = Result<RawText, Unread>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let any = self.ordinal > 0;
        let reason = match self.read_next() {
            Ok(Next::Object) => {
                let read = document(&self.buffer, &self.path, self.ordinal, self.encoding);
                match read {
                    Ok(document) => return Some(Ok(document)),
                    Err(Reason::BadJson(why)) => {
                        Reason::BadJson(format!("element {} of the array: {why}", self.element))
                    }
                    Err(other) => other,
                }
            }
            Ok(Next::Unclosed) => Reason::BadJson(format!(
                "element {} of the array: no bracket closes it before the object on line {}",
                self.element, self.line
            )),
            Ok(Next::TooLong) => Reason::TooLarge,
            Ok(Next::Other) => {
                Reason::BadJson("what stands there in the array is no object".to_owned())
            }
            Ok(Next::End) => {
                self.ended = true;
                if any {
                    return None;
                }
                Reason::Empty
            }
            Err(error) => {
                self.ended = true;
                error.into()
            }
        };
        Some(Err(Unread {
            path: self.path.clone(),
            line: (self.ordinal > 0).then_some(self.ordinal.into()),
            reason,
        }))
    }
}

impl Elements {
    fn read_next(&mut self) -> io::Result<Next> {
        let other = self.pass_over()?;
        if let Some(line) = other {
            self.ordinal = line.max(self.ordinal.saturating_add(1));
            return Ok(Next::Other);
        }
        self.object()
    }

    /// Passes over what stands before the next object; the line of what is neither blank, comma nor bracket, if there is
    /// any that does not belong to a broken object before it.
    fn pass_over(&mut self) -> io::Result<Option<u32>> {
        let (mut other, mut string) = (None, Nesting::default());
        loop {
            let some = fill(&mut *self.input)?;
            if some.is_empty() {
                break;
            }
            let mut taken = 0;
            let mut at_object = false;
            while let Some(byte) = some.get(taken) {
                if string.in_string {
                    let length = string.look(&some[taken..]).0;
                    self.line = self
                        .line
                        .saturating_add(breaks(&some[taken..taken + length]));
                    taken += length;
                    continue;
                }
                match byte {
                    b'{' => {
                        at_object = true;
                        break;
                    }
                    b'\n' => self.line = self.line.saturating_add(1),
                    b'[' | b']' | b',' | b' ' | b'\t' | b'\r' => {}
                    // The mark of the byte order.
                    0xef | 0xbb | 0xbf if self.ordinal == 0 && other.is_none() => {}
                    byte => {
                        other.get_or_insert(self.line);
                        string.in_string = *byte == b'"';
                    }
                }
                taken += 1;
            }
            self.input.consume(taken);
            if at_object {
                break;
            }
        }
        Ok(other.filter(|_| !std::mem::take(&mut self.is_broken)))
    }

    /// Reads an object, at whose opening bracket the input stands.
    fn object(&mut self) -> io::Result<Next> {
        self.buffer.clear();
        let mut nesting = Nesting::default();
        let (mut any, mut too_long, mut lines) = (false, false, 0_u32);
        loop {
            let some = fill(&mut *self.input)?;
            if some.is_empty() {
                break;
            }
            any = true;
            let (taken, ended) = nesting.look(some);
            too_long |= self.buffer.len() + taken > MAX_DOCUMENT_BYTES;
            if !too_long {
                self.buffer.extend_from_slice(&some[..taken]);
            }
            lines = lines.saturating_add(breaks(&some[..taken]));
            self.input.consume(taken);
            if ended {
                break;
            }
        }
        if !any {
            return Ok(Next::End);
        }
        self.element = self.element.saturating_add(1);
        self.ordinal = self.line.max(self.ordinal.saturating_add(1));
        self.line = self.line.saturating_add(lines);
        self.is_broken = nesting.broke_off;
        Ok(match (too_long, nesting.is_unclosed) {
            (true, _) => Next::TooLong,
            (false, true) => Next::Unclosed,
            (false, false) => Next::Object,
        })
    }
}

/// How deep in brackets, and whether in a string.
#[derive(Default)]
struct Nesting {
    depth: usize,
    /// Which of the outermost [`KNOWN_DEPTH`] open brackets are those of objects: a bit each.
    objects: u128,
    /// The last byte outside strings that is no blank, and whether the line has none yet.
    before: u8,
    is_line_blank: bool,
    in_string: bool,
    is_escaped: bool,
    /// A string ended with its line, not with a quote.
    broke_off: bool,
    /// Another object begins where none may stand.
    is_unclosed: bool,
}

/// So deep it is known which bracket is open; no deeper is JSON read.
const KNOWN_DEPTH: usize = 128;

impl Nesting {
    /// Looks at bytes up to where all brackets are closed, a string breaks off or another object begins, within a string up to its end where no bracket
    /// is open: how many, and whether that place is reached.
    fn look(&mut self, bytes: &[u8]) -> (usize, bool) {
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            at += 1;
            if std::mem::take(&mut self.is_escaped) {
                continue;
            }
            match (self.in_string, byte) {
                (true, b'\\') => self.is_escaped = true,
                (true, b'\n') => {
                    (self.in_string, self.broke_off) = (false, true);
                    return (at, true);
                }
                (_, b'"') => self.in_string = !self.in_string,
                (true, _) => {
                    at += memchr::memchr3(b'"', b'\\', b'\n', &bytes[at..])
                        .unwrap_or(bytes.len() - at);
                    continue;
                }
                (false, b'{') if self.is_line_blank && self.is_misplaced() => {
                    self.is_unclosed = true;
                    return (at - 1, true);
                }
                (false, b'{' | b'[') => self.open(*byte),
                (false, b'}' | b']') => self.depth = self.depth.saturating_sub(1),
                (false, b'\n') => {
                    self.is_line_blank = true;
                    continue;
                }
                (false, b' ' | b'\t' | b'\r') => continue,
                (false, _) => {}
            }
            (self.before, self.is_line_blank) = (*byte, false);
            if self.depth == 0 && !self.in_string {
                return (at, true);
            }
        }
        (at, false)
    }

    fn open(&mut self, bracket: u8) {
        if self.depth < KNOWN_DEPTH {
            let bit = 1 << self.depth;
            match bracket {
                b'{' => self.objects |= bit,
                _ => self.objects &= !bit,
            }
        }
        self.depth += 1;
    }

    /// Whether no object may begin here: in one it stands behind a colon, in a list behind its bracket or a comma.
    fn is_misplaced(&self) -> bool {
        let innermost = self.depth.checked_sub(1);
        innermost.filter(|at| *at < KNOWN_DEPTH).is_some_and(|at| {
            match self.objects >> at & 1 == 1 {
                true => self.before != b':',
                false => !matches!(self.before, b'[' | b','),
            }
        })
    }
}

/// How many lines end in these bytes.
fn breaks(bytes: &[u8]) -> u32 {
    u32::try_from(memchr::memchr_iter(b'\n', bytes).count()).unwrap_or(u32::MAX)
}

/// The next bytes; none at the end.
fn fill(input: &mut dyn BufRead) -> io::Result<&[u8]> {
    loop {
        match input.fill_buf() {
            // The borrow checker does not see that an error borrows nothing.
            Ok(_) => break,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    input.fill_buf()
}
