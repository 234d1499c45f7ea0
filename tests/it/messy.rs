//! Archives as people have them: lists of participants, sections without their fellows, loads that were broken off, dates of
//! two readings, one number on two messages; every message here is invented.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::support::{answer, run, text};

fn cable(number: u32, day: &str, subject: &str, words: &str) -> String {
    format!(
        "P {day} MAY 08\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC 7001\nC O N F I D E N T I A L OSLO {number:06}\n\n\
         E.O. 12958: DECL: 05/01/2018\nTAGS: PREL, NO\nSUBJECT: {subject}\n\n1. (C) {words}\nMARLOW\n"
    )
}

/// A folder with files of these names and words, and a path for a database.
fn folder(files: &[(&str, String)]) -> (TempDir, impl Fn(&str) -> String + use<>) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, words) in files {
        fs::write(folder.path().join(name), words).expect("a file");
    }
    let at = folder.path().to_owned();
    (folder, move |name: &str| {
        at.join(name).display().to_string()
    })
}

fn ingest(path: &str, db: &str) {
    let output = run(&["ingest", path, "--db", db]);
    assert_ne!(output.status.code(), Some(2), "{}", text(&output.stderr));
}

fn diagnostics(db: &str) -> String {
    answer(&["diagnostics", "--db", db])
}

#[test]
fn each_line_of_a_list_of_participants_is_its_own() {
    let lists = [
        "Norvalian participants:\n\nOskar Orrel, Minister of Defense\nHugo Quillan, Deputy Foreign Minister\nIlse Vargas, Chief of \
         Plans\n\n2. (C) They met.",
        "Norvalian participants:\n\nOskar Orrel, Minister of Defense\n\nHugo Quillan, Deputy Foreign Minister\n\nIlse Vargas, \
         Chief of Plans\n\n2. (C) They met.",
    ];
    for list in lists {
        let (_folder, path) = folder(&[("a.txt", cable(611, "051200Z", "LUNCH", list))]);
        let db = path("a.db");
        ingest(&path("a.txt"), &db);
        for (name, office) in [
            ("Oskar Orrel", "Minister of Defense"),
            ("Hugo Quillan", "Deputy Foreign Minister"),
        ] {
            let who = answer(&["who", name, "--db", &db]);
            let offices: Vec<&str> = who
                .lines()
                .filter(|line| line.contains("office:"))
                .collect();
            let own = format!("office: {office} ");
            assert!(
                offices.len() == 1 && offices[0].contains(&own),
                "{list}\n{who}"
            );
        }
        // The list does not end in a title of the one below.
        let who = answer(&["who", "Ilse Vargas", "--db", &db]);
        assert!(!who.contains("Deputy"), "{who}");
    }
}

#[test]
fn a_load_that_was_broken_off_is_remembered_until_it_is_run_again() {
    let (_folder, path) = folder(&[
        (
            "a.txt",
            cable(612, "051200Z", "ONE", "Minister Oskar Orrel left."),
        ),
        (
            "b.txt",
            cable(613, "061200Z", "TWO", "Minister Hugo Quillan left."),
        ),
    ]);
    let db = path("a.db");
    ingest(&path("a.txt"), &db);
    // As a load of a folder leaves it that was killed behind its first batch.
    let killed = path("killed");
    let connection = rusqlite::Connection::open(&db).expect("the database");
    connection
        .execute(
            "INSERT INTO unfinished (path, since) VALUES (?1, '2026-01-01T00:00:00Z')",
            [&killed],
        )
        .expect("a change");
    drop(connection);
    ingest(&path("b.txt"), &db);
    for command in [
        &["check"][..],
        &["export", "--to", "csv", "--out", &path("out")],
    ] {
        let output = run(&[command, &["--db", &db]].concat());
        let told = text(&output.stderr);
        assert!(
            told.contains("did not end") && told.contains(&killed),
            "{told}"
        );
    }
    for command in [
        &["proposals"][..],
        &["who", "Oskar Orrel", "--json"],
        &["refs", "08OSLO612"],
        &["query", "list_cables"],
        &["diagnostics"],
        &["rank", "--json"],
        &[
            "draw",
            "08OSLO612",
            "--show-protected",
            "-o",
            &path("a.svg"),
        ],
    ] {
        let told = text(&run(&[command, &["--db", &db]].concat()).stderr);
        let notes = told.lines().filter(|line| line.contains("did not end"));
        let notes: Vec<&str> = notes.collect();
        assert!(
            notes.len() == 1 && notes[0].contains("so far") && notes[0].contains(&killed),
            "{command:?}: {told}"
        );
    }
    fs::create_dir(&killed).expect("a folder");
    fs::write(
        Path::new(&killed).join("c.txt"),
        cable(614, "071200Z", "THREE", "Nobody left."),
    )
    .expect("a file");
    // A part of it is not all.
    ingest(&format!("{killed}/c.txt"), &db);
    assert!(text(&run(&["check", "--db", &db]).stderr).contains("did not end"));
    ingest(&killed, &db);
    assert!(!text(&run(&["check", "--db", &db]).stderr).contains("did not end"));
    assert_eq!(text(&run(&["proposals", "--db", &db]).stderr), "");
    // Before its first batch a load has nothing to be remembered by, but that the database is new.
    let new = path("new.db");
    drop(cablegraph::ingest::create(new.as_ref()).expect("a database"));
    let told = text(&run(&["who", "Orrel", "--db", &new]).stderr);
    assert!(told.starts_with("note: an ingest that began"), "{told}");
}

