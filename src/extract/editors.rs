//! What the editors of a volume marked: people, short forms, places, and other documents.
//!
//! Needs: the marks of the edition; names found by other rules for the short forms and places, which win where they
//! know more. Sets: names of people, bodies, places; claims `references`, and `holds_office` in a list of persons;
//! definitions in a list of abbreviations. Method: a mark is a name with the full name that the volume's list gives it.
//! The method `editor` and the rule `editor` tell their provenance. Cost: one pass over the marks.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::{Extractor, Layer};
use crate::model::{
    Claim, Definition, Edition, EditorMark, EntityKind, Filler, MarkKind, Meant, NameSense, Span,
};
use crate::vocab;

/// People, before any rule looks for them: a mark is surer than a rule.
pub(super) struct MarkedPeople;

/// Short forms, places and documents, behind the rules that know them by name.
pub(super) struct MarkedThings;

const METHOD: &str = "editor";

impl Extractor for MarkedPeople {
    fn needs(&self) -> &'static [Layer] {
        &[Layer::Head]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::People, Layer::States]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        let Some(edition) = draft.page.edition else {
            return;
        };
        for mark in edition
            .marks
            .iter()
            .filter(|mark| mark.kind == MarkKind::Person)
        {
            let sense = match &mark.name {
                Some(listed) => NameSense::Listed(reading_order(listed)),
                None => NameSense::AsWritten,
            };
            // A name that no list explains tells less than the rules for names do.
            if mark.name.is_none() && !edition.is_list {
                continue;
            }
            let id = mark_name(draft, mark, EntityKind::Person, sense);
            if edition.is_list {
                offices(draft, mark, id);
            }
        }
    }
}

impl Extractor for MarkedThings {
    fn needs(&self) -> &'static [Layer] {
        &[Layer::Bodies, Layer::Places]
    }

    fn sets(&self) -> &'static [Layer] {
        &[
            Layer::Bodies,
            Layer::Places,
            Layer::Definitions,
            Layer::Cables,
        ]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        let Some(edition) = draft.page.edition else {
            return;
        };
        let mut taken = Taken::default();
        let mut known = 0;
        for mark in &edition.marks {
            let names = &draft.findings.names;
            names[known..].iter().for_each(|name| taken.add(name.span));
            known = names.len();
            let is_free = is_free(draft, mark, &taken);
            match mark.kind {
                MarkKind::Person => {}
                MarkKind::Term if edition.is_list => define(draft, mark),
                MarkKind::Term => term(draft, mark, is_free),
                MarkKind::Place => {
                    if is_free {
                        mark_name(draft, mark, EntityKind::Place, NameSense::AsWritten);
                    }
                }
                MarkKind::Document => reference(draft, edition, mark),
            }
        }
    }
}

/// Adds the name: over its words in the message, or where it stands in heading and notes.
fn mark_name(
    draft: &mut Draft<'_, '_>,
    mark: &EditorMark,
    kind: EntityKind,
    sense: NameSense,
) -> crate::model::NameId {
    let page = draft.page;
    let first = page.token_at(mark.span.start());
    let end = page.token_at(mark.span.end());
    let covers = page.span(first, end).filter(|span| *span == mark.span);
    if covers.is_some()
        && draft.is_free(first, end)
        && let Some(id) = draft.name((first, end), kind, sense.clone(), METHOD, 1.0)
    {
        return id;
    }
    draft.head_name(mark.span, kind, sense, METHOD)
}

/// Whether neither words of the message nor of heading and notes that a mark covers belong to a name.
fn is_free(draft: &Draft<'_, '_>, mark: &EditorMark, taken: &Taken) -> bool {
    let page = draft.page;
    let (first, end) = (
        page.token_at(mark.span.start()),
        page.token_at(mark.span.end()),
    );
    draft.is_free(first, end) && !taken.overlaps(mark.span)
}

/// The bytes that names cover: parts that touch nowhere, from start to end.
#[derive(Default)]
struct Taken(BTreeMap<usize, usize>);

impl Taken {
    fn add(&mut self, span: Span) {
        let (mut start, mut end) = (span.start(), span.end());
        while let Some((from, to)) = self.last_before(end).filter(|(_, to)| *to > start) {
            self.0.remove(&from);
            (start, end) = (start.min(from), end.max(to));
        }
        self.0.insert(start, end);
    }

    fn overlaps(&self, span: Span) -> bool {
        self.last_before(span.end())
            .is_some_and(|(_, to)| to > span.start())
    }

    fn last_before(&self, end: usize) -> Option<(usize, usize)> {
        let (from, to) = self.0.range(..end).next_back()?;
        Some((*from, *to))
    }
}

