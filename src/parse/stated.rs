//! What the input states beside the text, where the text itself is silent.
//!
//! Needs: all that the text says. Sets: `classification` where the text has none, `references` that its list lacks.
//! Method: such a reference stands where its number is met in the text; one that is not in it is tied to the line
//! by which the message names itself, and a diagnostic says so. Cost: a search of the text for each.

use super::Reader;
use crate::model::{Classification, Diagnostic, Located, Reference, ReferenceKind, Span, Stated};
use crate::vocab;

/// Fills the gaps.
pub(super) fn read(reader: &mut Reader<'_>, stated: &Stated) {
    if reader.cable.classification.is_none()
        && let Some(level) = stated.classification.as_deref().and_then(level)
        && let Some(line) = own_line(reader)
    {
        reader.cable.classification = Some(Located::new(level, line));
    }
    for number in &stated.references {
        reference(reader, number);
    }
}

fn reference(reader: &mut Reader<'_>, written: &str) {
    let year = reader.cable.date.map(|date| date.year() as u16);
    let read = vocab::posts().read_number(written);
    let Some(mrn) = read.as_ref().and_then(|number| number.mrn(year)) else {
        reader.diagnose(Diagnostic::whole(
            "P040",
            format!("the reference `{written}` stated beside the text cannot be read"),
        ));
        return;
    };
    let is_known = |known: &Reference| known.mrn.as_ref() == Some(&mrn);
    if reader.cable.mrn.as_ref() == Some(&mrn) || reader.cable.references.iter().any(is_known) {
        return;
    }
    let place = place_of(reader.text, mrn.serial());
    let Some(span) = place.or_else(|| own_line(reader)) else {
        return;
    };
    if place.is_none() {
        reader.diagnose(Diagnostic::whole(
            "P041",
            format!("the reference `{written}` is stated beside the text only"),
        ));
    }
    reader.cable.references.push(Reference {
        label: None,
        mrn: Some(mrn),
        sent: None,
        raw: written.to_owned(),
        kind: ReferenceKind::Cable,
        notal: false,
        and_previous: false,
        span,
    });
}

/// The classification that a catalogue names.
fn level(words: &str) -> Option<Classification> {
    let words = words.trim().to_ascii_uppercase();
    let named = |name: &str| {
        words
            .strip_prefix(name)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
    };
    Classification::WORDS
        .iter()
        .find(|(_, name)| named(name))
        .map(|(level, _)| *level)
}

/// The line with the message's own number, else the first line with words.
fn own_line(reader: &Reader<'_>) -> Option<Span> {
    let first = || {
        let line = reader
            .text
            .lines()
            .map(str::trim)
            .find(|line| !line.is_empty())?;
        Span::of_slice(reader.text, line)
    };
    reader
        .cable
        .mrn_raw
        .as_ref()
        .map(|raw| raw.span)
        .or_else(first)
}

/// Where a serial number of three figures or more stands, with the name of a post before it: `STATE 106206`.
fn place_of(text: &str, serial: u32) -> Option<Span> {
    let digits = serial.to_string();
    if digits.len() < 3 {
        return None;
    }
    let bytes = text.as_bytes();
    memchr::memmem::find_iter(bytes, digits.as_bytes()).find_map(|at| {
        let end = at + digits.len();
        if bytes.get(end).is_some_and(u8::is_ascii_digit) {
            return None;
        }
        let zeros = bytes[..at].iter().rev().take_while(|b| **b == b'0').count();
        let before = &bytes[..at - zeros];
        let blanks = before.iter().rev().take_while(|b| **b == b' ').count();
        let word = before[..before.len() - blanks].iter().rev();
        let letters = word.take_while(|b| b.is_ascii_alphabetic()).count();
        let start = before.len() - blanks - letters;
        (letters >= 3).then(|| Span::new(text, start, end))?
    })
}
