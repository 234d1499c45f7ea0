//! Whether subject and verb go together: "the press supports" but "Norvale support" (a noun), "Norvalians offers" (the
//! subject is another one), and whether an "if" of the sentence bears on a verb.
//!
//! Needs: the subject that `actor` found and the verb's helpers. Method: number and person of a bare verb against those
//! of its subject; where each "if" stands. Cost: a look at the words around the verb.

use super::super::actor::Actor;
use super::super::dates::day_before;
use super::super::draft::Draft;
use super::super::page::{Page, Sentence};
use super::super::verb::{VerbGroup, auxiliary};
use super::phrase::{is_proviso, opens_clause_behind};
use crate::model::{EntityKind, Meant, Modality};
use crate::vocab::families;
use crate::vocab::{Sense, VerbForm};

/// Whether a verb without helpers has the form that its subject demands.
pub(super) fn agrees(
    draft: &Draft<'_, '_>,
    group: &VerbGroup,
    form: VerbForm,
    actors: &[Actor],
) -> bool {
    if !group.bare || group.modality != Modality::Asserted {
        return true;
    }
    let [only] = actors else { return true };
    let Some(words) = only.filler.words else {
        return true;
    };
    let page = draft.page;
    let first = page.token_at(words.start());
    let last = page.token_at(words.end()).saturating_sub(1);
    let speaks = page.is_of(
        last,
        families::WE
            .and(families::I)
            .and(families::THEY)
            .and(families::YOU),
    );
    match form {
        VerbForm::Base => speaks || is_plural(draft, first, last, only),
        VerbForm::Third => !(speaks || is_plural(draft, first, last, only) && is_group(page, last)),
        VerbForm::Past | VerbForm::Gerund => true,
    }
}

fn is_group(page: &Page<'_>, last: usize) -> bool {
    page.has_sense(last, |sense| {
        matches!(sense, Sense::Group | Sense::Adjective(_))
    })
}

/// "Soviets", "the French", "two delegations": several, or a people with its article.
fn is_plural(draft: &Draft<'_, '_>, first: usize, last: usize, actor: &Actor) -> bool {
    let page = draft.page;
    let word = page.word(last);
    let ends_in_s = word.len() > 3 && word.ends_with(['s', 'S']) && !word.ends_with("ss");
    let kind = match actor.filler.meant {
        Meant::Name(id) => Some(draft.get(id).kind),
        _ => None,
    };
    let people = page.has_sense(last, |sense| matches!(sense, Sense::Adjective(_)));
    match kind {
        Some(EntityKind::Person) => false,
        // "Netherlands", "United States" and "Joint Chiefs" end so too.
        Some(_) if !people => page.is_any(last, &["chiefs", "nations"]),
        _ => ends_in_s || (people && first > 0 && page.is(first - 1, "the")),
    }
}

/// Whether an "if" or "unless" bears on the verb at a token whose object ends before `end`.
///
/// One before the verb does, as far as no semicolon parts them; one behind it bears on what was done only where the
/// act is still to come: "he proposed that talks be held if Norvale came" was proposed.
pub(super) fn is_conditional(
    page: &Page<'_>,
    sentence: &Sentence,
    verb: usize,
    end: usize,
    open: bool,
) -> bool {
    (sentence.first..sentence.end).any(|at| {
        // "would sign, provided Norvale agreed"; "aid provided by Norvale" sets no condition.
        let provided = is_proviso(page, sentence, at) || at < verb && is_supposed(page, at, verb);
        if !provided && !page.is_any(at, &["if", "unless"]) {
            return false;
        }
        let asks = at > sentence.first
            && page.is_any(
                at - 1,
                &[
                    "ask", "asked", "asks", "asking", "as", "even", "see", "know", "whether",
                    "him", "me", "us", "them", "wonder", "wondered", "advise", "report",
                    "determine", "ascertain", "check", "learn", "confirm", "inquire", "inquired",
                    "out",
                ],
            );
        // "let us know by February 14 if Norvale agrees"
        let asks = asks
            || word_before_day(page, at)
                .is_some_and(|at| page.is_any(at, &["know", "advise", "report"]));
        // "whether the draft is acceptable and, if so, what it needs"
        let asks = asks || page.is(at + 1, "so");
        let (from, to) = (at.min(verb), at.max(verb));
        let parted = (from..to).any(|at| {
            matches!(page.word(at), ";" | "“" | "”" | "\"")
                || (page.word(at) == "(" && page.tokens[at].apart)
        });
        // "You should say that talks would end if …": the condition is of what is said.
        let reported = (verb..at).any(|at| page.is(at, "that"));
        let bears = if at < verb {
            true
        } else {
            open && !reported && at <= end + 14 && !another_clause(page, end, at)
        };
        !asks && !parted && bears
    })
}

/// The word before the day that stands before a token: "know | by February 14".
fn word_before_day(page: &Page<'_>, at: usize) -> Option<usize> {
    let day = day_before(page, at)?;
    let before = day.first.checked_sub(1)?;
    before.checked_sub(usize::from(page.is_any(before, &["by", "before", "on"])))
}

/// Whether another clause with a subject of its own opens between two tokens: "would not sign, but | it would come if".
fn another_clause(page: &Page<'_>, first: usize, end: usize) -> bool {
    let joins = |at: &usize| page.is_any(*at, &["but", "and", "while", "whereas"]);
    // May is a month as well.
    let helps = |at: usize| auxiliary(page, at).is_some() && !page.is(at, "may");
    (first..end)
        .filter(joins)
        .any(|at| opens_clause_behind(page, at, end, helps))
}

/// Whether words before a verb suppose what has not happened: "in (the) event", "assuming", "until he agrees"; "in any event" supposes
/// nothing.
fn is_supposed(page: &Page<'_>, at: usize, verb: usize) -> bool {
    let event = at + 1 + usize::from(page.is(at + 1, "the"));
    let until = page.is(at, "until") && !(at..verb).any(|at| page.word(at) == ",");
    page.is(at, "assuming") || page.is(at, "in") && page.is(event, "event") || until
}

/// Whether a condition stands behind what is agreed to: "agreed to a visit | if Norvale came", "…, provided that it pays".
pub(super) fn is_on_condition(
    page: &Page<'_>,
    sentence: &Sentence,
    (first, end): (usize, usize),
) -> bool {
    let behind_comma = end + usize::from(page.word(end) == ",");
    // "willing to come provided there is a truce": no clause of what is agreed to holds it.
    let within = (first + 1..end)
        .take_while(|at| !page.is(*at, "that"))
        .any(|at| page.is_any(at, &["provided", "providing"]) && is_there(page, at + 1));
    within || page.is_any(end, &["if", "unless"]) || is_proviso(page, sentence, behind_comma)
}

/// "provided | there is a truce", "provided | it is kept".
fn is_there(page: &Page<'_>, at: usize) -> bool {
    page.is_any(at, &["there", "that"]) || page.is_of(at, families::PERSONAL.and(families::IT))
}
