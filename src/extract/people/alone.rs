//! Titles that stand alone for their holder, whom the document names or not.

use std::collections::{HashMap, HashSet};

use super::apposed::{APPOSED, is_behind_name};
use super::{apposed_before, is_held, office, titles_in};
use crate::extract::draft::Draft;
use crate::extract::page::{Page, Shape};
use crate::model::{EntityKind, NameSense, Office, Span, fold};
use crate::vocab::{self, TitleKind, TitleScope};

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
    let named = Named::of(draft);
    for alone in titles_alone(draft) {
        if is_theirs(page, &held, &named, &alone) {
            let sense = NameSense::Office(alone.office);
            draft.name(alone.tokens, EntityKind::Person, sense, "office", 0.8);
        }
    }
}

/// Titles that stand alone for a holder whom the document never names: "the Norvalian FonMin", with the country or body
/// that completes them.
///
/// Runs once bodies and places are named: theirs are the words before the title.
pub(super) fn unnamed_holders(draft: &mut Draft<'_, '_>) {
    let page = draft.page;
    for Alone { tokens, office, .. } in titles_alone(draft) {
        let (at, end) = tokens;
        if is_what_somebody_becomes(page, at) {
            continue;
        }
        let first = page.token_at(office.span.start()).min(at);
        let last = (first..page.tokens.len())
            .find(|token| {
                page.span(*token, token + 1)
                    .is_none_or(|s| s.end() >= office.span.end())
            })
            .map_or(end, |token| token + 1);
        let last = last.max(end);
        let index = page
            .sentences
            .partition_point(|sentence| sentence.end <= first);
        let sentence = page.sentences.get(index);
        if sentence.is_some_and(|sentence| is_behind_name(draft, sentence, (first, last))) {
            continue;
        }
        // "The Norvalian DCM, Ilse Varga, was skeptical": the title is hers.
        let named = sentence
            .and_then(|sentence| apposed_before(draft, sentence, (first, last), office.title));
        let method = if named.is_some() { APPOSED } else { "holder" };
        let sense = NameSense::Holder(office);
        draft.name((first, last), EntityKind::Person, sense, method, 0.7);
    }
}

/// Whether a title is what somebody becomes, and nobody: "was named Ambassador to Norvale".
fn is_what_somebody_becomes(page: &Page<'_>, at: usize) -> bool {
    const MADE: [&str; 10] = [
        "named", "appointed", "nominated", "elected", "become", "becomes", "became", "becoming",
        "confirmed", "designated",
    ];
    at > 0 && page.is_any(at - 1, &MADE)
        || at > 1 && page.is(at - 1, "as") && page.is_any(at - 2, &MADE)
}

/// A title that stands alone and can be one person's.
struct Alone {
    tokens: (usize, usize),
    office: Office,
    /// Whether it is a country's, and no body's.
    of_country: bool,
    /// The first byte of its sentence.
    sentence: usize,
}

/// The titles that stand alone and can be one person's.
fn titles_alone(draft: &Draft<'_, '_>) -> Vec<Alone> {
    let page = draft.page;
    let mut alone = Vec::new();
    for sentence in &page.sentences {
        let mut next = sentence.first;
        for (at, end, title) in titles_in(page, sentence.first, sentence.end) {
            if at < next {
                continue;
            }
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
                page.is_hyphen(end) && page.is_any(end + 1, &["designate", "elect", "delegate"]);
            if title.kind != TitleKind::Office
                || !cased
                || names
                || to_be
                || is_nobodys(page, at, end)
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
                alone.push(Alone {
                    tokens: (at, end),
                    office,
                    of_country: title.scope != TitleScope::Body,
                    sentence: page
                        .span(sentence.first, sentence.first + 1)
                        .map_or(0, |span| span.start()),
                });
            }
        }
    }
    alone
}

