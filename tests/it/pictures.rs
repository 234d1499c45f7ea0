//! Pictures: well formed, whole, with proof, and without the names of protected sources.

use std::collections::BTreeSet;
use std::fs;

use tempfile::tempdir;

use crate::support::{answer, samples_db, skip, text};

/// Pictures of the samples: two cables, a chain, a person.
const DRAWN: [&[&str]; 4] = [
    &["09USNATO413"],
    &["74NORVALE1204", "--chain"],
    &["74KESTRELBAY2051"],
    &["Oren Tallis"],
];

fn draw(arguments: &[&str], ending: &str) -> (String, String) {
    let (bytes, said) = draw_bytes(arguments, ending);
    (String::from_utf8(bytes).expect("UTF-8"), said)
}

fn draw_bytes(arguments: &[&str], ending: &str) -> (Vec<u8>, String) {
    let folder = tempdir().expect("a folder");
    let file = folder
        .path()
        .join(format!("picture.{ending}"))
        .display()
        .to_string();
    let said = answer(&[&["draw"], arguments, &["-o", &file, "--db", samples_db()]].concat());
    (fs::read(&file).expect("a picture"), said)
}

/// The text of every element with this name.
fn texts(svg: &str, element: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(svg).expect("well-formed XML");
    let nodes = document
        .descendants()
        .filter(|node| node.has_tag_name(element));
    nodes
        .filter_map(|node| node.text().map(String::from))
        .collect()
}

#[test]
fn the_seed_cable_is_drawn_whole() {
    let (svg, _) = draw(&["09USNATO413"], "svg");
    let shown: BTreeSet<String> = texts(&svg, "text").into_iter().collect();
    for words in [
        "09USNATO413",
        "09USNATO400",
        "cited, not held",
        "John Heffern",
        "Rasmussen",
        "NATO Secretary General",
        "Joint Threat Assessment",
        "European Security Treaty",
        "NATO-Russia Council",
        "Allies",
        "certain NATO members",
        "proposed",
        "concerned about",
        "classified by, signed by",
        "refers to",
        "forum for (says Rasmussen)",
        "PREL · MARR · NATO · RS",
        "cable cited, not held",
        "denied",
        "Department of State",
        "asked of",
    ] {
        assert!(shown.contains(words), "no `{words}` in {shown:?}");
    }
    let proof = texts(&svg, "title").join("\n");
    assert!(
        proof.contains("“NATO Secretary General Rasmussen proposed during his September 18")
            && proof.contains("09USNATO413, paragraph 2 (C)"),
        "{proof}"
    );
    assert!(
        svg.contains("stroke-dasharray=\"6 4\""),
        "the stub is not dashed"
    );
}

#[test]
fn shapes_do_not_lie_on_each_other() {
    for arguments in DRAWN {
        let (svg, _) = draw(arguments, "svg");
        let document = roxmltree::Document::parse(&svg).expect("well-formed XML");
        let number = |node: roxmltree::Node<'_, '_>, name: &str| {
            node.attribute(name).and_then(|v| v.parse::<f64>().ok())
        };
        let boxes: Vec<(f64, f64, f64, f64)> = document
            .descendants()
            .filter(|node| {
                node.has_tag_name("rect") && node.parent().is_some_and(|p| p.has_tag_name("g"))
            })
            .filter_map(|node| {
                Some((
                    number(node, "x")?,
                    number(node, "y")?,
                    number(node, "width")?,
                    number(node, "height")?,
                ))
            })
            .filter(|(_, _, width, height)| !(*width == 26.0 && *height == 14.0))
            .collect();
        for (index, a) in boxes.iter().enumerate() {
            for b in &boxes[index + 1..] {
                let apart =
                    a.0 + a.2 <= b.0 || b.0 + b.2 <= a.0 || a.1 + a.3 <= b.1 || b.1 + b.3 <= a.1;
                assert!(apart, "{arguments:?}: {a:?} and {b:?}");
            }
        }
    }
}

