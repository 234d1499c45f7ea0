//! Exports hold what is selected, each statement with its proof, and nothing that must not leave the database.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rusqlite::Connection;
use tempfile::tempdir;

use crate::support::{answer, export_all, run, samples_db, text};

/// The rows of a table that an export writes, as values by column.
struct Rows {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Rows {
    fn column(&self, name: &str) -> Vec<&str> {
        let at = self.columns.iter().position(|column| column == name);
        let at = at.unwrap_or_else(|| panic!("no {name} in {:?}", self.columns));
        self.rows.iter().map(|row| row[at].as_str()).collect()
    }

    fn set(&self, name: &str) -> BTreeSet<&str> {
        self.column(name).into_iter().collect()
    }
}

/// Nodes and edges of a selection, as the tables of a spreadsheet.
fn tables(arguments: &[&str]) -> (Rows, Rows) {
    let folder = tempdir().expect("a folder");
    let out = folder.path().join("tables").display().to_string();
    let fixed = ["export", "--to", "csv", "--out", &out, "--db", samples_db()];
    answer(&[&fixed, arguments].concat());
    let read = |name: &str| {
        let bytes = fs::read(Path::new(&out).join(name)).expect("a table");
        let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a mark");
        let mut reader = csv::Reader::from_reader(text);
        let list = |record: &csv::StringRecord| record.iter().map(String::from).collect();
        Rows {
            columns: list(reader.headers().expect("a heading")),
            rows: reader
                .records()
                .map(|row| list(&row.expect("a row")))
                .collect(),
        }
    };
    (read("nodes.csv"), read("edges.csv"))
}

#[test]
fn an_export_with_a_masked_source_is_as_it_was() {
    let (nodes, edges) = tables(&["--cable", "74NORVALE1120", "--via", "acts"]);
    let told = |rows: &Rows| {
        let lines = [&rows.columns].into_iter().chain(&rows.rows);
        lines
            .map(|row| row.join(" | "))
            .collect::<Vec<_>>()
            .join("\n")
    };
    let told = format!("{}\n\n{}", told(&nodes), told(&edges));
    assert!(told.contains("[protected source]"), "{told}");
    assert!(!told.to_lowercase().contains("varga"), "{told}");
    insta::assert_snapshot!("masked_export", told);
}

fn count(sql: &str) -> usize {
    let connection = Connection::open(samples_db()).expect("a database");
    connection
        .query_row(sql, [], |row| row.get::<_, i64>(0))
        .expect("a number") as usize
}

#[test]
fn every_statement_but_doubtful_acts_goes_with_its_proof() {
    let (nodes, edges) = tables(&[]);
    let sure = count(
        "SELECT count(*) FROM edge JOIN predicate ON predicate.name = edge.predicate \
         WHERE family <> 'act' OR confidence >= 0.5",
    );
    assert_eq!(edges.rows.len(), sure);
    let keys = nodes.set("key");
    assert_eq!(keys.len(), nodes.rows.len(), "two nodes have one key");
    for end in ["source", "target", "cable_key"] {
        assert!(edges.set(end).is_subset(&keys), "{end}");
    }
    for column in ["quote", "cable", "confidence", "rule", "modality", "day"] {
        assert!(!edges.set(column).contains(""), "{column}");
    }
    let held = count(
        "SELECT count(*) FROM node WHERE kind = 'cable' AND held = 1 AND canonical_id IS NULL",
    );
    let is_held = |(kind, held): (&&str, &&str)| *kind == "cable" && *held == "true";
    let (kinds, holding) = (nodes.column("kind"), nodes.column("held"));
    assert_eq!(
        kinds
            .iter()
            .zip(&holding)
            .filter(|pair| is_held(*pair))
            .count(),
        held
    );
    let place = edges
        .column("quote")
        .iter()
        .position(|quote| quote.starts_with("NATO Secretary General Rasmussen proposed during"));
    assert!(
        place.is_some(),
        "the proposal of the seed cable is not there"
    );
}

#[test]
fn a_selection_holds_what_was_asked_for_and_no_more() {
    let (_, edges) = tables(&["--cable", "USNATO 413"]);
    assert_eq!(edges.set("cable"), BTreeSet::from(["09USNATO413"]));
    let (_, edges) = tables(&["--post", "norvale,kestrelbay", "--until", "1974"]);
    assert!(edges.rows.len() > 10);
    for cable in edges.set("cable") {
        assert!(
            cable.contains("NORVALE") || cable.contains("KESTRELBAY"),
            "{cable}"
        );
    }
    assert!(
        edges
            .column("cable_date")
            .iter()
            .all(|day| *day <= "1974-12-31")
    );
    let (nodes, edges) = tables(&["--via", "references"]);
    assert_eq!(edges.set("predicate"), BTreeSet::from(["references"]));
    assert!(
        nodes
            .set("kind")
            .is_subset(&BTreeSet::from(["cable", "document"]))
    );
    let (_, edges) = tables(&["--via", "acts", "--least", "0.8"]);
    assert_eq!(edges.set("family"), BTreeSet::from(["act"]));
    let least = edges.column("confidence");
    assert!(
        least
            .iter()
            .all(|share| share.parse::<f64>().expect("a share") >= 0.8)
    );
    let (_, edges) = tables(&["--tag", "nato"]);
    assert_eq!(edges.set("cable"), BTreeSet::from(["09USNATO413"]));
    let (_, edges) = tables(&["--classification", "confidential"]);
    assert_eq!(
        edges.set("classification"),
        BTreeSet::from(["CONFIDENTIAL"])
    );
    let (_, edges) = tables(&["--only", "stubs"]);
    assert_eq!(edges.set("predicate"), BTreeSet::from(["references"]));
    let (nodes, edges) = tables(&["--kind", "person,initiative", "--via", "acts"]);
    let ends: BTreeSet<&str> = edges
        .set("source")
        .union(&edges.set("target"))
        .copied()
        .collect();
    let of_kind = |key: &&str| {
        let kinds = ["person:", "holder:", "initiative:"];
        kinds.iter().any(|kind| key.starts_with(kind))
    };
    assert!(!ends.is_empty() && ends.iter().all(of_kind), "{ends:?}");
    // What proves a statement is told beside its ends.
    assert!(nodes.set("kind").contains("cable"));
}

#[test]
fn a_selection_around_a_node_grows_with_depth() {
    let near = tables(&["--around", "Joint Threat Assessment"]).1;
    assert!(!near.rows.is_empty());
    let key = "initiative:joint threat assessment";
    for (source, target) in near.column("source").iter().zip(near.column("target")) {
        assert!(*source == key || target == key, "{source} {target}");
    }
    let far = tables(&["--around", "Joint Threat Assessment", "--depth", "2"]).1;
    assert!(far.rows.len() > near.rows.len());
    assert!(near.set("id").is_subset(&far.set("id")));
    let top = tables(&["--top", "5"]);
    let ends: BTreeSet<&str> = top
        .1
        .set("source")
        .union(&top.1.set("target"))
        .copied()
        .collect();
    assert!(!top.1.rows.is_empty() && ends.len() <= 5, "{ends:?}");
}

#[test]
fn mentions_are_told_where_they_are_asked_for() {
    let (_, none) = tables(&[]);
    assert!(!none.set("predicate").contains("mentions"));
    let (nodes, only) = tables(&["--via", "mentions"]);
    assert_eq!(only.set("predicate"), BTreeSet::from(["mentions"]));
    let pairs = count(
        "SELECT count(*) FROM (SELECT DISTINCT mention.source_id, named.meant_id FROM mention \
         JOIN node AS named ON named.node_id = mention.node_id JOIN source USING (source_id) \
         JOIN node AS message ON message.node_id = source.cable_id WHERE named.meant_id <> message.meant_id)",
    );
    assert_eq!(only.rows.len(), pairs);
    assert!(only.set("target").is_subset(&nodes.set("key")));
    let (_, all) = tables(&["--via", "all"]);
    assert_eq!(all.rows.len(), none.rows.len() + pairs);
    let (_, near) = tables(&["--via", "mentions", "--around", "USNATO 413"]);
    assert_eq!(near.set("cable"), BTreeSet::from(["09USNATO413"]));
}

#[test]
fn protected_sources_leave_in_no_format_unless_asked_for() {
    let folder = tempdir().expect("a folder");
    for to in [
        "graphml", "gexf", "csv", "neo4j", "turtle", "ftm", "ris", "csl",
    ] {
        for (shows, expected) in [(None, false), (Some("--show-protected"), true)] {
            let out = folder.path().join(format!("{to}{expected}"));
            let path = out.display().to_string();
            let fixed = [
                "export",
                "--to",
                to,
                "--via",
                "all",
                "--out",
                &path,
                "--db",
                samples_db(),
            ];
            let said = answer(&[&fixed[..], shows.as_slice()].concat());
            let mut all = String::new();
            for entry in walkdir::WalkDir::new(&out) {
                let entry = entry.expect("an entry");
                if entry.file_type().is_file() {
                    all.push_str(&text(&fs::read(entry.path()).expect("a file")).to_lowercase());
                }
            }
            let cites_only = matches!(to, "ris" | "csl");
            for name in ["varga", "fenn", "desh"] {
                let word = all
                    .split(|c: char| !c.is_alphanumeric())
                    .any(|word| word == name);
                assert_eq!(word, expected && !cites_only, "{to} {name}");
            }
            let mark = if expected { "shown by name" } else { "masked" };
            assert!(said.contains(mark), "{to}: {said}");
        }
    }
}

#[test]
fn a_file_goes_to_standard_output_or_whole_to_its_place() {
    let output = run(&["export", "--to", "graphml", "--db", samples_db()]);
    assert!(output.status.success());
    assert!(text(&output.stdout).ends_with("</graphml>\n"));
    let folder = tempdir().expect("a folder");
    let path = folder.path().join("cables.gexf");
    fs::write(&path, "what was there before").expect("a file");
    let out = path.display().to_string();
    let said = answer(&[
        "export",
        "--to",
        "gexf",
        "--out",
        &out,
        "--json",
        "--db",
        samples_db(),
    ]);
    let said: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    let gexf = fs::read_to_string(&path).expect("a file");
    let document = roxmltree::Document::parse(&gexf).expect("well-formed XML");
    let number = |name| {
        document
            .descendants()
            .filter(|node| node.has_tag_name(("http://gexf.net/1.3", name)))
            .count()
    };
    assert_eq!(said["nodes"], number("node"));
    assert_eq!(said["edges"], number("edge"));
    assert!(gexf.contains("start=\"2009-09-28\""));
    let left = fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(left, 1, "a temporary file was left");
    for wrong in [
        vec!["--to", "csv"],
        vec!["--to", "gexf", "--out", "/nowhere/at/all.gexf"],
        vec!["--to", "gexf", "--least", "0.2"],
        vec!["--to", "gexf", "--kind", "persons"],
        vec!["--to", "gexf", "--via", "proposes"],
        vec!["--to", "gexf", "--classification", "hidden"],
        vec!["--to", "gexf", "--depth", "2"],
    ] {
        let output = run(&[&["export", "--db", samples_db()], wrong.as_slice()].concat());
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(output.stdout.is_empty(), "{wrong:?}");
    }
}

#[cfg(unix)]
#[test]
fn neither_a_link_nor_a_pipe_is_replaced_by_a_file() {
    use std::os::unix::fs::FileTypeExt as _;
    let folder = tempdir().expect("a folder");
    let (file, link) = (folder.path().join("file"), folder.path().join("link"));
    fs::write(&file, "old").expect("a file");
    std::os::unix::fs::symlink(&file, &link).expect("a link");
    let export = |out: &Path| {
        let out = out.display().to_string();
        answer(&["export", "--to", "csl", "--out", &out, "--db", samples_db()])
    };
    export(&link);
    assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
    let written = fs::read_to_string(&file).expect("a file");
    assert!(written.ends_with("]\n"));
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    if !made.is_ok_and(|status| status.success()) {
        crate::support::skip("mkfifo is not there");
        return;
    }
    let reader = pipe.clone();
    let reader = std::thread::spawn(move || fs::read_to_string(reader).expect("what came"));
    export(&pipe);
    assert_eq!(reader.join().expect("a reader"), written);
    assert!(
        fs::symlink_metadata(&pipe)
            .expect("a pipe")
            .file_type()
            .is_fifo()
    );
}

/// What is asked of a database that other tests read must not be able to harm it.
#[test]
fn no_file_is_written_over_a_database() {
    let folder = tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let copy = |name: &str| fs::copy(samples_db(), path(name)).expect("a copy");
    let (db, other) = (path("cables.db"), path("other.svg"));
    let held = copy("cables.db");
    copy("other.svg");
    fs::create_dir(path("tables")).expect("a folder");
    copy("tables/edges.csv");
    let mut places = vec![
        db.clone(),
        path("./cables.db"),
        format!("{db}-wal"),
        format!("{db}-shm"),
        other.clone(),
    ];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&db, path("link")).expect("a link");
        fs::hard_link(&db, path("twin")).expect("a link");
        places.extend([path("link"), path("twin")]);
    }
    let check = |arguments: &[&str]| {
        let output = run(&[arguments, &["--db", &db]].concat());
        let told = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {told}");
        assert!(
            told.contains("is not written over"),
            "{arguments:?}: {told}"
        );
        assert!(output.stdout.is_empty(), "{arguments:?}");
    };
    for place in &places {
        check(&["export", "--to", "gexf", "-o", place]);
    }
    check(&["export", "--to", "csv", "-o", &path("tables")]);
    check(&["export", "--to", "csv", "-o", &db]);
    check(&["draw", "09USNATO413", "-o", &other]);
    for whole in [&db, &other, &path("tables/edges.csv")] {
        let bytes = fs::read(whole).expect("a database");
        assert_eq!(bytes.len() as u64, held, "{whole}");
        assert!(answer(&["check", "--db", whole]).contains("is whole"));
    }
}

