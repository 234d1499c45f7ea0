//! What the head of a document says in prose: the line that an edition puts over a message, its dateline, the subject.
//!
//! Needs: the names of the head and of the message. Sets: names of people, bodies, initiatives and places. Method: these
//! lines are read as if they were paragraphs, by the same rules as those; what the head is known to say already is left
//! alone, places within the name of a body are added ("Embassy in Norvale"). Any other line of the head is read only where
//! a protect mark stands in it, and only for whom the mark is about. Misses: lists of addressees, which name
//! posts only. Cost: one small page a document.

use super::draft::Draft;
use super::page::Page;
use super::{Extractor, Layer, bodies, people, places, protection, tagger};
use crate::model::{Cable, Diagnostic, EntityKind, Name, Paragraph, Span};
use crate::notation;

pub(super) struct Heading;

/// The rules that read the lines.
pub(super) const RULES: [&dyn Extractor; 6] = [
    &tagger::Reading,
    &people::People,
    &bodies::Bodies,
    &tagger::Tagger,
    &places::Places,
    &protection::ProtectMarks,
];

/// How many lines an edition's heading has at most.
const LINES: usize = 4;

impl Extractor for Heading {
    fn needs(&self) -> &'static [Layer] {
        &[Layer::Head, Layer::People, Layer::Bodies, Layer::Places]
    }

    fn sets(&self) -> &'static [Layer] {
        &[
            Layer::People,
            Layer::Bodies,
            Layer::Places,
            Layer::Protection,
        ]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        let page = draft.page;
        let prose = lines(page.text, page.cable);
        let mut spans = prose.clone();
        spans.extend(marked_lines(page.text, page.cable, &prose));
        spans.sort_by_key(|span| span.start());
        let Some(end) = spans.last().map(|last| last.end()) else {
            return;
        };
        let paragraph = |span| Paragraph {
            number: None,
            portion: None,
            span,
        };
        let paragraphs = spans.into_iter().map(paragraph).collect();
        let cable = Cable {
            paragraphs,
            date: page.cable.date,
            mrn: page.cable.mrn.clone(),
            ..Cable::default()
        };
        let head = Page::of(&page.text[..end], None, &cable);
        let mut found = Draft::new(&head);
        for rule in RULES {
            rule.run(&mut found);
        }
        let found = found.finish();
        let written = |span: Span| Span::new(page.text, span.start(), span.end());
        for name in found.names {
            let Some(span) = written(name.span) else {
                continue;
            };
            let name = Name { span, ..name };
            if name.protection.is_some() {
                protect(draft, name);
                continue;
            }
            // "TESSARIA REJECTS PLAN": in a subject whoever stands before the verb may as well be a country.
            let is_prose = prose.iter().any(|line| line.contains(span));
            if is_prose && name.method != "speaks" && is_new(draft, &name, span) {
                draft.copied_name(name);
            }
        }
        let told = found.diagnostics.into_iter();
        draft
            .findings
            .diagnostics
            .extend(told.map(|told| Diagnostic {
                span: told.span.and_then(written),
                ..told
            }));
    }
}

/// Protects whom a mark of the head is about: those who are known to be named there, else a new name.
fn protect(draft: &mut Draft<'_, '_>, name: Name) {
    let names = &mut draft.findings.names;
    let mut known = false;
    for same in names
        .iter_mut()
        .filter(|same| same.kind == EntityKind::Person && same.span.overlaps(name.span))
    {
        known = true;
        same.protection = same.protection.max(name.protection);
    }
    if !known {
        draft.copied_name(name);
    }
}

