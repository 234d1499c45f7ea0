//! Surnames without given name: whose they are, of the people who are known to have them.
//!
//! Those with a title come first, so that what they show is known before any that has none is settled; what nothing tells
//! is left to `nearby`.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::doubt::{
    FAR_MORE, MARSHAL, MORE, is_another_there, is_below_chief, is_marshal_beside, is_nearer,
    is_overshadowed, is_shadowed,
};
use super::group::{Group, is_chief, is_chiefs, is_officer, part};
use super::nearby::{self, Choice, met};
use super::one::{One, Told, Years};
use crate::vocab::{Mark, is_marked};

/// How a surname tells people.
#[derive(Clone, Copy)]
pub(super) struct Surname {
    /// Many people have it: letters alone tell nobody.
    pub(super) is_common: bool,
    /// It is a given name or another word too: letters alone tell somebody only within a country.
    pub(super) is_ambiguous: bool,
    /// It is a word, or a man's or woman's given name: letters alone tell nobody out of a country, however often they are read.
    pub(super) is_christian: bool,
}

/// In so many cables an officer is named with his rank once.
const SEVERAL: usize = 5;

/// Of more people of one surname than this nobody is told by it, whatever else is known.
pub(super) const MOST: usize = 200;

/// Adds those named by surname alone to the people known in full, or makes people of them; gives those who may be one of several.
pub(super) fn surnames<'o, 'p>(
    namesakes: &'o [One<'p>],
    surname: Surname,
    groups: &mut Vec<Group<'o, 'p>>,
) -> Vec<&'o One<'p>> {
    let (mut bare, mut with_title): (Vec<&One<'p>>, Vec<&One<'p>>) = namesakes
        .iter()
        .filter(|one| one.given.is_empty() && one.told == Told::Present)
        .partition(|one| one.titles.is_empty());
    // Those with most titles and mentions lead; keys settle the rest.
    let weight = |one: &One<'_>| (one.titles.len(), one.record.mentions);
    with_title.sort_by_key(|one| (Reverse(weight(one)), &one.record.key));
    by_distance_of_title(&mut with_title, groups);
    let mut apart: Vec<&One<'p>> = Vec::new();
    for one in with_title {
        let choice = titled(one, surname, groups);
        apart.extend(settle(one, choice, groups));
    }
    // Envoys first where somebody signs, so that what was signed at their posts finds them.
    let is_signed = namesakes.iter().any(|one| one.signs_in.is_some());
    let (envoys, mut apart): (Vec<_>, Vec<_>) =
        (apart.into_iter()).partition(|one| surname.is_common && is_signed && is_envoy(one));
    let envoys = envoys.into_iter();
    apart.extend(
        envoys.filter_map(|one| settle(one, nearby::told(one, groups, surname.is_common), groups)),
    );
    bare.sort_by_key(|one| (Reverse(one.record.mentions), &one.record.key));
    by_distance(&mut bare, groups);
    for one in bare {
        let choice = untitled(one, surname, groups);
        apart.extend(settle(one, choice, groups));
    }
    apart
        .into_iter()
        .filter_map(|one| settle(one, nearby::told(one, groups, surname.is_common), groups))
        .collect()
}

fn settle<'o, 'p>(
    one: &'o One<'p>,
    choice: Choice,
    groups: &mut Vec<Group<'o, 'p>>,
) -> Option<&'o One<'p>> {
    match choice {
        _ if groups.len() > MOST => {}
        Choice::Join(at, reason) => groups[at].add(one, reason),
        Choice::Lead => groups.push(Group::led_by(one)),
        Choice::Apart => return Some(one),
    }
    None
}

