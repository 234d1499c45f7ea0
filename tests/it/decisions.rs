//! What the user settles stays settled over re-imports, and can be taken back.

use std::fs;

use tempfile::tempdir;

use crate::support::{answer, root, run, text};

struct Base {
    _folder: tempfile::TempDir,
    db: String,
}

impl Base {
    fn new() -> Self {
        let folder = tempdir().expect("a folder");
        let db = folder.path().join("cables.db").display().to_string();
        answer(&["ingest", "samples", "--db", &db]);
        Base {
            _folder: folder,
            db,
        }
    }

    fn ask(&self, arguments: &[&str]) -> String {
        answer(&[arguments, &["--db", &self.db]].concat())
    }

    fn again(&self) {
        answer(&["ingest", "samples", "--again", "--db", &self.db]);
    }
}

#[test]
fn a_merge_joins_two_names_until_it_is_taken_back() {
    let base = Base::new();
    base.ask(&["merge", "Pieter Osk", "Casimir Holt"]);
    for _ in 0..2 {
        let who = base.ask(&["who", "Pieter Osk"]);
        assert!(who.starts_with("Casimir Holt (person)"), "{who}");
        let why = base.ask(&["why", "Pieter Osk", "Casimir Holt"]);
        assert!(why.contains("you merged it (decision 1)"), "{why}");
        base.again();
    }
    let decisions = base.ask(&["decisions"]);
    // A second is as fine as people settle things.
    assert!(
        decisions.contains("merge") && !decisions.contains('.'),
        "{decisions}"
    );
    base.ask(&["decisions", "--undo", "1"]);
    assert!(
        base.ask(&["who", "Pieter Osk"])
            .to_lowercase()
            .starts_with("pieter osk (person)")
    );
    assert!(
        base.ask(&["why", "Pieter Osk", "Casimir Holt"])
            .contains("are kept apart")
    );
}

#[test]
fn people_are_joined_across_cables_with_a_reason() {
    let base = Base::new();
    for _ in 0..2 {
        let who = base.ask(&["who", "Morrow"]);
        assert!(who.starts_with("Lena Morrow (person)"), "{who}");
        assert!(
            who.contains("signed 05KESTRELBAY310") && who.contains("classified 05KESTRELBAY310"),
            "{who}"
        );
        let why = base.ask(&["why", "Morrow"]);
        assert!(
            why.contains("the only person of that surname named in full"),
            "{why}"
        );
        base.again();
    }
}

#[test]
fn a_split_keeps_one_cable_apart() {
    let base = Base::new();
    base.ask(&["split", "Oren Tallis", "--in", "66NORVALE871"]);
    for _ in 0..2 {
        let who = base.ask(&["who", "Oren Tallis"]);
        assert!(who.starts_with("2 go by the name"), "{who}");
        let list = base.ask(&["proposals", "--by", "Oren Tallis", "--act", "any"]);
        assert!(
            list.contains("66NORVALE871") && list.contains("74NORVALE1120"),
            "{list}"
        );
        base.again();
    }
    base.ask(&["decisions", "--undo", "1"]);
    assert!(
        base.ask(&["who", "Oren Tallis"])
            .starts_with("Oren Tallis (person)")
    );
    assert!(base.ask(&["check"]).contains("The database is whole."));
}

#[test]
fn a_new_name_is_shown_and_found() {
    let base = Base::new();
    base.ask(&["rename", "Rasmussen", "Anders Fogh Rasmussen"]);
    base.again();
    let who = base.ask(&["who", "anders fogh rasmussen"]);
    assert!(who.starts_with("Anders Fogh Rasmussen (person)"), "{who}");
    assert!(
        base.ask(&["proposals", "--by", "SecGen"])
            .contains("Anders Fogh Rasmussen proposed")
    );
}

#[test]
fn a_name_can_be_protected_by_hand() {
    let base = Base::new();
    base.ask(&["protect", "Pieter Osk"]);
    base.again();
    let folder = tempdir().expect("a folder");
    let file = folder.path().join("picture.svg").display().to_string();
    let said = base.ask(&["draw", "87NORVALE3391", "-o", &file]);
    assert!(said.contains("masked"), "{said}");
    let picture = fs::read_to_string(&file).expect("a picture").to_lowercase();
    assert!(!picture.contains("osk"), "the name stands in the picture");
    assert!(root(&file).exists());
}

