//! Places and posts as telegraphic text writes them: invented messages.

use crate::support::understand;

/// What an invented text of 1975 in capitals names, of one kind: as written.
fn named(kind: &str, text: &str) -> Vec<String> {
    let document = understand(&format!(
        "FM AMEMBASSY OSLO\nR 041200Z MAR 75\n\n1. {text}\n"
    ));
    let named = document.mentions.iter().filter(|m| m.kind.as_str() == kind);
    named
        .map(|m| m.span.of(&document.raw.text).to_owned())
        .filter(|words| text.contains(words.as_str()))
        .collect()
}

#[test]
fn a_day_behind_a_place_is_no_message_number() {
    assert_eq!(
        named("place", "FOREIGN MINISTER LEFT NAIROBI 3 JUNE FOR ROME."),
        ["NAIROBI", "ROME"]
    );
    assert!(named("place", "SEE NAIROBI 814.").is_empty());
}

#[test]
fn a_place_that_no_list_has_is_told_by_its_noun() {
    for (text, place) in [
        ("FIGHTING GOES ON IN QUILVAR PROVINCE.", "QUILVAR PROVINCE"),
        ("QUILVAR TOWNSHIP IS QUIET.", "QUILVAR TOWNSHIP"),
        ("They crossed the Quilvar River.", "Quilvar River"),
    ] {
        assert_eq!(named("place", text), [place], "{text}");
    }
}

#[test]
fn a_post_is_called_by_its_address() {
    let text = "AMEMBASSY ROME AND AMCONSUL MILAN CONCUR.";
    assert_eq!(named("body", text), ["AMEMBASSY ROME", "AMCONSUL MILAN"]);
    assert_eq!(named("place", text), ["ROME", "MILAN"]);
}

#[test]
fn a_car_is_no_republic() {
    assert!(named("place", "SEND A CAR FOR THE DELEGATES.").is_empty());
}
