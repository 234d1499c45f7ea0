//! Which text of a cable leads: the one that its graph is read from.
//!
//! A cable may come in several texts (copies, releases, sections). The graph of a cable, or of one section of it, is
//! read from one of them, the longest; the others are kept and searched, and say nothing a second time, but that a
//! source must be protected: a mark counts whichever of them bears it.

use rusqlite::named_params;

use super::error::Result;
use super::held::Held;
use super::save::Writer;
use super::{queries, rows};
use crate::model::{Diagnostic, Document, Mention, RawText};

/// The text that a cable, or a section of it, is read from now.
struct Leading {
    source_id: i64,
    path: String,
    /// Whether the text at hand takes its place.
    gives_way: bool,
}

impl Writer<'_, '_, '_, '_> {
    /// Whether a text that was kept beside another of its cable is to lead now that the other is gone.
    pub(super) fn is_to_lead(&self, raw: &RawText, known: &Held) -> Result<bool> {
        let leading = self.leading(raw, known.cable_id, known.section_number)?;
        Ok(leading.is_none_or(|leading| leading.gives_way))
    }

    /// Reads the graph from a text that was kept beside another.
    pub(super) fn promote(&mut self, document: &Document, source_id: i64) -> Result<()> {
        self.saved.replaced += 1;
        self.drop_readings(source_id, false)?;
        self.assign(document, source_id)?;
        self.place(document, source_id)
    }

    /// Replaces what was read from a text by what is read from it now; it may be read as a cable that has a better text.
    pub(super) fn read_again(&mut self, document: &Document, source_id: i64) -> Result<()> {
        self.saved.stored += 1;
        self.lead(source_id, false)?;
        self.promote(document, source_id)
    }

    /// Reads the graph from a text, unless a better text of the same cable leads.
    pub(super) fn place(&mut self, document: &Document, source_id: i64) -> Result<()> {
        let raw = &document.raw;
        let cable_id = self.cable_of(document)?.id;
        let section = document.cable.section.map(|section| section.number);
        let copy = || {
            let message = "another text of this cable is held; this one is kept beside it and not counted again";
            Diagnostic::whole("S001", message)
        };
        if let Some(other) = self.leading(raw, cable_id, section)? {
            self.saved.other_copies += 1;
            if !other.gives_way {
                self.marks(document, source_id)?;
                return self.diagnostic(&raw.path, source_id, &copy());
            }
            self.drop_readings(other.source_id, true)?;
            self.saved.replaced += 1;
            self.lead(other.source_id, false)?;
            self.diagnostic(&other.path, other.source_id, &copy())?;
        }
        self.lead(source_id, true)?;
        self.readings(document, source_id)
    }

    fn lead(&self, source_id: i64, leads: bool) -> Result<()> {
        self.run(
            queries::SET_LEADING,
            named_params! { ":source_id": source_id, ":leads": leads },
        )
    }

    /// The source that leads now, and whether the new text takes its place: the longer leads, of equal ones the one
    /// whose bytes have the smaller sum, whichever came first.
    fn leading(
        &self,
        raw: &RawText,
        cable_id: i64,
        section: Option<u8>,
    ) -> Result<Option<Leading>> {
        self.one(
            queries::FIND_LEADING_SOURCE,
            named_params! { ":cable_id": cable_id, ":section_number": section },
            |row| {
                let (bytes, sha256): (i64, String) = (row.get(1)?, row.get(2)?);
                let ours = (raw.bytes as i64, std::cmp::Reverse(&raw.sha256));
                Ok(Leading {
                    source_id: row.get(0)?,
                    path: row.get(3)?,
                    gives_way: ours > (bytes, std::cmp::Reverse(&sha256)),
                })
            },
        )
    }

    /// Writes whom a text that does not lead marks as sources to protect, and the marks of which that is not known.
    fn marks(&mut self, document: &Document, source_id: i64) -> Result<()> {
        let cable = self.cable_of(document)?;
        let mut ids = vec![cable.id; document.entities.len()];
        let marked = document.mentions.iter();
        let marked: Vec<&Mention> = marked.filter(|one| one.protection.is_some()).collect();
        for mention in &marked {
            let at = mention.entity.0 as usize;
            ids[at] = self.entity(document, &document.entities[at], &cable.key)?;
        }
        rows::mentions(self.transaction, marked, source_id, &ids)?;
        let mut unsettled = document.diagnostics.iter().filter(|one| one.code == "X010");
        unsettled.try_for_each(|one| self.diagnostic(&document.raw.path, source_id, one))
    }
}
