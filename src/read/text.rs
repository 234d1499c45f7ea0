//! Plain text in any encoding: a message, or many one after the other.
//!
//! Needs: bytes. Gives: one document where nothing shows several (its id is the path), else one a message (`path#n`),
//! without the rulers between them. Method: each line that may part two messages is judged by `heads`, each that may begin one
//! by `unmarked`. Memory: one message, bounded by [`MAX_DOCUMENT_BYTES`]; a longer one is passed over to the next mark. Cost: one pass.

use std::borrow::Cow;

use encoding_rs::UTF_16BE;

use super::heads::{self, Boundary, Evidence, LOOK_AHEAD};
use super::input::Input;
use super::unmarked::{self, Opening, Passed};
use super::window::Window;
use super::{MAX_DOCUMENT_BYTES, Reason, Stream, Unread, encoding, sha256};
use crate::model::{Format, RawText, Stated};

/// The messages of one input. `head` is its first bytes.
pub(super) fn documents(input: Input, head: &[u8]) -> Result<Stream, Reason> {
    if encoding::is_no_text(head) {
        return Err(Reason::Binary);
    }
    Ok(Box::new(Messages {
        units: Units::of(head),
        window: Window::new(input.bytes),
        path: input.name,
        ordinal: 0,
        ended: false,
    }))
}

struct Messages {
    window: Window,
    units: Units,
    path: String,
    ordinal: u32,
    ended: bool,
}

/// A message found in the window.
struct Piece {
    /// Bytes of it that are seen.
    length: usize,
    /// Bytes up to the next message.
    next: usize,
    /// Where it began.
    line: u64,
    /// It is longer than a message can be, and most of it is gone.
    too_long: bool,
    /// Nothing stands behind it.
    last: bool,
}

impl Iterator for Messages {
    type Item = Result<RawText, Unread>;

    fn next(&mut self) -> Option<Self::Item> {
        if !self.ended {
            let piece = self.piece();
            self.ordinal += 1;
            self.ended = piece.last;
            let line = (self.ordinal > 1 || piece.too_long).then_some(piece.line);
            if piece.last && self.window.failed() && !piece.too_long {
                // What an error cuts off is no whole message.
                return self.failure(line);
            }
            let document = self.document(&piece);
            self.window.take(piece.next);
            return Some(document.map_err(|reason| self.unread(reason, line)));
        }
        self.failure(None)
    }
}

impl Messages {
    fn unread(&self, reason: Reason, line: Option<u64>) -> Unread {
        Unread {
            path: self.path.clone(),
            line,
            reason,
        }
    }

    /// The error that ended the input, told once.
    fn failure(&mut self, line: Option<u64>) -> Option<Result<RawText, Unread>> {
        let error = self.window.error()?;
        Some(Err(self.unread(error.into(), line)))
    }

    /// Reads on to the end of the message that begins the window.
    fn piece(&mut self) -> Piece {
        let mut scan = Scan {
            at: 0,
            line: self.window.line(),
            too_long: false,
            first_part: None,
            both_parts: false,
            after_mark: false,
            evidence: Evidence::default(),
            judged: 0,
            passed: Passed::default(),
        };
        loop {
            let Some(line) = self.line(&mut scan) else {
                return scan.piece(self.window.seen().len(), None);
            };
            let end = scan.at + line;
            let view = self.units.view(&self.window.seen()[scan.at..end]);
            let mark = heads::boundary(&view);
            scan.after_mark &= mark.is_some() || view.trim_ascii().is_empty();
            let opening = unmarked::opening(&view).filter(|_| scan.at > 0);
            drop(view);
            match (mark, opening) {
                (Some(mark), _) => {
                    if let Some((length, next)) = self.cut(&mut scan, mark, end) {
                        return scan.piece(length, Some(next));
                    }
                }
                (None, Some(opening)) => {
                    if self.begins_unmarked(&mut scan, opening) {
                        return scan.piece(scan.at, Some(scan.at));
                    }
                }
                (None, None) => {}
            }
            let line = self.units.view(&self.window.seen()[scan.at..end]);
            scan.passed.look(&line);
            scan.at = end;
        }
    }

