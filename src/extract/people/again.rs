//! People named again: a surname once introduced, a full name, a word before a verb of speech.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use super::run::is_place_or_body;
use super::title_at;
use super::two::are_told_and_doing;
use crate::extract::draft::Draft;
use crate::extract::page::{Page, Sentence, Shape};
use crate::model::{EntityKind, NameSense, fold};
use crate::vocab::{self, NotPerson, PieceKind, Sense, surnames_of, unbroken};

/// The folded surnames of everyone named so far.
pub(super) fn surnames(draft: &Draft<'_, '_>) -> FxHashSet<String> {
    draft
        .findings
        .names
        .iter()
        .filter(|name| name.kind == EntityKind::Person)
        .flat_map(|name| surnames_of(&unbroken(draft.page.text, name.span)))
        .collect()
}

/// Unknown capitalised words before a verb of speech.
pub(super) fn speakers(draft: &mut Draft<'_, '_>) -> FxHashSet<String> {
    let mut surnames = FxHashSet::default();
    let mut plain: FxHashMap<String, bool> = FxHashMap::default();
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
            if ship
                || page.is_unlisted_post(at)
                || !draft.is_free(at, at + 1)
                || *plain
                    .entry(fold(page.word(at)))
                    .or_insert_with(|| is_plain(page, at))
                || draft.shares.denies(at)
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
            let named = draft.name(
                (with_particles(draft, sentence, at), at + 1),
                EntityKind::Person,
                NameSense::Surname(None),
                "speaks",
                confidence,
            );
            if named.is_some() {
                surnames.insert(fold(page.word(at)));
            }
        }
    }
    surnames
}

/// Where the particles begin that stand right before a surname: "DU PREEZ".
fn with_particles(draft: &Draft<'_, '_>, sentence: &Sentence, surname: usize) -> usize {
    let page = draft.page;
    let mut first = surname;
    while first > sentence.first
        && vocab::is_particle(page.word(first - 1))
        && draft.is_free(first - 1, first)
        && title_at(page, first - 1).is_none()
    {
        first -= 1;
    }
    first
}

/// Whether a capitalised word stands in small letters elsewhere in the text: then it is no name.
pub(super) fn is_plain(page: &Page<'_>, at: usize) -> bool {
    page.has_small(page.word(at))
}

/// Surnames that were introduced, wherever else they stand.
pub(super) fn repeated_surnames(draft: &mut Draft<'_, '_>, surnames: &FxHashSet<String>) {
    let page = draft.page;
    let double = double_surnames(draft);
    let pairs = full_names(draft);
    if surnames.is_empty() && double.is_empty() && pairs.is_empty() {
        return;
    }
    for sentence in &page.sentences {
        for at in sentence.first..sentence.end {
            let token = &page.tokens[at];
            if token.shape == Shape::Lower {
                continue;
            }
            if is_full_name(draft, sentence, at, surnames, &pairs) {
                let full = NameSense::FullName;
                draft.name((at, at + 2), EntityKind::Person, full, "surname", 0.85);
                continue;
            }
            let candidate = token.kind == PieceKind::Word && draft.is_free(at, at + 1);
            if !candidate || is_common(page, at, sentence.upper) {
                continue;
            }
            if let Some(first) = surname_start(draft, sentence, at, surnames, &double) {
                draft.name(
                    (first, at + 1),
                    EntityKind::Person,
                    NameSense::Surname(None),
                    "surname",
                    0.9,
                );
            }
        }
    }
}

/// The names of two words in which people are named in full so far, folded: what stands before each last word.
fn full_names(draft: &Draft<'_, '_>) -> FxHashMap<String, Vec<String>> {
    let names = draft.findings.names.iter();
    let people = names.filter(|name| name.kind == EntityKind::Person);
    let mut pairs: FxHashMap<String, Vec<String>> = FxHashMap::default();
    for name in people {
        let name = unbroken(draft.page.text, name.span);
        let mut words = name.split_whitespace();
        if let (Some(given), Some(surname), None) = (words.next(), words.next(), words.next()) {
            pairs.entry(fold(surname)).or_default().push(fold(given));
        }
    }
    pairs
}

