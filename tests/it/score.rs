//! Floors under the scores on the shared gold, so that no change lowers them unseen.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use crate::support::{root, shared, skip};

/// Runs a scoring script; gives the figure that stands behind a word on the line that begins with `line`; `None` only
/// where scripts, gold or Python are absent.
fn score(script: &str, gold: &[&str], line: &str, word: &str) -> Option<f64> {
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
    let told = || format!("{printed}{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{}: {}", script.display(), told());
    let found = printed.lines().find(|printed| printed.starts_with(line));
    let found = found.unwrap_or_else(|| panic!("no line `{line}` in {}", told()));
    let mut words = found[line.len()..].split_whitespace();
    let figure = if word.is_empty() {
        words.next_back()
    } else {
        words.find(|printed| *printed == word);
        words.next()
    };
    let figure = figure.and_then(|figure| figure.parse().ok());
    assert!(figure.is_some(), "no figure `{word}` in `{found}`");
    figure
}

fn floor(what: &str, got: Option<f64>, least: f64) {
    if let Some(got) = got {
        assert!(got >= least, "{what} is {got}, below {least}");
    }
}

#[test]
fn heads_are_read_as_well_as_before() {
    floor(
        "heads",
        score("headers.py", &["corpus/header-cases"], "total", ""),
        HEADS,
    );
}

#[test]
fn names_are_found_as_well_as_before() {
    for (kind, word, least) in NAMES {
        floor(
            kind,
            score("mentions.py", &["gold/entities.jsonl"], kind, word),
            least,
        );
    }
}

#[test]
fn acts_are_found_as_well_as_before() {
    for (level, word, least) in ACTS {
        floor(
            level,
            score(
                "acts.py",
                &["gold/acts-docs.jsonl", "gold/acts.jsonl"],
                level,
                word,
            ),
            least,
        );
    }
}

const HEADS: f64 = 0.92;
const NAMES: [(&str, &str, f64); 2] = [("all typed", "F1", 0.86), ("B-cubed", "F1", 0.97)];
const ACTS: [(&str, &str, f64); 4] = [
    ("object level", "P", 0.52),
    ("object level", "F1", 0.41),
    ("actor level", "P", 0.63),
    ("actor level", "F1", 0.50),
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
