//! What the commands print for people and as JSON, on the samples.

use serde_json::Value;

use crate::support::{answer, run, samples_db, text};

fn ask(arguments: &[&str]) -> String {
    answer(&[arguments, &["--db", samples_db()]].concat())
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&ask(&[arguments, &["--json"]].concat())).expect("one JSON document")
}

#[test]
fn answers_for_people_are_as_they_were() {
    for (name, arguments) in [
        ("show", vec!["show", "usnato 413"]),
        ("show_stub", vec!["show", "09USNATO400"]),
        ("refs", vec!["refs", "74NORVALE1204"]),
        (
            "refs_back",
            vec!["refs", "74PORTVELDEN733", "--direction", "back"],
        ),
        (
            "refs_between",
            vec!["refs", "74NORVALE1120", "--to", "74KESTRELBAY2160"],
        ),
        ("proposals", vec!["proposals", "--by", "SecGen"]),
        (
            "positions",
            vec![
                "proposals", "--about", "Joint Pilotage Plan", "--act", "any",
            ],
        ),
        ("who", vec!["who", "secgen"]),
        ("who_protected", vec!["who", "ilse varga"]),
        ("search", vec!["search", "\"joint review\""]),
        ("path", vec!["path", "OSCE", "Rasmussen"]),
        (
            "neighbors",
            vec!["neighbors", "74KESTRELBAY2160", "--via", "references"],
        ),
        (
            "rank",
            vec![
                "rank", "--kind", "cable", "--via", "references", "--top", "5",
            ],
        ),
        ("threads", vec!["threads", "--top", "2"]),
        ("missing", vec!["query", "list_missing"]),
        ("requests", vec!["query", "list_requests"]),
        (
            "diagnostics",
            vec![
                "diagnostics",
                "P004",
                "--path",
                "samples/2005-norvale-112.txt",
            ],
        ),
        ("guidance", vec!["guidance"]),
        ("check", vec!["check"]),
    ] {
        insta::assert_snapshot!(name, ask(&arguments));
    }
}

#[test]
fn every_command_that_answers_gives_one_json_document() {
    for arguments in [
        vec!["show", "09USNATO413"],
        vec!["refs", "09USNATO413"],
        vec!["proposals"],
        vec!["who", "Rasmussen"],
        vec!["initiative", "JTA"],
        vec!["guidance"],
        vec!["search", "treaty"],
        vec!["path", "OSCE", "Rasmussen"],
        vec!["neighbors", "Rasmussen"],
        vec!["rank"],
        vec!["communities"],
        vec!["threads"],
        vec!["query", "list_cables"],
        vec!["query", "--list"],
        vec!["decisions"],
        vec!["check"],
        vec!["diagnostics"],
    ] {
        assert!(!json(&arguments).is_null(), "{arguments:?}");
    }
}

/// Fails where a JSON object, or the first of a list of them, lacks one of some keys.
fn check_keys(value: &Value, keys: &str) {
    let object = value.get(0).unwrap_or(value).as_object();
    let object = object.unwrap_or_else(|| panic!("no object: {value}"));
    for key in keys.split_whitespace() {
        assert!(object.contains_key(key), "no `{key}` in {object:?}");
    }
}

/// Programs outside read these: a key may be added, and none renamed or dropped.
#[test]
fn json_answers_keep_their_keys() {
    const FACT: &str = "predicate modality subject subject_text object object_text recipient speaker date deadline \
                        cable cable_date paragraph portion quote start end rule confidence";
    const NODE: &str = "id kind key name held";
    let who = json(&["who", "Rasmussen"]);
    check_keys(
        &who,
        "entity marks names offices did says done_to head mentions named_with left_out",
    );
    check_keys(&who[0]["entity"], NODE);
    for facts in ["offices", "did", "says"] {
        check_keys(&who[0][facts], FACT);
    }
    check_keys(&who[0]["mentions"], "cables mentions first_day last_day");
    check_keys(&who[0]["named_with"], "kind name cables named");
    let marked = json(&["who", "Ilse Varga"]);
    check_keys(&marked[0]["marks"], "key cable_key cable line words lifted");
    let refs = json(&["refs", "74NORVALE1204"]);
    check_keys(&refs, "cable direction to messages");
    assert!(refs["messages"].as_array().is_some_and(|all| all.len() > 1));
    for message in refs["messages"].as_array().into_iter().flatten() {
        check_keys(message, "mrn held date subject step references");
        assert!(message["references"].is_array(), "{message}");
    }
    let show = json(&["show", "09USNATO413"]);
    check_keys(&show, "cable references facts texts terms left_out");
    check_keys(
        &show["cable"],
        "cable held year date classification captions precedence subject",
    );
    check_keys(
        &show["references"],
        "direction cable held date subject reference rule",
    );
    check_keys(&show["facts"], FACT);
    check_keys(&json(&["proposals"]), FACT);
    let found = json(&["search", "missile"]);
    check_keys(&found, "cable date classification subject snippet rank");
    check_keys(
        &json(&["path", "OSCE", "Rasmussen"]),
        "from predicate to fact",
    );
    check_keys(&json(&["rank"]), "pagerank incoming outgoing");
    check_keys(&json(&["rank"]), NODE);
}

