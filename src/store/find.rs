//! Finds what people mean by a name or number, and offers what they may have meant.

use super::cells::{Cells, read};
use super::error::{Result, StoreError};
use super::{Store, ask, queries};
use crate::model::{EntityKind, Mrn, Node, Protection, Value, fold_name};

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
            return Ok(Found::Nodes(read(
                queries::FIND_BY_ALIAS.name,
                &table,
                node,
            )?));
        }
        Ok(Found::Like(self.like(&folded)?))
    }

    /// The nodes that go by a name in whichever spelling, with blanks or hyphens between its parts or without; those of the
    /// spelling asked for first.
    ///
    /// # Errors
    ///
    /// Those of SQLite. Cost: all names are looked at.
    pub fn find_spelled(&self, name: &str) -> Result<Vec<Node>> {
        let mut nodes: Vec<Node> = Vec::new();
        for spelled in self.spellings(name)? {
            if let Found::Nodes(found) = self.find(&spelled)? {
                let new = |node: &Node| nodes.iter().all(|known| known.id != node.id);
                let new: Vec<Node> = found.into_iter().filter(new).collect();
                nodes.extend(new);
            }
        }
        Ok(nodes)
    }

    /// The names here, folded, that are one name but for blanks and hyphens; the spelling asked for first.
    ///
    /// # Errors
    ///
    /// Those of SQLite. Cost: all names are looked at.
    pub fn spellings(&self, name: &str) -> Result<Vec<String>> {
        let folded = [("folded", Value::Text(fold_name(name)))];
        let table = self.ask_query(queries::FIND_SPELLINGS, &folded)?;
        read(queries::FIND_SPELLINGS.name, &table, |row| {
            row.text("folded").map(str::to_owned)
        })
    }

    /// The places that the texts of some cables name most often, by name.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn places_named(&self, cables: &[i64], most: usize) -> Result<Vec<String>> {
        let asked = [
            ("cable_ids", ask::json(cables.iter().copied())),
            ("most", Value::Integer(i64::try_from(most).unwrap_or(-1))),
        ];
        let table = self.ask_query(queries::LOAD_PLACES, &asked)?;
        read(queries::LOAD_PLACES.name, &table, |row| {
            row.text("name").map(str::to_owned)
        })
    }

    /// The people whose names agree with one that nobody goes by to the letter, those most often named first: their
    /// surname is all of it, or their names in full differ by names between the first and the last alone, of which one
    /// has more or initials: Ida Marlow, Ida K. Marlow, Ida Karin Marlow.
    ///
    /// # Errors
    ///
    /// Those of SQLite. Cost: all names are looked at.
    pub fn find_people(&self, name: &str) -> Result<Vec<Node>> {
        let folded = fold_name(name);
        let words: Vec<&str> = folded.split(' ').collect();
        let agrees = |names: &str| {
            let names: Vec<String> = serde_json::from_str(names).unwrap_or_default();
            let mut names = names.iter();
            names.any(|other| agree(&words, &other.split(' ').collect::<Vec<_>>()))
        };
        let whole = self.people_named(&folded, |_| true)?;
        match (whole.is_empty(), &words[..]) {
            (true, [_, .., last]) => self.people_named(last, agrees),
            _ => Ok(whole),
        }
    }

    /// The people whose names end in some words, and of whose names all that end so are as wanted.
    fn people_named(&self, ending: &str, is_wanted: impl Fn(&str) -> bool) -> Result<Vec<Node>> {
        if ending.is_empty() {
            return Ok(Vec::new());
        }
        let asked = [("ending", Value::Text(format!(" {ending}")))];
        let table = self.ask_query(queries::FIND_PEOPLE, &asked)?;
        let rows = table.rows.iter();
        let wanted = rows.filter(|row| table.text(row, "names").is_some_and(&is_wanted));
        let name = queries::FIND_PEOPLE.name;
        wanted
            .map(|row| node(Cells::of(name, &table, row)))
            .collect()
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
        let mut names = self.by_surname(folded)?;
        for (_, name) in like {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.truncate(5);
        Ok(names)
    }

    /// The names of people who go by the last word of a name in full alone: cables rarely give the first.
    fn by_surname(&self, folded: &str) -> Result<Vec<String>> {
        let Some((_, surname)) = folded.rsplit_once(' ') else {
            return Ok(Vec::new());
        };
        let query = queries::FIND_BY_ALIAS;
        let table = self.ask_query(query, &[("folded", Value::Text(surname.to_owned()))])?;
        let mut nodes = read(query.name, &table, node)?;
        nodes.retain(|node| node.kind == EntityKind::Person);
        Ok(nodes.into_iter().map(|node| node.name).collect())
    }

    /// How many texts hold some words, in the syntax of FTS5; `among` is a JSON array of cables, or null.
    ///
    /// # Errors
    ///
    /// Those of SQLite, as for words of which no search can be made.
    pub fn count_found(&self, words: &str, among: &Value) -> Result<usize> {
        let words = Value::Text(words.to_owned());
        let asked = [("words", words), ("among", among.clone())];
        let table = self.ask_query(queries::COUNT_FOUND, &asked)?;
        let count = table.rows.first();
        let count = count.and_then(|row| table.integer(row, "found"));
        Ok(count
            .and_then(|count| usize::try_from(count).ok())
            .unwrap_or_default())
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

    /// The messages that inputs hold under an identity of their own, `frus1964-68v13/d5`, the first that came first.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn find_document(&self, document: &str) -> Result<Vec<Node>> {
        let table = self.ask_query(
            queries::FIND_DOCUMENT,
            &[("document", Value::Text(document.to_owned()))],
        )?;
        let rows = table.rows.iter();
        let ids: Vec<i64> = rows
            .filter_map(|row| table.integer(row, "entity_id"))
            .collect();
        self.nodes(&ids)
    }

    /// What inputs call the texts of some cables and where their suppliers have them from: a cable, words.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn documents(&self, cables: &[i64]) -> Result<Vec<(i64, String)>> {
        let table = self.ask_query(
            queries::LOAD_DOCUMENTS,
            &[("cable_ids", ask::json(cables.iter().copied()))],
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
        let ids = read(queries::FIND_SERIAL.name, &table, |row| {
            row.integer("cable_id")
        })?;
        let mut nodes = self.nodes(&ids)?;
        nodes.sort_by_key(|node| (!node.held, node.name.clone()));
        Ok(nodes)
    }
}

