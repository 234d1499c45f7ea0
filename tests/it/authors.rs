//! Acts: whose they are, when, on what condition, and who says so.

use crate::support::{is_act, raw, understand};

#[test]
fn acts_have_the_right_author() {
    let said = |text: &str| -> Vec<String> {
        let document = understand(text);
        let acts = document
            .assertions
            .iter()
            .filter(|a| a.rule != "head" && a.predicate != "holds_office");
        acts.map(|a| {
            let object = a.object.as_ref().map_or("", |object| object.text.as_str());
            format!(
                "{} {} {}: {object}",
                a.subject.text,
                a.predicate,
                a.modality.as_str()
            )
        })
        .collect()
    };
    assert_eq!(
        said("Foreign Minister Marlow proposed that the talks be held in Athens."),
        ["Marlow proposed asserted: the talks be held in Athens"]
    );
    assert_eq!(
        said("The Rogers Plan was rejected by Foreign Minister Marlow."),
        ["Marlow rejected asserted: Rogers Plan"]
    );
    assert_eq!(
        said("Turkey will not accept the plan."),
        ["Turkey rejected asserted: plan"]
    );
    assert_eq!(
        said("Soviet opposition to the treaty continued."),
        ["Soviet rejected asserted: treaty"]
    );
    assert_eq!(
        said("If asked, Turkey would support the treaty."),
        ["Turkey supported conditional: treaty"]
    );
    // Nobody says who: nothing is said.
    assert!(said("It was proposed that the talks be held in Athens.").is_empty());
    assert!(said("A new proposal for talks is on the table.").is_empty());
    assert!(said("The proposed treaty was discussed.").is_empty());
}

/// The acts of a text sent from Norvale in 2009: who, what, how, of what; by whom it is said, and when.
fn acts(text: &str) -> Vec<String> {
    let document = understand(text);
    let of_acts = document.assertions.iter().filter(|a| is_act(a.predicate));
    of_acts
        .map(|a| {
            let object = a.object.as_ref().map_or("", |object| object.text.as_str());
            let recipient = a
                .recipient
                .as_ref()
                .map_or(String::new(), |r| format!(" (of {})", r.text));
            let speaker = a
                .attributed_to
                .as_ref()
                .map_or(String::new(), |s| format!(", says {}", s.text));
            let day = a.date.map_or(String::new(), |date| format!(", {date}"));
            format!(
                "{} {} {}: {object}{recipient}{speaker}{day}",
                a.subject.text,
                a.predicate,
                a.modality.as_str()
            )
        })
        .collect()
}

#[test]
fn idioms_questions_and_newspapers_make_no_act() {
    for text in [
        "Finnish press coverage had been incomplete.",
        "US press reaction had been moderate.",
        "Foreign Minister Marlow backed out.",
        "Foreign Minister Marlow backed down on Athens.",
        "We offered none.",
        "Foreign Minister Marlow offered his own view.",
        "Foreign Minister Marlow now instructed to make the announcement.",
        "Foreign Minister Marlow asked Ambassador Tallis about the treaty.",
        "Foreign Minister Marlow asked whether Turkey was ready.",
        "The note blaming Turks suggests preparation of a case.",
        "There is little likelihood that Turkey will agree to the plan.",
        "Ambassador Marlow agreed that France.",
    ] {
        assert!(acts(text).is_empty(), "{text}: {:?}", acts(text));
    }
}

#[test]
fn an_if_bears_only_on_what_is_still_open() {
    assert_eq!(
        acts("Foreign Minister Marlow proposed that talks be held if Turkey came."),
        ["Marlow proposed asserted: talks be held if Turkey came"]
    );
    assert_eq!(
        acts("Turkey would support the treaty if Greece signed."),
        ["Turkey supported conditional: treaty"]
    );
    assert_eq!(
        acts("Washington is not yet in a position to agree to the treaty."),
        ["Washington agreed negated: treaty"]
    );
    assert_eq!(
        acts("Turkey does not agree to the treaty."),
        ["Turkey rejected asserted: treaty"]
    );
}

