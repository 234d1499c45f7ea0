//! `draw`: a cable's surroundings, a reference chain in time, an entity's relations, as SVG, PNG, DOT or Mermaid.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use serde::Serialize;

use super::args::DrawArgs;
use super::doubt::Doubt;
use super::find::{cable, node, open};
use super::out::Out;
use super::refs;
use super::report::{Failure, Outcome};
use super::select;
use crate::Store;
#[cfg(feature = "png")]
use crate::export::Png;
use crate::export::{
    Dot, Exporter, Hidden, Mask, Material, Mermaid, Picture, Svg, surroundings, timeline,
};
use crate::graph::Direction;
use crate::model::{DOUBTFUL, EntityKind, Fact, Ids, Node, Value};
use crate::store::Protected;
use crate::vocab::{is_no_name, is_place_word, is_title_word, predicates};

/// Colour of a predicate that no table has.
const PLAIN: &str = "#6b6b6b";

#[derive(Serialize)]
struct Drawn<'p> {
    file: String,
    shapes: usize,
    lines: usize,
    notes: &'p [String],
}

pub(super) fn run(args: &DrawArgs) -> Outcome {
    let exporter = exporter(&args.output)?;
    let store = open(&args.db)?;
    let mask = if args.show_protected {
        Mask::none()
    } else {
        mask(&store)?
    };
    let said = select::cables(&store, &args.scope)?;
    let picture = if args.chain {
        if said.is_some() {
            let why = "a reference chain is drawn whole: leave out which cables";
            return Err(Failure::Refused(why.to_owned()));
        }
        let focus = cable(&store, &args.target)?;
        draw_chain(&store, &focus, &mask)?
    } else {
        let focus = node(&store, &args.target)?;
        let wanted = Wanted {
            least: args.least,
            via: select::via(&args.via)?.0,
            said,
        };
        draw_surroundings(&store, &focus, &wanted, &mask)?
    };
    write(&args.output, exporter.write(&picture))?;
    let drawn = Drawn {
        file: args.output.display().to_string(),
        shapes: picture.shapes.len(),
        lines: picture.lines.len(),
        notes: &picture.notes,
    };
    let mut out = Out::new();
    if args.db.json {
        out.json(&drawn)?;
    } else {
        let count = |count: usize, what: &str| {
            format!("{count} {what}{}", if count == 1 { "" } else { "s" })
        };
        out.line(format!(
            "{}: {}, {}",
            drawn.file,
            count(drawn.shapes, "shape"),
            count(drawn.lines, "line")
        ))?;
        drawn.notes.iter().try_for_each(|note| out.line(note))?;
    }
    out.end()
}

fn exporter(path: &Path) -> Result<Box<dyn Exporter>, Failure> {
    match path
        .extension()
        .and_then(|ending| ending.to_str())
        .map(str::to_ascii_lowercase)
        .as_deref()
    {
        Some("svg") => Ok(Box::new(Svg)),
        Some("dot" | "gv") => Ok(Box::new(Dot)),
        Some("mmd" | "mermaid") => Ok(Box::new(Mermaid)),
        #[cfg(feature = "png")]
        Some("png") => Ok(Box::new(Png)),
        _ => Err(Failure::BadFormat(path.into())),
    }
}

/// Writes a file, or says which could not be written.
pub(super) fn write(path: &Path, drawn: io::Result<Vec<u8>>) -> Outcome {
    drawn
        .and_then(|bytes| fs::write(path, bytes))
        .map_err(|error| Failure::File(path.into(), error))
}

/// Everything that must not be shown.
pub(super) fn mask(store: &Store) -> Result<Mask, Failure> {
    let sources = store.protected()?;
    let mask = Mask::over(sources.values().cloned().map(hidden));
    let mut beside = BTreeMap::new();
    for source in sources.values() {
        let cables: Vec<i64> = source.cables.iter().copied().collect();
        for edge in store.mentions_around(&cables)? {
            let (Some(id), true) = (edge.object, source.cables.contains(&edge.cable)) else {
                continue;
            };
            let known = sources.contains_key(&id) || beside.contains_key(&id);
            if !known && is_only_beside(store, &mask, source, (edge.cable, id))? {
                beside.insert(id, edge.cable);
            }
        }
    }
    Ok(mask.and_beside(beside))
}

/// Whether the name of what a source's cable names would give the source away, and no other cable names it: a namesake
/// whom others name keeps the name.
fn is_only_beside(
    store: &Store,
    mask: &Mask,
    source: &Protected,
    (cable, id): (i64, i64),
) -> Result<bool, Failure> {
    let nodes = store.nodes(&[id])?;
    let gives_away = |node: &Node| Mask::hides(&mask.text(cable, &node.name));
    if !nodes.iter().any(gives_away) {
        return Ok(false);
    }
    let named = store.mentions_around(&[id])?;
    Ok(named.iter().all(|edge| source.cables.contains(&edge.cable)))
}

