//! Surnames of those who are spoken of as dead, fallen or ruling, or by an office that they held before.
//!
//! Such a one is nobody who is merely the only one of the name at the time: who fell or rules is a chief, who is dead is not
//! named later, and a former office was that of the one who is known by it; all were named before. In doubt a name stays apart.

use super::alone::{MOST, Surname};
use super::full::CAREER;
use super::group::{Group, is_chief};
use super::one::{One, Told, YEARS};
use super::whole::{OFTEN, dominant};
use crate::vocab::Spoken;

/// Why two of one name are one whom no cable names otherwise.
const SPOKEN_ALIKE: &str = "cables to and from the country speak of nobody else of that name as of one who fell, died or rules";

/// Joins them to the only one who can be meant.
pub(super) fn settle<'o, 'p>(
    namesakes: &'o [One<'p>],
    surname: Surname,
    groups: &mut Vec<Group<'o, 'p>>,
) {
    // Those who fell, died or rule and are nobody known.
    let mut unknown: Vec<Group<'o, 'p>> = Vec::new();
    let spoken = |one: &&One<'_>| one.told != Told::Present;
    for one in namesakes.iter().filter(spoken) {
        let among = |tells: &dyn Fn(&Group<'_, '_>) -> bool| -> Vec<usize> {
            let known = (0..groups.len()).filter(|at| is_in_time(one, &groups[*at]));
            known.filter(|at| tells(&groups[*at])).collect()
        };
        let told = among(&|group| tells(one, group, surname));
        let only = match told.as_slice() {
            [at] => Some((*at, reason(one.told))),
            _ if surname.is_common => None,
            [] => often(groups, &among(&|_| one.titles.is_empty())),
            many => often(groups, many),
        };
        if let Some((at, reason)) = only {
            groups[at].add(one, reason.to_owned());
        } else if let Told::Spoken(_) = one.told
            && !surname.is_common
            && unknown.len() < MOST
        {
            let same = |group: &&mut Group<'_, '_>| {
                one.shares_circle(&group.circles) && group.years.meet(one.years, YEARS)
            };
            match unknown.iter_mut().find(same) {
                Some(group) => group.add(one, SPOKEN_ALIKE.to_owned()),
                None => unknown.push(Group::led_by(one)),
            }
        }
    }
    groups.append(&mut unknown);
}

/// Of those of a name the one whom many cables name, and far more often than all others.
fn often(groups: &[Group<'_, '_>], among: &[usize]) -> Option<(usize, &'static str)> {
    let most = dominant(groups, among)?;
    let reason = "of that name named far more often than any other until then";
    (groups[most].cables >= OFTEN).then_some((most, reason))
}

fn reason(told: Told) -> &'static str {
    match told {
        Told::Past => "the only one of that name who was known by the title before",
        Told::Spoken(Spoken::Dead) => {
            "the only one of that name who was named before, and is not later"
        }
        _ => "the only chief of that name in cables until then",
    }
}

/// Whether somebody was named by then, within a career.
fn is_in_time(one: &One<'_>, group: &Group<'_, '_>) -> bool {
    let years = group.years.0.zip(one.years.0);
    years.is_some_and(|(known, spoken)| known.0 <= spoken.1)
        && group.years.distance(one.years) <= CAREER
        && one.woman == group.woman
        && one.may_be_generation(group.lead)
}

fn tells(one: &One<'_>, group: &Group<'_, '_>, surname: Surname) -> bool {
    let telling = if surname.is_common {
        &group.full_titles
    } else {
        &group.titles
    };
    let here = one.circles.is_empty() || one.shares_circle(&group.circles);
    let chief = is_chief(telling) && (!surname.is_common || here);
    match one.told {
        Told::Past => !one.titles.is_disjoint(telling),
        Told::Spoken(Spoken::Dead) => {
            let mut days = one.sightings.iter().map(|(_, day)| *day);
            (chief || group.is_known() && !surname.is_common)
                && !days.any(|day| group.attested.goes_on_after(day))
        }
        Told::Spoken(_) => chief,
        Told::Present | Told::Nothing => false,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::tests::{joined, pairs, person, seen};
    use crate::model::PersonRecord;

    /// Whom a bare name means that is spoken of so, beside a president of 1961, a namesake of 1967 and more.
    fn meant(alias: &str, more: &[PersonRecord]) -> Option<String> {
        let mut people = vec![
            person(
                "chief",
                "Oren Quorvash",
                &["President Oren Quorvash"],
                1961,
                "OSLO",
            ),
            person("namesake", "Lyman Quorvash", &[], 1967, "OSLO"),
            PersonRecord {
                titles: vec![alias.to_owned()],
                ..seen("spoken", "Quorvash", date(1967, 12, 1), "OSLO")
            },
        ];
        people.extend_from_slice(more);
        let joined = joined(&people);
        let mut joined = joined.into_iter();
        joined.find_map(|(key, lead)| (key == "spoken").then_some(lead))
    }

    #[test]
    fn who_fell_or_ruled_was_a_chief() {
        for alias in [
            "fall of Quorvash",
            "coup against Quorvash",
            "post-Quorvash",
            "Quorvash regime",
            "Quorvash clique",
            "former President Quorvash",
        ] {
            assert_eq!(meant(alias, &[]).as_deref(), Some("chief"), "{alias}");
        }
        let people = [
            person("namesake", "Lyman Quorvash", &[], 1967, "OSLO"),
            person("spoken", "Quorvash", &["Quorvash clique"], 1967, "OSLO"),
        ];
        assert!(joined(&people).is_empty());
    }

    #[test]
    fn who_fell_is_one_though_no_cable_names_him_otherwise() {
        let people = [
            person("namesake", "Lyman Quorvash", &[], 1967, "OSLO"),
            person("a", "Quorvash", &["fall of Quorvash"], 1967, "OSLO"),
            person("b", "Quorvash", &["post-Quorvash"], 1967, "OSLO"),
            person("c", "Quorvash", &["post-Quorvash"], 1967, "TOKYO"),
        ];
        assert_eq!(joined(&people), pairs([("b", "a")]));
    }

    #[test]
    fn who_is_dead_is_not_named_later() {
        assert_eq!(meant("death of Quorvash", &[]), None);
        let later = person("later", "Lyman Quorvash", &[], 1968, "OSLO");
        assert_eq!(meant("late Quorvash", &[later]).as_deref(), Some("chief"));
    }

    #[test]
    fn an_office_to_come_tells_nobody() {
        assert_eq!(meant("incoming President Quorvash", &[]), None);
        let people = [
            person("a", "Quorvash", &["President Quorvash"], 1961, "OSLO"),
            person("b", "Quorvash", &["elder Quorvash"], 1961, "OSLO"),
        ];
        assert_eq!(joined(&people), pairs([]));
    }
}
