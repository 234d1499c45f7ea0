//! Names in full that are one person's.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use super::group::{Group, part};
use super::one::{One, YEARS};
use crate::vocab;

/// How many years may lie between cables that name one person by the same name in full.
pub(super) const CAREER: i16 = 15;

/// Groups names in full that agree; the fullest of each leads.
pub(super) fn full_names<'o, 'p>(namesakes: &'o [One<'p>], is_common: bool) -> Vec<Group<'o, 'p>> {
    let mut full: Vec<&One<'p>> = namesakes
        .iter()
        .filter(|one| !one.given.is_empty())
        .collect();
    let letters = |one: &One<'_>| one.given.iter().map(String::len).sum::<usize>();
    full.sort_by_key(|one| {
        (
            Reverse(letters(one)),
            Reverse(one.record.mentions),
            &one.record.key,
        )
    });
    let mut groups: Vec<Group<'o, 'p>> = Vec::new();
    // Names that agree have a given name with the same first letter.
    let mut by_letter: HashMap<char, Vec<usize>> = HashMap::new();
    for one in full {
        let mut near: Vec<usize> = letters_of(one)
            .filter_map(|letter| by_letter.get(&letter))
            .flatten()
            .copied()
            .collect();
        near.sort_unstable();
        near.dedup();
        near.retain(|at| agrees(one, &groups[*at], is_common));
        match near.as_slice() {
            [at] => {
                let lead = &groups[*at].lead.record.name;
                let reason = if *lead == one.record.name {
                    format!("both are called `{lead}` in full")
                } else if is_heard(one, groups[*at].lead) {
                    format!("`{}` is another spelling of `{lead}`", one.record.name)
                } else {
                    format!("`{}` is short for `{lead}`", one.record.name)
                };
                groups[*at].add(one, reason);
            }
            // Two fuller names agree with it: it stays apart, and leads nobody.
            [_, ..] => {}
            [] if one.is_full() || one.given.len() > 1 => {
                for letter in letters_of(one) {
                    by_letter.entry(letter).or_default().push(groups.len());
                }
                groups.push(Group::led_by(one));
            }
            [] => {}
        }
    }
    groups
}

fn letters_of<'o>(one: &'o One<'_>) -> impl Iterator<Item = char> + 'o {
    let names = one.given.iter().chain(&one.sounds);
    names.filter_map(|name| name.chars().next())
}

fn agrees(one: &One<'_>, group: &Group<'_, '_>, is_common: bool) -> bool {
    let lead = group.lead;
    let apart = if one.given == lead.given {
        CAREER
    } else {
        YEARS
    };
    let share =
        |a: &BTreeSet<_>, b: &BTreeSet<_>| a.is_empty() || b.is_empty() || !a.is_disjoint(b);
    // Of a common surname first names that are alike tell one person only where they are whole and the country is one.
    let same_country = || {
        (one.given.first() == lead.given.first() || is_heard(one, lead))
            && one.is_full()
            && one.shares_circle(&group.circles)
    };
    let titles = !part(&one.titles, &group.titles)
        && (!is_common || share(&one.titles, &group.titles) || same_country());
    one.wife == group.lead.wife
        && one.may_be_generation(lead)
        && titles
        && one.years.meet(group.years, apart)
        && (given_agree(&one.given, &lead.given) || sounds_agree(one, group))
}

/// Whether two Korean names sound alike, however they are spelled.
fn is_heard(one: &One<'_>, other: &One<'_>) -> bool {
    let sounds = one.sounds.as_ref().zip(other.sounds.as_ref());
    sounds.is_some_and(|(one, other)| vocab::korean_alike(one, other))
}

/// Whether one Korean name is written in two ways: where country or title is one, or nothing tells of which country it is.
fn sounds_agree(one: &One<'_>, group: &Group<'_, '_>) -> bool {
    is_heard(one, group.lead)
        && (one.shares_circle(&group.circles)
            || !one.titles.is_disjoint(&group.titles)
            || one.circles.is_empty() && one.titles.is_empty())
}

/// Whether given names can be one person's: equal, short or an initial of the other, as far as both go; who is
/// called by a second name may leave the first off.
pub(super) fn given_agree(one: &[String], other: &[String]) -> bool {
    let is_initial = |name: &str| name.chars().count() == 1;
    let opens = |short: &str, long: &str| short.len() > 2 && long.starts_with(short);
    let is_scot = |short: &str, long: &str| short == "mac" && long.starts_with("mc");
    let fits = |a: &String, b: &String| {
        a == b
            || (is_initial(a) && b.starts_with(a.as_str()))
            || (is_initial(b) && a.starts_with(b.as_str()))
            || opens(a, b)
            || opens(b, a)
            || is_scot(a, b)
            || is_scot(b, a)
    };
    let agree = |one: &[String], other: &[String]| {
        !one.is_empty() && !other.is_empty() && one.iter().zip(other).all(|(a, b)| fits(a, b))
    };
    // "Alexis Marlow" is "U. Alexis Marlow", and "Dean Marlow" is "David Dean Marlow".
    let by_second = |one: &[String], other: &[String]| {
        let Some((first, rest)) = one.split_first() else {
            return false;
        };
        let called = rest.first().zip(other.first());
        // Each word of the shorter name stands in the longer one.
        let rest_holds = rest.len() >= other.len();
        let same = called.is_some_and(|(one, other)| !is_initial(other) && one == other);
        let like = is_initial(first) && called.is_some_and(|(_, other)| !is_initial(other));
        rest_holds && (same || like) && agree(rest, other)
    };
    !one.is_empty()
        && !other.is_empty()
        && (agree(one, other) || by_second(one, other) || by_second(other, one))
}
