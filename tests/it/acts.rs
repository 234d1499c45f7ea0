//! Acts: what is one, what is none, and whose it is.

use crate::support::{is_act, understand};

/// The acts of a text that are not doubtful: who, what, modality, object.
pub(crate) fn acts(text: &str) -> Vec<String> {
    let document = understand(text);
    let acts = document
        .assertions
        .iter()
        .filter(|a| is_act(a.predicate) && a.confidence >= 0.5);
    acts.map(|a| {
        let object = a.object.as_ref().map_or("", |object| object.text.as_str());
        let modality = match a.modality.as_str() {
            "asserted" => String::new(),
            other => format!(" ({other})"),
        };
        format!("{} {}{modality}: {object}", a.subject.text, a.predicate)
    })
    .collect()
}

fn check_acts(text: &str, expected: &[&str]) {
    assert_eq!(acts(text), expected, "{text}");
}

#[test]
fn what_is_asked_denied_or_imagined_is_no_act() {
    for text in [
        "Ambassador Marlow asked me about the weather.",
        "Ambassador Marlow asked what kind of freedom was meant.",
        "Ambassador Marlow asked whether Turkey would accept the plan.",
        "Ambassador Marlow asked if Turkey agrees to the plan.",
        "Tallis asked source whether Ambassador Marlow had really accepted the plan.",
        "It was not true that Ambassador Marlow had agreed to the plan.",
        "It would be wrong to say Ambassador Marlow supports the plan.",
        "The rumor that Ambassador Marlow rejected the plan is false.",
        "Press reports that Ambassador Marlow rejected the plan are untrue.",
        "There is no evidence that Ambassador Marlow rejected the plan.",
        "Tallis denied that Ambassador Marlow had agreed to the plan.",
        "Had Ambassador Marlow accepted the plan, all would be well.",
        "Did Ambassador Marlow propose a conference?",
        "Ambassador Marlow accepted the plan?",
        "Ambassador Marlow refused to reject the plan.",
        "Ambassador Marlow welcomed Ambassador Quill and the entire group.",
        "Ambassador Marlow received impression Shah was ill.",
        "All but Turkey agreed to the plan.",
        "Ambassador Marlow refrained from criticizing the draft.",
        "It is agreed that talks will be held.",
        "Ambassador Marlow authorized inform Turkey of the plan.",
        "Ambassador Marlow also instructed to proceed with talks.",
        "The reaction took the form of criticism of the Federal Government for a lack of backbone.",
        "Ambassador Marlow's agreement would be powerful action in support of the principles.",
        "Ambassador Marlow repeated the suggestion that Tallis was ill.",
        "Ambassador Marlow insisted that it was an increase in aid.",
        "The figures suggest that Norway will sign.",
        "My predecessor recommended a visit.",
        "In accordance Ambassador Marlow's instructions, called on Minister Tallis and conveyed his thanks.",
        "It may be useful in light both Danish and Norwegian reactions to proposed schedule.",
    ] {
        check_acts(text, &[]);
    }
}

#[test]
fn neither_and_no_deny() {
    check_acts(
        "Neither Ambassador Marlow nor Ambassador Quill accepted the plan.",
        &[
            "Quill agreed (negated): plan",
            "Marlow agreed (negated): plan",
        ],
    );
    check_acts(
        "No member supported the plan.",
        &["No member supported (negated): plan"],
    );
}

#[test]
fn a_title_of_another_is_nobody_named() {
    let holder = |text: &str| {
        let document = understand(text);
        let act = document
            .assertions
            .iter()
            .find(|a| a.predicate == "proposed" || a.predicate == "supported")
            .expect("an act");
        let id = act.subject.entity;
        id.map(|id| document.entities[id.0 as usize].name.clone())
    };
    for text in [
        "Foreign Minister Gromov left. The Brazilian Foreign Minister proposed a conference.",
        "Foreign Minister Gromov left. Deputy Foreign Minister proposed a conference.",
        "President Marlow left. The Vice President proposed a conference.",
        "President Marlow left. Tallis said our President supports the plan.",
        "President Marlow left. The former President proposed a conference.",
        "Foreign Minister Gromov met Foreign Minister Quill. The Foreign Minister proposed a conference.",
    ] {
        // Whoever holds that office, it is none of those who are named.
        let named = holder(text);
        assert!(
            !["Gromov", "Marlow", "Quill"]
                .iter()
                .any(|name| named.as_deref() == Some(*name)),
            "{text}: {named:?}"
        );
    }
    assert_eq!(
        holder("Foreign Minister Gromov left. The Foreign Minister proposed a conference.")
            .as_deref(),
        Some("Gromov")
    );
}

