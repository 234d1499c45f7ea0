//! What is known of each word of a training text: which labels it may have.
//!
//! Needs: names that our rules find, the marks of editors. Method: a marked person is one, and so is whoever bears a
//! surname that the volume marks; names that sure rules find are what the rules say; small and everyday words are
//! nothing; a capitalised word of which nobody says anything may be anything, for the marks are incomplete.

use std::collections::{HashMap, HashSet};

use super::{Meaning, Text};
use crate::extract::draft::Draft;
use crate::extract::page::{Page, Sentence, Shape};
use crate::extract::tagger::crf::{ANY, KINDS, OUTSIDE, begins, inside};
use crate::extract::tagger::features::Sight;
use crate::model::{EntityKind, fold};
use crate::notation;
use crate::vocab::{NotPerson, PieceKind, Sense, surnames_of};

/// Labels that no person has.
const NO_PERSON: u16 = ANY & !(1 << 1) & !(1 << 2);

/// The surnames that the editors mark in some texts.
pub(super) fn surnames<'a>(texts: impl Iterator<Item = &'a Text>) -> HashSet<String> {
    texts
        .flat_map(|text| {
            text.marks
                .iter()
                .filter(|mark| mark.meaning == Meaning::Person)
                .flat_map(|mark| surnames_of(mark.span.of(&text.raw.text)))
        })
        .filter(|name| name.len() > 2)
        .collect()
}

/// How often each word stands as a person, and how often it stands where nobody says what it is.
#[derive(Default)]
pub(super) struct Uses(HashMap<String, (u32, u32)>);

impl Uses {
    /// Counts the words of a page whose allowed labels are known.
    pub(super) fn count(&mut self, page: &Page<'_>, sets: &[u16]) {
        for (at, set) in sets.iter().enumerate() {
            let person = *set == 1 << begins(0) || *set == 1 << inside(0);
            let open = *set & (1 << begins(0)) != 0 && *set & 1 != 0;
            let token = &page.tokens[at];
            if (person || open) && token.kind == PieceKind::Word && token.shape != Shape::Lower {
                let (people, unsaid) = self.0.entry(fold(page.word(at))).or_default();
                *people += u32::from(person);
                *unsaid += u32::from(open);
            }
        }
    }

    /// A word that stands often and hardly ever as a person is none: editors who mark four of five would have marked it.
    pub(super) fn is_no_person(&self, word: &str) -> bool {
        self.0
            .get(word)
            .is_some_and(|(people, unsaid)| *unsaid >= 6 && people * 10 < *unsaid)
    }
}

/// Takes the person off the labels of words that are none.
pub(super) fn close(page: &Page<'_>, uses: &Uses, sets: &mut [u16]) {
    for (at, set) in sets.iter_mut().enumerate() {
        let open = *set & (1 << begins(0)) != 0 && *set & 1 != 0;
        if open
            && page.tokens[at].kind == PieceKind::Word
            && uses.is_no_person(&fold(page.word(at)))
        {
            *set &= NO_PERSON;
        }
    }
}

/// The allowed labels of each token of a page.
pub(super) fn allowed(draft: &Draft<'_, '_>, text: &Text, surnames: &HashSet<String>) -> Vec<u16> {
    let page = draft.page;
    let sight = Sight::new(page);
    let mut sets = vec![1 << OUTSIDE; page.tokens.len()];
    for (first, end, index) in sight.runs() {
        let sentence = &page.sentences[index];
        for (at, set) in (first..end).zip(&mut sets[first..end]) {
            *set = of_word(page, sentence, at, sight.is_small_elsewhere(sentence, at));
        }
    }
    by_rules(draft, &mut sets);
    by_surname(page, surnames, &mut sets);
    by_marks(page, text, &mut sets);
    sets
}

