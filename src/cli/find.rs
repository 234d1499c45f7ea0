//! From what the user writes to a node of the graph: numbers in any form, names in any spelling.

use std::io::Write as _;
use std::path::Path;

use super::args::DbArgs;
use super::report::Failure;
use crate::Store;
use crate::model::{EntityKind, Node};
use crate::store::{Found, PredicateRow};
use crate::vocab;

/// Opens the database to read from it.
pub(super) fn open(db: &DbArgs) -> Result<Store, Failure> {
    Ok(Store::open(&db.db)?)
}

/// Opens the database to write to it.
pub(super) fn open_to_write(path: &Path) -> Result<Store, Failure> {
    let predicates = vocab::predicates()
        .iter()
        .map(|(name, predicate)| PredicateRow {
            texts: [
                name,
                &predicate.label,
                &predicate.inverse,
                predicate.family.as_str(),
            ],
            symmetric: predicate.symmetric,
        });
    Ok(Store::create(path, predicates)?)
}

/// The cable with this number, held or only cited.
pub(super) fn cable(store: &Store, asked: &str) -> Result<Node, Failure> {
    match by_number(store, asked)? {
        Some(node) => Ok(node),
        None => match store.find(asked)? {
            Found::Nodes(nodes) => nodes
                .into_iter()
                .find(|node| node.kind == EntityKind::Cable)
                .ok_or_else(|| Failure::Nothing {
                    what: format!("`{asked}` names no cable"),
                    like: Vec::new(),
                }),
            Found::Like(like) => Err(Failure::Nothing {
                what: format!("no cable `{asked}` is held or cited here"),
                like,
            }),
        },
    }
}

/// The node that a number or name means; of several the one most often mentioned, and the others are told.
pub(super) fn node(store: &Store, asked: &str) -> Result<Node, Failure> {
    if let Some(node) = by_number(store, asked)? {
        return Ok(node);
    }
    let mut nodes = nodes(store, asked)?;
    let chosen = nodes.remove(0);
    if !nodes.is_empty() {
        let others: Vec<String> = nodes
            .iter()
            .take(5)
            .map(|node| format!("{} ({})", node.name, node.kind))
            .collect();
        // A note on standard error that cannot be written changes nothing of the answer.
        let _ = writeln!(
            std::io::stderr(),
            "note: `{asked}` also names {}; shown is {}",
            others.join(", "),
            chosen.key
        );
    }
    Ok(chosen)
}

/// Every node that goes by a name; never empty.
pub(super) fn nodes(store: &Store, asked: &str) -> Result<Vec<Node>, Failure> {
    if let Some(node) = by_key(store, asked)? {
        return Ok(vec![node]);
    }
    match store.find(asked)? {
        Found::Nodes(nodes) => {
            let ids: Vec<i64> = nodes.iter().map(|node| node.id).collect();
            let whole = store.nodes(&ids)?;
            Ok(ids
                .iter()
                .filter_map(|id| whole.iter().find(|node| node.id == *id).cloned())
                .collect())
        }
        Found::Like(like) => Err(Failure::Nothing {
            what: format!("nobody and nothing is named `{asked}` here"),
            like,
        }),
    }
}

/// A key as the program prints it: `person:john heffern`.
fn by_key(store: &Store, asked: &str) -> Result<Option<Node>, Failure> {
    let is_key = asked
        .split_once(':')
        .is_some_and(|(kind, _)| kind.parse::<EntityKind>().is_ok());
    if is_key {
        Ok(store.find_key(asked)?)
    } else {
        Ok(None)
    }
}

fn by_number(store: &Store, asked: &str) -> Result<Option<Node>, Failure> {
    let Some(number) = vocab::posts().read_number(asked) else {
        return Ok(None);
    };
    if let Some(mrn) = number.mrn(None) {
        return Ok(store.find_cable(&mrn)?);
    }
    let mut found = store.find_serial(&number.post, number.serial)?;
    match found.len() {
        0 => Ok(None),
        1 => Ok(Some(found.remove(0))),
        _ => Err(Failure::Ambiguous {
            asked: asked.to_owned(),
            cables: found.into_iter().map(|node| node.name).collect(),
        }),
    }
}
