//! Heads as volumes print them: lists with blank lines between, misprints, several addressees, a day stated beside the text.
//! Every message here is invented.

use std::fs;

use cablegraph::ingest::understand;
use cablegraph::model::{Cable, Located};
use tempfile::tempdir;

use crate::support::{answer, people, raw, run, text};

fn read(words: &str) -> Cable {
    understand(raw(words, None, None)).cable
}

fn number(cable: &Cable) -> String {
    cable
        .mrn
        .as_ref()
        .map_or(String::new(), ToString::to_string)
}

fn values(list: &[Located<String>]) -> Vec<&str> {
    list.iter().map(|one| one.value.as_str()).collect()
}

#[test]
fn addressees_with_blank_lines_between_them_are_all_read() {
    let cable = read(
        "9. Telegram 218 From the Embassy in Italy to the Department of State, January 14, 1971, 1445Z\n\n\
         January 14, 1971, 1445Z\n\nTELEGRAM\n\nDepartment of State\n\nP R 141445Z JAN 71\n\nFM\n\nAMEMBASSY ROME\n\nTO\n\n\
         SECSTATE WASHDC IMMEDIATE 3205\n\nAMEMBASSY LONDON\n\nINFO AMEMBASSY BEIRUT IMMEDIATE\n\nAMEMBASSY PARIS UNN\n\n\
         AMCONSUL NAPLES AMEMBASSY OSLO\n\nCSAF\n\nUSUN NEW YORK 880\n\nROME 218\n\nOSLO FOR MARLOW\n\nSUBJECT:\n\n\
         PILOTAGE TALKS\n\nREF:\n\nSTATE 6068\n\n1. TALLIS AGREED TO THE TALKS.\n\n2. WE SHALL REPORT.\n\nQUILL",
    );
    assert_eq!(
        values(&cable.to),
        ["Department of State", "SECSTATE WASHDC", "AMEMBASSY LONDON"]
    );
    assert_eq!(
        values(&cable.info),
        [
            "AMEMBASSY BEIRUT", "AMEMBASSY PARIS", "AMCONSUL NAPLES", "AMEMBASSY OSLO", "CSAF",
            "USUN NEW YORK"
        ]
    );
    assert_eq!(number(&cable), "71ROME218");
    assert_eq!(
        cable.subject.map(|subject| subject.value).as_deref(),
        Some("PILOTAGE TALKS")
    );
    assert_eq!(cable.paragraphs.first().and_then(|one| one.number), Some(1));
}

#[test]
fn what_stands_above_an_editors_heading_hides_no_head() {
    const TELEGRAM: &str = "9. Telegram From the Embassy in Italy to the Department of State\n\n\
        Rome, May 4, 1963, 7 p.m.\n\n736. Tallis agreed.\n\nQuill\n";
    for above in [
        "Foreign Relations of the United States, 1961-1963, Volume XIII, Western Europe and Canada\n\n",
        "Historical Documents\nWestern Europe and Canada\n\n",
        "",
    ] {
        let cable = read(&format!("{above}{TELEGRAM}"));
        assert_eq!(number(&cable), "63ROME736", "{above}");
    }
    // A document that a message cites is not the message.
    let quoted = read(
        "Tallis agreed to all of it.\n\n1. (C) He has read the following.\n\n9. Telegram From the Embassy in Italy to the \
         Department of State\n",
    );
    assert_eq!(number(&quoted), "");
}

#[test]
fn the_heading_of_what_comes_next_signs_nothing() {
    const TELEGRAM: &str = "9. Telegram From the Embassy in Italy to the Department of State\n\nRome, May 4, 1963, 7 p.m.\n\n\
        736. Tallis agreed.\n\n";
    for (foot, signer) in [
        ("Quill\n\nAlgeria\n", "Quill"),
        ("QUILL\n\nALGERIA", "QUILL"),
        ("Jordan\n", "Jordan"),
        ("Tallis refused.\n\nJordan\n", "Jordan"),
    ] {
        let cable = read(&format!("{TELEGRAM}{foot}"));
        let signed: Vec<&str> = cable
            .signed_by
            .iter()
            .map(|one| one.value.as_str())
            .collect();
        assert_eq!(signed, [signer], "{foot}");
    }
}

