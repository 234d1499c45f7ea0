//! Which texts a database holds, with what is stated beside them.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, named_params};

use super::ask::first;
use super::error::Result;
use super::{migrate, queries};
use crate::model::{READER, RawText};

/// The texts that a database holds, to be asked from any thread while another writes.
pub struct HeldTexts(Option<Mutex<Connection>>);

impl HeldTexts {
    /// Of a database in which every text is to be read again.
    pub(super) fn none() -> Self {
        HeldTexts(None)
    }

    /// Of the database that a connection writes to.
    ///
    /// # Errors
    ///
    /// Where the database is no file that can be opened a second time by a path in UTF-8.
    pub(super) fn of(writer: &Connection) -> Result<Self> {
        let path = writer.path().unwrap_or_default();
        let connection = migrate::open_to_read(Path::new(path))?;
        Ok(HeldTexts(Some(Mutex::new(connection))))
    }

    /// Whether these very words, with what is stated beside them, are held.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn has(&self, raw: &RawText) -> Result<bool> {
        let Some(connection) = &self.0 else {
            return Ok(false);
        };
        let connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(held(&connection, raw)?.is_some())
    }
}

/// A source that holds the very words at hand.
pub(super) struct Held {
    pub(super) source_id: i64,
    pub(super) leads: bool,
    pub(super) cable_id: i64,
    pub(super) section_number: Option<u8>,
    pub(super) path: String,
    document: String,
    pub(super) ordinal: u32,
    reader: Option<String>,
}

impl Held {
    /// Whether another program read it than this one, or none that is known.
    pub(super) fn is_read_otherwise(&self) -> bool {
        self.reader.as_deref() != Some(READER)
    }

    /// Whether it stands where a text stands, as far as what is called so.
    pub(super) fn is_at(&self, raw: &RawText) -> bool {
        self.path == raw.path && self.document == raw.id
    }
}

/// The source that holds these very words, with what is stated beside them.
pub(super) fn held(connection: &Connection, raw: &RawText) -> Result<Option<Held>> {
    first(
        connection,
        queries::FIND_SOURCE,
        named_params! {
            ":sha256": raw.sha256, ":stated_mrn": stated(raw.stated.mrn.as_ref()), ":stated_date": stated(raw.stated.date.as_ref()),
            ":stated_id": stated(raw.stated.id.as_ref()),
        },
        |row| {
            Ok(Held {
                source_id: row.get(0)?,
                leads: row.get(1)?,
                cable_id: row.get(2)?,
                section_number: row.get(3)?,
                path: row.get(4)?,
                document: row.get(5)?,
                ordinal: row.get(6)?,
                reader: row.get(7)?,
            })
        },
    )
}

/// What an input states; empty where it states nothing.
pub(super) fn stated(value: Option<&String>) -> &str {
    value.map_or("", String::as_str)
}
