//! Who does what a verb says: its subject, through lists, infinitives and participles; else whoever the message leaves to
//! be understood.

use std::ops::Range;

use super::super::reporting::{HEARS, OPINION};
use super::view::View;
use crate::extract::syntax::{Relation, Tag};
use crate::vocab::{Sense, VerbFamily, VerbForm, form_in, form_of_saying};

/// Who acts, before it is settled who is meant.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Who {
    /// The noun phrase with this head.
    At(usize),
    /// The message.
    Sender,
    /// Whoever spoke last.
    Speaker,
}

/// Somebody who may act by a verb, and by which way the tree tells it.
pub(super) type Doer = (Who, &'static str);

/// Subjects in either voice.
pub(super) const SUBJECTS: [Relation; 2] = [Relation::Subject, Relation::PassiveSubject];

/// So many steps up the tree are taken.
const STEPS: usize = 5;

/// Who does what a verb, or an adjective or noun tied by "is", says.
pub(super) fn doers(view: &View<'_, '_>, verb: usize) -> Vec<Doer> {
    climb(view, verb, STEPS)
}

fn climb(view: &View<'_, '_>, verb: usize, steps: usize) -> Vec<Doer> {
    if let Some(subject) = view.child(verb, &SUBJECTS) {
        return with_joined(view, subject, "subject");
    }
    let (Some(head), Some(left)) = (view.head(verb), steps.checked_sub(1)) else {
        return unnamed(view, verb);
    };
    let as_told = |way: &'static str| -> Vec<Doer> {
        let found = climb(view, head, left);
        let deeper = |(who, told): Doer| (who, if told == "subject" { way } else { told });
        found.into_iter().map(deeper).collect()
    };
    match view.relation(verb) {
        Relation::Conjunct if is_verbal(view, head) || view.tag(head) == Tag::Adjective => {
            as_told("joined")
        }
        Relation::OpenComplement => {
            let object = view
                .child(head, &[Relation::Object, Relation::IndirectObject])
                .filter(|object| head < *object && *object < verb);
            match object {
                Some(object) => with_joined(view, object, "of-object"),
                None => as_told("open"),
            }
        }
        Relation::Complement => as_told("dropped"),
        Relation::AdverbClause => as_told("adverbial"),
        Relation::RelativeClause => vec![(Who::At(head), "relative")],
        Relation::NounClause => {
            // "letter proposing", "decision to reject": of whoever has the noun, else of the noun.
            let mut found = owners(view, head);
            if let Some(above) = view.head(head).filter(|above| is_verbal(view, *above)) {
                found.extend(
                    climb(view, above, left)
                        .into_iter()
                        .map(|(who, _)| (who, "of-noun-verb")),
                );
            }
            found.push((Who::At(head), "noun"));
            found.truncate(2);
            found
        }
        _ => unnamed(view, verb),
    }
}

/// Who has a noun: "Marlow's", "the Norvalian", "of Marlow", "by Marlow".
pub(super) fn owners(view: &View<'_, '_>, noun: usize) -> Vec<Doer> {
    let mut found = Vec::new();
    for child in view.children(noun) {
        let way = match view.relation(child) {
            Relation::Possessor => "possessor",
            Relation::Compound | Relation::Adjective if child < noun && names(view, child) => {
                "before"
            }
            Relation::NounModifier | Relation::Oblique | Relation::Agent => {
                match view.preposition(child) {
                    Some(case) if view.is_any(case, &["by", "from"]) => "by",
                    Some(case) if view.is(case, "of") => "of",
                    Some(case) if view.is_any(case, &["between", "among"]) => "between",
                    Some(case)
                        if view.is_any(case, &["on"]) && view.is_any(case + 1, &["part"]) =>
                    {
                        "of"
                    }
                    _ => continue,
                }
            }
            _ => continue,
        };
        found.extend(with_joined(view, child, way));
    }
    // The nearest way first: whose it is by an apostrophe, then by the word before, by whom, of whom.
    found.sort_by_key(|(_, way)| match *way {
        "possessor" => 0,
        "before" => 1,
        "by" => 2,
        _ => 3,
    });
    found
}

/// Whether a word before a noun can name who has it.
fn names(view: &View<'_, '_>, at: usize) -> bool {
    view.page.has_sense(at, |sense| {
        matches!(
            sense,
            Sense::Adjective(_) | Sense::Place(_) | Sense::Body(_) | Sense::Group | Sense::Title(_)
        )
    }) || view.tag(at) == Tag::Name
}

