//! `holders`: who held which office, as lists have it, and whom that settles.

use super::args::{DbArgs, HoldersArgs, HoldersLoadArgs, HoldersWhat};
use super::find::{open, open_to_write};
use super::out::Out;
use super::read::say;
use super::report::{self, Failure, Outcome};
use super::rows;
use crate::ingest;
use crate::model::HolderList;
use crate::read::{self, Reason, Unread};
use crate::store::queries;

/// So many lines that are none are told one by one; all of them are listed by `diagnostics`.
const TOLD: usize = 20;

pub(super) fn run(args: &HoldersArgs) -> Outcome {
    match &args.what {
        HoldersWhat::Load(args) => load(args),
        HoldersWhat::List(args) => list(args),
    }
}

fn load(args: &HoldersLoadArgs) -> Outcome {
    let list = match read::holders(&args.file) {
        Ok(list) => list,
        Err(unread) => {
            say(&report::unread(&unread));
            return Err(Failure::Skipped);
        }
    };
    let mut store = open_to_write(&args.db.db)?;
    let loaded = ingest::load_holders(&mut store, &list)?;
    told(&list);
    let mut out = Out::new();
    if args.db.json {
        out.json(&loaded)?;
    } else {
        out.line(format!(
            "{} lines read: {} say who held an office and when, {} say no day, {} skipped",
            loaded.loaded + loaded.undated + loaded.skipped,
            loaded.loaded,
            loaded.undated,
            loaded.skipped
        ))?;
        out.line(format!("signers settled: {}", loaded.settled))?;
        out.line(format!("database: {}", args.db.db.display()))?;
    }
    out.end()?;
    if loaded.skipped > 0 {
        return Err(Failure::Skipped);
    }
    Ok(())
}

fn told(list: &HolderList) {
    for (line, why) in list.bad.iter().take(TOLD) {
        say(&report::unread(&Unread {
            path: list.path.clone(),
            line: Some(*line),
            reason: Reason::BadHolder(why.clone()),
        }));
    }
    if list.bad.len() > TOLD {
        say(&format!(
            "… and {} more; `cablegraph diagnostics R017` lists them all",
            list.bad.len() - TOLD
        ));
    }
}

fn list(args: &DbArgs) -> Outcome {
    let table = open(args)?.ask_query(queries::LIST_HOLDERS, &[])?;
    let mut out = Out::new();
    match (args.json, table.rows.is_empty()) {
        (true, _) => out.json(&table)?,
        (false, true) => out.line("No signer is settled by a list of office holders.")?,
        (false, false) => rows::table(&mut out, &table)?,
    }
    out.end()
}
