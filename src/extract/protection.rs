//! Protect marks: "(protect)", "-- please protect --", "(an adviser, strictly protect)", "Strictly protect: …".
//!
//! Needs: people, bodies and places: words by a mark become a person's whatever they were read as. Sets: the mark on the
//! person it is about, told from `marks` by `about`, and the names of people so told; a diagnostic where it is about nobody.
//! Method: the name right before the mark, whatever the lists have it for (`written`), or right behind it where it opens a
//! sentence; capitalised words there are taken for a name; else everybody but holders of high office in the sentence, or
//! the one before; else all whom the message names (`everybody`): a source left unmasked is the worse error. Whose family
//! or source is marked is not marked himself. Where a name so marked stands again, it is the same person (`again`). Cost:
//! one pass, and a bounded look around each mark; one pass more where something is marked.

mod about;
mod again;
mod everybody;
mod initials;
mod listed;
mod marks;
mod owner;
mod spelled;
mod written;

use super::actor::phrase_opening;
use super::draft::Draft;
use super::page::{Page, Sentence, Shape};
use super::people::title_at;
use super::{Extractor, Layer};
use crate::model::{EntityKind, NameId, NameSense};
use crate::vocab::families;
use crate::vocab::{NotPerson, PieceKind, Sense, VerbForm, form_of_saying};
use about::marked;
use everybody::Everybody;
use initials::initials_at;
use listed::{
    all_before, is_behind_telling, is_of_several, join_before, named_before, named_behind,
};
use marks::{ProtectMark, mark_at};
use owner::Owner;

pub(super) struct ProtectMarks;

/// How many tokens away a marked person may stand.
const REACH: usize = 60;

impl Extractor for ProtectMarks {
    fn needs(&self) -> &'static [Layer] {
        &[Layer::People, Layer::Bodies, Layer::Places]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::Protection, Layer::People]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        let page = draft.page;
        let mut everybody = Everybody::of_head(draft);
        for (index, sentence) in page.sentences.iter().enumerate() {
            let mut at = sentence.first;
            while at < sentence.end {
                // "Protect", "SP": asked of every word, of which the first letter rules nearly all out.
                if !matches!(page.initial(at), Some(b'p' | b's')) {
                    at += 1;
                    continue;
                }
                let mark = mark_at(page, sentence, at);
                let Some(mark) = mark.or_else(|| initials_at(draft, sentence, at)) else {
                    at += 1;
                    continue;
                };
                at = mark.end.max(at + 1);
                let (marked, is_settled) = all_marked(draft, index, &mark);
                if mark.of_all || !is_settled {
                    // "Our contacts (protect) said so: Ana Tuzla and Goran Ilic".
                    all_before(draft, sentence, sentence.end);
                    everybody.ask(draft, sentence, &mark);
                }
                for id in marked {
                    let name = &mut draft.findings.names[id.0];
                    name.protection = name.protection.max(Some(mark.protection));
                }
            }
        }
        everybody.protect(draft);
        again::reread(draft);
    }
}

/// Whom a mark of the sentence at `index` is about, and whether that can be told.
fn all_marked(draft: &mut Draft<'_, '_>, index: usize, mark: &ProtectMark) -> (Vec<NameId>, bool) {
    let page = draft.page;
    let sentence = &page.sentences[index];
    let behind = named_behind(draft, sentence, mark);
    if !behind.is_empty() {
        return (behind, true);
    }
    let mut all = marked(draft, index, mark);
    let several = is_of_several(page, mark);
    if several && all.len() < 2 {
        all.extend(all_before(draft, sentence, mark.first));
        all.sort_unstable();
        all.dedup();
    }
    // "Varga said (protect) Quill would resign", "Varga told us (protect) …": behind what somebody does the mark is his too.
    let stands_behind = |id: &NameId| draft.tokens_of(*id).0 >= mark.end;
    if is_behind_telling(page, sentence, mark) && all.iter().all(stands_behind) {
        all.extend(sources(draft, sentence.first, mark.first));
    }
    let is_settled = !all.is_empty() && (!several || all.len() > 1);
    (all, is_settled)
}

/// Whether somebody is named by a name, and not by an office.
fn has_own_name(draft: &Draft<'_, '_>, id: NameId) -> bool {
    !matches!(
        draft.get(id).sense,
        NameSense::Office(_) | NameSense::Holder(_)
    )
}

/// The people named in tokens `first..end`, without those whom an office makes public if others are there.
fn sources(draft: &Draft<'_, '_>, first: usize, end: usize) -> Vec<NameId> {
    without_public(draft, people(draft, first, end))
}

