//! Hands what a selection holds over, one record at a time: nodes, then statements, then mentions.
//!
//! Memory: some hundred records and one text, whatever the size of the graph.

use rusqlite::Row;

use super::ask::json;
use super::error::{Result, StoreError};
use super::select::{CHUNK, Selected};
use super::tie::Tie;
use super::{Store, ask, queries};
use crate::model::{
    EdgeRecord, End, EntityKind, HeadRecord, Ids, Kind, MENTIONS, NodeRecord, Place, UNNAMED, Value,
};

impl Store {
    /// Does some work on the database as it is now, whatever another process writes meanwhile.
    ///
    /// # Errors
    ///
    /// Those of the work and of SQLite.
    pub fn as_it_is<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Self) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let wrap = |error| StoreError::query("transaction", error);
        let transaction = self.connection.unchecked_transaction().map_err(wrap)?;
        let done = work(self);
        transaction.finish().map_err(wrap)?;
        done
    }

    /// Hands over the nodes of a selection, by number; then the words that stand in place of one.
    ///
    /// # Errors
    ///
    /// Those of SQLite and of `take`.
    pub fn each_node<E: From<StoreError>>(
        &self,
        selected: &Selected,
        mut take: impl FnMut(NodeRecord) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        for ids in chunks(&selected.nodes) {
            self.node_records(selected, &ids)?
                .into_iter()
                .try_for_each(&mut take)?;
        }
        for ids in chunks(&selected.wordy) {
            for edge in self.edge_records(&ids)? {
                let day = edge.day().map(String::from);
                let said_in = edge.cable.id;
                let words = [edge.subject, edge.object]
                    .into_iter()
                    .filter(|end| end.id.is_none());
                for end in words {
                    take(NodeRecord {
                        end,
                        held: true,
                        named: false,
                        protected: false,
                        said_in,
                        tied: true,
                        first_day: day.clone(),
                        last_day: day.clone(),
                        head: HeadRecord::default(),
                    })?;
                }
            }
        }
        Ok(())
    }

    /// Hands over the statements of a selection, by number; then the mentions, by text and place.
    ///
    /// # Errors
    ///
    /// Those of SQLite and of `take`.
    pub fn each_edge<E: From<StoreError>>(
        &self,
        selected: &Selected,
        mut take: impl FnMut(EdgeRecord) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        for ids in chunks(&selected.statements) {
            self.edge_records(&ids)?
                .into_iter()
                .try_for_each(&mut take)?;
        }
        let mut namer = Namer::new(self);
        self.each_mention_of(&selected.bounds, |tie| take(namer.record(tie)?))
    }

    fn node_records(&self, selected: &Selected, ids: &[i64]) -> Result<Vec<NodeRecord>> {
        let query = queries::STREAM_NODES;
        let parameters = [("entity_ids", json(ids.iter().copied()))];
        let mut records = Vec::with_capacity(ids.len());
        ask::each(&self.connection, query, &parameters, |row| {
            let read = node(row).map_err(|error| StoreError::query(query.name, error))?;
            if let Some(mut record) = read {
                let id = record.end.id.unwrap_or_default();
                record.tied = selected.tied.contains(id);
                (record.first_day, record.last_day) = selected.days.of(id);
                // A cable tells of days before it was sent: these are days of the acts.
                if let Some(sent) = &record.head.date {
                    record.last_day = record.last_day.max(Some(sent.clone()));
                    record.first_day = Some(sent.clone());
                }
                records.push(record);
            }
            Ok::<(), StoreError>(())
        })?;
        Ok(records)
    }

    fn edge_records(&self, ids: &[i64]) -> Result<Vec<EdgeRecord>> {
        let query = queries::STREAM_STATEMENTS;
        let parameters = [("edge_ids", json(ids.iter().copied()))];
        let mut records = Vec::with_capacity(ids.len());
        ask::each(&self.connection, query, &parameters, |row| {
            let read = edge(row).map_err(|error| StoreError::query(query.name, error))?;
            records.push(read);
            Ok::<(), StoreError>(())
        })?;
        Ok(records)
    }
}

fn chunks(ids: &Ids) -> impl Iterator<Item = Vec<i64>> {
    let mut rest = ids.iter();
    std::iter::from_fn(move || {
        let some: Vec<i64> = rest.by_ref().take(CHUNK).collect();
        (!some.is_empty()).then_some(some)
    })
}

