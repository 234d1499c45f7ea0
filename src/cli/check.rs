//! `check`: whether the database is whole.

use super::args::DbArgs;
use super::find::open_silently;
use super::mask::unfinished_words;
use super::out::Out;
use super::read::say;
use super::report::{Failure, Outcome};
use crate::answers::check::check;

pub(super) fn run(args: &DbArgs) -> Outcome {
    let answer = check(&open_silently(args)?)?;
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
        say(&unfinished_words(since, &answer.unfinished));
    }
    match answer.faults.len() {
        0 => Ok(()),
        count => Err(Failure::Damaged(count)),
    }
}
