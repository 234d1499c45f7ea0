//! Which cable a citation, as of a footnote, means.

use jiff::ToSpan;
use serde::Serialize;

use super::error::{AnswerError, Result};
use crate::Store;
use crate::model::{Candidate, Citation, Match, Mrn, Table, Value, fold_name};
use crate::parse::read_citation;
use crate::resolve::rank;
use crate::store::queries;

/// What a citation says, and what it may mean.
#[derive(Clone, Debug, Serialize)]
pub struct Resolved {
    /// What it says.
    pub citation: Citation,
    /// What it may mean, the likeliest first.
    pub matches: Vec<Cited>,
    /// The number that it gives, where it gives a whole one.
    #[serde(skip)]
    pub number: Option<String>,
}

/// A cable that a citation may mean.
#[derive(Clone, Debug, Serialize)]
pub struct Cited {
    /// Its number.
    pub cable: String,
    /// Its key.
    pub key: String,
    /// Whether it is held.
    pub held: bool,
    /// How well it fits, from 0 to 1.
    pub score: f64,
    /// Its day, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Its subject.
    pub subject: Option<String>,
    /// What fits, and what does not.
    pub reasons: Vec<String>,
    /// Whether another match bears the same number, so that the day tells which.
    #[serde(skip)]
    pub has_twin: bool,
}

impl Cited {
    /// Whether all fits that the citation says.
    pub(super) fn fits(&self) -> bool {
        self.score > 0.995
    }
}

/// Reads what a citation says.
///
/// # Errors
///
/// When it names neither a number, a day, a person nor a document.
pub fn citation(words: &str) -> Result<Citation> {
    let citation = read_citation(words);
    match citation.is_empty() {
        true => Err(AnswerError::NoCitation(words.to_owned())),
        false => Ok(citation),
    }
}

/// Finds what a citation may mean, so much of it at most. A wrong digit, a neighbouring day or year are borne.
///
/// # Errors
///
/// Those of the store.
pub fn resolve(store: &Store, citation: Citation, top: usize) -> Result<Resolved> {
    let mut matches = rank(&citation, candidates(store, &citation)?);
    matches.truncate(top);
    let cited = |found: &Match| cited(found, &matches);
    Ok(Resolved {
        matches: matches.iter().map(cited).collect(),
        number: number(&citation),
        citation,
    })
}

fn cited(found: &Match, all: &[Match]) -> Cited {
    let candidate = &found.candidate;
    let number = |candidate: &Candidate| (candidate.year, candidate.post.clone(), candidate.serial);
    let is_twin = |other: &Match| {
        let other = &other.candidate;
        other.key != candidate.key && number(other) == number(candidate)
    };
    Cited {
        cable: candidate.name.clone(),
        key: candidate.key.clone(),
        held: candidate.held,
        score: found.score,
        date: candidate.date.map(|date| date.to_string()),
        subject: candidate.subject.clone(),
        reasons: found.reasons.clone(),
        has_twin: all.iter().any(is_twin),
    }
}

/// Everything that shares something with the citation: a wrong digit, day or year is borne.
fn candidates(store: &Store, citation: &Citation) -> Result<Vec<Candidate>> {
    let day = |days: i64| {
        let day = citation
            .date
            .and_then(|date| date.checked_add(days.days()).ok());
        day.map(|day| day.to_string())
    };
    let parameters = [
        ("post", citation.post.clone().into()),
        ("series", citation.series().into()),
        ("serial", citation.serial.map(i64::from).into()),
        ("year", year(citation).map(i64::from).into()),
        ("first", day(-3).into()),
        ("last", day(3).into()),
        ("who", citation.from.as_deref().map(fold_name).into()),
        ("document", citation.document.clone().into()),
    ];
    // What says nothing but a year may mean any.
    let says_something = |(name, value): &(&str, Value)| *name != "year" && *value != Value::Null;
    if !parameters.iter().any(says_something) {
        return Ok(Vec::new());
    }
    let table = store.ask_query(queries::LIST_CANDIDATES, &parameters)?;
    Ok(table
        .rows
        .iter()
        .map(|row| candidate(&table, row))
        .collect())
}

fn candidate(table: &Table, row: &[Value]) -> Candidate {
    let text = |column| table.text(row, column).map(String::from);
    let list = |column| {
        let json = table.text(row, column).unwrap_or("[]");
        serde_json::from_str(json).unwrap_or_default()
    };
    Candidate {
        key: text("key").unwrap_or_default(),
        name: text("name").unwrap_or_default(),
        held: table.integer(row, "held") == Some(1),
        document: text("document"),
        date: table.text(row, "date").and_then(|date| date.parse().ok()),
        year: table
            .integer(row, "year")
            .and_then(|year| u16::try_from(year).ok()),
        post: text("post"),
        serial: table
            .integer(row, "serial")
            .and_then(|serial| u32::try_from(serial).ok()),
        subject: text("subject"),
        senders: list("senders"),
        addressees: list("addressees"),
    }
}

/// The number that the citation gives, where it gives a whole one.
fn number(citation: &Citation) -> Option<String> {
    let year = year(citation)?;
    // Until 1966 the Department's telegrams to each post were a series.
    let series = citation.series().filter(|_| year < 1967);
    let post = series.as_deref().or(citation.post.as_deref())?;
    Some(Mrn::new(year, post, citation.serial?)?.to_string())
}

fn year(citation: &Citation) -> Option<u16> {
    let of_day = citation.date.map(|date| date.year() as u16);
    of_day.or(citation.year)
}
