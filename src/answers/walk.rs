//! Walks the graph ring by ring: the statements at some nodes, then those at the nodes to which they lead.

use std::collections::BTreeSet;

use super::doubt::Doubt;
use super::error::Result;
use crate::Store;
use crate::model::{Edge, Ids};

/// What may be gone along.
#[derive(Clone, Copy)]
pub(super) struct Along<'w> {
    /// Names of predicates; all where there are none.
    pub(super) via: &'w [String],
    /// Whether what a cable only names is near it.
    pub(super) mentions: bool,
    /// Cables that say it; all where none are chosen.
    pub(super) said: Option<&'w Ids>,
}

/// A walk; each statement is gone along once, and acts too doubtful to be are counted.
pub(super) struct Walk<'w> {
    store: &'w Store,
    along: Along<'w>,
    pub(super) doubt: Doubt,
    met: BTreeSet<(Option<i64>, Option<i64>, Option<i64>)>,
}

impl<'w> Walk<'w> {
    pub(super) fn new(store: &'w Store, along: Along<'w>, least: f64) -> Self {
        Walk {
            store,
            along,
            doubt: Doubt::below(least),
            met: BTreeSet::new(),
        }
    }

    /// The statements that have one of some nodes at an end and were not met before. What only asks one of them for
    /// something leads nowhere from there.
    ///
    /// The nodes are in order of number.
    pub(super) fn ring(&mut self, nodes: &[i64]) -> Result<Vec<Edge>> {
        let Along {
            via,
            mentions,
            said,
        } = self.along;
        let mut ring = self.store.edges_around(nodes)?;
        ring.retain(|edge| via.is_empty() || via.contains(&edge.predicate));
        if mentions {
            ring.extend(self.store.mentions_around(nodes)?);
        }
        ring.retain(|edge| {
            said.is_none_or(|said| said.contains(edge.cable))
                && leads_to(edge, nodes).next().is_some()
                && self.met.insert((edge.id, edge.subject, edge.object))
        });
        Ok(self.doubt.sift_edges(ring))
    }
}

/// Where a statement leads from some nodes, which are in order of number.
pub(super) fn leads_to(edge: &Edge, nodes: &[i64]) -> impl Iterator<Item = i64> {
    let ends = edge.subject.zip(edge.object);
    let ways = ends.map(|(subject, object)| [(subject, object), (object, subject)]);
    let ways = ways.into_iter().flatten();
    ways.filter(|(near, _)| nodes.binary_search(near).is_ok())
        .map(|(_, other)| other)
}
