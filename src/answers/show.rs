//! All that is held of one cable: head, references, statements, text.

use serde::Serialize;

use super::doubt::Doubt;
use super::error::Result;
use crate::Store;
use crate::extract;
use crate::model::{Fact, Node, Table, Value};
use crate::store::queries;

/// All that is held of one cable.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    /// Its head, a row; none of a cable that is only cited.
    pub cable: Table,
    /// What it refers to and what refers to it, by `direction`: `to`, `from`.
    pub references: Table,
    /// What it says, in order of its text; what its head states has the rule `head`.
    pub facts: Vec<Fact>,
    /// Its texts, a section or copy each: `path`, `section_number`, `leads`, `text`.
    pub texts: Table,
    /// What could not be read of it, and what is in doubt: `code`, `message`, and where.
    pub unread: Table,
    /// Short words of telegraphic style, each once, in order of appearance.
    pub terms: Vec<Spelt>,
    /// Acts read with too little confidence to be told.
    pub left_out: Doubt,
}

/// A short word, and what it stands for.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Spelt {
    /// As it is written.
    pub term: String,
    /// In full.
    pub stands_for: &'static str,
}

/// Loads a cable; acts read with less confidence than `least`, from 0 to 1, are left out.
///
/// # Errors
///
/// Those of the store.
pub fn show(store: &Store, node: &Node, least: f64) -> Result<Shown> {
    let mut doubt = Doubt::below(least);
    let cable = [("cable", Value::Text(node.key.clone()))];
    let facts = doubt.sift(store.ask_facts(queries::LIST_FACTS_OF_CABLE, &cable)?);
    let texts = store.ask_query(queries::SHOW_TEXTS, &cable)?;
    Ok(Shown {
        terms: spelt(&texts),
        cable: store.ask_query(queries::SHOW_CABLE, &cable)?,
        references: store.ask_query(queries::LIST_REFERENCES, &cable)?,
        unread: store.ask_query(queries::LIST_DIAGNOSTICS, &cable)?,
        facts,
        texts,
        left_out: doubt,
    })
}

/// The short words of the sections of a cable, spelt out.
fn spelt(texts: &Table) -> Vec<Spelt> {
    let mut spelt: Vec<Spelt> = Vec::new();
    for row in &texts.rows {
        let text = texts.text(row, "text").unwrap_or_default();
        for term in extract::terms(text) {
            let one = Spelt {
                term: term.span.of(text).to_owned(),
                stands_for: term.meaning,
            };
            if !spelt.contains(&one) {
                spelt.push(one);
            }
        }
    }
    spelt
}
