//! Who is not one though the surname agrees. Everybody here is invented; places are posts of the list.

use jiff::civil::date;

use super::tests::{joined, pairs, person, seen};
use crate::model::PersonRecord;

/// The same named so many times.
fn times(mentions: i64, one: PersonRecord) -> PersonRecord {
    PersonRecord { mentions, ..one }
}

fn titled(title: &str, one: PersonRecord) -> PersonRecord {
    PersonRecord {
        titles: vec![title.to_owned()],
        ..one
    }
}

#[test]
fn who_is_called_junior_is_only_who_is_called_so_too() {
    let people = [
        person("father", "Quorvash", &["President Quorvash"], 1969, "OSLO"),
        person("bare", "Quorvash", &[], 1969, "OSLO"),
        person("son", "Quorvash Jr", &[], 1969, "OSLO"),
        person("son again", "Quorvash, Jr.", &[], 1970, "OSLO"),
    ];
    let expected = pairs([("bare", "father"), ("son again", "son")]);
    assert_eq!(joined(&people), expected);
}

#[test]
fn each_word_of_a_short_name_stands_in_the_long_one() {
    let of = |short: &str| {
        joined(&[
            person("long", "Ivo Lyman Quorvash", &[], 1963, "OSLO"),
            person("short", short, &[], 1963, "OSLO"),
        ])
    };
    assert_eq!(of("Lyman Quorvash"), pairs([("short", "long")]));
    assert!(of("Lyman Dex Quorvash").is_empty());
}

#[test]
fn who_is_named_with_the_title_in_full_holds_it() {
    let minister = ["Foreign Minister Oren Quorvash"];
    let people = [
        person("minister", "Oren Quorvash", &minister, 1968, "OSLO"),
        person(
            "beside",
            "Lyman Quorvash",
            &["Foreign Minister Quorvash"],
            1968,
            "OSLO",
        ),
        person(
            "a",
            "Quorvash",
            &["Foreign Minister Quorvash"],
            1968,
            "OSLO",
        ),
    ];
    assert_eq!(joined(&people), pairs([("a", "minister")]));
}

#[test]
fn the_department_writes_of_everybody() {
    let of = |post: &str| {
        joined(&[
            times(100, person("known", "Oren Martin", &[], 1966, "OSLO")),
            seen("once", "Lyman Martin", date(1967, 5, 19), post),
            seen("a", "Martin", date(1967, 5, 29), post),
        ])
    };
    assert_eq!(of("ROME"), pairs([("a", "once")]));
    assert!(of("STATE").is_empty());
}

#[test]
fn of_a_common_surname_a_chief_named_twice_as_often_may_be_meant() {
    let of = |title: &str| {
        joined(&[
            times(
                6,
                titled(title, person("known", "Oren Martin", &[], 1962, "OSLO")),
            ),
            times(3, seen("near", "Lyman Martin", date(1963, 5, 1), "WARSAW")),
            seen("a", "Martin", date(1963, 4, 1), "WARSAW"),
        ])
    };
    assert!(of("President Oren Martin").is_empty());
    assert_eq!(of("Adviser Oren Martin"), pairs([("a", "near")]));
}

#[test]
fn who_is_named_once_years_later_is_not_meant_all_the_time() {
    let warsaw = |key: &str, name: &str| seen(key, name, date(1965, 9, 15), "WARSAW");
    let mut later = warsaw("later", "Oren Martin");
    later
        .seen
        .extend(seen("", "", date(1968, 11, 1), "OSLO").seen);
    let people = [
        later,
        warsaw("other", "Lyman Martin"),
        seen("a", "Martin", date(1967, 1, 25), "WARSAW"),
    ];
    assert!(joined(&people).is_empty());
}

#[test]
fn a_surname_is_the_chiefs_only_where_cables_name_nobody_else_of_it() {
    let of = |general: &[PersonRecord]| {
        let chief = ["Prime Minister Oren Quorvash"];
        let mut people = vec![times(
            9,
            person("chief", "Oren Quorvash", &chief, 1965, "OSLO"),
        )];
        people[0].seen = (1..=5)
            .flat_map(|month| seen("", "", date(1965, month, 1), "OSLO").seen)
            .collect();
        people.extend_from_slice(general);
        people.push(seen("a", "Quorvash", date(1965, 3, 2), "OSLO"));
        joined(&people)
    };
    let mut general = seen("general", "Quorvash", date(1965, 3, 1), "OSLO");
    general.seen.push(general.seen[0].clone());
    let general = titled("General Quorvash", general);
    assert_eq!(of(&[]), pairs([("a", "chief")]));
    assert!(of(&[general]).is_empty());
}

#[test]
fn a_marshal_is_nobody_who_is_named_in_full_without_the_rank() {
    let people = [
        seen("civilian", "Lyman Quorvash", date(1962, 5, 1), "OSLO"),
        titled(
            "Marshal Quorvash",
            seen("marshal", "Quorvash", date(1961, 5, 1), "OSLO"),
        ),
        seen("a", "Quorvash", date(1961, 5, 2), "OSLO"),
    ];
    assert_eq!(joined(&people), pairs([("a", "civilian")]));
}

