//! `neighbors`: what lies within so many statements of a node.

use super::args::NeighborsArgs;
use super::find::{node, open};
use super::out::{Out, counted};
use super::report::{Failure, Outcome};
use super::{bounds, doubt};
use crate::answers::neighbors::{Asked, Neighbor, neighbors};
use crate::answers::words::Via;
use crate::model::Node;

pub(super) fn run(args: &NeighborsArgs) -> Outcome {
    let asked = Asked {
        depth: args.depth,
        via: Via::read(&args.ties.via)?,
        cables: (&args.ties.scope).into(),
        least: args.sure.least(),
    };
    let store = open(&args.db)?;
    let start = node(&store, &args.name)?;
    let near = neighbors(&store, &start, &asked)?;
    let mut out = Out::new();
    if args.db.json {
        let told = args.most.of(&near.found).0;
        let mut items = told.iter().enumerate();
        items.try_for_each(|(at, neighbor)| out.json_item(neighbor, at))?;
        bounds::json_end(&mut out, told.len(), near.found.len(), args.most)?;
        doubt::note(&near.left_out);
    } else {
        print(&mut out, args, &start, &near.found)?;
        doubt::tell(&mut out, &near.left_out)?;
    }
    out.end()?;
    if near.found.is_empty() {
        Err(Failure::Empty)
    } else {
        Ok(())
    }
}

fn print(out: &mut Out, args: &NeighborsArgs, start: &Node, found: &[Neighbor]) -> Outcome {
    if found.is_empty() {
        return out.line(format!(
            "Nothing is said of {} that ties it to anything by name.",
            start.name
        ));
    }
    let (told, rest) = args.most.of(found);
    if told.is_empty() {
        let name = format!("{} ({})", start.name, start.what());
        return out.line(format!("{name}: {} found.", counted(rest, "neighbor")));
    }
    out.line(format!(
        "{} ({}); how many statements away, and by what:",
        start.name,
        start.what()
    ))?;
    told.iter()
        .try_for_each(|neighbor| print_one(out, neighbor))?;
    out.left_out(rest)
}

fn print_one(out: &mut Out, neighbor: &Neighbor) -> Outcome {
    // An office whose holder no cable names is somebody else in each.
    let of_cable = (!neighbor.node.is_named())
        .then(|| neighbor.node.key.rsplit_once(" [cable:"))
        .flatten();
    let of_cable = of_cable.map_or(String::new(), |(_, cable)| {
        format!(
            ", in {}",
            cable.trim_end_matches(']').trim_start_matches("document ")
        )
    });
    let held = if neighbor.node.held {
        ""
    } else {
        ", cited and not held"
    };
    out.wrapped(
        2,
        &format!(
            "{}  {} ({}{of_cable}{held}): {}",
            neighbor.distance,
            neighbor.node.name,
            neighbor.node.what(),
            neighbor.by.join(", ")
        ),
    )
}