/// Sorts names by the years between them and those that are known already, else the first: what is near in time is
/// settled first, so that one who is named for long stays one.
fn by_distance(alone: &mut [&One<'_>], groups: &[Group<'_, '_>]) {
    let known: Vec<Years> = match (groups, alone.first()) {
        ([], Some(first)) => vec![first.years],
        _ => groups.iter().take(MOST).map(|group| group.years).collect(),
    };
    alone.sort_by_cached_key(|one| known.iter().map(|years| years.distance(one.years)).min());
}

/// The same for names with a title; those of a chief by the years between them and who is known by that title, else the first who
/// is. A king of many years grows from there, whoever else of the surname is known meanwhile.
fn by_distance_of_title(titled: &mut [&One<'_>], groups: &[Group<'_, '_>]) {
    by_distance(titled, groups);
    let mut known: BTreeMap<&str, Vec<Years>> = BTreeMap::new();
    for group in groups.iter().take(MOST) {
        for title in &group.titles {
            known.entry(title).or_default().push(group.years);
        }
    }
    for one in titled.iter() {
        for title in &one.titles {
            known.entry(title).or_insert_with(|| vec![one.years]);
        }
    }
    let of_chief = |one: &One<'_>| {
        let chief = one.titles.iter().filter(|title| is_chiefs(title));
        let known = chief.filter_map(|title| known.get(title)).flatten();
        known.map(|years| years.distance(one.years)).min()
    };
    titled.sort_by_cached_key(|one| of_chief(one).unwrap_or_default());
}

fn titled(one: &One<'_>, surname: Surname, groups: &[Group<'_, '_>]) -> Choice {
    let met = met(one, groups);
    let shared = |at: usize| {
        let group = &groups[at];
        // Of a common name the title must be one with which the person is named in full.
        let titles = if surname.is_common && group.is_full() {
            &group.full_titles
        } else {
            &group.titles
        };
        one.titles.intersection(titles).next().copied()
    };
    let holders: Vec<usize> = met
        .iter()
        .copied()
        .filter(|at| shared(*at).is_some())
        .collect();
    // There is an ambassador in every country: of a surname that many have, who is named in another year is the same one only there;
    // of several it is who is there.
    let is_envoy = is_envoy(one);
    let is_here = |at: usize| one.shares_circle(&groups[at].circles);
    let may_be = |at: usize| {
        groups[at].is_full() || groups[at].years.distance(one.years) == 0 || is_here(at)
    };
    let mut same: Vec<usize> = holders
        .iter()
        .copied()
        .filter(|at| !(is_envoy && surname.is_common) || may_be(*at))
        .collect();
    if is_envoy && same.iter().any(|at| is_here(*at)) {
        same.retain(|at| is_here(*at));
    }
    if same.is_empty() && !holders.is_empty() {
        return Choice::Apart;
    }
    // Who is named in full with the title holds it; by a surname beside it a text may mean another.
    let in_full: Vec<usize> = same
        .iter()
        .copied()
        .filter(|at| !one.titles.is_disjoint(&groups[*at].full_titles))
        .collect();
    let same = match in_full.as_slice() {
        [at] if same.len() > 1 => vec![*at],
        _ => same,
    };
    if let [at] = same.as_slice() {
        let title = shared(*at).unwrap_or_default();
        let told = groups[*at].told(title);
        let when = groups[*at].when(title, one);
        return Choice::Join(*at, format!("the only {told} of that name {when}"));
    }
    if same.len() > 1 {
        let near: Vec<usize> = same
            .into_iter()
            .filter(|at| one.shares_circle(&groups[*at].circles))
            .collect();
        return match near.as_slice() {
            [at] => {
                let title = shared(*at).unwrap_or_default();
                let told = groups[*at].told(title);
                let reason =
                    format!("the only {told} of that name in cables to and from the country");
                Choice::Join(*at, reason)
            }
            _ => Choice::Apart,
        };
    }
    // A title that nobody of the name is known to hold may be another person's.
    let fits = |at: &usize| {
        let group = &groups[*at];
        let parted = part(&one.titles, &group.titles);
        // A marshal is called so whenever he is named in full.
        let several = if one.titles.contains(MARSHAL) {
            1
        } else {
            SEVERAL
        };
        !(parted || is_officer(&one.titles) && is_civilian(group, several))
            && (!is_chief(&one.titles)
                || !group.is_full()
                || is_chief(&group.titles)
                || (group.political && one.shares_circle(&group.circles)))
    };
    match met.as_slice() {
        [at] if !surname.is_common && !surname.is_ambiguous && fits(at) => {
            Choice::Join(*at, only(&groups[*at]))
        }
        [at] if !surname.is_common
            && surname.is_ambiguous
            && fits(at)
            && one.shares_circle(&groups[*at].circles) =>
        {
            Choice::Join(*at, only(&groups[*at]))
        }
        _ => Choice::Lead,
    }
}

/// Whether somebody is known as an envoy only.
fn is_envoy(one: &One<'_>) -> bool {
    one.titles.iter().all(|title| is_marked(title, Mark::Envoy))
}

/// Whether several cables name somebody in full, and none with a rank.
fn is_civilian(group: &Group<'_, '_>, several: usize) -> bool {
    group.is_full() && group.cables >= several && !is_officer(&group.titles)
}

fn untitled(one: &One<'_>, surname: Surname, groups: &[Group<'_, '_>]) -> Choice {
    let mut possible = met(one, groups);
    possible.retain(|at| !is_marshal_beside(*at, one, groups));
    if let Some(choice) = head_of_post(one, &possible, groups) {
        return choice;
    }
    let loose = surname.is_common || surname.is_ambiguous;
    match possible.as_slice() {
        [] if loose && one.circles.is_empty() => Choice::Apart,
        [] => Choice::Lead,
        [at] if !loose && is_shadowed(*at, one, groups) => Choice::Apart,
        [at] if !loose || (!surname.is_common && is_chief(&groups[*at].titles)) => {
            Choice::Join(*at, only(&groups[*at]))
        }
        many => one_of(one, many, loose, groups),
    }
}

/// Who signs for a post abroad is its head, where one of the name is known.
fn head_of_post(one: &One<'_>, possible: &[usize], groups: &[Group<'_, '_>]) -> Option<Choice> {
    let country = one.signs_in?;
    let is_head = |at: &usize| {
        let group = &groups[*at];
        group.circles.contains(country) && group.titles.contains("Ambassador")
    };
    let at = the_only(possible, is_head)?;
    let reason =
        format!("signs for a post in {country}, where the only `Ambassador` of that name is");
    Some(Choice::Join(at, reason))
}

/// Which of several is meant, and which of one whose surname alone does not tell him (`loose`): by country, year, rank, and how
/// often each is named.
fn one_of(one: &One<'_>, many: &[usize], loose: bool, groups: &[Group<'_, '_>]) -> Choice {
    let join = |at: usize, reason: &str| Choice::Join(at, reason.to_owned());
    let near: Vec<usize> = many
        .iter()
        .copied()
        .filter(|at| one.shares_circle(&groups[*at].circles))
        .collect();
    if let [at] = near.as_slice() {
        if is_overshadowed(*at, many, groups) || loose && is_below_chief(*at, many, groups) {
            return Choice::Apart;
        }
        let reason = "the only one of that surname in cables to and from the country";
        return join(*at, reason);
    }
    let of_now = if loose || !near.is_empty() {
        &near
    } else {
        many
    };
    let is_now = |at: &usize| groups[*at].years.distance(one.years) == 0;
    if let Some(at) = the_only(of_now, is_now).filter(|at| !is_nearer(*at, &near, one, groups)) {
        return join(at, "the only one of that surname in cables of the year");
    }
    // In cables of a country a surname alone is its chief's, where one of the name is known.
    if let Some(at) = the_only(&near, |at| is_chief(&groups[*at].titles))
        && !loose
        && near
            .iter()
            .all(|other| *other == at || groups[*other].mentions * MORE <= groups[at].mentions)
        && !is_another_there(at, &near, one, groups)
    {
        let reason = "the chief of that name in cables to and from the country";
        return join(at, reason);
    }
    if loose && near.is_empty() && !one.circles.is_empty() {
        return Choice::Lead;
    }
    let of = if near.is_empty() { many } else { &near };
    let all: i64 = of.iter().map(|at| groups[*at].mentions).sum();
    let most = of
        .iter()
        .copied()
        .max_by_key(|at| (groups[*at].mentions, Reverse(*at)));
    let far_more = |at: &usize| {
        let own = groups[*at].mentions;
        !loose && own >= FAR_MORE * (all - own)
    };
    match most.filter(far_more) {
        Some(most) => {
            let reason = "of that surname named far more often than any other at the time";
            join(most, reason)
        }
        None => Choice::Apart,
    }
}

/// The only one of some of whom something holds.
fn the_only(of: &[usize], holds: impl Fn(&usize) -> bool) -> Option<usize> {
    let mut all = of.iter().copied().filter(|at| holds(at));
    all.next().filter(|_| all.next().is_none())
}

fn only(group: &Group<'_, '_>) -> String {
    let in_full = if group.is_full() {
        " named in full"
    } else {
        ""
    };
    let when = match group.lead.years.0 {
        Some((first, last)) if first != last => format!(" of {first} to {last}"),
        Some((year, _)) => format!(" of {year}"),
        None => String::new(),
    };
    format!("the only person of that surname{in_full} in cables{when}")
}
