//! `parse` and `extract`: a line of JSON a document, in the order of the input.

use std::io::{self, Write};
use std::num::NonZeroUsize;

use super::args::{From, ReadArgs};
use super::harmless::harmless;
use super::out::Out;
use super::report::{self, Failure, Outcome};
use crate::export::record::{extract_line, parse_line};
use crate::ingest::{parse_document, pipeline, understand};
use crate::model::Format;
use crate::read::{Layout, Unread, documents};

/// How much of each document is printed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum What {
    Parse,
    Extract,
}

pub(super) fn run(args: &ReadArgs, what: What) -> Outcome {
    use_cores(args.jobs);
    let mut out = Out::new();
    let mut skipped = false;
    let line = |input: Result<crate::model::RawText, Unread>| {
        let mut line = Vec::new();
        let raw = input?;
        match what {
            What::Parse => {
                let parsed = parse_document(&raw);
                parse_line(&raw, &parsed.value, &parsed.diagnostics, &mut line);
            }
            What::Extract => extract_line(&understand(raw), &mut line),
        }
        Ok(line)
    };
    pipeline::run(
        documents(&args.paths, layout(args.from)),
        line,
        |batch: Vec<Result<Vec<u8>, Unread>>| {
            for line in batch {
                match line {
                    Ok(line) => out.bytes(&line)?,
                    Err(unread) => {
                        skipped = true;
                        say(&report::unread(&unread));
                    }
                }
            }
            Ok::<(), Failure>(())
        },
    )?;
    out.end()?;
    if skipped {
        Err(Failure::Skipped)
    } else {
        Ok(())
    }
}

/// The layout that the user names.
pub(super) fn layout(from: From) -> Layout {
    match from {
        From::Auto => Layout::Auto,
        From::Text => Layout::Given(Format::Text),
        From::Jsonl => Layout::Given(Format::Jsonl),
        From::Tei => Layout::Given(Format::Tei),
        From::Csv => Layout::Given(Format::Csv),
        From::Html => Layout::Given(Format::Html),
    }
}

/// Uses so many cores, once for the process.
pub(super) fn use_cores(jobs: Option<NonZeroUsize>) {
    if let Some(jobs) = jobs {
        // The pool can be set up only once; a second time the first setting stands.
        let _ = rayon::ThreadPoolBuilder::new()
            .num_threads(jobs.get())
            .build_global();
    }
}

/// Says something on standard error.
pub(super) fn say(words: &str) {
    // There is nowhere left to say that standard error cannot be written.
    let _ = writeln!(io::stderr(), "{}", harmless(words));
}
