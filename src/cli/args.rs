//! What the user asks for, as clap reads it: inert values, nothing is opened here.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Read diplomatic cables and answer, with proof, who proposed what, who answered whom, and which message leads to
/// which
#[derive(Debug, Parser)]
#[command(
    name = "cablegraph",
    version,
    max_term_width = 100,
    arg_required_else_help = true
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Read cables into a database
    ///
    /// Folders are walked and archives (.gz, .zst, .zip) opened; text, JSONL, CSV and HTML are told apart by their first
    /// bytes. What has been read before is left as it is, so the same command can be run again at any time, after a
    /// kill too.
    #[command(after_help = "Example:\n  cablegraph ingest samples --db cables.db")]
    Ingest(IngestArgs),
    /// Print the head and layout of each document as a line of JSON
    #[command(after_help = "Example:\n  cablegraph parse samples/usnato-413.txt")]
    Parse(ReadArgs),
    /// Print all that each document says as a line of JSON: names, entities, statements
    #[command(after_help = "Example:\n  cablegraph extract samples/usnato-413.txt")]
    Extract(ReadArgs),
    /// Show a cable: head, references, what it states, its text
    #[command(after_help = "Example:\n  cablegraph show 'USNATO 413'")]
    Show(ShowArgs),
    /// Show the chain of references of a cable: what it builds on and what builds on it
    #[command(
        after_help = "Examples:\n  cablegraph refs 09USNATO413\n  cablegraph refs 09USNATO413 --to 09USNATO400"
    )]
    Refs(RefsArgs),
    /// Find the cable that a footnote means
    ///
    /// One wrong digit, a neighbouring day or year are borne and told; what is not held is said to be so.
    #[command(
        after_help = "Examples:\n  cablegraph resolve 'USNATO 413, September 28, 2009'\n  cablegraph resolve 'Telegram 400 from the Mission to NATO, 2009'"
    )]
    Resolve(ResolveArgs),
    /// List who proposed what, with the sentence that says so, oldest first
    #[command(
        after_help = "Examples:\n  cablegraph proposals --by SecGen\n  cablegraph proposals --about 'Joint Threat Assessment' --act any"
    )]
    Proposals(ProposalsArgs),
    /// Show the dossier of a person, body, initiative or place
    #[command(after_help = "Example:\n  cablegraph who Rasmussen")]
    Who(WhoArgs),
    /// Say why two names are one entity, or are kept apart
    #[command(
        after_help = "Examples:\n  cablegraph why Tallis\n  cablegraph why 'Oren Tallis' 'Agnes Marlow'"
    )]
    Why(WhyArgs),
    /// Search the text of all cables
    #[command(
        after_help = "Examples:\n  cablegraph search 'joint threat'\n  cablegraph search '\"missile defense\" NOT Poland'"
    )]
    Search(SearchArgs),
    /// Show the shortest way from one node to another, statement by statement
    #[command(after_help = "Example:\n  cablegraph path 09USNATO413 OSCE")]
    Path(PathArgs),
    /// List what lies within so many statements of a node
    #[command(after_help = "Example:\n  cablegraph neighbors Rasmussen --depth 2")]
    Neighbors(NeighborsArgs),
    /// List what stands in the middle of the graph
    #[command(after_help = "Example:\n  cablegraph rank --kind cable --via references")]
    Rank(RankArgs),
    /// List the threads: cables that hang together by references
    #[command(after_help = "Example:\n  cablegraph threads")]
    Threads(ThreadsArgs),
    /// Answer a question by name, or one of your own from a file
    ///
    /// Parameters are read as people write them, in files of your own too: `cable` is a number in any form, `entity`
    /// a name or key, `by`, `about`, `who` and `name` are names, `act` an act, `since` and `until` days, months or years.
    #[command(
        after_help = "Examples:\n  cablegraph query --list\n  cablegraph query list_missing\n  cablegraph query my_question.sql post=USNATO"
    )]
    Query(QueryArgs),
    /// Draw a cable's surroundings, a reference chain in time, or an entity's relations
    ///
    /// Sources marked "(protect)" are masked, and the picture says so.
    #[command(
        after_help = "Examples:\n  cablegraph draw 09USNATO413 -o usnato413.svg\n  cablegraph draw 09USNATO413 --chain -o chain.svg\n  cablegraph draw Rasmussen -o rasmussen.dot"
    )]
    Draw(DrawArgs),
    /// Say that two names are one entity
    ///
    /// Kept apart from what is read and applied after every import; `decisions --undo` takes it back.
    #[command(
        after_help = "Examples:\n  cablegraph merge HEFFERN 'John Heffern'\n  cablegraph merge --all Rasmussen 'Anders Fogh Rasmussen'"
    )]
    Merge(MergeArgs),
    /// Say that in one cable a name means somebody else
    #[command(after_help = "Example:\n  cablegraph split Rasmussen --in 09USNATO413")]
    Split(SplitArgs),
    /// Give an entity another name
    #[command(after_help = "Example:\n  cablegraph rename Rasmussen 'Anders Fogh Rasmussen'")]
    Rename(RenameArgs),
    /// Mark a person as a source that must not be named in anything drawn or exported
    #[command(after_help = "Example:\n  cablegraph protect 'Ilse Varga'")]
    Protect(ProtectArgs),
    /// List what you have settled by merge, split, rename and protect, or take one back
    #[command(after_help = "Example:\n  cablegraph decisions --undo 2")]
    Decisions(DecisionsArgs),
    /// Settle who signs by a list of who held which office, or list whom it settles
    ///
    /// A tab-separated file whose heading names the columns where, surname, forename, started, ended, and may name
    /// person_id, gen, role, appointed. It is kept in the database and applied after every import; loading a file again
    /// replaces what it held before.
    #[command(
        after_help = "Examples:\n  cablegraph holders load tests/fixtures/holders.tsv\n  cablegraph holders list"
    )]
    Holders(HoldersArgs),
    /// Measure how well names are found, on documents that you have annotated
    ///
    /// A line of the file is a document: `{"id", "text", "date"?, "mentions": [{"start", "end", "kind", "entity"}]}`. A name
    /// counts where span and kind are right, titles and articles before it left off on both sides.
    #[command(after_help = "Example:\n  cablegraph eval tests/fixtures/names.jsonl --show 5")]
    Eval(EvalArgs),
    /// Check that the database is whole
    #[command(after_help = "Example:\n  cablegraph check")]
    Check(DbArgs),
    /// List what could not be read, with its place
    #[command(after_help = "Examples:\n  cablegraph diagnostics\n  cablegraph diagnostics P014")]
    Diagnostics(DiagnosticsArgs),
    /// Read a folder of cables and show what the program answers, command by command
    ///
    /// Writes a database and two pictures into the folder given by --out.
    #[command(after_help = "Example:\n  cablegraph tour samples")]
    Tour(TourArgs),
}

