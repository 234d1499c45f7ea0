//! People named again: a surname once introduced, a word before a verb of speech, a title that stands for its holder.

use std::collections::{HashMap, HashSet};

use super::run::{is_hyphen, is_place_or_body};
use super::{is_held, office, title_at};
use crate::extract::draft::Draft;
use crate::extract::page::{Page, Sentence, Shape};
use crate::model::{EntityKind, NameSense, Office, Span, fold};
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
    let double = double_surnames(draft);
    for sentence in &page.sentences {
        for at in sentence.first..sentence.end {
            let token = &page.tokens[at];
            let candidate = token.kind == PieceKind::Word
                && token.shape != Shape::Lower
                && draft.is_free(at, at + 1);
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

/// Where a surname begins that ends with a token: with its particles, "van der Stoel", and with what hyphens tie to it where
/// the message names somebody so, "Mokoena-Van Wyk"; `None` where the words are nobody's surname.
fn surname_start(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    last: usize,
    surnames: &HashSet<String>,
    double: &HashSet<String>,
) -> Option<usize> {
    const LONGEST: usize = 6;
    let page = draft.page;
    let mut folded = fold(page.word(last));
    if !surnames.contains(&folded) && token_lost_apostrophe(page, last) {
        folded.pop();
    }
    let mut start = surnames.contains(&folded).then_some(last);
    let mut first = last;
    while let Some(before) = first.checked_sub(1).filter(|at| *at >= sentence.first)
        && last - first < LONGEST
    {
        let tied = is_hyphen(page, before) && !page.tokens[first].apart;
        let word = match tied {
            true if before > sentence.first => before - 1,
            false if vocab::is_particle(page.word(before)) => before,
            _ => break,
        };
        if page.tokens[word].kind != PieceKind::Word || !draft.is_free(word, first) {
            break;
        }
        folded.insert_str(0, &fold(page.word(word)));
        first = word;
        let known = surnames.contains(&folded) || double.contains(&folded);
        // "De Gaulle" is named by both words wherever it stands.
        let particle = start.is_some() && vocab::is_particle(page.word(word));
        if known || particle {
            start = Some(first);
        }
    }
    start
}

/// Surnames of several words, folded to one, by which people named so far are called in full.
fn double_surnames(draft: &Draft<'_, '_>) -> HashSet<String> {
    let mut double = HashSet::new();
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

/// An office held in the document, and the folded surname of its holder.
struct Held {
    office: Office,
    surname: String,
    /// Where he is first named with it.
    named: Span,
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
        if office.identifies && office.held && !held.iter().any(known) {
            let office = office.clone();
            let named = name.span;
            held.push(Held {
                office,
                surname,
                named,
            });
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
            let to_be =
                is_hyphen(page, end) && page.is_any(end + 1, &["designate", "elect", "delegate"]);
            if title.kind != TitleKind::Office
                || !cased
                || names
                || to_be
                || !draft.is_free(at, end)
            {
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
    const OTHERS: [&str; 28] = [
        "vice",
        "deputy",
        "under",
        "assistant",
        "acting",
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
    hyphened || people || page.is_any(before, &OTHERS) || !is_held(page, before + 1)
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
        // "the President" before a "Norvalian President Marlow" is named is another state's.
        (None, Some(_)) => !of_country || other.named.start() < office.span.start(),
        (None, None) => true,
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
