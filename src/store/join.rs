//! Names of different cables that are one: what is known of each person, the joins that were found, and messages that are
//! cited by sender and time.

use rusqlite::named_params;

use super::Store;
use super::ask::run;
use super::error::Result;
use super::queries;
use crate::model::{Join, NamedPerson, PersonRecord, Sighting, Table, Value};

impl Store {
    /// What is stored of every person, by key.
    ///
    /// # Errors
    ///
    /// Those of SQLite. Cost: all mentions of people are read.
    pub fn people(&self) -> Result<Vec<PersonRecord>> {
        let table = self.ask_query(queries::LOAD_PEOPLE, &[])?;
        Ok(table.rows.iter().map(|row| person(&table, row)).collect())
    }

    /// Every name of a person, document by document, and who is meant by it.
    ///
    /// # Errors
    ///
    /// Those of SQLite. Cost: all mentions of people are read.
    pub fn named_people(&self) -> Result<Vec<NamedPerson>> {
        let table = self.ask_query(queries::LIST_NAMED_PEOPLE, &[])?;
        Ok(table.rows.iter().map(|row| named(&table, row)).collect())
    }

    /// Replaces the joins that were found before, those of messages cited by sender and time too.
    ///
    /// # Errors
    ///
    /// Those of SQLite; the joins found before stay then.
    pub fn join(&mut self, joins: &[Join]) -> Result<()> {
        self.as_one(|store| {
            run(&store.connection, queries::DELETE_JOININGS, &[])?;
            joins.iter().try_for_each(|join| {
                run(
                    &store.connection,
                    queries::INSERT_JOINING,
                    named_params! { ":key": join.key, ":lead": join.lead, ":reason": join.reason },
                )
            })?;
            run(
                &store.connection,
                queries::INSERT_SENT_JOININGS,
                named_params! { ":reason": "the only message held that its sender sent at this minute" },
            )
        })
    }

    /// Every name that is meant by an entity, with the reason why it is.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn joinings(&self, key: &str) -> Result<Table> {
        self.ask_query(
            queries::LIST_JOININGS,
            &[("key", Value::Text(key.to_owned()))],
        )
    }
}

fn named(table: &Table, row: &[Value]) -> NamedPerson {
    let text = |column| table.text(row, column).map(str::to_owned);
    let offset = |column| table.integer(row, column).unwrap_or_default() as usize;
    NamedPerson {
        ordinal: table.integer(row, "ordinal").unwrap_or_default() as u32,
        span: (offset("start_byte"), offset("end_byte")),
        key: text("key").unwrap_or_default(),
        lead: text("lead").unwrap_or_default(),
        name: text("name").unwrap_or_default(),
        reason: text("reason"),
    }
}

fn person(table: &Table, row: &[Value]) -> PersonRecord {
    let text = |column| table.text(row, column).unwrap_or_default().to_owned();
    let list = |column| -> Vec<String> {
        let values: Vec<Option<String>> =
            serde_json::from_str(table.text(row, column).unwrap_or("[]")).unwrap_or_default();
        values.into_iter().flatten().collect()
    };
    let mut titles = list("offices");
    titles.extend(list("aliases"));
    PersonRecord {
        key: text("key"),
        name: text("name"),
        titles,
        seen: list("seen").iter().map(|seen| sighting(seen)).collect(),
        mentions: table.integer(row, "mentions").unwrap_or_default(),
    }
}

/// A day, or as many blanks, and the post behind it.
fn sighting(seen: &str) -> Sighting {
    const DAY: usize = "2009-09-28".len();
    let (day, post) = seen.split_at_checked(DAY).unwrap_or((seen, ""));
    Sighting {
        day: day.parse().ok(),
        post: (!post.is_empty()).then(|| post.to_owned()),
    }
}
