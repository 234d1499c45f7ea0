//! Volumes in TEI: what the message says and what the editors say of it, apart and complete.

use std::collections::BTreeMap;
use std::fs;

use cablegraph::ingest::understand;
use cablegraph::model::{Document, EntityKind, Format, Genre, MarkKind, RawText};
use cablegraph::read::{Layout, documents, documents_in};
use tempfile::tempdir;

use crate::support::{answer, root, run, shared, text};

fn volume() -> Vec<RawText> {
    let path = root("tests/fixtures/volume.xml");
    documents(&[path], Layout::Auto)
        .map(|document| document.expect("a document"))
        .collect()
}

fn understood(id: &str) -> Document {
    understand(
        volume()
            .into_iter()
            .find(|raw| raw.id.ends_with(id))
            .expect("a document of the volume"),
    )
}

#[test]
fn a_volume_is_its_documents_and_its_lists() {
    let ids: Vec<String> = volume().into_iter().map(|raw| raw.id).collect();
    assert_eq!(
        ids,
        ["terms", "persons", "d1", "d2"].map(|id| format!("frus1972-76v99/{id}"))
    );
    let d1 = &volume()[2];
    assert_eq!(d1.format, Format::Tei);
    assert!(d1.text.starts_with("1. Telegram 711 From the Embassy in Norvale to the Department of State\n\nNorvale, May 8, 1974, 0900Z.\n\n1. Invented"));
    assert!(d1.text.contains("Plan & asked"), "{}", d1.text);
    let edition = d1.edition.as_ref().expect("an edition");
    let notes = edition.notes.expect("notes");
    assert!(d1.text[notes..].starts_with("Source: Invented Archive."));
    let marked: Vec<(&str, Option<&str>)> = edition
        .marks
        .iter()
        .filter(|mark| mark.kind == MarkKind::Person)
        .map(|mark| (mark.span.of(&d1.text), mark.name.as_deref()))
        .collect();
    assert_eq!(marked[0], ("Marlow", Some("Marlow, Agnes")));
    assert_eq!(marked.last(), Some(&("Hale", Some("Hale, Gen. Dean R."))));
}

#[test]
fn a_telegram_is_read_with_its_source_note() {
    let d1 = understood("/d1");
    assert_eq!(d1.cable.genre, Genre::Telegram);
    assert_eq!(
        d1.cable.date.map(|day| day.to_string()).as_deref(),
        Some("1974-05-08")
    );
    let drafted: Vec<&str> = d1
        .cable
        .drafted_by
        .iter()
        .map(|name| name.value.as_str())
        .collect();
    assert_eq!(drafted, ["Hale"]);
    assert_eq!(
        d1.cable
            .classification
            .as_ref()
            .map(|level| level.value.as_str()),
        Some("CONFIDENTIAL")
    );
    // The note is no paragraph of the message.
    assert!(
        d1.cable
            .paragraphs
            .iter()
            .all(|part| !part.span.of(&d1.raw.text).contains("Source:"))
    );
    let hale = d1
        .entities
        .iter()
        .find(|entity| entity.name == "Dean R. Hale")
        .expect("the person of the list");
    assert!(
        d1.mentions
            .iter()
            .any(|mention| mention.entity == hale.id && mention.method == "editor")
    );
    let marlow = d1
        .entities
        .iter()
        .find(|entity| entity.name == "Agnes Marlow")
        .expect("the person of the list");
    let rejected = d1
        .assertions
        .iter()
        .find(|said| said.predicate == "rejected")
        .expect("the rejection");
    assert_eq!(rejected.subject.entity, Some(marlow.id));
    assert!(
        d1.entities
            .iter()
            .any(|entity| entity.name == "Sund Passage Commission"
                && entity.kind == EntityKind::Body)
    );
}

#[test]
fn a_list_of_persons_tells_offices() {
    let persons = understood("/persons");
    let offices: Vec<&str> = persons
        .assertions
        .iter()
        .filter(|said| said.predicate == "holds_office")
        .filter_map(|said| said.object.as_ref())
        .map(|office| office.text.as_str())
        .collect();
    assert_eq!(
        offices,
        [
            "Prime Minister of Tessaria until March 1975",
            "thereafter Chairman of the Aurelia Conference",
            "Ambassador to Norvale"
        ]
    );
    assert!(
        persons
            .assertions
            .iter()
            .all(|said| said.predicate == "holds_office"),
        "a list says nothing else"
    );
}

#[test]
fn editors_references_lead_to_documents() {
    let folder = tempdir().expect("a folder");
    let db = folder.path().join("cables.db").display().to_string();
    answer(&["ingest", "tests/fixtures/volume.xml", "--db", &db]);
    let refs = answer(&["refs", "frus1972-76v99/d2", "--db", &db]);
    assert!(
        refs.contains("the editors refer to frus1972-76v99/d1, frus1969-72v98/d7"),
        "{refs}"
    );
    let shown = answer(&["show", "frus1972-76v99/d1", "--db", &db]);
    assert!(
        shown.starts_with("frus1972-76v99/d1") && shown.contains("drafted by: Dean R. Hale"),
        "{shown}"
    );
    let rows = answer(&["check", "--db", &db]);
    assert!(rows.contains("The database is whole."), "{rows}");
}

