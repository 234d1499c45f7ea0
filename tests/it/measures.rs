//! Measures of whole graphs, asked by command over the samples.

use serde_json::Value;

use crate::support::{answer, run, samples_db, text};

fn json(arguments: &[&str]) -> Value {
    let said = answer(&[arguments, &["--json", "--db", samples_db()]].concat());
    serde_json::from_str(&said).expect("one JSON document")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn what_lies_between_comes_first_and_its_share_is_told() {
    let all = json(&["rank", "--by", "between", "--samples", "100000"]);
    let shares: Vec<f64> = list(&all)
        .iter()
        .filter_map(|row| row["between"].as_f64())
        .collect();
    assert_eq!(shares.len(), 20);
    assert!(shares.is_sorted_by(|a, b| a >= b) && shares[0] > 0.1 && shares[0] < 1.0);
    assert!(json(&["rank"])[0]["between"].is_null());
}

#[test]
fn cited_is_how_many_lead_here() {
    let cited = json(&["rank", "--by", "cited", "--via", "references"]);
    let counts: Vec<u64> = list(&cited)
        .iter()
        .filter_map(|row| row["incoming"].as_u64())
        .collect();
    assert!(counts.len() > 5 && counts.is_sorted_by(|a, b| a >= b));
    let as_before = json(&["rank", "--by", "incoming", "--via", "references"]);
    assert_eq!(cited, as_before);
}

#[test]
fn communities_are_told_by_their_foremost() {
    let all = json(&["communities", "--members", "3"]);
    assert!(all["modularity"].as_f64().is_some_and(|share| share > 0.3));
    let communities = list(&all["communities"]);
    assert!(communities.len() > 2);
    for community in communities {
        let foremost = list(&community["foremost"]).len();
        assert!((1..=3).contains(&foremost), "{community}");
        assert!(community["nodes"].as_u64() >= Some(foremost as u64));
    }
    let some = json(&["communities", "--since", "2009"]);
    assert!(!list(&some["communities"]).is_empty());
    assert_ne!(all["modularity"], some["modularity"]);
    let none = run(&["communities", "--since", "2020", "--db", samples_db()]);
    assert_eq!(none.status.code(), Some(1));
}

#[test]
fn the_main_path_of_a_thread_runs_from_the_oldest_to_the_newest() {
    let path = json(&["threads", "--main-path", "74NORVALE1120"]);
    let dates: Vec<&str> = list(&path)
        .iter()
        .filter_map(|row| row["date"].as_str())
        .collect();
    assert!(dates.len() > 3 && dates.is_sorted(), "{dates:?}");
    let keys: Vec<&Value> = list(&path).iter().map(|row| &row["key"]).collect();
    assert!(
        keys.contains(&&Value::from("cable:74KESTRELBAY2160")),
        "{keys:?}"
    );
    // The same thread, whichever of its cables is named.
    assert_eq!(path, json(&["threads", "--main-path", "74NORVALE1204"]));
    let scoped = ["threads", "--main-path", "74NORVALE1120", "--since", "2009"];
    let none = run(&[&scoped[..], &["--db", samples_db()]].concat());
    assert_eq!(none.status.code(), Some(1));
    assert!(text(&none.stdout).contains("No reference ties"));
}

#[test]
fn threads_keep_to_the_cables_chosen() {
    let some = json(&["threads", "--since", "2005", "--until", "2005"]);
    assert!(list(&some).len() < list(&json(&["threads"])).len());
    let first = list(&some[0]["cables"]);
    assert!(first.iter().all(|cable| {
        cable["name"]
            .as_str()
            .is_some_and(|name| name.starts_with('0'))
    }));
}

#[test]
fn every_way_as_short_is_counted_and_the_first_is_that_of_path() {
    let ends = ["path", "74PORTVELDEN733", "09USNATO413"];
    let first = json(&ends);
    let all = json(&[&ends[..], &["--all"]].concat());
    assert_eq!(all["ways"][0], first);
    let count = all["count"].as_u64().unwrap_or_default();
    assert_eq!(list(&all["ways"]).len() as u64, count.min(20));
    assert!(count > 1, "{all}");
    let steps = list(&first).len();
    assert!(
        list(&all["ways"])
            .iter()
            .all(|way| list(way).len() == steps)
    );
    let one = json(&[&ends[..], &["--all", "--top", "1"]].concat());
    assert_eq!(
        (list(&one["ways"]).len(), &one["count"]),
        (1, &all["count"])
    );
}

#[test]
fn of_ways_as_short_the_one_through_the_least_common_name_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("cable.txt");
    let mut cable = "C O N F I D E N T I A L NORVALE 000904\n\nR 021200Z APR 75\n\nSUBJECT: INVENTED TALKS\n\n1. (C) This \
                     message and all in it are invented.\n"
        .to_owned();
    let pairs = [
        ("Ida Marlow", "Hugo Quill"),
        ("Agnes Varnish", "Hugo Quill"),
        ("Lena Osk", "Hugo Quill"),
        ("Pieter Dru", "Hugo Quill"),
        ("Ida Marlow", "Oren Tallis"),
        ("Agnes Varnish", "Oren Tallis"),
    ];
    for (number, (one, other)) in (2..).zip(pairs) {
        cable += &format!("\n{number}. (C) Foreign Minister {one} met with Ambassador {other}.\n");
    }
    std::fs::write(&file, cable).expect("a file");
    let db = folder.path().join("cables.db").display().to_string();
    answer(&["ingest", &file.display().to_string(), "--db", &db]);
    let ends = ["path", "Ida Marlow", "Agnes Varnish", "--db", &db];
    let first = answer(&ends);
    assert!(
        first.contains("in 2 steps") && first.contains("Tallis"),
        "{first}"
    );
    assert!(!first.contains("Quill"), "{first}");
    let all = answer(&[&ends[..], &["--all"]].concat());
    assert!(all.contains("way 2 of 2") && all.contains("Quill"), "{all}");
}

#[test]
fn a_way_of_many_steps_is_found() {
    const LAST: usize = 21;
    let folder = tempfile::tempdir().expect("a folder");
    let db = folder.path().join("cables.db").display().to_string();
    let cables = folder.path().join("cables");
    std::fs::create_dir(&cables).expect("a folder");
    for number in 1..=LAST {
        let before = match number {
            1 => String::new(),
            _ => format!("REF: NORVALE {}\n", 700 + number - 1),
        };
        let text = format!(
            "INVENTED FOR A TEST\n\nR {number:02}1200Z MAY 74\nCONFIDENTIAL NORVALE {}\n\nSUBJECT: STEP\n{before}\n1. Text.\n",
            700 + number
        );
        std::fs::write(cables.join(format!("{number}.txt")), text).expect("a file");
    }
    answer(&["ingest", &cables.display().to_string(), "--db", &db]);
    let ends = ["74NORVALE701", "74NORVALE721"];
    let way = answer(&["path", ends[0], ends[1], "--via", "references", "--db", &db]);
    assert!(way.contains(&format!("in {} steps:", LAST - 1)), "{way}");
    answer(&["ingest", "samples", "--db", &db]);
    let none = run(&[
        "path", ends[0], "09USNATO413", "--via", "references", "--db", &db,
    ]);
    assert_eq!(none.status.code(), Some(1));
}
