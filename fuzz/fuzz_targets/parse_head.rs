//! No head panics the parser, and every span of it slices words.
#![no_main]

use cablegraph::ingest::parse_document;
use cablegraph::model::{Format, RawText, Stated};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let raw = RawText {
        id: "fuzz".to_owned(),
        path: "fuzz".to_owned(),
        ordinal: 1,
        format: Format::Text,
        encoding: "UTF-8",
        text: format!("R 081200Z MAY 74\nFM AMEMBASSY NORVALE\n{text}\n\n1. Text."),
        sha256: String::new(),
        bytes: text.len() as u64,
        stated: Stated::default(),
        edition: None,
    };
    let parsed = parse_document(&raw);
    assert!(parsed.diagnostics.iter().all(|d| d.code != "X900"));
    for reference in &parsed.value.references {
        assert!(!reference.span.of(&raw.text).is_empty());
    }
    for span in &parsed.value.debris {
        assert!(!span.of(&raw.text).is_empty());
    }
});
