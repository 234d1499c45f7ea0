//! Acts by threads: those of cables that references tie stand together.

use std::cell::OnceCell;
use std::collections::HashMap;

use serde::Serialize;

use super::error::Result;
use super::select::{self, Cables};
use super::sides::Act;
use crate::Store;

/// What tells the cables of one thread from those of another.
#[derive(Clone, Debug, Serialize)]
pub struct Thread {
    /// Number of the first cable that tells an act.
    pub first: String,
    /// Its day, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// How many cables tell acts.
    pub cables: usize,
    /// The places that they name most often.
    pub places: Vec<String>,
}

impl Thread {
    /// So many places tell where it belongs.
    const PLACES: usize = 2;

    pub(super) fn of(store: &Store, acts: &[Act]) -> Result<Option<Self>> {
        let Some(first) = acts.first() else {
            return Ok(None);
        };
        let mut cables: Vec<i64> = acts.iter().map(|act| act.fact.cable_id).collect();
        cables.sort_unstable();
        cables.dedup();
        Ok(Some(Thread {
            first: first.fact.cable.clone(),
            date: first.fact.cable_date.clone(),
            places: store.places_named(&cables, Thread::PLACES)?,
            cables: cables.len(),
        }))
    }
}

/// The store, and which of its cables references tie.
pub(super) struct Tied<'s> {
    pub(super) store: &'s Store,
    /// The first cable of each cable's part; read when it is first asked for, as that reads all references.
    parts: OnceCell<HashMap<i64, i64>>,
}

impl<'s> Tied<'s> {
    pub(super) fn of(store: &'s Store) -> Self {
        Tied {
            store,
            parts: OnceCell::new(),
        }
    }

    /// Acts of cables that references tie, together; the threads in the order of their first acts.
    pub(super) fn threads(&self, acts: Vec<Act>) -> Result<Vec<Vec<Act>>> {
        let parts = self.parts()?;
        let mut threads: Vec<Vec<Act>> = Vec::new();
        let mut known: HashMap<i64, usize> = HashMap::new();
        for act in acts {
            let cable = act.fact.cable_id;
            let part = parts.get(&cable).copied().unwrap_or(cable);
            let thread = *known.entry(part).or_insert(threads.len());
            if thread == threads.len() {
                threads.push(Vec::new());
            }
            threads[thread].push(act);
        }
        Ok(threads)
    }

    fn parts(&self) -> Result<&HashMap<i64, i64>> {
        if let Some(parts) = self.parts.get() {
            return Ok(parts);
        }
        let parts = select::references(self.store, &Cables::default())?.components();
        let parts = parts
            .iter()
            .flat_map(|part| part.iter().map(|id| (*id, part[0])));
        Ok(self.parts.get_or_init(|| parts.collect()))
    }
}