/// Who signs for a post on some days.
fn signs(post: &str, title: &str, days: &[jiff::civil::Date]) -> PersonRecord {
    let titles: &[&str] = if title.is_empty() { &[] } else { &[title] };
    let key = format!("person:quorvash (signs for {post})");
    let mut one = person(&key, "Quorvash", titles, 1900, post);
    one.seen = (days.iter())
        .flat_map(|day| seen("", "", *day, post).seen)
        .collect();
    one
}

#[test]
fn who_signs_for_an_american_post_is_no_other_countrys_envoy() {
    let of = |called: &str| {
        let title = format!("{called} Oren Quorvash");
        let known = person("known", "Oren Quorvash", &[title.as_str()], 1970, "OSLO");
        let signer = signs("TOKYO", "Ambassador Quorvash", &[date(1969, 5, 1)]);
        joined(&[known, signer]).len()
    };
    assert_eq!(of("Ambassador"), 1);
    assert_eq!(of("BRITISH AMB"), 0);
    assert_eq!(of("UK Ambassador"), 0);
    assert_eq!(of("American Ambassador"), 1);
}

#[test]
fn who_signs_for_a_post_heads_no_state() {
    let of = |title: &str| {
        let title = format!("{title} Oren Quorvash");
        let known = person("known", "Oren Quorvash", &[title.as_str()], 1968, "OSLO");
        joined(&[known, signs("TOKYO", "", &[date(1970, 5, 1)])]).len()
    };
    assert_eq!(of("Assistant Secretary"), 1);
    assert_eq!(of("President"), 0);
}

#[test]
fn who_signs_at_two_posts_by_turns_is_two() {
    let of = |days: &[jiff::civil::Date]| {
        let tokyo = signs("TOKYO", "", &[date(1965, 1, 1), date(1965, 6, 1)]);
        joined(&[tokyo, signs("OSLO", "", days)]).len()
    };
    assert_eq!(of(&[date(1966, 3, 1)]), 1);
    assert_eq!(of(&[date(1965, 3, 1)]), 0);
    assert_eq!(of(&[date(1964, 9, 1), date(1965, 3, 1)]), 0);
}

#[test]
fn an_ambassador_is_not_another_ones_deputy_elsewhere() {
    let of = |chief: &[PersonRecord]| {
        let title = ["Ambassador Quorvash"];
        let mut people = vec![
            person("known", "Quorvash", &title, 1961, "OSLO"),
            signs("TOKYO", "", &[date(1964, 5, 1)]),
        ];
        people.extend_from_slice(chief);
        joined(&people).len()
    };
    let days = [1, 2, 3, 4].map(|month| date(1964, month, 1));
    let chief = PersonRecord {
        key: "person:tallis (signs for TOKYO)".to_owned(),
        name: "Tallis".to_owned(),
        ..signs("TOKYO", "", &days)
    };
    assert_eq!(of(&[]), 1);
    assert_eq!(of(&[chief]), 0);
}

#[test]
fn of_a_common_surname_there_is_an_ambassador_in_every_country() {
    let of = |post: &str| {
        let title = ["Ambassador Martin"];
        joined(&[
            person("one", "Martin", &title, 1964, "OSLO"),
            person("other", "Martin", &title, 1966, post),
        ])
        .len()
    };
    assert_eq!(of("OSLO"), 1);
    assert_eq!(of("TOKYO"), 0);
}

#[test]
fn of_two_ambassadors_it_is_the_one_at_the_post() {
    let british = ["British Amb Oren Quorvash"];
    let title = ["Ambassador Quorvash"];
    let here = signs("OSLO", title[0], &[date(1965, 5, 1)]);
    let people = [
        person("british", "Oren Quorvash", &british, 1965, "TOKYO"),
        times(9, here.clone()),
        person("a", "Quorvash", &title, 1965, "OSLO"),
    ];
    assert_eq!(joined(&people), pairs([("a", &here.key)]));
}

#[test]
fn a_name_in_mixed_case_stands_for_one_in_capitals() {
    let people = [
        person("upper", "QUORVASH", &["PRESIDENT QUORVASH"], 1970, "OSLO"),
        person("mixed", "Quorvash", &[], 1970, "OSLO"),
    ];
    assert_eq!(joined(&people), pairs([("upper", "mixed")]));
}

#[test]
fn two_surnames_side_by_side_are_nobody() {
    let people = [
        seen("both", "Tzarnak Quorvash", date(1965, 5, 1), "OSLO"),
        person("bare", "Quorvash", &[], 1965, "OSLO"),
        person("other", "Tzarnak", &[], 1965, "OSLO"),
    ];
    assert_eq!(joined(&people), pairs([]));
    // Where nobody is called so, it is a given name.
    assert_eq!(joined(&people[..2]), pairs([("bare", "both")]));
}
