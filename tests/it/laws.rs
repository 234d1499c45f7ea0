//! What holds for any input at all.

use cablegraph::export::record::extract_line;
use cablegraph::ingest::{parse_document, understand};
use cablegraph::model::{Cable, Document, Outcome, Span, Value};
use cablegraph::store::queries;
use proptest::prelude::*;

use crate::support::raw;

/// Pieces that cables are made of, so that random texts reach the rules and not only the first line of them.
const PIECES: &[&str] = &[
    "C O N F I D E N T I A L ",
    "SECTION 01 OF 02 ",
    "USNATO 000413",
    "ANKARA 7682",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "REF: ",
    "A. ",
    "(B) ",
    "TAGS: PREL, NATO",
    "SUBJECT: ",
    "Classified By: Charge John Quill for reasons 1.4 (b/d).",
    "E.O. 12958: DECL: 09/28/2019",
    "R 281644Z SEP 09",
    "FM AMEMBASSY ANKARA",
    "TO SECSTATE WASHDC PRIORITY 12",
    "1. (C) ",
    "2. ",
    "— ",
    "NATO Secretary General Marlow",
    "proposed",
    " that ",
    " the ",
    "Joint Review (JR)",
    "Joint Committee of the Sound (JCS)",
    "Joint Committee of the Sound (JCTS)",
    "joint committee of the Sound",
    "„joint review“",
    "He",
    " rejected ",
    " by ",
    "September 18, 2009",
    "Please advise",
    "(strictly protect)",
    "PAGE 02 ANKARA 01089",
    "HEFFERN",
    "COMMENTS",
    "PL–480",
    "Chargé",
    "’s",
    "'",
    "\"",
    "İ",
    "ß",
    "🙂",
    "\u{0}",
    "\u{feff}",
    "¶",
    "#4711",
    "NNNN",
    "131. Telegram From the Embassy in Turkey to the Department of State",
    "Ankara, March 7, 1977, 1015Z.",
    "4711. ",
    "and",
    ",",
    ".",
    ";",
    "met with",
    "called on",
    "If",
    "would",
    "not",
    "in a position to agree to",
    "forum to discuss ",
    "reftel",
    "Ref B",
    "ANKARA 4711",
    "GOT",
    "U.S.",
    "J. D. ",
    "de ",
    "-",
];

fn texts() -> impl Strategy<Value = String> {
    let piece =
        prop_oneof![8 => prop::sample::select(PIECES).prop_map(String::from), 1 => ".{0,12}"];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn spans(cable: &Cable) -> Vec<Span> {
    let mut all: Vec<Span> = Vec::new();
    all.extend(cable.mrn_raw.iter().map(|l| l.span));
    all.extend(cable.classification.iter().map(|l| l.span));
    all.extend(cable.subject.iter().map(|l| l.span));
    all.extend(cable.summary.iter().map(|l| l.span));
    all.extend(cable.classified_by.iter().map(|l| l.span));
    all.extend(
        cable
            .tags
            .iter()
            .chain(&cable.signed_by)
            .chain(&cable.captions)
            .chain(&cable.to)
            .map(|l| l.span),
    );
    all.extend(cable.references.iter().map(|r| r.span));
    all.extend(cable.paragraphs.iter().map(|p| p.span));
    all.extend(&cable.debris);
    all
}

/// Checks that every span of a document lies in its text and holds words.
fn check_spans(document: &Document) {
    let text = &document.raw.text;
    let mut all = spans(&document.cable);
    all.extend(document.mentions.iter().map(|m| m.span));
    all.extend(document.assertions.iter().map(|a| a.evidence.span));
    all.extend(document.diagnostics.iter().filter_map(|d| d.span));
    for span in all {
        assert!(!span.of(text).is_empty(), "{span:?} of {text:?}");
    }
    for (one, other) in document
        .cable
        .paragraphs
        .iter()
        .zip(document.cable.paragraphs.iter().skip(1))
    {
        assert!(
            one.span.end() <= other.span.start(),
            "paragraphs overlap in {text:?}"
        );
    }
    assert!(
        document
            .entities
            .iter()
            .enumerate()
            .all(|(at, entity)| entity.id.0 as usize == at)
    );
    assert!(
        document.diagnostics.iter().all(|d| d.code != "X900"),
        "a fault of ours: {text:?}"
    );
}

fn line(document: &Document) -> String {
    let mut out = Vec::new();
    extract_line(document, &mut out);
    String::from_utf8(out).expect("JSON is UTF-8")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_panics_and_every_span_holds_words(text in texts(), stated in prop::option::of("[0-9]{2}[A-Z]{4,9}[0-9]{1,5}")) {
        let document = understand(raw(&text, stated.as_ref().map(|_| "2009-09-28"), stated.as_deref()));
        check_spans(&document);
    }

    #[test]
    fn any_characters_at_all_are_read(text in "\\PC{0,400}") {
        check_spans(&understand(raw(&text, None, None)));
    }

    #[test]
    fn reading_twice_gives_the_same_bytes(text in texts()) {
        let one = understand(raw(&text, Some("2009-09-28"), None));
        let other = understand(raw(&text, Some("2009-09-28"), None));
        prop_assert_eq!(line(&one), line(&other));
    }

    #[test]
    fn a_return_before_each_line_break_moves_offsets_only(text in texts()) {
        let text = text.replace('\r', "");
        let unix = parse_document(&raw(&text, None, None)).value;
        let with_returns = text.replace('\n', "\r\n");
        let dos = parse_document(&raw(&with_returns, None, None)).value;
        let words = |text: &str, cable: &Cable| -> Vec<String> {
            spans(cable).iter().map(|span| cablegraph::model::fold_space(span.of(text))).collect()
        };
        prop_assert_eq!(words(&text, &unix), words(&with_returns, &dos));
        prop_assert_eq!(unix.mrn, dos.mrn);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_saved_is_what_is_loaded(text in texts()) {
        let document = understand(raw(&text, Some("2009-09-28"), Some("09ANKARA12")));
        let folder = tempfile::tempdir().expect("a folder");
        let mut store = cablegraph::ingest::create(&folder.path().join("cables.db")).expect("a database");
        let saved = store.save(&[Outcome::Read(Box::new(document.clone()))]).expect("saved");
        prop_assert_eq!(saved.statements, document.assertions.len() as u64);
        let cable = [("cable", Value::Text("cable:09ANKARA12".to_owned()))];
        let facts = store.ask_facts(queries::LIST_FACTS_OF_CABLE, &cable).expect("facts");
        prop_assert_eq!(facts.len(), document.assertions.len());
        let mut quotes: Vec<&str> = document.assertions.iter().map(|a| a.evidence.span.of(&text)).collect();
        let mut loaded: Vec<&str> = facts.iter().map(|fact| fact.quote.as_str()).collect();
        quotes.sort_unstable();
        loaded.sort_unstable();
        prop_assert_eq!(quotes, loaded);
        let texts = store.ask_query(queries::SHOW_TEXTS, &cable).expect("texts");
        prop_assert_eq!(texts.text(&texts.rows[0], "text"), Some(text.as_str()));
        prop_assert!(store.check().expect("a check").is_empty());
    }
}

#[test]
fn of_two_short_forms_for_one_long_the_first_is_told_every_time() {
    let text = "1. The Joint Committee of the Sound (JCS) met. The Joint Committee of the Sound (JCTS) met. \
                The joint committee of the Sound met.";
    let first = line(&understand(raw(text, None, None)));
    for _ in 0..20 {
        assert_eq!(line(&understand(raw(text, None, None))), first);
    }
}
