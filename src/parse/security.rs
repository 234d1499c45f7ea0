//! Classification line, captions, section and number.
//!
//! Needs: the loose lines. Sets: `classification captions section mrn_raw precedence`. Method: scan, no regular expression.

use super::Reader;
use crate::model::{Classification, Located, Section};
use crate::vocab::{self, is_caption};

/// Words of precedence, and the letters by which a date-time group states them.
const PRECEDENCES: [(&str, char); 6] = [
    ("FLASH", 'Z'),
    ("NIACT", 'N'),
    ("IMMEDIATE", 'O'),
    ("PRIORITY", 'P'),
    ("ROUTINE", 'R'),
    ("DEFERRED", 'M'),
];

/// The word of precedence that a letter states.
pub(super) fn precedence_of(letter: char) -> Option<&'static str> {
    PRECEDENCES
        .iter()
        .find(|(_, of)| *of == letter)
        .map(|(word, _)| *word)
}

/// Whether `word` is one of precedence.
pub(super) fn is_precedence(word: &str) -> bool {
    PRECEDENCES.iter().any(|(name, _)| *name == word)
}

/// Reads a loose line as classification, captions and number; `false` where it is none of these.
pub(super) fn read_line(reader: &mut Reader<'_>, line: &str) -> bool {
    if line.len() > 160 {
        return false;
    }
    let line = match super::label::behind_margin(line) {
        Some(behind) if Classification::is_alone(&line[behind..]) => &line[behind..],
        _ => line,
    };
    let (level, rest) = match Classification::at_start(line) {
        Some((level, length)) => (Some(level), &line[length..]),
        None => (None, line),
    };
    let scan = scan(rest, level.is_some());
    if level.is_none() && !scan.is_head_line {
        return false;
    }
    if let Some(level) = level {
        let words = line[..line.len() - rest.len()].trim();
        if reader.cable.classification.is_none() {
            reader.cable.classification = reader.located(level, words);
        }
    }
    for caption in scan.captions {
        let known = reader.cable.captions.iter().any(|c| c.value == caption);
        if let Some(located) = reader
            .located(caption.to_owned(), caption)
            .filter(|_| !known)
        {
            reader.cable.captions.push(located);
        }
    }
    for word in scan.precedences {
        if let Some(located) = reader.located(word.to_owned(), word) {
            reader.cable.precedence.push(located);
        }
    }
    if reader.cable.section.is_none() {
        reader.cable.section = scan.section;
    }
    if let Some(number) = scan.number {
        let located = reader.located(number.to_owned(), number);
        match &reader.cable.mrn_raw {
            None => reader.cable.mrn_raw = located,
            Some(first) if first.value != number => reader.second_number = located,
            Some(_) => {}
        }
    }
    true
}

/// Whether a line is classification, captions or number, and nothing else.
pub(super) fn is_head_line(line: &str) -> bool {
    line.len() <= 160
        && match Classification::at_start(line) {
            Some((_, length)) => {
                scan(&line[length..], true).is_head_line || line[length..].trim().is_empty()
            }
            None => scan(line, false).is_head_line,
        }
}

#[derive(Default)]
struct Scan<'t> {
    captions: Vec<&'t str>,
    precedences: Vec<&'t str>,
    section: Option<Section>,
    number: Option<&'t str>,
    /// Whether nothing but these was found.
    is_head_line: bool,
}

/// Reads what stands behind a classification, or alone: captions, `SECTION 01 OF 02`, number.
fn scan(rest: &str, behind_classification: bool) -> Scan<'_> {
    let mut scan = Scan::default();
    let mut at = day(rest).filter(|_| behind_classification).unwrap_or(0);
    let is_dated = at > 0;
    while at < rest.len() {
        let tail = &rest[at..];
        let skipped = tail.len()
            - tail
                .trim_start_matches([' ', '/', ',', '-', '.', '\t'])
                .len();
        if skipped > 0 {
            at += skipped;
        } else if let Some((section, length)) = section(tail) {
            scan.section = Some(section);
            at += length;
        } else if let Some(length) = caption(tail) {
            scan.captions.push(&tail[..length]);
            at += length;
        } else if let Some(length) = word(tail).filter(|length| is_precedence(&tail[..*length])) {
            scan.precedences.push(&tail[..length]);
            at += length;
        } else if let Some(length) =
            number(tail, behind_classification).filter(|_| scan.number.is_none())
        {
            scan.number = Some(tail[..length].trim_end());
            at += length;
        } else if scan.number.is_some() && behind_classification {
            // "USNATO 000413 NOTE BY …": what follows is free text.
            break;
        } else {
            return Scan {
                is_head_line: false,
                ..scan
            };
        }
    }
    scan.is_head_line = is_dated
        || !scan.captions.is_empty()
        || scan.number.is_some()
        || scan.section.is_some()
        || !scan.precedences.is_empty();
    scan
}

