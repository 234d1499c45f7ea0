//! How somebody is mentioned in a sentence: by which names, as what, beside whom.
//!
//! Needs: the tree of a sentence; people's names. Cost: a look at the words of a name and up the tree from it.

use std::ops::Range;

use super::super::put_in::PutIn;
use super::party::{is_somebody, is_unlisted_actor};
use super::traits::{number, stem};
use super::view::View;
use super::who::{self, SUBJECTS};
use crate::extract::discourse::OFFICERS;
use crate::extract::draft::Draft;
use crate::extract::page::Page;
use crate::extract::people::title_at;
use crate::extract::syntax::Relation;
use crate::model::{EntityKind, Meant, NameId, NameSense, fold};
use crate::vocab::families;
use crate::vocab::{Gender, gender_of_given, gender_of_style};

/// The pronouns that stand for one man or woman, those of one use together.
const FORMS: [&[&str]; 3] = [&["he", "she"], &["his", "her"], &["him"]];

/// No title is longer.
const LONGEST: usize = 7;

/// Numbers of offices and of words for somebody stand apart from those of names.
const OFFICE: u32 = 1 << 31;
const UNNAMED: u32 = 1 << 30;

/// So many words behind a pronoun are looked at.
const NEAR: usize = 60;

/// Which form of pronoun for one man or woman a word is; `None` for any other word.
pub(super) fn pronoun(page: &Page<'_>, at: usize) -> Option<usize> {
    FORMS.iter().position(|forms| page.is_any(at, forms))
}

/// Whether a word belongs to the name of a person; his name.
pub(super) fn person(draft: &Draft<'_, '_>, at: usize) -> Option<NameId> {
    let id = draft.owner(at)?;
    (draft.get(id).kind == EntityKind::Person).then_some(id)
}

/// Whether a word tells of somebody whose name was not read; the title before a name tells of its bearer.
pub(super) fn is_unnamed(draft: &Draft<'_, '_>, view: &View<'_, '_>, at: usize) -> bool {
    let is_title = |next: usize| {
        let (NameSense::Titled(office) | NameSense::Surname(Some(office))) =
            &draft.get(draft.owner(next)?).sense
        else {
            return None;
        };
        Some(office.span.contains(view.page.span(at, at + 1)?))
    };
    let mut near = at + 1..view.end.min(at + LONGEST);
    draft.owner(at).is_none()
        && is_somebody(draft, view, at)
        && person(draft, behind_stop(view.page, at + 1)).is_none()
        && !near.any(|next| is_title(next) == Some(true))
}

/// Whoever leads a sentence: the subject of its main word, or who says all of it; of several none does.
pub(super) fn lead(view: &View<'_, '_>) -> Option<usize> {
    let main = view.main_word()?;
    let lead = who::says_behind(view, main)
        .or_else(|| view.child(main, &SUBJECTS))
        .or_else(|| Some(view.first).filter(|first| is_unlisted_actor(view, *first)))?;
    let is_other = |at: usize| view.relation(at) == Relation::Conjunct && view.tag(at).is_noun();
    (!view.children(lead).any(is_other)).then_some(lead)
}

/// The person who says by words put in behind a token what stands there.
pub(super) fn said_behind(draft: &Draft<'_, '_>, put_in: &[PutIn], at: usize) -> Option<NameId> {
    let mut sayers = put_in.iter().filter_map(|one| match one.speaker.meant {
        Meant::Name(id) if draft.tokens_of(id).0 > at && one.first <= at => Some(id),
        _ => None,
    });
    sayers.find(|id| draft.get(*id).kind == EntityKind::Person)
}

/// The word of a name on which the others hang.
pub(super) fn head_of_name(view: &View<'_, '_>, first: usize, end: usize) -> usize {
    let outside = |at: &usize| {
        view.head(*at)
            .is_none_or(|head| !(first..end).contains(&head))
    };
    let mut words = (first.max(view.first)..end).rev();
    words.find(outside).unwrap_or(end - 1)
}

/// What somebody is in the sentence, and the stem of the word that he hangs on: of a name beside another that of the other.
pub(super) fn role(view: &View<'_, '_>, at: usize) -> (Relation, u32) {
    const STEPS: usize = 4;
    let mut at = at;
    for _ in 0..STEPS {
        let beside = matches!(
            view.relation(at),
            Relation::Flat | Relation::Apposition | Relation::Compound | Relation::Conjunct
        );
        match view.head(at).filter(|_| beside) {
            Some(head) => at = head,
            None => break,
        }
    }
    let above = view.head(at).map_or(0, |head| stem(view.page.word(head)));
    (view.relation(at), above)
}

/// The words of a name, with the word that the tree has it hang on where that is its title: "Foreign | Minister | Esenbel".
pub(super) fn words_of(view: &View<'_, '_>, (first, end): (usize, usize)) -> (Range<usize>, usize) {
    let head = head_of_name(view, first, end);
    let beside = matches!(
        view.relation(head),
        Relation::Flat | Relation::Apposition | Relation::Compound
    );
    let top = view.head(head).filter(|_| beside);
    let title = top.filter(|top| end.abs_diff(*top) <= LONGEST && *top < first);
    (title.unwrap_or(first)..end, head)
}

/// A number for somebody whose name was not read, by a word for him.
pub(super) fn key_of_word(word: &str) -> u32 {
    number(word) ^ UNNAMED
}

