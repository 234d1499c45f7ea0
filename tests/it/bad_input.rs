//! What is no cable, or no database: a clear message with a hint, the right exit status, nothing lost.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use tempfile::{TempDir, tempdir};

use crate::support::{answer, run, samples_db, text};

struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        Place {
            folder: tempdir().expect("a folder"),
        }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.path(name);
        fs::write(&path, bytes).expect("a file");
        path
    }
}

/// A command that ends so, and says this on standard error.
fn check(arguments: &[&str], status: i32, said: &[&str]) {
    let output = run(arguments);
    let error = text(&output.stderr);
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {error}");
    for words in said {
        assert!(
            error.contains(words),
            "{arguments:?} does not say `{words}`: {error}"
        );
    }
    assert!(!error.contains("panicked"), "{error}");
}

const CABLE: &str = "C O N F I D E N T I A L NORVALE 000012\nSUBJECT: CHARG\u{c9} \u{201c}RETURNS\u{201d}\n\n1. (C) Text.\n";

#[test]
fn what_is_no_text_is_skipped_and_the_rest_goes_in() {
    let place = Place::new();
    let db = place.path("cables.db");
    let inputs = tempdir().expect("a folder");
    let put =
        |name: &str, bytes: &[u8]| fs::write(inputs.path().join(name), bytes).expect("a file");
    put("empty.txt", b"");
    put("blank.txt", b" \r\n\r\n");
    put(
        "picture.png",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0",
    );
    put("packed.xz", b"\xfd7zXZ\0\0\x04\xe6\xd6\xb4\x46");
    put("cut.gz", b"\x1f\x8b\x08\0\0\0\0\0");
    put("shopping.txt", b"milk, bread, butter");
    put(
        "broken.jsonl",
        b"{\"id\": \"a\", \"text\": \"x\"}\n{\"id\": \n[1]\n",
    );
    put("good.txt", CABLE.as_bytes());
    let folder = inputs.path().display().to_string();
    check(
        &["ingest", &folder, "--db", &db],
        2,
        &[
            "R002", "is empty", "R003", "is not text", "R004", "compressed (xz)",
            "unpack it first", "R009", "it ends too early", "R006", "broken.jsonl:2",
            "broken.jsonl:3", "R008", "is no cable",
        ],
    );
    let cables = answer(&["query", "list_cables", "--db", &db]);
    assert!(
        cables.contains("good.txt") && cables.contains("RETURNS"),
        "{cables}"
    );
    let listed = answer(&["diagnostics", "--db", &db]);
    for code in ["R002", "R003", "R004", "R006", "R008", "R009"] {
        assert!(listed.contains(code), "{listed}");
    }
    assert!(answer(&["check", "--db", &db]).contains("The database is whole."));
}

