//! Pictures of the graph: loads what one shows, and has it made.

mod references;

use std::collections::{BTreeMap, BTreeSet};

use super::doubt::Doubt;
use super::error::{AnswerError, Result};
use super::initiative::stands;
use super::mask::unsettled;
use super::select::{self, Part};
use super::sides::state_of;
use crate::Store;
use crate::export::{self, Mask, Material, Picture, Start, Style, Summary, web_address};
use crate::model::{EntityKind, Fact, Ids, Node, Selection, Value, fold_name};
use crate::store::{SURER, queries};
use crate::vocab::{Family, acts, predicates};

pub use references::{chain, threads};

/// A picture, and what is not sure of its masking.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The picture.
    pub picture: Picture,
    /// How many protect marks in the cables that it tells of are about nobody known: whom they mean may not be masked.
    pub unsettled: usize,
}

/// Colour of a predicate that no table has.
const PLAIN: &str = "#6b6b6b";
/// So many names and phrases are drawn where nothing else is asked for.
const USUAL: usize = 60;
/// More statements than this are no picture.
const TOO_MANY: usize = 100_000;

/// Draws what surrounds a node; without one, who deals most with whom. Empty where nothing is told.
///
/// # Errors
///
/// When a cable or post is not there, or a word or day cannot be read; when a predicate is no line, or too many
/// statements are chosen.
pub fn surroundings(
    store: &Store,
    focus: Option<&Node>,
    part: &Part,
    mask: &Mask,
) -> Result<Drawn> {
    let around = focus.map(|focus| focus.id).into_iter().collect();
    let mut selection = select::selection(store, around, part)?;
    refuse_undrawn(&part.ties.via)?;
    if focus.is_none() && part.ties.via.is_empty() {
        selection.predicates = acts().map(str::to_owned).collect();
    }
    let most = selection.top.take().unwrap_or(USUAL);
    let asked = ask(store, selection)?;
    let plan = Plan {
        focus,
        title: focus.is_none().then_some("Who deals with whom"),
        part,
        most,
        in_sides: false,
    };
    plan.draw(store, asked, mask)
}

/// Draws who proposed, asked for, agreed to, rejected or supported what, or was concerned about it. Empty where nothing is
/// told.
///
/// # Errors
///
/// When a cable or post is not there, or a word or day cannot be read; when a predicate is no act, or too many statements
/// are chosen.
pub fn proposals(store: &Store, focus: Option<&Node>, part: &Part, mask: &Mask) -> Result<Drawn> {
    let government = focus.and_then(|focus| government_of(store, focus));
    let around = focus.into_iter().chain(&government);
    let around = around.map(|node| node.id).collect();
    let mut selection = select::selection(store, around, part)?;
    if part.ties.via.is_empty() {
        // Those who met stand on no side.
        let is_mutual = |act: &&str| predicates().get(act).is_some_and(|act| act.symmetric);
        let acts = acts().filter(|act| !is_mutual(act));
        selection.predicates = acts.map(str::to_owned).collect();
    }
    let is_act = |name: &String| acts().any(|act| act == name);
    if selection.predicates.is_empty() || !selection.predicates.iter().all(is_act) {
        return Err(AnswerError::NoActs(acts().map(str::to_owned).collect()));
    }
    let most = selection.top.take().unwrap_or(USUAL);
    let mut asked = ask(store, selection)?;
    if let Some(focus) = focus {
        asked.keep_to(store, focus)?;
    }
    let plan = Plan {
        focus,
        title: Some("Who proposed, asked for, agreed to, rejected, supported what"),
        part,
        most,
        in_sides: true,
    };
    plan.draw(store, asked, mask)
}

/// The government of a state, where it is known apart from it.
fn government_of(store: &Store, focus: &Node) -> Option<Node> {
    let state = (focus.kind == EntityKind::Place).then(|| focus.name.to_lowercase())?;
    let keys = ["", "the "].map(|the| format!("body:government of {the}{state}"));
    let known = |key: &String| {
        store
            .find_key(key)
            .ok()
            .flatten()
            .filter(|node| node.key == *key)
    };
    keys.iter().find_map(known)
}

/// Refuses predicates that are written on shapes and are no lines.
fn refuse_undrawn(predicates: &[String]) -> Result<()> {
    let undrawn = predicates.iter().find(|name| Summary::is_undrawn(name));
    match undrawn {
        None => Ok(()),
        Some(name) => Err(AnswerError::Undrawn(name.clone())),
    }
}

/// Statements to choose from.
struct Asked {
    selection: Selection,
    statements: Ids,
    doubt: Doubt,
    /// How many more there are, less sure than those.
    passed_over: usize,
    /// How many are on something else and only mention what the picture is about.
    beside: usize,
}

