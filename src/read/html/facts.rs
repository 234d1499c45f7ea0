//! What the table beside a message says: number, date, classification, origin, references.
//!
//! Two layouts: a row of names above a row of values, as the pages of 2010 and 2011 have it; a name before each value,
//! as the later library has it.

use super::page::WebPage;
use crate::model::Stated;

/// What a cell may be the name of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Fact {
    Mrn,
    Date,
    Classification,
    Origin,
    References,
    /// Known as a name, and not used.
    Other,
}

/// Names in lower case, without the colon.
const NAMES: [(&str, Fact); 36] = [
    ("reference id", Fact::Mrn),
    ("canonical id", Fact::Mrn),
    ("cable id", Fact::Mrn),
    ("mrn", Fact::Mrn),
    ("message reference number", Fact::Mrn),
    ("created", Fact::Date),
    ("date", Fact::Date),
    ("classification", Fact::Classification),
    ("original classification", Fact::Classification),
    ("origin", Fact::Origin),
    ("references", Fact::References),
    ("refs", Fact::References),
    ("from", Fact::Other),
    ("to", Fact::Other),
    ("released", Fact::Other),
    ("subject", Fact::Other),
    ("current classification", Fact::Other),
    ("handling restrictions", Fact::Other),
    ("current handling restrictions", Fact::Other),
    ("character count", Fact::Other),
    ("executive order", Fact::Other),
    ("locator", Fact::Other),
    ("tags", Fact::Other),
    ("concepts", Fact::Other),
    ("enclosure", Fact::Other),
    ("type", Fact::Other),
    ("office origin", Fact::Other),
    ("office action", Fact::Other),
    ("archive status", Fact::Other),
    ("markings", Fact::Other),
    ("film number", Fact::Other),
    ("document source", Fact::Other),
    ("document number", Fact::Other),
    ("draft date", Fact::Other),
    ("previous handling restrictions", Fact::Other),
    ("review markings", Fact::Other),
];

fn fact(cell: &str) -> Option<Fact> {
    let name = cell.trim_end_matches(':').trim_end();
    if name.len() > 40 {
        return None;
    }
    NAMES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name))
        .map(|(_, fact)| *fact)
}

/// What a page states of its message.
pub(super) fn stated(page: &WebPage) -> Stated {
    let mut stated = Stated::default();
    let mut at = 0;
    while at < page.cells.len() {
        let names = page.cells[at..].iter().map_while(|cell| fact(cell)).count();
        for (index, name) in page.cells[at..at + names].iter().enumerate() {
            if let (Some(fact), Some(value)) = (fact(name), page.cells.get(at + names + index)) {
                note(&mut stated, fact, value);
            }
        }
        at += (2 * names).max(1);
    }
    stated.mrn = stated
        .mrn
        .or_else(|| page.headings.iter().find_map(|heading| number_of(heading)));
    stated
}

fn note(stated: &mut Stated, fact: Fact, value: &str) {
    let value = value.trim();
    if value.is_empty() || value.starts_with("--") {
        return;
    }
    let set = |field: &mut Option<String>| {
        field.get_or_insert_with(|| value.to_owned());
    };
    match fact {
        Fact::Mrn => set(&mut stated.mrn),
        Fact::Date => set(&mut stated.date),
        Fact::Classification => set(&mut stated.classification),
        Fact::Origin => set(&mut stated.origin),
        Fact::References => stated.references.extend(
            value
                .split([',', ';', '|', '\n'])
                .map(str::trim)
                .filter(|number| number.bytes().any(|b| b.is_ascii_digit()))
                .map(without_edition),
        ),
        Fact::Other => {}
    }
    if fact == Fact::Mrn {
        stated.mrn = stated.mrn.as_deref().map(without_edition);
    }
}

/// `09NORVALE12_a`: the library tells editions of a cable apart by a letter.
fn without_edition(number: &str) -> String {
    let cut = number.len().saturating_sub(2);
    match number.get(cut..) {
        Some(end) if end.starts_with('_') && end.ends_with(|c: char| c.is_ascii_lowercase()) => {
            number[..cut].to_owned()
        }
        _ => number.to_owned(),
    }
}

/// The number in `Viewing cable 09NORVALE12, SUBJECT` or `Cable: 09NORVALE12_a`.
fn number_of(heading: &str) -> Option<String> {
    let behind = ["Viewing cable ", "Cable: "].iter().find_map(|title| {
        let at = heading.find(title)?;
        Some(&heading[at + title.len()..])
    })?;
    let number = behind.split([',', ' ', '\n']).next().filter(|number| {
        number.starts_with(|c: char| c.is_ascii_digit())
            && number.bytes().any(|b| b.is_ascii_uppercase())
    })?;
    Some(without_edition(number))
}
