//! Whom to protect where it cannot be told whom a mark is about: all whom its paragraph names, and who is named where the
//! message speaks of a source; where it is about all, or stands in the head, all whom the message names.
//!
//! But not who signs or sends it, whoever is named with a title of public office somewhere in it, and whose people the mark is about ("his
//! family"): to hide a source among all others is the only thing left. Cost: one pass over the names where there is such a
//! mark, however many there are.

use std::collections::HashSet;
use std::ops::Range;

use super::super::draft::Draft;
use super::super::page::{Page, Sentence};
use super::marks::ProtectMark;
use super::owner::owner;
use crate::model::{Diagnostic, EntityKind, Name, NameSense, Protection, Span, fold};
use crate::vocab::unbroken;

/// Marks that are about everybody, or nobody knows whom.
#[derive(Default)]
pub(super) struct Everybody {
    protection: Option<Protection>,
    /// Where those who are meant are named: `None` for everywhere.
    places: Option<Vec<Range<usize>>>,
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
        let marked = told.any(|told| told.code == "X010");
        Everybody {
            protection: marked.then_some(Protection::Protect),
            places: (!marked).then(Vec::new),
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
        match &mut self.places {
            places if mark.of_all => *places = None,
            Some(places) => places.push(paragraph(page, sentence)),
            None => {}
        }
        let marks = match mark.of_all {
            true => &mut self.of_all,
            false => &mut self.unsettled,
        };
        marks.extend(page.span(mark.first, mark.end));
    }

    /// Protects all who are meant, where a mark asked for it, and tells of the marks that did not say whom.
    pub(super) fn protect(mut self, draft: &mut Draft<'_, '_>) {
        if self.protection.is_none() {
            return;
        }
        let text = draft.page.text;
        let names = &mut draft.findings.names;
        let public = names.iter().filter(|name| is_public(name));
        self.others.extend(public.map(|name| last_word(name, text)));
        let places = self.places.map(|mut places| {
            places.extend(of_sources(draft.page));
            places
        });
        let is_here = |name: &Name| {
            let holds = |place: &Range<usize>| place.contains(&name.span.start());
            places
                .as_ref()
                .is_none_or(|places| places.iter().any(holds))
        };
        let is_meant = |name: &&mut Name| {
            name.kind == EntityKind::Person
                && is_here(name)
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
                "it cannot be told whom a protect mark is about: all whom its paragraph names are masked, but who signs \
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

/// The bytes of the sentences that speak of a source.
fn of_sources(page: &Page<'_>) -> impl Iterator<Item = Range<usize>> {
    const SOURCES: [&str; 5] = ["source", "sources", "contact", "contacts", "informant"];
    let speaks = |one: &&Sentence| (one.first..one.end).any(|at| page.is_any(at, &SOURCES));
    let spans = page.sentences.iter().filter(speaks);
    spans
        .filter_map(|one| page.sentence_span(one))
        .map(|span| span.start()..span.end())
}

/// The bytes of the paragraph of a sentence.
fn paragraph(page: &Page<'_>, sentence: &Sentence) -> Range<usize> {
    let own = |other: &&Sentence| other.paragraph == sentence.paragraph;
    let spans = page.sentences.iter().filter(own);
    spans
        .filter_map(|one| page.sentence_span(one))
        .map(|span| span.start()..span.end())
        .reduce(|one, other| one.start.min(other.start)..one.end.max(other.end))
        .unwrap_or_default()
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
    let name = unbroken(text, name.span);
    let words = name.rsplit(char::is_whitespace);
    words
        .map(fold)
        .find(|word| !word.is_empty())
        .unwrap_or_default()
}
