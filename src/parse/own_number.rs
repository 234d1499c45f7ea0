//! The message's own number: as stated, as written on one line, or from serial and sender.
//!
//! Needs: the loose lines, date, sender, the document's own name. Sets: `mrn mrn_raw`.

use super::lines::Line;
use super::title::{self, Heading};
use super::{Reader, airgram};
use crate::model::{CIRCULAR, Diagnostic, Located, Mrn, RawText, STATE, Span};
use crate::notation;
use crate::vocab::{self, Post};

/// The Department's name on its sheets, in capitals.
pub(super) const DEPARTMENT: &str = "DEPARTMENT OF STATE";

/// Puts the message's own number together: as stated, as written on one line, or from serial and sender.
pub(super) fn read<'t>(
    reader: &mut Reader<'t>,
    raw: &RawText,
    heading: &Heading<'t>,
    first_line: &'t str,
) {
    let year = reader.own_year();
    prefer_transmitted(reader);
    let heading = &of_the_sheet(reader, *heading);
    if let Some(stated) = &raw.stated.mrn {
        let read = vocab::posts().read_number(stated);
        reader.cable.mrn = read.as_ref().and_then(|number| number.mrn(year));
        match read {
            Some(number) => certainty(reader, &number, stated, None),
            None => reader.diagnose(Diagnostic::whole(
                "P005",
                format!("the number `{stated}` stated beside the text cannot be read"),
            )),
        }
    }
    if heading.is_airgram {
        let sender = sender(reader, heading);
        airgram::own_number(reader, heading, first_line, sender, year);
        return;
    }
    if reader.cable.mrn_raw.is_none() {
        reader.cable.mrn_raw = heading
            .unlisted
            .filter(|words| is_of_sender(reader, words))
            .and_then(|words| reader.located(words.to_owned(), words));
    }
    if reader.cable.mrn_raw.is_none() {
        serial_and_sender(reader, heading, first_line, year);
    } else if let Some(raw) = reader
        .cable
        .mrn_raw
        .clone()
        .filter(|_| reader.cable.mrn.is_none())
        && let Some(number) = vocab::posts().read_number(&raw.value)
    {
        let number = as_the_sender_says(reader, &raw.value, number);
        reader.cable.mrn = number.mrn(year);
        certainty(reader, &number, &raw.value, Some(raw.span));
        if reader.cable.mrn.is_none() {
            let message = format!(
                "the year of `{}` cannot be known: the message has no date",
                raw.value
            );
            reader.diagnose(Diagnostic::at("P002", raw.span, message));
        }
    }
    if reader.cable.mrn.is_none() && reader.cable.mrn_raw.is_none() {
        by_document_number(reader, &raw.id);
    }
}

/// The line that opens the message: the first behind the head, or the one below it where the first says to whom it is to be passed
/// and the number stands below.
pub(super) fn opening<'t>(text: &'t str, lines: &[Line], heading: &Heading<'_>) -> &'t str {
    const LONGEST: usize = 140;
    let mut lines = lines
        .iter()
        .filter(|line| !line.is_blank())
        .map(|line| line.of(text));
    let first = lines.next().unwrap_or("");
    let is_passed = || first.len() < LONGEST && first.to_ascii_lowercase().contains("please pass");
    match lines.next() {
        Some(second)
            if heading.seen
                && !title::opens_text(first)
                && is_passed()
                && title::opens_text(second) =>
        {
            second
        }
        _ => first,
    }
}

/// `DEPARTMENT OF STATE 9519` over what a post sent is the sheet on which the Department typed it, and the post's serial.
fn of_the_sheet<'t>(reader: &mut Reader<'t>, mut heading: Heading<'t>) -> Heading<'t> {
    let text = reader.text;
    let serial = reader.cable.mrn_raw.as_ref().and_then(|raw| {
        let written = text.get(raw.span.start()..raw.span.end())?;
        Some(written.strip_prefix(DEPARTMENT)?.trim_start())
    });
    let by_post = || sender(reader, &heading).is_some_and(|post| post.name != STATE);
    if let Some(serial) = serial.filter(|_| by_post()) {
        heading.serial = Some(serial);
        reader.cable.mrn_raw = None;
    }
    heading
}

/// Of a message without a number of its own, the one by which the National Archives file it: `1973TRIPOL01068`, the year, up to
/// six letters of the post, the serial.
///
/// Source: NARA, Access to Archival Databases, Central Foreign Policy Files: "Document Number".
fn by_document_number(reader: &mut Reader<'_>, id: &str) {
    let name = id.rsplit('/').next().unwrap_or(id);
    let name = name.split('.').next().unwrap_or(name);
    let year = name
        .get(..4)
        .filter(|year| year.starts_with("19") || year.starts_with("20"));
    let rest = name.get(4..).unwrap_or_default();
    let letters = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    let serial = rest.len() - letters.len();
    let fits = year.is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()))
        && (2..=6).contains(&letters.len())
        && letters.bytes().all(|byte| byte.is_ascii_uppercase())
        && (5..=6).contains(&serial);
    let number = fits.then(|| vocab::posts().read_number(name)).flatten();
    // A post that no list knows may be anything.
    if let Some(number) = number.filter(|number| number.certainty == notation::PostCertainty::Known)
    {
        reader.cable.mrn = number.mrn(None);
    }
}

