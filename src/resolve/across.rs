//! Who is the same person across cables: conservative joins, each with its reason.
//!
//! Needs: every person's names, titles, days and posts as they are stored. Gives: joins of one node into another, never
//! by a chain: every node is joined to the one that leads its group. Method, for each surname: names in full that agree
//! are one; a surname alone is the only person of that name in full at the time, or the only one with its title; people
//! never named in full are one where nothing keeps them apart. Two titles that differ keep apart. Misses: people named
//! by given name or nickname. Cost: people of one surname are compared with each other.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::{Join, PersonRecord, fold};
use crate::vocab;

/// How many years before and behind its own cables a person may be meant.
const YEARS: i16 = 3;
/// A surname that is given to more people than this is told apart by more than letters.
const MOST_OF_NAME: usize = 400;

/// Styles that only a woman has.
const WOMEN: [&str; 7] = ["mrs", "miss", "madame", "mme", "mlle", "madam", "begum"];

/// A person of one surname, ready to be compared.
struct One<'p> {
    record: &'p PersonRecord,
    given: Vec<String>,
    titles: BTreeSet<&'static str>,
    /// Called Mrs, Miss or Madame.
    woman: bool,
    first: Option<i16>,
    last: Option<i16>,
}

/// The joins of all people; none of them touches a node twice.
pub fn joins(people: &[PersonRecord]) -> Vec<Join> {
    let mut of_surname: BTreeMap<String, Vec<One<'_>>> = BTreeMap::new();
    for record in people {
        if let Some((surname, one)) = prepare(record) {
            of_surname.entry(surname).or_default().push(one);
        }
    }
    let mut joins: Vec<Join> = of_surname
        .iter()
        .filter(|(_, namesakes)| namesakes.len() > 1 && namesakes.len() <= MOST_OF_NAME)
        .flat_map(|(surname, namesakes)| of_one_surname(surname, namesakes))
        .collect();
    joins.sort_by(|a, b| a.key.cmp(&b.key));
    joins
}

fn prepare(record: &PersonRecord) -> Option<(String, One<'_>)> {
    let words: Vec<String> = record
        .name
        .split_whitespace()
        .map(fold)
        .filter(|word| !word.is_empty() && !matches!(word.as_str(), "jr" | "sr" | "ii" | "iii"))
        .collect();
    let (surname, given) = words.split_last()?;
    let titles = record
        .titles
        .iter()
        .filter_map(|words| vocab::title_in(words))
        .map(|title| title.office)
        .collect();
    let year = |day: &Option<Date>| day.map(Date::year);
    let styled = |name: &String| {
        let style = name.split_whitespace().find(|word| word.len() > 1);
        style.is_some_and(|style| WOMEN.contains(&fold(style).as_str()))
    };
    let one = One {
        record,
        given: given
            .iter()
            .filter(|word| !WOMEN.contains(&word.as_str()))
            .cloned()
            .collect(),
        titles,
        woman: record.titles.iter().any(styled) || styled(&record.name),
        first: year(&record.first),
        last: year(&record.last),
    };
    (surname.chars().count() > 2).then(|| (surname.clone(), one))
}

impl One<'_> {
    fn is_full(&self) -> bool {
        self.given.iter().any(|word| word.chars().count() > 1)
    }

    /// Whether both can be named at one time.
    fn meets(&self, other: &One<'_>) -> bool {
        match (self.first, self.last, other.first, other.last) {
            (Some(first), Some(last), Some(other_first), Some(other_last)) => {
                first <= other_last + YEARS && other_first <= last + YEARS
            }
            _ => false,
        }
    }

    /// Whether nothing that is known of both speaks against one person: titles that differ do.
    fn agrees(&self, lead: &One<'_>) -> bool {
        self.woman == lead.woman
            && (self.titles.is_empty()
                || lead.titles.is_empty()
                || !self.titles.is_disjoint(&lead.titles))
    }

    fn shares_title(&self, other: &One<'_>) -> Option<&'static str> {
        self.titles.intersection(&other.titles).next().copied()
    }

    fn shares_post(&self, other: &One<'_>) -> bool {
        self.record
            .posts
            .iter()
            .any(|post| other.record.posts.contains(post))
    }
}

