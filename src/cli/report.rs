//! All wording of what goes wrong: what, where, why, what to do; and the exit status.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use crate::read::{Reason, Unread};
use crate::store::{StoreError, likest};

/// Why a command ends without having done its work.
#[derive(Debug)]
pub(super) enum Failure {
    /// The database.
    Store(StoreError),
    /// No statement is of the part that was asked for.
    NothingSelected,
    /// Writing the answer.
    Write(io::Error),
    /// Writing a file.
    File(PathBuf, io::Error),
    /// Asked for something that is not there: what, and names like it.
    Nothing { what: String, like: Vec<String> },
    /// A search or path that found nothing: already said on standard output.
    Empty,
    /// A number that means several cables.
    Ambiguous { asked: String, cables: Vec<String> },
    /// No cable has this number; numbers like it.
    NoCable(String, Vec<String>),
    /// A name of several, where one is wanted.
    Several { asked: String, keys: Vec<String> },
    /// Something that must not be settled so, and why.
    Refused(String),
    /// A question without a parameter that it needs.
    Lacking { question: String, parameter: String },
    /// Words that cite nothing.
    NoCitation(String),
    /// Words that are no search.
    BadSearch(String),
    /// Some input was skipped, and said so already.
    Skipped,
    /// No input at all.
    NoInput,
    /// A day that cannot be read.
    BadDay(String),
    /// A day in figures that may be two.
    UnclearDay(String),
    /// A span of days that ends before it begins: its first and its last day as given.
    Reversed(String, String),
    /// A word that is none of those possible.
    BadWord {
        what: &'static str,
        given: String,
        possible: Vec<String>,
    },
    /// A file name whose ending says no format.
    BadFormat(PathBuf),
    /// A parameter that is no KEY=VALUE.
    BadParameter(String),
    /// The database is not whole: how many faults, already listed.
    Damaged(usize),
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

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Failure::Store(error)
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
    if json
        && matches!(
            failure,
            Failure::Nothing { .. } | Failure::NoCable(..) | Failure::NothingSelected
        )
    {
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
        let _ = writeln!(stderr, "error: {message}");
    }
    if let Some(hint) = hint {
        let _ = writeln!(stderr, "hint: {hint}");
    }
    match failure {
        // The database was asked, and does not have it.
        Failure::Nothing { .. }
        | Failure::NoCable(..)
        | Failure::NothingSelected
        | Failure::Empty
        | Failure::Damaged(_) => ExitCode::from(1),
        // It could not be asked so, or not all was done.
        _ => ExitCode::from(2),
    }
}

