//! Ingest: the same input twice changes nothing, a killed run is completed by the next, sections are one cable.

use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use cablegraph::Store;
use cablegraph::ingest::{self, understand};
use cablegraph::model::{Document, Format, Outcome, RawText, Value};
use cablegraph::read::{Layout, documents};
use cablegraph::store::{QUESTIONS, queries};
use tempfile::tempdir;

use crate::support::{answer, message, raw, root, text};

/// The answers to every question, for everything that can be asked about.
fn answers(db: &str) -> Vec<(String, String)> {
    let store = Store::open(db.as_ref()).expect("a database");
    let mut all = Vec::new();
    let cables = store.ask_query(queries::LIST_CABLES, &[]).expect("cables");
    let names: Vec<String> = cables
        .rows
        .iter()
        .filter_map(|row| cables.text(row, "cable").map(String::from))
        .collect();
    // Of very many cables a few dozen are asked about: each question walks a whole chain.
    let names: Vec<String> = names
        .iter()
        .step_by(names.len() / 30 + 1)
        .cloned()
        .collect();
    for query in QUESTIONS {
        // What is said of an entity is asked through `who` below.
        if query.sql.contains(":entity") {
            continue;
        }
        let asked: Vec<Option<&str>> = if query.sql.contains(":cable") {
            names.iter().map(|name| Some(name.as_str())).collect()
        } else {
            vec![None]
        };
        for cable in asked {
            let mut parameters = Vec::new();
            if let Some(cable) = cable {
                parameters.push(("cable", Value::Text(format!("cable:{cable}"))));
            }
            if query.sql.contains(":direction") {
                parameters.push(("direction", Value::Text("both".to_owned())));
            }
            if query.name == "search_text" {
                parameters.push((
                    "words",
                    Value::Text("treaty OR proposal OR plan".to_owned()),
                ));
            }
            let mut table = store.ask_query(*query, &parameters).expect(query.name);
            let hidden: Vec<usize> = (0..table.columns.len())
                .filter(|at| table.columns[*at].ends_with("_id"))
                .collect();
            for row in &mut table.rows {
                for at in &hidden {
                    row[*at] = Value::Null;
                }
            }
            let json = serde_json::to_string(&table).expect("JSON");
            all.push((format!("{} {}", query.name, cable.unwrap_or("")), json));
        }
    }
    all
}

fn same(one: &str, other: &str) {
    for ((question, a), (_, b)) in answers(one).into_iter().zip(answers(other)) {
        assert_eq!(a, b, "{question}");
    }
}

#[test]
fn the_same_input_twice_changes_nothing() {
    let folder = tempdir().expect("a folder");
    let db = folder.path().join("cables.db").display().to_string();
    let first = answer(&["ingest", "samples", "--db", &db]);
    assert!(
        first.contains("13 stored, 0 already there, 0 skipped"),
        "{first}"
    );
    let (before, who) = (
        answers(&db),
        answer(&["who", "Tallis", "--json", "--db", &db]),
    );
    let second = answer(&["ingest", "samples", "--db", &db]);
    assert!(
        second.contains("0 stored, 13 already there, 0 skipped"),
        "{second}"
    );
    assert_eq!(before, answers(&db));
    assert_eq!(who, answer(&["who", "Tallis", "--json", "--db", &db]));
    let third = answer(&["ingest", "samples", "--again", "--db", &db]);
    assert!(third.contains("13 stored"), "{third}");
    assert_eq!(before, answers(&db));
    assert!(answer(&["check", "--db", &db]).contains("The database is whole."));
}

#[test]
fn the_order_of_arrival_makes_no_difference() {
    let folder = tempdir().expect("a folder");
    let (one, other) = (folder.path().join("1.db"), folder.path().join("2.db"));
    let (one, other) = (one.display().to_string(), other.display().to_string());
    answer(&["ingest", "samples", "--db", &one]);
    let mut files: Vec<String> = fs::read_dir(root("samples"))
        .expect("a folder")
        .map(|entry| {
            format!(
                "samples/{}",
                entry.expect("an entry").file_name().to_string_lossy()
            )
        })
        .collect();
    files.sort();
    for file in files.iter().rev() {
        answer(&["ingest", file, "--db", &other]);
    }
    same(&one, &other);
}

