//! When and where somebody is attested: cables that name him in full, or by a title.
//!
//! Needs: sightings with day and place. Gives: how many of them lie near those of another name. Cost: a search in the days
//! of a place.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::one::{One, WASHINGTON};

/// So many days before and behind a cable those are looked for whom it may mean: half a year.
pub(super) const NEAR: i32 = 183;

/// Days of cables that attest somebody, in order, by place: a country abroad, else the sender.
#[derive(Debug, Default)]
pub(super) struct Attested<'p>(BTreeMap<&'p str, Vec<Date>>);

impl<'p> Attested<'p> {
    pub(super) fn by(one: &One<'p>) -> Self {
        let mut attested = Attested::default();
        attested.add(one);
        attested
    }

    pub(super) fn add(&mut self, one: &One<'p>) {
        for (place, day) in &one.sightings {
            let days = self.0.entry(place).or_default();
            let at = days.partition_point(|earlier| earlier < day);
            days.insert(at, *day);
        }
    }

    pub(super) fn extend(&mut self, other: Attested<'p>) {
        for (place, mut days) in other.0 {
            let own = self.0.entry(place).or_default();
            own.append(&mut days);
            own.sort_unstable();
        }
    }

    /// The days of all places.
    pub(super) fn days(&self) -> impl Iterator<Item = Date> + '_ {
        self.0.values().flatten().copied()
    }

    /// Whether any of the cables is later than a day by more than half a year.
    pub(super) fn goes_on_after(&self, day: Date) -> bool {
        let last = day.saturating_add(NEAR.days());
        let mut days = self.0.values().filter_map(|days| days.last());
        days.any(|day| *day > last)
    }

    /// How many cables of the places that name somebody lie within half a year.
    pub(super) fn there(&self, one: &One<'_>) -> usize {
        self.at(one, |place| place != WASHINGTON)
    }

    /// The same for cables of the Department, which writes of everybody.
    pub(super) fn in_washington(&self, one: &One<'_>) -> usize {
        self.at(one, |place| place == WASHINGTON)
    }

    fn at(&self, one: &One<'_>, is_meant: impl Fn(&str) -> bool) -> usize {
        let there = |(place, day): &(&str, Date)| {
            self.0.get(place).map_or(0, |days| count_near(days, *day))
        };
        let meant = one.sightings.iter().filter(|(place, _)| is_meant(place));
        meant.map(there).sum()
    }

    /// How many days lie between the cables that name somebody and the nearest of the places.
    pub(super) fn days_from(&self, one: &One<'_>) -> Option<i32> {
        let nearest = |(place, day): &(&str, Date)| {
            let days = self.0.get(place).filter(|_| *place != WASHINGTON)?;
            let at = days.partition_point(|other| other < day);
            let beside = days[at.saturating_sub(1)..].iter().take(2);
            let apart = beside.map(|other| (*other - *day).get_days().abs());
            apart.min()
        };
        one.sightings.iter().filter_map(nearest).min()
    }

    /// How many cables of any place lie within half a year of those that name somebody.
    pub(super) fn anywhere(&self, one: &One<'_>) -> usize {
        let anywhere = |(_, day): &(&str, Date)| -> usize {
            self.0.values().map(|days| count_near(days, *day)).sum()
        };
        one.sightings.iter().map(anywhere).sum()
    }
}

/// How many of some days in order lie within half a year of one.
pub(super) fn count_near(days: &[Date], day: Date) -> usize {
    let first = day.saturating_sub(NEAR.days());
    let last = day.saturating_add(NEAR.days());
    days.partition_point(|near| *near <= last) - days.partition_point(|near| *near < first)
}