/// Those before a mark who are not the owner of what is marked. If there are none, whoever "he" before the owner's name
/// means, as "He said that Varga has it from his family (protect source)": somebody of the sentence before; and else
/// whoever a pronoun points to.
fn others(draft: &Draft<'_, '_>, index: usize, mark: &ProtectMark, owner: Owner) -> Vec<NameId> {
    let page = draft.page;
    let sentence = &page.sentences[index];
    let owned = page.word(owner.surname);
    let is_other = |id: &NameId| !page.is(draft.tokens_of(*id).1 - 1, owned);
    let first = sentence.first.max(mark.first.saturating_sub(REACH));
    let named = people(draft, first, mark.first);
    let mut others: Vec<NameId> = named.iter().copied().filter(is_other).collect();
    let own = named
        .first()
        .map_or(mark.first, |id| draft.tokens_of(*id).0);
    let has_speaker = (first..own).any(|at| page.is_of(at, families::HE.and(families::THEY)));
    if others.is_empty()
        && has_speaker
        && let Some(before) = index.checked_sub(1).map(|before| &page.sentences[before])
    {
        others = people(draft, before.first, before.end);
        others.retain(is_other);
    }
    if others.is_empty() && !owner.is_named {
        return named;
    }
    without_public(draft, others)
}

fn people(draft: &Draft<'_, '_>, first: usize, end: usize) -> Vec<NameId> {
    let mut names = draft.names_in(first, end);
    names.retain(|id| draft.get(*id).kind == EntityKind::Person);
    names
}

/// Some people without those whom an office makes public, if others are there.
fn without_public(draft: &Draft<'_, '_>, people: Vec<NameId>) -> Vec<NameId> {
    let private: Vec<NameId> = people
        .iter()
        .copied()
        .filter(|id| match &draft.get(*id).sense {
            NameSense::Titled(office) | NameSense::Surname(Some(office)) => !office.identifies,
            NameSense::Office(_) | NameSense::Holder(_) => false,
            _ => true,
        })
        .collect();
    if private.is_empty() { people } else { private }
}

/// A person, and those joined to the name by "and" or commas: the mark closes their list.
fn with_joined(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    mark: &ProtectMark,
    id: NameId,
) -> Vec<NameId> {
    let page = draft.page;
    let mut all = vec![id];
    let mut first = draft.tokens_of(id).0;
    // In capitals "DR. LI WU" may be read as two names.
    if let Some(other) = first.checked_sub(1).and_then(|before| draft.owner(before))
        && sentence.upper
        && first > sentence.first
        && draft.get(other).kind == EntityKind::Person
    {
        all.push(other);
        first = draft.tokens_of(other).0;
    }
    let known = all.len();
    let several = is_of_several(page, mark);
    first = phrase_opening(page, sentence, first);
    while let Some((end, is_and)) = join_before(page, sentence, first)
        && (is_and || all.len() > known)
        && let Some(other) = named_before(draft, sentence, end, several)
    {
        all.push(other);
        first = phrase_opening(page, sentence, draft.tokens_of(other).0);
    }
    if all.len() == 1 {
        all.extend(holder_before(draft, sentence, id, first));
    }
    all
}

/// Who holds the office that a mark stands behind, where the name begins with `first`: "Jan Orrel, Managing Director
/// (protect)".
fn holder_before(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    id: NameId,
    first: usize,
) -> Option<NameId> {
    let is_office = matches!(
        draft.get(id).sense,
        NameSense::Office(_) | NameSense::Holder(_)
    );
    if !is_office || first < sentence.first + 2 || draft.page.word(first - 1) != "," {
        return None;
    }
    match draft.owner(first - 2) {
        Some(id) => Some(id).filter(|id| draft.get(*id).kind == EntityKind::Person),
        None if is_unknown(draft, first - 2) => name_ending(draft, sentence, first - 2),
        None => None,
    }
}

/// A person, and those joined behind the name: "Strictly protect: Varga and Quill said".
fn with_following(draft: &Draft<'_, '_>, sentence: &Sentence, id: NameId) -> Vec<NameId> {
    let page = draft.page;
    let mut all = vec![id];
    let mut end = draft.tokens_of(id).1;
    while end + 1 < sentence.end && (page.is(end, "and") || page.word(end) == ",") {
        let core = title_at(page, end + 1).map_or(end + 1, |(end, _)| end);
        let Some(other) = draft
            .owner(core)
            .filter(|id| draft.get(*id).kind == EntityKind::Person)
        else {
            break;
        };
        all.push(other);
        end = draft.tokens_of(other).1;
    }
    all
}

/// Whether the line of a token begins with it.
fn opens_line(page: &Page<'_>, at: usize) -> bool {
    page.tokens.get(at).is_some_and(|token| token.opens_line)
}

fn is_verb(page: &Page<'_>, at: usize) -> bool {
    page.has_sense(at, |sense| {
        matches!(sense, Sense::Speech(_) | Sense::NotPerson(NotPerson::Verb))
    }) || page.is_of(at, families::FINITE)
}

