//! Dates as cables write them.

use jiff::civil::Date;

use super::number::figure_of;

/// English month names and the short forms of telegrams, with their numbers.
const MONTHS: [(&str, i8); 26] = [
    ("january", 1),
    ("jan", 1),
    ("february", 2),
    ("feb", 2),
    ("march", 3),
    ("mar", 3),
    ("april", 4),
    ("apr", 4),
    ("may", 5),
    ("june", 6),
    ("jun", 6),
    ("july", 7),
    ("jul", 7),
    ("august", 8),
    ("aug", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("october", 10),
    ("oct", 10),
    ("november", 11),
    ("nov", 11),
    ("december", 12),
    ("dec", 12),
    ("febr", 2),
    ("septr", 9),
];

/// The first three letters of each month.
const OPENINGS: [&[u8; 3]; 12] = [
    b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec",
];

/// The number of the month that `word` names, in any letter case.
///
/// ```
/// assert_eq!(cablegraph::notation::month("SEPT"), Some(9));
/// ```
pub fn month(word: &str) -> Option<i8> {
    if !(3..=9).contains(&word.len()) {
        return None;
    }
    // Asked of every capitalised word; most open as no month does.
    let opening = word
        .as_bytes()
        .first_chunk::<3>()?
        .map(|b| b.to_ascii_lowercase());
    if !OPENINGS.contains(&&opening) {
        return None;
    }
    MONTHS
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(word))
        .map(|(_, number)| *number)
}

/// A day as written: the year may be left to the reader.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DayMonth {
    /// Four-digit year, where it is written.
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31.
    pub day: i8,
}

impl DayMonth {
    /// The day itself; `None` where there is no such day.
    pub fn in_year(self, year: i16) -> Option<Date> {
        Date::new(self.year.unwrap_or(year), self.month, self.day).ok()
    }

    /// The day meant by something that lies behind a message of `reference`: the latest such day not after it.
    pub fn not_after(self, reference: Date) -> Option<Date> {
        let same = self.in_year(reference.year())?;
        if self.year.is_none() && same > reference {
            self.in_year(reference.year() - 1)
        } else {
            Some(same)
        }
    }

    /// The day by which a message of `reference` wants something: the first such day not before it; `None` where one without a
    /// year is just past.
    pub fn due(self, reference: Date) -> Option<Date> {
        const JUST: i64 = 8 * 7;
        let same = self.in_year(reference.year())?;
        let last = self.not_after(reference)?;
        if self.year.is_some() || same == reference {
            return Some(same).filter(|day| *day >= reference);
        }
        if reference.duration_since(last).as_hours() / 24 <= JUST {
            return None;
        }
        Some(same)
            .filter(|day| *day > reference)
            .or_else(|| self.in_year(reference.year() + 1))
    }

    /// The day meant by something mentioned in a message of `reference`: the nearest such day.
    pub fn nearest(self, reference: Date) -> Option<Date> {
        let days = |date: &Date| (date.duration_since(reference).as_hours() / 24).abs();
        [-1, 0, 1]
            .into_iter()
            .filter_map(|years| self.in_year(reference.year() + years))
            .min_by_key(days)
    }
}

/// `June 3`, `SEPT. 28` at the start of `text`, and what stands behind it.
///
/// ```
/// use cablegraph::notation::month_and_day;
/// let (day, behind) = month_and_day("Sept. 28, 4 p.m.").unwrap();
/// assert_eq!((day.month, day.day, behind), (9, 28, ", 4 p.m."));
/// ```
pub fn month_and_day(text: &str) -> Option<(DayMonth, &str)> {
    let (month, end) = month_at(text, 0).filter(|_| text.starts_with(char::is_alphabetic))?;
    let behind = text[end..].trim_start_matches(['.', ' ']);
    let figures = digits(behind.as_bytes());
    let day = behind[..figures].parse().ok().filter(|_| figures <= 2);
    let day = DayMonth {
        year: None,
        month,
        day: day.filter(|day| (1..=31).contains(day))?,
    };
    Some((day, &behind[figures..]))
}

/// A date-time group, `281644Z SEP 09`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Dtg {
    /// Day in the zone given, which is Zulu almost always.
    pub date: Date,
    /// Hour, 0 to 23.
    pub hour: i8,
    /// Minute, 0 to 59.
    pub minute: i8,
    /// Byte range in the text searched.
    pub start: usize,
    /// Byte range in the text searched.
    pub end: usize,
}

/// What a search for a date-time group came to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DtgFound {
    /// A whole one.
    Whole(Dtg),
    /// Six digits, a zone and a month that make no time: the byte range.
    Impossible(usize, usize),
}

