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
/// three signs for the vowels that romanisations write one for the other.
///
/// ```
/// use cablegraph::vocab::korean_sounds;
/// assert_eq!(korean_sounds("kihee"), korean_sounds("gihui"));
/// assert_ne!(korean_sounds("kidong"), korean_sounds("kiyong"));
/// ```
pub fn korean_sounds(given: &str) -> String {
    /// Each spelling and what stands for it.
    const SOUNDS: [(&str, &str); 22] = [
        ("ng", "N"),
        ("sh", "s"),
        ("ch", "c"),
        ("ck", "k"),
        ("o", "O"),
        ("u", "U"),
        ("oo", "U"),
        ("eu", "U"),
        ("eo", "E"),
        ("ou", "E"),
        ("ee", "i"),
        ("ui", "i"),
        ("eui", "i"),
        ("ai", "ae"),
        ("j", "c"),
        ("b", "p"),
        ("d", "t"),
        ("g", "k"),
        ("r", "l"),
        ("pp", "p"),
        ("tt", "t"),
        ("kk", "k"),
    ];
    let mut sounds = String::with_capacity(given.len());
    let mut rest = given;
    while let Some(first) = rest.chars().next() {
        let longest = SOUNDS
            .iter()
            .filter(|(spelling, _)| rest.starts_with(spelling))
            .max_by_key(|(spelling, _)| spelling.len());
        let plain = &rest[..first.len_utf8()];
        let (spelling, sound) = longest.copied().unwrap_or((plain, plain));
        sounds.push_str(sound);
        rest = &rest[spelling.len()..];
    }
    sounds
}

/// Whether two names that sound so may be one: "o" and "u" are written for each other once at most, for what is between them
/// always.
///
/// ```
/// use cablegraph::vocab::{korean_alike, korean_sounds};
/// let alike = |one, other| korean_alike(&korean_sounds(one), &korean_sounds(other));
/// assert!(alike("doyoung", "toyong") && alike("chunghee", "chonghui"));
/// assert!(!alike("tuho", "dohu") && !alike("jongun", "chungwon"));
/// ```
pub fn korean_alike(one: &str, other: &str) -> bool {
    let mut apart = 0;
    one.len() == other.len()
        && one.bytes().zip(other.bytes()).all(|pair| match pair {
            (a, b) if a == b => true,
            (b'E', b'O' | b'U') | (b'O' | b'U', b'E') => true,
            (b'O', b'U') | (b'U', b'O') => {
                apart += 1;
                apart == 1
            }
            _ => false,
        })
}
