//! Who is the same person across cables: conservative joins, each with its reason.
//!
//! Needs: every person's names, titles, days and posts as they are stored. Gives: joins of one node into another, never
//! by a chain: every node is joined to the one that leads its group. Method, for each surname: names in full that agree
//! are one; a surname with a title is the only person known to hold it, else it leads a group of its own; a surname alone
//! is the only person of that name at the time, or the one named far more often. Of a surname that many have a title or
//! post must tell. Misses: people named by given name or nickname. Cost: people of one surname are compared with each
//! other.

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
    /// Those that stand beside the name in full.
    full_titles: BTreeSet<&'static str>,
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
    let offices = |names: &mut dyn Iterator<Item = &String>| -> BTreeSet<&'static str> {
        names
            .filter_map(|words| vocab::title_in(words))
            .map(|title| title.office)
            .collect()
    };
    let titles = offices(&mut record.titles.iter());
    let in_full = |words: &&String| {
        given
            .iter()
            .any(|name| name.len() > 1 && words.split_whitespace().any(|word| fold(word) == *name))
    };
    let full_titles = offices(&mut record.titles.iter().filter(in_full));
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
        full_titles,
        woman: record.titles.iter().any(styled) || styled(&record.name),
        first: year(&record.first),
        last: year(&record.last),
    };
    (surname.chars().count() > 2).then(|| (surname.clone(), one))
}

