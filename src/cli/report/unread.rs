//! Wording of inputs that could not be read.

use std::fmt::Write as _;

use crate::read::{Reason, Unread};

/// Words an input that could not be read, for standard error.
pub(in crate::cli) fn unread(unread: &Unread) -> String {
    let mut said = format!("warning[{}]: {}", unread.reason.code(), place(unread));
    let _ = write!(said, " {}", unread.reason);
    let hint = match &unread.reason {
        Reason::Compressed(_) => Some("unpack it first"),
        Reason::Binary => Some("leave it out, or convert it to text first"),
        Reason::TooLarge => Some("split it into one file a message, or make JSONL of it"),
        Reason::BadJson(_) => Some(
            "each line, or each element of an array, is an object with at least `id` and `text`",
        ),
        Reason::ManyLines(_) => Some(
            "each line is an object with at least `id` and `text`; if it holds messages, `jq -c . FILE` writes it so",
        ),
        Reason::EmptyFolder => Some("name a folder or archive that holds cables"),
        Reason::Damaged(_) => {
            Some("what was whole before it is read; get the archive again for the rest")
        }
        Reason::Bomb(_) => Some("if it is no trap, unpack it first and give what was in it"),
        Reason::Nested(_) | Reason::Member(_) => Some("unpack it first and give what was in it"),
        Reason::BadRow(_) => Some(
            "a field with quotes or line breaks stands in quotes, a quote in it is doubled or has a backslash before it",
        ),
        Reason::OtherTable => Some(
            "name its columns in a first row: `body`, and what there is of `id`, `date`, `mrn`, `origin`, `classification`, \
             `references` and `header`; if it is a message, give it by `--from text`",
        ),
        Reason::Mailbox => Some(
            "give each message as a line of JSONL or a file of its own; if it is one, give it by `--from text`",
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

/// Where it stands, on one line whatever the name of the file is.
fn place(unread: &Unread) -> String {
    let path = unread.path.replace('\n', "\u{fffd}");
    match unread.line {
        Some(line) => format!("{path}:{line}"),
        None => path,
    }
}
