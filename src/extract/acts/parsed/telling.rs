//! Who was telling something, and whether the next sentence goes on with it: "Quill said he was tired. | Norvale had refused."
//!
//! Needs: a sentence with its tree. Method: whoever tells something by the verb of the main clause is the teller, until somebody else
//! does something or the paragraph ends; a sentence goes on with it whose main clause stands in the tenses of reported speech, and in
//! a document that chiefly tells what others said also one that tells what a state or body wants or is. Misses: what is told in the
//! past of a narrative. Cost: a look at what hangs on the head of the sentence.

use super::party::{Class, party, person};
use super::running::is_own_remark;
use super::view::View;
use super::who::{SUBJECTS, Who, says, says_behind, tellers};
use crate::extract::discourse::{Mind, is_own_officer};
use crate::extract::draft::Draft;
use crate::extract::page::Sentence;
use crate::extract::syntax::{Relation, Tag};
use crate::model::{EntityKind, Meant, NameId, NameSense};
use crate::vocab::families::{self, Families};
use crate::vocab::form_of_saying;

/// Who may go on telling behind a sentence.
pub(super) fn behind(draft: &Draft<'_, '_>, view: &View<'_, '_>, mind: &Mind) -> Option<NameId> {
    let head = view.main_word()?;
    if let Some(subject) = says_behind(view, head) {
        return teller(draft, view, subject);
    }
    let subject = view.child(head, &SUBJECTS);
    let (Some(subject), false) = (subject, is_backshifted(view, head)) else {
        return mind.teller;
    };
    if tells(view, head) {
        // "Was told", "should recognize", "did not comment": he tells nothing.
        let speaks = tellers(view, head).contains(&(Who::At(subject), "subject"));
        return teller(draft, view, subject).filter(|_| speaks);
    }
    // "He handed me a paper": he goes on. Another's deed ends it.
    let party = party(draft, view, subject);
    let class = party.as_ref().map(|party| party.class);
    match class {
        Some(Class::Person | Class::He) => {
            let who = party.and_then(|party| person(draft, &party));
            mind.teller
                .filter(|teller| who.is_some_and(|who| is_one(draft, who, *teller)))
        }
        Some(Class::Own | Class::House | Class::You) => None,
        _ => mind.teller,
    }
}

/// Whether a sentence without a word of saying or doing names nobody, so that whoever was telling may go on behind it.
pub(super) fn is_of_nobody(draft: &Draft<'_, '_>, sentence: &Sentence) -> bool {
    const OWN: Families = families::WE.and(families::I).and(families::OUR);
    let own = (sentence.first..sentence.end).any(|at| draft.page.is_of(at, OWN));
    !own && !names_somebody(draft, sentence)
}

/// Whether a sentence goes on with what the teller said.
pub(super) fn goes_on(draft: &Draft<'_, '_>, view: &View<'_, '_>, mind: &Mind) -> bool {
    let Some(head) = view.main_word().filter(|_| !is_own_remark(view)) else {
        return false;
    };
    is_backshifted(view, head) || mind.is_report && tells_of_state(draft, view, head)
}

/// Whether a verb is one of telling.
fn tells(view: &View<'_, '_>, verb: usize) -> bool {
    const ACTS: [&str; 3] = ["proposed", "requested", "concerned"];
    let form = form_of_saying(view.page.word(verb));
    let frame = || super::frames(view.page, verb).any(|frame| ACTS.contains(&frame.act.as_str()));
    says(view, verb) || form.is_some() || frame()
}

/// Whether the main clause stands in the tenses of reported speech: "had refused", "would agree", "could not accept".
fn is_backshifted(view: &View<'_, '_>, head: usize) -> bool {
    const HELPERS: [Relation; 3] = [
        Relation::Auxiliary,
        Relation::PassiveAuxiliary,
        Relation::Copula,
    ];
    let helps = |child: &usize| HELPERS.contains(&view.relation(*child));
    let shifted = |child| view.is_any(child, &["had", "would", "could", "might"]);
    view.children(head).filter(helps).any(shifted)
}

/// Whether the main clause tells what a state or body wants or is, and nothing that was done: "Norvale is against it", "Tallis
/// wants peace".
fn tells_of_state(draft: &Draft<'_, '_>, view: &View<'_, '_>, head: usize) -> bool {
    let Some(subject) = view.child(head, &SUBJECTS) else {
        return false;
    };
    let class = party(draft, view, subject).map(|party| party.class);
    let lasting = match view.tag(head) {
        Tag::Past | Tag::Participle => view.child(head, &[Relation::Copula]).is_some(),
        _ => true,
    };
    matches!(class, Some(Class::Place | Class::Body | Class::Group)) && lasting
}

/// The person or body that a speaker is; nobody of the message's own.
fn teller(draft: &Draft<'_, '_>, view: &View<'_, '_>, at: usize) -> Option<NameId> {
    let party = party(draft, view, at)?;
    match party.filler.meant {
        Meant::Name(id) if !is_own_officer(draft, id) => Some(id).filter(|id| can_tell(draft, *id)),
        _ => None,
    }
}

fn can_tell(draft: &Draft<'_, '_>, id: NameId) -> bool {
    matches!(draft.get(id).kind, EntityKind::Person | EntityKind::Body)
}

/// Whether two names are one man's: the same words, or names with one last word; of two ministers nobody knows it.
fn is_one(draft: &Draft<'_, '_>, one: NameId, other: NameId) -> bool {
    let words = |id: NameId| draft.get(id).span.of(draft.page.text);
    let surname = |id: NameId| words(id).rsplit(' ').next().unwrap_or_default();
    let office = |id: NameId| {
        matches!(
            draft.get(id).sense,
            NameSense::Office(_) | NameSense::Holder(_)
        )
    };
    let named = !office(one) && !office(other);
    one == other
        || words(one) == words(other)
        || named && surname(one).eq_ignore_ascii_case(surname(other))
}

/// Whether a sentence names a person.
fn names_somebody(draft: &Draft<'_, '_>, sentence: &Sentence) -> bool {
    let mut names = draft.names_in(sentence.first, sentence.end).into_iter();
    names.any(|id| draft.get(id).kind == EntityKind::Person)
}
