//! RIS: citations of cables, as Zotero and EndNote read them.
//!
//! A cable is a personal communication (`PCOMM`), which Zotero takes for a letter. Every cable of the selection is told,
//! and those that prove its statements; a note says which are only cited.

use std::io::{self, Write};

use super::Outlet;
use crate::model::{EdgeRecord, EntityKind, NodeRecord, fold_space};

pub(super) struct Ris<W: Write> {
    file: W,
}

impl<W: Write> Ris<W> {
    pub(super) fn begin(file: W) -> Self {
        Ris { file }
    }

    fn tag(&mut self, tag: &str, value: &str) -> io::Result<()> {
        // A line is a value: line breaks would begin another tag.
        write!(self.file, "{tag}  - {}\r\n", fold_space(value))
    }
}

/// The title under which a cable is cited: its subject, else its number.
pub(super) fn title(node: &NodeRecord) -> &str {
    node.head.subject.as_deref().unwrap_or(&node.end.name)
}

/// What is to be known of it beside title and number.
pub(super) fn note(node: &NodeRecord) -> Option<String> {
    let held = (!node.held).then(|| "cited, not held".to_owned());
    let words: Vec<String> = node
        .head
        .classification
        .clone()
        .into_iter()
        .chain(held)
        .collect();
    (!words.is_empty()).then(|| words.join("; "))
}

impl<W: Write> Outlet for Ris<W> {
    fn node(&mut self, node: &NodeRecord) -> io::Result<bool> {
        if !node.end.is(EntityKind::Cable) {
            return Ok(false);
        }
        self.tag("TY", "PCOMM")?;
        self.tag("ID", &node.end.name)?;
        self.tag("TI", title(node))?;
        for sender in &node.head.senders {
            // A comma at the end marks a name that has no parts.
            self.tag("AU", &format!("{},", sender.name))?;
        }
        for addressee in &node.head.addressees {
            self.tag("A2", &format!("{},", addressee.name))?;
        }
        if let Some(date) = &node.head.date {
            self.tag("PY", &date[..4])?;
            self.tag("DA", &date.replace('-', "/"))?;
        }
        self.tag("M3", "Telegram")?;
        self.tag("CN", &node.end.name)?;
        for tag in &node.head.tags {
            self.tag("KW", tag)?;
        }
        if let Some(note) = note(node) {
            self.tag("N1", &note)?;
        }
        write!(self.file, "ER  - \r\n\r\n")?;
        Ok(true)
    }

    fn edge(&mut self, _: &EdgeRecord) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