impl Base {
    /// What a refused command says, with the status of wrong use.
    fn refused(&self, arguments: &[&str]) -> String {
        let output = run(&[arguments, &["--db", &self.db]].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        text(&output.stderr)
    }

    /// The picture of something, as DOT.
    fn drawn(&self, what: &str) -> String {
        let folder = tempdir().expect("a folder");
        let file = folder.path().join("picture.dot").display().to_string();
        self.ask(&["draw", what, "-o", &file]);
        fs::read_to_string(&file).expect("a picture")
    }
}

#[test]
fn a_protection_by_hand_is_taken_back_whole() {
    let base = Base::new();
    for _ in 0..2 {
        base.ask(&["protect", "Pieter Osk"]);
    }
    assert_eq!(base.ask(&["decisions"]).matches("protect").count(), 1);
    assert!(base.ask(&["who", "Pieter Osk"]).contains("masked"));
    base.ask(&["decisions", "--undo", "1"]);
    assert!(!base.ask(&["who", "Pieter Osk"]).contains("masked"));
    assert!(base.drawn("87NORVALE3391").to_lowercase().contains("osk"));
}

#[test]
fn a_source_stays_masked_when_it_is_merged_or_split() {
    let base = Base::new();
    base.ask(&["merge", "Ilse Varga", "Oren Tallis"]);
    let picture = base.drawn("Oren Tallis").to_lowercase();
    assert!(
        !picture.contains("varga") && !picture.contains("tallis"),
        "{picture}"
    );
    base.ask(&["decisions", "--undo", "1"]);
    base.ask(&["split", "Ilse Varga", "--in", "74NORVALE1120"]);
    let picture = base.drawn("74NORVALE1120").to_lowercase();
    assert!(!picture.contains("varga"), "{picture}");
}

#[test]
fn what_was_settled_of_a_split_falls_with_it() {
    let base = Base::new();
    base.ask(&["split", "Oren Tallis", "--in", "74NORVALE1120"]);
    base.ask(&[
        "merge",
        "person:agnes marlow",
        "person:oren tallis in cable:74NORVALE1120",
    ]);
    base.ask(&["decisions", "--undo", "1"]);
    assert!(
        base.ask(&["who", "Agnes Marlow"])
            .starts_with("Agnes Marlow")
    );
    assert!(
        base.ask(&["who", "Oren Tallis"])
            .starts_with("Oren Tallis (person)")
    );
    assert!(base.ask(&["check"]).contains("The database is whole."));
}

#[test]
fn a_split_takes_along_what_was_merged() {
    let base = Base::new();
    base.ask(&["merge", "Oren Tallis", "Agnes Marlow"]);
    base.ask(&["split", "Agnes Marlow", "--in", "74NORVALE1120"]);
    for _ in 0..2 {
        let acts = base.ask(&["proposals", "--by", "person:agnes marlow", "--act", "any"]);
        assert!(!acts.contains("74NORVALE1120"), "{acts}");
        base.again();
    }
}

#[test]
fn an_undone_name_is_forgotten() {
    let base = Base::new();
    base.ask(&["rename", "Agnes Marlow", "Zed Zork"]);
    assert!(base.ask(&["who", "zed zork"]).starts_with("Zed Zork"));
    base.ask(&["decisions", "--undo", "1"]);
    assert_eq!(
        run(&["who", "Zed Zork", "--db", &base.db]).status.code(),
        Some(1)
    );
}

#[test]
fn what_makes_no_sense_is_refused() {
    let base = Base::new();
    assert!(
        base.refused(&["merge", "Oren Tallis", "74NORVALE1120"])
            .contains("cannot be one")
    );
    assert!(
        base.refused(&["rename", "Oren Tallis", " "])
            .contains("is no name")
    );
    assert!(
        base.refused(&["protect", "place:norvale"])
            .contains("only a person")
    );
    assert!(
        base.refused(&["split", "Oren Tallis", "--in", "09USNATO413"])
            .contains("does not name")
    );
    assert!(
        base.ask(&["decisions"])
            .contains("Nothing has been settled")
    );
    base.ask(&["rename", "Pieter Osk", "Casimir Holt"]);
    let several = base.refused(&["protect", "Casimir Holt"]);
    assert!(
        several.contains("2 go by the name") && several.contains("person:casimir holt"),
        "{several}"
    );
    base.ask(&["merge", "--all", "Casimir Holt", "person:casimir holt"]);
    assert!(
        base.ask(&["who", "Casimir Holt"])
            .starts_with("Casimir Holt (person)")
    );
}

#[test]
fn a_source_stays_masked_when_its_cable_is_merged() {
    let base = Base::new();
    base.ask(&["merge", "74NORVALE1120", "05NORVALE112"]);
    let folder = tempdir().expect("a folder");
    let tables = folder.path().display().to_string();
    base.ask(&["export", "--to", "csv", "--out", &tables]);
    for table in ["nodes.csv", "edges.csv"] {
        let text = fs::read_to_string(folder.path().join(table)).expect("a table");
        let told = text.lines().find(|line| {
            let line = line.to_lowercase();
            line.contains("varga") || line.contains("ilse")
        });
        assert_eq!(told, None, "{table}");
    }
    let picture = base.drawn("05NORVALE112").to_lowercase();
    assert!(!picture.contains("varga"), "{picture}");
}

#[test]
fn what_a_merged_cable_names_lies_around_the_one_that_stands_for_it() {
    let base = Base::new();
    let around = |cable: &str| base.ask(&["neighbors", cable, "--via", "mentions"]);
    let named = around("66NORVALE871");
    assert!(named.contains("Oren Tallis"), "{named}");
    assert!(!around("87NORVALE3391").contains("Oren Tallis"));
    base.ask(&["merge", "66NORVALE871", "87NORVALE3391"]);
    assert!(around("87NORVALE3391").contains("Oren Tallis"));
    let out = tempdir().expect("a folder");
    let file = out.path().join("picture.dot").display().to_string();
    let said = base.ask(&["draw", "87NORVALE3391", "-o", &file]);
    let picture = fs::read_to_string(&file).expect("a picture");
    assert!((said + &picture).contains("Tallis"), "{picture}");
}
