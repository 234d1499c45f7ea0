//! What learns the weights, in a target of its own: only with the feature `train` is it there.

#[path = "it/support.rs"]
#[expect(dead_code, reason = "shared with the tests of all else")]
mod support;

use std::fs;

use cablegraph::extract::train_syntax::{Plan, Style, measure, train};
use cablegraph::learning::tagger;

use crate::support::shared;

#[test]
fn the_weights_read_the_treebank_in_every_style() {
    let Some(path) = shared("corpus/treebank/en_ewt-test.conllu") else {
        return;
    };
    let treebank = fs::read_to_string(path).expect("the treebank");
    for style in Style::ALL {
        let score = measure(&treebank, style, None);
        let share = |part: usize| part as f64 / score.words.max(1) as f64;
        assert!(share(score.tags) > 0.90, "{style:?}");
        assert!(share(score.heads) > 0.76, "{style:?}");
        assert!(share(score.relations) > 0.71, "{style:?}");
    }
}

/// An invented treebank of one sentence, over and over.
fn treebank() -> String {
    let words = [
        "1\tNorvale\tNorvale\tPROPN\tNNP\t_\t3\tnsubj\t_\t_",
        "2\thad\thave\tAUX\tVBD\t_\t3\taux\t_\t_",
        "3\tproposed\tpropose\tVERB\tVBN\t_\t0\troot\t_\t_",
        "4\ta\ta\tDET\tDT\t_\t5\tdet\t_\t_",
        "5\treview\treview\tNOUN\tNN\t_\t3\tobj\t_\tSpaceAfter=No",
        "6\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_",
    ];
    (words.join("\n") + "\n\n").repeat(20)
}

#[test]
fn the_same_treebank_gives_the_same_weights() {
    let plan = Plan {
        pairs: [500; 5],
        least: 1,
        ..Plan::default()
    };
    let learn = || train(&[treebank()], &[], plan, "invented\n", |_| ());
    let bytes = learn();
    assert_eq!(bytes, learn());
    let score = measure(&treebank(), Style::Plain, Some(Box::leak(bytes.into())));
    assert_eq!(score.words, 120);
    assert_eq!(score.relations, 120);
}

#[test]
fn the_same_texts_give_the_same_weights_of_names() {
    let folder = tempfile::tempdir().expect("a folder");
    let line = |id: usize, text: &str, name: &str| {
        let start = text.find(name).expect("the name");
        serde_json::json!({
            "id": format!("invented/{id}"), "volume": "invented", "text": text,
            "mentions": [{"start": start, "end": start + name.len(), "kind": "person", "entity": null}],
        })
        .to_string()
    };
    let texts = [
        line(
            1,
            "1. I saw Ostrovic this morning. He had no news.",
            "Ostrovic",
        ),
        line(2, "1. I told Belmanov that we would not agree.", "Belmanov"),
    ];
    let input = folder.path().join("texts.jsonl");
    std::fs::write(&input, texts.join("\n")).expect("written");
    let learn = |name: &str| {
        let out = folder.path().join(name);
        let arguments = [
            "--out".into(),
            out.clone().into(),
            "--bits".into(),
            "10".into(),
            "--least".into(),
            "1".into(),
            input.clone().into(),
        ];
        let _ = tagger::run(arguments.into_iter());
        std::fs::read(out).expect("weights")
    };
    assert_eq!(learn("a.bin"), learn("b.bin"));
}
