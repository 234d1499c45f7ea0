//! `eval --acts`: how well acts are read, on a few by hand and on invented cables that two annotators read independently.

use std::fs;

use serde_json::{Value, json};

use crate::support::{answer, run, text};

const TEXT: &str = "INVENTED. FM AMEMBASSY NORVALE\nTO SECSTATE WASHDC\nC O N F I D E N T I A L NORVALE 0101\n\n\
    1. Foreign Minister Tallis proposed a joint pilotage plan on May 7. Minister Marlow rejected the harbor dues.\n";

fn act(who: &str, act: &str, object: &str, modality: &str, quote: &str) -> Value {
    json!({"id": "one", "act": act, "actor": who, "object": object, "modality": modality, "quote": quote})
}

/// What `eval --acts` says of [`TEXT`] against these acts.
fn told(acts: &[Value]) -> Value {
    told_of(TEXT, acts)
}

fn told_of(text: &str, acts: &[Value]) -> Value {
    let folder = tempfile::tempdir().expect("a folder");
    let (documents, marked) = (folder.path().join("d.jsonl"), folder.path().join("a.jsonl"));
    fs::write(&documents, json!({"id": "one", "text": text}).to_string()).expect("written");
    let lines: Vec<String> = acts.iter().map(Value::to_string).collect();
    fs::write(&marked, lines.join("\n")).expect("written");
    let said = answer(&[
        "eval",
        documents.to_str().expect("a path"),
        "--acts",
        marked.to_str().expect("a path"),
        "--show",
        "9",
        "--json",
    ]);
    serde_json::from_str(&said).expect("JSON")
}

fn row<'v>(told: &'v Value, what: &str) -> &'v Value {
    let rows = told["acts"].as_array().expect("a list");
    let found = rows.iter().find(|row| row["what"] == what);
    found.unwrap_or_else(|| panic!("no {what} in {told}"))
}

const PROPOSED: &str = "Foreign Minister Tallis proposed a joint pilotage plan on May 7.";
const REJECTED: &str = "Minister Marlow rejected the harbor dues.";

#[test]
fn actor_object_and_meaning_are_counted_apart() {
    let all = told(&[
        act(
            "Tallis", "proposed", "a joint pilotage plan", "asserted", PROPOSED,
        ),
        act(
            "Marlow",
            "rejected",
            "another thing altogether",
            "negated",
            REJECTED,
        ),
    ]);
    let (object, actor) = (row(&all, "all"), row(&all, "all, whatever the object"));
    assert_eq!(
        (&object["right"], &object["given"], &object["wanted"]),
        (&json!(1), &json!(2), &json!(2))
    );
    assert_eq!(actor["right"], 2);
    assert_eq!(all["modality"], json!({"right": 1, "of": 1}));
    let misses = all["misses"].as_array().expect("a list");
    assert_eq!(misses.len(), 2, "{misses:?}");
    assert_eq!(
        (&misses[0]["what"], &misses[1]["what"]),
        (&json!("not in the gold"), &json!("missed"))
    );
}

#[test]
fn what_an_annotator_doubts_counts_neither_way() {
    let mut doubtful = act(
        "Marlow", "rejected", "the harbor dues", "asserted", REJECTED,
    );
    doubtful["optional"] = json!(true);
    let all = told(&[doubtful]);
    let object = row(&all, "all");
    // The proposal is not marked at all: it is told wrongly.
    assert_eq!(
        (&object["right"], &object["given"], &object["wanted"]),
        (&json!(0), &json!(1), &json!(0))
    );
}

#[test]
fn another_sentence_or_another_actor_is_not_right() {
    let all = told(&[
        act(
            "Tallis", "proposed", "a joint pilotage plan", "asserted", REJECTED,
        ),
        act("Varga", "rejected", "the harbor dues", "asserted", REJECTED),
    ]);
    assert_eq!(row(&all, "all, whatever the object")["right"], 0);
}

#[test]
fn an_act_without_an_object_is_right_without_one() {
    let quote = "Minister Marlow rejected the harbor dues.";
    let mut bare = act("Marlow", "rejected", "", "asserted", quote);
    bare["object"] = Value::Null;
    // The program tells an object here, and so it is wrong; that is all that the absence says.
    let all = told(&[bare]);
    assert_eq!(row(&all, "all, whatever the object")["right"], 1);
    assert_eq!(row(&all, "all")["right"], 0);
}

