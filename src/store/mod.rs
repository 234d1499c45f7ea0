//! Values ↔ SQLite: the one door to the database.
//!
//! The schema is `migrations/`, every statement a file of `queries/`. One process writes at a time, others read
//! meanwhile. Nothing here reads a cable's text for meaning.

mod ask;
mod cells;
mod decide;
mod error;
mod find;
mod held;
mod holders;
mod join;
mod lead;
mod load;
mod migrate;
mod nodes;
mod place;
mod protect;
pub mod queries;
mod rows;
mod same;
mod save;
mod select;
mod stream;
mod tie;
mod twins;

use std::ops::ControlFlow;
use std::path::Path;

use rusqlite::{Connection, named_params};

pub use ask::Parameters;
pub use decide::Decision;
pub use error::{Result, StoreError};
pub use find::{Found, likest};
pub use held::HeldTexts;
pub use load::Ties;
pub use migrate::is_of_database;
pub use protect::{Protected, Unfinished};
pub use queries::{
    Parameter, ParameterType, QUESTIONS, Query, STATEMENTS, heading, needs_nothing, parameters,
};
pub use select::{SURER, Selected};

use crate::model::{Fact, Outcome, Row, Saved, Table};

/// A database of cables.
///
/// ```
/// use cablegraph::{Store, model::{Outcome, Saved}};
/// let folder = tempfile::tempdir()?;
/// let mut store = Store::create(&folder.path().join("cables.db"), [])?;
/// let nothing: [Outcome; 0] = [];
/// assert_eq!(store.save(&nothing)?, Saved::default());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Store {
    connection: Connection,
    memory: save::Memory,
    again: bool,
    prunes: bool,
    /// Whether something was stored, and whether something was taken back, since it was opened, or by a load that has not ended.
    stored: bool,
    replaced: bool,
    /// Whether the load at hand has been tidied, as all of it must be that ends.
    tidied: bool,
}

/// A predicate as the database is to know it.
#[derive(Clone, Copy, Debug)]
pub struct PredicateRow<'p> {
    /// Name, label, inverse label, family.
    pub texts: [&'p str; 4],
    /// Whether it holds in both directions.
    pub symmetric: bool,
}

