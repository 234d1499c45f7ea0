//! Who must not be named, which marks say so, and who stands beside them.

use std::collections::{BTreeMap, BTreeSet};

use super::ask::json;
use super::error::{Result, StoreError};
use super::{Store, ask, queries};
use crate::model::{Table, Value};

/// Somebody who must not be named.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Protected {
    /// Every name, some more than once.
    pub names: Vec<String>,
    /// Nodes of the cables that name them.
    pub cables: BTreeSet<i64>,
    /// The first place that names them, by the messages' keys: what tells them apart without a name, in every import.
    pub place: String,
}

/// An input of a load that did not end or goes on.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Unfinished {
    /// Its absolute path; empty where that is not known.
    pub path: String,
    /// When the first of the load was stored, RFC 3339.
    pub since: String,
}

impl Store {
    /// The people who must not be named, by node: name, other names, and the cables that name them.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn protected(&self) -> Result<BTreeMap<i64, Protected>> {
        let mut all: BTreeMap<i64, Protected> = BTreeMap::new();
        let table = self.ask_query(queries::LOAD_PROTECTED_NAMES, &[])?;
        for row in &table.rows {
            if let (Some(id), Some(name), Some(alias)) = (
                table.integer(row, "entity_id"),
                table.text(row, "name"),
                table.text(row, "alias"),
            ) {
                let names = &mut all.entry(id).or_default().names;
                names.extend([name.to_owned(), alias.to_owned()]);
            }
        }
        let table = self.ask_query(queries::LOAD_PROTECTED_CABLES, &[])?;
        for row in &table.rows {
            if let (Some(id), Some(cable)) = (
                table.integer(row, "entity_id"),
                table.integer(row, "cable_id"),
            ) {
                all.entry(id).or_default().cables.insert(cable);
            }
        }
        let query = queries::LOAD_PROTECTED_PLACES;
        ask::each(&self.connection, query, &[], |row| {
            let wrap = |error| StoreError::query(query.name, error);
            let source = all.entry(row.get(0).map_err(wrap)?).or_default();
            if source.place.is_empty() {
                let key: String = row.get(1).map_err(wrap)?;
                let section: Option<i64> = row.get(2).map_err(wrap)?;
                let start: i64 = row.get(3).map_err(wrap)?;
                source.place = format!("{key} {} {start}", section.unwrap_or_default());
            }
            Ok::<(), StoreError>(())
        })?;
        Ok(all)
    }

    /// The cables that have protect marks of which it is not known who is meant, and how many each, lowest first.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn unsettled_marks(&self) -> Result<Vec<(i64, usize)>> {
        let table = self.ask_query(queries::COUNT_UNSETTLED_MARKS, &[])?;
        let rows = table.rows.iter();
        Ok(rows
            .filter_map(|row| {
                let marks = table.integer(row, "marks")?;
                Some((table.integer(row, "cable_id")?, marks as usize))
            })
            .collect())
    }

    /// Since when something is stored that is not joined yet, where a load did not end or goes on.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn unfinished_since(&self) -> Result<Option<String>> {
        let loads = self.unfinished()?;
        Ok(loads.into_iter().map(|load| load.since).next())
    }

    /// What is stored that is not joined yet, oldest first.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn unfinished(&self) -> Result<Vec<Unfinished>> {
        let table = self.ask_query(queries::FIND_UNFINISHED, &[])?;
        let rows = table.rows.iter();
        Ok(rows
            .filter_map(|row| {
                Some(Unfinished {
                    path: table.text(row, "path").unwrap_or_default().to_owned(),
                    since: table.text(row, "since")?.to_owned(),
                })
            })
            .collect())
    }

    /// For each of some sets of cables every name of the people in them who need not be protected, in order.
    ///
    /// # Errors
    ///
    /// Those of SQLite. Cost: each person's names are read once, in however many sets they are.
    pub fn names_beside(&self, sets: &[&BTreeSet<i64>]) -> Result<Vec<Vec<String>>> {
        let mut names: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        let mut beside = Vec::with_capacity(sets.len());
        for cables in sets {
            let asked = [("cable_ids", json(cables.iter().copied()))];
            let table = self.ask_query(queries::LOAD_PEOPLE_IN, &asked)?;
            let rows = table.rows.iter();
            let people: Vec<i64> = rows
                .filter_map(|row| table.integer(row, "entity_id"))
                .collect();
            let unknown = people.iter().filter(|id| !names.contains_key(id));
            let unknown: Vec<i64> = unknown.copied().collect();
            let asked = [("entity_ids", json(unknown.iter().copied()))];
            names.extend(unknown.into_iter().map(|id| (id, Vec::new())));
            let table = self.ask_query(queries::LOAD_NAMES, &asked)?;
            for row in &table.rows {
                let id = table.integer(row, "entity_id").unwrap_or_default();
                let name = table.text(row, "name").unwrap_or_default();
                names.entry(id).or_default().push(name.to_owned());
            }
            let all: BTreeSet<&String> = people.iter().flat_map(|id| &names[id]).collect();
            beside.push(all.into_iter().cloned().collect());
        }
        Ok(beside)
    }

    /// The cables in whose text one of some names stands, whole words in any letter case.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn cables_with(&self, names: &[String]) -> Result<BTreeSet<i64>> {
        let phrases = names
            .iter()
            .filter(|name| name.contains(char::is_alphanumeric));
        let phrases: Vec<String> = phrases
            .map(|name| format!("\"{}\"", name.replace('"', " ")))
            .collect();
        if phrases.is_empty() {
            return Ok(BTreeSet::new());
        }
        let words = Value::Text(phrases.join(" OR "));
        let table = self.ask_query(queries::FIND_CABLES_WITH, &[("words", words)])?;
        let rows = table.rows.iter();
        Ok(rows
            .filter_map(|row| table.integer(row, "cable_id"))
            .collect())
    }

    /// The protect marks by which texts mark an entity, oldest cable first, those that the user lifted too.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn marks(&self, entity: i64) -> Result<Table> {
        self.ask_query(
            queries::LIST_MARKS,
            &[("entity_id", Value::Integer(entity))],
        )
    }
}
