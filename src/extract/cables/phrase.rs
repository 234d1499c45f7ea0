//! The phrase that names cables by number: whose they are, their serials with their days, and to whom they went.
//!
//! Needs: the tokens and days of a page. Method: a designator (a short name, a possessive, a post), perhaps a noun
//! ("telegram"), then serials apart by commas and "and", each perhaps with a day, then perhaps "to" and a post.
//! Weak designators ("our", a post alone) need a serial that can be no count or year. Cost: bounded by the phrase.

use crate::extract::page::{Page, Shape};
use crate::vocab::{self, DayMonth, PieceKind, Post, Whose};

/// How many tokens before its first number a phrase can begin.
pub(super) const REACH: usize = 8;

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

/// How far a designator alone says that a number is a serial.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Strength {
    /// "Embtel", "Department telegram": any number.
    Sure,
    /// "Bonn's": two figures, and nothing counted behind them.
    Possessive,
    /// "our": the same, and only before a sign or a word that goes on.
    Pronoun,
    /// "Bonn": three figures.
    Post,
}

struct Designator {
    whose: Whose,
    strength: Strength,
    plural: bool,
    next: usize,
}

const NOUNS: [&str; 9] = [
    "tel", "tels", "telegram", "telegrams", "cable", "cables", "message", "messages", "telno",
];
const COPIES: [&str; 8] = [
    "repeated", "rptd", "rpt", "rpts", "rptg", "repeating", "sent", "repeat",
];

