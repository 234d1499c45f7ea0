//! From what the user writes of a part of the graph to a [`Selection`]: names found, days and words read.

use super::args::{Only, PartArgs, ScopeArgs, SelectArgs, TiesArgs};
use super::doubt::Doubt;
use super::path::known_predicates;
use super::report::Failure;
use super::{days, find};
use crate::Store;
use crate::graph::Compact;
use crate::model::{Classification, DOUBTFUL, EntityKind, Holding, Ids, Kind, Scope, Selection};
use crate::vocab::acts;

/// Stands for the seven acts among predicates.
const ACTS: &str = "acts";
/// Stands for every predicate, mentions too.
const ALL: &str = "all";
/// The predicate that is no statement.
const MENTIONS: &str = "mentions";

/// Reads which part of the graph is meant.
pub(super) fn selection(store: &Store, args: &SelectArgs) -> Result<Selection, Failure> {
    if args.part.depth.is_some() && args.around.is_empty() {
        let why = "--depth counts from something: say from what by --around";
        return Err(Failure::Refused(why.to_owned()));
    }
    let around = args
        .around
        .iter()
        .map(|name| Ok(find::node(store, name)?.id))
        .collect::<Result<_, Failure>>()?;
    part(store, around, &args.part)
}

/// Reads which part of the graph is meant, around some nodes or anywhere.
pub(super) fn part(store: &Store, around: Vec<i64>, args: &PartArgs) -> Result<Selection, Failure> {
    Ok(Selection {
        around,
        depth: args.depth.unwrap_or(1),
        kinds: args
            .kinds
            .iter()
            .map(|name| kind(name))
            .collect::<Result<_, _>>()?,
        holding: args.only.map(|only| match only {
            Only::Held => Holding::Held,
            Only::Stubs => Holding::Stub,
        }),
        top: args.top.map(|top| top as usize),
        ..said(store, &args.ties, args.least)?
    })
}

/// Which part is meant, in words: "cables of NORVALE since 1974 · acts"; empty where all of it is.
pub(super) fn words(args: &PartArgs) -> String {
    let scope = &args.ties.scope;
    let list = |words: &str, given: &[String]| {
        (!given.is_empty()).then(|| format!("{words}{}", given.join(", ")))
    };
    let of_day =
        |words: &str, day: &Option<String>| day.as_ref().map(|day| format!("{words} {day}"));
    let at_once = scope.since.clone().filter(|_| scope.since == scope.until);
    let cables = [
        list("", &scope.classifications),
        list("of ", &scope.posts),
        list("tagged ", &scope.tags),
        of_day("of", &at_once),
        of_day("since", &scope.since.clone().filter(|_| at_once.is_none())),
        of_day("until", &scope.until.clone().filter(|_| at_once.is_none())),
        list("", &scope.cables),
    ];
    let cables = cables.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let held = args.only.map(|only| match only {
        Only::Held => "between what is held".to_owned(),
        Only::Stubs => "what leads to cables not held".to_owned(),
    });
    let depth = args.depth.filter(|depth| *depth > 1);
    let parts = [
        (!cables.is_empty()).then(|| format!("cables {cables}")),
        list("", &args.ties.via),
        list("between ", &args.kinds),
        held,
        depth.map(|depth| format!("up to {depth} statements away")),
        (args.least > DOUBTFUL).then(|| format!("at least {:.0} % sure", args.least * 100.0)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What some cables say by some predicates, acts with at least some confidence.
fn said(store: &Store, ties: &TiesArgs, least: f64) -> Result<Selection, Failure> {
    let (via, mentions) = via(&ties.via)?;
    let is_all = via.is_empty();
    let predicates: Vec<String> = via.into_iter().filter(|name| name != MENTIONS).collect();
    Ok(Selection {
        scope: scope(store, &ties.scope)?,
        statements: is_all || !predicates.is_empty(),
        mentions,
        predicates,
        least,
        ..Selection::default()
    })
}

/// The graph of what some cables say by some predicates; what is too doubtful is counted.
pub(super) fn graph(store: &Store, ties: &TiesArgs, doubt: &mut Doubt) -> Result<Compact, Failure> {
    let ties = store.ties(&said(store, ties, doubt.least())?)?;
    doubt.count(ties.left_out);
    Ok(Compact::new(ties.pairs))
}

/// The graph of references.
pub(super) fn references(store: &Store, cables: &ScopeArgs) -> Result<Compact, Failure> {
    let ties = TiesArgs {
        via: vec!["references".to_owned()],
        scope: cables.clone(),
    };
    graph(store, &ties, &mut Doubt::below(0.0))
}

/// Reads which cables are meant.
pub(super) fn scope(store: &Store, args: &ScopeArgs) -> Result<Scope, Failure> {
    let (since, until) = days(args.since.as_deref(), args.until.as_deref())?;
    Ok(Scope {
        cables: args
            .cables
            .iter()
            .map(|number| Ok(find::cable(store, number)?.id))
            .collect::<Result<_, Failure>>()?,
        since,
        until,
        posts: args
            .posts
            .iter()
            .map(|post| find::post(store, post))
            .collect::<Result<_, Failure>>()?,
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

/// Which cables are meant, as nodes; `None` where all are.
pub(super) fn cables(store: &Store, args: &ScopeArgs) -> Result<Option<Ids>, Failure> {
    Ok(store.cables_in(&scope(store, args)?)?)
}

/// The predicates that are named, `acts` by name each and `mentions` among them, and whether mentions are meant.
///
/// No names stand for all statements, as without any; with mentions, for `all`.
pub(super) fn via(given: &[String]) -> Result<(Vec<String>, bool), Failure> {
    let mut names = Vec::new();
    for name in given.iter().filter(|name| *name != ALL) {
        if name == ACTS {
            names.extend(acts().map(str::to_owned));
        } else {
            names.extend(known_predicates(std::slice::from_ref(name))?);
        }
    }
    if given.iter().any(|name| name == ALL) {
        return Ok((Vec::new(), true));
    }
    let mentions = names.iter().any(|name| name == MENTIONS);
    Ok((names, mentions))
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
