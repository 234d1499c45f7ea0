//! `rank`: what stands in the middle of the graph.

use std::collections::HashMap;

use serde::Serialize;

use super::args::{Measure, RankArgs};
use super::doubt::Doubt;
use super::find::open;
use super::out::Out;
use super::report::{Failure, Outcome};
use super::select;
use crate::graph::{Compact, Rank};
use crate::model::{EntityKind, Node};

/// A node with its weight in the graph.
#[derive(Serialize)]
pub(super) struct Ranked {
    pagerank: f64,
    incoming: usize,
    outgoing: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    between: Option<f64>,
    #[serde(flatten)]
    node: Node,
}

impl Ranked {
    /// "74NORVALE1120 (cable, cited and not held)".
    pub(super) fn words(&self) -> String {
        let held = if self.node.held {
            ""
        } else {
            ", cited and not held"
        };
        format!("{} ({}{held})", self.node.name, self.node.what())
    }
}

/// Nodes with the value that they are ordered by, highest first.
pub(super) type Values = Vec<(Rank, f64)>;

pub(super) fn run(args: &RankArgs) -> Outcome {
    let kind = args.kind.as_deref().map(kind_of).transpose()?;
    let store = open(&args.db)?;
    let mut doubt = Doubt::below(args.sure.least());
    let graph = select::graph(&store, &args.ties, &mut doubt)?;
    let values = values(&graph, args);
    let mut ranked = named(&store, &values, kind, args.top as usize)?;
    let is_between = args.by == Measure::Between;
    if is_between {
        let value_of: HashMap<i64, f64> = values
            .iter()
            .map(|(rank, value)| (rank.node, *value))
            .collect();
        for row in &mut ranked {
            row.between = value_of.get(&row.node.id).copied();
        }
    }
    let mut out = Out::new();
    if args.db.json {
        out.json(&ranked)?;
        doubt.note();
    } else if ranked.is_empty() {
        out.line("No statement ties two nodes of this kind.")?;
    } else {
        let between = if is_between { "between   " } else { "" };
        out.line(format!("{between}pagerank   in  out  node"))?;
        for row in &ranked {
            let between = row.between.map(|share| format!("{share:.6}  "));
            out.line(format!(
                "{}{:.6}  {:>3}  {:>3}  {}",
                between.unwrap_or_default(),
                row.pagerank,
                row.incoming,
                row.outgoing,
                row.words()
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

/// Every node with what is asked for; equal values by number.
fn values(graph: &Compact, args: &RankArgs) -> Values {
    let between: HashMap<i64, f64> = match args.by {
        Measure::Between => graph.between(args.samples as usize).into_iter().collect(),
        _ => HashMap::new(),
    };
    let value = |rank: &Rank| match args.by {
        Measure::Pagerank => rank.pagerank,
        Measure::Degree => (rank.incoming + rank.outgoing) as f64,
        Measure::Cited => rank.incoming as f64,
        Measure::Between => between.get(&rank.node).copied().unwrap_or_default(),
    };
    let ranks = graph.rank().into_iter();
    let mut values: Values = ranks.map(|rank| (rank, value(&rank))).collect();
    values.sort_by(|(a, x), (b, y)| y.total_cmp(x).then(a.node.cmp(&b.node)));
    values
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

/// The first nodes of the kind asked for, highest value first; equal ones by key, whatever the database's numbers.
pub(super) fn named(
    store: &crate::Store,
    values: &Values,
    kind: Option<EntityKind>,
    top: usize,
) -> Result<Vec<Ranked>, Failure> {
    let mut found: Vec<Ranked> = Vec::new();
    let mut waiting: Vec<(usize, &Rank)> = Vec::new();
    let mut groups = values
        .chunk_by(|a, b| (a.1 - b.1).abs() < SAME)
        .enumerate()
        .peekable();
    while let Some((place, group)) = groups.next() {
        waiting.extend(group.iter().map(|(rank, _)| (place, rank)));
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
            between: None,
            node: node.clone(),
        }));
        if found.len() >= top {
            break;
        }
    }
    found.truncate(top);
    Ok(found)
}
