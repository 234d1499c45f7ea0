//! Whom to protect where it cannot be told whom a mark is about: all whom the message names.
//!
//! But not who signs or sends it, whoever is named with a title of public office somewhere in it, and whose people the mark is about ("his
//! family"): to hide a source among all others is the only thing left. Cost: one pass over the names where there is such a
//! mark, however many there are.

use std::collections::HashSet;

use super::super::draft::Draft;
use super::super::page::Sentence;
use super::marks::ProtectMark;
use super::owner::owner;
use crate::model::{Diagnostic, EntityKind, Name, NameSense, Protection, Span, fold};

/// Marks that are about everybody, or nobody knows whom.
#[derive(Default)]
pub(super) struct Everybody {
    protection: Option<Protection>,
    /// Last words of names that are not meant, folded.
    others: HashSet<String>,
    /// Marks of which it cannot be told whom they are about.
    unsettled: Vec<Span>,
    /// Marks of which the text says that they are about all.
    of_all: Vec<Span>,
}

impl Everybody {
    /// Takes the marks of the head that stand by nobody; of them is told already.
    pub(super) fn of_head(draft: &Draft<'_, '_>) -> Self {
        let mut told = draft.findings.diagnostics.iter();
        Everybody {
            protection: told
                .any(|told| told.code == "X010")
                .then_some(Protection::Protect),
            ..Everybody::default()
        }
    }

    /// Takes a mark that stands by nobody.
    pub(super) fn ask(&mut self, draft: &Draft<'_, '_>, sentence: &Sentence, mark: &ProtectMark) {
        let page = draft.page;
        self.protection = self.protection.max(Some(mark.protection));
        if let Some(owner) = owner(draft, sentence, mark.first).filter(|owner| owner.is_named) {
            self.others.insert(fold(page.word(owner.surname)));
        }
        let marks = match mark.of_all {
            true => &mut self.of_all,
            false => &mut self.unsettled,
        };
        marks.extend(page.span(mark.first, mark.end));
    }

    /// Protects all whom the message names, where a mark asked for it, and tells of the marks that did not say whom.
    pub(super) fn protect(mut self, draft: &mut Draft<'_, '_>) {
        if self.protection.is_none() {
            return;
        }
        let text = draft.page.text;
        let names = &mut draft.findings.names;
        let public = names.iter().filter(|name| is_public(name));
        self.others.extend(public.map(|name| last_word(name, text)));
        let is_meant = |name: &&mut Name| {
            name.kind == EntityKind::Person
                && !matches!(name.sense, NameSense::Office(_) | NameSense::Holder(_))
                && !self.others.contains(&last_word(name, text))
        };
        let mut named = false;
        for name in names.iter_mut().filter(is_meant) {
            named = true;
            name.protection = name.protection.max(self.protection);
        }
        let told = match named {
            true => {
                "it cannot be told whom a protect mark is about: all whom the message names are masked, but who signs it \
                 and who is named with a public office"
            }
            false => "a protect mark stands by nobody who is named",
        };
        if !named {
            self.unsettled.append(&mut self.of_all);
            self.unsettled.sort_by_key(|span| span.start());
        }
        let diagnostics = self.unsettled.into_iter();
        draft
            .findings
            .diagnostics
            .extend(diagnostics.map(|span| Diagnostic::at("X010", span, told)));
    }
}

/// Whether a name is that of somebody who signs or sends the message, or holds a public office that the text says.
fn is_public(name: &Name) -> bool {
    let of_head = name.method == "signature" || name.method.starts_with("head-");
    let has_office = match &name.sense {
        NameSense::Titled(office) | NameSense::Surname(Some(office)) => office.identifies,
        _ => false,
    };
    name.kind == EntityKind::Person && (of_head || has_office)
}

fn last_word(name: &Name, text: &str) -> String {
    let words = name.span.of(text).rsplit(char::is_whitespace);
    words
        .map(fold)
        .find(|word| !word.is_empty())
        .unwrap_or_default()
}
