//! Every query is a file, runs as it stands, and reads no table from end to end unless it says so.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use cablegraph::store::{QUESTIONS, STATEMENTS};
use rusqlite::Connection;

use crate::support::{answer, message, root, run, samples_db, skip, text};

fn names(folder: &str) -> BTreeSet<String> {
    fs::read_dir(root(folder))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "sql"))
        .map(|path| {
            path.file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned()
        })
        .collect()
}

#[test]
fn the_files_are_the_queries_in_the_code() {
    let known = |queries: &[cablegraph::store::Query]| -> BTreeSet<String> {
        queries.iter().map(|query| query.name.to_owned()).collect()
    };
    assert_eq!(names("queries"), known(QUESTIONS));
    assert_eq!(names("queries/store"), known(STATEMENTS));
}

#[test]
fn each_query_is_prepared_and_says_what_it_answers() {
    let connection = Connection::open(samples_db()).expect("a database");
    for query in QUESTIONS.iter().chain(STATEMENTS) {
        let statement = connection.prepare(query.sql);
        assert!(statement.is_ok(), "{}: {:?}", query.name, statement.err());
        assert!(query.question().len() > 15, "{} has no heading", query.name);
        let reads = statement.is_ok_and(|statement| statement.readonly());
        assert!(
            !reads || query.sql.contains("ORDER BY"),
            "{} reads without an order",
            query.name
        );
    }
    assert!(QUESTIONS.len() >= 20);
}

/// The names in code by which cells of rows are asked for: `table.text(row, "name")`, `text("name")`.
fn columns_asked(code: &str) -> Vec<&str> {
    const CALLS: [&str; 11] = [
        "row,", "text(", "integer(", "number(", "real(", "json(", "known(", "maybe(", "day(",
        "maybe_text(", "maybe_integer(",
    ];
    let places = code.match_indices('"');
    let asked = places.filter_map(|(at, _)| {
        let before = code[..at].trim_end();
        let (name, behind) = code[at + 1..].split_once('"')?;
        let ends = behind.trim_start().starts_with([')', ',']);
        let is_name = name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        let mut calls = CALLS.iter().filter_map(|call| before.strip_suffix(call));
        let is_asked = calls.any(|code| !code.ends_with(|c: char| c.is_alphanumeric() || c == '_'));
        (ends && is_asked && is_name && !name.is_empty()).then_some(name)
    });
    asked.collect()
}

#[test]
fn every_column_that_is_asked_for_is_one_of_a_query() {
    let connection = Connection::open(samples_db()).expect("a database");
    let mut columns = BTreeSet::new();
    for query in QUESTIONS.iter().chain(STATEMENTS) {
        let statement = connection.prepare(query.sql).expect(query.name);
        columns.extend(statement.column_names().into_iter().map(String::from));
    }
    let mut seen = 0;
    for part in ["src/answers", "src/cli", "src/store"] {
        let files = walkdir::WalkDir::new(root(part)).into_iter();
        let files = files.map(|file| file.expect("a file").into_path());
        for path in files.filter(|path| path.extension().is_some_and(|ending| ending == "rs")) {
            let code = fs::read_to_string(&path).expect("a file");
            // Tests have tables of their own.
            let code = code.split("#[cfg(test)]").next().unwrap_or_default();
            for column in columns_asked(code) {
                assert!(columns.contains(column), "{}: {column}", path.display());
                seen += 1;
            }
        }
    }
    assert!(seen > 120, "uses are not seen: {seen}");
    assert_eq!(
        columns_asked("table.text(row, \"name\"); text(\n\"key\"); unknown(\"no\", 1)"),
        ["name", "key"]
    );
}

#[test]
fn every_parameter_is_described_with_its_type() {
    let listed = answer(&["query", "--list", "--json", "--db", samples_db()]);
    let listed: serde_json::Value = serde_json::from_str(&listed).expect("JSON");
    let listed = listed.as_array().expect("a list");
    assert!(listed.len() >= 25);
    for question in listed {
        let names = |list: &serde_json::Value, name: Option<&str>| -> BTreeSet<String> {
            let items = list.as_array().expect("a list").iter();
            items
                .filter_map(|item| name.map_or(item, |name| &item[name]).as_str())
                .map(String::from)
                .collect()
        };
        let told = names(&question["takes"], Some("parameter"));
        assert_eq!(told, names(&question["parameters"], None), "{question}");
    }
}

