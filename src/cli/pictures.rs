//! Loads what a picture shows, and has it made.

use std::collections::{BTreeMap, BTreeSet};

use super::args::PartArgs;
use super::doubt::Doubt;
use super::refs;
use super::report::Failure;
use super::select;
use crate::Store;
use crate::export::{
    self, Link, Mask, Material, Picture, References, Start, Summary, timeline, web_address,
};
use crate::graph::{Compact, Direction};
use crate::model::{EntityKind, Fact, Ids, Node, Scope, Selection, Value};
use crate::vocab::{Family, posts, predicates};

/// Colour of a predicate that no table has.
const PLAIN: &str = "#6b6b6b";
/// So many names and phrases are drawn, and so many messages, where nothing else is asked for.
const USUAL: usize = 60;
const USUAL_MESSAGES: usize = 120;
/// More statements than this are no picture.
const TOO_MANY: usize = 100_000;

/// What surrounds a node; without one, how the nodes that most is said of are tied.
pub(super) fn surroundings(
    store: &Store,
    focus: Option<&Node>,
    args: &PartArgs,
    mask: &Mask,
) -> Result<Picture, Failure> {
    let around = focus.map(|focus| focus.id).into_iter().collect();
    let mut selection = select::part(store, around, args)?;
    let most = selection.top.unwrap_or(USUAL);
    if focus.is_some() {
        selection.top = None;
    } else if selection.predicates.is_empty() {
        selection.predicates = acts().collect();
    }
    let selected = store.select(&selection)?;
    let mut doubt = Doubt::below(args.least);
    doubt.count(selected.left_out);
    let facts = facts(store, &selected.statements)?;
    let sketch = Plan {
        focus,
        title: focus.is_none().then_some("Who deals with whom"),
        args,
        most,
        in_sides: false,
    };
    sketch.draw(store, facts, &doubt, mask)
}

/// Who proposed, asked for, agreed to, rejected or supported what.
pub(super) fn proposals(
    store: &Store,
    focus: Option<&Node>,
    args: &PartArgs,
    mask: &Mask,
) -> Result<Picture, Failure> {
    let around = focus.map(|focus| focus.id).into_iter().collect();
    let mut selection = select::part(store, around, args)?;
    if selection.predicates.is_empty() {
        selection.predicates = acts().filter(|act| act != "met").collect();
    }
    let most = selection.top.take().unwrap_or(USUAL);
    let selected = store.select(&selection)?;
    let mut doubt = Doubt::below(args.least);
    doubt.count(selected.left_out);
    let mut statements = selected.statements;
    if let Some(focus) = focus.filter(|focus| focus.kind == EntityKind::Initiative) {
        about(store, focus, &selection, &mut statements, &mut doubt)?;
    }
    let facts = facts(store, &statements)?;
    let plan = Plan {
        focus,
        title: Some("Who proposed what"),
        args,
        most,
        in_sides: true,
    };
    plan.draw(store, facts, &doubt, mask)
}

/// Adds the acts whose object, or whose sentence, names an initiative.
fn about(
    store: &Store,
    focus: &Node,
    selection: &Selection,
    statements: &mut Ids,
    doubt: &mut Doubt,
) -> Result<(), Failure> {
    let said = store.cables_in(&selection.scope)?;
    let name = Value::Text(crate::model::fold_name(&focus.name));
    for fact in store.ask_facts("list_acts", &[("about", name)])? {
        let is_said = said
            .as_ref()
            .is_none_or(|said| said.contains(fact.cable_id));
        let is_wanted = is_said && selection.predicates.contains(&fact.predicate);
        let id = fact.edge_id;
        let is_new = is_wanted && !statements.contains(id);
        if is_new && !doubt.sift(vec![fact]).is_empty() {
            statements.insert(id);
        }
    }
    Ok(())
}

/// The seven acts.
fn acts() -> impl Iterator<Item = String> {
    let all = predicates().iter();
    all.filter(|(_, predicate)| predicate.family == Family::Act)
        .map(|(name, _)| (*name).to_owned())
}

/// Statements, oldest first.
fn facts(store: &Store, statements: &Ids) -> Result<Vec<Fact>, Failure> {
    let ids: Vec<i64> = statements.iter().take(TOO_MANY + 1).collect();
    if ids.len() > TOO_MANY {
        let why = format!(
            "more than {TOO_MANY} statements are no picture: say which cables, by --since, --until, --post, --tag"
        );
        return Err(Failure::Refused(why));
    }
    let mut facts = store.facts(&ids)?;
    facts.sort_by(|a, b| {
        (&a.cable_date, &a.cable, a.start).cmp(&(&b.cable_date, &b.cable, b.start))
    });
    Ok(facts)
}

