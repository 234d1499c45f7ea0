//! What the user asks for, as clap reads it: inert values, nothing is opened here.

mod ask;
mod load;
mod select;
mod settle;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::model::DOUBTFUL;

pub(super) use ask::{
    CommunitiesArgs, DrawArgs, GuidanceArgs, InitiativeArgs, Measure, NeighborsArgs, PathArgs,
    ProposalsArgs, QueryArgs, RankArgs, RefsArgs, ResolveArgs, SearchArgs, ShowArgs, ThreadsArgs,
    Way, WhoArgs, WhyArgs,
};
pub(super) use load::{DiagnosticsArgs, EvalArgs, From, IngestArgs, Offsets, ReadArgs, TourArgs};
#[cfg(feature = "sparql")]
pub(super) use select::SparqlArgs;
pub(super) use select::{ExportArgs, Only, PartArgs, ScopeArgs, SelectArgs, TiesArgs, To};
pub(super) use settle::{
    DecisionsArgs, HoldersArgs, HoldersLoadArgs, HoldersWhat, MergeArgs, ProtectArgs, RenameArgs,
    SplitArgs, UnprotectArgs,
};

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
    /// Tell who first proposed an initiative and where each side stood
    ///
    /// First mention, first proposal, and each side's positions over time, with the sentences that say so.
    ///
    /// Where no initiative goes by the name, acts are told whose object has these words. What only words have in common is
    /// told together where references tie the cables, and apart where none does.
    #[command(
        after_help = "Examples:\n  cablegraph initiative 'Joint Threat Assessment'\n  cablegraph initiative 'dredging moratorium'"
    )]
    Initiative(InitiativeArgs),
    /// List requests for guidance and other deadlines, with the cable that answers each
    ///
    /// The answer is the first later cable from the addressee that refers to the request, or to a later cable of the asker's
    /// that does. A cable of theirs that such a later one cites and that is not held may be the answer: it is told apart.
    #[command(
        after_help = "Examples:\n  cablegraph guidance\n  cablegraph guidance --post USNATO --since 2009 --unanswered"
    )]
    Guidance(GuidanceArgs),
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
    ///
    /// Of several as short, the one through the names that are told of least often comes first: what everybody is tied to,
    /// as to a country, says little.
    #[command(
        after_help = "Examples:\n  cablegraph path 09USNATO413 OSCE\n  cablegraph path 09USNATO413 OSCE --all"
    )]
    Path(PathArgs),
    /// List what lies within so many statements of a node
    #[command(after_help = "Example:\n  cablegraph neighbors Rasmussen --depth 2")]
    Neighbors(NeighborsArgs),
    /// List what stands in the middle of the graph
    #[command(
        after_help = "Examples:\n  cablegraph rank --kind cable --via references\n  cablegraph rank --by between --kind person"
    )]
    Rank(RankArgs),
    /// List the communities: parts that hang together more closely
    ///
    /// Their nodes are tied more among themselves than to the rest. Found by the Louvain method, the same in two runs over one database; in another one, where nodes have other
    /// numbers, those between two communities may fall to the other.
    #[command(after_help = "Example:\n  cablegraph communities --via acts,references")]
    Communities(CommunitiesArgs),
    /// List the threads, cables that hang together by references, or the main path of one
    #[command(
        after_help = "Examples:\n  cablegraph threads\n  cablegraph threads --main-path 74NORVALE1204"
    )]
    Threads(ThreadsArgs),
    /// Answer a question by name, or one of your own from a file
    ///
    /// Parameters are read as people write them, in files of your own too: `cable` is a number in any form, `entity`
    /// a name or key, `other` a second one, `by`, `about`, `who` and `name` are names, `act` an act, `since` and `until` days, months or years.
    #[command(
        after_help = "Examples:\n  cablegraph query --list\n  cablegraph query list_missing\n  cablegraph query my_question.sql post=USNATO"
    )]
    Query(QueryArgs),
    /// Draw what surrounds a cable or a name, a chain or threads of references in time, or who proposed what
    ///
    /// What is too much for the eye is summarised: what is said most often and most surely is drawn, many like it become a
    /// list, and the rest is counted. Every line and row shows, where the mouse rests on it, the sentence that proves it.
    /// Sources marked "(protect)" are masked, and the picture says so.
    #[command(
        after_help = "Examples:\n  cablegraph draw 09USNATO413 -o usnato413.svg\n  cablegraph draw Rasmussen --depth 2 -o rasmussen.svg\n  cablegraph draw 09USNATO413 --chain -o chain.svg\n  cablegraph draw --threads --post NORVALE --since 1974 -o threads.svg\n  cablegraph draw --proposals --since 1974 --until 1974 -o proposals.svg\n  cablegraph draw --top 40 --kind person,body -o who.png"
    )]
    Draw(DrawArgs),
    /// Write the graph, or a part of it, for other programs
    ///
    /// For Gephi, spreadsheets, Neo4j, pandas, Aleph, Zotero and what reads GraphML or RDF. Every statement goes with its proof: the exact words, the cable, how sure. Doubtful acts are left out and sources
    /// marked "(protect)" are masked. A file is complete or not there: it is written under another name first.
    #[command(
        after_help = "Examples:\n  cablegraph export --to gexf --out cables.gexf\n  cablegraph export --to csv --out tables --since 2009 --post USNATO\n  cablegraph export --to graphml --around 'Joint Threat Assessment' --depth 2 --out jta.graphml\n  cablegraph export --to ris --tag PREL > cables.ris"
    )]
    Export(ExportArgs),
    /// Answer a SPARQL query over the graph as `export --to turtle` writes it
    ///
    /// The prefixes cg, prov, oa, dcterms, rdf, rdfs and xsd are known. Names of protected sources are masked.
    #[cfg(feature = "sparql")]
    #[command(
        after_help = "Example:\n  cablegraph sparql 'SELECT ?who ?what WHERE { ?s a rdf:Statement ; rdf:subject/rdfs:label ?who ; rdf:predicate cg:proposed ; rdf:object ?what }'"
    )]
    Sparql(SparqlArgs),
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
    /// Lift protect marks that a person's name was given by mistake
    ///
    /// A mark as "(protect)" is read from the text, and may be read as about the wrong person, who is then masked
    /// everywhere. What marks the name is told and lifted, of this person only; marks of cables that are read later count
    /// again. `decisions --undo` takes it back.
    #[command(
        after_help = "Examples:\n  cablegraph unprotect 'Ilse Varga'\n  cablegraph unprotect 'Ilse Varga' --in 74NORVALE1120"
    )]
    Unprotect(UnprotectArgs),
    /// List what you have settled by these commands, or take one back
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
    /// Measure how well names are found, or acts read, on documents that you have annotated
    ///
    /// A line of the file is a document: `{"id", "text", "date"?, "mentions": [{"start", "end", "kind", "entity"}]}`. A name
    /// counts where span and kind are right, titles and articles before it left off on both sides.
    ///
    /// With `--across` the documents are read into a database in memory and people joined as `ingest` joins them; then the names of
    /// people that both sides have are compared within each `"volume"` (without one, within the file): B-cubed, and how many
    /// pairs of different people with one surname share no name. Their surnames are told by `"persons"`, `{ENTITY: {"name": "Marlow, Agnes"}}`,
    /// else by the words marked.
    ///
    /// With `--acts FILE` it is told how well acts are read. A line of FILE is an act: `{"id", "act", "actor", "actor_resolved"?,
    /// "object", "modality", "quote", "attributed_to"?, "optional"?}`, all in the words of the text, `quote` the whole sentence,
    /// `actor_resolved` who that is by name, `attributed_to` who says so (`null`: nobody but the message; left out: not marked). An act
    /// is right where act and sentence are, and half of the words of actor and object are shared; what is `optional` counts neither
    /// way; a document of which FILE says nothing tells no act.
    #[command(
        after_help = "Examples:\n  cablegraph eval tests/fixtures/names.jsonl --show 5\n  cablegraph eval tests/fixtures/people.jsonl --across --show 5"
    )]
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
            Command::Initiative(args) => &args.db,
            Command::Guidance(args) => &args.db,
            Command::Who(args) => &args.db,
            Command::Why(args) => &args.db,
            Command::Search(args) => &args.db,
            Command::Path(args) => &args.db,
            Command::Neighbors(args) => &args.db,
            Command::Rank(args) => &args.db,
            Command::Communities(args) => &args.db,
            Command::Threads(args) => &args.db,
            Command::Query(args) => &args.db,
            Command::Draw(args) => &args.db,
            Command::Export(args) => &args.db,
            #[cfg(feature = "sparql")]
            Command::Sparql(args) => &args.db,
            Command::Merge(args) => &args.db,
            Command::Split(args) => &args.db,
            Command::Rename(args) => &args.db,
            Command::Protect(args) => &args.db,
            Command::Unprotect(args) => &args.db,
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

