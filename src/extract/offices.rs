//! Who holds which office, who is a member of what.
//!
//! Needs: people with their titles, bodies, places. Sets: claims `holds_office member_of`. Method: a title
//! that identifies its holder, next to a name; "a member of". Cost: one pass over the names.

use super::draft::Draft;
use super::people::{apposed_before, office, title_at, titles_in};
use super::{Extractor, Layer};
use crate::model::{Claim, EntityKind, Filler, NameId, NameSense, Office, Span};
use crate::vocab::families;
use crate::vocab::{PieceKind, TitleKind};

pub(super) struct Offices;

impl Extractor for Offices {
    fn needs(&self) -> &'static [Layer] {
        &[Layer::People, Layer::Bodies, Layer::Places]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::States]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        for index in 0..draft.findings.names.len() {
            titled(draft, NameId(index));
        }
        let page = draft.page;
        for sentence in &page.sentences {
            apposed(draft, sentence);
            apposed_behind(draft, sentence);
            members(draft, sentence);
        }
    }
}

/// "NATO Secretary General Marlow": the title before a name.
fn titled(draft: &mut Draft<'_, '_>, id: NameId) {
    let name = draft.get(id);
    let office = match &name.sense {
        NameSense::Titled(office) | NameSense::Surname(Some(office))
            if office.identifies && office.held =>
        {
            office.clone()
        }
        _ => return,
    };
    let (span, confidence) = (name.span, name.confidence);
    let evidence = sentence_of(draft, span).unwrap_or(office.span.cover(span));
    hold(draft, id, &office, evidence, confidence);
}

fn hold(draft: &mut Draft<'_, '_>, id: NameId, office: &Office, evidence: Span, confidence: f32) {
    let subject = Filler::name(id, draft.get(id).span);
    // In the head only the words of the title are the office: the name stands in the same line.
    let object = Filler::words(office.span);
    let mut claim = Claim::new(subject, "holds_office", Some(object), evidence, "title");
    claim.confidence = confidence;
    draft.claim(claim);
}

/// "Marlow, the Norvalian Foreign Minister,": the title behind a name.
fn apposed(draft: &mut Draft<'_, '_>, sentence: &super::page::Sentence) {
    let page = draft.page;
    for comma in sentence.first + 1..sentence.end.saturating_sub(1) {
        if page.tokens[comma].kind != PieceKind::Sign || !page.is(comma, ",") {
            continue;
        }
        let Some(id) = draft.owner(comma - 1).filter(|id| is_named(draft, *id)) else {
            continue;
        };
        let first = comma + 1 + usize::from(page.is_of(comma + 1, families::ARTICLE));
        let found = (first..sentence.end.min(first + 4))
            .find_map(|at| title_at(page, at).map(|(end, title)| (at, end, title)));
        let Some((at, end, title)) = found.filter(|(_, _, title)| title.kind == TitleKind::Office)
        else {
            continue;
        };
        // "met Tallis, Prime Minister Marlow and …": the title belongs to the name behind it.
        let behind = end + usize::from(page.word(end) == "." && !page.tokens[end].apart);
        let names_next = draft
            .owner(behind)
            .filter(|_| behind < sentence.end)
            .is_some_and(|id| draft.get(id).kind == EntityKind::Person);
        if names_next {
            continue;
        }
        // Between comma and title only a body or country may stand.
        let Some(office) = office(page, sentence, at, end, title) else {
            continue;
        };
        let starts_there = page.token_at(office.span.start()) == first;
        // "In his talk with Tallis, the Chancellor said": an apposition is closed, or ends the sentence.
        let close = page.token_at(office.span.end());
        let closed = close >= sentence.end
            || matches!(page.word(close), "," | "." | ")" | ";" | "(" | "]")
            || page.is_any(close, &["of", "to", "for", "in", "at"]);
        let goes_on = close < sentence.end && list_goes_on(draft, close);
        let starts_there = starts_there && closed && !goes_on;
        if let Some(evidence) = page.sentence_span(sentence).filter(|_| starts_there) {
            hold(draft, id, &office, evidence, 0.75);
        }
    }
}

