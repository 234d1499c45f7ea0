//! Numbers that two messages bear: numbering began anew each July, and a calendar year has two halves.

use std::fs;

use rusqlite::Connection;
use serde_json::json;
use tempfile::tempdir;

use crate::support::{answer, run, text};

const ASKED: &str = "-- Which day cites which.\nSELECT own.date AS citing, coalesce(cited.date, node.name) AS cited\nFROM edge \
    JOIN node ON node.node_id = edge.object_id\nJOIN cable AS own ON own.cable_id = edge.cable_id\nLEFT JOIN cable AS cited ON \
    cited.cable_id = edge.object_id AND node.held = 1\nWHERE edge.predicate = 'references'\nORDER BY citing, cited;\n";

/// A message from Norvale of 1965: number, day, month, what it refers to.
type Sent = (u32, &'static str, &'static str, &'static str);

fn line((number, day, month, reference): &Sent) -> String {
    let text = format!(
        "[Invented for a test of cablegraph: no such post, person or event exists.]\n\nR {day}1000Z {month} 65\n\
         FM AMEMBASSY NORVALE\nTO SECSTATE WASHDC\nC O N F I D E N T I A L NORVALE {number}\n\n\
         SUBJECT: SUND PASSAGE\n{reference}\n1. The boats are at sea.\nQUILL\n"
    );
    json!({ "id": format!("doc{number}{month}"), "text": text }).to_string()
}

/// Which day cites which, whatever the order in which the messages are read, and in how many loads.
fn check(sent: &[Sent], expected: &[(&str, &str)]) {
    let lines: Vec<String> = sent.iter().map(line).collect();
    let reversed: Vec<String> = lines.iter().rev().cloned().collect();
    let (first, rest) = lines.split_at(lines.len() / 2);
    let loads = [
        vec![lines.join("\n")],
        vec![reversed.join("\n")],
        vec![first.join("\n"), rest.join("\n"), first.join("\n")],
    ];
    for parts in loads {
        let folder = tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name).display().to_string();
        let db = path("cables.db");
        for (index, part) in parts.iter().enumerate() {
            let file = path(&format!("{index}.jsonl"));
            fs::write(&file, part).expect("written");
            answer(&["ingest", &file, "--db", &db]);
        }
        fs::write(path("who.sql"), ASKED).expect("written");
        let said = answer(&["query", &path("who.sql"), "--json", "--db", &db]);
        let rows: serde_json::Value = serde_json::from_str(&said).expect("one JSON document");
        let rows = rows.as_array().expect("rows").iter();
        let told = rows.map(|row| (row["citing"].as_str(), row["cited"].as_str()));
        let told: Vec<_> = told.collect();
        let expected = expected
            .iter()
            .map(|(one, other)| (Some(*one), Some(*other)));
        assert_eq!(told, expected.collect::<Vec<_>>(), "{said}");
    }
}

const TWINS: [Sent; 2] = [(805, "23", "FEB", ""), (805, "28", "DEC", "")];

#[test]
fn the_nearest_message_before_is_meant_in_whatever_order_they_come() {
    let [one, other] = TWINS;
    check(
        &[
            one,
            (810, "24", "FEB", "REF: NORVALE 805\n"),
            (811, "29", "DEC", "REF: NORVALE 805\n"),
            other,
        ],
        &[("1965-02-24", "1965-02-23"), ("1965-12-29", "1965-12-28")],
    );
}

#[test]
fn a_day_that_is_stated_decides() {
    let [one, other] = TWINS;
    check(
        &[
            one,
            other,
            (811, "29", "DEC", "REF: NORVALE 805, FEB. 23\n"),
        ],
        &[("1965-12-29", "1965-02-23")],
    );
}