#[test]
fn every_question_that_tells_of_acts_leaves_doubtful_ones_out() {
    let acts: Vec<String> = cablegraph::vocab::acts()
        .map(|act| format!("'{act}'"))
        .collect();
    let reads_acts = |sql: &str| {
        let by_name = acts.iter().any(|act| sql.contains(act.as_str()));
        by_name || sql.contains("family = 'act'") || sql.contains("family <> 'act'")
    };
    let mut found = 0;
    // How many rows the database has of each kind is none of what is said in them.
    let questions = QUESTIONS.iter().filter(|query| query.name != "count_rows");
    for query in questions.filter(|query| reads_acts(query.sql)) {
        found += 1;
        assert!(
            query.sql.contains(":least"),
            "{} tells of doubtful acts",
            query.name
        );
    }
    assert!(found >= 12, "{found}");
}

#[test]
fn what_may_be_left_out_stands_in_brackets() {
    let listed = answer(&["query", "--list", "--db", samples_db()]);
    assert!(listed.contains("first_mention entity=…"), "{listed}");
    assert!(listed.contains("count_acts [least=…]"), "{listed}");
    for told in [
        "list_mentions name=…\n",
        "list_diagnostics [code=…] [path=…] [cable=…]\n",
        "list_candidates [post=…] [series=…] [serial=…] [year=…] [first=…] [last=…] [who=…] [document=…]\n",
    ] {
        let parts: Vec<&str> = told.trim_end().split(' ').collect();
        let is_told = |line: &str| {
            line.starts_with(&format!("{} ", parts[0]))
                && parts.iter().all(|part| line.contains(part))
        };
        assert!(listed.lines().any(is_told), "no {told} in {listed}");
    }
    let ask = |arguments: &[&str]| {
        let arguments = [&["query"], arguments, &["--json", "--db", samples_db()]].concat();
        let output = run(&arguments);
        let rows = serde_json::from_slice::<serde_json::Value>(&output.stdout).ok();
        let rows = rows.and_then(|rows| rows.as_array().map(Vec::len));
        (output.status.code(), rows, text(&output.stderr))
    };
    let (status, _, told) = ask(&["list_mentions"]);
    assert_eq!(status, Some(2), "{told}");
    assert!(told.contains("needs name="), "{told}");
    let (_, _, told) = ask(&["list_positions"]);
    assert!(told.contains("needs entity="), "{told}");
    let count = |arguments: &[&str]| ask(arguments).1.unwrap_or_default();
    assert!(count(&["list_positions", "entity=Joint Threat Assessment"]) > 0);
    assert!(count(&["list_positions", "words=pilotage"]) > 0);
    let all = count(&["list_candidates"]);
    let late = count(&["list_candidates", "first=1974-06"]);
    let early = count(&["list_candidates", "last=1974-06"]);
    assert!(0 < late && late < all && 0 < early && early < all);
    assert!(count(&["list_candidates", "year=2009"]) > 0);
    let diagnostics = count(&["list_diagnostics"]);
    assert_eq!(diagnostics, 12);
    let of_code = count(&["list_diagnostics", "code=P050"]);
    let rest = ask(&["list_diagnostics", "code=P050"]);
    assert_eq!(rest.0, Some(i32::from(of_code == 0)), "{}", rest.2);
}

#[test]
fn a_month_is_read_by_its_name() {
    let told = |since: &str, until: &str| {
        answer(&[
            "proposals",
            "--since",
            since,
            "--until",
            until,
            "--db",
            samples_db(),
        ])
    };
    assert_eq!(told("May 1974", "Sept. 1974"), told("1974-05", "1974-09"));
}

