//! Who is meant by a noun phrase of the tree: a name, the sender, whoever speaks, a group without a name.

use std::ops::Range;

use super::view::View;
use crate::extract::clause::is_unlisted;
use crate::extract::draft::Draft;
use crate::extract::people::title_at;
use crate::extract::places::is_us;
use crate::extract::syntax::{Relation, Tag};
use crate::model::{EntityKind, Filler, Meant, NameId, NameSense, Span};
use crate::vocab::families;
use crate::vocab::{self, Sense};

/// Somebody who may act, and how the text tells who.
#[derive(Clone, Debug)]
pub(super) struct Party {
    pub(super) filler: Filler,
    pub(super) class: Class,
    /// The word that names them; `None` where none does.
    pub(super) at: Option<usize>,
}

/// How a party is told.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Class {
    /// `we`, `I`, `our`.
    Own,
    /// `Embassy`, `Department`: the sender's or the reader's own house.
    House,
    /// `you`, `your`.
    You,
    /// `he`, `his` of somebody who is known.
    He,
    /// `they`, `it`, and `he` of somebody who is not.
    Unknown,
    Person,
    Body,
    Place,
    /// A people or group without a name.
    Group,
    /// A common noun that nobody acts by.
    Thing,
    /// Nobody is named: the message speaks.
    Sender,
    /// Nobody is named: whoever spoke last goes on.
    Speaker,
}

impl Party {
    /// The sender, who does not name himself.
    pub(super) fn sender() -> Self {
        Party {
            filler: Filler::implied(Meant::Sender),
            class: Class::Sender,
            at: None,
        }
    }

    /// Whom the word at `at` names.
    fn told(at: usize, words: Option<Span>, meant: Meant, class: Class) -> Self {
        Party {
            filler: Filler { words, meant },
            class,
            at: Some(at),
        }
    }

    /// Whoever spoke last.
    pub(super) fn speaker(filler: Filler) -> Self {
        Party {
            filler,
            class: Class::Speaker,
            at: None,
        }
    }
}

/// Whether a word stands for the sender's or reader's own house.
fn is_house(view: &View<'_, '_>, at: usize) -> bool {
    const OTHERS: [&str; 5] = ["posts", "addressees", "addressee", "washington", "depts"];
    view.is_of(at, families::POST.and(families::DEPARTMENT)) || view.is_any(at, &OTHERS)
}

/// Words for somebody whom the phrase leaves open.
const OPEN: [&str; 13] = [
    "they", "it", "their", "its", "them", "these", "those", "both", "all", "some", "others",
    "this", "latter",
];

/// The party of a noun phrase with its head at `at`.
pub(super) fn party(draft: &Draft<'_, '_>, view: &View<'_, '_>, at: usize) -> Option<Party> {
    let words = view.page.span(at, at + 1)?;
    if let Some(told) = pronoun(draft, view, at) {
        let (meant, class) = told?;
        return Some(Party::told(at, Some(words), meant, class));
    }
    if view.is_any(at, &["who", "which", "that"]) {
        let noun = described(view, at)?;
        return party(draft, view, noun);
    }
    // "The churches | themselves | fear"
    if at > view.first && view.is_of(at, families::REFLEXIVE) {
        let noun = Some(at - 1).filter(|noun| view.tag(*noun).is_noun())?;
        return party(draft, view, noun);
    }
    if !(view.tag(at).is_noun() || view.tag(at) == Tag::Adjective || view.tag(at) == Tag::Our) {
        return None;
    }
    // "non-Communists" are all but they.
    if at > view.first + 1 && view.page.word(at - 1) == "-" && view.is(at - 2, "non") {
        return None;
    }
    if let Some(id) = named(draft, view, at) {
        return Some(name(draft, view, at, id));
    }
    let first = opening(view, at);
    let span = view.page.span(first, at + 1)?;
    if is_house(view, at) {
        let meant = house(view, at);
        return Some(Party::told(at, Some(span), meant, Class::House));
    }
    Some(people(view, at).unwrap_or_else(|| common(view, first..at + 1)))
}

