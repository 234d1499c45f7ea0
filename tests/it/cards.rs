//! Pictures of very many: cards in which each stands once, on a page that can be read, and what is left out is counted.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::sync::OnceLock;

use roxmltree::Document;
use tempfile::tempdir;

use crate::large_pictures::{boxes, check_apart, draw, proportion, texts};
use crate::support::{Database, answer, database_of};

/// Names of invented people.
fn name(at: usize) -> String {
    let given = ["Hugo", "Ilse", "Agnes", "Pieter", "Lena"][at % 5];
    let opening = [
        "Bar", "Kel", "Mor", "Tav", "Quil", "Ost", "Ven", "Dru", "Hal", "Zer",
    ][at % 10];
    let middle = ["an", "ov", "ish", "ul"][at / 10 % 4];
    let end = ["dek", "win", "mar", "tos", "bek"][at / 40 % 5];
    format!("{given} {opening}{middle}{end}")
}

/// One in ten of 200 invented people has met the nine behind him, some more than once, and others of the ten.
fn database() -> &'static str {
    static DB: Database = OnceLock::new();
    database_of(&DB, |cables| {
        let mut pairs = Vec::new();
        for hub in (0..200).step_by(10) {
            for other in hub + 1..hub + 10 {
                pairs.extend([(hub, other), (hub, other)]);
                if other % 3 == 0 {
                    pairs.push(((hub + 20) % 200, other));
                }
            }
            pairs.extend([(hub, (hub + 10) % 200), (hub, (hub + 50) % 200)]);
        }
        for (at, some) in pairs.chunks(20).enumerate() {
            let mut cable = format!(
                "C O N F I D E N T I A L NORVALE {:05}\n\nR {:02}1200Z APR 75\n\nSUBJECT: INVENTED TALKS\n\n1. (C) This \
                 message and all in it are invented.\n\n",
                300 + at,
                1 + at % 28,
            );
            for (paragraph, (one, other)) in some.iter().enumerate() {
                let (one, other) = (name(*one), name(*other));
                let number = paragraph + 2;
                let _ = writeln!(
                    cable,
                    "{number}. (C) Minister {one} met with Ambassador {other}.\n"
                );
            }
            fs::write(cables.join(format!("{at:02}.txt")), cable).expect("a file");
        }
    })
}

/// Pictures of many, each with what is told beside it.
fn pictures() -> Vec<(String, String)> {
    let hub = name(0);
    let all = [
        vec!["--top", "200"],
        vec!["--top", "120"],
        vec![&hub, "--depth", "3", "--top", "150"],
    ];
    all.iter()
        .map(|arguments| draw(database(), arguments))
        .collect()
}

#[test]
fn everybody_stands_once_and_what_is_left_out_is_counted() {
    let (svg, said) = draw(database(), &["--top", "200"]);
    let texts: Vec<String> = texts(&svg).into_iter().map(|text| text.0).collect();
    for at in 0..200 {
        let name = name(at);
        let own = texts
            .iter()
            .filter(|text| text.trim_start_matches("– ").starts_with(&name));
        // Who has a card may be named on others too.
        let most = if at % 10 == 0 { 9 } else { 1 };
        let times = own.count();
        assert!((1..=most).contains(&times), "{name}: {times}");
    }
    let told = said.lines().find(|line| line.contains("weaker tie"));
    let told = told.and_then(|line| line.split(' ').next()?.parse::<usize>().ok());
    let plus = texts
        .iter()
        .filter_map(|text| text.rsplit_once(" +")?.1.parse::<usize>().ok());
    assert_eq!(Some(plus.sum::<usize>()), told.map(|told| 2 * told));
    assert!(told > Some(20), "{said}");
}

#[test]
fn a_single_card_is_told_by_its_rows() {
    let folder = tempdir().expect("a folder");
    let mut cable = "C O N F I D E N T I A L NORVALE 000900\n\nR 011200Z APR 75\n\nSUBJECT: INVENTED TALKS\n\n1. (C) This message and \
                     all in it are invented.\n"
        .to_owned();
    let mut number = 1;
    for at in 1..50 {
        let (own, next, other) = (name(at), name(at % 49 + 1), name((at + 6) % 49 + 1));
        let hub = "Ida Marlow";
        for (one, met) in [(hub, &own), (hub, &own), (&own, &next), (&own, &other)] {
            number += 1;
            let _ = writeln!(
                cable,
                "\n{number}. (C) Minister {one} met with Ambassador {met}."
            );
        }
    }
    let file = folder.path().join("cable.txt");
    fs::write(&file, cable).expect("a file");
    let db = folder.path().join("cables.db").display().to_string();
    answer(&["ingest", &file.display().to_string(), "--db", &db]);
    let (_, said) = draw(&db, &["Ida Marlow", "--depth", "2"]);
    let first = said.lines().next().unwrap_or_default();
    assert!(
        first.contains(": 1 card with ") && first.ends_with(" rows"),
        "{said}"
    );
    assert!(!said.contains("0 lines"), "{said}");
}

