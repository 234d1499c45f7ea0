//! Heads and layouts: every sample, and small inputs for single fields.

use std::fs;

use cablegraph::ingest::parse_document;
use cablegraph::model::Parsed;
use serde_json::Value;

use crate::support::{answer, raw, root};

fn parse(text: &str) -> Parsed<cablegraph::model::Cable> {
    parse_document(&raw(text, None, None))
}

#[test]
fn the_samples_are_read_as_they_were() {
    let mut files: Vec<_> = fs::read_dir(root("samples"))
        .expect("samples")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    files.sort();
    for file in files {
        let printed = answer(&["parse", &format!("samples/{file}")]);
        for (index, line) in printed.lines().enumerate() {
            let mut value: Value = serde_json::from_str(line).expect("JSON");
            // Spans are checked against the text by the laws; here they would only make noise.
            if let Some(cable) = value["cable"].as_object_mut() {
                cable.remove("spans");
            }
            let name = format!("{}_{index}", file.replace(['.', '-'], "_"));
            insta::assert_snapshot!(name, serde_json::to_string_pretty(&value).expect("JSON"));
        }
    }
}

#[test]
fn an_impossible_time_is_told_with_its_place() {
    let text = fs::read_to_string(root("tests/fixtures/bad/day_out_of_range.txt")).expect("a file");
    for text in [text.clone(), text.replace('\n', "\r\n")] {
        let parsed = parse(&text);
        assert_eq!(parsed.value.date, None);
        let told = parsed
            .diagnostics
            .iter()
            .find(|d| d.code == "P014")
            .expect("a diagnostic");
        assert_eq!(told.span.map(|span| span.of(&text)), Some("321314Z JAN 09"));
        assert_eq!(told.message, "`321314Z JAN 09` names no possible time");
    }
}

#[test]
fn what_is_not_said_stays_empty() {
    let parsed = parse("SUBJECT: NOTHING MUCH\n\n1. Text without anything else.");
    let cable = &parsed.value;
    assert_eq!(cable.mrn, None);
    assert_eq!(cable.date, None);
    assert!(
        cable.classification.is_none()
            && cable.classified_by.is_none()
            && cable.references.is_empty()
    );
    let parsed = parse("CONFIDENTIAL NORVALE 12\nREF: NORVALE 7\n\n1. (C) Text.");
    assert_eq!(parsed.value.mrn, None, "the year is not known");
    assert_eq!(parsed.value.references[0].mrn, None);
    let codes: Vec<&str> = parsed.diagnostics.iter().map(|d| d.code).collect();
    assert!(
        codes.contains(&"P002") && codes.contains(&"P020"),
        "{codes:?}"
    );
}

#[test]
fn references_keep_their_letters_kinds_and_marks() {
    let text = "R 081200Z FEB 05\nCONFIDENTIAL NORVALE 12\nREF: A. ANKARA 7682 AND PREVIOUS\n     B. 04 ATHENS 1868 (NOTAL)\n     C. HALE-MORROW E-MAIL OF FEB 3\n     D. NICOSIA 225, 224\n\n1. (C) Text.";
    let list: Vec<(Option<String>, Option<String>, bool, bool)> = parse(text)
        .value
        .references
        .into_iter()
        .map(|r| {
            (
                r.label,
                r.mrn.map(|mrn| mrn.to_string()),
                r.notal,
                r.and_previous,
            )
        })
        .collect();
    let label = |letter: &str| Some(letter.to_owned());
    assert_eq!(
        list,
        [
            (label("A"), label("05ANKARA7682"), false, true),
            (label("B"), label("04ATHENS1868"), true, false),
            (label("C"), None, false, false),
            (label("D"), label("05NICOSIA225"), false, false),
            (label("D"), label("05NICOSIA224"), false, false),
        ]
    );
}

#[test]
fn page_furniture_and_web_trailers_are_no_part_of_the_message() {
    let text = "CONFIDENTIAL NORVALE 12\nSUBJECT: PAGES\n\n1. (C) THE FIRST HALF OF\n\nPAGE 02 NORVAL 00012 081015Z\n\nA SENTENCE.\n\n2. (C) END.\nQUILL\n\nDeclassified/Released US Department of State EO Systematic\nReview 30 JUN 2006\n";
    let cable = parse(text).value;
    assert_eq!(
        cable
            .signed_by
            .iter()
            .map(|name| name.value.as_str())
            .collect::<Vec<_>>(),
        ["QUILL"]
    );
    assert_eq!(cable.paragraphs.len(), 2);
    let debris: Vec<&str> = cable.debris.iter().map(|span| span.of(text)).collect();
    assert!(
        debris.contains(&"PAGE 02 NORVAL 00012 081015Z") && debris.contains(&"Review 30 JUN 2006"),
        "{debris:?}"
    );
}

#[test]
fn a_stated_fact_wins_over_the_text() {
    let text = "R 081200Z FEB 05\nCONFIDENTIAL NORVALE 12\n\n1. (C) Text.";
    let parsed = parse_document(&raw(
        text,
        Some("2006-03-04T10:00:00"),
        Some("06 ANKARA 99"),
    ));
    assert_eq!(
        parsed.value.mrn.map(|mrn| mrn.to_string()).as_deref(),
        Some("06ANKARA99")
    );
    assert_eq!(
        parsed.value.date.map(|date| date.to_string()).as_deref(),
        Some("2006-03-04")
    );
    assert_eq!(
        parsed.value.mrn_raw.map(|raw| raw.value).as_deref(),
        Some("NORVALE 12")
    );
}
