//! Lists that a mark is about: "Ana Tuzla, Goran Ilic and Ivo Quill (protect all)", and names behind a mark that stands by the
//! word for what they are: "Activist (protect) Ana Tuzla", "Sources (protect) Ana Tuzla and Goran Ilic".
//!
//! Names are taken whatever the lists have their words for. Misses: a single unlisted word of a list behind which no mark says
//! "both" or "all", which may be anything's name. Cost: a look at the words of one sentence for each mark.

use super::super::draft::Draft;
use super::super::page::{Page, Sentence, Shape};
use super::marks::{ProtectMark, is_unnamed};
use super::written::{METHOD, is_guess, written_before};
use super::{fits, is_unknown, is_verb, name_ending};
use crate::model::{EntityKind, NameId, NameSense};
use crate::vocab::{PieceKind, Sense};

/// Whether a mark says that it is about several, "(protect both)", and not about all whom the message names.
pub(super) fn is_of_several(page: &Page<'_>, mark: &ProtectMark) -> bool {
    !mark.of_all && (mark.words..mark.end).any(|at| page.is_any(at, &["both", "all", "each"]))
}

/// Whether "and", a comma or both stand right before a token: the token behind the name that they join, and whether it is "and".
pub(super) fn join_before(
    page: &Page<'_>,
    sentence: &Sentence,
    first: usize,
) -> Option<(usize, bool)> {
    let before = first.checked_sub(1).filter(|at| *at > sentence.first)?;
    let is_and = page.is(before, "and") || page.word(before) == "&";
    match is_and {
        true if page.word(before - 1) == "," && before > sentence.first + 1 => {
            Some((before - 1, true))
        }
        true => Some((before, true)),
        false => (page.word(before) == ",").then_some((before, false)),
    }
}

/// Whoever is named right before the token `end`, a word that names a place only where `several` are said to be meant.
pub(super) fn named_before(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    end: usize,
    several: bool,
) -> Option<NameId> {
    let last = end.checked_sub(1).filter(|at| *at >= sentence.first)?;
    let read = draft.owner(last);
    let is_person = |draft: &Draft<'_, '_>, id: NameId| {
        draft.get(id).kind == EntityKind::Person && draft.tokens_of(id).1 == end
    };
    if let Some(tokens) = guessed(draft, last) {
        return draft.reread(tokens, NameSense::FullName, METHOD);
    }
    if is_unnamed(draft.page, last) || read.is_some_and(|id| !is_person(draft, id)) {
        return None;
    }
    let first = draft.page.byte(last);
    let longer = written_before(draft, sentence, end).or(read).or_else(|| {
        is_unknown(draft, last)
            .then(|| name_ending(draft, sentence, last))
            .flatten()
    })?;
    let is_one_word = draft.get(longer).span.start() == first;
    (read.is_some() || several || !is_one_word).then_some(longer)
}

/// All who are named in a sentence before a token, those of whom nothing but the capitals tells it too.
pub(super) fn all_before(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    open: usize,
) -> Vec<NameId> {
    let mut found: Vec<NameId> = Vec::new();
    for at in sentence.first..open {
        let ends = at + 1 == open || !is_cased(draft.page, at + 1);
        let id = match draft.owner(at) {
            Some(_) if let Some(tokens) = guessed(draft, at) => {
                draft.reread(tokens, NameSense::FullName, METHOD)
            }
            Some(id) => Some(id).filter(|id| draft.get(*id).kind == EntityKind::Person),
            None if ends
                && at > sentence.first
                && is_cased(draft.page, at - 1)
                && is_unknown(draft, at) =>
            {
                name_ending(draft, sentence, at)
            }
            None => None,
        };
        found.extend(id.filter(|id| !found.contains(id)));
    }
    found
}

/// Whether a mark stands right behind a verb, or whoever was told: "Varga told us (protect)".
pub(super) fn is_behind_telling(page: &Page<'_>, sentence: &Sentence, mark: &ProtectMark) -> bool {
    const TOLD: [&str; 12] = [
        "us", "him", "her", "them", "me", "it", "that", "poloff", "poloffs", "econoff", "emboff",
        "emboffs",
    ];
    let before = mark.first.checked_sub(1);
    before
        .filter(|at| *at >= sentence.first)
        .is_some_and(|at| is_verb(page, at) || page.is_any(at, &TOLD))
}

