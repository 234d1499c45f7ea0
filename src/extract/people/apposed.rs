//! Titles whose holder is named right behind a comma: "The Norvalian DCM, Ilse Varga, was skeptical".
//!
//! Needs: people. Gives: who is meant by such a title. A list ("met the Prime Minister, Ilse Varga, and …") is none: the name
//! must be closed, and nothing may go on behind it. Cost: bounded.

use super::title_at;
use crate::extract::draft::Draft;
use crate::extract::page::{Page, Sentence};
use crate::model::{EntityKind, NameId, NameSense};
use crate::vocab::families;
use crate::vocab::{self, Mark, TitleKind};

/// The method of a title that is of whoever is named next.
pub(in crate::extract) const APPOSED: &str = "apposed";

/// Who is named behind the comma that follows a title, `first..end` with what stands before it.
pub(in crate::extract) fn apposed_before(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    (first, end): (usize, usize),
    title: &str,
) -> Option<NameId> {
    let page = draft.page;
    // One alone is told of: "the DCM", "our DCM", "the Norvalian DCM"; and he is no apposition himself, "Tallis, the DCM, …".
    let article = first.checked_sub(1).filter(|at| *at >= sentence.first)?;
    let opens = article == sentence.first || page.word(article - 1) != ",";
    if !(page.is_of(article, families::HIS.and(families::OUR)) || page.is(article, "the"))
        || !opens
        || page.word(end) != ","
    {
        return None;
    }
    let (name, own) = match title_at(page, end + 1).filter(|(behind, _)| *behind < sentence.end) {
        Some((behind, own)) => (behind + usize::from(page.word(behind) == "."), Some(own)),
        None => (end + 1, None),
    };
    // Another office is somebody else's; a mission's chief is an ambassador too.
    let is_his = own.is_none_or(|own| {
        own.kind != TitleKind::Office
            || vocab::is_marked(own.office, Mark::Envoy)
                && (vocab::is_marked(title, Mark::Mission) || vocab::is_marked(title, Mark::Envoy))
    });
    let id = draft
        .owner(name)
        .filter(|_| is_his && name < sentence.end)?;
    let named = draft.get(id);
    let is_person = named.kind == EntityKind::Person
        && !matches!(named.sense, NameSense::Office(_) | NameSense::Holder(_))
        && page.token_at(named.span.start()) == name;
    let behind = (name..sentence.end).find(|at| {
        page.span(*at, at + 1)
            .is_none_or(|token| token.start() >= named.span.end())
    });
    (is_person && is_closed(draft, sentence, behind.unwrap_or(sentence.end))).then_some(id)
}

/// Whether a title, `first..end` with what completes it, tells of who is named before its comma: "Ilse Varga, Personal
/// Representative of the Chairman, left".
pub(super) fn is_behind_name(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    (first, end): (usize, usize),
) -> bool {
    let page = draft.page;
    let article = usize::from(first > sentence.first && page.is_of(first - 1, families::ARTICLE));
    let Some(comma) = first
        .checked_sub(article + 1)
        .filter(|comma| *comma > sentence.first && page.word(*comma) == ",")
    else {
        return false;
    };
    let is_named = draft.owner(comma - 1).is_some_and(|id| {
        let name = draft.get(id);
        name.kind == EntityKind::Person
            && !matches!(
                name.sense,
                NameSense::Office(_) | NameSense::Holder(_) | NameSense::Surname(None)
            )
    });
    // A list goes on with another name: "Tallis, the DCM, Ambassador Quill".
    is_named && (is_closed(draft, sentence, end) || title_at(page, end).is_some())
}

/// Whether an apposition ends at a token, and no list goes on there.
fn is_closed(draft: &Draft<'_, '_>, sentence: &Sentence, at: usize) -> bool {
    let page: &Page<'_> = draft.page;
    if at >= sentence.end || matches!(page.word(at), "." | ";" | ")" | "(") {
        return true;
    }
    let next = at + 1;
    let is_somebody = || {
        let title = next + usize::from(page.is(next, "the"));
        title_at(page, title).is_some()
            || draft
                .owner(next)
                .is_some_and(|id| draft.get(id).kind == EntityKind::Person)
    };
    page.word(at) == "," && !page.is_any(next, &["and", "or", "&", "as"]) && !is_somebody()
}
