//! Places that no list has and that the message itself makes known: posts of its head, countries of its adjectives.
//!
//! Needs: the head; the tokens. Gives: names as they are looked for in the text. Cost: one pass over the words in capitals.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use super::{Page, Shape};
use crate::model::{Cable, Mrn};
use crate::vocab::{self, PieceKind};

/// Countries that no list has, told by the adjective that the message makes of them: TESSARIA where TESSARIAN stands.
pub(super) fn countries(page: &Page<'_>) -> Vec<String> {
    let capitals = page.tokens.iter().enumerate().filter(|(_, token)| {
        token.kind == PieceKind::Word && token.shape != Shape::Lower && token.len() > 4
    });
    let ends = |word: &&str| {
        let tail = word.as_bytes().last_chunk::<2>();
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(b"an"))
    };
    // Few messages have such a word: only for them all words are gathered.
    let adjectives: BTreeSet<String> = capitals
        .clone()
        .map(|(at, _)| page.word(at))
        .filter(ends)
        .map(str::to_lowercase)
        .filter(|word| page.is_unheard(word))
        .collect();
    let mut told = Vec::new();
    if adjectives.is_empty() {
        return told;
    }
    let words: FxHashSet<String> = capitals
        .map(|(at, _)| page.word(at).to_lowercase())
        .collect();
    for adjective in adjectives {
        let stem = adjective.trim_end_matches("ian").trim_end_matches("an");
        let full = &adjective[..adjective.len() - 1];
        for country in [
            full.to_owned(),
            stem.to_owned(),
            format!("{stem}e"),
            format!("{stem}a"),
        ] {
            if country.len() > 4 && words.contains(&country) && page.is_unheard(&country) {
                told.push(country);
            }
        }
    }
    told.sort();
    told
}

/// Posts of the head that no list has: in prose their names are places.
pub(super) fn posts(cable: &Cable) -> Vec<String> {
    const KINDS: [&str; 7] = [
        "AMEMBASSY ", "AMCONSUL ", "AMCONGEN ", "USMISSION ", "USINT ", "USLO ", "EMBASSY ",
    ];
    let numbers = cable.mrn.iter().chain(
        cable
            .references
            .iter()
            .filter_map(|reference| reference.mrn.as_ref()),
    );
    let addresses = cable
        .from
        .iter()
        .chain(&cable.to)
        .chain(&cable.info)
        .map(|address| address.value.as_str());
    let addressed = addresses
        .filter_map(|address| KINDS.iter().find_map(|kind| address.strip_prefix(kind)))
        .map(String::from);
    let mut posts: Vec<String> = numbers
        .map(|mrn| Mrn::split_airgrams(mrn.post()).0.to_owned())
        .chain(addressed)
        .collect();
    posts.retain(|post| {
        post.len() > 3 && !post.contains(' ') && vocab::posts().exact(post).is_none()
    });
    posts.sort();
    posts.dedup();
    posts
}