#[test]
fn an_array_of_messages_is_read_by_its_elements() {
    let place = Place::new();
    let object = |id: &str| serde_json::json!({"id": id, "text": CABLE, "tags": ["a } ] \" {"]});
    let read = |arguments: &[&str]| {
        let output = run(&[&["parse"], arguments].concat());
        let lines = text(&output.stdout);
        let ids = lines.lines().map(|line| {
            let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
            assert_eq!(line["cable"]["mrn_raw"], "NORVALE 000012");
            line["id"].as_str().expect("an id").to_owned()
        });
        (ids.collect::<Vec<_>>(), text(&output.stderr))
    };
    let all = serde_json::json!([object("a"), object("b"), object("c")]);
    let pretty = serde_json::to_string_pretty(&all).expect("JSON");
    let each_on_a_line = format!("[\n{},\n{}\n]\n", object("a"), object("b"));
    let wide: Vec<u8> = pretty.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (line, marked) = (all.to_string(), format!("\u{feff} [{}]", object("a")));
    let wide = [b"\xff\xfe", wide.as_slice()].concat();
    let layouts: [(&str, &[u8], usize); 5] = [
        ("line.json", line.as_bytes(), 3),
        ("pretty.json", pretty.as_bytes(), 3),
        ("lines.json", each_on_a_line.as_bytes(), 2),
        ("wide.json", &wide, 3),
        ("mark.json", marked.as_bytes(), 1),
    ];
    for (name, bytes, count) in layouts {
        let path = place.file(name, bytes);
        for arguments in [vec![path.as_str()], vec!["--from", "jsonl", &path]] {
            let (ids, told) = read(&arguments);
            assert_eq!(ids, ["a", "b", "c"][..count], "{name}: {told}");
            assert_eq!(told, "", "{name}");
        }
    }
    let told = |name: &str, bytes: &str, ids: &[&str], warnings: &[&str]| {
        let (found, told) = read(&[&place.file(name, bytes.as_bytes())]);
        assert_eq!(found, ids, "{name}: {told}");
        let lines = told.lines().filter(|line| line.starts_with("warning"));
        let lines: Vec<&str> = lines.collect();
        assert_eq!(lines.len(), warnings.len(), "{name}: {told}");
        for (line, words) in lines.iter().zip(warnings) {
            assert!(line.contains(words), "{name}: {told}");
        }
    };
    let (a, b) = (object("a").to_string(), object("b").to_string());
    let lacking = "lacking.json:2 is no document: element 2 of the array: missing field `text`";
    told(
        "lacking.json",
        &format!("[{a}, {{\"id\": 2}}, {b}]"),
        &["a", "b"],
        &[lacking],
    );
    told(
        "words.json",
        &format!("[{a}, 1, \"{{ [\", null, {b}]"),
        &["a", "b"],
        &["is no object"],
    );
    let (half, _) = a.split_at(50);
    told("cut.json", &format!("[{b}, {half}"), &["b"], &["EOF"]);
    told(
        "broken.json",
        &format!("[\n{half}\n,\n{b}]"),
        &["b"],
        &["broken.json:2"],
    );
    told("none.json", "[ ]", &[], &["is empty"]);
    // A bracket is forgotten: only that element is lost.
    let open = |object: &str| {
        object
            .strip_suffix('}')
            .map(str::to_owned)
            .expect("an object")
    };
    told(
        "open.json",
        &format!("[\n{},\n{a},\n {},\n{b}\n]", open(&b), open(&a)),
        &["a", "b"],
        &[
            "open.json:2 is no document: element 1 of the array: no bracket closes it before the object on line 3",
            "element 3 of the array: no bracket closes it before the object on line 5",
        ],
    );
    let nested = format!(
        "[{},\n\"of\":\n{{\"all\": [\n{{}},\n{{}}\n]}}}},\n{b}]",
        open(&a)
    );
    told("nested.json", &nested, &["a", "b"], &[]);
    told("strings.json", "[\"FM NORVALE\\nTO OSLO\"]", &[], &["R006"]);
    told(
        "positions.jsonl",
        &format!("{a}\n[\"b\", \"x\"]\n"),
        &["a"],
        &["no object"],
    );
}

#[test]
fn a_json_value_on_many_lines_is_told_once_and_a_bad_line_alone() {
    let place = Place::new();
    let good = "{\"id\": \"g\", \"text\": \"REF: NORVALE 12\"}\n";
    let told = |name: &str, lines: &str| {
        let output = run(&["parse", &place.file(name, lines.as_bytes())]);
        let error = text(&output.stderr);
        let warnings = error.lines().filter(|line| line.starts_with("warning"));
        let read = text(&output.stdout).lines().count();
        (warnings.map(str::to_owned).collect::<Vec<_>>(), read)
    };
    let pretty =
        "{\n  \"about\": \"a } in words\",\n\n  \"cable\": {\n    \"tags\": [\"PREL\"]\n  }\n}\n";
    let (warnings, read) = told("pretty.json", pretty);
    assert!(
        warnings.len() == 1
            && warnings[0].contains("pretty.json:1 is no document: a JSON value")
            && warnings[0].ends_with("goes on to line 7"),
        "{warnings:#?}"
    );
    assert_eq!(read, 0);
    let (warnings, read) = told("both.json", &format!("{pretty}{good}{pretty}"));
    assert_eq!((warnings.len(), read), (2, 1), "{warnings:#?}");
    // What breaks off takes no line behind it along.
    let broken = "{\"id\": \"a\",\n{\"id\": \"b\", \"text\": \"c\n{\n[1]\n";
    let (warnings, read) = told("broken.jsonl", &format!("{good}{broken}{good}"));
    assert_eq!((warnings.len(), read), (4, 2), "{warnings:#?}");
}

#[test]
fn a_fault_that_is_mended_is_no_longer_told() {
    let place = Place::new();
    let db = place.path("cables.db");
    let file = place.file("cable.txt", b"");
    check(&["ingest", &file, "--db", &db], 2, &["is empty"]);
    place.file("cable.txt", CABLE.as_bytes());
    answer(&["ingest", &file, "--db", &db]);
    assert!(!answer(&["diagnostics", "--db", &db]).contains("R002"));
}