/// A post whose name the `FM` line spells in the same way is no misprint of another.
fn as_the_sender_says(
    reader: &Reader<'_>,
    written: &str,
    number: notation::NumberRead,
) -> notation::NumberRead {
    if number.certainty != notation::PostCertainty::Misprint || !is_of_sender(reader, written) {
        return number;
    }
    let letters = written.chars().filter(char::is_ascii_alphabetic);
    notation::NumberRead {
        post: letters.collect::<String>().to_ascii_uppercase().into(),
        certainty: notation::PostCertainty::Unknown,
        ..number
    }
}

fn certainty(
    reader: &mut Reader<'_>,
    number: &notation::NumberRead,
    written: &str,
    span: Option<Span>,
) {
    let (code, message) = match number.certainty {
        notation::PostCertainty::Known => return,
        notation::PostCertainty::Misprint => (
            "P003",
            format!("`{written}` is read as a number of {}", number.post),
        ),
        notation::PostCertainty::Unknown => {
            ("P004", format!("no post is known as `{}`", number.post))
        }
    };
    reader.diagnose(Diagnostic {
        code,
        message,
        span,
    });
}

/// Numbers whose parts stand apart: serial in a heading or before the first sentence, sender in `FM` or a dateline.
///
/// The series may have a name of its own (`Secto 100`), or be that of the Department to one post.
fn serial_and_sender<'t>(
    reader: &mut Reader<'t>,
    heading: &Heading<'t>,
    first_line: &'t str,
    year: Option<u16>,
) {
    let mut heading = *heading;
    title::read_serial(first_line, &mut heading);
    if let Some(named) = heading.named {
        reader.cable.mrn_raw = reader.located(named.to_owned(), named);
        if let Some(number) = named.strip_prefix("Circular ") {
            heading.circular = true;
            heading.serial = Some(number);
        } else if reader.cable.mrn.is_none() {
            let number = vocab::posts().read_number(named);
            reader.cable.mrn = number.and_then(|number| number.mrn(year));
            return;
        }
    }
    let Some(serial) = heading.serial else { return };
    if heading.named.is_none() {
        reader.cable.mrn_raw = reader.located(serial.to_owned(), serial);
    }
    let Some(number) = serial.parse().ok().filter(|serial| *serial > 0) else {
        return;
    };
    let series = series(reader, &heading, number);
    if series.is_none()
        && let Some(named) = title::second_serial(first_line)
    {
        reader.cable.mrn_raw = reader.located(named.to_owned(), named);
        let number = vocab::posts().read_number(named);
        let mrn = number.and_then(|number| number.mrn(year));
        reader.cable.mrn = reader.cable.mrn.take().or(mrn);
        return;
    }
    if let (Some(series), Some(year), None) = (series, year, &reader.cable.mrn) {
        reader.cable.mrn = Mrn::new(year, &series, number);
    }
}

/// The series of a number that stands alone, by sender, addressee and day.
fn series(reader: &Reader<'_>, heading: &Heading<'_>, number: u32) -> Option<String> {
    let from = sender(reader, heading)?;
    let Some(date) = reader.cable.date.filter(|_| heading.sender.is_some()) else {
        return Some(from.name.to_owned());
    };
    let from = match (from.name, heading.circular) {
        (STATE, true) => CIRCULAR,
        (name, _) => name,
    };
    let mut readers = reader.cable.to.iter();
    let only = readers.next().filter(|_| readers.next().is_none());
    let to = only.and_then(|to| vocab::posts().addressed(&to.value, Some(date)));
    notation::series(from, to.map(|to| to.name), number, date)
}

/// The post that sent the message, by its heading and dateline, else by the `FM` line.
fn sender(reader: &Reader<'_>, heading: &Heading<'_>) -> Option<Post> {
    let posts = vocab::posts();
    let squeezed = |name: &str| {
        name.chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_uppercase()
    };
    match (heading.sender, heading.city, &reader.cable.from) {
        (Some(sender), ..)
            if sender.eq_ignore_ascii_case("Department of State")
                || sender.eq_ignore_ascii_case("Department State") =>
        {
            posts.exact(STATE)
        }
        (Some(sender), Some(city), _) if is_post_of_a_city(sender) && city != "Washington" => {
            let city = city.replace('\u{ad}', "");
            posts
                .exact(&squeezed(&city))
                .or_else(|| posts.in_city(&city))
        }
        // Military commands and agency stations have series of their own.
        (Some(sender), ..) => posts
            .addressed(sender, reader.cable.date)
            .or_else(|| posts.exact(&squeezed(heading.written_sender?)))
            .filter(|post| post.is_diplomatic()),
        (None, _, Some(from)) => posts.exact(&squeezed(&from.value)),
        (None, ..) => None,
    }
}

