//! What offices tell of two people of one surname, and whom a title alone means.

use super::crowd::{Crowd, Person};
use crate::model::{Cable, Office, Span, fold};
use crate::vocab::{
    Mark, TitleKind, has_left, is_common_surname, is_marked, title_in, was_president,
};

/// Of a surname that many have: whether the title, a rank too, is one that the person named in full is not said to hold.
pub(super) fn is_stranger(person: &Person, surname: &str, office: Option<&Office>) -> bool {
    let holds = |office: &Office| {
        person
            .offices()
            .iter()
            .any(|held| held.title == office.title)
    };
    let tells = |office: &Office| office.identifies || is_rank(office.title);
    person.full
        && is_common_surname(surname)
        && office.is_some_and(|office| tells(office) && !holds(office))
}

/// Whether a minister, named by surname, cannot be who is named in full with lower offices only: "Deputy Foreign Minister
/// Marlow" is not "Presidential Adviser Oren Marlow".
pub(super) fn is_below(person: &Person, office: Option<&Office>) -> bool {
    const LOWER: [&str; 10] = [
        "Adviser", "Director", "Spokesman", "Governor", "Mayor", "Judge", "Officer", "Counselor",
        "Secretary-Treasurer", "Prosecutor",
    ];
    let minister = office.is_some_and(|office| {
        office.identifies && office.held && office.title.ends_with("Minister")
    });
    let is_lower = |held: &Office| {
        let ends = LOWER.iter().any(|lower| held.title.ends_with(lower));
        ends && !is_marked(held.title, Mark::Envoy) && held.held
    };
    let mut held = person.offices().iter();
    minister
        && person.full
        && !person.signs
        && !person.letter
        && !person.offices().is_empty()
        && held.all(is_lower)
}

fn is_rank(title: &str) -> bool {
    title_in(title).is_some_and(|title| title.kind == TitleKind::Rank)
}

/// Whether a surname with a title must be somebody else: an envoy is no head of state or government, and who signs a
/// letter that is quoted is not the holder of an office who is named beside it.
pub(super) fn is_other(person: &Person, surname: &str, office: Option<&Office>) -> bool {
    let held_now = |held: &Office| held.identifies && held.held;
    // "Under Secretary Oren Marlow" is not "the President's Special Assistant (Marlow)".
    if office.is_some_and(|office| office.held && office.title.ends_with("Assistant"))
        && person.offices().iter().any(held_now)
    {
        return true;
    }
    let Some(office) = office.filter(|office| office.identifies) else {
        return false;
    };
    let held: Vec<&Office> = person
        .offices()
        .iter()
        .filter(|held| held.identifies)
        .collect();
    // "President Marlow" and "former President Marlow" are two.
    let same = |held: &&&Office| held.title == office.title;
    if let Some(same) = held.iter().find(same) {
        return same.held != office.held;
    }
    let is_envoy = |title: &str| is_marked(title, Mark::Envoy);
    let is_head = |title: &str| is_marked(title, Mark::Head);
    let envoy = is_envoy(office.title);
    let parted = held.iter().any(|held| {
        (envoy && is_chief(held.title)) || (is_chief(office.title) && is_envoy(held.title))
    });
    // Of a surname that many have the head of state or government is nobody with another office.
    let head = !held.is_empty()
        && is_common_surname(surname)
        && is_head(office.title) != held.iter().any(|held| is_head(held.title));
    parted || head || (envoy && person.letter && held.is_empty())
}

/// Whether nobody has the office who is an envoy.
fn is_chief(title: &str) -> bool {
    [Mark::Head, Mark::Second, Mark::High]
        .into_iter()
        .any(|mark| is_marked(title, mark))
}

/// Who holds an office, of the people named. Where `own` gives the sentence, "the President" is the American one if one is named so,
/// but nobody is told where the text named another last with the title, whom the sentence does not name beside. Who had left the office by
/// the day is meant where nobody else can be.
pub(super) fn holder(
    cable: &Cable,
    people: &Crowd,
    (office, own): (&Office, Option<&str>),
    span: Span,
) -> Option<usize> {
    let is_of_missions = office.scope.is_none() && is_marked(office.title, Mark::Mission);
    // "The Ambassador" is the Indian one only where he has been named in the same paragraph.
    let paragraph = cable.paragraph_at(span.start());
    let named_before =
        |person: &Person| paragraph.is_some_and(|within| person.is_named_in(within, span));
    let holds = |person: &Person| {
        person.offices().iter().any(|other| {
            office.may_be(other.title)
                && other.identifies
                && other.held
                && (other.scope.is_none() || office.scope.is_none() || other.scope == office.scope)
                && (!is_of_missions || other.scope.is_none() || named_before(person))
        })
    };
    let mut candidates = people.of_office(office);
    candidates.retain(|at| holds(&people[*at]));
    if let Some(sentence) = own {
        let is_ours = |at: usize| {
            let mut surnames = people[at].surnames().iter();
            surnames.any(|surname| was_president(surname))
        };
        let spoken_of = candidates
            .iter()
            .filter_map(|at| Some((people[*at].introduced_before(span)?, *at)))
            .max();
        let is_beside = |at: usize| {
            let mut words = sentence.split_whitespace().map(fold);
            let surname = people[at].surnames().first();
            surname.is_some_and(|surname| words.any(|word| word.starts_with(surname.as_str())))
        };
        let is_another = spoken_of.is_some_and(|(_, at)| !is_ours(at) && !is_beside(at));
        if is_another && candidates.iter().any(|at| is_ours(*at)) {
            return None;
        }
        keep(&mut candidates, is_ours);
    }
    if let Some(day) = cable.date {
        let left = |person: &Person| {
            let mut surnames = person.surnames().iter();
            surnames.any(|surname| has_left(office, surname, day))
        };
        keep(&mut candidates, |at| !left(&people[at]));
    }
    people.nearest(&candidates, span)
}

/// Keeps those who are so, where there are any.
fn keep(among: &mut Vec<usize>, is_so: impl Fn(usize) -> bool) {
    if among.iter().any(|at| is_so(*at)) {
        among.retain(|at| is_so(*at));
    }
}