#[test]
fn sections_of_one_message_are_one_cable_whichever_comes_first() {
    let folder = tempdir().expect("a folder");
    let db = folder.path().join("cables.db").display().to_string();
    for section in ["2", "1"] {
        let file = format!("samples/1974-portvelden-733-section-{section}.txt");
        answer(&["ingest", &file, "--db", &db]);
    }
    let shown = answer(&["show", "74PORTVELDEN733", "--json", "--db", &db]);
    let shown: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
    assert_eq!(shown["cable"][0]["documents"], 2);
    assert_eq!(
        shown["cable"][0]["subject"],
        "AURELIA CONFERENCE: FIRST WEEK"
    );
    let sections: Vec<&serde_json::Value> = shown["texts"]
        .as_array()
        .expect("texts")
        .iter()
        .map(|text| &text["section_number"])
        .collect();
    assert_eq!(sections, [1, 2]);
    let paragraphs: Vec<i64> = shown["facts"]
        .as_array()
        .expect("facts")
        .iter()
        .filter_map(|fact| fact["paragraph"].as_i64())
        .collect();
    assert!(
        paragraphs.contains(&2) && paragraphs.contains(&4),
        "{paragraphs:?}"
    );
}

#[test]
fn another_text_of_a_cable_is_kept_and_says_nothing_twice() {
    let folder = tempdir().expect("a folder");
    let db = folder.path().join("cables.db").display().to_string();
    answer(&["ingest", "samples/1974-norvale-1204.txt", "--db", &db]);
    let acts = answer(&["proposals", "--act", "any", "--db", &db]);
    let copy = folder.path().join("copy.txt");
    let original = fs::read_to_string(root("samples/1974-norvale-1204.txt")).expect("a file");
    fs::write(
        &copy,
        original.replace("PREMATURE.", "PREMATURE. HE SMILED."),
    )
    .expect("a file");
    let report = answer(&["ingest", &copy.display().to_string(), "--db", &db]);
    assert!(
        report.contains("further texts of cables that are held already"),
        "{report}"
    );
    let again = answer(&["proposals", "--act", "any", "--db", &db]);
    assert_eq!(acts.lines().count(), again.lines().count(), "{again}");
    assert!(answer(&["search", "SMILED", "--db", &db]).contains("74NORVALE1204"));
}

#[test]
fn a_stub_becomes_held_when_its_text_arrives() {
    let folder = tempdir().expect("a folder");
    let db = folder.path().join("cables.db").display().to_string();
    answer(&["ingest", "samples/1974-norvale-1204.txt", "--db", &db]);
    let refs = answer(&["refs", "74NORVALE1204", "--db", &db]);
    assert!(
        refs.contains("74KESTRELBAY2160     cited, not held"),
        "{refs}"
    );
    answer(&["ingest", "samples/1974-kestrelbay-2160.txt", "--db", &db]);
    let refs = answer(&["refs", "74NORVALE1204", "--db", &db]);
    assert!(
        refs.contains("74KESTRELBAY2160     MARLOW ACCEPTS"),
        "{refs}"
    );
    assert!(
        refs.contains("74PORTVELDEN733      cited, not held"),
        "{refs}"
    );
}

/// Invented cables enough for several batches.
fn many(count: usize) -> String {
    (1..=count)
        .map(|n| {
            let text = format!(
                "C O N F I D E N T I A L NORVALE {n:05}\nSUBJECT: INVENTED MESSAGE {n}\nREF: NORVALE {}\n\n1. (C) Foreign Minister Oren Tallis proposed on March 4 that the Sund Passage Commission meet again. This message is invented.\n\nQUILL",
                n.saturating_sub(1).max(1)
            );
            format!("{}\n", serde_json::json!({"id": format!("m{n}"), "date": "2005-03-07", "text": text}))
        })
        .collect()
}

