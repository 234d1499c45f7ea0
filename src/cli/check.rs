//! `check`: whether the database is whole.

use serde::Serialize;

use super::args::DbArgs;
use super::find::open;
use super::mask::unfinished_words;
use super::out::Out;
use super::read::say;
use super::report::{Failure, Outcome};
use crate::model::Table;
use crate::store::StoreError;

#[derive(Serialize)]
struct Answer {
    faults: Vec<String>,
    /// Since when a load goes on, or did not end.
    unfinished_since: Option<String>,
    rows: Table,
}

/// What the database tells; nothing where it is too damaged to be asked.
fn readable<T: Default>(told: Result<T, StoreError>) -> Result<T, Failure> {
    match told {
        Err(StoreError::Damaged(_)) => Ok(T::default()),
        told => Ok(told?),
    }
}

pub(super) fn run(args: &DbArgs) -> Outcome {
    let store = open(args)?;
    let answer = Answer {
        faults: store.check()?,
        unfinished_since: readable(store.unfinished_since())?,
        rows: readable(store.ask_named("count_rows", &[]))?,
    };
    let mut out = Out::new();
    if args.json {
        out.json(&answer)?;
    } else {
        for row in &answer.rows.rows {
            out.line(format!(
                "{:>10}  {}",
                answer.rows.get(row, "rows").to_string(),
                answer.rows.get(row, "what")
            ))?;
        }
        answer
            .faults
            .iter()
            .try_for_each(|fault| out.line(format!("fault: {fault}")))?;
        if answer.faults.is_empty() {
            out.line("The database is whole.")?;
        }
    }
    out.end()?;
    if let Some(since) = &answer.unfinished_since {
        say(&unfinished_words(since));
    }
    match answer.faults.len() {
        0 => Ok(()),
        count => Err(Failure::Damaged(count)),
    }
}
