//! The number of a message that is itself an airgram: by its heading, the form that it was typed on, or its first words.
//!
//! Needs: sender and addressee, the day. Sets: `mrn mrn_raw`. A number without letters on such a form is no telegram's.

use super::Reader;
use super::title::{self, Heading};
use crate::model::Mrn;
use crate::notation::{self, Airgram, AirgramRead};
use crate::vocab::{self, Post};

/// Reads a loose line of the form: `AIRGRAM`, `AIRGRAM A-56`, `Department of State A-34`, `USINT BAGHDAD A-6`.
pub(super) fn read_line<'t>(
    reader: &mut Reader<'t>,
    line: &'t str,
    heading: &mut Heading<'t>,
) -> bool {
    const TITLE: &str = "AIRGRAM";
    if let Some(rest) = line.strip_prefix(TITLE) {
        let number = rest.trim_start_matches(' ');
        let is_title = rest.is_empty() || number.len() < rest.len();
        let is_number = is_serial(number) || whole(number).is_some();
        if is_title && (is_number || number.is_empty()) {
            heading.is_airgram = true;
            heading.airgram = heading.airgram.or((is_number).then_some(number));
            return true;
        }
    }
    let (form, number) = match line.rsplit_once(' ') {
        Some((form, number)) => (form, number),
        None => ("", line),
    };
    if !heading.is_airgram || whole(number).is_none() {
        return false;
    }
    let is_form = form.is_empty()
        || form.eq_ignore_ascii_case("Department of State")
        || vocab::posts().addressed(form, reader.cable.date).is_some();
    if is_form {
        heading.airgram = heading.airgram.or(Some(number));
    }
    is_form
}

/// Gives the message its number as an airgram, where sender, addressee and year are known.
pub(super) fn own_number<'t>(
    reader: &mut Reader<'t>,
    heading: &Heading<'t>,
    first_line: &'t str,
    sender: Option<Post>,
    year: Option<u16>,
) {
    let opening = || title::airgram_number(first_line).filter(|_| heading.seen);
    let written = heading.airgram.or(heading.serial).or_else(opening);
    let number = match (written, &reader.cable.mrn_raw) {
        (Some(written), _) => {
            reader.cable.mrn_raw = reader.located(written.to_owned(), written);
            read(written)
        }
        // "TEHRAN 217" on the form.
        (None, Some(raw)) => raw.value.rsplit(' ').next().and_then(read),
        (None, None) => None,
    };
    // Heading and form may both name the addressee.
    let addressed = |words: &str| vocab::posts().addressed(words, reader.cable.date);
    let mut readers = reader.cable.to.iter().map(|to| addressed(&to.value));
    let only = readers.next().flatten();
    let to = only.filter(|only| readers.all(|other| other.is_some_and(|other| other == *only)));
    let series = number.filter(|number| number.kind.is_circular() || !heading.circular);
    let series = series.and_then(|number| {
        let name = |post: Option<Post>| post.map(|post| post.name);
        let series = number.kind.series(name(sender), name(to))?;
        Mrn::new(year?, &series, number.serial)
    });
    reader.cable.mrn = reader.cable.mrn.take().or(series);
}

/// `A-117`, or the serial of one.
fn read(written: &str) -> Option<AirgramRead> {
    let serial = || {
        Some(AirgramRead {
            kind: Airgram::without_letters(false),
            serial: written.parse().ok().filter(|serial| *serial > 0)?,
            length: written.len(),
        })
    };
    whole(written).or_else(serial)
}

fn whole(words: &str) -> Option<AirgramRead> {
    notation::read_airgram(words).filter(|airgram| airgram.length == words.len())
}

fn is_serial(words: &str) -> bool {
    (1..=5).contains(&words.len()) && words.bytes().all(|b| b.is_ascii_digit())
}
