//! `tour`: reads a folder of cables and shows what the program answers, command by command.

use std::fs;
use std::path::Path;

use super::args::{DbArgs, From, MostArgs, ProposalsArgs, RefsArgs, SureArgs, TourArgs, Way};
use super::file::write;
use super::find::open_to_write;
use super::mask::{mask, tell_unsettled};
use super::out::Out;
use super::read::layout;
use super::report::{Failure, Outcome};
use super::{ingest, proposals, refs};
use crate::Store;
use crate::answers::pictures::{self, Drawn};
use crate::answers::select::Part;
use crate::answers::start::busiest;
use crate::answers::threads::end_of_longest;
use crate::export::{Exporter, Svg};
use crate::model::Node;
use crate::read::documents;

pub(super) fn run(args: &TourArgs) -> Outcome {
    fs::create_dir_all(&args.out).map_err(|error| Failure::File(args.out.clone(), error))?;
    let db = DbArgs {
        db: args.out.join("cables.db"),
        json: false,
    };
    let mut store = announce_and_open(&db, args)?;
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
    show_chain("2. Which message leads to which", &focus, &db)?;
    let longest = end_of_longest(&store)?.unwrap_or_else(|| focus.clone());
    if longest.id != focus.id {
        show_chain("   … and the longest chain here", &longest, &db)?;
    }
    show_proposals(&db)?;
    show_pictures(&store, args, &focus, &longest, &db.db)?;
    match saved.skipped {
        0 => Ok(()),
        _ => Err(Failure::Skipped),
    }
}

/// Says how the cables are read, and opens the database for them.
fn announce_and_open(db: &DbArgs, args: &TourArgs) -> Result<Store, Failure> {
    let paths = args.paths.iter().map(|path| path.display().to_string());
    step(&format!(
        "1. Read the cables:  cablegraph ingest {} --db {}",
        paths.collect::<Vec<_>>().join(" "),
        db.db.display()
    ))?;
    open_to_write(&db.db)
}

fn show_chain(heading: &str, focus: &Node, db: &DbArgs) -> Outcome {
    step(&format!(
        "{heading}:  cablegraph refs {} --db {}",
        focus.name,
        db.db.display()
    ))?;
    passed(refs::run(&RefsArgs {
        cable: focus.name.clone(),
        direction: Way::Both,
        to: None,
        db: db.clone(),
    }))
}

fn show_proposals(db: &DbArgs) -> Outcome {
    step(&format!(
        "3. Who proposed what:  cablegraph proposals --db {}",
        db.db.display()
    ))?;
    passed(proposals::run(&ProposalsArgs {
        by: None,
        about: None,
        act: "proposed".to_owned(),
        since: None,
        until: None,
        most: MostArgs::default(),
        sure: SureArgs::default(),
        db: db.clone(),
    }))
}

fn show_pictures(
    store: &Store,
    args: &TourArgs,
    focus: &Node,
    longest: &Node,
    db: &Path,
) -> Outcome {
    let mask = mask(store)?;
    let around = args.out.join(format!("{}.svg", file_name(&focus.name)));
    let chain = args
        .out
        .join(format!("{}-chain.svg", file_name(&longest.name)));
    let drawn = pictures::surroundings(store, Some(focus), &Part::default(), &mask)?;
    write_picture(&around, &drawn)?;
    write_picture(&chain, &pictures::chain(store, longest, &mask)?)?;
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

fn write_picture(path: &Path, drawn: &Drawn) -> Outcome {
    tell_unsettled(drawn.unsettled);
    write(path, Svg.write(&drawn.picture))
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
