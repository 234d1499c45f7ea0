//! What the tests share: the program, a database of the samples, documents from text.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use cablegraph::model::{Document, EntityKind, Format, RawText, Stated};
use tempfile::TempDir;

/// A folder of the repository.
pub(crate) fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The shared corpus, if it is there.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let path = root("../shared").join(path);
    if !path.exists() {
        skip(&format!("{} is not there", path.display()));
        return None;
    }
    Some(path)
}

/// Says that a test, or a part of one, is left out, and why.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
pub(crate) fn skip(why: &str) {
    eprintln!("skipped: {why}");
}

/// The program with these arguments, run in the repository.
pub(crate) fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cablegraph"))
        .args(arguments)
        .current_dir(root(""))
        .output()
        .expect("the program starts")
}

/// Standard output of a command that succeeds.
pub(crate) fn answer(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(
        output.status.success(),
        "{arguments:?} ends with {:?}: {}",
        output.status,
        text(&output.stderr)
    );
    text(&output.stdout)
}

/// Exports all statements of a database in a form, to a file or folder.
pub(crate) fn export_all(db: &str, to: &str, out: &str) {
    answer(&[
        "export", "--to", to, "--via", "all", "--db", db, "--out", out,
    ]);
}

/// Bytes that a command wrote, as text.
pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A database that is made once for all tests and only read.
pub(crate) type Database = OnceLock<(TempDir, String)>;

/// The path of a database of the cables that `write` puts into a folder.
pub(crate) fn database_of(database: &'static Database, write: fn(&Path)) -> &'static str {
    let (_folder, path) = database.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let cables = folder.path().join("cables");
        std::fs::create_dir(&cables).expect("a folder");
        write(&cables);
        let path = folder.path().join("cables.db").display().to_string();
        answer(&["ingest", &cables.display().to_string(), "--db", &path]);
        (folder, path)
    });
    path
}

/// A database of the samples; only to be read.
pub(crate) fn samples_db() -> &'static str {
    static DB: Database = OnceLock::new();
    let (_folder, path) = DB.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("samples.db").display().to_string();
        answer(&["ingest", "samples", "--db", &path]);
        (folder, path)
    });
    path
}

/// A document of plain text with this date and number beside it.
pub(crate) fn raw(text: &str, date: Option<&str>, mrn: Option<&str>) -> RawText {
    RawText {
        id: "test".to_owned(),
        path: "test.txt".to_owned(),
        ordinal: 1,
        format: Format::Text,
        encoding: "UTF-8",
        text: text.to_owned(),
        sha256: "0".repeat(64),
        bytes: text.len() as u64,
        stated: Stated {
            id: None,
            date: date.map(String::from),
            mrn: mrn.map(String::from),
            ..Stated::default()
        },
        edition: None,
    }
}

/// All that a text says.
pub(crate) fn understand(text: &str) -> Document {
    cablegraph::ingest::understand(raw(text, Some("2009-09-28"), Some("09NORVALE12")))
}

/// Whether a predicate is one of the seven acts.
pub(crate) fn is_act(predicate: &str) -> bool {
    let found = cablegraph::vocab::predicates().get(predicate);
    found.is_some_and(|found| found.family == cablegraph::vocab::Family::Act)
}

/// An invented message with this number, subject and day.
pub(crate) fn message(number: &str, subject: &str, day: u8) -> String {
    format!(
        "INVENTED FOR A TEST\n\nR {day:02}1200Z MAY 74\nFM AMEMBASSY NORVALE\nTO SECSTATE WASHDC\nCONFIDENTIAL {number}\n\n\
         SUBJECT: {subject}\nTAGS: PFOR\n\n1. PRIME MINISTER AGNES MARLOW PROPOSED A JOINT REVIEW.\n"
    )
}

/// The words by which each of those named in a text is, under his name: from the paragraph "1. This message is invented." on.
pub(crate) fn named_in(document: &Document) -> BTreeMap<String, Vec<String>> {
    let text = &document.raw.text;
    let from = text.find("1. This message").expect("a body");
    let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let body = document
        .mentions
        .iter()
        .filter(|one| one.span.start() > from);
    for mention in body {
        let entity = &document.entities[mention.entity.0 as usize];
        let words = mention.span.of(text).to_owned();
        named.entry(entity.name.clone()).or_default().push(words);
    }
    named
}

/// Says who should be named by which words.
#[track_caller]
pub(crate) fn check_named(named: &BTreeMap<String, Vec<String>>, name: &str, words: &[&str]) {
    let found = named.get(name).map(Vec::as_slice).unwrap_or_default();
    assert_eq!(found, words, "{name} of {named:?}");
}

/// The names of each person of a text, in order.
pub(crate) fn people(text: &str) -> Vec<Vec<String>> {
    let document = understand(text);
    let mut people: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for mention in &document.mentions {
        if mention.kind == EntityKind::Person {
            let words = mention.span.of(&document.raw.text).to_owned();
            people.entry(mention.entity.0).or_default().push(words);
        }
    }
    people.into_values().collect()
}
