//! `initiative`: who first named it, who first proposed it, and where each side stood, over time.
//!
//! Objects are one where the text says so: they go by one name, or the same words stand in cables that references tie. A
//! description such as "Soviet proposal" is no name: what no reference ties is kept apart. Loading and printing stand in one
//! file, since each history is told as it is loaded; the grouping is in `sides`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::args::{InitiativeArgs, ScopeArgs};
use super::doubt::Doubt;
use super::find::{nodes, open};
use super::out::{Out, place, statement};
use super::report::{Failure, Outcome};
use super::select;
use super::sides::{Act, Side, bare, offices, sentence, sides};
use crate::Store;
use crate::model::{EntityKind, Fact, Node, Table, Value, across_pages, fold_name};
use crate::vocab::{Entry, Sense, lexicon};

/// So many histories of one name are told in full.
const MOST: usize = 5;

/// What is told of one initiative, or of words in one thread of cables.
#[derive(Serialize)]
struct History {
    /// `None` where nothing goes by the name: the words of the objects are all there is.
    initiative: Option<Node>,
    name: String,
    names: Vec<String>,
    /// Whether what it is called may mean several things, so that cables that no reference ties are kept apart.
    description: bool,
    first_mention: Option<Mention>,
    /// The first act by which somebody is said to have proposed it.
    first_proposed: Option<Fact>,
    /// Proposals of it that were announced, or conditional, before that.
    announced: Vec<Fact>,
    /// Acts on the thing itself.
    sides: Vec<Side>,
    /// Acts on something else, whose object mentions it.
    in_passing: Vec<Side>,
}

impl History {
    fn is_bare(&self) -> bool {
        self.sides.is_empty() && self.in_passing.is_empty()
    }
}

#[derive(Serialize)]
struct Mention {
    cable: String,
    date: Option<String>,
    paragraph: Option<i64>,
    portion: Option<String>,
    words: String,
    quote: String,
}

/// The answer: a history each, and what was too doubtful to be told.
#[derive(Serialize)]
struct Answer {
    histories: Vec<History>,
    left_out: usize,
}

pub(super) fn run(args: &InitiativeArgs) -> Outcome {
    if fold_name(&args.name).is_empty() {
        return Err(Failure::Refused(format!("`{}` is no name", args.name)));
    }
    let store = open(&args.db)?;
    let mut doubt = Doubt::below(args.sure.least());
    let histories = match nodes(&store, &args.name) {
        Ok(found) => {
            let mut histories = of_names(&store, &args.name, &found, &mut doubt)?;
            // "requested reconvening of the Sund Conference": of what is only a part of an object the words tell.
            if histories.iter().all(History::is_bare) {
                histories.extend(of_words(&store, &args.name, &mut doubt)?);
            }
            histories
        }
        Err(failure @ Failure::Nothing { .. }) => {
            let histories = of_words(&store, &args.name, &mut doubt)?;
            if histories.is_empty() && doubt.left_out() == 0 {
                return Err(failure);
            }
            histories
        }
        Err(failure) => return Err(failure),
    };
    let answer = Answer {
        histories,
        left_out: doubt.left_out(),
    };
    let mut out = Out::new();
    if args.db.json {
        out.json(&answer)?;
    } else {
        print(&mut out, &args.name, &answer.histories)?;
        doubt.tell(&mut out)?;
    }
    out.end()?;
    if answer.histories.is_empty() {
        Err(Failure::Empty)
    } else {
        Ok(())
    }
}

/// The histories of the initiatives, and events, that go by a name.
fn of_names(
    store: &Store,
    name: &str,
    found: &[Node],
    doubt: &mut Doubt,
) -> Result<Vec<History>, Failure> {
    let mut histories = Vec::new();
    let told = |node: &&Node| matches!(node.kind, EntityKind::Initiative | EntityKind::Event);
    for node in found.iter().filter(told) {
        histories.extend(of_node(store, node, doubt)?);
    }
    match found.first() {
        Some(other) if histories.is_empty() => Err(Failure::Nothing {
            what: format!(
                "`{name}` is no initiative here but a {}, {}; `cablegraph proposals --about '{name}' --act any` tells what is said \
                 of it",
                other.kind, other.name
            ),
            like: Vec::new(),
        }),
        _ => Ok(histories),
    }
}