#[test]
fn in_anothers_words_we_is_not_the_sender() {
    for body in [
        "MARLOW HANDED OVER A LETTER. BEGIN TEXT: I PROPOSE A MEETING IN ATHENS. END TEXT.",
        "FOLLOWING IS TEXT OF LETTER: DEAR MR. TALLIS, WE ACCEPT THE PLAN.",
        "THE PAPER READS QUOTE WE REJECT THE PLAN UNQUOTE.",
        "“I have asked Ambassador Marlow to come.”",
    ] {
        assert!(acts(body).is_empty(), "{body}");
    }
    assert_eq!(
        acts("BEGIN TEXT: I PROPOSE A MEETING. END TEXT. WE RECOMMEND ACCEPTANCE."),
        ["WE proposed asserted: ACCEPTANCE"]
    );
}

#[test]
fn who_says_it_is_kept_without_that_too() {
    assert_eq!(
        acts("Holt's adviser, Mira Desh (strictly protect), said Turkey opposed the treaty."),
        ["Turkey rejected asserted: treaty, says Mira Desh"]
    );
    assert_eq!(
        acts("According to Henry Varga, Turkey opposed the treaty."),
        ["Turkey rejected asserted: treaty, says Henry Varga"]
    );
    assert_eq!(
        acts("WE BELIEVE TURKEY WOULD ACCEPT THE TREATY."),
        ["TURKEY agreed conditional: TREATY"]
    );
}

#[test]
fn the_day_of_an_act_is_the_one_that_its_clause_names() {
    let dated = |body: &str| acts(body).join("; ");
    assert_eq!(
        dated("PRIME MINISTER TALLIS AND AMBASSADOR MARLOW MET PRIVATELY ON SEPTEMBER 2."),
        "TALLIS met asserted: MARLOW, 2009-09-02"
    );
    assert_eq!(
        dated("FOREIGN MINISTER TALLIS REJECTED THE TREATY (REF A) ON SEPTEMBER 9."),
        "TALLIS rejected asserted: TREATY, 2009-09-09"
    );
    assert_eq!(
        dated("On September 3 Foreign Minister Tallis accepted the treaty."),
        "Tallis agreed asserted: treaty, 2009-09-03"
    );
    // The day inside the object is the object's.
    assert_eq!(
        dated("Foreign Minister Tallis proposed that talks open on September 20."),
        "Tallis proposed asserted: talks open on September 20"
    );
}

#[test]
fn meetings_orders_hopes_and_adjectives_tell_acts() {
    assert_eq!(
        acts("In conversation with Ambassador Marlow, Henry Tallis agreed to the treaty."),
        [
            "Henry Tallis agreed asserted: treaty",
            "Henry Tallis met asserted: Ambassador Marlow"
        ]
    );
    assert_eq!(
        acts(
            "FM SECSTATE WASHDC\nTO AMEMBASSY NORVALE\n\n1. You should inform Foreign Minister Tallis of the treaty."
        ),
        [
            "Department of State requested asserted: inform Foreign Minister Tallis of the treaty (of You)"
        ]
    );
    assert_eq!(
        acts("Henry Tallis hoped that Turkey would accept."),
        ["Henry Tallis requested asserted: Turkey would accept"]
    );
    assert_eq!(
        acts("Turkey is prepared to withdraw its troops."),
        ["Turkey agreed asserted: withdraw its troops"]
    );
    assert_eq!(
        acts("Greece is deeply concerned over the treaty."),
        ["Greece concerned asserted: treaty"]
    );
}

