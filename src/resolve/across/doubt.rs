//! Whether another may be meant than the one of a surname whom time and place tell.
//!
//! Asked where a surname alone would be joined to the only one who is near: a chief, or somebody named far more often, may be meant
//! too; so may one whom cables of the place name as near in time. In doubt a name stays apart.

use super::attested::NEAR;
use super::full::CAREER;
use super::group::{Group, is_chief};
use super::one::One;

/// So many times more often than all others of the surname a person must be named to be meant by it alone.
pub(super) const FAR_MORE: i64 = 10;

/// So many times more often must a chief be named than anybody else of the surname.
pub(super) const MORE: i64 = 2;

/// The rank that nobody leaves off.
pub(super) const MARSHAL: &str = "Marshal";

/// So many times more often must cables of a place name its chief in half a year than anybody else of the surname.
const OFTENER: usize = 5;

/// Whether another of those who can be meant, of a kind, is named so many times as often.
fn is_outnumbered(
    at: usize,
    possible: &[usize],
    groups: &[Group<'_, '_>],
    times: i64,
    is_kind: impl Fn(&Group<'_, '_>) -> bool,
) -> bool {
    let own = groups[at].mentions;
    let mut others = possible.iter().filter(|other| **other != at);
    others.any(|other| is_kind(&groups[*other]) && groups[*other].mentions >= times * own)
}

fn is_chief_group(group: &Group<'_, '_>) -> bool {
    is_chief(&group.titles)
}

/// Whether another of those who can be meant is a chief, and named far more often: where his namesake is known, a chief's cables
/// are so many that he may be meant too.
pub(super) fn is_overshadowed(at: usize, possible: &[usize], groups: &[Group<'_, '_>]) -> bool {
    is_outnumbered(at, possible, groups, FAR_MORE, is_chief_group)
}

/// Whether another of those who can be meant is a chief, and named twice as often: of a surname that many have he may be meant too.
pub(super) fn is_below_chief(at: usize, possible: &[usize], groups: &[Group<'_, '_>]) -> bool {
    !is_chief_group(&groups[at]) && is_outnumbered(at, possible, groups, MORE, is_chief_group)
}

/// Whether another of those who can be meant is named far more often.
pub(super) fn is_dwarfed(at: usize, possible: &[usize], groups: &[Group<'_, '_>]) -> bool {
    is_outnumbered(at, possible, groups, FAR_MORE, |_| true)
}

/// Whether a chief was known by then, within a career, who is named far more often than the only one of the time, so that he
/// may be meant too.
pub(super) fn is_shadowed(at: usize, one: &One<'_>, groups: &[Group<'_, '_>]) -> bool {
    let known = |group: &Group<'_, '_>| {
        let years = group.years.0.zip(one.years.0);
        years.is_some_and(|(known, meant)| known.0 <= meant.1)
            && group.years.distance(one.years) <= CAREER
    };
    let chiefs: Vec<usize> = (0..groups.len())
        .filter(|other| {
            let group = &groups[*other];
            *other == at || group.woman == one.woman && known(group)
        })
        .collect();
    is_overshadowed(at, &chiefs, groups)
}

/// Whether cables of the place name another of those who can be meant than the chief within half a year, so often that he may be
/// meant too.
pub(super) fn is_another_there(
    chief: usize,
    near: &[usize],
    one: &One<'_>,
    groups: &[Group<'_, '_>],
) -> bool {
    let there = |at: usize| groups[at].attested.there(one);
    let most = there(chief);
    near.iter()
        .any(|at| *at != chief && groups[*at].is_known() && there(*at) * OFTENER > most)
}

/// Whether cables of the country name another in full or with a title whose day is as near or nearer, whom therefore the year does not
/// rule out: who is named once years later is not meant all the time.
pub(super) fn is_nearer(
    at: usize,
    near: &[usize],
    one: &One<'_>,
    groups: &[Group<'_, '_>],
) -> bool {
    let days = |at: usize| groups[at].attested.days_from(one);
    let own = days(at);
    let mut others = near
        .iter()
        .filter(|other| **other != at && groups[**other].is_known());
    own.is_none_or(|own| own > NEAR)
        && others.any(|other| days(*other).is_some_and(|days| own.is_none_or(|own| days <= own)))
}

/// Whether a group is a marshal's, by surname only, beside somebody named in full within a career: the surname alone is not his.
pub(super) fn is_marshal_beside(at: usize, one: &One<'_>, groups: &[Group<'_, '_>]) -> bool {
    let is_marshal = |group: &Group<'_, '_>| group.titles.contains(MARSHAL);
    let beside = |group: &Group<'_, '_>| {
        group.is_full() && !is_marshal(group) && group.years.distance(one.years) <= CAREER
    };
    is_marshal(&groups[at]) && !groups[at].is_full() && groups.iter().any(beside)
}
