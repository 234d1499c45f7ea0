//! Those who are met beside the first: "saw Marlow, | Quill and two of their aides", "met the King | and his brother".
//!
//! Needs: the tree of the sentence. Method: parts joined by commas and a last "and", or put in by "including"; a list that goes on
//! with a verb is another clause: "met Marlow and Quill agreed". Cost: a look at the words behind the first.

use super::view::View;
use crate::extract::people::title_at;
use crate::extract::syntax::{Relation, Tag};
use crate::vocab::Sense;
use crate::vocab::families;

/// A list has no more parts.
const PARTS: usize = 12;

/// Where the words for those who are met end, with the others of a list that they open.
pub(super) fn with_others(view: &View<'_, '_>, (first, end): (usize, usize)) -> usize {
    let mut at = end;
    let mut closed = end;
    for _ in 0..PARTS {
        let Some((joint, opening)) = joint(view, at) else {
            break;
        };
        // "met Marlow, and Quill": of two alone the comma parts clauses.
        let listed = (first..at).any(|node| view.page.word(node) == ",");
        if joint == Joint::Last && view.page.word(at) == "," && view.is(at + 1, "and") && !listed {
            break;
        }
        let Some(part) = part(view, opening) else {
            break;
        };
        at = part;
        if joint == Joint::Last {
            closed = at;
        }
    }
    let goes_on = closed < view.end && is_clause(view, closed);
    if goes_on || closed <= first {
        end
    } else {
        closed
    }
}

/// How a part is joined to those before it.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Joint {
    /// "A, | B": a list only where an "and" follows.
    Comma,
    /// "A and | B", "A, including | B".
    Last,
}

/// What joins the words behind a token to those before, and where they begin.
fn joint(view: &View<'_, '_>, at: usize) -> Option<(Joint, usize)> {
    let comma = at < view.end && view.page.word(at) == ",";
    let next = at + usize::from(comma);
    match () {
        () if view.is(next, "and") || view.is(next, "including") => Some((Joint::Last, next + 1)),
        () if comma => Some((Joint::Comma, next)),
        () => None,
    }
}

/// Where a person or group that is named at a token ends, "of" whom or what included.
fn part(view: &View<'_, '_>, opening: usize) -> Option<usize> {
    if view.is_any(opening, &["me", "myself", "others", "i"]) {
        return Some(opening + 1);
    }
    let end = named(view, opening)?;
    let of = end + 1 + usize::from(view.is_of(end + 1, families::ARTICLE));
    let whole = view.is(end, "of").then(|| named(view, of)).flatten();
    Some(whole.unwrap_or(end))
}

/// Where a noun phrase for a person or group ends that opens at a token.
fn named(view: &View<'_, '_>, opening: usize) -> Option<usize> {
    /// So many words stand before its head.
    const FAR: usize = 6;
    let leads = |node: &usize| {
        let describes = matches!(
            view.tag(*node),
            Tag::Determiner | Tag::Our | Tag::Adjective | Tag::Number
        );
        let within = matches!(view.relation(*node), Relation::Compound | Relation::Flat)
            && view.head(*node).is_some_and(|head| head > *node);
        describes || within || view.page.word(*node) == "."
    };
    let head = (opening..view.end.min(opening + FAR)).find(|node| !leads(node))?;
    let is_rest =
        |node: &usize| view.tag(*node) == Tag::Name && view.relation(*node) == Relation::Flat;
    let rest = (head + 1..view.end).take_while(is_rest).count();
    let person = view.tag(head) == Tag::Name
        || view.page.has_sense(head, |sense| sense == Sense::Group)
        || (opening..=head).any(|node| title_at(view.page, node).is_some());
    (person && view.tag(head).is_noun()).then_some(head + 1 + rest)
}

/// Whether a clause of its own goes on at a token.
fn is_clause(view: &View<'_, '_>, at: usize) -> bool {
    let passed_over = |node: &usize| matches!(view.tag(*node), Tag::Adverb | Tag::Determiner);
    let verb = (at..view.end).find(|node| !passed_over(node));
    verb.is_some_and(|node| view.is_finite(node))
}
