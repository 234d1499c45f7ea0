//! One document as one line of JSON: what `parse` and `extract` print.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Serialize;

use crate::model::{
    Assertion, Cable, Diagnostic, Document, Entity, EntityId, Located, Mention, RawText, Span,
};

/// The line of `parse`; with the graph, that of `extract`.
#[derive(Serialize)]
struct Record<'a> {
    id: &'a str,
    source: Source<'a>,
    cable: CableRecord<'a>,
    #[serde(skip_serializing_if = "Option::is_none", flatten)]
    graph: Option<Graph<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<&'a crate::model::Edition>,
    warnings: &'a [Diagnostic],
}

#[derive(Serialize)]
struct Source<'a> {
    path: &'a str,
    format: crate::model::Format,
    sha256: &'a str,
    bytes: u64,
    encoding: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    supplier: Option<&'a str>,
}

#[derive(Serialize)]
struct CableRecord<'a> {
    year: Option<i16>,
    #[serde(flatten)]
    cable: CableFields<'a>,
    spans: BTreeMap<&'static str, Vec<Span>>,
}

/// The fields of the contract, in its order.
#[derive(Serialize)]
struct CableFields<'a> {
    genre: crate::model::Genre,
    mrn: &'a Option<crate::model::Mrn>,
    mrn_raw: &'a Option<Located<String>>,
    date: Option<String>,
    time: Option<String>,
    date_source: &'a Option<crate::model::DateSource>,
    precedence: &'a [Located<String>],
    classification: &'a Option<Located<crate::model::Classification>>,
    captions: &'a [Located<String>],
    executive_order: &'a Option<Located<String>>,
    declassify_on: Option<String>,
    tags: &'a [Located<String>],
    subject: Option<&'a str>,
    from: &'a Option<Located<String>>,
    to: &'a [Located<String>],
    info: &'a [Located<String>],
    action: &'a [Located<String>],
    references: &'a [crate::model::Reference],
    classified_by: &'a Option<Located<crate::model::Classifier>>,
    drafted_by: &'a [Located<String>],
    cleared_by: &'a [Located<String>],
    approved_by: &'a [Located<String>],
    signed_by: &'a [Located<String>],
    summary: &'a Option<Located<String>>,
    section: &'a Option<crate::model::Section>,
    paragraphs: &'a [crate::model::Paragraph],
}

#[derive(Serialize)]
struct Graph<'a> {
    mentions: Vec<MentionRecord<'a>>,
    entities: Vec<EntityRecord<'a>>,
    assertions: Vec<AssertionRecord<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum MentionRecord<'a> {
    Name(&'a Mention),
    Term(TermMention),
}

#[derive(Serialize)]
#[serde(untagged)]
enum EntityRecord<'a> {
    Named(&'a Entity),
    Term(TermEntity<'a>),
}

/// The kind of what is no node of a graph: a short word of telegraphic style.
const TERM: &str = "term";

#[derive(Serialize)]
struct TermMention {
    #[serde(flatten)]
    span: Span,
    kind: &'static str,
    entity: EntityId,
    method: &'static str,
    confidence: f32,
}

#[derive(Serialize)]
struct TermEntity<'a> {
    id: EntityId,
    kind: &'static str,
    key: String,
    name: &'static str,
    aliases: Vec<&'a str>,
}

#[derive(Serialize)]
struct AssertionRecord<'a> {
    subject: Option<crate::model::EntityId>,
    subject_text: &'a str,
    predicate: &'a str,
    object: Option<crate::model::EntityId>,
    object_text: Option<&'a str>,
    recipient: Option<crate::model::EntityId>,
    recipient_text: Option<&'a str>,
    modality: crate::model::Modality,
    attributed_to: Option<crate::model::EntityId>,
    attributed_text: Option<&'a str>,
    date: Option<String>,
    deadline: Option<String>,
    paragraph: Option<u32>,
    portion: Option<&'a str>,
    #[serde(flatten)]
    span: Span,
    quote: &'a str,
    rule: &'a str,
    confidence: f64,
}

