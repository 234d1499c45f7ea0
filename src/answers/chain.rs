//! The chain of references around a cable, or between two.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Serialize, Serializer};

use super::error::Result;
use crate::Store;
use crate::export::{Link, days};
use crate::graph::{self, Direction, Graph};
use crate::model::{Edge, Node, Table, Value};
use crate::store::queries;

/// A chain of references.
///
/// Serialised with a list of its messages, each with its step and the numbers that it refers to.
#[derive(Clone, Debug)]
pub struct Chain {
    /// The message that it is of.
    pub focus: Node,
    /// Which way references were followed from there.
    pub direction: Direction,
    /// Where it ends, if it is one between two.
    pub to: Option<Node>,
    /// Its messages in time; one that is only cited stands before the first that cites it.
    pub nodes: Vec<Node>,
    /// Its references, in order of the numbers of nodes.
    pub links: Vec<Link>,
    /// Steps from the focus: below zero back in time, above zero forward.
    pub steps: BTreeMap<i64, i32>,
}

/// Which chain.
#[derive(Clone, Copy, Debug)]
pub enum Extent<'e> {
    /// All that can be reached so.
    All(Direction),
    /// What lies on the way to another message, whichever is the later.
    To(&'e Node),
}

/// Loads the chain of a cable. Empty where nothing leads to the other end.
///
/// # Errors
///
/// Those of the store.
pub fn chain(store: &Store, focus: &Node, extent: Extent<'_>) -> Result<Chain> {
    let (direction, to) = match extent {
        Extent::All(direction) => (direction, None),
        Extent::To(to) => (Direction::Both, Some(to)),
    };
    let parameters = [
        ("cable", Value::Text(focus.key.clone())),
        ("direction", Value::Text(direction.as_str().to_owned())),
    ];
    let references = References::of(&store.ask_query(queries::WALK_REFERENCES, &parameters)?);
    let graph = Graph::new(references.edges());
    let graph::Chain { steps, links } = match to {
        Some(to) => graph.chain_between(focus.id, to.id),
        None => graph.chain(focus.id, direction),
    };
    let links: Vec<Link> = links
        .into_iter()
        .map(|ends| references.link(ends))
        .collect();
    let nodes = store.nodes(&steps.keys().copied().collect::<Vec<_>>())?;
    Ok(Chain {
        focus: focus.clone(),
        direction,
        to: to.cloned(),
        nodes: in_time(nodes, &links),
        links,
        steps,
    })
}

impl Chain {
    /// What each message refers to, in the order of the links.
    pub fn references(&self) -> BTreeMap<i64, Vec<&Link>> {
        let mut of_citing: BTreeMap<i64, Vec<&Link>> = BTreeMap::new();
        for link in &self.links {
            of_citing.entry(link.citing).or_default().push(link);
        }
        of_citing
    }

    /// What the messages are called.
    pub fn names(&self) -> BTreeMap<i64, &str> {
        let nodes = self.nodes.iter();
        nodes.map(|node| (node.id, node.name.as_str())).collect()
    }
}

/// Every reference that was walked, by its ends, citing message first.
struct References {
    /// The words of each, the first where there are several.
    words: BTreeMap<(i64, i64), String>,
    /// Those that messages make themselves, and not only the editors of a volume.
    by_messages: BTreeSet<(i64, i64)>,
    /// Number of each statement, with its ends.
    statements: Vec<(Option<i64>, (i64, i64))>,
}

impl References {
    fn of(table: &Table) -> Self {
        let mut references = References {
            words: BTreeMap::new(),
            by_messages: BTreeSet::new(),
            statements: Vec::new(),
        };
        for row in &table.rows {
            let end = |column| table.integer(row, column);
            let Some(ends) = end("citing_id").zip(end("cited_id")) else {
                continue;
            };
            let words = || table.text(row, "reference").unwrap_or_default().to_owned();
            references.words.entry(ends).or_insert_with(words);
            let rule = table.text(row, "rule").unwrap_or_default();
            if !rule.starts_with("editor") {
                references.by_messages.insert(ends);
            }
            references.statements.push((end("edge_id"), ends));
        }
        references
    }

    fn edges(&self) -> impl Iterator<Item = Edge> {
        let edge = |&(id, (citing, cited)): &(Option<i64>, (i64, i64))| Edge {
            id,
            subject: Some(citing),
            object: Some(cited),
            predicate: "references".to_owned(),
            cable: citing,
            confidence: 1.0,
        };
        self.statements.iter().map(edge)
    }

    fn link(&self, ends: (i64, i64)) -> Link {
        let (citing, cited) = ends;
        Link {
            citing,
            cited,
            words: self.words.get(&ends).cloned().unwrap_or_default(),
            by_editors: !self.by_messages.contains(&ends),
        }
    }
}

/// Messages in time. One that is only cited has no day of its own: it stands before the first that cites it.
fn in_time(mut nodes: Vec<Node>, links: &[Link]) -> Vec<Node> {
    let days = days(&nodes.iter().collect::<Vec<_>>(), links);
    let place = |node: &Node| (days.get(&node.id).cloned().flatten(), node.date.is_some());
    nodes.sort_by_cached_key(|node| (place(node), node.name.clone()));
    nodes
}

impl Serialize for Chain {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Told<'a> {
            cable: &'a str,
            direction: &'a str,
            to: Option<&'a str>,
            messages: Vec<Message<'a>>,
        }
        let (names, references) = (self.names(), self.references());
        let message = |node| self.message(node, &names, &references);
        Told {
            cable: &self.focus.name,
            direction: self.direction.as_str(),
            to: self.to.as_ref().map(|to| to.name.as_str()),
            messages: self.nodes.iter().map(message).collect(),
        }
        .serialize(serializer)
    }
}

#[derive(Serialize)]
struct Message<'a> {
    mrn: &'a str,
    held: bool,
    date: Option<&'a str>,
    subject: Option<&'a str>,
    step: i32,
    references: Vec<&'a str>,
}

impl Chain {
    fn message<'a>(
        &self,
        node: &'a Node,
        names: &BTreeMap<i64, &'a str>,
        references: &BTreeMap<i64, Vec<&Link>>,
    ) -> Message<'a> {
        let links = references.get(&node.id).into_iter().flatten();
        Message {
            mrn: &node.name,
            held: node.held,
            date: node.date.as_deref(),
            subject: node.subject.as_deref(),
            step: self.steps.get(&node.id).copied().unwrap_or_default(),
            references: links
                .filter_map(|link| names.get(&link.cited).copied())
                .collect(),
        }
    }
}
