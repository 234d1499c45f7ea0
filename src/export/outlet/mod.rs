//! The graph as files of other programs: nodes first, then edges, each written as it comes.
//!
//! One [`Outlet`] a format. What is handed to it has been through [`Veil`]: names of protected sources are masked, and
//! so are the keys that hold them. Memory does not grow with the graph.

mod columns;
mod csl;
mod ftm;
mod gexf;
mod graphml;
mod neo4j;
#[cfg(feature = "parquet")]
mod parquet;
mod ris;
mod sheet;
pub(super) mod turtle;
mod veil;
mod xml;

use std::io::{self, Write};

pub use veil::Veil;

use crate::model::{EdgeRecord, NodeRecord};

/// Writes a graph in one format.
pub trait Outlet {
    /// Writes a node, all of them before the first edge; tells whether the format has a place for it.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    fn node(&mut self, node: &NodeRecord) -> io::Result<bool>;

    /// Writes a statement or mention with its proof.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    fn edge(&mut self, edge: &EdgeRecord) -> io::Result<()>;

    /// Writes what stands at the end.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    fn end(&mut self) -> io::Result<()>;
}

/// A format of other programs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Format {
    /// GraphML: networkx, yEd, Cytoscape, igraph.
    Graphml,
    /// GEXF 1.3 with days: Gephi and its timeline.
    Gexf,
    /// Two tables for spreadsheets.
    Sheet,
    /// Two tables for Neo4j's bulk import.
    Neo4j,
    /// RDF as Turtle, evidence by PROV-O and Web Annotation.
    Turtle,
    /// FollowTheMoney entities, one a line: Aleph.
    Ftm,
    /// Two Parquet tables: pandas, DuckDB, Spark.
    Parquet,
    /// Citations of cables: Zotero, EndNote.
    Ris,
    /// Citations of cables as CSL-JSON: Zotero, Pandoc.
    Csl,
}

impl Format {
    /// The files that it is made of; where there are several they stand in one folder.
    pub fn files(self) -> &'static [&'static str] {
        match self {
            Format::Graphml => &["cables.graphml"],
            Format::Gexf => &["cables.gexf"],
            Format::Sheet | Format::Neo4j => &["nodes.csv", "edges.csv"],
            Format::Turtle => &["cables.ttl"],
            Format::Ftm => &["cables.ftm.json"],
            Format::Parquet => &["nodes.parquet", "edges.parquet"],
            Format::Ris => &["cables.ris"],
            Format::Csl => &["cables.csl.json"],
        }
    }

    /// Whether only cables are told, so that edges need not be read.
    pub fn tells_cables_only(self) -> bool {
        matches!(self, Format::Ris | Format::Csl)
    }

    /// Begins to write; as many writers as [`Format::files`] are wanted, in that order.
    ///
    /// # Errors
    ///
    /// When a file cannot be written, and for another number of writers.
    pub fn open<'w, W: Write + Send + 'w>(self, files: Vec<W>) -> io::Result<Box<dyn Outlet + 'w>> {
        let mut files = files.into_iter();
        let mut next = || {
            files
                .next()
                .ok_or_else(|| io::Error::other("the format has one file more"))
        };
        Ok(match self {
            Format::Graphml => Box::new(graphml::Graphml::begin(next()?)?),
            Format::Gexf => Box::new(gexf::Gexf::begin(next()?)?),
            Format::Sheet => Box::new(sheet::Sheet::begin(next()?, next()?)?),
            Format::Neo4j => Box::new(neo4j::Neo4j::begin(next()?, next()?)?),
            Format::Turtle => Box::new(turtle::Turtle::begin(next()?)?),
            Format::Ftm => Box::new(ftm::Ftm::begin(next()?)),
            #[cfg(feature = "parquet")]
            Format::Parquet => Box::new(parquet::Parquet::begin(next()?, next()?)?),
            #[cfg(not(feature = "parquet"))]
            Format::Parquet => {
                return Err(io::Error::other("this program was built without Parquet"));
            }
            Format::Ris => Box::new(ris::Ris::begin(next()?)),
            Format::Csl => Box::new(csl::Csl::begin(next()?)?),
        })
    }
}
