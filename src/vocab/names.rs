//! How people's names are built.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::asian_names::{asian_name, is_second_syllable};
use super::table::{rows, words};
use super::word_list::WordList;
use crate::model::fold;

/// Whether a word behind a name tells a son from his father, in any letter case and with its stop or without: "Jr.".
pub fn is_generation(word: &str) -> bool {
    const GENERATIONS: [&str; 5] = ["jr", "sr", "ii", "iii", "iv"];
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    GENERATIONS
        .iter()
        .any(|told| word.eq_ignore_ascii_case(told))
}

/// Whether a word behind a Roman number makes it that of a unit or region of an army, in any letter case: "II Corps".
pub fn is_unit(word: &str) -> bool {
    static WORDS: LazyLock<HashSet<&'static str>> =
        LazyLock::new(|| words(include_str!("units.tsv")));
    WORDS.contains(word.to_ascii_lowercase().as_str())
}

/// What letters are that stand with stops and are no initials.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Letters {
    /// Before the name of a ship: `S.S.`.
    Ship,
    /// A state or the organisation of all, whose letters stand apart too: `U. S.`.
    State,
    /// Something else: `V.I.P.`.
    Other,
}

/// What letters are, in any letter case and with stops or without; `None` where they may be somebody's initials.
pub fn letters(written: &str) -> Option<Letters> {
    static LETTERS: LazyLock<HashMap<&'static str, Letters>> = LazyLock::new(|| {
        rows(include_str!("letters.tsv"))
            .map(|[letters, kind]| {
                let kind = match kind {
                    "ship" => Letters::Ship,
                    "state" => Letters::State,
                    _ => Letters::Other,
                };
                (letters, kind)
            })
            .collect()
    });
    let bare = written.replace('.', "").to_ascii_lowercase();
    LETTERS.get(bare.as_str()).copied()
}

/// Whether a word before a title says that it is not held on the day, in any letter case: "former", "late", "incoming".
pub fn is_of_another_time(word: &str) -> bool {
    const WORDS: [&str; 13] = [
        "former", "ex", "late", "erstwhile", "onetime", "ousted", "deposed", "retired", "previous",
        "incoming", "future", "next", "then",
    ];
    WORDS.iter().any(|other| word.eq_ignore_ascii_case(other))
}

/// Whether a word stands between given names and surname as part of the latter, in any letter case: "van der".
pub fn is_particle(word: &str) -> bool {
    const PARTICLES: WordList = WordList::new(&[
        "de", "del", "della", "van", "von", "der", "den", "bin", "bint", "ibn", "al", "el", "da",
        "dos", "la", "le", "ben", "abu", "ter", "zu", "di", "du", "das",
    ]);
    PARTICLES.has(word.as_bytes())
}

/// Whether a word may be a particle before what is known to be a name, in any letter case: elsewhere "do" is a verb.
pub fn may_be_particle(word: &str) -> bool {
    is_particle(word) || word.eq_ignore_ascii_case("do")
}

/// Whether a given name, lower case and without accents, tells a Spanish name, in which the father's surname stands before
/// the mother's.
pub fn is_spanish(given: &str) -> bool {
    static NAMES: LazyLock<HashSet<&'static str>> =
        LazyLock::new(|| words(include_str!("spanish_names.tsv")));
    NAMES.contains(given)
}

/// By which words a person may be called alone, folded: the last of the name, without the article that a hyphen ties to
/// it in Arabic too, and the first of a name of East Asia, which may be the family's: the one by which its bearer is
/// called there stands first.
///
/// ```
/// use cablegraph::vocab::surnames_of;
/// assert_eq!(surnames_of("Ida L. Marlow, Jr."), ["marlow"]);
/// assert_eq!(surnames_of("Karim el-Tallis"), ["eltallis", "tallis"]);
/// assert_eq!(surnames_of("Varg Ki-dong"), ["kidong", "varg"]);
/// assert_eq!(surnames_of("Karim bin Oren"), ["karim", "binoren"]);
/// ```
pub fn surnames_of(name: &str) -> Vec<String> {
    let words: Vec<&str> = name
        .split(char::is_whitespace)
        .filter(|word| !is_generation(word))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    let Some(last) = words.last() else {
        return Vec::new();
    };
    if let Some(called) = called_by_father(&words) {
        return called;
    }
    // "Varg Le": nobody is called by what opens the surnames of others.
    if let [first, last] = words.as_slice()
        && is_particle(last)
        && !is_particle(first)
    {
        return vec![fold(first)];
    }
    if let Some(name) = asian_name(&words) {
        return name.called;
    }
    let mut found = vec![fold(last)];
    // A word that is a given name as well may be somebody else's: King Faisal is not Saud al-Faisal.
    let bare = last
        .split_once('-')
        .filter(|(article, bare)| is_article(article) && !super::is_given_name(bare));
    found.extend(bare.map(|(_, bare)| fold(bare)));
    let short = |word: &&str| (2..=5).contains(&word.chars().count());
    let three = words.len() == 3 && words.iter().all(short);
    let tied = words.len() == 2 && has_second_syllable(last) && !super::is_no_name(words[0]);
    if (three || tied) && !is_particle(words[0]) {
        found.push(fold(words[0]));
    }
    found.retain(|word| word.len() > 1);
    found
}

/// By which words somebody is called alone whose name ends with his father's: "Karim" and "bin Oren" of "Karim bin Oren", for
/// Oren is the father. Of "bin Oren" alone nothing else is known.
fn called_by_father(words: &[&str]) -> Option<Vec<String>> {
    let [given @ .., son, father] = words else {
        return None;
    };
    if !["bin", "ibn"].iter().any(|of| son.eq_ignore_ascii_case(of)) {
        return None;
    }
    let given = given.first().map(|given| fold(given));
    Some(
        given
            .into_iter()
            .chain([fold(son) + &fold(father)])
            .collect(),
    )
}

/// Whether a word is a given name of two syllables, in any letter case: "Ki-dong".
fn has_second_syllable(word: &str) -> bool {
    word.split_once('-')
        .is_some_and(|(_, half)| is_second_syllable(&half.to_lowercase()))
}

/// The article of Arabic surnames, as it sounds before their first letter.
fn is_article(word: &str) -> bool {
    const ARTICLES: [&str; 10] = ["al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ul"];
    ARTICLES
        .iter()
        .any(|article| word.eq_ignore_ascii_case(article))
}