/// The other lines of the head in which a protect mark stands, each with the line before it.
fn marked_lines(text: &str, cable: &Cable, prose: &[Span]) -> Vec<Span> {
    const MARK: &[u8] = b"prot";
    let body = body(text, cable);
    let has_mark = |line: &str| {
        let mut parts = line.as_bytes().windows(MARK.len());
        parts.any(|part| part.eq_ignore_ascii_case(MARK))
    };
    let mut spans: Vec<Span> = Vec::new();
    let (mut before, mut at) = (0, 0);
    for line in text[..body].split_inclusive('\n') {
        let (start, end) = (at, at + line.len());
        at = end;
        if has_mark(line) {
            let floor = spans.last().map_or(0, |last| last.end());
            let opening = prose.iter().rfind(|line| line.start() < end);
            let floor = opening.map_or(floor, |line| line.end().max(floor));
            spans.extend(Span::new(text, before.max(floor), end));
        }
        before = start;
    }
    spans
}

/// Where the message begins behind its head.
fn body(text: &str, cable: &Cable) -> usize {
    let first = cable.paragraphs.first();
    first.map_or(text.len(), |first| first.span.start())
}

/// The lines of the head that are prose.
fn lines(text: &str, cable: &Cable) -> Vec<Span> {
    let body = body(text, cable);
    let mut spans: Vec<Span> = Vec::new();
    let mut at = 0;
    for line in text[..body]
        .split_inclusive('\n')
        .filter(|line| {
            at += line.len();
            !line.trim().is_empty()
        })
        .take(LINES)
    {
        let written = line.trim();
        if is_heading(written) || is_dateline(written) {
            spans.extend(Span::of_slice(text, written));
        }
    }
    if let Some(subject) = &cable.subject
        && subject.span.end() <= body
        && !spans.iter().any(|span| span.overlaps(subject.span))
    {
        spans.push(subject.span);
    }
    spans.sort_by_key(|span| span.start());
    spans
}

/// "12. Telegram From the Embassy in Norvale to the Department of State".
fn is_heading(line: &str) -> bool {
    let words = || line.split(|c: char| !c.is_alphanumeric()).take(8);
    words().any(|word| {
        [
            "Telegram", "Airgram", "Message", "Cable", "Letter", "Memorandum",
        ]
        .contains(&word)
    }) && line.contains(" to ")
        && words().any(|word| word.eq_ignore_ascii_case("from"))
}

/// "Norvale, May 3, 1964, 2 p.m."; the place may be of two words.
fn is_dateline(line: &str) -> bool {
    let Some((place, rest)) = line.split_once(',') else {
        return false;
    };
    let mut words = rest.split_whitespace();
    let month = words
        .next()
        .is_some_and(|word| notation::month(word).is_some());
    let two = place.split_whitespace().count() <= 4
        && rest.split_once(',').is_some_and(|(_, rest)| {
            rest.split_whitespace()
                .next()
                .is_some_and(|word| notation::month(word).is_some())
        });
    let year = line
        .split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")));
    (month || two)
        && year
        && line.len() < 90
        && place.starts_with(char::is_uppercase)
        && place.split_whitespace().count() <= 5
}

/// Whether nothing says it yet: no name with these words, and none that crosses them but a body around a place.
fn is_new(draft: &Draft<'_, '_>, name: &Name, span: Span) -> bool {
    draft
        .findings
        .names
        .iter()
        .filter(|other| other.span.overlaps(span))
        .all(|other| {
            name.kind == EntityKind::Place
                && matches!(other.kind, EntityKind::Body | EntityKind::Initiative)
                && other.span.start() <= span.start()
                && span.end() <= other.span.end()
                && other.span != span
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_datelines_are_told_from_other_lines() {
        for line in [
            "Norvale, May 3, 1964, 2 p.m.",
            "San Tallis, October 22, 1963, 7:40 p.m.",
            "Kestrel Bay, Norvale, October 22, 1963.",
        ] {
            assert!(is_dateline(line), "{line}");
        }
        assert!(!is_dateline("2063. As agreed, May 3 suits us in 1964 too."));
        assert!(!is_dateline("In view of this, the board met."));
        assert!(is_heading(
            "12. Telegram From the Embassy in Norvale to the Department of State"
        ));
        assert!(!is_heading(
            "We heard from him that he wants to see the telegram"
        ));
    }
}
