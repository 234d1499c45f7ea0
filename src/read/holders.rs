//! A list of office holders: tab-separated, a line an office held.
//!
//! The heading names the columns, in any order: `where surname forename started ended` must be there; `person_id gen
//! role appointed` are read, others are left alone. Days are ISO 8601, months and years stand for all of theirs. A line
//! that is none is told with its reason, and the rest is read; one that opens with `#` is a remark.

use std::path::Path;

use jiff::civil::Date;

use super::{Reason, Unread, encoding, read_bounded, sha256};
use crate::model::{HolderList, HolderRow, fold_space};

/// Columns without which a list tells nothing.
const NEEDED: [&str; 5] = ["where", "surname", "forename", "started", "ended"];

/// Reads a list.
///
/// # Errors
///
/// When the file cannot be opened, is no text, or its heading lacks a column.
pub fn holders(path: &Path) -> Result<HolderList, Unread> {
    let name = path.display().to_string();
    let unread = |reason, line| Unread {
        path: name.clone(),
        line,
        reason,
    };
    let bytes = std::fs::File::open(path)
        .map_err(Reason::Io)
        .and_then(read_bounded)
        .map_err(|reason| unread(reason, None))?;
    let (text, encoding) = encoding::decode(&bytes).map_err(|reason| unread(reason, None))?;
    let mut list = parse(&text).map_err(|reason| unread(reason, Some(1)))?;
    list.path = name;
    list.encoding = encoding.to_owned();
    list.sha256 = sha256(&bytes);
    list.bytes = bytes.len() as u64;
    list.text = text;
    Ok(list)
}

fn parse(text: &str) -> Result<HolderList, Reason> {
    let mut list = HolderList::default();
    let mut at = 0;
    let mut columns: Vec<&str> = Vec::new();
    for (number, whole) in (1..).zip(text.split_inclusive('\n')) {
        let line = whole.trim_end_matches(['\n', '\r']);
        let bytes = (at, at + line.len());
        at += whole.len();
        if line.starts_with('#') {
            continue;
        }
        if columns.is_empty() {
            columns = line.split('\t').map(str::trim).collect();
            if let Some(lacking) = NEEDED.iter().find(|name| !columns.contains(name)) {
                return Err(Reason::BadRow(format!(
                    "the heading of a list of holders has the columns {}, and here `{lacking}` is lacking",
                    NEEDED.join(", ")
                )));
            }
            continue;
        }
        if line.trim().is_empty() {
            continue;
        }
        match row(line, &columns) {
            Ok(Some(row)) => list.rows.push(HolderRow {
                line: number,
                bytes,
                ..row
            }),
            Ok(None) => list.undated += 1,
            Err(why) => list.bad.push((number, why)),
        }
    }
    if columns.is_empty() {
        return Err(Reason::Empty);
    }
    Ok(list)
}

/// A line; `None` where it does not say when the office began.
fn row(line: &str, columns: &[&str]) -> Result<Option<HolderRow>, String> {
    let cells: Vec<&str> = line.split('\t').collect();
    if cells.len() != columns.len() {
        return Err(format!(
            "it has {} cells, and the heading {}",
            cells.len(),
            columns.len()
        ));
    }
    let cell = |name: &str| {
        let at = columns.iter().position(|column| *column == name);
        at.map_or(String::new(), |at| fold_space(cells[at].trim()))
    };
    let (place, surname) = (cell("where"), cell("surname"));
    if place.is_empty() || surname.is_empty() {
        return Err("it names no office or no surname".to_owned());
    }
    let started = match (cell("started"), cell("appointed")) {
        (started, appointed) if started.is_empty() => appointed,
        (started, _) => started,
    };
    let first = days(&started)?.map(|(first, _)| first);
    let last = days(&cell("ended"))?.map(|(_, last)| last);
    let Some(first) = first else {
        return Ok(None);
    };
    if last.is_some_and(|last| last < first) {
        return Err(format!(
            "it ends ({}) before it begins ({first})",
            cell("ended")
        ));
    }
    let name = fold_space(&format!("{} {surname} {}", cell("forename"), cell("gen")));
    let person = cell("person_id");
    Ok(Some(HolderRow {
        line: 0,
        bytes: (0, 0),
        place,
        person: if person.is_empty() {
            name.clone()
        } else {
            person
        },
        surname,
        name: name.trim().to_owned(),
        role: cell("role"),
        first,
        last,
    }))
}

/// First and last day that a day, month or year means; `None` where nothing stands.
fn days(written: &str) -> Result<Option<(Date, Date)>, String> {
    let whole = match written.len() {
        0 => return Ok(None),
        4 => format!("{written}-01-01"),
        7 => format!("{written}-01"),
        _ => written.to_owned(),
    };
    let first: Date = whole
        .parse()
        .map_err(|_| format!("`{written}` is no day, month or year"))?;
    if !(1000..3000).contains(&first.year()) {
        return Err(format!("`{written}` is no day, month or year"));
    }
    let last = match written.len() {
        4 => first.last_of_year(),
        7 => first.last_of_month(),
        _ => first,
    };
    Ok(Some((first, last)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADING: &str = "where\tsurname\tforename\tstarted\tended";

    #[test]
    fn a_month_stands_for_all_its_days() {
        let text = format!("{HEADING}\nnorvale\tMarlow\tIda\t1974-02\t1975\n");
        let list = parse(&text).expect("a list");
        let row = &list.rows[0];
        assert_eq!(row.first.to_string(), "1974-02-01");
        assert_eq!(row.last.expect("an end").to_string(), "1975-12-31");
        assert_eq!(
            &text[row.bytes.0..row.bytes.1],
            "norvale\tMarlow\tIda\t1974-02\t1975"
        );
    }

    #[test]
    fn a_line_that_is_none_is_told_and_the_rest_read() {
        let text = format!(
            "{HEADING}\nnorvale\tMarlow\nnorvale\tTallis\tOren\t1975-13-01\t\r\nnorvale\tHolt\tLyman\t1975\t1974\nnorvale\tOsk\tPieter\t1975\t\n"
        );
        let list = parse(&text).expect("a list");
        let lines: Vec<u64> = list.bad.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [2, 3, 4]);
        assert_eq!(list.rows.len(), 1);
    }

    #[test]
    fn a_list_without_a_column_is_refused() {
        assert!(parse("name\tyear\n").is_err());
    }
}
