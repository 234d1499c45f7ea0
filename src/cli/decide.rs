//! `merge`, `split`, `rename`, `protect`, `decisions`: what the user settles.

use super::args::{DecisionsArgs, MergeArgs, ProtectArgs, RenameArgs, SplitArgs};
use super::find::{cable, node, open, open_to_write};
use super::out::Out;
use super::report::{Failure, Outcome};
use crate::store::Decision;

pub(super) fn merge(args: &MergeArgs) -> Outcome {
    let mut store = open_to_write(&args.db.db)?;
    let (one, other) = (node(&store, &args.one)?, node(&store, &args.other)?);
    if one.id == other.id {
        return done(&format!("{} and {} are one already", args.one, args.other));
    }
    store.decide(&Decision::Merge(one.key.clone(), other.key.clone()))?;
    done(&format!(
        "{} ({}) is now the same as {} ({})",
        one.name, one.key, other.name, other.key
    ))
}

pub(super) fn split(args: &SplitArgs) -> Outcome {
    let mut store = open_to_write(&args.db.db)?;
    let (node, cable) = (node(&store, &args.name)?, cable(&store, &args.cable)?);
    store.decide(&Decision::Split(node.key.clone(), cable.key.clone()))?;
    done(&format!(
        "{} in {} is now somebody else than {}",
        node.name, cable.name, node.key
    ))
}

pub(super) fn rename(args: &RenameArgs) -> Outcome {
    let mut store = open_to_write(&args.db.db)?;
    let node = node(&store, &args.name)?;
    store.decide(&Decision::Rename(node.key.clone(), args.new.clone()))?;
    done(&format!("{} is now called {}", node.name, args.new))
}

pub(super) fn protect(args: &ProtectArgs) -> Outcome {
    let mut store = open_to_write(&args.db.db)?;
    let node = node(&store, &args.name)?;
    store.decide(&Decision::Protect(node.key.clone()))?;
    done(&format!("{} is now masked in everything drawn", node.name))
}

pub(super) fn list(args: &DecisionsArgs) -> Outcome {
    if let Some(number) = args.undo {
        let mut store = open_to_write(&args.db.db)?;
        return match store.undo(number)? {
            true => done(&format!("decision {number} is taken back")),
            false => Err(Failure::Nothing {
                what: format!("there is no decision {number}"),
                like: Vec::new(),
            }),
        };
    }
    let table = open(&args.db)?.decisions()?;
    let mut out = Out::new();
    match (args.db.json, table.rows.is_empty()) {
        (true, _) => out.json(&table)?,
        (false, true) => out.line("Nothing has been settled by hand.")?,
        (false, false) => out.table(&table)?,
    }
    out.end()
}

fn done(words: &str) -> Outcome {
    let mut out = Out::new();
    out.line(words)?;
    out.end()
}
