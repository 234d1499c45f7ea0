//! Finds what people mean by a name or number, and offers what they may have meant.

use super::error::{Result, StoreError};
use super::{Store, ask, queries};
use crate::model::{EntityKind, Mrn, Node, Protection, Table, Value, fold_name};

/// What a name leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// These nodes go by it, those most often mentioned first.
    Nodes(Vec<Node>),
    /// None does; these names are like it, the likest first.
    Like(Vec<String>),
}

/// How unlike a name may be to be offered: 1 is equal.
const LIKE_ENOUGH: f64 = 0.84;

impl Store {
    /// The nodes that go by a name, in any letter case, with or without accents and hyphens.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn find(&self, name: &str) -> Result<Found> {
        let folded = fold_name(name);
        let table = self.ask_query(
            queries::FIND_BY_ALIAS,
            &[("folded", Value::Text(folded.clone()))],
        )?;
        if !table.rows.is_empty() {
            return Ok(Found::Nodes(
                table
                    .rows
                    .iter()
                    .filter_map(|row| node(&table, row))
                    .collect(),
            ));
        }
        Ok(Found::Like(self.like(&folded)?))
    }

    /// Names that share the first letter and are like the one asked for.
    fn like(&self, folded: &str) -> Result<Vec<String>> {
        let Some(first) = folded.chars().next() else {
            return Ok(Vec::new());
        };
        let low = first.to_string();
        let high = format!("{first}\u{10ffff}");
        let range = [("low", Value::Text(low)), ("high", Value::Text(high))];
        let query = queries::FIND_LIKE_ALIAS;
        let mut like: Vec<(f64, String)> = Vec::new();
        ask::each(&self.connection, query, &range, |row| {
            let wrap = |error| StoreError::query(query.name, error);
            let other: String = row.get(0).map_err(wrap)?;
            let whole = strsim::jaro_winkler(folded, &other);
            let word = other.split(' ').any(|word| word == folded);
            let likeness = if word { whole.max(0.95) } else { whole };
            if likeness >= LIKE_ENOUGH {
                like.push((likeness, row.get(1).map_err(wrap)?));
            }
            Ok::<(), StoreError>(())
        })?;
        like.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        Ok(like.into_iter().map(|(_, name)| name).take(5).collect())
    }

    /// The node with a key.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn find_key(&self, key: &str) -> Result<Option<Node>> {
        let table = self.ask_query(queries::FIND_NODE, &[("key", Value::Text(key.to_owned()))])?;
        let Some(id) = table
            .rows
            .first()
            .and_then(|row| table.integer(row, "node_id"))
        else {
            return Ok(None);
        };
        let meant = self.ask_query(queries::LOAD_ENTITY, &[("node_id", Value::Integer(id))])?;
        let id = meant
            .rows
            .first()
            .and_then(|row| meant.integer(row, "entity_id"))
            .unwrap_or(id);
        Ok(self.nodes(&[id])?.into_iter().next())
    }

    /// The cable with a canonical number.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn find_cable(&self, mrn: &Mrn) -> Result<Option<Node>> {
        let table = self.ask_query(
            queries::FIND_CABLE,
            &[("mrn", Value::Text(mrn.to_string()))],
        )?;
        match table
            .rows
            .first()
            .and_then(|row| table.integer(row, "cable_id"))
        {
            Some(id) => Ok(self.nodes(&[id])?.into_iter().next()),
            None => Ok(None),
        }
    }

    /// The message that an input holds under an identity of its own: `frus1964-68v13/d5`.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn find_document(&self, document: &str) -> Result<Option<Node>> {
        let table = self.ask_query(
            queries::FIND_DOCUMENT,
            &[("document", Value::Text(document.to_owned()))],
        )?;
        match table
            .rows
            .first()
            .and_then(|row| table.integer(row, "entity_id"))
        {
            Some(id) => Ok(self.nodes(&[id])?.into_iter().next()),
            None => Ok(None),
        }
    }

    /// What inputs call the texts of some cables and where their suppliers have them from: a cable, words.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn documents(&self, cables: &[i64]) -> Result<Vec<(i64, String)>> {
        let table = self.ask_query(
            queries::LOAD_DOCUMENTS,
            &[("cable_ids", super::load::json(cables.iter().copied()))],
        )?;
        let mut documents = Vec::new();
        for row in &table.rows {
            if let Some(cable) = table.integer(row, "entity_id") {
                let words = ["supplier", "words"].map(|column| table.text(row, column));
                let words = words.into_iter().flatten();
                documents.extend(words.map(|words| (cable, words.to_owned())));
            }
        }
        Ok(documents)
    }

    /// Whether a cable, held or cited, has its number from a post.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn has_post(&self, post: &str) -> Result<bool> {
        let asked = [("post", Value::Text(post.to_owned()))];
        let table = self.ask_query(queries::FIND_POST, &asked)?;
        Ok(!table.rows.is_empty())
    }

    /// The cables of a post with a serial, of any year: held ones first.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn find_serial(&self, post: &str, serial: u32) -> Result<Vec<Node>> {
        let parameters = [
            ("post", Value::Text(post.to_owned())),
            ("serial", Value::Integer(serial.into())),
        ];
        let table = self.ask_query(queries::FIND_SERIAL, &parameters)?;
        let ids: Vec<i64> = table
            .rows
            .iter()
            .filter_map(|row| table.integer(row, "cable_id"))
            .collect();
        let mut nodes = self.nodes(&ids)?;
        nodes.sort_by_key(|node| (!node.held, node.name.clone()));
        Ok(nodes)
    }
}

/// Reads a node out of a row with its columns.
pub(super) fn node(table: &Table, row: &[Value]) -> Option<Node> {
    Some(Node {
        id: table.integer(row, "entity_id")?,
        kind: table.text(row, "kind")?.parse::<EntityKind>().ok()?,
        key: table.text(row, "key")?.to_owned(),
        name: table.text(row, "name")?.to_owned(),
        held: table.integer(row, "held")? == 1,
        protection: table
            .text(row, "protection")
            .and_then(Protection::from_name),
        date: table.text(row, "date").map(String::from),
        subject: table.text(row, "subject").map(String::from),
        classification: table.text(row, "classification").map(String::from),
    })
}
