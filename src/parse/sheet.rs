//! The sheets on which the Department received and typed telegrams until the 1960s: `INCOMING TELEGRAM` with `FROM`, `NO` and
//! `Rec'd`, `OUTGOING TELEGRAM` with the number behind the addressee.
//!
//! Needs: the loose lines and the fields of the sheet, sender and addressees. Sets: `from date time`, the serial and the sender of
//! the number. Method: the letterhead says which of the two it is. The sender of an outgoing one is the Department, and each
//! addressee's number is of a series of its own, so only a number beside a single addressee is the message's. The day beside
//! `NO` is the message's own; the day of receipt gives its year. Misses: a day of receipt alone is no day of transmission.

use jiff::civil::Date;

use super::address;
use super::fields::{Head, Sheet};
use super::label::Label;
use super::title::{self, Heading};
use super::{Reader, own_number};
use crate::model::{DateSource, STATE};
use crate::notation;
use crate::vocab;

/// How many days a telegram may be on its way.
const ON_ITS_WAY: i32 = 31;

/// Whether a line can only stand on such a sheet: its title, the number of a circular, the stamp of the day.
pub(super) fn is_line(line: &str) -> bool {
    letterhead(line).is_some() || circular(line).is_some() || stamp(line).is_some()
}

/// `1517` of `CIRCULAR 1517`.
fn circular(line: &str) -> Option<&str> {
    let number = line.strip_prefix("CIRCULAR ")?.trim_start();
    let is_number = (1..=5).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    is_number.then_some(number)
}

/// `INCOMING TELEGRAM Department of State`, in any order.
fn letterhead(line: &str) -> Option<Sheet> {
    const TITLE: usize = "INCOMING TELEGRAM".len();
    if line.len() > 80 {
        return None;
    }
    let upper = line.to_ascii_uppercase();
    let (sheet, at) = [
        ("INCOMING TELEGRAM", Sheet::Incoming),
        ("OUTGOING TELEGRAM", Sheet::Outgoing),
    ]
    .into_iter()
    .find_map(|(title, sheet)| Some((sheet, upper.find(title)?)))?;
    let (before, after) = (upper[..at].trim(), upper[at + TITLE..].trim());
    let is_office = |words: &str| words.is_empty() || words.starts_with(own_number::DEPARTMENT);
    (is_office(before) && is_office(after)).then_some(sheet)
}

/// The sheet on which a message stands, where it stands on one.
pub(super) fn of(text: &str, head: &Head<'_>) -> Option<Sheet> {
    head.loose.iter().find_map(|line| letterhead(line.of(text)))
}

/// Reads what the sheet says of sender, number and day.
pub(super) fn read<'t>(reader: &mut Reader<'t>, head: &Head<'t>, heading: &mut Heading<'t>) {
    let text = reader.text;
    let loose = || head.loose.iter().map(|line| line.of(text));
    number_and_day(reader, head, heading);
    for content in head.all(Label::Date) {
        title::read_day(reader, content);
    }
    match reader.sheet {
        Some(Sheet::Incoming) => {
            let numbers = numbers(reader, head, |to| to == STATE);
            heading.serial = heading.serial.or_else(|| only(numbers));
        }
        Some(Sheet::Outgoing) => {
            sent_by_department(reader, loose());
            if let Some((date, words)) = loose().find_map(stamp) {
                title::set_date(reader, date, words, DateSource::Heading);
            }
            heading.sender = heading.sender.or(Some("Department of State"));
            if let Some(number) = loose().find_map(circular) {
                heading.circular = true;
                heading.serial = heading.serial.or(Some(number));
            }
            let numbers = numbers(reader, head, |_| true);
            heading.serial = heading.serial.or_else(|| only(numbers));
        }
        None => {}
    }
}

/// `527, June 3, 4 p.m.` behind `NO:`, its year from `Rec'd: June 3, 1963`.
fn number_and_day<'t>(reader: &mut Reader<'t>, head: &Head<'t>, heading: &mut Heading<'t>) {
    let received = head.all(Label::Received).find_map(title::day_of);
    for content in head.all(Label::Number) {
        let digits = content.bytes().take_while(u8::is_ascii_digit).count();
        heading.serial = heading.serial.or(Some(&content[..digits]));
        if title::read_day(reader, content) {
            continue;
        }
        let sent = received.and_then(|(received, _)| sent_before(&content[digits..], received));
        if let Some((date, words)) = sent {
            title::set_date(reader, date, words, DateSource::Heading);
        }
    }
    if let Some((received, _)) = received
        && reader.cable.date.is_none()
    {
        reader.year = reader.year.or(Some(received.year() as u16));
    }
}