#[test]
fn a_slip_in_the_acts_ends_the_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let marked = folder.path().join("a.jsonl");
    let good = || {
        let mut good = act("Tallis", "proposed", "a plan", "asserted", PROPOSED);
        good["id"] = json!("invented-acts-a01");
        good
    };
    for (key, value, says) in [
        ("act", "sang", "line 1: `sang` is no act: they are agreed, "),
        ("actor", "", "line 1: an act without `actor`"),
        ("quote", " ", "line 1: an act without `quote`"),
        ("modality", "denied", "line 1: `denied` is no modality"),
        (
            "attributed_to",
            "",
            "line 1: `attributed_to` without a name",
        ),
        (
            "id",
            "elsewhere",
            "line 1: no document has the id `elsewhere`",
        ),
    ] {
        let mut odd = good();
        odd[key] = json!(value);
        fs::write(&marked, odd.to_string()).expect("written");
        let marked = marked.to_str().expect("a path");
        let output = run(&["eval", "tests/fixtures/acts-docs.jsonl", "--acts", marked]);
        assert_eq!(output.status.code(), Some(2), "{key}");
        let said = text(&output.stderr);
        assert!(said.contains(says), "{said}");
    }
}

const SAYS: &str = "who says so, where act and actor are right";

#[test]
fn who_says_so_is_counted_where_it_is_marked() {
    const QUOTE: &str = "Minister Anna Quill told us that Norvale had rejected the fishing treaty.";
    let counts = |said: Option<Value>| {
        let mut marked = act(
            "Norvale", "rejected", "the fishing treaty", "asserted", QUOTE,
        );
        if let Some(said) = said {
            marked["attributed_to"] = said;
        }
        let all = told_of(&TEXT.replace(REJECTED, QUOTE), &[marked]);
        let rows = all["acts"].as_array().expect("a list").clone();
        let row = rows.into_iter().find(|row| row["what"] == SAYS);
        row.map(|row| ["right", "given", "wanted"].map(|figure| row[figure].as_u64()))
    };
    let row = |right, given, wanted| Some([Some(right), Some(given), Some(wanted)]);
    assert_eq!(counts(Some(json!("Quill"))), row(1, 1, 1));
    assert_eq!(counts(Some(json!("Tallis"))), row(0, 1, 1));
    assert_eq!(counts(Some(Value::Null)), row(0, 1, 0));
    assert_eq!(counts(None), None);
}

/// What is asked, and the figure of the day on which it was set, less 0.01.
const FLOORS: [(&str, &str, f64); 6] = [
    ("all", "precision", 0.809),
    ("all", "f1", 0.673),
    ("all, whatever the object", "precision", 0.885),
    ("all, whatever the object", "f1", 0.734),
    (SAYS, "precision", 0.832),
    (SAYS, "recall", 0.693),
];

/// The same of single sentences.
const PLAIN_FLOORS: [(&str, &str, f64); 4] = [
    ("all", "precision", 0.917),
    ("all", "f1", 0.838),
    ("all, whatever the object", "precision", 0.930),
    ("all, whatever the object", "f1", 0.850),
];

fn hold(documents: &str, acts: &str, floors: &[(&str, &str, f64)]) {
    let said = answer(&["eval", documents, "--acts", acts, "--json"]);
    let all: Value = serde_json::from_str(&said).expect("JSON");
    for (what, figure, least) in floors {
        let got = row(&all, what)[*figure].as_f64().expect("a figure");
        assert!(got >= *least, "{what} {figure} is {got}, below {least}");
    }
}

#[test]
fn acts_of_invented_cables_are_read_as_well_as_before() {
    let documents = "tests/fixtures/acts-docs.jsonl";
    hold(documents, "tests/fixtures/acts.jsonl", &FLOORS);
}

#[test]
fn acts_of_plain_sentences_are_read_as_well_as_before() {
    let documents = "tests/fixtures/plain-docs.jsonl";
    hold(documents, "tests/fixtures/plain-acts.jsonl", &PLAIN_FLOORS);
}