#[test]
fn footnotes_are_resolved_with_reasons() {
    let folder = tempdir().expect("a folder");
    let db = folder.path().join("cables.db").display().to_string();
    answer(&[
        "ingest",
        "samples",
        "tests/fixtures/volume.xml",
        "--db",
        &db,
    ]);
    let first = |citation: &str| {
        let found = answer(&["resolve", citation, "--db", &db]);
        found.lines().next().unwrap_or_default().to_owned()
    };
    assert!(first("USNATO 413, September 28, 2009").starts_with("1. 09USNATO413"));
    assert!(first("USNATO 418, September 28, 2009").starts_with("1. 09USNATO413"));
    assert!(first("USNATO 413, September 28, 2008").starts_with("1. 09USNATO413"));
    let stub = first("USNATO 400, 2009");
    assert!(
        stub.starts_with("1. 09USNATO400") && stub.contains("cited, not held"),
        "{stub}"
    );
    assert!(
        first("Foreign Relations, 1972–1976, vol. XCIX, Document 1")
            .starts_with("1. frus1972-76v99/d1")
    );
    assert!(first("Hale to Washington, May 8, 1974").starts_with("1. frus1972-76v99/d1"));
    let nowhere = run(&["resolve", "Ankara 4711, March 7, 1977", "--db", &db]);
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(text(&nowhere.stdout).contains("77ANKARA4711 is not held here"));
    assert_eq!(
        run(&["resolve", "nothing", "--db", &db]).status.code(),
        Some(2)
    );
}

#[test]
fn broken_xml_keeps_what_was_whole() {
    let whole = fs::read(root("tests/fixtures/volume.xml")).expect("the volume");
    let cut = whole
        .windows(7)
        .position(|part| part == b"id=\"d2\"")
        .expect("the second document")
        + 60;
    let all: Vec<_> = documents_in(
        "cut.xml",
        std::io::Cursor::new(whole[..cut].to_vec()),
        Layout::Auto,
    )
    .collect();
    assert_eq!(all.iter().filter(|document| document.is_ok()).count(), 3);
    let fault = all
        .last()
        .and_then(|last| last.as_ref().err())
        .expect("a fault at the end");
    assert_eq!((fault.reason.code(), fault.line.is_some()), ("R014", true));
}

#[test]
fn entities_of_a_document_type_are_never_expanded() {
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE TEI [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>\
                <TEI xml:id=\"frus1972-76v97\"><text><body><div type=\"document\" xml:id=\"d1\"><head>1. Telegram 1 From Norvale to Kestrel Bay</head>\
                <p>Invented: &b; &f; &#38; &lt;</p></div></body></text></TEI>";
    let all: Vec<_> = documents_in(
        "bomb.xml",
        std::io::Cursor::new(bomb.as_bytes().to_vec()),
        Layout::Auto,
    )
    .collect();
    let texts: Vec<&str> = all
        .iter()
        .filter_map(|document| document.as_ref().ok())
        .map(|raw| raw.text.as_str())
        .collect();
    assert_eq!(texts.len(), 1);
    assert!(texts[0].ends_with("Invented: &b; &f; & <"), "{}", texts[0]);
    assert!(all.iter().any(|document| {
        document
            .as_ref()
            .is_err_and(|fault| fault.reason.code() == "R015")
    }));
}

/// How often each thing stands in the documents of a volume, as an XML parser counts.
fn counted(xml: &roxmltree::Document<'_>) -> BTreeMap<&'static str, usize> {
    let is = |node: &roxmltree::Node<'_, '_>, name: &str| {
        node.is_element() && node.tag_name().name() == name
    };
    let id = |node: &roxmltree::Node<'_, '_>| {
        node.attributes().any(|attribute| attribute.name() == "id")
    };
    let documents: Vec<_> = xml
        .descendants()
        .filter(|node| is(node, "div") && node.attribute("type") == Some("document"))
        .collect();
    let inside = |name: &str| {
        documents
            .iter()
            .flat_map(|document| document.descendants())
            .filter(|node| is(node, name))
            .count()
    };
    let front = xml
        .descendants()
        .find(|node| is(node, "front"))
        .expect("a front");
    let listed = |name: &str| {
        front
            .descendants()
            .filter(|node| is(node, name) && id(node))
            .count()
    };
    BTreeMap::from([
        ("documents", documents.len()),
        ("persons", inside("persName")),
        ("abbreviations", inside("gloss")),
        ("references", inside("ref")),
        ("places", inside("placeName")),
        ("listed persons", listed("persName")),
        ("listed abbreviations", listed("term")),
    ])
}

#[test]
fn whole_volumes_are_counted_as_an_xml_parser_counts_them() {
    let Some(folder) = shared("corpus/frus/volumes") else {
        return;
    };
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let source = fs::read_to_string(&path).expect("a volume");
        let expected = counted(&roxmltree::Document::parse(&source).expect("XML"));
        let mut ours: BTreeMap<&str, usize> = expected.keys().map(|name| (*name, 0)).collect();
        let mut count = |name: &'static str, more: usize| *ours.entry(name).or_default() += more;
        for raw in documents(std::slice::from_ref(&path), Layout::Auto) {
            let raw = raw.expect("a document");
            let edition = raw.edition.as_ref().expect("an edition");
            let of = |kind: MarkKind| edition.marks.iter().filter(move |mark| mark.kind == kind);
            if edition.is_list {
                count(
                    "listed persons",
                    of(MarkKind::Person)
                        .filter(|mark| mark.target.is_some())
                        .count(),
                );
                count(
                    "listed abbreviations",
                    of(MarkKind::Term)
                        .filter(|mark| mark.target.is_some())
                        .count(),
                );
                continue;
            }
            count("documents", 1);
            count("persons", of(MarkKind::Person).count());
            count("abbreviations", of(MarkKind::Term).count());
            count("references", of(MarkKind::Document).count());
            count("places", of(MarkKind::Place).count());
        }
        assert_eq!(ours, expected, "{}", path.display());
    }
}
