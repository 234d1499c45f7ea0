//! What is replaced, renumbered or no longer there: nothing of it stays but what others say.

use std::fs;
use std::path::PathBuf;

use tempfile::{TempDir, tempdir};

use crate::support::{answer, message, run, text};

/// A folder, the name of a database in it, and a folder for its cables.
fn place() -> (TempDir, String, PathBuf) {
    let folder = tempdir().expect("a folder");
    let db = folder.path().join("cables.db").display().to_string();
    let cables = folder.path().join("cables");
    fs::create_dir(&cables).expect("a folder");
    (folder, db, cables)
}

#[test]
fn a_changed_file_says_what_it_says_now() {
    let (folder, db, _) = place();
    let file = folder.path().join("one.txt");
    let (first, second) = (
        message("NORVALE 711", "THE FIRST", 8),
        message("NORVALE 711", "THE 2ND", 9),
    );
    let path = file.display().to_string();
    for (text, subject, day) in [
        (&first, "THE FIRST", "1974-05-08"),
        (&second, "THE 2ND", "1974-05-09"),
        (&first, "THE FIRST", "1974-05-08"),
    ] {
        fs::write(&file, text).expect("written");
        answer(&["ingest", &path, "--db", &db]);
        let shown = answer(&["show", "74NORVALE711", "--db", &db]);
        assert!(shown.contains(subject) && shown.contains(day), "{shown}");
        assert_eq!(
            answer(&["proposals", "--db", &db])
                .matches("proposed")
                .count(),
            1
        );
    }
}

#[test]
fn a_corrected_number_leaves_no_cable_behind() {
    let (folder, db, _) = place();
    let file = folder.path().join("one.txt");
    let path = file.display().to_string();
    for number in ["NORVALE 711", "NORVALE 712"] {
        fs::write(&file, message(number, "REVIEW", 8)).expect("written");
        answer(&["ingest", &path, "--db", &db]);
    }
    let cables = answer(&["query", "list_cables", "--db", &db]);
    assert!(
        cables.contains("74NORVALE712") && !cables.contains("74NORVALE711"),
        "{cables}"
    );
    assert_eq!(
        run(&["show", "NORVALE 711", "--db", &db]).status.code(),
        Some(1)
    );
    assert_eq!(
        answer(&["search", "REVIEW", "--db", &db])
            .matches("NORVALE")
            .count(),
        1
    );
    let check = answer(&["check", "--db", &db]);
    assert!(check.contains("The database is whole."), "{check}");
    assert!(check.contains("0  cables cited, not held"), "{check}");
}

/// What `show` prints of a cable that is cited and not held.
const BARE: &str =
    "This cable is cited by others and not held here: nothing is known of it but its number.\n";

#[test]
fn a_cited_cable_whose_number_was_corrected_is_its_number_alone() {
    let (_folder, db, path) = place();
    let (cited, citing) = (path.join("1.txt"), path.join("2.txt"));
    let reply = message("KESTREL BAY 40", "REPLY", 9)
        .replace("SUBJECT: REPLY", "SUBJECT: REPLY\nREF: NORVALE 711");
    fs::write(citing, reply).expect("written");
    let path = path.display().to_string();
    for number in ["NORVALE 711", "NORVALE 712"] {
        fs::write(&cited, message(number, "REVIEW", 8)).expect("written");
        answer(&["ingest", &path, "--db", &db]);
    }
    let shown = answer(&["show", "74NORVALE711", "--db", &db]);
    let (_, behind) = shown.split_once(BARE).expect(&shown);
    assert!(
        behind.trim_start().starts_with("Referred to by:"),
        "{shown}"
    );
    assert!(!shown.contains("Text:"), "{shown}");
}