/// How statements are to be drawn.
struct Plan<'p> {
    focus: Option<&'p Node>,
    title: Option<&'p str>,
    args: &'p PartArgs,
    most: usize,
    in_sides: bool,
}

impl Plan<'_> {
    fn draw(
        &self,
        store: &Store,
        facts: Vec<Fact>,
        doubt: &Doubt,
        mask: &Mask,
    ) -> Result<Picture, Failure> {
        let cable = self
            .focus
            .filter(|focus| focus.kind == EntityKind::Cable && !self.in_sides);
        let start = match self.focus {
            _ if self.in_sides => Start::Actors,
            // Of a cable all is told that it says, whether or not it names the cable.
            Some(focus) if cable.is_none() => Start::From(focus),
            _ => Start::Anywhere,
        };
        let summary = Summary::of(facts, start, self.most);
        let roles = |fact: &Fact| {
            [
                fact.subject_id,
                fact.object_id,
                fact.recipient_id,
                fact.speaker_id,
            ]
        };
        let mut ids: BTreeSet<i64> = summary.drawn.iter().flat_map(roles).flatten().collect();
        ids.extend(self.focus.map(|focus| focus.id));
        let nodes = store.nodes(&ids.into_iter().collect::<Vec<_>>())?;
        let named = cable.map(|cable| named(store, cable)).transpose()?;
        let style = |predicate: &str| match predicates().get(predicate) {
            Some(predicate) => (predicate.label.clone(), predicate.color.clone()),
            None => (predicate.to_owned(), PLAIN.to_owned()),
        };
        let mut picture = export::surroundings(&Material {
            focus: self.focus,
            title: self.title,
            part: &select::words(&self.args.ties.scope),
            nodes: &nodes,
            summary: &summary,
            named: &named.unwrap_or_default(),
            names: &names(store, &nodes)?,
            links: &links(store, &nodes)?,
            style: &style,
            mask,
            in_sides: self.in_sides,
        });
        let doubt = doubt.words().map(|words| format!("{words}."));
        picture.notes.extend(doubt);
        Ok(picture)
    }
}

