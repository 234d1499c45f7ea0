//! What the user settles stays settled over re-imports, and can be taken back.

use std::fs;

use tempfile::tempdir;

use crate::support::{answer, root};

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
    assert!(base.ask(&["who", "Morrow"]).starts_with("2 go by the name"));
    base.ask(&[
        "merge",
        "person:morrow (signs for KESTRELBAY)",
        "Lena Morrow",
    ]);
    for _ in 0..2 {
        let who = base.ask(&["who", "Morrow"]);
        assert!(who.starts_with("Lena Morrow (person)"), "{who}");
        assert!(
            who.contains("signed 05KESTRELBAY310") && who.contains("classified 05KESTRELBAY310"),
            "{who}"
        );
        base.again();
    }
    assert!(base.ask(&["decisions"]).contains("merge"));
    base.ask(&["decisions", "--undo", "1"]);
    assert!(base.ask(&["who", "Morrow"]).starts_with("2 go by the name"));
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
