//! One person as far as is known: all names that were found to be one, and what is known of them together.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::attested::Attested;
use super::one::{One, Told, Years};
use crate::model::{Join, fold_name};
use crate::vocab::{self, Incumbent, Mark, TitleKind, is_marked};

/// Whether one of the titles is of those of which there is one in a country: nobody has one who is not known to.
pub(super) fn is_chief(titles: &BTreeSet<&'static str>) -> bool {
    titles.iter().any(|title| is_chiefs(title))
}

/// Whether a title is one of those.
pub(super) fn is_chiefs(title: &str) -> bool {
    [Mark::Head, Mark::Second]
        .iter()
        .any(|mark| is_marked(title, *mark))
}

fn is_any(titles: &BTreeSet<&'static str>, marks: &[Mark]) -> bool {
    let marked = |title: &&str| marks.iter().any(|mark| is_marked(title, *mark));
    titles.iter().any(marked)
}

/// Whether one of the titles is a chief's, an envoy's, the clergy's.
fn calling(titles: &BTreeSet<&'static str>) -> [bool; 3] {
    [
        is_chief(titles),
        is_any(titles, &[Mark::Envoy]),
        is_any(titles, &[Mark::Clergy]),
    ]
}

/// Whether titles are such as nobody has at one time: an envoy is no chief, and clergy hold no office
/// but the highest.
pub(super) fn part(one: &BTreeSet<&'static str>, other: &BTreeSet<&'static str>) -> bool {
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let (a, b) = (calling(one), calling(other));
    let known = a.contains(&true) && b.contains(&true);
    let shared = a.iter().zip(&b).any(|(a, b)| *a && *b);
    let ordained_chief = (a[0] && b[2]) || (b[0] && a[2]);
    // Clergy hold no other office as a rule.
    let clergy = a[2] != b[2];
    one.is_disjoint(other) && !ordained_chief && ((known && !shared) || clergy)
}

/// Whether one of the titles is a rank.
pub(super) fn is_officer(titles: &BTreeSet<&'static str>) -> bool {
    let is_rank =
        |title: &&str| vocab::title_in(title).is_some_and(|title| title.kind == TitleKind::Rank);
    titles.iter().any(is_rank)
}

/// Country, of one that is parted or goes by two names the one of both, and days of what somebody signs for a post abroad.
pub(super) fn signatures(one: &One<'_>) -> impl Iterator<Item = (&'static str, Date)> {
    let country = one.signs_in.map(vocab::kin_of);
    let days = one.sightings.iter();
    days.filter_map(move |(_, day)| Some((country?, *day)))
}

/// One person as far as is known.
pub(super) struct Group<'o, 'p> {
    pub(super) lead: &'o One<'p>,
    members: Vec<(&'o One<'p>, String)>,
    pub(super) mentions: i64,
    pub(super) cables: usize,
    pub(super) years: Years,
    pub(super) titles: BTreeSet<&'static str>,
    pub(super) full_titles: BTreeSet<&'static str>,
    pub(super) circles: BTreeSet<&'static str>,
    pub(super) woman: bool,
    pub(super) political: bool,
    /// Titles that the list of incumbents gives, with its line.
    pub(super) listed: BTreeMap<&'static str, usize>,
    /// When it says that they were left for good.
    pub(super) left: BTreeMap<&'static str, Date>,
    /// Countries and days of what is signed for posts abroad.
    pub(super) signatures: Vec<(&'static str, Date)>,
    /// Whether somebody of it signs for any post, or the Department.
    pub(super) signs: bool,
    /// Whether somebody of it is called another country's envoy.
    pub(super) is_foreign: bool,
    /// Where the lead, names in full and those with a title are; who was only told by them attests nobody.
    pub(super) attested: Attested<'p>,
}

impl<'o, 'p> Group<'o, 'p> {
    pub(super) fn led_by(lead: &'o One<'p>) -> Self {
        Group {
            lead,
            members: Vec::new(),
            mentions: lead.record.mentions,
            cables: lead.record.seen.len(),
            years: lead.years,
            titles: lead.titles.clone(),
            full_titles: lead.full_titles.clone(),
            circles: lead.circles.clone(),
            woman: lead.woman,
            political: lead.political,
            listed: BTreeMap::new(),
            left: BTreeMap::new(),
            signatures: signatures(lead).collect(),
            signs: lead.signs.is_some(),
            is_foreign: lead.is_foreign,
            attested: Attested::by(lead),
        }
    }

