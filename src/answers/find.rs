//! From what people write to a node of the graph: numbers in any form, names in any spelling.

use super::citation::{self, Cited};
use super::error::{AnswerError, Result};
use crate::Store;
use crate::model::{Citation, EntityKind, Node, fold_name};
use crate::parse::read_citation;
use crate::store::{Found, likest};
use crate::vocab;

/// A name to look for: words with a letter or figure among them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Name<'n>(&'n str);

impl<'n> Name<'n> {
    /// Reads a name.
    ///
    /// # Errors
    ///
    /// When there is no letter or figure in it.
    pub fn read(asked: &'n str) -> Result<Self> {
        match fold_name(asked).is_empty() {
            true => Err(AnswerError::NoWords(asked.to_owned())),
            false => Ok(Name(asked)),
        }
    }

    /// The name as it was written.
    pub fn as_str(self) -> &'n str {
        self.0
    }
}

/// What a number or name means.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Meant {
    /// The node that it means; of several the one most told of.
    pub node: Node,
    /// The others that go by the name, the one most told of first.
    pub others: Vec<Node>,
}

/// The cable with this number, held or only cited; or the document that an edition numbers so.
///
/// # Errors
///
/// When there is none, or when the number means several.
pub fn cable(store: &Store, asked: &str) -> Result<Node> {
    if let Some(node) = by_number(store, asked)? {
        return Ok(node);
    }
    if let Some(node) = by_key(store, asked)?.filter(Node::is_text) {
        return Ok(node);
    }
    let said = read_citation(asked);
    // "Deptel 12" is some post's here and another's there, though one cable cites it so.
    if said.is_relative()
        && let Some(node) = by_citation(store, asked, &said)?
    {
        return Ok(node);
    }
    // "Did you mean" is of use for a number only: names are like anything.
    let looks_like_number = asked.chars().any(|c| c.is_ascii_digit());
    let no_cable = |like| AnswerError::NoCable {
        asked: asked.to_owned(),
        like,
    };
    match store.find(asked)? {
        Found::Nodes(nodes) => {
            let texts: Vec<Node> = nodes.into_iter().filter(Node::is_text).collect();
            // A serial alone is that of one post or another.
            if texts.len() > 1 && asked.trim().bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(AnswerError::Ambiguous {
                    asked: asked.to_owned(),
                    cables: texts.into_iter().map(|text| text.name).collect(),
                });
            }
            texts.into_iter().next().ok_or_else(|| no_cable(Vec::new()))
        }
        Found::Like(like) => {
            if let Some(node) = by_citation(store, asked, &said)? {
                return Ok(node);
            }
            let like = like
                .into_iter()
                .filter(|name| looks_like_number && name.chars().any(|c| c.is_ascii_digit()))
                .collect();
            Err(no_cable(like))
        }
    }
}

/// What a number, key or name means.
///
/// # Errors
///
/// When nothing goes by it, or when a number means several cables.
pub fn meant(store: &Store, asked: &str) -> Result<Meant> {
    let (node, others) = match by_number(store, asked)? {
        Some(node) => (node, Vec::new()),
        None => {
            let mut nodes = nodes(store, asked)?;
            (nodes.remove(0), nodes)
        }
    };
    Ok(Meant { node, others })
}

/// The one node that a number or name means; where it may be several, none: what is settled must not fall on a guess.
///
/// # Errors
///
/// When it means nothing, or several.
pub fn only(store: &Store, asked: &str) -> Result<Node> {
    let Meant { node, others } = meant(store, asked)?;
    match others.is_empty() {
        true => Ok(node),
        false => Err(several(asked, std::iter::once(&node).chain(&others))),
    }
}

fn several<'n>(asked: &str, nodes: impl IntoIterator<Item = &'n Node>) -> AnswerError {
    AnswerError::Several {
        asked: asked.to_owned(),
        keys: nodes.into_iter().map(|node| node.key.clone()).collect(),
    }
}

/// A name as the database folds it; a key as it is. Of a name in another form than the database has it, the name of
/// whom it means; where it may be several, none.
///
/// # Errors
///
/// When the name means several, and the database has it in none of its forms.
pub fn folded(store: &Store, asked: &str) -> Result<String> {
    if let Some(node) = by_key(store, asked)? {
        return Ok(node.key);
    }
    let name = president(store, asked)?.map_or(asked, |(name, _)| name);
    if let Found::Nodes(_) = store.find(name)? {
        return Ok(fold_name(name));
    }
    if let Some(spelled) = store.spellings(name)?.into_iter().next() {
        return Ok(spelled);
    }
    match by_name(store, asked)? {
        Found::Nodes(nodes) => match &nodes[..] {
            [node] => Ok(fold_name(&node.name)),
            nodes => Err(several(asked, nodes)),
        },
        Found::Like(_) => Ok(fold_name(asked)),
    }
}

