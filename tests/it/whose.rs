//! Whose deed it is that a message tells as its own or of nobody: a report of another's talk, "we" of a post.

use crate::support::{is_act, raw};

/// Whether the message is shown to do something by itself in a cable of these paragraphs.
fn is_shown_of_sender(text: &str) -> bool {
    let document = cablegraph::ingest::understand(raw(text, Some("2009-09-28"), Some("09OSLO12")));
    let name = |id: cablegraph::model::EntityId| document.entities[id.0 as usize].name.as_str();
    let mut acts = document
        .assertions
        .iter()
        .filter(|a| is_act(a.predicate) && a.confidence >= 0.5);
    acts.any(|a| {
        a.subject
            .entity
            .is_some_and(|id| name(id) == "Embassy Oslo")
    })
}

#[test]
fn what_a_report_of_anothers_talk_proposes_is_not_shown_as_the_senders() {
    let points = "1. (C) Minister Paul Marlow made the following points to the Ambassador:\n\n";
    let asked = "2. (C) Norway appeals strongly to the United States for patience. ";
    let open = "It would be essential to keep the talks open.";
    assert!(!is_shown_of_sender(&format!(
        "{points}{asked}\n\n3. (C) {open}"
    )));
    assert!(is_shown_of_sender(&format!("{asked}\n\n3. (C) {open}")));
    // What the message says to its reader, and whatever follows its own words, stays its own.
    let own = "You should keep the talks open.";
    assert!(is_shown_of_sender(&format!(
        "{points}{asked}\n\n3. (C) {own}"
    )));
    let told = "We told him that the talks go on.";
    assert!(is_shown_of_sender(&format!(
        "{points}{asked}\n\n3. (C) {told} {open}"
    )));
    let short = "1. (C) Marlow made these points:";
    assert!(!is_shown_of_sender(&format!(
        "{short}\n\n{asked}\n\n3. (C) {open}"
    )));
    for own in [
        format!("{points}{asked}\n\n3. (C) Comment: {open} End comment."),
        format!(
            "1. (C) You may tell Minister Paul Marlow the following on a confidential basis in our name:\n\n2. (C) {open}"
        ),
        format!(
            "1. (C) I told Marlow that it went well. I said that it rained. I added that it snowed. I noted the wind.\n\n2. (C) {open}"
        ),
        format!("1. (C) The attitude of the Norwegian press was hostile. {open}"),
    ] {
        assert!(is_shown_of_sender(&own), "{own}");
    }
    let gist = "The substance of Minister Paul Marlow's argument was that the army was weak.";
    assert!(!is_shown_of_sender(&format!("1. (C) {gist} {open}")));
    let gist = "The substance of our argument was that the army was weak.";
    assert!(is_shown_of_sender(&format!("1. (C) {gist} {open}")));
    // Where a message chiefly tells what was said, nobody knows whose view a sentence without a name is.
    let said = "1. (C) Marlow said that the talks went well. Quill replied that they did not. Marlow noted the weather. Quill added that it rained. ";
    assert!(!is_shown_of_sender(&format!("{said}\n\n2. (C) {open}")));
    assert!(is_shown_of_sender(&format!(
        "1. (C) The talks went well.\n\n2. (C) {open}"
    )));
    for own in ["We told him that the talks go on.", "Comment:"] {
        assert!(
            is_shown_of_sender(&format!("{said}\n\n2. (C) {own} {open}")),
            "{own}"
        );
    }
}

#[test]
fn whose_deed_the_post_tells_as_its_own_is_not_always_sure() {
    let sure = |sentence: &str| {
        let text = format!("1. (C) {sentence}");
        let document =
            cablegraph::ingest::understand(raw(&text, Some("2009-09-28"), Some("09OSLO12")));
        let mut acts = document.assertions.iter().filter(|a| is_act(a.predicate));
        acts.any(|a| a.confidence > 0.7)
    };
    for own in [
        "We reject the proposal.",
        "We refused to extend credit to Norway.",
    ] {
        assert!(sure(own), "{own}");
    }
    for countrys in [
        "I gather that we are not prepared to accept a conference now.",
        "I gather from Marlow and Quill that we are not prepared to accept a conference now.",
        "If we refuse to extend credit to Norway, it will protest.",
    ] {
        assert!(!sure(countrys), "{countrys}");
    }
}
