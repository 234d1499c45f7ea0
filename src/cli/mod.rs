//! The command: turns arguments into work, and the work into words and an exit status.
//!
//! One file a command: it asks `answers`, and prints what comes back for people or as JSON. All wording of errors is in
//! `report`. Nobody imports this part.

mod args;
mod bounds;
mod check;
mod communities;
mod decide;
mod diagnostics;
mod doubt;
mod draw;
mod eval;
mod export;
mod file;
mod find;
mod guidance;
mod harmless;
mod holders;
mod ingest;
mod initiative;
mod interrupt;
mod marks;
mod mask;
mod neighbors;
mod out;
mod path;
mod proposals;
mod query;
mod rank;
mod read;
mod refs;
mod report;
mod resolve;
mod rows;
mod search;
mod select;
mod show;
#[cfg(feature = "sparql")]
mod sparql;
mod threads;
mod tour;
mod who;
mod why;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use report::Outcome;

/// Runs the command that the process was started with.
///
/// Exit status: 0 done, 1 asked for something that is not there, 2 wrong use or part of the input skipped. A closed
/// pipe is success.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let command = std::env::args().nth(1);
            return report::end_of_wrong_use(&error, command.as_deref());
        }
    };
    let json = cli.command.db().is_some_and(|db| db.json);
    report::end(dispatch(cli.command), json)
}

fn dispatch(command: Command) -> Outcome {
    match command {
        Command::Ingest(args) => ingest::run(&args),
        Command::Parse(args) => read::run(&args, read::What::Parse),
        Command::Extract(args) => read::run(&args, read::What::Extract),
        Command::Show(args) => show::run(&args),
        Command::Refs(args) => refs::run(&args),
        Command::Resolve(args) => resolve::run(&args),
        Command::Proposals(args) => proposals::run(&args),
        Command::Initiative(args) => initiative::run(&args),
        Command::Guidance(args) => guidance::run(&args),
        Command::Who(args) => who::run(&args),
        Command::Why(args) => why::run(&args),
        Command::Search(args) => search::run(&args),
        Command::Path(args) => path::run(&args),
        Command::Neighbors(args) => neighbors::run(&args),
        Command::Rank(args) => rank::run(&args),
        Command::Communities(args) => communities::run(&args),
        Command::Threads(args) => threads::run(&args),
        Command::Query(args) => query::run(&args),
        Command::Draw(args) => draw::run(&args),
        Command::Export(args) => export::run(&args),
        #[cfg(feature = "sparql")]
        Command::Sparql(args) => sparql::run(&args),
        Command::Merge(args) => decide::merge(&args),
        Command::Split(args) => decide::split(&args),
        Command::Rename(args) => decide::rename(&args),
        Command::Protect(args) => decide::protect(&args),
        Command::Unprotect(args) => decide::unprotect(&args),
        Command::Decisions(args) => decide::list(&args),
        Command::Holders(args) => holders::run(&args),
        Command::Eval(args) => eval::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Diagnostics(args) => diagnostics::run(&args),
        Command::Tour(args) => tour::run(&args),
    }
}
