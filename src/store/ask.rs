//! Answers questions: any query file, with named parameters, as a table.

use std::collections::BTreeMap;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Statement, ToSql};

use super::error::{Result, StoreError};
use super::queries::Query;
use crate::model::{Fact, Table, Value};

/// Values of named parameters, without the colon; those not given are null.
pub type Parameters<'p> = &'p [(&'p str, Value)];

/// Runs a query that only reads.
///
/// # Errors
///
/// [`StoreError::NoParameter`] for a parameter that the query does not have, [`StoreError::NotAQuestion`] for a
/// statement that would change something, [`StoreError::Query`] for anything else.
pub(super) fn ask(
    connection: &Connection,
    name: &str,
    sql: &str,
    parameters: Parameters<'_>,
) -> Result<Table> {
    let wrap = |error| StoreError::query(name, error);
    let mut statement = connection.prepare_cached(sql).map_err(wrap)?;
    if !statement.readonly() {
        return Err(StoreError::NotAQuestion);
    }
    bind(&mut statement, name, parameters)?;
    let columns: Vec<String> = statement
        .column_names()
        .into_iter()
        .map(String::from)
        .collect();
    let width = columns.len();
    let mut rows = statement.raw_query();
    let mut table = Table {
        columns,
        rows: Vec::new(),
    };
    while let Some(row) = rows.next().map_err(wrap)? {
        table.rows.push(
            (0..width)
                .map(|at| Ok(value(row.get_ref(at)?)))
                .collect::<rusqlite::Result<_>>()
                .map_err(wrap)?,
        );
    }
    Ok(table)
}

fn bind(statement: &mut Statement<'_>, name: &str, parameters: Parameters<'_>) -> Result<()> {
    let wrap = |error| StoreError::query(name, error);
    // A cached statement keeps the values of the last time.
    statement.clear_bindings();
    for (parameter, value) in parameters {
        let index = statement
            .parameter_index(&format!(":{parameter}"))
            .map_err(wrap)?;
        let index = index.ok_or_else(|| StoreError::NoParameter((*parameter).to_owned()))?;
        match value {
            Value::Null => statement.raw_bind_parameter(index, rusqlite::types::Null),
            Value::Integer(number) => statement.raw_bind_parameter(index, number),
            Value::Real(number) => statement.raw_bind_parameter(index, number),
            Value::Text(text) => statement.raw_bind_parameter(index, text),
        }
        .map_err(wrap)?;
    }
    Ok(())
}

fn value(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Integer(number),
        ValueRef::Real(number) => Value::Real(number),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => {
            Value::Text(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
        }
    }
}

/// Hands every row of a statement of ours to `take`, one at a time.
pub(super) fn each<E: From<StoreError>>(
    connection: &Connection,
    query: Query,
    parameters: Parameters<'_>,
    mut take: impl FnMut(&rusqlite::Row<'_>) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
    let wrap = |error| StoreError::query(query.name, error);
    let mut statement = connection.prepare_cached(query.sql).map_err(wrap)?;
    bind(&mut statement, query.name, parameters)?;
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next().map_err(wrap)? {
        take(row)?;
    }
    Ok(())
}

/// Values of named parameters of a statement of ours, with the colon.
pub(super) type Bound<'p> = &'p [(&'p str, &'p dyn ToSql)];

/// Runs a statement that changes something.
pub(super) fn run(connection: &Connection, query: Query, parameters: Bound<'_>) -> Result<()> {
    let wrap = |error| StoreError::query(query.name, error);
    let mut statement = connection.prepare_cached(query.sql).map_err(wrap)?;
    statement.execute(parameters).map_err(wrap)?;
    Ok(())
}

/// Runs a statement and hands over its rows.
pub(super) fn each_bound(
    connection: &Connection,
    query: Query,
    parameters: Bound<'_>,
    mut take: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<()>,
) -> Result<()> {
    let wrap = |error| StoreError::query(query.name, error);
    let mut statement = connection.prepare_cached(query.sql).map_err(wrap)?;
    let mut rows = statement.query(parameters).map_err(wrap)?;
    while let Some(row) = rows.next().map_err(wrap)? {
        take(row).map_err(wrap)?;
    }
    Ok(())
}

/// Runs a statement to its end and reads its first row.
pub(super) fn first<T>(
    connection: &Connection,
    query: Query,
    parameters: Bound<'_>,
    read: impl FnOnce(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> Result<Option<T>> {
    let wrap = |error| StoreError::query(query.name, error);
    let mut statement = connection.prepare_cached(query.sql).map_err(wrap)?;
    let mut rows = statement.query(parameters).map_err(wrap)?;
    let Some(row) = rows.next().map_err(wrap)? else {
        return Ok(None);
    };
    let value = read(row).map_err(wrap)?;
    while rows.next().map_err(wrap)?.is_some() {}
    Ok(Some(value))
}

/// The names of a query's parameters, without the colon, sorted.
pub(super) fn parameters(connection: &Connection, name: &str, sql: &str) -> Result<Vec<String>> {
    let statement = connection
        .prepare(sql)
        .map_err(|error| StoreError::query(name, error))?;
    let names =
        (1..=statement.parameter_count()).filter_map(|index| statement.parameter_name(index));
    let mut names: Vec<String> = names
        .map(|name| name.trim_start_matches(':').to_owned())
        .collect();
    names.sort();
    names.dedup();
    Ok(names)
}

/// Turns a table with the columns of the view `fact` into facts, with the columns beside them.
pub(super) fn facts(table: &Table) -> Vec<Fact> {
    let columns: BTreeMap<&str, usize> = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, name)| (name.as_str(), at))
        .collect();
    let at = |row: &[Value], name: &str| {
        columns
            .get(name)
            .and_then(|at| row.get(*at))
            .cloned()
            .unwrap_or(Value::Null)
    };
    let text = |row: &[Value], name: &str| match at(row, name) {
        Value::Text(text) => Some(text),
        _ => None,
    };
    let integer = |row: &[Value], name: &str| at(row, name).as_integer();
    table
        .rows
        .iter()
        .map(|row| Fact {
            edge_id: integer(row, "edge_id").unwrap_or_default(),
            predicate: text(row, "predicate").unwrap_or_default(),
            modality: text(row, "modality").unwrap_or_default(),
            subject: text(row, "subject").unwrap_or_default(),
            subject_text: text(row, "subject_text").unwrap_or_default(),
            // The view has the words there where nothing has a name.
            object: text(row, "object").filter(|_| integer(row, "object_id").is_some()),
            object_text: text(row, "object_text"),
            recipient: text(row, "recipient"),
            speaker: text(row, "speaker"),
            date: text(row, "date"),
            deadline: text(row, "deadline"),
            cable: text(row, "cable").unwrap_or_default(),
            cable_date: text(row, "cable_date"),
            paragraph: integer(row, "paragraph"),
            portion: text(row, "portion"),
            quote: text(row, "quote").unwrap_or_default(),
            start: integer(row, "start_byte").unwrap_or_default(),
            end: integer(row, "end_byte").unwrap_or_default(),
            rule: text(row, "rule").unwrap_or_default(),
            confidence: match at(row, "confidence") {
                Value::Real(number) => number,
                Value::Integer(number) => number as f64,
                _ => 0.0,
            },
            subject_id: integer(row, "subject_id"),
            object_id: integer(row, "object_id"),
            recipient_id: integer(row, "recipient_id"),
            speaker_id: integer(row, "speaker_id"),
            cable_id: integer(row, "cable_id").unwrap_or_default(),
        })
        .collect()
}
