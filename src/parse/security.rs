//! Classification line, captions, section and number.
//!
//! Needs: the loose lines. Sets: `classification captions section mrn_raw precedence`. Method: scan, no regular expression.

use super::Reader;
use crate::model::{Classification, Located, Section, spaced_prefix};
use crate::notation;
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
    let (level, rest) = split_level(line);
    let scan = scan(rest, level.is_some());
    if level.is_none() && !scan.is_head_line {
        return false;
    }
    if let Some((level, words)) = level {
        // What stands with post and number is the message's; alone it may be the stamp of a release or of a page.
        let is_with_number = scan.number.is_some() && reader.cable.mrn_raw.is_none();
        if reader.cable.classification.is_none() || is_with_number {
            reader.cable.classification = reader.located(level, words);
        }
    }
    for caption in scan.captions {
        let capitals = caption.to_ascii_uppercase();
        let known = reader.cable.captions.iter().any(|c| c.value == capitals);
        if let Some(located) = reader.located(capitals, caption).filter(|_| !known) {
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
        if level.is_some() && reader.classified_number.is_none() {
            reader.classified_number = located.clone();
        }
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
    line.len() <= 160 && {
        let (level, rest) = split_level(line);
        scan(rest, level.is_some()).is_head_line || (level.is_some() && rest.trim().is_empty())
    }
}

/// The classification at the start of a line with its words, and what stands behind it.
///
/// `CORRECTED COPY` may stand before it, its letters apart or not.
fn split_level(line: &str) -> (Option<(Classification, &str)>, &str) {
    let behind_copy = spaced_prefix(line, CORRECTED)
        .map(|length| line[length..].trim_start_matches([' ', '-', '/', ':', ',']));
    for start in [Some(line), behind_copy].into_iter().flatten() {
        if let Some((level, length)) = Classification::at_start(start) {
            return (Some((level, &start[..length])), &start[length..]);
        }
    }
    (None, line)
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

/// Reads what stands behind a classification, or alone: captions, section, number.
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
        } else if let Some((section, length)) = section_of(tail, scan.number.is_some()) {
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
        } else if scan.captions.last().is_some_and(|last| is_corrected(last))
            && !tail.contains(char::is_lowercase)
        {
            // "CORRECTED COPY (PARA 2 NAME CORRECTED)": what was corrected.
            break;
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
    let (_, behind) = notation::month_and_day(text.trim_start_matches([' ', ',']))?;
    Some(text.len() - behind.len())
}

/// Length of the word at the start.
fn word(text: &str) -> Option<usize> {
    let length = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    (length > 0).then_some(length)
}

/// Whether a caption says `CORRECTED COPY`, its letters apart or not.
fn is_corrected(caption: &str) -> bool {
    spaced_prefix(caption, CORRECTED).is_some()
}

const CORRECTED: &str = "CORRECTED COPY";

/// The longest caption at the start, of up to three words, or of letters apart.
fn caption(text: &str) -> Option<usize> {
    if let Some(length) = spaced_prefix(text, CORRECTED) {
        return Some(length);
    }
    let mut best = None;
    let mut end = 0;
    for _ in 0..3 {
        end += word(&text[end..])?.max(1);
        if is_caption(&text[..end]) || is_mixed_caption(&text[..end]) {
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

/// Whether a word that is nothing but a caption stands in mixed case: `Exdis`.
fn is_mixed_caption(word: &str) -> bool {
    const ONLY: [&str; 6] = ["EXDIS", "LIMDIS", "NODIS", "NOFORN", "SIPDIS", "STADIS"];
    word.starts_with(char::is_uppercase) && ONLY.iter().any(|only| word.eq_ignore_ascii_case(only))
}

/// The section named at the start; behind the number it needs no word.
fn section_of(text: &str, behind_number: bool) -> Option<(Section, usize)> {
    notation::section(text).or_else(|| notation::bare_section(text).filter(|_| behind_number))
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
        let digits = notation::figures(&text[end + blanks..]);
        if digits > 0 {
            let stop = end + blanks + digits;
            let behind = &text[stop..];
            let whole = !behind.starts_with(|c: char| c.is_ascii_alphanumeric())
                || notation::section(behind).is_some();
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
