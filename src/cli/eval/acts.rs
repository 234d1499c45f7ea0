//! `eval --acts`: who did what, against what annotators marked.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use serde::Serialize;

use super::super::out::Out;
use super::super::report::{Failure, Outcome};
use super::{Line, give, line, read, records, table};
use crate::eval::{ActMiss, ActScore, BANDS, Counts, Gold, GoldAct};

#[derive(Serialize)]
struct Answer {
    documents: usize,
    acts: Vec<Line>,
    modality: Meant,
    confidence: Vec<Band>,
    misses: Vec<Missed>,
}

#[derive(Serialize)]
struct Meant {
    right: usize,
    of: usize,
}

#[derive(Serialize)]
struct Band {
    least: f64,
    given: usize,
    actor_right: usize,
    object_right: usize,
}

#[derive(Serialize)]
struct Missed {
    document: String,
    what: &'static str,
    act: String,
    actor: String,
    object: String,
    sentence: String,
}

/// Measures the acts of annotated documents; one that `acts` does not speak of tells none.
///
/// Where only documents of some volumes are chosen, acts of others are passed over.
pub(super) fn run(
    documents: &[Gold],
    acts: &Path,
    of_some: bool,
    show: usize,
    json: bool,
) -> Outcome {
    let held: HashSet<&str> = documents.iter().map(|one| one.id.as_str()).collect();
    let mut of: HashMap<String, Vec<GoldAct>> = HashMap::new();
    for (number, act) in records::<GoldAct>(acts)? {
        let stray = || format!("no document has the id `{}`", act.id);
        let fault = act.fault();
        if let Some(fault) =
            fault.or_else(|| (!of_some && !held.contains(act.id.as_str())).then(stray))
        {
            let path = acts.display();
            return Err(Failure::Refused(format!("`{path}` line {number}: {fault}")));
        }
        let own = of.entry(act.id.clone()).or_default();
        if !act.none {
            own.push(act);
        }
    }
    let mut score = ActScore::default();
    for (document, read) in documents.iter().zip(&read(documents)) {
        let own = of.get(&document.id).map_or(&[][..], Vec::as_slice);
        score.add(own, read);
    }
    give(&answer(&score, documents.len(), show), json, print)
}

fn answer(score: &ActScore, documents: usize, show: usize) -> Answer {
    let levels = [
        ("all", score.objects),
        ("all, whatever the object", score.actors),
    ];
    let says = (score.says.given + score.says.wanted > 0)
        .then_some(("who says so, where act and actor are right", score.says));
    let acts = score.acts.iter().map(|(act, counts)| (*act, *counts));
    let banded = |(least, [actors, objects]): (&f64, &[Counts; 2])| Band {
        least: *least,
        given: actors.given.max(objects.given),
        actor_right: actors.right,
        object_right: objects.right,
    };
    Answer {
        documents,
        acts: acts
            .chain(levels)
            .chain(says)
            .map(|(what, counts)| line((what.to_owned(), counts)))
            .collect(),
        modality: Meant {
            right: score.meant,
            of: score.objects.right,
        },
        confidence: BANDS.iter().zip(&score.bands).map(banded).collect(),
        misses: score.misses.iter().take(show).map(missed).collect(),
    }
}

fn missed(miss: &ActMiss) -> Missed {
    Missed {
        document: miss.id.clone(),
        what: match miss.missed {
            true => "missed",
            false => "not in the gold",
        },
        act: miss.act.clone(),
        actor: miss.actor.clone(),
        object: miss.object.clone(),
        sentence: miss.sentence.clone(),
    }
}

fn print(out: &mut Out, answer: &Answer) -> Outcome {
    out.line(format!("{} annotated documents", answer.documents))?;
    table(out, "acts, actors and objects", &answer.acts)?;
    let Meant { right, of } = answer.modality;
    out.line(format!(
        "\nhow it is meant (asserted, negated, conditional, intended): {right} of {of} right"
    ))?;
    out.line("\nconfidence    given   actor right   object right too")?;
    for band in answer.confidence.iter().filter(|band| band.given > 0) {
        out.line(format!(
            "{:.1} and more {:>6} {:>13} {:>18}",
            band.least, band.given, band.actor_right, band.object_right
        ))?;
    }
    for miss in &answer.misses {
        let Missed {
            what,
            act,
            actor,
            object,
            ..
        } = miss;
        out.wrapped(
            0,
            &format!(
                "{what}, {}: {actor} {act} {object}: “{}”",
                miss.document, miss.sentence
            ),
        )?;
    }
    Ok(())
}
