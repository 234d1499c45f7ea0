//! Initiatives over time, requests for guidance with their answers, and what is too doubtful to be shown.

use std::fs;

use serde_json::Value;
use tempfile::{TempDir, tempdir};

use crate::support::{answer, run, samples_db, text};

fn ask(arguments: &[&str]) -> String {
    answer(&[arguments, &["--db", samples_db()]].concat())
}

/// A database of invented cables, each `number, date-time group, from, to, references, body`.
pub(crate) fn invented(cables: &[[&str; 6]]) -> (TempDir, String) {
    let folder = tempdir().expect("a folder");
    let cables_in = folder.path().join("cables");
    fs::create_dir(&cables_in).expect("a folder");
    for [number, sent, from, to, references, body] in cables {
        let reference = match *references {
            "" => String::new(),
            references => format!("REF: {references}\n"),
        };
        let text = format!(
            "[Invented for a test of cablegraph: no such post, person or event exists.]\n\n\
             R {sent}\nFM {from}\nTO {to}\nC O N F I D E N T I A L {number}\n\n\
             E.O. 11652: GDS\nTAGS: PFOR, XX\nSUBJECT: SUND PASSAGE\n{reference}\n{body}\nQUILL\n"
        );
        let file = cables_in.join(format!("{}.txt", number.replace(' ', "-")));
        fs::write(file, text).expect("a file");
    }
    let db = folder.path().join("cables.db").display().to_string();
    answer(&["ingest", &cables_in.display().to_string(), "--db", &db]);
    (folder, db)
}

const ASKS: [&str; 6] = [
    "NORVALE 100",
    "021000Z MAY 74",
    "AMEMBASSY NORVALE",
    "SECSTATE WASHDC",
    "",
    "1. REQUEST GUIDANCE BY MAY 6 ON WHETHER EMBASSY SHOULD ATTEND.",
];

fn guidance(cables: &[[&str; 6]], arguments: &[&str]) -> Value {
    let (_folder, db) = invented(cables);
    let said = answer(&[&["guidance", "--json", "--db", &db], arguments].concat());
    serde_json::from_str(&said).expect("one JSON document")
}

#[test]
fn an_answer_is_the_first_later_cable_of_the_addressee_that_refers_to_the_request() {
    let answers = [
        "STATE 5000", "081000Z MAY 74", "SECSTATE WASHDC", "AMEMBASSY NORVALE", "NORVALE 100",
        "1. EMBASSY MAY ATTEND.",
    ];
    let later = [
        "STATE 5100", "101000Z MAY 74", "SECSTATE WASHDC", "AMEMBASSY NORVALE", "NORVALE 100",
        "1. SEE REFTEL.",
    ];
    let other_post = [
        "KESTRELBAY 7",
        "031000Z MAY 74",
        "AMEMBASSY KESTRELBAY",
        "SECSTATE WASHDC",
        "NORVALE 100",
        "1. WE AGREE WITH REFTEL.",
    ];
    let board = guidance(&[ASKS, answers, later, other_post], &[]);
    let request = &board["requests"][0];
    assert_eq!(request["cable"], "74NORVALE100");
    assert_eq!(request["kind"], "guidance");
    assert_eq!(request["wanted"], "1974-05-06");
    assert_eq!(request["status"], "answered");
    assert_eq!(request["answer"]["cable"], "74STATE5000");
    assert_eq!(request["answer"]["days_taken"], 6);
    assert_eq!(request["answer"]["days_late"], 2);
}

