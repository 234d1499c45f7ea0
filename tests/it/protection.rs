//! No name of a protected source leaves the database, however the text writes it; every cable here is invented.

use std::fs;

use tempfile::TempDir;

use crate::support::{answer, run, text};

/// A database of invented cables, each with an id, a subject, other lines of the head and words.
struct Cables {
    folder: TempDir,
}

impl Cables {
    fn of(cables: &[[&str; 4]]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let lines: String = (1001..)
            .zip(cables)
            .map(|(number, [id, subject, head, words])| {
                let own = match *head {
                    "unnumbered" => "C O N F I D E N T I A L".to_owned(),
                    _ => format!("C O N F I D E N T I A L ROME {number:06}"),
                };
                let head = head.trim_start_matches("unnumbered");
                let text = format!(
                    "R 081015Z MAY 06\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\n{own}\n\nSIPDIS\nE.O. 12958: DECL: \
                     05/10/2016\nTAGS: PREL\nSUBJECT: {subject}\n{head}\n1. (C) {words}\nQUILL\n"
                );
                serde_json::json!({"id": id, "text": text}).to_string() + "\n"
            })
            .collect();
        fs::write(folder.path().join("cables.jsonl"), lines).expect("a file");
        let cables = Cables { folder };
        answer(&[
            "ingest",
            &cables.path("cables.jsonl"),
            "--db",
            &cables.path("cables.db"),
        ]);
        cables
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// Everything as a file, and what was said of it.
    fn exported(&self) -> (String, String) {
        let db = self.path("cables.db");
        let output = run(&["export", "--to", "graphml", "--via", "all", "--db", &db]);
        (text(&output.stdout), text(&output.stderr))
    }
}

/// Checks that none of some words leaves the database of a cable with these words.
fn check_hidden(words: &str, hidden: &[&str]) {
    check_head("OUTLOOK", "", words, hidden);
}

fn check_head(subject: &str, head: &str, words: &str, hidden: &[&str]) {
    let (graph, _) = Cables::of(&[["an-invented-cable", subject, head, words]]).exported();
    for name in hidden {
        let mut found = graph.split(|c: char| !c.is_alphanumeric());
        assert!(
            !found.any(|word| word == *name),
            "{name} of {words}:\n{graph}"
        );
    }
}

/// Checks that the others of an invented cable keep their names.
fn check_shown(words: &str, shown: &[&str]) {
    let (graph, _) = Cables::of(&[["an-invented-cable", "OUTLOOK", "", words]]).exported();
    for name in shown {
        assert!(graph.contains(name), "{name} of {words}:\n{graph}");
    }
}

#[test]
fn the_name_right_before_a_mark_is_the_protected_one() {
    let words = "Prime Minister Agnes Marlow spoke. Ana Tuzla (protect) is cashier. Tuzla rejected the plan.";
    check_hidden(words, &["Tuzla", "Ana"]);
    check_shown(words, &["Agnes Marlow"]);
    let list = "Participants:\n\nItaly\nGoran Ilic, Adviser (protect)\nMarco Rossi, Counselor\n\n2. (C) Ilic proposed a \
                march. Rossi rejected the law.";
    check_hidden(list, &["Ilic"]);
    check_shown(list, &["Marco Rossi"]);
    check_hidden(
        "Ilic, Goran (strictly protect), proposed a march. Goran rejected the law. Ilic met us.",
        &["Ilic", "Goran"],
    );
}

#[test]
fn a_name_of_several_parts_is_hidden_whole() {
    check_hidden(
        "SAINT-ILIC (PROTECT) REJECTED THE PLAN. MINISTER MARLOW MET SAINT-ILIC.",
        &["SAINT", "ILIC"],
    );
    check_hidden(
        "ANA VARGA-ORREL (PROTECT) PROPOSED TALKS. MINISTER MARLOW MET VARGA-ORREL ON MAY 3.",
        &["VARGA", "ORREL"],
    );
    check_hidden("VAN WELL (PROTECT) REJECTED THE PLAN.", &["VAN", "WELL"]);
    check_hidden(
        "PERM REP DINH BA THI (PROTECT) REJECTED THE PLAN. DINH PROPOSED TALKS.",
        &["DINH", "THI"],
    );
}

#[test]
fn the_office_by_which_a_source_is_called_later_is_hidden() {
    let words = "Goran Ilic, Managing Director of the Fund (protect), said no. The Managing Director proposed a march.";
    let (graph, _) = Cables::of(&[["an-invented-cable", "OUTLOOK", "", words]]).exported();
    assert!(!graph.contains("Managing Director ("), "{graph}");
    assert!(!graph.contains("holder:"), "{graph}");
}

#[test]
fn a_surname_that_is_a_title_place_or_common_word_is_hidden() {
    for name in [
        "Khan", "Shah", "King", "Bishop", "Israel", "London", "Medina", "Lima", "May", "Duke",
    ] {
        let words = format!(
            "Poloff met Tariq {name} (strictly protect) on June 9. {name} rejected the plan. Mr. {name} proposed a charter."
        );
        check_hidden(&words, &[name]);
        check_hidden(&words.to_uppercase(), &[&name.to_uppercase()]);
    }
    check_shown(
        "Ilse Varga, who lives in London (protect), rejected the plan. London agreed.",
        &["London"],
    );
}

#[test]
fn every_wording_of_a_mark_is_one() {
    for mark in [
        "(protect identity of this contact in all messages)",
        "(protect as requested)",
        "(please protect)",
        "(stricly protect)",
        "(protecct)",
        "(strictly prot)",
    ] {
        check_hidden(
            &format!("Tim Kuhn {mark} proposed a coalition. Kuhn rejected it."),
            &["Kuhn"],
        );
    }
    for words in [
        "Pastor Jan Kuhn proposed a school. Kuhn asked that we strictly protect his identity.",
        "We were told by Jan Kuhn, who works in the office and asked us to protect his identity. Kuhn proposed reform.",
        "Please protect all interlocutors named in this message.\n\n2. (C) Jan Kuhn proposed a march.",
        "All sources in this cable should be strictly protected.\n\n2. (C) Jan Kuhn proposed a march.",
        "Participants (please protect): Ilse Varga, Anna Weiss, Jan Kuhn. Varga proposed a coalition. Kuhn rejected it.",
        "The source (strictly protect) is Jan Kuhn, aide to the president. Kuhn proposed reform.",
        "A source (strictly protect) said no.\n\n2. (C) The source, who is Goran Kuhn, proposed a march.",
    ] {
        check_hidden(words, &["Kuhn"]);
    }
    check_shown(
        "Jan Kuhn (project) proposed to protect the coast. Kuhn led the protest.",
        &["Jan Kuhn"],
    );
}

#[test]
fn what_is_asked_before_a_mark_and_its_initials_hide_too() {
    for words in [
        "Ana Tuzla (please handle accordingly and protect) rejected the plan.",
        "Ana Tuzla (SP) rejected the plan.",
        "Director of the Bank, Ana Tuzla (SP), rejected the plan.",
        "Deputy Director General for the Caucasus Ana Tuzla (please protect) rejected the plan.",
    ] {
        check_hidden(words, &["Tuzla"]);
    }
    // Letters that are a party's.
    check_shown(
        "Ana Tuzla (SP) and Goran Ilic (UL) rejected the plan.",
        &["Ana Tuzla", "Goran Ilic"],
    );
    check_shown(
        "The Socialist Party (SP) met. Ana Tuzla (SP) rejected the plan.",
        &["Ana Tuzla"],
    );
}

#[test]
fn a_mark_in_the_head_counts() {
    let words = "Ilic proposed a march. Goran Ilic rejected the law.";
    check_head(
        "MEETING WITH GORAN ILIC (STRICTLY PROTECT)",
        "",
        words,
        &["Ilic", "ILIC"],
    );
    check_head(
        "OUTLOOK",
        "REF: A. ROME 900 B. GORAN ILIC (PROTECT) LETTER OF MAY 1\n",
        words,
        &["Ilic", "ILIC"],
    );
    let classified = "Classified By: Poloff Goran Ilic (protect) for reasons 1.4 (b,d).\n";
    check_head("OUTLOOK", classified, words, &["Ilic"]);
}

#[test]
fn an_unfinished_load_is_told_and_hides_a_source_in_all_cables() {
    let cables = Cables::of(&[
        [
            "first",
            "OUTLOOK",
            "",
            "Poloff met Goran Ilic (strictly protect).",
        ],
        [
            "second",
            "OUTLOOK",
            "",
            "Mr. Ilic proposed a march. Ilic rejected a curfew.",
        ],
    ]);
    let db = cables.path("cables.db");
    // As a load leaves it that was killed before people were joined.
    let connection = rusqlite::Connection::open(&db).expect("the database");
    connection
        .execute_batch(
            "INSERT INTO unfinished (since) VALUES ('2026-01-01T00:00:00Z');
             UPDATE node SET canonical_id = NULL;",
        )
        .expect("a change");
    drop(connection);
    let (graph, told) = cables.exported();
    assert!(!graph.contains("Ilic"), "{graph}");
    assert!(told.contains("did not end"), "{told}");
    let checked = run(&["check", "--db", &db]);
    assert!(text(&checked.stderr).contains("did not end"));
}

#[test]
fn what_is_hidden_in_a_quote_is_hidden_in_names_and_keys() {
    let cables = Cables::of(&[
        [
            "one",
            "OUTLOOK",
            "",
            "Minister Ilse Varga (protect) proposed talks. Minister Varga left.",
        ],
        [
            "two",
            "OUTLOOK",
            "",
            "Minister Oskar Varga rejected the plan.",
        ],
        [
            "three",
            "OUTLOOK",
            "",
            "Defense Minister Varga proposed a truce. Varga met us.",
        ],
    ]);
    let (graph, _) = cables.exported();
    assert!(
        graph.contains("[protected source] proposed a truce"),
        "{graph}"
    );
    // Who is meant cannot be told, and the quote tells neither.
    for key in ["person:varga [", ">Varga<", "Varga met"] {
        assert!(!graph.contains(key), "{key}:\n{graph}");
    }
    assert!(graph.contains("Oskar Varga"), "{graph}");
}

#[test]
fn marks_that_are_not_settled_are_told_with_what_is_passed_on() {
    let words = "The weather was fine. Our source (strictly protect) proposed a march.";
    let cables = Cables::of(&[["one", "OUTLOOK", "", words]]);
    let (_, told) = cables.exported();
    assert!(told.contains("of 1 protect mark"), "{told}");
    let (db, svg) = (cables.path("cables.db"), cables.path("all.dot"));
    let drawn = run(&["draw", "--via", "all", "--db", &db, "-o", &svg]);
    assert!(text(&drawn.stderr).contains("of 1 protect mark"));
}

#[test]
fn names_of_files_are_hidden() {
    for id in [
        "goran-ilic", "Goran_Ilic_2006", "GoranIlic", "Ilic", "goran-ilic-interview",
    ] {
        let words = "Goran Ilic (strictly protect) proposed a march.";
        let (graph, _) = Cables::of(&[[id, "OUTLOOK", "unnumbered", words]]).exported();
        assert!(!graph.to_lowercase().contains("ilic"), "{id}: {graph}");
    }
}

#[test]
fn variants_of_a_name_are_hidden() {
    for (words, hidden) in [
        (
            "Goran Ilic (protect source) left. Marlow met Il-\nic and the Ilics.",
            "Il",
        ),
        (
            "Goran Ilic (protect source) left. Marlow met the Ilics.",
            "Ilics",
        ),
        (
            "Goran Ilic (protect source) left. ILIĆ proposed a march.",
            "ILIĆ",
        ),
        (
            "Goran Ilic (protect source) left. Ilic2 proposed a march.",
            "Ilic2",
        ),
        (
            "Peter Kimani (protect) left. PKIMANI@MAIL.KE proposed a march.",
            "PKIMANI",
        ),
        (
            "NGO head Malcolm X (protect) proposed a march. X rejected it.",
            "X",
        ),
        (
            "NGO head Wu Y (protect) proposed a march. Wu rejected it.",
            "Wu",
        ),
        ("NGO head Иван Белов (protect) proposed a march.", "Иван"),
        (
            "On May 9 Goran \"Jole\" Ilic (protect) proposed a march.",
            "Jole",
        ),
    ] {
        check_hidden(words, &[hidden]);
    }
}

#[test]
fn a_mark_counts_whichever_copy_of_a_cable_bears_it() {
    let words = "Ilse Varga proposed a joint review of the harbour";
    let marked = "Ilse Varga (PROTECT) proposed a joint review";
    let longer = format!("{words} and of all that lies behind it.");
    for order in [[&longer[..], marked], [marked, &longer]] {
        let folder = tempfile::tempdir().expect("a folder");
        let db = folder.path().join("cables.db").display().to_string();
        let file = folder.path().join("cables.jsonl");
        let lines: String = order
            .iter()
            .map(|words| {
                let text = format!(
                    "R 081015Z MAY 06\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\nC O N F I D E N T I A L ROME 001001\n\n\
                     SUBJECT: OUTLOOK\n\n1. (C) {words}.\nQUILL\n"
                );
                serde_json::json!({"id": words, "text": text}).to_string() + "\n"
            })
            .collect();
        fs::write(&file, lines).expect("a file");
        let file = file.display().to_string();
        for again in [&[][..], &["--again"]] {
            answer(&[&["ingest", &file, "--db", &db][..], again].concat());
            let graph = answer(&["export", "--to", "graphml", "--via", "all", "--db", &db]);
            assert!(!graph.to_lowercase().contains("varga"), "{order:?} {graph}");
            let who = answer(&["who", "Ilse Varga", "--db", &db]);
            assert!(who.contains("masked"), "{who}");
            assert_eq!(who.matches(" proposed: ").count(), 1, "{who}");
        }
        answer(&["unprotect", "Ilse Varga", "--db", &db]);
        assert!(!answer(&["who", "Ilse Varga", "--db", &db]).contains("masked"));
        assert!(answer(&["check", "--db", &db]).contains("The database is whole."));
    }
}

#[test]
fn a_mark_about_nobody_known_is_told_of_whichever_copy_bears_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = folder.path().join("cables.db").display().to_string();
    let file = folder.path().join("cables.jsonl");
    let lines: String = ["A source (protect) said no.", "A source said no to all that was asked of him."]
        .iter()
        .map(|words| {
            let text = format!(
                "R 081015Z MAY 06\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\nC O N F I D E N T I A L ROME 001001\n\n\
                 SUBJECT: OUTLOOK\n\n1. (C) {words}\nQUILL\n"
            );
            serde_json::json!({"id": words, "text": text}).to_string() + "\n"
        })
        .collect();
    fs::write(&file, lines).expect("a file");
    answer(&["ingest", &file.display().to_string(), "--db", &db]);
    let output = run(&["export", "--to", "graphml", "--db", &db]);
    let told = text(&output.stderr);
    assert!(
        told.contains("of 1 protect mark it cannot be told"),
        "{told}"
    );
}
