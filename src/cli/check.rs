//! `check`: whether the database is whole.

use serde::Serialize;

use super::args::DbArgs;
use super::find::open;
use super::out::Out;
use super::report::{Failure, Outcome};
use crate::Store;
use crate::model::Table;
use crate::store::StoreError;

#[derive(Serialize)]
struct Answer {
    faults: Vec<String>,
    rows: Table,
}

/// How much the database holds; nothing where it is too damaged to be counted.
fn counts(store: &Store) -> Result<Table, Failure> {
    match store.ask_named("count_rows", &[]) {
        Err(StoreError::Damaged(_)) => Ok(Table::default()),
        counted => Ok(counted?),
    }
}

pub(super) fn run(args: &DbArgs) -> Outcome {
    let store = open(args)?;
    let answer = Answer {
        faults: store.check()?,
        rows: counts(&store)?,
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
    match answer.faults.len() {
        0 => Ok(()),
        count => Err(Failure::Damaged(count)),
    }
}
