//! `communities`: parts of the graph that are tied more closely among themselves than to the rest.

use super::args::CommunitiesArgs;
use super::bounds::Bounds;
use super::doubt;
use super::find::open;
use super::out::Out;
use super::rank::words;
use super::report::{Failure, Outcome};
use crate::answers::communities::{Asked, Communities, communities};

pub(super) fn run(args: &CommunitiesArgs) -> Outcome {
    let asked = Asked {
        top: args.top as usize,
        members: args.members as usize,
        ties: (&args.ties).into(),
        least: args.sure.least(),
    };
    let found = communities(&open(&args.db)?, &asked)?;
    let mut out = Out::new();
    if args.db.json {
        out.json(&found)?;
        doubt::note(&found.left_out);
    } else {
        print(&mut out, &found)?;
        doubt::tell(&mut out, &found.left_out)?;
    }
    out.end()?;
    if found.communities.is_empty() {
        Err(Failure::Empty)
    } else {
        Ok(())
    }
}

fn print(out: &mut Out, found: &Communities) -> Outcome {
    if found.communities.is_empty() {
        return out.line("No statement ties two nodes.");
    }
    out.line(format!(
        "Modularity {:.2}: {}",
        found.modularity,
        if found.modularity < 0.3 {
            "hardly more than chance would make"
        } else {
            "more than chance would make"
        }
    ))?;
    for (index, community) in found.communities.iter().enumerate() {
        out.line(format!(
            "\nCommunity {}: {} nodes, foremost",
            index + 1,
            community.nodes
        ))?;
        for ranked in &community.foremost {
            out.line(format!("  {}", words(ranked)))?;
        }
    }
    let bounds = Bounds {
        told: found.communities.len(),
        all: found.count,
        option: "--top",
    };
    bounds.tell(out)
}
