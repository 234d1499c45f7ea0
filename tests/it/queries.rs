//! Every query is a file, runs as it stands, and reads no table from end to end unless it says so.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use cablegraph::store::{QUESTIONS, STATEMENTS};
use rusqlite::Connection;

use crate::support::{root, samples_db, skip};

fn names(folder: &str) -> BTreeSet<String> {
    fs::read_dir(root(folder))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "sql"))
        .map(|path| {
            path.file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned()
        })
        .collect()
}

#[test]
fn the_files_are_the_queries_in_the_code() {
    let known = |queries: &[cablegraph::store::Query]| -> BTreeSet<String> {
        queries.iter().map(|query| query.name.to_owned()).collect()
    };
    assert_eq!(names("queries"), known(QUESTIONS));
    assert_eq!(names("queries/store"), known(STATEMENTS));
}

#[test]
fn each_query_is_prepared_and_says_what_it_answers() {
    let connection = Connection::open(samples_db()).expect("a database");
    for query in QUESTIONS.iter().chain(STATEMENTS) {
        let statement = connection.prepare(query.sql);
        assert!(statement.is_ok(), "{}: {:?}", query.name, statement.err());
        assert!(query.question().len() > 15, "{} has no heading", query.name);
        let reads = statement.is_ok_and(|statement| statement.readonly());
        assert!(
            !reads || query.sql.contains("ORDER BY"),
            "{} reads without an order",
            query.name
        );
    }
    assert!(QUESTIONS.len() >= 20);
}

/// The tables that a heading admits to read from end to end.
fn admitted(sql: &str) -> Vec<&str> {
    let scan = sql.lines().find_map(|line| line.strip_prefix("-- scan: "));
    scan.map_or(Vec::new(), |list| {
        list.split('(')
            .next()
            .unwrap_or("")
            .split_whitespace()
            .collect()
    })
}

#[test]
fn no_query_scans_a_table_that_its_heading_does_not_admit() {
    let connection = Connection::open(samples_db()).expect("a database");
    let mut faults: Vec<String> = Vec::new();
    for query in QUESTIONS.iter().chain(STATEMENTS) {
        if query.sql.contains("FROM pragma_") {
            continue;
        }
        let explain = format!("EXPLAIN QUERY PLAN {}", query.sql);
        let mut statement = connection.prepare(&explain).expect("a plan");
        let steps = statement
            .raw_query()
            .mapped(|row| row.get::<_, String>(3))
            .collect::<Result<Vec<_>, _>>()
            .expect("steps");
        for step in steps.iter().filter_map(|step| step.strip_prefix("SCAN ")) {
            let table = step.split(' ').next().unwrap_or("");
            let small = [
                "predicate",
                "json_each",
                "wanted",
                "decision",
                "text_search",
                "CONSTANT",
            ];
            let own = query.sql.contains(&format!("{table} ("))
                || query.sql.contains(&format!("{table} AS ("));
            let by_index = step.contains("USING INDEX") || step.contains("USING COVERING INDEX");
            let fine = small.contains(&table)
                || own
                || admitted(query.sql).contains(&table)
                || (by_index && step.contains("node_canonical"))
                || table.starts_with('(');
            if !fine {
                faults.push(format!("{}: SCAN {step}", query.name));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn each_question_runs_unchanged_in_sqlite3() {
    if Command::new("sqlite3").arg("--version").output().is_err() {
        skip("sqlite3 is not installed; the same files are prepared above");
        return;
    }
    for name in names("queries") {
        let file = root("queries").join(format!("{name}.sql"));
        let parameter = if name == "search_text" {
            ".parameter set :words treaty\n"
        } else {
            ""
        };
        let script = format!("{parameter}.read {}\n", Path::new(&file).display());
        let output = Command::new("sqlite3")
            .arg("-readonly")
            .arg(samples_db())
            .arg("-cmd")
            .arg(".parameter init")
            .arg(&script)
            .output()
            .expect("sqlite3 starts");
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(error.is_empty(), "{name}: {error}");
    }
}
