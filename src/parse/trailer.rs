//! What stands behind a message and is no part of it: the National Archives' `Message Attributes`, an editor's
//! source note.
//!
//! Needs: the lines. Sets: what the message itself does not say, out of `Document Number`, `Draft Date`, `From`,
//! `To`, `TAGS`, `Subject`, `Reference`, `Drafter`, the original classification; `debris`. The names of those who
//! reviewed the text for release are never read.

use super::lines::Line;
use super::{Reader, references, source_note, subject, tags};
use crate::model::{Classification, DateSource, Span};
use crate::notation::read_date;

/// What stands behind the message.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Trailer<'t> {
    attributes: Option<&'t str>,
    note: Option<&'t str>,
}

/// Finds where the message ends: gives the number of its lines and what stands behind.
///
/// `notes`: where an edition says that its notes begin.
pub(super) fn find<'t>(
    text: &'t str,
    lines: &[Line],
    notes: Option<usize>,
) -> (usize, Trailer<'t>) {
    let mut trailer = Trailer::default();
    let mut end = lines.len();
    if let Some(notes) = notes {
        end = lines.partition_point(|line| line.start < notes);
        trailer.note = lines
            .get(end)
            .map(|line| line.of(text))
            .filter(|note| note.starts_with(source_note::LABEL));
        return (end, trailer);
    }
    let attributes = memchr::memmem::rfind(text.as_bytes(), b"Message Attributes");
    if let Some(index) = attributes.and_then(|at| line_at(lines, at))
        && lines[index].of(text) == "Message Attributes"
        && index > 0
    {
        trailer.attributes = Some(&text[lines[index].start..]);
        end = index;
    }
    let from = end.saturating_sub(NOTE_LINES);
    let note = (from..end).find(|index| lines[*index].of(text).starts_with(source_note::LABEL));
    if let Some(index) = note.filter(|index| *index > 0) {
        trailer.note = Some(lines[index].of(text));
        end = index;
    }
    (end, trailer)
}

/// How many lines an editor's notes may have.
const NOTE_LINES: usize = 200;

fn line_at(lines: &[Line], at: usize) -> Option<usize> {
    let index = lines.partition_point(|line| line.end <= at);
    lines
        .get(index)
        .filter(|line| line.start <= at)
        .map(|_| index)
}

/// Fills what the message does not say.
pub(super) fn read<'t>(reader: &mut Reader<'t>, trailer: Trailer<'t>) {
    if let Some(note) = trailer.note {
        source_note::read(reader, note);
        reader
            .cable
            .debris
            .extend(Span::of_slice(reader.text, note));
    }
    let Some(attributes) = trailer.attributes else {
        return;
    };
    let value = |label: &str| {
        attributes
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix(label)?.strip_prefix(':'))
            .map(|value| value.trim().trim_matches('\''))
            .find(|value| !value.is_empty() && !value.eq_ignore_ascii_case("n/a"))
    };
    if let Some(number) = value("Document Number").filter(|_| reader.cable.mrn_raw.is_none()) {
        reader.cable.mrn_raw = reader.located(number.to_owned(), number);
    }
    if let Some(words) = value("Draft Date").filter(|_| reader.cable.date.is_none())
        && let Some(date) = read_date(words)
    {
        reader.cable.date = Some(date);
        reader.cable.date_source = Some(DateSource::Metadata);
        reader.cable.date_span = Span::of_slice(reader.text, words);
    }
    if let Some(sender) = value("From").filter(|_| reader.cable.from.is_none()) {
        reader.cable.from = reader.located(sender.to_owned(), sender);
    }
    if let Some(addressees) = value("To").filter(|_| reader.cable.to.is_empty()) {
        for name in addressees
            .split([',', ';'])
            .map(str::trim)
            .filter(|name| !name.is_empty())
        {
            let located = reader.located(name.to_owned(), name);
            reader.cable.to.extend(located);
        }
    }
    if let Some(entries) = value("TAGS").filter(|_| reader.cable.tags.is_empty()) {
        tags::read(reader, entries);
    }
    if let Some(words) = value("Subject") {
        subject::read(reader, words);
    }
    if let Some(words) = value("Drafter").filter(|_| reader.cable.drafted_by.is_empty()) {
        let found = subject::people(reader, words);
        reader.cable.drafted_by = found;
    }
    if reader.cable.classification.is_none() {
        let labels = [
            "Original Classification",
            "Previous Classification",
            "Current Classification",
        ];
        let level = labels.into_iter().find_map(|label| {
            let words = value(label)?;
            let (level, _) = Classification::WORDS
                .iter()
                .find(|(_, name)| name.eq_ignore_ascii_case(words))?;
            Some((*level, words))
        });
        reader.cable.classification = level.and_then(|(level, words)| reader.located(level, words));
    }
    reader
        .cable
        .debris
        .extend(Span::of_slice(reader.text, attributes.trim_end()));
    reader.listed_references = value("Reference");
}

/// Reads the references that the attributes list, where the message lists none. Needs: date and number.
pub(super) fn read_references(reader: &mut Reader<'_>) {
    if let Some(list) = reader
        .listed_references
        .take()
        .filter(|_| reader.cable.references.is_empty())
    {
        references::read(reader, list);
    }
}
