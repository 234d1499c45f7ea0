//! Names of different cables that are one: what is known of each person, the joins that were found, and messages that are
//! cited by sender and time.

use rusqlite::named_params;

use super::Store;
use super::ask::run;
use super::cells::{Cells, read};
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
        read(queries::LOAD_PEOPLE.name, &table, person)
    }

    /// Every name of a person, document by document, and who is meant by it.
    ///
    /// # Errors
    ///
    /// Those of SQLite. Cost: all mentions of people are read.
    pub fn named_people(&self) -> Result<Vec<NamedPerson>> {
        let table = self.ask_query(queries::LIST_NAMED_PEOPLE, &[])?;
        read(queries::LIST_NAMED_PEOPLE.name, &table, named)
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

fn named(row: Cells<'_>) -> Result<NamedPerson> {
    let text = |column| row.text(column).map(str::to_owned);
    let offset = |column| row.known(column, usize::try_from(row.integer(column)?).ok());
    let ordinal = u32::try_from(row.integer("ordinal")?);
    Ok(NamedPerson {
        ordinal: row.known("ordinal", ordinal.ok())?,
        span: (offset("start_byte")?, offset("end_byte")?),
        key: text("key")?,
        lead: text("lead")?,
        name: text("name")?,
        reason: row.maybe_text("reason").map(str::to_owned),
    })
}

fn person(row: Cells<'_>) -> Result<PersonRecord> {
    let list = |column| -> Result<Vec<String>> {
        let values: Vec<Option<String>> = row.json(column)?;
        Ok(values.into_iter().flatten().collect())
    };
    let mut titles = list("offices")?;
    titles.extend(list("aliases")?);
    Ok(PersonRecord {
        key: row.text("key")?.to_owned(),
        name: row.text("name")?.to_owned(),
        titles,
        seen: list("seen")?.iter().map(|seen| sighting(seen)).collect(),
        mentions: row.integer("mentions")?,
    })
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
