//! `resolve`: which cable a footnote means.

use jiff::ToSpan;
use serde::Serialize;

use super::args::ResolveArgs;
use super::find::open;
use super::out::Out;
use super::report::{Failure, Outcome};
use crate::Store;
use crate::model::{Candidate, Citation, Match, Table, Value, fold_name};
use crate::parse::read_citation;
use crate::resolve::rank;

#[derive(Serialize)]
struct Answer<'a> {
    citation: &'a Citation,
    matches: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    cable: &'a str,
    key: &'a str,
    held: bool,
    score: f64,
    date: Option<String>,
    subject: Option<&'a str>,
    reasons: &'a [String],
}

pub(super) fn run(args: &ResolveArgs) -> Outcome {
    let citation = read_citation(&args.citation);
    if citation.is_empty() {
        return Err(Failure::NoCitation(args.citation.clone()));
    }
    let store = open(&args.db)?;
    let mut matches = rank(&citation, candidates(&store, &citation)?);
    matches.truncate(args.top as usize);
    let mut out = Out::new();
    if args.db.json {
        let lines = matches.iter().map(line).collect();
        out.json(&Answer {
            citation: &citation,
            matches: lines,
        })?;
    } else {
        print(&mut out, &citation, &matches)?;
    }
    out.end()?;
    if matches.is_empty() {
        Err(Failure::Empty)
    } else {
        Ok(())
    }
}

fn line(found: &Match) -> Line<'_> {
    Line {
        cable: &found.candidate.name,
        key: &found.candidate.key,
        held: found.candidate.held,
        score: found.score,
        date: found.candidate.date.map(|date| date.to_string()),
        subject: found.candidate.subject.as_deref(),
        reasons: &found.reasons,
    }
}

/// Everything that shares something with the citation: a wrong digit, day or year is borne.
fn candidates(store: &Store, citation: &Citation) -> Result<Vec<Candidate>, Failure> {
    let text = |value: &Option<String>| value.clone().map_or(Value::Null, Value::Text);
    let day = |days: i64| {
        let day = citation
            .date
            .and_then(|date| date.checked_add(days.days()).ok());
        day.map_or(Value::Null, |day| Value::Text(day.to_string()))
    };
    let year = citation
        .date
        .map(|date| date.year() as u16)
        .or(citation.year);
    let parameters = [
        ("post", text(&citation.post)),
        ("series", text(&citation.series())),
        (
            "serial",
            citation
                .serial
                .map_or(Value::Null, |serial| Value::Integer(serial.into())),
        ),
        (
            "year",
            year.map_or(Value::Null, |year| Value::Integer(year.into())),
        ),
        ("first", day(-3)),
        ("last", day(3)),
        (
            "who",
            citation
                .from
                .as_deref()
                .map_or(Value::Null, |name| Value::Text(fold_name(name))),
        ),
        ("document", text(&citation.document)),
    ];
    let table = store.ask_named("list_candidates", &parameters)?;
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

fn print(out: &mut Out, citation: &Citation, matches: &[Match]) -> Outcome {
    for (index, found) in matches.iter().enumerate() {
        let candidate = &found.candidate;
        let held = if candidate.held {
            "held"
        } else {
            "cited, not held"
        };
        // Of two that bear one number the day tells which.
        let is_twin = |other: &Match| {
            let other = &other.candidate;
            other.key != candidate.key
                && (other.year, &other.post, other.serial)
                    == (candidate.year, &candidate.post, candidate.serial)
        };
        let day = candidate
            .date
            .filter(|_| matches.iter().any(is_twin))
            .map(|day| format!(" of {day}"));
        let day = day.filter(|day| !candidate.name.ends_with(day.as_str()));
        let name = format!("{}{}", candidate.name, day.unwrap_or_default());
        let subject = candidate.subject.as_deref().unwrap_or("");
        out.line(
            format!(
                "{}. {:<20} {held}, {:.0} %  {subject}",
                index + 1,
                name,
                found.score * 100.0
            )
            .trim_end(),
        )?;
        out.wrapped(3, &found.reasons.join("; "))?;
    }
    let exact = matches
        .first()
        .is_some_and(|best| best.candidate.held && best.score > 0.95);
    match sought(citation) {
        Some(number) if !exact && matches.iter().all(|found| found.candidate.name != number) => out
            .line(format!(
                "{number} is not held here, and nothing held here cites it."
            )),
        None if matches.is_empty() => out.line("Nothing held or cited here fits."),
        _ => Ok(()),
    }
}

/// The number that the citation gives, where it gives a whole one.
fn sought(citation: &Citation) -> Option<String> {
    let year = citation
        .date
        .map(|date| date.year() as u16)
        .or(citation.year)?;
    // Until 1966 the Department's telegrams to each post were a series.
    let series = citation.series().filter(|_| year < 1967);
    let post = series.as_deref().or(citation.post.as_deref())?;
    Some(crate::model::Mrn::new(year, post, citation.serial?)?.to_string())
}
