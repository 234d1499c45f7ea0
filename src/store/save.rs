//! Writes documents: a batch is one transaction, the same document twice changes nothing.
//!
//! A cable may come in several texts (copies, releases, sections). The graph of a cable, or of one section of it, is
//! read from one of them: a later reading of the same file, else the longest. The others are kept and searched, and
//! say nothing a second time.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use rusqlite::{Connection, ToSql, Transaction, TransactionBehavior, named_params};

use super::error::{Result, StoreError};
use super::queries::{self, Query};
use super::rows;
use crate::model::{
    Cable, Diagnostic, Document, EntityKind, Failure, Format, Mrn, Outcome, Protection, RawText,
    Saved, Section,
};

/// How many nodes the writer remembers before it forgets them all; bounds memory.
const REMEMBERED: usize = 60_000;

/// What the writer knows of nodes it has written in this session.
#[derive(Default)]
pub(super) struct Memory {
    nodes: HashMap<String, Known>,
    /// Splits that the user settled: node key and cable key.
    pub(super) splits: HashSet<(String, String)>,
}

struct Known {
    id: i64,
    name: String,
    aliases: HashSet<String>,
}

/// Saves a batch in one transaction.
pub(super) fn save(
    connection: &mut Connection,
    memory: &mut Memory,
    batch: &[Outcome],
    again: bool,
) -> Result<Saved> {
    let transaction = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(|error| StoreError::query("transaction", error))?;
    if memory.nodes.len() > REMEMBERED {
        memory.nodes.clear();
    }
    let mut writer = Writer {
        transaction: &transaction,
        memory,
        again,
        saved: Saved::default(),
        now: Timestamp::now().to_string(),
        searchable: Vec::new(),
    };
    let done = batch.iter().try_for_each(|outcome| match outcome {
        Outcome::Read(document) => writer.document(document),
        Outcome::Failed(failure) => writer.failure(failure),
    });
    let done = done.and_then(|()| writer.make_searchable());
    let saved = writer.saved;
    // What was remembered of a batch that is rolled back must not be believed.
    if let Err(error) = done.and_then(|()| {
        transaction
            .commit()
            .map_err(|error| StoreError::query("transaction", error))
    }) {
        memory.nodes.clear();
        return Err(error);
    }
    Ok(saved)
}

struct Writer<'t, 'c, 'm, 'd> {
    transaction: &'t Transaction<'c>,
    memory: &'m mut Memory,
    again: bool,
    saved: Saved,
    now: String,
    /// New texts. They are made searchable last: FTS5 writes out all it holds at every savepoint, and most of the other
    /// statements open one.
    searchable: Vec<(i64, &'d Document)>,
}

impl<'d> Writer<'_, '_, '_, 'd> {
    fn run(&self, query: Query, parameters: &[(&str, &dyn ToSql)]) -> Result<()> {
        let mut statement = self
            .transaction
            .prepare_cached(query.sql)
            .map_err(|e| StoreError::query(query.name, e))?;
        statement
            .execute(parameters)
            .map_err(|e| StoreError::query(query.name, e))?;
        Ok(())
    }