#[test]
fn who_spoke_goes_on_behind_an_and() {
    check_acts(
        "Ambassador Marlow said Turkey could not accept the draft and asked that it be changed.",
        &["Turkey rejected: draft", "Marlow requested: it be changed"],
    );
    // Either may have asked.
    check_acts(
        "Ambassador Marlow said that Turkey had accepted the draft and asked that talks be held.",
        &["Turkey agreed: draft"],
    );
}

#[test]
fn nouns_with_light_verbs_tell_acts() {
    check_acts(
        "Ambassador Marlow expressed strong opposition to the plan.",
        &["Marlow rejected: plan"],
    );
    check_acts(
        "Ambassador Marlow had no objection to the plan.",
        &["Marlow rejected (negated): plan"],
    );
    check_acts(
        "The opposition of Turkey to the plan continued.",
        &["Turkey rejected: plan"],
    );
    check_acts(
        "The plan was proposed by Iraq and Algeria.",
        &["Iraq proposed: plan", "Algeria proposed: plan"],
    );
    check_acts(
        "The draft is unacceptable to Turkey.",
        &["Turkey rejected: draft"],
    );
}

#[test]
fn a_deed_that_cannot_be_done_is_rejected() {
    check_acts(
        "Turkey could not provide support to the seminar.",
        &["Turkey rejected: support to the seminar"],
    );
}

#[test]
fn what_is_hoped_is_asked_and_not_done() {
    check_acts(
        "Turkey hopes that Iraq will accept the plan.",
        &["Turkey requested: Iraq will accept the plan"],
    );
    check_acts(
        "Ambassador Marlow hopes that in your talks you will raise the plan.",
        &["Marlow requested: in your talks you will raise the plan"],
    );
}

#[test]
fn an_object_keeps_its_sense_and_no_more() {
    check_acts(
        "It was proposed by Iraq that the Council meet.",
        &["Iraq proposed: the Council meet"],
    );
    check_acts(
        "Ambassador Marlow complained regarding access to the harbour.",
        &["Marlow concerned: access to the harbour"],
    );
    check_acts(
        "Turkey could not tolerate the shelling of the town.",
        &["Turkey rejected: shelling of the town"],
    );
}

#[test]
fn advice_needs_somebody_who_holds_it() {
    check_acts(
        "Turkey believes NATO should reply to the note.",
        &["Turkey proposed: NATO should reply to the note"],
    );
    check_acts(
        "Turkey considers it advisable to reply to the note.",
        &["Turkey proposed: reply to the note"],
    );
    check_acts("NATO should reply to the note.", &[]);
    check_acts("It would be advisable to reply to the note.", &[]);
    check_acts(
        "Turkey felt strongly that NATO should reply to the note.",
        &["Turkey proposed: NATO should reply to the note"],
    );
    // What is said, foreseen or told of something else puts nothing forward.
    for text in [
        "I felt I should add a word on the note.",
        "Marlow felt the notion (that NATO should reply) was strange.",
        "Marlow thought it appropriate to Norvalian requirements.",
        "Marlow thought it prudent to expect trouble.",
    ] {
        check_acts(text, &[]);
    }
}

#[test]
fn a_word_broken_at_the_end_of_a_line_is_one() {
    check_acts(
        "PRIME MINISTER AGNES MARLOW REJ-\nECTED THE PILOTAGE TREATY.",
        &["AGNES MARLOW rejected: PILOTAGE TREATY"],
    );
}

