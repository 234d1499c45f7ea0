//! CSL-JSON: citations of cables, as Zotero, Pandoc and citeproc read them.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::Outlet;
use super::ris::{note, title};
use crate::model::{EdgeRecord, End, EntityKind, NodeRecord};

pub(super) struct Csl<W: Write> {
    file: W,
    is_first: bool,
}

impl<W: Write> Csl<W> {
    pub(super) fn begin(mut file: W) -> io::Result<Self> {
        file.write_all(b"[")?;
        Ok(Csl {
            file,
            is_first: true,
        })
    }
}

/// Names that have no parts.
fn names(ends: &[End]) -> Option<Value> {
    let names: Vec<Value> = ends
        .iter()
        .map(|end| json!({"literal": end.name}))
        .collect();
    (!names.is_empty()).then(|| Value::from(names))
}

fn issued(date: &str) -> Value {
    let parts: Vec<i64> = date
        .split('-')
        .filter_map(|part| part.parse().ok())
        .collect();
    json!({"date-parts": [parts]})
}

impl<W: Write> Outlet for Csl<W> {
    fn node(&mut self, node: &NodeRecord) -> io::Result<bool> {
        if !node.end.is(EntityKind::Cable) {
            return Ok(false);
        }
        let head = &node.head;
        let mut item = json!({
            "id": node.end.name,
            "type": "personal_communication",
            "genre": "Telegram",
            "title": title(node),
            "number": node.end.name,
        });
        let keyword = (!head.tags.is_empty()).then(|| Value::from(head.tags.join(", ")));
        let further = [
            ("author", names(&head.senders)),
            ("recipient", names(&head.addressees)),
            ("issued", head.date.as_deref().map(issued)),
            ("keyword", keyword),
            ("note", note(node).map(Value::from)),
        ];
        for (name, value) in further {
            if let Some(value) = value {
                item[name] = value;
            }
        }
        let before = if self.is_first { "\n" } else { ",\n" };
        self.is_first = false;
        self.file.write_all(before.as_bytes())?;
        serde_json::to_writer(&mut self.file, &item)?;
        Ok(true)
    }

    fn edge(&mut self, _: &EdgeRecord) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        self.file.write_all(b"\n]\n")?;
        self.file.flush()
    }
}
