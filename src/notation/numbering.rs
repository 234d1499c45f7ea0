//! Of which year a number is that is cited without one.
//!
//! Numbering began anew each July until 1967, then in January 1969 and each January since. Within a numbering serials
//! grow with the days: a message's own number, or that of who answers it, tells about when another was sent.

use jiff::civil::Date;

use super::DayMonth;
use crate::model::{Mrn, STATE, STATE_TO};
use crate::vocab::posts;

/// What the Department's series had come to when a year began in the midst of a numbering.
const TURNS: [(i16, u32); 2] = [(1967, 111_400), (1968, 92_300)];
/// How many days old at least half of what is cited is.
const USUAL_AGE: u64 = 3;

/// The year of a day named without one: the last such day up to `date`, or one of the weeks behind it, which editors name in
/// their notes.
pub fn year_of_day(day: DayMonth, date: Date) -> Option<u16> {
    const AHEAD: i64 = 6 * 7;
    if let Some(year) = day.year {
        return u16::try_from(year).ok().filter(|_| year <= date.year());
    }
    let ahead = |day: &Date| date.duration_until(*day).as_hours() / 24;
    let next = [date.year(), date.year() + 1].into_iter();
    let next = next
        .filter_map(|year| day.in_year(year))
        .find(|day| (1..=AHEAD).contains(&ahead(day)));
    if let Some(next) = next {
        return u16::try_from(next.year()).ok();
    }
    let later = (day.month, day.day) > (date.month(), date.day());
    u16::try_from(date.year() - i16::from(later)).ok()
}

/// The year of a number cited without one on `date`, and whether it is ahead of the message's `own` all the same.
///
/// Never after `date`. Within the message's own series a number is dated evenly between the start of the
/// numbering and the message; above its own number it is of the numbering before, where that ended not long
/// ago. A serial far beyond what a sender can have reached is of the numbering before too.
pub fn year_cited(date: Date, post: &str, serial: u32, own: Option<&Mrn>) -> (u16, bool) {
    let post = &*Mrn::series_in(date.year().unsigned_abs(), post);
    let start = numbering(date);
    let elapsed = days_since(start, date);
    let year = |year: i16| u16::try_from(year).unwrap_or_default();
    let turn = TURNS.iter().find(|(turn, _)| *turn == date.year());
    if let Some((_, first)) = turn.filter(|_| post == STATE && start.year() < date.year()) {
        return (year(date.year() - i16::from(serial < *first)), false);
    }
    if let Some(own) = own.filter(|own| own.post() == post && own.serial() > 0) {
        return within_own(date, serial, own.serial());
    }
    if is_beyond(post, serial, elapsed) {
        return (year(last_year_before(start)), false);
    }
    if start.year() == date.year() {
        return (year(date.year()), false);
    }
    // The numbering runs over the new year.
    let is_answer = |own: &&Mrn| {
        [(own.post(), post), (post, own.post())]
            .iter()
            .any(|(a, b)| a.strip_prefix(STATE_TO) == Some(b))
    };
    let back = own.filter(is_answer).map_or(0, |own| {
        // Department and post write each other about as often: half a numbering earlier is half the serial.
        let sent = u64::from(serial) * elapsed / u64::from(own.serial().max(1));
        let new_year = date.month() == 1 && date.day() <= 5;
        let margin = if new_year { 0 } else { elapsed / 2 };
        elapsed.saturating_sub(sent + margin)
    });
    let back = back.max(USUAL_AGE);
    (year(days_before(date, back).year()), false)
}

/// The year of a number in the series of the message that cites it.
fn within_own(date: Date, serial: u32, own: u32) -> (u16, bool) {
    let start = numbering(date);
    let elapsed = days_since(start, date);
    let year = |year: i16| u16::try_from(year).unwrap_or_default();
    if serial <= own {
        let behind = u64::from(own - serial) * elapsed / u64::from(own);
        return (year(days_before(date, behind).year()), false);
    }
    let recent = if start.month() == 1 { 91 } else { 184 };
    if elapsed > recent {
        return (year(date.year()), true);
    }
    (year(last_year_before(start)), false)
}