#[test]
fn a_run_that_is_killed_leaves_whole_documents_and_the_next_completes_it() {
    let folder = tempdir().expect("a folder");
    let input = folder.path().join("many.jsonl");
    fs::write(&input, many(6000)).expect("a file");
    let input = input.display().to_string();
    let whole = folder.path().join("whole.db").display().to_string();
    answer(&["ingest", &input, "--db", &whole]);
    let killed = folder.path().join("killed.db").display().to_string();
    let mut run = Command::new(env!("CARGO_BIN_EXE_cablegraph"))
        .args(["ingest", &input, "--db", &killed])
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    let stored = || -> i64 {
        let connection = rusqlite::Connection::open(&killed).ok();
        connection
            .and_then(|c| {
                c.query_row("SELECT count(*) FROM source", [], |row| row.get(0))
                    .ok()
            })
            .unwrap_or(0)
    };
    let start = Instant::now();
    while stored() < 500 && start.elapsed() < Duration::from_secs(60) {
        sleep(Duration::from_millis(5));
    }
    run.kill().expect("the kill");
    run.wait().expect("the end");
    let (left, checked) = (stored(), answer(&["check", "--db", &killed]));
    assert!((500..6000).contains(&left), "killed after {left} documents");
    assert!(checked.contains("The database is whole."), "{checked}");
    let report = answer(&["ingest", &input, "--db", &killed]);
    assert!(
        report.contains(&format!("{left} already there")),
        "{report}"
    );
    same(&whole, &killed);
}

#[test]
fn standard_input_and_json_reports_work() {
    let folder = tempdir().expect("a folder");
    let db = folder.path().join("cables.db").display().to_string();
    let mut run = Command::new(env!("CARGO_BIN_EXE_cablegraph"))
        .args(["ingest", "-", "--json", "--db", &db])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    std::io::Write::write_all(&mut run.stdin.take().expect("a pipe"), many(3).as_bytes())
        .expect("input");
    let output = run.wait_with_output().expect("the end");
    let report: serde_json::Value = serde_json::from_str(&text(&output.stdout)).expect("JSON");
    assert_eq!(
        (&report["read"], &report["stored"], &report["skipped"]),
        (&3.into(), &3.into(), &0.into())
    );
}

#[test]
fn a_database_that_cannot_be_opened_twice_takes_cables_too() {
    let folder = tempdir().expect("a folder");
    let file = folder.path().join("one.txt");
    fs::write(&file, message("NORVALE 711", "THE FIRST", 8)).expect("written");
    answer(&["ingest", &file.display().to_string(), "--db", ":memory:"]);
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        let name = std::ffi::OsStr::from_bytes(b"c\xff.db");
        let mut store = ingest::create(&folder.path().join(name)).expect("a database");
        for stored in [1, 0] {
            let inputs = documents(std::slice::from_ref(&file), Layout::Auto);
            let saved = ingest::ingest(&mut store, inputs, |_| (), |_| ()).expect("loaded");
            assert_eq!(saved.stored, stored);
        }
    }
}

