//! Which words of which cables mark a person as a source to protect.

use serde::Serialize;

use super::error::Result;
use crate::Store;
use crate::model::{Node, fold_space};

/// A protect mark that stands by a person's name.
#[derive(Clone, Debug, Serialize)]
pub struct MarkedPlace {
    /// The name that it stands by: one of those that are meant by the person.
    pub key: String,
    /// Key of the cable that has it.
    pub cable_key: String,
    /// Number of that cable.
    pub cable: String,
    /// Where the name stands, from 1, in the text as read.
    pub line: usize,
    /// From the name to the mark, or from the mark to the name.
    pub words: String,
    /// Whether the user said that it is not about the person.
    pub lifted: bool,
}

/// So many bytes are told on either side of a name and its mark, and so many between them.
const BESIDE: usize = 30;
const BETWEEN: usize = 180;

/// The marks by which texts mark a person, oldest cable first, those that the user lifted too.
///
/// # Errors
///
/// Those of the store.
pub fn marks(store: &Store, node: &Node) -> Result<Vec<MarkedPlace>> {
    let table = store.marks(node.id)?;
    let mut marks = Vec::new();
    for row in &table.rows {
        let text = |column| table.text(row, column).unwrap_or_default().to_owned();
        let number = |column| table.integer(row, column);
        let (Some(source), Some(start), Some(end)) = (
            number("source_id"),
            number("start_byte"),
            number("end_byte"),
        ) else {
            continue;
        };
        let read = store.text(source)?.unwrap_or_default();
        let (start, end) = (start as usize, end as usize);
        let before = read.get(..start).unwrap_or_default();
        marks.push(MarkedPlace {
            key: text("key"),
            cable_key: text("cable_key"),
            cable: text("cable"),
            line: before.matches('\n').count() + 1,
            words: words(&read, start, end),
            lifted: number("lifted") == Some(1),
        });
    }
    Ok(marks)
}

/// Number of the decision by which the user protects a person, or one of its names.
///
/// # Errors
///
/// Those of the store.
pub fn protected_by_hand(store: &Store, node: &Node) -> Result<Option<i64>> {
    let (names, decisions) = (store.joinings(&node.key)?, store.decisions()?);
    let is_meant = |key: &str| {
        let mut rows = names.rows.iter();
        rows.any(|row| names.text(row, "key") == Some(key))
    };
    let mut rows = decisions.rows.iter();
    let found = rows.find(|row| {
        decisions.text(row, "kind") == Some("protect")
            && decisions.text(row, "subject_key").is_some_and(is_meant)
    });
    Ok(found.and_then(|row| decisions.integer(row, "decision_id")))
}

/// The words around a name, `start..end`, and the mark nearest to it.
fn words(text: &str, start: usize, end: usize) -> String {
    const MARK: &str = "protect";
    let lower = text.to_ascii_lowercase();
    let before = lower.get(..start).and_then(|before| before.rfind(MARK));
    let behind = lower.get(end..).and_then(|behind| behind.find(MARK));
    let before = before.map(|at| (start - at, at));
    let behind = behind.map(|at| (at, end + at));
    let mark = before.into_iter().chain(behind).min();
    let mark = mark.map_or(start, |(_, at)| at);
    let (first, last) = (start.min(mark), end.max(mark + MARK.len()));
    let (from, to) = (word_start(text, first), word_end(text, last));
    let told = if last - first > BETWEEN {
        let (head, tail) = (
            word_end(text, end.min(mark + MARK.len())),
            word_start(text, start.max(mark)),
        );
        [text.get(from..head), Some(" … "), text.get(tail..to)]
            .into_iter()
            .flatten()
            .collect()
    } else {
        text.get(from..to).unwrap_or_default().to_owned()
    };
    fold_space(&told)
}

/// Where a word begins, a little before a place.
fn word_start(text: &str, at: usize) -> usize {
    let floor = text.floor_char_boundary(at.saturating_sub(BESIDE));
    let blank = text[floor..at].find(char::is_whitespace);
    if floor == 0 {
        return 0;
    }
    blank.map_or(at, |blank| floor + blank)
}

/// Where a word ends, a little behind a place.
fn word_end(text: &str, at: usize) -> usize {
    let ceiling = text.ceil_char_boundary(at.saturating_add(BESIDE).min(text.len()));
    if ceiling == text.len() {
        return ceiling;
    }
    let blank = text[at..ceiling].rfind(char::is_whitespace);
    blank.map_or(at, |blank| at + blank)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, name: &str) -> String {
        let start = text.find(name).expect("the name");
        words(text, start, start + name.len())
    }

    #[test]
    fn a_mark_is_told_with_the_name_that_it_stands_by() {
        assert_eq!(
            told("Ilse Varga (protect) said no.", "Ilse Varga"),
            "Ilse Varga (protect) said no."
        );
        let far = format!("Ilse Varga {}(protect).", "and others ".repeat(30));
        assert_eq!(
            told(&far, "Ilse Varga"),
            "Ilse Varga and others and others and … and others and others (protect)."
        );
        assert_eq!(
            told("ŽŽŽŽ Strictly protect: Ilse Varga", "Ilse Varga"),
            "ŽŽŽŽ Strictly protect: Ilse Varga"
        );
    }
}
