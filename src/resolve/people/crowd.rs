//! Everyone of a document in the making, found by surname, given name or title.
//!
//! Needs: people in the order in which they are met. Gives: those who bear a word, in that order. Cost: a look-up a word,
//! and a look at those who bear it.

use std::collections::HashMap;
use std::ops::{Index, IndexMut};

use super::is_style;
use crate::model::{Office, Span, fold};
use crate::vocab::{Gender, Spoken, gender_of_style};

/// Someone of the document.
#[derive(Debug, Default)]
pub(super) struct Person {
    /// The fullest name as written.
    pub(super) name: String,
    /// Given names or initials, folded, in order.
    given: Vec<String>,
    /// Words by which the person may be called alone.
    surnames: Vec<String>,
    offices: Vec<Office>,
    /// Names as titles and name together write them.
    pub(super) aliases: Vec<String>,
    /// Whether the name is more than a surname.
    pub(super) full: bool,
    /// Whether it opens with what its bearer is called by, as in East Asia.
    pub(super) asian: bool,
    pub(super) signs: bool,
    /// Whether a style or given name tells a woman.
    pub(super) woman: bool,
    /// Whether the given name does.
    pub(super) named: bool,
    /// What given names, styles and titles tell.
    pub(super) gender: Option<Gender>,
    /// "Jr", folded.
    pub(super) generation: Option<String>,
    /// Whether it is the minister of whom the text speaks, though somebody of the surname is named in full beside him.
    pub(super) principal: bool,
    /// Styles before the name that not everybody has, folded: "congressman".
    pub(super) styles: Vec<String>,
    /// Whether the full name stands alone on a line of the text, as below a letter.
    pub(super) letter: bool,
    /// Where the person is named.
    spans: Places,
    /// Where by more than a surname: in full, or with a title.
    introduced: Places,
    /// As what the words beside the surname alone speak of the person, each with the name: "fall of Marlow".
    spoken: Vec<(Spoken, String)>,
}

impl Person {
    pub(super) fn given(&self) -> &[String] {
        &self.given
    }

    pub(super) fn surnames(&self) -> &[String] {
        &self.surnames
    }

    pub(super) fn offices(&self) -> &[Office] {
        &self.offices
    }

    /// Adds an office, once however often the text repeats it; whether it is a new one.
    fn hold(&mut self, office: &Office) -> bool {
        let same = |held: &Office| {
            (office.title, &office.scope, office.held) == (held.title, &held.scope, held.held)
        };
        let is_new = !self.offices.iter().any(same);
        if is_new {
            self.offices.push(office.clone());
        }
        is_new
    }

    /// Keeps where the person is named, and whether by more than a surname.
    pub(super) fn name_at(&mut self, span: Span, introduces: bool) {
        self.spans.add(span);
        if introduces {
            self.introduced.add(span);
        }
    }

    /// Whether the person is named within a paragraph and before a place in it.
    pub(super) fn is_named_in(&self, paragraph: Span, place: Span) -> bool {
        self.spans.last_in(paragraph, place).is_some()
    }

    /// Where the person was named last by more than a surname within a paragraph and before a place in it.
    pub(super) fn introduced_in(&self, paragraph: Span, place: Span) -> Option<usize> {
        self.introduced.last_in(paragraph, place)
    }

    /// Where the person was named last by more than a surname before a place.
    pub(super) fn introduced_before(&self, place: Span) -> Option<usize> {
        self.introduced.before(place).next().map(Span::start)
    }

    /// Where the person is first named by more than a surname.
    pub(super) fn first_introduced(&self) -> Option<Span> {
        self.introduced.0.first().copied()
    }

    /// Keeps as what the words beside the name speak of the person.
    pub(super) fn speak(&mut self, spoken: Option<(Spoken, String)>) {
        self.spoken.extend(spoken);
    }

    /// By which words somebody known by surname only is spoken of as dead or fallen, else, where he is named in no other way,
    /// as ruling.
    pub(super) fn spoken_of(&self) -> Option<&str> {
        if self.full || !self.offices.is_empty() {
            return None;
        }
        let most = self.spoken.iter().max_by_key(|(spoken, _)| *spoken);
        most.filter(|(spoken, _)| {
            *spoken != Spoken::Rules || self.spoken.len() == self.spans.0.len()
        })
        .map(|(_, words)| words.as_str())
    }

