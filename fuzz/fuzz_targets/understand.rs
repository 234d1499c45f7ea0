//! No text panics, and every span of what is read holds words.
#![no_main]

use cablegraph::ingest::understand;
use cablegraph::model::{Format, RawText, Stated};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let stated = text.len() % 2 == 0;
    let document = understand(RawText {
        id: "fuzz".to_owned(),
        path: "fuzz".to_owned(),
        ordinal: 1,
        format: Format::Text,
        encoding: "UTF-8",
        text: text.to_owned(),
        sha256: String::new(),
        bytes: text.len() as u64,
        stated: Stated {
            date: stated.then(|| "2009-09-28".to_owned()),
            mrn: stated.then(|| "09ANKARA12".to_owned()),
            ..Stated::default()
        },
        edition: None,
    });
    assert!(document.diagnostics.iter().all(|d| d.code != "X900"));
    for mention in &document.mentions {
        assert!(!mention.span.of(&document.raw.text).is_empty());
    }
    for assertion in &document.assertions {
        assert!(!assertion.evidence.span.of(&document.raw.text).is_empty());
    }
});
