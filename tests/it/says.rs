//! Who says that something is done: in the clause, by words that are put in, in talk that goes on; never the message or whoever acts.

use crate::support::{is_act, raw};

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
    assert!(is_act(act));
    acts.map(speaker).collect()
}

/// Asks of each sentence who says that Tallis rejects something.
#[track_caller]
fn assert_all(cases: &[(&str, &str)]) {
    for (text, speaker) in cases {
        let found = says("rejected", &format!("1. (C) {text}"));
        assert!(!found.is_empty(), "no refusal in {text}");
        assert!(
            found.iter().all(|one| one == speaker),
            "{found:?} in {text}"
        );
    }
}

#[test]
fn the_clause_or_words_put_into_it_tell_who_says_so() {
    assert_all(&[
        (
            "Minister Paul Marlow told us that Sweden had rejected the plan.",
            "Paul Marlow",
        ),
        (
            "Minister Paul Marlow retorted that Sweden had rejected the plan.",
            "Paul Marlow",
        ),
        (
            "Sweden, Minister Paul Marlow added, had rejected the plan.",
            "Paul Marlow",
        ),
        (
            "Sweden had rejected the plan, Minister Paul Marlow told the Ambassador on July 17.",
            "Paul Marlow",
        ),
        (
            "According to a Finnish source, Sweden rejected the plan.",
            "a Finnish source",
        ),
    ]);
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
            "According to available information, Sweden rejected the plan.",
            "-",
        ),
    ]);
}

#[test]
fn talk_goes_on_in_the_tenses_of_reported_speech() {
    let said = "Minister Paul Marlow said the talks went well.";
    let refused = "Sweden had rejected the plan.";
    assert_all(&[
        (&format!("{said} {refused}"), "Paul Marlow"),
        // It ends with the paragraph, with another's deed, and with the message's own words.
        (&format!("{said}\n\n2. (C) {refused}"), "-"),
        (
            &format!("{said} Ambassador Anna Quill visited the port. {refused}"),
            "-",
        ),
        (&format!("{said} We told him it rained. {refused}"), "-"),
        (&format!("{said} Sweden rejected the plan."), "-"),
    ]);
    let points = "Minister Paul Marlow made the following points to the Ambassador:";
    assert_all(&[(
        &format!("{points}\n\n2. (C) Norway is calm.\n\n3. (C) Sweden rejects the plan."),
        "Paul Marlow",
    )]);
}