/// Writes the line of `parse`, with its line break.
pub fn parse_line(raw: &RawText, cable: &Cable, warnings: &[Diagnostic], out: &mut Vec<u8>) {
    write(&record(raw, cable, warnings, None), out);
}

/// Writes the line of `extract`, with its line break.
pub fn extract_line(document: &Document, out: &mut Vec<u8>) {
    let (mentions, entities) = with_terms(document);
    let graph = Graph {
        mentions,
        entities,
        assertions: document
            .assertions
            .iter()
            .map(|a| assertion(&document.raw.text, a))
            .collect(),
    };
    write(
        &record(
            &document.raw,
            &document.cable,
            &document.diagnostics,
            Some(graph),
        ),
        out,
    );
}

/// Names and terms together, in order of position; a term that is a name too is the name.
fn with_terms(document: &Document) -> (Vec<MentionRecord<'_>>, Vec<EntityRecord<'_>>) {
    let named: HashSet<Span> = document.mentions.iter().map(|name| name.span).collect();
    let mut mentions: Vec<(Span, MentionRecord<'_>)> = document
        .mentions
        .iter()
        .map(|mention| (mention.span, MentionRecord::Name(mention)))
        .collect();
    let mut terms: Vec<TermEntity<'_>> = Vec::new();
    let mut of_meaning: HashMap<&str, usize> = HashMap::new();
    for term in document
        .terms
        .iter()
        .filter(|term| !named.contains(&term.span))
    {
        let at = *of_meaning.entry(term.meaning).or_insert_with(|| {
            terms.push(TermEntity {
                id: EntityId((document.entities.len() + terms.len()) as u32),
                kind: TERM,
                key: format!("{TERM}:{}", term.meaning.to_lowercase()),
                name: term.meaning,
                aliases: Vec::new(),
            });
            terms.len() - 1
        });
        let written = term.span.of(&document.raw.text);
        if !terms[at].aliases.contains(&written) {
            terms[at].aliases.push(written);
        }
        let mention = TermMention {
            span: term.span,
            kind: TERM,
            entity: terms[at].id,
            method: "vocabulary",
            confidence: 0.9,
        };
        mentions.push((term.span, MentionRecord::Term(mention)));
    }
    mentions.sort_by_key(|(span, _)| *span);
    let named = document.entities.iter().map(EntityRecord::Named);
    (
        mentions.into_iter().map(|(_, mention)| mention).collect(),
        named
            .chain(terms.into_iter().map(EntityRecord::Term))
            .collect(),
    )
}

fn write(record: &Record<'_>, out: &mut Vec<u8>) {
    let before = out.len();
    // Plain values into memory: cannot fail; were it to, the line is left out whole.
    if serde_json::to_writer(&mut *out, record).is_err() {
        out.truncate(before);
        return;
    }
    out.push(b'\n');
}

fn record<'a>(
    raw: &'a RawText,
    cable: &'a Cable,
    warnings: &'a [Diagnostic],
    graph: Option<Graph<'a>>,
) -> Record<'a> {
    Record {
        id: &raw.id,
        source: Source {
            path: &raw.path,
            format: raw.format,
            sha256: &raw.sha256,
            bytes: raw.bytes,
            encoding: raw.encoding,
            supplier: raw.stated.source.as_deref(),
        },
        cable: CableRecord {
            year: year(cable),
            cable: fields(cable),
            spans: spans(cable),
        },
        graph,
        edition: raw.edition.as_deref(),
        warnings,
    }
}

fn year(cable: &Cable) -> Option<i16> {
    cable
        .mrn
        .as_ref()
        .map(|mrn| mrn.year() as i16)
        .or_else(|| cable.date.map(|date| date.year()))
}