#[test]
fn a_stroke_is_standard_output() {
    let folder = tempdir().expect("a folder");
    let run_there = |arguments: &[&str]| {
        std::process::Command::new(env!("CARGO_BIN_EXE_cablegraph"))
            .args(arguments)
            .args(["--db", samples_db()])
            .current_dir(folder.path())
            .output()
            .expect("the program starts")
    };
    let named = run_there(&["export", "--to", "ris", "--out", "-"]);
    assert!(named.status.success(), "{}", text(&named.stderr));
    assert_eq!(named.stdout, run_there(&["export", "--to", "ris"]).stdout);
    for wrong in [
        ["export", "--to", "csv", "-o", "-"],
        ["draw", "09USNATO413", "--chain", "-o", "-"],
    ] {
        let output = run_there(&wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(output.stdout.is_empty(), "{wrong:?}");
    }
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
}

#[test]
fn two_exports_are_the_same_bytes() {
    for to in ["graphml", "turtle", "ftm"] {
        let once = run(&["export", "--to", to, "--via", "all", "--db", samples_db()]).stdout;
        let again = run(&["export", "--to", to, "--via", "all", "--db", samples_db()]).stdout;
        assert_eq!(once, again, "{to}");
    }
}

/// What an export of all that a database has holds, line by line, in order.
fn sorted_export(db: &str, to: &str) -> Vec<String> {
    let folder = tempdir().expect("a folder");
    let out = folder.path().join("out");
    export_all(db, to, &out.display().to_string());
    let mut lines: Vec<String> = Vec::new();
    for entry in walkdir::WalkDir::new(&out).sort_by_file_name() {
        let entry = entry.expect("an entry");
        if entry.file_type().is_file() {
            let written = fs::read_to_string(entry.path()).expect("text");
            lines.extend(written.lines().map(String::from));
        }
    }
    lines.sort_unstable();
    lines
}

#[test]
fn names_of_statements_are_the_same_whichever_way_the_cables_came_in() {
    let folder = tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (forth, back) = (path("forth.db"), path("back.db"));
    answer(&["ingest", "samples", "--db", &forth]);
    let mut files: Vec<_> = walkdir::WalkDir::new("samples")
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().display().to_string())
        .collect();
    files.reverse();
    for file in &files {
        run(&["ingest", file, "--db", &back]);
    }
    let forms = ["csv", "neo4j", "turtle", "ftm"];
    let before: Vec<_> = forms.iter().map(|to| sorted_export(&forth, to)).collect();
    let other: Vec<_> = forms.iter().map(|to| sorted_export(&back, to)).collect();
    answer(&["ingest", "samples", "--again", "--db", &forth]);
    let again: Vec<_> = forms.iter().map(|to| sorted_export(&forth, to)).collect();
    for (at, to) in forms.iter().enumerate() {
        assert_same(&before[at], &other[at], to);
        assert_same(&before[at], &again[at], to);
    }
    let (_, edges) = tables(&["--via", "all"]);
    assert_eq!(edges.set("id").len(), edges.rows.len(), "two have one name");
    // What is chosen does not change what it is called.
    let (_, fewer) = tables(&["--via", "acts", "--least", "0.8"]);
    assert!(fewer.set("id").is_subset(&edges.set("id")));
}

fn assert_same(one: &[String], other: &[String], to: &str) {
    let differing = one.iter().zip(other).find(|(one, other)| one != other);
    assert_eq!(differing, None, "{to}");
    assert_eq!(one.len(), other.len(), "{to}");
}
