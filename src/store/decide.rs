//! What the user settled: two names are one, one name is two, a better name, a source to protect.
//!
//! Decisions are kept apart from what was read, by the keys of the nodes, and applied anew after every import: what
//! is read never overwrites them, and taking one back restores what was read.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::named_params;

use super::error::{Result, StoreError};
use super::queries::{self, Query};
use super::{Store, save};
use crate::model::{Table, Value};

/// Something that the user settled.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Decision {
    /// The node with the first key is the same as that with the second.
    Merge(String, String),
    /// The node with the first key is somebody else in the cable with the second.
    Split(String, String),
    /// The node with this key is to be called so.
    Rename(String, String),
    /// The node with this key must not be named.
    Protect(String),
}

impl Store {
    /// Records a decision and applies it.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn decide(&mut self, decision: &Decision) -> Result<()> {
        self.as_one(|store| store.record(decision))
    }

    fn record(&mut self, decision: &Decision) -> Result<()> {
        let (kind, subject, object, value) = match decision {
            Decision::Merge(one, other) => ("merge", one, Some(other), None),
            Decision::Split(one, cable) => ("split", one, Some(cable), None),
            Decision::Rename(one, name) => ("rename", one, None, Some(name)),
            Decision::Protect(one) => ("protect", one, None, None),
        };
        self.write(
            queries::INSERT_DECISION,
            named_params! { ":kind": kind, ":subject_key": subject, ":object_key": object, ":value": value, ":decided_at": Timestamp::now().to_string() },
        )?;
        if let Decision::Split(one, cable) = decision {
            let apart = save::split_key(one, cable);
            self.move_readings(one, &apart, cable)?;
        }
        self.apply_all()
    }

    /// The decisions, in order.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn decisions(&self) -> Result<Table> {
        self.ask_query(queries::LIST_DECISIONS, &[])
    }

    /// Takes a decision back by its number; `false` where there is none.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn undo(&mut self, decision_id: i64) -> Result<bool> {
        self.as_one(|store| store.take_back(decision_id))
    }

    fn take_back(&mut self, decision_id: i64) -> Result<bool> {
        let table = self.decisions()?;
        let Some(row) = table
            .rows
            .iter()
            .find(|row| table.integer(row, "decision_id") == Some(decision_id))
        else {
            return Ok(false);
        };
        if table.text(row, "kind") == Some("split")
            && let (Some(one), Some(cable)) = (
                table.text(row, "subject_key"),
                table.text(row, "object_key"),
            )
        {
            let apart = save::split_key(one, cable);
            self.move_readings(&apart, one, cable)?;
            self.write(queries::DELETE_ORPHAN, named_params! { ":key": apart })?;
        }
        self.write(
            queries::DELETE_DECISION,
            named_params! { ":decision_id": decision_id },
        )?;
        self.apply_all()?;
        Ok(true)
    }

    /// Applies every decision to what is stored now: all of them or, on an error, none.
    pub(super) fn apply_decisions(&mut self) -> Result<()> {
        self.as_one(Self::apply_all)
    }

    /// Does several writes as one transaction.
    fn as_one<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let wrap = |error| StoreError::query("transaction", error);
        self.connection
            .execute_batch("BEGIN IMMEDIATE")
            .map_err(wrap)?;
        let done = work(self);
        let end = if done.is_ok() { "COMMIT" } else { "ROLLBACK" };
        self.connection.execute_batch(end).map_err(wrap)?;
        done
    }

    fn apply_all(&mut self) -> Result<()> {
        let table = self.decisions()?;
        self.memory.splits = table
            .rows
            .iter()
            .filter(|row| table.text(row, "kind") == Some("split"))
            .filter_map(|row| {
                Some((
                    table.text(row, "subject_key")?.to_owned(),
                    table.text(row, "object_key")?.to_owned(),
                ))
            })
            .collect();
        self.write(queries::RESET_CANONICAL, &[])?;
        // A chain of merges leads to its end; a circle ends where it is closed.
        let mut leads: HashMap<i64, i64> = HashMap::new();
        for row in &table.rows {
            let Some(subject) = self.node_id(table.text(row, "subject_key").unwrap_or_default())?
            else {
                continue;
            };
            match (
                table.text(row, "kind"),
                table.text(row, "object_key"),
                table.text(row, "value"),
            ) {
                (Some("merge"), Some(object), _) => {
                    let Some(object) = self.node_id(object)? else {
                        continue;
                    };
                    let mut end = object;
                    while let Some(next) = leads.get(&end) {
                        end = *next;
                    }
                    if end != subject {
                        leads.insert(subject, end);
                        self.write(
                            queries::SET_CANONICAL,
                            named_params! { ":node_id": subject, ":canonical_id": end },
                        )?;
                    }
                }
                (Some("rename"), _, Some(name)) => {
                    self.write(
                        queries::SET_GIVEN_NAME,
                        named_params! { ":node_id": subject, ":given_name": name },
                    )?;
                    let folded = crate::model::fold_name(name);
                    self.write(queries::INSERT_ALIAS, named_params! { ":folded": folded, ":node_id": subject, ":name": name, ":origin": "user" })?;
                }
                (Some("protect"), ..) => {
                    self.write(
                        queries::SET_PROTECTION,
                        named_params! { ":node_id": subject, ":protection": "protect" },
                    )?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Gives what one cable says of a node to another node, made if need be.
    fn move_readings(&mut self, from: &str, to: &str, cable: &str) -> Result<()> {
        let (Some(from_id), Some(cable_id)) = (self.node_id(from)?, self.node_id(cable)?) else {
            return Ok(());
        };
        let table = self.ask_query(queries::FIND_NODE, &[("key", Value::Text(from.to_owned()))])?;
        let Some(row) = table.rows.first() else {
            return Ok(());
        };
        let (kind, name) = (
            table.text(row, "kind").unwrap_or_default(),
            table.text(row, "name").unwrap_or_default(),
        );
        self.write_returning(queries::UPSERT_NODE, named_params! { ":kind": kind, ":key": to, ":name": name, ":held": true, ":protection": None::<&str> })?;
        let Some(to_id) = self.node_id(to)? else {
            return Ok(());
        };
        let ids = named_params! { ":from_id": from_id, ":to_id": to_id, ":cable_id": cable_id };
        self.write(queries::MOVE_MENTIONS, ids)?;
        self.write(queries::MOVE_EDGES, ids)?;
        self.write(
            queries::COPY_ALIASES,
            named_params! { ":from_id": from_id, ":to_id": to_id },
        )
    }

    fn node_id(&self, key: &str) -> Result<Option<i64>> {
        let table = self.ask_query(queries::FIND_NODE, &[("key", Value::Text(key.to_owned()))])?;
        Ok(table
            .rows
            .first()
            .and_then(|row| table.integer(row, "node_id")))
    }

    fn write(&self, query: Query, parameters: &[(&str, &dyn rusqlite::ToSql)]) -> Result<()> {
        let mut statement = self
            .connection
            .prepare_cached(query.sql)
            .map_err(|e| StoreError::query(query.name, e))?;
        statement
            .execute(parameters)
            .map_err(|e| StoreError::query(query.name, e))?;
        Ok(())
    }

    fn write_returning(
        &self,
        query: Query,
        parameters: &[(&str, &dyn rusqlite::ToSql)],
    ) -> Result<()> {
        let mut statement = self
            .connection
            .prepare_cached(query.sql)
            .map_err(|e| StoreError::query(query.name, e))?;
        let mut rows = statement
            .query(parameters)
            .map_err(|e| StoreError::query(query.name, e))?;
        while rows
            .next()
            .map_err(|e| StoreError::query(query.name, e))?
            .is_some()
        {}
        Ok(())
    }
}
