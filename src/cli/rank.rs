//! `rank`: what stands in the middle of the graph.

use std::cmp::Reverse;
use std::collections::HashMap;

use serde::Serialize;

use super::args::{Measure, RankArgs};
use super::doubt::Doubt;
use super::find::open;
use super::out::Out;
use super::report::{Failure, Outcome};
use super::select;
use crate::graph::{Graph, Rank};
use crate::model::{Edge, EntityKind, Node};

#[derive(Serialize)]
struct Ranked {
    pagerank: f64,
    incoming: usize,
    outgoing: usize,
    #[serde(flatten)]
    node: Node,
}

pub(super) fn run(args: &RankArgs) -> Outcome {
    let (via, mentions) = select::via(&args.via)?;
    let kind = args.kind.as_deref().map(kind_of).transpose()?;
    let store = open(&args.db)?;
    let mut edges = store.all_edges()?;
    edges.retain(|edge| via.is_empty() || via.contains(&edge.predicate));
    let said = select::cables(&store, &args.scope)?;
    let in_scope = |edge: &Edge| said.as_ref().is_none_or(|said| said.contains(edge.cable));
    edges.retain(in_scope);
    let mut doubt = Doubt::below(args.sure.least());
    let mut edges = doubt.sift_edges(edges);
    if mentions {
        edges.extend(store.all_mentions()?.into_iter().filter(in_scope));
    }
    let mut ranks = Graph::new(edges).rank();
    match args.by {
        Measure::Pagerank => {}
        Measure::Degree => {
            ranks.sort_by_key(|rank| (Reverse(rank.incoming + rank.outgoing), rank.node))
        }
        Measure::Incoming => ranks.sort_by_key(|rank| (Reverse(rank.incoming), rank.node)),
    }
    let ranked = named(&store, &ranks, kind, args.top as usize, args.by)?;
    let mut out = Out::new();
    if args.db.json {
        out.json(&ranked)?;
        doubt.note();
    } else if ranked.is_empty() {
        out.line("No statement ties two nodes of this kind.")?;
    } else {
        out.line("pagerank   in  out  node")?;
        for row in &ranked {
            let held = if row.node.held {
                ""
            } else {
                ", cited and not held"
            };
            out.line(format!(
                "{:.6}  {:>3}  {:>3}  {} ({}{held})",
                row.pagerank,
                row.incoming,
                row.outgoing,
                row.node.name,
                row.node.what()
            ))?;
        }
    }
    if !args.db.json {
        doubt.tell(&mut out)?;
    }
    out.end()?;
    if ranked.is_empty() {
        Err(Failure::Empty)
    } else {
        Ok(())
    }
}

fn kind_of(given: &str) -> Result<EntityKind, Failure> {
    given.parse().map_err(|_| Failure::BadWord {
        what: "kind of node",
        given: given.to_owned(),
        possible: EntityKind::ALL.iter().map(ToString::to_string).collect(),
    })
}

/// Ranks that differ by less are equal: the order in which shares are summed shows in the last digits.
const SAME: f64 = 1e-12;

/// The first nodes of the kind asked for, in the order of rank; equal ranks by key, whatever the database's numbers.
fn named(
    store: &crate::Store,
    ranks: &[Rank],
    kind: Option<EntityKind>,
    top: usize,
    measure: Measure,
) -> Result<Vec<Ranked>, Failure> {
    let value = |rank: &Rank| match measure {
        Measure::Pagerank => rank.pagerank,
        Measure::Degree => (rank.incoming + rank.outgoing) as f64,
        Measure::Incoming => rank.incoming as f64,
    };
    let mut found: Vec<Ranked> = Vec::new();
    let mut waiting: Vec<(usize, &Rank)> = Vec::new();
    let mut groups = ranks
        .chunk_by(|a, b| (value(a) - value(b)).abs() < SAME)
        .enumerate()
        .peekable();
    while let Some((place, group)) = groups.next() {
        waiting.extend(group.iter().map(|rank| (place, rank)));
        if waiting.len() < 500 && groups.peek().is_some() {
            continue;
        }
        let ids: Vec<i64> = waiting.iter().map(|(_, rank)| rank.node).collect();
        let nodes: HashMap<i64, Node> = store
            .nodes(&ids)?
            .into_iter()
            .filter(|node| kind.is_none_or(|kind| node.kind == kind))
            .map(|node| (node.id, node))
            .collect();
        let mut some: Vec<(usize, &Rank, &Node)> = waiting
            .drain(..)
            .filter_map(|(place, rank)| Some((place, rank, nodes.get(&rank.node)?)))
            .collect();
        some.sort_by_key(|(place, _, node)| (*place, &node.key));
        found.extend(some.into_iter().map(|(_, rank, node)| Ranked {
            pagerank: rank.pagerank,
            incoming: rank.incoming,
            outgoing: rank.outgoing,
            node: node.clone(),
        }));
        if found.len() >= top {
            break;
        }
    }
    found.truncate(top);
    Ok(found)
}