#[test]
fn guidance_is_asked_by_whatever_name_the_post_has_and_somebodys_own_consent_is_none() {
    let board = |words: &'static str| {
        let mut asks = ASKS;
        asks[5] = words;
        guidance(&[asks], &[])["requests"].clone()
    };
    for words in [
        "1. EMBASSY REQUESTS GUIDANCE ON THE TALKS.",
        "1. POST REQUESTS APPROVAL OF THE TEXT.",
        "1. PLEASE ADVISE.",
        "1. WOULD APPRECIATE DEPARTMENT'S REACTION TO THE TEXT.",
    ] {
        assert_eq!(board(words)[0]["kind"], "guidance", "{words}");
    }
    for words in [
        "1. WE REQUEST HIS CONCURRENCE TO THE FLIGHTS.",
        "1. WE REQUEST MINISTER MARLOW'S APPROVAL OF THE FLIGHTS.",
    ] {
        let mut asks = ASKS;
        asks[5] = words;
        let (_folder, db) = invented(&[asks]);
        let output = run(&["guidance", "--json", "--db", &db]);
        assert_eq!(output.status.code(), Some(1), "{words}");
    }
}

/// The first request on the board of one message with these words.
fn first_request(words: &'static str) -> Value {
    let mut asks = ASKS;
    asks[5] = words;
    let (_folder, db) = invented(&[asks]);
    let output = run(&["guidance", "--json", "--db", &db]);
    let board: Value = serde_json::from_slice(&output.stdout).expect("one JSON document");
    board["requests"][0].clone()
}

#[test]
fn guidance_is_asked_of_who_is_addressed_and_then_and_there() {
    let asked = |words| first_request(words)["kind"] == "guidance";
    for words in [
        "1. WOULD THEREFORE APPRECIATE WASHINGTON GUIDANCE.",
        "1. WOULD APPRECIATE CLARIFICATION ON THIS POINT.",
        "1. WE BADLY NEED CLARIFICATION OF THE AIMS OF THE TALKS.",
        "1. EMBASSY SHOULD BE GRATEFUL FOR GUIDANCE ON THE TALKS.",
        "1. GUIDANCE WOULD BE APPRECIATED.",
        "1. I SAID WE WOULD ASK. WOULD APPRECIATE GUIDANCE.",
    ] {
        assert!(asked(words), "{words}");
    }
    for words in [
        "1. I SHALL SEE MARLOW TO ENSURE HIS FAVORABLE ADVICE TO THE CABINET.",
        "1. I HOPED I MIGHT ADVISE THE MINISTER ON SHIPPING.",
        "1. I WOULD APPRECIATE IT IF HE WOULD ADVISE ME.",
        "1. I ASKED FOR CLARIFICATION.",
        "1. I TOLD THE MINISTER THAT WE WANTED APPROVAL OF THE FLIGHTS.",
        "1. WE REQUEST THE PAPER BE HELD BACK PENDING CLARIFICATION.",
        "1. WE ASKED THE MINISTER FOR AUTHORIZATION OF THE FLIGHTS.",
    ] {
        assert!(!asked(words), "{words}");
    }
}

#[test]
fn a_day_that_is_past_or_bars_something_is_no_deadline() {
    let wanted = |words| first_request(words)["wanted"].as_str().map(str::to_owned);
    let may = |day: &str| Some(format!("1974-05-{day}"));
    assert_eq!(wanted("1. REQUEST GUIDANCE BY MAY 6."), may("06"));
    assert_eq!(
        wanted("1. BY MAY 6 REQUEST GUIDANCE ON THE PASSAGE."),
        may("06")
    );
    assert_eq!(
        wanted("1. REQUEST GUIDANCE ON THE PASSAGE, IN ANY EVENT NO LATER THAN MAY 6."),
        may("06")
    );
    for words in [
        "1. REQUEST GUIDANCE BY APRIL 30.",
        "1. REQUEST GUIDANCE, BUT THERE IS NO NEED TO SEND IT BEFORE MAY 6.",
        "1. REQUEST THAT NO BOATS BE SENT BEFORE MAY 6.",
        "1. ON RECEIPT OF THE LIST, WHICH IS DUE BY MAY 6, REQUEST GUIDANCE.",
        "1. REQUEST GUIDANCE ON THE PASSAGE, SINCE MARLOW MUST SIGN BY MAY 6.",
    ] {
        assert_eq!(wanted(words), None, "{words}");
    }
    let mut told = ASKS;
    told[5] = "1. Hope-fully Department will release boat by May 6.";
    let (_folder, db) = invented(&[told]);
    let output = run(&["guidance", "--json", "--db", &db]);
    assert_eq!(output.status.code(), Some(1), "a word that a line broke");
}

