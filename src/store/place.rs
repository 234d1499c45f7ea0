//! Where texts stand: a place is a file, or what a document in one is called.
//!
//! Two documents of one file may be called the same, and lines of a file may move: only other words at a place that nothing
//! else of the load has been found at replace what it held before.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, named_params};

use super::ask::{each_bound, first};
use super::error::Result;
use super::save::{Writer, stated};
use super::{migrate, queries};
use crate::model::RawText;

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

    /// Whether these very words, with what is stated beside them, are held and stand for what their place says.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn has(&self, raw: &RawText) -> Result<bool> {
        let Some(connection) = &self.0 else {
            return Ok(false);
        };
        let connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
        let held = held(&connection, raw)?;
        Ok(held.is_some_and(|held| !held.superseded))
    }
}

/// A source that holds the very words at hand.
pub(super) struct Held {
    pub(super) source_id: i64,
    pub(super) leads: bool,
    pub(super) superseded: bool,
    path: String,
    document: String,
    ordinal: u32,
}

impl Held {
    /// Whether it stands where a text stands, as far as what is called so.
    pub(super) fn is_at(&self, raw: &RawText) -> bool {
        self.path == raw.path && self.document == raw.id && !self.superseded
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
                superseded: row.get(2)?,
                path: row.get(3)?,
                document: row.get(4)?,
                ordinal: row.get(5)?,
            })
        },
    )
}

impl Writer<'_, '_, '_, '_> {
    /// Notes that a source is met, and where it stands now: a line may have moved within its file.
    pub(super) fn keep_place(&mut self, raw: &RawText, known: &Held) -> Result<()> {
        let made_now = (self.memory.first_made).is_some_and(|first| known.source_id >= first);
        let is_first = !made_now && self.memory.met.insert(known.source_id);
        let has_moved = !known.is_at(raw) || known.ordinal != raw.ordinal;
        // The same words in another file are a copy, and stay where they were.
        if is_first && has_moved && (known.superseded || known.path == raw.path) {
            self.run(
                queries::UPDATE_PLACE,
                named_params! { ":source_id": known.source_id, ":path": raw.path, ":document": raw.id, ":ordinal": raw.ordinal },
            )?;
        }
        Ok(())
    }

    /// Takes back what was read from other words at the same place: a later version of a file replaces the earlier.
    pub(super) fn supersede(&mut self, raw: &RawText, source_id: Option<i64>) -> Result<()> {
        let mut earlier: Option<(i64, bool)> = None;
        each_bound(
            self.transaction,
            queries::FIND_AT_PLACE,
            named_params! {
                ":path": raw.path, ":document": raw.id, ":ordinal": raw.ordinal, ":source_id": source_id,
                ":before": self.memory.first_made.unwrap_or(i64::MAX),
            },
            |row| {
                let found: i64 = row.get(0)?;
                if earlier.is_none() && !self.memory.met.contains(found) {
                    earlier = Some((found, row.get(1)?));
                }
                Ok(())
            },
        )?;
        let Some((earlier, led)) = earlier else {
            return Ok(());
        };
        if led {
            self.drop_readings(earlier)?;
        }
        self.saved.replaced += 1;
        self.run(
            queries::SET_SUPERSEDED,
            named_params! { ":source_id": earlier, ":superseded": true },
        )
    }
}
