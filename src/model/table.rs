//! Answers of the store: tables of values, nodes, edges, facts.

use std::fmt;

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use super::{EntityKind, Protection};

/// A value of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing known.
    #[default]
    Null,
    /// A whole number.
    Integer(i64),
    /// A number.
    Real(f64),
    /// Text.
    Text(String),
}

impl Value {
    /// The text; `None` for everything else.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number; `None` for everything else.
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Value::Integer(number) => Some(*number),
            _ => None,
        }
    }
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        text.map_or(Value::Null, Value::Text)
    }
}

impl From<Option<i64>> for Value {
    fn from(number: Option<i64>) -> Self {
        number.map_or(Value::Null, Value::Integer)
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null => Ok(()),
            Value::Integer(number) => write!(f, "{number}"),
            Value::Real(number) => write!(f, "{number:.3}"),
            Value::Text(text) => f.write_str(text),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => serializer.serialize_none(),
            Value::Integer(number) => serializer.serialize_i64(*number),
            Value::Real(number) => serializer.serialize_f64(*number),
            Value::Text(text) => serializer.serialize_str(text),
        }
    }
}

/// Rows with named columns; serialised as a list of objects.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The rows, each as wide as `columns`.
    pub rows: Vec<Vec<Value>>,
}

impl Table {
    /// The value of a row under a column that the table has.
    ///
    /// Another column is a slip of who asks. A build for tests ends there, and a test holds every name that is asked for in
    /// `src` against the queries; in a build for users, from which no panic is to come, its value is null.
    pub fn get<'t>(&'t self, row: &'t [Value], column: &str) -> &'t Value {
        let value = self.find(row, column);
        debug_assert!(value.is_some(), "no column {column} in {:?}", self.columns);
        value.unwrap_or(&Value::Null)
    }

    /// The value of a row under a column that not every such table has.
    pub fn find<'t>(&'t self, row: &'t [Value], column: &str) -> Option<&'t Value> {
        let at = self.columns.iter().position(|name| name == column)?;
        row.get(at)
    }

    /// The text of a row under a column.
    pub fn text<'t>(&'t self, row: &'t [Value], column: &str) -> Option<&'t str> {
        self.get(row, column).as_text()
    }

    /// The whole number of a row under a column.
    pub fn integer(&self, row: &[Value], column: &str) -> Option<i64> {
        self.get(row, column).as_integer()
    }
}

impl Serialize for Table {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.rows.len()))?;
        for values in &self.rows {
            let columns = &self.columns;
            list.serialize_element(&Row { columns, values })?;
        }
        list.end()
    }
}

/// A row with named columns; serialised as an object.
#[derive(Clone, Copy, Debug)]
pub struct Row<'t> {
    /// Names of the columns.
    pub columns: &'t [String],
    /// As many values.
    pub values: &'t [Value],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.columns.len()))?;
        for (column, value) in self.columns.iter().zip(self.values) {
            map.serialize_entry(column, value)?;
        }
        map.end()
    }
}

/// What opens the key of somebody whom no cable names: the holder of an office.
pub const UNNAMED: &str = "holder:";

/// A node of the graph.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Node {
    /// Number within the database; not the same in another one.
    pub id: i64,
    /// What it is.
    pub kind: EntityKind,
    /// The same in every import.
    pub key: String,
    /// Name as it is to be shown.
    pub name: String,
    /// Whether a cable is held, not only cited; true of everything else.
    pub held: bool,
    /// Whether a source asked not to be named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protection: Option<Protection>,
    /// Day of a cable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Subject of a cable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Classification of a cable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub classification: Option<String>,
}

impl Node {
    /// Whether it is a text: a cable, or a document that has no number.
    pub fn is_text(&self) -> bool {
        matches!(self.kind, EntityKind::Cable | EntityKind::Document)
    }

    /// Whether a cable names it, and not only an office that it holds.
    pub fn is_named(&self) -> bool {
        !self.key.starts_with(UNNAMED)
    }

    /// Its kind in words: the holder of an office whom no cable names is told apart from people who are named.
    pub fn what(&self) -> &'static str {
        if self.is_named() {
            self.kind.as_str()
        } else {
            "person, not named"
        }
    }
}

/// An edge of the graph: one statement, or all mentions of one node in one cable.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// Number of the statement; `None` for mentions.
    pub id: Option<i64>,
    /// Node that acts; `None` where the words name none.
    pub subject: Option<i64>,
    /// Node acted on; `None` where the words name none.
    pub object: Option<i64>,
    /// Name of the predicate.
    pub predicate: String,
    /// The cable that says so.
    pub cable: i64,
    /// How sure, from 0 to 1.
    pub confidence: f64,
}

/// A statement with the names of those it is about and the words that prove it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fact {
    /// Number within the database; not the same in another one.
    #[serde(skip)]
    pub edge_id: i64,
    /// Name of the predicate.
    pub predicate: String,
    /// `asserted`, `negated`, `conditional`, `intended`.
    pub modality: String,
    /// Who acts: the name, else the words.
    pub subject: String,
    /// The words that name who acts.
    pub subject_text: String,
    /// The name of what is acted on; `None` where it has none of its own, and the words alone tell it.
    pub object: Option<String>,
    /// The words that say what is acted on.
    pub object_text: Option<String>,
    /// To or of whom.
    pub recipient: Option<String>,
    /// Who says so, where the sentence names a speaker.
    pub speaker: Option<String>,
    /// Day of the act, where stated.
    pub date: Option<String>,
    /// Day by which something is wanted.
    pub deadline: Option<String>,
    /// The message that says so.
    pub cable: String,
    /// Its day.
    pub cable_date: Option<String>,
    /// Number of the paragraph.
    pub paragraph: Option<i64>,
    /// Its portion marking.
    pub portion: Option<String>,
    /// The exact words.
    pub quote: String,
    /// Where they stand in the text as read, in bytes.
    pub start: i64,
    /// Where they end.
    pub end: i64,
    /// Rule or frame that made it.
    pub rule: String,
    /// How sure, from 0 to 1.
    pub confidence: f64,
    /// Node that acts.
    #[serde(skip)]
    pub subject_id: Option<i64>,
    /// Node acted on.
    #[serde(skip)]
    pub object_id: Option<i64>,
    /// Node to or of which.
    #[serde(skip)]
    pub recipient_id: Option<i64>,
    /// Node that speaks.
    #[serde(skip)]
    pub speaker_id: Option<i64>,
    /// Node of the message.
    #[serde(skip)]
    pub cable_id: i64,
}

impl Fact {
    /// What is acted on: its name, else the words.
    pub fn what(&self) -> Option<&str> {
        self.object.as_deref().or(self.object_text.as_deref())
    }

    /// How the recipient stands to what is told: it is asked of him, all else is told or given to him.
    pub fn towards(&self) -> &'static str {
        match self.predicate.as_str() {
            "requested" => "asked of",
            _ => "to",
        }
    }
}

#[cfg(all(test, debug_assertions))]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "no column nmae")]
    fn a_column_that_is_not_there_is_no_empty_answer() {
        let table = Table {
            columns: vec!["name".to_owned()],
            rows: vec![vec![Value::Null]],
        };
        table.text(&table.rows[0], "nmae");
    }
}
