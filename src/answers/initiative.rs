//! An initiative's history: who first named it, who first proposed it, and where each side stood, over time.
//!
//! Objects are one where the text says so: they go by one name, or the same words stand in cables that references tie. A
//! description such as "Soviet proposal" is no name: what no reference ties is kept apart. The grouping is in `sides`.

use std::cell::OnceCell;
use std::collections::HashMap;

use serde::Serialize;

use super::doubt::Doubt;
use super::error::{AnswerError, Result};
use super::find::{Name, nodes};
use super::select::{self, Cables};
use super::sentence::sentence;
use super::sides::{Act, Side, bare, sides};
use crate::Store;
use crate::model::{EntityKind, Fact, Node, Table, Value, fold_name};
use crate::vocab::{self, Entry, Front, Sense, lexicon};

/// A history each, and what was too doubtful to be told.
#[derive(Clone, Debug, Serialize)]
pub struct Histories {
    /// In order: of initiatives, then of words.
    pub histories: Vec<History>,
    /// Acts read with too little confidence.
    pub left_out: Doubt,
}

/// What is told of one initiative, or of words in one thread of cables.
#[derive(Clone, Debug, Serialize)]
pub struct History {
    /// `None` where nothing goes by the name: the words of the objects are all there is.
    pub initiative: Option<Node>,
    /// Its name, or the words.
    pub name: String,
    /// Its other names.
    pub names: Vec<String>,
    /// Whether what it is called may mean several things, so that cables that no reference ties are kept apart.
    pub description: bool,
    /// The first place that names it.
    pub first_mention: Option<Mention>,
    /// The first act by which somebody is said to have proposed it.
    pub first_proposed: Option<Fact>,
    /// Proposals of it that were announced, or conditional, before that.
    pub announced: Vec<Fact>,
    /// Acts on the thing itself.
    pub sides: Vec<Side>,
    /// Acts on something else, whose object mentions it.
    pub in_passing: Vec<Side>,
}

impl History {
    fn is_bare(&self) -> bool {
        self.sides.is_empty() && self.in_passing.is_empty()
    }
}

/// A place that names something.
#[derive(Clone, Debug, Serialize)]
pub struct Mention {
    /// Number of the cable.
    pub cable: String,
    /// Its day, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Number of the paragraph.
    pub paragraph: Option<i64>,
    /// Its portion marking.
    pub portion: Option<String>,
    /// The name as written.
    pub words: String,
    /// The sentence that has it, white space folded.
    pub quote: String,
}

/// Tells the history of whatever goes by a name: of initiatives and events; where none does, or nobody acts on it, of the
/// words, a history a thread of cables. `least` is how sure an act must be read, from 0 to 1.
///
/// Order: that of the names, then of the first acts. No history where the words stand in none.
///
/// # Errors
///
/// When nothing goes by the name and no object has its words, or when it is something else's.
pub fn initiative(store: &Store, name: Name<'_>, least: f64) -> Result<Histories> {
    let mut doubt = Doubt::below(least);
    let asked = name.as_str();
    let tied = Tied::of(store);
    let histories = match nodes(store, asked) {
        Ok(found) => {
            let mut histories = of_names(&tied, asked, &found, &mut doubt)?;
            // "requested reconvening of the Sund Conference": of what is only a part of an object the words tell.
            if histories.iter().all(History::is_bare) {
                histories.extend(of_words(&tied, asked, &mut doubt)?);
            }
            histories
        }
        Err(error @ AnswerError::NoName { .. }) => {
            let histories = of_words(&tied, asked, &mut doubt)?;
            if histories.is_empty() && doubt.left_out() == 0 {
                return Err(error);
            }
            histories
        }
        Err(error) => return Err(error),
    };
    Ok(Histories {
        histories,
        left_out: doubt,
    })
}

/// The histories of the initiatives, and events, that go by a name.
fn of_names(
    tied: &Tied<'_>,
    name: &str,
    found: &[Node],
    doubt: &mut Doubt,
) -> Result<Vec<History>> {
    let mut histories = Vec::new();
    for node in found {
        let mut of_node = match node.kind {
            EntityKind::Initiative | EntityKind::Event | EntityKind::Body => {
                of_node(tied, node, doubt)?
            }
            _ => continue,
        };
        // A centre or mission that somebody proposed is a body; of others nobody takes sides.
        let is_told = |history: &History| {
            history.first_proposed.is_some()
                || !history.announced.is_empty()
                || !history.sides.is_empty()
        };
        of_node.retain(|history| node.kind != EntityKind::Body || is_told(history));
        histories.extend(of_node);
    }
    match found.first() {
        Some(other) if histories.is_empty() => Err(AnswerError::NoInitiative {
            asked: name.to_owned(),
            other: Box::new(other.clone()),
        }),
        _ => Ok(histories),
    }
}

/// Whether a body is one that somebody is told to propose, "a Sund Information Center", by acts that are sure enough.
pub(super) fn is_proposed(store: &Store, body: &Node, least: f64) -> Result<bool> {
    let histories = of_node(&Tied::of(store), body, &mut Doubt::below(least))?;
    let mut histories = histories.iter();
    Ok(histories.any(|one| one.first_proposed.is_some() || !one.announced.is_empty()))
}

fn of_node(tied: &Tied<'_>, node: &Node, doubt: &mut Doubt) -> Result<Vec<History>> {
    let store = tied.store;
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
    let (mut threads, told) = if description {
        (tied.threads(acts)?, None)
    } else {
        // A body is no object that the store knows as proposed: the words of the objects tell.
        let is_body = node.kind == EntityKind::Body;
        let told = || proposals(store, node, doubt);
        (vec![acts], (!is_body).then(told).transpose()?)
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
        ..history(node.name.clone(), acts, &names, told.as_deref())
    };
    Ok(threads.into_iter().map(of_thread).collect())
}

