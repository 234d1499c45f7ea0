//! All wording of what goes wrong: what, where, why, what to do; and the exit status.

mod answer;
mod unread;
mod usage;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

pub(super) use unread::unread;

use super::harmless::harmless;
use crate::answers::AnswerError;
use crate::store::StoreError;

/// Why a command ends without having done its work.
#[derive(Debug)]
pub(super) enum Failure {
    /// What it asks has no answer.
    Answer(AnswerError),
    /// No statement is of the part that was asked for.
    NothingSelected,
    /// Writing the answer.
    Write(io::Error),
    /// Reading a file that is named: a query, an annotated document.
    Unreadable(PathBuf, io::Error),
    /// Writing a file.
    File(PathBuf, io::Error),
    /// A file to be written that is a database.
    Database(PathBuf),
    /// Asked for something that is not there: what, and names like it.
    Nothing { what: String, like: Vec<String> },
    /// A search or path that found nothing: already said on standard output.
    Empty,
    /// Something that must not be settled so, and why.
    Refused(String),
    /// Some input was skipped, and said so already.
    Skipped,
    /// No input at all.
    NoInput,
    /// A code of diagnostics that is none of those possible.
    BadCode(String, Vec<String>),
    /// A file name whose ending says no format.
    BadFormat(PathBuf),
    /// A parameter that is no KEY=VALUE.
    BadParameter(String),
    /// The database is not whole: how many faults, already listed.
    Damaged(usize),
}

impl Failure {
    /// Whether the database was asked, and does not have it.
    fn is_not_there(&self) -> bool {
        match self {
            Failure::Nothing { .. } | Failure::NothingSelected => true,
            Failure::Answer(error) => matches!(
                error,
                AnswerError::NoName { .. }
                    | AnswerError::NoCable { .. }
                    | AnswerError::NoPost { .. }
                    | AnswerError::NoInitiative { .. }
            ),
            _ => false,
        }
    }
}

/// Ends a command that was given arguments which it does not take; asked for help, it is no failure.
pub(super) fn end_of_wrong_use(error: &clap::Error, command: Option<&str>) -> ExitCode {
    // Nothing is left to be done where standard error is closed.
    let _ = error.print();
    if let Some(hint) = usage::hint(error, command) {
        let _ = writeln!(io::stderr(), "hint: {hint}");
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// Endings of the formats that pictures are drawn in.
const PICTURES: &str = if cfg!(feature = "png") {
    ".svg, .png, .dot or .mmd"
} else {
    ".svg, .dot or .mmd"
};

/// What to do where parts of a database are lost.
const ANEW: &str =
    "make it anew with `cablegraph ingest` into another file, or take a copy of it that is whole";

/// What a command comes to.
pub(super) type Outcome = Result<(), Failure>;

impl From<AnswerError> for Failure {
    fn from(error: AnswerError) -> Self {
        match error {
            AnswerError::Write(error) => Failure::Write(error),
            other => Failure::Answer(other),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Failure::Answer(error.into())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Write(error)
    }
}

/// Says what went wrong, if anything, and picks the exit status.
///
/// Whoever asked for `json` gets a document even where there is nothing: `null`.
pub(super) fn end(outcome: Outcome, json: bool) -> ExitCode {
    let Err(failure) = outcome else {
        return ExitCode::SUCCESS;
    };
    if json && failure.is_not_there() {
        // A closed pipe: whoever read us has seen enough.
        let _ = writeln!(io::stdout(), "null");
    }
    if let Failure::Write(error) = &failure
        && error.kind() == io::ErrorKind::BrokenPipe
    {
        // Whoever read us has seen enough.
        return ExitCode::SUCCESS;
    }
    let (message, hint) = words(&failure);
    let mut stderr = io::stderr().lock();
    // There is nowhere left to say that standard error cannot be written.
    if let Some(message) = message {
        let _ = writeln!(stderr, "error: {}", harmless(&message));
    }
    if let Some(hint) = hint {
        let _ = writeln!(stderr, "hint: {}", harmless(&hint));
    }
    match failure {
        // The database was asked, and does not have it.
        Failure::Empty | Failure::Damaged(_) => ExitCode::from(1),
        failure if failure.is_not_there() => ExitCode::from(1),
        // It could not be asked so, or not all was done.
        _ => ExitCode::from(2),
    }
}

/// What went wrong, and what to do about it; nothing where that has been said.
type Words = (Option<String>, Option<String>);

fn words(failure: &Failure) -> Words {
    let say = |message: String| Some(message);
    match failure {
        Failure::Answer(error) => answer::words(error),
        Failure::Write(error) => (say(format!("the answer cannot be written: {error}")), None),
        Failure::Unreadable(path, error) => (
            say(format!("`{}` cannot be read: {error}", path.display())),
            None,
        ),
        Failure::File(path, error) => (
            say(format!("`{}` cannot be written: {error}", path.display())),
            Some(file_hint(error).into()),
        ),
        Failure::Database(path) => (
            say(format!(
                "`{}` is a database, or a part of one, and is not written over",
                path.display()
            )),
            Some("name another file".into()),
        ),
        Failure::NothingSelected => (
            say("nothing is selected: no statement is of the part that you ask for".into()),
            Some(
                "leave out one of the options that narrow it, such as --post, --since or --via"
                    .into(),
            ),
        ),
        Failure::Nothing { what, like } => (say(what.clone()), did_you_mean(like)),
        Failure::Empty | Failure::Skipped => (None, None),
        Failure::Refused(why) => (say(why.clone()), None),
        Failure::NoInput => (
            say("there is nothing to read".into()),
            Some(
                "name files, folders or archives that hold cables as text, JSONL, CSV or web pages"
                    .into(),
            ),
        ),
        Failure::BadCode(given, possible) => answer::bad_word("code", given, possible),
        Failure::BadFormat(path) => (
            say(format!(
                "the ending of `{}` says no format that can be drawn",
                path.display()
            )),
            Some(format!("name a file that ends in {PICTURES}")),
        ),
        Failure::BadParameter(given) => (
            say(format!("`{given}` is no parameter")),
            Some("write parameters as KEY=VALUE; `cablegraph query --list` shows them".into()),
        ),
        Failure::Damaged(count) => (
            say(format!("the database is not whole: {count} faults")),
            Some(ANEW.into()),
        ),
    }
}

fn file_hint(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            "free some space and run the command again; a file that stood there stays"
        }
        _ => "name a folder that is there and may be written to",
    }
}

fn did_you_mean(like: &[String]) -> Option<String> {
    let names: Vec<String> = like.iter().map(|name| format!("`{name}`")).collect();
    (!names.is_empty()).then(|| format!("did you mean {}?", names.join(", ")))
}
