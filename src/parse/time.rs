//! When a message was sent: the date-time group with its letters of precedence, and the hour of a dateline.
//!
//! Needs: the loose lines and the `FM` field. Sets: `date time precedence`.

use jiff::civil::Time;

use super::security;
use super::{Reader, settle_day};
use crate::model::{DateSource, Diagnostic, Located, Span};
use crate::notation::{DtgFound, find_dtg, with_mended_group, year_of_group};

/// Reads the group of a line. It is better than any title's date.
pub(super) fn date_time_group(reader: &mut Reader<'_>, line: &str) {
    if line.len() > 200 || reader.cable.date_source == Some(DateSource::Dtg) {
        return;
    }
    let base = line.as_ptr() as usize - reader.text.as_ptr() as usize;
    let (found, misread) = group_of(line);
    match found {
        Some(DtgFound::Whole(dtg)) => {
            if let Some(span) =
                Span::new(reader.text, base + dtg.start, base + dtg.end).filter(|_| misread)
            {
                let message = format!(
                    "`{}` is read as {} {:02}{:02}Z, letters being taken for figures",
                    span.of(reader.text),
                    dtg.date,
                    dtg.hour,
                    dtg.minute
                );
                reader.diagnose(Diagnostic::at("P017", span, message));
            }
            if reader.cable.precedence.is_empty() {
                let before = &line[..dtg.start];
                // "P R 141520Z": of the action addressees, then of the others.
                let is_letters = |word: &&str| {
                    word.len() <= 3 && word.chars().all(|c| security::precedence_of(c).is_some())
                };
                let words = before.split_whitespace().rev().take_while(is_letters);
                let first = words.last().map_or(before.len(), |word| {
                    word.as_ptr() as usize - before.as_ptr() as usize
                });
                let letters = &before[first..];
                for (at, letter) in letters.char_indices() {
                    if let Some(word) = security::precedence_of(letter)
                        && reader
                            .cable
                            .precedence
                            .iter()
                            .all(|known| known.value != word)
                        && let Some(span) = Span::of_slice(reader.text, &letters[at..=at])
                    {
                        reader
                            .cable
                            .precedence
                            .push(Located::new(word.to_owned(), span));
                    }
                }
            }
            if reader.cable.date.is_none() {
                reader.cable.date = Some(dtg.date);
                reader.cable.time = Time::new(dtg.hour, dtg.minute, 0, 0).ok();
                reader.cable.date_source = Some(DateSource::Dtg);
                reader.cable.date_span = Span::new(reader.text, base + dtg.start, base + dtg.end);
            } else if reader.text_day.is_none() {
                let span = Span::new(reader.text, base + dtg.start, base + dtg.end);
                reader.text_day = span.map(|span| (dtg.date, span));
                settle_day(reader, dtg.date);
            }
        }
        Some(DtgFound::Impossible(start, end)) => {
            if let Some(span) = Span::new(reader.text, base + start, base + end) {
                let words = span.of(reader.text);
                let digits = words.bytes().rev().take_while(u8::is_ascii_digit).count();
                reader.year =
                    words[words.len() - digits..]
                        .parse()
                        .ok()
                        .map(|year: i16| match digits {
                            2 => year_of_group(year) as u16,
                            _ => year as u16,
                        });
                let message = format!("`{words}` names no possible time");
                reader.diagnose(Diagnostic::at("P014", span, message));
            }
        }
        None => {}
    }
}

/// The group of a line, and whether letters of it had to be taken for figures.
fn group_of(line: &str) -> (Option<DtgFound>, bool) {
    let found = find_dtg(line);
    if found.is_some() {
        return (found, false);
    }
    let mended = with_mended_group(line);
    let found = mended.and_then(|line| find_dtg(&line));
    (found, found.is_some())
}

/// Whether a date-time group stands in a line.
pub(super) fn has_group(line: &str) -> bool {
    group_of(line).0.is_some()
}

/// The hour that a heading or dateline gives behind its day: `, 2308Z`, `, 7 p.m.`, `, 7:30 p.m.`
pub(super) fn hour_behind(line: &str) -> Option<Time> {
    let rest = line.trim_start_matches([',', ' ']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = &rest[digits..];
    if digits == 4 && (after.is_empty() || after.starts_with(['Z', 'z', '.', ' ', ',', ']'])) {
        return Time::new(rest[..2].parse().ok()?, rest[2..4].parse().ok()?, 0, 0).ok();
    }
    let hour: i8 = rest[..digits]
        .parse()
        .ok()
        .filter(|hour| (1..=12).contains(hour))?;
    let (minute, after) = match after.strip_prefix(':') {
        Some(tail) => (tail.get(..2)?.parse().ok()?, tail.get(2..)?),
        None => (0, after),
    };
    let after = after.trim_start();
    let half = if after.starts_with("a.m") {
        0
    } else if after.starts_with("p.m") {
        12
    } else {
        return None;
    };
    Time::new(hour % 12 + half, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_of_datelines_are_read() {
        for (words, hour, minute) in [
            (", 2308Z.", 23, 8),
            (", 7 p.m.", 19, 0),
            (", 12:30 a.m.", 0, 30),
            (", noon", 25, 0),
            (", 9999Z", 25, 0),
        ] {
            assert_eq!(
                hour_behind(words),
                Time::new(hour, minute, 0, 0).ok(),
                "{words}"
            );
        }
    }
}