/// Finds the first date-time group of `line`.
///
/// Form: six digits, a zone letter (or none), month, two or four digits of the year; blanks between may be
/// missing. `17 OCT 72 2114Z` is read too, and a zone letter that a scanner took for a figure (`2317462 JUL 75`).
/// Cost: one pass.
pub fn find_dtg(line: &str) -> Option<DtgFound> {
    let bytes = line.as_bytes();
    let mut at = 0;
    while at + 6 <= bytes.len() {
        // Most lines have no figure at all.
        at += bytes[at..].iter().position(u8::is_ascii_digit)?;
        let run = digits(&bytes[at..]);
        let starts_word = at == 0 || !bytes[at - 1].is_ascii_alphanumeric() || run > 2;
        let found = match run {
            6 => dtg_at(line, at, 6),
            7 if bytes[at + 6] == b'2' => dtg_at(line, at, 7),
            1 | 2 if starts_word => date_then_time(line, at, run),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
        at += run.max(1);
    }
    None
}

/// Finds the first date-time group of a message that another of `day` cites: year, or month and year, may be left out, `030521Z
/// Aug`, `232135Z`.
///
/// The latest such day is meant that is not after `day`. A sender west of Greenwich may be a day behind his groups: where a
/// group without a month can be tomorrow's, it is none.
///
/// ```
/// use cablegraph::notation::{DtgFound, find_cited_dtg};
/// let day = jiff::civil::date(1961, 12, 23);
/// let cited = |text: &str| match find_cited_dtg(text, Some(day)) {
///     Some(DtgFound::Whole(group)) => Some(group.date.to_string()),
///     _ => None,
/// };
/// assert_eq!(cited("YOUR 210957Z.").as_deref(), Some("1961-12-21"));
/// assert_eq!(cited("YOUR 300957Z").as_deref(), Some("1961-11-30"));
/// assert_eq!(cited("OSLO 300957Z AUG").as_deref(), Some("1961-08-30"));
/// assert_eq!(cited("YOUR 240957Z"), None);
/// ```
pub fn find_cited_dtg(line: &str, day: Option<Date>) -> Option<DtgFound> {
    const FIGURES: usize = 6;
    let first = line.bytes().position(|byte| byte.is_ascii_digit())?;
    let whole = find_dtg(line);
    let Some(day) = day else { return whole };
    let limit = match whole {
        Some(DtgFound::Whole(group)) => group.start,
        Some(DtgFound::Impossible(start, _)) => start,
        None => line.len(),
    };
    let bytes = line.as_bytes();
    let mut at = first;
    while at + FIGURES < limit {
        let Some(next) = bytes[at..].iter().position(u8::is_ascii_digit) else {
            break;
        };
        at += next;
        if at + FIGURES >= limit {
            break;
        }
        let run = digits(&bytes[at..]);
        let opens = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        let found = (run == FIGURES && opens).then(|| short_group(line, at, day));
        if let Some(found) = found.flatten() {
            return Some(DtgFound::Whole(found));
        }
        at += run.max(1);
    }
    whole
}

/// `030521Z Aug`, `232135 Z` at a place, of which a message of `day` leaves out the year.
fn short_group(line: &str, start: usize, day: Date) -> Option<Dtg> {
    let behind = start + "030521".len();
    let gap = line.get(behind..)?;
    let zone = gap.strip_prefix(' ').unwrap_or(gap).strip_prefix('Z')?;
    if zone.starts_with(char::is_alphanumeric) {
        return None;
    }
    let mut end = line.len() - zone.len();
    let of_day = number(line, start, start + 2)?;
    let word = zone.trim_start_matches(' ');
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let named = month(&word[..letters]);
    let tomorrow = day.tomorrow().ok()?;
    let date = match named {
        Some(month) => {
            end = line.len() - word.len() + letters;
            let date = |year| Date::new(year, month, of_day as i8).ok();
            date(tomorrow.year())
                .filter(|date| *date <= tomorrow)
                .or_else(|| date(tomorrow.year() - 1))?
        }
        None if tomorrow.day() == of_day as i8 => return None,
        None => {
            let mut months = (0..3).filter_map(|back| {
                let first = day
                    .first_of_month()
                    .checked_sub(jiff::Span::new().months(back))
                    .ok()?;
                Date::new(first.year(), first.month(), of_day as i8).ok()
            });
            months.find(|date| *date <= day)?
        }
    };
    let time = (
        number(line, start + 2, start + 4)?,
        number(line, start + 4, start + 6)?,
    );
    match group(
        (date.year(), date.month(), date.day().into()),
        time,
        start,
        end,
    ) {
        DtgFound::Whole(group) => Some(group),
        DtgFound::Impossible(..) => None,
    }
}

/// The line with figures for the letters that a scanner took them for, where a word of six or seven signs is the time of a
/// group: `O71530Z`. Of the same length, so places in one are places in the other.
pub fn with_mended_group(line: &str) -> Option<String> {
    const TIME: usize = 6;
    let mut mended = None;
    let mut at = 0;
    while at < line.len() {
        let word = line[at..]
            .bytes()
            .take_while(u8::is_ascii_alphanumeric)
            .count();
        let time = line.as_bytes()[at..at + word]
            .get(..TIME)
            .filter(|_| word <= TIME + 1);
        if let Some(time) = time {
            let read = |b: &u8| b.is_ascii_digit().then_some(*b).or_else(|| figure_of(*b));
            let figures: Option<Vec<u8>> = time.iter().map(read).collect();
            let is_misread = digits(&line.as_bytes()[at..]) < TIME
                && time.iter().filter(|b| b.is_ascii_digit()).count() >= TIME - 2;
            if let Some(figures) = figures
                .and_then(|figures| String::from_utf8(figures).ok())
                .filter(|_| is_misread)
            {
                let line = mended.get_or_insert_with(|| line.to_owned());
                line.replace_range(at..at + TIME, &figures);
            }
        }
        at += word.max(1);
        at = line.ceil_char_boundary(at);
    }
    mended
}

fn digits(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| b.is_ascii_digit()).count()
}

