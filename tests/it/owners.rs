//! Whose a body is that many have: an embassy, a ministry, a presidency. All texts are invented.

use std::collections::BTreeMap;

use cablegraph::ingest;

use crate::support::{check_named as check, named_in, raw};

fn named(head: &str, text: &str) -> BTreeMap<String, Vec<String>> {
    let text = format!("{head}\n\n1. This message is invented.\n\n{text}\n");
    named_in(&ingest::understand(raw(&text, None, None)))
}

#[test]
fn the_departments_embassy_is_the_only_addressee() {
    let head = |to: &str| {
        format!("O 081822Z AUG 76\nFM SECSTATE WASHDC\nTO {to}\n\nCONFIDENTIAL STATE 187999")
    };
    let text = "2. REQUEST EMBASSY'S COMMENTS.";
    let one = named(&head("AMEMBASSY LISBON IMMEDIATE"), text);
    check(&one, "Embassy Lisbon", &["EMBASSY"]);
    let two = named(&head("AMEMBASSY LISBON\nAMEMBASSY ROME"), text);
    check(&two, "Embassy", &["EMBASSY"]);
}

#[test]
fn a_mission_to_an_organisation_has_no_country_of_its_own() {
    let head =
        "R 141915Z JUN 78\nFM USMISSION NATO\nTO SECSTATE WASHDC\n\nCONFIDENTIAL USNATO 4318";
    let named = named(head, "2. DEFENSE MINISTRY OBJECTED.");
    check(&named, "Defense Ministry", &["DEFENSE MINISTRY"]);
}

#[test]
fn the_presidency_behind_the_union_is_the_unions() {
    let named = named(
        "FM AMEMBASSY NORVALE",
        "2. The EU Presidency called for talks.",
    );
    let name = "Presidency of the Council of the European Union";
    check(&named, name, &["EU Presidency"]);
}

#[test]
fn a_ministry_in_the_departments_message_is_the_only_addressees() {
    let head = |to: &str| {
        format!("O 081822Z AUG 76\nFM SECSTATE WASHDC\nTO {to}\n\nCONFIDENTIAL STATE 187999")
    };
    let text = "2. THE FOREIGN OFFICE OBJECTED.";
    let one = named(&head("AMEMBASSY LISBON IMMEDIATE"), text);
    check(
        &one,
        "Foreign Ministry (cables from Portugal)",
        &["FOREIGN OFFICE"],
    );
    let two = named(&head("AMEMBASSY LISBON\nAMEMBASSY ROME"), text);
    check(&two, "Foreign Ministry", &["FOREIGN OFFICE"]);
}

#[test]
fn another_states_department_is_not_the_american_one() {
    let head = "FM AMEMBASSY NORVALE";
    let theirs = named(head, "2. The Danish Defense Department objected.");
    check(
        &theirs,
        "Danish Defense Department",
        &["Danish Defense Department"],
    );
    let ours = named(head, "2. The Defense Department objected.");
    check(&ours, "Department of Defense", &["Defense Department"]);
}
