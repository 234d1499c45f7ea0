//! Questions to the store and their answers: values that can be printed, drawn or serialised.
//!
//! One file a question, each a plain function of the store and of what is asked; its answer implements `Serialize`, and is
//! what the command prints as `--json`. What people write is read by [`words`] (days, acts, predicates, kinds), [`find`]
//! (numbers and names) and [`select`] (parts of the graph). Acts read with too little confidence are left out and
//! counted, by the one rule of [`doubt`]; what must not be shown of protected sources is told by [`mask`]. Nothing here
//! knows of arguments, of standard output or of an exit status; words are those that a picture says.
//!
//! Files import each other one way, as `tests/it/layering.rs` checks.
//!
//! ```
//! use cablegraph::answers::{self, AnswerError, chain::Extent};
//! use cablegraph::{graph::Direction, ingest, read};
//! let folder = tempfile::tempdir()?;
//! let path = folder.path().join("cable.jsonl");
//! std::fs::write(&path, r#"{"id": "1", "date": "2009-09-28", "text": "C O N F I D E N T I A L USNATO 000012\nREF: 09 USNATO 7\n\n1. (C) Text."}"#)?;
//! let mut store = ingest::create(&folder.path().join("cables.db"))?;
//! ingest::ingest(&mut store, read::documents(&[path], read::Layout::Auto), |_| {}, |_| {})?;
//!
//! let focus = answers::find::cable(&store, "USNATO 12")?;
//! let chain = answers::chain::chain(&store, &focus, Extent::All(Direction::Both))?;
//! assert_eq!(chain.nodes.len(), 2);
//! assert!(serde_json::to_string(&chain)?.contains(r#""references":["09USNATO7"]"#));
//!
//! let unknown = answers::find::cable(&store, "USNATO 99");
//! assert!(matches!(unknown, Err(AnswerError::NoCable { .. })));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod chain;
pub mod check;
pub mod citation;
pub mod communities;
pub mod doubt;
mod error;
pub mod find;
pub mod guidance;
pub mod initiative;
mod itself;
pub mod marks;
pub mod mask;
pub mod neighbors;
pub mod outlet;
pub mod path;
pub mod pictures;
pub mod proposals;
pub mod query;
pub mod rank;
mod replies;
pub mod search;
pub mod select;
mod sentence;
pub mod show;
pub mod sides;
mod spelling;
pub mod start;
pub mod surname;
pub mod threads;
mod tied;
mod walk;
pub mod who;
pub mod why;
pub mod words;

pub use error::{AnswerError, Result};