#[test]
fn what_a_killed_run_stored_is_joined_by_the_next_though_nothing_is_new() {
    let folder = tempdir().expect("a folder");
    let (db, files) = (
        folder.path().join("cables.db"),
        ["OSLO 711", "OSLO 712"].map(|number| {
            let file = folder.path().join(number);
            let cited = "REF: OSLO 081200Z MAY 74";
            let text = match number {
                "OSLO 711" => message(number, "THE FIRST", 8),
                _ => message(number, "THE 2ND", 9).replace("TAGS: PFOR", cited),
            };
            fs::write(&file, text.replace("NORVALE", "OSLO")).expect("written");
            file
        }),
    );
    let mut store = ingest::create(&db).expect("a database");
    let inputs = documents(&files, Layout::Auto);
    let read = |raw| Outcome::Read(Box::new(understand(raw)));
    let batch: Vec<_> = inputs.map(|raw| read(raw.expect("read"))).collect();
    // The run ends here, without a word.
    assert_eq!(store.save(&batch).expect("saved").stored, 2);
    drop(store);
    let db = db.display().to_string();
    let refs = || answer(&["refs", "74OSLO712", "--db", &db]);
    assert!(!refs().contains("74OSLO711"));
    for file in &files {
        answer(&["ingest", &file.display().to_string(), "--db", &db]);
        assert!(refs().contains("74OSLO711"), "{}", refs());
    }
}

#[test]
fn equal_words_under_two_ids_are_two_messages() {
    let folder = tempdir().expect("a folder");
    let (db, file) = (
        folder.path().join("cables.db").display().to_string(),
        folder.path().join("two.jsonl"),
    );
    let line = |id: &str| {
        format!(
            "{{\"id\":\"{id}\",\"text\":\"INVENTED. SUBJECT: VISIT\\n\\nConcur in your proposal.\"}}\n"
        )
    };
    fs::write(&file, line("one") + &line("two")).expect("written");
    let path = file.display().to_string();
    for _ in 0..2 {
        answer(&["ingest", &path, "--db", &db]);
        assert!(answer(&["show", "one", "--db", &db]).starts_with("one"));
        assert!(answer(&["show", "two", "--text", "--db", &db]).contains("Concur"));
    }
}

#[test]
fn a_number_given_anew_is_another_message() {
    let folder = tempdir().expect("a folder");
    let db = folder.path().join("cables.db").display().to_string();
    for (name, text) in [
        ("may.txt", message("NORVALE 711", "THE FIRST", 8)),
        (
            "october.txt",
            message("NORVALE 711", "THE SECOND", 9).replace("MAY 74", "OCT 74"),
        ),
    ] {
        fs::write(folder.path().join(name), text).expect("written");
    }
    for _ in 0..2 {
        for name in ["may.txt", "october.txt"] {
            let path = folder.path().join(name).display().to_string();
            answer(&["ingest", &path, "--again", "--db", &db]);
        }
        let cables = answer(&["query", "list_cables", "--db", &db]);
        assert!(
            cables.contains("THE FIRST") && cables.contains("74NORVALE711 of 1974-10-09"),
            "{cables}"
        );
        assert_eq!(
            answer(&["proposals", "--db", &db])
                .matches("proposed")
                .count(),
            2
        );
        assert!(answer(&["diagnostics", "S002", "--db", &db]).contains("another season"));
    }
}

#[test]
fn two_texts_under_one_id_do_not_replace_each_other() {
    let folder = tempdir().expect("a folder");
    let (db, file) = (
        folder.path().join("cables.db").display().to_string(),
        folder.path().join("four.jsonl"),
    );
    let line = |id: &str, subject: &str| {
        format!("{{\"id\":\"{id}\",\"text\":\"INVENTED. SUBJECT: {subject}\\n\\nConcur.\"}}\n")
    };
    let path = file.display().to_string();
    let load = |lines: &[String]| {
        fs::write(&file, lines.concat()).expect("written");
        answer(&["ingest", &path, "--db", &db])
    };
    let held = || -> Vec<String> {
        let sql = folder.path().join("held.sql").display().to_string();
        let words = "SELECT text FROM source JOIN source_text USING (source_id) ORDER BY ordinal";
        fs::write(&sql, words).expect("a query");
        let rows = answer(&["query", &sql, "--json", "--db", &db]);
        let rows: serde_json::Value = serde_json::from_str(&rows).expect("JSON");
        let rows = rows.as_array().expect("rows").iter();
        let subject = |row: &serde_json::Value| {
            let text = row["text"].as_str().expect("a text");
            text.split_whitespace()
                .nth(2)
                .expect("a subject")
                .to_owned()
        };
        rows.map(subject).collect()
    };
    let mut lines = vec![
        line("x", "ONE"),
        line("x", "TWO"),
        line("", "THREE"),
        line("", "FOUR"),
    ];
    assert!(load(&lines).contains("4 stored"));
    for _ in 0..2 {
        let again = load(&lines);
        assert!(again.contains("0 stored, 4 already there"), "{again}");
        assert_eq!(held(), ["ONE", "TWO", "THREE", "FOUR"]);
    }
    // A line before them moves all; one of the two under one id says something else.
    lines[1] = line("x", "OTHER");
    lines.insert(0, line("", "ZERO"));
    load(&lines);
    for _ in 0..2 {
        assert_eq!(held(), ["ZERO", "ONE", "OTHER", "THREE", "FOUR"]);
        let again = load(&lines);
        assert!(again.contains("0 stored, 5 already there"), "{again}");
    }
}

