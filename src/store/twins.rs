//! References to numbers that more than one message bears: what is known of each, and which message it is made to mean.

use jiff::civil::Date;
use rusqlite::named_params;

use super::Store;
use super::ask::{first, run};
use super::cells::{Cells, read};
use super::error::Result;
use super::queries;
use crate::model::{Bearer, EntityKind, Mrn, TwinMeant, Twins, Value};

impl Store {
    /// References to numbers that two messages may bear.
    ///
    /// # Errors
    ///
    /// Those of SQLite. Cost: all references are read.
    pub fn twins(&self) -> Result<Vec<Twins>> {
        const NEAR: i64 = 45;
        let table = self.ask_query(queries::LOAD_TWINS, &[("days", Value::Integer(NEAR))])?;
        read(queries::LOAD_TWINS.name, &table, twins)
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
            store.drop_unnamed()
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

fn twins(row: Cells<'_>) -> Result<Twins> {
    let number = || {
        let year = u16::try_from(row.integer("year")?).ok();
        let serial = u32::try_from(row.integer("serial")?).ok();
        let post = row.text("post")?;
        let mrn = year.zip(serial);
        row.known(
            "serial",
            mrn.and_then(|(year, serial)| Mrn::new(year, post, serial)),
        )
    };
    let held: Vec<(i64, Date, i64)> = row.json("held")?;
    let bearers = held.into_iter().map(|(node, day, outnumbered)| Bearer {
        node,
        day,
        outnumbered: outnumbered == 1,
    });
    Ok(Twins {
        citing: row.integer("citing_id")?,
        day: row.known("day", row.text("day")?.parse().ok())?,
        cited: row.integer("cited_id")?,
        name: row.text("name")?.to_owned(),
        mrn: number()?,
        held: bearers.collect(),
        words: row.json("words")?,
    })
}
