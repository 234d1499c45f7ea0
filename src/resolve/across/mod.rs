//! Who is the same person across cables: conservative joins, each with its reason.
//!
//! Needs: every person's names, titles, days and posts as they are stored. Gives: joins of one node into another, never
//! by a chain: every node is joined to the one that leads its group. Method, for each surname: names in full that agree
//! are one (`full`); a surname with a title is the only person who can hold it at the time, else it leads a group of its
//! own; a surname alone is the only person of that name at the time, the only one in cables of the country, or the one
//! named far more often (`alone`). Of a surname that many have a title or country must tell; what somebody signs tells whom
//! it cannot mean (`signers`). What may still be one of several people's is told by who is `attested` near in time and place
//! (`nearby`); of an uncommon surname, by who else the whole collection knows of it (`whole`). Who is spoken of as dead, fallen or ruling, or by a former office, is told by what he
//! was (`spoken`). Who is called by an office only is told by the list of those who held it (`incumbents`). Misses: people named
//! by given name. Cost: those of one surname are compared with the few people known to have it.

mod alone;
#[cfg(test)]
mod apart;
mod attested;
mod doubt;
mod full;
mod group;
mod incumbents;
mod nearby;
mod one;
mod signers;
mod spoken;
#[cfg(test)]
mod tests;
mod whole;

use std::collections::{BTreeMap, BTreeSet};

use super::people::COMPARED;
use crate::model::{Join, PersonRecord, UNNAMED};
use crate::vocab;
use alone::Surname;
use incumbents::Held;
use one::{One, Told};
use signers::Posts;

/// Those of one surname, named and known by an office only.
type Namesakes<'p> = (Vec<One<'p>>, Vec<Held<'p>>);

/// The joins of all people; none of them touches a node twice.
pub fn joins(people: &[PersonRecord]) -> Vec<Join> {
    let mut of_surname: BTreeMap<String, Namesakes<'_>> = BTreeMap::new();
    for record in people {
        if let Some((surname, held)) = Held::prepare(record) {
            of_surname.entry(surname).or_default().1.push(held);
        } else if let Some((surname, one)) = One::prepare(record).filter(is_told) {
            of_surname.entry(surname).or_default().0.push(one);
        }
    }
    let side_by_side = side_by_side(&of_surname);
    for (namesakes, _) in of_surname.values_mut() {
        namesakes.retain(|one| !side_by_side.contains(&one.record.key));
    }
    for (surname, at) in seconds(&of_surname) {
        if let Some((namesakes, _)) = of_surname.get_mut(&surname) {
            namesakes[at].is_second = true;
        }
    }
    let mut joins: Vec<Join> = of_surname
        .iter()
        .filter(|(_, (namesakes, held))| namesakes.len() + held.len() > 1)
        .flat_map(|(surname, (namesakes, held))| of_one_surname(surname, namesakes, held))
        .collect();
    joins.sort_by(|a, b| a.key.cmp(&b.key));
    joins
}

/// Keys of those whose one cable sets two surnames side by side, as in "according Tallis Marlow's decision": the first is no given
/// name and another's surname. Nobody is meant by such a name.
fn side_by_side(of_surname: &BTreeMap<String, Namesakes<'_>>) -> BTreeSet<String> {
    let all = of_surname.values().flat_map(|(namesakes, _)| namesakes);
    let is_odd = |one: &&One<'_>| {
        let [given] = one.given.as_slice() else {
            return false;
        };
        let is_surname = of_surname
            .get(given)
            .is_some_and(|(others, _)| others.iter().any(|other| other.given.is_empty()));
        one.record.seen.len() == 1 && is_surname && !vocab::is_given_name(given)
    };
    all.filter(is_odd)
        .map(|one| one.record.key.clone())
        .collect()
}

/// Those who sign where another does far oftener, by surname and place.
fn seconds(of_surname: &BTreeMap<String, Namesakes<'_>>) -> Vec<(String, usize)> {
    let all = || {
        of_surname.iter().flat_map(|(surname, (namesakes, _))| {
            let namesakes = namesakes.iter().enumerate();
            namesakes.map(move |(at, one)| (surname, at, one))
        })
    };
    let posts = Posts::of(all().map(|(surname, _, one)| (surname.as_str(), one)));
    let seconds = all().filter(|(surname, _, one)| posts.is_second(surname, one));
    seconds
        .map(|(surname, at, _)| (surname.clone(), at))
        .collect()
}

/// Whether a name can be told from others of the surname, as "the elder Marlow" cannot.
fn is_told((_, one): &(String, One<'_>)) -> bool {
    !one.record.key.starts_with(UNNAMED) && one.told != Told::Nothing
}

fn of_one_surname(surname: &str, namesakes: &[One<'_>], held: &[Held<'_>]) -> Vec<Join> {
    let told = Surname {
        is_common: namesakes.iter().any(|one| one.is_common),
        is_ambiguous: namesakes.iter().any(|one| one.is_ambiguous),
        is_christian: namesakes.iter().any(|one| one.is_christian),
    };
    let mut groups = full::full_names(namesakes, told.is_common);
    incumbents::entitle(surname, &mut groups);
    let left = alone::surnames(namesakes, told, &mut groups);
    whole::settle(told, &mut groups, left);
    spoken::settle(namesakes, told, &mut groups);
    let of_held = held.iter().filter_map(|held| held.join(&groups));
    let of_named = groups.iter().flat_map(group::Group::joins);
    of_named.chain(of_held).collect()
}