#[test]
fn two_runs_print_the_same() {
    for arguments in [
        vec!["rank"],
        vec!["rank", "--by", "between", "--samples", "9"],
        vec!["communities"],
        vec!["who", "Tallis", "--json"],
        vec!["threads"],
        vec!["neighbors", "Holt", "--depth", "3"],
    ] {
        assert_eq!(ask(&arguments), ask(&arguments), "{arguments:?}");
    }
}

#[test]
fn every_answer_about_an_act_carries_its_proof() {
    let acts = json(&["proposals", "--act", "any"]);
    let acts = acts.as_array().expect("a list");
    assert!(acts.len() > 30, "{}", acts.len());
    for act in acts {
        assert!(
            act["quote"].as_str().is_some_and(|quote| quote.len() > 10),
            "{act}"
        );
        assert!(
            act["cable"].is_string() && act["paragraph"].is_u64() && act["rule"].is_string(),
            "{act}"
        );
    }
    let printed = ask(&["proposals", "--by", "Holt"]);
    assert!(
        printed.contains("05KESTRELBAY310 para 1 (C): “"),
        "{printed}"
    );
}

#[test]
fn only_what_is_requested_is_asked_of_somebody() {
    let proposed = ask(&["proposals", "--by", "Agnes Marlow", "--act", "proposed"]);
    assert!(proposed.contains("· to HOLLOWAY"), "{proposed}");
    let requested = ask(&["guidance"]);
    assert!(
        requested.contains("· asked of Department of State"),
        "{requested}"
    );
}

#[test]
fn filters_of_proposals_narrow_the_list() {
    let count = |arguments: &[&str]| json(arguments).as_array().map_or(0, Vec::len);
    let all = count(&["proposals", "--act", "any"]);
    let until = count(&["proposals", "--act", "any", "--until", "1974-05-31"]);
    let since = count(&["proposals", "--act", "any", "--since", "June 1, 1974"]);
    assert_eq!(all, until + since);
    assert!(until > 0 && since > 0);
    assert!(count(&["proposals", "--act", "rejected"]) < all);
    assert!(count(&["proposals", "--act", "any", "--least", "0.8"]) < all);
    let about = json(&["proposals", "--about", "JTA", "--act", "any"]);
    let quotes = about.to_string();
    assert!(
        quotes.contains("NATO-Russia JTA should be limited") && quotes.contains("raised concern"),
        "{quotes}"
    );
}

#[test]
fn numbers_are_taken_as_people_write_them() {
    for number in [
        "09USNATO413", "USNATO 413", "usnato 000413", "2009 USNATO 413", "USNATO413",
    ] {
        assert!(
            ask(&["show", number]).starts_with("09USNATO413"),
            "{number}"
        );
    }
    let output = run(&["show", "NORVALE 9999", "--db", samples_db()]);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
}

#[test]
fn names_are_taken_as_people_write_them() {
    for name in [
        "Rasmussen",
        "rasmussen",
        "SECGEN",
        "NATO Secretary General Rasmussen",
    ] {
        assert!(
            ask(&["who", name]).starts_with("Rasmussen (person)"),
            "{name}"
        );
    }
    for name in ["NRC", "nato russia council", "NATO–Russia Council"] {
        assert!(
            ask(&["who", name]).starts_with("NATO-Russia Council (body)"),
            "{name}"
        );
    }
}

