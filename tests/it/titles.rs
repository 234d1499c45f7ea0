//! Titles and whose they are, as cables of the 2000s write them. All people are invented.

use std::collections::BTreeSet;

use cablegraph::model::{Document, EntityKind};

use crate::support::{people, understand};

fn read(text: &str) -> Document {
    understand(&format!("FROM: EMBASSY NORVALE\n\n1. (C) {text}\n"))
}

/// The people of a text, by their names in full, those without a name too.
fn named(text: &str) -> BTreeSet<String> {
    let document = read(text);
    let people = document.entities.into_iter();
    let people = people.filter(|entity| entity.kind == EntityKind::Person);
    people.map(|entity| entity.name).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let expected: BTreeSet<String> = expected.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(named(text), expected, "{text}");
}

/// The words of the offices that somebody holds.
fn offices(text: &str) -> BTreeSet<String> {
    let document = read(text);
    let held = document.assertions.into_iter();
    let held = held.filter(|one| one.predicate == "holds_office");
    held.filter_map(|one| Some(one.object?.text)).collect()
}

#[test]
fn a_title_in_full_closes_a_sentence() {
    let text = "The message was for the President.Quorvash told us so. Mr.Tallis agreed.";
    let held = offices(text);
    assert!(!held.contains("President"), "{held:?}");
    assert!(named(text).contains("Tallis"));
}

#[test]
fn an_assistant_is_nobody_who_holds_an_office() {
    check(
        "The Special Assistant (Quorvash) spoke. Under Secretary of State Otto Quorvash agreed.",
        &["Quorvash", "Otto Quorvash"],
    );
}

#[test]
fn what_an_office_is_for_stands_between_title_and_name() {
    check(
        "PolCouns met Deputy Director General for the Caucasus Sevgi Altan on Monday. Altan agreed.",
        &["Sevgi Altan"],
    );
    check(
        "He saw Deputy Director for European and Asian Affairs Ruven Tallis.",
        &["Ruven Tallis"],
    );
    let held = offices("PolCouns met Deputy Director General for the Caucasus Sevgi Altan.");
    assert!(
        held.iter()
            .any(|office| office.starts_with("Deputy Director General")),
        "{held:?}"
    );
}

#[test]
fn a_title_before_a_comma_is_that_of_who_is_named_behind_it() {
    check(
        "The French DCM, Mathilde Corvas, was skeptical.",
        &["Mathilde Corvas"],
    );
    check(
        "The Russian PermRep, Ambassador Oren Strakhov, was not present.",
        &["Oren Strakhov"],
    );
    let held = offices("The French DCM, Mathilde Corvas, was skeptical.");
    assert!(held.contains("French DCM"), "{held:?}");
    check(
        "Oren Tallis, Personal Representative of the OSCE, briefed us.",
        &["Oren Tallis"],
    );
    // A list names others.
    let list = named("He saw the French DCM, Mathilde Corvas, and the Russian Ambassador.");
    assert!(list.len() > 2, "{list:?}");
}

#[test]
fn an_office_that_somebody_is_given_is_nobody() {
    check(
        "Oren Tallis, who was named Ambassador to Turkey in May, left.",
        &["Oren Tallis"],
    );
}

#[test]
fn a_forename_in_small_letters_is_no_short_form() {
    check("FM Gor Tallisyan opposed the plan.", &["Gor Tallisyan"]);
    check(
        "FM Gog Tallisyan opposed the plan. The GoG agreed.",
        &["Gog Tallisyan"],
    );
}

#[test]
fn the_deputy_of_a_chief_is_no_chief() {
    let held = offices("Deputy Chief of the General Staff General Cemal Yurtan warned us.");
    assert!(
        held.iter().all(|office| office.contains("Deputy")),
        "{held:?}"
    );
}

#[test]
fn the_plural_of_a_surname_is_a_family() {
    let document =
        read("The two Varzadzes are rivals. Oren Varzadze left, and Ilse Varzadze stayed.");
    let mut names = document.entities.iter();
    assert!(
        names.all(|entity| entity.name != "Varzadzes"),
        "{:?}",
        document.entities
    );
}

#[test]
fn a_surname_with_a_title_is_not_who_bears_another() {
    let people = people(
        "FROM: EMBASSY NORVALE\n\n1. (C) Deputy Foreign Minister Varzade was calm. Varzade offered a site.\n\n\
         2. (C) Presidential Adviser Oren Varzade was not.\n",
    );
    let of_minister = people.iter().find(|names| names.len() > 1);
    let both = ["Varzade".to_owned(), "Varzade".to_owned()];
    assert_eq!(
        of_minister.map(Vec::as_slice),
        Some(&both[..]),
        "{people:?}"
    );
}

#[test]
fn a_state_s_own_coast_guard_is_not_the_american_one() {
    let bodies = |text: &str| -> BTreeSet<String> {
        let text = format!("FM AMEMBASSY ROME\nROME 900\n\n1. (C) {text}\n");
        let document = understand(&text);
        let bodies = document.entities.into_iter();
        let bodies = bodies.filter(|entity| entity.kind == EntityKind::Body);
        bodies.map(|entity| entity.name).collect()
    };
    let has = |text: &str, name: &str| bodies(text).contains(name);
    let american = "United States Coast Guard";
    assert!(!has("The Azerbaijani Coast Guard would run it.", american));
    assert!(has(
        "The Azerbaijani Coast Guard would run it.",
        "Azerbaijani Coast Guard"
    ));
    assert!(!has("Varga wants the Coast Guard to run it.", american));
    assert!(has("The U.S. Coast Guard would run it.", american));
    let united = "United Nations Security Council";
    assert!(!has(
        "Oren Tallis of the Security Council staff agreed.",
        united
    ));
    assert!(!has(
        "The Azerbaijani Security Council met on Monday.",
        united
    ));
    assert!(has("The Security Council met on Monday.", united));
}