/// Whether a sender cannot have reached a serial so many days after a numbering began, and can have by the end of the
/// one before: on a busy day the Department sent up to 1,200 telegrams, no other post half of 250.
///
/// Commands did not number by the year; what nobody reaches in a year is a misprint.
fn is_beyond(post: &str, serial: u32, elapsed: u64) -> bool {
    let (at_first, in_the_long_run) = if post == STATE {
        (2000, 1100)
    } else {
        (250, 150)
    };
    let serial = u64::from(serial);
    if elapsed <= 31 {
        return serial > elapsed * at_first;
    }
    let numbers_by_year = post == STATE || posts().is_diplomatic(post);
    let reached = in_the_long_run * elapsed..in_the_long_run * 366;
    numbers_by_year && serial > reached.start && serial < reached.end
}

/// The day on which the numbering began that was in force on `date`.
fn numbering(date: Date) -> Date {
    let year = date.year();
    match (year, date.month()) {
        (1969.., _) => Date::constant(year, 1, 1),
        (1968, _) | (1967, 7..) => Date::constant(1967, 7, 1),
        (_, 7..) => Date::constant(year, 7, 1),
        _ => Date::constant(year - 1, 7, 1),
    }
}

fn last_year_before(start: Date) -> i16 {
    start.yesterday().map_or(start.year(), Date::year)
}

/// How many days from one to another, both counted.
fn days_since(start: Date, date: Date) -> u64 {
    u64::try_from((date - start).get_days() + 1).unwrap_or(1)
}

fn days_before(date: Date, days: u64) -> Date {
    let days = jiff::Span::new().days(i64::try_from(days).unwrap_or(0).min(1000));
    date.checked_sub(days).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_year_that_is_not_written_is_never_after_the_message() {
        let check = |on: Date, post: &str, serial, own: Option<(&str, u32)>, cited| {
            let own = own.and_then(|(post, serial)| Mrn::new(on.year() as u16, post, serial));
            let found = year_cited(on, post, serial, own.as_ref());
            assert_eq!(found, cited, "{post} {serial} on {on}");
        };
        let april = date(1964, 4, 15);
        // Of the autumn before, by the place of the number in the numbering that began in July.
        check(april, "OSLO", 200, Some(("OSLO", 900)), (1963, false));
        check(april, "OSLO", 880, Some(("OSLO", 900)), (1964, false));
        // Numbering began anew in July: June's numbers are the higher ones, and of the same year.
        let july = date(1966, 7, 9);
        check(july, "OSLO", 1762, Some(("OSLO", 80)), (1966, false));
        let january = date(1969, 1, 13);
        check(january, "OSLO", 4996, Some(("OSLO", 96)), (1968, false));
        check(january, "STATE", 290_585, None, (1968, false));
        check(date(1968, 1, 20), "STATE", 91_000, None, (1967, false));
        let own = Some(("STATE", 204_000));
        check(date(1967, 5, 29), "STATE", 111_800, own, (1967, false));
        check(
            date(1974, 8, 2),
            "OSLO",
            3000,
            Some(("OSLO", 2000)),
            (1974, true),
        );
        let own = Some(("OSLO", 600));
        check(date(1964, 1, 20), "STATETOOSLO", 150, own, (1963, false));
    }

    #[test]
    fn what_no_sender_can_have_reached_is_of_the_year_before() {
        let year = |on: Date, post: &str, serial| year_cited(on, post, serial, None).0;
        assert_eq!(year(date(1972, 2, 2), "OSLO", 9689), 1971);
        assert_eq!(year(date(1972, 2, 2), "OSLO", 700), 1972);
        assert_eq!(year(date(1972, 2, 2), "STATE", 213_299), 1971);
        assert_eq!(year(date(1979, 11, 30), "STATE", 310_000), 1979);
        assert_eq!(year(date(1963, 3, 1), "SECDEF", 928_638), 1963);
        assert_eq!(year(date(2005, 9, 1), "STATE", 1_531_333), 2005);
    }

    #[test]
    fn in_the_first_days_of_a_year_most_is_of_the_year_before() {
        let year = |on: Date| year_cited(on, "OSLO", 1136, None).0;
        assert_eq!(year(date(1968, 1, 3)), 1967);
        assert_eq!(year(date(1968, 1, 30)), 1968);
    }

    #[test]
    fn what_is_answered_is_recent_unless_its_number_is_far_too_small() {
        let own = Mrn::new(1965, "OSLO", 1643);
        let (year, _) = year_cited(date(1965, 2, 22), "STATETOOSLO", 727, own.as_ref());
        assert_eq!(year, 1965);
        let (year, _) = year_cited(date(1965, 2, 22), "STATETOOSLO", 120, own.as_ref());
        assert_eq!(year, 1964);
    }
}
