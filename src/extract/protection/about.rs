//! Whom a mark is about.
//!
//! Needs: people, and the mark. Sets: names of people whom only the mark tells (`written`). Method: first the words around it in
//! its sentence, then the sentences beside; nobody is told where none of them names a person. Cost: bounded by `REACH`.

use super::marks::ProtectMark;
use super::owner::owner;
use super::written::{in_apposition, listed_behind, written_before};
use super::{
    REACH, has_own_name, is_unknown, is_verb, name_ending, opens_line, others, people,
    person_before, right_before, right_behind, sources, unknown_before, with_following,
    with_joined, with_teller,
};
use crate::extract::draft::Draft;
use crate::extract::page::{Page, Sentence};
use crate::model::{EntityKind, NameId};
use crate::vocab::PieceKind;

/// Whom a mark of the sentence at `index` is about.
pub(super) fn marked(draft: &mut Draft<'_, '_>, index: usize, mark: &ProtectMark) -> Vec<NameId> {
    let page = draft.page;
    let sentence = &page.sentences[index];
    if let Some(id) = within_brackets(draft, sentence, mark) {
        return with_joined(draft, sentence, mark, id);
    }
    let opens = (sentence.first..mark.first).all(|at| {
        page.tokens[at].kind != PieceKind::Word && page.tokens[at].kind != PieceKind::Number
    });
    if !opens {
        if let Some(found) = in_its_sentence(draft, index, mark) {
            return found;
        }
    } else if let Some(id) = right_behind(draft, sentence, mark.end) {
        return with_following(draft, sentence, id);
    }
    farther_off(draft, index, mark, opens)
}

/// Whom a mark is about behind words of its sentence; `None` where these tell nobody.
fn in_its_sentence(
    draft: &mut Draft<'_, '_>,
    index: usize,
    mark: &ProtectMark,
) -> Option<Vec<NameId>> {
    let page = draft.page;
    let sentence = &page.sentences[index];
    let owner = owner(draft, sentence, mark.first);
    if owner.is_none()
        && let Some(named) = named_before(draft, sentence, mark)
    {
        return Some(named);
    }
    // "Participants (please protect): Ilse Varga, Hugo Quill".
    if page.word(mark.end) == ":" {
        let listed = listed_behind(draft, index, mark.end + 1);
        if !listed.is_empty() {
            return Some(listed);
        }
    }
    // "a contact (please protect), Ilse Varga, told us", "please protect Varga".
    if let Some(id) = right_behind(draft, sentence, mark.end) {
        return Some(vec![id]);
    }
    if let Some(owner) = owner {
        return Some(others(draft, index, mark, owner));
    }
    if let Some(id) = person_before(draft, sentence, mark.first) {
        let named = with_joined(draft, sentence, mark, id);
        return Some(with_teller(draft, sentence, named));
    }
    if let Some(id) = unknown_before(draft, sentence, mark.first) {
        return Some(with_teller(draft, sentence, vec![id]));
    }
    let first = sentence.first.max(mark.first.saturating_sub(REACH));
    let around = sources(draft, first, mark.first);
    // "our source (protect)" names nobody; the sentence before is about others.
    (!around.is_empty() || mark.of_somebody(page)).then_some(around)
}

/// Whom a name right before a mark means, or one that what stands there is said of, and who is meant with him.
fn named_before(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    mark: &ProtectMark,
) -> Option<Vec<NameId>> {
    if let Some(id) = written_before(draft, sentence, mark.first) {
        return Some(with_joined(draft, sentence, mark, id));
    }
    if let Some(id) = right_before(draft, sentence, mark.first) {
        return Some(with_joined(draft, sentence, mark, id));
    }
    let id = in_apposition(draft, sentence, mark.first)?;
    let behind = right_behind(draft, sentence, mark.end);
    let behind = behind.filter(|_| !opens_line(draft.page, mark.end));
    // "Ilse Varga, Managing Director (protect)": whoever is called so later is she.
    let office = person_before(draft, sentence, mark.first).filter(|id| !has_own_name(draft, *id));
    Some([Some(id), behind, office].into_iter().flatten().collect())
}

