//! The name that is written right before a mark, whatever the lists have its words for: "Ana London (protect)", "Tariq Khan
//! (protect)", "Ilic, Goran (protect)", and the one that what stands there is said of: "Goran Ilic, Adviser (protect)".
//!
//! Misses: a place alone behind a preposition is taken for the place it is. Cost: a look at a few words.

use super::super::draft::Draft;
use super::super::page::{Page, Sentence, Shape};
use super::marks::is_unnamed;
use super::{is_unknown, is_verb, name_ending, opens_line};
use crate::model::{EntityKind, NameId, NameSense};
use crate::vocab::{self, PieceKind, Sense};

/// The method of names that are told by a mark.
pub(super) const METHOD: &str = "protect-mark";

/// A name has so many words and signs before its last at most.
const LONGEST: usize = 8;

/// Words behind which a place is a place.
const PREPOSITIONS: [&str; 14] = [
    "in", "at", "of", "from", "to", "near", "for", "outside", "within", "around", "via", "the",
    "and", "with",
];

/// Whoever the words right before a mark name that the other rules have not read as that person's whole name.
pub(super) fn written_before(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    open: usize,
) -> Option<NameId> {
    let page = draft.page;
    let last = (sentence.first..open)
        .rev()
        .find(|at| !is_sign(page, *at))
        .filter(|last| is_cased(page, *last) && !is_unnamed(page, *last))
        .filter(|last| may_be_name(draft, *last))?;
    let first = name_start(draft, sentence, last);
    let read = draft.owner(last);
    let is_read =
        read.is_some_and(|id| is_read_by_name(draft, id) && draft.tokens_of(id).0 <= first);
    if let Some((first, full)) = inverted(draft, sentence, first, last) {
        return draft.reread((first, last + 1), NameSense::Listed(full), METHOD);
    }
    if is_read {
        return None;
    }
    // Of "Managing Director Consortium" the title is read as whoever holds it: what stands behind it is no name.
    let styled = before_name(page, sentence, first)
        .is_some_and(|at| is_title(page, at) && draft.owner(at).is_none());
    let sense = if first < last {
        let told = styled || !is_behind_preposition(page, sentence, first) || is_given(page, first);
        told.then_some(NameSense::FullName)?
    } else {
        let place = read.is_some_and(|id| draft.get(id).kind == EntityKind::Place)
            || page.has_sense(last, |sense| matches!(sense, Sense::Place(_)));
        let free = place
            && !is_behind_preposition(page, sentence, first)
            && !is_behind_comma(page, sentence, first);
        (styled || free).then_some(NameSense::Surname(None))?
    };
    draft.reread((first, last + 1), sense, METHOD)
}

/// The person of whom what stands right before a mark is said: "Goran Ilic, Adviser (protect)", "Ilse Varga, who advises
/// him (protect)" not.
pub(super) fn in_apposition(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    open: usize,
) -> Option<NameId> {
    const PHRASE: usize = 16;
    let page = draft.page;
    for at in (sentence.first + 1..open).rev().take(PHRASE) {
        if is_verb(page, at) || page.is_any(at, &["and", "or", "who", "whom", "that"]) {
            return None;
        }
        if page.word(at) == "," {
            match draft.owner(at - 1) {
                Some(id) if is_person(draft, id) && draft.tokens_of(id).1 == at => return Some(id),
                None if is_unknown(draft, at - 1) => return name_ending(draft, sentence, at - 1),
                _ => {}
            }
        } else if matches!(page.word(at), ";" | ":" | "(" | ")") || opens_line(page, at) {
            return None;
        }
    }
    None
}

