//! `eval --across`: who is one across documents, against those whom an annotator tells apart.

use serde_json::Value;

use crate::support::{answer, run, text};

const GOLD: &str = "tests/fixtures/people.jsonl";

#[test]
fn joined_pairs_and_split_people_are_told_with_the_words() {
    let told = answer(&["eval", GOLD, "--across", "--show", "5", "--json"]);
    let told: Value = serde_json::from_str(&told).expect("JSON");
    let all = &told["all"];
    assert_eq!(
        (all["names"].as_u64(), all["people"].as_u64()),
        (Some(7), Some(5))
    );
    assert_eq!(
        (all["pairs"].as_u64(), all["apart"].as_u64()),
        (Some(2), Some(1))
    );
    assert_eq!(all["split"], 1);
    assert_eq!(told["volumes"][0]["volume"], "invented");
    // Two of three names that go by Quorvash's one, and one of two of Marlow's: by hand.
    let mean = |all: &[f64]| all.iter().sum::<f64>() / all.len() as f64;
    let close = |figure: &Value, expected: f64| {
        let figure = figure.as_f64().expect("a figure");
        assert!(
            (figure - expected).abs() < 1e-9,
            "{figure} is not {expected}"
        );
    };
    close(
        &all["precision"],
        mean(&[1.0, 1.0, 1.0, 0.5, 0.5, 1.0, 1.0]),
    );
    close(&all["recall"], mean(&[1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.5]));
    let pair = &told["joined_pairs"][0]["people"];
    assert_eq!(pair[0]["person"], "Quorvash, Hugo");
    let words = pair[0]["context"].as_str().expect("words");
    assert!(words.contains("In Oslo [Quorvash] denied"), "{words}");
    assert_eq!(
        pair[0]["reason"],
        "the only person of that surname in cables of 1974"
    );
    let split = &told["split_people"][0];
    assert_eq!(split["person"], "Marlow, Agnes");
    assert_eq!(split["parts"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_volume_is_measured_alone() {
    let told = answer(&["eval", GOLD, "--across", "--volume", "invented"]);
    assert!(told.contains("5 annotated documents"), "{told}");
    let none = run(&["eval", GOLD, "--volume", "another"]);
    assert_eq!(none.status.code(), Some(2));
    assert!(text(&none.stderr).contains("no annotated document of `another`"));
}
