//! From what the user writes to a node of the graph: numbers in any form, names in any spelling.

use std::io::Write as _;
use std::path::Path;

use super::args::DbArgs;
use super::report::Failure;
use crate::Store;
use crate::ingest;
use crate::model::{EntityKind, Node, fold_name};
use crate::store::{Found, likest};
use crate::vocab;

/// Opens the database to read from it.
pub(super) fn open(db: &DbArgs) -> Result<Store, Failure> {
    Ok(Store::open(&db.db)?)
}

/// Opens the database to write to it.
pub(super) fn open_to_write(path: &Path) -> Result<Store, Failure> {
    Ok(ingest::create(path)?)
}

/// The cable with this number, held or only cited; or the document that an edition numbers so.
pub(super) fn cable(store: &Store, asked: &str) -> Result<Node, Failure> {
    if let Some(node) = by_number(store, asked)? {
        return Ok(node);
    }
    if let Some(node) = by_key(store, asked)?.filter(Node::is_text) {
        return Ok(node);
    }
    // "Did you mean" is of use for a number only: names are like anything.
    let looks_like_number = asked.chars().any(|c| c.is_ascii_digit());
    match store.find(asked)? {
        Found::Nodes(nodes) => {
            let texts: Vec<Node> = nodes.into_iter().filter(Node::is_text).collect();
            // A serial alone is that of one post or another.
            if texts.len() > 1 && asked.trim().bytes().all(|b| b.is_ascii_digit()) {
                let asked = asked.to_owned();
                let cables = texts.into_iter().map(|text| text.name).collect();
                return Err(Failure::Ambiguous { asked, cables });
            }
            let first = texts.into_iter().next();
            first.ok_or_else(|| Failure::NoCable(asked.to_owned(), Vec::new()))
        }
        Found::Like(like) => {
            let like = like
                .into_iter()
                .filter(|name| looks_like_number && name.chars().any(|c| c.is_ascii_digit()))
                .collect();
            Err(Failure::NoCable(asked.to_owned(), like))
        }
    }
}

/// The node that a number or name means; of several the one most told of, and the others are said.
pub(super) fn node(store: &Store, asked: &str) -> Result<Node, Failure> {
    if let Some(node) = by_number(store, asked)? {
        return Ok(node);
    }
    let mut nodes = nodes(store, asked)?;
    let chosen = nodes.remove(0);
    if !nodes.is_empty() {
        let keys: Vec<String> = nodes
            .iter()
            .take(5)
            .map(|node| format!("`{}`", node.key))
            .collect();
        let more = nodes.len() - keys.len();
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        // A note on standard error that cannot be written changes nothing of the answer.
        let _ = writeln!(
            std::io::stderr(),
            "note: {} go by the name `{asked}`; shown is `{}`, the others are {}{more}\nhint: ask for one by its key; \
             `cablegraph who '{asked}'` tells them apart",
            nodes.len() + 1,
            chosen.key,
            keys.join(", ")
        );
    }
    Ok(chosen)
}

/// The one node that a number or name means; where it may be several, none: what is settled must not fall on a guess.
pub(super) fn only(store: &Store, asked: &str) -> Result<Node, Failure> {
    if let Some(node) = by_number(store, asked)? {
        return Ok(node);
    }
    let mut nodes = nodes(store, asked)?;
    if nodes.len() > 1 {
        return Err(Failure::Several {
            asked: asked.to_owned(),
            keys: nodes.into_iter().map(|node| node.key).collect(),
        });
    }
    Ok(nodes.remove(0))
}

/// A name as the database folds it; a key as it is. Of a name in another form than the database has it, the name of
/// whom it means; where it may be several, none.
pub(super) fn folded(store: &Store, asked: &str) -> Result<String, Failure> {
    if let Some(node) = by_key(store, asked)? {
        return Ok(node.key);
    }
    let name = president(store, asked)?.map_or(asked, |(name, _)| name);
    if let Found::Nodes(_) = store.find(name)? {
        return Ok(fold_name(name));
    }
    match by_name(store, asked)? {
        Found::Nodes(nodes) => match &nodes[..] {
            [node] => Ok(fold_name(&node.name)),
            several => Err(Failure::Several {
                asked: asked.to_owned(),
                keys: several.iter().map(|node| node.key.clone()).collect(),
            }),
        },
        Found::Like(_) => Ok(fold_name(asked)),
    }
}

