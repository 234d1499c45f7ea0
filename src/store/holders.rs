//! Lists of office holders: kept as sources of their own, and whom they settle.

use jiff::Timestamp;
use rusqlite::named_params;

use super::Store;
use super::ask::{first, run};
use super::error::Result;
use super::queries;
use crate::model::{Holder, HolderList, Settled, Signature, Table, Value};

/// How sure an office is that a list gives to a signer.
const CONFIDENCE: f64 = 0.9;

impl Store {
    /// Keeps a list in the place of the one that its path had before: all of it or, on an error, nothing.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn load_list(&mut self, list: &HolderList) -> Result<()> {
        self.as_one(|store| store.replace_list(list))?;
        // People must be joined anew.
        self.stored = true;
        Ok(())
    }

    fn replace_list(&self, list: &HolderList) -> Result<()> {
        let connection = &self.connection;
        let path = named_params! { ":path": list.path };
        run(connection, queries::DELETE_LIST, path)?;
        run(connection, queries::DELETE_LIST_DIAGNOSTICS, path)?;
        let key = format!("document:holders {}", list.path);
        let name = format!("list of office holders {}", list.path);
        let node_id: Option<i64> = first(
            connection,
            queries::UPSERT_NODE,
            named_params! { ":kind": "document", ":key": key, ":name": name, ":held": true, ":protection": None::<&str> },
            |row| row.get(0),
        )?;
        run(
            connection,
            queries::INSERT_SOURCE,
            named_params! {
                ":cable_id": node_id, ":path": list.path, ":ordinal": 1, ":document": list.path, ":format": "holders",
                ":encoding": list.encoding, ":sha256": list.sha256, ":stated_mrn": "", ":stated_date": "",
                ":stated_id": key, ":supplier": None::<&str>, ":bytes": list.bytes as i64,
                ":section_number": None::<i64>, ":section_count": None::<i64>, ":read_at": Timestamp::now().to_string(),
            },
        )?;
        let source_id = connection.last_insert_rowid();
        run(
            connection,
            queries::SET_LEADING,
            named_params! { ":source_id": source_id, ":leads": true },
        )?;
        run(
            connection,
            queries::INSERT_TEXT,
            named_params! { ":source_id": source_id, ":text": list.text },
        )?;
        for row in &list.rows {
            run(
                connection,
                queries::INSERT_HOLDER,
                named_params! {
                    ":source_id": source_id, ":line": row.line as i64, ":start_byte": row.bytes.0 as i64,
                    ":end_byte": row.bytes.1 as i64, ":place": row.place, ":person": row.person, ":surname": row.surname,
                    ":name": row.name, ":role": row.role, ":first_day": row.first.to_string(),
                    ":last_day": row.last.map(|day| day.to_string()),
                },
            )?;
        }
        for (line, why) in &list.bad {
            run(
                connection,
                queries::INSERT_DIAGNOSTIC,
                named_params! {
                    ":source_id": None::<i64>, ":path": list.path, ":line": *line as i64, ":code": "R017", ":message": why,
                    ":start_byte": None::<i64>, ":end_byte": None::<i64>,
                },
            )?;
        }
        Ok(())
    }

    /// Everyone of the lists loaded.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn holders(&self) -> Result<Vec<Holder>> {
        let table = self.ask_query(queries::LOAD_HOLDERS, &[])?;
        Ok(table
            .rows
            .iter()
            .filter_map(|row| holder(&table, row))
            .collect())
    }

    /// Every signature under a cable that has a day.
    ///
    /// # Errors
    ///
    /// Those of SQLite.
    pub fn signatures(&self) -> Result<Vec<Signature>> {
        let table = self.ask_query(queries::LOAD_SIGNATURES, &[])?;
        let signature = |row: &Vec<Value>| {
            let text = |column| table.text(row, column).map(String::from);
            Some(Signature {
                key: text("key")?,
                name: text("name")?,
                post: text("post")?,
                date: text("date")?.parse().ok()?,
            })
        };
        Ok(table.rows.iter().filter_map(signature).collect())
    }

    /// Replaces whom the lists settled before: their names and offices are applied with the decisions.
    ///
    /// # Errors
    ///
    /// Those of SQLite; what was settled before stays then.
    pub fn settle(&mut self, settled: &[Settled]) -> Result<()> {
        self.as_one(|store| {
            let connection = &store.connection;
            run(connection, queries::DELETE_SETTLED, &[])?;
            run(connection, queries::DELETE_OFFICES, &[])?;
            settled.iter().try_for_each(|one| {
                run(
                    connection,
                    queries::INSERT_SETTLED,
                    named_params! { ":key": one.key, ":holder_id": one.holder, ":reason": one.reason },
                )?;
                run(
                    connection,
                    queries::INSERT_OFFICE,
                    named_params! { ":key": one.key, ":holder_id": one.holder, ":office": one.office, ":confidence": CONFIDENCE },
                )
            })
        })
    }

    /// Gives those settled the names of the lists, before the user's own names.
    pub(super) fn name_settled(&self) -> Result<()> {
        let table = self.ask_query(queries::LOAD_SETTLED, &[])?;
        for row in &table.rows {
            let (Some(node_id), Some(name)) =
                (table.integer(row, "node_id"), table.text(row, "name"))
            else {
                continue;
            };
            run(
                &self.connection,
                queries::SET_GIVEN_NAME,
                named_params! { ":node_id": node_id, ":given_name": name },
            )?;
            run(
                &self.connection,
                queries::INSERT_ALIAS,
                named_params! { ":folded": crate::model::fold_name(name), ":node_id": node_id, ":name": name, ":origin": "user" },
            )?;
        }
        Ok(())
    }
}

fn holder(table: &Table, row: &[Value]) -> Option<Holder> {
    let text = |column| table.text(row, column).unwrap_or_default().to_owned();
    let day = |column| table.text(row, column).and_then(|day| day.parse().ok());
    Some(Holder {
        id: table.integer(row, "holder_id")?,
        place: text("place"),
        person: text("person"),
        surname: text("surname"),
        name: text("name"),
        role: text("role"),
        first: day("first_day")?,
        last: day("last_day"),
        at: (text("path"), table.integer(row, "line")?),
    })
}