impl One<'_> {
    /// Whether a surname alone tells enough to gather others of it.
    fn gathers(&self, surname: &str, is_common: bool) -> bool {
        let untitled = is_common && self.titles.is_empty();
        !(vocab::is_given_name(surname) || vocab::is_no_name(surname) || untitled)
    }

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

    /// A title of both; of a common name one with which the other is named in full.
    fn shares_title(&self, lead: &One<'_>, is_common: bool) -> Option<&'static str> {
        let of_lead = if is_common && !lead.given.is_empty() {
            &lead.full_titles
        } else {
            &lead.titles
        };
        self.titles.intersection(of_lead).next().copied()
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
    let mut groups: Vec<Group<'_, '_>> = full_names(namesakes, &mut joins)
        .into_iter()
        .map(Group::led_by)
        .collect();
    let full = groups.len();
    let mut alone: Vec<&One<'_>> = namesakes
        .iter()
        .filter(|one| one.given.is_empty())
        .collect();
    // Those with most titles and mentions lead; keys settle the rest.
    alone.sort_by(|a, b| {
        let weight = |one: &One<'_>| (one.titles.len().min(1), one.record.mentions);
        weight(b)
            .cmp(&weight(a))
            .then(a.record.key.cmp(&b.record.key))
    });
    for one in alone {
        match choose(one, &groups, is_common) {
            Choice::Join(at, reason) => {
                joins.push(join(one, groups[at].lead, reason));
                groups[at].add(one);
            }
            Choice::Lead if one.gathers(surname, is_common) => {
                groups.push(Group::led_by(one));
            }
            Choice::Lead | Choice::Apart => {}
        }
    }
    debug_assert!(groups.len() >= full);
    joins
}

/// One person as far as is known: the node that leads, and how often all of its names stand.
struct Group<'o, 'p> {
    lead: &'o One<'p>,
    mentions: i64,
    first: Option<i16>,
    last: Option<i16>,
}

impl<'o, 'p> Group<'o, 'p> {
    fn led_by(lead: &'o One<'p>) -> Self {
        Group {
            lead,
            mentions: lead.record.mentions,
            first: lead.first,
            last: lead.last,
        }
    }

    fn add(&mut self, one: &One<'_>) {
        self.mentions += one.record.mentions;
        self.first = self.first.into_iter().chain(one.first).min();
        self.last = self.last.into_iter().chain(one.last).max();
    }

    /// Whether the person can be named in the cables that name another.
    fn meets(&self, one: &One<'_>) -> bool {
        match (self.first, self.last, one.first, one.last) {
            (Some(first), Some(last), Some(other_first), Some(other_last)) => {
                first <= other_last + YEARS && other_first <= last + YEARS
            }
            _ => false,
        }
    }
}

/// What becomes of a surname without given name.
enum Choice {
    /// It is this group's.
    Join(usize, String),
    /// It is nobody's that is known: it leads a group of its own.
    Lead,
    /// It may be one of several.
    Apart,
}

/// Offices of which there is one in a country: nobody has one who is not known to.
const CHIEFS: [&str; 14] = [
    "President",
    "King",
    "Queen",
    "Shah",
    "Emperor",
    "Sultan",
    "Emir",
    "Prince",
    "Prime Minister",
    "Premier",
    "Chancellor",
    "Pope",
    "Vice President",
    "Secretary of State",
];

fn choose(one: &One<'_>, groups: &[Group<'_, '_>], is_common: bool) -> Choice {
    let met = || {
        (0..groups.len()).filter(|at| groups[*at].meets(one) && groups[*at].lead.woman == one.woman)
    };
    if !one.titles.is_empty() {
        let titled: Vec<usize> = met()
            .filter(|at| one.shares_title(groups[*at].lead, is_common).is_some())
            .collect();
        if let [at] = titled.as_slice() {
            let title = one
                .shares_title(groups[*at].lead, is_common)
                .unwrap_or_default();
            return Choice::Join(*at, format!("the only `{title}` of that name at the time"));
        }
        // A title that nobody of the name is known to hold may be another person's.
        let is_chief = one.titles.iter().any(|title| CHIEFS.contains(title));
        let mut fitting = met().filter(|at| groups[*at].lead.titles.is_empty());
        return match (fitting.next(), met().nth(1)) {
            (Some(at), None) if !is_chief && !is_common => Choice::Join(at, only(&groups[at])),
            _ if titled.is_empty() => Choice::Lead,
            _ => Choice::Apart,
        };
    }
    let possible: Vec<usize> = met().collect();
    match possible.as_slice() {
        [] => Choice::Lead,
        [at] if !is_common => Choice::Join(*at, only(&groups[*at])),
        many => {
            let at_post: Vec<usize> = many
                .iter()
                .copied()
                .filter(|at| one.shares_post(groups[*at].lead))
                .collect();
            let most = many
                .iter()
                .copied()
                .max_by_key(|at| (groups[*at].mentions, std::cmp::Reverse(*at)));
            let others = |most: usize| {
                many.iter()
                    .filter(|at| **at != most)
                    .map(|at| groups[*at].mentions)
                    .sum::<i64>()
            };
            match (at_post.as_slice(), most) {
                ([at], _) => Choice::Join(
                    *at,
                    "the only one of that surname in cables of the same post".to_owned(),
                ),
                (_, Some(most))
                    if !is_common && groups[most].mentions >= FAR_MORE * others(most) =>
                {
                    Choice::Join(
                        most,
                        "of that surname named far more often than any other at the time"
                            .to_owned(),
                    )
                }
                _ => Choice::Apart,
            }
        }
    }
}

/// So many times more often than all others of the surname a person must be named to be meant by it alone.
const FAR_MORE: i64 = 10;

fn only(group: &Group<'_, '_>) -> String {
    let in_full = if group.lead.given.is_empty() {
        ""
    } else {
        " named in full"
    };
    let when = match (group.lead.first, group.lead.last) {
        (Some(first), Some(last)) if first != last => format!(" of {first} to {last}"),
        (Some(year), _) => format!(" of {year}"),
        _ => String::new(),
    };
    format!("the only person of that surname{in_full} in cables{when}")
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
            PersonRecord {
                mentions: 50,
                ..person(
                    "full",
                    "Oren Tallis",
                    &["Foreign Minister"],
                    1974,
                    "NORVALE",
                )
            },
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
            person(
                "one",
                "Lyman Holt",
                &["President Lyman Holt"],
                1965,
                "STATE",
            ),
            person(
                "two",
                "Alden Holt",
                &["Ambassador Alden Holt"],
                1965,
                "NORVALE",
            ),
            person("a", "Holt", &["President Holt"], 1965, "PORTVELDEN"),
            person("b", "Holt", &["Ambassador Holt"], 1965, "PORTVELDEN"),
            person("c", "Holt", &[], 1965, "PORTVELDEN"),
        ];
        let expected = [("a", "one"), ("b", "two")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(joined(&people), expected);
    }

    #[test]
    fn a_chief_is_not_the_only_namesake_in_full() {
        let people = [
            person("wife", "Hella Quorvash", &[], 1965, "NORVALE"),
            person("a", "Quorvash", &["President Quorvash"], 1965, "NORVALE"),
            PersonRecord {
                mentions: 90,
                ..person("b", "Quorvash", &["President Quorvash"], 1966, "NORVALE")
            },
            person("c", "Quorvash", &[], 1966, "STATE"),
        ];
        let expected = [("a", "b"), ("c", "b")].map(|(a, b)| (a.to_owned(), b.to_owned()));
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
