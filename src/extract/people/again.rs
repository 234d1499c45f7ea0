//! People named again: a surname once introduced, a word before a verb of speech, a title that stands for its holder.

use std::collections::{HashMap, HashSet};

use super::run::{is_particle, is_place_or_body};
use super::{office, title_at};
use crate::extract::draft::Draft;
use crate::extract::page::{Page, Shape};
use crate::model::{EntityKind, NameSense, Office, fold};
use crate::vocab::{self, NotPerson, PieceKind, Sense, TitleKind, TitleScope, surnames_of};

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
    let mut plain: HashMap<String, bool> = HashMap::new();
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
                (at, at + 1),
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

/// Whether a capitalised word stands in small letters elsewhere in the text: then it is no name.
pub(super) fn is_plain(page: &Page<'_>, at: usize) -> bool {
    page.has_small(page.word(at))
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
                // "De Gaulle" is named by both words wherever it stands.
                let particle = at > sentence.first
                    && is_particle(page.word(at - 1))
                    && draft.is_free(at - 1, at);
                draft.name(
                    (at - usize::from(particle), at + 1),
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

/// An office held in the document, and the folded surname of its holder.
struct Held {
    office: Office,
    surname: String,
}

/// Titles that stand alone for a person whom the document names with the same office.
///
/// Where two have held it, or a country, "our" or "deputy" stands before the title, whose it is cannot be told.
pub(super) fn offices_alone(draft: &mut Draft<'_, '_>) {
    let page = draft.page;
    let mut held: Vec<Held> = Vec::new();
    for name in &draft.findings.names {
        let (NameSense::Titled(office) | NameSense::Surname(Some(office))) = &name.sense else {
            continue;
        };
        let written = name.span.of(page.text);
        let surname = fold(written.rsplit([' ', '\n']).next().unwrap_or(written));
        let known = |other: &Held| {
            other.surname == surname
                && other.office.title == office.title
                && other.office.scope == office.scope
        };
        if office.identifies && !held.iter().any(known) {
            let office = office.clone();
            held.push(Held { office, surname });
        }
    }
    for (tokens, office, of_country) in titles_alone(draft) {
        if is_theirs(page, &held, &office, of_country) {
            let sense = NameSense::Office(office);
            draft.name(tokens, EntityKind::Person, sense, "office", 0.8);
        }
    }
}

/// Titles that stand alone for a holder whom the document never names: "the Norvalian FonMin", with the country or body
/// that completes them.
///
/// Runs once bodies and places are named: theirs are the words before the title.
pub(super) fn unnamed_holders(draft: &mut Draft<'_, '_>) {
    let page = draft.page;
    for ((at, end), office, _) in titles_alone(draft) {
        let first = page.token_at(office.span.start()).min(at);
        let last = (first..page.tokens.len())
            .find(|token| {
                page.span(*token, token + 1)
                    .is_none_or(|s| s.end() >= office.span.end())
            })
            .map_or(end, |token| token + 1);
        let sense = NameSense::Holder(office);
        draft.name(
            (first, last.max(end)),
            EntityKind::Person,
            sense,
            "holder",
            0.7,
        );
    }
}

/// The titles that stand alone and can be one person's: their tokens, the office, whether it is a country's.
fn titles_alone(draft: &Draft<'_, '_>) -> Vec<((usize, usize), Office, bool)> {
    let page = draft.page;
    let mut alone = Vec::new();
    for sentence in &page.sentences {
        let mut next = sentence.first;
        for at in sentence.first..sentence.end {
            let Some((end, title)) = title_at(page, at).filter(|_| at >= next) else {
                continue;
            };
            next = end;
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
            // "under SACEUR" is no deputy of his; "Under Secretary" is.
            let below = at > sentence.first
                && page.is(at - 1, "under")
                && !title.office.contains("Secretary");
            if at > sentence.first && !below && is_anothers(page, at - 1) {
                continue;
            }
            if let Some(office) = office(page, sentence, at, end, title) {
                alone.push(((at, end), office, title.scope != TitleScope::Body));
            }
        }
    }
    alone
}

/// Whether the word before a title makes it another's: "Vice President", "our President", "the Norvalian President".
fn is_anothers(page: &Page<'_>, before: usize) -> bool {
    const OTHERS: [&str; 34] = [
        "vice",
        "deputy",
        "under",
        "assistant",
        "acting",
        "former",
        "ex",
        "late",
        "next",
        "future",
        "new",
        "alternate",
        "associate",
        "joint",
        "our",
        "his",
        "her",
        "their",
        "your",
        "my",
        "whose",
        "a",
        "an",
        "another",
        "each",
        "every",
        "any",
        "some",
        "both",
        "two",
        "three",
        "other",
        "own",
        "previous",
    ];
    let word = page.word(before);
    let hyphened = matches!(word, "-" | "–") && !page.tokens[before].apart;
    let people = page.tokens[before].word.is_none()
        && page.tokens[before].shape != Shape::Lower
        && [
            "ian", "ese", "ish", "ean", "ans", "IAN", "ESE", "ISH", "EAN",
        ]
        .iter()
        .any(|end| word.ends_with(end));
    hyphened || people || page.is_any(before, &OTHERS)
}

/// Whether exactly one person of the document can be meant by an office.
fn is_theirs(page: &Page<'_>, held: &[Held], office: &Office, of_country: bool) -> bool {
    let same: Vec<&Held> = held
        .iter()
        .filter(|other| office.may_be(&other.office))
        .collect();
    let of_scope = |other: &&&Held| match (&office.scope, &other.office.scope) {
        (Some(one), Some(other)) => one == other,
        // "the Soviet Foreign Minister" need not be the one who is named without his country.
        (Some(_), None) => !of_country,
        (None, _) => true,
    };
    let own = page.is_from_department()
        && office.scope.is_none()
        && matches!(office.title, "President" | "Vice President");
    let fitting: Vec<&&Held> = same
        .iter()
        .filter(of_scope)
        .filter(|held| !own || was_president(&held.surname))
        .collect();
    fitting
        .split_first()
        .is_some_and(|(first, rest)| rest.iter().all(|other| other.surname == first.surname))
}

/// Whether somebody of a surname, folded, was President or Vice President of the United States: whom the Department means.
fn was_president(surname: &str) -> bool {
    let mut offices = vocab::incumbencies(surname).map(|(office, _)| office);
    offices.any(|office| {
        let office = office.strip_prefix("Vice ").unwrap_or(office);
        office == "President of the United States"
    })
}
