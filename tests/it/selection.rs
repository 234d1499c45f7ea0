//! One way to say which part of the graph, for every command that shows a part of it.

use serde_json::Value;

use crate::support::{answer, run, samples_db};

fn json(arguments: &[&str]) -> Value {
    let said = answer(&[arguments, &["--json", "--db", samples_db()]].concat());
    serde_json::from_str(&said).expect("one JSON document")
}

fn names<'v>(list: &'v Value, name: &str) -> Vec<&'v str> {
    let items = list.as_array().expect("a list").iter();
    items.filter_map(|item| item[name].as_str()).collect()
}

#[test]
fn a_search_keeps_to_the_cables_chosen() {
    let all = json(&["search", "pilotage"]);
    let some = json(&["search", "pilotage", "--post", "norvale"]);
    let cables = names(&some, "cable");
    assert!(!cables.is_empty() && cables.len() < names(&all, "cable").len());
    assert!(
        cables.iter().all(|cable| cable.contains("NORVALE")),
        "{cables:?}"
    );
    let first = json(&["search", "pilotage", "--post", "norvale", "--most", "1"]);
    assert_eq!(names(&first, "cable"), cables[..1]);
    let none = run(&[
        "search",
        "pilotage",
        "--since",
        "2009",
        "--db",
        samples_db(),
    ]);
    assert_eq!(none.status.code(), Some(1));
}

#[test]
fn neighbours_are_those_of_the_cables_chosen() {
    let all = json(&["neighbors", "Oren Tallis"]);
    let some = json(&["neighbors", "Oren Tallis", "--until", "1966"]);
    let (all, some) = (names(&all, "key"), names(&some, "key"));
    assert!(
        !some.is_empty() && some.len() < all.len(),
        "{some:?} {all:?}"
    );
    assert!(some.iter().all(|key| all.contains(key)));
    let acts = json(&["neighbors", "Oren Tallis", "--via", "acts"]);
    assert!(names(&acts, "key").len() <= all.len());
    let mentions = json(&["neighbors", "Oren Tallis", "--via", "all"]);
    assert!(names(&mentions, "key").len() > all.len());
}

#[test]
fn a_rank_is_that_of_the_cables_chosen() {
    let some = json(&[
        "rank", "--kind", "cable", "--via", "references", "--since", "2005",
    ]);
    let some = names(&some, "name");
    assert!(!some.is_empty());
    assert!(some.iter().all(|name| name.starts_with("0")), "{some:?}");
}

#[test]
fn a_picture_keeps_to_the_statements_chosen() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("tallis.svg").display().to_string();
    let draw = |arguments: &[&str]| {
        let said = json(&[&["draw", "Oren Tallis", "-o", &out], arguments].concat());
        said["lines"].as_u64().expect("a number")
    };
    let all = draw(&[]);
    assert!(draw(&["--until", "1966"]) < all);
    assert!(draw(&["--via", "met"]) < all);
    let chain = run(&[
        "draw",
        "74NORVALE1204",
        "--chain",
        "--since",
        "1974",
        "-o",
        &out,
        "--db",
        samples_db(),
    ]);
    assert_eq!(chain.status.code(), Some(2));
}

#[test]
fn a_doubtful_statement_is_counted_once_however_far_one_looks() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    let file = file.path().display().to_string();
    let left_out = |depth: &str| {
        let part = ["export", "--to", "csl", "--out", &file, "--least", "0.9"];
        let around = ["--around", "09USNATO413", "--depth", depth];
        let told = json(&[part.as_slice(), &around].concat());
        told["doubtful_left_out"].as_u64().expect("a count")
    };
    // Nothing but the cable itself speaks of what it names.
    assert_eq!(left_out("1"), left_out("2"));
    assert!(left_out("1") > 0);
}
