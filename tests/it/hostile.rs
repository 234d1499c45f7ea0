//! Names that would break a careless file: each goes through every format and comes back unharmed.
//!
//! The database stays in the build's folder of temporary files, where `.ci/peers` hands it to the programs themselves.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use cablegraph::model::{
    Argument, Assertion, Entity, EntityId, EntityKind, Evidence, Mention, Outcome, Protection, Span,
};

use crate::pictures::labels_of_mermaid;
use crate::support::{answer, export_all, text, understand};

/// A name that must come back from no format.
const SECRET: &str = "Zeno Qqhidden";

/// Names as they are stored.
fn names() -> Vec<String> {
    let long = "A long label without an end ".repeat(400);
    [
        "<b>bold</b> &amp; \"double\" 'single' <!-- -->",
        "=cmd|' /C calc'!A0",
        "+1-800",
        "@SUM(A1:A9)",
        "\t=1+1",
        "]]></data><node id=\"evil\"/>",
        "a\"; node [shape=box]; \\",
        "trailing backslash\\",
        "'; DROP TABLE node; --",
        "comma, semicolon; pipe | tab\tand \"quotes\", all",
        "first line\nsecond line\r\nthird line",
        "nul \u{0} bell \u{7} escape \u{1b}[31m red",
        "משרד החוץ \u{202e}gnirts",
        "وزارة الخارجية",
        "👩‍👩‍👧 🇺🇳 \u{10ffff}",
        "{{7*7}} ${jndi:ldap} %s %n",
        "http://example.org/<>?#[]@!$&'()*+,;=%41",
        "noncharacter \u{fffe} and \u{feff}mark",
        long.trim_end(),
    ]
    .map(String::from)
    .to_vec()
}

/// A name as it may leave the database: characters that no file should hold are replaced.
fn shown(name: &str) -> String {
    let harms = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    name.replace(harms, "\u{fffd}")
}

/// The database, and beside it the names that every format must give back, as JSON.
fn database() -> &'static (PathBuf, BTreeSet<String>) {
    static MADE: OnceLock<(PathBuf, BTreeSet<String>)> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
        let _absent = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        let path = folder.join("hostile.db");
        build(&path);
        let expected: BTreeSet<String> = names().iter().map(|name| shown(name)).collect();
        let json = serde_json::to_string(&expected).expect("JSON");
        fs::write(folder.join("expected.json"), json).expect("a file");
        (path, expected)
    })
}

