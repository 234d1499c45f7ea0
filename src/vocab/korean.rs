//! Korean names, which every text romanises in its own way.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::table::rows;

/// The usual spelling of a family's name, lower case and without accents; `None` where it is of no Korean family.
///
/// ```
/// use cablegraph::vocab::korean_family;
/// assert_eq!(korean_family("choi"), Some("choe"));
/// assert_eq!(korean_family("marlow"), None);
/// ```
pub fn korean_family(name: &str) -> Option<&'static str> {
    static FAMILIES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
        rows(include_str!("korean_families.tsv"))
            .map(|[family, usual]| (family, usual))
            .collect()
    });
    FAMILIES.get(name).copied()
}

/// How a given name sounds, folded and without hyphens, whichever way it is romanised: consonants without their voice, and
/// vowels that romanisations write one for the other as one.
///
/// ```
/// use cablegraph::vocab::korean_sounds;
/// assert_eq!(korean_sounds("doyoung"), korean_sounds("toyong"));
/// assert_eq!(korean_sounds("kihee"), korean_sounds("gihui"));
/// assert_ne!(korean_sounds("kidong"), korean_sounds("kiyong"));
/// ```
pub fn korean_sounds(given: &str) -> String {
    /// Each spelling and what stands for it, the longer ones first.
    const SOUNDS: [(&str, &str); 22] = [
        ("ng", "N"),
        ("sh", "s"),
        ("ch", "c"),
        ("ck", "k"),
        ("oo", "o"),
        ("ee", "i"),
        ("ui", "i"),
        ("eui", "i"),
        ("eo", "o"),
        ("eu", "o"),
        ("ou", "o"),
        ("u", "o"),
        ("ai", "ae"),
        ("j", "c"),
        ("b", "p"),
        ("d", "t"),
        ("g", "k"),
        ("r", "l"),
        ("wo", "o"),
        ("pp", "p"),
        ("tt", "t"),
        ("kk", "k"),
    ];
    let mut sounds = String::with_capacity(given.len());
    let mut rest = given;
    while let Some(first) = rest.chars().next() {
        let mut spellings = SOUNDS.iter();
        let found = spellings
            .by_ref()
            .filter(|(spelling, _)| rest.starts_with(spelling))
            .max_by_key(|(spelling, _)| spelling.len());
        let (length, sound) = found
            .map_or((first.len_utf8(), &rest[..first.len_utf8()]), |found| {
                (found.0.len(), found.1)
            });
        sounds.push_str(sound);
        rest = &rest[length..];
    }
    sounds
}
