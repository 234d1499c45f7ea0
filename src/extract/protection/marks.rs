//! Which words are a protect mark.
//!
//! Method: from "protect" to both sides over the words such marks are made of, as far as a bracket, dash, comma or the
//! end of the sentence. "(to protect our interests)" and "protect the coast" are none. Cost: a look around each "protect".

use crate::extract::page::{Page, Sentence, Shape};
use crate::model::Protection;
use crate::vocab::{PieceKind, Sense};

/// A mark: tokens `first..end`, its brackets included.
pub(super) struct ProtectMark {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) protection: Protection,
}

impl ProtectMark {
    /// Whether right before it stands a word for somebody who is not named: "our source (protect)".
    pub(super) fn of_somebody(&self, page: &Page<'_>) -> bool {
        self.first
            .checked_sub(1)
            .is_some_and(|before| is_somebody(page, before))
    }
}

/// Whether a word stands for somebody who is not named: "source", "Minister".
fn is_somebody(page: &Page<'_>, at: usize) -> bool {
    page.is_any(at, &SOMEBODY)
        || page.has_sense(at, |sense| matches!(sense, Sense::Title(_) | Sense::Group))
}

/// Whether a word stands for people who may be somebody's: "source", "Minister", "family".
pub(super) fn is_of_people(page: &Page<'_>, at: usize) -> bool {
    is_somebody(page, at) || page.is_any(at, &KIN)
}

/// Words for somebody without a name, beside titles and nouns of groups.
const SOMEBODY: [&str; 7] = [
    "source",
    "sources",
    "contact",
    "contacts",
    "official",
    "informant",
    "informants",
];

/// Words for those who are close to somebody.
const KIN: [&str; 23] = [
    "family",
    "families",
    "brother",
    "brothers",
    "sister",
    "sisters",
    "wife",
    "husband",
    "son",
    "sons",
    "daughter",
    "father",
    "mother",
    "cousin",
    "relative",
    "relatives",
    "friend",
    "friends",
    "entourage",
    "circle",
    "associates",
    "supporters",
    "followers",
];

/// Words before "protect" that are part of a mark.
const BEFORE: [&str; 14] = [
    "strictly", "please", "pls", "fully", "source", "sources", "identity", "name", "names", "both",
    "all", "and", "strict", "must",
];

/// Words behind it that are.
const BEHIND: [&str; 26] = [
    "source",
    "sources",
    "identity",
    "identities",
    "name",
    "names",
    "his",
    "her",
    "their",
    "its",
    "throughout",
    "strictly",
    "fully",
    "both",
    "all",
    "as",
    "a",
    "please",
    "him",
    "them",
    "the",
    "of",
    "information",
    "this",
    "our",
    "contact",
];

/// How far back the bracket of a mark may open.
const BRACKET: usize = 40;

/// The mark whose "protect" stands at a token.
pub(super) fn mark_at(page: &Page<'_>, sentence: &Sentence, at: usize) -> Option<ProtectMark> {
    if !page.is_any(at, &["protect", "protected"]) {
        return None;
    }
    let passive = page.is(at, "protected");
    let mut first = at;
    while first > sentence.first && page.is_any(first - 1, &BEFORE) {
        first -= 1;
    }
    let strictly = (first..at).any(|at| page.is_any(at, &["strictly", "strict", "fully"]));
    // "Varga should be strictly protected": what is said of him is a mark too.
    let wished = passive
        && strictly
        && first > sentence.first
        && page.is_any(first - 1, &["be", "is", "are"]);
    while wished
        && first > sentence.first
        && page.is_any(first - 1, &["be", "should", "must", "to", "is", "are"])
    {
        first -= 1;
    }
    let mut end = at + 1;
    while end < sentence.end && page.is_any(end, &BEHIND) {
        end += 1;
    }
    let strictly = strictly || (at + 1..end).any(|at| page.is(at, "strictly"));
    let said = strictly
        || (first..at)
            .any(|at| page.is_any(at, &["please", "pls", "source", "identity", "sources"]))
        || (at + 1..end)
            .any(|at| page.is_any(at, &["source", "sources", "identity", "identities"]));
    let protection = if strictly {
        Protection::StrictlyProtect
    } else {
        Protection::Protect
    };
    let open = opening(page, sentence, first);
    let left = bound(
        page,
        first.checked_sub(1).filter(|at| *at >= sentence.first),
    );
    let right = bound(page, Some(end).filter(|at| *at < sentence.end));
    // "please protect Varga", "strictly protect Dr. Varga".
    let named = said
        && !passive
        && end < sentence.end
        && page.tokens[end].kind == PieceKind::Word
        && page.tokens[end].shape != Shape::Lower
        && (!sentence.upper || strictly || end > at + 1)
        && !page.has_sense(end, |sense| matches!(sense, Sense::NotPerson(_)));
    let goes_on = page.is_any(end, &["and", "-", "–"]) && said;
    let marked = match (open, left, right) {
        (Some(_), Bound::None, _) | (_, Bound::None, Bound::None) => wished && right != Bound::None,
        (Some(_), _, Bound::None) => goes_on,
        (Some(_), ..) => true,
        (None, Bound::Dash, Bound::Dash) => true,
        (None, left, Bound::None) => left != Bound::None && named,
        (None, left, _) => said && (left != Bound::None || wished),
    };
    if !marked {
        return None;
    }
    let (first, end) = match open {
        Some(open) => (open, closing(page, sentence, end)),
        None => (dashes_before(page, sentence, first), end),
    };
    Some(ProtectMark {
        first,
        end,
        protection,
    })
}

/// What stands beside a mark.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Bound {
    /// A word: no end of a mark.
    None,
    /// A dash or slash.
    Dash,
    /// A bracket, comma, stop, or the end of the sentence.
    Other,
}

fn bound(page: &Page<'_>, at: Option<usize>) -> Bound {
    let Some(at) = at else { return Bound::Other };
    match page.word(at) {
        "-" | "–" | "—" | "/" | "*" => Bound::Dash,
        _ if page.tokens[at].kind == PieceKind::Word
            || page.tokens[at].kind == PieceKind::Number =>
        {
            Bound::None
        }
        _ => Bound::Other,
    }
}

/// The bracket that a mark stands in.
fn opening(page: &Page<'_>, sentence: &Sentence, first: usize) -> Option<usize> {
    let floor = sentence.first.max(first.saturating_sub(BRACKET));
    (floor..first)
        .rev()
        .take_while(|at| !matches!(page.word(*at), ")" | "]" | "}"))
        .find(|at| matches!(page.word(*at), "(" | "[" | "{"))
}

/// The token behind the bracket that closes a mark; where it is not closed, behind the mark.
fn closing(page: &Page<'_>, sentence: &Sentence, end: usize) -> usize {
    (end..sentence.end.min(end + BRACKET))
        .take_while(|at| !matches!(page.word(*at), "(" | "[" | "{"))
        .find(|at| matches!(page.word(*at), ")" | "]" | "}"))
        .map_or(end, |close| close + 1)
}

fn dashes_before(page: &Page<'_>, sentence: &Sentence, first: usize) -> usize {
    let mut open = first;
    while open > sentence.first && matches!(page.word(open - 1), "-" | "–" | "—" | "/" | "," | "*")
    {
        open -= 1;
    }
    open
}