/// Whom a mark is about of whom the words before it in its sentence, if any, do not tell: "Strictly protect: Varga said",
/// "(Protect) In Norvale Varga said" mean what follows, others what went before.
fn farther_off(
    draft: &mut Draft<'_, '_>,
    index: usize,
    mark: &ProtectMark,
    opens: bool,
) -> Vec<NameId> {
    let page = draft.page;
    let sentence = &page.sentences[index];
    let next = page.sentences.get(index + 1);
    let ahead = page.word(mark.end) == ":" || page.word(mark.end.saturating_sub(1)) == ":";
    let alone = (mark.end..sentence.end).all(|at| page.tokens[at].kind != PieceKind::Word);
    let mut found = Vec::new();
    if !ahead && (alone || !opens) {
        found = of_sentence_before(draft, index, mark);
    }
    if found.is_empty() && opens {
        found = first_behind(draft, mark.end, sentence);
        if let Some(next) = next.filter(|_| found.is_empty() && alone) {
            found = right_behind(draft, next, next.first)
                .map(|id| with_following(draft, next, id))
                .unwrap_or_default();
            if found.is_empty() {
                found = first_behind(draft, next.first, next);
            }
        }
    }
    if found.is_empty() && !mark.of_somebody(page) {
        found = of_sentence_before(draft, index, mark);
    }
    found
}

/// The first person whom a sentence names from a token on, and who is named with him.
fn first_behind(draft: &mut Draft<'_, '_>, first: usize, sentence: &Sentence) -> Vec<NameId> {
    let end = sentence.end.min(first + REACH);
    let found = draft
        .names_in(first, end)
        .into_iter()
        .find(|id| draft.get(*id).kind == EntityKind::Person);
    let found = found.or_else(|| {
        let last = (first..end).find(|at| is_unknown(draft, *at))?;
        name_ending(draft, sentence, last)
    });
    found.map_or(Vec::new(), |id| with_following(draft, sentence, id))
}

/// Those of the sentence before whom a mark may be about.
fn of_sentence_before(draft: &Draft<'_, '_>, index: usize, mark: &ProtectMark) -> Vec<NameId> {
    let page = draft.page;
    let sentence = &page.sentences[index];
    // "3. (C) According to a lawyer (strictly protect)": he is nobody whom the paragraph before names.
    let stranger = is_stranger(page, sentence, mark.first);
    let own = sentence.paragraph;
    let sentence = index.checked_sub(1).map(|before| &page.sentences[before]);
    let sentence = sentence.filter(|before| before.paragraph == own || !stranger);
    sentence.map_or(Vec::new(), |sentence| {
        let first = sentence.first.max(sentence.end.saturating_sub(REACH));
        sources(draft, first, sentence.end)
    })
}

/// The only person of the sentence, where a mark closes brackets that hold a sentence of their own with that name right before
/// it: "(Norvale told us so through Varga today — protect source)".
fn within_brackets(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    mark: &ProtectMark,
) -> Option<NameId> {
    let page = draft.page;
    let tells = (mark.first..mark.words).any(|at| is_verb(page, at));
    if !tells || mark.is_behind_somebody(page) || owner(draft, sentence, mark.words).is_some() {
        return None;
    }
    let id = person_before(draft, sentence, mark.words)
        .filter(|id| draft.tokens_of(*id).0 > mark.first && has_own_name(draft, *id))?;
    let last = |id: NameId| page.folded(draft.tokens_of(id).1 - 1);
    let named = people(draft, sentence.first, mark.words);
    let only = named.into_iter().all(|other| last(other) == last(id));
    only.then_some(id)
}

/// Whether a mark stands by somebody of whom the text has not told before: "a lawyer for the families (strictly protect)".
fn is_stranger(page: &Page<'_>, sentence: &Sentence, mark: usize) -> bool {
    (sentence.first.max(mark.saturating_sub(8))..mark)
        .rev()
        .take_while(|at| page.tokens[*at].kind == PieceKind::Word || page.word(*at) == "(")
        .any(|at| page.is_any(at, &["a", "an", "another", "one", "some", "several"]))
}
