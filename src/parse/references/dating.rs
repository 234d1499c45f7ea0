//! Of what year a reference is.
//!
//! Needs: the words behind a number.

use jiff::civil::Date;

use crate::vocab;

/// The year of a date that dates what stands before it, and the length with its parentheses.
///
/// In parentheses or behind `DTD`, `DATED`, `OF` it belongs to the number; bare it may be another entry's.
pub(super) fn dated(rest: &str) -> Option<(u16, usize)> {
    let mut inner = rest.trim_start_matches([' ', ',']);
    let opened = inner.strip_prefix('(');
    inner = opened.unwrap_or(inner);
    let word = ["DTD ", "DATED ", "OF ", "Dated ", "dated ", "of "]
        .into_iter()
        .find_map(|word| inner.strip_prefix(word));
    inner = word.unwrap_or(inner).trim_start();
    if opened.is_none() && word.is_none() {
        return None;
    }
    let (date, after) = date_in_front(inner)?;
    let after = match opened {
        Some(_) => after.strip_prefix(')')?,
        None => after,
    };
    Some((u16::try_from(date.year()).ok()?, rest.len() - after.len()))
}

/// A whole date at the start, and what follows it: `8/3/73`, `JUNE 5, 1974`, `5 JUN 74`.
pub(super) fn date_in_front(text: &str) -> Option<(Date, &str)> {
    let mut parts = 0;
    let mut end = 0;
    let mut inside = false;
    for (at, c) in text.char_indices() {
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
    let date = vocab::read_date(&text[..end]).filter(|_| parts == 3)?;
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
            (", MAY 5, 1972", None),
            (" OF THE LIST", None),
        ] {
            assert_eq!(dated(rest).map(|(year, _)| year), year, "{rest}");
        }
    }
}