fn person_before(draft: &Draft<'_, '_>, sentence: &Sentence, open: usize) -> Option<NameId> {
    let first = sentence.first.max(open.saturating_sub(REACH));
    // "he would accept what was given him by his family (protect source)": beyond a verb stands somebody else.
    (first..open)
        .rev()
        .take_while(|at| !is_verb(draft.page, *at))
        .filter_map(|at| draft.owner(at))
        .find(|id| draft.get(*id).kind == EntityKind::Person)
}

/// Those before whom a mark stands, and who told of them: of "Varga said he had advised Quill against it (protect)" either
/// may be at risk.
fn with_teller(draft: &Draft<'_, '_>, sentence: &Sentence, mut named: Vec<NameId>) -> Vec<NameId> {
    let is_telling =
        |word: &str| matches!(form_of_saying(word), Some(VerbForm::Past | VerbForm::Third));
    let Some(first) = named.iter().map(|id| draft.tokens_of(*id).0).min() else {
        return named;
    };
    let tells = (sentence.first..first).rfind(|at| is_telling(draft.page.word(*at)));
    if let Some(tells) = tells {
        let from = sentence.first.max(tells.saturating_sub(REACH));
        named.extend(sources(draft, from, tells));
        named.sort_unstable();
        named.dedup();
    }
    named
}

/// The nearest capitalised words before a mark that no list has: "Xandrel Ponthus, of the posts (protect)".
fn unknown_before(draft: &mut Draft<'_, '_>, sentence: &Sentence, open: usize) -> Option<NameId> {
    let first = sentence.first.max(open.saturating_sub(REACH));
    let last = (first..open)
        .rev()
        .take_while(|at| !is_verb(draft.page, *at))
        .find(|at| is_unknown(draft, *at))?;
    name_ending(draft, sentence, last)
}

/// Whoever stands right behind a mark, a comma or title passed over.
fn right_behind(draft: &mut Draft<'_, '_>, sentence: &Sentence, end: usize) -> Option<NameId> {
    let page = draft.page;
    let mut core = end;
    // "The source (strictly protect) is Ilse Varga".
    core += usize::from(page.is_of(core, families::FINITE_BE));
    while core < sentence.end.min(end + 6)
        && (matches!(
            page.word(core),
            "," | "." | ":" | "-" | "–" | "—" | ")" | "/"
        ) || page.is_any(core, &["the", "of"]))
    {
        core += 1;
    }
    let title = title_at(page, core).map(|(end, _)| end);
    let mut core = title.unwrap_or(core);
    core += usize::from(title.is_some() && page.word(core) == ".");
    if core >= sentence.end {
        return None;
    }
    if let Some(id) = draft.owner(core) {
        return Some(id).filter(|id| draft.get(*id).kind == EntityKind::Person);
    }
    if !is_unknown(draft, core) {
        return None;
    }
    let last = (core..sentence.end.min(core + 3))
        .take_while(|at| is_unknown(draft, *at))
        .last()?;
    name_ending(draft, sentence, last)
}

/// Whoever stands right before the mark: the person named there, or else capitalised words that name nothing else.
fn right_before(draft: &mut Draft<'_, '_>, sentence: &Sentence, open: usize) -> Option<NameId> {
    let page = draft.page;
    let before = (sentence.first..open).rev().find(|at| {
        !matches!(
            page.word(*at),
            "," | "-" | "–" | "—" | "\"" | "”" | "/" | ")"
        )
    })?;
    if let Some(id) = draft.owner(before) {
        return Some(id).filter(|id| draft.get(*id).kind == EntityKind::Person);
    }
    name_ending(draft, sentence, before)
}

/// Whether a capitalised word is in no list.
fn is_unknown(draft: &Draft<'_, '_>, at: usize) -> bool {
    let token = &draft.page.tokens[at];
    token.word.is_none() && token.len() > 2 && fits(draft, at)
}

/// Whether a word can be part of a name.
fn fits(draft: &Draft<'_, '_>, at: usize) -> bool {
    let page = draft.page;
    page.tokens[at].kind == PieceKind::Word
        && page.tokens[at].shape != Shape::Lower
        && draft.is_free(at, at + 1)
        && !page.has_sense(at, |sense| {
            matches!(sense, Sense::NotPerson(_) | Sense::Title(_))
        })
}

/// Takes capitalised words that end with a token for somebody's name.
fn name_ending(draft: &mut Draft<'_, '_>, sentence: &Sentence, last: usize) -> Option<NameId> {
    let first = (sentence.first..=last)
        .rev()
        .take(4)
        .take_while(|at| fits(draft, *at))
        .last()?;
    draft.name(
        (first, last + 1),
        EntityKind::Person,
        NameSense::FullName,
        "protect-mark",
        0.5,
    )
}
