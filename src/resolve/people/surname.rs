//! Whom a surname means, or another name that stands alone.

use super::crowd::{Crowd, Person};
use super::offices::{is_below, is_other, is_stranger};
use super::{COMPARED, generation, is_one_word, is_style};
use crate::model::{Cable, Name, Office, Span, fold};
use crate::vocab::{
    Mark, is_given_name, is_marked, is_particle, is_spanish, is_womans_style, surnames_of, title_in,
};

/// Words before a given name that alone names somebody's relative: "his brother Hugo".
const KIN: [&str; 12] = [
    "brother", "cousin", "daughter", "father", "husband", "mother", "nephew", "niece", "sister",
    "son", "uncle", "wife",
];

/// A name that stands alone, and what stands before it.
pub(super) struct Called<'n> {
    /// With a woman's style before it, if any.
    written: &'n str,
    office: Option<&'n Office>,
    /// The word before it, folded.
    before: Option<String>,
    span: Span,
    /// The paragraph in which it stands, if in one.
    paragraph: Option<Span>,
    signs: bool,
}

impl<'n> Called<'n> {
    pub(super) fn new(
        cable: &Cable,
        name: &Name,
        written: &'n str,
        office: Option<&'n Office>,
        before: Option<&str>,
    ) -> Self {
        Called {
            written,
            office,
            before: before.map(fold),
            span: name.span,
            paragraph: cable
                .paragraph_at(name.span.start())
                .filter(|paragraph| paragraph.contains(name.span)),
            signs: name.method == "signature",
        }
    }

    /// The only one of the surname, else who holds the office or bears the style before it, else the one whom its
    /// paragraph last named in full before it; a new person where nobody has it, or nothing tells which of several is meant.
    pub(super) fn person(&self, people: &mut Crowd) -> usize {
        let surname = self.surname(people);
        let candidates = self.candidates(people, &surname);
        let is_beside = match candidates.as_slice() {
            [only] => self.is_beside(&people[*only]),
            _ => false,
        };
        let found = match candidates.as_slice() {
            [] => self.by_another_name(people, &surname),
            [only] => {
                let person = &people[*only];
                let another = is_other(person, &surname, self.office)
                    || is_stranger(person, &surname, self.office)
                    || is_below(person, self.office)
                    || is_beside;
                (!another).then_some(*only)
            }
            many => self.one_of(people, many),
        };
        let index = found.unwrap_or_else(|| {
            let compared = self.compared().filter(|_| candidates.len() > 1);
            let aliases = compared.map(|word| format!("{word} {}", self.written));
            let index = people.add(self.written);
            people[index].woman = self.is_womans();
            people[index].generation = generation(self.written);
            people[index].principal = is_beside;
            people[index].aliases.extend(aliases);
            people.know(index, vec![surname]);
            index
        });
        people.hold(index, self.office);
        index
    }

    /// The name, folded as somebody has it.
    fn surname(&self, people: &Crowd) -> String {
        let exists = |word: &str| !people.of_surname(word).is_empty();
        let words = surnames_of(self.written);
        let known = words.iter().find(|word| exists(word));
        let mut surname = known.or(words.first()).cloned().unwrap_or_default();
        if known.is_none() && surname.ends_with('s') && exists(&surname[..surname.len() - 1]) {
            // "Marlows", where a web page lost the apostrophe.
            surname.pop();
        }
        surname
    }

    /// Whether the person is somebody else beside the holder of an office who is named here. What a paragraph says of one person grows
    /// shorter: who is named in full behind "FonMin Marlow", and holds no office in the whole text, is another Marlow.
    fn is_beside(&self, person: &Person) -> bool {
        let minister = self.office.is_some_and(|office| {
            let head = is_marked(office.title, Mark::Head);
            office.identifies && office.held && !head && office.title.ends_with("Minister")
        });
        let behind = || {
            let first = person.first_introduced()?;
            let paragraph = self.paragraph?;
            Some(self.span.end() <= first.start() && paragraph.contains(first))
        };
        minister
            && is_one_word(self.written)
            && person.full
            && !person.signs
            && !person.letter
            && person.offices().is_empty()
            && behind() == Some(true)
    }

    /// Those who have the surname, and "Jr" if that stands behind it. A name without style is a woman's only where she has an
    /// office or no man of it is named, and never that of somebody's wife.
    fn candidates(&self, people: &Crowd, surname: &str) -> Vec<usize> {
        let generation = generation(self.written);
        let same =
            |index: &&usize| generation.is_none() || people[**index].generation == generation;
        let (women, men): (Vec<usize>, Vec<usize>) = (people.of_surname(surname).iter())
            .filter(same)
            .partition(|index| people[**index].woman);
        if self.is_womans() {
            women
        } else if men.is_empty() {
            let own = |index: &usize| people[*index].named || !people[*index].offices().is_empty();
            women.into_iter().filter(own).collect()
        } else {
            let holds =
                |index: &usize| people[*index].named && !people[*index].offices().is_empty();
            men.into_iter()
                .chain(women.into_iter().filter(holds))
                .collect()
        }
    }