/// The people of the list behind a mark: the rest of the sentence, and those that follow, as far as none has a verb.
pub(super) fn listed_behind(draft: &mut Draft<'_, '_>, index: usize, from: usize) -> Vec<NameId> {
    const LONGEST: usize = 60;
    let page = draft.page;
    let own = page.sentences[index].paragraph;
    let mut found = Vec::new();
    for (sentence, first) in page.sentences[index..]
        .iter()
        .take(LONGEST)
        .take_while(|next| next.paragraph == own || next.bullet)
        .map(|next| (next, next.first.max(from)))
    {
        let verb = (first..sentence.end).find(|at| is_verb(page, *at));
        // "A, B, C. B said": the list ended before.
        if verb.is_some() && !found.is_empty() {
            break;
        }
        let end = verb.unwrap_or(sentence.end);
        for at in first..end {
            let ends = at + 1 == end || !is_cased(page, at + 1);
            let id = match draft.owner(at) {
                Some(id) => Some(id).filter(|id| is_person(draft, *id)),
                None if ends && is_unknown(draft, at) => name_ending(draft, sentence, at),
                None => None,
            };
            found.extend(id.filter(|id| found.last() != Some(id)));
        }
        if verb.is_some() {
            break;
        }
    }
    found
}

/// Whether a single word is read as somebody's name by nothing but what is said of him.
pub(super) fn is_guess(draft: &Draft<'_, '_>, id: NameId) -> bool {
    let (first, end) = draft.tokens_of(id);
    end == first + 1 && matches!(draft.get(id).method, "context" | "speaks")
}

fn is_person(draft: &Draft<'_, '_>, id: NameId) -> bool {
    draft.get(id).kind == EntityKind::Person
}

/// Whether it is a person's own name, and no office.
fn is_read_by_name(draft: &Draft<'_, '_>, id: NameId) -> bool {
    let office = matches!(
        draft.get(id).sense,
        NameSense::Office(_) | NameSense::Holder(_)
    );
    is_person(draft, id) && !office
}

/// Signs that may stand between a name and its mark.
fn is_sign(page: &Page<'_>, at: usize) -> bool {
    matches!(
        page.word(at),
        "," | "-" | "–" | "—" | "\"" | "”" | "“" | "'" | "’" | "/" | ")" | "*"
    )
}

fn is_cased(page: &Page<'_>, at: usize) -> bool {
    page.tokens
        .get(at)
        .is_some_and(|token| token.kind == PieceKind::Word && token.shape != Shape::Lower)
}

/// Whether a word may end a person's name: no word of a body, or of anything else that is no place or person, of more words.
fn may_be_name(draft: &Draft<'_, '_>, last: usize) -> bool {
    draft.owner(last).is_none_or(|id| {
        let (first, end) = draft.tokens_of(id);
        match draft.get(id).kind {
            EntityKind::Person => true,
            EntityKind::Place => end == first + 1,
            _ => end == first + 1 && first > 0 && is_given(draft.page, first - 1),
        }
    })
}

