//! Who is meant by a short form: as the message explains it, else by what it speaks of. All texts are invented.

use std::collections::BTreeMap;

use cablegraph::ingest;

use crate::support::{check_named as check, named_in, raw};

fn named(head: &str, text: &str) -> BTreeMap<String, Vec<String>> {
    let text = format!("{head}\n\n1. This message is invented.\n\n{text}\n");
    named_in(&ingest::understand(raw(&text, None, None)))
}

const NORVALE: &str = "FM AMEMBASSY NORVALE";

#[test]
fn a_form_of_several_meanings_is_told_by_what_is_spoken_of() {
    let laos = named(NORVALE, "2. In Laos the PL attacked at dawn.");
    check(&laos, "Pathet Lao", &["PL"]);
    let law = named(NORVALE, "2. Wheat came under PL 480 and GM stood by.");
    assert!(!law.contains_key("Pathet Lao"), "{law:?}");
    assert!(!law.contains_key("General Motors"), "{law:?}");
    let cars = named(NORVALE, "2. The GM plant built cars and other automobiles.");
    check(&cars, "General Motors", &["GM"]);
}

#[test]
fn what_the_message_explains_wins() {
    let text = "2. In Laos search and rescue (SAR) went on. SAR helicopters came from Syria.";
    let found = named(NORVALE, text);
    assert!(
        !found
            .get("Syria")
            .is_some_and(|words| words.contains(&"SAR".to_owned())),
        "{found:?}"
    );
    let text = "2. The Norvale Advisory Council (NAC) met on NATO. NAC agreed.";
    let found = named(NORVALE, text);
    check(
        &found,
        "Norvale Advisory Council",
        &["Norvale Advisory Council", "NAC", "NAC"],
    );
    let before = "2. NAC (Norvale Advisory Council) met on NATO. NAC agreed.";
    check(
        &named(NORVALE, before),
        "Norvale Advisory Council",
        &["NAC", "Norvale Advisory Council", "NAC"],
    );
}

#[test]
fn words_that_are_those_of_the_lists_are_the_same_body() {
    let text = "2. The Organisation for African Unity (OAU) met. OAU agreed.";
    check(
        &named(NORVALE, text),
        "Organization of African Unity",
        &["Organisation for African Unity", "OAU", "OAU"],
    );
}

#[test]
fn a_party_of_one_country_is_nobody_s_where_the_country_is_not_spoken_of() {
    let text = "2. PCI will not join.";
    check(&named(NORVALE, text), "PCI", &["PCI"]);
    let italy = "2. PCI will not join, Italy being Italy.";
    check(&named(NORVALE, italy), "Italian Communist Party", &["PCI"]);
    let rome = "R 141915Z JUN 78\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\n\nCONFIDENTIAL ROME 4318";
    let rome = named(rome, text);
    check(&rome, "Italian Communist Party", &["PCI"]);
}

#[test]
fn two_countries_named_alike_leave_a_form_open() {
    let text = "2. Iran and Iraq met. GOI agreed.";
    check(&named(NORVALE, text), "GOI", &["GOI"]);
    let text = "2. Iran and Iraq met, Iran first. GOI agreed.";
    check(&named(NORVALE, text), "Government of Iran", &["GOI"]);
}

#[test]
fn two_rival_governments_are_two() {
    let text = "2. Cambodia is claimed by GRUNK and by GKR.";
    let found = named(NORVALE, text);
    check(
        &found,
        "Royal Government of National Union of Kampuchea",
        &["GRUNK"],
    );
    check(&found, "Government of Cambodia", &["GKR"]);
}

#[test]
fn halves_of_hyphenated_words_are_no_bodies() {
    let text = "2. THE AFL-CIO MET THE RIGHT-IST UNION AND THE AP- PLICATION WAS REFUSED.";
    let found = named(NORVALE, text);
    let bodies: Vec<&String> = found.values().flatten().collect();
    for half in ["AFL", "CIO", "AP"] {
        assert!(
            !bodies.iter().any(|word| *word == half),
            "{half}: {found:?}"
        );
    }
}

#[test]
fn the_noun_alone_is_the_only_body_of_that_noun_before_it() {
    let text = "2. The Norvale Review Committee met. Marlow said the Committee had agreed.";
    let found = named(NORVALE, text);
    check(
        &found,
        "Norvale Review Committee",
        &["Norvale Review Committee", "Committee"],
    );
    let two = "2. The Norvale Review Committee met the Tallis Review Committee. Then the Committee agreed.";
    let found = named(NORVALE, two);
    assert!(
        !found
            .values()
            .any(|words| words.contains(&"Committee".to_owned())),
        "{found:?}"
    );
}

#[test]
fn a_mission_calls_itself_mission() {
    let head =
        "R 141915Z JUN 78\nFM USMISSION NATO\nTO SECSTATE WASHDC\n\nCONFIDENTIAL USNATO 4318";
    let found = named(head, "2. MISSION BELIEVES THAT A MISSION TO NORVALE HELPS.");
    check(&found, "US Mission to NATO", &["MISSION"]);
    let found = named(NORVALE, "2. The Mission of Marlow failed.");
    assert!(!found.contains_key("Mission"), "{found:?}");
}

#[test]
fn short_forms_of_subjects_are_no_bodies() {
    let found = named(
        NORVALE,
        "2. MFN for Norvale was refused; ICBMs and ICBM remain.",
    );
    check(&found, "most-favored-nation treatment", &["MFN"]);
    assert!(!found.contains_key("MFN"), "{found:?}");
}
