//! `merge`, `split`, `rename`, `protect`, `unprotect`, `decisions`: what the user settles.

use serde::Serialize;

use super::args::{
    DbArgs, DecisionsArgs, MergeArgs, ProtectArgs, RenameArgs, SplitArgs, UnprotectArgs,
};
use super::find::{open, open_to_write};
use super::marks;
use super::out::Out;
use super::read::say;
use super::report::{Failure, Outcome};
use super::rows;
use crate::Store;
use crate::answers::find::{Name, cable, nodes, only};
use crate::answers::marks::{MarkedPlace, marks, protected_by_hand};
use crate::model::{EntityKind, Node, Table, fold_space};
use crate::store::{Decision, Found};

/// What came of a command: in words, and the decisions that it recorded or took back.
#[derive(Serialize)]
struct Settled<'s> {
    said: &'s str,
    decisions: Table,
}

/// What came of lifting marks.
#[derive(Serialize)]
struct Lifted<'s> {
    #[serde(flatten)]
    settled: Settled<'s>,
    lifted: Vec<&'s MarkedPlace>,
    left: Vec<&'s MarkedPlace>,
}

pub(super) fn merge(args: &MergeArgs) -> Outcome {
    let mut store = open_to_write(&args.db.db)?;
    let other = only(&store, &args.other)?;
    let ones = if args.all {
        nodes(&store, &args.one)?
    } else {
        vec![only(&store, &args.one)?]
    };
    let apart = ones.into_iter().filter(|one| one.id != other.id);
    let (ones, unlike): (Vec<Node>, Vec<Node>) = apart.partition(|one| one.kind == other.kind);
    if ones.is_empty() {
        let Some(one) = unlike.first() else {
            let said = format!("{} and {} are one already", args.one, args.other);
            return done(&args.db, &said, Table::default());
        };
        return Err(Failure::Refused(format!(
            "`{}` is a {} and `{}` a {}: they cannot be one",
            one.name, one.kind, other.name, other.kind
        )));
    }
    let decisions: Vec<Decision> = ones
        .iter()
        .map(|one| Decision::Merge(one.key.clone(), other.key.clone()))
        .collect();
    let decisions = store.decide(&decisions)?;
    let keys: Vec<&str> = ones.iter().map(|one| one.key.as_str()).collect();
    let are = if ones.len() == 1 { "is" } else { "are" };
    let said = format!(
        "{} {are} now the same as {} ({})",
        keys.join(", "),
        other.name,
        other.key
    );
    done(&args.db, &said, decisions)
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
    let decisions = store.decide(&[Decision::Split(node.key.clone(), cable.key.clone())])?;
    let said = format!(
        "{} in {} is now somebody else than {}",
        node.name, cable.name, node.key
    );
    done(&args.db, &said, decisions)
}

pub(super) fn rename(args: &RenameArgs) -> Outcome {
    let mut store = open_to_write(&args.db.db)?;
    let node = only(&store, &args.name)?;
    let new = fold_space(Name::read(&args.new)?.as_str());
    let others = match store.find(&new)? {
        Found::Nodes(others) => others
            .into_iter()
            .filter(|other| other.id != node.id)
            .collect(),
        Found::Like(_) => Vec::new(),
    };
    let decisions = store.decide(&[Decision::Rename(node.key.clone(), new.clone())])?;
    let said = format!("{} is now called {new}", node.name);
    done(&args.db, &said, decisions)?;
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
    let node = person(&store, &args.name)?;
    let decisions = store.decide(&[Decision::Protect(node.key.clone())])?;
    let said = format!("{} is now masked in everything drawn", node.name);
    done(&args.db, &said, decisions)
}

pub(super) fn unprotect(args: &UnprotectArgs) -> Outcome {
    let mut store = open_to_write(&args.db.db)?;
    let node = person(&store, &args.name)?;
    let only_in = args.cable.as_deref();
    let only_in = only_in.map(|number| cable(&store, number)).transpose()?;
    let all = marks(&store, &node)?;
    let (lifted, left): (Vec<&MarkedPlace>, Vec<&MarkedPlace>) =
        all.iter().filter(|mark| !mark.lifted).partition(|mark| {
            let is_in = |cable: &Node| cable.key == mark.cable_key;
            only_in.as_ref().is_none_or(is_in)
        });
    if lifted.is_empty() {
        return nothing_to_lift(args, &store, &node, only_in.as_ref());
    }
    let mut decisions: Vec<Decision> = Vec::new();
    for mark in &lifted {
        let decision = Decision::Unprotect(mark.key.clone(), mark.cable_key.clone());
        if !decisions.contains(&decision) {
            decisions.push(decision);
        }
    }
    let decisions = store.decide(&decisions)?;
    let by_hand = protected_by_hand(&store, &node)?.map(by_hand);
    let said = match (left.is_empty(), by_hand) {
        (false, _) => "Still masked by:".to_owned(),
        (true, Some(why)) => format!("Still masked: {why}."),
        (true, None) => format!("{} is no longer masked.", node.name),
    };
    let mut out = Out::new();
    if args.db.json {
        let said = said.trim_end_matches(':');
        let settled = Settled { said, decisions };
        out.json(&Lifted {
            settled,
            lifted,
            left,
        })?;
        return out.end();
    }
    out.line(format!("Lifted from {}:", node.name))?;
    marks::tell(&mut out, lifted)?;
    out.line(said)?;
    marks::tell(&mut out, left)?;
    out.line("`cablegraph decisions` lists it, and `decisions --undo N` takes it back.")?;
    out.end()
}

/// Says why no mark is lifted.
fn nothing_to_lift(
    args: &UnprotectArgs,
    store: &Store,
    node: &Node,
    only_in: Option<&Node>,
) -> Outcome {
    if let Some(cable) = only_in {
        let (cable, name) = (&cable.name, &node.name);
        let why = format!("{cable} puts no protect mark by {name} that is not lifted");
        return Err(Failure::Refused(why));
    }
    match protected_by_hand(store, node)? {
        Some(number) => Err(Failure::Refused(by_hand(number))),
        None => {
            let said = format!("{} is not masked", node.name);
            done(&args.db, &said, Table::default())
        }
    }
}

fn by_hand(number: i64) -> String {
    format!(
        "you protected it (decision {number}); `cablegraph decisions --undo {number}` takes that back"
    )
}

/// The one person that a name means.
fn person(store: &Store, asked: &str) -> Result<Node, Failure> {
    let node = only(store, asked)?;
    if node.kind != EntityKind::Person {
        return Err(Failure::Refused(format!(
            "`{}` is a {}: only a person can be a source to protect",
            node.name, node.kind
        )));
    }
    Ok(node)
}

pub(super) fn list(args: &DecisionsArgs) -> Outcome {
    if let Some(number) = args.undo {
        let mut store = open_to_write(&args.db.db)?;
        return match store.undo(number)? {
            Some(decision) => {
                let said = format!("decision {number} is taken back");
                done(&args.db, &said, decision)
            }
            None => Err(Failure::Nothing {
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
        (false, false) => rows::table(&mut out, &table)?,
    }
    out.end()
}

fn done(db: &DbArgs, said: &str, decisions: Table) -> Outcome {
    let mut out = Out::new();
    match db.json {
        true => out.json(&Settled { said, decisions })?,
        false => out.line(said)?,
    }
    out.end()
}
