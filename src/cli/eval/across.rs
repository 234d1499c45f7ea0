//! `eval --across`: who is one across documents, against those whom an annotator tells apart.

use serde::Serialize;

use super::super::out::Out;
use super::super::report::Outcome;
use super::give;
use crate::eval::{Across, Gold, Pair, Proof, Split, Tally, Told, Unit};

#[derive(Serialize)]
struct Answer {
    documents: usize,
    all: Figures,
    volumes: Vec<Figures>,
    mixed: usize,
    joined_pairs: Vec<Joined>,
    mixed_pairs: Vec<Joined>,
    split_people: Vec<Parted>,
}

#[derive(Serialize)]
struct Figures {
    #[serde(skip_serializing_if = "Option::is_none")]
    volume: Option<String>,
    precision: f64,
    recall: f64,
    f1: f64,
    names: usize,
    marked: usize,
    people: usize,
    split: usize,
    pairs: usize,
    apart: usize,
}

#[derive(Serialize)]
struct Joined {
    volume: String,
    name: String,
    people: Vec<One>,
}

#[derive(Serialize)]
struct One {
    person: String,
    names: usize,
    so: usize,
    #[serde(flatten)]
    proof: Words,
}

#[derive(Serialize)]
struct Parted {
    volume: String,
    person: String,
    parts: Vec<Part>,
}

#[derive(Serialize)]
struct Part {
    name: String,
    names: usize,
    #[serde(flatten)]
    proof: Words,
}

#[derive(Serialize)]
struct Words {
    document: String,
    context: String,
    key: String,
    reason: Option<String>,
}

/// So many parts of somebody are told.
const PARTS: usize = 6;

pub(super) fn run(documents: &[Gold], unit: Unit, show: usize, json: bool) -> Outcome {
    let across = Across::of(documents, unit, show)?;
    give(&answer(&across, documents.len(), show), json, print)
}

fn answer(across: &Across, documents: usize, show: usize) -> Answer {
    let volumes = across.volumes.iter();
    Answer {
        documents,
        all: figures(None, &across.all()),
        volumes: volumes
            .map(|(volume, tally)| figures(Some(volume), tally))
            .collect(),
        mixed: across.mixed_pairs,
        joined_pairs: across.joined.iter().map(joined).collect(),
        mixed_pairs: across.mixed.iter().map(joined).collect(),
        split_people: across.split.iter().take(show).map(parted).collect(),
    }
}

fn figures(volume: Option<&String>, tally: &Tally) -> Figures {
    Figures {
        volume: volume.cloned(),
        precision: tally.precision(),
        recall: tally.recall(),
        f1: tally.f1(),
        names: tally.names,
        marked: tally.marked,
        people: tally.people,
        split: tally.split,
        pairs: tally.pairs,
        apart: tally.apart,
    }
}

fn joined(pair: &Pair) -> Joined {
    let one = |told: &Told| One {
        person: told.person.clone(),
        names: told.names,
        so: told.so,
        proof: words(&told.proof),
    };
    Joined {
        volume: pair.volume.clone(),
        name: pair.name.clone(),
        people: pair.people.iter().map(one).collect(),
    }
}

fn parted(split: &Split) -> Parted {
    let part = |(name, names, proof): &(String, usize, Proof)| Part {
        name: name.clone(),
        names: *names,
        proof: words(proof),
    };
    Parted {
        volume: split.volume.clone(),
        person: split.person.clone(),
        parts: split.parts.iter().map(part).collect(),
    }
}

fn words(proof: &Proof) -> Words {
    Words {
        document: proof.id.clone(),
        context: proof.context.clone(),
        key: proof.key.clone(),
        reason: proof.reason.clone(),
    }
}

fn print(out: &mut Out, answer: &Answer) -> Outcome {
    out.line(format!("{} annotated documents", answer.documents))?;
    out.line("\nwho is who across documents")?;
    out.line(format!(
        "{:<20}  precision  recall     F1   names of marked  people  split  one surname: pairs  apart",
        "(B-cubed)"
    ))?;
    let several = answer.volumes.len() > 1;
    let volumes = answer.volumes.iter().filter(|_| several);
    for line in volumes.chain([&answer.all]) {
        out.line(format!(
            "{:<20}      {:.3}   {:.3}  {:.3}  {:>6}  {:>7}  {:>6}  {:>5}  {:>18}  {:>5}",
            line.volume.as_deref().unwrap_or("all"),
            line.precision,
            line.recall,
            line.f1,
            line.names,
            line.marked,
            line.people,
            line.split,
            line.pairs,
            line.apart
        ))?;
    }
    if answer.mixed > 0 {
        out.line(format!(
            "other pairs who share a name (of two surnames, or one is listed by the surname only): {}",
            answer.mixed
        ))?;
    }
    pairs(out, "of one surname, and joined:", &answer.joined_pairs)?;
    pairs(
        out,
        "of two surnames or one listed by the surname only, and joined:",
        &answer.mixed_pairs,
    )?;
    if !answer.split_people.is_empty() {
        out.line("\none person, and split:")?;
    }
    for split in &answer.split_people {
        out.wrapped(0, &format!("{} {}", split.volume, split.person))?;
        for part in split.parts.iter().take(PARTS) {
            let so = format!("{} names go by {}", part.names, part.name);
            out.wrapped(4, &format!("{so}, as in {}", told(&part.proof)))?;
        }
        out.left_out(split.parts.len().saturating_sub(PARTS))?;
    }
    Ok(())
}

fn pairs(out: &mut Out, heading: &str, pairs: &[Joined]) -> Outcome {
    if !pairs.is_empty() {
        out.line(format!("\n{heading}"))?;
    }
    for pair in pairs {
        out.wrapped(0, &format!("{} {}", pair.volume, pair.name))?;
        for one in &pair.people {
            let so = format!("{}: {} of {} names", one.person, one.so, one.names);
            out.wrapped(4, &format!("{so}, as in {}", told(&one.proof)))?;
        }
    }
    Ok(())
}

/// The words, and why the name is joined to another.
fn told(proof: &Words) -> String {
    let reason = proof.reason.as_deref().unwrap_or("not joined");
    format!(
        "{}: “{}” ({}: {reason})",
        proof.document, proof.context, proof.key
    )
}