fn number(line: &str, from: usize, to: usize) -> Option<i16> {
    line.get(from..to)?.parse().ok()
}

/// The month at `from`, blanks and stops before it passed over, and where it ends.
fn month_at(line: &str, from: usize) -> Option<(i8, usize)> {
    let tail = line.get(from..)?;
    let word = tail.trim_start_matches([' ', '.', ',', '-']);
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let end = line.len() - word.len() + letters;
    Some((month(&word[..letters])?, end))
}

/// The year at `from`, of two or four digits, and where it ends.
fn year_at(line: &str, from: usize) -> Option<(i16, usize)> {
    let tail = line.get(from..)?;
    let word = tail.trim_start_matches([' ', '\'', '.', ',', '-']);
    let start = line.len() - word.len();
    let length = digits(word.as_bytes());
    let year = number(line, start, start + length)?;
    match length {
        2 => Some((year_of_group(year), start + 2)),
        4 => Some((year, start + 4)),
        _ => None,
    }
}

/// The year that two digits of a day or of a date-time group mean: nobody sent such a message before 1945.
pub(crate) fn year_of_group(digits: i16) -> i16 {
    const FIRST: i16 = 1945;
    let year = 1900 + digits % 100;
    if year < FIRST { year + 100 } else { year }
}

/// `281644Z SEP 09`; `length` is that of the figures in front.
fn dtg_at(line: &str, start: usize, length: usize) -> Option<DtgFound> {
    let behind = start + length;
    let gap = line.get(behind..)?;
    let blank = gap.len() - gap.trim_start_matches(' ').len();
    let zone = gap[blank..].bytes().next().filter(u8::is_ascii_alphabetic);
    let (month, month_end) = zone
        .and_then(|_| month_at(line, behind + blank + 1))
        .or_else(|| month_at(line, behind))?;
    let (year, end) = year_at(line, month_end)?;
    let day = number(line, start, start + 2)?;
    let time = (
        number(line, start + 2, start + 4)?,
        number(line, start + 4, start + 6)?,
    );
    Some(group((year, month, day), time, start, end))
}

/// `17 OCT 72 2114Z`.
fn date_then_time(line: &str, start: usize, length: usize) -> Option<DtgFound> {
    let day = number(line, start, start + length)?;
    let (month, month_end) = month_at(line, start + length)?;
    let (year, year_end) = year_at(line, month_end)?;
    let tail = &line[year_end..];
    let word = tail.trim_start_matches([' ', ',']);
    let at = line.len() - word.len();
    if digits(word.as_bytes()) != 4 || !word[4..].starts_with(['Z', 'z']) {
        return None;
    }
    let time = (number(line, at, at + 2)?, number(line, at + 2, at + 4)?);
    Some(group((year, month, day), time, start, at + 5))
}

fn group(
    (year, month, day): (i16, i8, i16),
    (hour, minute): (i16, i16),
    start: usize,
    end: usize,
) -> DtgFound {
    match Date::new(year, month, day as i8) {
        Ok(date) if hour < 24 && minute < 60 => DtgFound::Whole(Dtg {
            date,
            hour: hour as i8,
            minute: minute as i8,
            start,
            end,
        }),
        _ => DtgFound::Impossible(start, end),
    }
}