impl Command {
    /// The database that it asks, if it does.
    pub(super) fn db(&self) -> Option<&DbArgs> {
        Some(match self {
            Command::Parse(_) | Command::Extract(_) | Command::Eval(_) | Command::Tour(_) => {
                return None;
            }
            Command::Ingest(args) => &args.db,
            Command::Show(args) => &args.db,
            Command::Refs(args) => &args.db,
            Command::Resolve(args) => &args.db,
            Command::Proposals(args) => &args.db,
            Command::Who(args) => &args.db,
            Command::Why(args) => &args.db,
            Command::Search(args) => &args.db,
            Command::Path(args) => &args.db,
            Command::Neighbors(args) => &args.db,
            Command::Rank(args) => &args.db,
            Command::Threads(args) => &args.db,
            Command::Query(args) => &args.db,
            Command::Draw(args) => &args.db,
            Command::Merge(args) => &args.db,
            Command::Split(args) => &args.db,
            Command::Rename(args) => &args.db,
            Command::Protect(args) => &args.db,
            Command::Decisions(args) => &args.db,
            Command::Holders(args) => match &args.what {
                HoldersWhat::Load(args) => &args.db,
                HoldersWhat::List(args) => args,
            },
            Command::Check(args) => args,
            Command::Diagnostics(args) => &args.db,
        })
    }
}

