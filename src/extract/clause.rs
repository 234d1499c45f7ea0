//! What the words before a phrase say of it: whether it is a subject at all.
//!
//! Method: a look at the word or two before the phrase; no parse tree. Cost: that look.

use super::page::{Page, Sentence, Shape};
use super::verb::is_adverb;
use crate::vocab::{NotPerson, PieceKind, Sense};

/// Whether the words before a subject say that it is part of something else: "the step Tallis promised" (what he
/// promised stands before), "blaming Norvalians suggests" (they are blamed).
pub(super) fn is_embedded(page: &Page<'_>, sentence: &Sentence, opening: usize) -> bool {
    let Some(before) = opening.checked_sub(1).filter(|at| *at >= sentence.first) else {
        return false;
    };
    let word = page.word(before);
    let token = &page.tokens[before];
    // "little likelihood that Norvale will agree", "whether Norvale would agree" tell of no act.
    let asked = page.is(before, "that")
        && before > sentence.first
        && !(before > sentence.first + 1 && page.is_any(before - 2, &["no", "little"]))
        && page.is_any(
            before - 1,
            &[
                "likelihood", "possibility", "chance", "chances", "danger", "question", "unlikely",
                "doubt", "doubtful",
            ],
        );
    if asked || page.is_any(before, &["whether", "likelihood", "possibility", "chance"]) {
        return true;
    }
    if token.kind != PieceKind::Word || is_adverb(page, before) {
        return false;
    }
    // In "Unless you perceive objection Department requests" only the comma is missing.
    let subordinate = page.is_any(
        sentence.first,
        &[
            "unless", "if", "when", "since", "as", "after", "while", "because", "in", "on", "at",
        ],
    );
    let speech = page.has_sense(before, |sense| matches!(sense, Sense::Speech(_)));
    let gerund = word.len() > 5 && (word.ends_with("ing") || word.ends_with("ING"));
    let noun_like = [
        "tion", "ment", "ship", "ance", "ence", "ness", "ity", "als", "ions", "ments",
    ];
    let lower = word.to_ascii_lowercase();
    let noun = !subordinate
        && (token.shape == Shape::Lower || sentence.upper)
        && word.len() > 5
        && (noun_like.iter().any(|end| lower.ends_with(end))
            || page.has_sense(before, |sense| {
                matches!(sense, Sense::Noun(_) | Sense::NotPerson(NotPerson::Noun))
            }))
        && !page.has_sense(before, |sense| {
            matches!(
                sense,
                Sense::Verb(..) | Sense::NotPerson(NotPerson::Verb | NotPerson::Function)
            )
        });
    !speech
        && ((gerund
            && !page.is_any(
                before,
                &["assuming", "providing", "hoping", "seeing", "following"],
            ))
            || noun)
}

/// A capitalised word that no list has, alone between a joint of clauses and the verb: somebody's name, but whose is
/// not known.
pub(super) fn is_unknown_name(page: &Page<'_>, sentence: &Sentence, at: usize) -> bool {
    let joint = at == sentence.first
        || page.is_any(
            at - 1,
            &[
                "that", "if", "unless", "whether", "but", "while", "though", "although", "when",
            ],
        )
        || page.word(at - 1) == ",";
    joint && is_unlisted(page, at, sentence.upper)
}

/// A capitalised word that no list has; `upper` where all words are in capitals.
pub(super) fn is_unlisted(page: &Page<'_>, at: usize, upper: bool) -> bool {
    let token = &page.tokens[at];
    token.word.is_none()
        && token.len() > 4
        && (token.shape == Shape::Capital || (upper && token.shape == Shape::Upper))
}
