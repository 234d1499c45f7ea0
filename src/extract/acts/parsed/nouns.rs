//! Acts named by a noun: "Soviet opposition to the plan", "expressed concern over", "after talk with Marlow".

use super::finder::{Finder, Sketch};
use super::phrase::{between, is_verbal, phrase};
use super::view::{Helpers, View};
use super::who::{Doer, Who, doers, owners};
use crate::extract::syntax::{Relation, Tag};
use crate::model::Modality;
use crate::vocab::{self, Frame, Sense, Told};

/// Adds what the frames of a noun make of a token.
pub(super) fn read(finder: &mut Finder<'_, '_, '_, '_>, at: usize) {
    let view = finder.view;
    if !matches!(
        view.tag(at),
        Tag::Noun | Tag::Nouns | Tag::Name | Tag::Adjective | Tag::Gerund | Tag::Verb
    ) {
        return;
    }
    let frames: Vec<&'static Frame> = view
        .page
        .hits_at(at)
        .iter()
        .filter_map(|hit| match hit.sense {
            Sense::Noun(index) | Sense::Told(index, _, Told::Noun) if hit.end == at + 1 => {
                vocab::frames().get(usize::from(index))
            }
            _ => None,
        })
        .collect();
    for frame in &frames {
        if frame.tree
            && frames
                .iter()
                .any(|other| !other.tree && other.act == frame.act)
        {
            continue;
        }
        noun(finder, frame, at);
    }
}

fn noun(finder: &mut Finder<'_, '_, '_, '_>, frame: &'static Frame, at: usize) {
    let view = finder.view;
    let lemma = view.page.word(at).to_ascii_lowercase();
    let mut who: Vec<Doer> = owners(view, at);
    let (carrier, way) = carrier(view, at);
    let mut helpers = Helpers::default();
    let mut mode = Modality::Asserted;
    if let Some(verb) = carrier {
        helpers = view.helpers(verb);
        mode = super::finder::modality(view, verb, &helpers);
        if way != "other" || who.is_empty() {
            let own = doers(view, verb)
                .into_iter()
                .map(|(who, told)| (who, if told == "subject" { way } else { told }));
            if way == "object" && !who.iter().any(|(_, way)| *way == "possessor") {
                let mut all: Vec<Doer> = own.collect();
                all.extend(who);
                who = all;
            } else {
                who.extend(own);
            }
        }
    }
    let denied = view
        .children(at)
        .any(|child| child < at && view.is_any(child, &["no", "any"]))
        || at > view.first && view.is(at - 1, "no");
    if denied {
        mode = Modality::Negated;
    }
    let mut act: &'static str = &frame.act;
    if mode == Modality::Negated && denied && act == "agreed" {
        (act, mode) = ("rejected", Modality::Asserted);
    }
    // "U.S. concern": whose it is stands right before, whatever the tree says.
    if who.is_empty()
        || !who
            .iter()
            .any(|(_, way)| matches!(*way, "possessor" | "before"))
    {
        let before = (view.first..at).rev().take(3).find(|near| {
            finder.draft.owner(*near).is_some()
                || view
                    .page
                    .has_sense(*near, |sense| matches!(sense, Sense::Adjective(_)))
                || view.tag(*near) == Tag::Our
        });
        if let Some(before) = before
            && (before + 1..at)
                .all(|near| view.tag(near) == Tag::Adjective || view.page.word(near) == ".")
        {
            who.insert(0, (Who::At(before), "right-before"));
        }
    }
    // "Following is summary of conversation with Marlow": the message tells of itself.
    if frame.act == "met" && who.is_empty() {
        who.push((Who::Sender, "unsaid"));
    }
    let Some((words, tie, met)) = object(view, frame, at, carrier) else {
        return;
    };
    // What the tree hangs on the verb above may belong to the object.
    let reach = carrier.map_or(view.reach(at).1, |verb| view.reach(verb).1);
    let from = if tie == "itself" { at + 1 } else { words.0 };
    let wider = (frame.act != "met" && reach > words.1 + 1 && from < reach)
        .then(|| between(view, from, reach))
        .flatten();
    let wider = wider.map(|words| (words, if tie == "itself" { "behind" } else { "about+" }));
    let mut objects = vec![(words, tie)];
    objects.extend(wider);
    if frame.act != "met" {
        let longest = objects[objects.len() - 1].0;
        objects.extend(super::phrase::cut(view, longest).map(|words| (words, "about-")));
    }
    objects.dedup_by_key(|(words, _)| *words);
    for (object, tie) in objects {
        let sketch = Sketch {
            act,
            rule: &frame.name,
            kind: "noun",
            lemma: &lemma,
            at,
            object,
            tie,
            recipient: met.or_else(|| recipient(view, frame, at, carrier)),
            modality: mode,
            helpers,
        };
        finder.add(&sketch, &who);
    }
}