/// Reads a row from left to right.
struct Cells<'r, 's> {
    row: &'r Row<'s>,
    at: usize,
}

impl Cells<'_, '_> {
    fn next<T: rusqlite::types::FromSql>(&mut self) -> rusqlite::Result<T> {
        self.at += 1;
        self.row.get(self.at - 1)
    }

    /// Key of the message as it is read, number of its section, bytes of its text.
    fn place(&mut self) -> rusqlite::Result<Place> {
        Ok(Place {
            message: self.next()?,
            section: self.next()?,
            length: self.next()?,
        })
    }

    /// Node, kind, key, name and words of a role; the words stand where no node does.
    fn end(&mut self) -> rusqlite::Result<(Option<End>, Option<String>)> {
        let (id, kind, key, name) = (
            self.next::<Option<i64>>()?,
            self.next::<Option<String>>()?,
            self.next::<Option<String>>()?,
            self.next::<Option<String>>()?,
        );
        let words: Option<String> = self.next()?;
        let end = match (id, kind.as_deref().and_then(Kind::from_name), key, name) {
            (Some(id), Some(kind), Some(key), Some(name)) => Some(named(id, kind, key, name)),
            _ => words.clone().map(in_words),
        };
        Ok((end, words))
    }
}

/// A node as an end; of an office holder whom a cable does not name, the cable tells which one is meant.
fn named(id: i64, kind: Kind, key: String, name: String) -> End {
    let cable = key
        .strip_prefix(UNNAMED)
        .and_then(|key| key.strip_suffix(']')?.split_once("[cable:"));
    let name = match cable {
        Some((_, cable)) => {
            let cable = cable.strip_prefix("document ").unwrap_or(cable);
            format!("{name} ({cable})")
        }
        None => name,
    };
    End {
        id: Some(id),
        kind,
        key,
        name,
    }
}

/// Words in place of a node; [`keyed`] gives them a key.
fn in_words(words: String) -> End {
    End {
        id: None,
        kind: Kind::Words,
        key: String::new(),
        name: words,
    }
}

/// Gives words the key of their statement and role.
fn keyed(end: End, statement: &str, role: &str) -> End {
    match end.id {
        Some(_) => end,
        None => End {
            key: format!("{statement}.{role}"),
            ..end
        },
    }
}

fn edge(row: &Row<'_>) -> rusqlite::Result<EdgeRecord> {
    let mut cells = Cells { row, at: 0 };
    let place = cells.place()?;
    let nth: i64 = cells.next()?;
    let (subject, subject_text) = cells.end()?;
    let (object, object_text) = cells.end()?;
    let (recipient, _) = cells.end()?;
    let (speaker, _) = cells.end()?;
    let nothing = || in_words("…".to_owned());
    let mut record = EdgeRecord {
        id: String::new(),
        subject: subject.unwrap_or_else(nothing),
        object: object.unwrap_or_else(nothing),
        recipient,
        speaker,
        predicate: cells.next()?,
        label: cells.next()?,
        family: cells.next()?,
        modality: cells.next()?,
        subject_text: subject_text.unwrap_or_default(),
        object_text,
        date: cells.next()?,
        deadline: cells.next()?,
        cable: End {
            id: cells.next()?,
            kind: Kind::Of(EntityKind::Cable),
            key: cells.next()?,
            name: cells.next()?,
        },
        cable_date: cells.next()?,
        classification: cells.next()?,
        paragraph: cells.next()?,
        portion: cells.next()?,
        span: (cells.next()?, cells.next()?),
        quote: cells.next()?,
        rule: cells.next()?,
        confidence: cells.next()?,
        times: 1,
    };
    let (start, end) = record.span;
    let id = place.words(&format!("{} {start} {end} {nth}", record.predicate));
    record.subject = keyed(record.subject, &id, "subject");
    record.object = keyed(record.object, &id, "object");
    record.recipient = record.recipient.map(|end| keyed(end, &id, "recipient"));
    record.speaker = record.speaker.map(|end| keyed(end, &id, "speaker"));
    record.id = id;
    Ok(record)
}

