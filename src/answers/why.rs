//! Why two names are one entity, or two.

use serde::Serialize;

use super::error::Result;
use crate::Store;
use crate::model::{Node, Table};

/// Why names mean who they mean.
#[derive(Clone, Debug, Serialize)]
pub struct Reasons {
    /// What the one name means.
    pub one: Node,
    /// What the other means, if one was asked for.
    pub other: Option<Node>,
    /// Whether both are one.
    pub same: bool,
    /// Every name of the entity, or of both: `key`, `mentions` and the `reason` why it is meant.
    pub names: Vec<Table>,
}

/// Tells by which names a node goes and why; with another one, whether and why they are one.
///
/// # Errors
///
/// Those of the store.
pub fn why(store: &Store, one: Node, other: Option<Node>) -> Result<Reasons> {
    let same = other.as_ref().is_none_or(|other| other.id == one.id);
    let all = std::iter::once(&one).chain(other.as_ref().filter(|_| !same));
    let names = all.map(|node| Ok(store.joinings(&node.key)?));
    let names = names.collect::<Result<_>>()?;
    Ok(Reasons {
        one,
        other,
        same,
        names,
    })
}