#[test]
fn a_text_that_is_held_is_understood_again_only_where_other_words_have_taken_its_place() {
    fn never(_: RawText) -> Document {
        panic!("a held text was understood again")
    }
    let folder = tempdir().expect("a folder");
    let mut store = ingest::create(&folder.path().join("cables.db")).expect("a database");
    let held = |store: &Store, raw: &RawText| store.held_texts().has(raw);
    let raw = |text: &str| {
        let file = folder.path().join("one.txt");
        fs::write(&file, text).expect("written");
        let mut found = documents(&[file], Layout::Given(Format::Text));
        found.next().expect("a document").expect("read")
    };
    let first = raw("INVENTED. NORVALE 12\nSUBJECT: ONE\n\n1. We concur.");
    let other = raw("INVENTED. NORVALE 12\nSUBJECT: TWO\n\n1. We do not concur.");
    assert!(!held(&store, &first).expect("asked"));
    let read = |raw: &RawText| Outcome::Read(Box::new(understand(raw.clone())));
    let again = |raw: &RawText, how| Outcome::Held(Box::new(raw.clone()), how);
    let mut save = |outcome| {
        let saved = store.save(&[outcome]).expect("saved");
        store.finish().expect("finished");
        (
            saved.stored,
            saved.already_there,
            held(&store, &first).expect("asked"),
        )
    };
    assert_eq!(save(read(&first)), (1, 0, true));
    assert_eq!(save(again(&first, never)), (0, 1, true));
    assert_eq!(save(read(&other)), (1, 0, false));
    assert_eq!(save(again(&first, understand)), (1, 0, true));
    store.read_again();
    assert!(!held(&store, &first).expect("asked"));
}

#[test]
fn a_name_that_was_dropped_can_be_named_again_by_the_same_writer() {
    let folder = tempdir().expect("a folder");
    let file = folder.path().join("one.txt");
    let mut store =
        cablegraph::ingest::create(&folder.path().join("cables.db")).expect("a database");
    let first = message("NORVALE 712", "REVIEW", 8);
    let other = first.replace("AGNES MARLOW", "OREN TALLIS");
    for text in [&first, &other, &first] {
        fs::write(&file, text).expect("a file");
        let inputs = cablegraph::read::documents(
            std::slice::from_ref(&file),
            cablegraph::read::Layout::Auto,
        );
        cablegraph::ingest::ingest(&mut store, inputs, |_| (), |_| ()).expect("stored");
    }
    assert!(store.check().expect("a check").is_empty());
}

