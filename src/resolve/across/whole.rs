//! Of an uncommon surname: who is one by what the whole collection knows of it.
//!
//! Needs: the people of a surname as time and place told them, and names that these left in doubt. Gives: those joined whom
//! nobody else of the collection can be: the only bearer of the name within a career, or one named far more often than all
//! others together, none of whom is named near in time and place. Cost: each is compared with those known in full or by a title,
//! and with whoever is named most.

use std::cmp::Reverse;

use super::alone::{MOST, Surname};
use super::doubt::FAR_MORE;
use super::full::CAREER;
use super::group::{Group, is_chief, part};
use super::one::{One, YEARS, Years};
use super::signers;

/// In so many cables must somebody be named to be meant where nothing in them tells so.
pub(super) const OFTEN: usize = 10;

/// In so many for a name to be his for a career in cables of the country, or for a few years where it may be a word too.
const THERE: usize = 5;

/// In so many for it to be his in any cable for a career.
const EVERYWHERE: usize = 30;

/// Joins people of a surname, and those who are left, to whom the collection knows.
pub(super) fn settle<'o, 'p>(
    surname: Surname,
    groups: &mut Vec<Group<'o, 'p>>,
    left: Vec<&'o One<'p>>,
) {
    if surname.is_common || groups.len() > MOST {
        return;
    }
    let (mut known, mut alone): (Vec<_>, Vec<_>) =
        std::mem::take(groups).into_iter().partition(Group::is_full);
    alone.sort_by_key(|group| {
        (
            Reverse(group.is_known()),
            Reverse(group.mentions),
            &group.lead.record.key,
        )
    });
    let in_full = known.len();
    // When those were named whom more than a bare surname tells: nobody is reached from year to year by others.
    let mut years: Vec<Years> = known.iter().map(|group| group.years).collect();
    for group in alone.into_iter().chain(left.into_iter().map(Group::led_by)) {
        match meant(&group, (&known, &years), in_full, surname) {
            Some((at, reason)) => {
                if group.is_known() {
                    years[at] = years[at].cover(group.years);
                }
                known[at].absorb(group, reason);
            }
            // Of those whom no title tells only the one named most leads others.
            None if known.len() < MOST && (group.is_known() || known.len() == in_full) => {
                years.push(group.years);
                known.push(group);
            }
            None => groups.push(group),
        }
    }
    groups.append(&mut known);
}

/// Whom a group means, of those in full, who come first, and those with a title.
fn meant(
    group: &Group<'_, '_>,
    (known, years): (&[Group<'_, '_>], &[Years]),
    in_full: usize,
    surname: Surname,
) -> Option<(usize, &'static str)> {
    let possible: Vec<usize> = (0..known.len())
        .filter(|at| may_be(group, &known[*at], years[*at]))
        .collect();
    let told = by_title(group, known, &possible);
    let at = match told.as_slice() {
        [] => return None,
        [at] => *at,
        many => {
            let most = dominant(known, many)?;
            let near = |at: &usize| group.ones().any(|one| known[*at].attested.there(one) > 0);
            if many.iter().any(|at| *at != most && near(at)) {
                return None;
            }
            most
        }
    };
    let lead = &known[at];
    let same_country = !group.circles.is_disjoint(&lead.circles);
    let apart = group.years.distance(years[at]);
    let near = if apart > YEARS {
        lead.cables >= if same_country { THERE } else { EVERYWHERE }
    } else {
        // He may be called by the bare name far oftener than in full.
        same_country || lead.cables.max(group.cables) >= THERE
    };
    let own = !surname.is_ambiguous || same_country || !surname.is_christian;
    let shared = group.titles.is_empty() || !group.titles.is_disjoint(&lead.titles);
    // A chief whom no cable names in full with his title.
    let untitled = || {
        at < in_full
            && possible.len() == 1
            && lead.titles.is_empty()
            && apart <= if lead.cables < OFTEN { 1 } else { YEARS }
            && same_country
            && !surname.is_ambiguous
            && is_chief(&group.titles)
    };
    let fits = own && (shared && near || untitled());
    fits.then_some(if possible.len() == 1 {
        (at, "nobody else of that surname in any cable can be meant")
    } else {
        (
            at,
            "of that surname named far more often than any other in all cables",
        )
    })
}

fn may_be(group: &Group<'_, '_>, other: &Group<'_, '_>, years: Years) -> bool {
    group.woman == other.woman
        && !other.lead.wife
        && group.lead.may_be_generation(other.lead)
        && group.years.distance(years) <= CAREER
        && !part(&group.titles, &other.titles)
        && group.ones().all(|one| signers::may_be(one, other))
}

