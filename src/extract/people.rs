//! People: by title, by given name, by initials, and by surname once one of these has introduced them.
//!
//! Needs: words; the people of the head. Sets: names of kind `person`. Method: a title or given name of the
//! vocabulary opens a run of capitalised words; words that are never names end it. A surname so introduced is that
//! person everywhere in the document. A title alone is a name where its holder is named in the document.
//! Misses: surnames that nothing introduces. Cost: two passes.

use std::collections::HashSet;

use super::draft::Draft;
use super::page::{Page, Sentence, Shape, Token};
use super::{Extractor, Layer};
use crate::model::{EntityKind, NameSense, Office, fold};
use crate::vocab::{self, NotPerson, PieceKind, Sense, TitleKind, surnames_of};

pub(super) struct People;

impl Extractor for People {
    fn needs(&self) -> &'static [Layer] {
        &[Layer::Head]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::People]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        let page = draft.page;
        for sentence in &page.sentences {
            let mut at = sentence.first;
            while at < sentence.end {
                at = titled(draft, sentence, at)
                    .or_else(|| by_given_name(draft, sentence, at))
                    .unwrap_or(at + 1);
            }
        }
        repeated_surnames(draft, &surnames(draft));
        let spoken = speakers(draft);
        repeated_surnames(draft, &spoken);
        offices_alone(draft);
    }
}

/// A title and the name behind it; gives the token behind them.
fn titled(draft: &mut Draft<'_, '_>, sentence: &Sentence, at: usize) -> Option<usize> {
    let page = draft.page;
    let (end, title) = title_at(page, at)?;
    if !sentence.upper && page.tokens[at].shape == Shape::Lower {
        return None;
    }
    let mut first = end;
    while page.word(first) == "." && !page.tokens[first].apart {
        first += 1;
    }
    // "Amb. Dr. Marlow": the title next to the name is its own; the first one still says the office.
    if let Some((next, _)) = title_at(page, first)
        && next < sentence.end
    {
        first = next;
        while page.word(first) == "." && !page.tokens[first].apart {
            first += 1;
        }
    }
    let run = name_run(page, first, sentence, true)?;
    if !draft.is_free(first, run.end) {
        return None;
    }
    let office = (title.kind != TitleKind::Style)
        .then(|| office(page, sentence, at, end, title))
        .flatten();
    let sense = match (run.full, office) {
        (true, Some(office)) => NameSense::Titled(office),
        (true, None) => NameSense::FullName,
        (false, office) => NameSense::Surname(office),
    };
    let confidence = if sentence.upper { 0.85 } else { 0.95 };
    draft.name(
        (first, run.end),
        EntityKind::Person,
        sense,
        "title",
        confidence,
    )?;
    Some(run.end)
}

/// The longest title that begins at a token.
pub(super) fn title_at(page: &Page<'_>, at: usize) -> Option<(usize, vocab::Title)> {
    page.hits_at(at).iter().find_map(|hit| match hit.sense {
        Sense::Title(index) => Some((hit.end, vocab::title(index))),
        _ => None,
    })
}

/// A title with the body or country before or behind it.
pub(super) fn office(
    page: &Page<'_>,
    sentence: &Sentence,
    at: usize,
    end: usize,
    title: vocab::Title,
) -> Option<Office> {
    let mut first = at;
    let mut scope = None;
    for hit in (sentence.first..at)
        .rev()
        .take(6)
        .flat_map(|from| page.hits_at(from).iter())
    {
        let possessive = hit.end + 1 == at && page.tokens[hit.end].kind == PieceKind::Possessive;
        if (hit.end == at || possessive)
            && let Some(name) = scope_name(hit.sense)
        {
            (first, scope) = (hit.first, Some(name));
        }
    }
    let mut last = end;
    if scope.is_none() && page.is_any(end, &["of", "to", "for"]) {
        let behind = end + 1 + usize::from(page.is(end + 1, "the"));
        if let Some((hit_end, name)) = page
            .hits_at(behind)
            .iter()
            .find_map(|hit| Some((hit.end, scope_name(hit.sense)?)))
        {
            (last, scope) = (hit_end, Some(name));
        }
    }
    let identifies = title.kind == TitleKind::Office;
    Some(Office {
        title: title.office,
        identifies,
        scope: scope.map(String::from),
        span: page.span(first, last)?,
    })
}

fn scope_name(sense: Sense) -> Option<&'static str> {
    match sense {
        Sense::Body(index) => Some(vocab::body(index).name),
        Sense::Place(index) | Sense::Adjective(index) => Some(vocab::place(index).name),
        _ => None,
    }
}

/// A run of name words.
struct Run {
    end: usize,
    /// Whether it holds more than a surname.
    full: bool,
}