#[test]
fn a_copy_says_where_it_and_the_other_stand() {
    let folder = tempdir().expect("a folder");
    let db = folder.path().join("cables.db").display().to_string();
    let file = folder.path().join("two.jsonl");
    let text = message("NORVALE 712", "REVIEW", 8);
    let line = |id: &str, text: &str| serde_json::json!({ "id": id, "text": text }).to_string();
    let lines = [
        line("longer", &format!("{text}2. TEXT.\n")),
        line("shorter", &text),
    ];
    fs::write(&file, lines.join("\n")).expect("a file");
    answer(&["ingest", &file.display().to_string(), "--db", &db]);
    let told = answer(&["diagnostics", "S001", "--db", &db]);
    for words in [
        "two.jsonl › shorter (74NORVALE712)",
        "the other: ",
        "two.jsonl › longer",
    ] {
        assert!(told.contains(words), "{told}");
    }
}

#[test]
fn a_message_of_a_number_used_anew_goes_by_the_name_that_is_printed() {
    let folder = tempdir().expect("a folder");
    let db = folder.path().join("cables.db").display().to_string();
    let cables = folder.path().join("cables");
    fs::create_dir(&cables).expect("a folder");
    for (file, month) in ["JAN", "JUN", "AUG"].iter().enumerate() {
        let text = message("NORVALE 711", "REVIEW", 8)
            .replace("MAY", month)
            .replace("AGNES MARLOW", "OREN TALLIS");
        fs::write(cables.join(format!("{file}.txt")), text).expect("written");
    }
    let path = cables.display().to_string();
    answer(&["ingest", &path, "--db", &db]);
    for day in ["1974-06-08", "1974-08-08"] {
        let name = format!("74NORVALE711 of {day}");
        let shown = answer(&["show", &name, "--db", &db]);
        assert!(
            shown.contains(&name) && shown.contains("proposed"),
            "{shown}"
        );
    }
    let august = "74NORVALE711 of 1974-08-08";
    answer(&["split", "Oren Tallis", "--in", august, "--db", &db]);
    for _ in 0..2 {
        let who = answer(&["who", "Oren Tallis", "--db", &db]);
        assert!(who.starts_with("2 go by the name"), "{who}");
        answer(&["ingest", &path, "--again", "--db", &db]);
    }
}

#[test]
fn a_text_that_is_read_as_another_cable_now_leads_none_that_has_a_text() {
    let folder = tempdir().expect("a folder");
    let mut store = ingest::create(&folder.path().join("cables.db")).expect("a database");
    let read = |number: &str, sum: &str| {
        let text = message(number, "REVIEW", 8);
        ingest::understand(RawText {
            sha256: sum.repeat(64),
            id: sum.to_owned(),
            ..raw(&text, None, None)
        })
    };
    let (kept, moved) = (read("NORVALE 711", "1"), read("NORVALE 712", "2"));
    let mut now = read("NORVALE 711", "2");
    now.raw = moved.raw.clone();
    for document in [kept, moved] {
        let read = Outcome::Read(Box::new(document));
        store.save(&[read]).expect("saved");
    }
    store.read_again();
    store.save(&[Outcome::Read(Box::new(now))]).expect("saved");
    let told = "SELECT cable_id FROM edge JOIN source USING (source_id, cable_id) WHERE predicate = 'proposed' AND leads = 1";
    let told = store.ask("told", told, &[]).expect("rows");
    assert_eq!(told.rows.len(), 1);
    let leading = "SELECT source_id FROM source WHERE leads = 1";
    let leading = store.ask("leading", leading, &[]).expect("rows");
    assert_eq!(leading.rows.len(), 1);
}

#[test]
fn a_database_in_the_folder_that_it_is_made_of_is_no_input() {
    let folder = tempdir().expect("a folder");
    let cables = folder.path().to_str().expect("a path");
    let text = message("NORVALE 0101", "THE REVIEW", 4);
    fs::write(folder.path().join("one.txt"), text).expect("written");
    let db = folder.path().join("cables.db");
    let db = db.to_str().expect("a path");
    for _ in 0..2 {
        let told = answer(&["ingest", cables, "--db", db, "--json"]);
        let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
        assert_eq!(
            (&told["read"], &told["skipped"]),
            (&1.into(), &0.into()),
            "{told}"
        );
    }
}
