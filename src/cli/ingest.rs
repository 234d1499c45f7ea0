//! `ingest`: cables into the database, with a report of what came of them.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::IngestArgs;
use super::find::open_to_write;
use super::interrupt;
use super::out::{Out, counted};
use super::read::{layout, say, use_cores};
use super::report::{self, Failure, Outcome};
use crate::Store;
use crate::ingest;
use crate::model::Saved;
use crate::read::{Documents, Unread, documents};

/// So many inputs that could not be read are told one by one; the others are counted, and listed by `diagnostics`.
const TOLD: u64 = 20;

/// So many documents that are no longer there are told one by one; the others are counted.
const GONE_TOLD: usize = 20;

pub(super) fn run(args: &IngestArgs) -> Outcome {
    use_cores(args.read.jobs);
    let was_there = args.db.db.exists();
    let mut store = open_to_write(&args.db.db)?;
    if args.again {
        store.read_again();
    }
    if args.prune {
        store.drop_gone();
    }
    let inputs = documents(&args.read.paths, layout(args.read.from));
    let inputs = of_database(&args.db.db).fold(inputs, Documents::without);
    let saved = load(&mut store, inputs)?;
    // Nothing came in: no empty database is left, where all that there is to say of it has been said.
    let is_empty = saved.stored + saved.already_there == 0 && saved.skipped <= TOLD;
    let is_kept = was_there || !is_empty;
    if !is_kept {
        drop(store);
        remove(&args.db.db);
    }
    let mut out = Out::new();
    if args.db.json {
        out.json(&saved)?;
    } else {
        report(&mut out, &saved)?;
        if is_kept {
            out.line(format!("database: {}", args.db.db.display()))?;
        }
    }
    out.end()?;
    match saved {
        Saved { read: 0, .. } => Err(Failure::NoInput),
        Saved { skipped: 1.., .. } => Err(Failure::Skipped),
        _ => Ok(()),
    }
}

/// The files of a database.
fn of_database(db: &Path) -> impl Iterator<Item = PathBuf> {
    ["", "-wal", "-shm", "-journal"].into_iter().map(|ending| {
        let mut name = db.as_os_str().to_owned();
        name.push(ending);
        name.into()
    })
}

/// Removes a database that was made for nothing; one that cannot be removed does no harm.
fn remove(db: &Path) {
    for file in of_database(db) {
        let _ = fs::remove_file(file);
    }
}

/// Loads documents, with a progress bar where standard error is a terminal.
pub(super) fn load(store: &mut Store, inputs: Documents) -> Result<Saved, Failure> {
    let bar = progress();
    let read = interrupt::watch();
    let mut told = 0;
    let saved = ingest::ingest(
        store,
        inputs,
        |unread: &Unread| {
            told += 1;
            if told <= TOLD {
                bar.suspend(|| say(&report::unread(unread)));
            }
        },
        |so_far| {
            read.store(so_far.read, Ordering::Relaxed);
            bar.set_position(so_far.read);
            bar.set_message(format!(
                "{} stored, {} already there, {} skipped",
                so_far.stored, so_far.already_there, so_far.skipped
            ));
        },
    )?;
    bar.finish_and_clear();
    if told > TOLD {
        say(&format!(
            "… and {} more; `cablegraph diagnostics` lists them all",
            told - TOLD
        ));
    }
    Ok(saved)
}

fn progress() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    }
    let bar = ProgressBar::new_spinner();
    if let Ok(style) =
        ProgressStyle::with_template("{spinner} {pos} documents read ({per_sec}), {msg}")
    {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}

fn report(out: &mut Out, saved: &Saved) -> Result<(), Failure> {
    out.line(format!(
        "{} inputs read: {} stored, {} already there, {} skipped",
        saved.read, saved.stored, saved.already_there, saved.skipped
    ))?;
    if saved.read_otherwise > 0 {
        out.line(format!(
            "{} of those already there were read by another version of this program, which may have understood them otherwise: \
             `--again` reads them anew",
            saved.read_otherwise
        ))?;
    }
    if saved.other_copies > 0 {
        out.line(format!(
            "{} of those stored are further texts of cables that are held already",
            saved.other_copies
        ))?;
    }
    if saved.stored > 0 {
        out.line(format!(
            "{} mentions, {} statements, {} diagnostics",
            saved.mentions, saved.statements, saved.diagnostics
        ))?;
    }
    gone(out, saved)
}

/// Says what is no longer where it was read, and how to take it out.
fn gone(out: &mut Out, saved: &Saved) -> Result<(), Failure> {
    let count = saved.gone.len();
    if count == 0 {
        return Ok(());
    }
    let are = if count == 1 { "is" } else { "are" };
    out.line(format!(
        "{} {are} no longer there{}",
        counted(count, "document"),
        match saved.pruned {
            true => " and taken out of the database:",
            false => ", and held still (`--prune` takes them out of the database):",
        }
    ))?;
    for gone in saved.gone.iter().take(GONE_TOLD) {
        let place = match gone.document == gone.path {
            true => gone.path.clone(),
            false => format!("{} › {}", gone.path, gone.document),
        };
        out.line(format!("  {place} ({})", gone.cable))?;
    }
    out.left_out(count.saturating_sub(GONE_TOLD))
}