/// Who is meant by a pronoun; `None` for any other word, nobody for "we" in another's words: who that is, the quotation
/// does not tell.
fn pronoun(
    draft: &Draft<'_, '_>,
    view: &View<'_, '_>,
    at: usize,
) -> Option<Option<(Meant, Class)>> {
    let page = view.page;
    let upper_us = page.word(at) == "US" && !is_us(page, at) || page.word(at) == "U.S.";
    if !upper_us && view.is_any(at, &["we", "i", "our", "my", "us", "me", "ours"]) {
        let meant = match view.is_any(at, &["i", "my", "me"]) {
            true => Meant::Signer,
            false => Meant::Sender,
        };
        let meant = match page.is_quoted(at) {
            true => draft.writer(at),
            false => Some(meant),
        };
        return Some(meant.map(|meant| (meant, Class::Own)));
    }
    let told = if view.is_any(at, &["you", "your"]) {
        (Meant::Nothing, Class::You)
    } else if view.is_any(at, &["he", "she", "his", "her", "him"]) {
        match view.antecedent(at).and_then(|found| found.who) {
            Some(id) => (Meant::Name(id), Class::He),
            None => (Meant::Nothing, Class::Unknown),
        }
    } else if view.is_any(at, &OPEN) {
        (Meant::Nothing, Class::Unknown)
    } else {
        return None;
    };
    Some(Some(told))
}

/// The noun that a clause with "who" or "which" describes.
pub(super) fn described(view: &View<'_, '_>, at: usize) -> Option<usize> {
    let clause = view.head(at)?;
    let is_description = matches!(
        view.relation(clause),
        Relation::RelativeClause | Relation::NounClause
    );
    let noun = view.head(clause).filter(|_| is_description)?;
    (noun < at).then_some(noun)
}

/// The name that a noun is part of. In "Foreign Minister Esenbel" it is the person's, whichever word the tree takes for
/// the head.
fn named(draft: &Draft<'_, '_>, view: &View<'_, '_>, at: usize) -> Option<NameId> {
    let person = |id: &NameId| {
        let name = draft.get(*id);
        let is_office = matches!(name.sense, NameSense::Holder(_) | NameSense::Office(_));
        name.kind == EntityKind::Person && !is_office
    };
    let is_part = |child: &usize| {
        matches!(
            view.relation(*child),
            Relation::Flat | Relation::Apposition | Relation::Compound
        )
    };
    // "Norvalian" of "Norvalian proposal" is a people, the whole an initiative.
    let within = |id: &NameId| {
        draft.get(*id).kind == EntityKind::Initiative
            && draft.tokens_of(*id).1 > at + 1
            && view.page.people_ending(at).is_some()
    };
    let own = draft.owner(at).filter(|id| !within(id));
    own.filter(person).or_else(|| {
        let parts = view.children(at).filter(is_part);
        let apposed = parts.filter_map(|child| draft.owner(child)).find(person);
        apposed.or(own)
    })
}

/// Who goes by a name.
fn name(draft: &Draft<'_, '_>, view: &View<'_, '_>, at: usize, id: NameId) -> Party {
    let name = draft.get(id);
    let class = match name.kind {
        EntityKind::Person => Class::Person,
        EntityKind::Body => Class::Body,
        EntityKind::Place => Class::Place,
        _ => {
            let words = view.page.span(at, at + 1);
            return Party::told(at, words, Meant::Name(id), Class::Thing);
        }
    };
    let class = if is_house(view, at) {
        Class::House
    } else {
        class
    };
    let meant = match &name.sense {
        NameSense::Known("Washington") if name.kind == EntityKind::Place => {
            Meant::State("United States")
        }
        _ => Meant::Name(id),
    };
    Party::told(at, Some(name.span), meant, class)
}

/// The person that a party is.
pub(super) fn person(draft: &Draft<'_, '_>, party: &Party) -> Option<NameId> {
    match party.filler.meant {
        Meant::Name(id) if draft.get(id).kind == EntityKind::Person => Some(id),
        _ => None,
    }
}