/// A head and those joined to it by "and".
pub(super) fn with_joined(view: &View<'_, '_>, at: usize, way: &'static str) -> Vec<Doer> {
    let joined = view
        .children(at)
        .filter(|child| view.relation(*child) == Relation::Conjunct && view.tag(*child).is_noun());
    std::iter::once(at)
        .chain(joined)
        .take(3)
        .map(|at| (Who::At(at), way))
        .collect()
}

/// "Request guidance", "Stressed that …": nobody is named.
fn unnamed(view: &View<'_, '_>, verb: usize) -> Vec<Doer> {
    match view.tag(verb) {
        Tag::Past | Tag::Participle | Tag::PresentS => vec![(Who::Speaker, "unnamed")],
        Tag::Gerund => vec![
            (Who::Speaker, "unnamed-gerund"),
            (Who::Sender, "unnamed-gerund"),
        ],
        _ if view.child(verb, &[Relation::Auxiliary]).is_some() => {
            vec![
                (Who::Sender, "unnamed-helped"),
                (Who::Speaker, "unnamed-helped"),
            ]
        }
        _ => vec![(Who::Sender, "unnamed-bare")],
    }
}

/// Whose words a verb stands in, told or only meant: the doer of the nearest verb above that the clause completes. Other than
/// [`sayer`] it asks who else than the message may be behind them.
pub(super) fn voice(view: &View<'_, '_>, verb: usize) -> Option<usize> {
    match reporting_verb(view, verb) {
        Ok((clause, above)) => {
            let mut found = doers(view, above);
            found.retain(|(who, _)| *who != Who::At(clause));
            first_at(found)
        }
        Err(above) => said_beside(view, above),
    }
}

/// Who says what a word stands in that no verb above reports: whoever is put in behind, or holds the view.
fn said_beside(view: &View<'_, '_>, above: usize) -> Option<usize> {
    let holder = || (view.first..view.end).find_map(|at| holder_of_view(view, at));
    says_behind(view, above).or_else(holder)
}

/// Who is told to say what a verb stands in by which the words `actor` act: the teller of the nearest verb above; else whoever is put
/// in or holds the view.
pub(super) fn sayer(
    view: &View<'_, '_>,
    verb: usize,
    actor: Option<Range<usize>>,
) -> Option<usize> {
    let (clause, above) = match reporting_verb(view, verb) {
        Ok(found) => found,
        Err(above) => return said_beside(view, above),
    };
    let said = view.relation(clause) != Relation::OpenComplement && tells(view, above);
    let by = tellers(view, above);
    // "He and Quill said they would come": Quill is one of those who say it.
    let among = |(who, _): &Doer| match (who, &actor) {
        (Who::At(at), Some(actor)) => actor.contains(at) || view.is(actor.start, "they"),
        _ => false,
    };
    let fellow = by.len() > 1 && by.iter().any(among);
    first_at(by).filter(|at| said && !fellow && *at != clause)
}

/// Who speaks by a verb; of "should say", "in order to make clear", "did not comment" and "was told" nobody does.
pub(super) fn tellers(view: &View<'_, '_>, verb: usize) -> Vec<Doer> {
    let helpers = view.helpers(verb);
    let only_meant =
        helpers.should || helpers.may || helpers.can || helpers.infinitive || helpers.negated;
    match () {
        () if only_meant => Vec::new(),
        () if view.is_passive(verb) => agents(view, verb),
        () => doers(view, verb),
    }
}

fn first_at(doers: Vec<Doer>) -> Option<usize> {
    match doers.first()?.0 {
        Who::At(at) => Some(at),
        Who::Sender | Who::Speaker => None,
    }
}

/// Whether a verb tells what somebody says or thinks, or by it an act is told.
fn tells(view: &View<'_, '_>, verb: usize) -> bool {
    let told = |sense| matches!(sense, Sense::Speech(_) | Sense::Verb(..));
    let known = view.page.has_sense(verb, told) && !view.is_any(verb, &HEARS);
    known
        || form_of_saying(view.page.word(verb)).is_some()
        || view.is_any(verb, &OPINION)
        || view.is_any(verb, &["pointed", "points"]) && view.is(verb + 1, "out")
}

/// The nearest verb above that a clause completes, behind the head of that clause; else the last word above.
fn reporting_verb(view: &View<'_, '_>, verb: usize) -> Result<(usize, usize), usize> {
    let mut at = verb;
    for _ in 0..STEPS {
        let Some(head) = view.head(at) else { break };
        let told = matches!(
            view.relation(at),
            Relation::Complement | Relation::OpenComplement
        ) || view.relation(at) == Relation::Parataxis && says(view, head);
        if told && is_verbal(view, head) {
            return Ok((at, head));
        }
        at = head;
    }
    Err(at)
}

