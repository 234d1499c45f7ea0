//! Who held an office that cables call by its title alone.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};

use super::names::surnames_of;
use super::table::{numbered_rows, rows};
use crate::model::Office;

/// A line of the list: who held an office from when to when.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Incumbent {
    /// The name in full, given names first.
    pub name: &'static str,
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
    /// Line of `src/vocab/incumbents.tsv`, from 1.
    pub line: usize,
}

/// The office of the list that a title is in a country: `King of Jordan`.
pub fn office_in(country: &str, title: &str) -> Option<&'static str> {
    let is_it = |office: &&'static str| {
        let of = office
            .strip_prefix(title)
            .and_then(|of| of.strip_prefix(" of "));
        of == Some(country)
    };
    list().iter().map(|(office, _)| *office).find(is_it)
}

/// The list: some hundred lines, so that a look through them is quick.
fn list() -> &'static [(&'static str, Incumbent)] {
    static LIST: LazyLock<Vec<(&str, Incumbent)>> = LazyLock::new(|| {
        let rows = numbered_rows(include_str!("incumbents.tsv"));
        let read = |(line, [office, name, first, last]): (usize, [&'static str; 4])| {
            let (first, last) = (first.parse().ok()?, last.parse().ok()?);
            Some((
                office,
                Incumbent {
                    name,
                    first,
                    last,
                    line,
                },
            ))
        };
        rows.filter_map(read).collect()
    });
    &LIST
}

/// The office whose holders go by their initials.
const PRESIDENT: &str = "President of the United States";

/// So near a change of office a title may mean who held it before or will hold it.
const CHANGE: i64 = 14;

/// Who held an office on a day, two weeks or more from the days on which he took and left it.
///
/// `office` is the title and whose it is: `Secretary of State of the United States`.
pub fn incumbent(office: &str, day: Date) -> Option<Incumbent> {
    let change: Span = CHANGE.days();
    let within = |one: &Incumbent| {
        one.first.saturating_add(change) <= day && day <= one.last.saturating_sub(change)
    };
    let mut holders = list()
        .iter()
        .filter(|(held, _)| *held == office)
        .map(|(_, one)| *one);
    holders.find(within)
}

/// The President of the United States who is called by these initials.
///
/// ```
/// use cablegraph::vocab::president_called;
/// assert_eq!(president_called("JFK"), Some("John F. Kennedy"));
/// assert_eq!(president_called("jfk"), None);
/// ```
pub fn president_called(initials: &str) -> Option<&'static str> {
    let is_called = |name: &&'static str| {
        let mut words = name.split(' ');
        let of_name: String = words
            .by_ref()
            .filter_map(|word| word.chars().next())
            .collect();
        of_name.len() > 2 && of_name == initials
    };
    let presidents = list().iter().filter(|(office, _)| *office == PRESIDENT);
    presidents.map(|(_, one)| one.name).find(is_called)
}

/// The offices that people of a surname, folded, held, and when.
pub fn incumbencies(surname: &str) -> impl Iterator<Item = (&'static str, Incumbent)> {
    static OF_SURNAME: LazyLock<HashMap<String, Vec<(&str, Incumbent)>>> = LazyLock::new(|| {
        let mut of_surname: HashMap<String, Vec<(&str, Incumbent)>> = HashMap::new();
        for one in list() {
            for surname in surnames_of(one.1.name) {
                of_surname.entry(surname).or_default().push(*one);
            }
        }
        of_surname
    });
    let of_surname = OF_SURNAME.get(surname);
    of_surname.into_iter().flatten().copied()
}

/// Whether somebody of a surname, folded, was President or Vice President of the United States: whom the Department means.
pub fn was_president(surname: &str) -> bool {
    incumbencies(surname)
        .any(|(office, _)| office.strip_prefix("Vice ").unwrap_or(office) == PRESIDENT)
}

