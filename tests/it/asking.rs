//! Questions as people put them: names, acts and days in other forms, slips, and what cannot be asked.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{Database, answer, database_of, message, run, samples_db, text};

/// Invented messages of a President who is named in full, and of others of his surname.
fn write(folder: &Path) {
    for (name, number, day, from, to) in [
        (
            "1.txt",
            "NORVALE 711",
            8,
            "PRIME MINISTER AGNES MARLOW",
            "Prime Minister Agnes K. Marlow",
        ),
        (
            "2.txt",
            "NORVALE 712",
            9,
            "PRIME MINISTER AGNES MARLOW",
            "President John F. Kennedy",
        ),
        (
            "3.txt",
            "NORVALE 713",
            9,
            "PRIME MINISTER AGNES MARLOW",
            "Ambassador Oren Tallis",
        ),
        (
            "4.txt",
            "NORVALE 714",
            9,
            "PRIME MINISTER AGNES MARLOW",
            "The President",
        ),
        (
            "5.txt",
            "NORVALE 715",
            9,
            "PRIME MINISTER AGNES MARLOW",
            "The President",
        ),
    ] {
        let told = message(number, "REVIEW", day).replace(from, to);
        fs::write(folder.join(name), told).expect("written");
    }
}

fn db() -> &'static str {
    static DB: Database = Database::new();
    database_of(&DB, write)
}

fn ends(arguments: &[&str]) -> (Option<i32>, String) {
    let output = run(&[arguments, &["--db", db()]].concat());
    (
        output.status.code(),
        text(&output.stdout) + &text(&output.stderr),
    )
}

#[test]
fn a_name_in_full_is_found_with_and_without_what_stands_between() {
    for asked in [
        "Agnes Marlow", "Agnes Karin Marlow", "Marlow, Agnes", "Marlow, Mrs. Agnes K.",
        "Mrs. Marlow", "Mrs. Agnes Marlow",
    ] {
        let (status, who) = ends(&["who", asked]);
        assert!(
            status == Some(0) && who.starts_with("Agnes K. Marlow"),
            "{asked}: {who}"
        );
        let (status, acts) = ends(&["proposals", "--by", asked]);
        assert!(
            status == Some(0) && acts.matches("proposed").count() == 1,
            "{asked}: {acts}"
        );
    }
    // Another name between the two is another person.
    for asked in ["Agnes Luise Marlow", "Berta Marlow", "Marlow, Berta"] {
        assert_eq!(ends(&["who", asked]).0, Some(1), "{asked}");
    }
}

#[test]
fn initials_mean_the_president_who_is_called_so() {
    let (_, who) = ends(&["who", "JFK"]);
    assert!(who.contains("John F. Kennedy"), "{who}");
}

#[test]
fn an_act_is_taken_in_any_form() {
    let all = ends(&["proposals", "--act", "proposed"]);
    assert_eq!(all.0, Some(0));
    for form in ["propose", "proposals", "proposing", "Proposal"] {
        assert_eq!(ends(&["proposals", "--act", form]), all, "{form}");
    }
    let (status, told) = ends(&["query", "list_acts", "act=meetings"]);
    assert!(status != Some(2), "{told}");
    assert_eq!(ends(&["proposals", "--act", "pilotage"]).0, Some(2));
}

#[test]
fn slips_are_told_with_what_was_meant() {
    for (arguments, told) in [
        (
            &["rank", "--via", "reference"][..],
            "did you mean `references`",
        ),
        (&["search", "review", "--post", "Norvalle"], "is no post"),
        (
            &["search", "review", "--post", "Nicosa"],
            "did you mean `NICOSIA`",
        ),
        (
            &["rank", "--since", "1975", "--until", "1974"],
            "write --since 1974 --until 1975",
        ),
        (
            &["proposals", "--since", "1975", "--until", "1974"],
            "write --since 1974 --until 1975",
        ),
        (
            &["guidance", "--since", "1975", "--until", "1974"],
            "write --since 1974 --until 1975",
        ),
        (&["parse", "--jobs", "0", "samples"], "--jobs"),
    ] {
        let said = match arguments[0] {
            "parse" => text(&run(arguments).stderr),
            _ => ends(arguments).1,
        };
        assert!(said.contains(told), "{arguments:?}: {said}");
    }
}

#[test]
fn where_nothing_is_selected_no_file_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("rome.graphml");
    let path = file.display().to_string();
    let asked = [
        "export", "--to", "graphml", "--post", "ROME", "--out", &path,
    ];
    let (status, said) = ends(&asked);
    assert!(
        status == Some(1) && said.contains("nothing is selected"),
        "{said}"
    );
    assert!(!file.exists());
}

