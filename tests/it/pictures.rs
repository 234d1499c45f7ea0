//! Pictures: well formed, whole, with proof, and without the names of protected sources.

use std::collections::BTreeSet;
use std::fs;

use tempfile::tempdir;

use crate::support::{answer, samples_db, skip, text};

fn draw(arguments: &[&str], ending: &str) -> (String, String) {
    let folder = tempdir().expect("a folder");
    let file = folder
        .path()
        .join(format!("picture.{ending}"))
        .display()
        .to_string();
    let said = answer(&[&["draw"], arguments, &["-o", &file, "--db", samples_db()]].concat());
    (fs::read_to_string(&file).expect("a picture"), said)
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
    for arguments in [
        vec!["09USNATO413"],
        vec!["74NORVALE1204", "--chain"],
        vec!["74KESTRELBAY2051"],
        vec!["Oren Tallis"],
    ] {
        let (svg, _) = draw(&arguments, "svg");
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
        "74NORVALE1088",
        "74NORVALE1120",
        "74KESTRELBAY2051",
        "74PORTVELDEN733",
        "74KESTRELBAY2160",
        "74NORVALE1204",
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
        for ending in ["svg", "dot"] {
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

#[test]
fn two_drawings_are_the_same_bytes() {
    assert_eq!(
        draw(&["09USNATO413"], "svg").0,
        draw(&["09USNATO413"], "svg").0
    );
    assert_eq!(
        draw(&["09USNATO413"], "dot").0,
        draw(&["09USNATO413"], "dot").0
    );
}
