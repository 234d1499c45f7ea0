//! `path`: the shortest way between two nodes, statement by statement; of several as short, the one that says most.
//!
//! What is told often, as a country is, ties everybody to everybody: among ways as short the one through the nodes that
//! are told least often comes first.

use std::collections::BTreeSet;

use serde::Serialize;

use super::args::PathArgs;
use super::doubt::Doubt;
use super::find::{node, open};
use super::out::Out;
use super::report::{Failure, Outcome};
use super::walk::{Along, Walk, leads_to};
use crate::Store;
use crate::graph::Graph;
use crate::model::{Edge, Fact, Node};
use crate::vocab::predicates;

#[derive(Serialize)]
struct Step {
    from: String,
    predicate: String,
    to: String,
    fact: Option<Fact>,
}

/// All ways that are as short, or the first of them.
#[derive(Serialize)]
struct Ways<'w> {
    count: u64,
    ways: &'w [Vec<Step>],
}

pub(super) fn run(args: &PathArgs) -> Outcome {
    let via = known_predicates(&args.via)?;
    let store = open(&args.db)?;
    let (one, other) = (node(&store, &args.one)?, node(&store, &args.other)?);
    let asked = Asked {
        store: &store,
        ends: [one.id, other.id],
        least: args.sure.least(),
    };
    let (graph, doubt) = shortest(&asked, &via)?;
    let most = if args.all { args.top as usize } else { 1 };
    let common = store.how_common(&graph.between(one.id, other.id))?;
    let weight = |node| common.get(&node).copied().unwrap_or_default();
    let (paths, count) = graph.shortest_paths(one.id, other.id, most, weight);
    let ways = paths
        .iter()
        .map(|path| steps(&store, path))
        .collect::<Result<Vec<_>, _>>()?;
    let mut out = Out::new();
    if args.db.json {
        if args.all {
            out.json(&Ways { count, ways: &ways })?;
        } else {
            out.json(&ways.first())?;
        }
        doubt.note();
    } else {
        print(&mut out, &one, &other, ways.first().map(Vec::as_slice))?;
        if args.all {
            print_others(&mut out, &ways, count)?;
        }
        doubt.tell(&mut out)?;
    }
    out.end()?;
    if count > 0 {
        Ok(())
    } else {
        Err(Failure::Empty)
    }
}

/// What ties any two cables of one post or one topic says little: it is gone through only where nothing else leads there.
const COMMON: [&str; 4] = ["originated_by", "addressed_to", "informed", "tagged"];

/// Between which nodes a way is sought, and how sure its acts must be.
#[derive(Clone, Copy)]
struct Asked<'a> {
    store: &'a Store,
    ends: [i64; 2],
    least: f64,
}

/// Rings around both ends that hold every shortest way, if there is one, and the acts too doubtful to be gone along.
type Rings = (Graph, Doubt);

/// The shortest ways by the predicates asked for; without any, by what is told before what the heads have in common, and
/// by mere mentions last.
fn shortest(asked: &Asked<'_>, via: &[String]) -> Result<Rings, Failure> {
    if !via.is_empty() {
        return search(asked, via, via.iter().any(|p| p == "mentions"));
    }
    let telling: Vec<String> = predicates()
        .keys()
        .filter(|name| !COMMON.contains(name))
        .map(|name| (*name).to_owned())
        .collect();
    let [one, other] = asked.ends;
    for (via, mentions) in [(telling.as_slice(), false), (&[], false)] {
        let rings = search(asked, via, mentions)?;
        if rings.0.shortest_path(one, other).is_some() {
            return Ok(rings);
        }
    }
    search(asked, &[], true)
}

/// Checks the predicates that the user names.
pub(super) fn known_predicates(given: &[String]) -> Result<Vec<String>, Failure> {
    match given
        .iter()
        .find(|name| !predicates().contains_key(name.as_str()))
    {
        Some(unknown) => Err(Failure::BadWord {
            what: "predicate",
            given: unknown.clone(),
            possible: predicates().keys().map(|name| (*name).to_owned()).collect(),
        }),
        None => Ok(given.to_vec()),
    }
}

/// Grows rings around both ends, the smaller first, until they meet or one of them has nothing more around it.
fn search(asked: &Asked<'_>, via: &[String], mentions: bool) -> Result<Rings, Failure> {
    let [one, other] = asked.ends;
    let along = Along {
        via,
        mentions,
        said: None,
    };
    let mut walk = Walk::new(asked.store, along, asked.least);
    let mut graph = Graph::default();
    let mut known: [BTreeSet<i64>; 2] = [BTreeSet::from([one]), BTreeSet::from([other])];
    let mut edge_of: [Vec<i64>; 2] = [vec![one], vec![other]];
    let mut meet = one == other;
    while !meet && edge_of.iter().all(|edge| !edge.is_empty()) {
        let side = usize::from(edge_of[1].len() < edge_of[0].len());
        let ring = walk.ring(&edge_of[side])?;
        let ends = ring.iter().flat_map(|edge| leads_to(edge, &edge_of[side]));
        let next: BTreeSet<i64> = ends.filter(|id| known[side].insert(*id)).collect();
        graph.add(ring);
        meet = next.iter().any(|id| known[1 - side].contains(id));
        edge_of[side] = next.into_iter().collect();
    }
    Ok((graph, walk.doubt))
}

fn steps(store: &Store, path: &[&Edge]) -> Result<Vec<Step>, Failure> {
    let ids: Vec<i64> = path
        .iter()
        .flat_map(|edge| [edge.subject, edge.object])
        .flatten()
        .collect();
    let nodes = store.nodes(&ids)?;
    let name = |id: Option<i64>| {
        nodes
            .iter()
            .find(|node| Some(node.id) == id)
            .map(|node| node.name.clone())
            .unwrap_or_default()
    };
    let facts = store.facts(&path.iter().filter_map(|edge| edge.id).collect::<Vec<_>>())?;
    let step = |edge: &&Edge| Step {
        from: name(edge.subject),
        predicate: edge.predicate.clone(),
        to: name(edge.object),
        fact: facts
            .iter()
            .find(|fact| Some(fact.edge_id) == edge.id)
            .cloned(),
    };
    Ok(path.iter().map(step).collect())
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
                &format!(
                    "{}: “{}”",
                    super::out::place(fact),
                    crate::model::across_pages(&fact.quote)
                ),
            )?;
        }
    }
    Ok(())
}
