//! Who must not be shown in anything that leaves the database: from marks and decisions to a [`Mask`].

use std::collections::BTreeMap;

use super::out::counted;
use super::read::say;
use super::report::{Failure, Outcome};
use crate::Store;
use crate::export::{Hidden, Mask};
use crate::model::{EntityKind, Ids, Node, fold_name};
use crate::store::Protected;
use crate::vocab::{
    full_names, is_common_surname, is_given_name, is_no_name, is_place_word, is_title_word, lexicon,
};

/// Everything that must not be shown. Where a load did not end, people of different cables are not joined yet: what names
/// a source in one cable is then hidden in all, and standard error says so.
pub(super) fn mask(store: &Store) -> Result<Mask, Failure> {
    let mut sources = store.protected()?;
    let unfinished = store.unfinished_since()?;
    if let Some(since) = &unfinished {
        say(&unfinished_words(since));
    }
    let mut all = Vec::new();
    for source in sources.values_mut() {
        // Where one of the names that are hidden anywhere stands, the cable names the source, whoever is joined to whom.
        let whole = hidden(source.clone(), Vec::new()).names;
        source.cables.extend(store.cables_with(&whole)?);
        let beside = store.names_beside(&source.cables)?;
        all.push(Hidden {
            anywhere: unfinished.is_some(),
            ..hidden(source.clone(), beside)
        });
    }
    let mask = Mask::over(all).and_unlisted(is_listed);
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

/// What is told where a load did not end.
pub(super) fn unfinished_words(since: &str) -> String {
    format!(
        "warning: an ingest that began at {since} did not end: people of different cables are not joined, and cables that \
         were not read may mark more sources\nhint: run the same `cablegraph ingest` again before anything is passed on"
    )
}

/// Says on standard error how many protect marks in some cables are about nobody known.
pub(super) fn tell_unsettled(store: &Store, cables: &Ids) -> Outcome {
    let marks = store.unsettled_marks()?;
    let here = marks.iter().filter(|(cable, _)| cables.contains(*cable));
    match here.map(|(_, marks)| marks).sum::<usize>() {
        0 => {}
        count => say(&format!(
            "warning: of {} it cannot be told who is meant: the source may not be masked\nhint: \
             `cablegraph diagnostics X010` shows where",
            counted(count, "protect mark")
        )),
    }
    Ok(())
}

/// Whether a list has a word.
fn is_listed(word: &str) -> bool {
    lexicon().word(word, &mut String::new()).is_some()
}

/// Whether the name of what a source's cable names would give the source away, and no other cable names it: a namesake
/// whom others name keeps the name, but a person of whose name nothing would be left in that cable.
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
    let is_person = |node: &Node| node.kind == EntityKind::Person;
    let is_whole = |node: &Node| {
        words(&mask.text(cable, &node.name))
            .iter()
            .all(|word| !tells(word))
    };
    if nodes.iter().any(|node| is_person(node) && is_whole(node)) {
        return Ok(true);
    }
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
    name.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'' && c != '’')
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