    /// Keeps what the word before the name tells.
    pub(super) fn call(&mut self, before: Option<&str>) {
        let Some(word) = before.map(fold) else { return };
        self.gender = self.gender.or_else(|| gender_of_style(&word));
        if is_style(&word) && !self.styles.contains(&word) {
            self.styles.push(word);
        }
    }
}

/// Places of a text in order.
#[derive(Debug, Default)]
struct Places(Vec<Span>);

impl Places {
    fn add(&mut self, span: Span) {
        let at = self.0.partition_point(|one| *one <= span);
        self.0.insert(at, span);
    }

    /// Those that begin before a place, the last first.
    fn before(&self, place: Span) -> impl Iterator<Item = Span> + '_ {
        let end = self.0.partition_point(|one| one.start() < place.start());
        self.0[..end].iter().rev().copied()
    }

    /// Where the last one begins that stands within a paragraph and before a place in it.
    fn last_in(&self, paragraph: Span, place: Span) -> Option<usize> {
        self.before(place)
            .take_while(|one| one.start() >= paragraph.start())
            .find(|one| one.end() <= place.start() && paragraph.contains(*one))
            .map(Span::start)
    }
}

/// Everyone who has been met so far.
#[derive(Debug, Default)]
pub(super) struct Crowd {
    people: Vec<Person>,
    by_surname: HashMap<String, Vec<usize>>,
    /// By every given name that somebody has or had before a fuller name was met.
    by_given: HashMap<String, Vec<usize>>,
    by_title: HashMap<&'static str, Vec<usize>>,
}

impl Crowd {
    /// Adds somebody of whom nothing is known but how he is written.
    pub(super) fn add(&mut self, name: &str) -> usize {
        self.people.push(Person {
            name: name.to_owned(),
            ..Person::default()
        });
        self.people.len() - 1
    }

    /// Adds words by which somebody may be called alone.
    pub(super) fn know(&mut self, at: usize, surnames: Vec<String>) {
        for surname in surnames {
            if !self.people[at].surnames.contains(&surname) {
                enter(self.by_surname.entry(surname.clone()).or_default(), at);
                self.people[at].surnames.push(surname);
            }
        }
    }

    /// Calls somebody by a fuller name.
    pub(super) fn rename(&mut self, at: usize, name: &str, given: Vec<String>) {
        for word in &given {
            enter(self.by_given.entry(word.clone()).or_default(), at);
        }
        let person = &mut self.people[at];
        name.clone_into(&mut person.name);
        person.given = given;
    }

    /// Adds an office that somebody holds.
    pub(super) fn hold(&mut self, at: usize, office: Option<&Office>) {
        let Some(office) = office else { return };
        if self.people[at].hold(office) {
            enter(self.by_title.entry(office.title).or_default(), at);
        }
    }

    /// Everyone, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Person> {
        self.people.iter()
    }

    /// Those of a surname, in order.
    pub(super) fn of_surname(&self, surname: &str) -> &[usize] {
        self.by_surname.get(surname).map_or(&[], Vec::as_slice)
    }

    /// Those who are called, or were before a fuller name was met, by a given name, in order.
    pub(super) fn of_given(&self, name: &str) -> &[usize] {
        self.by_given.get(name).map_or(&[], Vec::as_slice)
    }

    /// Those who hold an office that a title alone can mean, in order.
    pub(super) fn of_office(&self, office: &Office) -> Vec<usize> {
        let mut holders: Vec<usize> = (self.by_title.iter())
            .filter(|(title, _)| office.may_be(title))
            .flat_map(|(_, holders)| holders)
            .copied()
            .collect();
        holders.sort_unstable();
        holders.dedup();
        holders
    }

    /// Of some the one named last before a place in the text, else the first of them.
    pub(super) fn nearest(&self, among: &[usize], place: Span) -> Option<usize> {
        let named = |at: &usize| {
            let last = self.people[*at].spans.before(place).next()?;
            Some((last.start(), *at))
        };
        let last = among
            .iter()
            .filter_map(named)
            .max_by_key(|(start, _)| *start);
        last.map(|(_, at)| at).or_else(|| among.first().copied())
    }
}

impl Index<usize> for Crowd {
    type Output = Person;

    fn index(&self, at: usize) -> &Person {
        &self.people[at]
    }
}

impl IndexMut<usize> for Crowd {
    fn index_mut(&mut self, at: usize) -> &mut Person {
        &mut self.people[at]
    }
}

/// Adds a place to others that stand in order, once.
fn enter(places: &mut Vec<usize>, at: usize) {
    if let Err(place) = places.binary_search(&at) {
        places.insert(place, at);
    }
}
