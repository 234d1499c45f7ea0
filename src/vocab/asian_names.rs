//! Names of East and South East Asia, which open with what those of Europe end with.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::short_word::{ShortWord, plain, short};
use super::table::rows;
use crate::model::fold;

/// What the first word of a name says of it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Opening {
    /// The family's name, by which one is called: China, Korea.
    Family,
    /// The family's name, and one is called by the last word: Vietnam.
    FamilyOfLast,
    /// The given name, by which one is called: Laos, Thailand.
    Given,
}

/// What a word that opens a name says of it, in any letter case and with apostrophes or without; `None` where no name of these countries opens so.
pub fn opening(word: &str) -> Option<Opening> {
    /// No row is longer.
    const LONGEST: usize = 16;
    static OPENINGS: LazyLock<FxHashMap<ShortWord, Opening>> = LazyLock::new(|| {
        rows(include_str!("asian_names.tsv"))
            .map(|[name, called]| {
                let opening = match called {
                    "first" => Opening::Family,
                    "last" => Opening::FamilyOfLast,
                    _ => Opening::Given,
                };
                let name = short(name.as_bytes()).expect("the committed names are short");
                (name, opening)
            })
            .collect()
    });
    if word.len() > LONGEST {
        return None;
    }
    let folded = plain(word.as_bytes()).or_else(|| short(fold(word).as_bytes()));
    OPENINGS.get(&folded?).copied()
}

/// The country where a word is a family's name that is a short form of another country elsewhere, in any letter case.
pub fn family_in(word: &str) -> Option<&'static str> {
    /// Each with the country where it is one.
    const FAMILIES: [(&str, &str); 1] = [("pak", "Korea")];
    let mut families = FAMILIES.iter();
    families
        .find(|(family, _)| word.eq_ignore_ascii_case(family))
        .map(|(_, country)| *country)
}

/// A name of these countries, taken apart.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AsianName {
    /// By which words one is called alone, folded, the usual one first.
    pub called: Vec<String>,
    /// What tells apart those who are called by the same, folded: a given name of two syllables is one word.
    pub given: Vec<String>,
}

/// Takes apart a name of which it is known what it opens with; `None` where its other words are none of such a name.
///
/// ```
/// use cablegraph::vocab::asian_name;
/// let varg = |name: &str| asian_name(&name.split(' ').collect::<Vec<_>>()).map(|name| (name.called, name.given));
/// let both = |called: [&str; 2], given: [&str; 1]| Some((called.map(String::from).to_vec(), given.map(String::from).to_vec()));
/// assert_eq!(varg("Kim Do-varg"), None);
/// assert_eq!(varg("Kim Ki-dong"), both(["kim", "kidong"], ["kidong"]));
/// assert_eq!(varg("Kim Ki Dong"), both(["kim", "dong"], ["kidong"]));
/// assert_eq!(varg("Nguyen Khanh"), both(["khanh", "nguyen"], ["nguyen"]));
/// assert_eq!(varg("Khamphan Norvale"), both(["khamphan", "norvale"], ["norvale"]));
/// ```
pub fn asian_name(words: &[&str]) -> Option<AsianName> {
    const CHRISTENED: [&str; 2] = ["kim", "lee"];
    let [first, others @ .., last] = words else {
        return None;
    };
    let behind = || others.iter().chain([last]);
    let opening = opening(first)?;
    // "Lee Rankin" is no Korean: what others are christened opens a name of single syllables only.
    // "Le Pen" is no Vietnamese.
    if others.is_empty() && super::is_particle(first) {
        return None;
    }
    let runs_together = !CHRISTENED
        .iter()
        .any(|name| first.eq_ignore_ascii_case(name));
    let of_syllables = || behind().all(|word| is_of_syllables(&word.to_lowercase(), runs_together));
    let fits = match opening {
        Opening::Given => others.is_empty(),
        Opening::Family => others.len() < 2 && of_syllables(),
        Opening::FamilyOfLast => others.len() < 3 && of_syllables(),
    };
    if !fits {
        return None;
    }
    let (first, last) = (fold(first), fold(last));
    let name = if opening == Opening::FamilyOfLast {
        let given = [first.clone()]
            .into_iter()
            .chain(others.iter().map(|word| fold(word)));
        AsianName {
            given: given.collect(),
            called: vec![last, first],
        }
    } else {
        AsianName {
            given: vec![behind().map(|word| fold(word)).collect()],
            called: vec![first, last],
        }
    };
    name.called
        .iter()
        .all(|word| !word.is_empty())
        .then_some(name)
}