    /// Length of the line at the scan's place; `None` at the end of the input.
    ///
    /// What is too long for a message is taken out of the window on the way.
    fn line(&mut self, scan: &mut Scan) -> Option<usize> {
        let mut searched = scan.at;
        loop {
            if scan.at > MAX_DOCUMENT_BYTES || (scan.too_long && scan.at >= 1 << 16) {
                scan.too_long = true;
                self.window.take(scan.at);
                searched -= scan.at;
                (scan.at, scan.judged) = (0, 0);
            }
            let seen = self.window.seen();
            if let Some(found) = self.units.line_break(&seen[searched..]) {
                return Some(searched + found - scan.at);
            }
            searched = (seen.len() - seen.len() % self.units.width).max(scan.at);
            if searched - scan.at > MAX_DOCUMENT_BYTES {
                // A line without an end: no mark can be in it.
                scan.too_long = true;
                self.window.take(searched);
                (searched, scan.at, scan.judged) = (0, 0, 0);
            }
            if self.window.ended() {
                let rest = self.window.seen().len() - scan.at;
                return (rest > 0).then_some(rest);
            }
            self.window.see_more();
        }
    }

    /// Judges a mark: length of the message before it, and where the next one begins.
    fn cut(&mut self, scan: &mut Scan, mark: Boundary, end: usize) -> Option<(usize, usize)> {
        if mark == Boundary::RecordAttributes && scan.first_part.is_none() {
            // The text stands before them, though nothing heads it.
            let text = self.units.view(&self.window.seen()[scan.judged..scan.at]);
            scan.evidence.look(&text);
            scan.judged = scan.at;
            scan.both_parts = scan.evidence.is_whole();
            scan.first_part = scan.both_parts.then_some(Boundary::RecordText);
        }
        if scan.is_new_record(mark) {
            return Some((scan.at, scan.at));
        }
        scan.passed.in_attributes |= mark == Boundary::RecordAttributes && scan.both_parts;
        if matches!(mark, Boundary::RecordText | Boundary::RecordAttributes) {
            return None;
        }
        // Of a record that begins with its attributes, the text is still to come; behind a mark that was judged, what
        // follows is the same.
        let record_goes_on =
            scan.first_part == Some(Boundary::RecordAttributes) && !scan.both_parts;
        let judged = std::mem::replace(&mut scan.after_mark, mark != Boundary::First)
            && mark != Boundary::First;
        if record_goes_on || judged {
            return None;
        }
        let length = if mark == Boundary::Last { end } else { scan.at };
        let wanted = length + LOOK_AHEAD * self.units.width;
        self.window.see(wanted);
        let seen = self.window.seen();
        let ahead = self.units.view(&seen[length..wanted.min(seen.len())]);
        let (sign, start) = heads::head(&ahead)?;
        scan.evidence
            .look(&self.units.view(&seen[scan.judged..length]));
        scan.judged = length;
        let ends = scan.too_long || scan.evidence.may_end(sign);
        ends.then_some((length, length + start * self.units.width))
    }

    /// Whether another message begins at the scan's place, where nothing marks it.
    fn begins_unmarked(&mut self, scan: &mut Scan, opening: Opening) -> bool {
        let wanted = scan.at + LOOK_AHEAD * self.units.width;
        self.window.see(wanted);
        let seen = self.window.seen();
        scan.evidence
            .look(&self.units.view(&seen[scan.judged..scan.at]));
        scan.judged = scan.at;
        let ahead = self.units.view(&seen[scan.at..wanted.min(seen.len())]);
        scan.passed.may_end(scan.evidence, opening, &ahead)
    }

