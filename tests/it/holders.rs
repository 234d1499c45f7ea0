//! Lists of office holders settle who signs; the list, the people and the posts are invented.

use std::fs;

use tempfile::{TempDir, tempdir};

use crate::support::{answer, root, run, text};

const LIST: &str = "tests/fixtures/holders.tsv";

struct Base {
    folder: TempDir,
    db: String,
}

impl Base {
    fn new() -> Self {
        let folder = tempdir().expect("a folder");
        let db = folder.path().join("cables.db").display().to_string();
        answer(&["ingest", "samples", "--db", &db]);
        Base { folder, db }
    }

    fn with_list() -> Self {
        let base = Base::new();
        base.ask(&["holders", "load", LIST]);
        base
    }

    fn ask(&self, arguments: &[&str]) -> String {
        answer(&[arguments, &["--db", &self.db]].concat())
    }
}

/// Text for people on one line, however it is wrapped.
fn flat(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_signer_gets_name_office_and_reason_of_the_list() {
    let base = Base::with_list();
    let who = base.ask(&["who", "Quill"]);
    assert!(who.starts_with("Lorcan Ames Quill (person)"), "{who}");
    assert!(who.contains("office: Ambassador, Norvale"), "{who}");
    let why = flat(&base.ask(&["why", "QUILL"]));
    for words in [
        "`Quill` signs for NORVALE on 1966-03-14",
        "holders.tsv:3 has Lorcan Ames Quill there as Ambassador, Norvale from 1965-12-01 to 1975-01-15",
    ] {
        assert!(why.contains(words), "{why}");
    }
    // The office is proved by the very line.
    let connection = rusqlite::Connection::open(&base.db).expect("a database");
    let quote: String = connection
        .query_row(
            "SELECT quote FROM fact WHERE rule = 'holders' AND subject = 'Lorcan Ames Quill'",
            [],
            |row| row.get(0),
        )
        .expect("the office");
    assert!(quote.starts_with("norvale\tchief\tquill-lorcan-ames\tQuill"));
    assert!(base.ask(&["check"]).contains("The database is whole."));
}

#[test]
fn a_signature_that_two_may_have_written_is_left_alone() {
    let base = Base::with_list();
    let list = base.ask(&["holders", "list"]);
    assert!(list.contains("Imra Holloway"), "{list}");
    assert!(!list.contains("Castellane"), "{list}");
    assert!(!list.contains("Dorian Holloway"), "{list}");
}

#[test]
fn a_list_loaded_again_or_cables_read_again_change_nothing() {
    let base = Base::with_list();
    let dump = |base: &Base| {
        let asked: [&[&str]; 4] = [
            &["holders", "list"],
            &["query", "count_rows"],
            &["why", "Imra Holloway"],
            &["who", "Quill"],
        ];
        asked.map(|question| base.ask(question))
    };
    let before = dump(&base);
    base.ask(&["holders", "load", LIST]);
    assert_eq!(dump(&base), before);
    base.ask(&["ingest", "samples", "--again"]);
    assert_eq!(dump(&base), before);
}

#[test]
fn a_list_loaded_before_the_cables_settles_them_too() {
    let base = Base::with_list();
    let other = Base {
        db: base.folder.path().join("other.db").display().to_string(),
        folder: tempdir().expect("a folder"),
    };
    other.ask(&["holders", "load", LIST]);
    other.ask(&["ingest", "samples"]);
    assert_eq!(
        base.ask(&["holders", "list"]),
        other.ask(&["holders", "list"])
    );
}

#[test]
fn what_the_user_settles_wins_over_the_list() {
    let base = Base::with_list();
    base.ask(&["rename", "person:quill (signs for NORVALE)", "L. A. Quill"]);
    base.ask(&[
        "merge",
        "person:holloway (signs for KESTRELBAY)",
        "Casimir Holt",
    ]);
    for _ in 0..2 {
        let who = base.ask(&["who", "Quill"]);
        assert!(who.starts_with("L. A. Quill (person)"), "{who}");
        let who = base.ask(&["who", "Imra Holloway"]);
        assert!(who.starts_with("Casimir Holt (person)"), "{who}");
        base.ask(&["holders", "load", LIST]);
        base.ask(&["ingest", "samples", "--again"]);
    }
}

#[test]
fn a_protected_signer_stays_masked_under_the_name_of_the_list() {
    let base = Base::with_list();
    base.ask(&["protect", "person:quill (signs for NORVALE)"]);
    let drawn = base.folder.path().join("quill.dot").display().to_string();
    base.ask(&["draw", "74NORVALE1120", "-o", &drawn]);
    let dot = fs::read_to_string(&drawn).expect("a drawing");
    assert!(!dot.to_lowercase().contains("quill"), "{dot}");
}

#[test]
fn a_line_that_is_none_is_told_and_the_rest_goes_in() {
    let base = Base::new();
    let path = base.folder.path().join("bad.tsv");
    let good = fs::read_to_string(root(LIST)).expect("a list");
    fs::write(&path, format!("{good}norvale\tchief\n")).expect("written");
    let path = path.display().to_string();
    for _ in 0..2 {
        let output = run(&["holders", "load", &path, "--db", &base.db]);
        assert_eq!(output.status.code(), Some(2));
        let said = text(&output.stderr);
        assert!(said.contains("bad.tsv:10 is no line of a list"), "{said}");
        assert!(
            said.contains("it has 2 cells, and the heading 10"),
            "{said}"
        );
        assert!(text(&output.stdout).contains("signers settled: 3"));
        let told = base.ask(&["diagnostics", "R017"]);
        assert_eq!(told.matches("warning[R017]").count(), 1, "{told}");
    }
}

#[test]
fn what_is_no_list_is_refused() {
    let base = Base::new();
    for (words, file) in [
        ("cannot be opened", "no-such.tsv"),
        ("lacking", "Cargo.toml"),
    ] {
        let output = run(&["holders", "load", file, "--db", &base.db]);
        assert_eq!(output.status.code(), Some(2));
        assert!(
            text(&output.stderr).contains(words),
            "{}",
            text(&output.stderr)
        );
    }
}

#[test]
fn a_list_that_cannot_be_settled_is_not_kept() {
    let base = Base::new();
    let list = cablegraph::read::holders(&root(LIST)).expect("a list");
    let mut store = cablegraph::ingest::create(base.db.as_ref()).expect("a database");
    let failed = store.as_one(|store| {
        store.load_list(&list)?;
        store.ask("a fault", "SELECT", &[])
    });
    assert!(failed.is_err());
    assert!(store.holders().expect("holders").is_empty());
}