#[test]
fn a_parameter_takes_only_what_its_type_allows() {
    let ask = |pair: &str| run(&["query", "list_people", pair, "--db", samples_db()]);
    assert_eq!(ask("year=1974").status.code(), Some(0));
    let wrong = ask("year=last");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(text(&wrong.stderr).contains("`year` takes a whole number"));
    let lacking = run(&[
        "query",
        "list_citing_both",
        "cable=74NORVALE1120",
        "--db",
        samples_db(),
    ]);
    assert!(text(&lacking.stderr).contains("needs other="));
}

#[test]
fn two_cables_lead_to_those_that_cite_both() {
    let pair = ["cable=74KESTRELBAY2051", "other=74PORTVELDEN690"];
    let both = answer(&[
        "query",
        "list_citing_both",
        pair[0],
        pair[1],
        "--json",
        "--db",
        samples_db(),
    ]);
    let both: serde_json::Value = serde_json::from_str(&both).expect("JSON");
    assert_eq!(both[0]["cable"], "74PORTVELDEN733");
    assert_eq!(both.as_array().map(Vec::len), Some(1));
}

#[test]
fn the_users_own_folder_is_listed_and_asked_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let sql = "-- How many nodes of a kind.\n-- in:  :kind TEXT (person, …), :most INTEGER\nSELECT kind, count(*) AS nodes \
               FROM node WHERE kind = :kind GROUP BY kind ORDER BY kind LIMIT coalesce(:most, -1)";
    fs::write(folder.path().join("count_kind.sql"), sql).expect("a file");
    let own = folder.path().display().to_string();
    let listed = answer(&["query", "--list", "--folder", &own, "--db", samples_db()]);
    for words in [
        "count_kind kind=… most=…",
        "How many nodes of a kind.",
        "kind: TEXT person, …",
        "count_kind.sql",
    ] {
        assert!(listed.contains(words), "no `{words}` in {listed}");
    }
    let asked = [
        "query",
        "count_kind",
        "kind=person",
        "--folder",
        &own,
        "--db",
        samples_db(),
    ];
    assert!(answer(&asked).contains("1 row"));
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_cablegraph"))
        .args(["query", "count_kinds", "--db", samples_db()])
        .env("CABLEGRAPH_QUERIES", &own)
        .output()
        .expect("the program starts");
    assert!(text(&output.stderr).contains("`count_kind`"));
}

#[test]
fn a_question_of_ones_own_says_what_may_be_left_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let sql = "-- Names.\n-- in:  :name TEXT (a name, folded; all when left out)\nSELECT folded FROM alias WHERE :name IS NULL OR folded = :name \
               ORDER BY folded LIMIT 3";
    fs::write(folder.path().join("called.sql"), sql).expect("a file");
    let own = folder.path().display().to_string();
    let told = answer(&["query", "called", "--folder", &own, "--db", samples_db()]);
    assert!(told.contains("3 rows"), "{told}");
    let one = [
        "query",
        "called",
        "name=Oren Tallis",
        "--folder",
        &own,
        "--db",
        samples_db(),
    ];
    assert!(answer(&one).contains("oren tallis"));
}

/// The tables that a heading admits to read from end to end.
fn admitted(sql: &str) -> Vec<&str> {
    let scan = sql.lines().find_map(|line| line.strip_prefix("-- scan: "));
    scan.map_or(Vec::new(), |list| {
        list.split('(')
            .next()
            .unwrap_or("")
            .split_whitespace()
            .collect()
    })
}