    /// "Elder" of "the elder Marlow".
    fn compared(&self) -> Option<&str> {
        let before = self.before.as_deref();
        before.filter(|word| COMPARED.contains(word))
    }

    fn is_womans(&self) -> bool {
        self.written
            .split_once(' ')
            .is_some_and(|(style, _)| is_womans_style(&fold(style)))
    }

    /// Of several of a surname: whom the office tells, the style, or that who signs for a post is its chief and no relative
    /// of his.
    fn one_of(&self, people: &Crowd, candidates: &[usize]) -> Option<usize> {
        let which = |tells: &dyn Fn(&Person) -> bool| {
            let told: Vec<usize> = (candidates.iter().copied())
                .filter(|at| tells(&people[*at]))
                .collect();
            people.nearest(&told, self.span)
        };
        let of_office = self.office.and_then(|office| {
            let same = |held: &Office| (held.title, held.held) == (office.title, office.held);
            which(&|person| person.offices().iter().any(same))
        });
        let before = self.before.as_ref();
        let style = before.filter(|word| self.office.is_none() && is_style(word));
        let of_style = || style.and_then(|style| which(&|person| person.styles.contains(style)));
        let is_envoy = |held: &Office| is_marked(held.title, Mark::Envoy);
        let is_chief = |person: &Person| person.offices().iter().any(is_envoy);
        let of_post = || which(&|person| self.signs && is_chief(person));
        let told = of_office.or_else(of_style).or_else(of_post);
        let is_past = self
            .office
            .is_some_and(|office| office.identifies && !office.held);
        if told.is_some() || self.compared().is_some() || is_past {
            return told;
        }
        let Some(paragraph) = self.paragraph else {
            return people.nearest(candidates, self.span);
        };
        let last_named = |at: &usize| people[*at].introduced_in(paragraph, self.span);
        let spoken_of = candidates
            .iter()
            .copied()
            .filter(|at| last_named(at).is_some())
            .max_by_key(last_named);
        // Beside somebody named in full the surname alone is the minister's.
        let principal = || which(&|person| person.principal);
        // Who cannot be told is one person, however often he is named.
        spoken_of
            .or_else(principal)
            .or_else(|| which(&|person| !person.full && person.offices().is_empty()))
    }

    /// The only one whom a name means that is nobody's surname: a father's name before the mother's, the given name of an
    /// Arab or of somebody's relative.
    fn by_another_name(&self, people: &Crowd, name: &String) -> Option<usize> {
        let before = self.before.as_deref();
        let kin = before.is_some_and(|word| KIN.contains(&word));
        let title = before.and_then(title_in);
        let bare = title.is_none() && self.office.is_none() && !kin;
        let royal = title.is_some_and(|title| is_marked(title.office, Mark::Royal));
        // "King Saud" is not Prince Saud al-Tallis.
        let may_hold = |person: &Person| {
            let holds = |office: &Office| {
                let mut held = person.offices().iter();
                held.any(|held| (held.title, held.held) == (office.title, office.held))
            };
            self.office.is_none_or(holds)
        };
        let is_called = |person: &Person| {
            let alone = bare || royal && may_hold(person);
            let by_given = kin || alone && is_arab(person);
            let given = by_given && person.given().first() == Some(name);
            person.full && (given || bare && fathers_name(person) == Some(name))
        };
        let mut called = people
            .of_given(name)
            .iter()
            .copied()
            .filter(|at| is_called(&people[*at]));
        match (called.next(), called.next()) {
            (None, _) if bare => by_given_name(people, name),
            (found, None) => found,
            _ => None,
        }
    }
}

/// "Oren" of Oren and Karim Tallis, whom their surname does not tell apart.
fn by_given_name(people: &Crowd, name: &String) -> Option<usize> {
    let is_called = |person: &Person| person.full && person.given().first() == Some(name);
    let called = people.of_given(name).iter().copied();
    let mut called = called.filter(|at| is_called(&people[*at]));
    let found = called.next().filter(|_| called.next().is_none())?;
    let has_namesake = people[found].surnames().iter().any(|surname| {
        let mut namesakes = people.of_surname(surname).iter();
        namesakes.any(|at| *at != found && people[*at].full)
    });
    has_namesake.then_some(found)
}

/// The word before the last of three of a Spanish name, where it is no given name: "Chavez" of "Hugo Chavez Frias".
fn fathers_name(person: &Person) -> Option<&String> {
    let (name, before) = person.given().split_last()?;
    before.first().filter(|first| is_spanish(first))?;
    let is_given = name.chars().count() < 4 || is_given_name(name) || is_particle(name);
    (!is_given).then_some(name)
}

/// Whether the surname opens with an article, as those of Arabs do, whom a given name alone may mean: "Karim" of "Karim
/// al-Tallis".
fn is_arab(person: &Person) -> bool {
    let surname = person.name.rsplit(' ').next().unwrap_or_default();
    let article = surname.split_once('-').map(|(article, _)| fold(article));
    article.is_some_and(|article| ["al", "el"].contains(&article.as_str()))
}