/// The phrase that begins at a token, within its sentence.
pub(super) fn read(page: &Page<'_>, at: usize, end: usize) -> Option<Phrase> {
    if page.is_any(at, &COPIES) {
        let behind = copies(page, at, end);
        return (behind > at + 1).then_some(Phrase {
            whose: Whose::Circular,
            to: None,
            numbers: Vec::new(),
            end: behind,
        });
    }
    let designator = designator(page, at)?;
    let mut next = behind_no(page, designator.next);
    let mut numbers: Vec<Number> = Vec::new();
    let mut to = None;
    loop {
        let Some(serial) = serial(page, next).filter(|_| next < end) else {
            break;
        };
        let first = if numbers.is_empty() { at } else { next };
        if !fits(page, &designator, numbers.len(), next, end) {
            break;
        }
        let (corrected, behind) = correction(page, next + 1).unwrap_or((serial, next + 1));
        let (day, behind) = day(page, behind);
        numbers.push(Number {
            tokens: (first, next + 1),
            serial: corrected,
            day,
        });
        next = behind;
        if let Some((post, behind)) = addressee(page, next) {
            to = Some(post.name);
            next = behind;
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
        && page.is_any(at, &NOUNS)
    {
        whose = Whose::Post(post.name);
        next = behind;
        if let Some((post, behind)) = addressee(page, next) {
            (to, next) = (Some(post.name), behind);
        }
    } else if page.is_any(at, &NOUNS) && to.is_none_or(|to| to == "STATE") {
        // "telegram 12" alone is nobody's.
        return None;
    }
    let behind = next + usize::from(page.is_any(next, &[",", "("]));
    if page.is_any(behind, &COPIES) {
        next = copies(page, behind, end);
    }
    Some(Phrase {
        whose,
        to,
        numbers,
        end: next,
    })
}

/// Whose numbers follow.
fn designator(page: &Page<'_>, at: usize) -> Option<Designator> {
    let word = page.word(at);
    let made = |whose, strength, next| {
        Some(Designator {
            whose,
            strength,
            plural: false,
            next,
        })
    };
    if let Some(whose) = vocab::short_name(word) {
        let apart = usize::from(page.is(at + 1, "s"));
        return Some(Designator {
            whose,
            strength: Strength::Sure,
            plural: apart > 0 || word.ends_with(['s', 'S']),
            next: at + 1 + apart,
        });
    }
    if page.is_any(at, &["our", "my"]) {
        return pronoun(page, at, Whose::Writer);
    }
    if page.is_any(at, &["your", "ur", "yr"]) {
        return pronoun(page, at, Whose::Reader);
    }
    if page.is_any(at, &["circular", "circulars", "circ", "circs", "cirtel"]) {
        let noun = usize::from(page.is_any(at + 1, &NOUNS));
        let dot = usize::from(page.is(at + 1 + noun, ".") && !page.tokens[at + 1 + noun].apart);
        let strength = match noun > 0 || page.tokens[at].shape != Shape::Lower {
            true => Strength::Sure,
            false => Strength::Possessive,
        };
        return Some(Designator {
            whose: Whose::Circular,
            strength,
            plural: word.ends_with('s'),
            next: at + 1 + noun + dot,
        });
    }
    if page.is_any(at, &NOUNS) {
        return made(Whose::Department, Strength::Possessive, at + 1).map(|d| Designator {
            plural: word.ends_with('s'),
            ..d
        });
    }
    if page.tokens[at].shape == Shape::Lower {
        return None;
    }
    if page.is_any(at, &["Embassy", "Emb", "Embassy's", "Mission", "Legation", "Consulate"]) {
        return of_embassy(page, at);
    }
    if page.is_any(at, &["Department", "Dept", "Depts"]) {
        let next = behind_possessive(page, at + 1);
        if page.is_any(next, &["circular", "cirtel", "circulars", "circ", "depcirtel"]) {
            return designator(page, next);
        }
        return named(page, at, next, Whose::Department);
    }
    let (post, next) = post(page, at)?;
    let whose = match post.name {
        "STATE" => Whose::Department,
        name => Whose::Post(name),
    };
    named(page, at, next, whose)
}

/// "our", "my", "your", with or without a noun.
fn pronoun(page: &Page<'_>, at: usize, whose: Whose) -> Option<Designator> {
    let noun = page.is_any(at + 1, &NOUNS);
    Some(Designator {
        whose,
        strength: if noun { Strength::Sure } else { Strength::Pronoun },
        plural: noun && page.word(at + 1).ends_with('s'),
        next: at + 1 + usize::from(noun),
    })
}

/// "Embassy telegram 756", "Embassy Bonn's 1650", "Embassy's 12".
fn of_embassy(page: &Page<'_>, at: usize) -> Option<Designator> {
    let next = behind_possessive(page, at + 1);
    if let Some((post, behind)) = post(page, next) {
        return named(page, at, behind, Whose::Post(post.name));
    }
    if page.is_any(next, &NOUNS) || next > at + 1 {
        return named(page, at, next, Whose::Field);
    }
    None
}

/// A name with what may follow it: a possessive, a noun, a short name ("Saigon Embtel 540").
fn named(page: &Page<'_>, at: usize, next: usize, whose: Whose) -> Option<Designator> {
    let behind = behind_possessive(page, next);
    let possessive = behind > next || page.tokens.get(next.checked_sub(1)?)?.possessive;
    if page.is_any(behind, &NOUNS) || vocab::short_name(page.word(behind)) == Some(Whose::Field) {
        return Some(Designator {
            whose,
            strength: Strength::Sure,
            plural: page.word(behind).ends_with(['s', 'S']),
            next: behind + 1,
        });
    }
    let series = matches!(whose, Whose::Post(name) if vocab::posts().is_series(name));
    let _ = at;
    Some(Designator {
        whose,
        strength: match (series, possessive) {
            (true, _) => Strength::Sure,
            (_, true) => Strength::Possessive,
            (_, false) => Strength::Post,
        },
        plural: false,
        next: behind,
    })
}

fn behind_possessive(page: &Page<'_>, at: usize) -> usize {
    let is = page
        .tokens
        .get(at)
        .is_some_and(|token| token.kind == PieceKind::Possessive);
    at + usize::from(is)
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
fn fits(
    page: &Page<'_>,
    designator: &Designator,
    index: usize,
    at: usize,
    end: usize,
) -> bool {
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
    if figures < least || (designator.strength != Strength::Sure && year && index == 0) {
        return false;
    }
    let follows = page.word(at + 1);
    let goes_on = at + 1 >= end
        || page.tokens[at + 1].kind != PieceKind::Word
        || page.tokens[at + 1].shape == Shape::Upper
        || page.is_any(at + 1, &GOES_ON)
        || vocab::month(follows).is_some();
    match designator.strength {
        Strength::Sure => index == 0 || goes_on,
        Strength::Pronoun => goes_on,
        Strength::Possessive => goes_on || (figures >= 3 && !counts(follows)),
        Strength::Post => index == 0 && !counts(follows) || goes_on,
    }
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
        "percent", "men", "people", "miles", "million", "tons", "days", "troops", "years", "hours",
        "hrs", "persons", "members", "minutes", "killed", "students", "kilometers",
    ];
    word == "%" || units.iter().any(|unit| word.eq_ignore_ascii_case(unit))
}

/// A serial at a token.
pub(super) fn serial(page: &Page<'_>, at: usize) -> Option<u32> {
    let token = page.tokens.get(at)?;
    let whole = token.kind == PieceKind::Number && token.len() <= 7;
    let digits = page.word(at);
    let figures = whole && digits.bytes().all(|b| b.is_ascii_digit());
    // "A-590" is an airgram, "12-15" a range of something else, "$500" money.
    let joined = !token.apart && at > 0 && page.is_any(at - 1, &["-", "$", "#", "/"]);
    digits
        .parse()
        .ok()
        .filter(|serial| figures && !joined && *serial > 0)
}

/// "5541 [5561]": an editor's correction.
fn correction(page: &Page<'_>, at: usize) -> Option<(u32, usize)> {
    let meant = page.word(at + 1).parse().ok().filter(|n| *n > 0)?;
    (page.is(at, "[") && page.is(at + 2, "]")).then_some((meant, at + 3))
}

/// ", June 12", "of June 12", "(June 12, 1965)".
fn day(page: &Page<'_>, at: usize) -> (Option<DayMonth>, usize) {
    let mut next = at;
    if page.is_any(next, &[",", "of", "dated", "("]) {
        next += 1;
    }
    let index = page.days.partition_point(|day| day.first < next);
    match page.days.get(index).filter(|day| day.first == next) {
        Some(day) => {
            let closed = page.is(next.wrapping_sub(1), "(") && page.is(day.end, ")");
            (Some(day.day), day.end + usize::from(closed))
        }
        None => (None, at),
    }
}

/// "to Department", "to New Delhi", "120 Dept".
fn addressee(page: &Page<'_>, at: usize) -> Option<(Post, usize)> {
    let to = page.is(at, "to");
    let from = at + usize::from(to);
    let from = from + usize::from(to && page.is_any(from, &["the", "Embassy", "Amembassy"]));
    let dept = page.is_any(from, &["Department", "Dept", "State"]) && (to || page.is_any(from, &["Dept"]));
    if dept {
        let of = page.is(from + 1, "of") && page.is(from + 2, "State");
        return Some((vocab::posts().exact("STATE")?, from + 1 + 2 * usize::from(of)));
    }
    post(page, from).filter(|_| to)
}

/// The next serial of the list, behind a comma, "and", a semicolon where several are announced.
fn another(page: &Page<'_>, at: usize, designator: &Designator) -> Option<usize> {
    let mut next = at;
    while page.is_any(next, &[",", "and", "&", "through", "thru", "or", "–"])
        || (designator.plural && page.is(next, ";"))
    {
        next += 1;
    }
    (next > at && next <= at + 2 && serial(page, next).is_some()).then_some(next)
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

/// Behind "repeated Tokyo 130, CINCPAC 115": numbers of copies of one message.
fn copies(page: &Page<'_>, at: usize, end: usize) -> usize {
    let mut behind = at + 1;
    let mut next = at + 1;
    while next < end.min(at + 60) {
        if let Some((_, after)) = post(page, next) {
            next = after;
        } else if serial(page, next).is_some()
            || page.is_any(next, &[",", "and", "to", "info", "&", "Dept", "Department", "by"])
            || page.is_any(next, &COPIES)
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
fn post(page: &Page<'_>, at: usize) -> Option<(Post, usize)> {
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
        squeezed.extend(word.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()));
        if let Some(post) = vocab::posts().exact(&squeezed) {
            found = Some((post, at + words));
        }
        if token.possessive {
            break;
        }
    }
    found
}
