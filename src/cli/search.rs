//! `search`: cables whose text holds some words.

use super::args::SearchArgs;
use super::bounds::Bounds;
use super::find::open;
use super::out::Out;
use super::report::{Failure, Outcome};
use crate::answers::search::{Asked, search};
use crate::model::{Table, across_pages};

pub(super) fn run(args: &SearchArgs) -> Outcome {
    let asked = Asked {
        text: &args.text,
        cables: (&args.scope).into(),
        most: args.most,
    };
    let found = search(&open(&args.db)?, &asked)?;
    let bounds = Bounds {
        told: found.table.rows.len(),
        all: found.all,
        option: "--most",
    };
    let mut out = Out::new();
    if args.db.json {
        out.json(&found)?;
        bounds.note();
    } else {
        print(&mut out, &found.table, &asked)?;
        bounds.tell(&mut out)?;
    }
    out.end()?;
    if found.table.rows.is_empty() {
        Err(Failure::Empty)
    } else {
        Ok(())
    }
}

fn print(out: &mut Out, table: &Table, asked: &Asked<'_>) -> Outcome {
    if table.rows.is_empty() {
        out.line(format!("No cable held here contains `{}`.", asked.text))?;
    }
    for row in &table.rows {
        let day = table.text(row, "date").unwrap_or("          ");
        let classification = table.text(row, "classification").unwrap_or("");
        out.line(
            format!(
                "{day}  {:<20} {classification:<14} {}",
                table.text(row, "cable").unwrap_or_default(),
                table.text(row, "subject").unwrap_or("")
            )
            .trim_end(),
        )?;
        out.wrapped(
            12,
            &across_pages(table.text(row, "snippet").unwrap_or_default()),
        )?;
    }
    Ok(())
}
