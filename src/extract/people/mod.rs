//! People: by title, by given name, by initials, and by surname once one of these has introduced them.
//!
//! Needs: words; the people of the head. Sets: names of kind `person`. Method: a title or given name of the
//! vocabulary opens a run of capitalised words; words that are never names end it. A surname so introduced is that
//! person everywhere in the document. A title alone is a name where its holder is named in the document.
//! Unknown capitalised words are names where one deals with them as with people (`context`). Misses: other surnames
//! that nothing introduces. Cost: two passes.

mod again;
mod alone;
mod apposed;
mod asian;
mod context;
mod letters;
mod run;
mod traps;
mod two;

use super::draft::Draft;
use super::page::{Page, Sentence, Shape};
use super::{Extractor, Layer};
use crate::model::{EntityKind, NameSense, Office};
use crate::vocab::families;
use crate::vocab::{self, Mark, PieceKind, Sense, TitleKind};
use again::{repeated_surnames, speakers, surnames};
use alone::{offices_alone, unnamed_holders};
pub(super) use apposed::apposed_before;
use asian::asian_name_end;
use context::dealt_with;
pub(super) use letters::Letters;
use run::{Run, initial_end, is_initial, is_place_or_body, is_what_he_became, name_run};
pub(super) use traps::is_trap;
use traps::{is_adjective_in_capitals, is_people, is_word_in_capitals};
use two::{are_told_and_doing, are_two};

pub(super) struct People;

impl Extractor for People {
    fn needs(&self) -> &'static [Layer] {
        &[Layer::Head]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::People]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        let page = draft.page;
        for sentence in &page.sentences {
            let mut at = sentence.first;
            while at < sentence.end {
                // In mixed case no name opens with a small letter.
                if !sentence.upper && page.tokens[at].shape == Shape::Lower {
                    at += 1;
                    continue;
                }
                at = titled(draft, sentence, at)
                    .or_else(|| by_family_name(draft, sentence, at))
                    .or_else(|| by_given_name(draft, sentence, at))
                    .unwrap_or(at + 1);
            }
        }
        repeated_surnames(draft, &surnames(draft));
        let spoken = speakers(draft);
        repeated_surnames(draft, &spoken);
        let dealt_with = dealt_with(draft);
        repeated_surnames(draft, &dealt_with);
        offices_alone(draft);
    }
}

/// Holders of offices whom the text never names.
pub(super) struct Holders;

impl Extractor for Holders {
    fn needs(&self) -> &'static [Layer] {
        &[Layer::People, Layer::Bodies, Layer::Places]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::People]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        unnamed_holders(draft);
    }
}

/// A title of so many letters is no short form: the full stop behind it closes a sentence, as in "wrote to the President.Marlow
/// told me".
const WHOLE: usize = 7;

/// A title and the name behind it; gives the token behind them.
fn titled(draft: &mut Draft<'_, '_>, sentence: &Sentence, at: usize) -> Option<usize> {
    let page = draft.page;
    let (end, title) = title_at(page, at)?;
    if !sentence.upper && page.tokens[at].shape == Shape::Lower {
        return None;
    }
    let adjective = || is_adjective_in_capitals(page, sentence.first, at);
    if sentence.upper && (is_word_in_capitals(page, at, end) || adjective()) {
        return None;
    }
    let mut first = end;
    if page.word(first) == "." && page.word(first - 1).len() >= WHOLE {
        return None;
    }
    while page.word(first) == "." && !page.tokens[first].apart {
        first += 1;
    }
    if let Some(named) = behind_scope(draft, sentence, (at, end), title) {
        return Some(named);
    }
    // "Amb. Dr. Marlow": the title next to the name is its own; the first one still says the office.
    if let Some((next, second)) = title_at(page, first)
        && next < sentence.end
    {
        if are_of_two(title, second) && name_run(page, next, sentence, true).is_some() {
            return Some(first);
        }
        first = next;
        while page.word(first) == "." && !page.tokens[first].apart {
            first += 1;
        }
    }
    first = behind_honour(page, first);
    let bracketed = page.word(first) == "(";
    first += usize::from(bracketed);
    let run = match asian_name_end(draft, first, sentence, true) {
        Some(end) => Run { end, full: true },
        None => name_run(page, first, sentence, true)?,
    };
    let became = is_what_he_became(page, sentence, at, &run, first);
    if became || bracketed && !is_bracketed_name(page, sentence, first, run.end) {
        return None;
    }
    if !draft.is_free(first, run.end) {
        return None;
    }
    // "from the Secretary Tallis learned": behind an article the title is one person and the name another.
    let apart = title.kind == TitleKind::Office
        && at > sentence.first
        && page.is(at - 1, "the")
        && !sentence.upper;
    // "Vice Chancellor Marlow" of a list that has no such title is no Chancellor.
    let below = at > sentence.first && page.is_any(at - 1, &BELOW);
    let office = (title.kind != TitleKind::Style && !apart && !below)
        .then(|| office(page, sentence, at, end, title))
        .flatten();
    let sense = match (run.full, office) {
        (true, Some(office)) => NameSense::Titled(office),
        (true, None) => NameSense::FullName,
        (false, office) => NameSense::Surname(office),
    };
    let confidence = if sentence.upper { 0.85 } else { 0.95 };
    draft.name(
        (first, run.end),
        EntityKind::Person,
        sense,
        "title",
        confidence,
    )?;
    Some(run.end)
}

