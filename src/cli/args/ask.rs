//! Arguments of the commands that ask the database.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{DbArgs, MostArgs, PartArgs, ScopeArgs, SureArgs, TiesArgs};

#[derive(Debug, Args)]
pub(in crate::cli) struct ShowArgs {
    /// Number of the cable, in any form
    #[arg(value_name = "MRN")]
    pub(in crate::cli) cable: String,
    /// Print the whole text too
    #[arg(long)]
    pub(in crate::cli) text: bool,
    #[command(flatten)]
    pub(in crate::cli) sure: SureArgs,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(in crate::cli) enum Way {
    /// To the messages cited
    Back,
    /// To the messages that cite
    Forward,
    /// Both ways
    #[default]
    Both,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct RefsArgs {
    /// Number of the cable, in any form
    #[arg(value_name = "MRN")]
    pub(in crate::cli) cable: String,
    /// Which way to follow references
    #[arg(long, value_enum, ignore_case = true, default_value_t)]
    pub(in crate::cli) direction: Way,
    /// Only the messages on the way to this one
    #[arg(long, value_name = "MRN", conflicts_with = "direction")]
    pub(in crate::cli) to: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ResolveArgs {
    /// The citation as it is printed
    #[arg(value_name = "CITATION")]
    pub(in crate::cli) citation: String,
    /// How many at most
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    pub(in crate::cli) top: u32,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ProposalsArgs {
    /// Only acts of this person, body or country
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) by: Option<String>,
    /// Only acts whose object, or whose sentence, names this
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) about: Option<String>,
    /// Which act: proposed, requested, agreed, rejected, supported, concerned, met, or any
    #[arg(long, value_name = "ACT", default_value = "proposed")]
    pub(in crate::cli) act: String,
    /// Only acts on or after this day, month or year
    #[arg(long, value_name = "DAY")]
    pub(in crate::cli) since: Option<String>,
    /// Only acts on or before this day, month or year
    #[arg(long, value_name = "DAY")]
    pub(in crate::cli) until: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) most: MostArgs,
    #[command(flatten)]
    pub(in crate::cli) sure: SureArgs,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct InitiativeArgs {
    /// A name as people write it, a key, or words of what was proposed
    #[arg(value_name = "NAME")]
    pub(in crate::cli) name: String,
    /// Of a name that stands for several things how many are told in full; the others are listed
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub(in crate::cli) most: u32,
    #[command(flatten)]
    pub(in crate::cli) sure: SureArgs,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct GuidanceArgs {
    /// Only requests of this post
    #[arg(long, value_name = "POST")]
    pub(in crate::cli) post: Option<String>,
    /// Only requests sent on or after this day, month or year
    #[arg(long, value_name = "DAY")]
    pub(in crate::cli) since: Option<String>,
    /// Only requests sent on or before this day, month or year
    #[arg(long, value_name = "DAY")]
    pub(in crate::cli) until: Option<String>,
    /// Only requests that no cable held here answers
    #[arg(long)]
    pub(in crate::cli) unanswered: bool,
    #[command(flatten)]
    pub(in crate::cli) sure: SureArgs,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct WhoArgs {
    /// A name as people write it
    #[arg(value_name = "NAME")]
    pub(in crate::cli) name: String,
    #[command(flatten)]
    pub(in crate::cli) most: MostArgs,
    #[command(flatten)]
    pub(in crate::cli) sure: SureArgs,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct WhyArgs {
    /// A name or key
    #[arg(value_name = "A")]
    pub(in crate::cli) one: String,
    /// Another name or key
    #[arg(value_name = "B")]
    pub(in crate::cli) other: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) most: MostArgs,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct SearchArgs {
    /// Words, "a phrase", AND, OR, NOT, NEAR(…)
    #[arg(value_name = "TEXT")]
    pub(in crate::cli) text: String,
    /// How many cables at most
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    pub(in crate::cli) most: u32,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
    #[command(flatten)]
    pub(in crate::cli) scope: ScopeArgs,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct PathArgs {
    /// A cable's number or a name
    #[arg(value_name = "A")]
    pub(in crate::cli) one: String,
    /// A cable's number or a name
    #[arg(value_name = "B")]
    pub(in crate::cli) other: String,
    /// Only by these predicates, apart by commas [default: all; mentions only where nothing else leads there]
    #[arg(long, value_name = "PREDICATES", value_delimiter = ',')]
    pub(in crate::cli) via: Vec<String>,
    /// Show every way that is as short, not only the first: through the least common names first
    #[arg(long)]
    pub(in crate::cli) all: bool,
    /// With `--all`, how many ways at most; all are counted
    #[arg(long, value_name = "N", default_value_t = 20, requires = "all", value_parser = clap::value_parser!(u32).range(1..))]
    pub(in crate::cli) top: u32,
    #[command(flatten)]
    pub(in crate::cli) sure: SureArgs,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct NeighborsArgs {
    /// A cable's number or a name
    #[arg(value_name = "NAME")]
    pub(in crate::cli) name: String,
    /// How many statements away at most
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(in crate::cli) depth: u32,
    #[command(flatten)]
    pub(in crate::cli) most: MostArgs,
    #[command(flatten)]
    pub(in crate::cli) sure: SureArgs,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
    #[command(flatten)]
    pub(in crate::cli) ties: TiesArgs,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub(in crate::cli) enum Measure {
    /// PageRank: what important nodes lead to is important
    #[default]
    Pagerank,
    /// How many nodes lead here and how many this one leads to
    Degree,
    /// How many nodes lead here
    #[value(alias = "incoming")]
    Cited,
    /// Betweenness: on what share of the shortest ways between two others it lies, whichever way statements point
    Between,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct RankArgs {
    /// By what measure
    #[arg(long, value_enum, ignore_case = true, default_value_t)]
    pub(in crate::cli) by: Measure,
    /// With `--by between`, from how many nodes ways are followed: chosen by chance and the same every time; with as many
    /// as there are nodes it is exact
    #[arg(long, value_name = "N", default_value_t = 256, value_parser = clap::value_parser!(u32).range(1..))]
    pub(in crate::cli) samples: u32,
    /// Only nodes of this kind: cable, person, body, initiative, place, topic, event
    #[arg(long, value_name = "KIND")]
    pub(in crate::cli) kind: Option<String>,
    /// How many at most
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    pub(in crate::cli) top: u32,
    #[command(flatten)]
    pub(in crate::cli) sure: SureArgs,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
    #[command(flatten)]
    pub(in crate::cli) ties: TiesArgs,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ThreadsArgs {
    /// Show the main path of the thread that holds this cable: the line of references along which most of its ways run
    #[arg(long, value_name = "MRN", conflicts_with = "top")]
    pub(in crate::cli) main_path: Option<String>,
    /// How many at most
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    pub(in crate::cli) top: u32,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
    #[command(flatten)]
    pub(in crate::cli) scope: ScopeArgs,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct CommunitiesArgs {
    /// How many at most
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    pub(in crate::cli) top: u32,
    /// How many of the foremost nodes of each
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    pub(in crate::cli) members: u32,
    #[command(flatten)]
    pub(in crate::cli) sure: SureArgs,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
    #[command(flatten)]
    pub(in crate::cli) ties: TiesArgs,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct QueryArgs {
    /// Name of a question, an SQL file, or a statement that begins with SELECT or WITH
    #[arg(value_name = "NAME|FILE|SQL", required_unless_present = "list")]
    pub(in crate::cli) name: Option<String>,
    /// Values of its parameters
    #[arg(value_name = "KEY=VALUE")]
    pub(in crate::cli) parameters: Vec<String>,
    /// List the questions and their parameters
    #[arg(long)]
    pub(in crate::cli) list: bool,
    /// Folder of your own questions, one a file [default: CABLEGRAPH_QUERIES, else ~/.config/cablegraph/queries]
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) folder: Option<PathBuf>,
    /// Show doubtful acts too, as `least=0` does, where the question has the parameter `least`
    #[arg(long)]
    pub(in crate::cli) doubtful: bool,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct DrawArgs {
    /// A cable's number or a name; all that the cables chosen say where none is given
    #[arg(value_name = "MRN|NAME", required_if_eq("chain", "true"))]
    pub(in crate::cli) target: Option<String>,
    /// Where to write: FILE.svg for browsers, FILE.png for print and slides, FILE.dot for Graphviz, FILE.mmd for Mermaid in
    /// pages of GitHub, GitLab or Obsidian
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: PathBuf,
    #[command(flatten)]
    pub(in crate::cli) what: DrawWhat,
    /// Show the names of sources that asked to be protected
    #[arg(long)]
    pub(in crate::cli) show_protected: bool,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
    #[command(flatten)]
    pub(in crate::cli) part: PartArgs,
}

/// Which picture; what surrounds the target where none is chosen.
#[derive(Clone, Copy, Debug, Default, Args)]
#[group(multiple = false)]
#[command(next_help_heading = "Which picture")]
pub(in crate::cli) struct DrawWhat {
    /// The reference chain of the cable, laid out in time: what it builds on and what builds on it
    #[arg(
        long,
        conflicts_with_all = ["cables", "since", "until", "posts", "tags", "classifications", "via", "kinds", "only", "depth", "top", "least"]
    )]
    pub(in crate::cli) chain: bool,
    /// The thread of the cable, or all threads, laid out in time with a lane for each sender; of many messages each
    /// thread in a panel of its own
    #[arg(long, alias = "thread", conflicts_with_all = ["via", "kinds", "only", "depth", "least"])]
    pub(in crate::cli) threads: bool,
    /// Who proposed, asked for, agreed to, rejected or supported what: on one side who, on the other what
    #[arg(long, conflicts_with_all = ["kinds", "only", "depth"])]
    pub(in crate::cli) proposals: bool,
}
