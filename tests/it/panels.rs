//! Threads of many messages: a panel each on a page that can be read, and rows of time where a thread is long.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::sync::OnceLock;

use roxmltree::Document;
use tempfile::tempdir;

use crate::large_pictures::{boxes, check_apart, draw, proportion, texts};
use crate::support::{Database, answer, database_of};

/// How many messages each of nine invented threads has: 200 in all.
const THREADS: [usize; 9] = [70, 40, 25, 20, 15, 12, 8, 6, 4];

/// Messages of two posts in turn, each of which cites one before it, and some a second.
fn database() -> &'static str {
    static DB: Database = OnceLock::new();
    database_of(&DB, |cables| {
        for (thread, count) in THREADS.into_iter().enumerate() {
            let number = |at: usize| {
                let post = ["NORVALE", "KESTRELBAY"][at % 2];
                format!("75 {post} {:05}", 1000 * (thread + 1) + at)
            };
            for at in 0..count {
                let mut cited = String::new();
                if at > 0 {
                    let _ = write!(cited, "REF: {}", number(at - 1));
                }
                if at > 4 && at % 7 == 0 {
                    let _ = write!(cited, ", {}", number(at - 5));
                }
                let day = at * 4 + thread;
                let month = [
                    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV",
                ];
                let sent = format!("{:02}1200Z {} 75", day % 28 + 1, month[day / 28]);
                let cable = format!(
                    "C O N F I D E N T I A L {}\n\nR {sent}\n\nSUBJECT: INVENTED TALKS {thread}, PART {at}\n{cited}\n\n\
                     1. (C) This message and all in it are invented.\n",
                    &number(at)[3..],
                );
                fs::write(cables.join(format!("{thread}-{at:02}.txt")), cable).expect("a file");
            }
        }
    })
}

/// Frames of panels: left, top, right, bottom.
fn frames(svg: &str) -> Vec<(f64, f64, f64, f64)> {
    let document = Document::parse(svg).expect("well-formed XML");
    let frames = document
        .descendants()
        .filter(|node| node.has_tag_name("rect") && node.attribute("stroke") == Some("#b5b5b5"));
    let side = |node: roxmltree::Node<'_, '_>, name| -> f64 {
        let side = node.attribute(name).expect("a side");
        side.parse().expect("a number")
    };
    frames
        .map(|node| {
            let (x, y) = (side(node, "x"), side(node, "y"));
            (x, y, x + side(node, "width"), y + side(node, "height"))
        })
        .collect()
}

/// What proves a line, drawn or told by marks, each once.
fn proofs(svg: &str) -> BTreeSet<String> {
    let document = Document::parse(svg).expect("well-formed XML");
    let titles = document
        .descendants()
        .filter(|node| node.has_tag_name("title"));
    let words = titles.filter_map(|node| node.text());
    let lines = words
        .flat_map(str::lines)
        .filter(|line| line.contains(" refers to "));
    lines.map(str::to_owned).collect()
}

#[test]
fn each_thread_has_a_panel_of_its_own() {
    let (svg, said) = draw(database(), &["--threads", "--top", "200"]);
    assert!(said.contains("200 shapes, "), "{said}");
    let (frames, shapes) = (frames(&svg), boxes(&svg));
    assert_eq!((frames.len(), shapes.len()), (9, 200));
    check_apart(&frames, "panels");
    check_apart(&shapes, "messages");
    let held = frames.iter().map(|frame| {
        let is_in = |shape: &&(f64, f64, f64, f64)| {
            shape.0 > frame.0 && shape.2 < frame.2 && shape.1 > frame.1 && shape.3 < frame.3
        };
        shapes.iter().filter(is_in).count()
    });
    assert_eq!(held.collect::<Vec<_>>(), THREADS);
    let texts: BTreeSet<String> = texts(&svg).into_iter().map(|text| text.0).collect();
    for words in [
        "75NORVALE1000",
        "70 messages, 1975-01-01 to 1975-10-25",
        "75NORVALE9000",
    ] {
        assert!(texts.contains(words), "no {words}");
    }
}

#[test]
fn a_page_of_threads_is_half_as_wide_again_as_high() {
    for top in ["50", "100", "150", "200"] {
        let (svg, _) = draw(database(), &["--threads", "--top", top]);
        let proportion = proportion(&svg);
        assert!((1.1..2.0).contains(&proportion), "{top}: {proportion}");
    }
}

#[test]
fn a_long_thread_stands_in_rows_that_tell_where_lines_go_on() {
    let (svg, said) = draw(database(), &["75NORVALE1000", "--threads"]);
    assert!(said.contains("70 shapes, 78 lines"), "{said}");
    let proportion = proportion(&svg);
    assert!((1.0..2.2).contains(&proportion), "{proportion}");
    assert!(frames(&svg).is_empty());
    let shapes = boxes(&svg);
    assert_eq!(shapes.len(), 70);
    check_apart(&shapes, "messages");
    assert_eq!(proofs(&svg).len(), 78, "{:?}", proofs(&svg));
    let texts: Vec<String> = texts(&svg).into_iter().map(|text| text.0).collect();
    let marks = |arrow: &str| {
        let marks = texts.iter().filter_map(|text| text.strip_prefix(arrow));
        marks.filter(|number| number.parse::<u32>().is_ok()).count()
    };
    assert!(marks("↑ ") > 0 && marks("↑ ") == marks("↓ "), "{texts:?}");
    // Each row tells the day on which it begins.
    let days = texts.iter().filter_map(|text| {
        let (day, month) = text.split_once(' ')?;
        (day.parse::<u32>().is_ok() && month.len() > 3).then_some(())
    });
    let years = texts.iter().filter(|text| *text == "1975");
    assert!(days.count() == years.count(), "{texts:?}");
}

#[test]
fn few_messages_stay_in_one_strip() {
    let (svg, _) = draw(database(), &["--threads", "--top", "20"]);
    assert!(frames(&svg).is_empty() && !svg.contains("class=\"mark\""));
    let strip = texts(&svg).into_iter().filter(|text| text.0 == "NORVALE");
    assert_eq!(strip.count(), 2);
}

#[test]
fn other_formats_have_a_subgraph_for_each_thread() {
    let folder = tempdir().expect("a folder");
    for (ending, opening) in [("dot", "subgraph cluster_"), ("mmd", "subgraph t")] {
        let file = folder.path().join(format!("picture.{ending}"));
        let file = file.display().to_string();
        answer(&[
            "draw",
            "--threads",
            "--top",
            "200",
            "-o",
            &file,
            "--db",
            database(),
        ]);
        let picture = fs::read_to_string(&file).expect("a picture");
        let legend = usize::from(ending == "dot");
        assert_eq!(picture.matches(opening).count(), 9 + legend, "{ending}");
        assert!(picture.contains("70 messages"), "{ending}");
        if ending == "dot" {
            assert!(graphviz_rust::parse(&picture).is_ok());
        }
    }
}