impl Store {
    /// Opens a database to write to it, made if there is none, and brings it up to date.
    ///
    /// # Errors
    ///
    /// When the file is no database of ours, of a newer version, or held by another process for five seconds.
    pub fn create<'p>(
        path: &Path,
        predicates: impl IntoIterator<Item = PredicateRow<'p>>,
    ) -> Result<Self> {
        let connection = migrate::open_to_write(path)?;
        let mut store = Store {
            connection,
            memory: save::Memory::default(),
            again: false,
            prunes: false,
            stored: false,
            replaced: false,
            tidied: false,
        };
        store.stored = store.unfinished_since()?.is_some();
        store.replaced = store.stored;
        store.know(predicates)?;
        store.load_splits()?;
        Ok(store)
    }

    /// Opens a database only to read from it.
    ///
    /// # Errors
    ///
    /// When there is none, or it is not ours or not of this version.
    pub fn open(path: &Path) -> Result<Self> {
        let connection = migrate::open_to_read(path)?;
        Ok(Store {
            connection,
            memory: save::Memory::default(),
            again: false,
            prunes: false,
            stored: false,
            replaced: false,
            tidied: false,
        })
    }

    /// From now on, documents that have been read before are read again and replaced.
    pub fn read_again(&mut self) {
        self.again = true;
    }

    /// From now on, documents that their places do not hold any more are dropped.
    pub fn drop_gone(&mut self) {
        self.prunes = true;
    }

    /// Whether documents that their places do not hold any more are to be dropped.
    pub fn prunes(&self) -> bool {
        self.prunes
    }

    /// The texts that need not be understood again; none where that cannot be known, as of a database in memory.
    pub fn held_texts(&self) -> HeldTexts {
        match self.again {
            true => HeldTexts::none(),
            false => HeldTexts::of(&self.connection).unwrap_or_else(|_| HeldTexts::none()),
        }
    }

    /// From now on, what is saved is a load of these inputs, absolute paths: until it ends it is remembered by them.
    pub fn begin(&mut self, inputs: Vec<String>) {
        self.memory.inputs = inputs;
    }

    /// Saves a batch in one transaction: all of it or nothing. Until [`Store::finish`] all batches are one load: other
    /// words replace what their place held before the load, not what came with it.
    ///
    /// # Errors
    ///
    /// Those of SQLite; what was stored before stays.
    pub fn save(&mut self, batch: &[Outcome]) -> Result<Saved> {
        let saved = save::save(&mut self.connection, &mut self.memory, batch, self.again)?;
        self.stored |= saved.stored + saved.replaced > 0;
        self.replaced |= saved.replaced > 0;
        Ok(saved)
    }

    /// Whether something was stored since it was opened, or by a load that was killed, so that people must be joined anew.
    pub fn has_grown(&self) -> bool {
        self.stored
    }

    /// Drops what no text names any more, where texts were taken back.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn tidy(&mut self) -> Result<()> {
        if self.replaced {
            self.drop_orphans()?;
        }
        self.tidied = true;
        Ok(())
    }

    /// Ends a load: applies joins and the user's decisions to what has come and puts the file in order.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn finish(&mut self) -> Result<()> {
        let inputs = self.memory.inputs();
        self.memory.end_load();
        let tidied = std::mem::take(&mut self.tidied);
        if self.stored {
            self.apply_decisions()?;
            self.as_one(|store| {
                ask::run(&store.connection, queries::DELETE_FORWARD, &[])?;
                ask::run(&store.connection, queries::INSERT_FORWARD, &[])?;
                match tidied {
                    true => ask::run(
                        &store.connection,
                        queries::DELETE_UNFINISHED,
                        named_params! { ":paths": inputs },
                    ),
                    false => Ok(()),
                }
            })?;
        }
        let wrap = |error| StoreError::query("optimize", error);
        self.connection
            .execute_batch("PRAGMA optimize")
            .map_err(wrap)?;
        // Best effort: a reader may hold the log, and it is then emptied by the next load.
        let _busy = self
            .connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| {
                row.get::<_, i64>(0)
            });
        Ok(())
    }

    /// Answers a named question or a statement of the user's own.
    ///
    /// # Errors
    ///
    /// For a parameter that the query does not have, and for a statement that would change the database.
    pub fn ask(&self, name: &str, sql: &str, parameters: Parameters<'_>) -> Result<Table> {
        ask::ask(&self.connection, name, sql, parameters)
    }

    /// As [`Store::ask`], but hands each row over as it comes, until `take` has enough; gives the names of the columns.
    ///
    /// # Errors
    ///
    /// Those of [`Store::ask`].
    pub fn ask_each(
        &self,
        name: &str,
        sql: &str,
        parameters: Parameters<'_>,
        take: impl FnMut(Row<'_>) -> ControlFlow<()>,
    ) -> Result<Vec<String>> {
        ask::ask_each(&self.connection, name, sql, parameters, take)
    }

    /// As [`Store::ask`], for the questions whose rows are facts.
    ///
    /// # Errors
    ///
    /// Those of [`Store::ask`].
    pub fn ask_facts(&self, question: Query, parameters: Parameters<'_>) -> Result<Vec<Fact>> {
        ask::facts(question.name, &self.ask_query(question, parameters)?)
    }

    /// As [`Store::ask_facts`], but hands each fact over as it comes, until `take` has enough.
    ///
    /// # Errors
    ///
    /// Those of [`Store::ask`].
    pub fn each_fact(
        &self,
        question: Query,
        parameters: Parameters<'_>,
        take: impl FnMut(Fact) -> ControlFlow<()>,
    ) -> Result<()> {
        ask::each_fact(&self.connection, question, parameters, take)
    }

    /// As [`Store::ask_facts`], with the table of which the facts are a part, row by row.
    ///
    /// # Errors
    ///
    /// Those of [`Store::ask`].
    pub fn ask_both(
        &self,
        question: Query,
        parameters: Parameters<'_>,
    ) -> Result<(Table, Vec<Fact>)> {
        let table = self.ask_query(question, parameters)?;
        let facts = ask::facts(question.name, &table)?;
        Ok((table, facts))
    }

    /// The names of a statement's parameters.
    ///
    /// # Errors
    ///
    /// When the statement cannot be read.
    pub fn parameters(&self, name: &str, sql: &str) -> Result<Vec<String>> {
        ask::parameters(&self.connection, name, sql)
    }

    /// Answers a query of ours: one of [`queries`].
    ///
    /// # Errors
    ///
    /// Those of [`Store::ask`].
    pub fn ask_query(&self, query: Query, parameters: Parameters<'_>) -> Result<Table> {
        ask::ask(&self.connection, query.name, query.sql, parameters)
    }

    fn know<'p>(&mut self, predicates: impl IntoIterator<Item = PredicateRow<'p>>) -> Result<()> {
        let query = queries::UPSERT_PREDICATE;
        let wrap = |error| StoreError::query(query.name, error);
        let transaction = self.connection.transaction().map_err(wrap)?;
        for PredicateRow {
            texts: [name, label, inverse, family],
            symmetric,
        } in predicates
        {
            let mut statement = transaction.prepare_cached(query.sql).map_err(wrap)?;
            statement
                .execute(named_params! { ":name": name, ":label": label, ":inverse": inverse, ":family": family, ":symmetric": symmetric })
                .map_err(wrap)?;
        }
        transaction.commit().map_err(wrap)
    }
}