/// Reads a date that stands alone, in any of the forms that headings use.
///
/// `2009-09-28`, `28.09.2009`, `09/28/2019` (month first), `September 28, 2009`, `28 Sep 2009`, `2009 September 28`.
///
/// ```
/// use cablegraph::notation::read_date;
/// assert_eq!(read_date("28.09.2009"), read_date("September 28, 2009"));
/// assert_eq!(read_date("2009 September 28, 16:04 (Monday)"), read_date("28.09.2009"));
/// assert_eq!(read_date("32.09.2009"), None);
/// ```
pub fn read_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let parts: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|p| !p.is_empty())
        .collect();
    let [a, b, c] = parts.get(..3)?.try_into().ok()?;
    // "31T19" of a moment and "1st" of a day: the figures in front.
    let number = |part: &str| {
        part[..part.bytes().take_while(u8::is_ascii_digit).count()]
            .parse::<i16>()
            .ok()
    };
    let (year, month_number, day) = if let Some(m) = month(a) {
        (c, m, number(b)?)
    } else if let Some(m) = month(b).filter(|_| a.len() == 4) {
        (a, m, number(c)?)
    } else if let Some(m) = month(b) {
        (c, m, number(a)?)
    } else if a.len() == 4 {
        (a, number(b)? as i8, number(c)?)
    } else if text.contains('.') {
        (c, number(b)? as i8, number(a)?)
    } else {
        (c, number(a)? as i8, number(b)?)
    };
    let year = match year.bytes().take_while(u8::is_ascii_digit).count() {
        2 => year_of_group(year[..2].parse().ok()?),
        4 => year[..4].parse().ok()?,
        _ => return None,
    };
    Date::new(year, month_number, i8::try_from(day).ok()?).ok()
}

/// Whether a date of figures alone may name two days: `05/09/1976` is in May or in September.
pub fn is_of_two_days(text: &str) -> bool {
    let mut parts = text
        .trim()
        .split(['/', '.', '-', ' '])
        .map(|part| part.trim());
    let mut small = || {
        let part = parts.next().filter(|part| part.len() <= 2)?;
        part.parse::<u8>()
            .ok()
            .filter(|number| (1..=12).contains(number))
    };
    matches!((small(), small()), (Some(first), Some(second)) if first != second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn date_time_groups_are_found_in_their_lines() {
        let check = |line: &str, expected: Date| {
            assert!(
                matches!(find_dtg(line), Some(DtgFound::Whole(dtg)) if dtg.date == expected),
                "{line}"
            );
        };
        check("O 281644Z SEP 09", date(2009, 9, 28));
        check("R 191605Z AUG 71 FM AMEMBASSY NORVALE", date(1971, 8, 19));
        check("P 031415ZFEB10", date(2010, 2, 3));
        check("PR 022231 OCT 1971", date(1971, 10, 2));
        check("R 182339 Z MAY 73", date(1973, 5, 18));
        check("17 OCT 72 2114Z", date(1972, 10, 17));
        check("2317462 JUL 75", date(1975, 7, 23));
        check("Z 301200Z DEC 1968", date(1968, 12, 30));
        assert!(matches!(
            find_dtg("R 321314Z JAN 09"),
            Some(DtgFound::Impossible(2, 16))
        ));
        assert_eq!(find_dtg("STATE 123456 REMAINS"), None);
        assert_eq!(find_dtg("MEETING OF 17 OCT 72 WITH 2114 GUESTS"), None);
    }

    #[test]
    fn figures_may_name_two_days() {
        for (text, two) in [
            ("05/09/1976", true),
            ("1.3.1974", true),
            ("3/3/74", false),
            ("28.09.2009", false),
            ("2009-05-09", false),
            ("May 9, 1976", false),
        ] {
            assert_eq!(is_of_two_days(text), two, "{text}");
        }
    }

    #[test]
    fn a_day_without_a_year_gets_it_from_the_message() {
        let day = DayMonth {
            year: None,
            month: 12,
            day: 20,
        };
        let message = date(2009, 1, 5);
        assert_eq!(day.not_after(message), Some(date(2008, 12, 20)));
        assert_eq!(day.due(message), None);
        assert_eq!(day.due(date(2009, 8, 5)), Some(date(2009, 12, 20)));
        assert_eq!(day.due(date(2009, 12, 20)), Some(date(2009, 12, 20)));
        let spring = DayMonth { month: 4, ..day };
        assert_eq!(spring.due(message), Some(date(2009, 4, 20)));
        assert_eq!(spring.due(date(2009, 9, 5)), Some(date(2010, 4, 20)));
        assert_eq!(spring.due(date(2009, 4, 21)), None);
        assert_eq!(day.nearest(message), Some(date(2008, 12, 20)));
    }
}