fn fields(cable: &Cable) -> CableFields<'_> {
    CableFields {
        genre: cable.genre,
        mrn: &cable.mrn,
        mrn_raw: &cable.mrn_raw,
        date: cable.date.map(|date| date.to_string()),
        time: cable.time.map(|time| time.strftime("%H:%M").to_string()),
        date_source: &cable.date_source,
        precedence: &cable.precedence,
        classification: &cable.classification,
        captions: &cable.captions,
        executive_order: &cable.executive_order,
        declassify_on: cable
            .declassify_on
            .as_ref()
            .map(|day| day.value.to_string()),
        tags: &cable.tags,
        subject: cable.subject_line(),
        from: &cable.from,
        to: &cable.to,
        info: &cable.info,
        action: &cable.action,
        references: &cable.references,
        classified_by: &cable.classified_by,
        drafted_by: &cable.drafted_by,
        cleared_by: &cable.cleared_by,
        approved_by: &cable.approved_by,
        signed_by: &cable.signed_by,
        summary: &cable.summary,
        section: &cable.section,
        paragraphs: &cable.paragraphs,
    }
}

/// Where each field stands, for those that the text itself states.
fn spans(cable: &Cable) -> BTreeMap<&'static str, Vec<Span>> {
    fn many<T>(list: &[Located<T>]) -> Vec<Span> {
        list.iter().map(|located| located.span).collect()
    }
    fn one<T>(field: &Option<Located<T>>) -> Vec<Span> {
        field.iter().map(|located| located.span).collect()
    }
    let all = [
        ("mrn", one(&cable.mrn_raw)),
        ("date", cable.date_span.into_iter().collect()),
        ("precedence", many(&cable.precedence)),
        ("classification", one(&cable.classification)),
        ("captions", many(&cable.captions)),
        ("executive_order", one(&cable.executive_order)),
        ("declassify_on", one(&cable.declassify_on)),
        ("tags", many(&cable.tags)),
        ("subject", one(&cable.subject)),
        ("from", one(&cable.from)),
        ("to", many(&cable.to)),
        ("info", many(&cable.info)),
        ("action", many(&cable.action)),
        ("classified_by", one(&cable.classified_by)),
        ("drafted_by", many(&cable.drafted_by)),
        ("cleared_by", many(&cable.cleared_by)),
        ("approved_by", many(&cable.approved_by)),
        ("signed_by", many(&cable.signed_by)),
        ("summary", one(&cable.summary)),
        ("debris", cable.debris.clone()),
    ];
    all.into_iter()
        .filter(|(_, spans)| !spans.is_empty())
        .collect()
}

fn assertion<'a>(text: &'a str, assertion: &'a Assertion) -> AssertionRecord<'a> {
    let entity = |argument: &Option<crate::model::Argument>| {
        argument.as_ref().and_then(|argument| argument.entity)
    };
    fn words(argument: &Option<crate::model::Argument>) -> Option<&str> {
        argument.as_ref().map(|argument| argument.text.as_str())
    }
    AssertionRecord {
        subject: assertion.subject.entity,
        subject_text: &assertion.subject.text,
        predicate: assertion.predicate,
        object: entity(&assertion.object),
        object_text: words(&assertion.object),
        recipient: entity(&assertion.recipient),
        recipient_text: words(&assertion.recipient),
        modality: assertion.modality,
        attributed_to: entity(&assertion.attributed_to),
        attributed_text: words(&assertion.attributed_to),
        date: assertion.date.map(|date| date.to_string()),
        deadline: assertion.deadline.map(|date| date.to_string()),
        paragraph: assertion.evidence.paragraph,
        portion: assertion.evidence.portion.as_deref(),
        span: assertion.evidence.span,
        quote: assertion.evidence.span.of(text),
        rule: assertion.rule,
        // Two digits: a share of a share in f32 would print as 0.80999994.
        confidence: (f64::from(assertion.confidence) * 100.0).round() / 100.0,
    }
}
