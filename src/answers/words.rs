//! From the words that people use to those of the graph: days, acts, predicates, kinds, classifications.

use jiff::civil::Date;

use super::error::{AnswerError, Result};
use crate::model::{Classification, EntityKind, Kind, MENTIONS};
use crate::notation;
use crate::vocab::{self, act_named, acts};

/// A span of days, both ends within it; an end that is not given is open.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Days {
    /// The first, `YYYY-MM-DD`.
    pub since: Option<String>,
    /// The last, `YYYY-MM-DD`.
    pub until: Option<String>,
}

impl Days {
    /// Reads the first and the last day; a year or month stands for its first or its last day.
    ///
    /// # Errors
    ///
    /// When a day cannot be read or may be two, or when the span ends before it begins.
    pub fn read(since: Option<&str>, until: Option<&str>) -> Result<Self> {
        let first = since.map(first_day).transpose()?;
        let last = until.map(last_day).transpose()?;
        match (&first, &last) {
            (Some(first), Some(last)) if first > last => Err(AnswerError::Reversed(
                since.unwrap_or(first).to_owned(),
                until.unwrap_or(last).to_owned(),
            )),
            _ => Ok(Days {
                since: first,
                until: last,
            }),
        }
    }
}

/// Reads a day, as `YYYY-MM-DD`; `1974`, `1974-06` and `June 1974` are their first.
///
/// # Errors
///
/// When it cannot be read, or may be two.
pub fn first_day(given: &str) -> Result<String> {
    day(given, |date, _| date)
}

/// Reads a day, as `YYYY-MM-DD`; `1974`, `1974-06` and `June 1974` are their last.
///
/// # Errors
///
/// When it cannot be read, or may be two.
pub fn last_day(given: &str) -> Result<String> {
    day(given, |first, is_year| match is_year {
        true => first.last_of_year(),
        false => first.last_of_month(),
    })
}

/// The first day of "March 1964".
fn month(given: &str) -> Option<Date> {
    let (name, year) = given.split_once(' ')?;
    let year = year.trim();
    let year = year.parse().ok().filter(|_| year.len() == 4)?;
    let month = notation::month(name.trim_end_matches(['.', ',']))?;
    Date::new(year, month, 1).ok()
}

/// Reads a day; of a year or month, `of_span` chooses one from its first, told whether it is a year.
fn day(given: &str, of_span: fn(Date, bool) -> Date) -> Result<String> {
    let bad = || AnswerError::BadDay(given.to_owned());
    let trimmed = given.trim();
    if let Some(first) = month(trimmed) {
        return Ok(of_span(first, false).to_string());
    }
    let first = match trimmed.len() {
        4 => format!("{trimmed}-01-01"),
        7 => format!("{trimmed}-01"),
        _ if notation::is_of_two_days(given) => {
            return Err(AnswerError::UnclearDay(given.to_owned()));
        }
        _ => return Ok(notation::read_date(given).ok_or_else(bad)?.to_string()),
    };
    let first = first.parse().map_err(|_| bad())?;
    Ok(of_span(first, trimmed.len() == 4).to_string())
}

/// The act that a word means, by its name or a word for it: `proposed`, `propose`, `proposals`; `None` for any.
///
/// # Errors
///
/// When it means none.
pub fn act(given: &str) -> Result<Option<String>> {
    let word = given.trim().to_lowercase();
    if is_any(&word) {
        return Ok(None);
    }
    let act = acts().find(|act| *act == word).or_else(|| act_named(&word));
    match act {
        Some(act) => Ok(Some(act.to_owned())),
        None => Err(AnswerError::BadWord {
            what: "act",
            given: given.to_owned(),
            possible: acts().chain(["any"]).map(str::to_owned).collect(),
        }),
    }
}

fn is_any(word: &str) -> bool {
    matches!(word, "any" | "all")
}

/// Predicates that are known, as they are named.
///
/// # Errors
///
/// At the first that is not.
pub fn predicates(given: &[String]) -> Result<Vec<String>> {
    let known = vocab::predicates();
    match given.iter().find(|name| !known.contains_key(name.as_str())) {
        Some(unknown) => Err(AnswerError::BadWord {
            what: "predicate",
            given: unknown.clone(),
            possible: known.keys().map(|name| (*name).to_owned()).collect(),
        }),
        None => Ok(given.to_vec()),
    }
}