#[test]
fn a_new_name_is_found_by_its_surname() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = folder.path().join("cables.db").display().to_string();
    let file = folder.path().join("one.txt");
    let told = message("NORVALE 711", "REVIEW", 8).replace("AGNES MARLOW", "O'Brien");
    fs::write(&file, told).expect("written");
    answer(&["ingest", &file.display().to_string(), "--db", &db]);
    answer(&[
        "rename",
        "O'Brien",
        "Christodoulos O'Brien-Christofides",
        "--db",
        &db,
    ]);
    for asked in [
        "O'Brien-Christofides",
        "O'Brien",
        "Christodoulos O'Brien-Christofides",
    ] {
        let who = answer(&["who", asked, "--db", &db]);
        assert!(
            who.contains("Christodoulos O'Brien-Christofides"),
            "{asked}: {who}"
        );
    }
}

#[test]
fn office_holders_without_a_name_are_told_apart_and_cables_begin_when_they_were_sent() {
    let graph = answer(&["export", "--to", "gexf", "--via", "all", "--db", db()]);
    for label in ["President (74NORVALE714)", "President (74NORVALE715)"] {
        assert!(graph.contains(&format!("label=\"{label}\"")), "{label}");
    }
    let line = graph
        .lines()
        .find(|line| line.contains("label=\"74NORVALE711\""))
        .expect("a node");
    assert!(line.contains("start=\"1974-05-08\""), "{line}");
}

#[test]
fn a_cable_begins_on_its_day_though_it_tells_of_days_before() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = folder.path().join("cables.db").display().to_string();
    let file = folder.path().join("one.txt");
    let told = message("NORVALE 711", "REVIEW", 8)
        .replace("JOINT REVIEW.", "JOINT REVIEW ON APRIL 2, 1971.");
    fs::write(&file, told).expect("written");
    answer(&["ingest", &file.display().to_string(), "--db", &db]);
    let graph = answer(&["export", "--to", "gexf", "--db", &db]);
    let cable = graph
        .lines()
        .find(|line| line.contains("<node id=\"cable:74NORVALE711\""))
        .expect("a node");
    assert!(cable.contains("start=\"1974-05-08\""), "{cable}");
}

#[test]
fn what_has_no_name_of_its_own_is_told_by_words_alone() {
    let acts = answer(&["proposals", "--json", "--db", db()]);
    let acts: serde_json::Value = serde_json::from_str(&acts).expect("JSON");
    let act = &acts[0];
    assert!(
        act["object"].is_null() && act["object_text"].is_string(),
        "{act}"
    );
}

#[test]
fn a_damaged_database_is_said_to_be_damaged() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = fs::read(db()).expect("a database");
    let damaged = folder.path().join("damaged.db");
    let path = damaged.display().to_string();
    fs::write(&damaged, &whole[..whole.len() / 3]).expect("written");
    for arguments in [&["who", "Marlow"][..], &["check"], &["ingest", "samples"]] {
        let output = run(&[arguments, &["--db", &path]].concat());
        let said = text(&output.stdout) + &text(&output.stderr);
        assert!(
            !output.status.success() && !said.contains("is no cablegraph database"),
            "{said}"
        );
        assert!(said.contains("malformed"), "{arguments:?}: {said}");
    }
    // A page behind those of the schema.
    let mut torn = whole.clone();
    let torn_at = whole.len() * 3 / 4 / 4096 * 4096;
    torn[torn_at..torn_at + 4096].fill(0xAB);
    fs::write(&damaged, torn).expect("written");
    let output = run(&["check", "--db", &path]);
    let said = text(&output.stdout) + &text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("fault: ") && !said.contains("the query"),
        "{said}"
    );
    // Another program's file is not ours.
    fs::write(
        &damaged,
        "SQLite format 3\0, says an invented file that is none",
    )
    .expect("written");
    let said = text(&run(&["check", "--db", &path]).stderr);
    assert!(said.contains("is no cablegraph database"), "{said}");
}