/// Words before a title that make its holder somebody below him.
const BELOW: [&str; 4] = ["deputy", "vice", "assistant", "associate"];

/// A name in full behind a title and what it is for: "Deputy Director General for the Caucasus Ilse Varga"; gives the token
/// behind it. What the office is for are words that the lists have, the name's are none of theirs.
fn behind_scope(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    (at, end): (usize, usize),
    title: vocab::Title,
) -> Option<usize> {
    const LONGEST: usize = 7;
    let page = draft.page;
    if sentence.upper || title.kind == TitleKind::Style || !page.is_any(end, &["for", "of", "on"]) {
        return None;
    }
    let start = end + 1 + usize::from(page.is(end + 1, "the"));
    let limit = sentence.end.min(start + LONGEST);
    let listed = |at: usize| {
        let hits = page.hits_at(at).iter();
        let mut ends = hits.filter_map(|hit| match hit.sense {
            Sense::Place(_)
            | Sense::Adjective(_)
            | Sense::Body(_)
            | Sense::NotPerson(_)
            | Sense::Noun(_)
            | Sense::Head(..) => Some(hit.end),
            _ => None,
        });
        ends.next()
            .filter(|_| page.tokens[at].shape != Shape::Lower)
    };
    let mut first = start;
    while first < limit {
        let joined = first > start && page.is_any(first, &["and", "&"]);
        first = match listed(first + usize::from(joined)) {
            Some(end) => end,
            None => break,
        };
    }
    if first == start || first >= limit || !draft.is_free(first, first + 1) {
        return None;
    }
    let run = name_run(page, first, sentence, true).filter(|run| run.full)?;
    let is_name = |at: usize| {
        let hits = page.hits_at(at);
        page.tokens[at].kind != PieceKind::Word
            || vocab::is_particle(page.word(at))
            || hits.iter().all(|hit| hit.sense == Sense::GivenName)
    };
    // "Director for Europe Marlow Tallis said" has a name in full; more is a list of things.
    // "Minister for Special Tasks Marlow": a plural goes on with what the office is for.
    let given = page.has_sense(first, |sense| sense == Sense::GivenName);
    let is_plural = page.word(first).ends_with('s') && !given;
    let is_one = !is_plural && run.end - first <= 4 && (first..run.end).all(is_name);
    if !is_one || !draft.is_free(first, run.end) {
        return None;
    }
    let office = office(page, sentence, at, end, title).and_then(|office| {
        let span = office.span.cover(page.span(at, first)?);
        Some(Office { span, ..office })
    });
    let sense = office.map_or(NameSense::FullName, NameSense::Titled);
    let tokens = (first, run.end);
    draft.name(tokens, EntityKind::Person, sense, "title", 0.85)?;
    Some(run.end)
}

/// Whether two titles side by side are two people's, of whom the second is named: "gave Prime Minister President Marlow's letter".
fn are_of_two(one: vocab::Title, other: vocab::Title) -> bool {
    /// Titles of who has another one that says more.
    const OFFICIAL: [&str; 2] = ["Chief of State", "Head of Government"];
    let is_high = |title: &vocab::Title| {
        [Mark::Head, Mark::Second, Mark::High, Mark::Envoy]
            .into_iter()
            .any(|mark| vocab::is_marked(title.office, mark))
    };
    // "presented to Shah General Marlow": who reigns has no rank behind his title.
    const REIGNS: [&str; 4] = ["Shah", "King", "Queen", "Emperor"];
    if REIGNS.contains(&one.office) && other.kind == TitleKind::Rank {
        return true;
    }
    let both = one.kind == TitleKind::Office && other.kind == TitleKind::Office;
    both && one.office != other.office
        && !OFFICIAL.contains(&one.office)
        && is_high(&one)
        && is_high(&other)
}

