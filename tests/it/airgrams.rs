//! Airgrams: their own numbers, those of a list and of the running text, and how they are found. All texts are invented.

use std::fs;

use cablegraph::ingest::{parse_document, understand};
use cablegraph::model::EntityId;

use crate::support::{answer, raw};

/// Heading and dateline of a message from the embassy in Norway.
fn from_oslo(kind: &str, day: &str, text: &str) -> String {
    format!(
        "8. {kind} From the Embassy in Norway to the Department of State\n\nOslo, {day}.\n\n{text}"
    )
}

/// The same of one to it.
fn to_oslo(kind: &str, day: &str, text: &str) -> String {
    format!(
        "9. {kind} From the Department of State to the Embassy in Norway\n\nWashington, {day}.\n\n{text}"
    )
}

fn number(text: &str) -> Option<String> {
    let cable = parse_document(&raw(text, None, None)).value;
    cable.mrn.map(|mrn| mrn.to_string())
}

/// What a message refers to, each with how sure that is in percent.
fn cited(text: &str) -> Vec<(String, u32)> {
    let document = understand(raw(text, None, None));
    let name = |id: EntityId| {
        let entity = document.entities.iter().find(|entity| entity.id == id);
        entity.map(|entity| entity.name.clone())
    };
    let references = document.assertions.iter();
    references
        .filter(|assertion| assertion.predicate == "references")
        .filter_map(|assertion| {
            let sure = (assertion.confidence * 100.0).round() as u32;
            Some((name(assertion.object.as_ref()?.entity?)?, sure))
        })
        .collect()
}

