//! Who stands where: what is proposed and what only mentioned, a state and its government, and what is asked in vain.

use serde_json::Value;

use crate::boards::invented;
use crate::support::{answer, root, run, samples_db, text};

fn told(number: &'static str, sent: &'static str, body: &'static str) -> [&'static str; 6] {
    let (from, to) = ("AMEMBASSY NORVALE", "SECSTATE WASHDC");
    [number, sent, from, to, "", body]
}

const CONFERENCE: &str = "Sund Passage Conference";

#[test]
fn only_what_heads_a_proposal_is_proposed_and_both_answers_agree() {
    let first = |body: &'static str| {
        let named = "1. The Sund Passage Conference is near.\n\n2. ";
        let body: &'static str = format!("{named}{body}").leak();
        let (_folder, db) = invented(&[told("NORVALE 100", "021000Z MAY 74", body)]);
        let asked = ["query", "first_proposals", "about=Sund Passage Conference"];
        let output = run(&[&asked[..], &["--json", "--db", &db]].concat());
        let rows: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
        let said = answer(&["initiative", CONFERENCE, "--json", "--db", &db]);
        let said: Value = serde_json::from_str(&said).expect("one JSON document");
        let proposer = rows[0]["proposer"].as_str().map(str::to_owned);
        let history = &said["histories"][0]["first_proposed"];
        assert_eq!(
            history["subject"].as_str().map(str::to_owned),
            proposer,
            "{body}"
        );
        proposer
    };
    for body in [
        "Foreign Minister Oren Tallis proposed the Sund Passage Conference.",
        "Foreign Minister Oren Tallis proposed convening the Sund Passage Conference.",
        "Foreign Minister Oren Tallis proposed that Norvale convene a Sund Passage Conference.",
        "Foreign Minister Oren Tallis proposed that Norvale end the tolls and convene informal Sund Passage Conference since the \
         fees rise.",
        "Foreign Minister Oren Tallis proposed creating pilot Sund Passage Conference.",
    ] {
        assert_eq!(first(body).as_deref(), Some("Oren Tallis"), "{body}");
    }
    for body in [
        "Foreign Minister Oren Tallis proposed not to speak against the Sund Passage Conference.",
        "Foreign Minister Oren Tallis proposed the Sund Passage Conference as an example.",
        "Foreign Minister Oren Tallis proposed that Marlow come to Norvale to discuss the Sund Passage Conference.",
        "Foreign Minister Oren Tallis did not propose the Sund Passage Conference.",
        "Foreign Minister Oren Tallis proposed that Norvale make important further changes in the draft Sund Passage Conference.",
    ] {
        assert_eq!(first(body), None, "{body}");
    }
}

#[test]
fn acts_that_only_mention_an_initiative_are_told_apart() {
    let (folder, db) = invented(&[told(
        "NORVALE 100",
        "021000Z MAY 74",
        "1. Foreign Minister Oren Tallis rejected the Sund Passage Conference.\n\n2. Prime Minister Agnes Marlow proposed that \
         Tallis come to Norvale to discuss the Sund Passage Conference.",
    )]);
    let said = answer(&["initiative", CONFERENCE, "--db", &db]);
    // What `proposals` lists is no proposal of the thing, and where it is listed is told.
    assert!(said.contains("no cable held here is read to say"), "{said}");
    let one_line = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let lists = "`cablegraph proposals --about 'Sund Passage Conference'` lists a proposal of something else that mentions it";
    assert!(one_line.contains(lists), "{said}");
    let picture = folder.path().join("sides.svg").display().to_string();
    let drawn = answer(&[
        "draw", CONFERENCE, "--proposals", "-o", &picture, "--db", &db,
    ]);
    let left_out = "1 act on something else that mentions it is left out.";
    assert!(drawn.contains(left_out), "{drawn}");
    let picture = std::fs::read_to_string(&picture).expect("a picture");
    assert!(picture.contains(left_out) && picture.contains("Oren Tallis"));
    assert!(!picture.contains("come to Norvale"), "{picture}");
    let (on_it, mentioned) = said.split_once("Only mentioned").expect("a heading");
    assert!(
        on_it.contains("rejected") && !on_it.contains("Agnes Marlow\n"),
        "{said}"
    );
    assert!(mentioned.contains("come to Norvale"), "{said}");
}

#[test]
fn a_name_in_any_spelling_finds_one_set_of_histories_each_told_apart() {
    let body = |words: &str| -> &'static str {
        let body = format!("1. Foreign Minister Oren Tallis rejected the {words} in Toronto.");
        body.leak()
    };
    let (_folder, db) = invented(&[
        told("NORVALE 100", "021000Z MAY 74", body("seawall")),
        told("NORVALE 200", "021000Z JUN 74", body("sea-wall")),
        told("NORVALE 300", "021000Z JUL 74", body("sea wall")),
        told("NORVALE 400", "021000Z AUG 74", body("sea wallet")),
    ]);
    for name in ["seawall", "sea-wall", "Sea Wall"] {
        let said = answer(&["initiative", name, "--db", &db]);
        assert!(said.contains("stands in 3 threads"), "{said}");
        assert!(!said.contains("Only mentioned"), "{said}");
        for (number, day) in [(100, "05-02"), (200, "06-02"), (300, "07-02")] {
            let title = format!("“{name}”, 74NORVALE{number} of 1974-{day} (Toronto");
            assert!(said.contains(&title), "no {title} in {said}");
        }
        let acts = ["proposals", "--about", name, "--act", "any", "--json"];
        let acts = answer(&[&acts[..], &["--db", &db]].concat());
        let acts: Value = serde_json::from_str(&acts).expect("one JSON document");
        assert_eq!(acts.as_array().map(Vec::len), Some(3), "{acts}");
    }
    for name in ["sundpassage conference", "Sund-Passage Conference"] {
        let (_folder, db) = invented(&[told(
            "NORVALE 100",
            "021000Z MAY 74",
            "1. Foreign Minister Oren Tallis rejected the Sund Passage Conference.",
        )]);
        let said = answer(&["initiative", name, "--db", &db]);
        assert!(said.starts_with(CONFERENCE), "{said}");
    }
}

