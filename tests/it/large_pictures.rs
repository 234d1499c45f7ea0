//! Pictures of much: summarised, told in lists and lanes, and still with every proof.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use roxmltree::{Document, Node};
use tempfile::tempdir;

use crate::support::{Database, answer, database_of, run, samples_db, text};

const HEAD: &str = "C O N F I D E N T I A L";
const NOTE: &str = "THIS MESSAGE AND ALL IN IT ARE INVENTED.";

/// Sixty messages between two invented posts, each of which cites the one before, and one of an envoy with much to propose.
fn database() -> &'static str {
    static DB: Database = OnceLock::new();
    database_of(&DB, |cables| {
        write_thread(cables);
        write_proposals(cables);
    })
}

fn write_thread(folder: &Path) {
    let number = |at: usize| {
        let post = if at.is_multiple_of(2) {
            "NORVALE"
        } else {
            "KESTRELBAY"
        };
        format!("{} {post} {:05}", 74 + at / 40, 100 + at)
    };
    for at in 0..60 {
        let (month, day) = (["JAN", "FEB", "MAR"][at % 40 / 14], 1 + at % 40 % 14 * 2);
        let cited = match at.checked_sub(1) {
            Some(before) => format!("REF: {}\n", number(before)),
            None => String::new(),
        };
        let mrn = number(at);
        let year = 74 + at / 40;
        let cable = format!(
            "{HEAD} {}\n\nR {day:02}1200Z {month} {year}\n\nSUBJECT: INVENTED TALKS, PART {at}\n{cited}\n1. (C) {NOTE}\n",
            &mrn[3..],
        );
        fs::write(folder.join(format!("{at:02}.txt")), cable).expect("a file");
    }
}

fn write_proposals(folder: &Path) {
    let mut cable = format!(
        "{HEAD} NORVALE 000900\n\nR 011200Z APR 75\n\nSUBJECT: INVENTED LIST\n\n1. (C) {NOTE}\n\n"
    );
    for at in 0..40 {
        let word = ["ferry", "lighthouse", "harbor", "bridge", "tunnel"][at % 5];
        let _ = writeln!(
            cable,
            "{}. (C) Foreign Minister Ida Marlow proposed a {word} commission of {} members.\n",
            at + 2,
            at + 3
        );
    }
    fs::write(folder.join("list.txt"), cable).expect("a file");
}

pub(crate) fn draw(db: &str, arguments: &[&str]) -> (String, String) {
    let folder = tempdir().expect("a folder");
    let file = folder.path().join("picture.svg").display().to_string();
    let said = answer(&[&["draw"], arguments, &["-o", &file, "--db", db]].concat());
    (fs::read_to_string(&file).expect("a picture"), said)
}

fn place(node: Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name)
        .and_then(|value| value.parse().ok())
        .unwrap_or_else(|| panic!("no {name} at {node:?}"))
}

/// Width of a picture for its height.
pub(crate) fn proportion(svg: &str) -> f64 {
    let document = Document::parse(svg).expect("well-formed XML");
    let page = document.root_element();
    place(page, "width") / place(page, "height")
}

/// Fails where one shape lies on another; each by its edges: left, top, right, bottom.
pub(crate) fn check_apart(boxes: &[(f64, f64, f64, f64)], picture: &str) {
    for (at, a) in boxes.iter().enumerate() {
        for b in &boxes[at + 1..] {
            let apart = a.2 <= b.0 || b.2 <= a.0 || a.3 <= b.1 || b.3 <= a.1;
            assert!(apart, "{picture}: {a:?} and {b:?}");
        }
    }
}

/// Every text of a picture, with where it stands.
pub(crate) fn texts(svg: &str) -> Vec<(String, f64, f64)> {
    let document = Document::parse(svg).expect("well-formed XML");
    document
        .descendants()
        .filter(|node| node.has_tag_name("text"))
        .map(|node| {
            let words = node.text().unwrap_or_default().to_owned();
            (words, place(node, "x"), place(node, "y"))
        })
        .collect()
}

