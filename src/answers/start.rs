//! Where somebody who knows nothing of a database may begin.

use std::collections::BTreeMap;

use super::error::Result;
use super::find::cable;
use crate::Store;
use crate::model::{DOUBTFUL, Node, Value};
use crate::store::queries;

/// The cable that reports most acts, the first by number of equal ones; any cable where none does, and nothing where
/// there is none.
///
/// # Errors
///
/// Those of the store.
pub fn busiest(store: &Store) -> Result<Option<Node>> {
    let acts = store.ask_facts(queries::LIST_ACTS, &[("least", Value::Real(DOUBTFUL))])?;
    let mut counts: BTreeMap<i64, (usize, String)> = BTreeMap::new();
    for fact in acts {
        let entry = counts.entry(fact.cable_id).or_insert((0, fact.cable));
        entry.0 += 1;
    }
    let best = counts
        .into_iter()
        .max_by(|a, b| (a.1.0, &b.1.1).cmp(&(b.1.0, &a.1.1)));
    if let Some((id, _)) = best {
        return Ok(store.nodes(&[id])?.into_iter().next());
    }
    let cables = store.ask_query(queries::LIST_CABLES, &[])?;
    let first = cables.rows.first();
    let first = first.and_then(|row| cables.text(row, "cable"));
    first.map(|name| cable(store, name)).transpose()
}
