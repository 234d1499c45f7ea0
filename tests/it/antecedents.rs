//! Who "he" is: led the sentence before, whose words he stands in, who is named in brackets; nobody where that is open.

use crate::support::raw;

/// Who acts in each act of this kind in a cable of these paragraphs; `-` where that is nobody known.
fn actors(act: &str, text: &str) -> Vec<String> {
    let document = cablegraph::ingest::understand(raw(text, Some("2009-09-28"), Some("09OSLO12")));
    let acts = document.assertions.iter().filter(|a| a.predicate == act);
    let actor = |a: &cablegraph::model::Assertion| match a.subject.entity {
        None => "-".to_owned(),
        Some(id) => document.entities[id.0 as usize].name.clone(),
    };
    acts.map(actor).collect()
}

const MARLOW: &str = "Paul Marlow";

/// Asks of each text who asks for something.
#[track_caller]
fn assert_all(cases: &[(&str, &str)]) {
    for (text, actor) in cases {
        assert_eq!(actors("requested", text), [*actor], "{text}");
    }
}

#[test]
fn he_is_who_led_the_sentences_before() {
    assert_all(&[
        (
            "1. (C) Minister Paul Marlow received us. He asked for a delay of the talks.",
            MARLOW,
        ),
        (
            "1. (C) I called on Minister Paul Marlow. He asked for a delay of the talks.",
            MARLOW,
        ),
        (
            "1. (C) General Tallis greeted us. Minister Paul Marlow then spoke for an hour. It rained. He asked for a delay of \
             the talks.",
            MARLOW,
        ),
    ]);
}

#[test]
fn he_goes_on_in_the_next_paragraph() {
    let text = "1. (C) Minister Paul Marlow received us on May 3.\n\n2. (C) He asked for a delay of the talks.\n\n3. (C) General \
                Tallis told us that it rained.\n\n4. (C) He asked for a lift.";
    assert_eq!(actors("requested", text), [MARLOW, "Tallis"]);
}

#[test]
fn he_is_whose_words_he_stands_in() {
    assert_eq!(
        actors(
            "rejected",
            "1. (C) Minister Paul Marlow told Ambassador Quill that he would reject the plan.",
        ),
        [MARLOW]
    );
    assert_all(&[(
        "1. (C) Minister Paul Marlow told General Tallis that he had asked for a delay.",
        MARLOW,
    )]);
}

#[test]
fn brackets_tell_who_he_is() {
    assert_all(&[(
        "1. (C) Minister Paul Marlow spoke of General Tallis. He (Tallis) had asked for a delay of the talks.",
        "Tallis",
    )]);
}

#[test]
fn he_is_nobody_known_where_no_name_was_read() {
    assert_all(&[(
        "1. (C) An official of the Ministry received us. He asked for a delay of the talks.",
        "-",
    )]);
}
