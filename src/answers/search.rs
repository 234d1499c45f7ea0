//! Cables whose text holds some words.

use std::collections::HashSet;

use serde::Serialize;

use super::error::{AnswerError, Result};
use super::select::{self, Cables};
use crate::Store;
use crate::model::{Table, Value, fold};
use crate::store::{StoreError, queries};

/// Which words, and where.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Asked<'a> {
    /// Words, "a phrase", AND, OR, NOT, NEAR(…).
    pub text: &'a str,
    /// Among which cables.
    pub cables: Cables,
    /// How many cables at most.
    pub most: u32,
}

/// What was found; serialised as a list.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Found {
    /// The best, best first: `cable`, `date`, `classification`, `subject`, and a `snippet` with the words.
    pub table: Table,
    /// How many there are.
    #[serde(skip)]
    pub all: usize,
}

/// Finds cables.
///
/// The text is taken as it is written where that is a search; else each word as it stands ("c'est", "1.4(b)"). Of words
/// that are written more than once each is looked for once.
///
/// # Errors
///
/// When there is nothing to search for in it; when a cable or post is not there, or a word or day cannot be read.
pub fn search(store: &Store, asked: &Asked<'_>) -> Result<Found> {
    let said = select::cables(store, &asked.cables)?;
    let among = said.map(|said| {
        let list: Vec<i64> = said.iter().collect();
        serde_json::json!(list).to_string()
    });
    let among = Value::from(among);
    let ask = |words: &str| {
        let parameters = [
            ("words", Value::Text(words.to_owned())),
            ("most", Value::Integer(asked.most.into())),
            ("among", among.clone()),
        ];
        let table = store.ask_query(queries::SEARCH_TEXT, &parameters)?;
        let all = match table.rows.len() {
            told if told == asked.most as usize => store.count_found(words, &among)?,
            told => told,
        };
        Ok(Found { table, all })
    };
    // A phrase that has no end is a slip, not a word.
    if asked.text.matches('"').count() % 2 == 1 {
        return Err(AnswerError::BadSearch(asked.text.to_owned()));
    }
    match ask(&once_each(asked.text)) {
        Err(StoreError::Query { .. }) => ask(&quoted(asked.text)).map_err(|error| match error {
            StoreError::Query { .. } => AnswerError::BadSearch(asked.text.to_owned()),
            other => other.into(),
        }),
        done => Ok(done?),
    }
}

fn quoted(text: &str) -> String {
    let words = distinct(text.split_whitespace());
    let quoted = words.map(|word| format!("\"{}\"", word.replace('"', "")));
    quoted.collect::<Vec<_>>().join(" ")
}

/// The same search with each word once, where it is plain words or such with one operator between all of them: a word
/// that is looked for a hundred times takes seconds and finds nothing else.
fn once_each(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ' ' || !c.is_ascii();
    if !text.chars().all(is_plain) {
        return text.to_owned();
    }
    let words = || text.split_whitespace();
    let is_operator = |word: &str| matches!(word, "AND" | "OR" | "NOT" | "NEAR");
    for operator in ["AND", "OR"] {
        let mut alternate = words().zip([false, true].into_iter().cycle());
        let joined = alternate.all(|(word, is_between)| match is_between {
            true => word == operator,
            false => !is_operator(word),
        });
        if joined && words().count() % 2 == 1 {
            return distinct(words().step_by(2))
                .collect::<Vec<_>>()
                .join(&format!(" {operator} "));
        }
    }
    match words().any(is_operator) {
        true => text.to_owned(),
        false => distinct(words()).collect::<Vec<_>>().join(" "),
    }
}

/// Each word once, whatever its letter case and accents, where it stands first.
fn distinct<'w>(words: impl Iterator<Item = &'w str>) -> impl Iterator<Item = &'w str> {
    let mut met = HashSet::new();
    words.filter(move |word| met.insert(fold(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_written_twice_is_looked_for_once() {
        let check = |text: &str, asked: &str| assert_eq!(once_each(text), asked);
        check("a b A a", "a b");
        check("a OR b OR a", "a OR b");
        check("a AND b AND a", "a AND b");
        check("a", "a");
        check("a OR a AND b", "a OR a AND b");
        check("a NOT a", "a NOT a");
        check("a OR", "a OR");
        check("\"a a\"", "\"a a\"");
        assert_eq!(quoted("c'est c'est"), "\"c'est\"");
    }
}