/// Reads a share from 0 to 1.
fn share(given: &str) -> Result<f64, String> {
    match given.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("a share is a number from 0 to 1".to_owned()),
    }
}

/// Which database, and how to answer.
#[derive(Clone, Debug, Args)]
pub(super) struct DbArgs {
    /// Database file
    #[arg(long, value_name = "FILE", default_value = "cables.db")]
    pub(super) db: PathBuf,
    /// Print one JSON document instead of text for people
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum From {
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
pub(super) struct ReadArgs {
    /// Files, folders and archives (.gz, .zst, .zip); `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Layout of the input, and of what is in archives
    #[arg(long, value_enum, default_value_t)]
    pub(super) from: From,
    /// How many cores to use [default: all]
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<usize>,
}

#[derive(Debug, Args)]
pub(super) struct IngestArgs {
    #[command(flatten)]
    pub(super) read: ReadArgs,
    #[command(flatten)]
    pub(super) db: DbArgs,
    /// Read documents again that have been read before, and replace what was read from them
    #[arg(long)]
    pub(super) again: bool,
}

#[derive(Debug, Args)]
pub(super) struct ShowArgs {
    /// Number of the cable, in any form
    #[arg(value_name = "MRN")]
    pub(super) cable: String,
    /// Print the whole text too
    #[arg(long)]
    pub(super) text: bool,
    #[command(flatten)]
    pub(super) db: DbArgs,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum Way {
    /// To the messages cited
    Back,
    /// To the messages that cite
    Forward,
    /// Both ways
    #[default]
    Both,
}

#[derive(Debug, Args)]
pub(super) struct RefsArgs {
    /// Number of the cable, in any form
    #[arg(value_name = "MRN")]
    pub(super) cable: String,
    /// Which way to follow references
    #[arg(long, value_enum, default_value_t)]
    pub(super) direction: Way,
    /// Only the messages on the way to this one
    #[arg(long, value_name = "MRN", conflicts_with = "direction")]
    pub(super) to: Option<String>,
    #[command(flatten)]
    pub(super) db: DbArgs,
}

#[derive(Debug, Args)]
pub(super) struct ResolveArgs {
    /// The citation as it is printed
    #[arg(value_name = "CITATION")]
    pub(super) citation: String,
    /// How many at most
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) top: u32,
    #[command(flatten)]
    pub(super) db: DbArgs,
}

#[derive(Debug, Args)]
pub(super) struct ProposalsArgs {
    /// Only acts of this person, body or country
    #[arg(long, value_name = "NAME")]
    pub(super) by: Option<String>,
    /// Only acts whose object, or whose sentence, names this
    #[arg(long, value_name = "NAME")]
    pub(super) about: Option<String>,
    /// Which act: proposed, requested, agreed, rejected, supported, concerned, met, or any
    #[arg(long, value_name = "ACT", default_value = "proposed")]
    pub(super) act: String,
    /// Only acts on or after this day, month or year
    #[arg(long, value_name = "DAY")]
    pub(super) since: Option<String>,
    /// Only acts on or before this day, month or year
    #[arg(long, value_name = "DAY")]
    pub(super) until: Option<String>,
    /// Only acts read with at least this confidence, 0 to 1
    #[arg(long, value_name = "SHARE", value_parser = share)]
    pub(super) least: Option<f64>,
    #[command(flatten)]
    pub(super) db: DbArgs,
}

#[derive(Debug, Args)]
pub(super) struct WhoArgs {
    /// A name as people write it
    #[arg(value_name = "NAME")]
    pub(super) name: String,
    #[command(flatten)]
    pub(super) db: DbArgs,
}

#[derive(Debug, Args)]
pub(super) struct WhyArgs {
    /// A name or key
    #[arg(value_name = "A")]
    pub(super) one: String,
    /// Another name or key
    #[arg(value_name = "B")]
    pub(super) other: Option<String>,
    #[command(flatten)]
    pub(super) db: DbArgs,
}

#[derive(Debug, Args)]
pub(super) struct SearchArgs {
    /// Words, "a phrase", AND, OR, NOT, NEAR(…)
    #[arg(value_name = "TEXT")]
    pub(super) text: String,
    /// How many cables at most
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) most: u32,
    #[command(flatten)]
    pub(super) db: DbArgs,
}

#[derive(Debug, Args)]
pub(super) struct PathArgs {
    /// A cable's number or a name
    #[arg(value_name = "A")]
    pub(super) one: String,
    /// A cable's number or a name
    #[arg(value_name = "B")]
    pub(super) other: String,
    /// Only by these predicates, apart by commas [default: all; mentions only where nothing else leads there]
    #[arg(long, value_name = "PREDICATES", value_delimiter = ',')]
    pub(super) via: Vec<String>,
    #[command(flatten)]
    pub(super) db: DbArgs,
}

#[derive(Debug, Args)]
pub(super) struct NeighborsArgs {
    /// A cable's number or a name
    #[arg(value_name = "NAME")]
    pub(super) name: String,
    /// How many statements away at most
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(super) depth: u32,
    /// Only by these predicates, apart by commas [default: all but mentions]
    #[arg(long, value_name = "PREDICATES", value_delimiter = ',')]
    pub(super) via: Vec<String>,
    #[command(flatten)]
    pub(super) db: DbArgs,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum Measure {
    /// PageRank: what important nodes lead to is important
    #[default]
    Pagerank,
    /// How many nodes lead here and how many this one leads to
    Degree,
    /// How many nodes lead here
    Incoming,
}

#[derive(Debug, Args)]
pub(super) struct RankArgs {
    /// By what measure
    #[arg(long, value_enum, default_value_t)]
    pub(super) by: Measure,
    /// Only nodes of this kind: cable, person, body, initiative, place, topic, event
    #[arg(long, value_name = "KIND")]
    pub(super) kind: Option<String>,
    /// Only by these predicates, apart by commas [default: all but mentions]
    #[arg(long, value_name = "PREDICATES", value_delimiter = ',')]
    pub(super) via: Vec<String>,
    /// How many at most
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) top: u32,
    #[command(flatten)]
    pub(super) db: DbArgs,
}

#[derive(Debug, Args)]
pub(super) struct ThreadsArgs {
    /// How many at most
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) top: u32,
    #[command(flatten)]
    pub(super) db: DbArgs,
}