/// The first word of the name that ends with a word: given names, initials, particles and words that no list has before it.
fn name_start(draft: &Draft<'_, '_>, sentence: &Sentence, last: usize) -> usize {
    let page = draft.page;
    let read = draft.owner(last).filter(|id| is_read_by_name(draft, *id));
    let mut first = read.map_or(last, |id| draft.tokens_of(id).0);
    let floor = sentence.first.max(last.saturating_sub(LONGEST));
    let mut at = first;
    while at > floor {
        at -= 1;
        // Goran "Jole" Ilic, J. Ilic.
        if matches!(page.word(at), "\"" | "“" | "”" | "'" | "." | "-")
            && !page.tokens[at].opens_line
        {
            continue;
        }
        // "Ilic-Orrel (protect)": what a hyphen ties to a name is part of it.
        if is_tied(page, at) {
            first = at;
            continue;
        }
        // In capitals "Dinh Ba Thi" may be read as two names.
        if let Some(id) = draft.owner(at).filter(|id| is_read_by_name(draft, *id))
            && (sentence.upper || is_guess(draft, id))
            && draft.tokens_of(id).1 == first
            && draft.tokens_of(id).0 >= floor
        {
            first = draft.tokens_of(id).0;
            at = first;
            continue;
        }
        let is_particle = vocab::may_be_particle(page.word(at));
        // "A CONTACT" has no initial.
        let initial = page.tokens[at].len() == 1 && page.word(at + 1) == ".";
        let known = is_cased(page, at) && (is_given(page, at) || initial);
        // Before a name that is known as one, an unlisted word may be a people or a trade.
        let unlisted = is_cased(page, at)
            && page.tokens[at].word.is_none()
            && (read.is_none() || !page.word(at).is_ascii());
        let of_other = draft.owner(at).is_some_and(|id| {
            let (_, end) = draft.tokens_of(id);
            !matches!(draft.get(id).kind, EntityKind::Person | EntityKind::Place)
                || end > at + 1 && end <= last && page.word(end) == ","
        });
        if of_other || !(known || unlisted || is_particle) {
            break;
        }
        // "van Orrel": a particle right before a surname, which no other word need follow.
        if !is_particle || at + 1 == last && read.is_none() {
            first = at;
        }
    }
    first
}

/// Whether a hyphen without a blank ties a capitalised word to the next.
fn is_tied(page: &Page<'_>, at: usize) -> bool {
    let ends = |at: usize| page.span(at, at + 1).map(|span| (span.start(), span.end()));
    let (Some(one), Some(hyphen), Some(other)) = (ends(at), ends(at + 1), ends(at + 2)) else {
        return false;
    };
    is_cased(page, at) && page.word(at + 1) == "-" && one.1 == hyphen.0 && hyphen.1 == other.0
}

/// Surname and given names in the order of lists, "Ilic, Goran" at the start of a line: the first token, and the name in full.
fn inverted(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    first: usize,
    last: usize,
) -> Option<(usize, String)> {
    let page = draft.page;
    let surname = first.checked_sub(2).filter(|at| *at >= sentence.first)?;
    let opens = surname == sentence.first
        || opens_line(page, surname)
        || matches!(
            page.word(surname - 1),
            ":" | ";" | "-" | "–" | "—" | "•" | "*"
        );
    let given = (first..=last)
        .all(|at| is_given(page, at) || page.word(at) == "." || page.tokens[at].len() == 1);
    let fits = opens
        && given
        && page.word(first - 1) == ","
        && is_cased(page, surname)
        && !is_title(page, surname)
        && draft.owner(surname).is_none_or(|id| {
            let (from, end) = draft.tokens_of(id);
            from == surname
                && end == surname + 1
                && matches!(draft.get(id).kind, EntityKind::Person | EntityKind::Place)
        });
    let names = page.span(first, last + 1).filter(|_| fits)?;
    Some((
        surname,
        format!("{} {}", names.of(page.text), page.word(surname)),
    ))
}

/// The word before a name, the stop of an abbreviation passed over.
fn before_name(page: &Page<'_>, sentence: &Sentence, first: usize) -> Option<usize> {
    let before = first.checked_sub(1).filter(|at| *at >= sentence.first)?;
    match page.word(before) {
        "." => before.checked_sub(1).filter(|at| *at >= sentence.first),
        _ => Some(before),
    }
}

fn is_behind_preposition(page: &Page<'_>, sentence: &Sentence, first: usize) -> bool {
    first > sentence.first && page.is_any(first - 1, &PREPOSITIONS)
}

fn is_behind_comma(page: &Page<'_>, sentence: &Sentence, first: usize) -> bool {
    first > sentence.first && page.word(first - 1) == ","
}

fn is_given(page: &Page<'_>, at: usize) -> bool {
    page.has_sense(at, |sense| sense == Sense::GivenName)
}

fn is_title(page: &Page<'_>, at: usize) -> bool {
    page.has_sense(at, |sense| matches!(sense, Sense::Title(_)))
}
