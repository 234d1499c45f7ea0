//! Answers questions: any query file, with named parameters, as a table.

use std::ops::ControlFlow;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Statement, ToSql};

use super::cells::{Cells, read};
use super::error::{Result, StoreError};
use super::queries::Query;
use crate::model::{self, Fact, Table, Value};

/// Values of named parameters, without the colon; those not given are null.
pub type Parameters<'p> = &'p [(&'p str, Value)];

/// A JSON array of numbers.
pub(super) fn json(ids: impl IntoIterator<Item = i64>) -> Value {
    let list: Vec<String> = ids.into_iter().map(|id| id.to_string()).collect();
    Value::Text(format!("[{}]", list.join(",")))
}

/// A JSON array of names; null where there is none.
pub(super) fn names<T: AsRef<str>>(names: impl IntoIterator<Item = T>) -> Value {
    let names: Vec<serde_json::Value> = names
        .into_iter()
        .map(|name| serde_json::Value::from(name.as_ref()))
        .collect();
    if names.is_empty() {
        Value::Null
    } else {
        Value::Text(serde_json::Value::from(names).to_string())
    }
}

/// Runs a query that only reads.
///
/// # Errors
///
/// Those of [`ask_each`].
pub(super) fn ask(
    connection: &Connection,
    name: &str,
    sql: &str,
    parameters: Parameters<'_>,
) -> Result<Table> {
    let mut rows = Vec::new();
    let columns = ask_each(connection, name, sql, parameters, |row| {
        rows.push(row.values.to_vec());
        ControlFlow::Continue(())
    })?;
    Ok(Table { columns, rows })
}

/// Runs a query that only reads, and hands every row over as it comes, until `take` has enough; gives the names of the columns.
///
/// # Errors
///
/// [`StoreError::NoParameter`] for a parameter that the query does not have, [`StoreError::NotAQuestion`] for a
/// statement that would change something, [`StoreError::Query`] for anything else.
pub(super) fn ask_each(
    connection: &Connection,
    name: &str,
    sql: &str,
    parameters: Parameters<'_>,
    mut take: impl FnMut(model::Row<'_>) -> ControlFlow<()>,
) -> Result<Vec<String>> {
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
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next().map_err(wrap)? {
        let values: Vec<Value> = (0..columns.len())
            .map(|at| Ok(value(row.get_ref(at)?)))
            .collect::<rusqlite::Result<_>>()
            .map_err(wrap)?;
        let (columns, values) = (&columns[..], &values[..]);
        if take(model::Row { columns, values }).is_break() {
            break;
        }
    }
    Ok(columns)
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
pub(super) fn facts(query: &str, table: &Table) -> Result<Vec<Fact>> {
    read(query, table, fact)
}

/// Runs a question whose rows are facts, and hands each over as it comes, until `take` has enough.
pub(super) fn each_fact(
    connection: &Connection,
    query: Query,
    parameters: Parameters<'_>,
    mut take: impl FnMut(Fact) -> ControlFlow<()>,
) -> Result<()> {
    let mut columns = Table::default();
    let mut read = Ok(());
    ask_each(connection, query.name, query.sql, parameters, |row| {
        if columns.columns.is_empty() {
            columns.columns = row.columns.to_vec();
        }
        match fact(Cells::of(query.name, &columns, row.values)) {
            Ok(fact) => take(fact),
            Err(error) => {
                read = Err(error);
                ControlFlow::Break(())
            }
        }
    })?;
    read
}

fn fact(row: Cells<'_>) -> Result<Fact> {
    let text = |column| row.text(column).map(str::to_owned);
    let maybe = |column| row.maybe_text(column).map(str::to_owned);
    let object_id = row.maybe_integer("object_id");
    Ok(Fact {
        edge_id: row.integer("edge_id")?,
        predicate: text("predicate")?,
        modality: text("modality")?,
        subject: text("subject")?,
        subject_text: text("subject_text")?,
        // The view has the words there where nothing has a name.
        object: maybe("object").filter(|_| object_id.is_some()),
        object_text: maybe("object_text"),
        recipient: maybe("recipient"),
        speaker: maybe("speaker"),
        date: maybe("date"),
        deadline: maybe("deadline"),
        cable: text("cable")?,
        cable_date: maybe("cable_date"),
        paragraph: row.maybe_integer("paragraph"),
        portion: maybe("portion"),
        quote: text("quote")?,
        start: row.integer("start_byte")?,
        end: row.integer("end_byte")?,
        rule: text("rule")?,
        confidence: row.real("confidence")?,
        subject_id: row.maybe_integer("subject_id"),
        object_id,
        recipient_id: row.maybe_integer("recipient_id"),
        speaker_id: row.maybe_integer("speaker_id"),
        cable_id: row.integer("cable_id")?,
    })
}
