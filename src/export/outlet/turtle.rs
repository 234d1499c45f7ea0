//! RDF in Turtle: the graph, and for each statement where it comes from and the words that prove it.
//!
//! A statement is an `rdf:Statement` derived from its cable (PROV-O); its evidence an annotation whose target is the cable,
//! picked out by the exact words and by bytes of the text as read (Web Annotation). What is reported as done also stands
//! as a triple of its own. Names are `urn:cablegraph:` and the key. Sources: <https://www.w3.org/TR/prov-o/>,
//! <https://www.w3.org/TR/annotation-model/#selectors>.

use std::io::{self, Write};

use oxttl::TurtleSerializer;
use oxttl::turtle::WriterTurtleSerializer;

use oxrdf::vocab::{rdf, rdfs, xsd};
use oxrdf::{Literal, NamedNode, NamedNodeRef, Term, TripleRef};

use super::Outlet;
use crate::model::{EdgeRecord, End, EntityKind, Kind, NodeRecord};

const OURS: &str = "urn:cablegraph:ns#";
const PROV: &str = "http://www.w3.org/ns/prov#";
const OA: &str = "http://www.w3.org/ns/oa#";
const TERMS: &str = "http://purl.org/dc/terms/";

/// Short names of vocabularies, and what they stand for.
pub(in super::super) const PREFIXES: [(&str, &str); 7] = [
    ("cg", OURS),
    ("prov", PROV),
    ("oa", OA),
    ("dcterms", TERMS),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

pub(super) struct Turtle<W: Write> {
    /// `None` once the end is written.
    triples: Option<WriterTurtleSerializer<W>>,
}

impl<W: Write> Turtle<W> {
    pub(super) fn begin(file: W) -> io::Result<Self> {
        let mut serializer = TurtleSerializer::new();
        for (name, iri) in PREFIXES {
            serializer = serializer
                .with_prefix(name, iri)
                .map_err(io::Error::other)?;
        }
        Ok(Turtle {
            triples: Some(serializer.for_writer(file)),
        })
    }

    /// Writes what is said of one thing.
    fn about<'t>(
        &mut self,
        subject: &NamedNode,
        said: impl IntoIterator<Item = (NamedNodeRef<'t>, Term)>,
    ) -> io::Result<()> {
        let Some(triples) = &mut self.triples else {
            return Err(io::Error::other("the file is ended"));
        };
        for (predicate, object) in said {
            triples.serialize_triple(TripleRef::new(subject, predicate, &object))?;
        }
        Ok(())
    }
}

/// The name of what has a key. Bytes that an IRI cannot hold are written as `%` and two digits.
fn named(key: &str) -> NamedNode {
    let mut iri = String::from("urn:cablegraph:");
    for byte in key.bytes() {
        match byte {
            b'-' | b'.' | b'_' | b'~' | b':' => iri.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => iri.push(char::from(byte)),
            byte => iri.push_str(&format!("%{byte:02X}")),
        }
    }
    NamedNode::new_unchecked(iri)
}

fn ours(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{OURS}{name}"))
}

/// A term of another vocabulary; both parts are written here, in this file.
fn term(vocabulary: &str, name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{vocabulary}{name}"))
}

fn words(text: &str) -> Term {
    Literal::new_simple_literal(text).into()
}

fn day(text: &str) -> Term {
    Literal::new_typed_literal(text, xsd::DATE).into()
}

fn whole(number: i64) -> Term {
    Literal::from(number).into()
}

/// A node, or the words that stand in place of one.
fn end(end: &End) -> Term {
    match end.id {
        Some(_) => named(&end.key).into(),
        None => words(&end.name),
    }
}

/// The class of a kind: `cg:Person`, and what PROV-O has for it.
fn classes(kind: EntityKind) -> Vec<NamedNode> {
    let name = kind.as_str();
    let own = format!("{}{}", name[..1].to_ascii_uppercase(), &name[1..]);
    let known = match kind {
        EntityKind::Person => Some("Person"),
        EntityKind::Body => Some("Organization"),
        EntityKind::Cable | EntityKind::Document => Some("Entity"),
        EntityKind::Place => Some("Location"),
        EntityKind::Event => Some("Activity"),
        EntityKind::Initiative | EntityKind::Topic => None,
    };
    let known = known.map(|name| term(PROV, name));
    [ours(&own)].into_iter().chain(known).collect()
}

/// Collects what is said of one thing; what is not known is not said.
#[derive(Default)]
struct Said(Vec<(NamedNode, Term)>);

impl Said {
    fn add(mut self, predicate: NamedNode, object: impl Into<Term>) -> Self {
        self.0.push((predicate, object.into()));
        self
    }

    fn maybe(mut self, predicate: NamedNode, object: Option<impl Into<Term>>) -> Self {
        self.0
            .extend(object.map(|object| (predicate, object.into())));
        self
    }

    fn all(&self) -> impl Iterator<Item = (NamedNodeRef<'_>, Term)> {
        self.0
            .iter()
            .map(|(predicate, object)| (predicate.as_ref(), object.clone()))
    }
}

impl<W: Write> Outlet for Turtle<W> {
    fn node(&mut self, node: &NodeRecord) -> io::Result<bool> {
        let Kind::Of(kind) = node.end.kind else {
            return Ok(false);
        };
        let head = &node.head;
        let mut said = Said::default();
        for class in classes(kind) {
            said = said.add(rdf::TYPE.into_owned(), class);
        }
        said = said
            .add(rdfs::LABEL.into_owned(), words(&node.end.name))
            .maybe(term(TERMS, "date"), head.date.as_deref().map(day))
            .maybe(term(TERMS, "title"), head.subject.as_deref().map(words))
            .maybe(ours("post"), head.post.as_deref().map(words))
            .maybe(
                ours("classification"),
                head.classification.as_deref().map(words),
            );
        if kind == EntityKind::Cable {
            said = said
                .add(term(TERMS, "identifier"), words(&node.end.name))
                .add(ours("held"), Literal::from(node.held));
        }
        if !node.named {
            said = said.add(ours("named"), Literal::from(false));
        }
        if node.protected {
            said = said.add(ours("protected"), Literal::from(true));
        }
        self.about(&named(&node.end.key), said.all())?;
        Ok(true)
    }

    fn edge(&mut self, edge: &EdgeRecord) -> io::Result<()> {
        let statement = named(&format!("statement:{}", edge.id));
        let evidence = |part: &str| named(&format!("statement:{}:{part}", edge.id));
        let (subject, cable) = (end(&edge.subject), named(&edge.cable.key));
        let predicate = ours(&edge.predicate);
        if edge.modality == "asserted"
            && let Term::NamedNode(subject) = &subject
        {
            self.about(subject, [(predicate.as_ref(), end(&edge.object))])?;
        }
        let said = Said::default()
            .add(rdf::TYPE.into_owned(), rdf::STATEMENT.into_owned())
            .add(rdf::TYPE.into_owned(), term(PROV, "Entity"))
            .add(rdf::SUBJECT.into_owned(), subject)
            .add(rdf::PREDICATE.into_owned(), predicate)
            .add(rdf::OBJECT.into_owned(), end(&edge.object))
            .add(ours("modality"), words(&edge.modality))
            .add(ours("confidence"), Literal::from(edge.confidence))
            .add(ours("rule"), words(&edge.rule))
            .add(ours("subjectText"), words(&edge.subject_text))
            .maybe(ours("objectText"), edge.object_text.as_deref().map(words))
            .maybe(ours("recipient"), edge.recipient.as_ref().map(end))
            .maybe(ours("speaker"), edge.speaker.as_ref().map(end))
            .maybe(term(TERMS, "date"), edge.day().map(day))
            .maybe(ours("deadline"), edge.deadline.as_deref().map(day))
            .add(term(PROV, "wasDerivedFrom"), cable.clone());
        self.about(&statement, said.all())?;
        let (target, quote, place) = (evidence("target"), evidence("quote"), evidence("place"));
        let annotation = Said::default()
            .add(rdf::TYPE.into_owned(), term(OA, "Annotation"))
            .add(term(OA, "motivatedBy"), term(OA, "linking"))
            .add(term(OA, "hasBody"), statement)
            .add(term(OA, "hasTarget"), target.clone());
        self.about(&evidence("evidence"), annotation.all())?;
        let picked = Said::default()
            .add(rdf::TYPE.into_owned(), term(OA, "SpecificResource"))
            .add(term(OA, "hasSource"), cable)
            .add(term(OA, "hasSelector"), quote.clone())
            .add(term(OA, "hasSelector"), place.clone())
            .maybe(ours("paragraph"), edge.paragraph.map(whole))
            .maybe(ours("portion"), edge.portion.as_deref().map(words));
        self.about(&target, picked.all())?;
        let exact = Said::default()
            .add(rdf::TYPE.into_owned(), term(OA, "TextQuoteSelector"))
            .add(term(OA, "exact"), words(&edge.quote));
        self.about(&quote, exact.all())?;
        let bytes = Said::default()
            .add(rdf::TYPE.into_owned(), term(OA, "DataPositionSelector"))
            .add(term(OA, "start"), whole(edge.span.0))
            .add(term(OA, "end"), whole(edge.span.1));
        self.about(&place, bytes.all())
    }

    fn end(&mut self) -> io::Result<()> {
        match self.triples.take() {
            Some(triples) => triples.finish()?.flush(),
            None => Ok(()),
        }
    }
}