/// `None` for a kind that this version does not know.
fn node(row: &Row<'_>) -> rusqlite::Result<Option<NodeRecord>> {
    let mut cells = Cells { row, at: 0 };
    let id = cells.next()?;
    let kind: String = cells.next()?;
    let Some(kind) = Kind::from_name(&kind) else {
        return Ok(None);
    };
    let key: String = cells.next()?;
    let is_named = !key.starts_with(UNNAMED);
    let end = named(id, kind, key, cells.next()?);
    let (held, protected) = (cells.next()?, cells.next()?);
    let head = HeadRecord {
        date: cells.next()?,
        subject: cells.next()?,
        classification: cells.next()?,
        post: cells.next()?,
        tags: list(&cells.next::<String>()?),
        senders: parties(&cells.next::<String>()?),
        addressees: parties(&cells.next::<String>()?),
    };
    Ok(Some(NodeRecord {
        end,
        held,
        named: is_named,
        protected,
        said_in: None,
        tied: false,
        first_day: None,
        last_day: None,
        head,
    }))
}

fn list(array: &str) -> Vec<String> {
    let mut list: Vec<String> = serde_json::from_str(array).unwrap_or_default();
    list.sort_unstable();
    list
}

/// Reads arrays of node, kind, key, name; each party once.
fn parties(array: &str) -> Vec<End> {
    let mut all: Vec<(i64, String, String, String)> =
        serde_json::from_str(array).unwrap_or_default();
    all.sort_unstable();
    all.dedup();
    let end = |(id, kind, key, name): (i64, String, String, String)| {
        Some(named(id, Kind::from_name(&kind)?, key, name))
    };
    all.into_iter().filter_map(end).collect()
}

/// Makes records of mentions; remembers the text and head of the cable that it last met.
struct Namer<'s> {
    store: &'s Store,
    source: Option<i64>,
    place: String,
    text: String,
    cable: Option<NodeRecord>,
}

impl<'s> Namer<'s> {
    fn new(store: &'s Store) -> Self {
        Namer {
            store,
            source: None,
            place: String::new(),
            text: String::new(),
            cable: None,
        }
    }

    /// Reads a text, and where it stands.
    fn read(&mut self, source: i64) -> Result<()> {
        let query = queries::STREAM_SOURCE;
        let parameters = [("source_id", Value::Integer(source))];
        ask::each(&self.store.connection, query, &parameters, |row| {
            let wrap = |error| StoreError::query(query.name, error);
            self.text = row.get(2).map_err(wrap)?;
            let place = Place {
                message: row.get(0).map_err(wrap)?,
                section: row.get(1).map_err(wrap)?,
                length: self.text.len() as i64,
            };
            self.place = place.words(MENTIONS);
            Ok(())
        })
    }

    fn record(&mut self, tie: Tie) -> Result<EdgeRecord> {
        let missing = || StoreError::query("stream_nodes", rusqlite::Error::QueryReturnedNoRows);
        let one = |id: i64| -> Result<NodeRecord> {
            let found = self.store.node_records(&Selected::default(), &[id])?;
            found.into_iter().next().ok_or_else(missing)
        };
        if self.source != Some(tie.source) {
            self.read(tie.source)?;
            self.cable = Some(one(tie.cable)?);
            self.source = Some(tie.source);
        }
        let cable = self.cable.clone().ok_or_else(missing)?;
        let object = one(tie.object.unwrap_or_default())?.end;
        let words = usize::try_from(tie.span.0)
            .ok()
            .zip(usize::try_from(tie.span.1).ok())
            .and_then(|(start, end)| self.text.get(start..end))
            .unwrap_or_default();
        Ok(EdgeRecord {
            id: self.place.clone(),
            subject: cable.end.clone(),
            subject_text: cable.end.name.clone(),
            object,
            object_text: Some(words.to_owned()),
            recipient: None,
            speaker: None,
            predicate: MENTIONS.to_owned(),
            label: MENTIONS.to_owned(),
            family: "state".to_owned(),
            modality: "asserted".to_owned(),
            date: None,
            deadline: None,
            cable: cable.end,
            cable_date: cable.head.date,
            classification: cable.head.classification,
            paragraph: None,
            portion: None,
            span: tie.span,
            quote: words.to_owned(),
            rule: tie.method,
            confidence: tie.confidence,
            times: tie.times,
        })
    }
}