/// What gives a protected source away: whole names anywhere, single words in its own cables.
///
/// Titles and places beside a name, "Ambassador", say nothing of who it is, and would black out half a picture.
fn hidden(source: Protected) -> Hidden {
    let tells = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && !is_title_word(word)
            && !is_no_name(word)
            && !is_place_word(word)
    };
    let mut hidden = Hidden {
        cables: source.cables,
        ..Hidden::default()
    };
    for name in source.names {
        let all: Vec<&str> = name
            .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'' && c != '’')
            .filter(|word| word.chars().count() > 1)
            .collect();
        let telling: Vec<&str> = all.iter().copied().filter(tells).collect();
        match (all.len(), telling.as_slice()) {
            // A surname is hidden even where a country has the same.
            (1, _) if !is_title_word(all[0]) && !is_no_name(all[0]) => hidden.words.push(name),
            (0 | 1, _) | (_, []) => {}
            (_, words) => {
                hidden.words.extend(words.iter().map(ToString::to_string));
                if words.len() > 1 {
                    hidden.names.push(words.join(" "));
                }
                hidden.names.push(name);
            }
        }
    }
    hidden
}

/// The picture of a chain.
pub(super) fn draw_chain(store: &Store, focus: &Node, mask: &Mask) -> Result<Picture, Failure> {
    let chain = refs::load(store, focus, Direction::Both, None)?;
    let nodes = if chain.nodes.is_empty() {
        vec![focus.clone()]
    } else {
        chain.nodes
    };
    Ok(timeline(focus, &nodes, &chain.links, mask))
}

/// Which statements to draw.
pub(super) struct Wanted {
    /// How sure an act must be.
    pub(super) least: f64,
    /// Names of predicates; all where there are none.
    pub(super) via: Vec<String>,
    /// The cables that say them; all where none are chosen.
    pub(super) said: Option<Ids>,
}

impl Default for Wanted {
    fn default() -> Self {
        Wanted {
            least: DOUBTFUL,
            via: Vec::new(),
            said: None,
        }
    }
}

/// The picture of what surrounds a node.
pub(super) fn draw_surroundings(
    store: &Store,
    focus: &Node,
    wanted: &Wanted,
    mask: &Mask,
) -> Result<Picture, Failure> {
    let mut doubt = Doubt::below(wanted.least);
    let mut facts = facts(store, focus)?;
    let said = wanted.said.as_ref();
    facts.retain(|fact| {
        (wanted.via.is_empty() || wanted.via.contains(&fact.predicate))
            && said.is_none_or(|said| said.contains(fact.cable_id))
    });
    let facts = doubt.sift(facts);
    let mut ids: BTreeSet<i64> = BTreeSet::from([focus.id]);
    for fact in &facts {
        ids.extend(
            [
                fact.subject_id,
                fact.object_id,
                fact.recipient_id,
                fact.speaker_id,
            ]
            .into_iter()
            .flatten(),
        );
    }
    let nodes = store.nodes(&ids.into_iter().collect::<Vec<_>>())?;
    let named = if focus.kind == EntityKind::Cable {
        named(store, focus)?
    } else {
        Vec::new()
    };
    let names = names(store, &nodes)?;
    let style = |predicate: &str| match predicates().get(predicate) {
        Some(predicate) => (predicate.label.clone(), predicate.color.clone()),
        None => (predicate.to_owned(), PLAIN.to_owned()),
    };
    let mut picture = surroundings(&Material {
        focus,
        nodes: &nodes,
        facts: &facts,
        named: &named,
        names: &names,
        style: &style,
        mask,
    });
    picture
        .notes
        .extend(doubt.words().map(|words| format!("{words}.")));
    Ok(picture)
}

/// What a cable states and which cite it; what is said of anything else.
fn facts(store: &Store, focus: &Node) -> Result<Vec<Fact>, Failure> {
    let id = [("entity", Value::Text(focus.key.clone()))];
    let table = store.ask_named("list_facts_of_entity", &id)?;
    let mut ids: Vec<i64> = table
        .rows
        .iter()
        .filter_map(|row| table.integer(row, "edge_id"))
        .collect();
    if focus.kind == EntityKind::Cable {
        let own = store.ask_named(
            "list_facts_of_cable",
            &[("cable", Value::Text(focus.key.clone()))],
        )?;
        ids.extend(
            own.rows
                .iter()
                .filter_map(|row| own.integer(row, "edge_id")),
        );
    }
    ids.sort_unstable();
    ids.dedup();
    Ok(store.facts(&ids)?)
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

/// Every name of the nodes drawn, to find them in words.
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
