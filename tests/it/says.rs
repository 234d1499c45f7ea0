//! Who says that something is done: in the clause, by words that are put in, in talk that goes on; never the message or whoever acts.

use crate::support::raw;

/// Who is told to say what an act of this kind is in a cable of these paragraphs, by each act of it; `-` where nobody.
fn says(act: &str, text: &str) -> Vec<String> {
    let document = cablegraph::ingest::understand(raw(text, Some("2009-09-28"), Some("09OSLO12")));
    let acts = document.assertions.iter().filter(|a| a.predicate == act);
    let speaker = |a: &cablegraph::model::Assertion| match &a.attributed_to {
        None => "-".to_owned(),
        Some(speaker) => speaker.entity.map_or(speaker.text.clone(), |id| {
            document.entities[id.0 as usize].name.clone()
        }),
    };
    acts.map(speaker).collect()
}

/// Asks of each sentence who says that Tallis rejects something.
#[track_caller]
fn assert_all(cases: &[(&str, &str)]) {
    for (text, speaker) in cases {
        let found = says("rejected", &format!("1. (C) {text}"));
        assert_eq!(found, [*speaker], "{text}");
    }
}

const MARLOW: &str = "Paul Marlow";
const SAID: &str = "Minister Paul Marlow said it rained.";

#[test]
fn the_clause_or_words_put_into_it_tell_who_says_so() {
    assert_all(&[
        (
            "Minister Paul Marlow told us that Sweden had rejected the plan.",
            MARLOW,
        ),
        (
            "Minister Paul Marlow retorted that Sweden had rejected the plan.",
            MARLOW,
        ),
        (
            "The Norwegian Embassy told us that Sweden had rejected the plan.",
            "Norwegian Embassy",
        ),
        (
            "Sweden, Minister Paul Marlow added, had rejected the plan.",
            MARLOW,
        ),
        (
            "Sweden, said Minister Paul Marlow, had rejected the plan.",
            MARLOW,
        ),
        (
            "Sweden (Minister Paul Marlow told us) rejected the plan.",
            MARLOW,
        ),
        (
            "Sweden had rejected the plan, Minister Paul Marlow told the Ambassador on July 17.",
            MARLOW,
        ),
        (
            "According to Minister Paul Marlow, Sweden rejected the plan.",
            MARLOW,
        ),
        (
            "Sweden rejected the plan, according to a Finnish source.",
            "a Finnish source",
        ),
    ]);
    let two = "1. (C) Sweden rejected the plan, Minister Paul Marlow said, and Norway rejected the treaty, Minister Anna Quill said.";
    assert_eq!(says("rejected", two), [MARLOW, "Anna Quill"]);
}

#[test]
fn a_text_may_open_with_who() {
    assert_eq!(
        says("rejected", "Who knows that Sweden rejected the plan."),
        ["-"]
    );
}

#[test]
fn words_put_in_change_no_actor() {
    let text = "1. (C) Sweden, said Minister Paul Marlow, had rejected the plan.";
    let document = cablegraph::ingest::understand(raw(text, Some("2009-09-28"), Some("09OSLO12")));
    let mut acts = document
        .assertions
        .iter()
        .filter(|a| a.predicate == "rejected");
    let actor = acts
        .next()
        .expect("a refusal")
        .subject
        .entity
        .expect("a name");
    assert_eq!(document.entities[actor.0 as usize].name, "Sweden");
}

#[test]
fn neither_the_message_nor_whoever_acts_is_a_speaker() {
    assert_all(&[
        ("Sweden rejected the plan.", "-"),
        (
            "Minister Paul Marlow told us that he had rejected the plan.",
            "-",
        ),
        ("The Swedes have told us that they rejected the plan.", "-"),
        (
            "A Finnish official told us that he had rejected the plan.",
            "-",
        ),
        ("DCM told Marlow that Sweden had rejected the plan.", "-"),
        (
            "Minister Paul Marlow was told that Sweden had rejected the plan.",
            "-",
        ),
        (
            "Minister Paul Marlow should recognize that Sweden rejected the plan.",
            "-",
        ),
        (
            "Minister Paul Marlow might say that Sweden rejected the plan.",
            "-",
        ),
        (
            "Minister Paul Marlow learned that Sweden rejected the plan.",
            "-",
        ),
        (
            "According to available information, Sweden rejected the plan.",
            "-",
        ),
        (
            "According to the plan of Minister Paul Marlow, Sweden rejected the treaty.",
            "-",
        ),
        // What is announced is another deed.
        (
            "In May, Norway announced elections, and Sweden rejected the plan.",
            "-",
        ),
    ]);
}

#[test]
fn talk_goes_on_in_the_tenses_of_reported_speech() {
    let refused = "Sweden had rejected the plan.";
    let behind = |before: &str| format!("{before} {refused}");
    assert_all(&[(&behind(SAID), MARLOW)]);
    for ends in [
        &format!("{SAID}\n\n2. (C)"),
        &format!("{SAID} Ambassador Anna Quill visited the port."),
        &format!("{SAID} We told him that it snowed."),
        &format!("{SAID} We were wet."),
        &format!("{SAID} Comment: It is early."),
        "The Soviet Ambassador said it rained. The British Ambassador visited the port.",
        "Minister Paul Marlow was told it would rain.",
        "Minister Paul Marlow should recognize the facts.",
        "Minister Paul Marlow did not comment.",
    ] {
        assert_all(&[(&behind(ends), "-")]);
    }
    assert_all(&[
        (&format!("{SAID} Sweden rejected the plan."), "-"),
        (
            &format!("{SAID} “Hardliners” in Sweden rejected the plan."),
            "-",
        ),
        (
            &format!("{SAID} The Ambassador could not accept the plan."),
            "-",
        ),
        (
            &format!("{SAID} According to the press, {refused}"),
            "the press",
        ),
    ]);
    let points = "Minister Paul Marlow made the following points to the Ambassador:";
    assert_all(&[(
        &format!("{points}\n\n2. (C) Norway is calm.\n\n3. (C) Sweden rejects the plan."),
        MARLOW,
    )]);
}
