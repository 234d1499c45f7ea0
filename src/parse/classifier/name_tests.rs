//! Names and titles of those who classified.

use super::*;

fn check(who: &str, title: Option<&str>, name: Option<&str>) {
    let found = split(who);
    assert_eq!((found.title, found.name), (title, name), "{who}");
}

#[test]
fn names_are_told_from_titles() {
    check("Charge Ida Marlow ", Some("Charge"), Some("Ida Marlow"));
    check(
        "Acting Deputy Chief of Mission Oren P. Tallis",
        Some("Acting Deputy Chief of Mission"),
        Some("Oren P. Tallis"),
    );
    check(
        "Ida L. Marlow, Acting ASSISTANT SECRETARY, VCI",
        Some("Acting ASSISTANT SECRETARY, VCI"),
        Some("Ida L. Marlow"),
    );
    check(
        "Acting DCM/Oren Tallis",
        Some("Acting DCM"),
        Some("Oren Tallis"),
    );
    check("CDA: Ida Marlow", Some("CDA"), Some("Ida Marlow"));
    check("AF PDAS Ida Marlow", Some("AF PDAS"), Some("Ida Marlow"));
    check(
        "Ambassaor Ida Marlow",
        Some("Ambassaor"),
        Some("Ida Marlow"),
    );
    check(
        "Conoff Oren Tallis III",
        Some("Conoff"),
        Some("Oren Tallis III"),
    );
    check(
        "Conoff Oren Tallis, IV",
        Some("Conoff"),
        Some("Oren Tallis, IV"),
    );
    check(
        "AMBASSADOR IDA MARLOW",
        Some("AMBASSADOR"),
        Some("IDA MARLOW"),
    );
}

#[test]
fn roles_places_and_misprints_are_no_names() {
    check(
        "PolMinCons Ida Marlow",
        Some("PolMinCons"),
        Some("Ida Marlow"),
    );
    check(
        "Acting Ecmin Oren Tallis",
        Some("Acting Ecmin"),
        Some("Oren Tallis"),
    );
    check(
        "ISN A/S Helen Marlow",
        Some("ISN A/S"),
        Some("Helen Marlow"),
    );
    check("HROff Oren Tallis", Some("HROff"), Some("Oren Tallis"));
    check("ADCM HELEN MARLOW", Some("ADCM"), Some("HELEN MARLOW"));
    check(
        "Charge, Embassy Ankara Helen Marlow",
        Some("Charge, Embassy Ankara"),
        Some("Helen Marlow"),
    );
    check(
        "CHARGE D\\'AFFAIRES IDA MARLOW",
        Some("CHARGE D\\'AFFAIRES"),
        Some("IDA MARLOW"),
    );
    check(
        "Economic Cousnellor Helen Marlow",
        Some("Economic Cousnellor"),
        Some("Helen Marlow"),
    );
    check(
        "Director of the Office of Lights Affairs Helen van Marlow",
        Some("Director of the Office of Lights Affairs"),
        Some("Helen van Marlow"),
    );
}

#[test]
fn titles_may_stand_behind_without_a_comma() {
    check(
        "Helen Marlow Deputy Chief of Mission",
        Some("Deputy Chief of Mission"),
        Some("Helen Marlow"),
    );
    check("Helen Marlow (DCM)", Some("(DCM)"), Some("Helen Marlow"));
    check("DCM - Helen Marlow", Some("DCM"), Some("Helen Marlow"));
    check(
        "AMBASSADOR HELEN R. MARLOW, JR.",
        Some("AMBASSADOR"),
        Some("HELEN R. MARLOW, JR"),
    );
}

#[test]
fn two_may_sign() {
    let who = split("AF HELEN MARLOW, ACTING AND S/CT DAS PETER TALLIS");
    assert_eq!(
        (who.name, who.other),
        (Some("HELEN MARLOW"), Some("PETER TALLIS"))
    );
    let who = split("Ambassador Helen Marlow and DCM Peter Tallis");
    assert_eq!(
        (who.name, who.other),
        (Some("Helen Marlow"), Some("Peter Tallis"))
    );
    let who = split("Counselor for Political and Economic Affairs Helen Marlow");
    assert_eq!((who.name, who.other), (Some("Helen Marlow"), None));
}
