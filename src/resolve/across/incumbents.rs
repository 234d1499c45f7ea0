//! Holders of offices whom a cable does not name, and who they were on its day.
//!
//! Needs: the people of a surname as they were joined; the list of incumbents. Gives: for each such holder the only person of
//! the listed name at the time: in full, else by surname with the title. Where no cable names him, he stays unnamed.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::full::given_agree;
use super::group::Group;
use super::one::{One, YEARS, Years};
use crate::model::{Join, PersonRecord, UNNAMED};
use crate::vocab::{self, Incumbent};

/// Gives those named in full the titles of the offices that the list says they held, so that "President Marlow" is theirs.
pub(super) fn entitle(surname: &str, groups: &mut [Group<'_, '_>]) {
    for (office, incumbent) in vocab::incumbencies(surname) {
        let listed = listed(office, incumbent);
        let Some((_, one)) = One::prepare(&listed) else {
            continue;
        };
        let years = Years(Some((incumbent.first.year(), incumbent.last.year())));
        let is_theirs = |group: &&mut Group<'_, '_>| {
            may_be(group, &one.given) && group.years.meet(years, YEARS)
        };
        if let Some(group) = only(groups.iter_mut().filter(is_theirs)) {
            group.entitle(&one.titles, incumbent);
        }
    }
}

/// Who held the office by which a cable calls somebody.
pub(super) struct Held<'p> {
    record: &'p PersonRecord,
    day: Date,
    incumbent: Incumbent,
    given: Vec<String>,
    titles: BTreeSet<&'static str>,
}

impl<'p> Held<'p> {
    /// Surname, folded, and the holder; `None` where it is no office of the list, or not known when it is meant.
    pub(super) fn prepare(record: &'p PersonRecord) -> Option<(String, Held<'p>)> {
        if !record.key.starts_with(UNNAMED) {
            return None;
        }
        let mut days = record.seen.iter().map(|seen| seen.day);
        let day = days.next()??;
        let incumbent = vocab::incumbent(&record.name, day)?;
        if days.any(|other| other != Some(day)) {
            return None;
        }
        let listed = listed(&record.name, incumbent);
        let (surname, One { given, titles, .. }) = One::prepare(&listed)?;
        let held = Held {
            record,
            day,
            incumbent,
            given,
            titles,
        };
        Some((surname, held))
    }

    /// The join to the one who is meant.
    pub(super) fn join(&self, groups: &[Group<'_, '_>]) -> Option<Join> {
        let year = self.day.year();
        let now = |group: &&Group<'_, '_>| group.years.meet(Years(Some((year, year))), YEARS);
        let entitled = |group: &&&Group<'_, '_>| !group.titles.is_disjoint(&self.titles);
        let (full, bare): (Vec<_>, Vec<_>) =
            groups.iter().filter(now).partition(|group| group.is_full());
        let full: Vec<_> = full
            .into_iter()
            .filter(|group| may_be(group, &self.given))
            .collect();
        let group = match full.as_slice() {
            [] => only(bare.iter().filter(entitled)),
            [one] => Some(one),
            many => only(many.iter().filter(entitled)),
        }?;
        let Incumbent {
            name,
            first,
            last,
            line,
        } = self.incumbent;
        Some(Join {
            key: self.record.key.clone(),
            lead: group.shown().to_owned(),
            reason: format!(
                "not named: on {} the {} was {name} (src/vocab/incumbents.tsv:{line}, from {first} to {last})",
                self.day, self.record.name
            ),
        })
    }
}

/// Somebody as the list has him: name in full and office.
fn listed(office: &str, incumbent: Incumbent) -> PersonRecord {
    PersonRecord {
        name: incumbent.name.to_owned(),
        titles: vec![office.to_owned()],
        ..PersonRecord::default()
    }
}

/// Whether a group is named in full as the list has it, and is nobody's wife.
fn may_be(group: &Group<'_, '_>, given: &[String]) -> bool {
    group.is_full() && !group.lead.wife && given_agree(given, &group.lead.given)
}

fn only<T>(mut among: impl Iterator<Item = T>) -> Option<T> {
    among.next().filter(|_| among.next().is_none())
}
