//! Hands what a selection holds over, one record at a time: nodes, then statements, then mentions.
//!
//! Memory: some hundred records and one text, whatever the size of the graph.

use rusqlite::Row;

use super::ask::json;
use super::error::{Result, StoreError};
use super::select::{CHUNK, Selected};
use super::tie::Tie;
use super::{Store, ask, queries};
use crate::model::{EdgeRecord, End, EntityKind, HeadRecord, Ids, Kind, NodeRecord, UNNAMED};

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

    /// Node, kind, key, name and words of a role; the words stand where no node does.
    fn end(&mut self, edge: i64, role: &str) -> rusqlite::Result<(Option<End>, Option<String>)> {
        let (id, kind, key, name) = (
            self.next::<Option<i64>>()?,
            self.next::<Option<String>>()?,
            self.next::<Option<String>>()?,
            self.next::<Option<String>>()?,
        );
        let words: Option<String> = self.next()?;
        let end = match (id, kind.as_deref().and_then(Kind::from_name), key, name) {
            (Some(id), Some(kind), Some(key), Some(name)) => Some(named(id, kind, key, name)),
            _ => words.clone().map(|words| in_words(edge, role, words)),
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

fn in_words(edge: i64, role: &str, words: String) -> End {
    End {
        id: None,
        kind: Kind::Words,
        key: format!("e{edge}.{role}"),
        name: words,
    }
}

fn edge(row: &Row<'_>) -> rusqlite::Result<EdgeRecord> {
    let mut cells = Cells { row, at: 0 };
    let id: i64 = cells.next()?;
    let (subject, subject_text) = cells.end(id, "subject")?;
    let (object, object_text) = cells.end(id, "object")?;
    let (recipient, _) = cells.end(id, "recipient")?;
    let (speaker, _) = cells.end(id, "speaker")?;
    let nothing = |role| in_words(id, role, "…".to_owned());
    Ok(EdgeRecord {
        id: format!("e{id}"),
        subject: subject.unwrap_or_else(|| nothing("subject")),
        object: object.unwrap_or_else(|| nothing("object")),
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
    })
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
    text: String,
    cable: Option<NodeRecord>,
}

impl<'s> Namer<'s> {
    fn new(store: &'s Store) -> Self {
        Namer {
            store,
            source: None,
            text: String::new(),
            cable: None,
        }
    }

    fn record(&mut self, tie: Tie) -> Result<EdgeRecord> {
        let missing = || StoreError::query("stream_nodes", rusqlite::Error::QueryReturnedNoRows);
        let one = |id: i64| -> Result<NodeRecord> {
            let found = self.store.node_records(&Selected::default(), &[id])?;
            found.into_iter().next().ok_or_else(missing)
        };
        if self.source != Some(tie.source) {
            self.text = self.store.text(tie.source)?.unwrap_or_default();
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
            id: format!("m{}.{}", tie.source, object.id.unwrap_or_default()),
            subject: cable.end.clone(),
            subject_text: cable.end.name.clone(),
            object,
            object_text: Some(words.to_owned()),
            recipient: None,
            speaker: None,
            predicate: "mentions".to_owned(),
            label: "mentions".to_owned(),
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
