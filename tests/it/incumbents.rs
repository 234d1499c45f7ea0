//! Titles that stand alone: whose they are, and who held the office on the day. All messages are invented.

use std::fs;

use cablegraph::ingest;
use cablegraph::model::EntityKind;
use tempfile::{TempDir, tempdir};

use crate::support::{answer, people, raw};

/// The offices of people who are not named in a message of a day and sender.
fn offices(day: &str, mrn: &str, text: &str) -> Vec<String> {
    let document = ingest::understand(raw(text, Some(day), Some(mrn)));
    let unnamed = document.entities.iter();
    let unnamed = unnamed.filter(|entity| entity.key.starts_with("holder:"));
    unnamed.map(|entity| entity.name.clone()).collect()
}

fn of_1964(mrn: &str, words: &str) -> Vec<String> {
    let text = format!("SUBJECT: An invented message\n\n1. {words}\n");
    offices("1964-05-06", mrn, &text)
}

const OURS: &str = "of the United States";
const PRESIDENT: &str = "President of the United States";
const SECRETARY: &str = "Secretary of State of the United States";

#[test]
fn the_departments_secretary_and_president_are_american() {
    let words = "The Secretary told Ambassador Quill that the President would come.";
    assert_eq!(of_1964("64STATETOOSLO774", words), [SECRETARY, PRESIDENT]);
    assert_eq!(of_1964("64OSLO774", words), [SECRETARY, PRESIDENT]);
}

#[test]
fn where_a_country_has_a_president_the_text_must_tell() {
    let words = "Marlow told me that the President would come.";
    assert_eq!(of_1964("64SEOUL774", words), ["President"]);
    assert_eq!(of_1964("64STATETOSEOUL774", words), ["President"]);
    let opening = "For the President from Ambassador Quill.";
    assert_eq!(of_1964("64SEOUL774", opening), [PRESIDENT]);
    let beside = "Marlow asked me to tell the President and the Secretary.";
    assert_eq!(of_1964("64SEOUL774", beside), [PRESIDENT, SECRETARY]);
    // In Saigon there was none between the first and the second republic.
    assert_eq!(of_1964("64SAIGON774", words), [PRESIDENT]);
}

#[test]
fn where_another_is_named_with_the_title_nobody_is_told() {
    let words =
        "President Tallis left. Later the President came, and Secretary Marlow with the Secretary.";
    assert!(
        !of_1964("64OSLO774", words)
            .iter()
            .any(|office| office.ends_with(OURS))
    );
    let words = "The Norvalian Republic has no say. The French President left. The President came.";
    assert!(!of_1964("64OSLO774", words).contains(&PRESIDENT.to_owned()));
}

/// Which names of a message mean "the President" there, whose sentence is the last: his entity's name.
fn president(day: &str, mrn: &str, words: &str) -> String {
    let text = format!("SUBJECT: An invented message\n\n1. {words}\n");
    let document = ingest::understand(raw(&text, Some(day), Some(mrn)));
    let at = text.rfind("President ").expect("the title");
    let mention = document
        .mentions
        .iter()
        .find(|mention| mention.kind == EntityKind::Person && mention.span.start() == at)
        .expect("a mention");
    document.entities[mention.entity.0 as usize].name.clone()
}

#[test]
fn who_had_left_the_office_is_meant_only_where_the_sentence_speaks_of_him() {
    let long_ago =
        "Marlow praised President Eisenhower. Later I saw him. The President would come.";
    assert_eq!(president("1962-05-06", "62OSLO774", long_ago), PRESIDENT);
    assert_eq!(president("1962-05-06", "62SEOUL774", long_ago), "President");
    assert_eq!(president("1960-05-06", "60OSLO774", long_ago), "Eisenhower");
    let of_him = "President Eisenhower wrote that the President would come.";
    assert_eq!(president("1962-05-06", "62OSLO774", of_him), "Eisenhower");
    let two = "President Eisenhower and President Kennedy. I saw Marlow. The President would come.";
    assert_eq!(president("1962-05-06", "62OSLO774", two), "Kennedy");
    let below = "Secretary Rusk left. Secretary Quill came. Marlow met the Secretary.";
    assert!(offices("1970-05-06", "70OSLO774", below).contains(&"Secretary".to_owned()));
    let both = "For the President and the Secretary only. President Eisenhower wrote. President Johnson came.";
    let to_both = both.replace(" and the ", ", ");
    for words in [both, to_both.as_str()] {
        assert_eq!(offices("1964-05-06", "64OSLO774", words), [SECRETARY]);
    }
    let of_truman = "Marlow praised President Truman. I saw Quill. The President would come.";
    assert_eq!(president("1967-05-06", "67OSLO774", of_truman), PRESIDENT);
}