/// What a word by itself may be.
fn of_word(page: &Page<'_>, sentence: &Sentence, at: usize, small_elsewhere: bool) -> u16 {
    let token = &page.tokens[at];
    if token.kind != PieceKind::Word {
        // Signs and numbers are part of a name only where a rule or mark says so.
        return ANY;
    }
    let month = notation::month(page.word(at)).is_some();
    let function = page.has_sense(at, |sense| {
        matches!(
            sense,
            Sense::NotPerson(NotPerson::Function | NotPerson::Verb | NotPerson::Plain)
        )
    });
    let opens = at == sentence.first || page.word(at - 1) == "\"";
    if token.shape == Shape::Lower {
        // Small words join names; alone they are none, which their neighbours settle.
        return if function { ANY } else { 1 << OUTSIDE };
    }
    if month || function || (opens && small_elsewhere) || token.len() == 1 {
        return if token.len() == 1 { ANY } else { 1 << OUTSIDE };
    }
    let told = page.has_sense(at, |sense| {
        matches!(
            sense,
            Sense::NotPerson(_) | Sense::Title(_) | Sense::Head(..) | Sense::Adjective(_)
        )
    });
    if told && opens {
        return 1 << OUTSIDE;
    }
    if told || small_elsewhere {
        NO_PERSON
    } else {
        ANY
    }
}

/// What rules found; those that guess leave their words open.
fn by_rules(draft: &Draft<'_, '_>, sets: &mut [u16]) {
    for id in draft.names_in(0, sets.len()) {
        let name = draft.get(id);
        let (first, end) = draft.tokens_of(id);
        let kind = KINDS.iter().position(|kind| *kind == name.kind);
        let (first, end) = (first.min(sets.len()), end.min(sets.len()));
        match (kind, name.method) {
            (_, "speaks") => {}
            (Some(0), "office") | (None, _) => sets[first..end].fill(1 << OUTSIDE),
            (Some(kind), _) if is_number_of(draft.page, end) && kind == 2 => {
                sets[first..=end].fill(1 << OUTSIDE);
            }
            (Some(kind), _) => put(sets, first, end, kind),
        }
    }
}

/// Whether a place before this token is one half of a message number: "Norvale 1204".
fn is_number_of(page: &Page<'_>, end: usize) -> bool {
    page.tokens.get(end).is_some_and(|token| {
        token.kind == PieceKind::Number
            && token.len() <= 6
            && page.word(end).bytes().all(|byte| byte.is_ascii_digit())
            && !token.opens_line
    })
}

/// Capitalised words that are a surname elsewhere in the volume, and that nothing else explains.
fn by_surname(page: &Page<'_>, surnames: &HashSet<String>, sets: &mut [u16]) {
    for (at, set) in sets.iter_mut().enumerate() {
        let token = &page.tokens[at];
        let unexplained = *set == ANY
            && token.kind == PieceKind::Word
            && matches!(token.shape, Shape::Capital | Shape::Mixed)
            && token.len() > 2;
        if unexplained && surnames.contains(&fold(page.word(at))) {
            let goes_on = at > 0 && page.word(at - 1) == "-";
            if !goes_on {
                *set = 1 << begins(0) | 1 << inside(0);
            }
        }
    }
}

fn by_marks(page: &Page<'_>, text: &Text, sets: &mut [u16]) {
    for mark in &text.marks {
        let first = page.token_at(mark.span.start());
        let end = page.token_at(mark.span.end());
        if page.span(first, end) != Some(mark.span) {
            continue;
        }
        let kind = match mark.meaning {
            Meaning::Person => 0,
            Meaning::Place => 2,
            Meaning::Unsaid => continue,
            Meaning::Thing(kind) => {
                // Rules know better where they know the name at all.
                let told = page.has_sense(first, |sense| matches!(sense, Sense::NotPerson(_)));
                if sets[first] & 1 == 0 || told {
                    continue;
                }
                match kind {
                    EntityKind::Body => 1,
                    EntityKind::Place => 2,
                    EntityKind::Initiative => 3,
                    _ => continue,
                }
            }
        };
        if page.tokens[first].shape != Shape::Lower || kind == 0 {
            put(sets, first, end, kind);
        }
    }
}

fn put(sets: &mut [u16], first: usize, end: usize, kind: usize) {
    for (at, set) in sets[first..end].iter_mut().enumerate() {
        *set = 1 << if at == 0 { begins(kind) } else { inside(kind) };
    }
    // What was inside a longer name is no longer.
    let rest = 1 << inside(kind);
    if let Some(next) = sets.get_mut(end)
        && *next == rest
    {
        *next = 1 << OUTSIDE;
    }
}
