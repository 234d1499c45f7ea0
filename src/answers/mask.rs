//! Who must not be shown in anything that leaves the database: from marks and decisions to a [`Mask`].

use std::collections::{BTreeMap, BTreeSet};

use super::error::Result;
use crate::Store;
use crate::export::{Hidden, Mask};
use crate::model::{EntityKind, Ids, Node, fold_name, is_inner};
use crate::store::Protected;
use crate::vocab::{
    full_names, is_common_surname, is_given_name, is_no_name, is_place_word, is_title_word, lexicon,
};

/// Everything that must not be shown. Where a load did not end ([`Store::unfinished_since`]), people of different cables are
/// not joined yet: what names a source in one cable is then hidden in all.
///
/// # Errors
///
/// Those of the store.
pub fn mask(store: &Store) -> Result<Mask> {
    let mut sources = store.protected()?;
    let is_unfinished = store.unfinished_since()?.is_some();
    for source in sources.values_mut() {
        // Where one of the names that are hidden anywhere stands, the cable names the source, whoever is joined to whom.
        let whole = hidden(source.clone(), Vec::new()).names;
        source.cables.extend(store.cables_with(&whole)?);
    }
    let cables: Vec<&BTreeSet<i64>> = sources.values().map(|source| &source.cables).collect();
    let beside = store.names_beside(&cables)?;
    let all = sources.values().zip(beside).map(|(source, beside)| Hidden {
        anywhere: is_unfinished,
        ..hidden(source.clone(), beside)
    });
    let mask = Mask::over(all).and_unlisted(is_listed);
    // Many sources are named beside the same few: what those are called is asked once for all of a source's cables.
    let mut beside = BTreeMap::new();
    let mut nodes: BTreeMap<i64, Node> = BTreeMap::new();
    for source in sources.values() {
        let cables: Vec<i64> = source.cables.iter().copied().collect();
        let named: Vec<(i64, i64)> = store
            .mentions_around(&cables)?
            .into_iter()
            .filter(|edge| source.cables.contains(&edge.cable))
            .filter_map(|edge| Some((edge.cable, edge.object?)))
            .filter(|(_, id)| !sources.contains_key(id))
            .collect();
        let unknown: BTreeSet<i64> = named.iter().map(|(_, id)| *id).collect();
        let unknown: Vec<i64> = unknown
            .into_iter()
            .filter(|id| !nodes.contains_key(id))
            .collect();
        let found = store.nodes(&unknown)?.into_iter();
        nodes.extend(found.map(|node| (node.id, node)));
        for (cable, id) in named {
            let Some(node) = nodes.get(&id).filter(|_| !beside.contains_key(&id)) else {
                continue;
            };
            let shown = mask.text(cable, &node.name);
            if Mask::hides(&shown)
                && (is_all_hidden(node, &shown) || is_only_beside(store, source, id)?)
            {
                beside.insert(id, cable);
            }
        }
    }
    Ok(mask.and_beside(beside))
}

/// How many protect marks in some cables are about nobody known: whom they mean may not be masked.
///
/// # Errors
///
/// Those of the store.
pub fn unsettled(store: &Store, cables: &Ids) -> Result<usize> {
    let marks = store.unsettled_marks()?;
    let here = marks.iter().filter(|(cable, _)| cables.contains(*cable));
    Ok(here.map(|(_, marks)| marks).sum())
}

/// Whether a list has a word.
fn is_listed(word: &str) -> bool {
    lexicon().word(word, &mut String::new()).is_some()
}

/// Whether nothing is left of a person's name where what must not be shown is masked in it.
fn is_all_hidden(node: &Node, shown: &str) -> bool {
    node.kind == EntityKind::Person && words(shown).iter().all(|word| !tells(word))
}

/// Whether no other cables than a source's name something: a namesake whom others name keeps the name.
fn is_only_beside(store: &Store, source: &Protected, id: i64) -> Result<bool> {
    let named = store.mentions_around(&[id])?;
    Ok(named.iter().all(|edge| source.cables.contains(&edge.cable)))
}

