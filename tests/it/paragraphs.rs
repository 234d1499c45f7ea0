//! Which number a paragraph has: the one that the text gives it, and no other.

use cablegraph::ingest::parse_document;

use crate::support::raw;

/// Number and first word of each paragraph.
fn paragraphs(text: &str) -> Vec<(Option<u32>, String)> {
    let cable = parse_document(&raw(text, None, None)).value;
    let found = cable.paragraphs.iter().map(|paragraph| {
        let words = paragraph.span.of(text);
        let word = words.split_whitespace().find(|word| word.len() > 3);
        (paragraph.number, word.unwrap_or("").to_owned())
    });
    found.collect()
}

fn edited(body: &str) -> String {
    format!(
        "8. Telegram From the Embassy in Norway to the Department of State\n\nOslo, April 15, 1964, 6 p.m.\n\n{body}"
    )
}

fn check(body: &str, expected: &[(Option<u32>, &str)]) {
    let expected: Vec<(Option<u32>, String)> = expected
        .iter()
        .map(|(number, word)| (*number, (*word).to_owned()))
        .collect();
    assert_eq!(paragraphs(&edited(body)), expected, "{body}");
}

/// A paragraph of some length.
fn prose(opening: &str) -> String {
    format!(
        "{opening} the Minister of the Harbour said at length that the treaty was to be signed in spring, and not before the snow had gone."
    )
}

#[test]
fn what_stands_behind_a_list_within_a_message_has_no_number() {
    let body = [
        prose("927. Yesterday"),
        prose("Thereupon"),
        prose("Later"),
        "1) Keeping the harbour open.".to_owned(),
        "2) Paying the pilots.".to_owned(),
        prose("Hence"),
        prose("Finally"),
    ];
    check(
        &body.join("\n\n"),
        &[
            (None, "927."),
            (None, "Thereupon"),
            (None, "Later"),
            (Some(1), "Keeping"),
            (Some(2), "Paying"),
            (None, "Hence"),
            (None, "Finally"),
        ],
    );
}

#[test]
fn what_stands_between_two_numbers_of_a_numbered_message_is_the_first_one_s() {
    let body = [
        "927. Re harbour.".to_owned(),
        prose("1. Yesterday"),
        prose("Thereupon"),
        prose("2. Later"),
    ];
    check(
        &body.join("\n\n"),
        &[(None, "927."), (Some(1), "Yesterday"), (Some(2), "Later")],
    );
}

#[test]
fn the_last_number_has_a_short_close_and_its_own_points() {
    let body = [
        prose("1. Yesterday"),
        prose("2. Later"),
        "a. he would pay;".to_owned(),
        "b. he would not.".to_owned(),
        "Department also pass Rome.".to_owned(),
    ];
    check(
        &body.join("\n\n"),
        &[(Some(1), "Yesterday"), (Some(2), "Later")],
    );
}

#[test]
fn a_long_text_behind_the_last_number_of_a_numbered_message_has_none() {
    let body = [
        prose("1. Yesterday"),
        prose("2. Later"),
        prose("Thereupon"),
        prose("Hence"),
        prose("Finally"),
    ];
    check(
        &body.join("\n\n"),
        &[
            (Some(1), "Yesterday"),
            (Some(2), "Later"),
            (None, "Thereupon"),
            (None, "Hence"),
            (None, "Finally"),
        ],
    );
}

#[test]
fn a_list_that_begins_again_is_no_part_of_the_last_number() {
    let body = [
        prose("1. Yesterday"),
        prose("2. Later"),
        "The plan would be:".to_owned(),
        "1. Open the harbour.".to_owned(),
        "2. Pay the pilots.".to_owned(),
    ];
    check(
        &body.join("\n\n"),
        &[
            (Some(1), "Yesterday"),
            (Some(2), "Later"),
            (None, "plan"),
            (None, "Open"),
            (None, "pilots."),
        ],
    );
}

#[test]
fn a_page_that_breaks_a_sentence_does_not_end_its_paragraph() {
    let body = [
        prose("1. Yesterday"),
        "2. Later the Minister of the\n\nPAGE 02 OSLO 00012 081015Z\n\nHarbour left.".to_owned(),
    ];
    check(
        &body.join("\n\n"),
        &[(Some(1), "Yesterday"), (Some(2), "Later")],
    );
}