#[test]
fn you_is_the_one_post_to_which_the_department_writes() {
    let met = |text: &str| -> Option<String> {
        let document = understand(text);
        let met = document.assertions.iter().find(|a| a.predicate == "met")?;
        let id = met.subject.entity?;
        Some(document.entities[id.0 as usize].name.clone())
    };
    let one =
        "FM SECSTATE WASHDC\nTO AMEMBASSY OSLO\n\n1. You met Foreign Minister Tallis on May 3.";
    assert_eq!(met(one).as_deref(), Some("Embassy Oslo"));
    for text in [
        "FM SECSTATE WASHDC\nTO AMEMBASSY OSLO\nAMEMBASSY ROME\n\n1. You met Foreign Minister Tallis on May 3.",
        "FM AMEMBASSY OSLO\nTO SECSTATE WASHDC\n\n1. You met Foreign Minister Tallis on May 3.",
        "FM SECSTATE WASHDC\nTO AMEMBASSY OSLO\n\n1. Please pass this:\n\nDear Mr. Marlow:\n\nYou met Foreign Minister Tallis on May 3.",
    ] {
        assert_eq!(met(text), None, "{text}");
    }
}

#[test]
fn who_holds_an_office_may_be_named_beside_it() {
    let by = |text: &str| -> Vec<String> {
        let document = understand(text);
        let acts = document.assertions.iter().filter(|a| is_act(a.predicate));
        acts.map(|a| a.subject.text.clone()).collect()
    };
    for (text, who) in [
        (
            "THE CHAIRMAN, JUDGE ANSELM ROOK, SUGGESTED THAT BOTH DRAFTS BE REFERRED.",
            "ANSELM ROOK",
        ),
        (
            "The Foreign Minister, Mr. Rook, rejected the treaty.",
            "Rook",
        ),
        (
            "The Foreign Minister, on the advice of Mr. Rook, rejected the treaty.",
            "Foreign Minister",
        ),
    ] {
        assert_eq!(by(text), [who], "{text}");
    }
}

#[test]
fn a_people_acts_for_its_state_whatever_stands_before_it() {
    let by = |text: &str| -> Vec<String> {
        let document = understand(text);
        let acts = document.assertions.iter().filter(|a| is_act(a.predicate));
        acts.filter_map(|a| {
            let id = a.subject.entity?;
            Some(document.entities[id.0 as usize].name.clone())
        })
        .collect()
    };
    for text in [
        "1. While Soviets oppose the draft treaty, delay is likely.",
        "1. Formal agreement is unlikely, as among other things Soviets would insist on inspection.",
    ] {
        assert_eq!(by(text), ["Soviet Union"], "{text}");
    }
    // The longer name is meant.
    assert_eq!(by("1. East Germans have proposed talks."), ["East Germany"]);
    assert_eq!(
        by("1. Latin Americans rejected the draft treaty."),
        ["Latin America"]
    );
    // Some of a people are not its state.
    assert!(by("1. Most thoughtful Soviets oppose the draft treaty.").is_empty());
}

#[test]
fn who_stops_passes_on_or_may_have_made_a_proposal_is_not_its_author() {
    let proposed = |text: &str| -> Vec<String> {
        let document = understand(text);
        let acts = document
            .assertions
            .iter()
            .filter(|a| a.predicate == "proposed");
        acts.map(|a| a.subject.text.clone()).collect()
    };
    for text in [
        "1. Tallis said that Marlow had killed a proposal to hold a conference on the straits.",
        "1. Foreign Minister Marlow has bought the idea of a conference on the straits.",
        "1. Foreign Minister Marlow conveyed this suggestion to the Cabinet.",
        "1. It is not clear whether Tallis or Marlow had suggested a conference on the straits.",
        "1. The Embassy sent a letter to Foreign Minister Marlow proposing a conference on the straits.",
    ] {
        let theirs = |who: &String| who == "Marlow" || who == "Tallis";
        assert!(
            !proposed(text).iter().any(theirs),
            "{text}: {:?}",
            proposed(text)
        );
    }
    let made = "1. Foreign Minister Marlow made a proposal to hold a conference on the straits.";
    assert_eq!(proposed(made), ["Marlow"]);
}

#[test]
fn he_is_who_acts_and_no_woman() {
    let by = |text: &str| -> Vec<Option<String>> {
        let document = understand(text);
        let asked = document
            .assertions
            .iter()
            .filter(|a| a.predicate == "requested");
        asked
            .map(|a| {
                let id = a.subject.entity?;
                Some(document.entities[id.0 as usize].name.clone())
            })
            .collect()
    };
    assert_eq!(
        by("1. Madame Quill called on the Ambassador. He asked for a conference on the straits."),
        [Some("Ambassador".to_owned())]
    );
    assert_eq!(
        by("1. Madame Quill received us. He asked for a conference on the straits."),
        [None]
    );
}

