//! An initiative's history: who first named it, who first proposed it, and where each side stood, over time.
//!
//! Objects are one where the text says so: they go by one name, or the same words stand in cables that references tie. A
//! description such as "Soviet proposal" is no name: what no reference ties is kept apart. The grouping is in `sides` and `tied`,
//! what is on the thing and what only mentions it in `itself`.

use serde::Serialize;

use super::doubt::Doubt;
use super::error::{AnswerError, Result};
use super::find::{Name, spelled};
use super::itself::{introduces, is_on_it};
use super::sentence::sentence;
use super::sides::{Act, Side, sides};
use super::tied::Tied;
use crate::Store;
use crate::model::{EntityKind, Fact, Node, Table, Value, fold_name};
use crate::store::queries;
use crate::vocab::{Entry, Sense, lexicon};

pub use super::tied::Thread;

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
    /// The cables that references tie, where others are kept apart from them.
    pub thread: Option<Thread>,
    /// The first place that names it.
    pub first_mention: Option<Mention>,
    /// The first act by which somebody is said to have proposed it.
    pub first_proposed: Option<Fact>,
    /// Where nobody is said so, how many proposals mention it in their object or sentence and are of something else.
    pub proposals_beside: usize,
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
    let histories = match spelled(store, asked) {
        Ok(found) => {
            let mut histories = match of_names(&tied, asked, &found, &mut doubt) {
                // Tags say "test ban" too, which is no name that an act could have for its object.
                Err(AnswerError::NoInitiative { other, .. })
                    if other.kind == EntityKind::Topic && has_words(store, asked)? =>
                {
                    Vec::new()
                }
                histories => histories?,
            };
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

/// Whether some act, however sure, has words in its object.
fn has_words(store: &Store, words: &str) -> Result<bool> {
    let folded = [("words", Value::Text(fold_name(words)))];
    Ok(!acts(store, &folded, &mut Doubt::below(0.0))?.is_empty())
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

/// The acts on an initiative itself, and those on something else that mention it, however sure; of a body, only where somebody
/// is told to propose it, "a Sund Information Center", by acts that are sure enough.
pub(super) fn stands(
    store: &Store,
    node: &Node,
    least: f64,
) -> Result<Option<(Vec<Fact>, Vec<Fact>)>> {
    let tied = Tied::of(store);
    let is_plan = match node.kind {
        EntityKind::Initiative => true,
        EntityKind::Body => {
            let histories = of_node(&tied, node, &mut Doubt::below(least))?;
            let mut histories = histories.iter();
            histories.any(|one| one.first_proposed.is_some() || !one.announced.is_empty())
        }
        _ => false,
    };
    if !is_plan {
        return Ok(None);
    }
    let (mut on_it, mut in_passing) = (Vec::new(), Vec::new());
    let facts = |sides: Vec<Side>| {
        let positions = sides.into_iter().flat_map(|side| side.positions);
        positions.flat_map(|position| position.facts)
    };
    for history in of_node(&tied, node, &mut Doubt::below(0.0))? {
        on_it.extend(facts(history.sides));
        in_passing.extend(facts(history.in_passing));
    }
    Ok(Some((on_it, in_passing)))
}

fn of_node(tied: &Tied<'_>, node: &Node, doubt: &mut Doubt) -> Result<Vec<History>> {
    let store = tied.store;
    let id = [("entity", Value::Text(node.key.clone()))];
    let mut acts = acts(store, &id, doubt)?;
    let aliases = store.ask_query(queries::LIST_ALIASES, &id)?;
    let names: Vec<String> = aliases
        .rows
        .iter()
        .filter_map(|row| aliases.text(row, "name").map(String::from))
        .filter(|name| *name != node.name)
        .collect();
    let mut first = mention(&store.ask_query(queries::FIRST_MENTION, &id)?);
    let description = is_description(&node.name);
    if !description {
        // A body is no object that the store knows as proposed: the words of the objects tell.
        let is_body = node.kind == EntityKind::Body;
        let told = (!is_body).then(|| proposals(store, node, doubt));
        let told = told.transpose()?;
        add_told(store, &mut acts, told.as_deref().unwrap_or_default())?;
        let mut history = History {
            initiative: Some(node.clone()),
            first_mention: first,
            description,
            ..history(node.name.clone(), acts, &names, told.as_deref())
        };
        if history.first_proposed.is_none() {
            let announced = history.announced.len();
            history.proposals_beside =
                count_proposals(store, node, doubt)?.saturating_sub(announced);
        }
        return Ok(vec![History { names, ..history }]);
    }
    let mut threads = tied.threads(acts)?;
    if threads.is_empty() {
        threads.push(Vec::new());
    }
    let is_one = threads.len() == 1;
    let of_thread = |acts: Vec<Act>| {
        Ok(History {
            initiative: Some(node.clone()),
            names: names.clone(),
            thread: if is_one {
                None
            } else {
                Thread::of(store, &acts)?
            },
            // Of what is kept apart only the first can be the first.
            first_mention: first.take(),
            ..history(node.name.clone(), acts, &names, None)
        })
    };
    threads.into_iter().map(of_thread).collect()
}

/// Adds proposals of a thing that name it too far back in their object to be found by it.
fn add_told(store: &Store, acts: &mut Vec<Act>, told: &[i64]) -> Result<()> {
    let is_new = |id: &i64| acts.iter().all(|act| act.fact.edge_id != *id);
    let new: Vec<i64> = told.iter().copied().filter(is_new).collect();
    let act = |fact: Fact| Act {
        day: fact.date.clone().or_else(|| fact.cable_date.clone()),
        office: None,
        itself: true,
        fact,
    };
    acts.extend(store.facts(&new)?.into_iter().map(act));
    acts.sort_by(|a, b| {
        let by = |act: &Act| (act.day.is_none(), act.day.clone(), act.fact.cable.clone());
        by(a).cmp(&by(b)).then(a.fact.start.cmp(&b.fact.start))
    });
    Ok(())
}

/// How many proposals, made or meant, name an initiative in their object or sentence, as `proposals --about` lists them.
fn count_proposals(store: &Store, node: &Node, doubt: &Doubt) -> Result<usize> {
    let asked = [
        ("about", Value::Text(fold_name(&node.name))),
        ("act", Value::Text("proposed".to_owned())),
        ("least", Value::Real(doubt.least())),
    ];
    let facts = store.ask_facts(queries::LIST_ACTS, &asked)?.into_iter();
    Ok(facts.filter(|fact| fact.modality != "negated").count())
}

/// What is told where no initiative goes by the name, or nobody acts on it: acts whose object has its words, a history a thread.
fn of_words(tied: &Tied<'_>, words: &str, doubt: &mut Doubt) -> Result<Vec<History>> {
    let folded = [("words", Value::Text(fold_name(words)))];
    let acts = acts(tied.store, &folded, doubt)?;
    let of_thread = |acts: Vec<Act>| {
        Ok(History {
            thread: Thread::of(tied.store, &acts)?,
            ..history(words.to_owned(), acts, &[], None)
        })
    };
    tied.threads(acts)?.into_iter().map(of_thread).collect()
}

/// The statements that propose an initiative, the thing itself, in time: one answer, here and to `query first_proposals`.
fn proposals(store: &Store, node: &Node, doubt: &Doubt) -> Result<Vec<i64>> {
    let asked = [
        ("about", Value::Text(node.key.clone())),
        ("least", Value::Real(doubt.least())),
        ("all", Value::Integer(1)),
    ];
    let table = store.ask_query(queries::FIRST_PROPOSALS, &asked)?;
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
    let is_told = |act: &Act| told.is_some_and(|told| told.contains(&act.fact.edge_id));
    let (on_it, in_passing) = acts
        .into_iter()
        .partition(|act| is_told(act) || is_on_it(act, &folded));
    History {
        initiative: None,
        names: Vec::new(),
        description: true,
        thread: None,
        proposals_beside: 0,
        first_mention: None,
        announced,
        first_proposed,
        sides: sides(on_it, &folded),
        in_passing: sides(in_passing, &folded),
        name,
    }
}

/// The acts about an initiative that are sure enough.
fn acts(store: &Store, initiative: &[(&str, Value)], doubt: &mut Doubt) -> Result<Vec<Act>> {
    let (mut table, facts) = store.ask_both(queries::LIST_POSITIONS, initiative)?;
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