/// Stands for the seven acts among predicates.
const ACTS: &str = "acts";
/// Stands for every predicate, mentions too.
const ALL: &str = "all";

/// Which predicates may be gone along.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Via {
    /// Their names, `mentions` among them; all statements where there are none.
    pub predicates: Vec<String>,
    /// Whether what a cable only names is tied to it.
    pub mentions: bool,
}

impl Via {
    /// Reads names of predicates; `acts` are the seven acts, `all` is everything and mentions too.
    ///
    /// # Errors
    ///
    /// At the first that is not known.
    pub fn read(given: &[String]) -> Result<Self> {
        let mut names = Vec::new();
        for name in given.iter().filter(|name| *name != ALL) {
            if name == ACTS {
                names.extend(acts().map(str::to_owned));
            } else {
                names.extend(predicates(std::slice::from_ref(name))?);
            }
        }
        if given.iter().any(|name| name == ALL) {
            return Ok(Via {
                predicates: Vec::new(),
                mentions: true,
            });
        }
        Ok(Via::of(names))
    }

    /// Predicates by their names, without words that stand for several.
    pub fn of(predicates: Vec<String>) -> Self {
        Via {
            mentions: predicates.iter().any(|name| name == MENTIONS),
            predicates,
        }
    }

    /// The names without `mentions`.
    pub(super) fn statements(self) -> Vec<String> {
        let names = self.predicates.into_iter();
        names.filter(|name| name != MENTIONS).collect()
    }
}

/// The kind of node that a word means.
///
/// # Errors
///
/// When it means none.
pub fn node_kind(given: &str) -> Result<EntityKind> {
    given.parse().map_err(|_| no_kind(given, &[]))
}

/// What may stand at an end of a statement: a kind of node, or `words`.
pub(super) fn kind(given: &str) -> Result<Kind> {
    Kind::from_name(given).ok_or_else(|| no_kind(given, &[Kind::Words.as_str()]))
}

fn no_kind(given: &str, besides: &[&str]) -> AnswerError {
    let kinds = EntityKind::ALL.iter().map(ToString::to_string);
    let besides = besides.iter().map(ToString::to_string);
    AnswerError::BadWord {
        what: "kind of node",
        given: given.to_owned(),
        possible: kinds.chain(besides).collect(),
    }
}

/// A classification in any of the words in which cables state it, as the database has it.
pub(super) fn classification(given: &str) -> Result<String> {
    let upper = given.trim().to_ascii_uppercase();
    let known = Classification::WORDS
        .iter()
        .find(|(_, words)| *words == upper);
    match known {
        Some((classification, _)) => Ok(classification.as_str().to_owned()),
        None => {
            let words = Classification::WORDS.iter();
            let mut possible: Vec<String> = words.map(|(_, words)| words.to_lowercase()).collect();
            possible.sort();
            Err(AnswerError::BadWord {
                what: "classification",
                given: given.to_owned(),
                possible,
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_or_month_stands_for_its_first_and_its_last_day() {
        let days = Days::read(Some("1974"), Some("1976-02")).expect("days");
        assert_eq!(days.since.as_deref(), Some("1974-01-01"));
        assert_eq!(days.until.as_deref(), Some("1976-02-29"));
        assert_eq!(last_day("4 Aug 61").ok().as_deref(), Some("1961-08-04"));
        assert!(Days::read(Some("1975"), Some("1974")).is_err());
        assert!(matches!(
            first_day("05/06/1974"),
            Err(AnswerError::UnclearDay(_))
        ));
    }

    #[test]
    fn all_is_every_predicate_and_mentions_too() {
        let via = Via::read(&["all".to_owned()]).expect("predicates");
        assert!(via.predicates.is_empty() && via.mentions);
        let via = Via::read(&["acts".to_owned()]).expect("predicates");
        assert!(via.predicates.len() == 7 && !via.mentions);
    }
}