fn of_node(store: &Store, node: &Node, doubt: &mut Doubt) -> Result<Vec<History>, Failure> {
    let id = [("entity", Value::Text(node.key.clone()))];
    let acts = acts(store, &id, doubt)?;
    let aliases = store.ask_named("list_aliases", &id)?;
    let names: Vec<String> = aliases
        .rows
        .iter()
        .filter_map(|row| aliases.text(row, "name").map(String::from))
        .filter(|name| *name != node.name)
        .collect();
    let mut first = mention(&store.ask_named("first_mention", &id)?);
    let description = is_description(&node.name);
    let (mut threads, first_told) = if description {
        (threads(store, acts)?, None)
    } else {
        (vec![acts], Some(first_told(store, node, doubt)?))
    };
    if threads.is_empty() {
        threads.push(Vec::new());
    }
    let of_thread = |acts| History {
        initiative: Some(node.clone()),
        names: names.clone(),
        description,
        // Of what is kept apart only the first can be the first.
        first_mention: first.take(),
        ..history(node.name.clone(), acts, &names, first_told)
    };
    Ok(threads.into_iter().map(of_thread).collect())
}

/// What is told where no initiative goes by the name, or nobody acts on it: acts whose object has its words, a history a thread.
fn of_words(store: &Store, words: &str, doubt: &mut Doubt) -> Result<Vec<History>, Failure> {
    let folded = [("words", Value::Text(fold_name(words)))];
    let acts = acts(store, &folded, doubt)?;
    let of_thread = |acts| history(words.to_owned(), acts, &[], None);
    Ok(threads(store, acts)?.into_iter().map(of_thread).collect())
}

/// The statement that is told as the first to propose an initiative: one answer, here and to `query first_proposals`.
fn first_told(store: &Store, node: &Node, doubt: &Doubt) -> Result<Option<i64>, Failure> {
    let asked = [
        ("about", Value::Text(node.key.clone())),
        ("least", Value::Real(doubt.least())),
    ];
    let table = store.ask_named("first_proposals", &asked)?;
    let first = table.rows.first();
    Ok(first.and_then(|row| table.integer(row, "edge_id")))
}

/// A history; `first_told` is the statement that proposed it first, where the store tells which.
fn history(
    name: String,
    acts: Vec<Act>,
    names: &[String],
    first_told: Option<Option<i64>>,
) -> History {
    let folded: Vec<String> = names
        .iter()
        .chain([&name])
        .map(|name| fold_name(name))
        .collect();
    let proposed: Vec<&Fact> = acts
        .iter()
        .map(|act| &act.fact)
        .filter(|fact| fact.predicate == "proposed")
        .filter(|fact| introduces(fact, &folded) || first_told == Some(Some(fact.edge_id)))
        .collect();
    let first = match first_told {
        Some(edge) => proposed.iter().position(|fact| Some(fact.edge_id) == edge),
        None => proposed.iter().position(|fact| fact.modality == "asserted"),
    };
    let announced = proposed.iter().take(first.unwrap_or(proposed.len()));
    let announced: Vec<Fact> = announced
        .filter(|fact| fact.modality != "negated")
        .map(|fact| (*fact).clone())
        .collect();
    let first_proposed = first.map(|at| proposed[at].clone());
    let (on_it, in_passing) = acts.into_iter().partition(|act| is_on_it(act, &folded));
    History {
        initiative: None,
        names: Vec::new(),
        description: true,
        first_mention: None,
        announced,
        first_proposed,
        sides: sides(on_it, &folded),
        in_passing: sides(in_passing, &folded),
        name,
    }
}

/// Whether an act is on the thing itself: its name is among the first words of the object, or the object has none of its names, as
/// "it". "That Tallis come to discuss the Plan" only mentions it.
fn is_on_it(act: &Act, names: &[String]) -> bool {
    const FIRST: usize = 4;
    let object = bare(act.fact.object_text.as_deref().unwrap_or_default());
    let object = format!(" {object} ");
    let at = names
        .iter()
        .filter_map(|name| object.find(&format!(" {name} ")))
        .min();
    match at {
        Some(at) => object[..at].split_whitespace().count() < FIRST || introduces(&act.fact, names),
        None => act.itself,
    }
}