#[test]
fn what_only_the_tree_of_a_sentence_tells_is_told() {
    for (text, expected) in [
        (
            "At dinner last night Prime Minister Quill briefed Ambassador Marlow on border talks.",
            "Quill met: Ambassador Marlow",
        ),
        (
            "Foreign Minister Tallis trusted that Tessaria would reopen the border.",
            "Tallis requested: Tessaria would reopen the border",
        ),
    ] {
        assert!(
            acts(text).iter().any(|act| act == expected),
            "{text}: {:?}",
            acts(text)
        );
    }
}

#[test]
fn a_question_or_a_topic_is_nobody_who_is_asked_or_met() {
    for text in [
        "Foreign Minister Tallis asked Ambassador Marlow about the treaty.",
        "Foreign Minister Tallis asked how the survey would be paid.",
        "The survey was discussed with great care.",
    ] {
        check_acts(text, &[]);
    }
}

#[test]
fn an_initiative_that_goes_on_past_an_object_breaks_nothing() {
    let text = "PL–480C O N F I D E N T I A L C O N F I D E N T I A L  rejected PAGE 02 NORVALE 01089\r\nPL–480";
    let document = understand(text);
    assert!(
        document.diagnostics.iter().all(|told| told.code != "X900"),
        "{:?}",
        document.diagnostics
    );
}

#[test]
fn no_earlier_than_sets_no_end() {
    let deadline = |text: &str| {
        let head = "FM AMEMBASSY NORVALE\nTO SECSTATE WASHDC\nR 041200Z MAR 75\n\n1. ";
        let document = understand(&format!("{head}{text}"));
        let asked = document
            .assertions
            .iter()
            .find(|a| a.predicate == "requested");
        asked.expect("a request").deadline
    };
    assert!(deadline("Please advise no later than March 18.").is_some());
    assert!(deadline("Please advise no earlier than March 18.").is_none());
}

#[test]
fn who_acts_without_consulting_somebody_has_not_met_him() {
    let text = "Prime Minister Quill signed the accord without consulting Ambassador Marlow.";
    let told = acts(text);
    assert!(told.iter().all(|act| !act.contains(" met:")), "{told:?}");
}

#[test]
fn no_object_ends_in_a_word_that_leads_on() {
    check_acts(
        "Ambassador Marlow met Foreign Minister Tallis on May 3.",
        &["Marlow met: Foreign Minister Tallis"],
    );
}

#[test]
fn an_object_is_whole() {
    let objects = |text: &str| -> Vec<String> {
        let document = understand(&format!("1. (C) {text}"));
        let acts = document
            .assertions
            .iter()
            .filter(|a| is_act(a.predicate) && a.predicate != "met");
        acts.filter_map(|a| a.object.as_ref())
            .map(|object| object.text.clone())
            .collect()
    };
    assert_eq!(
        objects("Marlow rejected suggestions that Ankara was drifting from the West."),
        ["suggestions that Ankara was drifting from the West"]
    );
    assert_eq!(
        objects("Turkey would not accept any formula that left the June 4, 1967 line undefined."),
        ["any formula that left the June 4, 1967 line undefined"]
    );
    // What the message bids its reader keeps its verb, and what should be done what it is done to.
    assert_eq!(
        objects("If she declines, inform Quill that the offer stands."),
        ["inform Quill that the offer stands"]
    );
    let asked = understand(
        "FM SECSTATE WASHDC\nTO AMEMBASSY OSLO\n\n1. Any inquiry should be met by saying simply that the talks go on.",
    );
    let object = |a: &cablegraph::model::Assertion| Some(a.object.as_ref()?.text.clone());
    assert_eq!(
        asked
            .assertions
            .iter()
            .filter(|a| is_act(a.predicate))
            .filter_map(object)
            .collect::<Vec<_>>(),
        ["Any inquiry should be met by saying simply that the talks go on"]
    );
    let honored = objects("Marlow urged Quill to honor the Pilotage Agreement (PA).");
    assert!(!honored.is_empty());
    for object in honored {
        assert_eq!(object.contains('('), object.contains(')'), "{object}");
    }
    assert_eq!(
        objects("Marlow had suggested a \"rolling\" agenda."),
        ["\"rolling\" agenda"]
    );
    assert_eq!(
        objects("Marlow complained to Quill on September 17 about the integration plan."),
        ["integration plan"]
    );
    assert_eq!(
        objects("Marlow would propose to his EU colleagues a review of the treaty."),
        ["review of the treaty"]
    );
    assert_eq!(objects("Norway is against the plan."), ["plan"]);
    assert_eq!(
        objects("Norway recommends Quill's planned call go ahead as scheduled."),
        ["Quill's planned call go ahead"]
    );
}

