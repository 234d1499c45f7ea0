//! What the user settled: two names are one, one name is two, a better name, a source to protect, or none.
//!
//! Decisions are kept apart from what was read, by the keys of the nodes, and applied anew after every import: what
//! is read never overwrites them, and taking one back restores what was read.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::named_params;

use super::ask::{Bound, first, run};
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
    /// No protect mark of the cable with the second key is about the node with the first.
    Unprotect(String, String),
}

impl Decision {
    /// Its kind, the node decided on, the node beside it and the name, as a row has them.
    fn parts(&self) -> (&str, &str, Option<&str>, Option<&str>) {
        match self {
            Decision::Merge(one, other) => ("merge", one, Some(other), None),
            Decision::Split(one, cable) => ("split", one, Some(cable), None),
            Decision::Rename(one, name) => ("rename", one, None, Some(name)),
            Decision::Protect(one) => ("protect", one, None, None),
            Decision::Unprotect(one, cable) => ("unprotect", one, Some(cable), None),
        }
    }
}

impl Store {
    /// Records decisions and applies them, all of them or, on an error, none, and gives them as they are recorded.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn decide(&mut self, decisions: &[Decision]) -> Result<Table> {
        self.as_one(|store| {
            decisions
                .iter()
                .try_for_each(|decision| store.record(decision))?;
            store.apply_all()
        })?;
        let all = self.decisions()?;
        let recorded = |row: &[Value]| {
            let text = |column| all.text(row, column);
            let row = (text("kind"), text("subject_key"), text("object_key"));
            decisions.iter().any(|decision| {
                let (kind, subject, object, _) = decision.parts();
                row == (Some(kind), Some(subject), object)
            })
        };
        let rows = all.rows.iter().filter(|row| recorded(row));
        Ok(Table {
            rows: rows.cloned().collect(),
            columns: all.columns.clone(),
        })
    }

    fn record(&mut self, decision: &Decision) -> Result<()> {
        let (kind, subject, object, value) = decision.parts();
        self.write(
            queries::INSERT_DECISION,
            named_params! { ":kind": kind, ":subject_key": subject, ":object_key": object, ":value": value, ":decided_at": format!("{:.0}", Timestamp::now()) },
        )?;
        if let Decision::Split(one, cable) = decision {
            self.part(one, cable)?;
            // The next decision is about what is meant from here on.
            self.apply_all()?;
        }
        Ok(())
    }

    /// The decisions, in order.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn decisions(&self) -> Result<Table> {
        self.ask_query(queries::LIST_DECISIONS, &[])
    }

    /// Takes a decision back by its number, and gives it; `None` where there is none.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn undo(&mut self, decision_id: i64) -> Result<Option<Table>> {
        self.as_one(|store| store.take_back(decision_id))
    }

    fn take_back(&mut self, decision_id: i64) -> Result<Option<Table>> {
        let mut table = self.decisions()?;
        let at = (table.rows.iter())
            .position(|row| table.integer(row, "decision_id") == Some(decision_id));
        let Some(at) = at else {
            return Ok(None);
        };
        self.write(
            queries::DELETE_DECISION,
            named_params! { ":decision_id": decision_id },
        )?;
        self.apply_all()?;
        for row in &table.rows {
            if let (Some("split"), Some(cable)) =
                (table.text(row, "kind"), table.text(row, "object_key"))
            {
                self.rejoin(cable)?;
            }
        }
        self.apply_all()?;
        table.rows = vec![table.rows.swap_remove(at)];
        Ok(Some(table))
    }

    /// Applies joins and decisions to what is stored now: all of them or, on an error, none.
    pub(super) fn apply_decisions(&mut self) -> Result<()> {
        self.as_one(Self::apply_all)
    }

    /// Drops what no text names any more: all of it or, on an error, nothing.
    pub(super) fn drop_orphans(&mut self) -> Result<()> {
        self.as_one(|store| {
            store.write(queries::RELEASE_CABLES, &[])?;
            store.write(queries::CLEAR_HEADS, &[])?;
            store.write(queries::DELETE_ORPHAN_CABLES, &[])?;
            store.drop_unnamed()?;
            store.apply_all()
        })
    }

    /// Drops the nodes that no text names; whoever was joined to one of them stands for himself.
    pub(super) fn drop_unnamed(&mut self) -> Result<()> {
        self.write(queries::RELEASE_MERGED, &[])?;
        self.write(queries::DELETE_ORPHANS, &[])?;
        // What was remembered of a dropped node must not be believed by the next batch.
        self.memory.nodes.clear();
        Ok(())
    }

    /// Does several writes as one transaction: all of them or, on an error, none. Within another it is a part of that.
    ///
    /// # Errors
    ///
    /// The first of them, and those of SQLite.
    pub fn as_one<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if !self.connection.is_autocommit() {
            return work(self);
        }
        let run = |store: &Self, sql| {
            let done = store.connection.execute_batch(sql);
            done.map_err(|error| StoreError::query("transaction", error))
        };
        run(self, "BEGIN IMMEDIATE")?;
        let done = work(self).and_then(|done| run(self, "COMMIT").map(|()| done));
        if done.is_err() {
            // A full disk may have ended the transaction already: the first error is what is told.
            let _ended = run(self, "ROLLBACK");
            // Nodes that the writes made are not there any more.
            self.memory.nodes.clear();
        }
        done
    }

    /// Takes in which names the user split, for what is written next.
    pub(super) fn load_splits(&mut self) -> Result<()> {
        let table = self.decisions()?;
        let mut splits = HashMap::new();
        for row in &table.rows {
            if let (Some("split"), Some(one), Some(cable)) = (
                table.text(row, "kind"),
                table.text(row, "subject_key"),
                table.text(row, "object_key"),
            ) {
                for member in self.members(one)? {
                    let apart = save::split_key(&member, cable);
                    splits.insert((member, cable.to_owned()), apart);
                }
            }
        }
        self.memory.splits = splits;
        Ok(())
    }

    /// The keys of all that are meant by a node, its own among them.
    fn members(&self, key: &str) -> Result<Vec<String>> {
        let table = self.ask_query(
            queries::LIST_MEMBERS,
            &[("key", Value::Text(key.to_owned()))],
        )?;
        let mut keys: Vec<String> = table
            .rows
            .iter()
            .filter_map(|row| table.text(row, "key").map(String::from))
            .collect();
        if !keys.iter().any(|member| member == key) {
            keys.push(key.to_owned());
        }
        Ok(keys)
    }

    fn reset(&self) -> Result<()> {
        self.write(queries::RESET_UNDECIDED, &[])?;
        self.write(queries::DELETE_GIVEN_ALIASES, &[])?;
        self.write(queries::TIE_DOCUMENTS, &[])?;
        self.write(queries::APPLY_JOININGS, &[])
    }

    fn apply_all(&mut self) -> Result<()> {
        self.reset()?;
        self.name_settled()?;
        let table = self.decisions()?;
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
        for row in &table.rows {
            if let (Some("split"), Some(one), Some(cable)) = (
                table.text(row, "kind"),
                table.text(row, "subject_key"),
                table.text(row, "object_key"),
            ) {
                self.join_split(one, cable, &leads)?;
            }
        }
        self.write(queries::APPLY_MARKS, &[])?;
        self.load_splits()
    }

    /// Gives what a cable says of each that is meant by a node to one split off from it.
    fn part(&mut self, one: &str, cable: &str) -> Result<()> {
        let members = self.members(one)?;
        self.write(queries::RESET_CANONICAL, &[])?;
        for member in &members {
            let apart = save::split_key(member, cable);
            self.move_readings(member, &apart, cable)?;
            self.write(queries::DELETE_ORPHAN, named_params! { ":key": apart })?;
        }
        self.memory.nodes.clear();
        Ok(())
    }

    /// Gives what a cable says of those whom no decision splits off any more back to whom they were split off from.
    fn rejoin(&mut self, cable: &str) -> Result<()> {
        let ending = save::split_key("", cable);
        let text = |words: &str| Value::Text(words.to_owned());
        let asked = [("cable", text(cable)), ("ending", text(&ending))];
        let table = self.ask_query(queries::LIST_SPLIT_OFF, &asked)?;
        let rows = table.rows.iter();
        let apart = rows.filter_map(|row| table.text(row, "key"));
        let lapsed = |key: &&str| !self.memory.splits.values().any(|known| known == key);
        let lapsed: Vec<&str> = apart.filter(lapsed).collect();
        // What was settled of those split off falls with them.
        self.write(queries::RESET_CANONICAL, &[])?;
        for key in lapsed {
            let own = key.strip_suffix(&ending).unwrap_or(key);
            self.move_readings(key, own, cable)?;
            self.write(queries::DELETE_ORPHAN, named_params! { ":key": key })?;
        }
        self.memory.nodes.clear();
        Ok(())
    }

    /// Gives what one cable says of a node to another, made if need be.
    fn move_readings(&mut self, from: &str, to: &str, cable: &str) -> Result<()> {
        let (Some(from), Some(cable_id)) = (self.find_node(from)?, self.node_id(cable)?) else {
            return Ok(());
        };
        let (from_id, kind, name) = from;
        // Whom marks are about follows the mentions that they stand by.
        let to_id: Option<i64> = first(
            &self.connection,
            queries::UPSERT_NODE,
            named_params! { ":kind": kind, ":key": to, ":name": name, ":held": true, ":protection": None::<&str> },
            |row| row.get(0),
        )?;
        let ids = named_params! { ":from_id": from_id, ":to_id": to_id, ":cable_id": cable_id };
        self.write(queries::MOVE_MENTIONS, ids)?;
        self.write(queries::MOVE_EDGES, ids)?;
        self.write(
            queries::COPY_ALIASES,
            named_params! { ":from_id": from_id, ":to_id": to_id },
        )
    }

    /// Lets those that a cable was split off from a node with stand for one: who is split off is one, however many names
    /// he goes by. `leads` are the merges, from node to node.
    fn join_split(&self, one: &str, cable: &str, leads: &HashMap<i64, i64>) -> Result<()> {
        let members = self.members(one)?;
        let mut keys = vec![save::split_key(one, cable)];
        keys.extend(members.iter().map(|member| save::split_key(member, cable)));
        let mut lead = None;
        for key in keys {
            let Some(id) = self.node_id(&key)? else {
                continue;
            };
            let lead = match lead {
                Some(lead) => lead,
                None => *lead.insert(self.find_key(&key)?.map_or(id, |node| node.id)),
            };
            if id != lead && !leads.contains_key(&id) {
                self.write(
                    queries::SET_CANONICAL,
                    named_params! { ":node_id": id, ":canonical_id": lead },
                )?;
            }
        }
        Ok(())
    }

    /// Whether a cable names a node, or one merged into it.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn is_named_in(&self, key: &str, cable: &str) -> Result<bool> {
        let parameters = [
            ("key", Value::Text(key.to_owned())),
            ("cable", Value::Text(cable.to_owned())),
        ];
        Ok(!self
            .ask_query(queries::FIND_NAMED_IN, &parameters)?
            .rows
            .is_empty())
    }

    fn node_id(&self, key: &str) -> Result<Option<i64>> {
        Ok(self.find_node(key)?.map(|(id, ..)| id))
    }

    /// Id, kind and name of the node with a key.
    fn find_node(&self, key: &str) -> Result<Option<(i64, String, String)>> {
        first(
            &self.connection,
            queries::FIND_NODE,
            named_params! { ":key": key },
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
    }

    fn write(&self, query: Query, parameters: Bound<'_>) -> Result<()> {
        run(&self.connection, query, parameters)
    }
}
