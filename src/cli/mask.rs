//! Who must not be shown in anything that leaves the database: from marks and decisions to a [`Mask`].

use std::collections::BTreeMap;

use super::report::Failure;
use crate::Store;
use crate::export::{Hidden, Mask};
use crate::model::Node;
use crate::store::Protected;
use crate::vocab::{is_no_name, is_place_word, is_title_word};

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
