//! Loads parts of the graph, for those who walk and draw it.

use std::collections::BTreeMap;

use rusqlite::Row;
use rustc_hash::FxHashMap;

use super::ask::{Parameters, json, names};
use super::cells::{Cells, read};
use super::error::{Result, StoreError};
use super::queries::{self, Query};
use super::{Store, ask, find};
use crate::model::{Edge, EntityKind, Fact, Ids, MENTIONS, Node, Selection, Value};

/// Which nodes are tied, for measures that ask no more.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Ties {
    /// Who leads to whom, once for each statement, in their order; then cables to what they mention. Two ends differ.
    pub pairs: Vec<(i64, i64)>,
    /// How many acts are left out since they are read with too little confidence.
    pub left_out: usize,
}

impl Store {
    /// What the nodes with these numbers are, by key.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn nodes(&self, ids: &[i64]) -> Result<Vec<Node>> {
        let table = self.ask_query(
            queries::LOAD_NODES,
            &[("entity_ids", json(ids.iter().copied()))],
        )?;
        read(queries::LOAD_NODES.name, &table, find::node)
    }

    /// Every statement that touches one of these nodes.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn edges_around(&self, ids: &[i64]) -> Result<Vec<Edge>> {
        let table = self.ask_query(
            queries::LOAD_RING,
            &[("entity_ids", json(ids.iter().copied()))],
        )?;
        read(queries::LOAD_RING.name, &table, edge)
    }

    /// What these cables mention, and which cables mention these nodes.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn mentions_around(&self, ids: &[i64]) -> Result<Vec<Edge>> {
        let table = self.ask_query(
            queries::LOAD_MENTION_RING,
            &[("entity_ids", json(ids.iter().copied()))],
        )?;
        read(queries::LOAD_MENTION_RING.name, &table, mention)
    }

    /// How often each of these nodes is told of: in how many statements it stands, and how often texts name it.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn how_common(&self, ids: &[i64]) -> Result<BTreeMap<i64, u64>> {
        let mut common = BTreeMap::new();
        let parameters = [("entity_ids", json(ids.iter().copied()))];
        self.each_row(queries::COUNT_TELLINGS, &parameters, |row| {
            common.insert(
                row.get(0)?,
                u64::try_from(row.get::<_, i64>(1)?).unwrap_or_default(),
            );
            Ok(())
        })?;
        Ok(common)
    }

    /// Which nodes the statements and mentions of a selection tie: by its cables, predicates and confidence; what else it
    /// says is not looked at.
    ///
    /// # Errors
    ///
    /// Those of SQLite. Cost: all statements are read, in memory of 16 bytes each.
    pub fn ties(&self, selection: &Selection) -> Result<Ties> {
        let said = self.cables_in(&selection.scope)?;
        let is_said = |cable: i64| said.as_ref().is_none_or(|said| said.contains(cable));
        let merged = self.merged()?;
        let meant = |id: i64| merged.get(&id).copied().unwrap_or(id);
        let mut ties = Ties::default();
        // What was merged is not tied to itself.
        let tie = |pairs: &mut Vec<(i64, i64)>, from: i64, to: i64| {
            let (from, to) = (meant(from), meant(to));
            if from != to {
                pairs.push((from, to));
            }
        };
        if selection.statements {
            let parameters = [
                ("predicates", names(&selection.predicates)),
                ("least", Value::Real(selection.least)),
            ];
            self.each_row(queries::LOAD_TIES, &parameters, |row| {
                let (subject, object) = (row.get(0)?, row.get(1)?);
                if is_said(row.get(2)?) {
                    if row.get(3)? {
                        ties.left_out += 1;
                    } else {
                        tie(&mut ties.pairs, subject, object);
                    }
                }
                Ok(())
            })?;
        }
        if selection.mentions {
            self.each_row(queries::LOAD_MENTIONS, &[], |row| {
                let cable = row.get(0)?;
                if is_said(cable) {
                    tie(&mut ties.pairs, cable, row.get(1)?);
                }
                Ok(())
            })?;
        }
        Ok(ties)
    }

    /// Nodes that another stands for, and which.
    fn merged(&self) -> Result<FxHashMap<i64, i64>> {
        let mut merged = FxHashMap::default();
        self.each_row(queries::LOAD_MERGED, &[], |row| {
            merged.insert(row.get(0)?, row.get(1)?);
            Ok(())
        })?;
        Ok(merged)
    }

    fn each_row(
        &self,
        query: Query,
        parameters: Parameters<'_>,
        mut take: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
    ) -> Result<()> {
        ask::each(&self.connection, query, parameters, |row| {
            take(row).map_err(|error| StoreError::query(query.name, error))
        })
    }

    /// The statements with these numbers, with names and proof, in their order.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn facts(&self, ids: &[i64]) -> Result<Vec<Fact>> {
        let table = self.ask_query(
            queries::LOAD_FACTS,
            &[("edge_ids", json(ids.iter().copied()))],
        )?;
        ask::facts(queries::LOAD_FACTS.name, &table)
    }

    /// The numbers of all nodes of a kind.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn of_kind(&self, kind: EntityKind) -> Result<Ids> {
        let mut of_kind = Ids::default();
        let query = queries::LIST_OF_KIND;
        let parameters = [("kind", Value::Text(kind.as_str().to_owned()))];
        ask::each(&self.connection, query, &parameters, |row| {
            of_kind.insert(
                row.get(0)
                    .map_err(|error| StoreError::query(query.name, error))?,
            );
            Ok::<(), StoreError>(())
        })?;
        Ok(of_kind)
    }

    /// The text of a source.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn text(&self, source_id: i64) -> Result<Option<String>> {
        let table = self.ask_query(
            queries::LOAD_TEXT,
            &[("source_id", Value::Integer(source_id))],
        )?;
        Ok(table
            .rows
            .first()
            .and_then(|row| table.text(row, "text"))
            .map(String::from))
    }

    /// Whatever is wrong with the database, a line each; empty when all is well.
    ///
    /// # Errors
    ///
    /// Those of SQLite. Cost: everything is read.
    pub fn check(&self) -> Result<Vec<String>> {
        let mut found = Vec::new();
        let all: [(Query, &str); 4] = [
            (queries::CHECK_INTEGRITY, "SQLite"),
            (queries::CHECK_FOREIGN_KEYS, "row without its parent"),
            (queries::CHECK_SPANS, "words outside their text"),
            (queries::CHECK_TEXTS, "missing part"),
        ];
        for (query, what) in all {
            let table = match self.ask_query(query, &[]) {
                Ok(table) => table,
                // What cannot be read is a fault of the database, not of the question.
                Err(StoreError::Damaged(error)) => {
                    found.push(format!("{what}: {error}"));
                    continue;
                }
                Err(other) => return Err(other),
            };
            for row in &table.rows {
                let words: Vec<String> = row.iter().map(ToString::to_string).collect();
                if words != ["ok"] {
                    found.push(format!("{what}: {}", words.join(" ")));
                }
            }
        }
        Ok(found)
    }
}

fn edge(row: Cells<'_>) -> Result<Edge> {
    Ok(Edge {
        id: row.maybe_integer("edge_id"),
        subject: row.maybe_integer("subject_id"),
        object: row.maybe_integer("object_id"),
        predicate: row.text("predicate")?.to_owned(),
        cable: row.integer("cable_id")?,
        confidence: row.real("confidence")?,
    })
}

fn mention(row: Cells<'_>) -> Result<Edge> {
    let cable = row.integer("cable_id")?;
    Ok(Edge {
        id: None,
        subject: Some(cable),
        object: row.maybe_integer("entity_id"),
        predicate: MENTIONS.to_owned(),
        cable,
        confidence: 1.0,
    })
}