#[test]
fn what_is_not_to_be_done_keeps_its_not() {
    let objects = |text: &str| -> Vec<String> {
        let document = understand(text);
        let acts = document.assertions.iter().filter(|a| is_act(a.predicate));
        acts.filter_map(|a| Some(a.object.as_ref()?.text.clone()))
            .collect()
    };
    let asked = objects("1. I asked him not to jeopardize this by action against the union.");
    assert_eq!(
        asked,
        ["not to jeopardize this by action against the union"]
    );
}

#[test]
fn not_by_a_word_of_refusal_takes_it_back() {
    let meant = |text: &str| -> Vec<&'static str> {
        let document = understand(text);
        let acts = document
            .assertions
            .iter()
            .filter(|a| a.predicate == "rejected");
        acts.map(|a| a.modality.as_str()).collect()
    };
    assert_eq!(
        meant("1. I am of course not opposed to the termination of the program."),
        ["negated"]
    );
    assert_eq!(meant("1. Turkey could not accept the plan."), ["asserted"]);
}

#[test]
fn an_act_is_told_once_and_ends_where_another_clause_begins() {
    let told = |text: &str| -> Vec<String> {
        let document = understand(text);
        let acts = document.assertions.iter().filter(|a| is_act(a.predicate));
        acts.map(|a| {
            let object = a.object.as_ref().map_or("", |object| object.text.as_str());
            format!("{} {}: {object}", a.subject.text, a.predicate)
        })
        .collect()
    };
    assert_eq!(
        told("1. Foreign Minister Marlow put forward the idea of a summit on the straits."),
        ["Marlow proposed: idea of a summit on the straits"]
    );
    assert_eq!(
        told("1. Turkey rejected the plan and Greece accepted the treaty."),
        ["Greece agreed: treaty", "Turkey rejected: plan"]
    );
}

#[test]
fn some_of_a_government_are_not_the_government() {
    let document = understand("1. CERTAIN ELEMENTS USG WOULD NOT OBJECT TO THE CONFERENCE.");
    let acts = document.assertions.iter().filter(|a| is_act(a.predicate));
    let by: Vec<(&str, bool)> = acts
        .map(|a| (a.subject.text.as_str(), a.subject.entity.is_some()))
        .collect();
    assert_eq!(by, [("CERTAIN ELEMENTS USG", false)]);
}

#[test]
fn what_waits_for_an_instruction_is_conditional() {
    let document = understand(
        "1. Unless otherwise instructed, we will indicate that any talks on the treaty must wait until after December.",
    );
    let mut acts = document.assertions.iter().filter(|a| is_act(a.predicate));
    assert!(
        acts.all(|a| a.modality.as_str() != "asserted"),
        "{:?}",
        document.assertions
    );
}