/// Reads the words of a name from a token on; `introduced` where a title stands before it.
fn name_run(page: &Page<'_>, first: usize, sentence: &Sentence, introduced: bool) -> Option<Run> {
    let mut at = first;
    let mut heavy = 0;
    let mut initials = 0;
    let mut end = first;
    // In capitals a name has no visible end: a given name or initial takes one surname, anything else is one.
    let most = if !sentence.upper { 4 } else { 1 };
    let mut allowed = most;
    while at < sentence.end && heavy < allowed {
        let token = &page.tokens[at];
        let word = page.word(at);
        if at > first && !token.apart && (word == "-" || word == "–") {
            at += 1;
            allowed += 1;
            continue;
        }
        if token.kind != PieceKind::Word {
            break;
        }
        if is_initial(page, at) {
            initials += 1;
            at += 1 + usize::from(page.word(at + 1) == ".");
            continue;
        }
        if is_particle(word)
            && heavy + initials + usize::from(introduced) > 0
            && at + 1 < sentence.end
            && (is_name_word(page, at + 1, sentence.upper) || is_particle(page.word(at + 1)))
        {
            at += 1;
            continue;
        }
        if !is_name_word(page, at, sentence.upper)
            || (at == first
                && page.has_sense(at, is_place_or_body)
                && !page.has_sense(at, |s| s == Sense::GivenName))
        {
            break;
        }
        let given = page.has_sense(at, |sense| sense == Sense::GivenName)
            || (introduced && is_unknown(page, at) && two_unknown(page, at + 1, sentence));
        if sentence.upper && given && heavy + 1 == allowed && allowed < 3 {
            allowed += 1;
        }
        heavy += 1;
        at += 1;
        end = at;
        if token.possessive
            || page
                .tokens
                .get(at)
                .is_some_and(|next| next.kind == PieceKind::Possessive)
        {
            break;
        }
    }
    (heavy > 0).then_some(Run {
        end,
        full: heavy + initials > 1,
    })
}

/// Whether no list has a word.
fn is_unknown(page: &Page<'_>, at: usize) -> bool {
    page.tokens.get(at).is_some_and(|token| {
        token.kind == PieceKind::Word && token.word.is_none() && token.len() > 2
    })
}

/// In capitals, a second unknown word before a verb or a sign is the surname: "PRIME MINISTER RUVEN TALLIS SAID".
fn two_unknown(page: &Page<'_>, at: usize, sentence: &Sentence) -> bool {
    let ends = at + 1 >= sentence.end
        || page.tokens[at + 1].kind != PieceKind::Word
        || page.has_sense(at + 1, |sense| {
            matches!(sense, Sense::NotPerson(_) | Sense::Verb(..))
        });
    at < sentence.end && is_unknown(page, at) && ends
}

fn is_place_or_body(sense: Sense) -> bool {
    matches!(
        sense,
        Sense::Place(_)
            | Sense::Adjective(_)
            | Sense::Body(_)
            | Sense::Post(_)
            | Sense::Initiative(_)
    )
}

fn is_initial(page: &Page<'_>, at: usize) -> bool {
    let word = page.word(at);
    page.tokens[at].shape == Shape::Upper && word.chars().count() == 1 && page.word(at + 1) == "."
}

fn is_particle(word: &str) -> bool {
    [
        "de", "del", "della", "van", "von", "der", "den", "bin", "ibn", "al", "el", "da", "dos",
        "la", "le", "ben", "abu", "ter", "zu", "di", "du",
    ]
    .iter()
    .any(|particle| word.eq_ignore_ascii_case(particle))
}

/// Whether a word can be part of a name here.
fn is_name_word(page: &Page<'_>, at: usize, upper: bool) -> bool {
    let token = &page.tokens[at];
    let word = page.word(at);
    let cased = if upper {
        token.shape != Shape::Lower
    } else {
        matches!(token.shape, Shape::Capital | Shape::Mixed)
            || (token.shape == Shape::Upper && word.len() > 3)
    };
    token.kind == PieceKind::Word
        && cased
        && !page.is_unlisted_post(at)
        && word.chars().count() > 1
        && vocab::month(word).is_none()
        && !page.hits_at(at).iter().any(|hit| match hit.sense {
            Sense::NotPerson(_) | Sense::Title(_) | Sense::Head(..) => true,
            Sense::Body(_) => token.shape == Shape::Upper && hit.end == at + 1,
            Sense::Verb(..) | Sense::Noun(_) => upper,
            _ => false,
        })
}

/// A given name or initials, and the surname behind it.
fn by_given_name(draft: &mut Draft<'_, '_>, sentence: &Sentence, at: usize) -> Option<usize> {
    let page = draft.page;
    let given = page.has_sense(at, |sense| sense == Sense::GivenName)
        && page.tokens[at].shape != Shape::Lower;
    let initials = is_initial(page, at)
        && at + 2 < sentence.end
        && (is_initial(page, at + 2) || page.tokens[at + 2].shape == Shape::Capital);
    if !(given || initials) || !draft.is_free(at, at + 1) {
        return None;
    }
    let run = name_run(page, at, sentence, false)?;
    let last = page.word(run.end - 1);
    if !run.full
        || !draft.is_free(at, run.end)
        || page.has_sense(run.end - 1, is_place_or_body)
        || last.len() < 2
    {
        return None;
    }
    let method = if given { "given-name" } else { "initials" };
    let confidence = if sentence.upper || initials {
        0.75
    } else {
        0.9
    };
    draft.name(
        (at, run.end),
        EntityKind::Person,
        NameSense::FullName,
        method,
        confidence,
    )?;
    Some(run.end)
}

/// The folded surnames of everyone named so far.
fn surnames(draft: &Draft<'_, '_>) -> HashSet<String> {
    draft
        .findings
        .names
        .iter()
        .filter(|name| name.kind == EntityKind::Person)
        .flat_map(|name| surnames_of(name.span.of(draft.page.text)))
        .collect()
}

/// Unknown capitalised words before a verb of speech.
fn speakers(draft: &mut Draft<'_, '_>) -> HashSet<String> {
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
            let plural = page.word(at).ends_with(['s', 'S']);
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
fn repeated_surnames(draft: &mut Draft<'_, '_>, surnames: &HashSet<String>) {
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
fn offices_alone(draft: &mut Draft<'_, '_>) {
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