#[test]
fn a_long_thread_stands_in_lanes_by_day() {
    let (svg, said) = draw(database(), &["74NORVALE100", "--threads"]);
    assert!(said.contains("60 shapes, 59 lines"), "{said}");
    let texts = texts(&svg);
    let at: BTreeMap<&str, (f64, f64)> = texts
        .iter()
        .map(|(words, x, y)| (words.as_str(), (*x, *y)))
        .collect();
    for words in [
        "NORVALE", "KESTRELBAY", "1974", "1975", "January", "February",
    ] {
        assert!(at.contains_key(words), "no {words}");
    }
    let serials: Vec<String> = (100..160).map(|serial| serial.to_string()).collect();
    let places: Vec<(f64, f64)> = serials.iter().map(|serial| at[serial.as_str()]).collect();
    // Later is to the right, but where a row of time begins.
    let back = places.iter().zip(&places[2..]);
    let back = back.filter(|(one, next)| one.0 >= next.0);
    let back: Vec<_> = back.collect();
    assert!(back.iter().all(|(one, next)| one.1 < next.1), "{back:?}");
    assert!((1..=20).contains(&back.len()), "{back:?}");
    // The lanes do not mix within a row.
    let end = (1..places.len())
        .find(|at| places[*at].0 < places[at - 1].0)
        .unwrap_or(places.len());
    let places = &places[..end];
    let lane = |parity: usize| -> (f64, f64) {
        let of_lane = places.iter().skip(parity).step_by(2).map(|place| place.1);
        of_lane.fold((f64::MAX, f64::MIN), |(low, high), y| {
            (low.min(y), high.max(y))
        })
    };
    let (one, other) = (lane(0), lane(1));
    assert!(one.1 < other.0 || other.1 < one.0, "{one:?} {other:?}");
    let svg = Document::parse(&svg).expect("well-formed XML");
    // A line to another row has its proof at both ends.
    let titles = svg.descendants().filter(|node| node.has_tag_name("title"));
    let proofs = titles.filter_map(|node| node.text().filter(|text| text.contains(" refers to ")));
    assert_eq!(proofs.collect::<BTreeSet<&str>>().len(), 59);
}

#[test]
fn a_thread_that_is_too_long_is_cut_and_says_so() {
    let (_, said) = draw(database(), &["74NORVALE100", "--threads", "--top", "10"]);
    assert!(said.contains("10 shapes, 9 lines"), "{said}");
    assert!(
        said.contains("50 messages of the thread are left out"),
        "{said}"
    );
}

#[test]
fn threads_keep_to_the_cables_chosen() {
    let (svg, said) = draw(database(), &["--threads", "--until", "1974-01-05"]);
    assert!(svg.contains("Only cables until 1974-01-05."), "{svg}");
    // The thread has three messages by then.
    assert!(said.contains("3 shapes, 2 lines"), "{said}");
}

#[test]
fn many_like_statements_are_a_list_with_a_proof_each() {
    let (svg, said) = draw(database(), &["Ida Marlow"]);
    let document = Document::parse(&svg).expect("well-formed XML");
    for at in 0..40 {
        let words = format!("commission of {} members", at + 3);
        let row = document.descendants().find(|node| {
            node.has_tag_name("text") && node.text().is_some_and(|text| text.contains(&words))
        });
        let row = row.unwrap_or_else(|| panic!("no {words}"));
        let proof = row.parent().and_then(|parent| {
            let title = parent.children().find(|node| node.has_tag_name("title"))?;
            title.text()
        });
        let sentence = format!(
            "proposed a {} commission of {} members",
            ["ferry", "lighthouse", "harbor", "bridge", "tunnel"][at % 5],
            at + 3
        );
        assert!(
            proof.is_some_and(|proof| proof.contains(&sentence)),
            "{proof:?}"
        );
    }
    assert!(
        said.contains("2 shapes, 1 line, 40 rows in lists"),
        "{said}"
    );
}

#[test]
fn what_is_left_out_is_counted() {
    let (_, said) = draw(database(), &["Ida Marlow", "--top", "11"]);
    assert!(
        said.contains("30 further statements are left out"),
        "{said}"
    );
}

