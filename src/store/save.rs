//! Writes documents: a batch is one transaction, the same document twice changes nothing.
//!
//! Where a place, that is a file or a document in one, holds other words than before, the earlier ones are dropped, and
//! another text of their cable leads once it is met again.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior, named_params};

use super::ask::{Bound, first, run};
use super::error::{Result, StoreError};
use super::held::{held, stated};
use super::queries::{self, Query};
use super::rows;
use crate::model::{Diagnostic, Document, Failure, Format, Ids, Outcome, READER, RawText, Saved};

/// How many nodes the writer remembers before it forgets them all; bounds memory.
const REMEMBERED: usize = 60_000;

/// What the writer knows of nodes it has written in this session.
#[derive(Default)]
pub(super) struct Memory {
    pub(super) nodes: HashMap<String, Known>,
    /// Splits that the user settled: from a node's key and a cable's to the key of the node split off.
    pub(super) splits: HashMap<(String, String), String>,
    /// Sources of before that this load has met where they were, or has placed.
    pub(super) met: Ids,
    /// The first source that this load made.
    pub(super) first_made: Option<i64>,
    /// Absolute paths of what the load at hand is to read.
    pub(super) inputs: Vec<String>,
}

impl Memory {
    /// Forgets a load: the next may find other words anywhere.
    pub(super) fn end_load(&mut self) {
        self.forget_load();
        self.inputs.clear();
    }

    /// Forgets what a load has met.
    fn forget_load(&mut self) {
        self.met = Ids::default();
        self.first_made = None;
    }

    /// What the load at hand is to read, a JSON array; one of nothing where that is not known.
    pub(super) fn inputs(&self) -> String {
        match self.inputs.is_empty() {
            true => serde_json::Value::from(vec![""]).to_string(),
            false => serde_json::Value::from(self.inputs.clone()).to_string(),
        }
    }
}

pub(super) struct Known {
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) aliases: HashSet<String>,
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
        Outcome::Read(document) => writer.text(&document.raw, || Cow::Borrowed(document)),
        Outcome::Held(raw, read) => writer.text(raw, || Cow::Owned(read(raw.as_ref().clone()))),
        Outcome::Failed(failure) => writer.failure(failure),
    });
    let done = done
        .and_then(|()| writer.make_searchable())
        .and_then(|()| writer.note_unfinished());
    let saved = writer.saved;
    // What was remembered of a batch that is rolled back must not be believed.
    if let Err(error) = done.and_then(|()| {
        transaction
            .commit()
            .map_err(|error| StoreError::query("transaction", error))
    }) {
        memory.nodes.clear();
        memory.forget_load();
        return Err(error);
    }
    Ok(saved)
}

pub(super) struct Writer<'t, 'c, 'm, 'd> {
    pub(super) transaction: &'t Transaction<'c>,
    pub(super) memory: &'m mut Memory,
    again: bool,
    pub(super) saved: Saved,
    now: String,
    /// New texts. They are made searchable last: FTS5 writes out all it holds at every savepoint, and most of the other
    /// statements open one.
    searchable: Vec<(i64, &'d RawText)>,
}

impl<'d> Writer<'_, '_, '_, 'd> {
    pub(super) fn run(&self, query: Query, parameters: Bound<'_>) -> Result<()> {
        run(self.transaction, query, parameters)
    }