    fn document(&self, piece: &Piece) -> Result<RawText, Reason> {
        let bytes = &self.window.seen()[..piece.length];
        if piece.too_long || bytes.len() > MAX_DOCUMENT_BYTES {
            return Err(Reason::TooLarge);
        }
        let (text, encoding) = match self.units.encoding {
            Some(encoding) if self.ordinal > 1 => {
                let (text, _) = encoding.decode_without_bom_handling(bytes);
                (text.into_owned(), encoding.name())
            }
            _ => encoding::decode(bytes)?,
        };
        let text = encoding::with_blanks(text);
        let alone = piece.last && self.ordinal == 1;
        Ok(RawText {
            id: if alone {
                self.path.clone()
            } else {
                format!("{}#{}", self.path, self.ordinal)
            },
            path: self.path.clone(),
            ordinal: self.ordinal,
            format: Format::Text,
            encoding,
            sha256: sha256(bytes),
            bytes: bytes.len() as u64,
            text,
            stated: Stated::default(),
            edition: None,
        })
    }
}

/// Where the search for the end of a message stands.
struct Scan {
    /// Start of the next line, in the window.
    at: usize,
    /// Line on which the message began.
    line: u64,
    too_long: bool,
    /// Which part of an archives' record was met first, and whether the other one was met behind it.
    first_part: Option<Boundary>,
    both_parts: bool,
    /// Nothing but marks and blank lines stand behind the last mark that was judged.
    after_mark: bool,
    /// What says that this is a message, up to the place judged.
    evidence: Evidence,
    judged: usize,
    /// What tells whether another message may follow unmarked.
    passed: Passed,
}

impl Scan {
    /// Whether the part of a record that begins here begins the next record.
    fn is_new_record(&mut self, mark: Boundary) -> bool {
        if !matches!(mark, Boundary::RecordText | Boundary::RecordAttributes) {
            return false;
        }
        let first = *self.first_part.get_or_insert(mark);
        self.both_parts |= mark != first;
        mark == first && self.both_parts
    }

    /// The message that ends here; `next` is where the next one begins, if there is one.
    fn piece(&self, length: usize, next: Option<usize>) -> Piece {
        Piece {
            length,
            next: next.unwrap_or(length),
            line: self.line,
            too_long: self.too_long,
            last: next.is_none(),
        }
    }
}

/// How the bytes make characters, as far as finding lines needs it.
struct Units {
    encoding: Option<&'static encoding_rs::Encoding>,
    /// Bytes of a unit.
    width: usize,
    /// Which byte of a unit holds an ASCII letter.
    letter: usize,
}

impl Units {
    fn of(head: &[u8]) -> Self {
        let wide = encoding::wide(head).map(|(encoding, _)| encoding);
        Units {
            encoding: wide,
            width: if wide.is_some() { 2 } else { 1 },
            letter: usize::from(wide == Some(UTF_16BE)),
        }
    }

    /// Where the first line ends, behind its line break.
    fn line_break(&self, bytes: &[u8]) -> Option<usize> {
        if self.width == 1 {
            return memchr::memchr(b'\n', bytes).map(|at| at + 1);
        }
        memchr::memchr_iter(b'\n', bytes)
            .filter(|at| at % 2 == self.letter)
            .map(|at| at - self.letter)
            .find(|at| bytes.get(at + 1 - self.letter) == Some(&0))
            .map(|at| at + 2)
    }

    /// The bytes with a byte a letter; what is no ASCII becomes a question mark in UTF-16.
    fn view<'b>(&self, bytes: &'b [u8]) -> Cow<'b, [u8]> {
        if self.width == 1 {
            return bytes.into();
        }
        let units = bytes.chunks_exact(2);
        let letter = |unit: &[u8]| match unit[1 - self.letter] {
            0 => unit[self.letter],
            _ => b'?',
        };
        units.map(letter).collect()
    }
}