    pub(super) fn is_full(&self) -> bool {
        !self.lead.given.is_empty()
    }

    /// Whether a name in full or a title tells who it is.
    pub(super) fn is_known(&self) -> bool {
        self.is_full() || !self.lead.titles.is_empty()
    }

    pub(super) fn add(&mut self, one: &'o One<'p>, reason: String) {
        self.mentions += one.record.mentions;
        self.cables += one.record.seen.len();
        self.years = self.years.cover(one.years);
        self.titles.extend(&one.titles);
        self.full_titles.extend(&one.full_titles);
        self.circles.extend(&one.circles);
        self.woman |= one.woman;
        self.political |= one.political;
        self.signatures.extend(signatures(one));
        self.signs |= one.signs.is_some();
        self.is_foreign |= one.is_foreign;
        let named = !one.given.is_empty() || !one.titles.is_empty();
        if named && one.told == Told::Present {
            self.attested.add(one);
        }
        self.members.push((one, reason));
    }

    /// Takes over everyone of another group, who is joined for a further reason.
    pub(super) fn absorb(&mut self, other: Group<'o, 'p>, reason: &str) {
        self.mentions += other.mentions;
        self.cables += other.cables;
        self.years = self.years.cover(other.years);
        self.titles.extend(&other.titles);
        self.full_titles.extend(&other.full_titles);
        self.circles.extend(&other.circles);
        self.political |= other.political;
        self.signs |= other.signs;
        self.is_foreign |= other.is_foreign;
        // Who was only told by others attests nobody.
        if other.is_known() {
            self.attested.extend(other.attested);
        }
        self.signatures.extend(other.signatures);
        self.listed.extend(other.listed);
        self.left.extend(other.left);
        self.members.push((other.lead, reason.to_owned()));
        let told = |own: String| format!("{own}; {reason}");
        let members = other.members.into_iter();
        self.members
            .extend(members.map(|(one, own)| (one, told(own))));
    }

    /// Everyone who was found to be this person.
    pub(super) fn ones(&self) -> impl Iterator<Item = &'o One<'p>> {
        std::iter::once(self.lead).chain(self.members.iter().map(|(one, _)| *one))
    }

    /// Adds titles of an office that a line of the list of incumbents says was held; those that were known stay so.
    pub(super) fn entitle(&mut self, titles: &BTreeSet<&'static str>, incumbent: Incumbent) {
        for title in titles.difference(&self.full_titles) {
            self.listed.entry(title).or_insert(incumbent.line);
        }
        for title in titles {
            let left = self.left.entry(title).or_insert(incumbent.last);
            *left = incumbent.last.max(*left);
        }
        self.titles.extend(titles);
        self.full_titles.extend(titles);
    }

    /// A title, and the line that gives it where no name in full stands with it.
    pub(super) fn told(&self, title: &str) -> String {
        match self.listed.get(title) {
            Some(line) => format!("`{title}` (src/vocab/incumbents.tsv:{line})"),
            None => format!("`{title}`"),
        }
    }

    /// When somebody named with a title is the only one of the name who had it: at the time of his cables, or, where the list
    /// of incumbents has it that it was left by then, before.
    pub(super) fn when(&self, title: &str, one: &One<'_>) -> &'static str {
        let left = self.left.get(title);
        let mut days = one.sightings.iter().map(|(_, day)| day);
        match left.is_some_and(|left| days.all(|day| day > left)) && !one.sightings.is_empty() {
            true => "until then",
            false => "at the time",
        }
    }

    /// What is joined in the end. A name in capitals stands for all only where no cable has it in mixed case.
    pub(super) fn joins(&self) -> impl Iterator<Item = Join> {
        let shown = self.shown();
        let joined = self.members.iter().map(move |(one, reason)| {
            let one = if one.record.key == shown {
                self.lead
            } else {
                one
            };
            (one, reason)
        });
        joined.map(move |(one, reason)| Join {
            key: one.record.key.clone(),
            lead: shown.to_owned(),
            reason: reason.clone(),
        })
    }

    /// The key of the name that stands for all.
    pub(super) fn shown(&self) -> &'p str {
        let lead = self.lead.record;
        let is_upper = |name: &str| !name.contains(char::is_lowercase);
        let same = |name: &str| !is_upper(name) && fold_name(name) == fold_name(&lead.name);
        let mut mixed = self.members.iter().map(|(one, _)| one.record);
        let mixed = mixed.find(|record| is_upper(&lead.name) && same(&record.name));
        &mixed.unwrap_or(lead).key
    }
}