/// The canonical name of a post; one that no table has as it is written, if a cable has its number from there.
///
/// # Errors
///
/// When neither a table nor a number has it.
pub fn post(store: &Store, asked: &str) -> Result<String> {
    let squeezed: String = asked
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_uppercase();
    match vocab::posts().exact(&squeezed) {
        Some(post) => Ok(post.name.to_owned()),
        None if store.has_post(&squeezed)? => Ok(squeezed),
        None => Err(AnswerError::NoPost {
            asked: asked.to_owned(),
            like: likest(&squeezed, vocab::posts().iter().map(|post| post.name)),
        }),
    }
}

/// Every node that goes by a name, the one most told of first; never empty.
///
/// # Errors
///
/// When there is none.
pub fn nodes(store: &Store, asked: &str) -> Result<Vec<Node>> {
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
        Found::Like(like) => Err(AnswerError::NoName {
            asked: asked.to_owned(),
            like,
        }),
    }
}

/// Every node that goes by a name in whichever spelling, "cease-fire" or "ceasefire", the one asked for first; never empty.
///
/// # Errors
///
/// When there is none.
pub fn spelled(store: &Store, asked: &str) -> Result<Vec<Node>> {
    if is_key(asked) {
        return nodes(store, asked);
    }
    let others = store.find_spelled(asked)?;
    let mut found = match nodes(store, asked) {
        Err(AnswerError::NoName { .. }) if !others.is_empty() => Vec::new(),
        found => found?,
    };
    let known: Vec<i64> = found.iter().map(|node| node.id).collect();
    let new = others.iter().map(|node| node.id);
    let new: Vec<i64> = new.filter(|id| !known.contains(id)).collect();
    let whole = store.nodes(&new)?;
    let whole = |id: &i64| whole.iter().find(|node| node.id == *id).cloned();
    found.extend(new.iter().filter_map(whole));
    Ok(found)
}

/// Everything of a name, or of the name that it is another form of: no cable here need write "Non-Proliferation Treaty"
/// for NPT to be found, "Ida Marlow" for "Marlow, Dr. Ida K.", nor a surname alone.
fn by_name(store: &Store, asked: &str) -> Result<Found> {
    let like = match store.find(asked)? {
        Found::Like(like) => like,
        found => return Ok(found),
    };
    let spelled = store.find_spelled(asked)?;
    if !spelled.is_empty() {
        return Ok(Found::Nodes(spelled));
    }
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
fn president(store: &Store, asked: &str) -> Result<Option<(&'static str, Vec<Node>)>> {
    let Some(name) = vocab::president_called(asked) else {
        return Ok(None);
    };
    Ok(match store.find(name)? {
        Found::Nodes(nodes) => Some((name, nodes)),
        Found::Like(_) => None,
    })
}

/// A key as the program prints it, `person:john heffern`, or the identity of a document, `frus1964-68v13/d5`, which two inputs
/// may give.
fn by_key(store: &Store, asked: &str) -> Result<Option<Node>> {
    if is_key(asked) {
        return Ok(store.find_key(asked)?);
    }
    let mut documents = store.find_document(asked)?;
    match documents.len() {
        0 | 1 => Ok(documents.pop()),
        _ => Err(several(asked, &documents)),
    }
}

fn is_key(asked: &str) -> bool {
    let kind = asked.split_once(':').map(|(kind, _)| kind);
    kind.is_some_and(|kind| kind.parse::<EntityKind>().is_ok() || kind == "holder")
}

/// The one cable that all fits which a citation says: "Telegram 12 from Oslo", "Deptel 12 to Oslo"; "Embtel 12" only where no
/// two posts have that number here.
fn by_citation(store: &Store, asked: &str, said: &Citation) -> Result<Option<Node>> {
    // A number alone is looked for as a name is.
    if said.serial.is_none() || asked.trim().bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(None);
    }
    let matches = citation::resolve(store, said.clone(), usize::MAX)?.matches;
    let fitting: Vec<Cited> = matches.into_iter().filter(Cited::fits).collect();
    match fitting.as_slice() {
        [] => Ok(None),
        [one] => Ok(store.find_key(&one.key)?),
        _ => Err(AnswerError::Ambiguous {
            asked: asked.to_owned(),
            cables: fitting.into_iter().map(|one| one.cable).collect(),
        }),
    }
}

fn by_number(store: &Store, asked: &str) -> Result<Option<Node>> {
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
        _ => Err(AnswerError::Ambiguous {
            asked: asked.to_owned(),
            cables: found.into_iter().map(|node| node.name).collect(),
        }),
    }
}
