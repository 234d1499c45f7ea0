//! Cuts a row into its fields.
//!
//! A quoted field ends at a quote before a separator or line break; a quote in it is doubled (RFC 4180) or has a
//! backslash before it (the dump of 2011). Any other quote means itself, and the row is noted as having odd ones.

/// What a backslash in a quoted field means.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Escape {
    /// Itself.
    None,
    /// That the quote or backslash behind it means itself.
    Backslash,
}

/// A row as cut.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) fields: Vec<Field>,
    /// Bytes of the row with its line break.
    pub(super) length: usize,
    /// A quote was met where none can be.
    pub(super) odd_quotes: bool,
    pub(super) escape: Escape,
}

/// Where a field stands, without the quotes around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    start: usize,
    end: usize,
    quoted: bool,
}

impl Field {
    /// The words of the field.
    pub(super) fn content(self, row: &[u8], escape: Escape) -> Vec<u8> {
        let written = row.get(self.start..self.end).unwrap_or(b"");
        if !self.quoted {
            return written.to_vec();
        }
        let mut content = Vec::with_capacity(written.len());
        let mut rest = written;
        while let Some(at) = memchr::memchr2(b'"', b'\\', rest) {
            let escaped = match (rest[at], rest.get(at + 1)) {
                (b'"', Some(b'"')) => true,
                (b'\\', Some(b'"' | b'\\')) => escape == Escape::Backslash,
                _ => false,
            };
            content.extend_from_slice(&rest[..at]);
            content.push(if escaped { rest[at + 1] } else { rest[at] });
            rest = &rest[at + 1 + usize::from(escaped)..];
        }
        content.extend_from_slice(rest);
        content
    }
}

/// Cuts the first row; `None` where it goes on behind what is there. `whole`: nothing is behind it.
pub(super) fn cut(bytes: &[u8], separator: u8, escape: Escape, whole: bool) -> Option<Row> {
    let mut row = Row {
        fields: Vec::with_capacity(8),
        length: 0,
        odd_quotes: false,
        escape,
    };
    let mut at = 0;
    loop {
        let (field, next) = if bytes.get(at) == Some(&b'"') {
            quoted(bytes, at + 1, separator, escape, whole, &mut row.odd_quotes)?
        } else {
            plain(bytes, at, separator, whole, &mut row.odd_quotes)?
        };
        row.fields.push(field);
        match bytes.get(next) {
            Some(byte) if *byte == separator => at = next + 1,
            end => {
                row.length = next + usize::from(end.is_some());
                return Some(row);
            }
        }
    }
}

/// A field without quotes, and where the separator or line feed behind it stands.
fn plain(
    bytes: &[u8],
    start: usize,
    separator: u8,
    whole: bool,
    odd: &mut bool,
) -> Option<(Field, usize)> {
    let next = match memchr::memchr2(separator, b'\n', bytes.get(start..)?) {
        Some(found) => start + found,
        None if whole => bytes.len(),
        None => return None,
    };
    let end = match bytes[start..next].strip_suffix(b"\r") {
        Some(without) if bytes.get(next) != Some(&separator) => start + without.len(),
        _ => next,
    };
    *odd |= memchr::memchr(b'"', &bytes[start..end]).is_some();
    let quoted = false;
    Some((Field { start, end, quoted }, next))
}

/// A field in quotes, and where the separator or line feed behind it stands.
fn quoted(
    bytes: &[u8],
    start: usize,
    separator: u8,
    escape: Escape,
    whole: bool,
    odd: &mut bool,
) -> Option<(Field, usize)> {
    let mut at = start;
    loop {
        at += memchr::memchr2(b'"', b'\\', &bytes[at..])?;
        let next = bytes.get(at + 1);
        match (bytes[at], next) {
            (b'\\', Some(b'"' | b'\\')) if escape == Escape::Backslash => at += 2,
            (b'\\', Some(_)) => at += 1,
            (b'"', Some(b'"')) => at += 2,
            (_, None) if !whole => return None,
            (b'\\', None) => return None,
            (_, Some(byte)) if *byte != separator && !matches!(byte, b'\n' | b'\r') => {
                *odd = true;
                at += 1;
            }
            _ => break,
        }
        if at > bytes.len() {
            return None;
        }
    }
    let field = Field {
        start,
        end: at,
        quoted: true,
    };
    match (bytes.get(at + 1), bytes.get(at + 2)) {
        (Some(b'\r'), Some(b'\n')) => Some((field, at + 2)),
        (Some(b'\r'), None) if !whole => None,
        _ => Some((field, at + 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &str, escape: Escape, fields: &[&str], rest: &str) {
        let row = cut(bytes.as_bytes(), b',', escape, true).expect("a row");
        let found: Vec<String> = row
            .fields
            .iter()
            .map(|field| String::from_utf8(field.content(bytes.as_bytes(), escape)).expect("UTF-8"))
            .collect();
        assert_eq!(found, fields, "{bytes:?}");
        assert_eq!(&bytes[row.length..], rest, "{bytes:?}");
    }

    #[test]
    fn quotes_are_read_both_ways() {
        use Escape::{Backslash, None};
        check("1,a,b\r\n2,", None, &["1", "a", "b"], "2,");
        check(
            "\"1\",\"a, b\nc\",\"\"\nrest",
            None,
            &["1", "a, b\nc", ""],
            "rest",
        );
        check(r#""say \"no\"","x""#, Backslash, &["say \"no\"", "x"], "");
        check(r#""say ""no""","x""#, Backslash, &["say \"no\"", "x"], "");
        check(r#""C:\DIR\\","x""#, Backslash, &["C:\\DIR\\", "x"], "");
        check(r#""C:\DIR\","x""#, None, &["C:\\DIR\\", "x"], "");
        check(
            r#""the "plan" failed",x"#,
            None,
            &["the \"plan\" failed", "x"],
            "",
        );
        check("a,", None, &["a", ""], "");
    }

    #[test]
    fn a_row_that_goes_on_is_told() {
        for bytes in ["1,\"a", "1,\"a\"", "1,\"a\\", "1,a", "1,\"a\"\r", ""] {
            assert!(
                cut(bytes.as_bytes(), b',', Escape::Backslash, false).is_none(),
                "{bytes:?}"
            );
        }
        assert!(cut(b"1,\"a", b',', Escape::Backslash, true).is_none());
        assert!(cut(b"1,\"a\"", b',', Escape::Backslash, true).is_some());
    }
}
