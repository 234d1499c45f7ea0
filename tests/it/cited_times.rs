//! Cables that are cited by the time at which they were sent.

use cablegraph::ingest::parse_document;

use crate::references::{cited, from_oslo, to_oslo};
use crate::support::raw;

/// Who sent what when, of the list under `REF` of a message from Rome of June 8, 1975.
fn listed_by_time(list: &str) -> Vec<String> {
    let text = format!(
        "R 081200Z JUN 75\nFM AMEMBASSY ROME\nTO AMEMBASSY OSLO\nROME 900\nREF: {list}\n\n1. TEXT."
    );
    let cable = parse_document(&raw(&text, None, None)).value;
    let sent = cable.references.into_iter();
    sent.map(|one| one.sent.or(one.mrn.map(|mrn| mrn.to_string())))
        .map(Option::unwrap_or_default)
        .collect()
}

#[test]
fn a_blank_before_its_zone_makes_no_serial_of_a_time() {
    assert_eq!(listed_by_time("OSLO 051230 Z JUN"), ["OSLO 051230Z JUN 75"]);
    assert!(cited(&from_oslo("900. As Bonn 150518 Z says, he left.")).is_empty());
}

#[test]
fn a_time_without_year_or_month_is_the_latest_before_the_message() {
    assert_eq!(
        listed_by_time("A. OSLO 051230Z. B. OSLO 201230Z. C. OSLO 201230Z AUG."),
        [
            "OSLO 051230Z JUN 75", "OSLO 201230Z MAY 75", "OSLO 201230Z AUG 74"
        ]
    );
}

#[test]
fn a_time_behind_a_short_name_is_of_whoever_it_means() {
    assert_eq!(
        listed_by_time("A. MY 051230Z. B. YOUR 041230Z."),
        ["ROME 051230Z JUN 75", "OSLO 041230Z JUN 75"]
    );
    assert_eq!(
        cited(&from_oslo("900. Ref Embtel 101045Z.")),
        ["OSLO 101045Z APR 64"]
    );
    assert!(cited(&to_oslo("80. For Rome: We note your 101045Z.")).is_empty());
}

#[test]
fn a_time_behind_a_number_is_no_second_cable() {
    assert_eq!(listed_by_time("OSLO 641/051230Z JUN"), ["75OSLO641"]);
}

#[test]
fn who_sent_a_message_stands_before_whom_it_went_to() {
    assert_eq!(
        listed_by_time("AMEMB OSLO MSG TO SECSTATE, DTG 051230Z JUN 75"),
        ["OSLO 051230Z JUN 75"]
    );
}
