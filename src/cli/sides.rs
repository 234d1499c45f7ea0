//! Acts by side and position: what one actor said of one object, with every sentence that says so.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Fact, across_pages, fold_name, fold_space};

/// An act with what the question says beside it.
pub(super) struct Act {
    pub(super) fact: Fact,
    /// The day of the act, else of the cable.
    pub(super) day: Option<String>,
    /// Office of who acts, as the same cable has it.
    pub(super) office: Option<String>,
    /// Whether its object is the thing asked for, and not words that have its name.
    pub(super) itself: bool,
}

/// Somebody who took positions. Whom the words do not name, "they", is somebody else in each cable.
#[derive(Serialize)]
pub(super) struct Side {
    pub(super) name: String,
    /// Whether acts of a state's government are among its own.
    pub(super) with_government: bool,
    offices: Vec<String>,
    pub(super) positions: Vec<Position>,
    #[serde(skip)]
    who: Who,
}

/// One stand on one object, as often as it is told; in time.
#[derive(Serialize)]
pub(super) struct Position {
    predicate: String,
    modality: String,
    day: Option<String>,
    pub(super) facts: Vec<Fact>,
    #[serde(skip)]
    object: String,
}

#[derive(Eq, PartialEq)]
enum Who {
    Named(i64),
    /// A cable and folded words.
    Words(i64, String),
}

/// The sides, each with its positions, in the order in which they are first heard; `names` are the folded names of the
/// initiative. A state and its government are one side.
pub(super) fn sides(acts: Vec<Act>, names: &[String]) -> Vec<Side> {
    let states: BTreeMap<String, i64> = acts
        .iter()
        .filter_map(|act| Some((act.fact.subject.clone(), act.fact.subject_id?)))
        .collect();
    let mut sides: Vec<Side> = Vec::new();
    for act in acts {
        let state = state_of(&act.fact.subject).and_then(|state| states.get_key_value(state));
        let named = state.map(|(_, id)| *id).or(act.fact.subject_id);
        let who = match named {
            Some(id) => Who::Named(id),
            None => Who::Words(act.fact.cable_id, fold_name(&act.fact.subject_text)),
        };
        let name = state.map_or(&act.fact.subject, |(state, _)| state);
        let index = sides.iter().position(|side| side.who == who);
        let index = index.unwrap_or_else(|| {
            sides.push(Side {
                name: fold_space(name),
                with_government: false,
                offices: Vec::new(),
                positions: Vec::new(),
                who,
            });
            sides.len() - 1
        });
        sides[index].with_government |= state.is_some();
        sides[index].take(act, names);
    }
    sides
}

/// The state whose government goes by a name.
pub(super) fn state_of(name: &str) -> Option<&str> {
    let state = name.strip_prefix("Government of ")?;
    Some(state.strip_prefix("the ").unwrap_or(state))
}

impl Side {
    fn take(&mut self, act: Act, names: &[String]) {
        let Act {
            fact, day, office, ..
        } = act;
        if let Some(office) = office.map(|office| fold_space(&office)) {
            let known = self
                .offices
                .iter()
                .any(|known| fold_name(known) == fold_name(&office));
            if !known {
                self.offices.push(office);
            }
        }
        let object = bare(fact.object_text.as_deref().unwrap_or_default());
        // Under whichever of its names.
        let object = if names.contains(&object) {
            String::new()
        } else {
            object
        };
        let same = |position: &&mut Position| {
            position.object == object
                && position.predicate == fact.predicate
                && position.modality == fact.modality
                && position
                    .facts
                    .iter()
                    .all(|known| known.speaker == fact.speaker)
        };
        match self.positions.iter_mut().find(same) {
            Some(position) => position.facts.push(fact),
            None => self.positions.push(Position {
                predicate: fact.predicate.clone(),
                modality: fact.modality.clone(),
                day,
                object,
                facts: vec![fact],
            }),
        }
    }
}

