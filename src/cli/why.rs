//! `why`: why two names are one entity, or two.

use super::args::{MostArgs, WhyArgs};
use super::bounds::Bounds;
use super::find::{node, open};
use super::out::Out;
use super::report::Outcome;
use crate::answers::why::{Reasons, why};
use crate::model::{Node, Table};

pub(super) fn run(args: &WhyArgs) -> Outcome {
    let store = open(&args.db)?;
    let one = node(&store, &args.one)?;
    let other = args
        .other
        .as_deref()
        .map(|other| node(&store, other))
        .transpose()?;
    let mut reasons = why(&store, one, other)?;
    let mut out = Out::new();
    if args.db.json {
        keep(&mut reasons, args.most);
        out.json(&reasons)?;
    } else {
        print(&mut out, &reasons, args.most)?;
    }
    out.end()
}

/// Keeps so many names of each, and says how many of all they are.
fn keep(reasons: &mut Reasons, most: MostArgs) {
    let tables = reasons.names.iter_mut();
    let rest: usize = tables.map(|table| most.keep(&mut table.rows)).sum();
    let told = reasons.names.iter().map(|table| table.rows.len()).sum();
    Bounds::by_most(told, rest).note();
}

fn print(out: &mut Out, reasons: &Reasons, most: MostArgs) -> Outcome {
    let one = &reasons.one;
    match &reasons.other {
        Some(other) if !reasons.same => {
            out.line(format!(
                "{} ({}) and {} ({}) are kept apart: nothing that is stored joins them.",
                one.name, one.key, other.name, other.key
            ))?;
            list(out, one, &reasons.names[0], most)?;
            list(out, other, &reasons.names[1], most)?;
            out.line("`cablegraph merge` joins them, if you know better.")
        }
        _ => {
            list(out, one, &reasons.names[0], most)?;
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