#[test]
fn a_page_of_many_is_half_as_wide_again_as_high() {
    for (svg, said) in pictures() {
        assert!(said.contains("Each stands once"), "{said}");
        let first = said.lines().next().unwrap_or_default();
        assert!(
            first.contains(" cards with ") && first.contains(" rows, "),
            "{said}"
        );
        let proportion = proportion(&svg);
        assert!((1.1..2.0).contains(&proportion), "{proportion}");
    }
}

#[test]
fn no_card_lies_on_another_and_no_line_under_one() {
    for (svg, _) in pictures() {
        let boxes = boxes(&svg);
        assert!(boxes.len() > 3, "{}", boxes.len());
        check_apart(&boxes, "cards");
        let document = Document::parse(&svg).expect("well-formed XML");
        let lines = document
            .descendants()
            .filter(|node| node.attribute("class") == Some("line"));
        let mut uprights = BTreeSet::new();
        for line in lines {
            let path = line.children().find_map(|node| node.attribute("d"));
            let points = points(path.expect("a path"));
            for (x, y) in &points {
                let under = |b: &&(f64, f64, f64, f64)| {
                    *x > b.0 + 1.0 && *x < b.2 - 1.0 && *y > b.1 + 1.0 && *y < b.3 - 1.0
                };
                assert_eq!(boxes.iter().find(under), None, "{x} {y}");
            }
            // No two run down the same lane side by side.
            for pair in points.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
                let (low, high) = (pair[0].1.min(pair[1].1), pair[0].1.max(pair[1].1));
                for y in (low as i64 / 4 + 1)..(high as i64 / 4) {
                    let is_free = uprights.insert((pair[0].0 as i64, y));
                    assert!(is_free, "two lines at {} {}", pair[0].0, 4 * y);
                }
            }
        }
    }
}

#[test]
fn a_long_list_stands_in_columns_that_fit_the_page() {
    let folder = tempdir().expect("a folder");
    let file = folder.path().join("cable.txt");
    let mut cable =
        "C O N F I D E N T I A L NORVALE 000901\n\nR 021200Z APR 75\n\nSUBJECT: INVENTED LIST\n\n1. (C) This message and \
         all in it are invented.\n\n"
            .to_owned();
    for at in 2..182 {
        let _ = writeln!(
            cable,
            "{at}. (C) Foreign Minister Ida Marlow proposed a ferry commission of {at} members.\n"
        );
    }
    fs::write(&file, cable).expect("a file");
    let db = folder.path().join("list.db").display().to_string();
    answer(&["ingest", &file.display().to_string(), "--db", &db]);
    let (svg, _) = draw(&db, &["Ida Marlow", "--top", "200"]);
    let proportion = proportion(&svg);
    assert!((0.9..2.2).contains(&proportion), "{proportion}");
    assert_eq!(svg.matches("ferry commission of").count() % 180, 0);
}

fn points(path: &str) -> Vec<(f64, f64)> {
    path.split(['M', 'L'])
        .filter_map(|point| {
            let (x, y) = point.split_once(' ')?;
            Some((x.parse().ok()?, y.parse().ok()?))
        })
        .collect()
}

#[test]
fn a_line_leads_from_the_row_that_names_a_card() {
    let (svg, said) = draw(database(), &["--top", "200"]);
    let document = Document::parse(&svg).expect("well-formed XML");
    let rows = document.descendants().filter(|node| {
        let is_row = node.parent().is_some_and(|parent| parent.has_tag_name("g"));
        is_row
            && node.attribute("font-size") == Some("11")
            && node.attribute("font-weight").is_some()
    });
    let rows: Vec<f64> = rows
        .filter_map(|row| row.attribute("y")?.parse().ok())
        .collect();
    let lines = document
        .descendants()
        .filter(|node| node.attribute("class") == Some("line"));
    assert!(lines.clone().count() > 10, "{said}");
    for line in lines {
        let proof = line.children().find(|node| node.has_tag_name("title"));
        let proof = proof.and_then(|proof| proof.text()).unwrap_or_default();
        assert!(proof.contains("met with"), "{proof}");
        let path = line.children().find_map(|node| node.attribute("d"));
        let points = points(path.expect("a path"));
        let is_level = |y: f64| rows.iter().any(|row| (row - 4.0 - y).abs() < 0.2);
        let ends = [points[0], points[points.len() - 1]];
        assert!(ends.iter().any(|end| is_level(end.1)), "{ends:?} {proof}");
    }
}

