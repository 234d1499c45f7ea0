//! Points of a list that one word governs: "requests (a) guidance, (b) a decision and (c) the text", "should (1) urge him to sign,
//! (2) ask for a date".
//!
//! Needs: the acts that a sentence tells. Method: marks in brackets that count on from the first; an object that stands behind a mark
//! ends before the next one, and each further point is told of the same act. Misses: "(i)", "1)", lists over several sentences. Cost:
//! one look for brackets a sentence with acts.

use super::super::draft::Draft;
use super::super::page::{Page, Sentence};
use super::phrase::clause_end;
use super::{Told, is_same_actor, parsed};
use crate::vocab::PieceKind;
use crate::vocab::families::{self, Families};

/// How much less sure the points behind the first are.
const FURTHER: f32 = 0.05;

/// A mark such as "(b)": its tokens, and which of its list it is.
#[derive(Clone, Copy)]
struct Mark {
    first: usize,
    end: usize,
    place: Place,
}

impl Mark {
    /// Whether it is the first of its list.
    fn opens(&self) -> bool {
        matches!(self.place, Place::Letter(1) | Place::Number(1))
    }
}

/// How a list counts, and how far it is.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Place {
    Letter(usize),
    Number(usize),
}

impl Place {
    /// Whether two count alike.
    fn is_like(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Place::Letter(_), Place::Letter(_)) | (Place::Number(_), Place::Number(_))
        )
    }

    fn of(word: &str) -> Option<Self> {
        match word.as_bytes() {
            [letter] if letter.is_ascii_alphabetic() => {
                let letter = letter.to_ascii_lowercase() - b'a';
                Some(Place::Letter(usize::from(letter) + 1))
            }
            [digit] | [digit, _] if digit.is_ascii_digit() => word.parse().ok().map(Place::Number),
            _ => None,
        }
    }

    fn next(self) -> Self {
        match self {
            Place::Letter(at) => Place::Letter(at + 1),
            Place::Number(at) => Place::Number(at + 1),
        }
    }
}

/// The marks of the lists of a sentence, in order; each list counts from its first, and what is only named by a mark is none:
/// "variants (1) and (2)", "Article 3 (a)".
fn marks(page: &Page<'_>, sentence: &Sentence) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    for first in sentence.first..sentence.end.saturating_sub(3) {
        if page.word(first) != "(" || page.word(first + 2) != ")" {
            continue;
        }
        let Some(place) = Place::of(page.word(first + 1)) else {
            continue;
        };
        let end = first + 3;
        let mark = Mark { first, end, place };
        let last = found.iter().rev().find(|last| last.place.is_like(place));
        let counts_on = last.is_some_and(|last| last.place.next() == place);
        let joint =
            |at: usize| matches!(page.word(at), "," | ";" | ":") || page.is_any(at, &["and", "or"]);
        let joined = first > sentence.first && joint(first - 1);
        let named = page.tokens[end].kind != PieceKind::Word
            || page.is_any(end, &["and", "or", "of"])
            || first > sentence.first && page.tokens[first - 1].kind == PieceKind::Number;
        if !named && (mark.opens() || counts_on && joined) {
            found.push(mark);
        }
    }
    found
}

/// Gives each point of a list its own act.
pub(super) fn add_points(draft: &mut Draft<'_, '_>, sentence: &Sentence, told: &mut Vec<Told>) {
    if told.is_empty() {
        return;
    }
    let marks = marks(draft.page, sentence);
    if marks.len() < 2 {
        return;
    }
    for at in 0..told.len() {
        let (first, end) = told[at].object;
        let announced = announces(draft.page, first, end);
        let own = marks.iter().position(|mark| match announced {
            true => mark.first == end + 1,
            false => opens(draft.page, mark, first) && told[at].at < mark.first,
        });
        let behind = own.map_or(first, |own| marks[own].end);
        let end = if announced && own.is_some() {
            sentence.end
        } else {
            end
        };
        // Only a point ends where the next begins: what leads in to a list belongs to its first, "authorize (a) the use, (b) …".
        let of_list = marks
            .iter()
            .rev()
            .find(|mark| mark.first < behind || own.is_some() && mark.end <= behind);
        let next = of_list.and_then(|of| {
            let mut later = marks.iter().filter(|mark| mark.first >= behind);
            later.find(|mark| mark.place == of.place.next())
        });
        let stop = next.map_or(sentence.end, |mark| mark.first);
        let whole = point(draft, sentence, behind, stop.min(end));
        if whole.0 < whole.1 && whole != (first, end) {
            told[at].take_object(draft, whole);
        }
        let Some(own) = own else { continue };
        let mut last = marks[own].place;
        for (next, mark) in marks.iter().enumerate().skip(own + 1) {
            if mark.place != last.next() {
                continue;
            }
            last = mark.place;
            let mut behind = marks[next + 1..].iter();
            let stop = behind.find(|mark| mark.place.is_like(last));
            let stop = stop.map_or(sentence.end, |mark| mark.first);
            let object = point(draft, sentence, mark.end, stop);
            if object.0 < object.1 {
                add(draft, told, at, object);
            }
        }
    }
}

/// Whether an object begins at a mark or right behind it, an article or "to" left out.
fn opens(page: &Page<'_>, mark: &Mark, first: usize) -> bool {
    let article = usize::from(page.is_of(mark.end, families::ARTICLE) || page.is(mark.end, "to"));
    mark.first <= first && first <= mark.end + article
}

/// Whether words only announce the points behind their colon: "the following proposals: (1) a cease-fire".
fn announces(page: &Page<'_>, first: usize, end: usize) -> bool {
    let following = |at: usize| page.is_any(at, &["following", "these"]);
    page.word(end) == ":" && (first..end).any(following)
}

/// Adds the act of another point, where it is not told already.
fn add(draft: &mut Draft<'_, '_>, told: &mut Vec<Told>, like: usize, object: (usize, usize)) {
    let like = &told[like];
    let known = told.iter().any(|other| {
        other.claim.predicate == like.claim.predicate
            && is_same_actor(&other.claim.subject, &like.claim.subject)
            && parsed::overlap(other.object, object) > 0.0
    });
    if known {
        return;
    }
    let mut claim = like.claim.clone();
    claim.confidence -= FURTHER;
    let mut one = Told {
        at: like.at,
        object: like.object,
        claim,
    };
    one.take_object(draft, object);
    told.push(one);
}

/// The words of a point between its mark and where the next begins.
fn point(draft: &Draft<'_, '_>, sentence: &Sentence, first: usize, stop: usize) -> (usize, usize) {
    const FINITE: Families = families::TENSED.and(families::BARE_BE);
    let page = draft.page;
    let mut end = stop.min(clause_end(draft, sentence, first).max(first + 1));
    while end > first
        && (page.tokens[end - 1].kind == PieceKind::Sign && page.word(end - 1) != ")"
            || page.is_any(end - 1, &["and", "or"]))
    {
        end -= 1;
    }
    // "(b) a decision" is a thing, "(b) the army be told" a clause.
    let clause = (first..end).any(|at| page.is_of(at, FINITE));
    let article = !clause && first + 1 < end && page.is_of(first, families::ARTICLE);
    (first + usize::from(article), end)
}