#[test]
fn a_chain_is_laid_out_in_time() {
    let (svg, said) = draw(&["74NORVALE1204", "--chain"], "svg");
    let document = roxmltree::Document::parse(&svg).expect("well-formed XML");
    let place = |words: &str| -> f64 {
        let node = document
            .descendants()
            .find(|node| node.has_tag_name("text") && node.text() == Some(words));
        node.and_then(|node| node.attribute("x")?.parse().ok())
            .unwrap_or_else(|| panic!("no {words}"))
    };
    let order = [
        "74NORVALE1088", "74NORVALE1120", "74KESTRELBAY2051", "74PORTVELDEN733",
        "74KESTRELBAY2160", "74NORVALE1204",
    ];
    let places: Vec<f64> = order.iter().map(|name| place(name)).collect();
    assert!(
        places.windows(2).all(|pair| pair[0] < pair[1]),
        "{places:?}"
    );
    assert!(texts(&svg, "text").contains(&"1974".to_owned()));
    assert!(
        said.contains("4 of 9 messages are cited and not held"),
        "{said}"
    );
}

#[test]
fn protected_sources_are_masked_everywhere_unless_asked_for() {
    for (target, name) in [
        ("74NORVALE1120", "varga"),
        ("87NORVALE3391", "fenn"),
        ("05KESTRELBAY310", "desh"),
        ("Ilse Varga", "varga"),
    ] {
        for ending in ["svg", "dot", "mmd"] {
            let (picture, said) = draw(&[target], ending);
            assert!(
                !picture.to_lowercase().contains(name),
                "{target}.{ending} names {name}"
            );
            assert!(
                picture.contains("protected source") && said.contains("masked"),
                "{said}"
            );
            let (shown, said) = draw(&[target, "--show-protected"], ending);
            assert!(shown.to_lowercase().contains(name), "{target}.{ending}");
            assert!(said.contains("do not pass this picture on"), "{said}");
        }
    }
}

#[test]
fn a_picture_with_a_masked_source_is_as_it_was() {
    let (picture, said) = draw(&["74NORVALE1120"], "mmd");
    assert!(picture.contains("protected source"), "{picture}");
    insta::assert_snapshot!("masked_picture", picture);
    let notes = said.lines().skip(1).collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!("masked_picture_notes", notes);
}

#[test]
fn dot_is_read_by_graphviz_where_it_is_installed() {
    let (dot, _) = draw(&["09USNATO413"], "dot");
    assert!(graphviz_rust::parse(&dot).is_ok());
    for words in [
        "style=\"filled,dashed\"",
        "tooltip=",
        "cluster_legend",
        "label=\"proposed\"",
    ] {
        assert!(dot.contains(words), "no {words} in {dot}");
    }
    let folder = tempdir().expect("a folder");
    let file = folder.path().join("picture.dot");
    fs::write(&file, &dot).expect("a file");
    match std::process::Command::new("dot")
        .arg("-Tsvg")
        .arg(&file)
        .output()
    {
        Ok(output) => {
            assert!(
                output.status.success() && output.stderr.is_empty(),
                "{}",
                text(&output.stderr)
            );
            assert!(text(&output.stdout).contains("Joint Threat"));
        }
        Err(_) => skip("Graphviz is not installed"),
    }
}

/// What Mermaid shows where `quoted` stands: breaks as lines, codes as characters, blocks without their marks.
pub(crate) fn read_mermaid(quoted: &str) -> Vec<String> {
    let read = |line: &str| {
        let mut parts = line.split('#');
        let mut shown = parts.next().unwrap_or("").to_owned();
        for part in parts {
            let (code, rest) = part.split_once(';').expect("a whole code");
            let c = code.parse().ok().and_then(char::from_u32);
            shown.push(c.expect("a decimal code"));
            shown.push_str(rest);
        }
        shown
    };
    let block = quoted.strip_prefix("<div>");
    let quoted = block.map_or(quoted, |block| {
        block.strip_suffix("</div>").expect("an end")
    });
    quoted.split("<br/>").map(read).collect()
}

/// The labels of the shapes and of the lines of a Mermaid picture, without its legend.
pub(crate) fn labels_of_mermaid(picture: &str) -> (Vec<Vec<String>>, Vec<String>) {
    let (mut shapes, mut lines) = (Vec::new(), Vec::new());
    let drawn = picture
        .lines()
        .take_while(|line| *line != "subgraph legend")
        .filter(|line| line.starts_with('n'));
    for line in drawn {
        let label = line.split_once('"').and_then(|(_, l)| l.rsplit_once('"'));
        let label = label.map(|(label, _)| read_mermaid(label));
        if line.contains("->") {
            lines.extend(label.map(|label| label.join("\n")));
        } else {
            shapes.push(label.expect("a label"));
        }
    }
    (shapes, lines)
}