/// Finds statements; of more than can be weighed, the surest.
fn ask(store: &Store, mut selection: Selection) -> Result<Asked> {
    let mut doubt = Doubt::below(selection.least);
    let mut selected = store.select(&selection)?;
    doubt.count(selected.left_out);
    let of_all = selected.statements.iter().count();
    let unsure = selected.unsure;
    let mut found = of_all;
    for (least, unsure) in SURER.into_iter().zip(unsure) {
        // How many are left is known before they are found, but where what is near depends on how sure the way there is.
        let is_known = selection.around.is_empty();
        if found > TOO_MANY && (!is_known || of_all - unsure <= TOO_MANY) {
            selection.least = selection.least.max(least);
            selected = store.select(&selection)?;
            found = selected.statements.iter().count();
        }
    }
    // Where all are equally sure, none is left by asking for surer ones.
    if found <= TOO_MANY && (found > 0 || of_all == 0) {
        return Ok(Asked {
            selection,
            statements: selected.statements,
            doubt,
            passed_over: of_all - found,
            beside: 0,
        });
    }
    Err(AnswerError::TooMany(TOO_MANY))
}

impl Asked {
    /// Keeps to the acts on an initiative itself, as the command `initiative` tells them: those that have it for an object and
    /// those that name it so in words. Those whose object or sentence only mentions it are counted.
    fn keep_to(&mut self, store: &Store, focus: &Node) -> Result<()> {
        let least = self.selection.least;
        let Some((on_it, in_passing)) = stands(store, focus, least)? else {
            return Ok(());
        };
        let said = store.cables_in(&self.selection.scope)?;
        let is_wanted = |fact: &Fact| {
            let is_said = said
                .as_ref()
                .is_none_or(|said| said.contains(fact.cable_id));
            is_said && self.selection.predicates.contains(&fact.predicate)
        };
        let own: Ids = on_it.iter().map(|fact| fact.edge_id).collect();
        let name = Value::Text(fold_name(&focus.name));
        let about = store.ask_facts(queries::LIST_ACTS, &[("about", name)])?;
        let mentions = in_passing.iter().chain(&about);
        let mentions = mentions.filter(|fact| fact.confidence >= least && is_wanted(fact));
        let mentions = mentions.map(|fact| fact.edge_id);
        let mentions: Ids = mentions.filter(|id| !own.contains(*id)).collect();
        // What it does itself stays.
        let passing = in_passing
            .iter()
            .filter(|fact| fact.subject_id != Some(focus.id));
        let passing: Ids = passing.map(|fact| fact.edge_id).collect();
        let kept = self.statements.iter().filter(|id| !passing.contains(*id));
        let mut statements: Ids = kept.collect();
        // What has it for an end was weighed before.
        let is_tied = |fact: &Fact| {
            [fact.subject_id, fact.object_id, fact.recipient_id].contains(&Some(focus.id))
        };
        let new = on_it
            .into_iter()
            .filter(|fact| is_wanted(fact) && !is_tied(fact));
        let new: Vec<Fact> = new.collect();
        for fact in self.doubt.sift(new) {
            statements.insert(fact.edge_id);
        }
        let beside = mentions.iter().filter(|id| !statements.contains(*id));
        self.beside = beside.count();
        self.statements = statements;
        Ok(())
    }
}

/// Statements, oldest first.
fn facts(store: &Store, statements: &Ids) -> Result<Vec<Fact>> {
    let mut facts = store.facts(&statements.iter().collect::<Vec<_>>())?;
    facts.sort_by(|a, b| {
        (&a.cable_date, &a.cable, a.start).cmp(&(&b.cable_date, &b.cable, b.start))
    });
    Ok(facts)
}

/// How statements are to be drawn.
struct Plan<'p> {
    focus: Option<&'p Node>,
    title: Option<&'p str>,
    part: &'p Part,
    most: usize,
    in_sides: bool,
}

