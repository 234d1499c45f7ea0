//! Airgrams named in the running text: "Embassy's A-257", "our A-557 and A-558", "CA-10362, June 24".
//!
//! Needs: the tokens and days of a page. Method: letters, a hyphen and a number are an airgram; the words before say whose,
//! else the telegrams beside which it stands, else a message from a post means that post's. Aircraft have an article or a
//! name before them, and small numbers. Cost: bounded by the phrase.

use super::parts::{addressee, day, post, serial};
use crate::extract::page::{Page, Sentence, Shape};
use crate::notation::{self, Airgram, AirgramRead, DayMonth};
use crate::vocab::{self, PieceKind, Post, Whose};

/// How far a bare number may be from the airgram before it: "A-1132, 1158".
const REACH: u32 = 500;
const NOUNS: [&str; 2] = ["airgram", "airgrams"];
const SIGNS: [&str; 5] = [",", ";", "and", "&", "or"];

/// Airgrams named together.
pub(super) struct Airgrams {
    /// Whose they are, where words say so.
    pub(super) whose: Option<Whose>,
    pub(super) numbers: Vec<Number>,
    /// The token behind them.
    pub(super) end: usize,
}

/// One of them.
pub(super) struct Number {
    pub(super) tokens: (usize, usize),
    pub(super) read: AirgramRead,
    pub(super) to: Option<&'static str>,
    pub(super) day: Option<DayMonth>,
}

/// Whose telegrams have just been named, up to a token.
pub(super) type Beside = Option<(Whose, usize)>;

/// The airgrams whose first letters stand at a token.
pub(super) fn read(
    page: &Page<'_>,
    at: usize,
    sentence: &Sentence,
    beside: Beside,
) -> Option<Airgrams> {
    let (mut read, mut behind) = number(page, at)?;
    let (whose, mut first) = sender(page, at, sentence.first, beside);
    let whose = match whose {
        Sender::Known(whose) => Some(whose),
        Sender::Unsaid => None,
        Sender::Thing if read.kind.is_circular() => None,
        Sender::Thing => return None,
    };
    let mut numbers = Vec::new();
    loop {
        let tokens = (first, behind);
        let (mut to, mut next) = sent_to(page, behind);
        let (day, end) = day(page, next);
        next = end;
        if to.is_none() {
            (to, next) = sent_to(page, next);
        }
        numbers.push(Number {
            tokens,
            read,
            to,
            day,
        });
        let signs = (next..next + 2).take_while(|at| page.is_any(*at, &SIGNS));
        first = next + signs.count();
        let more = (first > next && first < sentence.end)
            .then(|| number(page, first).or_else(|| bare(page, first, read)))
            .flatten();
        let Some(another) = more else {
            return Some(Airgrams {
                whose,
                numbers,
                end: next,
            });
        };
        (read, behind) = another;
    }
}

/// `A-257`, `airgram 257` at a token, and the token behind it.
fn number(page: &Page<'_>, at: usize) -> Option<(AirgramRead, usize)> {
    if page.is_any(at, &NOUNS) {
        let circular = at > 0 && page.is(at - 1, "circular");
        let read = AirgramRead {
            kind: Airgram::without_letters(circular),
            serial: serial(page, at + 1)?,
            length: 0,
        };
        return Some((read, at + 2));
    }
    // Most words are no such letters.
    notation::airgram(page.word(at))?;
    let start = page.span(at, at + 1)?.start();
    let read = notation::read_airgram(page.text.get(start..)?)?;
    Some((read, page.token_at(start + read.length)))
}

/// ", 1158": another of the same.
fn bare(page: &Page<'_>, at: usize, last: AirgramRead) -> Option<(AirgramRead, usize)> {
    let serial = serial(page, at).filter(|_| page.word(at).len() >= 3)?;
    let near = serial > last.serial && serial - last.serial <= REACH;
    let counts = page.tokens.get(at + 1).is_some_and(|next| {
        next.kind == PieceKind::Word && next.shape == Shape::Lower && !page.is(at + 1, "and")
    });
    (near && !counts).then_some((AirgramRead { serial, ..last }, at + 1))
}

fn sent_to(page: &Page<'_>, at: usize) -> (Option<&'static str>, usize) {
    match addressee(page, at).filter(|_| page.is(at, "to")) {
        Some((post, behind)) => (Some(post.name), behind),
        None => (None, at),
    }
}

enum Sender {
    Known(Whose),
    Unsaid,
    /// What is named is no airgram.
    Thing,
}

/// Whose an airgram is, by the words before it, and the token with which they begin.
fn sender(page: &Page<'_>, at: usize, start: usize, beside: Beside) -> (Sender, usize) {
    let behind_noun = at > start && page.is_any(at - 1, &NOUNS);
    let noun = behind_noun || page.is_any(at, &NOUNS);
    let first = at - usize::from(behind_noun);
    let possessive = first > start && page.tokens[first - 1].kind == PieceKind::Possessive;
    let Some(last) = first
        .checked_sub(1 + usize::from(possessive))
        .filter(|last| *last >= start)
    else {
        return (Sender::Unsaid, first);
    };
    let shape = page.tokens[last].shape;
    let named = shape != Shape::Lower;
    let word = page.word(last);
    let house = || notation::house_of_airgrams(word).filter(|_| named);
    if let Some(whose) = notation::pronoun(word).or_else(house) {
        return (Sender::Known(whose), last);
    }
    let post_at = |from: usize| {
        let (post, behind) = post(page, from)?;
        (behind == last + 1).then_some((post, from))
    };
    let longest = (last.saturating_sub(2).max(start)..=last).find_map(post_at);
    if let Some((post, from)) = longest {
        return (Sender::Known(Whose::Post(post.name)), from);
    }
    if let Some(whose) = stands_beside(page, last, beside) {
        return (Sender::Known(whose), first);
    }
    let opens = ["Re", "Ref", "Refs", "Reference", "References", "See", "Cf"];
    let article = page.is_any(
        last,
        &["the", "an", "a", "of", "new", "their", "its", "any"],
    );
    let thing = !noun && (article || (named && !page.is_any(last, &opens)));
    match thing {
        true => (Sender::Thing, at),
        false => (Sender::Unsaid, first),
    }
}

/// Whose telegrams stand before, apart by a sign or two: "Oslo 1304 and A-344".
fn stands_beside(page: &Page<'_>, last: usize, beside: Beside) -> Option<Whose> {
    let (whose, behind) = beside?;
    let near = behind <= last && last < behind + 2;
    let apart = (behind..=last).all(|at| page.is_any(at, &SIGNS));
    let sends = match whose {
        Whose::Circular => false,
        Whose::Post(post) => !vocab::posts().exact(post).is_some_and(Post::is_series),
        _ => true,
    };
    (near && apart && sends).then_some(whose)
}