/// Reads a share for what is drawn: no doubtful act ever is.
fn drawn_share(given: &str) -> Result<f64, String> {
    match share(given)? {
        share if share >= DOUBTFUL => Ok(share),
        _ => Err(format!(
            "acts read with less than {DOUBTFUL} are doubtful and never drawn"
        )),
    }
}

/// How much of a long answer is told.
#[derive(Clone, Copy, Debug, Default, Args)]
pub(super) struct MostArgs {
    /// How many statements or names of a list at most; how many more there are is told. With 0 they are only counted
    #[arg(long, value_name = "N")]
    most: Option<u32>,
}

impl MostArgs {
    /// The first of them, and how many are left out.
    pub(super) fn of<T>(self, list: &[T]) -> (&[T], usize) {
        let most = self.most.map_or(list.len(), |most| most as usize);
        let told = &list[..most.min(list.len())];
        (told, list.len() - told.len())
    }

    /// Keeps the first of them, and gives how many are left out.
    pub(super) fn keep<T>(self, list: &mut Vec<T>) -> usize {
        let (told, rest) = self.of(list);
        let told = told.len();
        list.truncate(told);
        rest
    }

    /// Whether one more is told behind so many.
    pub(super) fn admits(self, told: usize) -> bool {
        self.most.is_none_or(|most| told < most as usize)
    }
}

/// How sure an act must be read to be shown; statements that are no acts are always shown.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct SureArgs {
    /// Only acts read with at least this confidence, 0 to 1; with less than the default they are doubtful
    #[arg(long, value_name = "SHARE", default_value_t = DOUBTFUL, value_parser = share)]
    least: f64,
    /// Show doubtful acts too, as `--least 0` does
    #[arg(long, conflicts_with = "least")]
    doubtful: bool,
}

impl SureArgs {
    /// The least confidence of an act that is shown.
    pub(super) fn least(&self) -> f64 {
        if self.doubtful { 0.0 } else { self.least }
    }
}

impl Default for SureArgs {
    fn default() -> Self {
        SureArgs {
            least: DOUBTFUL,
            doubtful: false,
        }
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
