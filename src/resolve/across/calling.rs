//! People whose family name stands first, and who are called by it alone: "Wei" of "Wei Tao-ming".
//!
//! Needs: everyone, by the last word of the name. Sets: the only one in full of whom a family name tells stands among those who are
//! called by it. Of two of a family nothing tells which is meant: they stay where they are. Cost: a look at each name.

use std::collections::{BTreeMap, BTreeSet};

use super::Namesakes;
use super::one::One;
use crate::model::fold;
use crate::vocab;

/// Puts whoever is called by the first word of his name among those of it.
pub(super) fn by_family(of_surname: &mut BTreeMap<String, Namesakes<'_>>) {
    let mut families: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (called, (people, _)) in of_surname.iter() {
        for family in people.iter().filter_map(family) {
            families.entry(family).or_default().insert(called.clone());
        }
    }
    for (family, called) in families {
        let Some((people, _)) = of_surname.get(&family) else {
            continue;
        };
        // Somebody else of the name is known in full: "Lyman Wei".
        let in_full = people.iter().any(One::is_full);
        let mut called = called.into_iter();
        let (Some(only), None, false) = (called.next(), called.next(), in_full) else {
            continue;
        };
        let Some((people, _)) = of_surname.get_mut(&only) else {
            continue;
        };
        let of_family = |one: &One<'_>| self::family(one).is_some_and(|first| first == family);
        let mut moved: Vec<One<'_>> = people.extract_if(.., |one| of_family(one)).collect();
        for one in &mut moved {
            one.given = vec![only.clone()];
        }
        of_surname.entry(family).or_default().0.extend(moved);
    }
}

/// The family name of a name that ends as those of China and Korea do, folded.
fn family(one: &One<'_>) -> Option<String> {
    let mut words = one.record.name.split_whitespace();
    let first = fold(words.next()?);
    let surnames = vocab::surnames_of(&one.record.name);
    (words.count() == 1 && surnames.get(1) == Some(&first)).then_some(first)
}
