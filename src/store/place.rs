//! Where texts stand: a place is a file, or what a document in one is called.
//!
//! Two documents of one file may be called the same, and lines of a file may move: only other words at a place that nothing
//! else of the load has been found at replace what it held before. What was replaced is not kept: no file tells it.

use std::collections::HashSet;

use jiff::Timestamp;
use rusqlite::{Connection, named_params};

use super::ask::{each_bound, run};
use super::error::Result;
use super::held::Held;
use super::save::Writer;
use super::{Store, queries};
use crate::model::{Gone, RawText};

impl Store {
    /// What stood at a place or below it before this load, and was not met by it.
    ///
    /// `unsure` are paths that could not be read to the end, with a stroke behind for what is below them: whether what
    /// stood there is gone is not known.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn gone(&self, place: &str, unsure: &HashSet<String>) -> Result<Vec<Gone>> {
        let mut gone = Vec::new();
        each_bound(
            &self.connection,
            queries::LIST_BELOW,
            named_params! {
                ":place": place, ":below": format!("{}/", place.trim_end_matches('/')),
                // The character behind the stroke.
                ":behind": format!("{}0", place.trim_end_matches('/')),
                ":before": self.memory.first_made.unwrap_or(i64::MAX),
            },
            |row| {
                let found = Gone {
                    source_id: row.get(0)?,
                    path: row.get(1)?,
                    document: row.get(2)?,
                    cable: row.get(3)?,
                };
                let is_known = !within(&found.path).any(|path| unsure.contains(path));
                if is_known && !self.memory.met.contains(found.source_id) {
                    gone.push(found);
                }
                Ok(())
            },
        )?;
        Ok(gone)
    }

    /// Drops texts that are gone, all of them or, on an error, none. What no text names any more goes when the load ends.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn prune(&mut self, gone: &[Gone]) -> Result<()> {
        let now = Timestamp::now().to_string();
        self.as_one(|store| {
            for gone in gone {
                drop_source(&store.connection, gone.source_id)?;
            }
            // A run that is killed before it has dropped the names leaves that to the next.
            run(
                &store.connection,
                queries::INSERT_UNFINISHED,
                named_params! { ":paths": store.memory.inputs(), ":since": now },
            )
        })?;
        (self.stored, self.replaced) = (true, true);
        Ok(())
    }

    /// Paths of the texts of cables that no text leads, because the one that led is gone; read again, one of them leads.
    ///
    /// # Errors
    ///
    /// Those of SQLite. Cost: all sources are looked at, where a text was replaced.
    pub fn unled(&self) -> Result<Vec<String>> {
        let mut paths = Vec::new();
        if self.replaced {
            each_bound(&self.connection, queries::LIST_UNLED, &[], |row| {
                paths.push(row.get(0)?);
                Ok(())
            })?;
        }
        Ok(paths)
    }
}

/// A path, and the folders and archives around it, these with a stroke behind: `in/may.zip/1.txt`, `in/may.zip/`, `in/`.
fn within(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| {
        let end = path.trim_end_matches('/').rfind('/')?;
        Some(&path[..=end])
    })
}

/// Drops a text with all that was read from it.
fn drop_source(connection: &Connection, source_id: i64) -> Result<()> {
    for query in [queries::DELETE_SEARCH, queries::DELETE_SOURCE] {
        run(connection, query, named_params! { ":source_id": source_id })?;
    }
    Ok(())
}

impl Writer<'_, '_, '_, '_> {
    /// Notes that a source is met, and where it stands now: a line may have moved within its file.
    pub(super) fn keep_place(&mut self, raw: &RawText, known: &Held) -> Result<()> {
        let made_now = (self.memory.first_made).is_some_and(|first| known.source_id >= first);
        let is_first = !made_now && self.memory.met.insert(known.source_id);
        let has_moved = !known.is_at(raw) || known.ordinal != raw.ordinal;
        // The same words in another file are a copy, and stay where they were.
        if is_first && has_moved && known.path == raw.path {
            self.run(
                queries::UPDATE_PLACE,
                named_params! { ":source_id": known.source_id, ":path": raw.path, ":document": raw.id, ":ordinal": raw.ordinal },
            )?;
        }
        Ok(())
    }

    /// Drops other words that stood at the same place: a later version of a file replaces the earlier.
    pub(super) fn supersede(&mut self, raw: &RawText, source_id: Option<i64>) -> Result<()> {
        let mut earlier: Option<i64> = None;
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
                    earlier = Some(found);
                }
                Ok(())
            },
        )?;
        let Some(earlier) = earlier else {
            return Ok(());
        };
        self.saved.replaced += 1;
        drop_source(self.transaction, earlier)
    }
}
