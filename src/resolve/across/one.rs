//! A person as stored, ready to be compared with others of the surname.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::COMPARED;
use crate::model::{CIRCULAR, Mrn, PersonRecord, STATE, STATE_TO, Sighting, fold};
use crate::vocab::{self, Mark, Spoken, TitleKind};

/// How many years before and behind its own cables a person may be meant.
pub(super) const YEARS: i16 = 3;

/// First and last year in which somebody is named; none where no cable has a day.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Years(pub(super) Option<(i16, i16)>);

impl Years {
    pub(super) fn of(days: impl Iterator<Item = Date>) -> Self {
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

/// How a name is told from others of its surname.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Told {
    /// As one who is there on the day.
    Present,
    /// By an office that was held before: "former President Marlow".
    Past,
    /// "The fall of Marlow".
    Spoken(Spoken),
    /// Not at all: "the elder Marlow".
    Nothing,
}

impl Told {
    fn of(record: &PersonRecord) -> Told {
        let mut first = record
            .titles
            .iter()
            .filter_map(|title| title.split(' ').next());
        if first.any(|word| COMPARED.contains(&word) || is_to_come(word)) {
            return Told::Nothing;
        }
        let was = |title: &&String| {
            let before = title.split_once(' ').map(|(first, _)| first);
            before.is_some_and(vocab::is_of_another_time) && vocab::title_in(title).is_some()
        };
        if record.titles.iter().any(|title| was(&title)) {
            return Told::Past;
        }
        let spoken = record.titles.iter();
        let spoken = spoken.filter_map(|title| vocab::spoken_in(title)).max();
        spoken.map_or(Told::Present, Told::Spoken)
    }
}

/// Whether a word before a title says that it is not held yet.
fn is_to_come(word: &str) -> bool {
    ["incoming", "future", "next"]
        .iter()
        .any(|other| word.eq_ignore_ascii_case(other))
}

/// A person of one surname, ready to be compared.
pub(super) struct One<'p> {
    pub(super) record: &'p PersonRecord,
    /// Given names and initials, folded, styles left off; short names in full.
    pub(super) given: Vec<String>,
    /// How a Korean given name sounds, which texts spell in several ways.
    pub(super) sounds: Option<String>,
    /// "Jr" behind the name, folded.
    pub(super) generation: Option<String>,
    /// Whether many have the surname as it is spelled here.
    pub(super) is_common: bool,
    /// Whether the surname, so spelled, may be a given name or a word.
    pub(super) is_ambiguous: bool,
    /// Whether it may be a Christian name or a word.
    pub(super) is_christian: bool,
    /// Offices, ranks and roles; no styles but those of the clergy.
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
    /// For which post, or the Department, the person signs.
    pub(super) signs: Option<&'p str>,
    /// Whether another signs far oftener for that post then.
    pub(super) is_second: bool,
    /// Whether cables call the person another country's envoy: "British Ambassador Marlow".
    pub(super) is_foreign: bool,
    /// As what the only words that speak of a bare surname have its bearer.
    pub(super) told: Told,
    /// Holds an office in a government or party, so that the highest may come to be his.
    pub(super) political: bool,
}

/// Words that open the names of monks in Vietnam and Thailand, and their title.
const ORDAINED: [&str; 2] = ["thich", "phra"];
const MONK: &str = "Bonze";

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

/// Stands for the place of cables that the Department sends to no one country.
pub(super) const WASHINGTON: &str = "";

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
            .flat_map(initials)
            .map(fold)
            .filter(|word| !word.is_empty() && !vocab::is_generation(word))
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
        // Whoever is called by a surname and the words that are its part is not named in full.
        if called.iter().all(|word| is_particle(word)) {
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
            .map(|name| {
                let name = vocab::spelled(name);
                vocab::called_by(name).unwrap_or(name).to_owned()
            })
            .collect();
        let gender = vocab::gender_of_given(given.iter().map(String::as_str));
        let by_name = gender == Some(vocab::Gender::Woman);
        let mut titles = offices(&mut record.titles.iter());
        if words
            .first()
            .is_some_and(|word| ORDAINED.contains(&word.as_str()))
        {
            titles.insert(MONK);
        }
        let signs_for = record
            .key
            .rsplit_once("(signs for ")
            .map(|(_, post)| post.trim_end_matches(')'));
        if signs_for.is_some_and(is_department) {
            titles.insert(SIGNS_FOR_STATE);
        }
        // "Carl Jung" is of no Korean family.
        let bare = before.is_empty();
        let family = vocab::korean_family(surname).filter(|_| asian.is_some() || bare);
        let sounds = asian.as_ref().and(family).zip(given.first());
        let told = match given.is_empty() {
            true if may_be_left_over(surname) => Told::Nothing,
            true => Told::of(record),
            false => Told::Present,
        };
        let one = One {
            generation: plain
                .last()
                .filter(|word| vocab::is_generation(word))
                .map(|word| fold(word)),
            sounds: sounds.map(|(_, given)| vocab::korean_sounds(given)),
            is_common: vocab::is_common_surname(surname),
            is_ambiguous: vocab::is_given_name(surname) || vocab::is_no_name(surname),
            is_christian: vocab::is_no_name(surname)
                || vocab::gender_of_given([surname.as_str()]).is_some(),
            told,
            political: titles.iter().any(is_political),
            titles,
            full_titles: offices(&mut record.titles.iter().filter(in_full)),
            woman: by_style || by_name,
            wife: by_style && !by_name && !given.is_empty(),
            years: Years::of(record.seen.iter().filter_map(|seen| seen.day)),
            circles: posts().filter_map(circle).collect(),
            sightings: record.seen.iter().filter_map(sighting).collect(),
            signs_in: signs_for
                .filter(|post| !is_department(post))
                .and_then(circle),
            signs: signs_for.map(|post| Mrn::split_airgrams(post).0),
            is_second: false,
            is_foreign: record.titles.iter().any(|title| is_foreign_envoy(title)),
            record,
            given,
        };
        let surname = family.unwrap_or(surname);
        (surname.chars().count() > 1).then(|| (surname.to_owned(), one))
    }

    /// Whether a given name stands in it that is no initial.
    pub(super) fn is_full(&self) -> bool {
        self.given.iter().any(|word| word.chars().count() > 1)
    }

    /// Whether "Jr" tells nobody apart: who is called by it and a surname alone is nobody without it.
    pub(super) fn may_be_generation(&self, other: &One<'_>) -> bool {
        let bare = self.given.is_empty() && self.generation.is_some()
            || other.given.is_empty() && other.generation.is_some();
        let both = self.generation.is_some() && other.generation.is_some();
        !(bare || both) || self.generation == other.generation
    }

    pub(super) fn shares_circle(&self, circles: &BTreeSet<&'static str>) -> bool {
        !self.circles.is_disjoint(circles)
    }
}

