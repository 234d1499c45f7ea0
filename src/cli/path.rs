//! `path`: the shortest way between two nodes, statement by statement.

use super::args::PathArgs;
use super::doubt;
use super::find::{node, open};
use super::out::{Out, place};
use super::report::{Failure, Outcome};
use crate::answers::path::{Asked, Step, ways};
use crate::answers::words;
use crate::model::{Node, across_pages};
use crate::vocab::predicates;

pub(super) fn run(args: &PathArgs) -> Outcome {
    let asked = Asked {
        via: words::predicates(&args.via)?,
        most: if args.all { args.top as usize } else { 1 },
        least: args.sure.least(),
    };
    let store = open(&args.db)?;
    let (one, other) = (node(&store, &args.one)?, node(&store, &args.other)?);
    let found = ways(&store, &one, &other, &asked)?;
    let first = found.ways.first();
    let mut out = Out::new();
    if args.db.json {
        if args.all {
            out.json(&found)?;
        } else {
            out.json(&first)?;
        }
        doubt::note(&found.left_out);
    } else {
        print(&mut out, &one, &other, first.map(Vec::as_slice))?;
        if args.all {
            print_others(&mut out, &found.ways, found.count)?;
        }
        doubt::tell(&mut out, &found.left_out)?;
    }
    out.end()?;
    if found.count > 0 {
        Ok(())
    } else {
        Err(Failure::Empty)
    }
}

fn print(out: &mut Out, one: &Node, other: &Node, steps: Option<&[Step]>) -> Outcome {
    let Some(steps) = steps else {
        return out.line(format!(
            "No statement held here ties {} to {}, by however many steps.",
            one.name, other.name
        ));
    };
    if steps.is_empty() {
        return out.line(format!("{} and {} are the same.", one.name, other.name));
    }
    out.line(format!(
        "{} to {} in {} step{}:",
        one.name,
        other.name,
        steps.len(),
        if steps.len() == 1 { "" } else { "s" }
    ))?;
    print_steps(out, steps)
}

/// The ways behind the first, and how many are not told.
fn print_others(out: &mut Out, ways: &[Vec<Step>], count: u64) -> Outcome {
    for (index, steps) in ways.iter().enumerate().skip(1) {
        out.line(format!("\nOr, way {} of {count}:", index + 1))?;
        print_steps(out, steps)?;
    }
    match count.saturating_sub(ways.len() as u64) {
        0 => Ok(()),
        more => out.line(format!("\n… and {more} more as short")),
    }
}

fn print_steps(out: &mut Out, steps: &[Step]) -> Outcome {
    for (index, step) in steps.iter().enumerate() {
        let label = predicates()
            .get(step.predicate.as_str())
            .map_or(step.predicate.as_str(), |p| p.label.as_str());
        let modality = match &step.fact {
            Some(fact) if fact.modality != "asserted" => format!(" ({})", fact.modality),
            _ => String::new(),
        };
        out.line(format!(
            "{}. {} — {label}{modality} → {}",
            index + 1,
            step.from,
            step.to
        ))?;
        if let Some(fact) = &step.fact {
            out.wrapped(
                3,
                &format!("{}: “{}”", place(fact), across_pages(&fact.quote)),
            )?;
        }
    }
    Ok(())
}
