//! Where a protected name that a list has for something else stands again, it is the same person: of "Ana London (protect)"
//! also "London rejected the plan", and "Ana".
//!
//! A place or office may so be taken for the person in this message: a source left unmasked is the worse error. Misses:
//! names within longer ones, "London Conference". Cost: one pass over the words where somebody is protected.

use std::collections::HashMap;

use super::super::draft::Draft;
use super::super::page::{Page, Shape};
use crate::model::{EntityKind, Name, NameId, NameSense, Protection, fold};
use crate::vocab::{NotPerson, PieceKind, Sense, unbroken};

pub(super) fn reread(draft: &mut Draft<'_, '_>) {
    let (surnames, parts) = words(draft);
    if surnames.is_empty() {
        return;
    }
    let page = draft.page;
    for at in 0..page.tokens.len() {
        if page.tokens[at].kind != PieceKind::Word || page.tokens[at].shape == Shape::Lower {
            continue;
        }
        let word = fold(page.word(at));
        if let Some(protection) = surnames.get(&word).filter(|_| is_misread(draft, at)) {
            let id = draft.reread((at, at + 1), NameSense::Surname(None), "protect-mark");
            protect(draft, id, *protection);
        } else if let Some(protection) = parts.get(&word) {
            let id = draft
                .owner(at)
                .filter(|id| is_by_name(draft, *id) && draft.tokens_of(*id) == (at, at + 1));
            protect(draft, id, *protection);
        }
    }
}

fn protect(draft: &mut Draft<'_, '_>, id: Option<NameId>, protection: Protection) {
    if let Some(id) = id {
        let name = &mut draft.findings.names[id.0];
        name.protection = name.protection.max(Some(protection));
    }
}

/// Words, folded, and how much they are protected.
type Words = HashMap<String, Protection>;

/// The last words of protected names, and all words of those that only a mark tells to be names.
fn words(draft: &Draft<'_, '_>) -> (Words, Words) {
    let text = draft.page.text;
    let (mut surnames, mut parts) = (Words::new(), Words::new());
    for name in &draft.findings.names {
        let Some(protection) = name.protection.filter(|_| is_own_name(name)) else {
            continue;
        };
        let written = unbroken(text, name.span);
        let written: Vec<&str> = written.split_whitespace().collect();
        if name.method == "protect-mark" {
            parts.extend(written.iter().map(|word| (fold(word), protection)));
        }
        let last = match name.sense {
            NameSense::Listed(_) => written.first(),
            _ => written.last(),
        };
        surnames.extend(last.map(|last| (fold(last), protection)));
        // "Ana Ilic-Orrel": each half may be read as a surname.
        for half in last
            .filter(|last| last.contains('-'))
            .into_iter()
            .flat_map(|last| last.split('-'))
        {
            surnames.insert(fold(half), protection);
            parts.insert(fold(half), protection);
        }
    }
    for words in [&mut surnames, &mut parts] {
        words.remove("");
    }
    (surnames, parts)
}

fn is_by_name(draft: &Draft<'_, '_>, id: NameId) -> bool {
    is_own_name(draft.get(id))
}

/// Whether it is a person's own name, and no office.
fn is_own_name(name: &Name) -> bool {
    let office = matches!(name.sense, NameSense::Office(_) | NameSense::Holder(_));
    name.kind == EntityKind::Person && !office
}

/// Whether nothing, or something but a person's name, is read from a word.
fn is_misread(draft: &Draft<'_, '_>, at: usize) -> bool {
    let page = draft.page;
    let Some(id) = draft.owner(at) else {
        return !is_common(page, at);
    };
    let (first, end) = draft.tokens_of(id);
    let name = draft.get(id);
    let alone = first == at && end == at + 1;
    match is_own_name(name) {
        // "Ms. Duke": of two titles the second may be a name.
        true => end == at + 1 && (first..at).all(|at| is_title(page, at)) && !alone,
        false => alone || name.kind == EntityKind::Person && end == at + 1,
    }
}

fn is_title(page: &Page<'_>, at: usize) -> bool {
    page.word(at) == "." || page.has_sense(at, |sense| matches!(sense, Sense::Title(_)))
}

/// Whether a word stands far more often for something else: "May", "SAID"; behind a style it is a name.
fn is_common(page: &Page<'_>, at: usize) -> bool {
    let before = at.checked_sub(1 + usize::from(at > 1 && page.word(at - 1) == "."));
    !before.is_some_and(|before| is_title(page, before))
        && page.has_sense(at, |sense| match sense {
            Sense::NotPerson(NotPerson::Plain) => page.tokens[at].shape == Shape::Upper,
            Sense::NotPerson(_) | Sense::Verb(..) | Sense::Speech(_) => true,
            _ => false,
        })
}
