//! Plans that bear the name of a body or place, and what becomes of them: "Sound Information Center (SIC)". All invented.

use cablegraph::ingest::understand;
use cablegraph::model::EntityKind;
use serde_json::Value;

use crate::boards::invented;
use crate::support::{answer, raw, run};

/// The kind under which a name and its short form are one.
fn kind_of(text: &str, name: &str, short: &str) -> Option<EntityKind> {
    let text = format!("R 081200Z JUN 06\nFM AMEMBASSY ROME\nROME 900\n\n1. (C) {text}");
    let document = understand(raw(&text, None, None));
    let mut entities = document.entities.iter();
    let found = entities.find(|entity| entity.name == name)?;
    found
        .aliases
        .iter()
        .any(|alias| alias == short)
        .then_some(found.kind)
}

#[test]
fn a_name_with_its_initials_in_brackets_is_one_thing() {
    let check = |name: &str, short: &str, kind: EntityKind| {
        let text = format!("Tallis proposed a {name} ({short}). The {short} would open in May.");
        assert_eq!(kind_of(&text, name, short), Some(kind), "{text}");
    };
    check("Sund Maritime Information Center", "SMIC", EntityKind::Body);
    check("Sund Free Trade Area", "SFTA", EntityKind::Initiative);
    check("Trans-Sund Energy Corridor", "TSEC", EntityKind::Initiative);
    check(
        "Sund Harbor Monitoring Network",
        "SHMN",
        EntityKind::Initiative,
    );
    check("Joint Harbor Observation Mission", "JHOM", EntityKind::Body);
    // What only describes is no name.
    let plain = "He called for a harbor access area (HAA). The HAA would open in May.";
    assert_eq!(kind_of(plain, "harbor access area", "HAA"), None);
}

#[test]
fn a_name_that_spells_a_short_form_elsewhere_in_the_text_is_the_same_thing() {
    let text = "Tallis rejected the JHOM. The Joint Harbor Observation Mission is dead, he said.";
    let kind = kind_of(text, "Joint Harbor Observation Mission", "JHOM");
    assert_eq!(kind, Some(EntityKind::Body));
    // Two that it may mean are none.
    let two = "Tallis rejected the JHOM. The Joint Harbor Observation Mission and the Joint House Oversight Mission met.";
    let kind = kind_of(two, "Joint Harbor Observation Mission", "JHOM");
    assert_eq!(kind, None);
}

const SENT: [&str; 4] = ["021000Z MAY 74", "AMEMBASSY NORVALE", "SECSTATE WASHDC", ""];

fn asked(body: &'static str, name: &str) -> Value {
    let [sent, from, to, references] = SENT;
    let (_folder, db) = invented(&[["NORVALE 100", sent, from, to, references, body]]);
    let told = run(&["initiative", name, "--json", "--db", &db]);
    serde_json::from_slice(&told.stdout).unwrap_or_default()
}

#[test]
fn a_body_that_somebody_proposes_is_asked_for_like_an_initiative() {
    let body = "1. (C) Foreign Minister Oren Tallis proposed a Sund Maritime Information Center (SMIC).\n\n\
                2. (C) Defense Minister Ilse Varga rejected the SMIC.";
    for name in ["SMIC", "Sund Maritime Information Center"] {
        let said = asked(body, name);
        let history = &said["histories"][0];
        assert_eq!(
            history["first_proposed"]["subject"], "Oren Tallis",
            "{said}"
        );
        let sides = history["sides"].as_array().map(Vec::len);
        assert_eq!(sides, Some(2), "{said}");
    }
    let [sent, from, to, references] = SENT;
    let (folder, db) = invented(&[["NORVALE 100", sent, from, to, references, body]]);
    let picture = folder.path().join("sides.svg").display().to_string();
    answer(&["draw", "SMIC", "--proposals", "-o", &picture, "--db", &db]);
    let picture = std::fs::read_to_string(picture).expect("a picture");
    assert!(picture.contains("Tallis") && picture.contains("Varga"));
    // Of a body on which nobody takes sides there is nothing to tell.
    let plain = "1. (C) Foreign Minister Oren Tallis met the Sund Maritime Center (SMC).";
    assert_eq!(asked(plain, "SMC"), Value::Null);
}

#[test]
fn adjectives_that_hyphens_join_leave_a_proposal_what_it_is() {
    let body = "1. (C) Foreign Minister Oren Tallis proposed a joint U.S.-EU Sund Port Security Initiative (SPSI).";
    let said = asked(body, "SPSI");
    assert_eq!(
        said["histories"][0]["first_proposed"]["subject"], "Oren Tallis",
        "{said}"
    );
    let other = "1. (C) Foreign Minister Oren Tallis proposed talks against the Sund Port Security Initiative (SPSI).";
    let said = asked(other, "SPSI");
    assert_eq!(
        said["histories"][0]["first_proposed"],
        Value::Null,
        "{said}"
    );
}

#[test]
fn of_several_who_are_asked_each_is_told_apart() {
    let asks = [
        "STATE 5000",
        "011000Z JUN 06",
        "SECSTATE WASHDC",
        "AMEMBASSY ROME\nAMEMBASSY LISBON\nAMEMBASSY OSLO",
        "",
        "1. (C) Posts should deliver the points and report responses by June 15.",
    ];
    let replies = |number, sent, from| {
        [
            number,
            sent,
            from,
            "SECSTATE WASHDC",
            "STATE 5000",
            "1. (C) DCM delivered the points.",
        ]
    };
    let (_folder, db) = invented(&[
        asks,
        replies("ROME 800", "051000Z JUN 06", "AMEMBASSY ROME"),
        replies("OSLO 300", "091000Z JUN 06", "AMEMBASSY OSLO"),
    ]);
    let board = answer(&["guidance", "--json", "--db", &db]);
    let board: Value = serde_json::from_str(&board).expect("one JSON document");
    let request = &board["requests"][0];
    assert_eq!(request["answer"]["cable"], "06ROME800", "{board}");
    let told: Vec<(Option<&str>, Option<&str>)> = request["replies"]
        .as_array()
        .expect("replies")
        .iter()
        .map(|reply| (reply["addressee"].as_str(), reply["answer"].as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (Some("Embassy Rome"), Some("06ROME800")),
            (Some("Embassy Oslo"), Some("06OSLO300")),
            (Some("Embassy Lisbon"), None)
        ]
    );
    let open = answer(&["guidance", "--unanswered", "--db", &db]);
    assert!(open.contains("Embassy Lisbon: no answer is held"), "{open}");
}
