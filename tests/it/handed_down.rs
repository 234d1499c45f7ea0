//! Heads as releases, teleprinters and scanners hand them down. All messages are invented.

use cablegraph::ingest::parse_document;
use cablegraph::model::{Cable, Parsed};

use crate::support::raw;

/// A message of Ottawa of March 1977 with this line of classification and number, and this list.
fn message(line: &str, list: &str) -> String {
    format!(
        "R 071530Z MAR 77\nFM AMEMBASSY OTTAWA\nTO SECSTATE WASHDC PRIORITY 1235\n\n{line}\n\nE.O. 11652: GDS\n\
         TAGS: PFOR, CA\nSUBJECT: AN INVENTED MESSAGE\n\nREF: {list}\n\n1. (C) MARLOW AGREED.\nTALLIS\n"
    )
}

fn parse(text: &str) -> Parsed<Cable> {
    parse_document(&raw(text, None, None))
}

fn level(text: &str) -> Option<&'static str> {
    let level = parse(text).value.classification;
    level.map(|level| level.value.as_str())
}

fn codes(parsed: &Parsed<Cable>) -> Vec<&'static str> {
    parsed.diagnostics.iter().map(|told| told.code).collect()
}

/// The numbers of a list, the kind where there is none.
fn listed(list: &str) -> Vec<String> {
    let cable = parse(&message("C O N F I D E N T I A L OTTAWA 0801", list)).value;
    let names = cable
        .references
        .iter()
        .map(|reference| match &reference.mrn {
            Some(mrn) => mrn.to_string(),
            None => format!("{:?}", reference.kind).to_lowercase(),
        });
    names.collect()
}

#[test]
fn the_stamp_of_a_release_is_no_classification_of_the_message() {
    let stamp = "UNCLASSIFIED U.S. Department of State Case No. M-1999-00001 Doc No. C00000001 Date: 01/02/2003";
    let text = message("C O N F I D E N T I A L OTTAWA 0702", "STATE 12");
    for head in [
        stamp,
        "UNCLASSIFIED",
        "UNCLASSIFIED\n\nPAGE 01  OTTAWA 00702  071530Z",
    ] {
        let released = format!("{head}\n\nRELEASE IN PART\nB1\n\n{text}\n{stamp}\n");
        assert_eq!(level(&released), Some("CONFIDENTIAL"), "{head}");
    }
    // Nothing else tells it.
    assert_eq!(
        level("UNCLASSIFIED\n\nSUBJECT: X\n\n1. TEXT."),
        Some("UNCLASSIFIED")
    );
    let open = message("UNCLAS OTTAWA 0702", "STATE 12");
    assert_eq!(level(&format!("SECRET\n\n{open}")), Some("UNCLASSIFIED"));
}

#[test]
fn sections_stand_before_and_behind_the_number_in_any_form() {
    for line in [
        "SECTION 2 OF 2 OTTAWA 0801",
        "SECTION TWO OF TWO OTTAWA 0801",
        "SECTION 2 OF 2 SECTIONS OTTAWA 0801",
        "FINAL SECTION OF 2 OTTAWA 0801",
        "FINAL SECTION OF TWO OTTAWA 0801",
        "SECTION02OF02 OTTAWA 0801",
        "OTTAWA 0801 FINAL SECTION OF 2",
        "OTTAWA 0801SECTION02OF02",
        "OTTAWA 0801 SECTION02OF02",
        "OTTAWA 00801 02 OF 02 071530Z",
    ] {
        let parsed = parse(&message(
            &format!("C O N F I D E N T I A L {line}"),
            "STATE 12",
        ));
        let number = parsed.value.mrn.as_ref().map(ToString::to_string);
        assert_eq!(number.as_deref(), Some("77OTTAWA801"), "{line}");
        let section = parsed
            .value
            .section
            .map(|section| (section.number, section.of));
        assert_eq!(section, Some((2, Some(2))), "{line}");
        assert_eq!(codes(&parsed), [""; 0], "{line}");
    }
    assert_eq!(listed("STATE 12345SECTION02OF02"), ["77STATE12345"]);
    assert_eq!(
        listed("STATE 12345 SECTION 02 OF 02; ROME 7"),
        ["77STATE12345", "77ROME7"]
    );
}

#[test]
fn a_corrected_copy_has_classification_and_number() {
    for line in [
        "C O R R E C T E D C O P Y  C O N F I D E N T I A L OTTAWA 0801",
        "C O R R E C T E D  C O P Y - C O N F I D E N T I A L SECTION 1 OF 2 OTTAWA 801",
        "CORRECTED COPY CONFIDENTIAL OTTAWA 0801",
    ] {
        let text = message(line, "STATE 12");
        assert_eq!(level(&text), Some("CONFIDENTIAL"), "{line}");
        let number = parse(&text).value.mrn.map(|mrn| mrn.to_string());
        assert_eq!(number.as_deref(), Some("77OTTAWA801"), "{line}");
    }
}

#[test]
fn letters_that_a_scanner_read_for_figures_are_figures_and_told() {
    let text = message("C O N F I D E N T I A L OTTAWA 0801", "STATE 12");
    for group in ["O71530Z", "07l530Z", "0715I0Z", "07153OZ"] {
        let parsed = parse(&text.replace("071530Z", group));
        let date = parsed.value.date.map(|date| date.to_string());
        assert_eq!(date.as_deref(), Some("1977-03-07"), "{group}");
        assert_eq!(codes(&parsed), ["P017"], "{group}");
        let number = parsed.value.mrn.map(|mrn| mrn.to_string());
        assert_eq!(number.as_deref(), Some("77OTTAWA801"), "{group}");
    }
    let parsed = parse(&text.replace("OTTAWA 0801", "OTTAWA 08O1"));
    let number = parsed.value.mrn.as_ref().map(ToString::to_string);
    assert_eq!(number.as_deref(), Some("77OTTAWA801"));
    assert_eq!(codes(&parsed), ["P003"]);
}

#[test]
fn a_range_of_a_list_is_all_its_numbers() {
    let five = ["77OSLO99", "77OSLO100", "77OSLO101"];
    for list in [
        "OSLO 99 THROUGH 101", "OSLO 99 THRU 101", "OSLO 99 - 101", "OSLO 99-101",
    ] {
        assert_eq!(listed(list), five, "{list}");
    }
    // Too many to be meant.
    assert_eq!(listed("OSLO 99 THROUGH 401"), ["77OSLO99", "77OSLO401"]);
}

#[test]
fn whose_a_number_is_is_said_by_a_possessive_too() {
    assert_eq!(listed("EMBASSY'S 699"), ["77OTTAWA699"]);
    assert_eq!(
        listed("OTTAWA'S 699 AND ROME'S 1720"),
        ["77OTTAWA699", "77ROME1720"]
    );
    assert_eq!(listed("DEPARTMENT'S 12345"), ["77STATE12345"]);
    assert_eq!(listed("NATO 1001"), ["77USNATO1001"]);
}

#[test]
fn books_and_calls_are_told_by_their_kind() {
    assert_eq!(
        listed("A. HALE-ROOK TELECON B. E-MAIL"),
        ["telcon", "email"]
    );
    let list = "(A) STATE 12; (B) PROFESSOR'S BOOK \"PILOTAGE\"; (C) YEARS AT SEA, P. 33";
    assert_eq!(listed(list), ["77STATE12", "book", "other"]);
}
