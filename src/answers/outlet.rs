//! A part of the graph on its way into a file of another program.

use serde::Serialize;

use super::error::{AnswerError, Result};
#[cfg(feature = "sparql")]
use super::mask::mask;
use crate::Store;
use crate::export::outlet::{Format, Outlet, Veil};
#[cfg(feature = "sparql")]
use crate::model::Selection;
use crate::store::Selected;

/// What was handed over.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct HandedOver {
    /// How many nodes.
    pub nodes: usize,
    /// How many statements.
    pub edges: usize,
    /// Acts read with too little confidence to be among them.
    pub doubtful_left_out: usize,
    /// How many protected sources were met.
    pub protected: usize,
}

/// Hands a part of the graph over to an outlet of a format, behind a veil; each node and statement once.
///
/// # Errors
///
/// Those of the store, and what the outlet cannot write.
pub fn hand_over(
    store: &Store,
    selected: &Selected,
    format: Format,
    veil: &mut Veil<'_>,
    outlet: &mut dyn Outlet,
) -> Result<HandedOver> {
    let mut told = HandedOver {
        doubtful_left_out: selected.left_out,
        ..HandedOver::default()
    };
    store.each_node(selected, |node| {
        told.nodes += usize::from(outlet.node(&veil.node(node))?);
        Ok::<(), AnswerError>(())
    })?;
    if !format.tells_cables_only() {
        store.each_edge(selected, |edge| {
            told.edges += 1;
            Ok::<(), AnswerError>(outlet.edge(&veil.edge(edge))?)
        })?;
    }
    outlet.end()?;
    told.protected = veil.met();
    Ok(told)
}

/// Protected sources, by node, each with the first place that names it.
///
/// # Errors
///
/// Those of the store.
pub fn places(store: &Store) -> Result<Vec<(i64, String)>> {
    let sources = store.protected()?.into_iter();
    Ok(sources.map(|(id, source)| (id, source.place)).collect())
}

/// A part of the graph as Turtle, in memory; names of protected sources are masked.
///
/// # Errors
///
/// Those of the store.
#[cfg(feature = "sparql")]
pub fn turtle(store: &Store, selection: &Selection) -> Result<Vec<u8>> {
    let mut turtle = Vec::new();
    let mask = mask(store)?;
    let selected = store.select(selection)?;
    let mut veil = Veil::new(&mask, places(store)?);
    let mut outlet = Format::Turtle.open(vec![&mut turtle])?;
    hand_over(store, &selected, Format::Turtle, &mut veil, &mut *outlet)?;
    drop(outlet);
    Ok(turtle)
}
