//! Who else has a surname: of "Smith" also those whom no cable calls so alone.

use super::error::Result;
use crate::Store;
use crate::model::{EntityKind, Node, fold_name};

/// The people whose surname is asked for and who are not among those `found`, those most often named first; nobody where more
/// than a surname is asked for.
///
/// # Errors
///
/// Those of the store. Cost: all names are looked at.
pub fn others_of(store: &Store, asked: &str, found: &[Node]) -> Result<Vec<Node>> {
    let is_surname = !fold_name(asked).is_empty() && !fold_name(asked).contains(' ');
    let is_persons = |node: &Node| node.kind == EntityKind::Person;
    if !is_surname || !found.iter().any(is_persons) {
        return Ok(Vec::new());
    }
    let mut others = store.find_people(asked)?;
    others.retain(|other| found.iter().all(|known| known.id != other.id));
    Ok(others)
}
