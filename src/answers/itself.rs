//! Whether an act is on a thing itself, or on something else that mentions it: the words of its object tell.

use super::sides::{Act, bare};
use super::spelling;
use crate::model::{Fact, fold_name};
use crate::vocab::{self, Front};

/// Whether an act is on the thing itself: its name is among the first words of the object, or the object has none of its names, as
/// "it". "That Tallis come to discuss the Plan" only mentions it. `names` are folded.
pub(super) fn is_on_it(act: &Act, names: &[String]) -> bool {
    const FIRST: usize = 4;
    let object = bare(act.fact.object_text.as_deref().unwrap_or_default());
    let words: Vec<&str> = object.split(' ').collect();
    let places = names.iter().flat_map(|name| spelling::places(&words, name));
    match places.map(|place| place.start).min() {
        Some(at) => at < FIRST || introduces(&act.fact, names),
        None => act.itself,
    }
}

/// Whether the object is the thing and nothing else, or a call for it: "a new Sund Initiative", "undertake a joint threat assessment".
///
/// As `query first_proposals` has it of words that are no node, with nothing behind the name that goes on with it. "Accept the joint
/// threat assessment" proposes something else, and a wrong author is worse than none.
pub(super) fn introduces(fact: &Fact, names: &[String]) -> bool {
    let object = fact.object_text.as_deref().unwrap_or_default();
    let folded = fold_name(object);
    let words: Vec<&str> = folded.split(' ').collect();
    let mut places = names.iter().flat_map(|name| spelling::places(&words, name));
    places.any(|place| {
        let behind = words.get(place.end);
        behind.is_none_or(|word| vocab::front(word) == Some(Front::Behind))
            && leads_up(&words[..place.start], object)
    })
}

/// Whether words before a name in an object leave it the thing that is proposed.
fn leads_up(words: &[&str], object: &str) -> bool {
    let sort = |word: &&str| vocab::front(word).filter(|sort| *sort != Front::Behind);
    let sorts: Vec<Option<Front>> = words.iter().map(sort).collect();
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
    // One other word, an adjective, may stand first, or behind what calls, an article or a plain one, and more that hyphens join to it.
    let stands = |at: usize| {
        sorts[at].is_some()
            || at == 0
            || sorts[at - 1].is_some()
            || written.contains(&format!("{}-{}", words[at - 1], words[at]))
    };
    (called.map_or(0, |at| at + 1)..words.len()).all(stands)
}
