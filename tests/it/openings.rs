//! Who speaks, and who asks without a subject, where the opening of a message says from whom it is.

use crate::support::understand;

/// Who is told to propose something; nobody where it is not known who that is.
fn proposer(text: &str) -> Option<String> {
    let document = understand(text);
    let proposed = document
        .assertions
        .iter()
        .find(|a| a.predicate == "proposed")?;
    let id = proposed.subject.entity?;
    Some(document.entities[id.0 as usize].name.clone())
}

#[test]
fn i_is_whom_the_opening_says_it_is_from() {
    let by = |opening: &str, from: &str| -> Option<String> {
        let text = format!(
            "FM {from}\nTO SECSTATE WASHDC\n\n{opening}\n\n1. I propose a conference on the straits.\n\nTALLIS"
        );
        proposer(&text)
    };
    let oslo = "AMEMBASSY OSLO";
    assert_eq!(
        by("For the Secretary from Oren Marlow.", oslo).as_deref(),
        Some("Oren Marlow")
    );
    assert_eq!(by("From Marlow.", oslo).as_deref(), Some("Marlow"));
    assert_eq!(
        by("Oggie from Oren Marlow.", oslo).as_deref(),
        Some("Oren Marlow")
    );
    assert_eq!(
        by("Agnes Quill from Oren Marlow.", oslo).as_deref(),
        Some("Oren Marlow")
    );
    assert_eq!(
        by("Agnes Quill from Bergen called.", oslo).as_deref(),
        Some("TALLIS")
    );
    assert_eq!(
        by("For: The Secretary. From: Oren Marlow.", oslo).as_deref(),
        Some("Oren Marlow")
    );
    assert_eq!(
        by("For President and Sec State from Oren Marlow.", oslo).as_deref(),
        Some("Oren Marlow")
    );
    // A title alone is who signs; of two nobody is known to be "I".
    assert_eq!(
        by("For the Secretary from the Ambassador.", oslo).as_deref(),
        Some("TALLIS")
    );
    assert_eq!(by("For the Secretary from Marlow and Quill.", oslo), None);
}

#[test]
fn we_are_the_visitor_for_whom_a_post_sends_and_the_president_for_whom_the_department_does() {
    let by = |from: &str, opening: &str| -> Option<String> {
        proposer(&format!(
            "FM {from}\nTO SECSTATE WASHDC\n\n{opening}\n\n1. We propose a conference on the straits.\n\nTALLIS"
        ))
    };
    let (oslo, department) = ("AMEMBASSY OSLO", "SECSTATE WASHDC");
    assert_eq!(
        by(oslo, "For the Secretary from Oren Marlow.").as_deref(),
        Some("Oren Marlow")
    );
    assert_eq!(
        by(oslo, "For the Secretary from Tallis.").as_deref(),
        Some("Embassy Oslo")
    );
    assert_eq!(
        by(department, "For Ambassador from Oren Marlow.").as_deref(),
        Some("Department of State")
    );
    assert_ne!(
        by(department, "For the Ambassador from the President.").as_deref(),
        Some("Department of State")
    );
}

#[test]
fn whom_the_opening_says_it_is_from_asks_what_nobody_is_said_to_ask() {
    let by = |opening: &str| -> Vec<String> {
        let text = format!(
            "FM SECSTATE WASHDC\nTO AMEMBASSY OSLO\n\n{opening}\n\n1. You should call on the Foreign Minister. Please advise.\n\nTALLIS"
        );
        let document = understand(&text);
        let asked = document.assertions.iter();
        asked
            .filter(|a| a.predicate == "requested")
            .map(|a| a.subject.text.clone())
            .collect()
    };
    assert_eq!(by("For Ambassador from Marlow."), ["Marlow"; 2]);
    assert_eq!(by("For Ambassador."), ["Department of State (TALLIS)"; 2]);
}

#[test]
fn i_is_whom_a_line_below_the_subject_or_the_references_says_it_is_from() {
    let by = |head: &str, signer: &str| -> Option<String> {
        let text = format!(
            "R 081200Z JUN 75\nFM SECSTATE WASHDC\nTO AMEMBASSY OSLO\nSTATE 900\nSUBJECT: HARBOUR TALKS\n{head}\n\n1. I PROPOSE A CONFERENCE ON THE STRAITS.\n\n2. TEXT.\n\n{signer}"
        );
        proposer(&text)
    };
    for head in [
        "FOR AMBASSADOR FROM ASSISTANT SECRETARY MARLOW",
        "REF: OSLO 12\n\nFOR AMBASSADOR TALLIS FROM AMBASSADOR MARLOW",
    ] {
        assert_eq!(by(head, "QUILL").as_deref(), Some("MARLOW"), "{head}");
    }
    // Of a name that nothing tells it is known that he does not sign.
    assert_eq!(by("FOR AMBASSADOR FROM MARLOW", "QUILL"), None);
    // Another signs for the Secretary of State.
    let secretary = "FOR AMBASSADOR FROM THE SECRETARY";
    assert_ne!(by(secretary, "QUILL").as_deref(), Some("QUILL"));
    assert!(by(secretary, "QUILL").is_some());
}
