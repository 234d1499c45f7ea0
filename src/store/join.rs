//! Names of different cables that are one: what is known of each person, the joins that were found, and messages that are
//! cited by sender and time.

use std::collections::{BTreeSet, HashMap};

use rusqlite::named_params;

use super::Store;
use super::ask::{each_bound, run};
use super::cells::{Cells, read};
use super::error::Result;
use super::queries;
use crate::model::{Join, NamedPerson, PersonRecord, Sighting, Table, Value};

impl Store {
    /// What is stored of every person, by key.
    ///
    /// # Errors
    ///
    /// Those of SQLite. Cost: all mentions of people are read, and all names.
    pub fn people(&self) -> Result<Vec<PersonRecord>> {
        let connection = &self.connection;
        let mut people: Vec<PersonRecord> = Vec::new();
        let mut of_node: HashMap<i64, usize> = HashMap::new();
        each_bound(connection, queries::LOAD_PEOPLE, &[], |row| {
            of_node.insert(row.get(0)?, people.len());
            people.push(PersonRecord {
                key: row.get(1)?,
                name: row.get(2)?,
                ..PersonRecord::default()
            });
            Ok(())
        })?;
        each_bound(connection, queries::LOAD_TITLES, &[], |row| {
            if let Some(at) = of_node.get(&row.get(0)?) {
                people[*at].titles.push(row.get(1)?);
            }
            Ok(())
        })?;
        self.sightings(&of_node, &mut people)?;
        people.retain(|person| person.mentions > 0);
        Ok(people)
    }

    /// Tells of people, who are known by their nodes, which cables name them and how often.
    fn sightings(&self, of_node: &HashMap<i64, usize>, people: &mut [PersonRecord]) -> Result<()> {
        let days = self.days()?;
        let mut named: Vec<(usize, i64, i64)> = Vec::new();
        each_bound(&self.connection, queries::LOAD_SIGHTINGS, &[], |row| {
            if let Some(at) = of_node.get(&row.get(0)?) {
                named.push((*at, row.get(1)?, row.get(2)?));
            }
            Ok(())
        })?;
        for of_one in named.chunk_by(|(one, ..), (other, ..)| one == other) {
            let sources = of_one.iter().map(|(_, source_id, _)| source_id);
            let seen: BTreeSet<&Sighting> = sources.filter_map(|id| days.get(id)).collect();
            let person = &mut people[of_one[0].0];
            person.seen = seen.into_iter().cloned().collect();
            person.mentions = of_one.iter().map(|(.., mentions)| mentions).sum();
        }
        Ok(())
    }

    /// When and by whom the cable of each text was sent.
    fn days(&self) -> Result<HashMap<i64, Sighting>> {
        let mut days = HashMap::new();
        each_bound(&self.connection, queries::LOAD_DAYS, &[], |row| {
            let (day, post): (Option<String>, Option<String>) = (row.get(1)?, row.get(2)?);
            let sighting = Sighting {
                day: day.and_then(|day| day.parse().ok()),
                post: post.filter(|post| !post.is_empty()),
            };
            days.insert(row.get(0)?, sighting);
            Ok(())
        })?;
        Ok(days)
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
    /// Those of SQLite; the joins found before stay then. Cost: all joins are read, those that are other than before written.
    pub fn join(&mut self, joins: &[Join]) -> Result<()> {
        self.as_one(|store| {
            let (lapsed, known) = store.compared(joins)?;
            let connection = &store.connection;
            for node_id in lapsed {
                let lapsed = named_params! { ":node_id": node_id };
                run(connection, queries::DELETE_JOINING, lapsed)?;
            }
            let found = joins.iter().zip(known);
            let fresh = found.filter_map(|(join, is_known)| (!is_known).then_some(join));
            for join in fresh {
                run(
                    connection,
                    queries::INSERT_JOINING,
                    named_params! { ":key": join.key, ":lead": join.lead, ":reason": join.reason },
                )?;
            }
            run(
                connection,
                queries::INSERT_SENT_JOININGS,
                named_params! { ":reason": "the only message held that its sender sent at this minute" },
            )
        })
    }

    /// Nodes whose joins found before are none of these, and of each of these whether it was found before.
    fn compared(&self, joins: &[Join]) -> Result<(Vec<i64>, Vec<bool>)> {
        let of_key: HashMap<&str, usize> = (joins.iter().enumerate())
            .map(|(at, join)| (join.key.as_str(), at))
            .collect();
        let (mut lapsed, mut known) = (Vec::new(), vec![false; joins.len()]);
        each_bound(&self.connection, queries::LOAD_JOININGS, &[], |row| {
            let (key, lead, reason): (String, String, String) =
                (row.get(1)?, row.get(2)?, row.get(3)?);
            let at = of_key.get(key.as_str()).copied();
            match at.filter(|at| joins[*at].lead == lead && joins[*at].reason == reason) {
                Some(at) => known[at] = true,
                None => lapsed.push(row.get(0)?),
            }
            Ok(())
        })?;
        Ok((lapsed, known))
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