#[test]
fn old_encodings_are_read_as_they_are_meant() {
    let place = Place::new();
    let windows: Vec<u8> = CABLE
        .chars()
        .map(|c| match c {
            '\u{c9}' => 0xc9,
            '\u{201c}' => 0x93,
            '\u{201d}' => 0x94,
            c => c as u8,
        })
        .collect();
    let wide = |mark: &[u8], pair: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.iter()
            .copied()
            .chain(CABLE.encode_utf16().flat_map(pair))
            .collect()
    };
    let marked: Vec<u8> = b"\xef\xbb\xbf"
        .iter()
        .copied()
        .chain(CABLE.bytes())
        .collect();
    for (name, bytes) in [
        ("utf8.txt", CABLE.as_bytes().to_vec()),
        ("marked.txt", marked),
        ("windows.txt", windows),
        ("little.txt", wide(b"\xff\xfe", u16::to_le_bytes)),
        ("big.txt", wide(b"\xfe\xff", u16::to_be_bytes)),
        ("unmarked.txt", wide(b"", u16::to_le_bytes)),
    ] {
        let line = answer(&["parse", &place.file(name, &bytes)]);
        let value: serde_json::Value = serde_json::from_str(&line).expect("JSON");
        assert_eq!(
            value["cable"]["subject"], "CHARG\u{c9} \u{201c}RETURNS\u{201d}",
            "{name}"
        );
    }
}

#[test]
fn a_file_of_one_endless_line_is_refused_without_reading_it_all() {
    let place = Place::new();
    let long = "A".repeat(20 << 20);
    let file = place.file("long.txt", long.as_bytes());
    check(&["parse", &file], 2, &["R005", "larger than 16 MiB"]);
    let lines = format!(
        "{{\"id\": \"a\", \"text\": \"{long}\"}}\n{{\"id\": \"b\", \"text\": \"REF: NORVALE 12\"}}\n"
    );
    let file = place.file("long.jsonl", lines.as_bytes());
    let output = run(&["parse", &file]);
    assert_eq!(output.status.code(), Some(2));
    let printed = text(&output.stdout);
    assert_eq!(
        printed.lines().count(),
        1,
        "the line behind the long one is read"
    );
    assert!(printed.starts_with("{\"id\":\"b\""));
}

#[test]
fn nothing_to_read_is_wrong_use() {
    let place = Place::new();
    let db = place.path("cables.db");
    let folder = place.path("");
    check(&["ingest", &folder, "--db", &db], 2, &[]);
    check(
        &["parse", &place.path("nowhere.txt")],
        2,
        &["R001", "cannot be opened", "hint:"],
    );
    let empty = tempdir().expect("a folder");
    let empty = empty.path().display().to_string();
    check(
        &["ingest", &empty, "--db", &db],
        2,
        &["R007", "holds no file", "hint:"],
    );
    check(&["parse"], 2, &["Usage"]);
    check(&["dance"], 2, &["unrecognized subcommand"]);
}

#[test]
fn a_database_that_is_none_of_ours_is_left_alone() {
    let place = Place::new();
    let missing = place.path("missing.db");
    check(
        &["show", "09USNATO413", "--db", &missing],
        2,
        &["there is no database", "cablegraph ingest"],
    );
    assert!(!Path::new(&missing).exists(), "reading makes no database");
    let other = place.file(
        "notes.db",
        b"these are notes and no database at all, but long enough to look like one",
    );
    check(
        &["show", "09USNATO413", "--db", &other],
        2,
        &["is no cablegraph database", "--db"],
    );
    check(
        &["ingest", "samples", "--db", &other],
        2,
        &["is no cablegraph database"],
    );
    let foreign = place.path("foreign.db");
    Connection::open(&foreign)
        .and_then(|c| {
            c.execute_batch("CREATE TABLE recipe (name TEXT); INSERT INTO recipe VALUES ('soup');")
        })
        .expect("a database of somebody else");
    check(
        &["ingest", "samples", "--db", &foreign],
        2,
        &["is no cablegraph database"],
    );
    let kept: i64 = Connection::open(&foreign)
        .and_then(|c| c.query_row("SELECT count(*) FROM recipe", [], |row| row.get(0)))
        .expect("the table is still there");
    assert_eq!(kept, 1);
    check(&["check", "--db", &place.path("")], 2, &["it is a folder"]);
}

