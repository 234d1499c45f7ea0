//! Writes what there is most of, mentions and statements: the parameters of each query are looked up once a document.

use rusqlite::{CachedStatement, Connection, ToSql};

use super::error::{Result, StoreError};
use super::queries::{self, Query};
use crate::model::{Argument, Document, Mention, Protection};

/// A statement that is run for many rows.
struct Rows<'c> {
    query: Query,
    statement: CachedStatement<'c>,
    /// Positions of the parameters, in the order of their names.
    slots: Vec<usize>,
}

impl<'c> Rows<'c> {
    fn prepare(connection: &'c Connection, query: Query, names: &[&str]) -> Result<Self> {
        let wrap = |error| StoreError::query(query.name, error);
        let statement = connection.prepare_cached(query.sql).map_err(wrap)?;
        let slot = |name: &&str| match statement.parameter_index(name).map_err(wrap)? {
            Some(slot) => Ok(slot),
            None => Err(StoreError::NoParameter((*name).to_owned())),
        };
        let slots = names.iter().map(slot).collect::<Result<_>>()?;
        Ok(Rows {
            query,
            statement,
            slots,
        })
    }

    /// Writes one row; the values are in the order of the names.
    fn write(&mut self, values: &[&dyn ToSql]) -> Result<()> {
        let wrap = |error| StoreError::query(self.query.name, error);
        for (slot, value) in self.slots.iter().zip(values) {
            self.statement
                .raw_bind_parameter(*slot, value)
                .map_err(wrap)?;
        }
        self.statement.raw_execute().map_err(wrap)?;
        Ok(())
    }
}

/// Writes mentions of a document; `ids` are the nodes of its entities.
pub(super) fn mentions<'d>(
    connection: &Connection,
    mentions: impl IntoIterator<Item = &'d Mention>,
    source_id: i64,
    ids: &[i64],
) -> Result<()> {
    let names = [
        ":source_id", ":start_byte", ":end_byte", ":node_id", ":kind", ":method", ":confidence",
        ":protection",
    ];
    let mut rows = Rows::prepare(connection, queries::INSERT_MENTION, &names)?;
    for mention in mentions {
        rows.write(&[
            &source_id,
            &(mention.span.start() as i64),
            &(mention.span.end() as i64),
            &ids[mention.entity.0 as usize],
            &mention.kind.as_str(),
            &mention.method,
            &rounded(mention.confidence),
            &mention.protection.map(Protection::as_str),
        ])?;
    }
    Ok(())
}

/// Writes the statements of a document; `ids` are the nodes of its entities, the message itself first.
pub(super) fn statements(
    connection: &Connection,
    document: &Document,
    source_id: i64,
    cable_id: i64,
    ids: &[i64],
) -> Result<()> {
    let names = [
        ":source_id", ":cable_id", ":subject_id", ":subject_text", ":predicate", ":object_id",
        ":object_text", ":recipient_id", ":recipient_text", ":modality", ":speaker_id",
        ":speaker_text", ":date", ":deadline", ":paragraph", ":portion", ":start_byte",
        ":end_byte", ":rule", ":confidence",
    ];
    let node = |argument: Option<&Argument>| {
        argument
            .and_then(|argument| argument.entity)
            .map(|entity| ids[entity.0 as usize])
    };
    fn words(argument: Option<&Argument>) -> Option<&str> {
        argument.map(|argument| argument.text.as_str())
    }
    let mut rows = Rows::prepare(connection, queries::INSERT_EDGE, &names)?;
    for assertion in &document.assertions {
        let (object, recipient) = (assertion.object.as_ref(), assertion.recipient.as_ref());
        let speaker = assertion.attributed_to.as_ref();
        let evidence = &assertion.evidence;
        rows.write(&[
            &source_id,
            &cable_id,
            &node(Some(&assertion.subject)),
            &assertion.subject.text,
            &assertion.predicate,
            &node(object),
            &words(object),
            &node(recipient),
            &words(recipient),
            &assertion.modality.as_str(),
            &node(speaker),
            &words(speaker),
            &assertion.date.map(|date| date.to_string()),
            &assertion.deadline.map(|date| date.to_string()),
            &evidence.paragraph,
            &evidence.portion,
            &(evidence.span.start() as i64),
            &(evidence.span.end() as i64),
            &assertion.rule,
            &rounded(assertion.confidence),
        ])?;
    }
    Ok(())
}

/// A confidence as it is stored: three digits, so that two platforms store the same.
fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1000.0).round() / 1000.0
}