/// Those who are named in full with a title of the group's, else those who have one, else all.
fn by_title(group: &Group<'_, '_>, known: &[Group<'_, '_>], possible: &[usize]) -> Vec<usize> {
    let which = |tells: &dyn Fn(&Group<'_, '_>) -> bool| -> Vec<usize> {
        let told = possible.iter().copied().filter(|at| tells(&known[*at]));
        told.collect()
    };
    let in_full = which(&|other| !group.titles.is_disjoint(&other.full_titles));
    if !in_full.is_empty() {
        return in_full;
    }
    let titled = which(&|other| !group.titles.is_disjoint(&other.titles));
    if titled.is_empty() {
        possible.to_vec()
    } else {
        titled
    }
}

/// The one named far more often than all others together.
pub(super) fn dominant(known: &[Group<'_, '_>], among: &[usize]) -> Option<usize> {
    let all: i64 = among.iter().map(|at| known[*at].mentions).sum();
    let most = among
        .iter()
        .copied()
        .max_by_key(|at| (known[*at].mentions, Reverse(*at)))?;
    let rest = all - known[most].mentions;
    (known[most].mentions >= FAR_MORE * rest).then_some(most)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{joined, pairs, person};
    use crate::model::PersonRecord;

    /// Somebody named in so many cables of a year, under one name.
    fn often(name: &str, titles: &[&str], cables: usize) -> Vec<PersonRecord> {
        (0..cables)
            .map(|at| person(&format!("known {at:02}"), name, titles, 1961, "OSLO"))
            .collect()
    }

    #[test]
    fn an_uncommon_name_that_many_cables_have_is_its_bearers_for_years() {
        let mut people = often("Oren Quorvash", &[], 3);
        people.push(person("late", "Quorvash", &[], 1969, "OSLO"));
        let late = pairs([
            ("known 01", "known 00"),
            ("known 02", "known 00"),
            ("late", "known 00"),
        ]);
        assert_eq!(joined(&people), late);
        people[3] = person("elsewhere", "Quorvash", &[], 1969, "TOKYO");
        assert_eq!(joined(&people), late[..2]);
        people[3] = person("late", "Quorvash", &[], 1969, "OSLO");
        // Few cables name him.
        people.drain(1..3);
        assert!(joined(&people).is_empty());
        // Another is known in full.
        let mut people = often("Oren Quorvash", &[], 3);
        people.push(person("late", "Quorvash", &[], 1969, "OSLO"));
        people.push(person("other", "Lyman Quorvash", &[], 1973, "OSLO"));
        assert_eq!(joined(&people).len(), 2);
    }

    #[test]
    fn a_given_name_is_its_bearers_where_no_country_tells_only_if_it_is_no_christian_one() {
        for (name, expected) in [("Phoumi", 1), ("Oscar", 0)] {
            let full = format!("{name} Quorvash");
            let mut people = often(&full, &[], 1);
            people[0].name = name.to_owned();
            people[0].seen = (1..=6)
                .flat_map(|month| {
                    let mut seen = people[0].seen.clone();
                    let day = jiff::civil::date(1961, month, 3);
                    seen.iter_mut().for_each(|seen| seen.day = Some(day));
                    seen[1].day = Some(day.saturating_add(jiff::ToSpan::day(1)));
                    seen
                })
                .collect();
            people.push(person("else", name, &[], 1962, "TOKYO"));
            assert_eq!(joined(&people).len(), expected, "{name}");
        }
    }

    #[test]
    fn a_chief_may_be_named_in_full_without_his_title() {
        let chief = |titles: &[&str], post| {
            let mut people = often("Oren Quorvash", &[], 1);
            people.push(person("a", "Quorvash", titles, 1961, post));
            joined(&people).len()
        };
        assert_eq!(chief(&["Prime Minister Quorvash"], "OSLO"), 1);
        assert_eq!(chief(&["Prime Minister Quorvash"], "TOKYO"), 0);
    }

    #[test]
    fn of_two_with_a_title_it_is_who_is_named_in_full_with_it() {
        let full = ["President Oren Quorvash"];
        let people = [
            person("one", "Oren Quorvash", &full, 1961, "OSLO"),
            person(
                "two",
                "Lyman Quorvash",
                &["President Quorvash"],
                1961,
                "OSLO",
            ),
            person("a", "Quorvash", &["President Quorvash"], 1961, "OSLO"),
        ];
        assert_eq!(joined(&people), pairs([("a", "one")]));
    }
}