#[test]
fn a_word_of_three_letters_is_found_as_longer_ones_are() {
    let (_folder, db) = invented(&[told(
        "NORVALE 100",
        "021000Z MAY 74",
        "1. Foreign Minister Oren Tallis proposed a gas fund. Marlow rejected a gap in the gas fund.",
    )]);
    for asked in [["initiative", "gas"], ["proposals", "--about=gas"]] {
        let said = answer(&[&asked[..], &["--doubtful", "--db", &db]].concat());
        assert!(said.contains("a gas fund"), "{asked:?}: {said}");
    }
}

#[test]
fn a_state_and_its_government_are_one_side() {
    let (_folder, db) = invented(&[told(
        "NORVALE 100",
        "021000Z MAY 74",
        "1. Canada proposed a review of the tolls.\n\n2. The Government of Canada proposed a review of the fees.\n\n3. Canada \
         rejected the Sund Passage Conference.\n\n4. The Government of Canada supported the Sund Passage Conference.\n\n5. The \
         Embassy of Canada proposed a review of the docks.",
    )]);
    for by in ["Canada", "Government of Canada"] {
        let said = answer(&["proposals", "--by", by, "--db", &db]);
        assert!(said.contains("tolls") && said.contains("fees"), "{said}");
        assert!(said.contains("told as one side"), "{said}");
    }
    let said = answer(&["initiative", CONFERENCE, "--db", &db]);
    assert!(said.contains("Canada, and its Government"), "{said}");
}

#[test]
fn what_is_asked_in_vain_says_what_there_is() {
    let (_folder, db) = invented(&[told(
        "NORVALE 100",
        "021000Z MAY 74",
        "1. Foreign Minister Oren Tallis rejected the Sund Passage Conference.",
    )]);
    let output = run(&["proposals", "--about", CONFERENCE, "--db", &db]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stdout);
    assert!(
        said.contains("1 cable names it") && said.contains("--act any"),
        "{said}"
    );
    let said = answer(&[
        "proposals",
        "--most",
        "0",
        "--act",
        "any",
        "--db",
        samples_db(),
    ]);
    assert!(said.contains("acts found."), "{said}");
}

#[test]
fn a_day_that_cannot_be_is_told_and_kept() {
    let cable = |sent| told("NORVALE 100", sent, "1. Boats sailed.");
    let (_folder, db) = invented(&[cable("021000Z MAY 74")]);
    let output = run(&["diagnostics", "P019", "--db", &db]);
    assert!(!text(&output.stdout).contains("P019"));
    let document = |date| {
        let raw = crate::support::raw("SUBJECT: BOATS\n\n1. Boats sailed.", Some(date), None);
        let read = cablegraph::ingest::understand(raw);
        let told = read.diagnostics.iter().any(|one| one.code == "P019");
        (read.cable.date.map(|day| day.to_string()), told)
    };
    assert_eq!(
        document("1925-03-01"),
        (Some("1925-03-01".to_owned()), true)
    );
    assert_eq!(
        document("1965-03-01"),
        (Some("1965-03-01".to_owned()), false)
    );
}

#[test]
fn the_query_and_the_command_know_the_same_words_before_a_name() {
    let read = |path| std::fs::read_to_string(root(path)).expect("a file");
    let (query, table) = (
        read("queries/first_proposals.sql"),
        read("src/vocab/fronts.tsv"),
    );
    let lists = query.split("WHEN each.value IN (").skip(1);
    let mut of_query: Vec<(&str, &str)> = lists
        .flat_map(|list| {
            let (words, behind) = list.split_once(") THEN '").expect("a list");
            let sort = behind.split('\'').next().unwrap_or_default();
            words
                .split('\'')
                .skip(1)
                .step_by(2)
                .map(move |word| (word, sort))
        })
        .collect();
    let behind = query.split_once("json_each('[").expect("a list").1;
    let behind = behind.split(']').next().unwrap_or_default();
    of_query.extend(
        behind
            .split('"')
            .skip(1)
            .step_by(2)
            .map(|word| (word, "behind")),
    );
    let rows = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    let mut of_table: Vec<(&str, &str)> = rows.filter_map(|row| row.split_once('\t')).collect();
    of_query.sort_unstable();
    of_table.sort_unstable();
    assert_eq!(of_query, of_table);
    assert!(of_table.len() > 50);
}
