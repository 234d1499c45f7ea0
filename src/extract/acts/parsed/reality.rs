//! Whether what a noun tells is done, by the verb that it hangs on: "Norvale's acceptance | might help", "we | do not have any
//! request from Marlow", "is moving | toward refusal". What is only sought of another is left out by `denied`.
//!
//! Needs: the tree of the sentence. Cost: a look at the verb above the noun.

use super::view::View;
use crate::extract::syntax::{Relation, Tag};

/// How far what a noun tells is real.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::extract::acts) enum Reality {
    /// As far as the noun tells.
    Done,
    /// It would be, or may come: "acceptance might help", "moving toward refusal".
    Perhaps,
    /// There is none: "we do not have any request from Marlow".
    Denied,
}

/// Nouns for what is given once: before "might help" it is yet to come. A willingness or a hope is there all the same.
const GIVEN: [&str; 10] = [
    "acceptance", "agreement", "approval", "consent", "concurrence", "endorsement", "support",
    "commitment", "vote", "commendation",
];

/// Verbs that with "not" tell that there is none.
const HAVE: [&str; 8] = [
    "have", "has", "had", "received", "receive", "get", "got", "seen",
];

/// How far what the noun at a token tells is real.
pub(super) fn of_noun(view: &View<'_, '_>, noun: usize) -> Reality {
    if !matches!(view.tag(noun), Tag::Noun | Tag::Nouns) {
        return Reality::Done;
    }
    let case = view.preposition(noun);
    if case.is_some_and(|case| view.is_any(case, &["toward", "towards"])) {
        return Reality::Perhaps;
    }
    let Some(verb) = view.head(noun).filter(|head| view.tag(*head).is_verb()) else {
        return Reality::Done;
    };
    let helpers = view.helpers(verb);
    match view.relation(noun) {
        Relation::Subject
            if view.is_any(noun, &GIVEN)
                && !helpers.have
                && (helpers.would || helpers.could || helpers.may) =>
        {
            Reality::Perhaps
        }
        Relation::Object if helpers.negated && view.is_any(verb, &HAVE) => Reality::Denied,
        _ => Reality::Done,
    }
}