#[test]
fn mermaid_shows_what_svg_shows_and_keeps_the_proof() {
    for arguments in DRAWN {
        let (svg, _) = draw(arguments, "svg");
        let (mermaid, said) = draw(arguments, "mmd");
        let written: BTreeSet<String> = texts(&svg, "text").into_iter().collect();
        let (shapes, lines) = labels_of_mermaid(&mermaid);
        assert!(
            said.contains(&format!(": {} shapes, ", shapes.len())),
            "{said}"
        );
        for words in shapes.iter().flatten().chain(&lines) {
            assert!(written.contains(words), "{words:?} is not in {written:?}");
        }
    }
    let (mermaid, _) = draw(&["09USNATO413"], "mermaid");
    for line in [
        "title: \"09USNATO413\"",
        "flowchart LR",
        "n0[\"09USNATO413<br/>2009-09-28<br/>CONFIDENTIAL<br/>PREL · MARR · NATO · RS\"]:::cable",
        "n3(\"John Heffern<br/>Charge\"):::person",
        "%% “This proposal has raised concern among certain NATO members.” — 09USNATO413, paragraph 2 (C)",
        "classDef person fill:#d9e9f6,stroke:#0072b2,color:#111111",
        "classDef cited fill:#ffffff,stroke-dasharray:6 4",
        "class n2,stub cited",
        "class n0 focus",
        "subgraph legend",
    ] {
        assert!(
            mermaid.lines().any(|l| l == line),
            "no `{line}` in {mermaid}"
        );
    }
    let links: Vec<&str> = mermaid.lines().filter(|line| line.contains("->")).collect();
    let styled = mermaid
        .lines()
        .filter_map(|line| line.strip_prefix("linkStyle ")?.split_once(' '));
    for (numbers, style) in styled {
        for number in numbers.split(',') {
            let link = links[number.parse::<usize>().expect("a number")];
            let dashed = style.contains("stroke-dasharray");
            assert_eq!(link.contains("-.->"), dashed, "{link} {style}");
            if link.contains("agreed to (negated)") {
                assert!(style.ends_with("stroke-dasharray:12 3 2 3"), "{style}");
            }
        }
    }
    assert!(
        draw(&["74NORVALE1204", "--chain"], "mmd")
            .0
            .contains("\nflowchart RL\n")
    );
}

#[cfg(feature = "png")]
#[test]
fn png_is_svg_at_twice_its_size() {
    for arguments in [vec!["09USNATO413"], vec!["74NORVALE1204", "--chain"]] {
        let (svg, _) = draw(&arguments, "svg");
        let document = roxmltree::Document::parse(&svg).expect("well-formed XML");
        let side = |name| -> u32 {
            let side = document.root_element().attribute(name).expect("a side");
            side.parse().expect("a number")
        };
        let bytes = draw_bytes(&arguments, "png").0;
        assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"));
        let (wide, high, pixels) = read_png(&bytes);
        assert_eq!((wide, high), (2 * side("width"), 2 * side("height")));
        // The fill of a cable.
        let yellow = |pixel: &&[u8]| *pixel == [0xff, 0xf6, 0xd6];
        assert!(pixels.chunks_exact(3).filter(yellow).count() > 10_000);
        assert_eq!(bytes, draw_bytes(&arguments, "PNG").0, "drawn again");
    }
}

/// Width, height and pixels of three bytes.
#[cfg(feature = "png")]
pub(crate) fn read_png(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
    let decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    let mut reader = decoder.read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let frame = reader.next_frame(&mut pixels).expect("pixels");
    (frame.width, frame.height, pixels)
}

#[test]
fn two_drawings_are_the_same_bytes() {
    assert_eq!(
        draw(&["09USNATO413"], "mmd").0,
        draw(&["09USNATO413"], "mmd").0
    );
    assert_eq!(
        draw(&["09USNATO413"], "svg").0,
        draw(&["09USNATO413"], "svg").0
    );
    assert_eq!(
        draw(&["09USNATO413"], "dot").0,
        draw(&["09USNATO413"], "dot").0
    );
}