/// The last day with the month and day that `line` begins with, not behind that of receipt; and its words.
fn sent_before(line: &str, received: Date) -> Option<(Date, &str)> {
    let line = line.trim_start_matches([',', ' ', '.']);
    let (day, behind) = notation::month_and_day(line)?;
    let of = |year| Date::new(year, day.month, day.day).ok();
    let sent = [received.year(), received.year() - 1]
        .into_iter()
        .filter_map(of)
        .find(|sent| *sent <= received)?;
    let days = sent.until(received).ok()?.get_days();
    (days <= ON_ITS_WAY).then(|| (sent, &line[..line.len() - behind.len()]))
}

/// Takes the Department's name on the sheet for the sender.
fn sent_by_department<'t>(reader: &mut Reader<'t>, loose: impl Iterator<Item = &'t str>) {
    if reader.cable.from.is_some() {
        return;
    }
    let named = loose.filter_map(|line| {
        let at = line.to_ascii_uppercase().find(own_number::DEPARTMENT)?;
        line.get(at..at + own_number::DEPARTMENT.len())
    });
    reader.cable.from = named
        .take(1)
        .find_map(|name| reader.located(name.to_owned(), name));
}

/// The numbers behind the action addressees for whom `is_counted` holds by the name of the post.
fn numbers<'t>(
    reader: &Reader<'t>,
    head: &Head<'t>,
    is_counted: impl Fn(&str) -> bool,
) -> Vec<&'t str> {
    let fields = head.all(Label::Action).chain(head.all(Label::SentTo));
    fields
        .filter(|content| address::is_addressee(content.lines().next().unwrap_or("")))
        .flat_map(address::numbered)
        .filter(|(name, _)| {
            let post = vocab::posts().addressed(name, reader.cable.date);
            post.is_some_and(|post| is_counted(post.name))
        })
        .map(|(_, number)| number)
        .collect()
}

fn only(numbers: Vec<&str>) -> Option<&str> {
    match numbers.as_slice() {
        [number] => Some(number),
        _ => None,
    }
}

/// The day that the telegraph branch stamped, and its words: `Jun 3  6 52 PM '63`, `JUN 3 1963 6:52 PM`.
///
/// Four figures may be the hour of a day of 24 (`Jun 3  1946 '63`): a year with its apostrophe is one, else the only such number.
fn stamp(line: &str) -> Option<(Date, &str)> {
    if line.len() > 32 {
        return None;
    }
    let (day, behind) = notation::month_and_day(line)?;
    let parts = behind.split([' ', ',']);
    let short = parts.clone().find_map(|part| {
        let two = part.strip_prefix(['\'', '\u{2019}'])?;
        let year = two.parse::<i16>().ok().filter(|_| two.len() == 2)?;
        Some(1900 + year)
    });
    let is_year = |part: &&str| {
        let year = part.parse().ok().filter(|_| part.len() == 4);
        year.is_some_and(|year: i16| (1940..1980).contains(&year))
    };
    let whole = || only(parts.filter(is_year).collect())?.parse().ok();
    let date = Date::new(short.or_else(whole)?, day.month, day.day).ok()?;
    Some((date, &line[..line.len() - behind.len()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letterhead_says_which_sheet_it_is() {
        for (line, sheet) in [
            (
                "INCOMING TELEGRAM Department of State",
                Some(Sheet::Incoming),
            ),
            ("OUTGOING TELEGRAM", Some(Sheet::Outgoing)),
            (
                "Department of State   Incoming Telegram",
                Some(Sheet::Incoming),
            ),
            ("The incoming telegram was lost", None),
        ] {
            assert_eq!(letterhead(line), sheet, "{line}");
        }
    }

    #[test]
    fn the_day_of_receipt_gives_the_year() {
        let received = Date::constant(1963, 1, 2);
        let sent = |line| sent_before(line, received).map(|(date, _)| date);
        assert_eq!(
            sent(", December 31, 4 p.m."),
            Some(Date::constant(1962, 12, 31))
        );
        assert_eq!(sent(", Jan. 2"), Some(received));
        assert_eq!(sent(", June 3"), None);
        assert_eq!(sent(", 4 p.m."), None);
    }

    #[test]
    fn stamps_are_read_with_their_year_only() {
        for (line, date) in [
            ("Jun 3  6 52 PM '63", Some(Date::constant(1963, 6, 3))),
            ("JUN 3 1963 6:52 PM", Some(Date::constant(1963, 6, 3))),
            ("Jun 3  1946 '63", Some(Date::constant(1963, 6, 3))),
            ("JUN 3 1946 1963", None),
            ("Jun 3  6 52 PM", None),
            ("June was long, as 1963 was", None),
        ] {
            assert_eq!(stamp(line).map(|(date, _)| date), date, "{line}");
        }
    }
}