#[test]
fn a_database_of_a_newer_version_is_not_touched() {
    let place = Place::new();
    let newer = place.path("newer.db");
    fs::copy(samples_db(), &newer).expect("a copy");
    Connection::open(&newer)
        .and_then(|c| c.pragma_update(None, "user_version", 99))
        .expect("a version");
    for arguments in [
        ["ingest", "samples", "--db", &newer],
        ["show", "09USNATO413", "--db", &newer],
    ] {
        check(
            &arguments,
            2,
            &["is of version 99", "use the newer program"],
        );
    }
}

#[test]
fn another_writer_is_waited_for_and_then_named() {
    let place = Place::new();
    let db = place.path("cables.db");
    answer(&["ingest", "samples/usnato-413.txt", "--db", &db]);
    let writer = Connection::open(&db).expect("a database");
    writer.execute_batch("BEGIN IMMEDIATE").expect("the lock");
    // Reading goes on meanwhile.
    assert!(answer(&["refs", "09USNATO413", "--db", &db]).contains("09USNATO400"));
    check(
        &["ingest", "samples", "--db", &db],
        2,
        &["another process is writing", "run the command again"],
    );
    writer.execute_batch("COMMIT").expect("the end");
    answer(&["ingest", "samples", "--db", &db]);
}

#[test]
fn what_is_not_there_is_told_with_names_like_it() {
    let db = samples_db();
    check(
        &["who", "Rasmusen", "--db", db],
        1,
        &["did you mean `Rasmussen`?"],
    );
    check(
        &["who", "Gertrud Rasmussen", "--db", db],
        1,
        &["did you mean `Rasmussen`"],
    );
    check(
        &["show", "09USNATO414", "--db", db],
        1,
        &[
            "no cable `09USNATO414` is held or cited here",
            "09USNATO413",
        ],
    );
    check(&["refs", "09NOWHERE1", "--db", db], 1, &["no cable"]);
    check(
        &["query", "list_act", "--db", db],
        1,
        &["did you mean `list_acts`"],
    );
    check(
        &["proposals", "--by", "Tallys", "--db", db],
        1,
        &["did you mean"],
    );
    check(&["search", "quetzalcoatl", "--db", db], 1, &[]);
    check(
        &["proposals", "--act", "danced", "--db", db],
        2,
        &["is no act", "proposed"],
    );
    check(
        &["proposals", "--since", "yesterday", "--db", db],
        2,
        &["is no day", "2009-09-28"],
    );
    check(&["search", "\"pilotage", "--db", db], 2, &["pilotage"]);
    check(
        &["rank", "--kind", "ship", "--db", db],
        2,
        &["is no kind of node", "person"],
    );
    check(
        &["path", "SecGen", "OSCE", "--via", "loves", "--db", db],
        2,
        &["is no predicate"],
    );
    check(
        &["draw", "09USNATO413", "-o", "/tmp/picture.bmp", "--db", db],
        2,
        &[".svg", ".dot or .mmd"],
    );
    check(
        &[
            "draw", "09USNATO413", "-o", "/nowhere/picture.svg", "--db", db,
        ],
        2,
        &["cannot be written"],
    );
    check(
        &["query", "list_acts", "colour=red", "--db", db],
        2,
        &["no parameter `colour`", "--list"],
    );
}

#[test]
fn a_query_of_ones_own_cannot_change_the_database() {
    let place = Place::new();
    let own = place.file("own.sql", b"-- All kinds.\nSELECT kind, count(*) AS nodes FROM node WHERE kind = :kind GROUP BY kind ORDER BY kind");
    let printed = answer(&["query", &own, "kind=person", "--db", samples_db()]);
    assert!(
        printed.contains("All kinds.") && printed.contains("person"),
        "{printed}"
    );
    let wipe = place.file("wipe.sql", b"DELETE FROM node");
    check(
        &["query", &wipe, "--db", samples_db()],
        2,
        &["would change the database"],
    );
    let typo = place.file("typo.sql", b"SELECT \"knd\" FROM node ORDER BY 1");
    check(
        &["query", &typo, "--db", samples_db()],
        2,
        &["no such column"],
    );
}

#[test]
fn a_closed_pipe_is_success() {
    let place = Place::new();
    let script = format!(
        "{} query list_entities --db {} | head -1 > {}; echo ${{PIPESTATUS[0]}}",
        env!("CARGO_BIN_EXE_cablegraph"),
        samples_db(),
        place.path("first")
    );
    let output = std::process::Command::new("bash")
        .arg("-c")
        .arg(script)
        .output();
    if let Ok(output) = output {
        assert_eq!(text(&output.stdout).trim(), "0", "{}", text(&output.stderr));
    }
}

