//! The executive order under which a message is classified, and when it may be declassified.
//!
//! Needs: the `E.O.` field. Sets: `executive_order declassify_on`, and `classified_by` out of an order of 1978
//! (`12065: GDS 3/20/85 (MARLOW, IDA) OR-M`). `GDS`, `OADR`, `N/A` and `X1` name no day.

use super::Reader;
use crate::model::{Classifier, Diagnostic, Located, Span, fold_space};
use crate::notation::read_date;

/// The orders on classified information, 1953 to 2009.
const ORDERS: [&str; 6] = ["10501", "11652", "12065", "12356", "12958", "13526"];

/// Reads `12958: DECL: 09/28/2019`.
pub(super) fn read(reader: &mut Reader<'_>, content: &str) {
    let digits = content.bytes().take_while(u8::is_ascii_digit).count();
    let has_number = (4..=5).contains(&digits);
    if has_number && reader.cable.executive_order.is_none() {
        number(reader, &content[..digits]);
    }
    let rest = if has_number {
        &content[digits..]
    } else {
        content
    };
    if reader.cable.declassify_on.is_none()
        && let Some((date, words)) = first_date(rest)
    {
        reader.cable.declassify_on = reader.located(date, words);
    }
    if reader.cable.classified_by.is_none() {
        reader.cable.classified_by = classifier(reader, rest);
    }
}

/// A number a figure off one order, and off no other, is a misprint of it.
fn number(reader: &mut Reader<'_>, written: &str) {
    let near = |order: &&&str| strsim::osa_distance(order, written) <= 1;
    let meant = ORDERS.iter().find(|order| **order == written).or_else(|| {
        let first = ORDERS.iter().find(near)?;
        (ORDERS.iter().filter(near).count() == 1).then_some(first)
    });
    let order = meant.copied().unwrap_or(written);
    reader.cable.executive_order = reader.located(order.to_owned(), written);
    if order != written
        && let Some(span) = Span::of_slice(reader.text, written)
    {
        let message = format!("`{written}` is read as executive order {order}");
        reader.diagnose(Diagnostic::at("P007", span, message));
    }
}

/// The first day that the words name: `09/28/2019`, `FEB 28, 2013`, `DECEMBER 31, 1984`.
fn first_date(words: &str) -> Option<(jiff::civil::Date, &str)> {
    let line = words.lines().next().unwrap_or("");
    let mut starts: Vec<usize> = Vec::new();
    let mut inside = false;
    for (at, c) in line.char_indices().take(120) {
        let is_word = !(c.is_whitespace() || matches!(c, ':' | ';' | ',' | '(' | ')'));
        if is_word && !inside {
            starts.push(at);
        }
        inside = is_word;
    }
    let end_of = |at: usize| {
        let rest = &line[at..];
        at + rest
            .find(|c: char| c.is_whitespace() || matches!(c, ':' | ';' | ',' | '(' | ')'))
            .unwrap_or(rest.len())
    };
    starts.iter().enumerate().find_map(|(index, start)| {
        let word = &line[*start..end_of(*start)];
        if word.contains(['/', '-', '.']) {
            return Some((read_date(word)?, word));
        }
        let words = &line[*start..end_of(*starts.get(index + 2)?)];
        let named = words.len() < 24
            && words.chars().any(|c| c.is_alphabetic())
            && !words.contains([':', '(', ')']);
        named.then(|| Some((read_date(words)?, words)))?
    })
}

/// `(MARLOW, IDA) OR-M`: the one who classified, and his office, in the line of an order of 1978.
fn classifier(reader: &Reader<'_>, words: &str) -> Option<Located<Classifier>> {
    let open = words.find('(')?;
    let close = words[open..].find(')')? + open;
    let name = words[open + 1..close].trim();
    let office = words[close + 1..].trim_start();
    let is_name = name.len() < 50
        && name.chars().filter(|c| c.is_alphabetic()).count() > 3
        && name
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | ',' | '.' | '-' | '\''));
    if !is_name || !office.starts_with("OR") {
        return None;
    }
    let classifier = Classifier {
        name: Some(fold_space(name)),
        title: None,
        reasons: Vec::new(),
        name_span: Span::of_slice(reader.text, name),
        title_span: None,
    };
    reader.located(classifier, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(content: &str, order: &str, date: Option<&str>, name: Option<&str>) {
        let mut reader = Reader::of(content);
        read(&mut reader, content);
        let cable = reader.cable;
        assert_eq!(
            cable.executive_order.map(|o| o.value).as_deref(),
            Some(order),
            "{content}"
        );
        assert_eq!(
            cable.declassify_on.map(|d| d.value.to_string()).as_deref(),
            date,
            "{content}"
        );
        assert_eq!(
            cable.classified_by.and_then(|c| c.value.name).as_deref(),
            name,
            "{content}"
        );
    }

    #[test]
    fn orders_and_their_days_are_read() {
        check("12958: DECL: 09/28/2019", "12958", Some("2019-09-28"), None);
        check(
            "12958 DECL: FEB 28, 2013",
            "12958",
            Some("2013-02-28"),
            None,
        );
        check("11652: GDS", "11652", None, None);
        check(
            "11652: XGDS-2, DECLASSIFY DECEMBER 31, 1984",
            "11652",
            Some("1984-12-31"),
            None,
        );
        check(
            "12065: GDS 3/20/85 (MARLOW, IDA Q.) OR-M",
            "12065",
            Some("1985-03-20"),
            Some("MARLOW, IDA Q."),
        );
        check(
            "12065: RDS-1 3/20/09 (TALLIS, OREN) OR-P",
            "12065",
            Some("2009-03-20"),
            Some("TALLIS, OREN"),
        );
        check("12356: DECL: OADR", "12356", None, None);
        check("12958: DECL: 1.6X6", "12958", None, None);
        check("1295: N/A", "12958", None, None);
        check("11662: GDS", "11652", None, None);
        check("14041: N/A", "14041", None, None);
    }
}
