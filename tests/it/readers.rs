//! Which program read a text: what another one read is told, and read anew where that is asked for.

use std::collections::BTreeSet;

use cablegraph::model::READER;
use rusqlite::Connection;
use tempfile::tempdir;

use crate::support::answer;

fn readers(db: &str) -> BTreeSet<Option<String>> {
    let database = Connection::open(db).expect("a database");
    let mut statement = database
        .prepare("SELECT reader FROM source")
        .expect("a query");
    let rows = statement.query_map([], |row| row.get(0)).expect("rows");
    rows.map(|reader| reader.expect("a reader")).collect()
}

#[test]
fn what_another_program_read_is_told_until_it_is_read_again() {
    let folder = tempdir().expect("a folder");
    let db = folder.path().join("cables.db").display().to_string();
    let ours = BTreeSet::from([Some(READER.to_owned())]);
    let ingest = |more: &[&str]| answer(&[&["ingest", "samples", "--db", &db], more].concat());
    let otherwise = "were read by another version";

    ingest(&[]);
    assert_eq!(readers(&db), ours);
    assert!(!ingest(&[]).contains(otherwise));

    // As from a program of before, and from one that did not note who it was.
    Connection::open(&db)
        .and_then(|database| {
            let other = "UPDATE source SET reader = iif(source_id % 2, 'cablegraph 0.0.1 0', NULL)";
            database.execute(other, [])
        })
        .expect("changed");
    let told = ingest(&[]);
    assert!(
        told.contains(&format!("13 of those already there {otherwise}")),
        "{told}"
    );
    assert!(ingest(&["--json"]).contains("\"read_otherwise\": 13"));

    assert!(!ingest(&["--again"]).contains(otherwise));
    assert_eq!(readers(&db), ours);
    assert!(!ingest(&[]).contains(otherwise));
}
