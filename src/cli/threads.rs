//! `threads`: cables that hang together by references.

use super::args::ThreadsArgs;
use super::bounds::Bounds;
use super::find::open;
use super::out::{Out, cable_line};
use super::report::{Failure, Outcome};
use crate::Store;
use crate::answers::find::cable;
use crate::answers::select::Cables;
use crate::answers::threads::{Milestone, Thread, main_path, threads};
use crate::model::Node;

/// So many messages of a thread are listed for people.
const LISTED: usize = 12;

pub(super) fn run(args: &ThreadsArgs) -> Outcome {
    let store = open(&args.db)?;
    let cables = Cables::from(&args.scope);
    if let Some(number) = &args.main_path {
        return run_main_path(&store, &cables, number, args.db.json);
    }
    let found = threads(&store, &cables, args.top as usize)?;
    let bounds = Bounds {
        told: found.threads.len(),
        all: found.all,
        option: "--top",
    };
    let mut out = Out::new();
    if args.db.json {
        out.json(&found)?;
        bounds.note();
    } else {
        print(&mut out, &found.threads)?;
        bounds.tell(&mut out)?;
    }
    out.end()?;
    if found.threads.is_empty() {
        Err(Failure::Empty)
    } else {
        Ok(())
    }
}

fn print(out: &mut Out, threads: &[Thread]) -> Outcome {
    if threads.is_empty() {
        return out.line("No cable held here refers to another.");
    }
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
    Ok(())
}

fn run_main_path(store: &Store, cables: &Cables, number: &str, json: bool) -> Outcome {
    let focus = cable(store, number)?;
    let milestones = main_path(store, &focus, cables)?;
    let mut out = Out::new();
    if json {
        out.json(&milestones)?;
    } else {
        print_main_path(&mut out, &focus, &milestones)?;
    }
    out.end()?;
    if milestones.is_empty() {
        Err(Failure::Empty)
    } else {
        Ok(())
    }
}

fn print_main_path(out: &mut Out, focus: &Node, milestones: &[Milestone]) -> Outcome {
    if milestones.is_empty() {
        return out.line(format!(
            "No reference ties {} to another cable.",
            focus.name
        ));
    }
    out.line(format!(
        "Main path of the thread of {}; so many of its ways lead through:",
        focus.name
    ))?;
    for milestone in milestones {
        out.line(format!(
            "{:>4.0} %  {}",
            milestone.share * 100.0,
            cable_line(&milestone.cable)
        ))?;
    }
    Ok(())
}
