//! Says that an answer goes on where it ends, and which option tells more of it.

use std::io::Write as _;

use serde::Serialize;

use super::args::MostArgs;
use super::out::Out;
use super::report::Outcome;

/// How much of an answer is told.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    /// So many are told.
    pub(super) told: usize,
    /// So many there are.
    pub(super) all: usize,
    /// What tells more: `--most`.
    pub(super) option: &'static str,
}

impl Bounds {
    /// Of a list of which so many are told, and so many left out that `--most` tells.
    pub(super) fn by_most(told: usize, rest: usize) -> Self {
        Bounds {
            told,
            all: told + rest,
            option: "--most",
        }
    }

    fn words(self) -> Option<String> {
        let Bounds { told, all, option } = self;
        (told < all).then(|| format!("{told} of {all} are shown; `{option} N` shows more"))
    }

    /// "20 of 3812 are shown; …", where more there are; behind a blank line.
    pub(super) fn tell(self, out: &mut Out) -> Outcome {
        match self.words() {
            Some(words) => out.line(format!("\n{words}")),
            None => Ok(()),
        }
    }

    /// The same beside a JSON list, which has no place for it: on standard error.
    pub(super) fn note(self) {
        if let Some(words) = self.words() {
            // A note that cannot be written changes nothing of the answer.
            let _ = writeln!(std::io::stderr(), "note: {words}");
        }
    }
}

/// What is printed as JSON where nothing is to be told: how many there are.
#[derive(Debug, Serialize)]
struct Count {
    count: usize,
}

/// Ends a JSON list of which so many are written, and says where it goes on; where they are only counted, writes the count.
pub(super) fn json_end(out: &mut Out, told: usize, all: usize, most: MostArgs) -> Outcome {
    if !most.admits(0) {
        return out.json(&Count { count: all });
    }
    out.json_end(told)?;
    Bounds::by_most(told, all - told).note();
    Ok(())
}