/// `Marlow, Gen. Ida R.` as it is spoken: `Ida R. Marlow`. The list's titles go by the person's offices.
fn reading_order(listed: &str) -> String {
    let Some((surname, given)) = listed.split_once(',') else {
        return listed.trim().to_owned();
    };
    let given = given.split(',').next().unwrap_or(given);
    let words: Vec<&str> = given.split_whitespace().collect();
    // "Dean" is a title and a name: a title is one only where a name stands behind it.
    let is_name = |word: &&str| word.trim_end_matches('.').chars().count() > 2;
    let title = (0..words.len()).rev().find(|at| {
        let word = words[*at].trim_end_matches('.');
        word.len() > 2 && vocab::is_title_word(word) && words[at + 1..].iter().any(is_name)
    });
    let own = &words[title.map_or(0, |at| at + 1)..];
    format!("{} {}", own.join(" "), surname.trim())
        .trim()
        .to_owned()
}

/// The rest of an entry's line, from a mark on, and the line.
fn entry(draft: &Draft<'_, '_>, mark: &EditorMark) -> Option<(Span, Span)> {
    let text = draft.page.text;
    let end = text[mark.span.end()..]
        .find('\n')
        .map_or(text.len(), |at| mark.span.end() + at);
    let start = text[..mark.span.start()].rfind('\n').map_or(0, |at| at + 1);
    let rest = &text[mark.span.end()..end];
    let lead = rest.len() - rest.trim_start_matches([',', ' ', ':']).len();
    let rest = Span::new(text, mark.span.end() + lead, end)?;
    Some((rest, Span::new(text, start, end)?))
}

/// `Marlow, Ida, Under Secretary until 1966; thereafter Ambassador to Norvale`: an office for each part.
fn offices(draft: &mut Draft<'_, '_>, mark: &EditorMark, id: crate::model::NameId) {
    let Some((rest, line)) = entry(draft, mark) else {
        return;
    };
    let text = draft.page.text;
    for part in rest.of(text).split(';') {
        let words = part.trim().trim_end_matches('.');
        let Some(span) = Span::of_slice(text, words) else {
            continue;
        };
        let subject = Filler::name(id, mark.span);
        let object = Some(Filler::words(span));
        draft.claim(Claim::new(subject, "holds_office", object, line, "editor"));
    }
}

/// An entry of a list of abbreviations.
fn define(draft: &mut Draft<'_, '_>, mark: &EditorMark) {
    let Some((long, _)) = entry(draft, mark) else {
        return;
    };
    let text = draft.page.text;
    let long_form = long.of(text).trim_end_matches('.').to_owned();
    if let Some(kind) = vocab::kind_of(&long_form) {
        draft.findings.definitions.push(Definition {
            short: mark.span,
            long,
            kind,
            known: None,
        });
        mark_name(draft, mark, kind, NameSense::Listed(long_form));
    }
}

/// A short form in a message, where no rule knows it and its long form tells what it is.
fn term(draft: &mut Draft<'_, '_>, mark: &EditorMark, is_free: bool) {
    let Some(long) = &mark.name else { return };
    if let Some(kind) = vocab::kind_of(long).filter(|_| is_free) {
        mark_name(draft, mark, kind, NameSense::Listed(long.clone()));
    }
}

/// A document that the editors refer to; pages and index entries are none.
fn reference(draft: &mut Draft<'_, '_>, edition: &Edition, mark: &EditorMark) {
    let Some(target) = mark.target.as_deref().filter(|target| is_document(target)) else {
        return;
    };
    let id = draft.head_name(
        mark.span,
        EntityKind::Cable,
        NameSense::Document(target.to_owned()),
        METHOD,
    );
    let text = draft.page.text;
    // A note is a paragraph of its own; what stands in the message is proved by its paragraph too.
    let start = text[..mark.span.start()]
        .rfind("\n\n")
        .map_or(0, |at| at + 2);
    let end = text[mark.span.end()..]
        .find("\n\n")
        .map_or(text.len(), |at| mark.span.end() + at);
    let Some(evidence) = Span::new(text, start, end) else {
        return;
    };
    let object = Filler::name(id, mark.span);
    let in_notes = edition
        .notes
        .is_some_and(|notes| mark.span.start() >= notes);
    let rule = if in_notes { "editor-note" } else { "editor" };
    draft.claim(Claim::new(
        Filler::implied(Meant::Message),
        "references",
        Some(object),
        evidence,
        rule,
    ));
}

/// `frus1964-68v13/d5`.
fn is_document(target: &str) -> bool {
    target
        .rsplit_once("/d")
        .is_some_and(|(_, number)| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_lists_are_read_as_they_are_spoken() {
        let check = |listed: &str, name: &str| assert_eq!(reading_order(listed), name);
        check("Marlow, Ida", "Ida Marlow");
        check("Marlow, Gen. Ida R.", "Ida R. Marlow");
        check("Marlow, Ida, Jr.", "Ida Marlow");
        check("Hale, Dean R.", "Dean R. Hale");
        check("Hale, Dean", "Dean Hale");
        check("U Tallis", "U Tallis");
    }

    #[test]
    fn only_documents_are_referred_to() {
        assert!(is_document("frus1964-68v13/d5"));
        assert!(!is_document("frus1964-68v13#pg_5") && !is_document("frus1964-68v13"));
    }
}