#[test]
fn few_are_drawn_as_before() {
    for arguments in [vec!["--top", "20"], vec!["--top", "24"]] {
        let (_, said) = draw(database(), &arguments);
        assert!(!said.contains("Each stands once"), "{said}");
    }
}

#[test]
fn what_surrounds_one_who_is_much_told_fits_paper() {
    let hub = name(0);
    for most in ["40", "60", "69"] {
        let arguments = [hub.as_str(), "--depth", "2", "--top", most];
        let (svg, _) = draw(database(), &arguments);
        let proportion = proportion(&svg);
        assert!((0.9..2.1).contains(&proportion), "{most}: {proportion}");
        let page = Document::parse(&svg).expect("well-formed XML");
        let size = |name| {
            page.root_element()
                .attribute(name)
                .and_then(|n| n.parse::<f64>().ok())
        };
        let width = size("width");
        assert!(
            width.is_some_and(|width| width <= 2_000.0),
            "{most}: {width:?}"
        );
    }
}

/// Nobody but one has a card.
#[test]
fn a_card_alone_is_as_wide_as_the_page_wants_it() {
    let folder = tempdir().expect("a folder");
    let file = folder.path().join("cable.txt");
    let mut cable =
        "C O N F I D E N T I A L NORVALE 000903\n\nR 021200Z APR 75\n\nSUBJECT: INVENTED DEEDS\n\n1. (C) This message \
         and all in it are invented.\n\n"
            .to_owned();
    for at in 0..60 {
        let act = ["proposed", "rejected", "supported", "requested"][at % 4];
        let _ = writeln!(
            cable,
            "{}. (C) Foreign Minister Ida Marlow {act} a long and winding ferry commission of {at} members from both shores \
             of the invented sound with rules of its own.\n",
            at + 2
        );
    }
    for at in 0..4 {
        let (one, other) = (name(at), name((at + 1) % 4));
        let _ = writeln!(
            cable,
            "{}. (C) Foreign Minister Ida Marlow met with Ambassador {one}. Ambassador {one} met with Minister {other}.\n",
            at + 62
        );
    }
    fs::write(&file, cable).expect("a file");
    let db = folder.path().join("deeds.db").display().to_string();
    answer(&["ingest", &file.display().to_string(), "--db", &db]);
    let (svg, said) = draw(&db, &["Ida Marlow", "--depth", "2", "--top", "68"]);
    assert!(said.contains("Each stands once"), "{said}");
    let proportion = proportion(&svg);
    assert!((0.9..2.1).contains(&proportion), "{proportion}");
}

#[test]
fn what_would_be_too_wide_to_look_at_is_cards() {
    let folder = tempdir().expect("a folder");
    let mut cable =
        "C O N F I D E N T I A L NORVALE 000902\n\nR 021200Z APR 75\n\nSUBJECT: INVENTED TALKS\n\n1. (C) This message \
         and all in it are invented.\n\n"
            .to_owned();
    // Each has met the next, in a line that is much wider than high.
    for at in 0..39 {
        let (one, other) = (name(at), name(at + 1));
        let number = at + 2;
        let _ = writeln!(
            cable,
            "{number}. (C) Minister {one} met with Ambassador {other}.\n"
        );
    }
    let file = folder.path().join("cable.txt");
    fs::write(&file, cable).expect("a file");
    let db = folder.path().join("line.db").display().to_string();
    answer(&["ingest", &file.display().to_string(), "--db", &db]);
    let (svg, said) = draw(&db, &["--top", "40"]);
    assert!(said.contains("Each stands once"), "{said}");
    assert!(proportion(&svg) < 2.5, "{}", proportion(&svg));
    let texts = texts(&svg);
    for at in 0..40 {
        assert!(texts.iter().any(|text| text.0.contains(&name(at))), "{at}");
    }
}
