//! `threads`: cables that hang together by references.

use std::cmp::Reverse;
use std::collections::HashMap;

use serde::Serialize;

use super::args::{DbArgs, ThreadsArgs};
use super::find::{self, open};
use super::out::{Out, cable_line};
use super::report::{Failure, Outcome};
use super::select;
use crate::Store;
use crate::graph::Compact;
use crate::model::Node;

#[derive(Serialize)]
struct Thread {
    messages: usize,
    held: usize,
    cables: Vec<Node>,
}

/// A message of a main path.
#[derive(Serialize)]
struct Milestone {
    share: f64,
    #[serde(flatten)]
    cable: Node,
}

/// So many messages of a thread are listed for people.
const LISTED: usize = 12;

pub(super) fn run(args: &ThreadsArgs) -> Outcome {
    let store = open(&args.db)?;
    let references = select::references(&store, &args.scope)?;
    if let Some(number) = &args.main_path {
        return main_path(&store, &references, number, &args.db);
    }
    let parts = references.components();
    // All that are as large as the last one wanted: which of them comes first is told by their cables.
    let top = args.top as usize;
    let least = parts.get(top - 1).map_or(0, Vec::len);
    let mut threads = Vec::new();
    for part in parts.iter().take_while(|part| part.len() >= least) {
        let mut cables = store.nodes(part)?;
        // Those held first: of the others only the number is known.
        cables.sort_by(|a, b| (!a.held, &a.date, &a.name).cmp(&(!b.held, &b.date, &b.name)));
        threads.push(Thread {
            messages: cables.len(),
            held: cables.iter().filter(|cable| cable.held).count(),
            cables,
        });
    }
    let first = |thread: &Thread| thread.cables.first().map(|cable| cable.key.clone());
    threads.sort_by_cached_key(|thread| (Reverse((thread.messages, thread.held)), first(thread)));
    threads.truncate(top);
    let mut out = Out::new();
    if args.db.json {
        out.json(&threads)?;
    } else if threads.is_empty() {
        out.line("No cable held here refers to another.")?;
    } else {
        for (index, thread) in threads.iter().enumerate() {
            out.line(format!(
                "{}Thread {}: {} messages, {} of them held",
                if index > 0 { "\n" } else { "" },
                index + 1,
                thread.messages,
                thread.held
            ))?;
            for cable in thread.cables.iter().take(LISTED) {
                out.line(format!("  {}", cable_line(cable)))?;
            }
            if thread.messages > LISTED {
                out.line(format!("  … and {} more", thread.messages - LISTED))?;
            }
        }
    }
    out.end()?;
    if threads.is_empty() {
        Err(Failure::Empty)
    } else {
        Ok(())
    }
}

/// The main path of the thread that holds a cable, oldest first.
fn main_path(store: &Store, references: &Compact, number: &str, db: &DbArgs) -> Outcome {
    let focus = find::cable(store, number)?;
    let path = references.main_path(focus.id);
    let ids: Vec<i64> = path.iter().map(|milestone| milestone.node).collect();
    let mut cables: HashMap<i64, Node> = store
        .nodes(&ids)?
        .into_iter()
        .map(|cable| (cable.id, cable))
        .collect();
    let milestones: Vec<Milestone> = path
        .iter()
        .filter_map(|milestone| {
            Some(Milestone {
                share: milestone.share,
                cable: cables.remove(&milestone.node)?,
            })
        })
        .collect();
    let mut out = Out::new();
    if db.json {
        out.json(&milestones)?;
    } else if milestones.is_empty() {
        out.line(format!(
            "No reference ties {} to another cable.",
            focus.name
        ))?;
    } else {
        out.line(format!(
            "Main path of the thread of {}; so many of its ways lead through:",
            focus.name
        ))?;
        for milestone in &milestones {
            out.line(format!(
                "{:>4.0} %  {}",
                milestone.share * 100.0,
                cable_line(&milestone.cable)
            ))?;
        }
    }
    out.end()?;
    if milestones.is_empty() {
        Err(Failure::Empty)
    } else {
        Ok(())
    }
}