/// Whether a token and the next name somebody in full: as named so far, or, in mixed case, by one word that no list has and a
/// surname. "told Marlow Tallis's view" names two.
fn is_full_name(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
    surnames: &FxHashSet<String>,
    pairs: &FxHashMap<String, Vec<String>>,
) -> bool {
    let page = draft.page;
    let next = at + 1;
    let is_word = |at: usize| {
        page.tokens[at].kind == PieceKind::Word && page.tokens[at].shape != Shape::Lower
    };
    if next >= sentence.end || !is_word(at) || !is_word(next) || !draft.is_free(at, next + 1) {
        return false;
    }
    let surname = page.folded(next);
    let (is_surname, givens) = (surnames.contains(surname), pairs.get(surname));
    if !is_surname && givens.is_none() {
        return false;
    }
    let given = page.folded(at);
    let possessive = page
        .tokens
        .get(next + 1)
        .is_some_and(|token| token.kind == PieceKind::Possessive);
    let is_unlisted =
        |at: usize| page.tokens[at].shape == Shape::Capital && page.tokens[at].word.is_none();
    let is_given = || {
        let token = &page.tokens[at];
        // Of three such words nobody knows which are one name.
        let is_first = at == sentence.first || !is_unlisted(at - 1);
        !sentence.upper
            && is_first
            && !(at == sentence.first && given.len() > 6 && given.ends_with("ly"))
            && is_unlisted(at)
            && page.tokens[next].shape == Shape::Capital
            && !token.possessive
            && token.len() > 2
            && !page.is_unlisted_post(at)
            && !is_plain(page, at)
            && !["ian", "ish", "ese", "ean"]
                .iter()
                .any(|people| given.ends_with(people))
            && !(possessive && surnames.contains(given))
            && !are_told_and_doing(page, sentence, at)
            && !is_common(page, next, false)
    };
    is_surname && is_given() || givens.is_some_and(|givens| givens.iter().any(|one| one == given))
}

/// Where a surname begins that ends with a token: with its particles, "van der Stoel", and with what hyphens tie to it where
/// the message names somebody so, "Mokoena-Van Wyk"; `None` where the words are nobody's surname.
fn surname_start(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    last: usize,
    surnames: &FxHashSet<String>,
    double: &FxHashSet<String>,
) -> Option<usize> {
    const LONGEST: usize = 6;
    let page = draft.page;
    let mut folded = Cow::Borrowed(page.folded(last));
    let mut is_surname = surnames.contains(&*folded);
    if !is_surname && token_lost_apostrophe(page, last) {
        folded.to_mut().pop();
        is_surname = surnames.contains(&*folded);
    }
    let mut start = is_surname.then_some(last);
    let mut first = last;
    while let Some(before) = first.checked_sub(1).filter(|at| *at >= sentence.first)
        && last - first < LONGEST
    {
        let tied = page.is_hyphen(before) && !page.tokens[first].apart;
        let word = match tied {
            true if before > sentence.first => before - 1,
            false if vocab::is_particle(page.word(before)) => before,
            _ => break,
        };
        if page.tokens[word].kind != PieceKind::Word || !draft.is_free(word, first) {
            break;
        }
        folded.to_mut().insert_str(0, page.folded(word));
        first = word;
        let known = surnames.contains(&*folded) || double.contains(&*folded);
        // "De Gaulle" is named by both words wherever it stands.
        let particle = start.is_some() && vocab::is_particle(page.word(word));
        if known || particle {
            start = Some(first);
        }
    }
    start
}

/// Surnames of several words, folded to one, by which people named so far are called in full.
fn double_surnames(draft: &Draft<'_, '_>) -> FxHashSet<String> {
    let mut double = FxHashSet::default();
    let names = draft.findings.names.iter();
    for name in names.filter(|name| name.kind == EntityKind::Person) {
        let words = name.span.of(draft.page.text).split_whitespace();
        let mut folded = String::new();
        for word in words.filter(|word| !vocab::is_generation(word)).rev() {
            let goes_on = folded.is_empty() || vocab::is_particle(word) || word.contains('-');
            if !goes_on {
                break;
            }
            folded.insert_str(0, &fold(word));
        }
        double.insert(folded);
    }
    double
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
