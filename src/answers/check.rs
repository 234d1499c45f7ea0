//! Whether the database is whole.

use serde::Serialize;

use super::error::Result;
use crate::Store;
use crate::model::Table;
use crate::store::{StoreError, queries};

/// What a database is found to be.
#[derive(Clone, Debug, Serialize)]
pub struct Checked {
    /// What is not whole; nothing where all is.
    pub faults: Vec<String>,
    /// Since when a load goes on, or did not end.
    pub unfinished_since: Option<String>,
    /// What that load, and every other that did not end, was to read, as far as that is known.
    pub unfinished: Vec<String>,
    /// How many `rows` there are of `what`; nothing where it is too damaged to be asked.
    pub rows: Table,
}

/// Checks the database.
///
/// # Errors
///
/// Those of the store but damage, which is told.
pub fn check(store: &Store) -> Result<Checked> {
    let unfinished = readable(store.unfinished())?;
    Ok(Checked {
        faults: store.check()?,
        unfinished_since: unfinished.first().map(|load| load.since.clone()),
        unfinished: unfinished
            .into_iter()
            .map(|load| load.path)
            .filter(|path| !path.is_empty())
            .collect(),
        rows: readable(store.ask_query(queries::COUNT_ROWS, &[]))?,
    })
}

/// What the database tells; nothing where it is too damaged to be asked.
fn readable<T: Default>(told: std::result::Result<T, StoreError>) -> Result<T> {
    match told {
        Err(StoreError::Damaged(_)) => Ok(T::default()),
        told => Ok(told?),
    }
}
