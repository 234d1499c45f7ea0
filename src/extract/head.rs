//! Names and claims of the head: number, references, TAGS, addressees, classifier, signature.
//!
//! Needs: the fields of [`crate::model::Cable`]. Sets: cables, topics, people and bodies of the head, and the claims
//! `references originated_by addressed_to informed tagged classified_by drafted_by cleared_by approved_by signed_by`.
//! Cost: one pass over the fields.

use super::address::{self, Addressee};
use super::draft::Draft;
use super::{Extractor, Layer};
use crate::model::{Claim, EntityKind, Filler, Located, Meant, NameId, NameSense, Office, Span};
use crate::vocab;

pub(super) struct Head;

impl Extractor for Head {
    fn needs(&self) -> &'static [Layer] {
        &[]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::Head]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        number(draft);
        references(draft);
        tags(draft);
        addressees(draft);
        people(draft);
    }
}

/// Claims something of the message itself; the evidence is the words of the head.
fn state(draft: &mut Draft<'_, '_>, predicate: &'static str, id: NameId, evidence: Span) {
    let object = Filler::name(id, draft.get(id).span);
    draft.claim(Claim::new(
        Filler::implied(Meant::Message),
        predicate,
        Some(object),
        evidence,
        "head",
    ));
}

/// The message's number names itself and the post that sent it.
fn number(draft: &mut Draft<'_, '_>) {
    let cable = draft.page.cable;
    let post = vocab::posts().sender(cable);
    let mut sender = None;
    if let Some(raw) = &cable.mrn_raw {
        draft.head_name(
            raw.span,
            EntityKind::Cable,
            NameSense::Itself,
            "head-number",
        );
        let written = raw
            .value
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .trim_end();
        let start = written.bytes().take_while(u8::is_ascii_digit).count();
        sender = Span::new(
            draft.page.text,
            raw.span.start() + start,
            raw.span.start() + written.len(),
        );
    }
    if let Some(from) = &cable.from {
        sender = Some(from.span);
    }
    let Some(span) = sender else { return };
    // A person who sends from a post, or in the series of a command, is the sender.
    let is_person = cable.from.is_some()
        && matches!(
            address::read(draft.page.text, span, cable),
            Addressee::Person(..)
        );
    let id = match (post, &cable.from) {
        (Some(_), Some(_)) if is_person => address(draft, span, "head-sender"),
        (Some(post), _) => draft.head_name(
            span,
            EntityKind::Body,
            NameSense::Known(post.body),
            "head-sender",
        ),
        (None, Some(_)) => address(draft, span, "head-sender"),
        (None, None) => return,
    };
    state(draft, "originated_by", id, span);
}

fn references(draft: &mut Draft<'_, '_>) {
    for reference in &draft.page.cable.references {
        let sense = match (&reference.mrn, &reference.sent) {
            (Some(mrn), _) => NameSense::Number(mrn.clone()),
            (None, Some(sent)) => NameSense::Sent(sent.clone()),
            (None, None) => continue,
        };
        let id = draft.head_name(reference.span, EntityKind::Cable, sense, "head-reference");
        state(draft, "references", id, reference.span);
    }
}

fn tags(draft: &mut Draft<'_, '_>) {
    for tag in &draft.page.cable.tags {
        let id = draft.head_name(
            tag.span,
            EntityKind::Topic,
            NameSense::AsWritten,
            "head-tag",
        );
        state(draft, "tagged", id, tag.span);
    }
}

/// The name of whoever an address means.
fn address(draft: &mut Draft<'_, '_>, span: Span, method: &'static str) -> NameId {
    match address::read(draft.page.text, span, draft.page.cable) {
        Addressee::Body(sense) => draft.head_name(span, EntityKind::Body, sense, method),
        Addressee::Person(name, office) => {
            let sense = match (name.of(draft.page.text).contains(' '), office) {
                (true, Some(office)) => NameSense::Titled(office),
                (true, None) => NameSense::FullName,
                (false, office) => NameSense::Surname(office),
            };
            draft.head_name(name, EntityKind::Person, sense, method)
        }
    }
}

fn addressees(draft: &mut Draft<'_, '_>) {
    let cable = draft.page.cable;
    for (list, predicate) in [(&cable.to, "addressed_to"), (&cable.info, "informed")] {
        for addressee in list {
            let id = address(draft, addressee.span, "head-address");
            state(draft, predicate, id, addressee.span);
        }
    }
}

fn people(draft: &mut Draft<'_, '_>) {
    let cable = draft.page.cable;
    if let Some(classifier) = &cable.classified_by
        && let Some(span) = classifier.value.name_span
    {
        let office = classifier
            .value
            .title_span
            .and_then(|span| office_of(span.of(draft.page.text), span));
        let sense = match (
            classifier
                .value
                .name
                .as_deref()
                .is_some_and(|name| name.contains(' ')),
            office,
        ) {
            (true, Some(office)) => NameSense::Titled(office),
            (true, None) => NameSense::FullName,
            (false, office) => NameSense::Surname(office),
        };
        let id = draft.head_name(span, EntityKind::Person, sense, "head-classifier");
        state(draft, "classified_by", id, classifier.span);
    }
    let lists: [(&[Located<String>], &'static str, &'static str); 4] = [
        (&cable.drafted_by, "drafted_by", "head-drafter"),
        (&cable.cleared_by, "cleared_by", "head-clearer"),
        (&cable.approved_by, "approved_by", "head-approver"),
        (&cable.signed_by, "signed_by", "signature"),
    ];
    for (list, predicate, method) in lists {
        for person in list {
            let sense = if person.value.contains(' ') {
                NameSense::FullName
            } else {
                NameSense::Surname(None)
            };
            let id = draft.head_name(person.span, EntityKind::Person, sense, method);
            state(draft, predicate, id, person.span);
        }
    }
}

/// The office that the words of a title name, by its longest form in the vocabulary.
pub(super) fn office_of(words: &str, span: Span) -> Option<Office> {
    let title = vocab::title_in(words)?;
    Some(Office {
        title: title.office,
        identifies: title.kind == vocab::TitleKind::Office,
        held: true,
        scope: None,
        span,
    })
}
