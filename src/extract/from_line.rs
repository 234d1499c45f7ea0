//! Who speaks in a message as "I" where its opening says so: "For the Secretary from Marlow", whoever signs it.
//!
//! Needs: people. Sets: the author of the findings. Method: a short sentence near the opening without a verb, with "from" and
//! one person behind it. Of several ("from Marlow and Quill") nobody is known to be "I"; a title alone is most often who signs,
//! but for the President, and for the Secretary where another signs. Misses: "Marlow sends". Cost: a look at the first sentences.

use super::draft::Draft;
use super::page::{Page, Sentence, Shape};
use super::{Extractor, Layer};
use crate::model::{EntityKind, Meant, NameId, NameSense};
use crate::vocab::{self, NotPerson, PieceKind, Sense};

pub(super) struct FromLine;

impl Extractor for FromLine {
    fn needs(&self) -> &'static [Layer] {
        &[Layer::People]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::Author]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        let opening = draft.page.sentences.iter().take(SENTENCES);
        draft.findings.author = opening.into_iter().find_map(|one| author(draft, one));
    }
}

/// So many sentences are the opening.
const SENTENCES: usize = 16;

/// Words with which such a line begins.
const OPENS: [&str; 11] = [
    "for", "to", "from", "eyes", "literally", "strictly", "personal", "exclusive", "private",
    "exdis", "nodis",
];

/// Longest address before "from", in tokens.
const ADDRESS: usize = 18;

fn author(draft: &Draft<'_, '_>, sentence: &Sentence) -> Option<Meant> {
    let page = draft.page;
    let opens = page.is_any(sentence.first, &OPENS);
    if !opens && !is_to_whom(draft, sentence) && !is_by_name(page, sentence) {
        return None;
    }
    let from = (sentence.first..sentence.end.min(sentence.first + ADDRESS))
        .take_while(|at| !is_verb(page, *at))
        .find(|at| page.is(*at, "from"))?;
    // "From: Marlow"
    let behind = from + 1 + usize::from(page.word(from + 1) == ":");
    let named = (behind..sentence.end.min(behind + 4))
        .take_while(|at| page.tokens[*at].kind == PieceKind::Word || page.word(*at) == ".")
        .find_map(|at| draft.owner(at));
    let Some(id) = named else {
        return is_unknown_name(page, sentence, from).then_some(Meant::Nothing);
    };
    if !speaks(draft, id) {
        return None;
    }
    let (_, end) = draft.tokens_of(id);
    match () {
        () if end >= sentence.end || matches!(page.word(end), "." | ":" | ";") => {
            Some(Meant::Name(id))
        }
        () if page.is(end, "and") || page.word(end) == "," => Some(Meant::Nothing),
        () => None,
    }
}

/// "Quill from Marlow": of two people it says who writes to whom.
fn is_to_whom(draft: &Draft<'_, '_>, sentence: &Sentence) -> bool {
    let to = draft.owner(sentence.first);
    let to = to.filter(|id| draft.get(*id).kind == EntityKind::Person);
    to.is_some_and(|id| draft.page.is(draft.tokens_of(id).1, "from"))
}

/// "Mac from Quill.": whoever is addressed by a name that no list has, and nothing else is said.
fn is_by_name(page: &Page<'_>, sentence: &Sentence) -> bool {
    /// So many tokens have such lines at most: "Mac and Bill from Henry Quill."
    const LONGEST: usize = 8;
    let capital = |at: usize| page.tokens[at].shape != Shape::Lower;
    let from = (sentence.first..sentence.end).find(|at| page.is(*at, "from"));
    let ends = sentence.end - sentence.first <= LONGEST;
    let addressed = |from: usize| {
        let mut words = sentence.first..from;
        from > sentence.first
            && words.all(|at| {
                page.tokens[at].kind == PieceKind::Word
                    && (capital(at) && page.tokens[at].word.is_none() || page.is(at, "and"))
            })
    };
    !sentence.upper && ends && from.is_some_and(addressed)
}

/// "FOR AMBASSADOR FROM MARLOW", of whom nothing is known: not the one who signs.
fn is_unknown_name(page: &Page<'_>, sentence: &Sentence, from: usize) -> bool {
    let last = page.word(sentence.end - 1);
    let end = sentence.end - usize::from(matches!(last, "." | ":"));
    let is_name = |at: usize| page.tokens[at].shape != Shape::Lower && !page.is(at, "the");
    page.is(sentence.first, "for")
        && (from + 2..=from + 3).contains(&end)
        && (from + 1..end).all(is_name)
}

/// Who is at no post, and sends through one where he travels.
const VISITORS: [&str; 4] = [
    "Under Secretary", "Assistant Secretary", "Vice President", "Attorney General",
];

/// Whether it is a person by name, or the President or the Secretary of State, for whom another signs, or a visitor.
fn speaks(draft: &Draft<'_, '_>, id: NameId) -> bool {
    let name = draft.get(id);
    match &name.sense {
        NameSense::Holder(office) | NameSense::Office(office) => {
            let visits = || !draft.page.is_from_department() && VISITORS.contains(&office.title);
            office.scope.is_none()
                && match office.title {
                    "President" => true,
                    "Secretary" | "Secretary of State" => another_signs(draft.page),
                    _ => visits(),
                }
        }
        _ => name.kind == EntityKind::Person,
    }
}

/// Whether it is not the Secretary of State who signs.
fn another_signs(page: &Page<'_>) -> bool {
    const SECRETARY: &str = "Secretary of State of the United States";
    let Some((day, signer)) = page.cable.date.zip(page.cable.signed_by.last()) else {
        return false;
    };
    vocab::incumbent(SECRETARY, day).is_some_and(|secretary| {
        let mut surnames = vocab::surnames_of(secretary.name).into_iter();
        let words = || signer.value.split([' ', '.', ',']);
        !surnames.any(|surname| words().any(|word| word.eq_ignore_ascii_case(&surname)))
    })
}

fn is_verb(page: &Page<'_>, at: usize) -> bool {
    // "For Secretary of State from Marlow"
    let of_title =
        at > 0 && page.is(at, "state") && page.is_any(at - 1, &["of", "sec", "secretary"]);
    !of_title
        && page.has_sense(at, |sense| {
            matches!(
                sense,
                Sense::Verb(..) | Sense::Speech(_) | Sense::NotPerson(NotPerson::Verb)
            )
        })
}