fn names(text: &str) -> Vec<String> {
    cited(text).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn a_held_airgram_has_the_number_of_its_heading_form_or_first_words() {
    let day = "June 3, 1964";
    for (text, own) in [
        (
            from_oslo("Airgram", day, "A-257\n\nSUBJECT\n\nHarbours\n\nText."),
            "64OSLOAIRGRAM257",
        ),
        (
            from_oslo("Airgram", day, "A–257. Subject: Harbours. Text."),
            "64OSLOAIRGRAM257",
        ),
        (from_oslo("Airgram A-257", day, "Text."), "64OSLOAIRGRAM257"),
        (from_oslo("Airgram 257", day, "Text."), "64OSLOAIRGRAM257"),
        (
            to_oslo("Airgram", day, "A-89\n\nSUBJECT\n\nHarbours\n\nText."),
            "64STATETOOSLOAIRGRAM89",
        ),
        (
            to_oslo(
                "Circular Airgram",
                day,
                "CA-10362\n\nSUBJECT\n\nHarbours\n\nText.",
            ),
            "64STATECIRCULARAIRGRAM10362",
        ),
        (
            from_oslo("Airgram", "March 3, 1961", "G-504. Text."),
            "61OSLOAIRGRAMG504",
        ),
    ] {
        assert_eq!(number(&text).as_deref(), Some(own), "{text}");
    }
    // A number without letters is no telegram's, and one to many posts has a series of its own.
    assert_eq!(number(&from_oslo("Airgram", day, "Text.")), None);
    assert_eq!(
        number(&to_oslo("Circular Airgram", day, "A-89. Text.")),
        None
    );
}

#[test]
fn the_form_of_an_airgram_names_its_post_and_number() {
    let form = |lines: &str| {
        format!(
            "AIRGRAM\n\n{lines}\n\nTO:\n\nDepartment of State\n\nFROM:\n\nAmembassy OSLO\n\nDATE:\n\nJune 3, 1970\n\nSUBJECT:\n\nHarbours\n\n1. An invented text."
        )
    };
    for lines in [
        "Department of State\n\nA-257",
        "DEPARTMENT OF STATE A-257",
        "Department of State\n\nOSLO A-257",
        "OSLO 257",
    ] {
        let text = from_oslo("Airgram", "June 3, 1970", &form(lines));
        assert_eq!(
            number(&text).as_deref(),
            Some("70OSLOAIRGRAM257"),
            "{lines}"
        );
    }
}

#[test]
fn airgrams_of_a_list_are_whose_the_words_before_say() {
    let day = "June 3, 1964, 6 p.m.";
    let listed = |list: &str| {
        names(&from_oslo(
            "Telegram",
            day,
            &format!("931. Ref: {list}. Text here."),
        ))
    };
    assert_eq!(
        listed("Rome airgram A-57 to State DTD 23 Mar"),
        ["64ROMEAIRGRAM57"]
    );
    assert_eq!(
        listed("Dept's A-89, May 4, 1963"),
        ["63STATETOOSLOAIRGRAM89"]
    );
    assert_eq!(listed("CA-10362"), ["64STATECIRCULARAIRGRAM10362"]);
    assert_eq!(listed("Embassy Airgram 2008"), ["64OSLOAIRGRAM2008"]);
    assert_eq!(listed("EmbAir A-50, Aug. 17"), ["63OSLOAIRGRAM50"]);
    assert_eq!(
        listed("Rome 12, A-114, 128; Bonn's A-250 (Notal)"),
        [
            "64ROME12", "64ROMEAIRGRAM114", "64ROMEAIRGRAM128", "64BONNAIRGRAM250"
        ]
    );
    // Nobody's, as far as the words say, is the writer's; a small number may be the Department's.
    assert_eq!(listed("A-257"), ["64OSLOAIRGRAM257"]);
    assert_eq!(listed("A-5"), [""; 0]);
    assert_eq!(listed("Lindholm A-257"), [""; 0]);
}

#[test]
fn airgrams_of_the_text_are_read_with_their_days() {
    let day = "June 3, 1964, 6 p.m.";
    let text = |words: &str| from_oslo("Telegram", day, &format!("931. {words}"));
    let sure = |words: &str| cited(&text(words));
    let one = |name: &str, confidence| vec![(name.to_owned(), confidence)];
    assert_eq!(
        sure("He spoke as in Embassy's A-257."),
        one("64OSLOAIRGRAM257", 80)
    );
    assert_eq!(
        sure("He spoke as in A-257 of May 2."),
        one("64OSLOAIRGRAM257", 60)
    );
    assert_eq!(
        sure("You said so in your A-12, Nov. 3."),
        one("63STATETOOSLOAIRGRAM12", 80)
    );
    assert_eq!(
        sure("See CA-10362 of June 16, 1958."),
        one("58STATECIRCULARAIRGRAM10362", 80)
    );
    assert_eq!(
        names(&text(
            "Rome 1304 and A-344 say the same, and so do Bonn's airgrams A-71 and A-80."
        )),
        [
            "64ROME1304", "64ROMEAIRGRAM344", "64BONNAIRGRAM71", "64BONNAIRGRAM80"
        ]
    );
    assert_eq!(
        names(&text("This is Toaid A-2874.")),
        ["64TOAIDAIRGRAM2874"]
    );
    // Without a day it is the one that was named with it.
    assert_eq!(
        names(&text("See CA-386, July 10, 1963. He spoke as CA-386 says.")),
        ["63STATECIRCULARAIRGRAM386"]
    );
    for words in [
        "They want the A-100 aircraft and twelve A-4s.",
        "The Skyhawk A-104 is not for sale. Nine A-26 and six A-1-E flew.",
        "Section A-5 of the plan stands, and the G-77 met.",
        "A 100 percent increase was asked.",
    ] {
        assert_eq!(names(&text(words)), [""; 0], "{words}");
    }
}

#[test]
fn no_year_of_an_airgram_is_guessed() {
    let text = |day: &str| from_oslo("Telegram", day, "931. See Bonn's A-257.");
    assert_eq!(names(&text("February 3, 1964")), [""; 0]);
    assert_eq!(names(&text("October 3, 1964")), ["64BONNAIRGRAM257"]);
    // An airgram's own number tells about when its forerunners were sent.
    let own = |cited: &str| {
        let text = format!("A-600\n\nSUBJECT\n\nHarbours\n\nSee our {cited}.");
        names(&from_oslo("Airgram", "February 3, 1964", &text))
    };
    assert_eq!(own("A-590"), ["64OSLOAIRGRAM590"]);
    assert_eq!(own("A-100"), ["63OSLOAIRGRAM100"]);
    assert_eq!(own("A-700"), [""; 0]);
    let list = from_oslo(
        "Telegram",
        "February 3, 1964",
        "931. Ref: Bonn's A-257. Text.",
    );
    let parsed = parse_document(&raw(&list, None, None));
    assert!(parsed.diagnostics.iter().any(|told| told.code == "P024"));
}

#[test]
fn a_cited_airgram_leads_to_the_held_one_and_is_missing_before() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    let db = at("cables.db");
    let ask = |arguments: &[&str]| answer(&[arguments, &["--db", &db]].concat());
    let citing = to_oslo(
        "Telegram",
        "June 9, 1964, 6 p.m.",
        "785. Your A-257 is an invented one. Text.",
    );
    fs::write(at("citing.txt"), citing).expect("a file");
    ask(&["ingest", &at("citing.txt")]);
    assert!(ask(&["query", "list_missing"]).contains("64OSLOAIRGRAM257"));
    let held = from_oslo(
        "Airgram",
        "June 3, 1964",
        "A-257\n\nSUBJECT\n\nHarbours\n\nInvented text.",
    );
    fs::write(at("held.txt"), held).expect("a file");
    ask(&["ingest", &at("held.txt")]);
    assert!(ask(&["refs", "64OSLOAIRGRAM257"]).contains("64STATETOOSLO785"));
    assert!(ask(&["refs", "Oslo A-257"]).contains("64STATETOOSLO785"));
    let found = ask(&["resolve", "Airgram A-257 from Oslo, June 3, 1964"]);
    assert!(
        found.contains("64OSLOAIRGRAM257") && found.contains("held, 100 %"),
        "{found}"
    );
}

#[test]
fn an_airgram_is_signed_in_full_with_an_office_above_or_below() {
    let signed = |kind: &str, close: &str| {
        let text = from_oslo(
            kind,
            "March 3, 1964",
            &format!("A-257. Harbours are open.\n\n{close}"),
        );
        let cable = parse_document(&raw(&text, None, None)).value;
        cable.signed_by.first().map(|name| name.value.clone())
    };
    let tallis = Some("Oren P. Tallis".to_owned());
    assert_eq!(signed("Airgram", "Oren P. Tallis"), tallis);
    assert_eq!(
        signed(
            "Airgram",
            "For the Ambassador:\n\nOren P. Tallis\n\nCounselor of Embassy\n\nfor Political Affairs"
        ),
        tallis
    );
    assert_eq!(
        signed("Airgram", "First Secretary\n\nOren P. Tallis"),
        tallis
    );
    assert_eq!(
        signed("Airgram", "O.P. Tallis, Jr."),
        Some("O.P. Tallis, Jr.".to_owned())
    );
    // What another signs a telegram passes on.
    assert_eq!(signed("Telegram", "Oren P. Tallis"), None);
}