/// Whether a word is part of the surname behind it and no given name: "Ben Marlow" is named in full.
fn is_particle(word: &str) -> bool {
    vocab::is_particle(word) && !vocab::is_given_name(word)
}

/// Whether a surname may be what a text has left of a longer one: "Van" of "Van Dyk". "La" and "Le" are whole names of
/// Vietnam too.
fn may_be_left_over(surname: &str) -> bool {
    is_particle(surname) && !["la", "le"].contains(&surname)
}

/// The initials of "J.R.", each alone; else the word.
fn initials(word: &str) -> Vec<&str> {
    let letters: Vec<&str> = word.split_terminator('.').collect();
    let apart = word.ends_with('.') && letters.len() > 1;
    if apart && letters.iter().all(|one| one.chars().count() == 1) {
        letters
    } else {
        vec![word]
    }
}

/// Place and day of a cable; a sender whom no list has is a place of his own. The Department, which writes of everybody, is none.
fn sighting(seen: &Sighting) -> Option<(&str, Date)> {
    let post = seen.post.as_deref()?;
    let place = match circle(post) {
        None if is_department(post) => WASHINGTON,
        None => post,
        Some(country) => country,
    };
    Some((place, seen.day?))
}

fn is_political(title: &&'static str) -> bool {
    POLITICAL.contains(title) || title.ends_with(" Minister") || title.ends_with("Foreign Affairs")
}

/// Offices, ranks and roles that stand in names and titles; styles tell nothing.
fn offices(names: &mut dyn Iterator<Item = &String>) -> BTreeSet<&'static str> {
    let mut offices: BTreeSet<&'static str> = names
        .filter_map(|words| vocab::title_in(words))
        .filter(|title| {
            title.kind != TitleKind::Style || vocab::is_marked(title.office, Mark::Clergy)
        })
        .map(|title| title.office)
        .collect();
    if offices.iter().any(|title| OF_STATE.contains(title)) {
        offices.insert(SIGNS_FOR_STATE);
    }
    offices
}

/// Whether another country's adjective or name opens a title of an envoy.
fn is_foreign_envoy(title: &str) -> bool {
    const OURS: &str = "United States";
    let words = [
        title.find(' '),
        title.match_indices(' ').nth(1).map(|(at, _)| at),
    ];
    words.into_iter().flatten().any(|at| {
        let (country, rest) = title.split_at(at);
        let is_nation = vocab::lexicon()
            .phrase(country)
            .iter()
            .any(|entry| match entry.sense {
                vocab::Sense::Adjective(index) => vocab::place(index).name != OURS,
                vocab::Sense::Place(index) => {
                    let place = vocab::place(index);
                    place.kind == "country" && place.name != OURS
                }
                _ => false,
            });
        is_nation
            && vocab::title_in(rest.trim_start())
                .is_some_and(|title| vocab::is_marked(title.office, Mark::Envoy))
    })
}

/// Whether what a signer signs for is the Department, or one of its series.
fn is_department(post: &str) -> bool {
    let (post, _) = Mrn::split_airgrams(post);
    post == STATE || post == "Department of State" || post.starts_with(STATE_TO) || post == CIRCULAR
}

/// The country abroad with which a post's cables have to do: that of the post, or of the one that the Department
/// writes to.
fn circle(post: &str) -> Option<&'static str> {
    let (post, _) = Mrn::split_airgrams(post);
    let partner = post.strip_prefix(STATE_TO).unwrap_or(post);
    let posts = vocab::posts();
    let in_city = || posts.in_city(post.rsplit_once(" in ")?.1);
    let post = posts
        .exact(partner)
        .or_else(|| posts.addressed(post, None))
        .or_else(in_city)?;
    (!post.country.is_empty() && post.country != "United States").then_some(post.country)
}