#[test]
fn what_is_announced_as_wanted_is_a_request() {
    let wordings = [
        "1. ACTION REQUESTED: DEPARTMENT'S GUIDANCE BY MAY 6.",
        "1. GUIDANCE REQUESTED BY COB MAY 6.",
        "1. DEPARTMENT'S GUIDANCE REQUESTED BY OPENING OF BUSINESS MAY 6.",
    ];
    for words in wordings {
        let mut asks = ASKS;
        asks[5] = words;
        let board = guidance(&[asks], &[]);
        assert_eq!(board["requests"][0]["cable"], "74NORVALE100", "{words}");
        assert_eq!(board["requests"][0]["wanted"], "1974-05-06", "{words}");
    }
    let mut told = ASKS;
    told[5] = "1. GUIDANCE REQUESTED BY MINISTRY WAS GIVEN MAY 6.";
    let (_folder, db) = invented(&[told]);
    let output = run(&["guidance", "--json", "--db", &db]);
    assert_eq!(output.status.code(), Some(1), "somebody else asked");
}

#[test]
fn a_follow_up_of_the_asker_leads_to_the_answer() {
    let follow_up = [
        "NORVALE 110",
        "051000Z MAY 74",
        "AMEMBASSY NORVALE",
        "SECSTATE WASHDC",
        "NORVALE 100",
        "1. EMBASSY STILL WAITS.",
    ];
    let answers = [
        "STATE 5000", "061000Z MAY 74", "SECSTATE WASHDC", "AMEMBASSY NORVALE", "NORVALE 110",
        "1. EMBASSY MAY ATTEND.",
    ];
    let board = guidance(&[ASKS, follow_up, answers], &[]);
    let answer = &board["requests"][0]["answer"];
    assert_eq!(answer["cable"], "74STATE5000");
    assert_eq!(answer["through"], "74NORVALE110");
    assert_eq!(answer["days_late"], 0);
}

#[test]
fn an_answer_that_is_only_cited_is_told_apart() {
    let follow_up = [
        "NORVALE 110",
        "091000Z MAY 74",
        "AMEMBASSY NORVALE",
        "SECSTATE WASHDC",
        "(A) STATE 5000 (B) NORVALE 100",
        "1. EMBASSY ATTENDED.",
    ];
    let board = guidance(&[ASKS, follow_up], &[]);
    let request = &board["requests"][0];
    assert_eq!(request["status"], "cited");
    assert_eq!(request["answer"]["cable"], "74STATE5000");
    assert_eq!(request["answer"]["held"], false);
    // A cable that was known when the question was asked does not answer it.
    let mut asks = ASKS;
    asks[4] = "STATE 5000";
    let board = guidance(&[asks, follow_up], &[]);
    assert_eq!(board["requests"][0]["status"], "unanswered");
}