#[test]
fn what_the_department_writes_means_the_american_president_wherever_he_is_named() {
    let words =
        "President Marlow wrote. President Kennedy thanked him. The President would be glad.";
    let to = "62STATETOCAIRO774";
    assert_eq!(president("1962-05-06", to, words), "Kennedy");
    // The text named another last.
    let other =
        "President Kennedy wrote. President Marlow thanked him. The President would be glad.";
    assert_eq!(president("1962-05-06", to, other), "President");
    let both = other.replace("glad", "glad to meet Marlow");
    assert_eq!(president("1962-05-06", to, &both), "Kennedy");
    // Nobody can tell in what a post writes.
    assert_eq!(president("1962-05-06", "62CAIRO774", words), "President");
    let letter =
        "Deliver this from President Kennedy to President Marlow: Dear Mr. President I thank you.";
    assert_eq!(president("1962-05-06", to, letter), "Marlow");
}

#[test]
fn the_president_of_something_else_is_not_the_one_who_is_named() {
    let of_tallis = |later: &str| {
        let text = format!("FROM: EMBASSY NORVALE\n\n1. President Tallis spoke. {later}\n");
        let people = people(&text);
        let of_tallis = people.into_iter().find(|names| names[0] == "Tallis");
        of_tallis.map(|names| names.len())
    };
    let other = "Marlow met the President of the Wool Chamber.";
    assert_eq!(of_tallis(other), Some(1));
    let told = "Marlow told the President of what he knew.";
    assert_eq!(of_tallis(told), Some(2));
}

#[test]
fn other_offices_of_the_name_are_left_alone() {
    let of_others = [
        "Dear Mr. President, I thank you.",
        "They want a President who acts.",
        "The Senate President came.",
        "Ivo Marlow, Secretary, Ministry of Power, came.",
        "Staff is four officers and one Secretary.",
        "The Secretary of the committee came.",
        "See SecDef 9029.",
    ];
    for words in of_others {
        let found = of_1964("64OSLO774", words);
        assert!(
            !found.iter().any(|office| office.ends_with(OURS)),
            "{words} {found:?}"
        );
    }
    // In Manila a Secretary is a minister.
    assert_eq!(of_1964("64MANILA774", "The Secretary came."), ["Secretary"]);
}

#[test]
fn nobody_is_told_when_an_office_has_just_changed_hands_or_no_day_is_known() {
    let text = "1. The President would come.\n";
    assert_eq!(offices("1963-11-27", "63OSLO774", text), ["President"]);
    assert_eq!(offices("1963-12-20", "63OSLO774", text), [PRESIDENT]);
}

#[test]
fn heads_of_organisations_are_told_at_their_missions() {
    let nato = ["Secretary General of NATO"];
    let un = ["Secretary General of the United Nations"];
    assert_eq!(of_1964("64USNATO774", "SecGen summed up."), nato);
    assert_eq!(of_1964("64USUNNEWYORK774", "SYG summed up."), un);
    assert_eq!(of_1964("64OSLO774", "UNSYG summed up."), un);
    assert_eq!(
        of_1964("64OSLO774", "SecGen summed up."),
        ["Secretary General"]
    );
}

struct Base {
    _folder: TempDir,
    db: String,
    input: String,
}

impl Base {
    /// A database of invented messages: number, day, words.
    fn of(messages: &[(&str, &str, &str)]) -> Self {
        let folder = tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name).display().to_string();
        let (db, input) = (path("cables.db"), path("cables.jsonl"));
        let lines: Vec<String> = messages
            .iter()
            .map(|(mrn, date, words)| {
                let text = format!("SUBJECT: An invented message\n\n1. {words}\n");
                serde_json::json!({ "id": mrn, "mrn": mrn, "date": date, "text": text }).to_string()
            })
            .collect();
        fs::write(&input, lines.join("\n")).expect("written");
        answer(&["ingest", &input, "--db", &db]);
        Base {
            _folder: folder,
            db,
            input,
        }
    }

    fn ask(&self, arguments: &[&str]) -> String {
        answer(&[arguments, &["--db", &self.db]].concat())
    }
}