#[test]
fn numbers_are_read_whatever_the_print_has_done_to_them() {
    const FROM_ROME: &str = "9. Telegram From the Embassy in Italy to the Department of State\n\n";
    const TO_ROME: &str = "9. Telegram From the Department of State to the Embassy in Italy\n\n";
    for (heading, rest, expected) in [
        (
            FROM_ROME,
            "Rome, May 4, 1963, 7 p.m.\n\n736.\n\nI. Background\n\nTallis agreed.",
            "63ROME736",
        ),
        (
            TO_ROME,
            "Washington May 4, 1969, 0212Z.\n\n79406. Tallis agreed.",
            "69STATE79406",
        ),
        (
            FROM_ROME,
            "Rome, May4, 1963, 7 p.m.\n\n699. Tallis agreed.",
            "63ROME699",
        ),
        (
            FROM_ROME,
            "Rome, May, 14, 1963.\n\n699. Tallis agreed.",
            "63ROME699",
        ),
        (
            FROM_ROME,
            "Rome, Italy, May 14, 1963.\n\n65. 1. Tallis agreed.",
            "63ROME65",
        ),
        (
            FROM_ROME,
            "Rome, May 14, 1968, 0212Z.\n\n2614/Vipto 93. Tallis agreed.",
            "68ROME2614",
        ),
        (
            TO_ROME,
            "Washington, May 14, 1969, 0212Z.\n\n56540 1. Tallis agreed.",
            "69STATE56540",
        ),
        (
            TO_ROME,
            "Washington, May 14, 1970, 0212Z.\n\nWhite House please pass Kestrel Bay for Marlow.\n\n146306. Tallis agreed.",
            "70STATE146306",
        ),
        (
            "9. Telegram 5164 From the Embassy in Nigeria to the Department of State, June 7, 1969, 2029Z\n\n",
            "June 7, 1969, 2029Z\n\nO P 072029Z JUN 69\n\nFM\n\nAMEMBASSY LAGOS\n\nTO\n\nSECSTATE WASHDC\n\nLAGOS 5164\n\n1. TALLIS AGREED.",
            "69LAGOS5164",
        ),
    ] {
        assert_eq!(
            number(&read(&format!("{heading}{rest}"))),
            expected,
            "{rest}"
        );
    }
    let airgram = read(&format!(
        "{FROM_ROME}Rome, May 14, 1961.\n\nA – 248. Subject: Harbour talks. Ref: Embtel 12.\n\nTallis agreed."
    ));
    assert_eq!(number(&airgram), "61ROMEAIRGRAM248");
}

#[test]
fn a_day_stated_beside_the_text_that_is_not_the_text_s_is_told() {
    const HEAD: &str = "R 081015Z MAY 74\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\nCONFIDENTIAL ROME 1204\n\nSUBJECT: TALKS\n\n1. TALLIS AGREED.\n";
    let told = |date: &str| {
        let document = understand(raw(HEAD, Some(date), None));
        let told = document.diagnostics.iter().any(|one| one.code == "P026");
        (document.cable.date.map(|day| day.to_string()), told)
    };
    assert_eq!(told("1974-05-18"), (Some("1974-05-18".to_owned()), true));
    assert_eq!(told("1974-05-09"), (Some("1974-05-09".to_owned()), false));
}