/// Whether two names in full, folded, may be one: first and last alike, and of those between them none against another.
fn agree(one: &[&str], other: &[&str]) -> bool {
    let ([first, between @ .., last], [start, middle @ .., end]) = (one, other) else {
        return false;
    };
    let is_short_for =
        |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    let mut pairs = between.iter().zip(middle);
    first.chars().count() > 1
        && (first, last) == (start, end)
        && pairs.all(|(a, b)| a == b || is_short_for(a, b) || is_short_for(b, a))
}

/// Of some words those that one may have been meant for, the likest first.
pub fn likest<'w>(given: &str, words: impl IntoIterator<Item = &'w str>) -> Vec<String> {
    let given = given.to_lowercase();
    let mut like: Vec<(f64, &str)> = words
        .into_iter()
        .map(|word| (strsim::jaro_winkler(&given, &word.to_lowercase()), word))
        .filter(|(likeness, _)| *likeness >= LIKE_ENOUGH)
        .collect();
    like.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    like.dedup();
    like.into_iter()
        .map(|(_, word)| word.to_owned())
        .take(5)
        .collect()
}

/// Reads a node out of a row with its columns.
pub(super) fn node(row: Cells<'_>) -> Result<Node> {
    let kind = row.text("kind")?.parse::<EntityKind>();
    let text = |column| row.text_if_asked(column).map(String::from);
    Ok(Node {
        id: row.integer("entity_id")?,
        kind: row.known("kind", kind.ok())?,
        key: row.text("key")?.to_owned(),
        name: row.text("name")?.to_owned(),
        held: row.integer("held")? == 1,
        protection: row.maybe_text("protection").and_then(Protection::from_name),
        date: text("date"),
        subject: text("subject"),
        classification: text("classification"),
    })
}
