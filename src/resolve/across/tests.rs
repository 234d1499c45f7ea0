use super::*;
use jiff::civil::date;

fn person(key: &str, name: &str, titles: &[&str], year: i16, post: &str) -> PersonRecord {
    PersonRecord {
        key: key.to_owned(),
        name: name.to_owned(),
        titles: titles.iter().map(ToString::to_string).collect(),
        first: Some(date(year, 1, 1)),
        last: Some(date(year, 12, 31)),
        posts: vec![post.to_owned()],
        mentions: 1,
    }
}

fn joined(people: &[PersonRecord]) -> Vec<(String, String)> {
    joins(people)
        .into_iter()
        .map(|join| (join.key, join.lead))
        .collect()
}

#[test]
fn a_surname_is_the_only_person_in_full() {
    let people = [
        PersonRecord {
            mentions: 50,
            ..person(
                "full",
                "Oren Tallis",
                &["Foreign Minister"],
                1974,
                "NORVALE",
            )
        },
        person("a", "Tallis", &[], 1975, "KESTRELBAY"),
        person("b", "TALLIS", &["Foreign Minister Tallis"], 1973, "NORVALE"),
        person("late", "Tallis", &[], 1990, "NORVALE"),
        person("other", "Tallis", &["Archbishop Tallis"], 1974, "NORVALE"),
    ];
    let expected = [("a", "full"), ("b", "full")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(joined(&people), expected);
}

#[test]
fn two_of_one_surname_are_kept_apart() {
    let people = [
        person(
            "one",
            "Lyman Holt",
            &["President Lyman Holt"],
            1965,
            "STATE",
        ),
        person(
            "two",
            "Alden Holt",
            &["Ambassador Alden Holt"],
            1965,
            "NORVALE",
        ),
        person("a", "Holt", &["President Holt"], 1965, "PORTVELDEN"),
        person("b", "Holt", &["Ambassador Holt"], 1965, "PORTVELDEN"),
        person("c", "Holt", &[], 1965, "PORTVELDEN"),
    ];
    let expected = [("a", "one"), ("b", "two")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(joined(&people), expected);
}

#[test]
fn a_chief_is_not_the_only_namesake_in_full() {
    let people = [
        person("wife", "Hella Quorvash", &[], 1965, "NORVALE"),
        person("a", "Quorvash", &["President Quorvash"], 1965, "NORVALE"),
        PersonRecord {
            mentions: 90,
            ..person("b", "Quorvash", &["President Quorvash"], 1966, "NORVALE")
        },
        person("c", "Quorvash", &[], 1966, "STATE"),
    ];
    let expected = [("a", "b"), ("c", "b")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(joined(&people), expected);
}

#[test]
fn initials_belong_to_the_only_name_that_they_fit() {
    let people = [
        person("long", "Ida R. Marlow", &[], 1974, "NORVALE"),
        person("short", "I. Marlow", &[], 1974, "NORVALE"),
        person("else", "Agnes Marlow", &[], 1974, "NORVALE"),
    ];
    assert_eq!(joined(&people), [("short".to_owned(), "long".to_owned())]);
}

#[test]
fn people_never_named_in_full_are_one() {
    let people = [
        person("a", "Quorvash", &["President Quorvash"], 1974, "NORVALE"),
        person("b", "QUORVASH", &[], 1975, "NORVALE"),
        person("c", "Quorvash", &[], 1975, "KESTRELBAY"),
    ];
    let expected = [("b", "a"), ("c", "a")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(joined(&people), expected);
}