/// Whether brackets hold a name and nothing else, no party's letters among them: "UK REP (TALLIS)".
fn is_bracketed_name(page: &Page<'_>, sentence: &Sentence, first: usize, end: usize) -> bool {
    const SHORTEST: usize = 4;
    let is_name = |at: usize| {
        let token = &page.tokens[at];
        let cased = sentence.upper || token.shape != Shape::Upper;
        token.kind != PieceKind::Word
            || vocab::is_particle(page.word(at))
            || cased && token.word.is_none() && token.len() >= SHORTEST
    };
    page.word(end) == ")" && (first..end).all(is_name)
}

/// The token behind "h.c.", which makes a degree one of honour and is no initials: "Dr. h.c. Marlow".
fn behind_honour(page: &Page<'_>, at: usize) -> usize {
    if page.is(at, "h.c.") {
        return at + 1;
    }
    let small = (at..)
        .zip(["h", ".", "c", "."])
        .all(|(at, sign)| page.is(at, sign));
    at + if small { 4 } else { 0 }
}

/// The titles that begin at tokens `first..end`, in order, the longest where several begin at one: its first token, the one behind it,
/// and what it is.
pub(super) fn titles_in(
    page: &Page<'_>,
    first: usize,
    end: usize,
) -> impl Iterator<Item = (usize, usize, vocab::Title)> {
    let mut last = None;
    let hits = page.hits_in(first, end).iter();
    hits.filter_map(move |hit| match hit.sense {
        Sense::Title(index) if last.replace(hit.first) != Some(hit.first) => {
            Some((hit.first, hit.end, vocab::title(index)))
        }
        _ => None,
    })
}

/// The longest title that begins at a token.
pub(super) fn title_at(page: &Page<'_>, at: usize) -> Option<(usize, vocab::Title)> {
    page.hits_at(at).iter().find_map(|hit| match hit.sense {
        Sense::Title(index) => Some((hit.end, vocab::title(index))),
        _ => None,
    })
}

/// A title with the body or country before or behind it.
pub(super) fn office(
    page: &Page<'_>,
    sentence: &Sentence,
    at: usize,
    end: usize,
    title: vocab::Title,
) -> Option<Office> {
    let mut first = at;
    let mut scope = None;
    for hit in (sentence.first..at)
        .rev()
        .take(6)
        .flat_map(|from| page.hits_at(from).iter())
    {
        let possessive = hit.end + 1 == at && page.tokens[hit.end].kind == PieceKind::Possessive;
        if (hit.end == at || possessive)
            && !is_where(hit.sense, title)
            && let Some(name) = scope_name(hit.sense)
        {
            (first, scope) = (hit.first, Some(name));
        }
    }
    let mut last = end;
    if scope.is_none() && page.is_any(end, &["of", "to", "for"]) {
        let behind = end + 1 + usize::from(page.is(end + 1, "the"));
        // "thanked the Ambassador for Washington's support": he is not Washington's.
        let thanks = |end: usize| {
            let token = page.tokens.get(end);
            page.is(end, "for") && token.is_some_and(|next| next.kind == PieceKind::Possessive)
        };
        if let Some((hit_end, name)) = page
            .hits_at(behind)
            .iter()
            .find_map(|hit| Some((hit.end, scope_name(hit.sense)?)))
            .filter(|(hit_end, _)| !thanks(*hit_end))
        {
            (last, scope) = (hit_end, Some(name));
        }
    }
    let identifies = title.kind == TitleKind::Office;
    Some(Office {
        title: title.office,
        identifies,
        held: is_held(page, first),
        scope: scope.map(String::from),
        span: page.span(first, last)?,
    })
}

