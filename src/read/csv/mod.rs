//! A table with a row a message: `id,date,mrn,origin,classification,references,header,body`, as the dump of 2011 has it.
//!
//! Needs: UTF-8, or bytes of an 8-bit encoding that the row shows. Gives: a document a row, its text being header, blank
//! line, body; what the other columns say is stated beside it. Method: `row` cuts the rows; the columns are told by the
//! heading row, where there is one, else they are the eight of the dump. A row with broken quotes is an `Err` with its
//! line, and reading goes on at the next line that begins a row. Memory: one row, bounded by [`MAX_ROW_BYTES`].
//! Cost: one pass, and another over what is broken.

mod columns;
mod row;

use super::input::Input;
use super::window::Window;
use super::{MAX_DOCUMENT_BYTES, Reason, Stream, Unread, encoding, sha256};
use crate::model::{Format, RawText, Stated};
use columns::{Column, Columns};
use row::{Escape, Field, Row};

/// A row holds one message and a few words beside it.
pub const MAX_ROW_BYTES: usize = MAX_DOCUMENT_BYTES + (64 << 10);

/// So much of a line is looked at to tell whether it begins a row.
const ROW_START_BYTES: usize = 4 << 10;

pub(super) use columns::{is_other_table, is_table};

/// The documents of one table.
pub(super) fn documents(input: Input) -> Stream {
    Box::new(Rows {
        window: Window::new(input.bytes),
        path: input.name,
        recoded: input.recoded,
        columns: None,
        any: false,
        ended: false,
    })
}

struct Rows {
    window: Window,
    path: String,
    recoded: Option<&'static str>,
    /// Known from the first row on.
    columns: Option<Columns>,
    /// A row has been met.
    any: bool,
    ended: bool,
}

impl Iterator for Rows {
    type Item = Result<RawText, Unread>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            if !self.at_row() {
                break;
            }
            let line = self.window.line();
            let columns = match self.columns.take() {
                Some(columns) => columns,
                None => match self.heading() {
                    Ok(Some(columns)) => {
                        self.columns = Some(columns);
                        continue;
                    }
                    Ok(None) => self.dump(),
                    Err(reason) => {
                        (self.ended, self.any) = (true, true);
                        return Some(Err(self.unread(line, reason)));
                    }
                },
            };
            self.any = true;
            let row = self.row(&columns);
            let document = match &row {
                Ok(row) => self.document(&columns, row, line),
                Err(reason) => Err(Reason::BadRow((*reason).to_owned())),
            };
            match row {
                Ok(row) => self.window.take(row.length),
                Err(_) if self.window.failed() && self.window.seen().len() < MAX_ROW_BYTES => {
                    // The error that cut the row off is what there is to tell.
                    break;
                }
                Err(_) => self.skip_to_row(&columns),
            }
            self.columns = Some(columns);
            return Some(document.map_err(|reason| self.unread(line, reason)));
        }
        self.ended = true;
        let line = self.window.line();
        let reason = match self.window.error() {
            Some(error) => error.into(),
            None if self.any => return None,
            None => Reason::Empty,
        };
        // Told once, as what is told of a row is.
        self.any = true;
        Some(Err(self.unread(line, reason)))
    }
}

impl Rows {
    fn unread(&self, line: u64, reason: Reason) -> Unread {
        Unread {
            path: self.path.clone(),
            line: Some(line),
            reason,
        }
    }

    /// Passes over blank lines; `false` at the end of the input.
    fn at_row(&mut self) -> bool {
        loop {
            self.window.see(1);
            let seen = self.window.seen();
            let mark = if seen.starts_with(b"\xef\xbb\xbf") {
                3
            } else {
                0
            };
            let blank = seen[mark..]
                .iter()
                .take_while(|b| b.is_ascii_whitespace())
                .count();
            let (all, some) = (seen.len() == mark + blank, mark + blank > 0);
            if !all {
                self.window.take(mark + blank);
                return true;
            }
            self.window.take(mark + blank);
            if !some && self.window.ended() {
                return false;
            }
        }
    }

    /// The columns that the first row names, which is then taken; `None` where it names none.
    fn heading(&mut self) -> Result<Option<Columns>, Reason> {
        self.window.see(ROW_START_BYTES);
        let seen = self.window.seen();
        let some = &seen[..seen.len().min(ROW_START_BYTES)];
        let Some((columns, length)) = Columns::named(some) else {
            return Ok(None);
        };
        if columns.find(Column::Body).is_none() {
            return Err(Reason::BadRow("no column is named body or text".to_owned()));
        }
        self.window.take(length);
        Ok(Some(columns))
    }

    /// The columns of a table without a heading row.
    fn dump(&mut self) -> Columns {
        self.window.see(ROW_START_BYTES);
        let seen = self.window.seen();
        let columns = Columns::of_dump_row(&seen[..seen.len().min(ROW_START_BYTES)]);
        columns.unwrap_or_else(|| Columns::of_dump(b','))
    }