/// Whether a verb stands in what somebody said or is to say to somebody: "I told him that we …".
pub(super) fn is_reported(view: &View<'_, '_>, verb: usize) -> bool {
    // Those that only tell what one thinks are none of them: "we believe we should".
    let is_telling = |word: &str| {
        matches!(
            form_of_saying(word),
            Some(VerbForm::Base | VerbForm::Gerund)
        )
    };
    let said = |at: usize| {
        at < view.end && is_telling(view.page.word(at))
            || view
                .page
                .has_sense(at, |sense| sense == Sense::Speech(VerbForm::Past))
    };
    reporting_verb(view, verb).is_ok_and(|(_, teller)| said(teller))
}

/// Whether somebody only thinks so of another: "Marlow predicted that Norvale would not accept", "probably will not", "had the
/// impression that he had refused", "suspected him of having refused".
pub(super) fn is_guessed(view: &View<'_, '_>, verb: usize) -> bool {
    const HELD: [&str; 9] = [
        "impression", "suspicion", "suspicions", "allegation", "allegations", "charge", "charges",
        "accusation", "accusations",
    ];
    const PREDICTS: [&str; 5] = ["predict", "predicts", "predicted", "guess", "imagine"];
    const PERHAPS: [&str; 8] = [
        "probably", "perhaps", "presumably", "hardly", "apparently", "possibly", "maybe", "likely",
    ];
    let thinks = |teller| view.is_any(teller, &OPINION) || view.is_any(teller, &PREDICTS);
    let thought = reporting_verb(view, verb).is_ok_and(|(_, teller)| thinks(teller));
    /// So far before the verb stands what it is held by.
    const FAR: usize = 8;
    let mut near = view.first.max(verb.saturating_sub(FAR))..verb;
    let held =
        |that: usize| that > view.first && view.is(that, "that") && view.is_any(that - 1, &HELD);
    let charged = verb >= view.first + 2
        && view.is(verb - 1, "having")
        && view.is(verb - 2, "of")
        && near
            .clone()
            .any(|at| form_in(VerbFamily::Charge, view.page.word(at)).is_some());
    thought
        || charged
        || near.any(held)
        || view
            .children(verb)
            .any(|child| view.is_any(child, &PERHAPS))
}

/// Who says a whole sentence, where that stands behind: "…, he said", of which the verb hangs on what is said.
pub(super) fn says_behind(view: &View<'_, '_>, root: usize) -> Option<usize> {
    let behind = view.children(root).find(|child| {
        // "Marlow agreed; Quill said …" are two.
        let parted = || (root..*child).any(|at| view.page.word(at) == ";");
        let tells = || says(view, *child) || view.is_any(*child, &["asked", "asks", "inquired"]);
        view.relation(*child) == Relation::Parataxis && tells() && !parted()
    });
    view.child(behind?, &SUBJECTS)
}

/// Whose view a word is: "in Marlow's view".
fn holder_of_view(view: &View<'_, '_>, at: usize) -> Option<usize> {
    let is_view = view.is_any(at, &["view", "opinion", "judgment", "estimation"]);
    let holder = view.child(at, &[Relation::Possessor]).filter(|_| is_view)?;
    let inside = view.reach(at).0.checked_sub(1).map_or(at, |before| before);
    let led_in =
        view.preposition(at).is_some_and(|case| view.is(case, "in")) || view.is(inside, "in");
    led_in.then_some(holder)
}

/// Whether a word is a verb of speech.
pub(super) fn says(view: &View<'_, '_>, at: usize) -> bool {
    view.page
        .has_sense(at, |sense| matches!(sense, Sense::Speech(_)))
}

/// By whom in the passive voice; the message where it says what its reader is asked to do.
pub(super) fn agents(view: &View<'_, '_>, at: usize) -> Vec<Doer> {
    let by = view.agent(at).or_else(|| {
        view.children(at).find(|child| {
            view.relation(*child) == Relation::Oblique
                && view
                    .preposition(*child)
                    .is_some_and(|case| view.is(case, "by"))
        })
    });
    match by {
        Some(by) => with_joined(view, by, "agent"),
        None => vec![(Who::Sender, "no-agent")],
    }
}

/// Whether a word is a verb, or a noun or adjective that "is" makes one.
fn is_verbal(view: &View<'_, '_>, at: usize) -> bool {
    view.tag(at).is_verb() || view.child(at, &[Relation::Copula]).is_some()
}