/// One cable whose every sentence is about two hostile names, saved by the store.
fn build(path: &Path) {
    let all = names();
    let mut text =
        String::from("SUBJECT: NAMES & <MARKUP>\r\n\r\n1. (C) Plain text.\r\n\r\n2. (C) ");
    let mut spans = Vec::new();
    let partner = |at: usize| (at + 1) % all.len();
    for (at, name) in all.iter().enumerate() {
        let start = text.len();
        text.push_str(&format!("{name} met {} with {SECRET}.\n", all[partner(at)]));
        spans.push((start, text.len() - 1));
    }
    text.push_str("\r\n3. (C) He supported the Qqhidden Plan, and Qqhidden's affair.\r\n");
    let mut document = understand(&text);
    document.entities.truncate(1);
    document.mentions.clear();
    document.assertions.clear();
    let kinds = [
        EntityKind::Person,
        EntityKind::Body,
        EntityKind::Initiative,
        EntityKind::Place,
        EntityKind::Event,
        EntityKind::Document,
    ];
    let mut entity = |kind: EntityKind, name: &str, protection| {
        let id = EntityId(document.entities.len() as u32);
        document.entities.push(Entity {
            id,
            kind,
            key: format!("{kind}:{}", name.to_lowercase()),
            name: name.to_owned(),
            aliases: Vec::new(),
            protection,
            mrn: None,
        });
        id
    };
    let ids: Vec<EntityId> = all
        .iter()
        .zip(kinds.iter().cycle())
        .map(|(name, kind)| entity(*kind, name, None))
        .collect();
    let secret = entity(EntityKind::Person, SECRET, Some(Protection::Protect));
    // Named here only, and after the source.
    let plan = entity(EntityKind::Initiative, "Qqhidden Plan", None);
    for (id, name, kind, protection) in [
        (
            secret,
            SECRET,
            EntityKind::Person,
            Some(Protection::Protect),
        ),
        (plan, "Qqhidden Plan", EntityKind::Initiative, None),
    ] {
        let start = text.find(name).expect("a name");
        document.mentions.push(Mention {
            span: Span::new(&text, start, start + name.len()).expect("a span"),
            kind,
            entity: id,
            method: "test",
            confidence: 0.9,
            protection,
        });
    }
    let argument = |id: EntityId, text: &str| Argument {
        entity: Some(id),
        text: text.to_owned(),
    };
    let in_words = |text: &str| Argument {
        entity: None,
        text: text.to_owned(),
    };
    for (at, (start, end)) in spans.into_iter().enumerate() {
        let span = Span::new(&text, start, end).expect("a span");
        let evidence = || Evidence {
            span,
            paragraph: Some(2),
            portion: Some("C".to_owned()),
        };
        let (name, other) = (&all[at], &all[partner(at)]);
        let mut met = Assertion::new(
            argument(ids[at], name),
            "met",
            Some(argument(ids[partner(at)], other)),
            evidence(),
            "test",
        );
        met.recipient = Some(argument(secret, SECRET));
        document.assertions.push(met);
        let by = argument(secret, SECRET);
        let mut proposed = Assertion::new(by, "proposed", Some(in_words(name)), evidence(), "test");
        proposed.confidence = 0.9;
        document.assertions.push(proposed);
        let subject = argument(ids[at], name);
        let office = Some(in_words(name));
        let held = Assertion::new(subject, "holds_office", office, evidence(), "test");
        document.assertions.push(held);
    }
    let said = text.find("He supported").expect("a sentence");
    for object in [
        argument(plan, "the Qqhidden Plan"),
        in_words("Qqhidden's affair"),
    ] {
        let span = Span::new(&text, said, text.trim_end().len()).expect("a span");
        let evidence = Evidence {
            span,
            paragraph: Some(3),
            portion: Some("C".to_owned()),
        };
        let subject = argument(ids[0], &all[0]);
        let supported = Assertion::new(subject, "supported", Some(object), evidence, "test");
        document.assertions.push(supported);
    }
    let mut store = cablegraph::ingest::create(path).expect("a database");
    store
        .save(&[Outcome::Read(Box::new(document))])
        .expect("saved");
    store.finish().expect("finished");
}

/// What an export wrote: its files' bytes, in order.
fn export(to: &str) -> Vec<Vec<u8>> {
    let (db, _) = database();
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out");
    let name = |path: &Path| path.display().to_string();
    export_all(&name(db), to, &name(&out));
    let paths = if out.is_dir() {
        let ending = if to == "parquet" { "parquet" } else { "csv" };
        vec![
            out.join(format!("nodes.{ending}")),
            out.join(format!("edges.{ending}")),
        ]
    } else {
        vec![out]
    };
    let files: Vec<Vec<u8>> = paths
        .iter()
        .map(|path| fs::read(path).expect("a file"))
        .collect();
    for bytes in &files {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        assert!(!text.contains("qqhidden"), "{to} names a protected source");
    }
    files
}

fn check(to: &str, found: impl IntoIterator<Item = String>) {
    let found: BTreeSet<String> = found.into_iter().collect();
    let lacking: Vec<&String> = database().1.difference(&found).collect();
    assert!(lacking.is_empty(), "{to} lacks {lacking:#?}");
}