/// What gives a protected source away: whole names anywhere, single words in its own cables.
///
/// Titles and places beside a name, "Ambassador", say nothing of who it is, and would black out half a picture. In the
/// names of others, `beside`, a given name that they share with the source stays.
fn hidden(source: Protected, beside: Vec<String>) -> Hidden {
    let surnames = source.names.iter();
    let surnames: Vec<String> = surnames
        .filter_map(|name| Some(surname(name)?.to_owned()))
        .collect();
    let mut hidden = Hidden {
        cables: source.cables,
        ..Hidden::default()
    };
    for name in source.names {
        let all = words(&name);
        let mut telling: Vec<&str> = all.iter().copied().filter(tells).collect();
        // Of "ICRC Head of Delegation Varga" the house names nobody.
        if telling.len() > 1 {
            telling.retain(|word| full_names(word).is_empty());
        }
        if let Some(surname) = listed_surname(&name) {
            hidden.capitals.push(surname);
            hidden.names.push(name.clone());
        }
        match (all.len(), telling.as_slice()) {
            // A surname is hidden even where a country has the same.
            (1, _) if !is_title_word(all[0]) && !is_no_name(all[0]) => hidden.words.push(name),
            // A title that nobody is named by says nothing.
            (1, _) if !is_title_word(all[0]) || is_common_surname(all[0]) => {
                hidden.capitals.push(name);
            }
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
    hidden.others = beside
        .into_iter()
        .filter(|name| is_others(name, &hidden.words, &surnames))
        .collect();
    hidden
}

/// Whether a name in full is another's, who only shares given names with a source: it ends in a word that is none of the
/// source's, and none of its words is a surname of the source, nor might be a misprint of it.
fn is_others(name: &str, shared: &[String], surnames: &[String]) -> bool {
    let telling: Vec<&str> = words(name).into_iter().filter(tells).collect();
    let last = telling.last().filter(|_| telling.len() > 1).copied();
    last.is_some_and(|last| {
        let is_own = |word: &String| fold_name(word) != fold_name(last);
        let is_apart = |surname: &String| telling.iter().all(|word| !is_like(word, surname));
        Some(last) == words(name).pop()
            && shared.iter().all(is_own)
            && surnames.iter().all(is_apart)
    })
}

/// The last word of a name in full where a list has it for something else: of "Ana London", "Tariq Khan", "Ivo X".
fn listed_surname(name: &str) -> Option<String> {
    let name_words = name.split(|c: char| c.is_whitespace() || c == '.');
    let name_words: Vec<&str> = name_words.filter(|word| !word.is_empty()).collect();
    let (last, given) = name_words.split_last()?;
    let is_name = name_words
        .iter()
        .all(|word| word.starts_with(|c: char| !c.is_lowercase()))
        && given.iter().any(|word| tells(word) || is_given_name(word))
        && last.starts_with(char::is_uppercase);
    let is_listed = !tells(last) || last.chars().count() == 1;
    (is_name && is_listed).then(|| (*last).to_owned())
}

/// The last word of a name that tells who is meant.
fn surname(name: &str) -> Option<&str> {
    let words = words(name);
    let telling = words.iter().rfind(|word| tells(word));
    telling.or(words.last()).copied()
}

/// Whether two words begin alike, so that one may be a misprint of the other.
fn is_like(word: &str, other: &str) -> bool {
    let opening = |word: &str| -> String { fold_name(word).chars().take(3).collect() };
    opening(word) == opening(other)
}

/// The words of a name, without single letters.
fn words(name: &str) -> Vec<&str> {
    name.split(|c: char| !c.is_alphanumeric() && !is_inner(c) && !matches!(c, '-' | '\'' | '’'))
        .filter(|word| word.chars().count() > 1)
        .collect()
}

/// Whether a word of a name tells who is meant.
fn tells(word: &&str) -> bool {
    word.starts_with(char::is_uppercase)
        && !is_title_word(word)
        && !is_no_name(word)
        && !is_place_word(word)
}
