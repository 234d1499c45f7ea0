//! The phrase that names cables by number: whose they are, their serials with their days, and to whom they went.
//!
//! Needs: the tokens and days of a page. Method: a designator (a short name, a possessive, a post), perhaps a noun
//! ("telegram"), then serials apart by commas and "and", each perhaps with a day, then perhaps "to" and a post.
//! Weak designators ("our", a post alone) need a serial that can be no count or year. Cost: bounded by the phrase.

use super::designator::{Designator, Strength, designator};
use super::parts::{self, COPIES, addressee, copies, correction, day, is_noun, post, serial};
use crate::extract::page::{Page, Sentence, Shape};
use crate::model::{Mrn, STATE};
use crate::notation::{self, DayMonth};
use crate::vocab::families;
use crate::vocab::{self, PieceKind, Whose};

/// How many tokens before its first number a phrase can begin.
pub(super) const REACH: usize = 8;
/// How many years before a message a number is cited with its year.
const LONGEST: i16 = 30;

/// Cables named together.
pub(super) struct Phrase {
    pub(super) whose: Whose,
    pub(super) to: Option<&'static str>,
    pub(super) numbers: Vec<Number>,
    /// The token behind the phrase; the numbers of copies belong to it.
    pub(super) end: usize,
}

/// One serial.
pub(super) struct Number {
    pub(super) tokens: (usize, usize),
    pub(super) serial: u32,
    pub(super) day: Option<DayMonth>,
}

/// A number in its own form, "05NORVALE1233", or run together without the year: "NORVALE1233".
pub(super) fn whole(page: &Page<'_>, at: usize) -> Option<Whole> {
    let word = page.word(at);
    if !word.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (year, rest) = word.split_at(digits(word));
    let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (post, serial) = rest.split_at(letters);
    let is_serial = (1..=7).contains(&serial.len()) && digits(serial) == serial.len();
    // A word that is long enough, for a look at the table.
    if !is_serial || letters < 3 {
        return None;
    }
    let post = vocab::posts().exact(&post.to_ascii_uppercase())?;
    let serial = serial.parse().ok().filter(|serial| *serial > 0)?;
    match year.len() {
        0 => (serial > 99 && page.tokens[at].shape != Shape::Lower)
            .then_some(Whole::Serial(post.name, serial)),
        2 => {
            let year = Mrn::year_of_two_digits(year.parse().ok()?);
            Mrn::new(year, post.name, serial).map(Whole::Number)
        }
        4 => Mrn::new(year.parse().ok()?, post.name, serial).map(Whole::Number),
        _ => None,
    }
}

