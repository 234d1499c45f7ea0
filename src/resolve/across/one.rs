//! A person as stored, ready to be compared with others of the surname.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::model::{Mrn, PersonRecord, Sighting, fold};
use crate::vocab::{self, TitleKind};

/// How many years before and behind its own cables a person may be meant.
pub(super) const YEARS: i16 = 3;

/// First and last year in which somebody is named; none where no cable has a day.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Years(pub(super) Option<(i16, i16)>);

impl Years {
    fn of(days: impl Iterator<Item = Date>) -> Self {
        days.map(Date::year).fold(Years(None), |years, year| {
            years.cover(Years(Some((year, year))))
        })
    }

    /// Whether both can be named at one time, so many years between them borne.
    pub(super) fn meet(self, other: Years, apart: i16) -> bool {
        match (self.0, other.0) {
            (Some((first, last)), Some((other_first, other_last))) => {
                first <= other_last + apart && other_first <= last + apart
            }
            _ => false,
        }
    }

    /// Years between both; those without a day are farthest.
    pub(super) fn distance(self, other: Years) -> i16 {
        match (self.0, other.0) {
            (Some((a, b)), Some((c, d))) => (c - b).max(a - d).max(0),
            _ => i16::MAX,
        }
    }

    pub(super) fn cover(self, other: Years) -> Years {
        match (self.0, other.0) {
            (Some((a, b)), Some((c, d))) => Years(Some((a.min(c), b.max(d)))),
            (one, other) => Years(one.or(other)),
        }
    }
}

/// A person of one surname, ready to be compared.
pub(super) struct One<'p> {
    pub(super) record: &'p PersonRecord,
    /// Given names and initials, folded, styles left off; short names in full.
    pub(super) given: Vec<String>,
    /// Offices, ranks and roles; no styles.
    pub(super) titles: BTreeSet<&'static str>,
    /// Those that stand beside the name in full.
    pub(super) full_titles: BTreeSet<&'static str>,
    /// Called Mrs, Miss or Madame, or by a woman's name.
    pub(super) woman: bool,
    /// Called so by a name in full that tells no woman: it may be her husband's.
    pub(super) wife: bool,
    pub(super) years: Years,
    /// Countries whose posts send or get the cables that name the person.
    pub(super) circles: BTreeSet<&'static str>,
    /// Cables with a day that name the person: the place, which is a country abroad, else the sender; and the day.
    pub(super) sightings: Vec<(&'p str, Date)>,
    /// Country of the post abroad for which the person signs.
    pub(super) signs_in: Option<&'static str>,
    /// Holds an office in a government or party, so that the highest may come to be his.
    pub(super) political: bool,
}

/// Words before a surname that are its part: whoever is called by them and it alone is not named in full.
const PARTICLES: [&str; 9] = ["van", "von", "der", "den", "de", "du", "da", "di", "dos"];

/// Stands for the title of those who sign for the Department: the Secretary, or who acts for him.
const SIGNS_FOR_STATE: &str = "signer for the Department of State";

/// Offices whose holders sign for the Department.
const OF_STATE: [&str; 6] = [
    "Secretary",
    "Secretary of State",
    "Acting Secretary",
    "Acting Secretary of State",
    "Under Secretary",
    "Under Secretary of State",
];

/// Offices of parties and states from which one comes to the highest.
const POLITICAL: [&str; 6] = [
    "Chairman",
    "Chief of State",
    "General Secretary",
    "Party Chairman",
    "Prime Minister-designate",
    "Secretary General",
];