#[derive(Debug, Args)]
pub(super) struct QueryArgs {
    /// Name of a question, or an SQL file
    #[arg(value_name = "NAME|FILE", required_unless_present = "list")]
    pub(super) name: Option<String>,
    /// Values of its parameters
    #[arg(value_name = "KEY=VALUE")]
    pub(super) parameters: Vec<String>,
    /// List the questions and their parameters
    #[arg(long)]
    pub(super) list: bool,
    #[command(flatten)]
    pub(super) db: DbArgs,
}

#[derive(Debug, Args)]
pub(super) struct DrawArgs {
    /// A cable's number or a name
    #[arg(value_name = "MRN|NAME")]
    pub(super) target: String,
    /// Where to write: FILE.svg or FILE.dot
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: PathBuf,
    /// Draw the reference chain of the cable, laid out in time
    #[arg(long)]
    pub(super) chain: bool,
    /// Show the names of sources that asked to be protected
    #[arg(long)]
    pub(super) show_protected: bool,
    /// Leave out statements read with less confidence, 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.5, value_parser = share)]
    pub(super) least: f64,
    #[command(flatten)]
    pub(super) db: DbArgs,
}

#[derive(Debug, Args)]
pub(super) struct MergeArgs {
    /// The name that is another name of …
    #[arg(value_name = "A")]
    pub(super) one: String,
    /// … this one, whose name stays
    #[arg(value_name = "B")]
    pub(super) other: String,
    /// Merge everyone of that kind who goes by the name A
    #[arg(long)]
    pub(super) all: bool,
    #[command(flatten)]
    pub(super) db: DbArgs,
}

