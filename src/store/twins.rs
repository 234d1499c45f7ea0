//! References to numbers that more than one message bears: what is known of each, and which message it is made to mean.

use rusqlite::named_params;

use super::Store;
use super::ask::{first, run};
use super::error::Result;
use super::queries;
use crate::model::{Bearer, EntityKind, Mrn, Table, TwinMeant, Twins, Value};

impl Store {
    /// References to numbers that two messages may bear.
    ///
    /// # Errors
    ///
    /// Those of SQLite. Cost: all references are read.
    pub fn twins(&self) -> Result<Vec<Twins>> {
        const NEAR: i64 = 45;
        let table = self.ask_query(queries::LOAD_TWINS, &[("days", Value::Integer(NEAR))])?;
        let rows = table.rows.iter();
        Ok(rows.filter_map(|row| twins(&table, row)).collect())
    }

    /// Makes references mean the messages that they are found to mean; one that is not held is made if need be.
    ///
    /// # Errors
    ///
    /// Those of SQLite; nothing is changed then.
    pub fn tell_twins(&mut self, meant: &[(Twins, TwinMeant)]) -> Result<()> {
        let is_new = |(twins, meant): &&(Twins, TwinMeant)| match meant {
            TwinMeant::Held(node) => *node != twins.cited,
            TwinMeant::Absent(name) => *name != twins.name,
        };
        let changed: Vec<_> = meant.iter().filter(is_new).collect();
        if changed.is_empty() {
            return Ok(());
        }
        self.as_one(|store| {
            for (twins, meant) in changed {
                let to = match meant {
                    TwinMeant::Held(node) => *node,
                    TwinMeant::Absent(name) => store.absent(&twins.mrn, name)?,
                };
                let moved = named_params! { ":from_id": twins.cited, ":to_id": to, ":cable_id": twins.citing };
                run(&store.connection, queries::MOVE_EDGES, moved)?;
                run(&store.connection, queries::MOVE_MENTIONS, moved)?;
            }
            run(&store.connection, queries::DELETE_ORPHAN_CABLES, &[])?;
            run(&store.connection, queries::DELETE_ORPHANS, &[])?;
            store.memory.nodes.clear();
            Ok(())
        })
    }

    /// The node of a message that is cited by a number of others and not held.
    fn absent(&self, mrn: &Mrn, name: &str) -> Result<i64> {
        let id: Option<i64> = first(
            &self.connection,
            queries::UPSERT_NODE,
            named_params! {
                ":kind": EntityKind::Cable.as_str(), ":key": format!("cable:{name}"), ":name": name, ":held": false,
                ":protection": None::<&str>,
            },
            |row| row.get(0),
        )?;
        let id = id.unwrap_or_default();
        let number = mrn.to_string();
        run(
            &self.connection,
            queries::INSERT_STUB,
            named_params! {
                ":cable_id": id, ":mrn": (number == name).then_some(number), ":year": mrn.year(), ":post": mrn.post(),
                ":serial": mrn.serial(),
            },
        )?;
        let folded = crate::model::fold_name(name);
        run(
            &self.connection,
            queries::INSERT_ALIAS,
            named_params! { ":folded": folded, ":node_id": id, ":name": name, ":origin": "text" },
        )?;
        Ok(id)
    }
}

fn twins(table: &Table, row: &[Value]) -> Option<Twins> {
    let list =
        |column| serde_json::from_str::<Vec<serde_json::Value>>(table.text(row, column)?).ok();
    let year = u16::try_from(table.integer(row, "year")?).ok()?;
    let serial = u32::try_from(table.integer(row, "serial")?).ok()?;
    let bearer = |held: &serde_json::Value| {
        Some(Bearer {
            node: held[0].as_i64()?,
            day: held[1].as_str()?.parse().ok()?,
            outnumbered: held[2] == 1,
        })
    };
    let words = list("words")?;
    Some(Twins {
        citing: table.integer(row, "citing_id")?,
        day: table.text(row, "day")?.parse().ok()?,
        cited: table.integer(row, "cited_id")?,
        name: table.text(row, "name")?.to_owned(),
        mrn: Mrn::new(year, table.text(row, "post")?, serial)?,
        held: list("held")?.iter().filter_map(bearer).collect(),
        words: words
            .iter()
            .filter_map(|words| words.as_str().map(str::to_owned))
            .collect(),
    })
}
