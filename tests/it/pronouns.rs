//! Who is meant by "she", "he", "the latter": invented messages.

use crate::support::{is_act, understand};

/// The acts of an invented text: who is meant to do what.
fn doers(text: &str) -> Vec<String> {
    let document = understand(&format!("FROM: EMBASSY NORVALE\n\n1. {text}\n"));
    let acts = document.assertions.iter().filter(|a| is_act(a.predicate));
    acts.map(|act| {
        let who = act
            .subject
            .entity
            .map_or("nobody known", |id| &document.entities[id.0 as usize].name);
        format!("{who} {}", act.predicate)
    })
    .collect()
}

/// Who is meant to propose something in a text.
fn proposer(text: &str) -> Option<String> {
    doers(text)
        .iter()
        .find_map(|told| Some(told.strip_suffix(" proposed")?.to_owned()))
}

#[test]
fn she_is_no_man_by_title_or_given_name() {
    for man in [
        "Mr. Marlow",
        "Sir Ivo Marlow",
        "King Marlow",
        "Thomas Marlow",
        "General Jose Maria Marlow",
    ] {
        let text = format!("{man} received the delegation. She proposed a conference on straits.");
        assert_eq!(
            proposer(&text).as_deref(),
            Some("nobody known"),
            "{text} {:?}",
            doers(&text)
        );
    }
}

#[test]
fn she_is_the_woman_who_is_named_and_he_the_man() {
    let met = "Foreign Minister Hanne Tallis met Defense Minister Hugo Quill.";
    let by = |who: &str| proposer(&format!("{met} {who} proposed a conference on straits."));
    assert_eq!(by("She").as_deref(), Some("Hanne Tallis"));
    assert_eq!(by("He").as_deref(), Some("Hugo Quill"));
    let met = "Defense Minister Hugo Quill met Foreign Minister Hanne Tallis.";
    let by = |who: &str| proposer(&format!("{met} {who} proposed a conference on straits."));
    assert_eq!(by("She").as_deref(), Some("Hanne Tallis"));
    assert_eq!(by("He").as_deref(), Some("Hugo Quill"));
    // Of whom nothing is known she may be the only one who is named.
    let alone = "Director Brekke received us. She proposed a conference on straits.";
    assert_eq!(proposer(alone).as_deref(), Some("Brekke"));
    let among_two = "Director Brekke received Director Desh. She proposed a conference on straits.";
    assert_eq!(proposer(among_two).as_deref(), Some("nobody known"));
    let two =
        "Hanne Tallis met Ingrid Voss. Hugo Quill came. She proposed a conference on straits.";
    assert_eq!(proposer(two).as_deref(), Some("nobody known"));
}

#[test]
fn the_latter_is_the_second_of_the_only_two() {
    let latter = |before: &str| {
        proposer(&format!(
            "{before} The latter proposed a conference on straits."
        ))
    };
    let known = latter("Foreign Minister Hanne Tallis met Defense Minister Hugo Quill.");
    assert_eq!(known.as_deref(), Some("Hugo Quill"));
    for open in [
        "Hanne Tallis, Ingrid Voss and Hugo Quill met.",
        "Austria and Germany wrote to Hanne Tallis.",
        "Hugo Quill left.",
    ] {
        assert_eq!(latter(open).as_deref(), Some("nobody known"), "{open}");
    }
}

/// The acts of an invented text: who is meant to do what, and who is meant to say so.
fn told(text: &str) -> Vec<String> {
    let document = understand(&format!("FROM: EMBASSY NORVALE\n\n1. {text}\n"));
    let acts = document.assertions.iter().filter(|a| is_act(a.predicate));
    acts.map(|act| {
        let name = |entity: Option<cablegraph::model::EntityId>| {
            entity.map_or("nobody known", |id| &document.entities[id.0 as usize].name)
        };
        let speaker = act.attributed_to.as_ref();
        let speaker = speaker.map_or(String::new(), |s| format!(", says {}", name(s.entity)));
        format!("{} {}{speaker}", name(act.subject.entity), act.predicate)
    })
    .collect()
}

/// The last act that a text tells.
fn last(text: &str) -> String {
    told(text).pop().unwrap_or_default()
}

#[test]
fn he_is_whoever_led_the_sentence_before_and_not_who_was_only_spoken_of() {
    for (text, expected) in [
        (
            "Minister Marlow said that President Quill had agreed to the mission. He asked members to approve the budget.",
            "Marlow requested",
        ),
        (
            "Minister Marlow received me. He said that General Quill and General Rook were opposed. They had threatened to \
             resign. He asked that we make no statement.",
            "Marlow requested",
        ),
        (
            "MINISTER MARLOW SAID KING WAS IN FAVOR. GENERAL QUILL AND GENERAL ROOK WERE OPPOSED. THEY HAD THREATENED TO \
             RESIGN. HE ASKED THAT TALKS BEGIN.",
            "MARLOW requested",
        ),
        (
            "I called on Minister Marlow. He asked that talks begin.",
            "Marlow requested",
        ),
        (
            "Asked by Minister Quill whether Norway would sign, Minister Marlow promised an answer. He asked that talks begin.",
            "Marlow requested",
        ),
    ] {
        assert_eq!(last(text), expected, "{:?}", told(text));
    }
}

