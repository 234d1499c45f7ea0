//! Where an answer ends before all is told, it says so and of how many; and what is long is printed as it is read.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::support::{answer, run, samples_db, text};

/// What a command prints as JSON, and what it says beside it.
fn told(arguments: &[&str]) -> (Value, String) {
    let output = run(&[arguments, &["--json", "--db", samples_db()]].concat());
    assert!(output.status.success(), "{arguments:?}");
    let json = serde_json::from_slice(&output.stdout).expect("one JSON document");
    (json, text(&output.stderr))
}

#[test]
fn a_list_that_ends_before_all_is_told_says_of_how_many() {
    for (arguments, option) in [
        (vec!["search", "the"], "--most"),
        (vec!["proposals", "--act", "any"], "--most"),
        (vec!["neighbors", "Oren Tallis"], "--most"),
        (vec!["rank"], "--top"),
        (vec!["rank", "--kind", "person"], "--top"),
        (vec!["threads"], "--top"),
    ] {
        let (all, silent) = told(&[&arguments[..], &[option, "100000"]].concat());
        assert!(!silent.contains("are shown"), "{arguments:?}: {silent}");
        let all = all.as_array().expect("a list").len();
        assert!(all > 1, "{arguments:?}");
        let words = format!("1 of {all} are shown; `{option} N` shows more");
        let (one, said) = told(&[&arguments[..], &[option, "1"]].concat());
        assert_eq!(one.as_array().map(Vec::len), Some(1), "{arguments:?}");
        assert!(said.contains(&words), "{arguments:?}: {said}");
        let people = [&arguments[..], &[option, "1", "--db", samples_db()]].concat();
        let people = answer(&people);
        let rest = format!("… and {} more", all - 1);
        assert!(
            people.contains(&words) || people.contains(&rest),
            "{arguments:?}: {people}"
        );
    }
    let (one, _) = told(&["communities", "--top", "1"]);
    let (all, _) = told(&["communities", "--top", "100000"]);
    assert_eq!(one["count"], all["count"]);
    let communities = all["communities"].as_array().expect("a list");
    assert_eq!(all["count"], communities.len());
}

#[test]
fn lists_within_an_answer_end_where_they_are_told_to() {
    let (who, said) = told(&["who", "Agnes Marlow", "--most", "1"]);
    let did = who[0]["did"].as_array().expect("a list");
    assert_eq!(did.len(), 1);
    assert!(said.contains("are shown; `--most N` shows more"), "{said}");
    let (why, said) = told(&["why", "Morrow", "--most", "1"]);
    let (all, _) = told(&["why", "Morrow"]);
    let names = |answer: &Value| answer["names"][0].as_array().map(Vec::len);
    assert_eq!(names(&why), Some(1));
    let words = format!("1 of {} are shown", names(&all).expect("names"));
    assert!(said.contains(&words), "{said}");
}

#[test]
fn an_unknown_name_gives_one_document() {
    let asked = ["proposals", "--by", "Xyzzy", "--json", "--db", samples_db()];
    let output = run(&asked);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout).trim(), "null");
}

#[test]
fn what_is_only_counted_is_a_count_in_json_too() {
    for arguments in [
        ["proposals", "--act", "met"],
        ["neighbors", "Oren Tallis", "--depth=2"],
    ] {
        let (all, _) = told(&arguments);
        let count = all.as_array().expect("a list").len();
        let (none, _) = told(&[&arguments[..], &["--most", "0"]].concat());
        assert_eq!(none, json!({"count": count}));
        let people = answer(&[&arguments[..], &["--most", "0", "--db", samples_db()]].concat());
        assert!(people.contains(&format!("{count} ")), "{people}");
    }
}

#[test]
fn rows_of_a_question_are_printed_as_they_come() {
    let endless =
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";
    for (form, expected) in [(None, "5000"), (Some("--json"), "\"i\": 5000")] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cablegraph"));
        command.args(["query", endless, "--db", samples_db()]);
        let mut child = command
            .args(form)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let mut lines = lines.map(|line| line.expect("a line"));
        assert!(lines.any(|line| line.trim() == expected), "{form:?}");
        // Whoever has read enough closes the pipe.
        drop(lines);
        assert!(child.wait().expect("an end").success(), "{form:?}");
    }
}

#[test]
fn rows_are_one_list_however_many_there_are() {
    let rows = |most: &str| {
        let sql = format!(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {most}) SELECT i, 'a' AS b FROM n"
        );
        told(&["query", &sql]).0
    };
    assert_eq!(rows("1"), json!([{"i": 1, "b": "a"}]));
    assert_eq!(rows("2500").as_array().map(Vec::len), Some(2500));
    let nothing = run(&["query", "SELECT 1 WHERE 0", "--json", "--db", samples_db()]);
    assert!(text(&nothing.stdout).starts_with("[]\n"));
    assert_eq!(nothing.status.code(), Some(1));
}

#[test]
fn a_word_that_is_written_a_thousand_times_is_looked_for_once() {
    let (once, _) = told(&["search", "the"]);
    for (words, between) in [("the ", ""), ("the", " OR "), ("The", " AND ")] {
        let (often, _) = told(&["search", [words; 1000].join(between).trim()]);
        assert_eq!(often, once);
    }
}

#[test]
fn rows_that_break_off_are_a_whole_document_all_the_same() {
    let breaks = "WITH n (i, j) AS (VALUES (1, '1'), (2, '2'), (3, '{')) SELECT i, json_extract(j, '$') AS j FROM n";
    let output = run(&["query", breaks, "--json", "--db", samples_db()]);
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
    let rows: Value = serde_json::from_slice(&output.stdout).expect("one JSON document");
    assert_eq!(rows.as_array().map(Vec::len), Some(2));
}