#[test]
fn a_day_that_may_be_two_is_asked_back_and_told() {
    let search = [
        "search",
        "marlow",
        "--since",
        "1.3.1974",
        "--db",
        samples_db(),
    ];
    check(&search, 2, &["`1.3.1974` may be two days"]);
    let line =
        "{\"id\": 7, \"date\": \"05/09/1976\", \"text\": \"C O N F I D E N T I A L NORVALE 12\"}\n";
    let place = Place::new();
    let read = answer(&["parse", &place.file("line.jsonl", line.as_bytes())]);
    assert!(
        read.contains("\"P018\"") && read.contains("\"id\":\"7\""),
        "{read}"
    );
}

#[test]
fn a_stray_byte_is_told_by_every_command() {
    let place = Place::new();
    let bytes = b"C O N F I D E N T I A L NORVALE 000012\nSUBJECT: A \xe2\x80\x9cRETURN\xe2\x80\x9d\n\n1. (C) T\xffxt \xff of \xff four \xff.\n";
    let path = place.file("stray.txt", bytes);
    for command in ["parse", "extract"] {
        let read = answer(&[command, &path]);
        assert_eq!(read.matches("\"R016\"").count(), 1, "{read}");
        assert!(read.contains("A “RETURN”"), "{read}");
    }
}

#[test]
fn tables_with_other_headings_and_mailboxes_are_told_and_are_no_cables() {
    let place = Place::new();
    let rows = "\"MsgID\",\"Sent\",\"Body Text\"\n\"0\",\"5/8/2005 12:00\",\"C O N F I D E N T I A L NORVALE 12\n\"\n";
    let mail =
        "From a@example.org Sun May  8 12:00:00 2005\nFrom: a@example.org\nSubject: cable\n\n";
    let inputs = [
        ("rows.csv", rows.to_owned(), "R018"),
        ("box.mbox", format!("{mail}{CABLE}\n{mail}{CABLE}"), "R019"),
    ];
    for (name, bytes, code) in inputs {
        let path = place.file(name, bytes.as_bytes());
        let db = place.path("other.db");
        check(&["ingest", &path, "--db", &db], 2, &[code, "hint: "]);
        assert!(!Path::new(&db).exists(), "{name}");
        answer(&["parse", "--from", "text", &path]);
    }
}

#[cfg(unix)]
#[test]
fn files_whose_names_are_no_text_stay_apart_and_command_no_terminal() {
    use std::os::unix::ffi::OsStrExt as _;
    let place = Place::new();
    let db = place.path("cables.db");
    let inputs = place.path("in");
    fs::create_dir(&inputs).expect("a folder");
    let names: [(&[u8], &str); 3] = [
        (b"\xff.txt", "harbour treaty"),
        (b"\xfe.txt", "airline survey"),
        (b"\\xff.txt", "lobster tariff"),
    ];
    for (name, words) in names {
        let cable = format!(
            "CONFIDENTIAL\n\nSUBJECT: {words}\n\n1. (C) Minister Marlow proposed a {words}.\n"
        );
        let path = Path::new(&inputs).join(std::ffi::OsStr::from_bytes(name));
        if fs::write(path, cable).is_err() {
            return crate::support::skip("no such names are taken here");
        }
    }
    for _ in 0..2 {
        let told = answer(&["ingest", &inputs, "--db", &db]);
        assert!(!told.contains("no longer there"), "{told}");
    }
    let cables = answer(&["query", "list_cables", "--json", "--db", &db]);
    let cables: serde_json::Value = serde_json::from_str(&cables).expect("JSON");
    assert_eq!(cables.as_array().map(Vec::len), Some(3), "{cables}");
    let bad = Path::new(&inputs).join("a\u{1b}[31m\nb.txt");
    fs::write(bad, [0; 9]).expect("a file");
    let output = run(&["parse", &inputs, "/nowhere/\u{1b}[31m"]);
    let told = text(&output.stderr);
    assert!(
        !told.contains('\u{1b}') && told.contains("[31m\u{fffd}b.txt"),
        "{told}"
    );
    let output = run(&["export", "--to", "ris", "--db", "/nowhere/\u{1b}[31m"]);
    assert!(!text(&output.stderr).contains('\u{1b}'));
}