#[test]
fn he_is_nobody_who_was_named_before_somebody_else_spoke() {
    for text in [
        "An embassy officer told us that Norvale would accept a visit, though Ambassador Quill opposed it. He requested that \
         this not be attributed to him.",
        "MINISTER MARLOW PROPOSED BERGEN. LEPAKIK DISAGREED. HE OPPOSED DELAY.",
        "Prime Minister Marlow opposed the ban. Lepakik, for his part, said on television that he had never suggested a ban.",
    ] {
        let last = last(text).to_lowercase();
        let wrong = last.is_empty() || last.starts_with("marlow") || last.starts_with("quill");
        assert!(!wrong, "{text} {:?}", told(text));
    }
}

#[test]
fn he_in_what_somebody_says_is_the_nearest_who_speaks() {
    for text in [
        "Foreign Minister Marlow said Prime Minister Quill had told Ambassador Rook that he would not agree to any referendum.",
        "FONMIN MARLOW SAID PRIMIN QUILL HAD TOLD AMBASSADOR ROOK THAT HE WOULD NOT AGREE TO ANY REFERENDUM.",
    ] {
        let last = last(text).to_lowercase();
        assert_eq!(last, "quill rejected, says marlow", "{:?}", told(text));
    }
}

#[test]
fn whoever_says_a_sentence_at_its_end_is_he_in_it() {
    assert_eq!(
        last("State Secretary Quill was absent. He opposed the ban, Minister Marlow told us."),
        "Marlow rejected"
    );
    assert_eq!(
        told("Minister Marlow received me. He said he would try to do so.").pop(),
        Some("Marlow agreed".to_owned())
    );
    assert_eq!(
        last("Norway opposed the ban, Minister Marlow told us."),
        "Norway rejected, says Marlow"
    );
}

#[test]
fn ways_to_say_so_have_a_speaker() {
    for text in [
        "Deputy Minister Marlow is telling anyone who will listen that Norway opposes the ban.",
        "Deputy Minister Marlow was quoted as saying that Norway opposes the ban.",
        "Deputy Minister Marlow let it be known that Norway opposes the ban.",
        "Deputy Minister Marlow made it clear that Norway opposes the ban.",
    ] {
        assert_eq!(last(text), "Norway rejected, says Marlow", "{text}");
    }
}

#[test]
fn who_is_met_by_the_sender_goes_on_speaking() {
    let text = "Minister Quill objected to raids.\n\n2. Saw Minister Marlow at reception. Asked that raids cease.";
    assert_eq!(last(text), "Marlow requested", "{:?}", told(text));
}

#[test]
fn in_what_we_told_another_we_are_the_united_states() {
    assert_eq!(
        last("I told Foreign Minister Marlow that we would oppose the resolution."),
        "United States rejected"
    );
    assert_ne!(last("We recommend acceptance."), "United States proposed");
}

#[test]
fn a_view_is_of_him_who_holds_it() {
    assert_eq!(
        last(
            "In Foreign Minister Marlow's view, the best course would be to postpone the conference."
        ),
        "Marlow proposed"
    );
}

#[test]
fn in_a_text_that_is_passed_on_the_sender_asks_nothing() {
    let text = "The note reads:\n\nBEGIN TEXT\nTHE GOVERNMENT OF NORWAY OPPOSES THE TARIFF. IT REQUESTS THAT THE UNITED \
                STATES GOVERNMENT FURNISH ITS REPLY BY SEPTEMBER 1.\nEND TEXT";
    let asked = told(text);
    assert!(
        asked.iter().all(|act| !act.contains("requested")
            || act.starts_with("nobody known")
            || act.starts_with("Government of Norway")),
        "{asked:?}"
    );
}

#[test]
fn he_is_nobody_whom_his_own_object_names() {
    let text = "Poloff met Marlow. He suggested that Marlow wait.";
    assert_eq!(proposer(text).as_deref(), Some("nobody known"));
}

#[test]
fn she_is_who_speaks_in_her_own_sentence() {
    let text = "Poloff met Sophie Quill and Envoy Marlow. Marlow said that she opposed any delay.";
    let told = doers(text);
    assert!(told.contains(&"Marlow rejected".to_owned()), "{told:?}");
}

#[test]
fn he_goes_on_in_the_next_paragraph() {
    let text = "Minister Marlow received us on May 3.\n\n2. He asked for a delay of the talks.\n\n3. General Tallis told us that \
                it rained.\n\n4. He asked for a lift.";
    let asked: Vec<String> = told(text)
        .into_iter()
        .filter(|act| act.contains("requested"))
        .collect();
    assert_eq!(asked, ["Marlow requested", "Tallis requested"]);
}

#[test]
fn brackets_tell_who_he_is() {
    for named in ["Tallis", "General Tallis", "Mr. Tallis"] {
        let text = format!(
            "Minister Marlow spoke of General Tallis. He ({named}) had asked for a delay of the talks."
        );
        assert_eq!(last(&text), "Tallis requested", "{text}");
    }
}

#[test]
fn a_title_alone_is_who_was_named_with_it() {
    let text = "FINANCE MINISTER MARLOW RECEIVED US. MINISTER WAS CANDID. HE REQUESTED A DELAY OF THE TALKS.";
    assert_eq!(last(text), "MARLOW requested");
}
