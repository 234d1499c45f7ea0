//! Says what is not sure about the masking of sources, on standard error.

use super::out::counted;
use super::read::say;
use super::report::{Failure, Outcome};
use crate::Store;
use crate::answers::mask;
use crate::export::Mask;

/// Everything that must not be shown; where a load did not end, standard error says so.
pub(super) fn mask(store: &Store) -> Result<Mask, Failure> {
    tell_unfinished(store)?;
    Ok(mask::mask(store)?)
}

/// Says that a load did not end, where it did not.
pub(super) fn tell_unfinished(store: &Store) -> Outcome {
    let loads = store.unfinished()?;
    if let Some(first) = loads.first() {
        let paths: Vec<String> = loads.iter().map(|load| load.path.clone()).collect();
        say(&unfinished_words(&first.since, &paths));
    }
    Ok(())
}

/// What is told where a load did not end or goes on, before anything is passed on.
pub(super) fn unfinished_words(since: &str, paths: &[String]) -> String {
    format!(
        "warning: {}: people of different cables are not joined, and cables that were not read may mark more sources\n\
         hint: run the same `cablegraph ingest` again before anything is passed on",
        unfinished_load(since, paths)
    )
}

/// Which load did not end or goes on: of which inputs, as far as that is known.
pub(super) fn unfinished_load(since: &str, paths: &[String]) -> String {
    let known: Vec<String> = paths
        .iter()
        .filter(|path| !path.is_empty())
        .map(|path| format!(" `{path}`"))
        .collect();
    let of = if known.is_empty() { "" } else { " of" };
    let known = known.join(",");
    format!("an ingest{of}{known} that began at {since} did not end, or goes on")
}

/// Says on standard error how many protect marks are about nobody known.
pub(super) fn tell_unsettled(marks: usize) {
    if marks > 0 {
        say(&format!(
            "warning: of {} it cannot be told who is meant: the source may not be masked\nhint: \
             `cablegraph diagnostics X010` shows where",
            counted(marks, "protect mark")
        ));
    }
}
