//! Chains and threads of references: which messages they hold, and which are drawn.

use std::collections::BTreeMap;

use super::super::args::PartArgs;
use super::super::mask::tell_unsettled;
use super::super::out::counted;
use super::super::report::Failure;
use super::super::{refs, select};
use super::facts;
use crate::Store;
use crate::export::{Link, Mask, Picture, References, timeline};
use crate::graph::{Compact, Direction};
use crate::model::{AIRGRAM, Ids, Mrn, Node, Scope, Selection};
use crate::vocab::posts;

/// So many messages are drawn where nothing else is asked for.
const USUAL: usize = 120;

/// The reference chain of a cable.
pub(in crate::cli) fn chain(store: &Store, focus: &Node, mask: &Mask) -> Result<Picture, Failure> {
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
    let title = format!("Reference chain of {}", mask.node(focus));
    draw_references(store, (&title, Some(focus)), &nodes, &links, mask)
}

fn draw_references(
    store: &Store,
    (title, focus): (&str, Option<&Node>),
    nodes: &[Node],
    links: &[Link],
    mask: &Mask,
) -> Result<Picture, Failure> {
    tell_unsettled(store, &nodes.iter().map(|node| node.id).collect())?;
    Ok(timeline(&References {
        title,
        focus,
        nodes,
        links,
        web: &super::links(store, nodes, mask)?,
        series: &series,
        mask,
    }))
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

/// The thread of a cable, or the longest threads.
pub(in crate::cli) fn threads(
    store: &Store,
    focus: Option<&Node>,
    args: &PartArgs,
    mask: &Mask,
) -> Result<Picture, Failure> {
    let scope = &args.ties.scope;
    let references = select::references(store, scope)?;
    let most = args.top.map_or(USUAL, |top| top as usize);
    let chosen = choose(&references, focus, most);
    let nodes = store.nodes(&chosen.ids)?;
    let links = references_among(store, &chosen.ids, select::scope(store, scope)?)?;
    let title = match focus {
        Some(focus) => format!("Thread of {}", mask.node(focus)),
        None => "Threads of references".to_owned(),
    };
    let mut picture = draw_references(store, (&title, focus), &nodes, &links, mask)?;
    let part = select::words(args);
    if !part.is_empty() {
        picture.subtitle = format!("{} Only {part}.", picture.subtitle);
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
fn references_among(store: &Store, ids: &[i64], scope: Scope) -> Result<Vec<Link>, Failure> {
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
