//! Which of many names may stand in a text, told by how its words begin: most texts hold none, and are read once, not once
//! for each name.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::model::is_inner;

/// So many letters of a name are looked at.
const LETTERS: usize = 4;

/// How names begin.
#[derive(Clone, Debug, Default)]
pub(super) struct Openings {
    /// The first letters, lower case, of names by their place; those of a name of fewer letters before its first blank are fewer.
    of: FxHashMap<u32, Vec<usize>>,
    /// Names that begin with anything but a plain letter or digit.
    others: Vec<usize>,
}

/// The names that may stand in a text.
#[derive(Debug)]
pub(super) enum Met {
    /// By their place.
    Some(BTreeSet<usize>),
    /// The text has letters of which it is not told here what they are the same as.
    All,
}

impl Met {
    /// Whether the name at a place may stand in the text.
    pub(super) fn holds(&self, place: usize) -> bool {
        match self {
            Met::Some(places) => places.contains(&place),
            Met::All => true,
        }
    }
}

impl Openings {
    /// The openings of some names.
    pub(super) fn of<'n>(names: impl IntoIterator<Item = &'n String>) -> Self {
        let mut openings = Openings::default();
        for (place, name) in names.into_iter().enumerate() {
            let plain = name.bytes().take_while(u8::is_ascii_alphanumeric);
            match plain.take(LETTERS).zip(0..).fold(0, add) {
                0 => openings.others.push(place),
                key => openings.of.entry(key).or_default().push(place),
            }
        }
        openings
    }

    /// The names that may stand in a text.
    pub(super) fn met(&self, text: &str) -> Met {
        let mut met: BTreeSet<usize> = self.others.iter().copied().collect();
        if self.of.is_empty() {
            return Met::Some(met);
        }
        for start in word_starts(text) {
            let (mut key, mut at, mut length) = (0, start, 0);
            while length < LETTERS {
                match text.as_bytes().get(at) {
                    Some(letter) if letter.is_ascii_alphanumeric() => {
                        key = add(key, (*letter, length));
                        met.extend(self.of.get(&key).into_iter().flatten());
                        length += 1;
                    }
                    // The hyphen of a broken word.
                    Some(b'-') if length > 0 && is_plain_at(text, at + 1) => {}
                    _ if is_told(&text[at..], length) => break,
                    _ => return Met::All,
                }
                at += 1;
            }
        }
        Met::Some(met)
    }
}

fn add(key: u32, (letter, at): (u8, usize)) -> u32 {
    key | u32::from(letter.to_ascii_lowercase()) << (8 * at)
}

fn is_plain_at(text: &str, at: usize) -> bool {
    text.as_bytes()
        .get(at)
        .is_some_and(u8::is_ascii_alphanumeric)
}

/// Whether what stands where no plain letter does ends the letters of a word: an accented letter does not, nor an accent
/// alone, nor a hyphen that breaks a word at the end of a line.
fn is_told(rest: &str, length: usize) -> bool {
    let mut rest = rest.chars();
    match rest.next() {
        Some('-') => {
            length == 0
                || !rest
                    .next()
                    .is_some_and(|c| c.is_whitespace() || is_inner(c))
        }
        Some(other) => other.is_ascii() || !other.is_alphabetic() && !is_inner(other),
        None => true,
    }
}

/// Where no letter or digit stands before: words begin there, and names that begin with a mark.
pub(super) fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut before: Option<char> = None;
    text.char_indices().filter_map(move |(at, letter)| {
        let is_start = before.is_none_or(|before| !before.is_alphanumeric());
        // An accent is of the letter before it.
        if !is_inner(letter) {
            before = Some(letter);
        }
        is_start.then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&[usize]>) {
        let names = ["Ilse Varga", "Le Van Dinh", "Éva Quill", "Vargas"].map(String::from);
        match (Openings::of(&names).met(text), expected) {
            (Met::Some(met), Some(expected)) => assert!(met.iter().eq(expected), "{text}: {met:?}"),
            (Met::All, None) => {}
            (met, _) => panic!("{text}: {met:?}"),
        }
    }

    #[test]
    fn names_are_met_by_their_first_letters_in_any_case() {
        check("nobody is named", Some(&[2]));
        check("ILSE and others", Some(&[0, 2]));
        check("Dr.Ilsebill, LEVANDINH", Some(&[0, 1, 2]));
        check("no Alilse; Var. and I-xse", Some(&[2]));
        check("“Varg”", Some(&[2, 3]));
    }

    #[test]
    fn letters_of_which_it_is_not_told_what_they_are_may_be_any() {
        check("Ílse", None);
        check("I\u{301}lse", None);
        check("Il-\nse", None);
        check("Il-se", Some(&[0, 2]));
    }
}
