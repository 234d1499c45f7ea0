//! From what the user writes of a part of the graph to a [`Selection`]: names found, days and words read.

use super::args::{Only, ScopeArgs, SelectArgs};
use super::path::known_predicates;
use super::report::Failure;
use super::{Bound, day, find};
use crate::Store;
use crate::model::{Classification, EntityKind, Holding, Kind, Scope, Selection};
use crate::vocab::{Family, predicates};

/// Stands for the seven acts among predicates.
const ACTS: &str = "acts";
/// Stands for every predicate, mentions too.
const ALL: &str = "all";
/// The predicate that is no statement.
pub(super) const MENTIONS: &str = "mentions";

/// Reads which part of the graph is meant.
pub(super) fn selection(store: &Store, args: &SelectArgs) -> Result<Selection, Failure> {
    let via = predicates_of(&args.via)?;
    let all = args.via.iter().any(|name| name == ALL);
    let mentions = all || via.iter().any(|name| name == MENTIONS);
    let named: Vec<String> = via.into_iter().filter(|name| name != MENTIONS).collect();
    let around = args
        .around
        .iter()
        .map(|name| Ok(find::node(store, name)?.id))
        .collect::<Result<_, Failure>>()?;
    Ok(Selection {
        scope: scope(store, &args.scope)?,
        around,
        depth: args.depth,
        statements: all || !mentions || !named.is_empty(),
        mentions,
        predicates: if all { Vec::new() } else { named },
        kinds: args
            .kinds
            .iter()
            .map(|name| kind(name))
            .collect::<Result<_, _>>()?,
        holding: args.only.map(|only| match only {
            Only::Held => Holding::Held,
            Only::Stubs => Holding::Stub,
        }),
        least: args.least,
        top: args.top.map(|top| top as usize),
    })
}

/// Reads which cables are meant.
pub(super) fn scope(store: &Store, args: &ScopeArgs) -> Result<Scope, Failure> {
    let bound =
        |given: &Option<String>, bound| given.as_deref().map(|given| day(given, bound)).transpose();
    Ok(Scope {
        cables: args
            .cables
            .iter()
            .map(|number| Ok(find::cable(store, number)?.id))
            .collect::<Result<_, Failure>>()?,
        since: bound(&args.since, Bound::First)?,
        until: bound(&args.until, Bound::Last)?,
        posts: args.posts.iter().map(|post| find::post(post)).collect(),
        tags: args
            .tags
            .iter()
            .map(|tag| tag.trim().to_ascii_uppercase())
            .collect(),
        classifications: args
            .classifications
            .iter()
            .map(|words| classification(words))
            .collect::<Result<_, _>>()?,
    })
}

/// The predicates that are named, `acts` by name each; empty for all.
fn predicates_of(given: &[String]) -> Result<Vec<String>, Failure> {
    let mut names = Vec::new();
    for name in given.iter().filter(|name| *name != ALL) {
        if name == ACTS {
            let acts = predicates()
                .iter()
                .filter(|(_, predicate)| predicate.family == Family::Act);
            names.extend(acts.map(|(name, _)| (*name).to_owned()));
        } else {
            names.extend(known_predicates(std::slice::from_ref(name))?);
        }
    }
    Ok(names)
}

fn kind(given: &str) -> Result<Kind, Failure> {
    let all = EntityKind::ALL.iter().map(ToString::to_string);
    Kind::from_name(given).ok_or_else(|| Failure::BadWord {
        what: "kind of node",
        given: given.to_owned(),
        possible: all.chain([Kind::Words.as_str().to_owned()]).collect(),
    })
}

/// A classification in any of the words in which cables state it, as the database has it.
fn classification(given: &str) -> Result<String, Failure> {
    let upper = given.trim().to_ascii_uppercase();
    let known = Classification::WORDS
        .iter()
        .find(|(_, words)| *words == upper);
    let mut possible: Vec<String> = Classification::WORDS
        .iter()
        .map(|(_, words)| words.to_lowercase())
        .collect();
    possible.sort();
    match known {
        Some((classification, _)) => Ok(classification.as_str().to_owned()),
        None => Err(Failure::BadWord {
            what: "classification",
            given: given.to_owned(),
            possible,
        }),
    }
}