impl Plan<'_> {
    fn draw(&self, store: &Store, asked: Asked, mask: &Mask) -> Result<Drawn> {
        let mut facts = facts(store, &asked.statements)?;
        let is_one = self.in_sides && self.tell_as_one(&mut facts);
        let proofs = facts.iter().map(|fact| fact.cable_id);
        let unsettled = unsettled(
            store,
            &proofs.chain(self.focus.map(|focus| focus.id)).collect(),
        )?;
        let start = self.start();
        let mut summary = Summary::of(facts, start, self.most);
        summary.left_out += asked.passed_over;
        let nodes = self.nodes(store, &summary)?;
        let named = match start {
            Start::Cable(cable) => named(store, cable)?,
            _ => Vec::new(),
        };
        let mut picture = export::surroundings(&Material {
            focus: self.focus,
            title: self.title,
            part: &self.part.words(),
            nodes: &nodes,
            summary: &summary,
            named: &named,
            names: &names(store, &nodes)?,
            links: &links(store, &nodes, mask)?,
            style: &style,
            mask,
            in_sides: self.in_sides,
        });
        let beside = match asked.beside {
            0 => None,
            1 => Some("1 act on something else that mentions it is left out.".to_owned()),
            many => Some(format!(
                "{many} acts on something else that mention it are left out."
            )),
        };
        picture.notes.extend(beside);
        let doubt = asked.doubt.words().map(|words| format!("{words}."));
        picture.notes.extend(doubt);
        let one = "A state and its government are one side.".to_owned();
        picture.notes.extend(is_one.then_some(one));
        Ok(Drawn { picture, unsettled })
    }

    fn start(&self) -> Start<'_> {
        match self.focus {
            _ if self.in_sides => Start::Actors,
            Some(focus) if focus.kind == EntityKind::Cable => Start::Cable(focus),
            Some(focus) => Start::From(focus),
            None => Start::Anywhere,
        }
    }

    /// Every node that is drawn.
    fn nodes(&self, store: &Store, summary: &Summary) -> Result<Vec<Node>> {
        let roles = |fact: &Fact| {
            [
                fact.subject_id, fact.object_id, fact.recipient_id, fact.speaker_id,
            ]
        };
        let mut ids: BTreeSet<i64> = summary.drawn.iter().flat_map(roles).flatten().collect();
        ids.extend(self.focus.map(|focus| focus.id));
        Ok(store.nodes(&ids.into_iter().collect::<Vec<_>>())?)
    }

    /// Gives the acts of governments to their states, where both are drawn; what a picture is about stays. Gives whether any were.
    fn tell_as_one(&self, facts: &mut [Fact]) -> bool {
        let named = facts
            .iter()
            .filter_map(|fact| Some((fact.subject.clone(), fact.subject_id?)));
        let mut states: BTreeMap<String, i64> = named.collect();
        states.extend(self.focus.map(|focus| (focus.name.clone(), focus.id)));
        let focus = self.focus.map(|focus| focus.id);
        let mut is_one = false;
        for fact in facts.iter_mut().filter(|fact| fact.subject_id != focus) {
            let state = state_of(&fact.subject).and_then(|state| states.get_key_value(state));
            if let Some((name, id)) = state {
                fact.subject.clone_from(name);
                fact.subject_id = Some(*id);
                is_one = true;
            }
        }
        is_one
    }
}

/// How a predicate is drawn.
fn style(name: &str) -> Style {
    match predicates().get(name) {
        Some(predicate) => Style {
            label: predicate.label.clone(),
            color: predicate.color.clone(),
            symmetric: predicate.symmetric,
            has_day: predicate.family == Family::Act,
        },
        None => Style {
            label: name.to_owned(),
            color: PLAIN.to_owned(),
            ..Style::default()
        },
    }
}

/// Everything that a cable names, but tags and cables.
fn named(store: &Store, focus: &Node) -> Result<Vec<Node>> {
    let mentions = store.mentions_around(&[focus.id])?;
    let ids: BTreeSet<i64> = mentions
        .iter()
        .filter(|edge| edge.cable == focus.id)
        .filter_map(|edge| edge.object)
        .collect();
    let mut nodes = store.nodes(&ids.into_iter().collect::<Vec<_>>())?;
    nodes.retain(|node| {
        !matches!(
            node.kind,
            EntityKind::Topic | EntityKind::Cable | EntityKind::Event
        )
    });
    Ok(nodes)
}

/// Every name of the initiatives drawn, to find them in words.
fn names(store: &Store, nodes: &[Node]) -> Result<Vec<(i64, String)>> {
    let mut names = Vec::new();
    for node in nodes
        .iter()
        .filter(|node| node.kind == EntityKind::Initiative)
    {
        let table = store.ask_query(
            queries::LIST_ALIASES,
            &[("entity", Value::Text(node.key.clone()))],
        )?;
        names.extend(
            table
                .rows
                .iter()
                .filter_map(|row| Some((node.id, table.text(row, "name")?.to_owned()))),
        );
    }
    Ok(names)
}

/// Where the texts of cables can be read on the web, as far as their inputs say it; no address that names a protected
/// source.
fn links(store: &Store, nodes: &[Node], mask: &Mask) -> Result<BTreeMap<i64, String>> {
    let held = nodes.iter().filter(|node| node.held && node.is_text());
    let cables: Vec<i64> = held.map(|node| node.id).collect();
    let mut links = BTreeMap::new();
    for (cable, words) in store.documents(&cables)? {
        let parted = words.replace(|c: char| !c.is_alphanumeric(), " ");
        if let Some(address) = web_address(&words)
            && !Mask::hides(&mask.text(cable, &parted))
        {
            links.entry(cable).or_insert(address);
        }
    }
    Ok(links)
}