impl<'p> One<'p> {
    /// Surname, folded, and the person; `None` where the name has no surname that could tell anybody.
    pub(super) fn prepare(record: &'p PersonRecord) -> Option<(String, One<'p>)> {
        let words: Vec<String> = record
            .name
            .split_whitespace()
            .map(fold)
            .filter(|word| !word.is_empty() && !matches!(word.as_str(), "jr" | "sr" | "ii" | "iii"))
            .collect();
        let plain: Vec<&str> = record.name.split_whitespace().collect();
        let asian = vocab::asian_name(&plain).map(|name| (name.called, name.given));
        let (surname, before) = match &asian {
            Some((called, given)) => (called.first()?, given.as_slice()),
            None => words.split_last()?,
        };
        let styled = |name: &String| {
            let style = name.split_whitespace().find(|word| word.len() > 1);
            style.is_some_and(|style| vocab::is_womans_style(&fold(style)))
        };
        let mut called: Vec<&String> = before
            .iter()
            .filter(|word| !vocab::is_womans_style(word))
            .collect();
        if called.iter().all(|word| PARTICLES.contains(&word.as_str())) {
            called.clear();
        }
        let in_full = |words: &&String| {
            called.iter().any(|name| {
                name.len() > 1 && words.split_whitespace().any(|word| fold(word) == **name)
            })
        };
        let posts = || record.seen.iter().filter_map(|seen| seen.post.as_deref());
        let by_style = record.titles.iter().any(styled) || styled(&record.name);
        let given: Vec<String> = called
            .iter()
            .map(|name| vocab::called_by(name).map_or_else(|| (*name).clone(), str::to_owned))
            .collect();
        let gender = vocab::gender_of_given(given.iter().map(String::as_str));
        let by_name = gender == Some(vocab::Gender::Woman);
        let mut titles = offices(&mut record.titles.iter());
        let signs_for = record
            .key
            .rsplit_once("(signs for ")
            .map(|(_, post)| post.trim_end_matches(')'));
        if signs_for.is_some_and(is_department) {
            titles.insert(SIGNS_FOR_STATE);
        }
        let one = One {
            political: titles.iter().any(is_political),
            titles,
            full_titles: offices(&mut record.titles.iter().filter(in_full)),
            woman: by_style || by_name,
            wife: by_style && !by_name && !given.is_empty(),
            years: Years::of(record.seen.iter().filter_map(|seen| seen.day)),
            circles: posts().filter_map(circle).collect(),
            sightings: record.seen.iter().filter_map(sighting).collect(),
            signs_in: signs_for.and_then(circle),
            record,
            given,
        };
        (surname.chars().count() > 1).then(|| (surname.clone(), one))
    }

    /// Whether a given name stands in it that is no initial.
    pub(super) fn is_full(&self) -> bool {
        self.given.iter().any(|word| word.chars().count() > 1)
    }

    pub(super) fn shares_circle(&self, circles: &BTreeSet<&'static str>) -> bool {
        !self.circles.is_disjoint(circles)
    }
}

/// Place and day of a cable; a sender whom no list has is a place of his own.
fn sighting(seen: &Sighting) -> Option<(&str, Date)> {
    let post = seen.post.as_deref()?;
    Some((circle(post).unwrap_or(post), seen.day?))
}

fn is_political(title: &&'static str) -> bool {
    POLITICAL.contains(title) || title.ends_with(" Minister") || title.ends_with("Foreign Affairs")
}

/// Offices, ranks and roles that stand in names and titles; styles tell nothing.
fn offices(names: &mut dyn Iterator<Item = &String>) -> BTreeSet<&'static str> {
    let mut offices: BTreeSet<&'static str> = names
        .filter_map(|words| vocab::title_in(words))
        .filter(|title| title.kind != TitleKind::Style)
        .map(|title| title.office)
        .collect();
    if offices.iter().any(|title| OF_STATE.contains(title)) {
        offices.insert(SIGNS_FOR_STATE);
    }
    offices
}

/// Whether what a signer signs for is the Department, or one of its series.
fn is_department(post: &str) -> bool {
    let (post, _) = Mrn::split_airgrams(post);
    post == "STATE"
        || post == "Department of State"
        || post.starts_with("STATETO")
        || post == vocab::CIRCULAR
}

/// The country abroad with which a post's cables have to do: that of the post, or of the one that the Department
/// writes to.
fn circle(post: &str) -> Option<&'static str> {
    let (post, _) = Mrn::split_airgrams(post);
    let partner = post.strip_prefix("STATETO").unwrap_or(post);
    let posts = vocab::posts();
    let in_city = || posts.in_city(post.rsplit_once(" in ")?.1);
    let post = posts
        .exact(partner)
        .or_else(|| posts.addressed(post, None))
        .or_else(in_city)?;
    (!post.country.is_empty() && post.country != "United States").then_some(post.country)
}