#[test]
fn what_is_asked_for_none_of_keeps_its_no() {
    check_acts(
        "Ambassador Marlow suggested avoiding ties with Tessaria.",
        &["Marlow proposed: avoiding ties with Tessaria"],
    );
    check_acts(
        "Ambassador Marlow asked for no apologies.",
        &["Marlow requested: no apologies"],
    );
    check_acts(
        "Ambassador Marlow agreed to no publicity on the sale.",
        &["Marlow agreed: no publicity on the sale"],
    );
}

#[test]
fn what_one_may_wish_to_do_is_asked_without_the_wish() {
    let told = |text: &str| {
        acts(&format!(
            "FROM: EMBASSY NORVALE\nTO: EMBASSY TESSARIA\n\n1. {text}\n"
        ))
    };
    for text in [
        "You may wish tell Marlow that the plan is old.",
        "You may wish to tell Marlow that the plan is old.",
    ] {
        let told = told(text);
        let objects: Vec<&str> = told
            .iter()
            .filter_map(|act| act.split(": ").nth(1))
            .collect();
        assert_eq!(
            objects,
            ["tell Marlow that the plan is old"],
            "{text}: {told:?}"
        );
    }
}

#[test]
fn the_hour_of_a_meeting_is_nobody_who_is_met() {
    check_acts(
        "Ambassador Marlow met Foreign Minister Tallis late last night.",
        &["Marlow met: Foreign Minister Tallis"],
    );
}

#[test]
fn who_is_asked_why_is_asked_for_nothing() {
    for text in [
        "Ambassador Marlow asked a Norvalian officer why talks were late.",
        "Ambassador Marlow asked the Minister repeatedly whether Norvale would leave.",
        "Ambassador Marlow sought at first to argue that the first point was clear.",
    ] {
        check_acts(text, &[]);
    }
    check_acts(
        "Ambassador Marlow asked Tallis to say whether he would come.",
        &["Marlow requested: say whether he would come"],
    );
}

#[test]
fn how_it_was_done_is_not_what_was_done() {
    check_acts(
        "Ambassador Marlow rejected this emphatically.",
        &["Marlow rejected: this"],
    );
    check_acts("Ambassador Marlow agreed wholeheartedly.", &[]);
}

#[test]
fn a_day_in_between_does_not_cut_off_what_is_asked() {
    let told = acts(
        "FM AMEMBASSY NORVALE\nTO SECSTATE WASHDC\nR 041200Z MAR 75\n\n1. PLEASE ADVISE BY COB MARCH 17 WHETHER WE MAY TELL TALLIS \
         THAT THE NOTE WAS SENT.\n\nQUILL\n",
    );
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].ends_with(
            "requested: ADVISE BY COB MARCH 17 WHETHER WE MAY TELL TALLIS THAT THE NOTE WAS SENT"
        ),
        "{told:?}"
    );
}

#[test]
fn a_community_is_not_its_state() {
    let document = understand(
        "Turkish Cypriots rejected the plan. Cyprus accepted it. The Greek-Cypriots met Ambassador Marlow.",
    );
    let actors: Vec<(&str, &str)> = document
        .assertions
        .iter()
        .filter(|one| is_act(one.predicate))
        .filter_map(|one| {
            let id = one.subject.entity?;
            let entity = document.entities.get(id.0 as usize)?;
            Some((one.subject.text.as_str(), entity.name.as_str()))
        })
        .collect();
    assert_eq!(
        actors,
        [
            ("Turkish Cypriots", "Turkish Cypriots"),
            ("Cyprus", "Cyprus"),
            ("Greek-Cypriots", "Greek Cypriots")
        ]
    );
    let state = document.entities.iter().find(|one| one.name == "Cyprus");
    let aliases = &state.expect("the state").aliases;
    assert!(
        !aliases.iter().any(|one| one.contains("Turkish")),
        "{aliases:?}"
    );
}
