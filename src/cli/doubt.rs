//! Says how many acts were read with too little confidence to be told.

use std::io::Write as _;

use super::out::Out;
use super::report::Outcome;
use crate::answers::doubt::Doubt;

/// "3 doubtful statements left out; …", where any are; behind a blank line.
pub(super) fn tell(out: &mut Out, doubt: &Doubt) -> Outcome {
    match doubt.words() {
        Some(words) => out.line(format!("\n{words}; `--doubtful` shows them")),
        None => Ok(()),
    }
}

/// The same beside a JSON document that has no place for it: on standard error.
pub(super) fn note(doubt: &Doubt) {
    if let Some(words) = doubt.words() {
        // A note that cannot be written changes nothing of the answer.
        let _ = writeln!(std::io::stderr(), "note: {words}; `--doubtful` shows them");
    }
}
