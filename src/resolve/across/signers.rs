//! Whom a signature cannot mean: who signs for an American post is nobody else's envoy, heads no state, and is not at two posts by
//! turns.
//!
//! Needs: signatures with country and day; what is known of those of the surname. In doubt a signer stays apart. Misses: two of
//! one surname who follow one another from post to post. Cost: a search among the signatures of a group.

use std::collections::HashMap;

use jiff::civil::Date;

use super::attested::count_near;
use super::group::{Group, is_chief, is_officer, signatures};
use super::one::{One, YEARS, Years};
use crate::vocab::{self, Mark, is_marked};

const AMBASSADOR: &str = "Ambassador";

/// So many times as often must another sign for a post to be the chief there.
const OFTENER: usize = 2;

/// So many days lie between two signatures at most for who signs elsewhere between them to be somebody else.
const STAY: i32 = 366;

/// Whether somebody of the surname can be one of a group by what both sign.
pub(super) fn may_be(one: &One<'_>, group: &Group<'_, '_>) -> bool {
    if one.is_foreign && group.signs || one.signs.is_some() && group.is_foreign {
        return false;
    }
    let (Some(country), true) = (one.signs_in, one.titles.is_empty()) else {
        return !by_turns(one, group);
    };
    let is = |mark| group.titles.iter().any(|title| is_marked(title, mark));
    if is(Mark::Envoy) {
        let here = group.circles.contains(country);
        return !by_turns(one, group) && (here || !(one.is_second && was_ambassador(one, group)));
    }
    let here = group.circles.contains(country);
    let other = is(Mark::High) || is_officer(&group.titles) && !group.is_full();
    !is_chief(&group.titles) && (here || !other && is_in_time(one, group)) && !by_turns(one, group)
}

/// Whether a group is known, by more than a surname, or signs, within a few years of what somebody signs.
fn is_in_time(one: &One<'_>, group: &Group<'_, '_>) -> bool {
    let signed = group.signatures.iter().map(|(_, day)| *day);
    let known = Years::of(group.attested.days().chain(signed));
    one.years.0.is_none() || known.meet(one.years, YEARS)
}

/// Whether a group was called Ambassador before somebody signed.
fn was_ambassador(one: &One<'_>, group: &Group<'_, '_>) -> bool {
    let first = one.sightings.iter().map(|(_, day)| *day).min();
    let known = group.attested.days().min();
    group.titles.contains(AMBASSADOR)
        && first.zip(known).is_some_and(|(first, known)| known < first)
}

/// Whether one signs in a country between two signatures of the other's in another.
fn by_turns(one: &One<'_>, group: &Group<'_, '_>) -> bool {
    let Some(country) = one.signs_in.map(vocab::kin_of) else {
        return false;
    };
    let own = signatures(one);
    let theirs = group.signatures.iter().copied();
    let mut all: Vec<(&str, Date)> = own.chain(theirs).collect();
    all.sort_unstable_by_key(|(place, day)| (*day, *place != country));
    // Stays, each with its first and last day.
    let mut stays: Vec<(&str, Date, Date)> = Vec::new();
    for (place, day) in all {
        match stays.last_mut() {
            Some(stay) if stay.0 == place => stay.2 = day,
            _ => stays.push((place, day, day)),
        }
    }
    stays.windows(3).any(|stays| {
        let [before, between, behind] = stays else {
            return false;
        };
        before.0 == behind.0
            && [before.0, between.0].contains(&country)
            && before.2 < between.1
            && between.2 < behind.1
            && (behind.1 - before.2).get_days() <= STAY
    })
}

/// Who signs for each post abroad, and when.
#[derive(Default)]
pub(super) struct Posts<'s>(HashMap<&'s str, HashMap<&'s str, Vec<Date>>>);

impl<'s> Posts<'s> {
    pub(super) fn of(signers: impl Iterator<Item = (&'s str, &'s One<'s>)>) -> Self {
        let mut posts = Posts::default();
        for (surname, one) in signers {
            if let (Some(post), true) = (one.signs, one.signs_in.is_some()) {
                let signers = posts.0.entry(post).or_default();
                let days = signers.entry(surname).or_default();
                days.extend(one.sightings.iter().map(|(_, day)| *day));
            }
        }
        let days = posts.0.values_mut().flat_map(HashMap::values_mut);
        days.for_each(|days| days.sort_unstable());
        posts
    }

    /// Whether another signs far oftener for the post whenever somebody signs there: who is the chief then.
    pub(super) fn is_second(&self, surname: &str, one: &One<'_>) -> bool {
        let Some(signers) = one.signs.and_then(|post| self.0.get(post)) else {
            return false;
        };
        let own = |day: Date| {
            let days = signers.get(surname);
            days.map_or(0, |days| count_near(days, day))
        };
        let is_below = |day: Date| {
            let mut others = signers.iter().filter(|(other, _)| **other != surname);
            others.any(|(_, days)| count_near(days, day) >= OFTENER * own(day).max(1))
        };
        !one.sightings.is_empty() && one.sightings.iter().all(|(_, day)| is_below(*day))
    }
}
