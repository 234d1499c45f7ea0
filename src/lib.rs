//! Reads diplomatic cables and answers, with proof, who proposed what, who answered whom, and which message leads to
//! which.
//!
//! # The map
//!
//! Data flows one way; a part imports only those above it in this list, as `tests/it/layering.rs` checks.
//!
//! | part | turns | knows nothing of |
//! | --- | --- | --- |
//! | [`model`] | values only | everything else |
//! | [`vocab`] | word lists, as data | cables |
//! | [`notation`] | days, numbers and series as cables write them → what they mean | what a text says |
//! | [`read`] | bytes → text | what a cable is |
//! | [`parse`] | text → head and layout of a cable | who is meant |
//! | [`extract`] | cable → names and claims | who is meant |
//! | [`resolve`] | names → entities, claims → assertions; people across cables; signers by lists of holders; footnotes → cables | SQL |
//! | [`store`] | values ↔ SQLite | what a text means |
//! | [`graph`] | statements → petgraph: chains, paths, rank | SQL, printing |
//! | [`export`] | graph → SVG, PNG, DOT, Mermaid, JSON, files of other programs | SQL |
//! | [`answers`] | a question to the store → a value to be printed, drawn or serialised | arguments, standard output, exit status |
//! | [`ingest`] | the only wire from `read` to `store` | printing |
//! | [`eval`] | annotated documents, read by `ingest` → how well names are found | printing |
//! | `learning` | marked texts, annotated acts, a treebank → weights (feature `train`) | the store |
//! | `cli` | the command: arguments → questions, answers → words or JSON, exit status | how an answer is found |
//!
//! Everything up to `resolve` is a pure function of one document and the vocabularies: no clock, no database, no
//! order of arrival.
//!
//! ```
//! use cablegraph::{ingest, read};
//! let folder = tempfile::tempdir()?;
//! let path = folder.path().join("cable.txt");
//! std::fs::write(&path, "C O N F I D E N T I A L USNATO 000012\nSUBJECT: AN INVENTED MESSAGE\nREF: 09 USNATO 7\n\n1. (C) Text.")?;
//! for raw in read::documents(&[path], read::Layout::Auto) {
//!     let document = ingest::understand(raw?);
//!     assert_eq!(document.cable.references[0].mrn.as_ref().unwrap().to_string(), "09USNATO7");
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod answers;
mod cli;
pub mod eval;
pub mod export;
pub mod extract;
pub mod graph;
pub mod ingest;
#[cfg(any(test, feature = "train"))]
pub mod learning;
pub mod model;
pub mod notation;
pub mod parse;
pub mod read;
pub mod resolve;
pub mod store;
pub mod vocab;

pub use cli::run;
pub use store::Store;