#[test]
fn messages_of_one_number_and_other_words_are_two() {
    let herring = cable(
        701,
        "051200Z",
        "HERRING QUOTA",
        "Minister Orrel proposed a herring treaty, to be signed by summer, when the fleet returns to harbour.",
    );
    let bank = cable(
        701,
        "211200Z",
        "BANK FAILURE",
        "Minister Quillan rejected the bank rescue without any comment.",
    );
    let copy = herring
        .replace("051200Z", "061200Z")
        .replace("HERRING QUOTA", "H E R R I N G");
    let (_folder, path) = folder(&[("a.txt", herring), ("b.txt", bank), ("c.txt", copy)]);
    let db = path("a.db");
    for file in ["a.txt", "b.txt", "c.txt"] {
        ingest(&path(file), &db);
    }
    let told = diagnostics(&db);
    assert_eq!(told.matches("warning[S004]").count(), 1, "{told}");
    assert_eq!(told.matches("warning[S001]").count(), 1, "{told}");
    let proposals = answer(&["proposals", "--act", "any", "--db", &db]);
    assert!(proposals.contains("rejected: bank rescue"), "{proposals}");
    assert_eq!(
        proposals.matches("proposed: herring treaty").count(),
        1,
        "{proposals}"
    );
}

#[test]
fn messages_of_one_id_and_other_words_are_two() {
    let line = |id: &str, subject: &str, words: &str| {
        let text = format!("CONFIDENTIAL\n\n{subject}1. (C) {words}\n");
        format!("{}\n", serde_json::json!({"id": id, "text": text}))
    };
    let lobster = "Minister Marlow proposed a lobster tariff. The fleet wants lower harbour dues before winter.";
    let balloons = "President Orlan Quist rejected an ocean survey. Scientists complained bitterly about instruments.";
    let routes = "Ambassador Varga proposed an airline treaty. Northern companies asked for more night flights.";
    let (_folder, path) = folder(&[
        ("f.jsonl", line("1", "SUBJECT: Lobster tariff\n\n", lobster)),
        // A subject of the same words says no more than the id does.
        ("g.jsonl", {
            let one = line("1", "SUBJECT: Tariff survey\n\n", balloons);
            one + &line("1", "", routes)
        }),
        // Copies: of the first, and of one that goes by its own identity.
        (
            "h.jsonl",
            line(
                "1",
                "SUBJECT: Fishing\n\n",
                &format!("{lobster} Nobody else did."),
            ) + &line("1", "", &format!("{routes} (End.)")),
        ),
    ]);
    let db = path("a.db");
    for file in ["f.jsonl", "g.jsonl", "h.jsonl", "g.jsonl"] {
        ingest(&path(file), &db);
    }
    let check = || {
        let proposals = answer(&["proposals", "--act", "any", "--db", &db]);
        for words in ["lobster tariff", "ocean survey", "airline treaty"] {
            let told = format!(": {words}\n");
            assert_eq!(proposals.matches(&told).count(), 1, "{words}: {proposals}");
        }
        let told = diagnostics(&db);
        assert_eq!(told.matches("warning[S004]").count(), 2, "{told}");
        assert_eq!(told.matches("warning[S001]").count(), 2, "{told}");
    };
    check();
    answer(&["ingest", &path("g.jsonl"), "--again", "--db", &db]);
    answer(&["ingest", &path("f.jsonl"), "--again", "--db", &db]);
    check();
    let asked = run(&["show", "1", "--db", &db]);
    let told = text(&asked.stderr);
    assert_eq!(asked.status.code(), Some(2), "{told}");
    assert!(told.contains("`cable:document 1`"), "{told}");
    let other = format!("1 of {}:2", path("g.jsonl"));
    assert!(answer(&["show", &other, "--text", "--db", &db]).contains("airline treaty"));
}