#[test]
fn several_can_make_one_new_database() {
    for _ in 0..4 {
        let folder = tempfile::tempdir().expect("a folder");
        let db = folder.path().join("cables.db").display().to_string();
        let mut loads: Vec<_> = (0..3)
            .map(|_| {
                let mut load = Command::new(env!("CARGO_BIN_EXE_cablegraph"));
                load.args(["ingest", "samples/usnato-413.txt", "--db", &db]);
                load.current_dir(crate::support::root(""));
                load.stdout(std::process::Stdio::null());
                load.spawn().expect("the program starts")
            })
            .collect();
        assert!(
            loads
                .iter_mut()
                .all(|load| load.wait().expect("an end").success())
        );
        assert!(answer(&["check", "--db", &db]).contains("The database is whole."));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_as_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let link = folder.path().join("full.svg");
    std::os::unix::fs::symlink("/dev/full", &link).expect("a link");
    let path = link.display().to_string();
    for arguments in [
        &["draw", "NORVALE 711", "-o", &path][..],
        &["export", "--to", "graphml", "--out", &path],
    ] {
        let (status, said) = ends(arguments);
        assert_eq!(status, Some(2), "{said}");
        assert!(
            said.contains("free some space") && said.contains("full.svg"),
            "{said}"
        );
    }
}

#[test]
fn a_cable_without_a_date_lies_in_the_year_of_its_number() {
    let folder = tempfile::tempdir().expect("a folder");
    let (db, file) = (
        folder.path().join("cables.db").display().to_string(),
        folder.path().join("cables.jsonl"),
    );
    let said = "INVENTED FOR A TEST\n\nSUBJECT: REVIEW\nREF: 79 NORVALE 600\n\n1. PRIME MINISTER AGNES MARLOW PROPOSED A REVIEW.\n";
    let line = serde_json::json!({"id": "one", "mrn": "79NORVALE711", "text": said});
    fs::write(&file, line.to_string()).expect("written");
    answer(&["ingest", &file.display().to_string(), "--db", &db]);
    for (since, until, lies_there) in [
        ("1979", "1979", true),
        ("1979-05", "1979-06-03", true),
        ("1978", "1979-01-01", true),
        ("1978", "1978", false),
        ("1980", "1981", false),
    ] {
        for command in [
            &["proposals"][..],
            &["search", "review"],
            &["export", "--to", "graphml"],
            &["query", "list_acts"],
            &["query", "list_cables"],
        ] {
            let bounds = match command[0] {
                "query" => vec![format!("since={since}"), format!("until={until}")],
                _ => vec![format!("--since={since}"), format!("--until={until}")],
            };
            let mut asked: Vec<&str> = command.to_vec();
            asked.extend(bounds.iter().map(String::as_str));
            asked.extend(["--db", &db]);
            let found = text(&run(&asked).stdout);
            assert_eq!(
                found.contains("79NORVALE711"),
                lies_there,
                "{asked:?}: {found}"
            );
        }
    }
    let counted = answer(&["query", "count_acts", "--json", "--db", &db]);
    assert!(counted.contains("\"1979\""), "{counted}");
    let people = answer(&["query", "list_people", "year=1979", "--db", &db]);
    assert!(people.contains("MARLOW"), "{people}");
}

#[test]
fn who_has_not_met_somebody_is_not_near_him() {
    let folder = tempfile::tempdir().expect("a folder");
    let cable = folder.path().join("1.txt");
    let database = folder.path().join("cables.db").display().to_string();
    let met = "FOREIGN MINISTER OREN TALLIS HAS MET PRIME MINISTER AGNES MARLOW.";
    let told = message("NORVALE 811", "MEETING", 8);
    let told = told.replace("PRIME MINISTER AGNES MARLOW PROPOSED A JOINT REVIEW.", met);
    for (text, near) in [
        (told.clone(), true),
        (told.replace("HAS MET", "HAS NOT MET"), false),
    ] {
        fs::write(&cable, text).expect("written");
        answer(&["ingest", &cable.display().to_string(), "--db", &database]);
        let asked = [
            "neighbors", "Oren Tallis", "--via", "acts", "--db", &database,
        ];
        let said = run(&asked);
        let said = text_of(&said).to_uppercase();
        assert_eq!(said.contains("MARLOW"), near, "{said}");
    }
}

/// What a command prints, an error or not.
fn text_of(output: &std::process::Output) -> String {
    text(&output.stdout) + &text(&output.stderr)
}

#[test]
fn a_cable_is_found_by_a_citation_where_only_one_fits() {
    static DATABASE: Database = Database::new();
    let db = database_of(&DATABASE, |folder| {
        for (file, number) in ["NORVALE 4711", "KESTRELBAY 4711", "NORVALE 4712"]
            .iter()
            .enumerate()
        {
            let written = fs::write(
                folder.join(format!("{file}.txt")),
                message(number, "REVIEW", 8),
            );
            written.expect("written");
        }
    });
    let shown = answer(&["refs", "Telegram 4712 from NORVALE", "--db", db]);
    assert!(shown.contains("74NORVALE4712"), "{shown}");
    let several = text(&run(&["refs", "Embtel 4711", "--db", db]).stderr);
    assert!(
        several.contains("74KESTRELBAY4711") && several.contains("74NORVALE4711"),
        "{several}"
    );
    let none = text(&run(&["refs", "Telegram 9 from NORVALE", "--db", db]).stderr);
    assert!(none.contains("cablegraph resolve"), "{none}");
}

#[test]
fn a_statement_is_a_question_too() {
    let said = answer(&[
        "query",
        "SELECT count(*) AS n FROM fact",
        "--db",
        samples_db(),
    ]);
    assert!(said.contains("1 row"), "{said}");
    let written = run(&[
        "query",
        "with a as (select 1) delete from node",
        "--db",
        samples_db(),
    ]);
    assert_ne!(written.status.code(), Some(0));
}

#[test]
fn wrong_use_says_what_to_write_instead() {
    let hint = |arguments: &[&str]| {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        text(&output.stderr)
    };
    assert!(hint(&["export", "--to", "Xlsx"]).contains("--to csv"));
    assert!(hint(&["proposals", "Marlow"]).contains("--by"));
    assert!(run(&["export", "--to", "CSV", "--help"]).status.success());
    let unknown = text(&run(&["who", "Ambassador to Norway", "--db", samples_db()]).stderr);
    assert!(unknown.contains("list_people post=OSLO"), "{unknown}");
}