/// What one word says of a cable.
pub(super) enum Whole {
    Number(Mrn),
    Serial(&'static str, u32),
}

/// The phrase that begins at a token, within its sentence.
pub(super) fn read(page: &Page<'_>, at: usize, end: usize) -> Option<Phrase> {
    if page.is_in(at, &COPIES) {
        let behind = copies(page, at, end);
        return (behind > at + 1).then_some(Phrase {
            whose: Whose::Circular,
            to: None,
            numbers: Vec::new(),
            end: behind,
        });
    }
    let yeared = yeared(page, at);
    let year = yeared.as_ref().map(|(year, _)| *year);
    let designator = match yeared {
        Some((_, designator)) => designator,
        None => designator(page, at)?,
    };
    let mut next = behind_no(page, designator.next);
    let mut numbers: Vec<Number> = Vec::new();
    let mut to = None;
    // "State to Oslo 256": who sent it, to whom, and its number.
    let sent = addressee(page, next).filter(|(post, behind)| {
        (designator.whose == Whose::Department || post.name == STATE)
            && serial(page, *behind).is_some()
    });
    if let Some((post, behind)) = sent {
        (to, next) = (Some(post.name), behind);
    }
    while let Some(serial) = serial(page, next).filter(|_| next < end) {
        let first = if numbers.is_empty() { at } else { next };
        if !fits(page, &designator, numbers.len(), next, end) {
            break;
        }
        let (corrected, behind) = correction(page, next + 1).unwrap_or((serial, next + 1));
        let (day, behind) = day(page, behind);
        let day = day.or(year);
        numbers.push(Number {
            tokens: (first, next + 1),
            serial: corrected,
            day,
        });
        next = behind;
        if let Some((post, behind)) = addressee(page, next) {
            to = Some(post.name);
            next = behind;
            if let Some(number) = numbers.last_mut().filter(|number| number.day.is_none()) {
                (number.day, next) = parts::day(page, next);
            }
            break;
        }
        let Some(another) = another(page, next, &designator) else {
            break;
        };
        if page.is_any(next, &["through", "thru", "–"]) {
            range(&mut numbers, serial, page, another);
        }
        next = another;
    }
    if numbers.is_empty() {
        return None;
    }
    let mut whose = designator.whose;
    if page.is(next, "from")
        && let Some((post, behind)) = post(page, next + 1)
        && is_noun(page, at)
    {
        whose = Whose::Post(post.name);
        next = behind;
        if let Some((post, behind)) = addressee(page, next) {
            (to, next) = (Some(post.name), behind);
        }
    } else if is_noun(page, at) && to.is_none_or(|to| to == STATE) {
        // "telegram 12" alone is nobody's.
        return None;
    }
    let behind = next + usize::from(page.is_any(next, &[",", "("]));
    // "Oslo's 623, sent Dept 3747": the second is its number to the Department.
    if let Some(number) = sent_to_department(page, behind)
        && let [only] = numbers.as_mut_slice()
    {
        only.serial = number;
        to = Some(STATE);
    }
    if page.is_in(behind, &COPIES) {
        next = copies(page, behind, end);
    }
    Some(Phrase {
        whose,
        to,
        numbers,
        end: next,
    })
}

/// A year before a post, as numbers have it in full: "05 Norvale 1233", "2005 Norvale 1233".
fn yeared(page: &Page<'_>, at: usize) -> Option<(DayMonth, Designator)> {
    let token = page.tokens.get(at)?;
    let figures = page.word(at);
    let is_year = token.kind == PieceKind::Number
        && matches!(figures.len(), 2 | 4)
        && figures.bytes().all(|b| b.is_ascii_digit());
    if !is_year || page.tokens.get(at + 1)?.kind != PieceKind::Word || post(page, at + 1).is_none()
    {
        return None;
    }
    let year: u16 = figures.parse().ok()?;
    let year = match figures.len() {
        2 => Mrn::year_of_two_digits(year),
        _ => year,
    };
    let written = page.cable.date?.year();
    let is_past = (written - LONGEST..=written).contains(&i16::try_from(year).ok()?);
    // "On May 05 Norvale 1233 came": a day.
    let index = page.days.partition_point(|day| day.end <= at);
    let in_day = page.days.get(index).is_some_and(|day| day.first <= at);
    let designator = designator(page, at + 1).filter(|_| is_past && !in_day)?;
    serial(page, designator.next)?;
    let day = DayMonth {
        year: i16::try_from(year).ok(),
        month: 1,
        day: 1,
    };
    let strength = match designator.strength {
        Strength::Post if figures.len() == 2 => Strength::Possessive,
        other => other,
    };
    Some((
        day,
        Designator {
            strength,
            ..designator
        },
    ))
}

/// The number in "sent Dept 3747".
fn sent_to_department(page: &Page<'_>, at: usize) -> Option<u32> {
    let next = at + 1 + usize::from(page.is(at + 1, "to"));
    let is_sent = page.is(at, "sent") && page.is_any(next, &["Dept", "Department"]);
    serial(page, next + 1).filter(|_| is_sent)
}

/// Whether a sentence at the head is nothing but a number of a series: "Secto 57."
pub(super) fn is_own_number(page: &Page<'_>, phrase: &Phrase, sentence: &Sentence) -> bool {
    let series = matches!(phrase.whose, Whose::Post(name) if vocab::posts().names_series(name));
    let [number] = phrase.numbers.as_slice() else {
        return false;
    };
    let (first, end) = number.tokens;
    let alone = first == sentence.first && page.is_any(end, &[".", "/"]) && end + 1 >= sentence.end;
    series && alone
}

/// Passes over "No.", "Nos.", a caption: "Deptel No. 900", "mytel Noforn 1094".
fn behind_no(page: &Page<'_>, at: usize) -> usize {
    let mut next = at;
    if page.is_any(next, &["no", "nos", "number", "numbers", "numbered", "nr"]) {
        next += 1 + usize::from(page.is(next + 1, "."));
    } else if vocab::is_caption(&page.word(next).to_ascii_uppercase()) {
        next += 1;
    }
    next
}

/// Whether a number can be a serial behind this designator.
fn fits(page: &Page<'_>, designator: &Designator, index: usize, at: usize, end: usize) -> bool {
    let figures = page.word(at).len();
    let year = figures == 4 && page.word(at).starts_with(['1', '2']) && {
        let year: u32 = page.word(at).parse().unwrap_or(0);
        (1900..=2030).contains(&year)
    };
    let least = match designator.strength {
        Strength::Sure => 1,
        Strength::Possessive | Strength::Pronoun => 2,
        Strength::Post => 3,
    };
    // "My 75-minute meeting".
    let is_measure = page.is(at + 1, "-")
        && (at + 1..at + 3).all(|next| page.tokens.get(next).is_some_and(|next| !next.apart))
        && page.tokens[at + 2].kind == PieceKind::Word;
    // "New York, NY 10017".
    let is_address = figures == 5 && page.is(at.saturating_sub(1), "NY");
    if figures < least
        || is_measure
        || is_address
        || (designator.strength != Strength::Sure
            && year
            && index == 0
            && !goes_to_department(page, at))
    {
        return false;
    }
    let follows = page.word(at + 1);
    let goes_on = at + 1 >= end
        || page.tokens[at + 1].kind != PieceKind::Word
        || page.tokens[at + 1].shape == Shape::Upper
        || page.is_any(at + 1, &GOES_ON)
        || notation::month(follows).is_some();
    match designator.strength {
        Strength::Sure => index == 0 || goes_on,
        Strength::Pronoun => goes_on || (figures >= 3 && is_received(page, at + 1)),
        Strength::Possessive => goes_on || (figures >= 3 && !counts(follows)),
        Strength::Post => index == 0 && !counts(follows) || goes_on,
    }
}

/// "Norvale 1910 and 1914 to Dept": a number of a telegram, though it may look like a year.
fn goes_to_department(page: &Page<'_>, at: usize) -> bool {
    let more = (at + 1..at + 5)
        .take_while(|next| page.is_any(*next, &[",", "and", "&"]) || serial(page, *next).is_some());
    let next = at + 1 + more.count();
    page.is(next, "to") && addressee(page, next).is_some_and(|(post, _)| post.name == STATE)
}

/// "Your 1564 now received", "as your 1716 notes", "reported in your 299 have been": what is said of a message.
fn is_received(page: &Page<'_>, behind: usize) -> bool {
    let comes = |at| page.is_any(at, &["received", "arrived"]);
    let before = behind.checked_sub(3);
    let is_cited = before.is_some_and(|at| page.is_any(at, &["as", "in", "per", "re", "ref"]));
    comes(behind)
        || page.is_any(behind, &["now", "just"]) && comes(behind + 1)
        || is_cited
            && (page.is_of(behind, families::FINITE_HAVE.and(families::MODAL))
                || page.is_any(
                    behind,
                    &[
                        "notes", "noted", "states", "stated", "says", "said", "shows", "makes",
                        "points",
                    ],
                ))
}

/// Words behind a serial that count nothing.
const GOES_ON: [&str; 44] = [
    "and", "or", "to", "of", "in", "on", "para", "paras", "paragraph", "re", "repeated", "rptd",
    "rpt", "which", "that", "was", "is", "has", "from", "dated", "by", "for", "with", "as",
    "reports", "reported", "indicates", "suggests", "through", "thru", "we", "i", "sent", "but",
    "concerning", "regarding", "should", "were", "are", "not", "notal", "gave", "contains", "last",
];

/// Whether a word is what a number before it counts.
fn counts(word: &str) -> bool {
    let units = [
        // "Returned Norvale 1615 local".
        "local", "percent", "men", "people", "miles", "million", "tons", "days", "troops", "years",
        "hours", "hrs", "persons", "members", "minutes", "killed", "students", "kilometers",
    ];
    word == "%" || units.iter().any(|unit| word.eq_ignore_ascii_case(unit))
}

/// The next serial of the list, behind a comma, "and", a semicolon where several are announced.
fn another(page: &Page<'_>, at: usize, designator: &Designator) -> Option<usize> {
    let mut next = at;
    while page.is_any(next, &[",", "and", "&", "through", "thru", "or", "–"])
        || (designator.plural && page.is(next, ";"))
    {
        next += 1;
    }
    // "05 Norvale 1233 and 03 Marlow 77": the second year is no number of Norvale.
    let is_year = yeared(page, next).is_some();
    (next > at && next <= at + 2 && serial(page, next).is_some() && !is_year).then_some(next)
}

/// Adds those between the last serial and the one at a token, where they are few.
fn range(numbers: &mut Vec<Number>, from: u32, page: &Page<'_>, at: usize) {
    let to = serial(page, at).unwrap_or(0);
    if to > from && to - from <= 10 {
        let Some(tokens) = numbers.last().map(|last| last.tokens) else {
            return;
        };
        numbers.extend((from + 1..to).map(|serial| Number {
            tokens,
            serial,
            day: None,
        }));
    }
}
