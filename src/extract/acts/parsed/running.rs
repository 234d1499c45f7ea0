//! Whether another's talk is still being reported: "Marlow made these points: 1. … 2. …", "The gist of his argument was that … It
//! was imperative to wait." What such a sentence proposes or asks is his, not the message's.
//!
//! Needs: who speaks in the sentence. Method: it opens where another speaks or his argument is told, and goes on to the end of the
//! paragraph; behind a colon, over the numbered or marked points as well. It ends where the message says something in its own
//! name; "we felt" may be his words. A document that chiefly tells what others said is one report. Misses: reports that no word
//! opens. Cost: a look at what hangs on the head of the sentence, and once at all words of a document.

use super::super::speech::OPINION;
use super::party::{Class, Party, party};
use super::view::View;
use super::who::{SUBJECTS, Who, owners};
use crate::extract::discourse::{Mind, Running};
use crate::extract::draft::Draft;
use crate::extract::page::Page;
use crate::extract::syntax::{Relation, Tag};
use crate::vocab::families::{self, Families};
use crate::vocab::{PieceKind, Sense, VerbForm};

/// Whether another's talk goes on behind a sentence in which somebody speaks by a verb, or nobody.
pub(super) fn behind(
    draft: &Draft<'_, '_>,
    view: &View<'_, '_>,
    mind: &Mind,
    speaks: Option<(&Party, usize)>,
) -> Running {
    let another = match speaks {
        Some((party, _)) if !party.filler.meant.is_own() => true,
        Some((_, verb)) if is_own_word(view, verb) => return Running::No,
        _ => is_his_argument(draft, view, mind),
    };
    match (another, mind.running) {
        (true, _) if ends_open(view) => Running::Points,
        (true, Running::No) => Running::Paragraph,
        (_, before) => before,
    }
}

/// Whether a document chiefly tells what others said: of 110 words one is a past form of "say" or the like, and there are several.
/// Of the sentences in such telegrams that name nobody and hold no word of the sender's own a third tell of others' proposals, by
/// the annotations; elsewhere one in fourteen.
pub(in crate::extract::acts) fn is_report(page: &Page<'_>) -> bool {
    const WORDS: usize = 110;
    const SEVERAL: usize = 4;
    let said = |at: &usize| page.has_sense(*at, |sense| sense == Sense::Speech(VerbForm::Past));
    let said = (0..page.tokens.len()).filter(said).count();
    let words = page
        .tokens
        .iter()
        .filter(|token| token.kind == PieceKind::Word);
    said >= SEVERAL && said * WORDS >= words.count()
}

/// Whether a sentence that names nobody may tell of another's deed.
pub(super) fn is_on(mind: &Mind) -> bool {
    mind.running != Running::No || mind.is_report
}

/// Whether the message speaks in its own name in a sentence, to its reader or in an aside: "you may", "our view", "Believe it
/// wise", "(This is essential.)".
pub(super) fn is_own_remark(view: &View<'_, '_>) -> bool {
    const OWN: Families = families::WE
        .and(families::I)
        .and(families::OUR)
        .and(families::YOU)
        .and(families::YOUR)
        .and(families::POST)
        .and(families::DEPARTMENT);
    const READERS: [&str; 4] = ["posts", "addressees", "addressee", "missions"];
    let opens = view.tag(view.first);
    let bare =
        opens.is_verb() && opens != Tag::Gerund || view.is_any(view.first, &["please", "pls"]);
    let own = |at: usize| view.is_of(at, OWN) || view.is_any(at, &READERS);
    bare || view.page.word(view.first) == "(" || (view.first..view.end).any(own)
}

/// Whether a sentence ends in a colon.
fn ends_open(view: &View<'_, '_>) -> bool {
    view.end > view.first
        && (view.page.word(view.end - 1) == ":" || view.page.word(view.end) == ":")
}

/// Whether the message says something in its own name: "I told him", "we recommend"; not "we felt".
fn is_own_word(view: &View<'_, '_>, verb: usize) -> bool {
    view.tag(verb) != Tag::Past || !view.is_any(verb, &OPINION)
}

/// Whether what a sentence tells is somebody else's argument: "the substance of Marlow's exposition was that", "his point was".
fn is_his_argument(draft: &Draft<'_, '_>, view: &View<'_, '_>, mind: &Mind) -> bool {
    const ARGUMENTS: [&str; 22] = [
        "argument", "arguments", "exposition", "presentation", "position", "view", "views",
        "point", "points", "thesis", "theme", "reasoning", "remarks", "reply", "response",
        "answer", "message", "analysis", "comments", "line", "assessment", "attitude",
    ];
    const CORES: [&str; 8] = [
        "gist", "substance", "burden", "thrust", "essence", "core", "sum", "main",
    ];
    let is_head = |at: &usize| view.head(*at).is_none() && !view.tag(*at).is_sign();
    let Some(head) = (view.first..view.end).find(is_head) else {
        return false;
    };
    let tied =
        view.child(head, &[Relation::Copula]).is_some() || view.is_any(head, &["was", "were"]);
    let Some(subject) = view.child(head, &SUBJECTS).filter(|_| tied) else {
        return false;
    };
    let argument = match view.is_any(subject, &CORES) {
        true => view
            .children(subject)
            .find(|child| view.is_any(*child, &ARGUMENTS)),
        false => Some(subject).filter(|subject| view.is_any(*subject, &ARGUMENTS)),
    };
    let others = |(who, _): (Who, _)| {
        let Who::At(at) = who else { return false };
        let party = party(draft, view, at, mind);
        party.is_some_and(|party| !matches!(party.class, Class::Own | Class::House | Class::Thing))
    };
    argument.is_some_and(|argument| owners(view, argument).into_iter().any(others))
}
