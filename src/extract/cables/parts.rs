//! The parts of a phrase that names cables: serials, days, posts, numbers of copies.
//!
//! Needs: the tokens and days of a page. Sets: nothing. Cost: bounded.

use crate::extract::dates::day_at;
use crate::extract::page::{Page, Shape, WordList};
use crate::model::STATE;
use crate::notation::{self, DayMonth};
use crate::vocab::{self, PieceKind, Post};

pub(super) const COPIES: WordList = WordList::new(&[
    "info", "repeated", "rptd", "rpt", "rpts", "rptg", "repeating", "sent", "repeat",
]);

/// Whether "telegram" or the like stands at a token: not in "Tel Aviv's 971".
pub(super) fn is_noun(page: &Page<'_>, at: usize) -> bool {
    notation::is_telegram(page.word(at)) && post(page, at).is_none()
}

/// A serial at a token.
pub(super) fn serial(page: &Page<'_>, at: usize) -> Option<u32> {
    let token = page.tokens.get(at)?;
    let whole = token.kind == PieceKind::Number && token.len() <= 7;
    let digits = page.word(at);
    let figures = whole && digits.bytes().all(|b| b.is_ascii_digit());
    // "A-590" is an airgram, "12-15" a range of something else, "$500" money.
    let joined = !token.apart && at > 0 && page.is_any(at - 1, &["-", "$", "#", "/"]);
    // "160518 Z Sep" is a time.
    let is_time = token.len() == 6 && page.word(at + 1) == "Z";
    digits
        .parse()
        .ok()
        .filter(|serial| figures && !joined && !is_time && *serial > 0)
}

/// "5541 [5561]": an editor's correction.
pub(super) fn correction(page: &Page<'_>, at: usize) -> Option<(u32, usize)> {
    let meant = page.word(at + 1).parse().ok().filter(|n| *n > 0)?;
    (page.is(at, "[") && page.is(at + 2, "]")).then_some((meant, at + 3))
}

/// ", June 12", "of June 12", "(June 12, 1965)", ", 6/12/65".
pub(super) fn day(page: &Page<'_>, at: usize) -> (Option<DayMonth>, usize) {
    let mut next = at;
    if page.is_any(next, &[",", "of", "dated", "("]) {
        next += 1;
    }
    match day_at(page, next) {
        Some(day) => {
            let closed = page.is(next.wrapping_sub(1), "(") && page.is(day.end, ")");
            (Some(day.day), day.end + usize::from(closed))
        }
        None => match (
            notation::month(page.word(next)),
            page.word(next + 1).parse(),
        ) {
            // "of August 1962": any day of the month.
            (Some(month), Ok(year @ 1900..=2100)) if next > at => {
                let day = DayMonth {
                    year: Some(year),
                    month,
                    day: 1,
                };
                (Some(day), next + 2)
            }
            _ => match figures(page, next).filter(|_| next > at) {
                Some((day, end)) => (Some(day), end + usize::from(page.is(end, ")"))),
                None => (None, at),
            },
        },
    }
}

/// "12/29/67": a day of figures alone.
fn figures(page: &Page<'_>, at: usize) -> Option<(DayMonth, usize)> {
    let signs = page.is(at + 1, "/") && page.is(at + 3, "/");
    let date = notation::read_date(page.span(at, at + 5).filter(|_| signs)?.of(page.text))?;
    let day = DayMonth {
        year: Some(date.year()),
        month: date.month(),
        day: date.day(),
    };
    Some((day, at + 5))
}

/// "to Department", "to New Delhi", "120 Dept".
pub(super) fn addressee(page: &Page<'_>, at: usize) -> Option<(Post, usize)> {
    let to = page.is(at, "to");
    let from = at + usize::from(to);
    let from = from + usize::from(to && page.is_any(from, &["the", "Embassy", "Amembassy"]));
    let dept =
        page.is_any(from, &["Department", "Dept", "State"]) && (to || page.is_any(from, &["Dept"]));
    if dept {
        let of = page.is(from + 1, "of") && page.is(from + 2, "State");
        return Some((vocab::posts().exact(STATE)?, from + 1 + 2 * usize::from(of)));
    }
    post(page, from).filter(|_| to)
}

/// Behind "repeated Tokyo 130, CINCPAC 115": numbers of copies of one message.
pub(super) fn copies(page: &Page<'_>, at: usize, end: usize) -> usize {
    let mut behind = at + 1;
    let mut next = at + 1;
    while next < end.min(at + 60) {
        if let Some((_, after)) = post(page, next) {
            next = after;
        } else if serial(page, next).is_some()
            || page.is_any(
                next,
                &[",", "and", "to", "info", "&", "Dept", "Department", "by"],
            )
            || page.is_in(next, &COPIES)
            || (page.tokens[next].kind == PieceKind::Word
                && page.tokens[next].shape == Shape::Upper)
        {
            next += 1;
        } else if page.tokens[next].kind == PieceKind::Word
            && page.tokens[next].shape != Shape::Lower
            && serial(page, next + 1).is_some()
        {
            // A post in no table.
            next += 2;
        } else {
            break;
        }
        if next > 0 && serial(page, next - 1).is_some() {
            behind = next;
        }
    }
    behind
}

/// A post that the table has by this very name, of one to three words: a look at misprints would be slow and unsure.
pub(super) fn post(page: &Page<'_>, at: usize) -> Option<(Post, usize)> {
    let mut squeezed = String::new();
    let mut found = None;
    for words in 1..=3 {
        let token = page.tokens.get(at + words - 1)?;
        if token.kind != PieceKind::Word || token.shape == Shape::Lower {
            break;
        }
        let word = page.word(at + words - 1);
        let word = match token.possessive {
            true => word.strip_suffix('s').unwrap_or(word),
            false => word,
        };
        squeezed.extend(
            word.chars()
                .filter(char::is_ascii_alphanumeric)
                .map(|c| c.to_ascii_uppercase()),
        );
        if let Some(post) = vocab::posts().exact(&squeezed) {
            found = Some((post, at + words));
        }
        if token.possessive {
            break;
        }
    }
    found
}
