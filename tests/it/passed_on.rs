//! Acts in what a message passes on: letters, lists, speeches and papers of others, and what an embassy told somebody.

use crate::support::{is_act, understand};

/// Who does the acts that a message tells, but those of meeting; nobody where it is not known who that is.
fn actors(text: &str) -> Vec<Option<String>> {
    let document = understand(text);
    let acts = document.assertions.iter();
    let acts = acts.filter(|a| is_act(a.predicate) && a.predicate != "met");
    acts.map(|a| {
        let id = a.subject.entity?;
        Some(document.entities[id.0 as usize].name.clone())
    })
    .collect()
}

#[test]
fn in_a_letter_whose_writer_is_told_i_is_who_wrote_it_and_we_the_state_that_sends_it() {
    let head = "FM SECSTATE WASHDC\nTO AMEMBASSY OSLO\n\n1. ";
    let some = |name: &str| Some(name.to_owned());
    for (announcement, close) in [
        (
            "Please deliver following letter from Agnes Marlow to Minister Quill:",
            "”",
        ),
        (
            "Please deliver following letter to Minister Quill:",
            "\n\nSincerely, Agnes Marlow”",
        ),
    ] {
        let told = actors(&format!(
            "{head}{announcement}\n\n“Dear Minister: I propose a conference on the straits.\n\nWe oppose any delay.{close}\n\n2. I recommend a short visit.\n\nRUSK"
        ));
        let (marlow, us) = (some("Agnes Marlow"), some("United States"));
        assert!(told.contains(&marlow) && told.contains(&us), "{told:?}");
        let by_signer = told.iter().filter(|name| **name == some("RUSK"));
        assert!(
            by_signer.count() <= 1,
            "only the request to deliver: {told:?}"
        );
    }
    // A letter that only reached the Department does not speak for the United States.
    let told = actors(&format!(
        "{head}Following is text of letter from Minister Quill to the Secretary:\n\n“Dear friend: I propose a conference on the straits.\n\nWe oppose any delay.”\n\nRUSK"
    ));
    assert!(told.contains(&some("Quill")), "{told:?}");
    assert!(!told.contains(&some("United States")), "{told:?}");
}

#[test]
fn in_a_letter_that_is_passed_on_i_is_not_who_signs_the_message() {
    let head = "FM SECSTATE WASHDC\nTO AMEMBASSY OSLO\n\n1. ";
    let own = actors(&format!(
        "{head}I propose a conference on the straits.\n\nRUSK"
    ));
    assert_eq!(own, [Some("RUSK".to_owned())]);
    for greeting in ["Dear friend", "Dear Mr. Minister", "“Dear Agnes"] {
        let letter = actors(&format!(
            "{head}Please deliver this letter.\n\n{greeting}: I propose a conference on the straits.\n\nRUSK"
        ));
        assert!(!letter.contains(&Some("RUSK".to_owned())), "{letter:?}");
    }
    // Behind its close the sender speaks again.
    let behind = actors(&format!(
        "{head}Please deliver this letter.\n\nDear Mr. Minister: I regret the delay.\n\nSincerely,\n\nAgnes Marlow\n\n2. I propose a conference on the straits.\n\nRUSK"
    ));
    assert!(behind.contains(&Some("RUSK".to_owned())), "{behind:?}");
}

#[test]
fn we_of_what_an_embassy_told_somebody_are_the_united_states() {
    let told = actors(
        "FM AMEMBASSY OSLO\nTO SECSTATE WASHDC\n\n1. I told Ambassador Tallis that we rejected the treaty. We recommend a conference.\n",
    );
    let who: Vec<&str> = told.iter().flatten().map(String::as_str).collect();
    assert_eq!(who, ["United States", "Embassy Oslo"]);
}

#[test]
fn who_is_spoken_of_without_a_subject_does_not_speak_on() {
    let document = understand(
        "Foreign Minister Tallis met me Monday. Stressed that Norway opposed the treaty. Requested a meeting with the President.",
    );
    let acts = document.assertions.iter();
    let asked = acts.filter(|a| a.predicate == "requested");
    let who: Vec<&str> = asked.map(|a| a.subject.text.as_str()).collect();
    assert_eq!(who, ["Tallis"]);
}

#[test]
fn we_of_a_list_that_another_spoke_are_not_the_sender() {
    let head = "FM AMEMBASSY OSLO\nTO SECSTATE WASHDC\n\n1. ";
    let list = "a. We propose a conference on the straits.\n\nb. We reject the treaty.\n";
    assert_eq!(
        actors(&format!("{head}Tallis made following points:\n\n{list}")),
        [None, None]
    );
    let own = actors(&format!("{head}Our position follows:\n\n{list}"));
    assert_eq!(
        own,
        [
            Some("Embassy Oslo".to_owned()),
            Some("Embassy Oslo".to_owned())
        ]
    );
    let speech = "We reject the treaty. I propose a conference on the straits.";
    assert_eq!(
        actors(&format!("{head}Ambassador Tallis replied: {speech}\n")),
        [None, Some("Tallis".to_owned())]
    );
    let account = "Herewith Secretary Tallis's account of his talk.";
    assert_eq!(
        actors(&format!("{head}{account}\n\n{speech}\n")),
        [None, Some("Tallis".to_owned())]
    );
    let message = "Following is text of a message from General Tallis for Secretary:";
    assert_eq!(
        actors(&format!(
            "{head}{message}\n\n{speech}\n\n2. I reject the plan.\n\nMARLOW"
        )),
        [None, Some("Tallis".to_owned()), Some("MARLOW".to_owned())]
    );
    let telegram = "From Bergen number 38, July 4";
    assert_eq!(
        actors(&format!(
            "{head}Bergen reports.\n\n{telegram}\n\n{speech}\n"
        )),
        [None, None]
    );
    // Whoever spoke, it was not he.
    for words in [
        "Referring to Ambassador Tallis, he replied",
        "To Ambassador Tallis the Norwegian said",
    ] {
        assert_eq!(
            actors(&format!("{head}{words}: {speech}\n")),
            [None, None],
            "{words}"
        );
    }
    let met = actors(&format!(
        "{head}Following Ambassador Tallis's report we met.\n\n2. {speech}\n"
    ));
    assert!(!met.contains(&Some("Tallis".to_owned())), "{met:?}");
}