/// The verb that a noun completes, and how: "made a proposal", "during talk with X, Y said".
fn carrier(view: &View<'_, '_>, at: usize) -> (Option<usize>, &'static str) {
    let Some(head) = view.head(at).filter(|head| is_verbal(view, *head)) else {
        return (None, "other");
    };
    match view.relation(at) {
        Relation::Object => (Some(head), "object"),
        Relation::Oblique | Relation::AdverbClause => (Some(head), "oblique"),
        Relation::PassiveSubject => (Some(head), "passive"),
        _ => (None, "other"),
    }
}

type Found = ((usize, usize), &'static str, Option<usize>);

fn object(view: &View<'_, '_>, frame: &Frame, at: usize, carrier: Option<usize>) -> Option<Found> {
    const ABOUT: [&str; 17] = [
        "for",
        "to",
        "on",
        "about",
        "over",
        "of",
        "against",
        "re",
        "regarding",
        "concerning",
        "with",
        "in",
        "that",
        "at",
        "toward",
        "towards",
        "from",
    ];
    if frame.act == "met" {
        let with = |node: usize| {
            view.children(node).find(|child| {
                *child > at
                    && matches!(
                        view.relation(*child),
                        Relation::NounModifier | Relation::Oblique
                    )
                    && view
                        .preposition(*child)
                        .is_some_and(|case| view.is_any(case, &["with", "on"]))
            })
        };
        // What the tree does not tie to it may still be the next "with".
        let near = || {
            let case = (at + 1..view.end.min(at + 8)).find(|near| view.is(*near, "with"))?;
            (case + 1..view.end.min(case + 6)).find(|near| {
                view.tag(*near).is_noun() && view.relation(*near) != Relation::Compound
            })
        };
        let met = with(at).or_else(|| carrier.and_then(with)).or_else(near)?;
        return Some(((met, met + 1), "with", Some(met)));
    }
    let clause = view.children(at).find(|child| {
        *child > at
            && matches!(
                view.relation(*child),
                Relation::NounClause | Relation::Complement | Relation::OpenComplement
            )
            && view.tag(*child) != Tag::Participle
    });
    let about = |node: usize| {
        view.children(node).find(|child| {
            *child > at
                && matches!(
                    view.relation(*child),
                    Relation::NounModifier | Relation::Oblique | Relation::AdverbClause
                )
                && view
                    .preposition(*child)
                    .is_some_and(|case| view.is_any(case, &ABOUT))
        })
    };
    // "of" a party tells whose it is, not what it is about.
    let own = about(at).filter(|node| {
        !(view
            .preposition(*node)
            .is_some_and(|case| view.is_any(case, &["of", "from"]))
            && view.page.has_sense(*node, |sense| {
                matches!(sense, Sense::Place(_) | Sense::Body(_) | Sense::Group)
            }))
    });
    if let Some(clause) = clause {
        return Some((phrase(view, clause)?, "clause", None));
    }
    if let Some(node) = own {
        return Some((phrase(view, node)?, "about", None));
    }
    if let Some(verb) = carrier
        && let Some(node) = about(verb).filter(|node| {
            !view
                .preposition(*node)
                .is_some_and(|case| view.is(case, "in"))
        })
    {
        return Some((phrase(view, node)?, "about-verb", None));
    }
    // "mediation offer": what is offered stands before.
    let first = view
        .children(at)
        .find(|child| {
            *child < at
                && matches!(
                    view.relation(*child),
                    Relation::Compound | Relation::Adjective
                )
        })
        .map_or(at, |child| view.reach(child).0);
    Some((between(view, first, at + 1)?, "itself", None))
}

/// To whom: "proposal to Norvale".
fn recipient(
    view: &View<'_, '_>,
    frame: &Frame,
    at: usize,
    carrier: Option<usize>,
) -> Option<usize> {
    let among = |node: usize| {
        view.children(node).find(|child| {
            matches!(
                view.relation(*child),
                Relation::NounModifier | Relation::Oblique
            ) && view.tag(*child).is_noun()
                && view.preposition(*child).is_some_and(|case| {
                    let case = view.page.word(case).to_ascii_lowercase();
                    frame.recipient.contains(&case) && case != "from" && case != "of"
                })
        })
    };
    among(at).or_else(|| carrier.and_then(among))
}
