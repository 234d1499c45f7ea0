//! The list under `REF`, in every shape.
//!
//! Needs: the `REF` fields, the date of the message. Sets: `references`. Method: a cursor that reads letters of
//! the list, numbers of cables, and whatever else up to the next separator. A cable's year is the one written,
//! else the message's. Cost: one pass.

mod airgrams;
mod chain;
mod cursor;
mod dating;
mod shapes;

use std::collections::HashSet;

use jiff::civil::Date;

use cursor::{Cursor, Entry};

use super::Reader;
use crate::model::{Diagnostic, Mrn, Reference, ReferenceKind, STATE, Span, fold_space};
use crate::notation::{self, Correspondence, NumberRead, PostCertainty};
use crate::vocab::{self, Whose};

/// Reads one field and appends its entries.
pub(super) fn read(reader: &mut Reader<'_>, content: &str) {
    let mut cursor = Cursor::new(content, reader.cable.date);
    cursor.run();
    let Cursor { found, odd, .. } = cursor;
    let parties = Correspondence::of(&reader.cable);
    let listed = reader.cable.references.iter();
    let mut seen: HashSet<Mrn> = listed.filter_map(|r| r.mrn.clone()).collect();
    for entry in found {
        push(reader, &parties, &mut seen, entry);
    }
    for words in odd {
        if let Some(span) = Span::of_slice(reader.text, words) {
            let message = format!(
                "`{}` in the reference list is not understood",
                shorten(words)
            );
            reader.diagnose(Diagnostic::at("P022", span, message));
        }
    }
}

fn shorten(words: &str) -> String {
    let folded = fold_space(words);
    match folded.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &folded[..at]),
        None => folded,
    }
}

/// The cable that an entry means, and whether its number can only be ahead of the message's own.
fn identify(
    reader: &Reader<'_>,
    parties: &Correspondence,
    number: &NumberRead,
    entry: &Entry<'_>,
) -> (Option<Mrn>, bool) {
    let Some(date) = reader.cable.date else {
        let year = reader.own_year();
        return (number.mrn(year).filter(|_| entry.whose.is_none()), false);
    };
    let own = reader.cable.mrn.as_ref();
    let whose = entry.whose.or_else(|| {
        // Before July 1966 the Department had a series to each post.
        let is_of_series = number.post == STATE || entry.to.is_some();
        let post = vocab::posts()
            .exact(&number.post)
            .filter(|_| is_of_series)?;
        Some(Whose::of(post.name))
    });
    let sent = number
        .year
        .and_then(|year| Date::new(i16::try_from(year).ok()?, 12, 31).ok());
    let series = match whose {
        Some(whose) => parties.series(whose, entry.to, number.serial, sent),
        None => Some(number.post.to_string()),
    };
    let Some(series) = series.or_else(|| {
        let known = entry.whose.is_none();
        known.then(|| number.post.to_string())
    }) else {
        return (None, false);
    };
    let by_day = entry.day.and_then(|day| notation::year_of_day(day, date));
    let (year, ahead) = match number.year.or(by_day) {
        Some(year) => (year, false),
        None if number.certainty == PostCertainty::Unknown => (date.year() as u16, false),
        None => notation::year_cited(date, &series, number.serial, own),
    };
    (Mrn::new(year, &series, number.serial), ahead)
}

fn push(
    reader: &mut Reader<'_>,
    parties: &Correspondence,
    seen: &mut HashSet<Mrn>,
    entry: Entry<'_>,
) {
    // "Your 210957Z": who writes to whom says whose.
    let sender = entry.whose.and_then(|whose| parties.sender(whose));
    let at = sender.zip(entry.time);
    let sent = at.and_then(|(sender, time)| vocab::posts().sent_at(sender, time));
    let entry = Entry {
        sent: sent.or_else(|| entry.sent.clone()),
        ..entry
    };
    let Some(span) = Span::of_slice(reader.text, entry.raw) else {
        return;
    };
    let (mrn, ahead) = match (&entry.number, entry.airgram) {
        (Some(number), _) => identify(reader, parties, number, &entry),
        (None, Some(airgram)) => {
            let mrn = parties.airgram(airgram, entry.whose, entry.to, entry.day);
            (mrn, false)
        }
        (None, None) => (None, false),
    };
    let raw = fold_space(entry.raw);
    let misprint = (entry.number.as_ref())
        .filter(|number| number.certainty == PostCertainty::Misprint)
        .map(|number| {
            (
                "P003",
                format!("`{raw}` is read as a number of {}", number.post),
            )
        });
    let doubt = match &mrn {
        None => unknown(reader, &entry, &raw),
        Some(mrn) => to_come(reader, mrn, ahead, &raw),
    };
    for (code, message) in misprint.into_iter().chain(doubt) {
        reader.diagnose(Diagnostic::at(code, span, message));
    }
    let own_time = || vocab::posts().sending(&reader.cable);
    if (mrn.is_some() && mrn == reader.cable.mrn)
        || (entry.sent.is_some() && entry.sent == own_time())
    {
        // The head of a page, with the message's own number, stands in the list.
        return;
    }
    let known = mrn.as_ref().is_some_and(|mrn| !seen.insert(mrn.clone()));
    if !known {
        reader.cable.references.push(Reference {
            label: entry.label.map(String::from),
            mrn,
            sent: entry.sent,
            raw,
            kind: entry.kind,
            notal: entry.notal,
            and_previous: entry.and_previous,
            span,
        });
    }
}

/// Why the number of an entry cannot be known: code and message of a diagnostic; none of what is no cable.
fn unknown(reader: &Reader<'_>, entry: &Entry<'_>, raw: &str) -> Option<(&'static str, String)> {
    if entry.airgram.is_some() {
        let message = format!("whose airgram `{raw}` is, or of which year, cannot be known");
        return Some(("P024", message));
    }
    if entry.whose.is_some() && entry.sent.is_none() && reader.own_year().is_some() {
        let message = format!("whose number `{raw}` is cannot be known from sender and addressee");
        return Some(("P023", message));
    }
    let is_cable = entry.kind == ReferenceKind::Cable;
    match (&entry.number, &entry.sent) {
        (Some(_), _) if is_cable => {
            let message = format!("the year of `{raw}` cannot be known: the message has no date");
            Some(("P020", message))
        }
        (None, None) if is_cable => {
            let message = format!("`{raw}` tells a cable by its time, and not who sent it");
            Some(("P025", message))
        }
        _ => None,
    }
}

/// Of a cable that the message cannot refer to, since it was not sent yet, code and message of a diagnostic.
fn to_come(
    reader: &Reader<'_>,
    mrn: &Mrn,
    ahead: bool,
    raw: &str,
) -> Option<(&'static str, String)> {
    let what = if reader.own_year().is_some_and(|own| mrn.year() > own) {
        "year"
    } else if ahead
        || reader
            .cable
            .mrn
            .as_ref()
            .is_some_and(|own| is_ahead(mrn, own))
    {
        "number"
    } else {
        return None;
    };
    Some((
        "P021",
        format!("`{raw}` points to a {what} after the message's own"),
    ))
}

/// Whether a number is a later one of the message's own numbering.
fn is_ahead(mrn: &Mrn, own: &Mrn) -> bool {
    let one_numbering = own.year() >= 1969;
    one_numbering
        && mrn.post() == own.post()
        && mrn.year() == own.year()
        && mrn.serial() > own.serial()
}
