use super::*;
use crate::model::Sighting;
use jiff::civil::date;

pub(super) fn person(
    key: &str,
    name: &str,
    titles: &[&str],
    year: i16,
    post: &str,
) -> PersonRecord {
    PersonRecord {
        key: key.to_owned(),
        name: name.to_owned(),
        titles: titles.iter().map(ToString::to_string).collect(),
        seen: [date(year, 1, 1), date(year, 12, 31)]
            .map(|day| Sighting {
                day: Some(day),
                post: Some(post.to_owned()),
            })
            .to_vec(),
        mentions: 1,
    }
}

pub(super) fn seen(key: &str, name: &str, day: jiff::civil::Date, post: &str) -> PersonRecord {
    PersonRecord {
        seen: vec![Sighting {
            day: Some(day),
            post: Some(post.to_owned()),
        }],
        ..person(key, name, &[], 1900, post)
    }
}

pub(super) fn joined(people: &[PersonRecord]) -> Vec<(String, String)> {
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
    assert_eq!(joined(&people), pairs([("b", "a"), ("c", "a")]));
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

pub(super) fn pairs<const N: usize>(expected: [(&str, &str); N]) -> Vec<(String, String)> {
    expected
        .iter()
        .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
        .collect()
}

#[test]
fn a_wife_is_not_her_husband() {
    let people = [
        person(
            "he",
            "Oren Tallis",
            &["Foreign Minister Tallis"],
            1974,
            "OSLO",
        ),
        person("she", "Madame Tallis", &["Madame Tallis"], 1974, "OSLO"),
        person("she too", "Mme Tallis", &["Mme Tallis"], 1975, "OSLO"),
        person(
            "in full",
            "Madame Oren Tallis",
            &["Madame Oren Tallis"],
            1974,
            "OSLO",
        ),
        person("a", "Tallis", &[], 1974, "OSLO"),
    ];
    let joined = joined(&people);
    let expected = pairs([("a", "he"), ("she", "in full"), ("she too", "in full")]);
    assert_eq!(joined, expected);
}

#[test]
fn a_woman_of_whom_no_man_has_the_name_is_meant_without_style() {
    let people = [
        person("a", "Mrs. Quorvash", &["Mrs. Quorvash"], 1974, "OSLO"),
        person("b", "Quorvash", &[], 1974, "OSLO"),
        person("c", "Quorvash", &["Prime Minister Quorvash"], 1974, "OSLO"),
    ];
    let joined = joined(&people);
    assert!(
        joined.contains(&("b".to_owned(), "c".to_owned())),
        "{joined:?}"
    );
}

#[test]
fn of_two_namesakes_the_country_and_the_year_tell() {
    let people = [
        person(
            "one",
            "Oren Tallis",
            &["Ambassador Oren Tallis"],
            1968,
            "OSLO",
        ),
        person(
            "two",
            "Lyman Tallis",
            &["Ambassador Lyman Tallis"],
            1970,
            "TOKYO",
        ),
        person("in oslo", "Tallis", &[], 1969, "STATETOOSLO"),
        person("in tokyo", "Tallis", &[], 1969, "Embassy in Japan"),
        person("of 1970", "Tallis", &[], 1970, "STATE"),
        person("nowhere", "Tallis", &[], 1969, "STATE"),
    ];
    let expected = pairs([("in oslo", "one"), ("in tokyo", "two"), ("of 1970", "two")]);
    assert_eq!(joined(&people), expected);
}

#[test]
fn what_is_left_of_a_longer_name_is_nobodys() {
    for (name, expected) in [("Van", 0), ("Del", 0), ("La", 1), ("Quo", 1)] {
        let people = [
            person("full", &format!("Oren {name}"), &[], 1968, "OSLO"),
            person("bare", name, &[], 1968, "OSLO"),
        ];
        assert_eq!(joined(&people).len(), expected, "{name}");
    }
}

#[test]
fn one_who_is_named_year_after_year_stays_one() {
    let mut people: Vec<PersonRecord> = (0..6)
        .map(|at| person(&format!("{at}"), "Quorvash", &[], 1962 + at, "OSLO"))
        .collect();
    people[5].titles = vec!["Premier Quorvash".to_owned()];
    let leads: Vec<String> = joined(&people).into_iter().map(|(_, lead)| lead).collect();
    assert_eq!(leads, ["5"; 5]);
    // A namesake of another time is somebody else.
    people.push(person("late", "Quorvash", &[], 1990, "OSLO"));
    assert_eq!(joined(&people).len(), 5);
}

#[test]
fn an_envoy_is_no_chief_and_a_bishop_no_minister() {
    let people = [
        person("a", "Quorvash", &["Ambassador Quorvash"], 1974, "OSLO"),
        person("b", "Quorvash", &["President Quorvash"], 1974, "OSLO"),
        person("c", "Quorvash", &["Bishop Quorvash"], 1974, "TOKYO"),
    ];
    assert!(joined(&people).is_empty());
}

#[test]
fn who_signs_for_the_department_is_the_secretary() {
    let people = [
        person(
            "person:holt (signs for STATETOOSLO)",
            "Holt",
            &[],
            1974,
            "STATETOOSLO",
        ),
        person(
            "person:holt (signs for STATETOTOKYO)",
            "Holt",
            &[],
            1974,
            "STATETOTOKYO",
        ),
        person(
            "full",
            "Lyman Holt",
            &["Secretary Lyman Holt"],
            1974,
            "STATE",
        ),
        person("else", "Alden Holt", &["Colonel Alden Holt"], 1974, "OSLO"),
    ];
    let leads: Vec<String> = joined(&people).into_iter().map(|(_, lead)| lead).collect();
    assert_eq!(leads, ["full", "full"]);
}

#[test]
fn of_a_common_surname_letters_alone_join_nobody() {
    let people = [
        person(
            "full",
            "Lyman Johnson",
            &["President Lyman Johnson"],
            1965,
            "STATE",
        ),
        person("a", "Johnson", &[], 1968, "STATE"),
        person("b", "Johnson", &["General Johnson"], 1965, "STATE"),
        person("c", "Johnson", &["President Johnson"], 1966, "OSLO"),
    ];
    assert_eq!(joined(&people), pairs([("c", "full")]));
}

#[test]
fn of_two_in_full_the_one_attested_near_is_meant() {
    let people = [
        seen("one", "Oren Tallis", date(1966, 2, 1), "OSLO"),
        seen("two", "Lyman Tallis", date(1966, 10, 1), "OSLO"),
        seen("near one", "Tallis", date(1966, 3, 1), "OSLO"),
        seen("elsewhere", "Tallis", date(1966, 1, 5), "TOKYO"),
        seen("near both", "Tallis", date(1966, 6, 15), "OSLO"),
    ];
    let expected = pairs([("elsewhere", "one"), ("near one", "one")]);
    assert_eq!(joined(&people), expected);
}

#[test]
fn who_is_told_by_neighbours_tells_nobody() {
    let people = [
        person("one", "Oren Diem", &[], 1963, "OSLO"),
        person("two", "Lyman Diem", &[], 1967, "OSLO"),
        seen("a", "Diem", date(1964, 5, 1), "OSLO"),
        seen("b", "Diem", date(1964, 10, 1), "OSLO"),
        seen("c", "Diem", date(1965, 3, 1), "OSLO"),
    ];
    let expected = pairs([("a", "one"), ("c", "b")]);
    assert_eq!(joined(&people), expected);
}

#[test]
fn a_chief_of_many_years_is_one() {
    let king = |key: &str, year| person(key, "Quorvash", &["King Quorvash"], year, "OSLO");
    let mut people: Vec<PersonRecord> = [1968, 1961, 1965, 1963]
        .map(|year| king(&year.to_string(), year))
        .to_vec();
    people[0].mentions = 9;
    let leads: Vec<String> = joined(&people).into_iter().map(|(_, lead)| lead).collect();
    assert_eq!(leads, ["1968"; 3]);
}

#[test]
fn a_particle_is_no_given_name() {
    let people = [
        person("full", "Oren van Tallis", &[], 1974, "NORVALE"),
        person("short", "Van Tallis", &[], 1974, "NORVALE"),
    ];
    assert_eq!(joined(&people), pairs([("short", "full")]));
}

#[test]
fn every_particle_is_part_of_the_surname_and_no_given_name() {
    let people = [
        person("full", "Ana de la Torvi", &[], 1974, "NORVALE"),
        person("short", "de la Torvi", &[], 1974, "NORVALE"),
        person("article", "al Sorvash", &[], 1974, "NORVALE"),
        person("karim", "Karim al Sorvash", &[], 1974, "NORVALE"),
        person("ben", "Ben Quillon", &[], 1974, "NORVALE"),
        person("ida", "Ida Quillon", &[], 1974, "NORVALE"),
    ];
    assert_eq!(
        joined(&people),
        pairs([("article", "karim"), ("short", "full")])
    );
}

#[test]
fn a_generation_is_no_surname() {
    let surname = |name: &str| {
        let record = person("one", name, &[], 1974, "NORVALE");
        one::One::prepare(&record).map(|(surname, _)| surname)
    };
    for generation in ["Jr.", "Sr", "II", "III", "IV"] {
        let name = format!("Henry Marlow {generation}");
        assert_eq!(surname(&name).as_deref(), Some("marlow"), "{name}");
    }
}

#[test]
fn a_short_given_name_is_the_full_one() {
    let people = [
        person("full", "Robert Tallis", &[], 1974, "NORVALE"),
        person("short", "Bob Tallis", &[], 1974, "KESTRELBAY"),
        person("else", "Bill Tallis", &[], 1974, "NORVALE"),
    ];
    assert_eq!(joined(&people), pairs([("short", "full")]));
}

#[test]
fn a_surname_of_thousands_costs_no_more_than_its_people() {
    let people: Vec<PersonRecord> = (0..20_000)
        .map(|at| {
            let given = ["Ida", "Oren", "Lyman", "Alden"][at % 4];
            let name = if at % 3 == 0 {
                format!("{given} Holt")
            } else {
                "Holt".to_owned()
            };
            person(
                &format!("{at}"),
                &name,
                &[],
                1960 + (at % 20) as i16,
                "OSLO",
            )
        })
        .collect();
    let started = std::time::Instant::now();
    assert!(joins(&people).len() < people.len());
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn who_is_told_only_by_an_office_of_another_time_is_joined_to_nobody() {
    let people = [
        person(
            "full",
            "Oren Tallis",
            &["Secretary Oren Tallis"],
            1974,
            "OSLO",
        ),
        person("was", "Tallis", &["former President Tallis"], 1974, "OSLO"),
        person("elder", "Tallis", &["elder Tallis"], 1974, "OSLO"),
        person("bare", "Tallis", &[], 1974, "OSLO"),
    ];
    assert_eq!(joined(&people), pairs([("bare", "full")]));
}

#[test]
fn a_king_is_one_whoever_else_of_the_name_is_known() {
    let king = |key: &str, year| person(key, "Quorvash", &["King Quorvash"], year, "OSLO");
    let people = [
        person("early", "Ida Quorvash", &[], 1961, "TOKYO"),
        person("late", "Lyman Quorvash", &[], 1969, "TOKYO"),
        PersonRecord {
            mentions: 9,
            ..king("1961", 1961)
        },
        king("1963", 1963),
        king("1965", 1965),
        PersonRecord {
            mentions: 5,
            ..king("1967", 1967)
        },
        king("1969", 1969),
    ];
    let leads: Vec<String> = joined(&people).into_iter().map(|(_, lead)| lead).collect();
    assert_eq!(leads, ["1961"; 4]);
}

#[test]
fn who_is_called_by_the_family_name_in_front_is_one() {
    let people = [
        person("full", "Hsiao Ki-dong", &[], 1966, "TOKYO"),
        person("a", "Hsiao", &[], 1966, "TOKYO"),
    ];
    assert_eq!(joined(&people), pairs([("a", "full")]));
    // Of two of a family nothing tells which is meant.
    let [full, alone] = people;
    let other = person("other", "Hsiao Tao-ming", &[], 1966, "TOKYO");
    assert!(joined(&[full, alone, other]).is_empty());
}

#[test]
fn a_chief_is_not_taken_for_a_namesake_whom_the_country_names() {
    let people = [
        PersonRecord {
            mentions: 900,
            ..person(
                "chief",
                "Oren Tallis",
                &["President Oren Tallis"],
                1966,
                "TOKYO",
            )
        },
        PersonRecord {
            mentions: 3,
            ..person("namesake", "Lyman Tallis", &[], 1966, "OSLO")
        },
        person("a", "Tallis", &[], 1966, "OSLO"),
    ];
    assert!(joined(&people).is_empty());
}

#[test]
fn a_general_is_no_monk() {
    for monk in ["Thich Oren Quorvash", "Venerable Quorvash"] {
        let people = [
            person("monk", monk, &[monk], 1965, "OSLO"),
            person("a", "Quorvash", &["General Quorvash"], 1965, "OSLO"),
        ];
        assert!(joined(&people).is_empty(), "{monk}");
    }
}

#[test]
fn an_officer_is_nobody_whom_several_cables_name_without_a_rank() {
    let of_cables = |cables: usize| {
        let mut people = vec![seen("full", "Oren Quorvash", date(1965, 2, 1), "OSLO")];
        people[0].seen = vec![people[0].seen[0].clone(); cables];
        people.push(person("a", "Quorvash", &["General Quorvash"], 1965, "OSLO"));
        joined(&people).len()
    };
    assert_eq!((of_cables(1), of_cables(5)), (1, 0));
}

#[test]
fn spellings_of_one_given_name_are_one() {
    for (one, other) in [
        ("Muhammad Tallis", "Mohamed Tallis"),
        ("McKinley Tallis", "Mac Tallis"),
        ("William Henry Tallis", "W.H. Tallis"),
        ("Bill Tallis", "W.H. Tallis"),
        ("Pak Yong-hui", "Park Young Hee"),
        ("Kim To-yong", "Kim Do-young"),
    ] {
        let people = [
            person("a", one, &[], 1966, "SEOUL"),
            person("b", other, &[], 1966, "SEOUL"),
        ];
        assert_eq!(joined(&people).len(), 1, "{one}, {other}");
    }
    let people = [
        person("a", "Pak Yong-hui", &[], 1966, "SEOUL"),
        person("b", "Pak Tong-hui", &[], 1966, "SEOUL"),
        person("c", "Pak Young Hee", &[], 1966, "OSLO"),
    ];
    assert!(joined(&people).is_empty());
}

#[test]
fn the_only_one_of_the_time_is_not_taken_for_an_earlier_chief() {
    let people = [
        PersonRecord {
            mentions: 900,
            ..person(
                "chief",
                "Oren Quorvash",
                &["President Oren Quorvash"],
                1961,
                "TOKYO",
            )
        },
        person("namesake", "Lyman Quorvash", &[], 1967, "OSLO"),
        seen("near", "Quorvash", date(1967, 2, 1), "OSLO"),
        seen("elsewhere", "Quorvash", date(1967, 2, 1), "WARSAW"),
    ];
    assert_eq!(joined(&people), pairs([("near", "namesake")]));
}

#[test]
fn who_had_left_an_office_by_then_is_no_holder_at_the_time() {
    let reason = |year: i16| {
        let people = [
            person("full", "Dwight D. Eisenhower", &[], year, "OSLO"),
            person("a", "Eisenhower", &["President Eisenhower"], year, "OSLO"),
        ];
        joins(&people).into_iter().next().map(|join| join.reason)
    };
    let told = |year: i16, when: &str| reason(year).is_some_and(|told| told.ends_with(when));
    assert!(told(1960, "of that name at the time"));
    assert!(told(1962, "of that name until then"));
}
