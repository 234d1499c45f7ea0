//! `communities`: parts of the graph that are tied more closely among themselves than to the rest.

use std::collections::HashMap;

use serde::Serialize;

use super::args::CommunitiesArgs;
use super::doubt::Doubt;
use super::find::open;
use super::out::Out;
use super::rank::{Ranked, Values, named};
use super::report::{Failure, Outcome};
use super::select;

#[derive(Serialize)]
struct Found {
    modularity: f64,
    communities: Vec<Community>,
}

#[derive(Serialize)]
struct Community {
    nodes: usize,
    foremost: Vec<Ranked>,
}

pub(super) fn run(args: &CommunitiesArgs) -> Outcome {
    let store = open(&args.db)?;
    let mut doubt = Doubt::below(args.sure.least());
    let graph = select::graph(&store, &args.ties, &mut doubt)?;
    let found = graph.communities();
    let top: Vec<&Vec<i64>> = found.parts.iter().take(args.top as usize).collect();
    let part_of: HashMap<i64, usize> = top
        .iter()
        .enumerate()
        .flat_map(|(at, part)| part.iter().map(move |id| (*id, at)))
        .collect();
    // In the order of rank already, so that each part is too.
    let mut members: Vec<Values> = vec![Vec::new(); top.len()];
    for rank in graph.rank() {
        if let Some(part) = part_of.get(&rank.node) {
            members[*part].push((rank, rank.pagerank));
        }
    }
    let mut communities = Vec::new();
    for members in &members {
        communities.push(Community {
            nodes: members.len(),
            foremost: named(&store, members, None, args.members as usize)?,
        });
    }
    let found = Found {
        modularity: found.modularity,
        communities,
    };
    let mut out = Out::new();
    if args.db.json {
        out.json(&found)?;
        doubt.note();
    } else {
        print(&mut out, &found)?;
        doubt.tell(&mut out)?;
    }
    out.end()?;
    if found.communities.is_empty() {
        Err(Failure::Empty)
    } else {
        Ok(())
    }
}

fn print(out: &mut Out, found: &Found) -> Outcome {
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
            out.line(format!("  {}", ranked.words()))?;
        }
    }
    Ok(())
}
