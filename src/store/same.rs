//! Whether two texts under one number are two messages: months apart, or of wholly different words; or two texts under one
//! name that inputs give them, which says less: there words alone tell.

use std::collections::HashSet;

use jiff::civil::Date;
use rusqlite::named_params;

use super::ask::each_bound;
use super::error::Result;
use super::queries;
use super::save::Writer;
use crate::model::{Diagnostic, Document, Mrn, fold};

/// Copies of one message differ by less, by a misprint of a day: a month apart are two, as of two journeys of a Secretary of State.
const SAME_NUMBER_DAYS: i64 = 20;

/// Copies of one message share more of their words of some length, a part of it with the whole too.
const SAME_WORDS: f64 = 0.34;

/// Texts of two messages whose inputs call them the same share up to so many; measured on telegrams of the 1970s.
const SAME_WORDS_OF_ID: f64 = 0.5;

/// With so many messages of one id a text is compared: an input may call all that it holds the same.
const MOST_OF_ID: usize = 8;

/// Why a message is another than the one that is held under its number.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Another {
    /// It is months away.
    Season,
    /// Neither subject nor words are the same.
    Words,
}

impl Another {
    /// What is told of it; `held` is what the other one goes by.
    pub(super) fn told(self, held: &str) -> Diagnostic {
        let (code, what) = match self {
            Another::Season => ("S002", "a message of another season"),
            Another::Words => ("S004", "a message of wholly different words"),
        };
        Diagnostic::whole(
            code,
            format!("{what} is held as {held}; this one goes by its own identity"),
        )
    }
}

/// A message by what its input calls it.
pub(super) struct OfId {
    pub(super) key: String,
    pub(super) name: String,
    /// The name of the message that is called the same, where this is another.
    pub(super) beside: Option<String>,
}

impl OfId {
    /// The only one that is called so.
    pub(super) fn alone(key: String, name: String) -> Self {
        OfId {
            key,
            name,
            beside: None,
        }
    }
}

/// What is held under a number or an id.
struct HeldMessage {
    day: Option<Date>,
    subject: String,
    text: String,
    /// Where its first paragraph begins.
    body: usize,
    is_section: bool,
}

impl HeldMessage {
    /// From the columns that the queries for both have first.
    fn of(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        let day: Option<String> = row.get(0)?;
        Ok(HeldMessage {
            day: day.and_then(|day| day.parse().ok()),
            subject: row.get::<_, Option<String>>(1)?.unwrap_or_default(),
            text: row.get::<_, Option<String>>(2)?.unwrap_or_default(),
            body: row.get::<_, Option<i64>>(3)?.unwrap_or_default() as usize,
            is_section: row.get(4)?,
        })
    }
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
            HeldMessage::of,
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

    /// The message of a document that goes by what its input calls it: `key` where no other does, else one that has its words,
    /// else one of its own, known by its words.
    pub(super) fn of_id(&self, document: &Document, key: &str, name: &str) -> Result<OfId> {
        let raw = &document.raw;
        let mut messages = Vec::new();
        each_bound(
            self.transaction,
            queries::LIST_MESSAGES_OF_ID,
            named_params! {
                ":document": raw.id, ":key": key, ":most": MOST_OF_ID as i64, ":sha256": raw.sha256,
            },
            |row| {
                let (key, name): (String, String) = (row.get(5)?, row.get(6)?);
                messages.push((HeldMessage::of(row)?, key, name));
                Ok(())
            },
        )?;
        let first = messages.iter().find(|(_, held, _)| held == key);
        let first = first.map(|(_, _, name)| name.clone());
        let same = messages
            .into_iter()
            .find(|(held, ..)| !share_few(held, document, SAME_WORDS_OF_ID));
        Ok(match (same, first) {
            (Some((_, held, name)), first) => OfId {
                beside: first.filter(|_| held != key),
                key: held,
                name,
            },
            (None, Some(first)) => OfId {
                key: format!("{key} of {}", raw.sha256.get(..12).unwrap_or(&raw.sha256)),
                name: format!("{} of {}:{}", raw.id, raw.path, raw.ordinal),
                beside: Some(first),
            },
            (None, None) => OfId::alone(key.to_owned(), name.to_owned()),
        })
    }
}

/// Whether subject and words of two messages are too unlike for copies or parts of one.
fn is_unlike(held: &HeldMessage, document: &Document) -> bool {
    let subject = document.cable.subject.as_ref();
    let subject = subject.map(|subject| subject.value.as_str());
    let (one, other) = (
        words(&held.subject, 4),
        words(subject.unwrap_or_default(), 4),
    );
    let is_known = !one.is_empty() && !other.is_empty();
    is_known && one.is_disjoint(&other) && share_few(held, document, SAME_WORDS)
}

/// Whether two messages share fewer of their words than this, of those of the one that has fewer.
fn share_few(held: &HeldMessage, document: &Document, least: f64) -> bool {
    let cable = &document.cable;
    if held.text.is_empty() || held.is_section || cable.section.is_some() {
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
    fewer > 2 && (one.intersection(&other).count() as f64) < least * fewer as f64
}

/// The words of so many letters at least, folded, each once.
fn words(text: &str, least: usize) -> HashSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.len() >= least).map(fold).collect()
}
