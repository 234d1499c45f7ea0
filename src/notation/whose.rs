//! Whose telegram or airgram a word before a number means, and what else stands around such numbers.
//!
//! Short names ("Embtel") are a table of `vocab`; what is no name stands here: pronouns, the houses that send, nouns. All in any
//! letter case. What one word tells is told here, and where it counts is for those who read a text to say.

use crate::vocab::{self, Whose};

/// Whose telegram a short name or a pronoun means: "Embtel", "your".
pub fn short_name_or_pronoun(word: &str) -> Option<Whose> {
    pronoun(word).or_else(|| vocab::short_name(word))
}

/// Whose a pronoun means: "our", "yr".
pub fn pronoun(word: &str) -> Option<Whose> {
    if is_any(word, &["our", "my"]) {
        return Some(Whose::Writer);
    }
    is_any(word, &["your", "ur", "yr"]).then_some(Whose::Reader)
}

/// Whose telegrams the name of a house means: "Dept", "Embassy's".
pub fn house(word: &str) -> Option<Whose> {
    const DEPARTMENT: [&str; 4] = ["Department", "Dept", "Depts", "State"];
    const FIELD: [&str; 6] = ["Embassy", "Emb", "Embs", "Legation", "Mission", "Consulate"];
    let owner = ["'s", "'S", "’s", "’S"];
    let bare = owner.iter().find_map(|mark| word.strip_suffix(mark));
    let word = bare.unwrap_or(word);
    if is_any(word, &DEPARTMENT) {
        return Some(Whose::Department);
    }
    is_any(word, &FIELD).then_some(Whose::Field)
}

/// Whose airgrams a word means: "Embassy", "Deptair".
pub fn house_of_airgrams(word: &str) -> Option<Whose> {
    if is_any(word, &["Depair", "Deptair"]) {
        return Some(Whose::Department);
    }
    if is_any(word, &["Embair", "Embairgram"]) {
        return Some(Whose::Field);
    }
    house(word)
}

/// Whether a word means a telegram to many posts, or one of a series of them: "circular", "circs".
pub fn is_circular(word: &str) -> bool {
    is_any(word, &["circular", "circulars", "circ", "circs"])
}

/// Whether a word means a circular of the Department: "Depcir".
pub fn is_department_circular(word: &str) -> bool {
    is_any(word, &["depcir", "depcirs", "deptcir", "deptcirs"])
}

/// Whether a word is a noun for what has a number: "telegram", "cables".
pub fn is_telegram(word: &str) -> bool {
    const NOUNS: [&str; 9] = [
        "tel", "tels", "telno", "telegram", "telegrams", "cable", "cables", "message", "messages",
    ];
    is_any(word, &NOUNS)
}

/// Whether a word opens what a message refers to: "Ref", "reftels".
pub fn opens_references(word: &str) -> bool {
    const WORDS: [&str; 6] = [
        "ref", "refs", "reftel", "reftels", "reference", "references",
    ];
    is_any(word, &WORDS)
}

fn is_any(word: &str, words: &[&str]) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_somebody_s() {
        for (word, whose) in [
            ("our", Some(Whose::Writer)),
            ("YR", Some(Whose::Reader)),
            ("Deptels", Some(Whose::Department)),
            ("the", None),
        ] {
            assert_eq!(short_name_or_pronoun(word), whose, "{word}");
        }
        assert_eq!(house("Embassy's"), Some(Whose::Field));
        assert_eq!(house("DEPTS"), Some(Whose::Department));
        assert_eq!(house("Embair"), None);
        assert_eq!(house_of_airgrams("Embair"), Some(Whose::Field));
        assert_eq!(house_of_airgrams("state"), Some(Whose::Department));
    }
}
