//! Which part of the graph: the same arguments for every command that draws, ranks, searches or exports a part of it.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{DbArgs, drawn_share};
use crate::model::DOUBTFUL;

/// Which cables say it. What is not given does not narrow it.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Which cables")]
pub(in crate::cli) struct ScopeArgs {
    /// Only what this cable says; may be given again for another
    #[arg(long = "cable", value_name = "MRN")]
    pub(in crate::cli) cables: Vec<String>,
    /// Only cables sent on or after this day, month or year
    #[arg(long, value_name = "DAY")]
    pub(in crate::cli) since: Option<String>,
    /// Only cables sent on or before this day, month or year
    #[arg(long, value_name = "DAY")]
    pub(in crate::cli) until: Option<String>,
    /// Only cables of these posts, apart by commas
    #[arg(long = "post", value_name = "POSTS", value_delimiter = ',')]
    pub(in crate::cli) posts: Vec<String>,
    /// Only cables with one of these TAGS, apart by commas
    #[arg(long = "tag", value_name = "TAGS", value_delimiter = ',')]
    pub(in crate::cli) tags: Vec<String>,
    /// Only cables so classified, apart by commas: unclassified, confidential, secret, …
    #[arg(
        long = "classification",
        value_name = "CLASSIFICATIONS",
        value_delimiter = ','
    )]
    pub(in crate::cli) classifications: Vec<String>,
}

/// By which predicates, and which cables say it.
#[derive(Clone, Debug, Default, Args)]
pub(in crate::cli) struct TiesArgs {
    /// Only by these predicates, apart by commas; `acts` are the seven acts, `all` is everything and mentions too
    /// [default: all but mentions]
    #[arg(long, value_name = "PREDICATES", value_delimiter = ',')]
    pub(in crate::cli) via: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) scope: ScopeArgs,
}

/// Whether cables at the ends are held.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(in crate::cli) enum Only {
    /// Nothing that leads to a cable which is cited and not held
    Held,
    /// Only what leads to a cable which is cited and not held
    Stubs,
}

/// Which part of the graph, wherever it lies. What is not given does not narrow it.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Which part of the graph")]
pub(in crate::cli) struct PartArgs {
    /// How many statements away at most from what it lies around [default: 1]
    #[arg(long, value_name = "N")]
    pub(in crate::cli) depth: Option<u32>,
    /// Only between nodes of these kinds, apart by commas: cable, person, body, initiative, place, topic, event,
    /// document, words
    #[arg(long = "kind", value_name = "KINDS", value_delimiter = ',')]
    pub(in crate::cli) kinds: Vec<String>,
    /// By whether cables at the ends are held
    #[arg(long, value_enum, ignore_case = true)]
    pub(in crate::cli) only: Option<Only>,
    /// So many nodes at most: those that most statements of the selection tie; of a picture, those said most often and most
    /// surely, or so many messages
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(in crate::cli) top: Option<u32>,
    /// Leave out acts read with less confidence, 0.5 to 1: doubtful ones never leave the database
    #[arg(long, value_name = "SHARE", default_value_t = DOUBTFUL, value_parser = drawn_share)]
    pub(in crate::cli) least: f64,
    #[command(flatten)]
    pub(in crate::cli) ties: TiesArgs,
}

/// Which part of the graph, and around what.
#[derive(Clone, Debug, Args)]
pub(in crate::cli) struct SelectArgs {
    /// Only what lies around this cable, person, body or initiative; may be given again for another
    #[arg(
        long,
        value_name = "MRN|NAME",
        help_heading = "Which part of the graph"
    )]
    pub(in crate::cli) around: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) part: PartArgs,
}

/// A format of another program.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(in crate::cli) enum To {
    /// For networkx, yEd, Cytoscape, igraph
    Graphml,
    /// For Gephi, with days for its timeline
    Gexf,
    /// For spreadsheets: nodes.csv and edges.csv
    Csv,
    /// For Neo4j's bulk import: nodes.csv and edges.csv
    Neo4j,
    /// RDF, evidence by PROV-O and Web Annotation
    Turtle,
    /// FollowTheMoney entities, one a line, for Aleph
    Ftm,
    /// For pandas, DuckDB, Spark: nodes.parquet and edges.parquet
    #[cfg(feature = "parquet")]
    Parquet,
    /// Citations of cables for Zotero and EndNote
    Ris,
    /// Citations of cables for Zotero and Pandoc, as CSL-JSON
    Csl,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ExportArgs {
    /// In which format
    #[arg(
        long,
        alias = "format",
        value_enum,
        ignore_case = true,
        value_name = "FORMAT"
    )]
    pub(in crate::cli) to: To,
    /// Where to write: a file, or for csv, neo4j and parquet a folder; `-` is standard output [default: standard output]
    #[arg(short, long, alias = "output", value_name = "FILE|DIR")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Show the names of sources that asked to be protected
    #[arg(long)]
    pub(in crate::cli) show_protected: bool,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
    #[command(flatten)]
    pub(in crate::cli) select: SelectArgs,
}

/// Arguments of `sparql`.
#[cfg(feature = "sparql")]
#[derive(Debug, Args)]
pub(in crate::cli) struct SparqlArgs {
    /// A query, or a file that holds one
    #[arg(value_name = "QUERY|FILE")]
    pub(in crate::cli) query: String,
    #[command(flatten)]
    pub(in crate::cli) db: DbArgs,
    #[command(flatten)]
    pub(in crate::cli) select: SelectArgs,
}
