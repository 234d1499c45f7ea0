//! Names that no list has and no title introduces: found by what stands around them. All names are invented.

use cablegraph::model::Document;

use crate::support::understand;

/// The words found as this kind, in order, once each; titles whose holder is never named are left out.
fn found(text: &str, kind: &str) -> Vec<String> {
    let document: Document = understand(text);
    let mut words: Vec<String> = Vec::new();
    for mention in document.mentions.iter().filter(|m| m.kind.as_str() == kind) {
        if document.entities[mention.entity.0 as usize]
            .key
            .starts_with("holder:")
        {
            continue;
        }
        let word = mention.span.of(text).to_owned();
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

fn people(text: &str, expected: &[&str]) {
    assert_eq!(found(text, "person"), expected, "{text}");
}

#[test]
fn bare_surnames_are_people() {
    people(
        "1. I saw Ostrovic this morning. He told me that Belmanov and Tarvuni would not come. \
         Reftel reported Tarvuni's remarks to press.",
        &["Ostrovic", "Belmanov", "Tarvuni"],
    );
    people(
        "1. When Ostrovic opened he said Govt had no objection. Replied I would inform Belmanov.",
        &["Ostrovic", "Belmanov"],
    );
}

#[test]
fn bare_surnames_in_capitals_are_people() {
    people(
        "1. OSTROVIC SAID HE WOULD INFORM BELMANOV OF OUR POSITION. OSTROVIC ALSO ASKED WHETHER WE WOULD AGREE TO MEETING.",
        &["OSTROVIC", "BELMANOV"],
    );
}

#[test]
fn people_beside_each_other_are_two() {
    people(
        "1. Believe Ostrovic/Belmanov talks useful. Ostrovic said so himself, and Belmanov agreed with him.",
        &["Ostrovic", "Belmanov"],
    );
    people(
        "1. Present were Ostrovic, Belmanov and Tarvuni. Belmanov did not speak; Ostrovic and Tarvuni said little.",
        &["Ostrovic", "Belmanov", "Tarvuni"],
    );
}

#[test]
fn what_is_nobody_stays_nobody() {
    for text in [
        "1. Arab states will not agree. The Arabs have told us so.",
        "1. Embassy believes Department should reply to reftel. Deptel 371 and Embtel 52 refer.",
        "1. WE ARE TOLD THAT NO ACTION IS REQUIRED. REPORT FOLLOWS SEPTEL. EMBASSY HAS NO COMMENT. MINIMIZE CONSIDERED.",
        "1. Four-Power responsibility must continue. Consultations Tuesday. Please advise soonest.",
        "1. Secretary will arrive Friday. Foreign Minister will meet Deputy Prime Minister.",
    ] {
        people(text, &[]);
    }
}

#[test]
fn short_verbs_in_capitals_are_no_places() {
    let places = found(
        "1. WE ARE NOT ABLE TO SAY WHAT THEY HAVE GOT. THEY ASKED US TO WAIT. TURKEY AND GREECE AGREE.",
        "place",
    );
    assert_eq!(places, ["TURKEY", "GREECE"]);
}

#[test]
fn numbers_of_messages_hold_no_places() {
    let places = found(
        "1. As Ankara 1204 and Bangkok's 914 report, Greece agrees. Paris 1919 is another matter.",
        "place",
    );
    assert_eq!(places, ["Greece", "Paris"]);
}

#[test]
fn initiatives_are_called_by_who_made_them_and_when() {
    let initiatives = found(
        "1. Minister Ostrovic rejected Turkish memorandum. He would study the June 16 agreement and US-Turkish talks. \
         The Ostrovic plan is dead, and a plan is not enough.",
        "initiative",
    );
    assert_eq!(
        initiatives,
        [
            "Turkish memorandum", "June 16 agreement", "US-Turkish talks", "Ostrovic plan"
        ]
    );
}

#[test]
fn the_dateline_of_an_edition_names_its_places() {
    let text = "12. Telegram From the Embassy in Turkey to the Department of State\n\n\
                Ankara, May 3, 1964, 2 p.m.\n\n1204. I saw him today.";
    let places = found(text, "place");
    assert!(
        places.contains(&"Turkey".to_owned()) && places.contains(&"Ankara".to_owned()),
        "{places:?}"
    );
}

#[test]
fn a_listed_name_is_one_whoever_finds_it() {
    let text = "1. Ostrovic said that the MLF Working Group would meet in Rome. He feared that opponents of the MLF \
                would use the MLF Charter as a pretext.";
    let document = understand(text);
    let named = document
        .mentions
        .iter()
        .filter(|m| m.span.of(text) == "MLF");
    let meant: Vec<&str> = named
        .map(|m| document.entities[m.entity.0 as usize].name.as_str())
        .collect();
    assert!(meant.len() > 1, "{meant:?}");
    assert!(
        meant.iter().all(|name| *name == "Multilateral Force"),
        "{meant:?}"
    );
}
