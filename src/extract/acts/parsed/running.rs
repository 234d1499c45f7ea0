//! Whose talk goes on in a sentence that names nobody: behind "the gist of his argument was that … | It was imperative to wait"
//! what is proposed or asked is his, not the message's.
//!
//! Needs: who speaks in the sentence; `voices`. Method: it opens where another speaks or his argument is told, and goes on to the
//! end of the paragraph or to where the message says something in its own name; "we felt" may be his words. Points that may be
//! his, and documents that chiefly tell what others said, are read so too, but for comments. Misses: reports that no word opens;
//! what rules tell of the message is not bounded by it. Cost: a look at what hangs on the head of the sentence, and once at all
//! words of a document.

use super::super::reporting::OPINION;
use super::party::{Class, Party, party};
use super::view::View;
use super::who::{SUBJECTS, Who, owners};
use crate::extract::discourse::{Mind, Running};
use crate::extract::draft::Draft;
use crate::extract::page::Page;
use crate::extract::syntax::Tag;
use crate::vocab::families::{self, Families};
use crate::vocab::{PieceKind, Sense, VerbForm};

/// Whose talk goes on behind a sentence in which somebody speaks by a verb, or nobody.
pub(super) fn behind(
    draft: &Draft<'_, '_>,
    view: &View<'_, '_>,
    mind: &Mind,
    speaks: Option<(&Party, usize)>,
) -> Running {
    let another = match speaks {
        Some((party, _)) if is_another(party) => true,
        Some((_, verb)) if !is_felt(view, verb) => return Running::Own,
        _ => is_his_argument(draft, view),
    };
    if another {
        Running::Another
    } else {
        mind.running
    }
}

/// Whether somebody is neither the message nor whom it writes to.
fn is_another(party: &Party) -> bool {
    !party.filler.meant.is_own() && !matches!(party.class, Class::Own | Class::House | Class::You)
}

/// Whether a document chiefly tells what others said: of 110 words one is a past form of "say" or the like, and there are several.
/// Of the sentences in such telegrams that name nobody and hold no word of the sender's own a third tell of others' proposals, by
/// the annotations; elsewhere one in fourteen.
pub(in crate::extract::acts) fn is_report(page: &Page<'_>) -> bool {
    const WORDS: usize = 110;
    const SEVERAL: usize = 4;
    const OWN: Families = families::WE.and(families::I);
    let said = |at: &usize| {
        let own = at.checked_sub(1).is_some_and(|who| page.is_of(who, OWN));
        !own && page.has_sense(*at, |sense| sense == Sense::Speech(VerbForm::Past))
    };
    let said = (0..page.tokens.len()).filter(said).count();
    let words = page
        .tokens
        .iter()
        .filter(|token| token.kind == PieceKind::Word);
    said >= SEVERAL && said * WORDS >= words.count()
}

/// Whether what a sentence proposes or asks, which names nobody, may well be another's.
pub(super) fn is_open(view: &View<'_, '_>, mind: &Mind) -> bool {
    let words = view.page.span(view.first, view.end);
    let relayed = words.is_some_and(|words| view.page.voices.may_relay(words).is_some());
    let another = match mind.running {
        Running::Own => false,
        Running::Another => true,
        Running::Open => relayed || mind.is_report,
    };
    another && !is_own_remark(view)
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
    const READERS: [&str; 3] = ["posts", "addressees", "addressee"];
    let opens = view.tag(view.first);
    let bare =
        opens.is_verb() && opens != Tag::Gerund || view.is_any(view.first, &["please", "pls"]);
    let own = |at: usize| view.is_of(at, OWN) || view.is_any(at, &READERS);
    // "(1)" and "(a)" open a point.
    let aside = view.page.word(view.first) == "(" && view.page.word(view.first + 2) != ")";
    bare || aside || (view.first..view.end).any(own)
}

/// Whether a verb tells what somebody felt, which may be another's words too: "we felt".
fn is_felt(view: &View<'_, '_>, verb: usize) -> bool {
    view.tag(verb) == Tag::Past && view.is_any(verb, &OPINION)
}

/// Whether what a sentence tells is somebody else's argument: "the substance of Marlow's exposition was that", "his point was".
fn is_his_argument(draft: &Draft<'_, '_>, view: &View<'_, '_>) -> bool {
    const ARGUMENTS: [&str; 22] = [
        "argument", "arguments", "exposition", "presentation", "position", "view", "views",
        "point", "points", "thesis", "theme", "reasoning", "remarks", "reply", "response",
        "answer", "message", "analysis", "comments", "line", "assessment", "attitude",
    ];
    const CORES: [&str; 7] = [
        "gist", "substance", "burden", "thrust", "essence", "core", "sum",
    ];
    // "was that": of "his position was weak" it is the message that judges.
    let is_told = |at: &usize| {
        view.is_of(*at, families::PAST_BE.and(families::FINITE_BE)) && view.is(at + 1, "that")
    };
    let Some(tie) = (view.first..view.end).find(is_told) else {
        return false;
    };
    let is_subject = |at: &usize| SUBJECTS.contains(&view.relation(*at));
    let Some(subject) = (view.first..tie).find(is_subject) else {
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
        let party = party(draft, view, at);
        party.is_some_and(|party| !matches!(party.class, Class::Own | Class::House | Class::Thing))
    };
    argument.is_some_and(|argument| owners(view, argument).into_iter().any(others))
}
