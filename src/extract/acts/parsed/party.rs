//! Who is meant by a noun phrase of the tree: a name, the sender, whoever speaks, a group without a name.

use super::view::View;
use crate::extract::draft::Draft;
use crate::extract::people::title_at;
use crate::extract::syntax::{Relation, Tag};
use crate::model::{EntityKind, Filler, Meant, NameId, NameSense};
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

    /// Whoever spoke last.
    pub(super) fn speaker(filler: Filler) -> Self {
        Party {
            filler,
            class: Class::Speaker,
            at: None,
        }
    }
}

/// What the sentences before, and the speech around, leave in mind.
#[derive(Clone, Debug, Default)]
pub(in crate::extract::acts) struct Mind {
    /// "he".
    pub(in crate::extract::acts) person: Option<NameId>,
    /// Who spoke last.
    pub(in crate::extract::acts) speaker: Option<Filler>,
    /// So many sentences ago.
    pub(in crate::extract::acts) since: u32,
    /// Whether the sentence opens a paragraph.
    pub(in crate::extract::acts) opens_paragraph: bool,
}

/// Words for the sender's or reader's own house.
const HOUSES: [&str; 13] = [
    "embassy",
    "emb",
    "department",
    "dept",
    "mission",
    "consulate",
    "congen",
    "post",
    "posts",
    "addressees",
    "addressee",
    "washington",
    "depts",
];

/// The party of a noun phrase with its head at `at`.
pub(super) fn party(
    draft: &mut Draft<'_, '_>,
    view: &View<'_, '_>,
    at: usize,
    mind: &Mind,
) -> Option<Party> {
    let page = view.page;
    let words = page.span(at, at + 1)?;
    let told = |meant, class| {
        Some(Party {
            filler: Filler {
                words: Some(words),
                meant,
            },
            class,
            at: Some(at),
        })
    };
    let upper_us = page.word(at) == "US" || page.word(at) == "U.S.";
    if !upper_us && view.is_any(at, &["we", "i", "our", "my", "us", "me", "ours"]) {
        // In another's words "we" is not the sender; who it is, the quotation does not tell.
        let meant = match view.is_any(at, &["i", "my", "me"]) {
            true => Meant::Signer,
            false => Meant::Sender,
        };
        return (!page.is_quoted(at)).then(|| told(meant, Class::Own))?;
    }
    if view.is_any(at, &["you", "your"]) {
        return told(Meant::Nothing, Class::You);
    }
    if view.is_any(at, &["he", "she", "his", "her", "him"]) {
        let person = before(draft, view, at).or(mind.person);
        return match person {
            Some(id) => told(Meant::Name(id), Class::He),
            None => told(Meant::Nothing, Class::Unknown),
        };
    }
    if view.is_any(
        at,
        &[
            "they", "it", "their", "its", "them", "these", "those", "both", "all", "some",
            "others", "this", "latter",
        ],
    ) {
        return told(Meant::Nothing, Class::Unknown);
    }
    if view.is_any(at, &["who", "which", "that"]) {
        let clause = view.head(at)?;
        let noun = view.head(clause).filter(|_| {
            view.relation(clause) == Relation::RelativeClause
                || view.relation(clause) == Relation::NounClause
        })?;
        return (noun < at)
            .then(|| party(draft, view, noun, mind))
            .flatten();
    }
    if !(view.tag(at).is_noun() || view.tag(at) == Tag::Adjective || view.tag(at) == Tag::Our) {
        return None;
    }
    // "Foreign Minister Esenbel": the name, whichever word the tree takes for the head.
    let person = |id: &NameId| {
        draft.get(*id).kind == EntityKind::Person
            && !matches!(
                draft.get(*id).sense,
                NameSense::Holder(_) | NameSense::Office(_)
            )
    };
    let apposed = view
        .children(at)
        .filter(|child| {
            matches!(
                view.relation(*child),
                Relation::Flat | Relation::Apposition | Relation::Compound
            )
        })
        .filter_map(|child| draft.owner(child))
        .find(person);
    let own = draft.owner(at);
    let id = match own {
        Some(own) if person(&own) => Some(own),
        _ => apposed.or(own),
    };
    if let Some(id) = id {
        let name = draft.get(id);
        let class = match name.kind {
            EntityKind::Person => Class::Person,
            EntityKind::Body => Class::Body,
            EntityKind::Place => Class::Place,
            _ => return told(Meant::Name(id), Class::Thing),
        };
        let class = if view.is_any(at, &HOUSES) {
            Class::House
        } else {
            class
        };
        let state = match &name.sense {
            NameSense::Known("Washington") if name.kind == EntityKind::Place => {
                Meant::State("United States")
            }
            _ => Meant::Name(id),
        };
        return Some(Party {
            filler: Filler {
                words: Some(name.span),
                meant: state,
            },
            class,
            at: Some(at),
        });
    }
    let first = opening(view, at);
    let span = page.span(first, at + 1)?;
    if view.is_any(at, &HOUSES) {
        let own = match page.is_from_department() {
            true => view.is_any(at, &["department", "dept", "washington"]),
            false => view.is_any(
                at,
                &["embassy", "emb", "mission", "consulate", "congen", "post"],
            ),
        };
        let meant = match () {
            () if own => Meant::Sender,
            () if view.is_any(at, &["department", "dept"]) => Meant::Department,
            () => Meant::Nothing,
        };
        return Some(Party {
            filler: Filler {
                words: Some(span),
                meant,
            },
            class: Class::House,
            at: Some(at),
        });
    }
    if let Some((first, index)) = page
        .people_ending(at)
        .filter(|(first, _)| *first >= view.first)
    {
        let state = vocab::place(index).name;
        return Some(Party {
            filler: Filler {
                words: page.span(first, at + 1),
                meant: Meant::State(state),
            },
            class: Class::Place,
            at: Some(at),
        });
    }
    // Who is meant may stand behind: "large group of students".
    let of = view.children(at).find(|child| {
        *child > at
            && view.relation(*child) == Relation::NounModifier
            && view
                .preposition(*child)
                .is_some_and(|case| view.is_any(case, &["of", "in", "from"]))
    });
    let last = of.map_or(at + 1, |of| view.reach(of).1.min(at + 10));
    let span = page.span(first, last).unwrap_or(span);
    let group = page.has_sense(at, |sense| sense == Sense::Group)
        || title_at(page, at).is_some_and(|(end, _)| end == at + 1)
        || is_title_end(view, at);
    let class = if group { Class::Group } else { Class::Thing };
    Some(Party {
        filler: Filler::words(span),
        class,
        at: Some(at),
    })
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
        if !tied {
            break;
        }
        first = view.reach(child).0;
    }
    while first < at && view.is_any(first, &["the", "a", "an", "this", "that"]) {
        first += 1;
    }
    first
}

/// The person named last before a pronoun, as the subject of its sentence.
fn before(draft: &Draft<'_, '_>, view: &View<'_, '_>, at: usize) -> Option<NameId> {
    (view.first..at)
        .rev()
        .filter(|token| {
            matches!(
                view.relation(*token),
                Relation::Subject | Relation::PassiveSubject
            )
        })
        .filter_map(|token| draft.owner(token))
        .find(|id| draft.get(*id).kind == EntityKind::Person)
}
