//! People named again: a surname once introduced, a word before a verb of speech, a title that stands for its holder.

use std::collections::HashSet;

use super::run::is_place_or_body;
use super::{office, title_at};
use crate::extract::draft::Draft;
use crate::extract::page::{Page, Shape, Token};
use crate::model::{EntityKind, NameSense, Office, fold};
use crate::vocab::{NotPerson, PieceKind, Sense, TitleKind, surnames_of};

/// The folded surnames of everyone named so far.
pub(super) fn surnames(draft: &Draft<'_, '_>) -> HashSet<String> {
    draft
        .findings
        .names
        .iter()
        .filter(|name| name.kind == EntityKind::Person)
        .flat_map(|name| surnames_of(name.span.of(draft.page.text)))
        .collect()
}

/// Unknown capitalised words before a verb of speech.
pub(super) fn speakers(draft: &mut Draft<'_, '_>) -> HashSet<String> {
    let mut surnames = HashSet::new();
    let page = draft.page;
    for sentence in &page.sentences {
        for at in sentence.first..sentence.end.saturating_sub(1) {
            let token = &page.tokens[at];
            let unknown = token.word.is_none()
                && token.kind == PieceKind::Word
                && token.shape != Shape::Lower
                && token.len() > 2;
            if !unknown
                || !page.has_sense(at + 1, |sense| sense == Sense::NotPerson(NotPerson::Verb))
            {
                continue;
            }
            let ship = at > sentence.first && page.is_any(at - 1, &["uss", "hms", "ss", "mv"]);
            if ship || page.is_unlisted_post(at) || !draft.is_free(at, at + 1) || is_plain(page, at)
            {
                continue;
            }
            let acronym = token.shape == Shape::Upper && !sentence.upper;
            // "ADAMANTLY OPPOSED", "SHAH'S ADMIRED": how somebody acts, not who.
            let manner = page.word(at).to_ascii_uppercase().ends_with("LY");
            let plural = manner || page.word(at).ends_with(['s', 'S']);
            if acronym || plural {
                continue;
            }
            let confidence = if sentence.upper { 0.55 } else { 0.65 };
            draft.name(
                (at, at + 1),
                EntityKind::Person,
                NameSense::Surname(None),
                "speaks",
                confidence,
            );
            surnames.insert(fold(page.word(at)));
        }
    }
    surnames
}

/// Whether a capitalised word stands in small letters elsewhere in the text: then it is no name.
fn is_plain(page: &Page<'_>, at: usize) -> bool {
    let word = page.word(at);
    let small = |token: &Token| token.shape == Shape::Lower && token.len() == word.len();
    (0..page.tokens.len()).any(|other| small(&page.tokens[other]) && page.is(other, word))
}

/// Surnames that were introduced, wherever else they stand.
pub(super) fn repeated_surnames(draft: &mut Draft<'_, '_>, surnames: &HashSet<String>) {
    let page = draft.page;
    for sentence in &page.sentences {
        for at in sentence.first..sentence.end {
            let token = &page.tokens[at];
            let candidate = token.kind == PieceKind::Word
                && token.shape != Shape::Lower
                && draft.is_free(at, at + 1);
            if !candidate || is_common(page, at, sentence.upper) {
                continue;
            }
            let mut folded = fold(page.word(at));
            if !surnames.contains(&folded) && token_lost_apostrophe(page, at) {
                folded.pop();
            }
            if surnames.contains(&folded) {
                draft.name(
                    (at, at + 1),
                    EntityKind::Person,
                    NameSense::Surname(None),
                    "surname",
                    0.9,
                );
            }
        }
    }
}

/// Whether the text has lost its apostrophes and this word ends in an s.
fn token_lost_apostrophe(page: &Page<'_>, at: usize) -> bool {
    page.word(at).ends_with('s') && page.word(at).len() > 4 && !page.apostrophes
}

/// Whether a word that is a surname too means something else here.
fn is_common(page: &Page<'_>, at: usize, upper: bool) -> bool {
    page.has_sense(at, is_place_or_body)
        || (upper && page.has_sense(at, |sense| matches!(sense, Sense::NotPerson(_))))
}

/// Titles that stand alone for a person whom the document names with the same office.
pub(super) fn offices_alone(draft: &mut Draft<'_, '_>) {
    let page = draft.page;
    let held: Vec<Office> = draft
        .findings
        .names
        .iter()
        .filter_map(|name| match &name.sense {
            NameSense::Titled(office) | NameSense::Surname(Some(office)) if office.identifies => {
                Some(office.clone())
            }
            _ => None,
        })
        .collect();
    for sentence in &page.sentences {
        for at in sentence.first..sentence.end {
            let Some((end, title)) = title_at(page, at) else {
                continue;
            };
            let cased = sentence.upper || page.tokens[at].shape != Shape::Lower;
            let mut behind = end;
            while page.word(behind) == "." && !page.tokens[behind].apart {
                behind += 1;
            }
            // A title right before a name is part of naming that person, not a second name.
            let names = draft
                .owner(behind)
                .is_some_and(|id| draft.get(id).kind == EntityKind::Person);
            if title.kind != TitleKind::Office || !cased || names || !draft.is_free(at, end) {
                continue;
            }
            let Some(office) = office(page, sentence, at, end, title) else {
                continue;
            };
            let same = |other: &&Office| {
                other.title == office.title
                    && (office.scope.is_none()
                        || other.scope.is_none()
                        || other.scope == office.scope)
            };
            if held.iter().any(|other| same(&other)) {
                draft.name(
                    (at, end),
                    EntityKind::Person,
                    NameSense::Office(office),
                    "office",
                    0.8,
                );
            }
        }
    }
}
