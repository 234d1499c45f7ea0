//! `refs`: the chain of references around a cable, or between two.

use super::args::{RefsArgs, Way};
use super::find::open;
use super::out::{Out, cable_line};
use super::report::{Failure, Outcome};
use crate::answers::chain::{Chain, Extent, chain};
use crate::answers::find::cable;
use crate::graph::Direction;

pub(super) fn run(args: &RefsArgs) -> Outcome {
    let store = open(&args.db)?;
    let focus = cable(&store, &args.cable)?;
    let to = args.to.as_deref().map(|to| cable(&store, to)).transpose()?;
    let direction = match args.direction {
        Way::Back => Direction::Back,
        Way::Forward => Direction::Forward,
        Way::Both => Direction::Both,
    };
    let extent = to.as_ref().map_or(Extent::All(direction), Extent::To);
    let chain = chain(&store, &focus, extent)?;
    let mut out = Out::new();
    if args.db.json {
        out.json(&chain)?;
    } else {
        print(&mut out, &chain)?;
    }
    out.end()?;
    if chain.nodes.is_empty() || (chain.links.is_empty() && to.is_some()) {
        Err(Failure::Empty)
    } else {
        Ok(())
    }
}

fn print(out: &mut Out, chain: &Chain) -> Outcome {
    let focus = &chain.focus;
    if let Some(nothing) = nothing(chain) {
        if chain.to.is_none() {
            out.line(cable_line(focus))?;
        }
        return out.line(nothing);
    }
    let ends = match &chain.to {
        Some(to) => format!("From {} to {}", focus.name, to.name),
        None => format!("Chain of {} ({})", focus.name, way(chain.direction)),
    };
    let missing = chain.nodes.iter().filter(|node| !node.held).count();
    out.line(format!(
        "{ends}: {} messages, {missing} of them cited and not held",
        chain.nodes.len()
    ))?;
    let (names, references) = (chain.names(), chain.references());
    for node in &chain.nodes {
        let mark = if node.id == focus.id { "▶ " } else { "  " };
        out.line(format!("{mark}{}", cable_line(node)))?;
        for (by_editors, says) in [(false, "refers to"), (true, "the editors refer to")] {
            let links = references.get(&node.id).into_iter().flatten();
            let cited: Vec<&str> = links
                .filter(|link| link.by_editors == by_editors)
                .filter_map(|link| names.get(&link.cited).copied())
                .collect();
            if !cited.is_empty() {
                out.wrapped(14, &format!("{says} {}", cited.join(", ")))?;
            }
        }
    }
    Ok(())
}

/// What is told where no reference is found.
fn nothing(chain: &Chain) -> Option<String> {
    if !chain.links.is_empty() {
        return None;
    }
    let name = &chain.focus.name;
    Some(match (&chain.to, chain.direction) {
        (Some(to), _) => format!(
            "No chain of references leads from {name} to {} or back.",
            to.name
        ),
        (None, direction) => {
            let way = match direction {
                Direction::Back => "refers to no other cable",
                Direction::Forward => "is referred to by no other cable",
                Direction::Both => "refers to no other cable, and none refers to it",
            };
            format!("{name} {way}, as far as is held here.")
        }
    })
}

fn way(direction: Direction) -> &'static str {
    match direction {
        Direction::Back => "what it builds on",
        Direction::Forward => "what builds on it",
        Direction::Both => "what it builds on and what builds on it",
    }
}
