//! Chains and threads of references: which messages they hold, and which are drawn.

use std::collections::BTreeMap;

use super::super::chain::{self, Extent};
use super::super::error::Result;
use super::super::mask::unsettled;
use super::super::select::{self, Part};
use super::{Drawn, facts};
use crate::Store;
use crate::export::{Link, Mask, References, counted, timeline};
use crate::graph::{Compact, Direction};
use crate::model::{AIRGRAM, Ids, Mrn, Node, Scope, Selection};
use crate::vocab::posts;

/// So many messages are drawn where nothing else is asked for.
const USUAL: usize = 120;

/// Draws the reference chain of a cable. Empty where no reference ties it to another.
///
/// # Errors
///
/// Those of the store.
pub fn chain(store: &Store, focus: &Node, mask: &Mask) -> Result<Drawn> {
    let chain = chain::chain(store, focus, Extent::All(Direction::Both))?;
    let nodes = if chain.nodes.is_empty() {
        vec![focus.clone()]
    } else {
        chain.nodes
    };
    let title = format!("Reference chain of {}", mask.node(focus));
    draw_references(store, (&title, Some(focus)), &nodes, &chain.links, mask)
}

fn draw_references(
    store: &Store,
    (title, focus): (&str, Option<&Node>),
    nodes: &[Node],
    links: &[Link],
    mask: &Mask,
) -> Result<Drawn> {
    let unsettled = unsettled(store, &nodes.iter().map(|node| node.id).collect())?;
    let picture = timeline(&References {
        title,
        focus,
        nodes,
        links,
        web: &super::links(store, nodes, mask)?,
        series: &series,
        mask,
    });
    Ok(Drawn { picture, unsettled })
}

/// "STATE to SAIGON" for `STATETOSAIGON`, "SAIGON, airgrams" for `SAIGONAIRGRAM`; a post as it is.
fn series(post: &str) -> String {
    let (sender, airgrams) = Mrn::split_airgrams(post);
    let sender = match posts().between(sender) {
        Some((from, Some(to))) if posts().exact(sender).is_none() => {
            format!("{} to {}", from.name, to.name)
        }
        _ => sender.to_owned(),
    };
    match airgrams.strip_prefix(AIRGRAM) {
        None => sender,
        Some("") => format!("{sender}, airgrams"),
        Some(letter) => format!("{sender}, airgrams {letter}"),
    }
}

/// Draws the thread of a cable, or the longest threads. Empty where no cable refers to another.
///
/// # Errors
///
/// When a cable or post is not there, or a word or day cannot be read.
pub fn threads(store: &Store, focus: Option<&Node>, part: &Part, mask: &Mask) -> Result<Drawn> {
    let cables = &part.ties.cables;
    let references = select::references(store, cables)?;
    let most = part.top.map_or(USUAL, |top| top as usize);
    let chosen = choose(&references, focus, most);
    let nodes = store.nodes(&chosen.ids)?;
    let links = references_among(store, &chosen.ids, select::scope(store, cables)?)?;
    let title = match focus {
        Some(focus) => format!("Thread of {}", mask.node(focus)),
        None => "Threads of references".to_owned(),
    };
    let mut drawn = draw_references(store, (&title, focus), &nodes, &links, mask)?;
    let picture = &mut drawn.picture;
    let part = part.words();
    if !part.is_empty() {
        picture.subtitle = format!("{} Only {part}.", picture.subtitle);
    }
    picture.notes.extend(chosen.notes);
    Ok(drawn)
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
    let threads = match focus {
        Some(focus) => vec![vec![focus.id]],
        None => references.components(),
    };
    let (mut left, mut messages) = (0, 0);
    for thread in &threads {
        if !chosen.ids.is_empty() && chosen.ids.len() + thread.len() > most {
            left += 1;
            messages += thread.len();
            continue;
        }
        // Of a thread that is too long itself, what is nearest.
        let first = thread.first().copied().unwrap_or_default();
        let near = references.within(first, Direction::Both, u32::MAX);
        let room = most - chosen.ids.len();
        chosen
            .ids
            .extend(near.iter().take(room).map(|(node, _)| *node));
        let cut = near.len().saturating_sub(room);
        if cut > 0 {
            chosen.notes.push(format!(
                "{} of the thread {} left out, the most distant.",
                counted(cut, "message"),
                if cut == 1 { "is" } else { "are" }
            ));
        }
    }
    if left > 0 {
        chosen.notes.push(format!(
            "{} of {} {} left out.",
            counted(left, "other thread"),
            counted(messages, "message"),
            if left == 1 { "is" } else { "are" }
        ));
    }
    chosen
}

/// Which of some messages refers to which, with its words.
fn references_among(store: &Store, ids: &[i64], scope: Scope) -> Result<Vec<Link>> {
    if ids.is_empty() {
        // Around nothing lies everything.
        return Ok(Vec::new());
    }
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