/// Length of ` JUN 3` at the start: a day, not the number 3 of a post.
fn day(text: &str) -> Option<usize> {
    let (_, behind) = vocab::month_and_day(text.trim_start_matches([' ', ',']))?;
    Some(text.len() - behind.len())
}

/// Length of the word at the start.
fn word(text: &str) -> Option<usize> {
    let length = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    (length > 0).then_some(length)
}

/// The longest caption at the start, of up to three words.
fn caption(text: &str) -> Option<usize> {
    let mut best = None;
    let mut end = 0;
    for _ in 0..3 {
        end += word(&text[end..])?.max(1);
        if is_caption(&text[..end]) {
            best = Some(end);
        }
        match text.as_bytes().get(end) {
            Some(b' ') => end += 1,
            _ => break,
        }
        if word(&text[end..]).is_none() {
            break;
        }
    }
    best
}

/// `SECTION 01 OF 02`, `SECTION 1 OF *`, `SEC 2 OF 3`.
fn section(text: &str) -> Option<(Section, usize)> {
    let word = word(text)?;
    if !matches!(&text[..word], "SECTION" | "SEC" | "SECT") {
        return None;
    }
    let (number, after) = small_number(text, word)?;
    let tail = text[after..].trim_start();
    let of = tail.strip_prefix("OF").map(|rest| text.len() - rest.len());
    match of.and_then(|at| small_number(text, at)) {
        Some((of, end)) => Some((
            Section {
                number,
                of: Some(of),
            },
            end,
        )),
        None => Some((Section { number, of: None }, after)),
    }
}

fn small_number(text: &str, from: usize) -> Option<(u8, usize)> {
    let tail = text.get(from..)?;
    let start = from + (tail.len() - tail.trim_start().len());
    let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
    let number = text[start..start + digits]
        .parse()
        .ok()
        .filter(|_| digits <= 2)?;
    Some((number, start + digits))
}

/// Length of `USNATO 000413` at the start: one to four words, then digits that end there.
fn number(text: &str, free: bool) -> Option<usize> {
    let mut end = 0;
    for _ in 0..5 {
        let tail = &text[end..];
        let letters = tail
            .bytes()
            .take_while(|b| b.is_ascii_uppercase() || matches!(b, b'-' | b'\''))
            .count();
        if letters == 0 {
            return None;
        }
        end += letters;
        let blanks = text[end..].bytes().take_while(|b| *b == b' ').count();
        let digits = text[end + blanks..]
            .bytes()
            .take_while(u8::is_ascii_digit)
            .count();
        if digits > 0 {
            let stop = end + blanks + digits;
            let whole = text[stop..]
                .bytes()
                .next()
                .is_none_or(|b| !b.is_ascii_alphanumeric());
            let known = free || is_post(&text[..end]);
            return (whole && digits <= 8 && known).then_some(stop);
        }
        if blanks == 0 {
            return None;
        }
        end += blanks;
    }
    None
}

fn is_post(words: &str) -> bool {
    let squeezed: String = words.chars().filter(char::is_ascii_uppercase).collect();
    vocab::posts().exact(&squeezed).is_some()
}

impl Reader<'_> {
    /// Ties a value to `words`, a slice of the text.
    pub(super) fn located<T>(&self, value: T, words: &str) -> Option<Located<T>> {
        let span = crate::model::Span::of_slice(self.text, words)?;
        Some(Located::new(value, span))
    }
}
