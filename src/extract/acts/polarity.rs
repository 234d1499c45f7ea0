//! What turns the sense of an act beside the helpers of its verb: nobody who does it, nothing it is done to.
//!
//! Needs: an act of a rule or of the judge, with its object. Gives: the same, with the act and the way it is meant that the words
//! leave. Cost: a look at the words before its actor and its object.

use super::super::page::Page;
use super::super::verb::{Auxiliary, auxiliary};
use super::Told;
use super::denied::is_nobody;
use crate::model::{Modality, Span};

/// Settles what an act is by who does it and what it is done to.
pub(super) fn settle(page: &Page<'_>, told: &mut Told) {
    if nobody_does(page, told) && told.claim.modality != Modality::Negated {
        told.claim.modality = Modality::Negated;
    }
    if let Some(thing) = thing_of_none(page, told) {
        done_to_none(page, told, thing);
    }
}

/// "No | ally had agreed", "nobody has proposed it".
fn nobody_does(page: &Page<'_>, told: &Told) -> bool {
    let Some(words) = told.claim.subject.words else {
        return false;
    };
    let first = page.token_at(words.start());
    // "no proposal of Norvale's" is told of the noun: only whoever stands before the verb is nobody.
    let before = first < told.at;
    let no = first.checked_sub(1).filter(|at| is_nobody(page, *at));
    before && (is_nobody(page, first) || no.is_some() && !page.is(first - 1, "nor"))
}

/// The thing of which there is none, where the verb stands right before: "accept no | preconditions", "agree to no | talks".
fn thing_of_none(page: &Page<'_>, told: &Told) -> Option<usize> {
    let (first, end) = told.object;
    let to = usize::from(page.is(told.at + 1, "to"));
    let none = page.is_any(first, &["no", "neither"]) && first == told.at + 1 + to;
    // "agreed no talks would be held" is agreed.
    let clause = (first..end).any(|at| auxiliary(page, at).is_some());
    (none && !clause && first + 1 < end).then_some(first + 1)
}

/// Who will agree to nothing of a kind rejects it; who supports none of it does not support it.
fn done_to_none(page: &Page<'_>, told: &mut Told, thing: usize) {
    let words: Option<Span> = page.span(thing, told.object.1);
    /// Of those who promise or prefer that there be none of it something else is told.
    const PROMISES: [&str; 15] = [
        "promise", "promised", "pledge", "pledged", "assure", "assured", "guarantee", "guaranteed",
        "prefer", "prefers", "preferred", "want", "wanted", "favor", "favors",
    ];
    // "agreed to no publicity": that there be none.
    let would = told.at.checked_sub(1).and_then(|at| auxiliary(page, at));
    let modal = would.is_some_and(|(helper, _)| {
        matches!(
            helper,
            Auxiliary::Will | Auxiliary::Would | Auxiliary::Can | Auxiliary::Could
        )
    });
    if page.is_any(told.at, &PROMISES) || !modal {
        return;
    }
    match told.claim.predicate {
        "agreed" => {
            told.claim.predicate = "rejected";
            told.claim.modality = Modality::Asserted;
        }
        "supported" => told.claim.modality = Modality::Negated,
        _ => return,
    }
    told.object.0 = thing;
    if let Some(object) = &mut told.claim.object {
        object.words = words.or(object.words);
    }
}