/// Whether given names can be one person's: equal, or an initial of the other, as far as both go.
fn given_agree(one: &[String], other: &[String]) -> bool {
    let fits = |a: &String, b: &String| {
        a == b
            || (a.chars().count() == 1 && b.starts_with(a.as_str()))
            || (b.chars().count() == 1 && a.starts_with(b.as_str()))
    };
    !one.is_empty() && !other.is_empty() && one.iter().zip(other).all(|(a, b)| fits(a, b))
}

fn of_one_surname(surname: &str, namesakes: &[One<'_>]) -> Vec<Join> {
    let mut joins = Vec::new();
    // Of a name that many have, letters alone tell too little.
    let is_common = vocab::is_common_surname(surname);
    let leads = full_names(namesakes, &mut joins);
    let mut alone: Vec<&One<'_>> = Vec::new();
    for one in namesakes.iter().filter(|one| one.given.is_empty()) {
        let possible: Vec<&One<'_>> = leads
            .iter()
            .copied()
            .filter(|lead| one.meets(lead))
            .collect();
        match choose(one, &possible, is_common) {
            Some((lead, reason)) => joins.push(join(one, lead, reason)),
            None if possible.is_empty() => alone.push(one),
            None => {}
        }
    }
    never_in_full(surname, &alone, &mut joins);
    joins
}

/// Joins names in full that agree, and gives those that lead: the fullest of each.
fn full_names<'o, 'p>(namesakes: &'o [One<'p>], joins: &mut Vec<Join>) -> Vec<&'o One<'p>> {
    let mut full: Vec<&One<'p>> = namesakes
        .iter()
        .filter(|one| !one.given.is_empty())
        .collect();
    let letters = |one: &One<'_>| one.given.iter().map(String::len).sum::<usize>();
    full.sort_by(|a, b| {
        letters(b)
            .cmp(&letters(a))
            .then(b.record.mentions.cmp(&a.record.mentions))
            .then(a.record.key.cmp(&b.record.key))
    });
    let mut leads: Vec<&One<'p>> = Vec::new();
    for one in full {
        let agreeing: Vec<&One<'p>> = leads
            .iter()
            .copied()
            .filter(|lead| {
                given_agree(&one.given, &lead.given) && one.meets(lead) && one.agrees(lead)
            })
            .collect();
        match agreeing.as_slice() {
            [lead] => joins.push(join(
                one,
                lead,
                format!("`{}` is short for `{}`", one.record.name, lead.record.name),
            )),
            // Two fuller names agree with it: it stays apart, and leads nobody.
            [_, ..] => {}
            [] if one.is_full() => leads.push(one),
            [] => {}
        }
    }
    leads
}

/// The person in full that a surname means.
fn choose<'o, 'p>(
    one: &One<'_>,
    possible: &[&'o One<'p>],
    is_common: bool,
) -> Option<(&'o One<'p>, String)> {
    let titled: Vec<&'o One<'p>> = possible
        .iter()
        .copied()
        .filter(|lead| one.woman == lead.woman && one.shares_title(lead).is_some())
        .collect();
    if let [lead] = titled.as_slice() {
        let title = one.shares_title(lead).unwrap_or_default();
        return Some((
            lead,
            format!("the only `{}` of that name at the time", title),
        ));
    }
    let fitting: Vec<&'o One<'p>> = possible
        .iter()
        .copied()
        .filter(|lead| one.agrees(lead))
        .collect();
    match fitting.as_slice() {
        // A title that nobody of the name is known to hold may be another person's.
        [lead] if !is_common && (possible.len() == 1 || one.titles.is_empty()) => {
            let when = match (lead.first, lead.last) {
                (Some(first), Some(last)) if first != last => format!(" of {first} to {last}"),
                (Some(year), _) => format!(" of {year}"),
                _ => String::new(),
            };
            Some((
                lead,
                format!("the only person of that surname named in full in cables{when}"),
            ))
        }
        many => {
            let at_post: Vec<&'o One<'p>> = many
                .iter()
                .copied()
                .filter(|lead| one.shares_post(lead))
                .collect();
            match at_post.as_slice() {
                [lead] if one.titles.is_empty() => Some((
                    lead,
                    "the only one of that surname in cables of the same post".to_owned(),
                )),
                _ => None,
            }
        }
    }
}

