//! Acts told by an adjective of somebody: "GOT prepared to sign", "we are concerned that …".

use super::finder::{Finder, Sketch, modality};
use super::phrase::phrase;
use super::who::doers;
use crate::extract::syntax::{Relation, Tag};
use crate::model::Modality;
use crate::vocab::{self, Frame, Sense, Told};

/// Adds what the frames of an adjective make of a token.
pub(super) fn read(finder: &mut Finder<'_, '_, '_, '_>, at: usize) {
    let view = finder.view;
    let frames: Vec<(&'static Frame, usize)> = view
        .page
        .hits_at(at)
        .iter()
        .filter_map(|hit| match hit.sense {
            Sense::State(index) | Sense::Told(index, _, Told::State) => {
                Some((vocab::frames().get(usize::from(index))?, hit.end))
            }
            _ => None,
        })
        .collect();
    for (frame, end) in &frames {
        if frame.tree
            && frames
                .iter()
                .any(|(other, _)| !other.tree && other.act == frame.act)
        {
            continue;
        }
        state(finder, frame, at, *end);
    }
}

fn state(finder: &mut Finder<'_, '_, '_, '_>, frame: &'static Frame, at: usize, end: usize) {
    let view = finder.view;
    // Before a noun it describes that: "concerned parties".
    if view.relation(at) == Relation::Adjective || matches!(view.tag(at), Tag::Noun | Tag::Nouns) {
        return;
    }
    let helpers = view.helpers(at);
    let mut mode = modality(view, at, &helpers);
    let mut act: &'static str = &frame.act;
    if mode == Modality::Negated && frame.act == "agreed" {
        (act, mode) = ("rejected", Modality::Asserted);
    }
    let takes = |what: &str| frame.takes.iter().any(|take| take == what);
    let node = view.children(at).find(|child| {
        *child > at
            && match view.relation(*child) {
                Relation::OpenComplement | Relation::Complement | Relation::AdverbClause => true,
                Relation::Oblique | Relation::NounModifier => view
                    .preposition(*child)
                    .is_some_and(|case| takes(&view.page.word(case).to_ascii_lowercase())),
                _ => false,
            }
    });
    let (object, tie) = match node {
        Some(node) => {
            let tie = view.relation(node).name();
            match phrase(view, node) {
                Some(words) => (words, tie),
                None => return,
            }
        }
        None => {
            if end >= view.end || view.tag(end).is_sign() {
                return;
            }
            let stop = view.head(at).map_or(view.end, |head| view.reach(head).1);
            match super::phrase::between(view, end, stop.min(view.end)) {
                Some(words) => (words, "behind"),
                None => return,
            }
        }
    };
    let lemma = view.page.word(at).to_ascii_lowercase();
    let short = super::phrase::cut(view, object).map(|words| (words, "short"));
    let above = view.head(at).map_or(0, |head| view.reach(head).1);
    let reach = view.reach(at).1.max(above);
    let wide = (reach > object.1 + 1)
        .then(|| super::phrase::between(view, object.0, reach))
        .flatten()
        .map(|words| (words, "wide"));
    for (object, tie) in std::iter::once((object, tie)).chain(short).chain(wide) {
        let sketch = Sketch {
            act,
            rule: &frame.name,
            kind: "state",
            lemma: &lemma,
            at,
            object,
            tie,
            recipient: None,
            modality: mode,
            helpers,
        };
        finder.add(&sketch, &doers(view, at));
    }
}
