//! What the user settles stays settled over re-imports, and can be taken back.

use std::fs;

use cablegraph::Store;
use cablegraph::model::Selection;
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
fn whoever_was_joined_stands_where_he_was_when_a_merge_is_taken_back() {
    let base = Base::new();
    let who = || base.ask(&["who", "Morrow"]);
    let before = who();
    assert!(before.starts_with("Lena Morrow (person)"), "{before}");
    base.ask(&["merge", "Lena Morrow", "Casimir Holt"]);
    base.again();
    assert!(who().starts_with("Casimir Holt (person)"), "{}", who());
    base.ask(&["decisions", "--undo", "1"]);
    assert_eq!(who(), before);
    base.again();
    assert_eq!(who(), before);
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

/// Invented cables, each with its number and text.
fn invented(cables: &[(&str, &str)]) -> Base {
    let folder = tempdir().expect("a folder");
    let db = folder.path().join("cables.db").display().to_string();
    let base = Base {
        _folder: folder,
        db,
    };
    cables
        .iter()
        .for_each(|(serial, said)| base.read(serial, said));
    base
}

impl Base {
    /// Reads one more invented cable of Norvale.
    fn read(&self, serial: &str, said: &str) {
        let file = self._folder.path().join(format!("{serial}.txt"));
        let cable = format!(
            "C O N F I D E N T I A L NORVALE {serial}\n\nR 021200Z APR 75\n\nSUBJECT: INVENTED\n\n1. (C) This message is \
             invented.\n\n2. (C) {said}\n"
        );
        fs::write(&file, cable).expect("a file");
        answer(&["ingest", &file.display().to_string(), "--db", &self.db]);
    }
}

#[test]
fn a_mark_is_lifted_until_that_is_taken_back() {
    let base = Base::new();
    let said = base.ask(&["unprotect", "Ilse Varga"]);
    for words in [
        "Lifted from Ilse Varga:",
        "the mark in 74NORVALE1120, line ",
        "ILSE VARGA (STRICTLY PROTECT)",
        "Ilse Varga is no longer masked.",
    ] {
        let told = said.to_lowercase().contains(&words.to_lowercase());
        assert!(told, "no `{words}` in {said}");
    }
    for _ in 0..2 {
        assert!(base.drawn("74NORVALE1120").to_lowercase().contains("varga"));
        let who = base.ask(&["who", "Ilse Varga"]);
        assert!(
            !who.contains("masked") && who.contains("lifted by you"),
            "{who}"
        );
        let others = base.drawn("87NORVALE3391").to_lowercase();
        assert!(!others.contains("fenn"), "others are masked still");
        base.again();
    }
    assert!(
        base.ask(&["unprotect", "Ilse Varga"])
            .contains("is not masked")
    );
    base.ask(&["decisions", "--undo", "1"]);
    assert!(!base.drawn("74NORVALE1120").to_lowercase().contains("varga"));
    assert!(base.ask(&["check"]).contains("The database is whole."));
}

#[test]
fn marks_of_other_cables_and_of_later_ones_still_count() {
    let marked = "Ida Marlow (protect) proposed a commission.";
    let base = invented(&[("901", marked), ("902", marked)]);
    let said = base.ask(&["unprotect", "Ida Marlow", "--in", "75NORVALE901"]);
    let (lifted, left) = said.split_once("Still masked by:").expect("what is left");
    assert!(lifted.contains("75NORVALE901") && left.contains("75NORVALE902"));
    assert!(base.ask(&["who", "Ida Marlow"]).contains("masked"));
    let twice = base.refused(&["unprotect", "Ida Marlow", "--in", "75NORVALE901"]);
    assert!(twice.contains("no protect mark"), "{twice}");
    base.ask(&["unprotect", "Ida Marlow"]);
    assert!(!base.ask(&["who", "Ida Marlow"]).contains("masked"));
    base.read("903", marked);
    assert!(base.ask(&["who", "Ida Marlow"]).contains("masked"));
}

#[test]
fn what_was_protected_by_hand_is_taken_back_by_its_number() {
    let base = invented(&[("901", "Ida Marlow (protect) proposed a commission.")]);
    base.ask(&["protect", "Ida Marlow"]);
    let said = base.ask(&["unprotect", "Ida Marlow"]);
    assert!(
        said.contains("Still masked: you protected it (decision 1)"),
        "{said}"
    );
    let again = base.refused(&["unprotect", "Ida Marlow"]);
    assert!(again.contains("`cablegraph decisions --undo 1`"), "{again}");
    base.ask(&["decisions", "--undo", "1"]);
    assert!(!base.ask(&["who", "Ida Marlow"]).contains("masked"));
}

#[test]
fn a_given_name_of_a_source_stays_in_the_names_of_others() {
    let base = invented(&[(
        "901",
        "Bren Tam Orrel (protect) proposed a commission. Bren Tam Quist rejected the commission. Lena Orrel supported \
         the commission.",
    )]);
    let picture = base.drawn("75NORVALE901");
    assert!(picture.contains("Bren Tam Quist"), "{picture}");
    assert!(!picture.to_lowercase().contains("orrel"), "{picture}");
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

#[test]
fn what_was_merged_is_not_tied_to_itself() {
    let base = Base::new();
    // Each cites or names the other.
    base.ask(&["merge", "74NORVALE1204", "74KESTRELBAY2160"]);
    base.ask(&["merge", "74NORVALE1120", "74KESTRELBAY2051"]);
    let store = Store::open(base.db.as_ref()).expect("a database");
    let all = Selection {
        statements: true,
        mentions: true,
        ..Selection::default()
    };
    let ties = store.ties(&all).expect("ties").pairs;
    assert!(ties.len() > 100);
    assert_eq!(ties.iter().find(|(from, to)| from == to), None);
}

#[test]
fn a_split_that_is_taken_back_leaves_each_name_what_it_read() {
    let base = Base::new();
    let of = |key: &str| base.ask(&["proposals", "--by", key, "--act", "any"]);
    let read = ["person:oren tallis", "person:agnes marlow"].map(of);
    assert!(read[0].contains("74NORVALE1120"), "{}", read[0]);
    for order in [["2", "1"], ["1", "2"]] {
        base.ask(&["merge", "Oren Tallis", "Agnes Marlow"]);
        base.ask(&["split", "Agnes Marlow", "--in", "74NORVALE1120"]);
        for number in order {
            base.ask(&["decisions", "--undo", number]);
        }
        assert_eq!(["person:oren tallis", "person:agnes marlow"].map(of), read);
    }
    assert!(base.ask(&["check"]).contains("The database is whole."));
}

#[test]
fn who_is_split_off_is_one_however_many_names_he_goes_by() {
    let base = Base::new();
    base.ask(&["merge", "Oren Tallis", "Agnes Marlow"]);
    base.ask(&["split", "Agnes Marlow", "--in", "74NORVALE1120"]);
    for _ in 0..2 {
        let who = base.ask(&["who", "person:agnes marlow in cable:74NORVALE1120"]);
        assert!(who.contains("74NORVALE1120"), "{who}");
        let same = base.ask(&["who", "person:oren tallis in cable:74NORVALE1120"]);
        assert_eq!(same, who);
        base.again();
    }
}

#[test]
fn a_name_that_a_text_states_outlives_the_rename_to_it() {
    let said = "Foreign Minister Ida Marlow proposed a commission.";
    let base = invented(&[("901", said)]);
    base.ask(&["rename", "Ida Marlow", "MARLOW"]);
    base.read("902", &format!("{said} Marlow rejected the plan."));
    base.ask(&["decisions", "--undo", "1"]);
    let names = base.ask(&["query", "list_aliases", "entity=person:ida marlow"]);
    assert!(names.contains("\nMarlow\n"), "{names}");
}

#[test]
fn things_of_two_kinds_are_not_one_already() {
    let base = Base::new();
    for all in [&[][..], &["--all"]] {
        let asked = [&["merge", "Open Sound Treaty", "Agnes Marlow"], all].concat();
        assert!(base.refused(&asked).contains("cannot be one"));
    }
    base.ask(&["merge", "Oren Tallis", "Agnes Marlow"]);
    for all in [&[][..], &["--all"]] {
        let asked = [&["merge", "Oren Tallis", "Agnes Marlow"], all].concat();
        assert!(base.ask(&asked).contains("are one already"));
    }
}

#[test]
fn what_is_settled_is_told_as_json_too() {
    let base = Base::new();
    for (asked, kinds) in [
        (
            &["merge", "Oren Tallis", "Agnes Marlow"][..],
            &["merge"][..],
        ),
        (&["merge", "Oren Tallis", "Agnes Marlow"], &[]),
        (
            &["split", "Pieter Osk", "--in", "87NORVALE3391"],
            &["split"],
        ),
        (
            &["rename", "Rasmussen", "Anders Fogh Rasmussen"],
            &["rename"],
        ),
        (&["protect", "Casimir Holt"], &["protect"]),
        (&["unprotect", "Ilse Varga"], &["unprotect"]),
        (&["decisions", "--undo", "4"], &["protect"]),
    ] {
        let said = base.ask(&[asked, &["--json"]].concat());
        let said: serde_json::Value = serde_json::from_str(&said).expect(&said);
        assert!(said["said"].is_string(), "{said}");
        let decisions = said["decisions"].as_array().expect("a list");
        let told: Vec<&str> = decisions
            .iter()
            .filter_map(|decision| decision["kind"].as_str())
            .collect();
        assert_eq!(told, kinds, "{said}");
    }
}