#[test]
fn who_only_stands_near_a_verb_is_not_its_author() {
    let told = |text: &str| -> Vec<String> {
        let document = understand(&format!("1. (C) {text}"));
        let acts = document.assertions.iter().filter(|a| is_act(a.predicate));
        acts.map(|a| {
            let object = a.object.as_ref().map_or("", |object| object.text.as_str());
            let speaker = a.attributed_to.as_ref();
            let speaker = speaker.map_or(String::new(), |who| format!(" (says {})", who.text));
            format!("{} {}: {object}{speaker}", a.subject.text, a.predicate)
        })
        .collect()
    };
    let none = |text: &str, wrong: &str| {
        let told = told(text);
        assert!(
            !told.iter().any(|act| act.contains(wrong)),
            "{text}: {told:?}"
        );
    };
    none(
        "Ambassador Marlow wanted Norway offered a treaty.",
        "Norway proposed",
    );
    none(
        "Marlow's deputy called for a meeting in Geneva, to which all agreed.",
        "deputy agreed",
    );
    none(
        "Marlow told Quill that Norway would not go along with the draft.",
        "Marlow agreed",
    );
    none(
        "Marlow raised the idea with Foreign Minister Tallis in Athens.",
        "Tallis",
    );
    none(
        "Marlow argued against the operation, which he said would bring down the government.",
        "bring down",
    );
    none("Do not believe we should respond to the offer.", "respond");
    none(
        "Norway neither supported nor opposed the idea.",
        "supported",
    );
    none("No one in the Cabinet opposed the treaty.", "rejected");
    none("Marlow recommended against direct aid.", "proposed");
    none(
        "The lawyer (please strictly protect throughout) told poloff of the trial.",
        "requested",
    );
    none(
        "Ambassador Marlow told EmbOff Quill would back the plan.",
        "Quill would",
    );
    none(
        "Ambassador Marlow told EmbOff Quill would back the plan.",
        "Marlow agreed",
    );
    none(
        "Marlow was named in Ref B. Quill agreed to raise the matter.",
        "B. Quill",
    );
    // Who speaks behind a semicolon says nothing of what stands before it.
    none(
        "Marlow agreed to sign; Quill said he would need instructions.",
        "says Quill",
    );
    assert_eq!(
        told("Norway, Sweden and Denmark rejected the plan."),
        [
            "Denmark rejected: plan", "Sweden rejected: plan", "Norway rejected: plan"
        ]
    );
    assert_eq!(
        told("Norway, Sweden, and Denmark rejected the plan.").len(),
        3
    );
    // Where the list does not open the clause, those before the pair may be somebody's company.
    none(
        "After talks with Norway, Sweden and Denmark rejected the plan.",
        "Norway rejected",
    );
}

#[test]
fn a_post_calls_itself_so() {
    let by = |text: &str| -> Vec<String> {
        let text = format!("1. (C) {text}");
        let document =
            cablegraph::ingest::understand(raw(&text, Some("2009-09-28"), Some("09OSLO12")));
        let acts = document.assertions.iter().filter(|a| is_act(a.predicate));
        acts.filter_map(|a| a.subject.entity)
            .map(|id| document.entities[id.0 as usize].name.clone())
            .collect()
    };
    assert_eq!(
        by("Post recommends that the Department reply."),
        ["Embassy Oslo"]
    );
    assert_eq!(by("The Mission agreed to the plan."), ["Embassy Oslo"]);
    assert!(by("The trade mission agreed to the plan.").is_empty());
    // Whom somebody would have something done to has not spoken.
    let text = "Ambassador Marlow wanted Norway offered a treaty. Post recommends that the Department reply.";
    assert_eq!(by(text).last().map(String::as_str), Some("Embassy Oslo"));
}

#[test]
fn what_somebody_else_asks_or_nobody_knows_who_is_not_the_senders() {
    let by_sender = |sentence: &str| -> bool {
        let text = format!("1. (C) {sentence}");
        let document =
            cablegraph::ingest::understand(raw(&text, Some("2009-09-28"), Some("09OSLO12")));
        let is_sender = |id: cablegraph::model::EntityId| {
            document.entities[id.0 as usize].name == "Embassy Oslo"
        };
        let mut acts = document.assertions.iter().filter(|a| is_act(a.predicate));
        acts.any(|a| a.subject.entity.is_some_and(is_sender))
    };
    for own in [
        "Would be grateful for an early reply.",
        "If you agree, would be grateful for an early reply.",
        "In view of developments in Norway would appreciate guidance.",
        "It is suggested that the talks be moved.",
    ] {
        assert!(by_sender(own), "{own}");
    }
    for anothers in [
        "Minister Marlow would be grateful for an early reply.",
        "Norway, however, would be grateful for an early reply.",
        "Grau would appreciate an early reply.",
        "It has been suggested that the talks be moved.",
        "He danced to please his guest.",
        "Department please repeat to London as desired.",
        "The talks continued, for a summary of which please see my immediately following telegram.",
    ] {
        assert!(!by_sender(anothers), "{anothers}");
    }
}
