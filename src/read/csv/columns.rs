//! Which column holds what, and what the beginning of a row looks like.

use super::row::{self, Escape};

/// A column that is read; others are passed over.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Column {
    Id,
    Date,
    Mrn,
    Origin,
    Classification,
    References,
    Header,
    Body,
}

/// The names by which heading rows call the columns, in lower case.
const NAMES: [(&str, Column); 24] = [
    ("id", Column::Id),
    ("date", Column::Date),
    ("created", Column::Date),
    ("sent", Column::Date),
    ("mrn", Column::Mrn),
    ("reference id", Column::Mrn),
    ("reference_id", Column::Mrn),
    ("refid", Column::Mrn),
    ("identifier", Column::Mrn),
    ("canonical id", Column::Mrn),
    ("doc_nbr", Column::Mrn),
    ("origin", Column::Origin),
    ("embassy", Column::Origin),
    ("office", Column::Origin),
    ("classification", Column::Classification),
    ("references", Column::References),
    ("refs", Column::References),
    ("header", Column::Header),
    ("head", Column::Header),
    ("body", Column::Body),
    ("text", Column::Body),
    ("content", Column::Body),
    ("message", Column::Body),
    ("full_text", Column::Body),
];

/// Whether a field looks like what its column holds.
type Looks = fn(&[u8]) -> bool;

/// The columns of a table, in order.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    columns: Vec<Option<Column>>,
    /// What stands between two fields: comma, semicolon or tab.
    pub(super) separator: u8,
}

impl Columns {
    /// The columns of the dump of 2011, which has no heading row.
    pub(super) fn of_dump(separator: u8) -> Self {
        use Column::{Body, Classification, Date, Header, Id, Mrn, Origin, References};
        let all = [
            Id, Date, Mrn, Origin, Classification, References, Header, Body,
        ];
        Columns {
            columns: all.map(Some).to_vec(),
            separator,
        }
    }

    /// The same, parted as the row that begins here is: by commas, or as spreadsheets of some countries write them; `None` where no
    /// such row begins.
    pub(super) fn of_dump_row(bytes: &[u8]) -> Option<Self> {
        let all = b",;\t".iter().map(|separator| Self::of_dump(*separator));
        all.into_iter().find(|columns| columns.begins_row(bytes))
    }

    /// The columns that a heading row names, and its length; `None` where fewer than two names are known.
    pub(super) fn named(bytes: &[u8]) -> Option<(Self, usize)> {
        let line = memchr::memchr(b'\n', bytes).map_or(bytes.len(), |at| at + 1);
        b",;\t".iter().find_map(|separator| {
            let row = row::cut(&bytes[..line], *separator, Escape::None, true)?;
            let columns: Vec<Option<Column>> = row
                .fields
                .iter()
                .map(|field| of_name(&field.content(bytes, Escape::None)))
                .collect();
            let known = columns.iter().flatten().count();
            let separator = *separator;
            (known >= 2 && known * 2 >= columns.len())
                .then_some((Columns { columns, separator }, row.length))
        })
    }

    pub(super) fn len(&self) -> usize {
        self.columns.len()
    }

    /// Which field of a row holds this.
    pub(super) fn find(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|c| *c == Some(column))
    }

    /// Whether a row begins here, told by date and number in their places; by the number of fields where there are
    /// neither before the text.
    pub(super) fn begins_row(&self, bytes: &[u8]) -> bool {
        let text = [Column::Header, Column::Body].map(|c| self.find(c).unwrap_or(usize::MAX));
        let text = text[0].min(text[1]);
        let telling = [(Column::Date, is_date as Looks), (Column::Mrn, is_number)];
        let telling: Vec<(usize, Looks)> = telling
            .into_iter()
            .filter_map(|(column, looks)| Some((self.find(column).filter(|at| *at < text)?, looks)))
            .collect();
        let Some(last) = telling.iter().map(|(at, _)| *at).max() else {
            return row::cut(bytes, self.separator, Escape::Backslash, false)
                .is_some_and(|row| row.fields.len() == self.len());
        };
        let mut at = 0;
        for index in 0..=last {
            let Some((field, next)) = short_field(&bytes[at..], self.separator) else {
                return false;
            };
            if telling
                .iter()
                .any(|(column, looks)| *column == index && !looks(field))
            {
                return false;
            }
            at += next;
        }
        true
    }
}