/// Everything that a cable names, but tags and cables.
fn named(store: &Store, focus: &Node) -> Result<Vec<Node>, Failure> {
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
fn names(store: &Store, nodes: &[Node]) -> Result<Vec<(i64, String)>, Failure> {
    let mut names = Vec::new();
    for node in nodes
        .iter()
        .filter(|node| node.kind == EntityKind::Initiative)
    {
        let table =
            store.ask_named("list_aliases", &[("entity", Value::Text(node.key.clone()))])?;
        names.extend(
            table
                .rows
                .iter()
                .filter_map(|row| Some((node.id, table.text(row, "name")?.to_owned()))),
        );
    }
    Ok(names)
}

/// Where the texts of cables can be read on the web, as far as their inputs say it.
fn links(store: &Store, nodes: &[Node]) -> Result<BTreeMap<i64, String>, Failure> {
    let is_text =
        |node: &&Node| node.held && matches!(node.kind, EntityKind::Cable | EntityKind::Document);
    let cables: Vec<i64> = nodes.iter().filter(is_text).map(|node| node.id).collect();
    let mut links = BTreeMap::new();
    for (cable, words) in store.documents(&cables)? {
        if let Some(address) = web_address(&words) {
            links.entry(cable).or_insert(address);
        }
    }
    Ok(links)
}

/// The reference chain of a cable.
pub(super) fn chain(store: &Store, focus: &Node, mask: &Mask) -> Result<Picture, Failure> {
    let chain = refs::load(store, focus, Direction::Both, None)?;
    let nodes = if chain.nodes.is_empty() {
        vec![focus.clone()]
    } else {
        chain.nodes
    };
    let links: Vec<Link> = chain
        .links
        .into_iter()
        .map(|(citing, cited, words)| Link {
            by_editors: chain.by_editors.contains(&(citing, cited)),
            citing,
            cited,
            words,
        })
        .collect();
    let title = format!("Reference chain of {}", focus.name);
    draw_references(store, (&title, Some(focus)), &nodes, &links, mask)
}

fn draw_references(
    store: &Store,
    (title, focus): (&str, Option<&Node>),
    nodes: &[Node],
    links: &[Link],
    mask: &Mask,
) -> Result<Picture, Failure> {
    Ok(timeline(&References {
        title,
        focus,
        nodes,
        links,
        web: &self::links(store, nodes)?,
        series: &series,
        mask,
    }))
}

/// "STATE to SAIGON" for `STATETOSAIGON`; a post as it is.
fn series(post: &str) -> String {
    match posts().between(post) {
        Some((from, Some(to))) if posts().exact(post).is_none() => {
            format!("{} to {}", from.name, to.name)
        }
        _ => post.to_owned(),
    }
}

/// The thread of a cable, or the longest threads.
pub(super) fn threads(
    store: &Store,
    focus: Option<&Node>,
    args: &PartArgs,
    mask: &Mask,
) -> Result<Picture, Failure> {
    let scope = &args.ties.scope;
    let references = select::references(store, scope)?;
    let most = args.top.map_or(USUAL_MESSAGES, |top| top as usize);
    let chosen = choose(&references, focus, most);
    if chosen.ids.is_empty() {
        let why = match focus {
            Some(focus) => format!("no reference ties {} to another cable", focus.name),
            None => "no cable chosen refers to another".to_owned(),
        };
        return Err(Failure::Refused(why));
    }
    let nodes = store.nodes(&chosen.ids)?;
    let links = references_among(store, &chosen.ids, select::scope(store, scope)?)?;
    let title = match focus {
        Some(focus) => format!("Thread of {}", focus.name),
        None => "Threads of references".to_owned(),
    };
    let mut picture = draw_references(store, (&title, focus), &nodes, &links, mask)?;
    let part = select::words(scope);
    if !part.is_empty() {
        picture.subtitle = format!("{} {part}.", picture.subtitle);
    }
    picture.notes.extend(chosen.notes);
    Ok(picture)
}

/// Messages to draw, and what is told of the others.
#[derive(Default)]
struct Chosen {
    ids: Vec<i64>,
    notes: Vec<String>,
}

/// The messages nearest to a cable in its thread; without one, whole threads, the longest first.
fn choose(references: &Compact, focus: Option<&Node>, most: usize) -> Chosen {
    let mut chosen = Chosen::default();
    if let Some(focus) = focus {
        let near = references.within(focus.id, Direction::Both, u32::MAX);
        chosen.ids = near.iter().take(most).map(|(node, _)| *node).collect();
        if near.len() > most {
            let left = near.len() - most;
            let note = format!(
                "{left} further messages of the thread are left out, the most distant ones."
            );
            chosen.notes.push(note);
        }
        if !chosen.ids.is_empty() && !chosen.ids.contains(&focus.id) {
            chosen.ids.push(focus.id);
        }
        return chosen;
    }
    let threads = references.components();
    let (mut left, mut messages) = (0, 0);
    for thread in &threads {
        if chosen.ids.is_empty() || chosen.ids.len() + thread.len() <= most {
            chosen.ids.extend(thread.iter().take(most));
        } else {
            left += 1;
            messages += thread.len();
        }
    }
    if left > 0 {
        let note = format!("{left} shorter threads of {messages} messages are left out.");
        chosen.notes.push(note);
    }
    chosen
}

/// Which of some messages refers to which, with its words.
fn references_among(store: &Store, ids: &[i64], scope: Scope) -> Result<Vec<Link>, Failure> {
    let selection = Selection {
        scope,
        around: ids.to_vec(),
        predicates: vec!["references".to_owned()],
        ..Selection::default()
    };
    let among: Ids = ids.iter().copied().collect();
    let facts = facts(store, &store.select(&selection)?.statements)?;
    let mut links: BTreeMap<(i64, i64), Link> = BTreeMap::new();
    for fact in facts {
        let (Some(citing), Some(cited)) = (fact.subject_id, fact.object_id) else {
            continue;
        };
        if !among.contains(citing) || !among.contains(cited) {
            continue;
        }
        let by_editors = fact.rule.starts_with("editor");
        let link = links.entry((citing, cited)).or_insert_with(|| Link {
            citing,
            cited,
            words: fact.object_text.unwrap_or_default(),
            by_editors,
        });
        link.by_editors &= by_editors;
    }
    Ok(links.into_values().collect())
}
