//! Threads: cables that hang together by references, and the main path of one.

use std::cmp::Reverse;
use std::collections::HashMap;

use serde::Serialize;

use super::error::Result;
use super::select::{self, Cables};
use crate::Store;
use crate::model::{EntityKind, Node};

/// Cables that hang together by references.
#[derive(Clone, Debug, Serialize)]
pub struct Thread {
    /// How many messages it has.
    pub messages: usize,
    /// How many of them are held.
    pub held: usize,
    /// The messages, those held first, in time.
    pub cables: Vec<Node>,
}

/// The foremost threads; serialised as a list.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Threads {
    /// The longest first.
    pub threads: Vec<Thread>,
    /// How many there are.
    #[serde(skip)]
    pub all: usize,
}

/// A message of a main path.
#[derive(Clone, Debug, Serialize)]
pub struct Milestone {
    /// Share of the thread's ways that lead through it, from 0 to 1.
    pub share: f64,
    /// The message.
    #[serde(flatten)]
    pub cable: Node,
}

/// The threads of some cables, so many at most: the longest first, then those of which most is held, then by key.
///
/// # Errors
///
/// When a cable or post is not there, or a word or day cannot be read.
pub fn threads(store: &Store, cables: &Cables, top: usize) -> Result<Threads> {
    let parts = select::references(store, cables)?.components();
    let all = parts.len();
    // All that are as large as the last one wanted: which of them comes first is told by their cables.
    let last = top.checked_sub(1).and_then(|last| parts.get(last));
    let least = last.map_or(0, Vec::len);
    let parts = parts.iter().take_while(|part| part.len() >= least);
    let mut threads = parts
        .map(|part| thread(store, part))
        .collect::<Result<Vec<_>>>()?;
    let first = |thread: &Thread| thread.cables.first().map(|cable| cable.key.clone());
    threads.sort_by_cached_key(|thread| (Reverse((thread.messages, thread.held)), first(thread)));
    threads.truncate(top);
    Ok(Threads { threads, all })
}

fn thread(store: &Store, part: &[i64]) -> Result<Thread> {
    let mut cables = store.nodes(part)?;
    // Those held first: of the others only the number is known.
    cables.sort_by(|a, b| (!a.held, &a.date, &a.name).cmp(&(!b.held, &b.date, &b.name)));
    Ok(Thread {
        messages: cables.len(),
        held: cables.iter().filter(|cable| cable.held).count(),
        cables,
    })
}

/// The main path of the thread that holds a cable, among some cables, oldest first: the line of references along which
/// most of its ways run. Empty where no reference ties it to another.
///
/// # Errors
///
/// When a cable or post is not there, or a word or day cannot be read.
pub fn main_path(store: &Store, focus: &Node, cables: &Cables) -> Result<Vec<Milestone>> {
    let path = select::references(store, cables)?.main_path(focus.id);
    let ids: Vec<i64> = path.iter().map(|milestone| milestone.node).collect();
    let cables = store.nodes(&ids)?.into_iter();
    let mut cables: HashMap<i64, Node> = cables.map(|cable| (cable.id, cable)).collect();
    let told = path.iter().filter_map(|milestone| {
        Some(Milestone {
            share: milestone.share,
            cable: cables.remove(&milestone.node)?,
        })
    });
    Ok(told.collect())
}

/// The last message held of the thread with the most messages; none where no cable refers to another.
///
/// # Errors
///
/// Those of the store.
pub fn end_of_longest(store: &Store) -> Result<Option<Node>> {
    let references = select::references(store, &Cables::default())?;
    let Some(part) = references.components().into_iter().next() else {
        return Ok(None);
    };
    let nodes = store.nodes(&part)?.into_iter();
    Ok(nodes
        .filter(|node| node.kind == EntityKind::Cable && node.held)
        .max_by(|a, b| (&a.date, &a.name).cmp(&(&b.date, &b.name))))
}
