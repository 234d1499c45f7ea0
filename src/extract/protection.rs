//! Protect marks: "(protect)", "(strictly protect)", "(please protect)".
//!
//! Needs: people. Sets: the mark on the person named right before it. Where no person is recognised there, capitalised
//! words right before the mark are taken for one; else the nearest person before it: a source left unmasked is the
//! worse error. Cost: one pass.

use super::draft::Draft;
use super::page::{Page, Sentence, Shape};
use super::{Extractor, Layer};
use crate::model::{EntityKind, NameId, NameSense, Protection};
use crate::vocab::{PieceKind, Sense};

pub(super) struct ProtectMarks;

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
                if let Some(id) = marked {
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
    match (has(&["protect", "protected"]), has(&["strictly"])) {
        (true, true) => Some(Protection::StrictlyProtect),
        (true, false) => Some(Protection::Protect),
        _ => None,
    }
}

fn person_before(draft: &Draft<'_, '_>, sentence: &Sentence, open: usize) -> Option<NameId> {
    let first = sentence.first.max(open.saturating_sub(REACH));
    (first..open)
        .rev()
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
