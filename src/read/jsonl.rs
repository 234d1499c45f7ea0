//! A JSON object a line: `{"id", "text", "date"?, "mrn"?, "source"?}`; an array of such objects is read by `array`.

use std::borrow::Cow;
use std::io::BufRead;

use serde::Deserialize;

use super::{Input, MAX_DOCUMENT_BYTES, Reason, Stream, Unread, sha256};
use crate::model::{Format, RawText, Stated};

/// The documents of one JSONL input.
pub(super) fn documents(input: Input) -> Stream {
    Box::new(Lines {
        input: input.bytes,
        path: input.name,
        encoding: input.recoded.unwrap_or(encoding_rs::UTF_8.name()),
        line: 0,
        buffer: Vec::new(),
        ahead: None,
    })
}

/// The mark of the byte order in UTF-8.
pub(super) const MARK: &[u8] = b"\xef\xbb\xbf";

/// Memory: one line, bounded by [`MAX_DOCUMENT_BYTES`]; a longer one is passed over unread.
struct Lines {
    input: Box<dyn BufRead + Send>,
    path: String,
    encoding: &'static str,
    line: u32,
    buffer: Vec<u8>,
    /// What was read of the next line while the end of a value was looked for.
    ahead: Option<std::io::Result<LineRead>>,
}

/// What we take of a line; other fields are passed over without being built.
#[derive(Deserialize)]
struct Row<'a> {
    #[serde(borrow)]
    id: Option<Id<'a>>,
    text: String,
    date: Option<String>,
    mrn: Option<String>,
    source: Option<serde_json::Value>,
}

/// What a line goes by; a number is as good as its figures.
#[derive(Deserialize)]
#[serde(untagged, expecting = "`id` is neither words nor a number")]
enum Id<'a> {
    #[serde(borrow)]
    Words(Cow<'a, str>),
    Number(serde_json::Number),
}

impl Lines {
    fn unread(&self, reason: Reason) -> Unread {
        Unread {
            path: self.path.clone(),
            line: Some(self.line.into()),
            reason,
        }
    }

    fn document(&self) -> Result<RawText, Reason> {
        let line = self.buffer.strip_prefix(MARK).unwrap_or(&self.buffer);
        document(line, &self.path, self.line, self.encoding)
    }
}

/// The document that a JSON object holds.
pub(super) fn document(
    object: &[u8],
    path: &str,
    ordinal: u32,
    encoding: &'static str,
) -> Result<RawText, Reason> {
    // An array with as many values would do for the fields.
    if !object.trim_ascii_start().starts_with(b"{") {
        return Err(Reason::BadJson("no object stands there".to_owned()));
    }
    let row: Row = serde_json::from_slice(object).map_err(|e| Reason::BadJson(e.to_string()))?;
    let stated_id = row.id.map(|id| match id {
        Id::Words(words) => words.into_owned(),
        Id::Number(number) => number.to_string(),
    });
    let stated_id = stated_id.filter(|id| !id.trim().is_empty());
    Ok(RawText {
        id: stated_id
            .clone()
            .unwrap_or_else(|| format!("{path}#{ordinal}")),
        path: path.to_owned(),
        ordinal,
        format: Format::Jsonl,
        encoding,
        sha256: sha256(row.text.as_bytes()),
        bytes: row.text.len() as u64,
        text: row.text,
        edition: None,
        stated: Stated {
            id: stated_id,
            date: row.date,
            mrn: row.mrn,
            source: row.source.map(|source| match source {
                serde_json::Value::String(text) => text,
                other => other.to_string(),
            }),
            ..Stated::default()
        },
    })
}

impl Lines {
    fn read_line(&mut self) -> std::io::Result<LineRead> {
        if let Some(read) = self.ahead.take() {
            return read;
        }
        self.line = self.line.saturating_add(1);
        read_line(&mut *self.input, &mut self.buffer)
    }

    /// What is told of a line that is no document: where a value that goes on over more lines begins on it, once for all of
    /// them, which are passed over.
    fn passed_over(&mut self, reason: Reason) -> Unread {
        let mut unread = self.unread(reason);
        let mut open = Open::default();
        let mut goes_on = open.goes_on(&self.buffer);
        let mut last = self.line;
        while goes_on {
            let read = self.read_line();
            if !matches!(read, Ok(LineRead::Line)) || !is_further(&self.buffer) {
                self.ahead = Some(read);
                break;
            }
            goes_on = open.goes_on(&self.buffer);
            last = self.line;
        }
        if unread.line != Some(last.into()) {
            unread.reason = Reason::ManyLines(last);
        }
        unread
    }
}

impl Iterator for Lines {
    type Item = Result<RawText, Unread>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.read_line() {
                Ok(LineRead::End) => return None,
                Ok(LineRead::TooLong) => return Some(Err(self.unread(Reason::TooLarge))),
                Ok(LineRead::Line) if self.buffer.trim_ascii().is_empty() => {}
                Ok(LineRead::Line) => {
                    return Some(self.document().map_err(|reason| self.passed_over(reason)));
                }
                Err(error) => {
                    // A broken stream gives the same error for ever: tell it once, then end.
                    let unread = self.unread(error.into());
                    self.input = Box::new(std::io::empty());
                    return Some(Err(unread));
                }
            }
        }
    }
}

/// How many brackets of a JSON value are open, line by line.
#[derive(Default)]
struct Open(usize);

impl Open {
    /// Takes a line; whether the value goes on behind it. One that breaks off within a string does not: no string has line breaks.
    fn goes_on(&mut self, line: &[u8]) -> bool {
        let (mut in_string, mut is_escaped) = (false, false);
        for byte in line.trim_ascii() {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' if in_string => is_escaped = true,
                b'"' => in_string = !in_string,
                b'{' | b'[' if !in_string => self.0 += 1,
                b'}' | b']' if !in_string => self.0 = self.0.saturating_sub(1),
                _ => {}
            }
        }
        self.0 > 0 && !in_string
    }
}

/// Whether a line may be a further one of a value: it is indented, closes or opens a bracket and no more, or begins with a key.
/// An object or list that begins at its very start is a line of its own, so that one broken line costs no other.
fn is_further(line: &[u8]) -> bool {
    line.trim_ascii().len() < 2 || matches!(line[0], b' ' | b'\t' | b'}' | b']' | b'"')
}

enum LineRead {
    Line,
    TooLong,
    End,
}

/// Reads up to the next line break into `buffer`, never more than the bound.
fn read_line(input: &mut dyn BufRead, buffer: &mut Vec<u8>) -> std::io::Result<LineRead> {
    buffer.clear();
    let (mut any, mut too_long) = (false, false);
    loop {
        let available = input.fill_buf()?;
        if available.is_empty() {
            break;
        }
        any = true;
        let line_break = memchr::memchr(b'\n', available);
        let taken = line_break.map_or(available.len(), |at| at + 1);
        too_long |= buffer.len() + taken > MAX_DOCUMENT_BYTES;
        if !too_long {
            buffer.extend_from_slice(&available[..taken]);
        }
        input.consume(taken);
        if line_break.is_some() {
            break;
        }
    }
    Ok(match (any, too_long) {
        (false, _) => LineRead::End,
        (true, true) => LineRead::TooLong,
        (true, false) => LineRead::Line,
    })
}