#[test]
fn the_board_is_narrowed_by_post_and_day() {
    let said = ask(&["guidance", "--post", "usnato"]);
    assert!(
        said.contains("09USNATO413 asks for guidance, wanted by 2009-09-30")
            && !said.contains("NORVALE"),
        "{said}"
    );
    let said = ask(&["guidance", "--since", "1974", "--until", "1974-06"]);
    assert!(
        said.starts_with("Unanswered, as far as is held here (1):")
            && said.contains("74PORTVELDEN733"),
        "{said}"
    );
    let output = run(&["guidance", "--since", "2020", "--db", samples_db()]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn an_initiative_is_told_from_its_first_mention_on() {
    for name in ["Joint Threat Assessment", "JTA", "jta"] {
        insta::allow_duplicates! {
            insta::assert_snapshot!("initiative", ask(&["initiative", name]));
        }
    }
    let said = ask(&["initiative", "Joint Pilotage Plan", "--json"]);
    let said: Value = serde_json::from_str(&said).expect("one JSON document");
    let history = &said["histories"][0];
    assert_eq!(history["first_mention"]["cable"], "74NORVALE1120");
    assert_eq!(history["first_proposed"]["subject"], "Oren Tallis");
    let sides = history["sides"].as_array().expect("sides");
    let marlow = sides.iter().find(|side| side["name"] == "Agnes Marlow");
    let positions = marlow.expect("a side")["positions"].as_array().cloned();
    let modalities: Vec<Value> = positions
        .expect("positions")
        .iter()
        .map(|position| position["modality"].clone())
        .collect();
    assert_eq!(modalities, ["intended", "asserted"]);
}

#[test]
fn where_nobody_acts_on_an_initiative_by_name_acts_whose_object_has_its_words_are_told() {
    let cable = [
        "NORVALE 300",
        "021000Z MAY 74",
        "AMEMBASSY NORVALE",
        "SECSTATE WASHDC",
        "",
        "1. THE SUND PASSAGE CONFERENCE ENDED LAST YEAR.\n\n2. FOREIGN MINISTER OREN TALLIS PROPOSED EARLY \
         RECONVENING OF THE SUND PASSAGE CONFERENCE.",
    ];
    let (_folder, db) = invented(&[cable]);
    let said = answer(&["initiative", "Sund Passage Conference", "--db", &db]);
    assert!(said.contains("acts whose object has these words"), "{said}");
    assert!(said.contains("RECONVENING"), "{said}");
}

#[test]
fn of_many_threads_those_that_are_left_out_are_listed() {
    let said = ask(&["initiative", "dredging", "--most", "1"]);
    assert!(
        said.contains("1 more are left out (87NORVALE3391 of 1987-09-02)"),
        "{said}"
    );
    assert!(said.contains("`--most 2` tells them"), "{said}");
}

#[test]
fn what_stands_in_a_cable_is_not_called_unknown_where_nobody_acts_on_it() {
    let said = |about: &str| {
        let output = run(&["proposals", "--about", about, "--db", samples_db()]);
        assert_eq!(output.status.code(), Some(1), "{about}");
        (text(&output.stdout), text(&output.stderr))
    };
    let (told, faults) = said("invented");
    assert!(
        told.contains("search 'invented'") || told.contains("--act any"),
        "{told}"
    );
    assert_eq!(faults, "");
    let (_, faults) = said("inventedd");
    assert!(faults.contains("nobody and nothing is named"), "{faults}");
}

#[test]
fn what_only_words_have_in_common_is_kept_apart_unless_references_tie_it() {
    let said = ask(&["initiative", "dredging"]);
    assert!(
        said.contains("2 threads of cables that no reference ties"),
        "{said}"
    );
    let output = run(&["initiative", "Oren Tallis", "--db", samples_db()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("no initiative here but a person"));
    let output = run(&["initiative", "Grand Design", "--json", "--db", samples_db()]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout), "null\n");
}

#[test]
fn a_description_is_no_name_and_accepting_a_thing_is_not_proposing_it() {
    let cable = |number, sent, references, body| {
        [
            number, sent, "AMEMBASSY NORVALE", "SECSTATE WASHDC", references, body,
        ]
    };
    let (_folder, db) = invented(&[
        cable(
            "NORVALE 100",
            "021000Z MAY 74",
            "",
            "1. Foreign Minister Oren Tallis rejected the Canadian proposal.",
        ),
        cable(
            "NORVALE 900",
            "021000Z SEP 74",
            "",
            "1. Prime Minister Agnes Marlow proposed that Norvale accept the Canadian proposal.",
        ),
    ]);
    let said = answer(&["initiative", "Canadian proposal", "--db", &db]);
    assert!(
        said.contains("2 threads of cables that no reference ties"),
        "{said}"
    );
    assert!(!said.contains("first proposed"), "{said}");
}

/// An act of the samples that is read with too little confidence.
fn doubtful() -> Value {
    let acts = ask(&["proposals", "--act", "any", "--doubtful", "--json"]);
    let acts: Vec<Value> = serde_json::from_str(&acts).expect("a list");
    let doubtful = acts
        .into_iter()
        .find(|act| act["confidence"].as_f64().is_some_and(|sure| sure < 0.5));
    doubtful.expect("the samples hold a doubtful act")
}

#[test]
fn doubtful_acts_are_left_out_and_counted_everywhere() {
    let act = doubtful();
    let cable = act["cable"].as_str().expect("a cable");
    let words = act["object_text"].as_str().expect("words");
    for arguments in [
        vec!["proposals", "--act", "any", "--json"],
        vec!["show", cable, "--json"],
        vec!["query", "list_acts", "--json"],
    ] {
        let bare = run(&[&arguments[..], &["--db", samples_db()]].concat());
        let all = ask(&[&arguments[..], &["--doubtful"]].concat());
        let tells = |said: &str| {
            let said: Value = serde_json::from_str(said).expect("one JSON document");
            let acts = if said["facts"].is_array() {
                &said["facts"]
            } else {
                &said
            };
            acts.as_array().expect("a list").iter().any(|other| {
                other["object_text"] == words && other["predicate"] == act["predicate"]
            })
        };
        assert!(!tells(&text(&bare.stdout)), "{arguments:?}");
        assert!(tells(&all), "{arguments:?}");
    }
    let said = ask(&["proposals", "--act", "any"]);
    let last = said.lines().last().unwrap_or_default();
    assert!(
        last.contains("doubtful statement") && last.ends_with("left out; `--doubtful` shows them"),
        "{last}"
    );
    let sure = ask(&["proposals", "--act", "any", "--least", "0.7"]);
    assert!(sure.contains("of less than 70 % left out"), "{sure}");
    assert_eq!(
        ask(&["proposals", "--act", "any", "--least", "0"]),
        ask(&["proposals", "--act", "any", "--doubtful"])
    );
}

#[test]
fn statements_that_are_no_acts_are_as_sure_as_they_stand() {
    let facts = |arguments: &[&str]| {
        let said: Value = serde_json::from_str(&ask(arguments)).expect("one JSON document");
        let facts = said["facts"].as_array().expect("facts").clone();
        let is_no_act = |fact: &Value| {
            matches!(
                fact["predicate"].as_str(),
                Some("references" | "holds_office" | "addressed_to" | "signed_by")
            )
        };
        facts.into_iter().filter(is_no_act).count()
    };
    let all = facts(&["show", "74NORVALE1204", "--json"]);
    assert!(all > 3);
    assert_eq!(
        all,
        facts(&["show", "74NORVALE1204", "--least", "1", "--json"])
    );
}

#[test]
fn doubtful_acts_are_never_drawn() {
    let act = doubtful();
    let cable = act["cable"].as_str().expect("a cable");
    let folder = tempdir().expect("a folder");
    let file = folder.path().join("picture.svg").display().to_string();
    let said = ask(&["draw", cable, "-o", &file]);
    assert!(said.contains("doubtful statement"), "{said}");
    let output = run(&[
        "draw",
        cable,
        "-o",
        &file,
        "--least",
        "0.2",
        "--db",
        samples_db(),
    ]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("never drawn"));
}

#[test]
fn what_no_cable_here_spells_out_is_found_by_its_full_name() {
    let (_folder, db) = invented(&[[
        "NORVALE 100",
        "021000Z MAY 74",
        "AMEMBASSY NORVALE",
        "SECSTATE WASHDC",
        "",
        "1. Foreign Minister Tallis supports the NPT.",
    ]]);
    let said = answer(&["initiative", "nonproliferation treaty", "--db", &db]);
    assert!(said.contains("Tallis") && said.contains("NPT"), "{said}");
}