/// Whether the words of a title mean no one who holds it: "at Foreign Minister level", "IN CHARGE".
fn is_nobodys(page: &Page<'_>, at: usize, end: usize) -> bool {
    let level = end + usize::from(page.is_hyphen(end));
    let in_charge = page.is(at, "charge") && at > 0 && page.is(at - 1, "in");
    page.is_any(level, &["level", "levels"]) || in_charge
}

/// Whether the word before a title makes it another's: "Vice President", "our President", "the Norvalian President".
fn is_anothers(page: &Page<'_>, before: usize) -> bool {
    const OTHERS: [&str; 28] = [
        "vice", "deputy", "under", "assistant", "acting", "new", "alternate", "associate", "joint",
        "our", "his", "her", "their", "your", "my", "whose", "a", "an", "another", "each", "every",
        "any", "some", "both", "two", "three", "other", "own",
    ];
    let word = page.word(before);
    let hyphened = page.is_hyphen(before);
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
fn is_theirs(page: &Page<'_>, held: &[Held], named: &Named, alone: &Alone) -> bool {
    let (office, of_country) = (&alone.office, alone.of_country);
    // "the President of the Norvale Chamber" is somebody else.
    let of = alone.tokens.1;
    let what = of + 1 + usize::from(page.is(of + 1, "the"));
    let is_capital = |at: usize| {
        page.tokens
            .get(at)
            .is_some_and(|t| t.shape == Shape::Capital)
    };
    if office.scope.is_none() && page.is(of, "of") && is_capital(what) {
        return false;
    }
    let same: Vec<&Held> = held
        .iter()
        .filter(|other| office.may_be(other.office.title))
        // "The Minister" is one who has been named with his ministry by then.
        .filter(|other| {
            other.office.title == office.title || other.named.start() < office.span.start()
        })
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
    // Who had left the office is meant where the sentence speaks of him.
    let is_gone = |held: &Held| {
        let day = page.cable.date;
        day.is_some_and(|day| vocab::has_left(&held.office, &held.surname, day))
            && !named.is_within(&held.surname, alone.sentence, office.span.start())
    };
    let fitting = same
        .iter()
        .filter(of_scope)
        .filter(|held| !own || vocab::was_president(&held.surname));
    let (gone, fitting): (Vec<&&Held>, Vec<&&Held>) = fitting.partition(|held| is_gone(held));
    // Beside a former Secretary whoever is called so may be one of those below him.
    if !gone.is_empty() && !matches!(office.title, "President" | "Vice President") {
        return false;
    }
    let surnames: HashSet<&str> = fitting.iter().map(|held| held.surname.as_str()).collect();
    // Of two ministers it is he of whom alone the paragraph has spoken.
    let spoken_of = || {
        let paragraph = page.cable.paragraph_at(office.span.start());
        let is_named = |surname: &&&str| {
            paragraph.is_some_and(|paragraph| {
                named.is_within(surname, paragraph.start(), office.span.start())
            })
        };
        office.title.ends_with("Minister") && surnames.iter().filter(is_named).count() == 1
    };
    surnames.len() == 1 || (surnames.len() > 1 && spoken_of())
}

/// Where people are named so far, in order, by the last word of the name, folded.
struct Named(HashMap<String, Vec<usize>>);

impl Named {
    fn of(draft: &Draft<'_, '_>) -> Self {
        let mut named: HashMap<String, Vec<usize>> = HashMap::new();
        let names = draft.findings.names.iter();
        for name in names.filter(|name| name.kind == EntityKind::Person) {
            let written = name.span.of(draft.page.text);
            let surname = fold(written.rsplit([' ', '\n']).next().unwrap_or(written));
            named.entry(surname).or_default().push(name.span.start());
        }
        named.values_mut().for_each(|starts| starts.sort_unstable());
        Named(named)
    }

    /// Whether somebody of a surname is named between two places.
    fn is_within(&self, surname: &str, from: usize, end: usize) -> bool {
        let starts = self.0.get(surname).map_or(&[][..], Vec::as_slice);
        let before = starts.partition_point(|start| *start < end);
        let last = before.checked_sub(1).map(|at| starts[at]);
        last.is_some_and(|last| last >= from)
    }
}
