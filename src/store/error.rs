//! What can go wrong with a database.

use std::path::PathBuf;

use thiserror::Error;

/// An error of the store, with the file it concerns.
#[derive(Debug, Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("there is no database `{0}`")]
    Missing(PathBuf),
    /// The file is there and cannot be opened.
    #[error("the database `{path}` cannot be opened: {reason}")]
    Unopenable {
        /// The file.
        path: PathBuf,
        /// What the system or SQLite says.
        reason: String,
    },
    /// The file is no database of this program.
    #[error("`{0}` is no cablegraph database")]
    NotADatabase(PathBuf),
    /// The file is a database of this program, and parts of it are lost.
    #[error("the database is damaged: {0}")]
    Damaged(rusqlite::Error),
    /// A later version of the program made it.
    #[error(
        "the database `{path}` is of version {found}, and this program knows versions up to {known}"
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: u32,
        /// The latest version known here.
        known: u32,
    },
    /// An earlier version made it, and it was opened only to be read.
    #[error("the database `{path}` is of version {found}, older than {known}")]
    Older {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: u32,
        /// The version needed.
        known: u32,
    },
    /// Another process has held it for longer than we wait.
    #[error("another process is writing to the database")]
    Busy,
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// A query was given a parameter that it does not have.
    #[error("the query has no parameter `{0}`")]
    NoParameter(String),
    /// The query would change the database.
    #[error("the query would change the database: only questions can be asked here")]
    NotAQuestion,
    /// A query gives a row that cannot be read.
    #[error("a row of the query `{query}` has no `{column}` that can be read")]
    Row {
        /// Name of the query's file.
        query: String,
        /// The column.
        column: &'static str,
    },
    /// Whatever else SQLite says, with the file of the query.
    #[error("the query `{query}` fails: {source}")]
    Query {
        /// Name of the query's file.
        query: String,
        /// What SQLite says.
        source: rusqlite::Error,
    },
}

/// Result of the store.
pub type Result<T> = std::result::Result<T, StoreError>;

impl StoreError {
    /// Words an error of SQLite that came up in a query.
    pub(super) fn query(query: &str, source: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
            Some(ErrorCode::DiskFull) => StoreError::Full,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                StoreError::Damaged(source)
            }
            _ => StoreError::Query {
                query: query.to_owned(),
                source,
            },
        }
    }
}