/// The canonical name of a post; one that no table has as the user writes it, if a cable has its number from there.
pub(super) fn post(store: &Store, asked: &str) -> Result<String, Failure> {
    let squeezed: String = asked
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_uppercase();
    match vocab::posts().exact(&squeezed) {
        Some(post) => Ok(post.name.to_owned()),
        None if store.has_post(&squeezed)? => Ok(squeezed),
        None => Err(Failure::Nothing {
            what: format!("`{asked}` is no post known here, and no cable's number names it"),
            like: likest(&squeezed, vocab::posts().iter().map(|post| post.name)),
        }),
    }
}

/// Every node that goes by a name; never empty.
pub(super) fn nodes(store: &Store, asked: &str) -> Result<Vec<Node>, Failure> {
    if let Some(node) = by_key(store, asked)? {
        return Ok(vec![node]);
    }
    match by_name(store, asked)? {
        Found::Nodes(nodes) => {
            // Whom initials mean for sure stands before what else is written so.
            let called = president(store, asked)?.map_or(Vec::new(), |(_, nodes)| nodes);
            let mut ids: Vec<i64> = Vec::new();
            for node in called.iter().chain(&nodes) {
                if !ids.contains(&node.id) {
                    ids.push(node.id);
                }
            }
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

/// Everything of a name, or of the name that it is another form of: no cable here need write "Non-Proliferation Treaty"
/// for NPT to be found, "Ida Marlow" for "Marlow, Dr. Ida K.", nor a surname alone.
fn by_name(store: &Store, asked: &str) -> Result<Found, Failure> {
    let like = match store.find(asked)? {
        Found::Like(like) => like,
        found => return Ok(found),
    };
    for name in vocab::full_names(asked) {
        if let found @ Found::Nodes(_) = store.find(name)? {
            return Ok(found);
        }
    }
    let name = vocab::plain_name(asked);
    let people = match (president(store, asked)?, store.find(&name)?) {
        (Some((_, nodes)), _) => nodes,
        (None, Found::Nodes(nodes)) => nodes
            .into_iter()
            .filter(|node| node.kind == EntityKind::Person)
            .collect(),
        (None, Found::Like(_)) => store.find_people(&name)?,
    };
    match people.is_empty() {
        true => Ok(Found::Like(like)),
        false => Ok(Found::Nodes(people)),
    }
}

/// The President who is called by his initials, where he is named here: his name, and who goes by it.
fn president(store: &Store, asked: &str) -> Result<Option<(&'static str, Vec<Node>)>, Failure> {
    let Some(name) = vocab::president_called(asked) else {
        return Ok(None);
    };
    Ok(match store.find(name)? {
        Found::Nodes(nodes) => Some((name, nodes)),
        Found::Like(_) => None,
    })
}

/// A key as the program prints it, `person:john heffern`, or the identity of a document, `frus1964-68v13/d5`.
fn by_key(store: &Store, asked: &str) -> Result<Option<Node>, Failure> {
    if is_key(asked) {
        Ok(store.find_key(asked)?)
    } else {
        Ok(store.find_document(asked)?)
    }
}

fn is_key(asked: &str) -> bool {
    let kind = asked.split_once(':').map(|(kind, _)| kind);
    kind.is_some_and(|kind| kind.parse::<EntityKind>().is_ok() || kind == "holder")
}

fn by_number(store: &Store, asked: &str) -> Result<Option<Node>, Failure> {
    // The number in `person:diem [cable:61SAIGON1466]` tells whom the key means.
    if is_key(asked) {
        return Ok(store.find_key(asked)?);
    }
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
