//! Who and what is one across cables, told by the words beside a name. People and posts are invented.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rusqlite::Connection;
use tempfile::tempdir;

use crate::support::{answer, understand};

/// A message: its day, and what it says.
type Said = (&'static str, &'static str);

/// The database of messages that were read in several loads: of each load, which of them.
fn database(folder: &Path, messages: &[Said], loads: &[&[usize]]) -> Connection {
    let db = folder.join("cables.db").display().to_string();
    for (number, load) in loads.iter().enumerate() {
        let file = folder.join(format!("invented-{number}.jsonl"));
        let lines = load.iter().map(|at| {
            let (day, said) = messages[*at];
            let text =
                format!("FROM: EMBASSY NORVALE\n\n1. This message is invented.\n\n2. {said}\n");
            let line = serde_json::json!({ "id": format!("m{at}"), "date": day, "text": text });
            format!("{line}\n")
        });
        fs::write(&file, lines.collect::<String>()).expect("a file");
        answer(&["ingest", &file.display().to_string(), "--db", &db]);
    }
    Connection::open(&db).expect("a database")
}

/// Of each name of a person in messages of some days the key and who stands for it.
fn leads(messages: &[Said]) -> BTreeMap<String, String> {
    let folder = tempdir().expect("a folder");
    let all: Vec<usize> = (0..messages.len()).collect();
    let store = database(folder.path(), messages, &[&all]);
    let mut query = store
        .prepare(
            "SELECT node.key, lead.key FROM node JOIN node AS lead ON lead.node_id = node.meant_id \
             WHERE node.kind = 'person'",
        )
        .expect("a query");
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    rows.expect("rows").map(|row| row.expect("a row")).collect()
}

/// Who is joined after some loads: the key, who leads, why, and who stands for it in the end.
fn joined(messages: &[Said], loads: &[&[usize]]) -> Vec<[Option<String>; 4]> {
    let folder = tempdir().expect("a folder");
    let store = database(folder.path(), messages, loads);
    let mut query = store
        .prepare(
            "SELECT node.key, lead.key, joining.reason, meant.key FROM node \
             LEFT JOIN joining USING (node_id) LEFT JOIN node AS lead ON lead.node_id = joining.lead_id \
             LEFT JOIN node AS meant ON meant.node_id = node.canonical_id \
             WHERE joining.node_id IS NOT NULL OR node.canonical_id IS NOT NULL ORDER BY node.key",
        )
        .expect("a query");
    let rows = query.query_map([], |row| {
        Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
    });
    rows.expect("rows").map(|row| row.expect("a row")).collect()
}

#[test]
fn who_is_joined_is_told_by_all_that_is_held_and_not_by_what_came_first() {
    let messages = [
        ("1967-05-02", "Oren Quorvash asked for time."),
        ("1967-05-03", "Quorvash asked for boats."),
        ("1967-05-04", "Lyman Quorvash asked for boats."),
        ("1969-05-04", "Foreign Minister Ivo Tallis asked for boats."),
        ("1969-05-04", "Tallis asked for boats."),
        ("1970-05-04", "Ivo Tallis asked for boats."),
        ("1971-05-04", "Foreign Minister Tallis asked for boats."),
    ];
    let whole = joined(&messages, &[&[0, 1, 2, 3, 4, 5, 6]]);
    let keys: Vec<&str> = whole
        .iter()
        .filter_map(|[key, ..]| key.as_deref())
        .collect();
    let tallis = ["m4", "m6"].map(|id| format!("person:tallis [cable:document {id}]"));
    assert_eq!(keys, tallis);
    // One is told apart by what comes later, another for another reason, and one stays as it was.
    let early = joined(&messages, &[&[1, 0, 3, 4]]);
    assert_eq!(early.len(), 2, "{early:?}");
    assert_eq!(early[1][0], whole[0][0]);
    assert_ne!(early[1][2], whole[0][2]);
    for loads in [
        [&[1, 0, 3, 4][..], &[2], &[5, 6]],
        [&[6, 2][..], &[4, 1], &[0, 3, 5]],
    ] {
        assert_eq!(joined(&messages, &loads), whole, "{loads:?}");
    }
}

