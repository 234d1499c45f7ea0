//! The command: turns arguments into work, and the work into words and an exit status.
//!
//! One file a command; all wording of errors is in `report`. Nobody imports this part.

mod args;
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
mod holders;
mod ingest;
mod initiative;
mod marks;
mod mask;
mod neighbors;
mod out;
mod path;
mod pictures;
mod proposals;
mod query;
mod rank;
mod read;
mod refs;
mod report;
mod resolve;
mod search;
mod select;
mod show;
mod sides;
#[cfg(feature = "sparql")]
mod sparql;
mod threads;
mod tour;
mod walk;
mod who;
mod why;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use report::{Failure, Outcome};

/// Runs the command that the process was started with.
///
/// Exit status: 0 done, 1 asked for something that is not there, 2 wrong use or part of the input skipped. A closed
/// pipe is success.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
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

/// Which end of a span of days is meant, where a year or month stands for one.
#[derive(Clone, Copy)]
enum Bound {
    First,
    Last,
}

/// Reads the first and the last day that the user gives; a span that ends before it begins is a slip.
fn days(
    since: Option<&str>,
    until: Option<&str>,
) -> Result<(Option<String>, Option<String>), Failure> {
    let first = since.map(|given| day(given, Bound::First)).transpose()?;
    let last = until.map(|given| day(given, Bound::Last)).transpose()?;
    match (&first, &last) {
        (Some(first), Some(last)) if first > last => Err(Failure::Reversed(
            since.unwrap_or(first).to_owned(),
            until.unwrap_or(last).to_owned(),
        )),
        _ => Ok((first, last)),
    }
}

/// The first day of `March 1964`.
fn month_of(given: &str) -> Option<jiff::civil::Date> {
    let (name, year) = given.trim().split_once(' ')?;
    let year = year.trim();
    let year = year.parse().ok().filter(|_| year.len() == 4)?;
    jiff::civil::Date::new(
        year,
        crate::vocab::month(name.trim_end_matches(['.', ',']))?,
        1,
    )
    .ok()
}

/// Reads a day that the user gives; `1974`, `March 1974` and `1974-06` are their first or last day.
fn day(given: &str, bound: Bound) -> Result<String, Failure> {
    use jiff::civil::Date;
    let bad = || Failure::BadDay(given.to_owned());
    let whole = |text: String| text.parse::<Date>().ok();
    let month = month_of(given);
    let first = match given.trim().len() {
        _ if month.is_some() => month,
        4 => whole(format!("{}-01-01", given.trim())),
        7 => whole(format!("{}-01", given.trim())),
        _ if crate::vocab::is_of_two_days(given) => {
            return Err(Failure::UnclearDay(given.to_owned()));
        }
        _ => return Ok(crate::vocab::read_date(given).ok_or_else(bad)?.to_string()),
    }
    .ok_or_else(bad)?;
    let day = match (bound, given.trim().len()) {
        (Bound::First, _) => first,
        (Bound::Last, _) if month.is_some() => first.last_of_month(),
        (Bound::Last, 4) => first.last_of_year(),
        (Bound::Last, _) => first.last_of_month(),
    };
    Ok(day.to_string())
}
