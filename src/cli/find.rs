//! Opens the database, and says what of it is not there yet and which of several a name is taken to mean.

use std::path::Path;

use super::args::DbArgs;
use super::mask::unfinished_load;
use super::read::say;
use super::report::Failure;
use crate::Store;
use crate::answers::find::{Meant, meant};
use crate::ingest;
use crate::model::Node;

/// Opens the database to answer from it; what an ingest has still to do is said on standard error.
pub(super) fn open(db: &DbArgs) -> Result<Store, Failure> {
    let store = Store::open(&db.db)?;
    note_unfinished(&store);
    Ok(store)
}

/// Opens the database for what says itself what an ingest has still to do.
pub(super) fn open_silently(db: &DbArgs) -> Result<Store, Failure> {
    Ok(Store::open(&db.db)?)
}

/// Says in a line that an answer may not be all, where an ingest did not end or goes on.
pub(super) fn note_unfinished(store: &Store) {
    // What cannot be asked is told by what is asked next.
    let loads = store.unfinished().unwrap_or_default();
    if let Some(first) = loads.first() {
        let paths: Vec<String> = loads.iter().map(|load| load.path.clone()).collect();
        say(&format!(
            "note: {}: this is what is stored so far, and people of different cables are not joined",
            unfinished_load(&first.since, &paths)
        ));
    }
}

/// Opens the database to write to it.
pub(super) fn open_to_write(path: &Path) -> Result<Store, Failure> {
    Ok(ingest::create(path)?)
}

/// The node that a number or name means; of several the one most told of, and the others are said.
pub(super) fn node(store: &Store, asked: &str) -> Result<Node, Failure> {
    let meant = meant(store, asked)?;
    note_others(asked, &meant);
    Ok(meant.node)
}

/// Says on standard error who else goes by a name, if anybody does.
pub(super) fn note_others(asked: &str, meant: &Meant) {
    let Meant { node, others } = meant;
    if others.is_empty() {
        return;
    }
    let shown = others.iter().take(5);
    let keys: Vec<String> = shown.map(|node| format!("`{}`", node.key)).collect();
    let more = match others.len() - keys.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    say(&format!(
        "note: {} go by the name `{asked}`; shown is `{}`, the others are {}{more}\nhint: ask for one by its key; \
         `cablegraph who '{asked}'` tells them apart",
        others.len() + 1,
        node.key,
        keys.join(", ")
    ));
}