/// Whether the office whose words begin at a token is held on the day: no "former", "late" or "future" stands before it.
fn is_held(page: &Page<'_>, first: usize) -> bool {
    let Some(mut before) = first.checked_sub(1) else {
        return true;
    };
    // "former Norvalian President": a people that no list has.
    let token = &page.tokens[before];
    if token.word.is_none() && token.shape != Shape::Lower && before > 0 {
        before -= 1;
    }
    let hyphened = page.is_hyphen(before) && before > 0;
    let word = before - usize::from(hyphened);
    // "Then President Marlow spoke" tells of the day.
    let now = page.is(word, "then") && !hyphened && !(word > 0 && page.is(word - 1, "the"));
    now || !vocab::is_of_another_time(page.word(word))
}

/// Whether what stands before a title is only where somebody is: "in Kestrel City President Marlow" heads no city.
fn is_where(sense: Sense, title: vocab::Title) -> bool {
    let city = matches!(sense, Sense::Place(index) if vocab::place(index).kind == "city");
    let heads = |mark| vocab::is_marked(title.office, mark);
    city && (heads(Mark::Head) || heads(Mark::Second))
}

fn scope_name(sense: Sense) -> Option<&'static str> {
    match sense {
        Sense::Body(index) => Some(vocab::body(index).name),
        Sense::Place(index) | Sense::Adjective(index) => Some(vocab::place(index).name),
        _ => None,
    }
}

/// A name of East Asia, which the family's name opens, or of another country that has its own order.
fn by_family_name(draft: &mut Draft<'_, '_>, sentence: &Sentence, at: usize) -> Option<usize> {
    let end = asian_name_end(draft, at, sentence, false)?;
    if !draft.is_free(at, end) || is_people(draft.page, at) {
        return None;
    }
    let confidence = if sentence.upper { 0.8 } else { 0.9 };
    let sense = NameSense::FullName;
    draft.name(
        (at, end),
        EntityKind::Person,
        sense,
        "family-name",
        confidence,
    )?;
    Some(end)
}

/// A given name or initials, and the surname behind it.
fn by_given_name(draft: &mut Draft<'_, '_>, sentence: &Sentence, at: usize) -> Option<usize> {
    let page = draft.page;
    let given = page.has_sense(at, |sense| sense == Sense::GivenName)
        && page.tokens[at].shape != Shape::Lower
        && !is_people(page, at);
    let initials = initial_end(page, at).filter(|behind| *behind < sentence.end);
    let initials = initials.is_some_and(|behind| {
        let several = page.tokens[at].len() > 1 || is_initial(page, behind);
        several || page.tokens[behind].shape == Shape::Capital
    }) && !is_list_letter(page, sentence, at);
    if !(given || initials) || !draft.is_free(at, at + 1) {
        return None;
    }
    if !given && is_plain_behind_initials(page, at) {
        return None;
    }
    // "B. Nasser said" in a list is Nasser; the letter numbers what he said.
    if !given && is_list_letter(page, sentence, at) {
        return None;
    }
    let run = name_run(page, at, sentence, false)?;
    let last = page.word(run.end - 1);
    let two =
        run.end == at + 2 && are_told_and_doing(page, sentence, at) && are_two(page, at, at + 1);
    if two
        || !run.full
        || !draft.is_free(at, run.end)
        || page.has_sense(run.end - 1, is_place_or_body)
        || last.len() < 2
    {
        return None;
    }
    let method = if given { "given-name" } else { "initials" };
    let confidence = if sentence.upper || initials {
        0.75
    } else {
        0.9
    };
    draft.name(
        (at, run.end),
        EntityKind::Person,
        NameSense::FullName,
        method,
        confidence,
    )?;
    Some(run.end)
}

/// Whether an everyday word stands behind initials, which are then those of a thing: "D. C. Circuit", and "the A.B. Lounge"
/// where the message writes "lounge" too.
fn is_plain_behind_initials(page: &Page<'_>, at: usize) -> bool {
    let mut behind = at;
    while let Some(next) = initial_end(page, behind) {
        behind = next;
    }
    let word = page.word(behind);
    let article = at > 0 && page.is_of(at - 1, families::ARTICLE);
    vocab::is_no_name(word) || article && page.has_small(word)
}

/// A single letter with a stop that opens a paragraph or an item: it numbers what follows.
fn is_list_letter(page: &Page<'_>, sentence: &Sentence, at: usize) -> bool {
    if page.tokens[at].len() > 1 || is_initial(page, at + 2) {
        return false;
    }
    let before = at.checked_sub(1).map(|before| page.word(before));
    at == sentence.first
        || page.tokens[at].opens_line
        || before.is_some_and(|word| matches!(word, ":" | ";" | "." | "(" | "-" | "–" | "—"))
}
