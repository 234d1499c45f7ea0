//! `threads`: cables that hang together by references.

use std::cmp::Reverse;

use serde::Serialize;

use super::args::ThreadsArgs;
use super::find::open;
use super::out::{Out, cable_line};
use super::report::{Failure, Outcome};
use crate::graph::Graph;
use crate::model::Node;

#[derive(Serialize)]
struct Thread {
    messages: usize,
    held: usize,
    cables: Vec<Node>,
}

/// So many messages of a thread are listed for people.
const LISTED: usize = 12;

pub(super) fn run(args: &ThreadsArgs) -> Outcome {
    let store = open(&args.db)?;
    let mut edges = store.all_edges()?;
    edges.retain(|edge| edge.predicate == "references");
    let parts = Graph::new(edges).components();
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
