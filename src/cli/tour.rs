//! `tour`: reads a folder of cables and shows what the program answers, command by command.

use std::fs;
use std::path::Path;

use super::args::{
    DbArgs, From, MostArgs, PartArgs, ProposalsArgs, RefsArgs, ScopeArgs, SureArgs, TourArgs, Way,
};
use super::file::write;
use super::find::open_to_write;
use super::mask::mask;
use super::out::Out;
use super::read::layout;
use super::report::{Failure, Outcome};
use super::{ingest, pictures, proposals, refs};
use crate::Store;
use crate::export::{Exporter, Svg};
use crate::model::{DOUBTFUL, EntityKind, Node, Value};
use crate::read::documents;

pub(super) fn run(args: &TourArgs) -> Outcome {
    fs::create_dir_all(&args.out).map_err(|error| Failure::File(args.out.clone(), error))?;
    let db = args.out.join("cables.db");
    let paths: Vec<String> = args
        .paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    step(&format!(
        "1. Read the cables:  cablegraph ingest {} --db {}",
        paths.join(" "),
        db.display()
    ))?;
    let mut store = open_to_write(&db)?;
    let saved = ingest::load(&mut store, documents(&args.paths, layout(From::Auto)))?;
    let mut out = Out::new();
    out.line(format!(
        "{} inputs read: {} stored, {} already there, {} skipped",
        saved.read, saved.stored, saved.already_there, saved.skipped
    ))?;
    out.end()?;
    let Some(focus) = busiest(&store)? else {
        return Err(Failure::NoInput);
    };
    let db = DbArgs { db, json: false };
    step(&format!(
        "2. Which message leads to which:  cablegraph refs {} --db {}",
        focus.name,
        db.db.display()
    ))?;
    passed(refs::run(&RefsArgs {
        cable: focus.name.clone(),
        direction: Way::Both,
        to: None,
        db: db.clone(),
    }))?;
    let longest = longest_chain(&store)?.unwrap_or_else(|| focus.clone());
    if longest.id != focus.id {
        step(&format!(
            "   … and the longest chain here:  cablegraph refs {} --db {}",
            longest.name,
            db.db.display()
        ))?;
        passed(refs::run(&RefsArgs {
            cable: longest.name.clone(),
            direction: Way::Both,
            to: None,
            db: db.clone(),
        }))?;
    }
    step(&format!(
        "3. Who proposed what:  cablegraph proposals --db {}",
        db.db.display()
    ))?;
    let asked = ProposalsArgs {
        by: None,
        about: None,
        act: "proposed".to_owned(),
        since: None,
        until: None,
        most: MostArgs::default(),
        sure: SureArgs::default(),
        db: db.clone(),
    };
    passed(proposals::run(&asked))?;
    pictures(&store, args, &focus, &longest, &db.db)?;
    match saved.skipped {
        0 => Ok(()),
        _ => Err(Failure::Skipped),
    }
}

fn pictures(store: &Store, args: &TourArgs, focus: &Node, longest: &Node, db: &Path) -> Outcome {
    let mask = mask(store)?;
    let around = args.out.join(format!("{}.svg", file_name(&focus.name)));
    let chain = args
        .out
        .join(format!("{}-chain.svg", file_name(&longest.name)));
    let all = PartArgs::default();
    let picture = pictures::surroundings(store, Some(focus), &all, &mask)?;
    write(&around, Svg.write(&picture))?;
    let picture = pictures::chain(store, longest, &mask)?;
    write(&chain, Svg.write(&picture))?;
    step("4. How they all relate, as pictures; open them in a browser:")?;
    let mut out = Out::new();
    out.line(format!("{}", around.display()))?;
    out.line(format!(
        "    cablegraph draw {} -o {} --db {}",
        focus.name,
        around.display(),
        db.display()
    ))?;
    out.line(format!("{}", chain.display()))?;
    out.line(format!(
        "    cablegraph draw {} --chain -o {} --db {}",
        longest.name,
        chain.display(),
        db.display()
    ))?;
    out.line("\nMore: cablegraph who NAME, search TEXT, show MRN, path A B, query --list, each with --json; cablegraph --help")?;
    out.line("Your own cables: cablegraph ingest PATH…, then cablegraph threads, or cablegraph draw --proposals -o who.svg")?;
    out.end()
}

/// A name as part of a file's name: letters and digits only.
fn file_name(name: &str) -> String {
    name.chars()
        .map(|c| if c.is_alphanumeric() { c } else { '_' })
        .collect()
}

/// A heading, flushed before the command below writes.
fn step(words: &str) -> Outcome {
    let mut out = Out::new();
    out.line(format!("\n{words}\n"))?;
    out.end()
}

/// An answer that found nothing has said so; the tour goes on.
fn passed(outcome: Outcome) -> Outcome {
    match outcome {
        Err(Failure::Empty) => Ok(()),
        other => other,
    }
}

/// The cable that reports most acts, the first by number of equal ones; any cable where none does.
fn busiest(store: &Store) -> Result<Option<Node>, Failure> {
    let acts = store.ask_facts("list_acts", &[("least", Value::Real(DOUBTFUL))])?;
    let mut counts: std::collections::BTreeMap<i64, (usize, String)> =
        std::collections::BTreeMap::new();
    for fact in acts {
        let entry = counts.entry(fact.cable_id).or_insert((0, fact.cable));
        entry.0 += 1;
    }
    let best = counts
        .into_iter()
        .max_by(|a, b| (a.1.0, &b.1.1).cmp(&(b.1.0, &a.1.1)))
        .map(|(id, _)| id);
    let id = match best {
        Some(id) => Some(id),
        None => {
            let cables = store.ask_named("list_cables", &[])?;
            let first = cables
                .rows
                .first()
                .and_then(|row| cables.text(row, "cable"))
                .map(String::from);
            return first.map_or(Ok(None), |name| super::find::cable(store, &name).map(Some));
        }
    };
    Ok(id
        .map(|id| store.nodes(&[id]))
        .transpose()?
        .and_then(|nodes| nodes.into_iter().next()))
}

/// The last message of the thread with the most messages.
fn longest_chain(store: &Store) -> Result<Option<Node>, Failure> {
    let references = super::select::references(store, &ScopeArgs::default())?;
    let Some(part) = references.components().into_iter().next() else {
        return Ok(None);
    };
    let nodes = store.nodes(&part)?;
    Ok(nodes
        .into_iter()
        .filter(|node| node.kind == EntityKind::Cable && node.held)
        .max_by(|a, b| (&a.date, &a.name).cmp(&(&b.date, &b.name))))
}
