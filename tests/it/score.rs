//! Floors under the scores on the shared gold, so that no change lowers them unseen.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use crate::support::{root, shared, skip};

/// What a scoring script prints; `None` only where scripts, gold or Python are absent.
fn scores(script: &str, gold: &[&str]) -> Option<String> {
    let script = shared("score")?.join(script);
    let mut command = Command::new("python3");
    command.arg(&script).arg(env!("CARGO_BIN_EXE_cablegraph"));
    for path in gold {
        command.arg(shared(path)?);
    }
    let Ok(output) = command.output() else {
        skip("python3 is not installed");
        return None;
    };
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{}: {printed}{errors}",
        script.display()
    );
    Some(printed)
}

/// The figure that stands behind a word, or at the end where there is none, on the line that begins with `line`.
fn figure(printed: &str, line: &str, word: &str) -> f64 {
    let found = printed.lines().find(|printed| printed.starts_with(line));
    let found = found.unwrap_or_else(|| panic!("no line `{line}` in {printed}"));
    let mut words = found[line.len()..].split_whitespace();
    let figure = if word.is_empty() {
        words.next_back()
    } else {
        words.find(|printed| *printed == word);
        words.next()
    };
    let figure = figure.and_then(|figure| figure.parse().ok());
    figure.unwrap_or_else(|| panic!("no figure `{word}` in `{found}`"))
}

/// Line, word and least figure.
type Floor = (&'static str, &'static str, f64);

fn check(script: &str, gold: &[&str], floors: &[Floor]) {
    let Some(printed) = scores(script, gold) else {
        return;
    };
    for (line, word, least) in floors {
        let got = figure(&printed, line, word);
        assert!(
            got >= *least,
            "{line} {word} is {got}, below {least}: {printed}"
        );
    }
}

#[test]
fn heads_are_read_as_well_as_before() {
    check("headers.py", &["corpus/header-cases"], &HEADS);
}

#[test]
fn names_are_found_as_well_as_before() {
    check("mentions.py", &["gold/entities.jsonl"], &NAMES);
}

#[test]
fn acts_are_found_as_well_as_before() {
    check(
        "acts.py",
        &["gold/acts-docs.jsonl", "gold/acts.jsonl"],
        &ACTS,
    );
}

// Figures of the day on which they were set, less 0.01.
const HEADS: [Floor; 1] = [("total", "", 0.973)];
const NAMES: [Floor; 2] = [("all typed", "F1", 0.881), ("B-cubed", "F1", 0.975)];
const ACTS: [Floor; 4] = [
    ("object level", "P", 0.624),
    ("object level", "F1", 0.502),
    ("actor level", "P", 0.70),
    ("actor level", "F1", 0.563),
];

#[test]
fn no_rule_names_a_document_of_the_corpus() {
    let Some(corpus) = shared("gold/acts-docs.jsonl") else {
        return;
    };
    let text = fs::read_to_string(corpus).expect("a file");
    let ids: BTreeMap<String, ()> = text
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|value| value["id"].as_str().map(|id| (id.to_owned(), ())))
        .collect();
    let mut folders = vec![root("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = String::from_utf8_lossy(&fs::read(&path).expect("a file")).into_owned();
            for id in ids.keys() {
                assert!(
                    !source.contains(id.as_str()),
                    "{} names {id}",
                    path.display()
                );
            }
        }
    }
}
