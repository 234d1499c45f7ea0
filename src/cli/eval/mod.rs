//! `eval`: how well names are found, acts read, and people told from each other, on documents that the user has annotated.

mod across;
mod acts;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use rayon::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::args::{EvalArgs, Offsets};
use super::out::Out;
use super::report::{Failure, Outcome};
use crate::eval::{BANDS, BCubed, Counts, Gold, Score, Unit};
use crate::ingest::understand;
use crate::model::Document;

#[derive(Serialize)]
struct Line {
    what: String,
    precision: f64,
    recall: f64,
    f1: f64,
    right: usize,
    given: usize,
    wanted: usize,
}

#[derive(Serialize)]
struct Answer {
    documents: usize,
    kinds: Vec<Line>,
    confidence: Vec<Band>,
    b_cubed: BCubed,
    misses: Vec<Missed>,
}

#[derive(Serialize)]
struct Band {
    least: f64,
    given: usize,
    right: usize,
    precision: f64,
    kinds: BTreeMap<&'static str, Part>,
}

#[derive(Serialize)]
struct Part {
    given: usize,
    right: usize,
}

#[derive(Serialize)]
struct Missed {
    document: String,
    what: &'static str,
    kind: String,
    context: String,
}

pub(super) fn run(args: &EvalArgs) -> Outcome {
    let documents = gold(args)?;
    let unit = match args.offsets {
        Offsets::Characters => Unit::Characters,
        Offsets::Bytes => Unit::Bytes,
    };
    let show = args.show as usize;
    if let Some(acts) = &args.acts {
        return acts::run(&documents, acts, !args.volume.is_empty(), show, args.json);
    }
    if args.across {
        return across::run(&documents, unit, show, args.json);
    }
    let read = read(&documents);
    let mut score = Score::default();
    for (document, read) in documents.iter().zip(&read) {
        score.add(document, read, unit);
    }
    give(&answer(&score, documents.len(), show), args.json, print)
}

/// The documents as the program reads them.
fn read(documents: &[Gold]) -> Vec<Document> {
    let all = documents.par_iter();
    all.map(|document| understand(document.raw())).collect()
}

/// Prints an answer, as one JSON document or for people.
fn give<A: Serialize>(
    answer: &A,
    json: bool,
    print: impl FnOnce(&mut Out, &A) -> Outcome,
) -> Outcome {
    let mut out = Out::new();
    if json {
        out.json(answer)?;
    } else {
        print(&mut out, answer)?;
    }
    out.end()
}

/// The annotated documents.
fn gold(args: &EvalArgs) -> Result<Vec<Gold>, Failure> {
    let path = args.gold.display();
    let mut documents = Vec::new();
    for (number, document) in records::<Gold>(&args.gold)? {
        if args.acts.is_none() && document.mentions.is_none() {
            let told = "has no `mentions`; where acts are marked, give their file by --acts";
            return Err(Failure::Refused(format!("`{path}` line {number}: {told}")));
        }
        let of = |volume: &String| document.volume.as_ref() == Some(volume);
        if args.volume.is_empty() || args.volume.iter().any(of) {
            documents.push(document);
        }
    }
    if documents.is_empty() {
        let of = match args.volume.as_slice() {
            [] => String::new(),
            volumes => format!(" of `{}`", volumes.join("`, `")),
        };
        let told = format!("`{path}` holds no annotated document{of}");
        return Err(Failure::Refused(told));
    }
    Ok(documents)
}

/// The records of a file, one a line, each with the number of its line; a line that is none ends the command, since a score
/// over a part would mislead.
fn records<T: DeserializeOwned>(path: &Path) -> Result<Vec<(usize, T)>, Failure> {
    let lost = |error| Failure::Unreadable(path.to_owned(), error);
    let file = File::open(path).map_err(lost)?;
    let mut found = Vec::new();
    for (index, line) in BufReader::new(file).lines().enumerate() {
        let line = line.map_err(lost)?;
        if !line.trim().is_empty() {
            let record = serde_json::from_str(&line).map_err(|error| {
                Failure::Refused(format!("`{}` line {}: {error}", path.display(), index + 1))
            })?;
            found.push((index + 1, record));
        }
    }
    Ok(found)
}

fn answer(score: &Score, documents: usize, show: usize) -> Answer {
    let all = [
        ("all".to_owned(), score.all()),
        ("spans, whatever the kind".to_owned(), score.spans),
    ];
    Answer {
        documents,
        kinds: score
            .kinds
            .iter()
            .map(|(kind, counts)| ((*kind).to_owned(), *counts))
            .chain(all)
            .map(line)
            .collect(),
        confidence: BANDS
            .iter()
            .zip(&score.bands)
            .enumerate()
            .map(|(band, (least, counts))| Band {
                least: *least,
                given: counts.given,
                right: counts.right,
                precision: counts.precision(),
                kinds: score
                    .kind_bands
                    .iter()
                    .map(|(kind, bands)| {
                        let Counts { given, right, .. } = bands[band];
                        (*kind, Part { given, right })
                    })
                    .collect(),
            })
            .collect(),
        b_cubed: score.who_is_who(),
        misses: score
            .misses
            .iter()
            .take(show)
            .map(|miss| Missed {
                document: miss.id.clone(),
                what: if miss.missed {
                    "missed"
                } else {
                    "not in the gold"
                },
                kind: miss.kind.clone(),
                context: miss.context.clone(),
            })
            .collect(),
    }
}

fn line((what, counts): (String, Counts)) -> Line {
    Line {
        what,
        precision: counts.precision(),
        recall: counts.recall(),
        f1: counts.f1(),
        right: counts.right,
        given: counts.given,
        wanted: counts.wanted,
    }
}

/// Precision, recall and what they are made of, a row each.
fn table(out: &mut Out, heading: &str, lines: &[Line]) -> Outcome {
    out.line(format!(
        "\n{heading:<26}  precision  recall     F1   right   given  wanted"
    ))?;
    for line in lines {
        out.line(format!(
            "{:<26}      {:.3}   {:.3}  {:.3}  {:>6}  {:>6}  {:>6}",
            line.what, line.precision, line.recall, line.f1, line.right, line.given, line.wanted
        ))?;
    }
    Ok(())
}

fn print(out: &mut Out, answer: &Answer) -> Outcome {
    out.line(format!("{} annotated documents", answer.documents))?;
    table(out, "names", &answer.kinds)?;
    let kinds: String = answer
        .kinds
        .iter()
        .filter(|line| {
            answer
                .confidence
                .iter()
                .any(|b| b.kinds.contains_key(line.what.as_str()))
        })
        .map(|line| format!("  {:>11}", line.what))
        .collect();
    out.line(format!(
        "\nconfidence    given  precision  right of given:{kinds}"
    ))?;
    for band in answer.confidence.iter().filter(|band| band.given > 0) {
        let parts: String = band
            .kinds
            .values()
            .map(|part| format!("  {:>11}", format!("{}/{}", part.right, part.given)))
            .collect();
        out.line(format!(
            "{:.1} and more  {:>5}      {:.3}                 {parts}",
            band.least, band.given, band.precision
        ))?;
    }
    let b = &answer.b_cubed;
    out.line(format!(
        "\nwho is who within a document (B-cubed): precision {:.3}, recall {:.3}, F1 {:.3}, over {} names",
        b.precision, b.recall, b.f1, b.names
    ))?;
    for miss in &answer.misses {
        out.wrapped(
            0,
            &format!(
                "{} {}, {}: {}",
                miss.what, miss.kind, miss.document, miss.context
            ),
        )?;
    }
    Ok(())
}