/// Whose house "Embassy" or "Department" is.
fn house(view: &View<'_, '_>, at: usize) -> Meant {
    let own = match view.page.is_from_department() {
        true => view.is_of(at, families::DEPARTMENT) || view.is(at, "washington"),
        false => view.is_of(at, families::POST),
    };
    match () {
        () if own => Meant::Sender,
        () if view.is_of(at, families::DEPARTMENT) => Meant::Department,
        () => Meant::Nothing,
    }
}

/// The state for which a people stands: "the Soviets".
fn people(view: &View<'_, '_>, at: usize) -> Option<Party> {
    let ending = view.page.people_ending(at);
    let (first, index) = ending.filter(|(first, _)| *first >= view.first)?;
    let words = view.page.span(first, at + 1);
    let meant = Meant::State(vocab::place(index).name);
    Some(Party::told(at, words, meant, Class::Place))
}

/// A group without a name, or a thing; the head is the last word of the phrase.
fn common(view: &View<'_, '_>, phrase: Range<usize>) -> Party {
    let page = view.page;
    let at = phrase.end - 1;
    // Who is meant may stand behind: "large group of students".
    let of = view.children(at).find(|child| {
        *child > at
            && view.relation(*child) == Relation::NounModifier
            && view
                .preposition(*child)
                .is_some_and(|case| view.is_any(case, &["of", "in", "from"]))
    });
    let last = of.map_or(at + 1, |of| view.reach(of).1.min(at + 10));
    let span = page.span(phrase.start, last);
    let group = page.has_sense(at, |sense| sense == Sense::Group)
        || title_at(page, at).is_some_and(|(end, _)| end == at + 1)
        || is_title_end(view, at);
    let class = if group { Class::Group } else { Class::Thing };
    let words = span.or_else(|| page.span(phrase.start, phrase.end));
    Party::told(at, words, Meant::Nothing, class)
}

/// Whether a title of several words ends here: "Foreign Minister".
fn is_title_end(view: &View<'_, '_>, at: usize) -> bool {
    (at.saturating_sub(3).max(view.first)..at)
        .any(|first| title_at(view.page, first).is_some_and(|(end, _)| end == at + 1))
}

/// Where the words before the head of a phrase begin, articles left out.
pub(super) fn opening(view: &View<'_, '_>, at: usize) -> usize {
    let mut first = at;
    for child in view.children(at).rev().filter(|child| *child < at) {
        let tied = matches!(
            view.relation(child),
            Relation::Compound | Relation::Adjective | Relation::Flat | Relation::Possessor
        );
        // "TELLS US | MINISTRY WOULD SIGN"
        if !tied || is_us(view.page, child) {
            break;
        }
        first = view.reach(child).0;
    }
    while first < at && view.is_any(first, &["the", "a", "an", "this", "that"]) {
        first += 1;
    }
    first
}

/// Whether a noun tells of a man or woman whose name was not read: "Lepik", whom no list has, "an officer".
pub(super) fn is_somebody(draft: &Draft<'_, '_>, view: &View<'_, '_>, at: usize) -> bool {
    const ONE: [&str; 13] = [
        "official", "officer", "spokesman", "spokeswoman", "source", "contact", "aide", "adviser",
        "advisor", "deputy", "diplomat", "colleague", "interlocutor",
    ];
    // "HE" is a title too.
    let pronoun = view.is_any(at, &["he", "she"]);
    if pronoun || draft.owner(at).or(draft.owner(at + 1)).is_some() {
        return false;
    }
    let page = view.page;
    let title = title_at(page, at).is_some_and(|(end, _)| end == at + 1) || is_title_end(view, at);
    view.is_any(at, &ONE) || title || is_unlisted_actor(view, at)
}

/// Whether a word is a name that no list has, right before a verb by which people act: "Lepik doubted".
pub(super) fn is_unlisted_actor(view: &View<'_, '_>, at: usize) -> bool {
    let acts = |verb: usize| {
        view.page.has_sense(verb, |sense| {
            matches!(sense, Sense::Speech(_) | Sense::Verb(..))
        })
    };
    let next = at + 1;
    is_unlisted(view.page, at, view.upper)
        && (next < view.end && acts(next) || view.head(at).is_some_and(acts))
}