#[test]
fn the_group_of_the_head_tells_which_day_a_date_means() {
    let row = |day: &str, words: &str| {
        format!(
            "\"1\",\"{day}\",\"08OSLO801\",\"Embassy Oslo\",\"CONFIDENTIAL\",\"\",\"\",\"{words}\"\n"
        )
    };
    let words = cable(801, "051200Z", "ONE", "Nobody left.");
    for (stated, day, told) in [
        ("05/05/2008 12:00", "2008-05-05", false),
        ("5/6/2008 12:00", "2008-05-06", false),
        ("6/5/2008 12:00", "2008-05-06", false),
    ] {
        let words = words.replace(
            "051200Z",
            if day.ends_with("06") {
                "061200Z"
            } else {
                "051200Z"
            },
        );
        let (_folder, path) = folder(&[("a.csv", row(stated, &words))]);
        let db = path("a.db");
        ingest(&path("a.csv"), &db);
        assert!(
            answer(&["show", "08OSLO801", "--db", &db]).contains(&format!("date: {day}")),
            "{stated}"
        );
        assert_eq!(diagnostics(&db).contains("P018"), told, "{stated}");
    }
    // Nothing tells which.
    let (_folder, path) = folder(&[("a.csv", row("5/6/2008 12:00", "1. NOBODY LEFT."))]);
    let db = path("a.db");
    ingest(&path("a.csv"), &db);
    assert!(diagnostics(&db).contains("P018"));
}

#[test]
fn a_section_without_its_fellows_is_told() {
    let section = |number: u32| {
        cable(901, "051200Z", "ONE", &format!("Part {number}.")).replace(
            "OSLO 000901",
            &format!("SECTION {number:02} OF 02 OSLO 000901"),
        )
    };
    let misread = section(1).replace("SECTION 01 OF 02", "SECTI0N 0l 0F 02");
    let (_folder, path) = folder(&[("a.txt", section(2)), ("b.txt", misread)]);
    let db = path("a.db");
    ingest(&path("a.txt"), &db);
    let told = diagnostics(&db);
    assert!(
        told.contains("of 2 sections of this message 1 is held"),
        "{told}"
    );
    let shown = answer(&["show", "08OSLO901", "--db", &db]);
    assert!(shown.contains("Not held: section 1 of 2"), "{shown}");
    ingest(&path("b.txt"), &db);
    let told = diagnostics(&db);
    assert!(!told.contains("S005"), "{told}");
    assert!(!answer(&["show", "08OSLO901", "--db", &db]).contains("Not held:"));
}

#[test]
fn everybody_of_a_surname_is_told_of() {
    let words = "Oskar Orrel met Hugo Orrel. Orrel left.";
    let (_folder, path) = folder(&[
        (
            "a.txt",
            cable(
                951,
                "051200Z",
                "ONE",
                "Minister Oskar Orrel left. Orrel returned.",
            ),
        ),
        (
            "b.txt",
            cable(952, "051300Z", "TWO", "Dr. Ingrid Orrel met us."),
        ),
        ("c.txt", cable(953, "051400Z", "THREE", words)),
    ]);
    let db = path("a.db");
    for file in ["a.txt", "b.txt", "c.txt"] {
        ingest(&path(file), &db);
    }
    let who = answer(&["who", "Orrel", "--db", &db]);
    for name in ["Oskar Orrel", "Hugo Orrel", "Ingrid Orrel"] {
        assert!(who.contains(name), "{name}: {who}");
    }
}

#[test]
fn a_name_in_quotation_marks_has_its_short_form_too() {
    let words =
        "Minister Orrel proposed the \"Sound Patrol Compact\" (SPC). Quillan rejected the SPC.";
    let (_folder, path) = folder(&[("a.txt", cable(961, "051200Z", "ONE", words))]);
    let db = path("a.db");
    ingest(&path("a.txt"), &db);
    for name in ["SPC", "Sound Patrol Compact"] {
        let told = answer(&["initiative", name, "--db", &db]);
        assert!(
            told.contains("Orrel") && told.contains("Quillan"),
            "{name}: {told}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_load_that_is_stopped_by_hand_says_how_to_go_on() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    use std::time::Duration;

    let (_folder, path) = folder(&[]);
    let db = path("a.db");
    let mut child = Command::new(env!("CARGO_BIN_EXE_cablegraph"))
        .args(["ingest", "-", "--db", &db])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("an input");
    input
        .write_all(b"an input that does not end")
        .expect("an input");
    let mut left = 100;
    while left > 0 && !Path::new(&db).exists() {
        std::thread::sleep(Duration::from_millis(50));
        left -= 1;
    }
    std::thread::sleep(Duration::from_millis(500));
    let id = child.id().to_string();
    let sent = Command::new("kill").args(["-INT", &id]).status();
    assert!(sent.is_ok_and(|sent| sent.success()));
    let output = child.wait_with_output().expect("an end");
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(130), "{told}");
    assert!(told.contains("the same command goes on"), "{told}");
}
