//! Words for the marks by which texts mark a person as a source to protect.

use super::out::Out;
use super::report::Outcome;
use crate::answers::marks::MarkedPlace;

/// Writes marks, a paragraph each: cable, line, words.
pub(super) fn tell<'m>(out: &mut Out, marks: impl IntoIterator<Item = &'m MarkedPlace>) -> Outcome {
    marks.into_iter().try_for_each(|mark| {
        let MarkedPlace {
            cable, line, words, ..
        } = mark;
        let lifted = if mark.lifted { ", lifted by you" } else { "" };
        out.wrapped(
            2,
            &format!("the mark in {cable}, line {line}{lifted}: “{words}”"),
        )
    })
}
