//! Numbers of the running text that bear their year, as lists have them: "05 Oslo 1233", "05OSLO1233".

use crate::references::cited;

#[test]
fn a_year_before_a_post_is_the_year_of_the_number() {
    let check = |words: &str, expected: &[&str]| {
        let text = format!("R 081200Z JUN 06\nFM AMEMBASSY ROME\nROME 900\n\n1. (C) {words}.");
        assert_eq!(cited(&text), expected, "{words}");
    };
    check("05 Oslo 1233 reported this", &["05OSLO1233"]);
    check("See 04 STATE 1233", &["04STATE1233"]);
    check("As 2005 Oslo 1233 reported, he left", &["05OSLO1233"]);
    check("We said so in 05OSLO1233", &["05OSLO1233"]);
    check("We said so in 2005OSLO001233", &["05OSLO1233"]);
    check("We said so in OSLO1233", &["06OSLO1233"]);
    // Above the message's own number, it is of the year that stands there.
    check(
        "As reported in 05 Rome 1415, nothing changed",
        &["05ROME1415"],
    );
    check(
        "We said so in 05 OSLO 1233 and 03 LISBON 77",
        &["05OSLO1233", "03LISBON77"],
    );
    check(
        "See 05 Oslo 1233, 1240 and Lisbon 1250",
        &["05OSLO1233", "05OSLO1240", "06LISBON1250"],
    );
    // A day, a count and a year to come are none.
    check("On May 05 Oslo 1233 came in", &["06OSLO1233"]);
    check("He met 12 Oslo 30 times", &[]);
    check("See 07OSLO1233", &[]);
}