#[test]
fn no_query_scans_a_table_that_its_heading_does_not_admit() {
    let connection = Connection::open(samples_db()).expect("a database");
    let mut faults: Vec<String> = Vec::new();
    for query in QUESTIONS.iter().chain(STATEMENTS) {
        if query.sql.contains("FROM pragma_") {
            continue;
        }
        let body: String = query
            .sql
            .lines()
            .filter(|line| !line.starts_with("--"))
            .collect::<Vec<_>>()
            .join("\n");
        let explain = format!("EXPLAIN QUERY PLAN {}", query.sql);
        let mut statement = connection.prepare(&explain).expect("a plan");
        let steps = statement
            .raw_query()
            .mapped(|row| row.get::<_, String>(3))
            .collect::<Result<Vec<_>, _>>()
            .expect("steps");
        for step in steps.iter().filter_map(|step| step.strip_prefix("SCAN ")) {
            let table = step.split(' ').next().unwrap_or("");
            let small = [
                "predicate", "json_each", "wanted", "decision", "text_search", "CONSTANT",
            ];
            // A part that the query names itself: `name (columns) AS (`.
            let names_columns = |(at, _): (usize, &str)| {
                let behind = body[at..].split_once(')');
                behind.is_some_and(|(_, rest)| rest.starts_with(" AS "))
            };
            let own = body.match_indices(&format!("{table} (")).any(names_columns)
                || body.contains(&format!("{table} AS ("));
            let by_index = step.contains("USING INDEX") || step.contains("USING COVERING INDEX");
            let fine = small.contains(&table)
                || own
                || admitted(query.sql).contains(&table)
                || (by_index && step.contains("node_canonical"))
                || table.starts_with('(');
            if !fine {
                faults.push(format!("{}: SCAN {step}", query.name));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// How SQLite would find the rows of a statement of the store.
fn steps(name: &str) -> Vec<String> {
    let connection = Connection::open(samples_db()).expect("a database");
    let query = STATEMENTS.iter().find(|query| query.name == name);
    let explain = format!("EXPLAIN QUERY PLAN {}", query.expect("a query").sql);
    let mut statement = connection.prepare(&explain).expect("a plan");
    let steps = statement.raw_query().mapped(|row| row.get::<_, String>(3));
    steps.collect::<Result<_, _>>().expect("steps")
}

#[test]
fn twins_are_found_by_their_number_and_the_numbers_of_a_post_by_day() {
    let steps = steps("load_twins");
    let twins = steps.iter().filter(|step| step.starts_with("SEARCH twin "));
    let twins: Vec<&String> = twins.collect();
    assert_eq!(twins.len(), 2, "{steps:#?}");
    let by_number = |step: &&String| step.contains("(post=? AND serial=?");
    assert!(twins.iter().all(by_number), "{steps:#?}");
    let by_day =
        |step: &String| step.contains("later") && step.contains("(post=? AND year=? AND date>?");
    assert!(steps.iter().any(by_day), "{steps:#?}");
}

#[test]
fn of_many_copies_the_one_that_leads_is_found_without_a_look_at_the_others() {
    for name in [
        "find_leading_source", "find_message_of_number", "list_messages_of_id",
    ] {
        let steps = steps(name);
        let by_index = |step: &String| step.contains("source_leading");
        assert!(steps.iter().any(by_index), "{name}");
    }
}

#[test]
fn of_thousands_of_one_id_no_more_texts_are_read_than_are_compared() {
    let connection = Connection::open(samples_db()).expect("a database");
    let query = STATEMENTS
        .iter()
        .find(|query| query.name == "list_messages_of_id");
    let explain = format!("EXPLAIN QUERY PLAN {}", query.expect("a query").sql);
    let mut statement = connection.prepare(&explain).expect("a plan");
    let steps = statement.raw_query().mapped(|row| row.get::<_, String>(3));
    let steps: Vec<String> = steps.map(|step| step.expect("a step")).collect();
    let at = |words: &str| steps.iter().position(|step| step.starts_with(words));
    let (chosen, words) = (at("SCAN chosen"), at("SEARCH source_text "));
    assert!(chosen.is_some() && chosen < words, "{steps:#?}");
}

#[test]
fn each_question_runs_unchanged_in_sqlite3() {
    if Command::new("sqlite3").arg("--version").output().is_err() {
        skip("sqlite3 is not installed; the same files are prepared above");
        return;
    }
    for name in names("queries") {
        let file = root("queries").join(format!("{name}.sql"));
        let parameter = if name == "search_text" {
            ".parameter set :words treaty\n"
        } else {
            ""
        };
        let script = format!("{parameter}.read {}\n", Path::new(&file).display());
        let output = Command::new("sqlite3")
            .arg("-readonly")
            .arg(samples_db())
            // Whoever closes the database last has it for himself for a moment.
            .args(["-cmd", ".timeout 10000", "-cmd", ".parameter init"])
            .arg(&script)
            .output()
            .expect("sqlite3 starts");
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(error.is_empty(), "{name}: {error}");
    }
}

#[test]
fn a_question_of_ones_own_takes_words_as_they_are_and_says_what_it_needs() {
    let folder = tempfile::tempdir().expect("a folder");
    let ask = |sql: &str, parameters: &[&str]| {
        let file = folder.path().join("own.sql");
        fs::write(&file, sql).expect("a query");
        let file = file.display().to_string();
        run(&[&["query", &file, "--db", samples_db()], parameters].concat())
    };
    let by_name = "SELECT cable FROM fact WHERE subject = :who ORDER BY cable";
    let found = ask(by_name, &["who=Oren Tallis"]);
    assert!(text(&found.stdout).contains("NORVALE"), "{found:?}");
    let limited = "-- All.\n-- in:  :most INTEGER\nSELECT name FROM node ORDER BY name LIMIT :most";
    assert!(ask(limited, &["most=2"]).status.success());
    let lacking = ask(limited, &[]);
    assert_eq!(lacking.status.code(), Some(2));
    assert!(text(&lacking.stderr).contains("needs most="), "{lacking:?}");
}

#[test]
fn what_leads_forward_in_time_is_the_same_for_all_who_tell_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = folder.path().join("cables.db").display().to_string();
    let cables = folder.path().join("cables");
    fs::create_dir(&cables).expect("a folder");
    // A day's difference may be that of the clocks.
    for (number, day, cites) in [(101, 2, 102), (102, 3, 103), (103, 9, 101)] {
        let text = format!(
            "INVENTED FOR A TEST\n\nR {day:02}1200Z MAY 74\nCONFIDENTIAL NORVALE {number}\n\nSUBJECT: STEP\nREF: NORVALE {cites}\n\n1. Text.\n"
        );
        fs::write(cables.join(format!("{number}.txt")), text).expect("a file");
    }
    answer(&["ingest", &cables.display().to_string(), "--db", &db]);
    let ask = |arguments: &[&str]| answer(&[arguments, &["--db", &db]].concat());
    let listed = ask(&["query", "list_forward_references"]);
    assert!(
        listed.contains("1 row") && listed.contains("74NORVALE103"),
        "{listed}"
    );
    let told = ask(&["diagnostics", "S003"]);
    assert!(
        told.contains("1 × S003") && told.contains("74NORVALE103"),
        "{told}"
    );
}

#[test]
fn meetings_and_requests_are_told_with_their_modality() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = folder.path().join("cables.db").display().to_string();
    let file = folder.path().join("one.txt");
    let said = "PRIME MINISTER AGNES MARLOW MET AMBASSADOR OREN TALLIS ON MAY 3. FOREIGN MINISTER CASIMIR HOLT HAD NEVER MET AMBASSADOR \
                OREN TALLIS. PRIME MINISTER AGNES MARLOW REQUESTED A LOAN. FOREIGN MINISTER CASIMIR HOLT DID NOT REQUEST A LOAN.";
    let cable = message("NORVALE 711", "REVIEW", 8)
        .replace("PRIME MINISTER AGNES MARLOW PROPOSED A JOINT REVIEW.", said);
    fs::write(&file, cable).expect("written");
    answer(&["ingest", &file.display().to_string(), "--db", &db]);
    for (question, who) in [("list_meetings", "one"), ("list_requests", "actor")] {
        let rows = answer(&["query", question, "--doubtful", "--json", "--db", &db]);
        let rows: serde_json::Value = serde_json::from_str(&rows).expect("JSON");
        let modality = |name: &str| {
            let mut rows = rows.as_array().expect("rows").iter();
            let row = rows.find(|row| row[who].as_str().is_some_and(|who| who.contains(name)));
            row.map(|row| row["modality"].clone())
        };
        assert_eq!(modality("MARLOW"), Some("asserted".into()), "{rows:#}");
        assert_eq!(modality("HOLT"), Some("negated".into()), "{rows:#}");
    }
}
