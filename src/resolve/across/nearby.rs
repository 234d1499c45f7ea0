//! Surnames that may be one of several people's: whose they are, by who is attested near in time and place.
//!
//! Only names in full and titles attest somebody, never a name that was itself told by its neighbours, so that no chain of
//! near ones leads from one person to another. In doubt a name stays apart.

use std::cmp::Reverse;

use super::doubt::{FAR_MORE, is_below_chief, is_dwarfed, is_overshadowed, is_shadowed};
use super::group::Group;
use super::one::{One, YEARS};
use super::signers;

/// What becomes of a surname without given name.
pub(super) enum Choice {
    /// It is this group's.
    Join(usize, String),
    /// It is nobody's that is known: it leads a group of its own.
    Lead,
    /// It may be one of several: what lies near it in time and place may tell.
    Apart,
}

/// Whose a surname is: the only one's who is attested in cables of the place within half a year, or far more often there
/// than all others; where nobody is, the only one's who is attested anywhere then. Whom the place alone names, and by
/// surname only, is one person for as long.
pub(super) fn told(one: &One<'_>, groups: &[Group<'_, '_>], is_common: bool) -> Choice {
    let possible: Vec<usize> = met(one, groups)
        .into_iter()
        .filter(|at| one.titles.is_empty() || !one.titles.is_disjoint(&groups[*at].titles))
        .collect();
    let (known, unknown): (Vec<usize>, Vec<usize>) = possible
        .iter()
        .copied()
        .partition(|at| groups[*at].is_known());
    let there = counted(&known, |at| groups[at].attested.there(one));
    let join = |at: usize, reason: &str| Choice::Join(at, reason.to_owned());
    match there.as_slice() {
        [(at, _)] if is_overshadowed(*at, &possible, groups) => return Choice::Apart,
        [(at, _)] if is_common && is_below_chief(*at, &possible, groups) => return Choice::Apart,
        [(at, _)] => {
            let reason = "the only one of that surname whom cables of the same post or country name in full or with a title within half a year";
            return join(*at, reason);
        }
        [_, ..] => {
            let reason = "of that surname named far more often than any other in cables of the same post or country within half a year";
            return dominant(&there).map_or(Choice::Apart, |at| join(at, reason));
        }
        [] => {}
    }
    // The Department writes of everybody: whom its cables name is meant only where no namesake is known far better.
    let of_washington = counted(&known, |at| groups[at].attested.in_washington(one));
    if let [(at, _)] = of_washington.as_slice()
        && !is_dwarfed(*at, &possible, groups)
        && !is_shadowed(*at, one, groups)
    {
        let reason = "the only one of that surname whom cables of the Department name in full or with a title within half a year";
        return join(*at, reason);
    }
    if let [(at, _)] = counted(&known, |at| groups[at].attested.anywhere(one)).as_slice()
        && !is_shadowed(*at, one, groups)
        && !(is_common && is_dwarfed(*at, &possible, groups))
    {
        let reason = "the only one of that surname whom cables name in full or with a title within half a year";
        return join(*at, reason);
    }
    let near = |at: usize| groups[at].attested.there(one) + groups[at].attested.in_washington(one);
    match counted(&unknown, near).first() {
        Some((at, _)) => {
            let reason = "cables of the same post or country name no other of that surname in full or with a title within half a year";
            join(*at, reason)
        }
        None => Choice::Lead,
    }
}

/// The groups that can be meant at the time. A woman's style is hers; a name without one is a woman's only where no
/// man of it is known.
pub(super) fn met(one: &One<'_>, groups: &[Group<'_, '_>]) -> Vec<usize> {
    let near: Vec<usize> = (0..groups.len())
        .filter(|at| {
            let group = &groups[*at];
            let in_time = group.years.meet(one.years, YEARS)
                || (one.years.0.is_none() && one.shares_circle(&group.circles));
            in_time && one.may_be_generation(group.lead) && signers::may_be(one, group)
        })
        .collect();
    let (women, men): (Vec<usize>, Vec<usize>) = near.into_iter().partition(|at| groups[*at].woman);
    if one.woman || men.is_empty() {
        women
    } else {
        men
    }
}

/// Those of whom there are any cables, with how many.
fn counted(among: &[usize], cables: impl Fn(usize) -> usize) -> Vec<(usize, usize)> {
    let counted = among.iter().map(|at| (*at, cables(*at)));
    counted.filter(|(_, cables)| *cables > 0).collect()
}

/// The one with far more cables than all others together.
fn dominant(counted: &[(usize, usize)]) -> Option<usize> {
    let all: usize = counted.iter().map(|(_, cables)| cables).sum();
    let (most, cables) = counted
        .iter()
        .copied()
        .max_by_key(|(at, cables)| (*cables, Reverse(*at)))?;
    (cables >= FAR_MORE as usize * (all - cables)).then_some(most)
}
