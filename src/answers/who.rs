//! The dossier of a person, body, initiative or place.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::doubt::Doubt;
use super::error::Result;
use super::marks::{MarkedPlace, marks};
use crate::Store;
use crate::model::{EntityKind, Fact, Node, Table, Value};
use crate::store::queries;
use crate::vocab;

/// So many of those named beside it.
const COMPANIONS: i64 = 12;

/// All that is told of one node.
#[derive(Clone, Debug, Serialize)]
pub struct Dossier {
    /// Whose it is.
    pub entity: Node,
    /// What marks the name as that of a source to protect.
    pub marks: Vec<MarkedPlace>,
    /// Its other names.
    pub names: Vec<String>,
    /// Which offices it holds.
    pub offices: Vec<Fact>,
    /// What it did.
    pub did: Vec<Fact>,
    /// What it says that others did.
    pub says: Vec<Fact>,
    /// What was done to it.
    pub done_to: Vec<Fact>,
    /// What heads of cables say of it.
    pub head: Vec<Fact>,
    /// In a row, how often it is mentioned: `cables`, `mentions`, `first_day`, `last_day`.
    pub mentions: Table,
    /// Who is named in the same cables, most often first: `name`, `named`, `cables`, ….
    pub named_with: Table,
    /// Acts read with too little confidence to be told.
    pub left_out: Doubt,
}

/// Those who go by one name.
#[derive(Clone, Debug, Default)]
pub struct Namesakes {
    /// Who has a name, most cables first.
    pub named: Vec<Node>,
    /// Holders of an office whom no cable names, each of one cable; in the order given.
    pub unnamed: Vec<Node>,
}

impl Namesakes {
    /// Sorts those whom a name leads to.
    ///
    /// # Errors
    ///
    /// Those of the store.
    pub fn of(store: &Store, found: Vec<Node>) -> Result<Self> {
        let (named, unnamed): (Vec<Node>, Vec<Node>) = found.into_iter().partition(Node::is_named);
        let mut named: Vec<(i64, Node)> = named
            .into_iter()
            .map(|node| Ok((cables(store, &node)?, node)))
            .collect::<Result<_>>()?;
        named.sort_by_key(|(cables, _)| std::cmp::Reverse(*cables));
        Ok(Namesakes {
            named: named.into_iter().map(|(_, node)| node).collect(),
            unnamed,
        })
    }
}

/// How many cables name somebody.
fn cables(store: &Store, node: &Node) -> Result<i64> {
    let id = [("entity", Value::Text(node.key.clone()))];
    let table = store.ask_query(queries::COUNT_ENTITY_CABLES, &id)?;
    let cables = table.rows.first();
    let cables = cables.and_then(|row| table.integer(row, "cables"));
    Ok(cables.unwrap_or_default())
}

/// Tells all of one node; acts read with less confidence than `least`, from 0 to 1, are left out.
///
/// Order of the lists: oldest cable first.
///
/// # Errors
///
/// Those of the store.
pub fn dossier(store: &Store, node: &Node, least: f64) -> Result<Dossier> {
    let id = [("entity", Value::Text(node.key.clone()))];
    let mut doubt = Doubt::below(least);
    let roles = Roles::of(store, &id, &mut doubt)?;
    let office = |fact: &Fact| fact.predicate == "holds_office";
    let said = roles.with(|role, family| role == "subject" && family != "head");
    let (offices, did): (Vec<Fact>, Vec<Fact>) = said.into_iter().partition(office);
    let says = roles.with(|role, family| role == "speaker" && family != "head");
    // Of what somebody says that he did himself, "Did" tells.
    let own = roles.edges_of("subject");
    let is_of_others = |fact: &Fact| !own.contains(&fact.edge_id);
    let is_object = |role: &str| matches!(role, "object" | "recipient");
    let companions = [
        ("entity", Value::Text(node.key.clone())),
        ("most", Value::Integer(COMPANIONS)),
    ];
    Ok(Dossier {
        entity: node.clone(),
        marks: marks(store, node)?,
        names: other_names(node, &store.ask_query(queries::LIST_ALIASES, &id)?),
        offices,
        did,
        says: says.into_iter().filter(is_of_others).collect(),
        done_to: roles.with(|role, family| is_object(role) && family != "head"),
        head: roles.with(|role, family| is_object(role) && family == "head"),
        mentions: store.ask_query(queries::COUNT_ENTITY_CABLES, &id)?,
        named_with: store.ask_query(queries::LIST_COMPANIONS, &companions)?,
        left_out: doubt,
    })
}

/// The statements of a node, with the role that it has in each; in one of several roles it stands more than once.
struct Roles {
    table: Table,
    facts: BTreeMap<i64, Fact>,
}

impl Roles {
    fn of(store: &Store, node: &[(&str, Value)], doubt: &mut Doubt) -> Result<Self> {
        let table = store.ask_query(queries::LIST_FACTS_OF_ENTITY, node)?;
        let edge = |row: &Vec<Value>| table.integer(row, "edge_id");
        let ids: BTreeSet<i64> = table.rows.iter().filter_map(edge).collect();
        let facts = doubt.sift(store.facts(&ids.into_iter().collect::<Vec<_>>())?);
        let facts = facts.into_iter().map(|fact| (fact.edge_id, fact));
        Ok(Roles {
            facts: facts.collect(),
            table,
        })
    }

    /// The statements whose role and family of predicates are wanted.
    fn with(&self, wanted: impl Fn(&str, &str) -> bool) -> Vec<Fact> {
        let of = |row, column| self.table.text(row, column).unwrap_or_default();
        let rows = self.table.rows.iter();
        let chosen = rows.filter(|row| wanted(of(row, "role"), of(row, "family")));
        let fact = |row: &Vec<Value>| {
            self.facts
                .get(&self.table.integer(row, "edge_id")?)
                .cloned()
        };
        chosen.filter_map(fact).collect()
    }

    /// Numbers of the statements, doubtful ones too, in which it has a role.
    fn edges_of(&self, role: &str) -> BTreeSet<i64> {
        let rows = self.table.rows.iter();
        let chosen = rows.filter(|row| self.table.text(row, "role") == Some(role));
        chosen
            .filter_map(|row| self.table.integer(row, "edge_id"))
            .collect()
    }
}

/// The names of a node but the one that it is told by; of somebody, none that only speaks of him, as "he" does.
fn other_names(node: &Node, names: &Table) -> Vec<String> {
    let all = names.rows.iter().filter_map(|row| names.text(row, "name"));
    all.filter(|name| *name != node.name)
        .filter(|name| node.kind != EntityKind::Person || vocab::spoken_in(name).is_none())
        .map(str::to_owned)
        .collect()
}