/// The names of somebody share this number: of an office, else of the last word.
pub(super) fn key(draft: &Draft<'_, '_>, id: NameId) -> u32 {
    if let NameSense::Office(office) | NameSense::Holder(office) = &draft.get(id).sense {
        return number(office.title) ^ OFFICE;
    }
    let (first, end) = draft.tokens_of(id);
    let mut words = (first..end).rev().map(|at| draft.page.word(at));
    let last = words.find(|word| word.chars().count() > 2);
    let last = last.unwrap_or_else(|| draft.page.word(first));
    let own = ["'s", "’s"].iter().find_map(|own| last.strip_suffix(own));
    number(own.unwrap_or(last))
}

/// What a name tells of who bears it.
pub(super) fn gender(draft: &Draft<'_, '_>, id: NameId) -> Option<Gender> {
    let (first, end) = draft.tokens_of(id);
    let page = draft.page;
    let stop = first.checked_sub(1).filter(|at| page.word(*at) == ".");
    let before = stop.unwrap_or(first).checked_sub(1);
    let own = || (first..end.saturating_sub(1)).map(|at| fold(page.word(at)));
    let mut styles = before
        .map(|at| fold(page.word(at)))
        .into_iter()
        .chain(own());
    let style = styles.find_map(|word| gender_of_style(&word));
    style.or_else(|| gender_of_given(own().collect::<Vec<_>>().iter().map(String::as_str)))
}

/// Of what kind a name is, as a number: by name, with a title, by the title alone; of these which.
pub(super) fn kind(draft: &Draft<'_, '_>, id: NameId) -> u32 {
    match &draft.get(id).sense {
        NameSense::Office(office) | NameSense::Holder(office) => number(office.title) | 8,
        NameSense::Titled(_) | NameSense::Surname(Some(_)) => 2,
        NameSense::FullName => 3,
        _ => 4,
    }
}

/// Whether a person is named with the title that ends at a word: "Minister Marlow" with "the Minister", and no other minister.
pub(super) fn has_title(draft: &Draft<'_, '_>, id: NameId, at: usize) -> bool {
    let (NameSense::Titled(office) | NameSense::Surname(Some(office))) = &draft.get(id).sense
    else {
        return false;
    };
    let page = draft.page;
    let first = (at.saturating_sub(LONGEST)..at)
        .find(|first| title_at(page, *first).is_some_and(|(end, _)| end == at + 1))
        .unwrap_or(at);
    let title = (first..at + 1).map(|at| page.word(at));
    let mut words = office.title.split(' ');
    match first == at {
        true => words.any(|own| own.eq_ignore_ascii_case(page.word(at))),
        false => title
            .map(str::to_lowercase)
            .eq(words.map(str::to_lowercase)),
    }
}

/// A place, or the next where a full stop stands there: that of "Mr.".
fn behind_stop(page: &Page<'_>, at: usize) -> usize {
    at + usize::from(page.word(at) == ".")
}

/// Whether the message or an American officer leads a sentence: "I", "Embassy", "Poloff".
pub(super) fn is_own(view: &View<'_, '_>, lead: usize) -> bool {
    let house = families::POST.and(families::DEPARTMENT);
    view.is_any(lead, &["i", "we"]) || view.is_of(lead, house) || view.is_any(lead, &OFFICERS)
}

/// Who stands in brackets behind a pronoun: "he (Marlow) would".
pub(super) fn in_brackets(draft: &Draft<'_, '_>, view: &View<'_, '_>, at: usize) -> Option<NameId> {
    let opens = at + 1 < view.end && matches!(view.page.word(at + 1), "(" | "[");
    let title = title_at(view.page, at + 2).map_or(at + 2, |(end, _)| end);
    let name = behind_stop(view.page, title);
    let id = person(draft, name).filter(|_| opens)?;
    let (_, end) = draft.tokens_of(id);
    (end < view.end && matches!(view.page.word(end), ")" | "]")).then_some(id)
}

/// Whether "his" stands in "for his part", which is of whoever stands before it.
pub(super) fn is_for_his_part(view: &View<'_, '_>, at: usize) -> bool {
    at > view.first && view.is(at - 1, "for") && view.is(at + 1, "part")
}

/// Those who are subjects behind a pronoun in its sentence: "in his reply, Marlow said".
pub(super) fn behind(draft: &Draft<'_, '_>, view: &View<'_, '_>, at: usize) -> Vec<NameId> {
    const MOST: usize = 2;
    let subjects =
        (at + 1..view.end.min(at + NEAR)).filter(|at| SUBJECTS.contains(&view.relation(*at)));
    subjects
        .filter_map(|at| person(draft, at))
        .take(MOST)
        .collect()
}

/// The keys of those who are named behind a pronoun in its sentence, and do nothing there: "he told Marlow".
pub(super) fn done_to(draft: &Draft<'_, '_>, view: &View<'_, '_>, at: usize) -> Vec<u32> {
    let words = at + 1..view.end.min(at + NEAR);
    let others = words.filter(|word| !SUBJECTS.contains(&role(view, *word).0));
    others
        .filter_map(|word| match person(draft, word) {
            Some(id) => Some(key(draft, id)),
            None => is_unnamed(draft, view, word).then(|| key_of_word(draft.page.word(word))),
        })
        .collect()
}
