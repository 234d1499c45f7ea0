//! Behaviour at the borders of the parts, in one binary.
//!
//! What needs the shared corpus skips, and says so, where that is absent.

mod acts;
mod airgrams;
mod any_bytes;
mod asking;
mod authors;
mod bad_archives;
mod bad_input;
mod boards;
mod cards;
mod commands;
mod decisions;
mod docs;
mod editions;
mod export;
mod formats;
mod gone;
mod handed_down;
mod holders;
mod hostile;
mod incumbents;
mod ingest;
mod large_pictures;
mod laws;
mod layering;
mod lines;
mod measures;
mod mentions;
mod panels;
mod parse;
mod people;
mod pictures;
mod places;
mod pronouns;
mod protect;
mod queries;
mod references;
mod score;
mod seed;
mod selection;
mod sheets;
mod support;
mod syntax;
mod tagger;
mod wordings;
