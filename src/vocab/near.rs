//! Short forms of several meanings, and what a text must hold for each: "PL" is Pathet Lao where Laos is spoken of.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::table::{list, rows};

/// One meaning of a short form.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Reading {
    /// The full name, as in its table.
    pub name: &'static str,
    /// What bears it out.
    pub near: Vec<Near>,
}

/// What bears a meaning out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Near {
    /// A place of the tables by full name, what lies in it, its people and its government.
    Place(&'static str),
    /// A word in any letter case, folded.
    Word(&'static str),
    /// Nothing is needed.
    Always,
}

/// The meanings of a short form that a text must bear out; empty for a form that has none such.
///
/// ```
/// use cablegraph::vocab::readings;
/// assert_eq!(readings("PL")[0].name, "Pathet Lao");
/// assert!(readings("NATO").is_empty());
/// ```
pub fn readings(form: &str) -> &'static [Reading] {
    static READINGS: LazyLock<FxHashMap<&str, Vec<Reading>>> = LazyLock::new(|| {
        let mut readings: FxHashMap<&str, Vec<Reading>> = FxHashMap::default();
        for [forms, name, near] in rows(include_str!("near.tsv")) {
            for form in list(forms) {
                let near = list(near).map(near_of).collect();
                let reading = Reading { name, near };
                readings.entry(form).or_default().push(reading);
            }
        }
        readings
    });
    READINGS.get(form).map_or(&[], Vec::as_slice)
}

/// A folded word of a text as the table has it, where the table has it: only such bear a meaning out.
///
/// ```
/// use cablegraph::vocab::telling;
/// assert_eq!(telling("junta"), Some("junta"));
/// assert_eq!(telling("the"), None);
/// ```
pub fn telling(word: &str) -> Option<&'static str> {
    static WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
        let near = rows(include_str!("near.tsv")).flat_map(|[_, _, near]| list(near));
        near.filter_map(|entry| match near_of(entry) {
            Near::Word(word) => Some(word),
            _ => None,
        })
        .collect()
    });
    WORDS.get(word).copied()
}

fn near_of(entry: &'static str) -> Near {
    match entry {
        "*" => Near::Always,
        place if place.starts_with(char::is_uppercase) => Near::Place(place),
        word => Near::Word(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::{Sense, full_names, lexicon, subject};

    fn is_form_of(form: &str, name: &str) -> bool {
        full_names(form).contains(&name)
            || lexicon()
                .phrase(form)
                .iter()
                .any(|entry| matches!(entry.sense, Sense::Subject(index) if subject(index) == name))
    }

    #[test]
    fn every_row_has_a_form_of_the_name_and_what_is_near() {
        for [forms, name, near] in rows(include_str!("near.tsv")) {
            for form in list(forms) {
                assert!(is_form_of(form, name), "{form} is no {name}");
            }
            for entry in list(near) {
                let is_told = match near_of(entry) {
                    Near::Place(place) => full_names(place).contains(&place),
                    Near::Word(word) => word == crate::model::fold(word),
                    Near::Always => true,
                };
                assert!(is_told, "{name}: {entry}");
            }
        }
    }
}
