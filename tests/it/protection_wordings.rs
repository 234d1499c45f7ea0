//! Usual wordings of protect marks, as a table: no form in which a database is handed on holds a protected name of
//! `fixtures/protection.tsv`.

use std::fs;
use std::path::Path;

use cablegraph::model::{fold, is_inner};

use crate::support::{answer, export_all, run, text};

struct Row {
    words: String,
    hidden: Vec<String>,
    shown: Vec<String>,
}

fn rows() -> Vec<Row> {
    let table = include_str!("../fixtures/protection.tsv");
    let rows = table.lines().filter(|row| !row.starts_with('#'));
    let folded = |cell: &str| {
        cell.split(' ')
            .map(fold)
            .filter(|word| !word.is_empty())
            .collect()
    };
    rows.map(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        Row {
            words: cells[0].replace('⏎', "\n"),
            hidden: folded(cells[1]),
            shown: folded(cells[2]),
        }
    })
    .collect()
}

/// Everything that is in a file or folder, its name too.
fn all_of(path: &Path) -> String {
    let mut all = path.display().to_string() + "\n";
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("a folder") {
            all += &all_of(&entry.expect("a file").path());
        }
    } else {
        all += &text(&fs::read(path).expect("a file"));
    }
    all
}

#[test]
fn no_file_that_is_handed_on_names_a_protected_source() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let rows = rows();
    assert!(rows.len() >= 25, "the table is all but empty");
    let lines: String = (1001..)
        .zip(&rows)
        .map(|(number, row)| {
            // The name of a file may give away whom its cable protects.
            let id = format!("invented-{}-{number}.txt", row.hidden.join("_"));
            let text = format!(
                "R 081015Z MAY 06\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\nC O N F I D E N T I A L ROME {number:06}\n\nSIPDIS\n\
                 E.O. 12958: DECL: 05/10/2016\nTAGS: PREL\nSUBJECT: OUTLOOK\n\n1. (C) {}\nQUILL\n",
                row.words
            );
            serde_json::json!({"id": id, "text": text}).to_string() + "\n"
        })
        .collect();
    let (file, db) = (path("cables.jsonl"), path("cables.db"));
    fs::write(&file, lines).expect("a file");
    answer(&["ingest", &file, "--db", &db]);
    let out = folder.path().join("out");
    fs::create_dir(&out).expect("a folder");
    let named = |name: &str| out.join(name).display().to_string();
    for to in [
        "csv", "graphml", "gexf", "neo4j", "turtle", "ftm", "ris", "csl",
    ] {
        export_all(&db, to, &named(to));
    }
    for picture in ["all.svg", "all.dot", "all.mmd"] {
        let top = [
            "--via",
            "all",
            "--top",
            "500",
            "--db",
            &db,
            "-o",
            &named(picture),
        ];
        let drawn = run(&[&["draw"][..], &top].concat());
        assert!(drawn.status.success(), "{}", text(&drawn.stderr));
    }
    let mut leaks = Vec::new();
    for entry in fs::read_dir(&out).expect("a folder") {
        let at = entry.expect("a file").path();
        let all = all_of(&at);
        let words: std::collections::HashSet<String> = all
            .split(|c: char| !c.is_alphanumeric() && !is_inner(c))
            .map(fold)
            .collect();
        for row in &rows {
            let names = row.hidden.iter().filter(|name| words.contains(*name));
            leaks
                .extend(names.map(|name| format!("{name} of {:?} in {}", row.words, at.display())));
            let is_picture = at.extension().is_some();
            let masked = row.shown.iter().filter(|name| !words.contains(*name));
            let of_no_names = ["ris", "csl"].iter().any(|to| at.ends_with(to));
            leaks.extend(
                masked
                    .filter(|_| !is_picture && !of_no_names)
                    .map(|name| format!("{name} of {:?} not in {}", row.words, at.display())),
            );
        }
    }
    leaks.sort();
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
}
