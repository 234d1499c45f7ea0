//! Floors under the figures of tagger and parser, and what their trainer learns.

use std::fs;

use cablegraph::extract::train_syntax::{Plan, Style, measure, train};

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
