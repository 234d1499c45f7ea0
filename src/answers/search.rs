//! Cables whose text holds some words.

use serde::Serialize;

use super::error::{AnswerError, Result};
use super::select::{self, Cables};
use crate::Store;
use crate::model::{Table, Value};
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
/// The text is taken as it is written where that is a search; else each word as it stands ("c'est", "1.4(b)").
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
    match ask(asked.text) {
        Err(StoreError::Query { .. }) => ask(&quoted(asked.text)).map_err(|error| match error {
            StoreError::Query { .. } => AnswerError::BadSearch(asked.text.to_owned()),
            other => other.into(),
        }),
        done => Ok(done?),
    }
}

fn quoted(text: &str) -> String {
    let words = text.split_whitespace();
    let quoted = words.map(|word| format!("\"{}\"", word.replace('"', "")));
    quoted.collect::<Vec<_>>().join(" ")
}