    fn one<T>(
        &self,
        query: Query,
        parameters: &[(&str, &dyn ToSql)],
        read: impl FnOnce(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>> {
        let wrap = |error| StoreError::query(query.name, error);
        let mut statement = self.transaction.prepare_cached(query.sql).map_err(wrap)?;
        let mut rows = statement.query(parameters).map_err(wrap)?;
        match rows.next().map_err(wrap)? {
            Some(row) => read(row).map(Some).map_err(wrap),
            None => Ok(None),
        }
    }

    fn document(&mut self, document: &'d Document) -> Result<()> {
        let raw = &document.raw;
        self.saved.read += 1;
        self.forget_failure(
            &raw.path,
            // Only there is the ordinal a line, as that of a failure is.
            matches!(raw.format, Format::Jsonl | Format::Csv).then_some(raw.ordinal.into()),
        )?;
        let (stated_mrn, stated_date) = (
            raw.stated.mrn.as_deref().unwrap_or(""),
            raw.stated.date.as_deref().unwrap_or(""),
        );
        let known: Option<(i64, bool)> = self.one(
            queries::FIND_SOURCE,
            named_params! { ":sha256": raw.sha256, ":stated_mrn": stated_mrn, ":stated_date": stated_date },
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        match known {
            Some((source_id, true)) if self.again => self.read_again(document, source_id),
            Some(_) => {
                self.saved.already_there += 1;
                Ok(())
            }
            None => self.new_document(document, stated_mrn, stated_date),
        }
    }

    /// Replaces what was read from a text by what is read from it now.
    fn read_again(&mut self, document: &Document, source_id: i64) -> Result<()> {
        let cable_id = self.cable_of(document)?;
        let section = document.cable.section;
        self.run(
            queries::UPDATE_SOURCE,
            named_params! {
                ":source_id": source_id, ":cable_id": cable_id, ":section_number": section.map(|s| s.number),
                ":section_count": section.and_then(|s| s.of),
            },
        )?;
        self.drop_readings(source_id)?;
        self.saved.stored += 1;
        self.readings(document, source_id)
    }

    fn make_searchable(&self) -> Result<()> {
        self.searchable
            .iter()
            .try_for_each(|(source_id, document)| {
                self.run(
                    queries::INSERT_SEARCH,
                    named_params! { ":source_id": source_id, ":text": document.raw.text },
                )
            })
    }

    fn new_document(
        &mut self,
        document: &'d Document,
        stated_mrn: &str,
        stated_date: &str,
    ) -> Result<()> {
        let (raw, cable) = (&document.raw, &document.cable);
        let cable_id = self.cable_of(document)?;
        let section = cable
            .section
            .map(|section: Section| i64::from(section.number));
        let leading = self.leading(raw, cable_id, section)?;
        let leads = leading.is_none_or(|(_, gives_way)| gives_way);
        self.run(
            queries::INSERT_SOURCE,
            named_params! {
                ":cable_id": cable_id, ":path": raw.path, ":ordinal": raw.ordinal, ":document": raw.id,
                ":format": raw.format.to_string(), ":encoding": raw.encoding, ":sha256": raw.sha256,
                ":stated_mrn": stated_mrn, ":stated_date": stated_date, ":supplier": raw.stated.source,
                ":bytes": raw.bytes as i64, ":section_number": section,
                ":section_count": cable.section.and_then(|section| section.of), ":leads": leads, ":read_at": self.now,
            },
        )?;
        let source_id = self.transaction.last_insert_rowid();
        self.run(
            queries::INSERT_TEXT,
            named_params! { ":source_id": source_id, ":text": raw.text },
        )?;
        self.searchable.push((source_id, document));
        self.saved.stored += 1;
        if let Some((other, gives_way)) = leading {
            self.saved.other_copies += 1;
            if gives_way {
                self.drop_readings(other)?;
                self.run(
                    queries::SET_LEADING,
                    named_params! { ":source_id": other, ":leads": false },
                )?;
            } else {
                let message = "another text of this cable is held; this one is kept beside it and not counted again";
                return self.diagnostic(raw, source_id, &Diagnostic::whole("S001", message));
            }
        }
        self.readings(document, source_id)
    }

    /// The source that leads now, and whether the new text takes its place.
    fn leading(
        &self,
        raw: &RawText,
        cable_id: i64,
        section: Option<i64>,
    ) -> Result<Option<(i64, bool)>> {
        self.one(
            queries::FIND_LEADING_SOURCE,
            named_params! { ":cable_id": cable_id, ":section_number": section },
            |row| {
                let (bytes, sha256): (i64, String) = (row.get(1)?, row.get(2)?);
                let same_place =
                    row.get::<_, String>(3)? == raw.path && row.get::<_, u32>(4)? == raw.ordinal;
                let ours = (raw.bytes as i64, std::cmp::Reverse(&raw.sha256));
                Ok((
                    row.get(0)?,
                    same_place || ours > (bytes, std::cmp::Reverse(&sha256)),
                ))
            },
        )
    }

    fn drop_readings(&self, source_id: i64) -> Result<()> {
        for query in [
            queries::DELETE_MENTIONS,
            queries::DELETE_EDGES,
            queries::DELETE_PARAGRAPHS,
            queries::DELETE_SOURCE_DIAGNOSTICS,
        ] {
            self.run(query, named_params! { ":source_id": source_id })?;
        }
        Ok(())
    }

    /// Writes what was read from a source: paragraphs, mentions, statements, diagnostics.
    fn readings(&mut self, document: &Document, source_id: i64) -> Result<()> {
        let cable_id = self.cable_of(document)?;
        let cable_key = document
            .entities
            .first()
            .map_or(String::new(), |own| own.key.clone());
        for (ordinal, paragraph) in (1_i64..).zip(&document.cable.paragraphs) {
            self.run(
                queries::INSERT_PARAGRAPH,
                named_params! {
                    ":source_id": source_id, ":ordinal": ordinal, ":number": paragraph.number, ":portion": paragraph.portion,
                    ":start_byte": paragraph.span.start() as i64, ":end_byte": paragraph.span.end() as i64,
                },
            )?;
        }
        let mut ids = Vec::with_capacity(document.entities.len());
        for (index, entity) in document.entities.iter().enumerate() {
            ids.push(if index == 0 {
                cable_id
            } else {
                self.entity(entity, &cable_key)?
            });
        }
        if let Some(own) = document.entities.first() {
            self.aliases(&own.key, cable_id, &own.name, &own.aliases)?;
        }
        rows::mentions(self.transaction, document, source_id, &ids)?;
        rows::statements(self.transaction, document, source_id, cable_id, &ids)?;
        self.saved.mentions += document.mentions.len() as u64;
        self.saved.statements += document.assertions.len() as u64;
        for diagnostic in &document.diagnostics {
            self.diagnostic(&document.raw, source_id, diagnostic)?;
        }
        Ok(())
    }

    /// The node of the message itself, with all that its head says.
    fn cable_of(&mut self, document: &Document) -> Result<i64> {
        let cable = &document.cable;
        let Some(own) = document.entities.first() else {
            // A document whose reading broke down is still a cable, by the identity that the input states.
            let id = self.node(
                EntityKind::Cable,
                &format!("cable:document {}", document.raw.id),
                &document.raw.id,
                true,
                None,
            )?;
            self.cable_row(id, None, Some(cable))?;
            return Ok(id);
        };
        let id = self.node(EntityKind::Cable, &own.key, &own.name, true, None)?;
        self.cable_row(id, cable.mrn.as_ref(), Some(cable))?;
        Ok(id)
    }

    fn cable_row(&self, cable_id: i64, mrn: Option<&Mrn>, cable: Option<&Cable>) -> Result<()> {
        let list = |values: &[crate::model::Located<String>]| {
            serde_json::to_string(values).unwrap_or_else(|_| "[]".to_owned())
        };
        let text = |field: fn(&Cable) -> Option<&String>| cable.and_then(field).cloned();
        self.run(
            queries::UPSERT_CABLE,
            named_params! {
                ":cable_id": cable_id, ":mrn": mrn.map(ToString::to_string), ":year": mrn.map(Mrn::year),
                ":post": mrn.map(Mrn::post), ":serial": mrn.map(Mrn::serial),
                ":mrn_raw": text(|c| c.mrn_raw.as_ref().map(|l| &l.value)),
                ":date": cable.and_then(|c| c.date).map(|date| date.to_string()),
                ":date_source": cable.and_then(|c| c.date_source).map(crate::model::DateSource::as_str),
                ":classification": cable.and_then(|c| c.classification.as_ref()).map(|l| l.value.as_str()),
                ":executive_order": text(|c| c.executive_order.as_ref().map(|l| &l.value)),
                ":declassify_on": cable.and_then(|c| c.declassify_on.as_ref()).map(|l| l.value.to_string()),
                ":subject": text(|c| c.subject.as_ref().map(|l| &l.value)),
                ":sender": text(|c| c.from.as_ref().map(|l| &l.value)),
                ":captions": cable.map(|c| list(&c.captions)), ":precedence": cable.map(|c| list(&c.precedence)),
                ":summary": text(|c| c.summary.as_ref().map(|l| &l.value)),
            },
        )
    }

    /// The node of an entity; where the user split it from its namesakes in this cable, its own.
    fn entity(&mut self, entity: &crate::model::Entity, cable_key: &str) -> Result<i64> {
        let split = self
            .memory
            .splits
            .contains(&(entity.key.clone(), cable_key.to_owned()));
        let key = if split {
            split_key(&entity.key, cable_key)
        } else {
            entity.key.clone()
        };
        let held = entity.kind != EntityKind::Cable;
        let id = self.node(entity.kind, &key, &entity.name, held, entity.protection)?;
        if entity.kind == EntityKind::Cable
            && let Some(mrn) = entity
                .key
                .strip_prefix("cable:")
                .and_then(|mrn| mrn.parse::<Mrn>().ok())
        {
            self.cable_row(id, Some(&mrn), None)?;
        }
        self.aliases(&key, id, &entity.name, &entity.aliases)?;
        Ok(id)
    }

    fn node(
        &mut self,
        kind: EntityKind,
        key: &str,
        name: &str,
        held: bool,
        protection: Option<Protection>,
    ) -> Result<i64> {
        // Held cables and marked people are always written: the mark must not wait for a longer name.
        let plain = protection.is_none() && !(kind == EntityKind::Cable && held);
        if let Some(known) = self
            .memory
            .nodes
            .get(key)
            .filter(|known| plain && known.name == name)
        {
            return Ok(known.id);
        }
        let id: Option<i64> = self.one(
            queries::UPSERT_NODE,
            named_params! { ":kind": kind.as_str(), ":key": key, ":name": name, ":held": held, ":protection": protection.map(Protection::as_str) },
            |row| row.get(0),
        )?;
        let id = id.unwrap_or_default();
        let known = self
            .memory
            .nodes
            .entry(key.to_owned())
            .or_insert_with(|| Known {
                id,
                name: String::new(),
                aliases: HashSet::new(),
            });
        name.clone_into(&mut known.name);
        Ok(id)
    }

    fn aliases(&mut self, key: &str, node_id: i64, name: &str, aliases: &[String]) -> Result<()> {
        for alias in std::iter::once(name).chain(aliases.iter().map(String::as_str)) {
            let fresh = self
                .memory
                .nodes
                .get_mut(key)
                .is_none_or(|known| known.aliases.insert(alias.to_owned()));
            let folded = crate::model::fold_name(alias);
            if fresh && !folded.is_empty() {
                self.run(queries::INSERT_ALIAS, named_params! { ":folded": folded, ":node_id": node_id, ":name": alias, ":origin": "text" })?;
            }
        }
        Ok(())
    }

    fn diagnostic(&mut self, raw: &RawText, source_id: i64, diagnostic: &Diagnostic) -> Result<()> {
        self.saved.diagnostics += 1;
        self.run(
            queries::INSERT_DIAGNOSTIC,
            named_params! {
                ":source_id": source_id, ":path": raw.path, ":line": None::<i64>, ":code": diagnostic.code, ":message": diagnostic.message,
                ":start_byte": diagnostic.span.map(|span| span.start() as i64), ":end_byte": diagnostic.span.map(|span| span.end() as i64),
            },
        )
    }

    fn failure(&mut self, failure: &Failure) -> Result<()> {
        self.saved.read += 1;
        self.saved.skipped += 1;
        let line = failure.line.map(|line| line as i64);
        self.forget_failure(&failure.path, line)?;
        self.saved.diagnostics += 1;
        self.run(
            queries::INSERT_DIAGNOSTIC,
            named_params! {
                ":source_id": None::<i64>, ":path": failure.path, ":line": line, ":code": failure.code, ":message": failure.reason,
                ":start_byte": None::<i64>, ":end_byte": None::<i64>,
            },
        )
    }

    fn forget_failure(&self, path: &str, line: Option<i64>) -> Result<()> {
        self.run(
            queries::DELETE_UNREAD,
            named_params! { ":path": path, ":line": line },
        )
    }
}

/// The key of a node that the user split off in one cable.
pub(super) fn split_key(key: &str, cable_key: &str) -> String {
    format!("{key} in {cable_key}")
}
