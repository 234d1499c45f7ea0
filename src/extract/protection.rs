//! Protect marks: "(protect)", "(strictly protect)", "(please protect)".
//!
//! Needs: people. Sets: the mark on the person named right before it. Where no person is recognised there, capitalised
//! words right before the mark are taken for one; else the nearest person before it: a source left unmasked is the
//! worse error. Cost: one pass.

use super::actor::phrase_opening;
use super::draft::Draft;
use super::page::{Page, Sentence, Shape};
use super::{Extractor, Layer};
use crate::model::{EntityKind, NameId, NameSense, Protection};
use crate::vocab::{NotPerson, PieceKind, Sense};

pub(super) struct ProtectMarks;

/// The words that a mark is made of.
const MARK: [&str; 17] = [
    "strictly",
    "please",
    "pls",
    "protect",
    "protected",
    "source",
    "sources",
    "identity",
    "name",
    "names",
    "fully",
    "both",
    "all",
    "and",
    "throughout",
    "strict",
    ",",
];

/// How many tokens back a marked person may stand.
const REACH: usize = 40;

impl Extractor for ProtectMarks {
    fn needs(&self) -> &'static [Layer] {
        &[Layer::People]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::Protection]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        let page = draft.page;
        for sentence in &page.sentences {
            for open in sentence.first..sentence.end {
                let Some(protection) = mark_at(page, open) else {
                    continue;
                };
                let marked = right_before(draft, sentence, open)
                    .or_else(|| person_before(draft, sentence, open));
                let all = marked.map_or(Vec::new(), |id| with_joined(draft, sentence, id));
                for id in all {
                    let name = &mut draft.findings.names[id.0];
                    name.protection = name.protection.max(Some(protection));
                }
            }
        }
    }
}

/// The mark that opens with a bracket at this token.
fn mark_at(page: &Page<'_>, open: usize) -> Option<Protection> {
    if !matches!(page.word(open), "(" | "[") {
        return None;
    }
    let close = (open + 1..page.tokens.len().min(open + 9))
        .find(|at| matches!(page.word(*at), ")" | "]"))?;
    let has = |words: &[&str]| (open + 1..close).any(|at| page.is_any(at, words));
    // "(to protect our interests)", "(minus protected section)" are no marks.
    if !(open + 1..close).all(|at| page.is_any(at, &MARK)) {
        return None;
    }
    match (has(&["protect", "protected"]), has(&["strictly"])) {
        (true, true) => Some(Protection::StrictlyProtect),
        (true, false) => Some(Protection::Protect),
        _ => None,
    }
}

/// A person, and those joined to the name by "and" or commas: the mark closes their list.
fn with_joined(draft: &Draft<'_, '_>, sentence: &Sentence, id: NameId) -> Vec<NameId> {
    let page = draft.page;
    let mut all = vec![id];
    let mut first = phrase_opening(page, sentence, draft.tokens_of(id).0);
    while first > sentence.first + 1
        && (page.is(first - 1, "and") || page.word(first - 1) == ",")
        && let Some(other) = draft.owner(first - 2).filter(|other| {
            draft.get(*other).kind == EntityKind::Person && draft.tokens_of(*other).1 == first - 1
        })
        && (page.is(first - 1, "and") || all.len() > 1)
    {
        all.push(other);
        first = phrase_opening(page, sentence, draft.tokens_of(other).0);
    }
    all
}

fn is_verb(page: &Page<'_>, at: usize) -> bool {
    page.has_sense(at, |sense| {
        matches!(sense, Sense::Speech(_) | Sense::NotPerson(NotPerson::Verb))
    }) || page.is_any(
        at,
        &["had", "has", "was", "were", "is", "would", "will", "could"],
    )
}

fn person_before(draft: &Draft<'_, '_>, sentence: &Sentence, open: usize) -> Option<NameId> {
    let first = sentence.first.max(open.saturating_sub(REACH));
    // "he would accept what was given him by his family (protect source)": beyond a verb stands somebody else.
    (first..open)
        .rev()
        .take_while(|at| !is_verb(draft.page, *at))
        .filter_map(|at| draft.owner(at))
        .find(|id| draft.get(*id).kind == EntityKind::Person)
}

/// Whoever stands right before the mark: the person named there, or else capitalised words that name nothing else.
fn right_before(draft: &mut Draft<'_, '_>, sentence: &Sentence, open: usize) -> Option<NameId> {
    let page = draft.page;
    let before = open
        .checked_sub(1)
        .filter(|before| *before >= sentence.first)?;
    if let Some(id) = draft.owner(before) {
        return Some(id).filter(|id| draft.get(*id).kind == EntityKind::Person);
    }
    let fits = |at: usize| {
        page.tokens[at].kind == PieceKind::Word
            && page.tokens[at].shape != Shape::Lower
            && draft.is_free(at, at + 1)
            && !page.has_sense(at, |sense| {
                matches!(sense, Sense::NotPerson(_) | Sense::Title(_))
            })
    };
    let first = (sentence.first..=before)
        .rev()
        .take(4)
        .take_while(|at| fits(*at))
        .last()?;
    draft.name(
        (first, before + 1),
        EntityKind::Person,
        NameSense::FullName,
        "protect-mark",
        0.5,
    )
}