#[test]
fn xml_gives_every_name_back() {
    for (to, label) in [("graphml", "node_name"), ("gexf", "label")] {
        let files = export(to);
        let text = String::from_utf8(files[0].clone()).expect("UTF-8");
        let document = roxmltree::Document::parse(&text).expect("well-formed XML");
        let nodes: Vec<_> = document
            .descendants()
            .filter(|node| node.tag_name().name() == "node")
            .collect();
        let ids: BTreeSet<&str> = nodes
            .iter()
            .filter_map(|node| node.attribute("id"))
            .collect();
        assert_eq!(ids.len(), nodes.len(), "{to}: two nodes have one key");
        for edge in document
            .descendants()
            .filter(|node| node.tag_name().name() == "edge")
        {
            for end in ["source", "target"] {
                assert!(ids.contains(edge.attribute(end).expect("an end")));
            }
        }
        let name = |node: &roxmltree::Node<'_, '_>| -> Option<String> {
            match node.attribute(label) {
                Some(label) => Some(label.to_owned()),
                None => node
                    .children()
                    .find(|data| data.attribute("key") == Some(label))
                    .and_then(|data| data.text().map(String::from)),
            }
        };
        check(to, nodes.iter().filter_map(name));
    }
}

/// The rows of a table, by column.
fn table(bytes: &[u8], column: &str) -> Vec<String> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::Reader::from_reader(bytes);
    let headers = reader.headers().expect("a heading").clone();
    let at = headers.iter().position(|name| name == column);
    let at = at.unwrap_or_else(|| panic!("no column {column} in {headers:?}"));
    let rows = reader
        .records()
        .map(|row| row.expect("a row")[at].to_owned());
    rows.collect()
}

#[test]
fn tables_give_every_name_back_and_hold_no_formula() {
    let files = export("neo4j");
    check("neo4j", table(&files[0], "name:string"));
    let ids: BTreeSet<String> = table(&files[0], "key:ID").into_iter().collect();
    for end in [":START_ID", ":END_ID"] {
        assert!(
            table(&files[1], end).iter().all(|id| ids.contains(id)),
            "{end}"
        );
    }
    let files = export("csv");
    for bytes in &files {
        let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a mark");
        let mut reader = csv::Reader::from_reader(text);
        for row in reader.records() {
            for cell in &row.expect("a row") {
                let harmless = !cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                assert!(harmless, "{cell}");
            }
        }
    }
    let plain = |cell: String| cell.strip_prefix('\'').map_or(cell.clone(), String::from);
    // A name that begins with an apostrophe of its own has only that.
    let cells = table(&files[0], "name");
    check(
        "csv",
        cells
            .iter()
            .cloned()
            .chain(cells.iter().cloned().map(plain)),
    );
    check(
        "csv",
        table(&files[1], "target_text")
            .into_iter()
            .flat_map(|c| [plain(c.clone()), c]),
    );
}

#[test]
fn json_gives_every_name_back() {
    let text = String::from_utf8(export("ftm").remove(0)).expect("UTF-8");
    let mut found = Vec::new();
    for line in text.lines() {
        let entity: serde_json::Value = serde_json::from_str(line).expect("an entity");
        assert!(entity["id"].is_string() && entity["schema"].is_string());
        let properties = &entity["properties"];
        for property in ["name", "title", "notes"] {
            let values = properties[property].as_array().into_iter().flatten();
            found.extend(values.filter_map(|value| value.as_str().map(String::from)));
        }
    }
    check("ftm", found);
    let csl = export("csl").remove(0);
    let csl: serde_json::Value = serde_json::from_slice(&csl).expect("JSON");
    assert_eq!(csl[0]["title"], "NAMES & <MARKUP>");
}