/// "The Norvalian DCM, Ilse Varga,": the title before a name, and a comma between.
fn apposed_behind(draft: &mut Draft<'_, '_>, sentence: &super::page::Sentence) {
    let page = draft.page;
    let last = sentence.end.saturating_sub(2).max(sentence.first);
    for (at, end, title) in titles_in(page, sentence.first, last) {
        // The title may be known already as that of whoever is named behind it.
        let owner = draft.owner(at).map(|id| &draft.get(id).sense);
        let is_open = owner.is_none_or(|sense| matches!(sense, NameSense::Holder(_)));
        if title.kind != TitleKind::Office || page.word(end) != "," || !is_open {
            continue;
        }
        let Some(office) = office(page, sentence, at, end, title).filter(|office| office.held)
        else {
            continue;
        };
        let first = page.token_at(office.span.start()).min(at);
        let Some(id) = apposed_before(draft, sentence, (first, end), office.title) else {
            continue;
        };
        if let Some(evidence) = page.sentence_span(sentence) {
            hold(draft, id, &office, evidence, 0.75);
        }
    }
}

/// Whether somebody is named by more than a title: "the Secretary, the Norvalian FonMin" is a list of two.
fn is_named(draft: &Draft<'_, '_>, id: NameId) -> bool {
    let name = draft.get(id);
    name.kind == EntityKind::Person
        && !matches!(name.sense, NameSense::Office(_) | NameSense::Holder(_))
}

/// Whether a list goes on behind a title between commas, so that it is somebody of his own: "Tallis, DCM, Ambassador Quill".
fn list_goes_on(draft: &Draft<'_, '_>, close: usize) -> bool {
    let page = draft.page;
    let next = close + 1 + usize::from(page.is(close + 1, "the"));
    page.word(close) == ","
        && (page.is_any(next, &["and", "or", "etc"])
            || title_at(page, next).is_some()
            || draft
                .owner(next)
                .is_some_and(|id| draft.get(id).kind == EntityKind::Person))
}

/// "Norvale, a member of NATO": the name before, the body behind.
fn members(draft: &mut Draft<'_, '_>, sentence: &super::page::Sentence) {
    let page = draft.page;
    for at in sentence.first + 1..sentence.end.saturating_sub(2) {
        if !page.is(at, "member") || !page.is(at + 1, "of") {
            continue;
        }
        let body = at + 2 + usize::from(page.is(at + 2, "the"));
        let mut back = at;
        while back > sentence.first
            && page.is_any(
                back - 1,
                &[
                    "a", "an", "is", "was", "as", "full", "founding", "became", "remains", ",",
                ],
            )
        {
            back -= 1;
        }
        let (Some(subject), Some(object)) = (
            draft.owner(back.saturating_sub(1)).filter(|_| back < at),
            draft.owner(body),
        ) else {
            continue;
        };
        let fits = matches!(
            draft.get(subject).kind,
            EntityKind::Person | EntityKind::Place | EntityKind::Body
        ) && draft.get(object).kind == EntityKind::Body;
        if let Some(evidence) = page.sentence_span(sentence).filter(|_| fits) {
            let (one, other) = (
                Filler::name(subject, draft.get(subject).span),
                Filler::name(object, draft.get(object).span),
            );
            let mut claim = Claim::new(one, "member_of", Some(other), evidence, "member-of");
            claim.confidence = 0.8;
            draft.claim(claim);
        }
    }
}

/// The sentence that holds a span of the body.
fn sentence_of(draft: &Draft<'_, '_>, span: Span) -> Option<Span> {
    let page = draft.page;
    let token = page.token_at(span.start());
    let at = page
        .sentences
        .partition_point(|sentence| sentence.end <= token);
    page.sentences
        .get(at)
        .and_then(|sentence| page.sentence_span(sentence))
        .filter(|sentence| sentence.contains(span))
}