/// Whether a heading row, or a row of the dump, opens the text.
pub(in crate::read) fn is_table(text: &[u8]) -> bool {
    if let Some((columns, _)) = Columns::named(text) {
        let named = |column| columns.find(column).is_some();
        return named(Column::Body)
            && (named(Column::Mrn) || named(Column::Date) || named(Column::Id));
    }
    Columns::of_dump_row(text).is_some()
}

/// Whether another table opens the text, whose columns nobody can tell: a line of quoted fields, or one of names above such a line.
/// No message begins so.
pub(in crate::read) fn is_other_table(text: &[u8]) -> bool {
    b",;\t".iter().any(|separator| {
        is_quoted_row(text, *separator, 3)
            || memchr::memchr(b'\n', text).is_some_and(|end| {
                let names: Vec<&[u8]> = text[..end].split(|byte| byte == separator).collect();
                let is_name = |name: &&[u8]| {
                    let name = name.trim_ascii();
                    (1..=40).contains(&name.len())
                        && (name.iter())
                            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'_' | b'-'))
                };
                names.len() > 2
                    && names.iter().all(is_name)
                    && is_quoted_row(&text[end + 1..], *separator, 2)
            })
    })
}

/// Whether so many quoted fields and more begin a row, or two make a line.
fn is_quoted_row(text: &[u8], separator: u8, least: usize) -> bool {
    let (mut rest, mut fields) = (text, 0);
    while fields < least && rest.starts_with(b"\"") {
        let Some((_, next)) = short_field(rest, separator) else {
            let last = memchr::memchr3(b'"', b'\n', b'\r', &rest[1..]);
            let behind = last.map_or(&[][..], |at| &rest[1 + at..]);
            let ends = matches!(behind, [b'"'] | [b'"', b'\n' | b'\r', ..]);
            return ends && fields > 0;
        };
        (rest, fields) = (&rest[next..], fields + 1);
    }
    fields == least
}

fn of_name(name: &[u8]) -> Option<Column> {
    let name = name.trim_ascii();
    NAMES
        .iter()
        .find(|(known, _)| known.as_bytes().eq_ignore_ascii_case(name))
        .map(|(_, column)| *column)
}

/// The first field of a row, which holds no line break, and where the next one begins.
fn short_field(bytes: &[u8], separator: u8) -> Option<(&[u8], usize)> {
    let (quoted, start) = match bytes.first()? {
        b'"' => (true, 1),
        _ => (false, 0),
    };
    let end = start
        + memchr::memchr3(
            if quoted { b'"' } else { separator },
            b'\n',
            b'\r',
            &bytes[start..],
        )?;
    let next = end + usize::from(quoted);
    (bytes.get(next) == Some(&separator)).then(|| (&bytes[start..end], next + 1))
}

/// `12/28/1966 18:48`, `2009-09-28`.
fn is_date(field: &[u8]) -> bool {
    let digits = field.iter().filter(|b| b.is_ascii_digit()).count();
    let marks = field
        .iter()
        .filter(|b| matches!(b, b'/' | b'-' | b'.'))
        .count();
    field.len() <= 40
        && (5..=20).contains(&digits)
        && marks >= 2
        && field.first().is_some_and(u8::is_ascii_digit)
}

/// `66NORVALE871`: letters with figures behind them.
fn is_number(field: &[u8]) -> bool {
    (4..=60).contains(&field.len())
        && field.iter().any(u8::is_ascii_alphabetic)
        && field.last().is_some_and(u8::is_ascii_digit)
}