#[test]
fn what_was_sent_later_or_before_the_numbering_began_anew_is_not_meant() {
    let [one, other] = TWINS;
    check(
        &[other, (900, "30", "JAN", "REF: NORVALE 805\n")],
        &[("1965-01-30", "65NORVALE805 before 1965-12-28")],
    );
    check(
        &[one, (811, "29", "DEC", "REF: NORVALE 805\n")],
        &[("1965-12-29", "65NORVALE805 after 1965-02-23")],
    );
    check(
        &[one, (811, "26", "FEB", "REF: NORVALE 805\n")],
        &[("1965-02-26", "1965-02-23")],
    );
}

#[test]
fn every_message_of_a_number_is_offered_with_its_day() {
    let folder = tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (file, db) = (path("cables.jsonl"), path("cables.db"));
    let lines: Vec<String> = TWINS.iter().map(line).collect();
    fs::write(&file, lines.join("\n")).expect("written");
    answer(&["ingest", &file, "--db", &db]);
    let asked = "Telegram 805 from Norvale, December 28, 1965";
    let said = answer(&["resolve", asked, "--db", &db]);
    let first = said.lines().next().unwrap_or_default();
    assert!(first.contains("1965-12-28"), "{said}");
    assert!(said.contains("65NORVALE805 of 1965-02-23"), "{said}");
}

/// Lines of one file, and under which keys a person of this surname is held by then, and whether to protect.
fn people(lines: &[String], surname: &str) -> Vec<(String, bool)> {
    let folder = tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (file, db) = (path("cables.jsonl"), path("cables.db"));
    fs::write(&file, lines.join("\n")).expect("written");
    for again in [false, true] {
        let rest: &[&str] = if again { &["--again"] } else { &[] };
        let output = run(&[&["ingest", &file, "--db", &db], rest].concat());
        assert_ne!(output.status.code(), Some(2), "{}", text(&output.stderr));
    }
    let connection = Connection::open(&db).expect("a database");
    let asked = "SELECT key, protection IS NOT NULL FROM node WHERE key GLOB 'person:' || ?1 || ' *' ORDER BY key";
    let mut statement = connection.prepare(asked).expect("a query");
    let rows = statement.query_map([surname], |row| Ok((row.get(0)?, row.get(1)?)));
    let rows = rows.expect("rows").map(|row| row.expect("a row"));
    rows.collect()
}

#[test]
fn whom_two_messages_of_one_id_or_number_name_by_surname_are_two() {
    let tariff = "Mr. Varga (strictly protect) told Mr. Marlow that lobster tariffs harm the fishing fleet of northern harbours.";
    let treaty = "Mr. Varga met Mr. Marlow about airline treaty drafts; companies asked for night flights across mountains.";
    let of_id = |words: &str| {
        let text = format!("CONFIDENTIAL\n\n1. (C) {words}\n");
        json!({ "id": "doc1", "text": text }).to_string()
    };
    let of_number = |id: &str, subject: &str, words: &str| {
        let text = format!(
            "[Invented for a test of cablegraph: no such post, person or event exists.]\n\nR 081000Z MAY 74\n\
             FM AMEMBASSY NORVALE\nTO SECSTATE WASHDC\nC O N F I D E N T I A L NORVALE 1120\n\n\
             SUBJECT: {subject}\n\n1. {words}\nQUILL\n"
        );
        json!({ "id": id, "text": text }).to_string()
    };
    let pairs = [
        [of_id(tariff), of_id(treaty)],
        [
            of_number("a", "LOBSTER TARIFF", tariff),
            of_number("b", "NIGHT FLIGHTS", treaty),
        ],
    ];
    for (lines, own) in pairs
        .iter()
        .zip(["cable:document doc1", "cable:74NORVALE1120"])
    {
        assert_eq!(people(lines, "marlow").len(), 2, "{own}");
        let varga = people(lines, "varga");
        let marked = varga
            .iter()
            .map(|(key, marked)| (key.ends_with(&format!("[{own}]")), *marked));
        let mut marked: Vec<_> = marked.collect();
        marked.sort_unstable();
        assert_eq!(marked, [(false, false), (true, true)], "{varga:?}");
    }
}