/// People who are never named in full: one, as long as no titles differ and no long time lies between.
fn never_in_full(surname: &str, alone: &[&One<'_>], joins: &mut Vec<Join>) {
    // A word that is also a given name, or no name, tells too little.
    if vocab::is_given_name(surname)
        || vocab::is_no_name(surname)
        || vocab::is_common_surname(surname)
    {
        return;
    }
    let titles: BTreeSet<&str> = alone
        .iter()
        .flat_map(|one| one.titles.iter().copied())
        .collect();
    let mut sorted = alone.to_vec();
    sorted.sort_by(|a, b| {
        b.titles
            .len()
            .min(1)
            .cmp(&a.titles.len().min(1))
            .then(b.record.mentions.cmp(&a.record.mentions))
            .then(a.record.key.cmp(&b.record.key))
    });
    let mut leads: Vec<&One<'_>> = Vec::new();
    for one in sorted {
        let fitting: Vec<&One<'_>> = leads
            .iter()
            .copied()
            .filter(|lead| {
                one.meets(lead)
                    && one.agrees(lead)
                    && (titles.len() < 2
                        || one.shares_title(lead).is_some()
                        || one.shares_post(lead))
            })
            .collect();
        match fitting.as_slice() {
            [lead] => joins.push(join(
                one,
                lead,
                "nobody of that surname is named in full, and no title keeps them apart".to_owned(),
            )),
            [] => leads.push(one),
            _ => {}
        }
    }
}

fn join(one: &One<'_>, lead: &One<'_>, reason: String) -> Join {
    Join {
        key: one.record.key.clone(),
        lead: lead.record.key.clone(),
        reason,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn person(key: &str, name: &str, titles: &[&str], year: i16, post: &str) -> PersonRecord {
        PersonRecord {
            key: key.to_owned(),
            name: name.to_owned(),
            titles: titles.iter().map(ToString::to_string).collect(),
            first: Some(date(year, 1, 1)),
            last: Some(date(year, 12, 31)),
            posts: vec![post.to_owned()],
            mentions: 1,
        }
    }

    fn joined(people: &[PersonRecord]) -> Vec<(String, String)> {
        joins(people)
            .into_iter()
            .map(|join| (join.key, join.lead))
            .collect()
    }

    #[test]
    fn a_surname_is_the_only_person_in_full() {
        let people = [
            person(
                "full",
                "Oren Tallis",
                &["Foreign Minister"],
                1974,
                "NORVALE",
            ),
            person("a", "Tallis", &[], 1975, "KESTRELBAY"),
            person("b", "TALLIS", &["Foreign Minister Tallis"], 1973, "NORVALE"),
            person("late", "Tallis", &[], 1990, "NORVALE"),
            person("other", "Tallis", &["Archbishop Tallis"], 1974, "NORVALE"),
        ];
        let expected = [("a", "full"), ("b", "full")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(joined(&people), expected);
    }

    #[test]
    fn two_of_one_surname_are_kept_apart() {
        let people = [
            person("one", "Lyman Holt", &["President"], 1965, "STATE"),
            person("two", "Alden Holt", &["Ambassador"], 1965, "NORVALE"),
            person("a", "Holt", &["President Holt"], 1965, "PORTVELDEN"),
            person("b", "Holt", &["Ambassador Holt"], 1965, "PORTVELDEN"),
            person("c", "Holt", &[], 1965, "PORTVELDEN"),
        ];
        let expected = [("a", "one"), ("b", "two")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(joined(&people), expected);
    }

    #[test]
    fn initials_belong_to_the_only_name_that_they_fit() {
        let people = [
            person("long", "Ida R. Marlow", &[], 1974, "NORVALE"),
            person("short", "I. Marlow", &[], 1974, "NORVALE"),
            person("else", "Agnes Marlow", &[], 1974, "NORVALE"),
        ];
        assert_eq!(joined(&people), [("short".to_owned(), "long".to_owned())]);
    }

    #[test]
    fn people_never_named_in_full_are_one() {
        let people = [
            person("a", "Quorvash", &["President Quorvash"], 1974, "NORVALE"),
            person("b", "QUORVASH", &[], 1975, "NORVALE"),
            person("c", "Quorvash", &[], 1975, "KESTRELBAY"),
        ];
        let expected = [("b", "a"), ("c", "a")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(joined(&people), expected);
    }
}