/// Whether a word in small letters is a given name of these countries by its sounds: syllables that hyphens tie, or two that
/// run together where they may.
fn is_of_syllables(word: &str, run_together: bool) -> bool {
    word.split('-').all(|part| {
        let part = part.replace(['\'', '\u{2019}'], "");
        let two = |at: usize| is_syllable(&part[..at]) && is_syllable(&part[at..]);
        let mut cuts = part.char_indices().map(|(at, _)| at).skip(1);
        is_syllable(&part) || run_together && cuts.any(two)
    })
}

/// Whether a word in small letters, without accents, is one syllable of a name of these countries.
pub fn is_syllable(word: &str) -> bool {
    const OPENINGS: [&str; 9] = ["th", "kh", "ph", "nh", "ng", "ngh", "tr", "gi", "qu"];
    const VOWELS: [&str; 15] = [
        "ie", "ieu", "iu", "oa", "oai", "oe", "oi", "uoi", "uu", "uy", "uye", "y", "ye", "yeo",
        "yeu",
    ];
    const CLOSES: [&str; 3] = ["c", "ch", "nh"];
    sounds(word, &OPENINGS, &VOWELS, &CLOSES)
}

/// Whether a word in small letters is, by its sounds, the second half of a given name of two syllables as in China and
/// Korea, and no word of English: "moon" of "Ki-moon", "p'il" of "Chong-p'il", not "owned".
pub fn is_second_syllable(half: &str) -> bool {
    /// Verbs that sound so, of which the lists of words know nothing.
    const VERBS: [&str; 3] = ["cut", "hit", "run"];
    let bare = half.replace(['\'', '\u{2019}'], "");
    half.len() > 1
        && sounds(&bare, &[], &[], &[])
        && !VERBS.contains(&half)
        && !super::is_no_name(half)
}

/// Whether a word opens, sounds and closes as syllables of China and Korea do, or in one of the other ways given.
fn sounds(word: &str, openings: &[&str], vowels: &[&str], closes: &[&str]) -> bool {
    const OPENINGS: [&str; 42] = [
        "", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh",
        "r", "z", "c", "s", "y", "w", "v", "ts", "tz", "sz", "ss", "hs", "kw", "gw", "hw", "sw",
        "hy", "by", "my", "py", "ky", "gy", "ry", "ny",
    ];
    const VOWELS: [&str; 24] = [
        "a", "ae", "ai", "ao", "au", "e", "ee", "eo", "ei", "eu", "i", "ia", "iao", "ie", "io",
        "iu", "o", "oo", "ou", "u", "ua", "ue", "ui", "uo",
    ];
    const CLOSES: [&str; 12] = ["", "n", "ng", "m", "k", "ck", "l", "p", "t", "r", "h", "w"];
    let mut cores = OPENINGS
        .iter()
        .chain(openings)
        .filter_map(|opening| word.strip_prefix(opening));
    cores.any(|core| {
        let mut vowels_of = CLOSES
            .iter()
            .chain(closes)
            .filter_map(|close| core.strip_suffix(close));
        vowels_of.any(|vowel| VOWELS.contains(&vowel) || vowels.contains(&vowel))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_syllable_is_told_by_its_sounds() {
        for half in [
            "moon", "hyun", "shek", "jong", "il", "sung", "ping", "jen", "tung", "lai", "hwan",
        ] {
            assert!(is_second_syllable(half), "{half}");
        }
        for half in [
            "owned", "aided", "led", "run", "based", "born", "era", "made", "style", "built",
            "being", "doing", "driven", "using", "seen", "hit", "inspired", "a", "",
        ] {
            assert!(!is_second_syllable(half), "{half}");
        }
    }
}