/// Verbs by which a proposal calls for something that is not there yet.
const CALLS_FOR: &str = "undertake establish create hold convene conclude negotiate launch form found adopt draft \
    develop introduce initiate start begin open make have sign organize";

/// Whether the object is the initiative and nothing else, or a call for it: "undertake a joint threat assessment".
///
/// "Accept the joint threat assessment" proposes something else, and a wrong author is worse than none.
fn introduces(fact: &Fact, names: &[String]) -> bool {
    let object = bare(fact.object_text.as_deref().unwrap_or_default());
    if names.contains(&object) {
        return true;
    }
    names
        .iter()
        .filter_map(|name| object.strip_suffix(name.as_str()))
        .any(|before| {
            before
                .split(' ')
                .any(|word| CALLS_FOR.split(' ').any(|verb| verb == word))
        })
}

/// The acts about an initiative that are sure enough.
fn acts(
    store: &Store,
    initiative: &[(&str, Value)],
    doubt: &mut Doubt,
) -> Result<Vec<Act>, Failure> {
    let (mut table, facts) = store.ask_both("list_positions", initiative)?;
    let facts = doubt.sift_rows(&mut table, facts);
    let text = |row: &[Value], column| table.text(row, column).map(String::from);
    let rows = table.rows.iter().zip(facts);
    let acts = rows.map(|(row, fact)| Act {
        fact,
        day: text(row, "day"),
        office: text(row, "office"),
        itself: table.text(row, "relation") == Some("itself"),
    });
    Ok(acts.collect())
}

/// Acts of cables that references tie, together; the threads in the order of their first acts.
fn threads(store: &Store, acts: Vec<Act>) -> Result<Vec<Vec<Act>>, Failure> {
    let parts = select::references(store, &ScopeArgs::default())?.components();
    let part_of: BTreeMap<i64, i64> = parts
        .iter()
        .flat_map(|part| part.iter().map(|id| (*id, part[0])))
        .collect();
    let mut threads: Vec<(i64, Vec<Act>)> = Vec::new();
    for act in acts {
        let cable = act.fact.cable_id;
        let part = part_of.get(&cable).copied().unwrap_or(cable);
        match threads.iter_mut().find(|(known, _)| *known == part) {
            Some((_, acts)) => acts.push(act),
            None => threads.push((part, vec![act])),
        }
    }
    Ok(threads.into_iter().map(|(_, acts)| acts).collect())
}

/// Whether a name says no more than whose it is and what: "Soviet proposal".
fn is_description(name: &str) -> bool {
    const WHAT: &str = "proposal proposals counterproposal counterproposals initiative initiatives resolution \
        resolutions draft drafts";
    let is_what = |word: &str| WHAT.split(' ').any(|what| word.eq_ignore_ascii_case(what));
    name.split(' ').next_back().is_some_and(is_what)
        && name
            .split([' ', '-'])
            .filter(|word| !word.is_empty())
            .all(|word| is_what(word) || is_nation(word))
}

/// Whether a word names a place or people from there: "US", "Soviet".
fn is_nation(word: &str) -> bool {
    let is_nation = |entry: &Entry| matches!(entry.sense, Sense::Place(_) | Sense::Adjective(_));
    matches!(word, "U.S." | "US" | "UK" | "U.K.") || lexicon().phrase(word).iter().any(is_nation)
}

fn mention(table: &Table) -> Option<Mention> {
    let row = table.rows.first()?;
    let text = |column| table.text(row, column).map(String::from);
    let around = table.text(row, "around")?;
    let at = table.integer(row, "at_byte").unwrap_or_default();
    Some(Mention {
        cable: text("cable")?,
        date: text("date"),
        paragraph: table.integer(row, "paragraph"),
        portion: text("portion"),
        words: text("words")?,
        quote: sentence(around, usize::try_from(at).unwrap_or_default()),
    })
}