#[test]
fn turtle_gives_every_name_back() {
    let bytes = export("turtle").remove(0);
    let mut found = Vec::new();
    for triple in oxttl::TurtleParser::new().for_slice(&bytes) {
        let triple = triple.expect("a triple");
        if let (oxrdf::Term::Literal(literal), "http://www.w3.org/2000/01/rdf-schema#label") =
            (triple.object, triple.predicate.as_str())
        {
            found.push(literal.value().to_owned());
        }
    }
    check("turtle", found);
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_gives_every_name_back() {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::RowAccessor;
    use std::io::Write as _;
    let files = export("parquet");
    let read = |bytes: Vec<u8>| -> Vec<parquet::record::Row> {
        let mut file = tempfile::tempfile().expect("a file");
        file.write_all(&bytes).expect("written");
        let reader = SerializedFileReader::new(file).expect("a Parquet file");
        let rows = reader.get_row_iter(None).expect("rows");
        rows.map(|row| row.expect("a row")).collect()
    };
    let mut files = files.into_iter().map(read);
    let nodes = files.next().expect("nodes");
    let edges = files.next().expect("edges");
    // Packed, so that the bytes tell nothing.
    for row in nodes.iter().chain(&edges) {
        assert!(
            !row.to_string().to_lowercase().contains("qqhidden"),
            "{row}"
        );
    }
    let name = |row: &parquet::record::Row| row.get_string(1).expect("a name").clone();
    check("parquet", nodes.iter().map(name));
    // And two mentions.
    assert_eq!(edges.len(), names().len() * 3 + 2 + 2);
}

#[test]
fn pictures_hide_what_only_a_sources_cables_name_after_it() {
    let (db, _) = database();
    let folder = tempfile::tempdir().expect("a folder");
    let key = format!("person:{}", names()[0].to_lowercase());
    for ending in ["svg", "dot", "mmd"] {
        let out = folder.path().join(format!("picture.{ending}"));
        let path = |path: &Path| path.display().to_string();
        answer(&["draw", &key, "-o", &path(&out), "--db", &path(db)]);
        let picture = fs::read_to_string(&out).expect("a picture");
        assert!(picture.contains("Plan"), "the plan is not drawn");
        assert!(!picture.to_lowercase().contains("qqhidden"), "{picture}");
    }
}

/// Pictures of the cable and of some names, in this format.
fn pictures(ending: &str) -> Vec<Vec<u8>> {
    let (db, _) = database();
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join(format!("picture.{ending}"));
    let path = |path: &Path| path.display().to_string();
    let people = names()
        .into_iter()
        .step_by(6)
        .filter(|name| !name.contains('\0'));
    let mut all = vec!["09NORVALE12".to_owned()];
    all.extend(people.map(|name| format!("person:{}", name.to_lowercase())));
    let draw = |target: &String| {
        answer(&["draw", target, "-o", &path(&out), "--db", &path(db)]);
        fs::read(&out).expect("a picture")
    };
    all.iter().map(draw).collect()
}

#[test]
fn mermaid_shows_every_name_as_svg_does() {
    let mut several = 0;
    for (mermaid, svg) in pictures("mmd").into_iter().zip(pictures("svg")) {
        let (mermaid, svg) = (text(&mermaid), text(&svg));
        let document = roxmltree::Document::parse(&svg).expect("well-formed XML");
        let written: BTreeSet<&str> = document
            .descendants()
            .filter(|node| node.has_tag_name("text"))
            .filter_map(|node| node.text())
            .collect();
        let (shapes, lines) = labels_of_mermaid(&mermaid);
        several = several.max(shapes.iter().flatten().count());
        for words in shapes.iter().flatten().chain(&lines) {
            assert!(
                written.contains(words.as_str()),
                "{words:?} is not in {written:?}"
            );
        }
        let comments = mermaid.lines().filter_map(|line| line.strip_prefix("%%"));
        for comment in comments {
            assert!(!comment.contains(['%', '{', '}']), "{comment}");
        }
    }
    assert!(
        several > 15,
        "no picture shows more than {several} lines of words"
    );
}

#[cfg(feature = "png")]
#[test]
fn every_name_is_drawn_as_png() {
    for bytes in pictures("png") {
        let (wide, high, pixels) = crate::pictures::read_png(&bytes);
        assert!(wide.max(high) <= 16_000);
        assert_eq!(pixels.len(), wide as usize * high as usize * 3);
        let dark = |pixel: &&[u8]| pixel.iter().all(|color| *color < 100);
        assert!(pixels.chunks_exact(3).filter(dark).count() > 1000);
    }
}

#[test]
fn citations_stay_on_their_lines() {
    let text = String::from_utf8(export("ris").remove(0)).expect("UTF-8");
    for line in text.lines().filter(|line| !line.is_empty()) {
        let is_tag = line.len() >= 6 && line.is_char_boundary(6) && &line[2..6] == "  - ";
        assert!(is_tag, "{line}");
    }
}