#[test]
fn who_acts_stands_left_of_what_is_acted_on() {
    let (svg, _) = draw(samples_db(), &["--proposals"]);
    let texts = texts(&svg);
    let x = |words: &str| {
        let found = texts.iter().find(|text| text.0 == words);
        found.unwrap_or_else(|| panic!("no {words}")).1
    };
    for (who, what) in [
        ("Agnes Marlow", "JOINT PILOTAGE PLAN"),
        ("Rasmussen", "Joint Threat Assessment"),
        ("certain NATO members", "Joint Threat Assessment"),
    ] {
        assert!(x(who) < x(what), "{who}, {what}");
    }
    let said = texts
        .iter()
        .any(|text| text.0.starts_with("rejected 1974-05-09"));
    assert!(said, "{texts:?}");
}

#[test]
fn the_second_ring_is_drawn_when_asked_for() {
    let (one, _) = draw(samples_db(), &["Open Sound Treaty", "--via", "acts"]);
    let (two, _) = draw(
        samples_db(),
        &["Open Sound Treaty", "--via", "acts", "--depth", "2"],
    );
    assert!(!one.contains("JOINT PILOTAGE PLAN") && two.contains("JOINT PILOTAGE PLAN"));
}

#[test]
fn a_part_of_the_graph_is_drawn_without_a_name() {
    let (svg, _) = draw(
        samples_db(),
        &["--top", "12", "--kind", "person,body,initiative,place"],
    );
    assert!(svg.contains("Who deals with whom") && svg.contains("Agnes Marlow"));
}

#[test]
fn a_text_that_is_on_the_web_is_linked() {
    let folder = tempdir().expect("a folder");
    let file = folder.path().join("edition.jsonl");
    let line = serde_json::json!({
        "id": "frus1964-68v13/d999",
        "text": format!("{HEAD} NORVALE 000871\n\nR 141200Z MAR 66\n\nSUBJECT: INVENTED\n\nREF: 66 OSLO 5\n\n1. (C) {NOTE}"),
    });
    fs::write(&file, format!("{line}\n")).expect("a file");
    let db = folder.path().join("edition.db").display().to_string();
    answer(&["ingest", &file.display().to_string(), "--db", &db]);
    let (svg, _) = draw(&db, &["66NORVALE871", "--chain"]);
    let address = "https://history.state.gov/historicaldocuments/frus1964-68v13/d999";
    assert!(svg.contains(&format!("<a href=\"{address}\"")), "{svg}");
}

#[test]
fn nothing_to_draw_is_said_and_no_file_is_written() {
    let folder = tempdir().expect("a folder");
    let file = folder.path().join("picture.svg").display().to_string();
    for arguments in [
        vec!["--since", "2050"],
        vec!["--threads", "--since", "2050"],
        vec!["--proposals", "--post", "OSLO"],
        vec!["Ida Marlow", "--until", "1960"],
    ] {
        let output = run(&[
            &["draw"],
            &arguments[..],
            &["-o", &file, "--db", database()],
        ]
        .concat());
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(text(&output.stdout).contains("Nothing is said that could be drawn"));
        let output = run(&[
            &["draw"],
            &arguments[..],
            &["-o", &file, "--db", database(), "--json"],
        ]
        .concat());
        let drawn: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert!(drawn["file"].is_null() && drawn["lines"] == 0, "{drawn}");
        assert!(!Path::new(&file).exists(), "{arguments:?}");
    }
}