#[test]
fn a_key_that_holds_a_number_is_not_taken_for_the_number() {
    let near = ask(&["neighbors", "holder:prime minister [cable:05KESTRELBAY310]"]);
    assert!(near.contains("Joint Monitoring Programme"), "{near}");
    let why = ask(&["why", "holder:chairman [cable:87NORVALE3391]"]);
    assert!(why.starts_with("Chairman"), "{why}");
}

#[test]
fn a_way_tells_what_was_only_meant_and_a_search_that_there_is_more() {
    let way = ask(&["path", "Norvale", "Joint Monitoring Programme"]);
    assert!(
        way.contains("(negated)") || way.contains("(conditional)"),
        "{way}"
    );
    let some = ask(&["search", "treaty", "--most", "1"]);
    assert!(some.contains("`--most N` shows more"), "{some}");
    let all = ask(&["search", "treaty", "--most", "100"]);
    assert!(!all.contains("shows more"), "{all}");
}

#[test]
fn the_chain_runs_five_steps_through_messages_that_are_not_held() {
    let chain = json(&["refs", "74NORVALE1204", "--direction", "back"]);
    let messages = chain["messages"].as_array().expect("messages");
    let steps: Vec<i64> = messages.iter().filter_map(|m| m["step"].as_i64()).collect();
    assert_eq!(steps.iter().min(), Some(&-5));
    assert_eq!(messages.iter().filter(|m| m["held"] == false).count(), 4);
}

#[test]
fn what_is_left_out_of_a_long_answer_is_counted() {
    let ask = |arguments: &[&str]| answer(&[arguments, &["--db", samples_db()]].concat());
    let all = ask(&["proposals", "--act", "any"])
        .matches(" para ")
        .count();
    let one = ask(&["proposals", "--act", "any", "--most", "1"]);
    assert_eq!(one.matches(" para ").count(), 1);
    assert!(one.contains(&format!("… and {} more", all - 1)), "{one}");
    let who = ask(&["who", "Agnes Marlow", "--most", "2"]);
    assert!(who.contains("\n… and "), "{who}");
    let why = ask(&["why", "Morrow", "--most", "1"]);
    assert!(why.contains("… and 1 more"), "{why}");
}

#[test]
fn what_is_not_there_is_told_with_what_was_asked() {
    let asked = |arguments: &[&str]| {
        let output = run(&[arguments, &["--db", samples_db()]].concat());
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        text(&output.stdout) + &text(&output.stderr)
    };
    let none = asked(&[
        "proposals", "--by", "Agnes Marlow", "--since", "2001", "--until", "2002",
    ]);
    assert!(
        none.contains("by Agnes Marlow since 2001 until 2002."),
        "{none}"
    );
    for arguments in [
        &["guidance", "--post", "Mars"][..],
        &["query", "list_answers", "post=Mars"],
        &["search", "pilotage", "--post", "Mars"],
    ] {
        let none = asked(arguments);
        assert!(none.contains("`Mars` is no post"), "{none}");
    }
    let place = asked(&["initiative", "Brussels"]);
    assert!(place.contains("proposals --about 'Brussels'"), "{place}");
}

#[test]
fn a_name_is_offered_however_many_stand_before_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = folder.path().join("cables.db").display().to_string();
    std::fs::copy(samples_db(), &db).expect("a copy");
    let connection = rusqlite::Connection::open(&db).expect("a database");
    for sql in [
        "INSERT INTO node (kind, key, name) SELECT 'person', 'person:aa ' || value, 'Aa ' || value FROM generate_series",
        "INSERT INTO alias (folded, node_id, name, origin) SELECT lower(name), node_id, name, 'text' FROM node WHERE key LIKE 'person:aa %'",
    ] {
        let series = "(WITH RECURSIVE series (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM series WHERE value < 3000) SELECT value FROM series)";
        let sql = sql.replace("generate_series", series);
        connection.execute(&sql, []).expect("rows");
    }
    drop(connection);
    let output = run(&["who", "Agnes Marlou", "--db", &db]);
    let told = text(&output.stderr);
    assert!(told.to_lowercase().contains("agnes marlow"), "{told}");
}

#[test]
fn who_says_what_others_did_is_told_as_a_speaker() {
    let told = answer(&["who", "Rasmussen", "--json", "--db", samples_db()]);
    let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    let says = told[0]["says"].as_array().expect("statements");
    assert!(!says.is_empty());
    let did: Vec<&serde_json::Value> = told[0]["did"].as_array().expect("acts").iter().collect();
    assert!(says.iter().all(|fact| !did.contains(&fact)));
}
