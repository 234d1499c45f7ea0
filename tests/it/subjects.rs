//! Where a subject ends, and a line of the text that looks like one of the head.

use cablegraph::ingest::parse_document;
use cablegraph::model::{Cable, Parsed};

use crate::support::raw;

fn parse(text: &str) -> Parsed<Cable> {
    parse_document(&raw(text, None, None))
}

#[test]
fn a_subject_ends_before_a_reference_or_whom_the_message_is_for() {
    let check = |below: &str| {
        let text = format!(
            "R 081200Z JUN 75\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\nROME 900\nSUBJECT: HARBOUR TALKS\n{below}\n\n1. TEXT.\n2. TEXT."
        );
        let cable = parse(&text).value;
        let subject = cable.subject.map(|subject| subject.value);
        assert_eq!(subject.as_deref(), Some("HARBOUR TALKS"), "{below}");
        cable.references.len()
    };
    assert_eq!(check("REFERENCE STATE 10697"), 1);
    for line in [
        "FOR AMBASSADOR FROM THE SECRETARY",
        "FOR AMBASSADOR MARLOW AND ASSISTANT SECRETARY TALLIS",
        "OSLO ALSO FOR FODAG",
    ] {
        assert_eq!(check(line), 0);
        assert_eq!(check(&format!("REF: OSLO 12\n\n{line}")), 1);
    }
}

#[test]
fn a_subject_may_go_on_with_for() {
    let text = "R 081200Z JUN 75\nFM AMEMBASSY ROME\nROME 900\nSUBJECT: PLANS OF THE MINISTER OF THE HARBOUR AND THE SEA\nFOR NEGOTIATIONS IN SPRING\n\n1. TEXT.";
    let subject = parse(text).value.subject.map(|subject| subject.value);
    assert!(subject.is_some_and(|subject| subject.ends_with("FOR NEGOTIATIONS IN SPRING")));
}

#[test]
fn a_foreign_minister_is_no_sender() {
    let text = "R 081200Z JUN 75\nUSMISSION USUN NY\nSECSTATE WASHDC 3970\nUSUN 3838\nMEMORANDUM OF CONVERSATION:\nFM MARLOW (NORVALE)\n\n1. TEXT.";
    let from = parse(text).value.from.map(|from| from.value);
    assert!(from.is_none_or(|from| from.contains("USUN")), "a name");
}
