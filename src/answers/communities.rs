//! Communities: parts of the graph that are tied more closely among themselves than to the rest.

use std::collections::HashMap;

use serde::Serialize;

use super::doubt::Doubt;
use super::error::Result;
use super::rank::{Ranked, Values, named};
use super::select::{self, Ties};
use crate::Store;

/// Which communities, and how much of each.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// How many at most, the largest first.
    pub top: usize,
    /// How many of the foremost nodes of each.
    pub members: usize,
    /// Which graph.
    pub ties: Ties,
    /// How sure an act must be read, from 0 to 1.
    pub least: f64,
}

/// How a graph falls into parts.
#[derive(Clone, Debug, Serialize)]
pub struct Communities {
    /// Share of ties within parts above what chance would put there; from 0.3 on the parts are more than chance.
    pub modularity: f64,
    /// How many there are.
    pub count: usize,
    /// Largest first.
    pub communities: Vec<Community>,
    /// Acts read with too little confidence to count.
    #[serde(skip)]
    pub left_out: Doubt,
}

/// A part of a graph.
#[derive(Clone, Debug, Serialize)]
pub struct Community {
    /// How many nodes it has.
    pub nodes: usize,
    /// Those of the highest PageRank.
    pub foremost: Vec<Ranked>,
}

/// Finds the communities of a graph. None where no statement ties two nodes.
///
/// # Errors
///
/// When a cable or post is not there, or a word or day cannot be read.
pub fn communities(store: &Store, asked: &Asked) -> Result<Communities> {
    let mut doubt = Doubt::below(asked.least);
    let graph = select::graph(store, &asked.ties, &mut doubt)?;
    let found = graph.communities();
    let top: Vec<&Vec<i64>> = found.parts.iter().take(asked.top).collect();
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
    let community = |members: &Values| {
        Ok(Community {
            nodes: members.len(),
            foremost: named(store, members, None, asked.members)?,
        })
    };
    Ok(Communities {
        modularity: found.modularity,
        count: found.parts.len(),
        communities: members.iter().map(community).collect::<Result<_>>()?,
        left_out: doubt,
    })
}