#[test]
fn what_cannot_be_drawn_so_is_refused() {
    for arguments in [
        vec!["--depth", "2"],
        vec!["--chain"],
        vec!["74NORVALE100", "--chain", "--top", "3"],
        vec!["74NORVALE100", "--threads", "--least", "0.9"],
        vec!["--proposals", "--via", "references"],
        vec!["--proposals", "--kind", "body"],
        vec!["Ida Marlow", "--via", "mentions"],
    ] {
        let output = run(&[
            &["draw"],
            &arguments[..],
            &["-o", "x.svg", "--db", database()],
        ]
        .concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn every_picture_of_a_protected_source_hides_it() {
    let folder = tempdir().expect("a folder");
    let file = folder.path().join("memo.jsonl");
    let text = |serial: u32, words: &str| {
        format!(
            "{HEAD} NORVALE {serial:06}\n\nR {:02}1200Z MAR 75\n\nSUBJECT: INVENTED\n\n1. (C) {NOTE} {words}",
            serial % 28 + 1
        )
    };
    let lines = [
        serde_json::json!({"id": "https://example.org/ilse-varga", "text": text(871, "Ilse Varga (protect) proposed a ferry to Ambassador Tallis. Varga met Ambassador Tallis.")}),
        serde_json::json!({"id": "memo/Ilse Varga notes", "text": format!("{NOTE}\n\nRef: 75 NORVALE 871.\n\nIlse Varga (protect) rejected the plan of Ambassador Tallis.")}),
        serde_json::json!({"id": "later", "text": text(880, "Reference: 75 NORVALE 871. Ambassador Tallis met Ilse Varga (protect).")}),
    ];
    let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
    fs::write(&file, lines.join("\n")).expect("a file");
    let db = folder.path().join("memo.db").display().to_string();
    answer(&["ingest", &file.display().to_string(), "--db", &db]);
    for ending in ["svg", "dot", "mmd"] {
        let out = folder.path().join(format!("picture.{ending}"));
        for arguments in [
            vec!["Tallis"],
            vec!["Tallis", "--depth", "2"],
            vec!["75NORVALE871", "--chain"],
            vec!["--threads"],
            vec!["--proposals"],
            vec!["memo/Ilse Varga notes"],
            vec!["--top", "20"],
        ] {
            let output = run(&[
                &["draw"],
                &arguments[..],
                &["-o", &out.display().to_string(), "--db", &db],
            ]
            .concat());
            if output.status.code() == Some(1) {
                continue;
            }
            let picture = fs::read_to_string(&out).expect("a picture").to_lowercase();
            assert!(
                !picture.contains("varga"),
                "{arguments:?} {ending}: {picture}"
            );
        }
    }
}

#[test]
fn no_list_mixes_acts_and_no_line_hides_a_denial() {
    let folder = tempdir().expect("a folder");
    let file = folder.path().join("cable.txt");
    let mut cable = format!(
        "{HEAD} NORVALE 000902\n\nR 021200Z APR 75\n\nSUBJECT: INVENTED LIST\n\n1. (C) {NOTE}\n\n"
    );
    for at in 0..15 {
        let act = ["rejected", "proposed"][at % 2];
        let _ = writeln!(
            cable,
            "{}. (C) Foreign Minister Ida Marlow {act} a commission of {} members.\n",
            at + 2,
            at + 3
        );
        let _ = writeln!(
            cable,
            "{}. (C) Foreign Minister Ida Marlow did not support a committee of {} members.\n",
            at + 2,
            at + 3
        );
    }
    fs::write(&file, cable).expect("a file");
    let db = folder.path().join("cable.db").display().to_string();
    answer(&["ingest", &file.display().to_string(), "--db", &db]);
    let (svg, _) = draw(&db, &["Ida Marlow"]);
    let texts = texts(&svg);
    for label in ["proposed", "rejected", "supported"] {
        assert!(
            texts.iter().any(|text| text.0 == label),
            "{label}: {texts:?}"
        );
    }
    let denied = texts.iter().filter(|text| text.0.contains("(negated)"));
    assert_eq!(denied.count(), 15);
    assert!(
        svg.contains("denied"),
        "the legend does not tell of denials"
    );
}

/// The place of every shape with words on it: left, top, right, bottom.
pub(crate) fn boxes(svg: &str) -> Vec<(f64, f64, f64, f64)> {
    let document = Document::parse(svg).expect("well-formed XML");
    let groups = document
        .descendants()
        .filter(|node| node.has_tag_name("g") && node.attributes().len() == 0);
    let mut boxes = Vec::new();
    for group in groups {
        let has_words = group.descendants().any(|node| node.has_tag_name("text"));
        let outline = group
            .children()
            .find(|node| ["rect", "ellipse", "polygon", "path"].contains(&node.tag_name().name()));
        let Some(outline) = outline.filter(|_| has_words) else {
            continue;
        };
        let at = |name: &str| place(outline, name);
        let found = match outline.tag_name().name() {
            "rect" if at("height") == 13.0 => continue,
            "rect" => (
                at("x"),
                at("y"),
                at("x") + at("width"),
                at("y") + at("height"),
            ),
            "ellipse" => (
                at("cx") - at("rx"),
                at("cy") - at("ry"),
                at("cx") + at("rx"),
                at("cy") + at("ry"),
            ),
            "polygon" => around(outline.attribute("points").unwrap_or_default()),
            _ => {
                // "M x y H x L x y V y …": a sheet opens at its left upper corner.
                let path = outline.attribute("d").unwrap_or_default();
                let numbers: Vec<f64> = path
                    .split(|c: char| c.is_alphabetic() || c == ' ')
                    .filter_map(|number| number.parse().ok())
                    .collect();
                (numbers[0], numbers[1], numbers[3], numbers[5])
            }
        };
        boxes.push(found);
    }
    boxes
}

fn around(points: &str) -> (f64, f64, f64, f64) {
    let all = points.split(' ').filter_map(|point| {
        let (x, y) = point.split_once(',')?;
        Some((x.parse::<f64>().ok()?, y.parse::<f64>().ok()?))
    });
    let none = (f64::MAX, f64::MAX, f64::MIN, f64::MIN);
    all.fold(none, |(left, top, right, bottom), (x, y)| {
        (left.min(x), top.min(y), right.max(x), bottom.max(y))
    })
}

#[test]
fn no_shape_of_any_picture_lies_on_another() {
    for (db, arguments, least) in [
        (database(), vec!["74NORVALE100", "--threads"], 60),
        (database(), vec!["Ida Marlow"], 2),
        (database(), vec!["--top", "200"], 2),
        (samples_db(), vec!["--proposals"], 30),
        (samples_db(), vec!["09USNATO413"], 15),
        (samples_db(), vec!["74NORVALE1204", "--chain"], 9),
        (samples_db(), vec!["--threads"], 9),
        (samples_db(), vec!["Agnes Marlow", "--depth", "2"], 10),
    ] {
        let (svg, _) = draw(db, &arguments);
        let boxes = boxes(&svg);
        assert!(boxes.len() >= least, "{arguments:?}: {}", boxes.len());
        check_apart(&boxes, &format!("{arguments:?}"));
    }
}

#[test]
fn what_surrounds_one_thing_is_packed_to_the_page() {
    let folder = tempdir().expect("a folder");
    let file = folder.path().join("cable.txt");
    let mut cable = format!(
        "{HEAD} NORVALE 000903\n\nR 021200Z APR 75\n\nSUBJECT: INVENTED LIST\n\n1. (C) {NOTE}\n\n"
    );
    for at in 0..48 {
        let act = ["rejected", "proposed", "requested", "supported"][at % 4];
        let _ = writeln!(
            cable,
            "{}. (C) Foreign Minister Ida Marlow {act} a commission of {} members.\n",
            at + 2,
            at + 3
        );
    }
    for (at, who) in ["Tallis", "Desh", "Orlow", "Quell", "Varn", "Hest"]
        .iter()
        .enumerate()
    {
        let number = 60 + 2 * at;
        let _ = writeln!(
            cable,
            "{number}. (C) Foreign Minister Ida Marlow met with Ambassador {who}.\n\n{}. (C) Foreign Minister Ida Marlow \
             would meet with Ambassador {who}.\n",
            number + 1
        );
    }
    fs::write(&file, cable).expect("a file");
    let db = folder.path().join("cable.db").display().to_string();
    answer(&["ingest", &file.display().to_string(), "--db", &db]);
    let (svg, said) = draw(&db, &["Ida Marlow"]);
    let boxes = boxes(&svg);
    assert!(boxes.len() > 8, "{said}");
    // Both columns stand level with what is in the middle.
    let texts = texts(&svg);
    let name = texts.iter().rfind(|text| text.0 == "Ida Marlow");
    let name = name.unwrap_or_else(|| panic!("{texts:?}"));
    let column = |is_right: bool| {
        let side = boxes.iter().filter(|place| {
            if is_right {
                place.0 > name.1
            } else {
                place.2 < name.1
            }
        });
        side.fold((f64::MAX, f64::MIN), |(top, foot), place| {
            (top.min(place.1), foot.max(place.3))
        })
    };
    for (top, foot) in [column(false), column(true)] {
        let middle = (top + foot) / 2.0;
        assert!((middle - name.2).abs() < 30.0, "{middle} {name:?}");
    }
    let proportion = proportion(&svg);
    assert!((1.0..2.0).contains(&proportion), "{proportion}");
    check_apart(&boxes, "what surrounds one thing");
}