/// What is told where no initiative goes by the name, or nobody acts on it: acts whose object has its words, a history a thread.
fn of_words(tied: &Tied<'_>, words: &str, doubt: &mut Doubt) -> Result<Vec<History>> {
    let folded = [("words", Value::Text(fold_name(words)))];
    let acts = acts(tied.store, &folded, doubt)?;
    let of_thread = |acts| history(words.to_owned(), acts, &[], None);
    Ok(tied.threads(acts)?.into_iter().map(of_thread).collect())
}

/// The statements that propose an initiative, the thing itself, in time: one answer, here and to `query first_proposals`.
fn proposals(store: &Store, node: &Node, doubt: &Doubt) -> Result<Vec<i64>> {
    let asked = [
        ("about", Value::Text(node.key.clone())),
        ("least", Value::Real(doubt.least())),
        ("all", Value::Integer(1)),
    ];
    let table = store.ask_named("first_proposals", &asked)?;
    let edges = table.rows.iter();
    Ok(edges
        .filter_map(|row| table.integer(row, "edge_id"))
        .collect())
}

/// A history; `told` are the statements that propose it, where the store tells which: else the words of the objects do.
fn history(name: String, acts: Vec<Act>, names: &[String], told: Option<&[i64]>) -> History {
    let folded: Vec<String> = names
        .iter()
        .chain([&name])
        .map(|name| fold_name(name))
        .collect();
    let proposed: Vec<&Fact> = acts
        .iter()
        .map(|act| &act.fact)
        .filter(|fact| fact.predicate == "proposed")
        .filter(|fact| match told {
            Some(told) => told.contains(&fact.edge_id),
            None => introduces(fact, &folded),
        })
        .collect();
    // What is intended is first to `query first_proposals` too.
    let is_first =
        |fact: &&Fact| fact.modality == "asserted" || told.is_some() && fact.modality == "intended";
    let first = proposed.iter().position(is_first);
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

/// Whether the object is the thing and nothing else, or a call for it: "a new Sund Initiative", "undertake a joint threat assessment".
///
/// As `query first_proposals` has it of words that are no node, with nothing behind the name. "Accept the joint threat assessment"
/// proposes something else, and a wrong author is worse than none.
fn introduces(fact: &Fact, names: &[String]) -> bool {
    let object = fact.object_text.as_deref().unwrap_or_default();
    let words = fold_name(object);
    let mut fronts = names
        .iter()
        .filter_map(|name| words.strip_suffix(name.as_str()))
        .filter(|front| front.is_empty() || front.ends_with(' '));
    fronts.any(|front| leads_up(front, object))
}

/// Whether words before a name in an object leave it the thing that is proposed.
fn leads_up(front: &str, object: &str) -> bool {
    let words: Vec<&str> = front.split_whitespace().collect();
    let sorts: Vec<Option<Front>> = words.iter().map(|word| vocab::front(word)).collect();
    if sorts.contains(&Some(Front::Against)) {
        return false;
    }
    let called = sorts.iter().rposition(|sort| *sort == Some(Front::Calls));
    // "Duration of the Conference".
    let is_part = |word: &&str| matches!(*word, "of" | "for" | "to");
    if called.is_none() && words.iter().any(is_part) {
        return false;
    }
    let written = object.to_lowercase().replace('.', "");
    // One other word, an adjective, may stand first, or behind an article or a plain one, and more that hyphens join to it.
    let stands = |at: usize| {
        sorts[at].is_some()
            || at == 0
            || matches!(sorts[at - 1], Some(Front::Article | Front::Plain))
            || written.contains(&format!("{}-{}", words[at - 1], words[at]))
    };
    (called.map_or(0, |at| at + 1)..words.len()).all(stands)
}

/// The acts about an initiative that are sure enough.
fn acts(store: &Store, initiative: &[(&str, Value)], doubt: &mut Doubt) -> Result<Vec<Act>> {
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

/// The store, and which of its cables references tie.
struct Tied<'s> {
    store: &'s Store,
    /// The first cable of each cable's part; read when it is first asked for, as that reads all references.
    parts: OnceCell<HashMap<i64, i64>>,
}

impl<'s> Tied<'s> {
    fn of(store: &'s Store) -> Self {
        Tied {
            store,
            parts: OnceCell::new(),
        }
    }

    /// Acts of cables that references tie, together; the threads in the order of their first acts.
    fn threads(&self, acts: Vec<Act>) -> Result<Vec<Vec<Act>>> {
        let parts = self.parts()?;
        let mut threads: Vec<Vec<Act>> = Vec::new();
        let mut known: HashMap<i64, usize> = HashMap::new();
        for act in acts {
            let cable = act.fact.cable_id;
            let part = parts.get(&cable).copied().unwrap_or(cable);
            let thread = *known.entry(part).or_insert(threads.len());
            if thread == threads.len() {
                threads.push(Vec::new());
            }
            threads[thread].push(act);
        }
        Ok(threads)
    }

    fn parts(&self) -> Result<&HashMap<i64, i64>> {
        if let Some(parts) = self.parts.get() {
            return Ok(parts);
        }
        let parts = select::references(self.store, &Cables::default())?.components();
        let parts = parts
            .iter()
            .flat_map(|part| part.iter().map(|id| (*id, part[0])));
        Ok(self.parts.get_or_init(|| parts.collect()))
    }
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
