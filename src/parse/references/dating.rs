//! Of what year a reference is.
//!
//! Needs: the words behind a number.

use jiff::civil::Date;

use crate::notation::{self, DayMonth};

/// The year of a date that dates what stands before it, and the length with its parentheses.
///
/// In parentheses or behind `DTD`, `DATED`, `OF` it may be of figures alone; bare it needs a month's name.
pub(super) fn dated(rest: &str) -> Option<(u16, usize)> {
    let mut inner = rest.trim_start_matches([' ', ',']);
    let opened = inner.strip_prefix('(');
    inner = opened.unwrap_or(inner);
    let word = ["DTD ", "DATED ", "OF ", "Dated ", "dated ", "of "]
        .into_iter()
        .find_map(|word| inner.strip_prefix(word));
    inner = word.unwrap_or(inner).trim_start();
    if opened.is_none() && word.is_none() && !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
        let name = inner.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let digits = inner.len() - name.len();
        if !(2..=3).contains(&digits) || !names_month(name) {
            return None;
        }
    }
    if opened.is_none() && word.is_none() && rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let (date, after) = date_in_front(inner)?;
    let after = match opened {
        Some(_) => after.strip_prefix(')')?,
        None => after,
    };
    Some((u16::try_from(date.year()).ok()?, rest.len() - after.len()))
}

/// A day without a year behind a number, and its length: `, SEPT. 28`, ` of June 12`, ` (12 JUNE)`.
pub(super) fn day_behind(rest: &str) -> Option<(DayMonth, usize)> {
    let lead = rest.trim_start_matches([' ', ',']);
    if lead.len() == rest.len() {
        return None;
    }
    let opened = lead.strip_prefix('(');
    let mut inner = opened.unwrap_or(lead);
    for word in ["DTD ", "DATED ", "OF ", "of ", "dated "] {
        inner = inner.strip_prefix(word).unwrap_or(inner);
    }
    let (day, after) = notation::month_and_day(inner).or_else(|| day_and_month(inner))?;
    let after = match opened {
        Some(_) => after.strip_prefix(')')?,
        None => after,
    };
    Some((day, rest.len() - after.len()))
}

/// `12 JUNE` at the start, and what stands behind it.
fn day_and_month(text: &str) -> Option<(DayMonth, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).take(3).count();
    let day = text[..digits].parse().ok();
    let (month, after) = month_in_front(text[digits..].trim_start_matches(' '))?;
    let day = DayMonth {
        year: None,
        month,
        day: day.filter(|day| (1..=31).contains(day))?,
    };
    Some((day, after))
}

fn month_in_front(text: &str) -> Option<(i8, &str)> {
    let letters = text
        .bytes()
        .take_while(u8::is_ascii_alphabetic)
        .take(10)
        .count();
    let month = notation::month(&text[..letters])?;
    let after = &text[letters..];
    Some((month, after.strip_prefix('.').unwrap_or(after)))
}

fn names_month(text: &str) -> bool {
    month_in_front(text).is_some()
}

/// A whole date at the start, and what follows it: `8/3/73`, `JUNE 5, 1974`, `5 JUN 74`.
pub(super) fn date_in_front(text: &str) -> Option<(Date, &str)> {
    let mut parts = 0;
    let mut end = 0;
    let mut inside = false;
    for (at, c) in text.char_indices().take(40) {
        if c.is_ascii_alphanumeric() {
            parts += usize::from(!inside);
            inside = true;
            end = at + 1;
        } else if parts == 3 || !matches!(c, ' ' | '/' | '.' | ',' | '-') {
            break;
        } else {
            inside = false;
        }
    }
    let date = notation::read_date(&text[..end]).filter(|_| parts == 3)?;
    Some((date, &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_behind_a_number_gives_its_year() {
        for (rest, year) in [
            (" (JULY 27, 1972), B.", Some(1972)),
            (" (3/20/73)", Some(1973)),
            (" DTD 8/3/73 (NOTAL)", Some(1973)),
            (" OF MAY 5, 1972", Some(1972)),
            (" (NOTAL)", None),
            (", MAY 5, 1972", Some(1972)),
            (", 5 MAY 72", Some(1972)),
            (", 3/20/73", None),
            (" OF THE LIST", None),
            (" 5, 12, 1972", None),
        ] {
            assert_eq!(dated(rest).map(|(year, _)| year), year, "{rest}");
        }
    }

    #[test]
    fn a_day_without_a_year_belongs_to_the_number_too() {
        for (rest, day) in [
            (", SEPT. 28; B.", Some((9, 28))),
            (" of June 12.", Some((6, 12))),
            (" (12 JUNE)", Some((6, 12))),
            (", 224", None),
            (" MARLOW", None),
        ] {
            let found = day_behind(rest).map(|(day, _)| (day.month, day.day));
            assert_eq!(found, day, "{rest}");
        }
    }
}