    pub(super) fn one<T>(
        &self,
        query: Query,
        parameters: Bound<'_>,
        read: impl FnOnce(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>> {
        first(self.transaction, query, parameters, read)
    }

    /// A run that is killed before it joins what it has stored leaves that to the next.
    fn note_unfinished(&self) -> Result<()> {
        if self.saved.stored + self.saved.replaced == 0 {
            return Ok(());
        }
        self.run(
            queries::INSERT_UNFINISHED,
            named_params! { ":paths": self.memory.inputs(), ":since": self.now },
        )
    }

    /// Saves a text. `document` gives all that it says, and is asked only where that is to be written.
    fn text(
        &mut self,
        raw: &'d RawText,
        document: impl FnOnce() -> Cow<'d, Document>,
    ) -> Result<()> {
        self.saved.read += 1;
        self.forget_failure(
            &raw.path,
            // Only there is the ordinal a line, as that of a failure is.
            matches!(raw.format, Format::Jsonl | Format::Csv).then_some(raw.ordinal.into()),
        )?;
        let known = held(self.transaction, raw)?;
        // Two documents of an input may state one identity: as long as both say what they said, neither replaces the other.
        if !known.as_ref().is_some_and(|known| known.is_at(raw)) {
            self.supersede(raw, known.as_ref().map(|known| known.source_id))?;
        }
        let Some(known) = known else {
            let document = document();
            let source_id = self.insert(raw, &document)?;
            self.memory.first_made.get_or_insert(source_id);
            self.saved.stored += 1;
            return self.place(&document, source_id);
        };
        self.keep_place(raw, &known)?;
        if self.again {
            return self.read_again(&document(), known.source_id);
        }
        self.saved.already_there += 1;
        if !known.leads && self.is_to_lead(raw, &known)? {
            return self.promote(&document(), known.source_id);
        }
        self.saved.read_otherwise += u64::from(known.is_read_otherwise());
        Ok(())
    }

    /// Says which cable a known text belongs to, as it is read now.
    pub(super) fn assign(&mut self, document: &Document, source_id: i64) -> Result<()> {
        let cable_id = self.cable_of(document)?.id;
        let section = document.cable.section;
        self.run(
            queries::UPDATE_SOURCE,
            named_params! {
                ":source_id": source_id, ":cable_id": cable_id, ":section_number": section.map(|s| s.number),
                ":section_count": section.and_then(|s| s.of), ":reader": READER,
            },
        )
    }

    fn make_searchable(&self) -> Result<()> {
        self.searchable.iter().try_for_each(|(source_id, raw)| {
            self.run(
                queries::INSERT_SEARCH,
                named_params! { ":source_id": source_id, ":text": raw.text },
            )
        })
    }

    /// Records a text that was never read before.
    fn insert(&mut self, raw: &'d RawText, document: &Document) -> Result<i64> {
        let cable = &document.cable;
        let cable_id = self.cable_of(document)?.id;
        self.run(
            queries::INSERT_SOURCE,
            named_params! {
                ":cable_id": cable_id, ":path": raw.path, ":ordinal": raw.ordinal, ":document": raw.id,
                ":format": raw.format.to_string(), ":encoding": raw.encoding, ":sha256": raw.sha256,
                ":stated_mrn": stated(raw.stated.mrn.as_ref()), ":stated_date": stated(raw.stated.date.as_ref()),
                ":stated_id": stated(raw.stated.id.as_ref()), ":supplier": raw.stated.source, ":bytes": raw.bytes as i64,
                ":section_number": cable.section.map(|section| section.number),
                ":section_count": cable.section.and_then(|section| section.of), ":read_at": self.now,
                ":reader": READER,
            },
        )?;
        let source_id = self.transaction.last_insert_rowid();
        self.run(
            queries::INSERT_TEXT,
            named_params! { ":source_id": source_id, ":text": raw.text },
        )?;
        self.searchable.push((source_id, raw));
        Ok(source_id)
    }

    /// Drops what was read from a source, all of it or, of one that gives way to another text of its cable, all `but_marks`.
    pub(super) fn drop_readings(&self, source_id: i64, but_marks: bool) -> Result<()> {
        let source = named_params! { ":source_id": source_id };
        self.run(queries::DELETE_EDGES, source)?;
        self.run(queries::DELETE_PARAGRAPHS, source)?;
        let source = named_params! { ":source_id": source_id, ":but_marks": but_marks };
        self.run(queries::DELETE_MENTIONS, source)?;
        self.run(queries::DELETE_SOURCE_DIAGNOSTICS, source)
    }

    /// Writes what was read from a source: paragraphs, mentions, statements, diagnostics.
    pub(super) fn readings(&mut self, document: &Document, source_id: i64) -> Result<()> {
        let cable = self.cable_of(document)?;
        self.head(cable.id, &document.cable)?;
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
                cable.id
            } else {
                self.entity(document, entity, &cable.key)?
            });
        }
        if let Some(own) = document.entities.first() {
            self.aliases(&cable.key, cable.id, &cable.name, &own.aliases)?;
        }
        rows::mentions(self.transaction, &document.mentions, source_id, &ids)?;
        rows::statements(self.transaction, document, source_id, cable.id, &ids)?;
        self.saved.mentions += document.mentions.len() as u64;
        self.saved.statements += document.assertions.len() as u64;
        if let Some(told) = &cable.told {
            self.diagnostic(&document.raw.path, source_id, told)?;
        }
        for diagnostic in &document.diagnostics {
            self.diagnostic(&document.raw.path, source_id, diagnostic)?;
        }
        Ok(())
    }

    pub(super) fn diagnostic(
        &mut self,
        path: &str,
        source_id: i64,
        diagnostic: &Diagnostic,
    ) -> Result<()> {
        self.saved.diagnostics += 1;
        self.run(
            queries::INSERT_DIAGNOSTIC,
            named_params! {
                ":source_id": source_id, ":path": path, ":line": None::<i64>, ":code": diagnostic.code, ":message": diagnostic.message,
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