/// " (Prime Minister)": the offices of a side as its cables have them.
pub(super) fn offices(side: &Side) -> String {
    match (&side.who, side.offices.as_slice()) {
        (Who::Words(..), _) | (_, []) => String::new(),
        (_, offices) => format!(" ({})", offices.join(", ")),
    }
}

/// Folded words without the article before them.
pub(super) fn bare(words: &str) -> String {
    let folded = fold_name(words);
    let article = ["the ", "a ", "an ", "this ", "that ", "such "]
        .iter()
        .find(|article| folded.starts_with(**article));
    folded[article.map_or(0, |article| article.len())..].to_owned()
}

/// Words before a full stop that do not end a sentence by it have fewer letters than this: `Dr.`, `U.S.`.
const SHORT: usize = 3;

/// The sentence, or line of a head, that stands at a byte of a text, white space folded.
pub(super) fn sentence(text: &str, at: usize) -> String {
    let mut first = 0;
    let mut end = text.len();
    let bytes = text.as_bytes();
    for (stop, c) in text
        .char_indices()
        .filter(|(_, c)| matches!(c, '.' | '?' | '!' | '\n'))
    {
        let behind = &text[stop + c.len_utf8()..];
        let ends = match c {
            '\n' => {
                behind
                    .trim_start_matches([' ', '\r', '\t'])
                    .starts_with('\n')
                    || heads(behind)
            }
            '.' => {
                let word = text[..stop]
                    .chars()
                    .rev()
                    .take_while(|c| c.is_alphanumeric())
                    .count();
                let gap = bytes.get(stop + 1).is_none_or(u8::is_ascii_whitespace);
                let opens = behind
                    .trim_start()
                    .chars()
                    .next()
                    .is_none_or(|c| !c.is_lowercase());
                word >= SHORT && gap && opens
            }
            _ => true,
        };
        if ends && stop >= at {
            end = stop + usize::from(c != '\n');
            break;
        }
        if ends {
            first = stop + c.len_utf8();
        }
    }
    unnumbered(&across_pages(&text[first..end])).to_owned()
}

/// A sentence without the number and portion marking before it, `2. (C)`, which are told beside it.
fn unnumbered(sentence: &str) -> &str {
    let words = sentence.trim_start_matches(|c: char| c.is_ascii_digit());
    let Some(words) = words.strip_prefix(". ").filter(|_| words != sentence) else {
        return sentence;
    };
    let is_marking = |marking: &str| {
        marking.len() < 8 && marking.chars().all(|c| c.is_ascii_uppercase() || c == '/')
    };
    match words
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(") "))
    {
        Some((marking, rest)) if is_marking(marking) => rest,
        _ => words,
    }
}

/// Whether a line opens a field of the head, `TAGS: …`, or a numbered paragraph.
fn heads(line: &str) -> bool {
    let line = line.trim_start();
    let word: String = line
        .chars()
        .take_while(|c| c.is_alphabetic() || matches!(c, '.' | ' '))
        .collect();
    let is_field =
        !word.is_empty() && line[word.len()..].starts_with(':') && !word.trim().contains(' ');
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    is_field || (digits > 0 && line[digits..].starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::sentence;

    fn check(text: &str, word: &str, expected: &str) {
        let at = text.find(word).expect("the word");
        assert_eq!(sentence(text, at), expected);
    }

    #[test]
    fn the_sentence_around_a_word_is_cut_out() {
        let text = "1. Dr. Varga left. The U.S. side\nfavors the Plan. Others do not.";
        check(text, "Plan", "The U.S. side favors the Plan.");
        check(text, "Varga", "Dr. Varga left.");
        check(text, "Others", "Others do not.");
        check("2. (S/NF) Marlow agreed.", "agreed", "Marlow agreed.");
    }

    #[test]
    fn a_field_of_a_head_is_a_sentence() {
        let text = "TAGS: PFOR\nSUBJECT: NORVALE TABLES PLAN\n\nREF: NORVALE 1088\n\n1. SUMMARY";
        check(text, "PLAN", "SUBJECT: NORVALE TABLES PLAN");
    }
}
