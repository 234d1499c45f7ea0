//! Cables cited in the running text by their sender and time: "USDAO Saigon 051230Z May 75".
//!
//! Needs: the tokens of a page. Method: a date-time group with a post before it, and before that its office (`USDAO`), where one
//! stands there. In capitals any other word before the post may be an office too, and nobody is named. Cost: one pass over a
//! sentence.

use jiff::civil::Time;

use super::parts::post;
use crate::extract::page::{Page, Sentence, Shape};
use crate::vocab::{self, Dtg, DtgFound, PieceKind};

/// How many words the name of a post has at most.
const LONGEST: usize = 3;
/// Offices that stand before the name of a city.
const OFFICES: [&str; 12] = [
    "DAO",
    "USDAO",
    "DATT",
    "USLO",
    "USINT",
    "USDEL",
    "USMISSION",
    "AMEMBASSY",
    "AMCONSUL",
    "AMCONGEN",
    "EMBASSY",
    "CONSULATE",
];
/// Words that stand before a citation and are no part of a name.
const OPENS: [&str; 18] = [
    "IN", "BY", "FROM", "REF", "REFS", "RE", "SEE", "OF", "AND", "OR", "PER", "VIA", "TO", "WITH",
    "ON", "ALSO", "CITE", "REFTEL",
];

/// A cable that is cited so.
pub(super) struct Timed {
    pub(super) tokens: (usize, usize),
    /// Who sent it and when.
    pub(super) sent: String,
}

/// Those of a sentence.
pub(super) fn read(page: &Page<'_>, sentence: &Sentence) -> Vec<Timed> {
    let mut found = Vec::new();
    let Some(span) = page.sentence_span(sentence) else {
        return found;
    };
    let mut from = span.start();
    while let Some(group) = vocab::find_dtg(&page.text[from..span.end()]) {
        let behind = match group {
            DtgFound::Whole(group) => {
                found.extend(cited(page, sentence, from, group));
                group.end
            }
            DtgFound::Impossible(_, end) => end,
        };
        from += behind;
    }
    found
}

/// The cable of a group found in the text from byte `from` on.
fn cited(page: &Page<'_>, sentence: &Sentence, from: usize, group: Dtg) -> Option<Timed> {
    let first = page.token_at(from + group.start);
    // "17 OCT 72 2114Z" is a time, and no name of a message.
    let figures = page.word(first).bytes().take_while(u8::is_ascii_digit);
    if figures.count() < "051230".len() {
        return None;
    }
    let mut behind = first;
    while behind > sentence.first && page.is_any(behind - 1, &["DTG", "msg", "message", ","]) {
        behind -= 1;
    }
    let sender = sender(page, sentence.first, behind)?;
    let name = page.span(sender, behind)?.of(page.text);
    let time = Time::new(group.hour, group.minute, 0, 0).ok()?;
    Some(Timed {
        tokens: (sender, page.token_at(from + group.end)),
        sent: vocab::posts().sent_at(name, group.date.to_datetime(time))?,
    })
}

/// The first token of the sender whose name ends before token `behind`.
fn sender(page: &Page<'_>, start: usize, behind: usize) -> Option<usize> {
    let first = (start.max(behind.saturating_sub(LONGEST))..behind)
        .find(|from| post(page, *from).is_some_and(|(_, end)| end == behind))?;
    let Some(before) = first.checked_sub(1).filter(|before| *before >= start) else {
        return Some(first);
    };
    if page.is_any(before, &OFFICES) {
        return Some(before);
    }
    let token = &page.tokens[before];
    let may_be_office = token.kind == PieceKind::Word
        && token.shape != Shape::Lower
        && !page.is_any(before, &OPENS);
    (!may_be_office).then_some(first)
}