/// Whether the list has it that whoever of a surname, folded, held an American office had left it by a day.
pub fn has_left(office: &Office, surname: &str, day: Date) -> bool {
    const OURS: &str = "United States";
    if office.scope.as_deref().is_some_and(|scope| scope != OURS) {
        return false;
    }
    let is_his = |listed: &str| {
        let title = listed.strip_suffix(OURS);
        let title = title.and_then(|title| title.strip_suffix(" of the "));
        title.is_some_and(|title| office.may_be(title))
    };
    let his = incumbencies(surname).filter(|(listed, _)| is_his(listed));
    let last = his.map(|(_, one)| one.last).max();
    last.is_some_and(|last| last < day)
}

/// Whether a country had no president on a day, or one who is not called so alone: there "the President" is another's.
pub fn is_without_president(country: &str, day: Date) -> bool {
    static COUNTRIES: LazyLock<HashMap<&str, Vec<(Date, Date)>>> = LazyLock::new(|| {
        let mut countries: HashMap<&str, Vec<(Date, Date)>> = HashMap::new();
        for [country, from, until] in rows(include_str!("without_president.tsv")) {
            let days = (
                from.parse().unwrap_or(Date::MIN),
                until.parse().unwrap_or(Date::MAX),
            );
            countries.entry(country).or_default().push(days);
        }
        countries
    });
    let within = |(from, until): &(Date, Date)| *from <= day && day <= *until;
    COUNTRIES
        .get(country)
        .is_some_and(|days| days.iter().any(within))
}

/// Whether ministers or high officials of a country are called Secretary.
pub fn has_secretaries(country: &str) -> bool {
    rows(include_str!("with_secretaries.tsv")).any(|[name]| name == country)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn nobody_is_told_within_two_weeks_of_a_change() {
        let president = |day| incumbent("President of the United States", day).map(|one| one.name);
        assert_eq!(president(date(1963, 11, 8)), Some("John F. Kennedy"));
        assert_eq!(president(date(1963, 11, 9)), None);
        assert_eq!(president(date(1963, 12, 5)), None);
        assert_eq!(president(date(1963, 12, 6)), Some("Lyndon B. Johnson"));
        assert_eq!(incumbent("President of Norvale", date(1963, 5, 1)), None);
    }

    #[test]
    fn every_country_without_president_has_posts_and_days() {
        let known = crate::vocab::posts();
        for [country, from, until] in rows(include_str!("without_president.tsv")) {
            assert!(
                known.iter().any(|post| post.country == country),
                "{country}"
            );
            for day in [from, until].into_iter().filter(|day| !day.is_empty()) {
                assert!(day.parse::<Date>().is_ok(), "{country}: {day}");
            }
        }
        for [country] in rows(include_str!("with_secretaries.tsv")) {
            assert!(
                known.iter().any(|post| post.country == country),
                "{country}"
            );
        }
        assert!(is_without_president("South Vietnam", date(1965, 2, 23)));
        assert!(!is_without_president("South Vietnam", date(1968, 2, 23)));
        assert!(!is_without_president("South Korea", date(1968, 2, 23)));
    }

    #[test]
    fn every_line_has_days_in_order_and_an_office_that_the_lists_know() {
        let mut before: Option<(&str, Date)> = None;
        for (line, [office, name, first, last]) in numbered_rows(include_str!("incumbents.tsv")) {
            let day = |day: &str| {
                day.parse::<Date>()
                    .unwrap_or_else(|_| panic!("line {line}: {day}"))
            };
            let (first, last) = (day(first), day(last));
            assert!(first < last, "line {line}");
            let surnames = crate::vocab::surnames_of(name);
            assert!(!surnames.is_empty(), "line {line}: {name}");
            let title = crate::vocab::title_in(office).map(|title| title.office);
            assert!(
                title.is_some_and(|title| office.starts_with(title)),
                "line {line}"
            );
            let later = before.is_none_or(|(same, last)| same != office || last <= first);
            assert!(later, "line {line}: two hold the office at a time");
            before = Some((office, last));
        }
    }
}