#[test]
fn what_surrounds_subject_and_summary_is_no_part_of_them() {
    let cable = read(
        "R 081015Z MAY 74\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\nCONFIDENTIAL\nExdis\nROME 1204\nFOLLOWING REPEAT OSLO 4994 ACTION \
         SECSTATE DATED 30 APR 74\nQUOTE\n\n1. SUMMARY/BACKGROUND. TALLIS AGREED. END SUMMARY.\n",
    );
    assert_eq!(values(&cable.captions), ["EXDIS"]);
    let cited: Vec<String> = cable
        .references
        .iter()
        .filter_map(|one| Some(one.mrn.as_ref()?.to_string()))
        .collect();
    assert_eq!(cited, ["74OSLO4994"]);
    let summary = cable.summary.map(|summary| summary.value);
    assert_eq!(summary.as_deref(), Some("TALLIS AGREED."));
    let cable = read(
        "9. Telegram From the Embassy in Italy to the Department of State\n\nRome, May 4, 1973, 1012Z.\n\n\
         1204. Subject: Call on Acting FonMin Tallis. Ref State 231374.\n\n1. Tallis agreed.",
    );
    assert_eq!(
        cable.subject.map(|subject| subject.value).as_deref(),
        Some("Call on Acting FonMin Tallis")
    );
}

#[test]
fn two_who_sign_a_letter_that_is_passed_on_are_two() {
    let people = people(
        "FROM: EMBASSY NORVALE\n\n1. Verbatim text follows:\n\nDear Mr. Prime Minister: We agree to the talks.\n\nSincerely,\n\n\
         Oren B. Tallis\n\nIlse Varga\n\nEnd verbatim text.\n",
    );
    for name in ["Oren B. Tallis", "Ilse Varga"] {
        let own = people
            .iter()
            .any(|names| names.iter().any(|one| one == name));
        assert!(own, "{name}: {people:?}");
    }
    let both = |names: &Vec<String>| {
        names
            .iter()
            .any(|one| one.contains("Tallis") && one.contains("Varga"))
    };
    assert!(!people.iter().any(both), "{people:?}");
}

#[test]
fn one_number_of_two_journeys_is_two_messages() {
    let folder = tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let line = |id: &str, city: &str, day: &str| {
        let text = format!(
            "9. Telegram From Secretary of State Quill to the Department of State\n\n{city}, {day}, 1962, 7 p.m.\n\nSecto 48. Eyes \
             only for the President. Tallis agreed in {city}.\n"
        );
        serde_json::json!({ "id": id, "text": text }).to_string()
    };
    let lines = [
        line("one", "Rome", "June 23"),
        line("two", "Geneva", "July 24"),
    ];
    fs::write(path("cables.jsonl"), lines.join("\n")).expect("written");
    let db = path("cables.db");
    answer(&["ingest", &path("cables.jsonl"), "--db", &db]);
    assert!(!answer(&["diagnostics", "--db", &db]).contains("S001"));
    assert!(answer(&["diagnostics", "S002", "--db", &db]).contains("S002"));
}

#[test]
fn a_load_of_nothing_leaves_no_database() {
    let folder = tempdir().expect("a folder");
    let db = folder.path().join("cables.db");
    let asked = db.display().to_string();
    let said = run(&["ingest", "no-such-file.txt", "--db", &asked]);
    assert_eq!(said.status.code(), Some(2), "{}", text(&said.stderr));
    assert!(!db.exists());
    let said = run(&["holders", "load", "no-such-file.tsv", "--db", &asked]);
    assert!(!text(&said.stderr).contains("cables as text"));
    assert_eq!(said.status.code(), Some(2));
}

#[test]
fn a_mission_or_department_has_its_name_of_the_time() {
    for (year, bodies) in [
        (
            "74",
            [
                "US Mission to the European Communities",
                "Department of Health, Education and Welfare",
            ],
        ),
        (
            "04",
            [
                "US Mission to the European Union",
                "Department of Health and Human Services",
            ],
        ),
    ] {
        let words = format!(
            "R 081015Z MAY {year}\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\nINFO USMISSION EC BRUSSELS\nHHS WASHDC\nCONFIDENTIAL ROME \
             1204\n\nSUBJECT: TALKS\n\n1. TALLIS SAID NO.\n"
        );
        let document = understand(raw(&words, None, None));
        for body in bodies {
            let mut names = document.entities.iter().map(|entity| entity.name.as_str());
            assert!(
                names.any(|name| name == body),
                "{body}: {:?}",
                document.entities
            );
        }
    }
}