    /// The row that begins the window, with as many fields as there are columns.
    fn row(&mut self, columns: &Columns) -> Result<Row, &'static str> {
        // A backslash before a quote escapes it in the dump and means itself elsewhere.
        let row = self.cut(columns, Escape::Backslash);
        match row {
            Ok(row) if self.is_sound(columns, &row) => Ok(row),
            Ok(row) => match self.cut(columns, Escape::None) {
                Ok(other) if other.length != row.length && self.is_sound(columns, &other) => {
                    Ok(other)
                }
                _ => Err("it has too few or too many fields, or its quotes are broken"),
            },
            Err(why) => match self.cut(columns, Escape::None) {
                Ok(other) if self.is_sound(columns, &other) => Ok(other),
                _ => Err(why),
            },
        }
    }

    fn cut(&mut self, columns: &Columns, escape: Escape) -> Result<Row, &'static str> {
        let mut wanted = ROW_START_BYTES;
        loop {
            self.window.see(wanted);
            let seen = self.window.seen();
            let whole = self.window.ended() && seen.len() <= MAX_ROW_BYTES;
            let some = &seen[..seen.len().min(MAX_ROW_BYTES)];
            if let Some(row) = row::cut(some, columns.separator, escape, whole) {
                return Ok(row);
            }
            if whole {
                return Err("a quoted field of it is never closed");
            }
            if some.len() == MAX_ROW_BYTES {
                return Err("a quoted field of it is not closed within 16 MiB");
            }
            // Twice as much each time: what is looked at again stays below what is new.
            wanted = seen.len().saturating_mul(2);
        }
    }

    /// Whether a row is one, and not several run together by a quote that is missing.
    fn is_sound(&self, columns: &Columns, row: &Row) -> bool {
        let seen = self.window.seen();
        let whole_line = seen[..row.length].ends_with(b"\n");
        let cut_off = self.window.failed() && row.length == seen.len() && !whole_line;
        row.fields.len() == columns.len()
            && !cut_off
            && !(row.odd_quotes
                && memchr::memchr_iter(b'\n', &seen[..row.length.saturating_sub(1)])
                    .any(|at| columns.begins_row(&seen[at + 1..row.length])))
    }

    /// Takes lines up to the next one that begins a row.
    fn skip_to_row(&mut self, columns: &Columns) {
        loop {
            let seen = self.window.seen();
            match memchr::memchr(b'\n', seen) {
                Some(at) => self.window.take(at + 1),
                None if self.window.ended() => return self.window.take(seen.len()),
                None => {
                    self.window.take(seen.len());
                    self.window.see(1);
                    continue;
                }
            }
            self.window.see(ROW_START_BYTES);
            let seen = self.window.seen();
            if columns.begins_row(&seen[..seen.len().min(ROW_START_BYTES)]) {
                return;
            }
        }
    }

    fn document(&self, columns: &Columns, row: &Row, line: u64) -> Result<RawText, Reason> {
        let bytes = &self.window.seen()[..row.length];
        let field = |column: Column| {
            let field: Option<&Field> = columns.find(column).and_then(|at| row.fields.get(at));
            field.map_or(Vec::new(), |field| field.content(bytes, row.escape))
        };
        let (header, body) = (field(Column::Header), field(Column::Body));
        let mut text = header.trim_ascii_end().to_vec();
        if !text.is_empty() && !body.trim_ascii().is_empty() {
            text.extend_from_slice(b"\n\n");
        }
        text.extend_from_slice(&body);
        if text.len() > MAX_DOCUMENT_BYTES {
            return Err(Reason::TooLarge);
        }
        let (text, encoding) = encoding::decode(&text)?;
        let text = encoding::with_blanks(text);
        let stated = |column: Column| {
            let (words, _) = encoding::decode_any(&field(column), None);
            let words = words.trim();
            (!words.is_empty() && words != "\\N").then(|| words.to_owned())
        };
        let references = stated(Column::References);
        let references = references.iter().flat_map(|list| list.split('|'));
        let path = self.path.clone();
        let ordinal = u32::try_from(line).unwrap_or(u32::MAX);
        let id = stated(Column::Id);
        Ok(RawText {
            id: id.clone().unwrap_or_else(|| format!("{path}#{ordinal}")),
            path,
            ordinal,
            format: Format::Csv,
            encoding: self.recoded.unwrap_or(encoding),
            sha256: sha256(text.as_bytes()),
            bytes: text.len() as u64,
            edition: None,
            stated: Stated {
                id,
                date: stated(Column::Date),
                mrn: stated(Column::Mrn),
                source: None,
                origin: stated(Column::Origin),
                classification: stated(Column::Classification),
                references: references
                    .map(str::trim)
                    .filter(|number| !number.is_empty())
                    .map(str::to_owned)
                    .collect(),
            },
            text,
        })
    }
}
