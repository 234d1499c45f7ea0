//! Arguments of the commands by which a user settles who is who.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::DbArgs;

#[derive(Debug, Args)]
pub(in crate::cli) struct MergeArgs {
    /// The name that is another name of …
    #[arg(value_name = "A")]
    pub(in crate::cli) one: String,
    /// … this one, whose name stays
    #[arg(value_name = "B")]
    pub(in crate::cli) other: String,
    /// Merge everyone of that kind who goes by the name A
    #[arg(long)]
    pub(in crate::cli) all: bool,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct SplitArgs {
    /// The name
    #[arg(value_name = "NAME")]
    pub(in crate::cli) name: String,
    /// Number of the cable in which it means somebody else
    #[arg(long = "in", value_name = "MRN")]
    pub(in crate::cli) cable: String,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct RenameArgs {
    /// The name as it is
    #[arg(value_name = "NAME")]
    pub(in crate::cli) name: String,
    /// The name as it should be
    #[arg(value_name = "NEW")]
    pub(in crate::cli) new: String,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ProtectArgs {
    /// The person's name
    #[arg(value_name = "NAME")]
    pub(in crate::cli) name: String,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct UnprotectArgs {
    /// The person's name
    #[arg(value_name = "NAME")]
    pub(in crate::cli) name: String,
    /// Only the marks of the cable with this number
    #[arg(long = "in", value_name = "MRN")]
    pub(in crate::cli) cable: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
}

#[derive(Debug, Args)]
#[command(arg_required_else_help = true)]
pub(in crate::cli) struct HoldersArgs {
    #[command(subcommand)]
    pub(in crate::cli) what: HoldersWhat,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum HoldersWhat {
    /// Load a list and settle the signers that it names
    #[command(after_help = "Example:\n  cablegraph holders load tests/fixtures/holders.tsv")]
    Load(HoldersLoadArgs),
    /// List the signers that are settled, each with the line that settles him
    #[command(after_help = "Example:\n  cablegraph holders list")]
    List(DbArgs),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct HoldersLoadArgs {
    /// Tab-separated list of who held which office from when to when
    #[arg(value_name = "FILE.tsv")]
    pub(in crate::cli) file: PathBuf,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct DecisionsArgs {
    /// Take the decision with this number back
    #[arg(long, value_name = "N")]
    pub(in crate::cli) undo: Option<i64>,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
}
