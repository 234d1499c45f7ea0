//! Names of East and South East Asia, which open with what those of Europe end with. People and posts are invented.

use crate::support;

/// The names of each person of a text, in order.
fn people(body: &str) -> Vec<Vec<String>> {
    support::people(&format!("FROM: EMBASSY NORVALE\n\n{body}\n"))
}

#[test]
fn the_family_s_name_opens_a_name_and_stands_for_it() {
    let found = people(
        "1. Talks with Chiang Po-lan were brief. Chiang left early, and Kim Yong-t'aek stayed. Kim said little.",
    );
    assert_eq!(
        found,
        [
            vec!["Chiang Po-lan", "Chiang"],
            vec!["Kim Yong-t'aek", "Kim"]
        ]
    );
}

#[test]
fn one_given_name_is_written_with_a_hyphen_or_without() {
    let found = people("1. General Kim Yong Hak spoke. Kim Yong-hak then left. Kim returned.");
    assert_eq!(found, [vec!["Kim Yong Hak", "Kim Yong-hak", "Kim"]]);
}

#[test]
fn in_vietnam_the_last_word_tells_brothers_apart() {
    let found = people("1. Ngo Dinh Lam met Ngo Dinh Khue. Lam asked for time. Khue refused.");
    assert_eq!(
        found,
        [vec!["Ngo Dinh Lam", "Lam"], vec!["Ngo Dinh Khue", "Khue"]]
    );
}

#[test]
fn in_laos_the_given_name_stands_first_and_alone() {
    let found = people("1. Khamphan Norasak called. Khamphan asked for rice.");
    assert_eq!(found, [vec!["Khamphan Norasak", "Khamphan"]]);
}

#[test]
fn a_family_s_name_is_no_pakistani_in_a_cable_from_korea() {
    let korea = people("1. President Pak Yong-hak spoke of South Korea. Pak left Korea on May 3.");
    assert_eq!(korea, [vec!["Pak Yong-hak", "Pak"]]);
    let pakistan =
        people("1. Pakistan sent a note. The Pak side left Korea early, and Pakistan Pak forces.");
    assert_eq!(pakistan, Vec::<Vec<String>>::new());
}

#[test]
fn what_only_looks_like_such_a_name_is_none() {
    let styled = people("1. The Chiang-style plan failed.");
    assert!(
        !styled.iter().flatten().any(|name| name.contains('-')),
        "{styled:?}"
    );
    assert!(people("1. The convoy left Ho Chi Minh City for Chiang Mai.").is_empty());
    // The text breaks off.
    assert!(
        people("1. We saw Kim Yong-")
            .iter()
            .flatten()
            .all(|name| !name.ends_with('-'))
    );
    assert_eq!(
        people("1. General Lee Rankin asked for time. Rankin left."),
        [vec!["Lee Rankin", "Rankin"]]
    );
}

#[test]
fn three_syllables_that_no_language_here_has_are_a_name_without_a_hyphen() {
    let found = people("1. The proposal of Lee Kuan Hsien was rejected. I saw Lee.");
    assert_eq!(found, [vec!["Lee Kuan Hsien", "Lee"]]);
}