fn print(out: &mut Out, asked: &str, histories: &[History]) -> Outcome {
    let Some(first) = histories.first() else {
        return out.line(format!(
            "No act whose object has the words `{asked}` is found."
        ));
    };
    if first.initiative.is_none() {
        out.line(format!(
            "No initiative goes by the name `{asked}`; told are acts whose object has these words."
        ))?;
    }
    let keys: Vec<&str> = histories
        .iter()
        .filter_map(|history| history.initiative.as_ref())
        .map(|node| node.key.as_str())
        .collect();
    let several = keys.iter().any(|key| *key != keys[0]);
    if several {
        out.line(format!(
            "Several go by the name `{asked}`; they are kept apart."
        ))?;
    }
    if first.description && histories.len() > 1 {
        out.line(format!(
            "It stands in {} threads of cables that no reference ties and may be {} things; they are kept apart.",
            histories.len(), histories.len()
        ))?;
    }
    for (index, history) in histories.iter().take(MOST).enumerate() {
        if index > 0 || first.initiative.is_none() || several {
            out.line("")?;
        }
        if index > 0 && history.initiative.is_none() && histories[index - 1].initiative.is_some() {
            out.wrapped(
                0,
                "Nobody is read to act on it by its name; acts whose object has these words:",
            )?;
            out.line("")?;
        }
        print_one(out, history, several)?;
    }
    match histories.get(MOST..) {
        Some(rest) if !rest.is_empty() => {
            out.line("")?;
            out.wrapped(0, &format!("{} more are left out; `cablegraph proposals --about '{asked}' --act any` lists all that is said of it, `--json` tells all", rest.len()))
        }
        _ => Ok(()),
    }
}

fn print_one(out: &mut Out, history: &History, keyed: bool) -> Outcome {
    let kind = history
        .initiative
        .as_ref()
        .map(|node| node.kind.to_string());
    out.line(match kind {
        Some(kind) => format!("{} ({kind})", history.name),
        None => format!("“{}”", history.name),
    })?;
    if let Some(node) = history.initiative.as_ref().filter(|_| keyed) {
        out.line(format!("  key: {}", node.key))?;
    }
    if !history.names.is_empty() {
        out.wrapped(2, &format!("also: {}", history.names.join(", ")))?;
    }
    if let Some(mention) = &history.first_mention {
        let day = mention.date.as_deref().unwrap_or("no date");
        out.wrapped(2, &format!("first mentioned: {day}, {}", at(mention)))?;
        out.wrapped(12, &format!("“{}”", mention.quote))?;
    }
    for fact in &history.announced {
        out.wrapped(2, &format!("announced: {}, {}", day(fact), statement(fact)))?;
    }
    match &history.first_proposed {
        Some(fact) => {
            let intended = if fact.modality == "intended" {
                " (intended)"
            } else {
                ""
            };
            out.wrapped(
                2,
                &format!(
                    "first proposed: {}, by {}{intended}",
                    day(fact),
                    fact.subject
                ),
            )?;
            out.wrapped(
                12,
                &format!("{}: “{}”", place(fact), across_pages(&fact.quote)),
            )?;
        }
        None if history.description => {}
        None => out.line("  first proposed: no cable held here is read to say by whom")?,
    }
    print_sides(out, &history.sides)?;
    if !history.in_passing.is_empty() {
        out.line("\nOnly mentioned, in acts on something else:")?;
    }
    print_sides(out, &history.in_passing)
}

fn day(fact: &Fact) -> &str {
    let day = fact.date.as_deref().or(fact.cable_date.as_deref());
    day.unwrap_or("no date")
}

fn print_sides(out: &mut Out, sides: &[Side]) -> Outcome {
    for side in sides {
        out.line("")?;
        let offices = offices(side);
        let government = if side.with_government {
            ", and its Government"
        } else {
            ""
        };
        out.wrapped(0, &format!("{}{government}{offices}", side.name))?;
        for position in &side.positions {
            for (index, fact) in position.facts.iter().enumerate() {
                let said = statement(fact);
                let said = said
                    .strip_prefix(&fact.subject)
                    .unwrap_or(&said)
                    .trim_start();
                match index {
                    0 => out.wrapped(2, &format!("{}  {said}", day(fact)))?,
                    _ => out.wrapped(2, &format!("{}  again", day(fact)))?,
                }
                out.wrapped(
                    14,
                    &format!("{}: “{}”", place(fact), across_pages(&fact.quote)),
                )?;
            }
        }
    }
    Ok(())
}

fn at(mention: &Mention) -> String {
    let paragraph = mention
        .paragraph
        .map(|number| format!(" para {number}"))
        .unwrap_or_default();
    let portion = mention
        .portion
        .as_ref()
        .map(|portion| format!(" ({portion})"))
        .unwrap_or_default();
    format!("{}{paragraph}{portion}", mention.cable)
}
