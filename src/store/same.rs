//! Whether two texts under one number are two messages: months apart, or of wholly different words.

use std::collections::HashSet;

use jiff::civil::Date;
use rusqlite::named_params;

use super::error::Result;
use super::queries;
use super::save::Writer;
use crate::model::{Diagnostic, Document, Mrn, fold};

/// Copies of one message differ by less, by a misprint of a day: a month apart are two, as of two journeys of a Secretary of State.
const SAME_NUMBER_DAYS: i64 = 20;

/// Copies of one message share more of their words of some length, a part of it with the whole too.
const SAME_WORDS: f64 = 0.34;

/// Why a message is another than the one that is held under its number.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Another {
    /// It is months away.
    Season,
    /// Neither subject nor words are the same.
    Words,
}

impl Another {
    /// What is told of it.
    pub(super) fn told(self, mrn: &Mrn) -> Diagnostic {
        let (code, what) = match self {
            Another::Season => ("S002", "a message of another season"),
            Another::Words => ("S004", "a message of wholly different words"),
        };
        Diagnostic::whole(
            code,
            format!("{what} is held as {mrn}; this one goes by its own identity"),
        )
    }
}

/// What is held under a number.
struct HeldMessage {
    day: Option<Date>,
    subject: String,
    text: String,
    /// Where its first paragraph begins.
    body: usize,
    is_section: bool,
}

impl Writer<'_, '_, '_, '_> {
    /// Whether the message read under a number already is another than the document, and why; the number and day of the latter.
    pub(super) fn is_another(&self, document: &Document) -> Result<Option<(Another, Mrn, Date)>> {
        let (Some(mrn), Some(date)) = (&document.cable.mrn, document.cable.date) else {
            return Ok(None);
        };
        let number = mrn.to_string();
        let held = self.one(
            queries::FIND_MESSAGE_OF_NUMBER,
            named_params! { ":mrn": number, ":sha256": document.raw.sha256 },
            |row| {
                let day: Option<String> = row.get(0)?;
                Ok(HeldMessage {
                    day: day.and_then(|day| day.parse().ok()),
                    subject: row.get::<_, Option<String>>(1)?.unwrap_or_default(),
                    text: row.get::<_, Option<String>>(2)?.unwrap_or_default(),
                    body: row.get::<_, Option<i64>>(3)?.unwrap_or_default() as usize,
                    is_section: row.get(4)?,
                })
            },
        )?;
        let Some(held) = held else {
            return Ok(None);
        };
        let apart = held
            .day
            .map_or(0, |other| date.duration_until(other).as_hours().abs() / 24);
        let why = if apart > SAME_NUMBER_DAYS {
            Another::Season
        } else if is_unlike(&held, document) {
            Another::Words
        } else {
            return Ok(None);
        };
        Ok(Some((why, mrn.clone(), date)))
    }
}

/// Whether subject and words of two messages are too unlike for copies or parts of one.
fn is_unlike(held: &HeldMessage, document: &Document) -> bool {
    let cable = &document.cable;
    let subject = cable.subject.as_ref().map(|subject| subject.value.as_str());
    let (one, other) = (
        words(&held.subject, 4),
        words(subject.unwrap_or_default(), 4),
    );
    let is_known = !held.text.is_empty() && !one.is_empty() && !other.is_empty();
    if !is_known || held.is_section || cable.section.is_some() || !one.is_disjoint(&other) {
        return false;
    }
    let body = cable
        .paragraphs
        .first()
        .map(|paragraph| paragraph.span.start());
    let own = document.raw.text.get(body.unwrap_or_default()..);
    let theirs = held.text.get(held.body..);
    let (one, other) = (
        words(own.unwrap_or_default(), 5),
        words(theirs.unwrap_or_default(), 5),
    );
    let fewer = one.len().min(other.len());
    fewer > 2 && (one.intersection(&other).count() as f64) < SAME_WORDS * fewer as f64
}

/// The words of so many letters at least, folded, each once.
fn words(text: &str, least: usize) -> HashSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.len() >= least).map(fold).collect()
}
