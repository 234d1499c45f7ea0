//! Two names side by side that are no one name: who was told and who does, who became something and who acts then.
//!
//! Needs: words; what stands alone in the text. Cost: a look at the words beside the names.

use crate::extract::page::{Page, Sentence};
use crate::vocab::families;
use crate::vocab::{NotPerson, Sense, VerbFamily, VerbForm, form_in};

/// "Marlow-Tallis talks": what is between two, the second of whom stands alone elsewhere.
pub(super) fn is_between_two(page: &Page<'_>, second: usize) -> bool {
    const BETWEEN: [&str; 10] = [
        "conversation", "conversations", "correspondence", "dialogue", "discussions", "exchange",
        "exchanges", "meeting", "meetings", "talks",
    ];
    page.is_any(second + 1, &BETWEEN) && page.stands_alone(second)
}

/// Whether two words are surnames of two people: each stands alone elsewhere.
pub(super) fn are_two(page: &Page<'_>, one: usize, other: usize) -> bool {
    other < page.tokens.len() && page.stands_alone(one) && page.stands_alone(other)
}

/// Whether of two words before a verb the first is who was told, and the second who does: "told Marlow Tallis felt it was late".
pub(super) fn are_told_and_doing(page: &Page<'_>, sentence: &Sentence, first: usize) -> bool {
    first > sentence.first
        && first + 2 < sentence.end
        && form_in(VerbFamily::Tell, page.word(first - 1)).is_some()
        && !(first - 1 > sentence.first && page.is_of(first - 2, families::BE))
        && is_finite(page, first + 2)
}

/// Whether a verb in a form that has a subject stands at a token.
pub(super) fn is_finite(page: &Page<'_>, at: usize) -> bool {
    let past = |form| matches!(form, VerbForm::Past | VerbForm::Third);
    page.is_of(at, families::FINITE)
        || page.has_sense(at, |sense| match sense {
            Sense::Speech(form) => past(form),
            Sense::NotPerson(NotPerson::Verb) => true,
            _ => false,
        })
}