#[derive(Debug, Args)]
pub(super) struct SplitArgs {
    /// The name
    #[arg(value_name = "NAME")]
    pub(super) name: String,
    /// Number of the cable in which it means somebody else
    #[arg(long = "in", value_name = "MRN")]
    pub(super) cable: String,
    #[command(flatten)]
    pub(super) db: DbArgs,
}

#[derive(Debug, Args)]
pub(super) struct RenameArgs {
    /// The name as it is
    #[arg(value_name = "NAME")]
    pub(super) name: String,
    /// The name as it should be
    #[arg(value_name = "NEW")]
    pub(super) new: String,
    #[command(flatten)]
    pub(super) db: DbArgs,
}

#[derive(Debug, Args)]
pub(super) struct ProtectArgs {
    /// The person's name
    #[arg(value_name = "NAME")]
    pub(super) name: String,
    #[command(flatten)]
    pub(super) db: DbArgs,
}

#[derive(Debug, Args)]
#[command(arg_required_else_help = true)]
pub(super) struct HoldersArgs {
    #[command(subcommand)]
    pub(super) what: HoldersWhat,
}

#[derive(Debug, Subcommand)]
pub(super) enum HoldersWhat {
    /// Load a list and settle the signers that it names
    #[command(after_help = "Example:\n  cablegraph holders load tests/fixtures/holders.tsv")]
    Load(HoldersLoadArgs),
    /// List the signers that are settled, each with the line that settles him
    #[command(after_help = "Example:\n  cablegraph holders list")]
    List(DbArgs),
}

#[derive(Debug, Args)]
pub(super) struct HoldersLoadArgs {
    /// Tab-separated list of who held which office from when to when
    #[arg(value_name = "FILE.tsv")]
    pub(super) file: PathBuf,
    #[command(flatten)]
    pub(super) db: DbArgs,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum Offsets {
    /// Characters, that is code points
    #[default]
    Characters,
    /// Bytes of UTF-8
    Bytes,
}

#[derive(Debug, Args)]
pub(super) struct EvalArgs {
    /// Annotated documents, a JSON object a line
    #[arg(value_name = "GOLD.jsonl")]
    pub(super) gold: PathBuf,
    /// What start and end count
    #[arg(long, value_enum, default_value_t)]
    pub(super) offsets: Offsets,
    /// Show so many misses with the words around them
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(super) show: u32,
    /// Print one JSON document instead of text for people
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct DecisionsArgs {
    /// Take the decision with this number back
    #[arg(long, value_name = "N")]
    pub(super) undo: Option<i64>,
    #[command(flatten)]
    pub(super) db: DbArgs,
}

#[derive(Debug, Args)]
pub(super) struct DiagnosticsArgs {
    /// Only this code
    #[arg(value_name = "CODE")]
    pub(super) code: Option<String>,
    /// Only this input
    #[arg(long, value_name = "PATH")]
    pub(super) path: Option<String>,
    #[command(flatten)]
    pub(super) db: DbArgs,
}

#[derive(Debug, Args)]
pub(super) struct TourArgs {
    /// Files and folders of cables
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Folder for the database and the pictures
    #[arg(long, value_name = "FOLDER", default_value = "cablegraph-tour")]
    pub(super) out: PathBuf,
}
