//! `merge`, `split`, `rename`, `protect`, `decisions`: what the user settles.

use super::args::{DecisionsArgs, MergeArgs, ProtectArgs, RenameArgs, SplitArgs};
use super::find::{cable, nodes, only, open, open_to_write};
use super::out::Out;
use super::read::say;
use super::report::{Failure, Outcome};
use crate::model::{EntityKind, Node, fold_name, fold_space};
use crate::store::{Decision, Found};

pub(super) fn merge(args: &MergeArgs) -> Outcome {
    let mut store = open_to_write(&args.db.db)?;
    let other = only(&store, &args.other)?;
    let ones = if args.all {
        nodes(&store, &args.one)?
    } else {
        vec![only(&store, &args.one)?]
    };
    let ones: Vec<Node> = ones
        .into_iter()
        .filter(|one| one.id != other.id && (one.kind == other.kind || !args.all))
        .collect();
    if ones.is_empty() {
        return done(&format!("{} and {} are one already", args.one, args.other));
    }
    if let Some(one) = ones.iter().find(|one| one.kind != other.kind) {
        return Err(Failure::Refused(format!(
            "`{}` is a {} and `{}` a {}: they cannot be one",
            one.name, one.kind, other.name, other.kind
        )));
    }
    let decisions: Vec<Decision> = ones
        .iter()
        .map(|one| Decision::Merge(one.key.clone(), other.key.clone()))
        .collect();
    store.decide(&decisions)?;
    let keys: Vec<&str> = ones.iter().map(|one| one.key.as_str()).collect();
    let are = if ones.len() == 1 { "is" } else { "are" };
    done(&format!(
        "{} {are} now the same as {} ({})",
        keys.join(", "),
        other.name,
        other.key
    ))
}

pub(super) fn split(args: &SplitArgs) -> Outcome {
    let mut store = open_to_write(&args.db.db)?;
    let (node, cable) = (only(&store, &args.name)?, cable(&store, &args.cable)?);
    if node.kind == EntityKind::Cable {
        return Err(Failure::Refused(format!(
            "`{}` is a cable: only a name can mean somebody else",
            node.name
        )));
    }
    if !store.is_named_in(&node.key, &cable.key)? {
        return Err(Failure::Refused(format!(
            "{} does not name {} ({})",
            cable.name, node.name, node.key
        )));
    }
    store.decide(&[Decision::Split(node.key.clone(), cable.key.clone())])?;
    done(&format!(
        "{} in {} is now somebody else than {}",
        node.name, cable.name, node.key
    ))
}

pub(super) fn rename(args: &RenameArgs) -> Outcome {
    let mut store = open_to_write(&args.db.db)?;
    let node = only(&store, &args.name)?;
    let new = fold_space(&args.new);
    if fold_name(&new).is_empty() {
        return Err(Failure::Refused(format!("`{}` is no name", args.new)));
    }
    let others = match store.find(&new)? {
        Found::Nodes(others) => others
            .into_iter()
            .filter(|other| other.id != node.id)
            .collect(),
        Found::Like(_) => Vec::new(),
    };
    store.decide(&[Decision::Rename(node.key.clone(), new.clone())])?;
    done(&format!("{} is now called {new}", node.name))?;
    if let Some(other) = others.first() {
        say(&format!(
            "note: {} goes by that name too, and stays apart; `cablegraph merge` joins the two",
            other.key
        ));
    }
    Ok(())
}

pub(super) fn protect(args: &ProtectArgs) -> Outcome {
    let mut store = open_to_write(&args.db.db)?;
    let node = only(&store, &args.name)?;
    if node.kind != EntityKind::Person {
        return Err(Failure::Refused(format!(
            "`{}` is a {}: only a person can be a source to protect",
            node.name, node.kind
        )));
    }
    store.decide(&[Decision::Protect(node.key.clone())])?;
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
