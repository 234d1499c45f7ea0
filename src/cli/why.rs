//! `why`: why two names are one entity, or two.

use serde::Serialize;

use super::args::{MostArgs, WhyArgs};
use super::find::{node, open};
use super::out::Out;
use super::report::{Failure, Outcome};
use crate::Store;
use crate::model::{Node, Table};

#[derive(Serialize)]
struct Answer {
    one: Node,
    other: Option<Node>,
    same: bool,
    /// Every name of the entity, or of both, with the reason why it is meant.
    names: Vec<Table>,
}

pub(super) fn run(args: &WhyArgs) -> Outcome {
    let store = open(&args.db)?;
    let one = node(&store, &args.one)?;
    let other = args
        .other
        .as_deref()
        .map(|other| node(&store, other))
        .transpose()?;
    let same = other.as_ref().is_none_or(|other| other.id == one.id);
    let names = names(&store, &one, other.as_ref().filter(|_| !same))?;
    let answer = Answer {
        one,
        other,
        same,
        names,
    };
    let mut out = Out::new();
    if args.db.json {
        out.json(&answer)?;
    } else {
        print(&mut out, &answer, args.most)?;
    }
    out.end()
}

fn names(store: &Store, one: &Node, other: Option<&Node>) -> Result<Vec<Table>, Failure> {
    let all = std::iter::once(one).chain(other);
    all.map(|node| Ok(store.joinings(&node.key)?)).collect()
}

fn print(out: &mut Out, answer: &Answer, most: MostArgs) -> Outcome {
    let one = &answer.one;
    match &answer.other {
        Some(other) if !answer.same => {
            out.line(format!(
                "{} ({}) and {} ({}) are kept apart: nothing that is stored joins them.",
                one.name, one.key, other.name, other.key
            ))?;
            list(out, one, &answer.names[0], most)?;
            list(out, other, &answer.names[1], most)?;
            out.line("`cablegraph merge` joins them, if you know better.")
        }
        _ => {
            list(out, one, &answer.names[0], most)?;
            out.line("`cablegraph split NAME --in MRN` takes one cable out, if you know better.")
        }
    }
}

fn list(out: &mut Out, node: &Node, table: &Table, most: MostArgs) -> Outcome {
    out.line(format!("{} ({}):", node.name, node.what()))?;
    let (told, rest) = most.of(&table.rows);
    for row in told {
        let reason = table.text(row, "reason").unwrap_or("the same name");
        let mentions = table.integer(row, "mentions").unwrap_or_default();
        let times = if mentions == 1 { "once" } else { "times" };
        let count = if mentions == 1 {
            String::new()
        } else {
            format!("{mentions} ")
        };
        out.wrapped(
            2,
            &format!(
                "{} (named {count}{times}): {reason}",
                table.text(row, "key").unwrap_or_default()
            ),
        )?;
    }
    out.left_out(rest)
}
