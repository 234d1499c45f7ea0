//! Days named in a sentence: "September 18, 2009", "18 Sept", "SEPT 30".

use super::page::{Page, Sentence, Shape};
use crate::notation::{DayMonth, month};
use crate::vocab::PieceKind;

/// A day, and the tokens that name it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Day {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) day: DayMonth,
}

impl Day {
    /// Whether it lies ahead of the message: then nothing that is reported was done on it.
    pub(super) fn is_ahead(&self, page: &Page<'_>) -> bool {
        let reference = page.cable.date;
        reference.is_some_and(|sent| self.day.nearest(sent).is_some_and(|day| day > sent))
    }
}

/// The days of a sentence, in order.
pub(super) fn days<'p>(page: &'p Page<'_>, sentence: &Sentence) -> &'p [Day] {
    let from = page.days.partition_point(|day| day.first < sentence.first);
    let to = page.days.partition_point(|day| day.first < sentence.end);
    &page.days[from..to]
}

/// The day whose words begin at a token.
pub(super) fn day_at<'p>(page: &'p Page<'_>, first: usize) -> Option<&'p Day> {
    let index = page.days.partition_point(|day| day.first < first);
    page.days.get(index).filter(|day| day.first == first)
}

/// The day whose words end right before a token.
pub(super) fn day_before<'p>(page: &'p Page<'_>, end: usize) -> Option<&'p Day> {
    let index = page.days.partition_point(|day| day.end < end);
    page.days.get(index).filter(|day| day.end == end)
}

/// Finds the days of all sentences, in order. Cost: one pass.
pub(super) fn find(page: &Page<'_>) -> Vec<Day> {
    let mut found = Vec::new();
    for sentence in &page.sentences {
        let mut at = sentence.first;
        while at < sentence.end {
            let token = &page.tokens[at];
            let may_open = token.kind == PieceKind::Number
                || (token.kind == PieceKind::Word && token.shape != Shape::Lower);
            let day = if may_open {
                read_day(page, at, sentence)
            } else {
                None
            };
            match day {
                Some(day) => {
                    at = day.end;
                    found.push(day);
                }
                None => at += 1,
            }
        }
    }
    found
}

fn read_day(page: &Page<'_>, at: usize, sentence: &Sentence) -> Option<Day> {
    let number = |token: usize| {
        let word = page
            .word(token)
            .trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let fits =
            token < sentence.end && page.tokens[token].kind == PieceKind::Number && word.len() <= 2;
        word.parse::<i8>()
            .ok()
            .filter(|day| fits && (1..=31).contains(day))
    };
    let name = |token: usize| {
        (token < sentence.end && page.tokens[token].kind == PieceKind::Word)
            .then(|| month(page.word(token)))
            .flatten()
    };
    let skip = |mark: &str, token: usize| token + usize::from(page.word(token) == mark);
    let (month, day, mut end) = if let Some(month) = name(at) {
        let day_token = skip(".", at + 1);
        (month, number(day_token)?, day_token + 1)
    } else {
        let day = number(at)?;
        (name(at + 1)?, day, skip(".", at + 2).min(at + 3))
    };
    let year_token = skip(",", end);
    let year = (year_token < sentence.end && page.word(year_token).len() == 4)
        .then(|| page.word(year_token).parse::<i16>().ok())
        .flatten()
        .filter(|year| (1900..=2100).contains(year));
    if year.is_some() {
        end = year_token + 1;
    } else if page.word(end.saturating_sub(1)) == "." && end > at + 2 {
        end -= 1;
    }
    Some(Day {
        first: at,
        end,
        day: DayMonth { year, month, day },
    })
}