fn is_post_of_a_city(sender: &str) -> bool {
    [
        "Embassy", "Consulate", "Legation", "Liaison Office", "Interests Section",
    ]
    .iter()
    .any(|kind| sender.starts_with(kind))
}

/// `TELEGRAM 800`, as copies of the early 1970s are headed.
pub(super) fn telegram_number<'t>(line: &'t str, heading: &mut Heading<'t>) -> bool {
    let Some(digits) = line
        .strip_prefix("TELEGRAM ")
        .filter(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit()))
    else {
        return false;
    };
    heading.serial = heading.serial.or(Some(digits));
    true
}

/// `Department of State 189100`: the form on which the Department's own telegrams were typed.
pub(super) fn department_line<'t>(
    reader: &mut Reader<'t>,
    line: &'t str,
    heading: &mut Heading<'t>,
) -> bool {
    let Some((name, rest)) = line.split_at_checked(DEPARTMENT.len()) else {
        return false;
    };
    let serial = rest.trim_start();
    let whole = (5..=6).contains(&serial.len()) && serial.bytes().all(|b| b.is_ascii_digit());
    if !name.eq_ignore_ascii_case(DEPARTMENT) || !whole {
        return false;
    }
    heading.sender = heading.sender.or(Some(name));
    heading.serial = heading.serial.or(Some(serial));
    if reader.cable.from.is_none() {
        reader.cable.from = reader.located(name.to_owned(), name);
    }
    true
}

/// Of two numbers takes the one that was transmitted.
///
/// Below the `FM` line it stands behind the classification; a line of its own there may be the copy of an addressee. Of two
/// that differ in the serial alone the one above was typed on the sheet.
fn prefer_transmitted(reader: &mut Reader<'_>) {
    let second = reader.second_number.take();
    let classified = reader.classified_number.take();
    let (Some(first), Some(from)) = (&reader.cable.mrn_raw, &reader.cable.from) else {
        return;
    };
    let sent_from = from.span.end();
    let is_below = |number: &Located<String>| sent_from <= number.span.start();
    let taken = if is_below(first) {
        let classified = classified.filter(|number| is_below(number) && number != first);
        classified.map(|number| (number, "behind the classification"))
    } else {
        let second = second.filter(|second| {
            first.span.end() <= from.span.start()
                && is_below(second)
                && differ_in_serial(&first.value, &second.value)
        });
        second.map(|number| (number, "below the addressees"))
    };
    if let Some((number, place)) = taken {
        let message = format!(
            "the head states `{}` and `{}`: the one {place} is taken",
            first.value, number.value
        );
        reader.diagnose(Diagnostic::at("P006", number.span, message));
        reader.cable.mrn_raw = Some(number);
    }
}

/// Whether two numbers are of one post and have two serials.
fn differ_in_serial(one: &str, other: &str) -> bool {
    let posts = vocab::posts();
    posts
        .read_number(one)
        .zip(posts.read_number(other))
        .is_some_and(|(one, other)| one.post == other.post && one.serial != other.serial)
}

/// Keeps a line that looks like a number of a post in no table: `TORPOINT 29`.
pub(super) fn unlisted<'t>(line: &'t str, heading: &mut Heading<'t>) -> bool {
    let Some((post, serial)) = line.rsplit_once(' ') else {
        return false;
    };
    let is_number = (1..=6).contains(&serial.len())
        && serial.bytes().all(|b| b.is_ascii_digit())
        && (4..=30).contains(&post.len())
        && post.bytes().all(|b| b.is_ascii_uppercase() || b == b' ');
    if is_number && heading.unlisted.is_none() && !super::address::is_address(line) {
        heading.unlisted = Some(line);
    }
    is_number
}

/// Whether the `FM` line names the post of such a number.
fn is_of_sender(reader: &Reader<'_>, words: &str) -> bool {
    let sender = reader.cable.from.as_ref();
    sender.is_some_and(|from| is_number_of(&from.value, words))
}

/// Whether `words` are a number of the post that `sender` names: `TORPOINT 29` of `USDEL TORPOINT`.
pub(super) fn is_number_of(sender: &str, words: &str) -> bool {
    let Some((post, serial)) = words.rsplit_once(' ') else {
        return false;
    };
    let post = post.trim_end();
    !post.is_empty()
        && (1..=6).contains(&serial.len())
        && serial.bytes().all(|b| b.is_ascii_digit())
        && sender.ends_with(post)
        && sender.len() > post.len()
}