fn words(failure: &Failure) -> (Option<String>, Option<String>) {
    let say = |message: String| Some(message);
    match failure {
        Failure::Store(error) => (say(error.to_string()), store_hint(error)),
        Failure::Write(error) => (say(format!("the answer cannot be written: {error}")), None),
        Failure::File(path, error) => (
            say(format!("`{}` cannot be written: {error}", path.display())),
            Some(file_hint(error).into()),
        ),
        Failure::NothingSelected => (
            say("nothing is selected: no statement is of the part that you ask for".into()),
            Some("leave out one of the options that narrow it, such as --post, --since or --via".into()),
        ),
        Failure::Nothing { what, like } => (say(what.clone()), did_you_mean(like)),
        Failure::Empty | Failure::Skipped => (None, None),
        Failure::Ambiguous { asked, cables } => (
            say(format!(
                "`{asked}` is the number of several cables: {}",
                cables.join(", ")
            )),
            Some("write the number with its post and year".into()),
        ),
        Failure::NoCable(asked, like) => (
            say(format!("no cable `{asked}` is held or cited here")),
            did_you_mean(like).or_else(|| Some("write a number such as 09USNATO413, or `USNATO 413`; `cablegraph query list_cables` lists what is held".into())),
        ),
        Failure::Several { asked, keys } => {
            let shown: Vec<String> = keys.iter().take(8).map(|key| format!("`{key}`")).collect();
            let more = keys.len() - shown.len();
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            (
                say(format!("{} go by the name `{asked}`: {}{more}", keys.len(), shown.join(", "))),
                Some(format!("name one by its key; `cablegraph who '{asked}'` tells them apart")),
            )
        }
        Failure::Refused(why) => (say(why.clone()), None),
        Failure::Lacking { question, parameter } => (
            say(format!("the question `{question}` needs {parameter}=…")),
            Some("`cablegraph query --list` shows the parameters of each question".into()),
        ),
        Failure::NoCitation(words) => (
            say(format!("`{words}` names neither a number, a day, a person nor a document")),
            Some("write a citation such as 'Telegram 4711 from Ankara, March 7, 1977'".into()),
        ),
        Failure::BadSearch(words) => (
            say(format!("`{words}` is nothing to search for")),
            Some("write words, \"a phrase\", or words tied by AND, OR, NOT".into()),
        ),
        Failure::NoInput => (
            say("there is nothing to read".into()),
            Some(
                "name files, folders or archives that hold cables as text, JSONL, CSV or web pages"
                    .into(),
            ),
        ),
        Failure::BadDay(day) => (
            say(format!("`{day}` is no day")),
            Some("write days as 2009-09-28, months as 2009-09 or September 2009, years as 2009".into()),
        ),
        Failure::UnclearDay(day) => (
            say(format!("`{day}` may be two days: which figure is the month?")),
            Some("write days as 2009-09-28".into()),
        ),
        Failure::Reversed(since, until) => (
            say(format!("no day lies since {since} and until {until}")),
            Some(format!("the two are reversed: write --since {until} --until {since}")),
        ),
        Failure::BadWord {
            what,
            given,
            possible,
        } => (
            say(format!("`{given}` is no {what}")),
            Some(match did_you_mean(&likest(given, possible.iter().map(String::as_str))) {
                Some(meant) => format!("{meant} possible are: {}", possible.join(", ")),
                None => format!("possible are: {}", possible.join(", ")),
            }),
        ),
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

fn store_hint(error: &StoreError) -> Option<String> {
    let hint = match error {
        StoreError::Missing(path) => format!(
            "make it with `cablegraph ingest PATH --db {}`",
            path.display()
        ),
        StoreError::Unopenable { .. } => {
            "check that the file and its folder may be read and written".into()
        }
        StoreError::NotADatabase(_) => "name another file with --db".into(),
        StoreError::Damaged(_) => ANEW.into(),
        StoreError::Newer { .. } => "use the newer program, or name another file with --db".into(),
        StoreError::Older { path, .. } => format!(
            "bring it up to date with `cablegraph ingest PATH --db {}`",
            path.display()
        ),
        StoreError::Busy => {
            "wait until it has ended and run the command again; what is stored stays".into()
        }
        StoreError::Full => {
            "free some space and run the command again; what is stored stays".into()
        }
        StoreError::NoParameter(_) => {
            "`cablegraph query --list` shows the parameters of each question".into()
        }
        StoreError::NotAQuestion => {
            "write to the database with ingest, merge, split, rename, protect and unprotect only"
                .into()
        }
        StoreError::Query { .. } => return None,
    };
    Some(hint)
}

fn did_you_mean(like: &[String]) -> Option<String> {
    let names: Vec<String> = like.iter().map(|name| format!("`{name}`")).collect();
    (!names.is_empty()).then(|| format!("did you mean {}?", names.join(", ")))
}

/// Words an input that could not be read, for standard error.
pub(super) fn unread(unread: &Unread) -> String {
    let mut said = format!("warning[{}]: {}", unread.reason.code(), place(unread));
    let _ = write!(said, " {}", unread.reason);
    let hint = match &unread.reason {
        Reason::Compressed(_) => Some("unpack it first"),
        Reason::Binary => Some("leave it out, or convert it to text first"),
        Reason::TooLarge => Some("split it into one file a message, or make JSONL of it"),
        Reason::BadJson(_) => Some("each line is an object with at least `id` and `text`"),
        Reason::EmptyFolder => Some("name a folder or archive that holds cables"),
        Reason::Damaged(_) => {
            Some("what was whole before it is read; get the archive again for the rest")
        }
        Reason::Bomb(_) => Some("if it is no trap, unpack it first and give what was in it"),
        Reason::Nested(_) | Reason::Member(_) => Some("unpack it first and give what was in it"),
        Reason::BadRow(_) => Some(
            "a field with quotes or line breaks stands in quotes, a quote in it is doubled or has a backslash before it",
        ),
        Reason::Io(_) => Some("check that it is there and may be read"),
        Reason::NoMessage => {
            Some("if it is one, give it as a line of JSONL with its number and date")
        }
        Reason::BadXml(_) => Some("fetch the file anew; what stands before that place was read"),
        Reason::BadHolder(_) => Some(
            "a line has a cell for every column of the heading; days are written 1974-06-21, 1974-06 or 1974",
        ),
        Reason::Empty | Reason::Entity(_) => None,
    };
    if let Some(hint) = hint {
        let _ = write!(said, "\nhint: {hint}");
    }
    said
}

fn place(unread: &Unread) -> String {
    match unread.line {
        Some(line) => format!("{}:{line}", unread.path),
        None => unread.path.clone(),
    }
}
