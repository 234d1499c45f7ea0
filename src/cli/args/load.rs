//! Arguments of the commands that read, measure and show what they could not read.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::DbArgs;

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(in crate::cli) enum From {
    /// Told by the first bytes
    #[default]
    Auto,
    /// Plain text: one message, or many one after the other
    Text,
    /// A JSON object a line: id, text, date?, mrn?, source?
    Jsonl,
    /// A volume of Foreign Relations of the United States, as TEI
    Tei,
    /// A row a message: id, date, mrn, origin, classification, references, header, body
    Csv,
    /// A web page a message
    Html,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ReadArgs {
    /// Files, folders and archives (.gz, .zst, .zip); `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// Layout of the input, and of what is in archives
    #[arg(long, value_enum, ignore_case = true, default_value_t)]
    pub(in crate::cli) from: From,
    /// How many cores to use [default: all]
    #[arg(long, value_name = "N")]
    pub(in crate::cli) jobs: Option<NonZeroUsize>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct IngestArgs {
    #[command(flatten)]
    pub(in crate::cli) read: ReadArgs,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
    /// Read documents again that have been read before, and replace what was read from them
    #[arg(long)]
    pub(in crate::cli) again: bool,
    /// Take out of the database what these places held before and do not hold any more; what you settled by hand stays
    #[arg(long)]
    pub(in crate::cli) prune: bool,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(in crate::cli) enum Offsets {
    /// Characters, that is code points
    #[default]
    Characters,
    /// Bytes of UTF-8
    Bytes,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct EvalArgs {
    /// Annotated documents, a JSON object a line
    #[arg(value_name = "GOLD.jsonl")]
    pub(in crate::cli) gold: PathBuf,
    /// What start and end count
    #[arg(long, value_enum, ignore_case = true, default_value_t)]
    pub(in crate::cli) offsets: Offsets,
    /// Measure who is one across documents instead: `entity` is the same in all documents of a volume
    #[arg(long)]
    pub(in crate::cli) across: bool,
    /// Measure acts instead: this file has them, a JSON object a line
    #[arg(long, value_name = "ACTS.jsonl", conflicts_with_all = ["across", "offsets"])]
    pub(in crate::cli) acts: Option<PathBuf>,
    /// Only documents of this volume; may be given again
    #[arg(long, value_name = "VOLUME")]
    pub(in crate::cli) volume: Vec<String>,
    /// Show so many misses with the words around them; across documents so many pairs that are joined, and people who are split
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(in crate::cli) show: u32,
    /// Print one JSON document instead of text for people
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct DiagnosticsArgs {
    /// Only this code
    #[arg(value_name = "CODE")]
    pub(in crate::cli) code: Option<String>,
    /// Only this input
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) path: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct TourArgs {
    /// Files and folders of cables
    #[arg(required = true, value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// Folder for the database and the pictures
    #[arg(long, value_name = "FOLDER", default_value = "cablegraph-tour")]
    pub(in crate::cli) out: PathBuf,
}