#[test]
fn a_copy_leads_once_the_text_beside_it_is_gone() {
    let (_folder, db, path) = place();
    let (copy, longer) = (path.join("1.txt"), path.join("2.txt"));
    fs::write(copy, message("NORVALE 711", "REVIEW", 8)).expect("written");
    fs::write(&longer, message("NORVALE 711", "A LONGER REVIEW", 8)).expect("written");
    let ingest = || {
        answer(&[
            "ingest",
            &path.display().to_string(),
            "--prune",
            "--db",
            &db,
        ])
    };
    ingest();
    assert!(answer(&["show", "74NORVALE711", "--db", &db]).contains("LONGER"));
    fs::write(&longer, message("NORVALE 712", "A LONGER REVIEW", 8)).expect("written");
    ingest();
    let shown = answer(&["show", "74NORVALE711", "--db", &db]);
    assert!(
        shown.contains("proposed") && !shown.contains("LONGER"),
        "{shown}"
    );
    // And where the file is gone.
    fs::write(&longer, message("NORVALE 711", "A LONGER REVIEW", 8)).expect("written");
    ingest();
    assert!(answer(&["show", "74NORVALE711", "--db", &db]).contains("LONGER"));
    fs::remove_file(&longer).expect("removed");
    ingest();
    let shown = answer(&["show", "74NORVALE711", "--db", &db]);
    assert!(
        shown.contains("proposed") && !shown.contains("LONGER"),
        "{shown}"
    );
    assert!(!shown.contains("another copy"), "{shown}");
    assert!(answer(&["check", "--db", &db]).contains("The database is whole."));
}

#[test]
fn what_is_no_longer_there_is_told_and_goes_when_asked() {
    let (folder, db, path) = place();
    let (kept, gone) = (path.join("kept.txt"), path.join("gone.txt"));
    fs::write(&kept, message("NORVALE 711", "REVIEW", 8)).expect("written");
    fs::write(&gone, message("NORVALE 712", "SURVEY", 8)).expect("written");
    let path = path.display().to_string();
    let first = answer(&["ingest", &path, "--db", &db]);
    assert!(!first.contains("no longer there"), "{first}");
    answer(&["rename", "Agnes Marlow", "Agnes Marlow-Tallis", "--db", &db]);
    fs::remove_file(&gone).expect("removed");
    let told = answer(&["ingest", &path, "--db", &db]);
    assert!(
        told.contains("1 document is no longer there, and held still")
            && told.contains("gone.txt (74NORVALE712)"),
        "{told}"
    );
    assert!(answer(&["search", "SURVEY", "--db", &db]).contains("NORVALE712"));
    // Neither another place nor one that cannot be read says anything of it.
    let other = answer(&[
        "ingest",
        &kept.display().to_string(),
        "--prune",
        "--db",
        &db,
    ]);
    assert!(!other.contains("no longer there"), "{other}");
    let moved = folder.path().join("elsewhere").display().to_string();
    fs::rename(&path, &moved).expect("moved");
    let absent = run(&["ingest", &path, "--prune", "--db", &db]);
    assert!(!text(&absent.stdout).contains("no longer there"));
    fs::rename(&moved, &path).expect("moved back");
    let pruned = answer(&["ingest", &path, "--prune", "--json", "--db", &db]);
    let pruned: serde_json::Value = serde_json::from_str(&pruned).expect("JSON");
    assert_eq!(
        (
            pruned["gone"][0]["cable"].as_str(),
            pruned["pruned"].as_bool()
        ),
        (Some("74NORVALE712"), Some(true))
    );
    assert_eq!(
        run(&["search", "SURVEY", "--db", &db]).status.code(),
        Some(1)
    );
    assert_eq!(
        run(&["show", "74NORVALE712", "--db", &db]).status.code(),
        Some(1)
    );
    assert!(answer(&["proposals", "--db", &db]).contains("Agnes Marlow-Tallis"));
    assert!(answer(&["check", "--db", &db]).contains("The database is whole."));
}

#[test]
fn whoever_stands_for_a_join_goes_with_the_last_text_that_names_him() {
    let (_folder, db, path) = place();
    let said = |number: &str, words: &str| {
        message(number, "REVIEW", 8).replace("PRIME MINISTER AGNES MARLOW", words)
    };
    let (full, short) = (path.join("1.txt"), path.join("2.txt"));
    fs::write(&full, said("NORVALE 711", "OREN TALLIS")).expect("written");
    fs::write(short, said("NORVALE 712", "AMBASSADOR TALLIS")).expect("written");
    let path = path.display().to_string();
    answer(&["ingest", &path, "--db", &db]);
    let why = answer(&["why", "Oren Tallis", "--db", &db]);
    assert!(why.contains("74NORVALE712"), "{why}");
    fs::write(full, said("NORVALE 711", "AGNES MARLOW")).expect("written");
    answer(&["ingest", &path, "--db", &db]);
    let who = answer(&["who", "Tallis", "--db", &db]);
    assert!(
        who.contains("74NORVALE712") && !who.contains("74NORVALE711"),
        "{who}"
    );
    assert!(answer(&["check", "--db", &db]).contains("The database is whole."));
}