#[test]
fn who_fell_is_the_chief_and_no_later_namesake() {
    for said in [
        "The army split after the fall of Diem.",
        "Post-Diem politics were discussed.",
        "The press attacked the Diem clique.",
        "The overthrow of Diem was discussed.",
    ] {
        let leads = leads(&[
            ("1963-05-02", "President Oren Diem asked for time."),
            ("1967-05-02", "Lyman Diem asked for time."),
            ("1967-05-03", said),
        ]);
        let bare = leads
            .iter()
            .find(|(key, _)| key.starts_with("person:diem ["));
        let (_, lead) = bare.expect(said);
        assert_eq!(lead, "person:oren diem", "{said}");
    }
}

#[test]
fn who_rules_is_not_the_only_one_of_the_time_who_is_no_chief() {
    let leads = leads(&[
        ("1967-05-02", "Lyman Diem asked for time."),
        ("1967-05-03", "The press attacked the Diem clique."),
    ]);
    let apart = leads.iter().filter(|(key, lead)| key == lead).count();
    assert_eq!(apart, 2, "{leads:?}");
}

#[test]
fn a_treaty_without_year_is_the_one_that_its_cable_names() {
    let of = |said: &str| -> Vec<String> {
        let document = understand(&format!("FROM: EMBASSY NORVALE\n\n1. {said}\n"));
        let entities = document.entities.into_iter();
        let treaties = entities.filter(|entity| entity.key.starts_with("initiative:"));
        let mut keys: Vec<String> = treaties.map(|treaty| treaty.key).collect();
        keys.sort();
        keys
    };
    let [of_1954, of_1962, bare] = [
        "geneva accords of 1954", "geneva accords of 1962", "geneva accords",
    ]
    .map(|name| format!("initiative:{name}"));
    let said = "They cited the 1954 Geneva agreements. The Geneva Accords hold.";
    assert_eq!(of(said), std::slice::from_ref(&of_1954));
    let said = "The Geneva Accords hold, and so do the Geneva Accords on Laos.";
    assert_eq!(of(said), std::slice::from_ref(&of_1962));
    assert_eq!(of("The Geneva Accords hold."), std::slice::from_ref(&bare));
    let both = "The Geneva Accords of 1954 and the 1962 Geneva Accords hold. The Geneva Accords are cited.";
    assert_eq!(of(both), [bare, of_1954, of_1962]);
}

/// The keys of the initiatives of an invented message from a post.
fn initiatives(from: &str, day: &str, said: &str) -> Vec<String> {
    let line = serde_json::json!({
        "id": "m", "date": day, "text": format!("FROM: {from}\n\n1. This message is invented.\n\n2. {said}\n"),
    });
    let folder = tempdir().expect("a folder");
    let file = folder.path().join("invented.jsonl");
    fs::write(&file, format!("{line}\n")).expect("a file");
    let told = answer(&["extract", &file.display().to_string()]);
    let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    let entities = told["entities"].as_array().expect("entities").iter();
    let keys = entities.filter_map(|entity| entity["key"].as_str());
    keys.filter(|key| key.starts_with("initiative:"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_treaty_without_year_is_that_of_the_country() {
    let of = |from: &str, day: &str| initiatives(from, day, "The Geneva Accords hold.");
    let laos = "EMBASSY VIENTIANE";
    assert_eq!(
        of(laos, "1967-03-01"),
        ["initiative:geneva accords of 1962"]
    );
    assert_eq!(
        of(laos, "1961-03-01"),
        ["initiative:geneva accords of 1954"]
    );
    let vietnam = "EMBASSY SAIGON";
    assert_eq!(
        of(vietnam, "1961-03-01"),
        ["initiative:geneva accords of 1954"]
    );
    assert_eq!(of(vietnam, "1967-03-01"), ["initiative:geneva accords"]);
}

#[test]
fn an_agreement_between_two_countries_is_one_in_cables_of_a_year_and_country() {
    let of = |from: &str, day: &str, said: &str| initiatives(from, day, said);
    let said = "They welcomed the US-Soviet agreement on fishing.";
    let oslo = of("EMBASSY OSLO", "1967-03-01", said);
    assert_eq!(oslo.len(), 1, "{oslo:?}");
    assert_eq!(of("EMBASSY OSLO", "1967-09-01", said), oslo);
    assert_ne!(of("EMBASSY OSLO", "1968-03-01", said), oslo);
    assert_ne!(of("EMBASSY ROME", "1967-03-01", said), oslo);
    // Who met tells which talks are meant.
    let said = "They welcomed the Marlow-Tallis agreement on fishing.";
    let oslo = of("EMBASSY OSLO", "1967-03-01", said);
    assert_eq!(of("EMBASSY ROME", "1968-03-01", said), oslo);
}