/// Those named right behind a mark that stands by the word for what they are.
pub(super) fn named_behind(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    mark: &ProtectMark,
) -> Vec<NameId> {
    let page = draft.page;
    let role = mark
        .first
        .checked_sub(1)
        .filter(|at| *at >= sentence.first && is_role(draft, sentence, *at));
    if role.is_none() || page.is(mark.end, "'s") || is_behind_telling(page, sentence, mark) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = mark.end;
    at += usize::from(matches!(page.word(at), ":" | ","));
    // "Editor (protect) of Norsk Tidende Ana Tuzla": where the house ends cannot be told.
    if page.is_any(at, &["of", "at", "from", "for"]) {
        let name = name_at(draft, sentence, at + 1).filter(|(id, _)| {
            let (first, end) = draft.tokens_of(*id);
            end > first + 2
        });
        return name.map(|(id, _)| id).into_iter().collect();
    }
    while let Some((id, end)) = name_at(draft, sentence, at) {
        found.push(id);
        let comma = usize::from(page.word(end) == ",");
        let and = usize::from(page.is(end + comma, "and") || page.word(end + comma) == "&");
        if comma + and == 0 {
            break;
        }
        at = end + comma + and;
    }
    found
}

/// Whether a word before a mark says what somebody is, and does not name him.
fn is_role(draft: &Draft<'_, '_>, sentence: &Sentence, at: usize) -> bool {
    let page = draft.page;
    if page.tokens[at].kind != PieceKind::Word {
        return false;
    }
    let is_given = page.has_sense(at, |sense| sense == Sense::GivenName);
    let is_told = is_unnamed(page, at)
        || page.has_sense(at, |sense| matches!(sense, Sense::Title(_) | Sense::Group));
    // The capital of a word that opens a sentence says nothing.
    let opens = at == sentence.first && page.tokens[at].word.is_some() && !sentence.upper;
    let is_small = page.tokens[at].shape == Shape::Lower;
    !is_given && (is_told || opens || is_small)
}

/// Who is named from a token on: somebody who is read so, unlisted words before his name too, or two capitalised words and more
/// that may be a name.
fn name_at(draft: &mut Draft<'_, '_>, sentence: &Sentence, at: usize) -> Option<(NameId, usize)> {
    /// So many words a name has at most.
    const LONGEST: usize = 4;
    let person = |draft: &Draft<'_, '_>, at: usize| {
        let id = draft.owner(at)?;
        let (first, end) = draft.tokens_of(id);
        (draft.get(id).kind == EntityKind::Person && first == at).then_some((id, end))
    };
    if at >= sentence.end {
        return None;
    }
    if let Some((id, end)) = person(draft, at) {
        // Two words of an unlisted name may be read as two people.
        let longer = person(draft, end).filter(|_| is_guess(draft, id) && end < sentence.end);
        return Some(match longer {
            Some((_, end)) => (draft.reread((at, end), NameSense::FullName, METHOD)?, end),
            None => (id, end),
        });
    }
    let free = (at..sentence.end.min(at + LONGEST))
        .take_while(|at| {
            fits(draft, *at) || draft.page.is_hyphen(*at) || guessed(draft, *at).is_some()
        })
        .count();
    let end = at + free;
    if sentence.upper || free == 0 {
        return None;
    }
    // "(protect) Oybek Narzullo proposed": only the last word may be read as a name.
    if let Some((_, end)) = person(draft, end).filter(|_| end < sentence.end) {
        let id = draft.reread((at, end), NameSense::FullName, METHOD)?;
        return Some((id, end));
    }
    let id = (free > 1).then(|| draft.reread((at, end), NameSense::FullName, METHOD))??;
    Some((id, end))
}

/// The tokens of a name of several words that only the tagger holds for that of a place: beside a mark it is somebody's.
fn guessed(draft: &Draft<'_, '_>, at: usize) -> Option<(usize, usize)> {
    let id = draft.owner(at)?;
    let (first, end) = draft.tokens_of(id);
    let name = draft.get(id);
    (name.kind == EntityKind::Place && name.method == "tagger" && end > first + 1)
        .then_some((first, end))
}

fn is_cased(page: &Page<'_>, at: usize) -> bool {
    let token = &page.tokens[at];
    token.kind == PieceKind::Word && token.shape != Shape::Lower
}