const NAMED: (&str, &str, &str) = (
    "64OSLO700",
    "1964-04-06",
    "Dean Rusk met Marlow. Mrs. Dean Rusk stayed.",
);
const CALLED: (&str, &str, &str) = (
    "64OSLO774",
    "1964-05-06",
    "The Secretary rejected the Open Sound Treaty.",
);

#[test]
fn who_held_the_office_on_the_day_is_meant_and_why_says_so() {
    let base = Base::of(&[NAMED, CALLED]);
    let who = base.ask(&["who", "Dean Rusk"]);
    assert!(who.contains("2 times in 2 cables"), "{who}");
    let why = base
        .ask(&["why", "Dean Rusk"])
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    for part in [
        "not named: on 1964-",
        "the Secretary of State of the United States was Dean Rusk (src/vocab/incumbents.tsv:",
    ] {
        assert!(why.contains(part), "{why}");
    }
    let acts = base.ask(&[
        "proposals", "--by", "Dean Rusk", "--act", "rejected", "--doubtful",
    ]);
    assert!(acts.contains("64OSLO774"), "{acts}");
}

#[test]
fn where_no_cable_names_him_the_holder_stays_unnamed() {
    let base = Base::of(&[CALLED]);
    let rows = base.ask(&["query", "list_people", "post=OSLO", "year=1964"]);
    assert!(!rows.contains("Rusk"), "{rows}");
}

#[test]
fn what_the_user_settles_wins_over_the_list() {
    let base = Base::of(&[NAMED, CALLED]);
    base.ask(&["split", "person:dean rusk", "--in", "64OSLO774"]);
    for _ in 0..2 {
        let who = base.ask(&["who", "person:dean rusk"]);
        assert!(
            who.contains("once in") || who.contains("in 1 cable"),
            "{who}"
        );
        answer(&["ingest", &base.input, "--again", "--db", &base.db]);
    }
    base.ask(&["decisions", "--undo", "1"]);
    let who = base.ask(&["who", "person:dean rusk"]);
    assert!(who.contains("2 cables"), "{who}");
}

#[test]
fn a_title_is_that_of_who_is_listed_with_it_and_named_in_full_elsewhere() {
    let base = Base::of(&[
        ("64OSLO701", "1964-04-06", "Lyndon Johnson met Marlow."),
        ("64OSLO702", "1964-04-08", "President Johnson met Tallis."),
        (
            "64OSLO703",
            "1964-04-09",
            "Foreign Minister Johnson met Tallis.",
        ),
    ]);
    let who = base.ask(&["who", "Lyndon Johnson"]);
    assert!(who.contains("2 cables"), "{who}");
}

#[test]
fn the_king_of_a_post_is_its_countrys_unless_another_is_named() {
    let king = |mrn: &str, words: &str| {
        let text = format!("SUBJECT: An invented message\n\n1. {words}\n");
        offices("1965-03-12", mrn, &text)
    };
    let words = "I told the King that the talks must wait.";
    assert_eq!(king("65AMMAN536", words), ["King of Jordan"]);
    assert_eq!(king("65STATETOAMMAN536", words), ["King of Jordan"]);
    assert_eq!(king("65TEHRAN536", "The Shah came."), ["Shah of Iran"]);
    // Seoul has none, and where a king of another name came it may be he.
    assert_eq!(king("65SEOUL536", words), ["King"]);
    let other = "King Tallis came. I told the King that the talks must wait.";
    assert!(!king("65AMMAN536", other).contains(&"King of Jordan".to_owned()));
}

#[test]
fn a_king_whom_one_cable_names_is_the_king_of_the_others() {
    let base = Base::of(&[
        ("65AMMAN501", "1965-03-10", "King Hussein met Marlow."),
        ("65AMMAN502", "1965-03-12", "The King met Tallis."),
    ]);
    let who = base.ask(&["who", "Hussein"]);
    assert!(who.contains("2 cables"), "{who}");
}
