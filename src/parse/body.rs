//! The message itself: paragraphs with number and portion marking, summary, signature.
//!
//! Needs: the lines behind the head. Sets: `paragraphs summary signed_by debris`. Method: a paragraph opens with
//! the number that follows the last one; which unnumbered text behind it is its own, `series` says. A message without
//! numbers is cut at its blank lines. Cost: one pass.

use super::lines::{Line, is_part_of_stamp};
use super::opening::{number, portion};
use super::{Reader, passing, series};
use crate::model::{
    Classification, Diagnostic, Genre, Paragraph, REDACTED, Span, across_pages, is_debris,
};

/// Lines that a web page puts behind a message it shows.
const TRAILERS: [&str; 6] = [
    "leave a reply", "leave a comment", "share this", "share this:", "related posts", "no comments",
];

/// The same, where the message has been signed or closed: elsewhere they head what a message says last, its comment.
const TRAILERS_OF_CLOSED: [&str; 2] = ["comments", "comment"];

/// How many lines behind a signature may still belong to the message's end.
const TAIL: usize = 12;

/// Reads the body, `lines[from..]`.
pub(super) fn read(reader: &mut Reader<'_>, lines: &[Line], from: usize) {
    let end = cut_trailer(reader, lines, from);
    let end = signature(reader, lines, from, end);
    paragraphs(reader, &lines[from.min(end)..end]);
    summary(reader);
}

/// Cuts debris, classification and web trailers off the end; gives the index behind the last line of the message.
fn cut_trailer(reader: &mut Reader<'_>, lines: &[Line], from: usize) -> usize {
    let mut end = lines.len();
    let tail = end.saturating_sub(TAIL).max(from);
    for index in tail..end {
        let words = lines[index].of(reader.text);
        let is_one_of =
            |trailers: &[&str]| trailers.iter().any(|one| words.eq_ignore_ascii_case(one));
        let before_is_end = index == from || lines[index - 1].is_blank();
        if before_is_end
            && (is_one_of(&TRAILERS)
                || is_one_of(&TRAILERS_OF_CLOSED) && is_closed(reader.text, &lines[from..index]))
        {
            for line in &lines[index..end] {
                reader.debris(*line);
            }
            end = index;
            break;
        }
    }
    let mut stamped = false;
    while end > from {
        let line = lines[end - 1];
        let words = line.of(reader.text);
        if line.is_blank() {
            end -= 1;
        } else if is_debris(words) || is_end_mark(words) || Classification::is_alone(words) {
            stamped |= words.contains("lassified");
            reader.debris(line);
            end -= 1;
        } else if is_part_of_stamp(words) || (stamped && is_reviewer(words)) {
            stamped = false;
            reader.debris(line);
            end -= 1;
        } else {
            break;
        }
    }
    end
}

/// Whether the last line before a page's own words signs or closes the message.
fn is_closed(text: &str, lines: &[Line]) -> bool {
    let Some(last) = lines.iter().rposition(|line| !line.is_blank()) else {
        return true;
    };
    let words = lines[last].of(text);
    let alone = last == 0 || stands_apart(text, lines[last - 1], words);
    is_end_mark(words)
        || Classification::is_alone(words)
        || is_debris(words)
        || alone && signature_name(words).is_some()
}

/// Signs that close a transmission.
fn is_end_mark(words: &str) -> bool {
    words
        .bytes()
        .all(|b| matches!(b, b'#' | b'-' | b'*' | b'.' | b' ' | b'_'))
        || matches!(
            words,
            "END OF MESSAGE"
                | "END MESSAGE"
                | "GDS"
                | "XGDS"
                | "YY"
                | "UNQUOTE"
                | "END QUOTE"
                | "END TEXT"
        )
        || (words.len() == 4 && words.starts_with("GP-"))
        || (words.starts_with("[Omitted") && words.ends_with(']'))
}

/// The name of the one who reviewed a text for release, alone above the stamp.
fn is_reviewer(words: &str) -> bool {
    let count = words.split(' ').count();
    let capitalised = |word: &str| {
        word.starts_with(char::is_uppercase)
            && (word.len() < 3 || word.contains(char::is_lowercase))
    };
    (2..=4).contains(&count)
        && words.len() < 40
        && words.split(' ').all(capitalised)
        && !words.contains([',', ':'])
}

/// Reads the name at the end; gives the index behind the last line of the text before it.
fn signature(reader: &mut Reader<'_>, lines: &[Line], from: usize, end: usize) -> usize {
    if end <= from {
        return end;
    }
    if let Some((name, close)) = closing(reader, &lines[from..end]) {
        reader.sign(name);
        return from + close;
    }
    let line = lines[end - 1];
    let words = line.of(reader.text);
    let alone = end - 1 == from || stands_apart(reader.text, lines[end - 2], words);
    if let Some(name) = signature_name(words).filter(|_| alone) {
        if let Some(above) = above_heading(reader.text, &lines[from..end - 1], name) {
            reader.debris(line);
            return signature(reader, lines, from, from + above);
        }
        reader.sign(name);
        return end - 1;
    }
    // "… MINIMIZE CONSIDERED.  EAGLETON": behind the last stop of the last line.
    if let Some(name) = run_on(words) {
        reader.sign(name);
    }
    end
}

/// Who signs an airgram in full, with his office below or above, and the line with which the close begins:
/// "For the Ambassador: / Oren P. Tallis / Counselor of Embassy".
fn closing<'t>(reader: &Reader<'t>, lines: &[Line]) -> Option<(&'t str, usize)> {
    /// Such a close has no more lines.
    const MOST: usize = 4;
    if reader.cable.genre != Genre::Airgram {
        return None;
    }
    let mut name = None;
    let mut close = None;
    let last = lines.iter().enumerate().rev();
    for (at, line) in last.filter(|(_, line)| !line.is_blank()).take(MOST) {
        let words = line.of(reader.text);
        match () {
            () if is_office(words) => {}
            () if name.is_none() && is_full_name(words) => name = Some(words),
            () => break,
        }
        close = Some(at);
    }
    Some((name?, close?))
}

/// A line that tells the office of who signs, or for whom he does: "Counselor of Embassy", "for Political Affairs",
/// "For the Ambassador:".
fn is_office(words: &str) -> bool {
    const OFFICES: [&str; 13] = [
        "Ambassador", "Ambassador:", "Minister", "Counselor", "Counsellor", "Secretary", "Consul",
        "Chargé", "Charge", "Interim", "Interim:", "a.i.", "Affairs",
    ];
    words.len() < 50 && words.split(' ').any(|word| OFFICES.contains(&word))
}

/// A forename or initials, and a surname: "Oren P. Tallis", "O.P. Tallis, Jr.".
fn is_full_name(words: &str) -> bool {
    let name = words.strip_suffix(", Jr.").unwrap_or(words);
    let capitalised = |word: &str| word.starts_with(char::is_uppercase);
    let surname = name.rsplit(' ').next().unwrap_or_default();
    (2..=4).contains(&name.split(' ').count())
        && name.split(' ').all(capitalised)
        && surname.len() > 2
        && surname
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
        && !name.contains([',', ':'])
        && !name.split(' ').any(crate::vocab::is_no_name)
}

/// The name behind the last stop of a line: one word in capitals.
fn run_on(words: &str) -> Option<&str> {
    let (before, last) = words.rsplit_once(' ')?;
    let before = before.trim_end();
    let stop = before.trim_end_matches(['"', '”', ')']);
    let sentence = stop.strip_suffix(['.', '?', '!'])?;
    // "ST. LOUIS", "U.S. EMBASSY": no stop of a sentence.
    let word = sentence.rsplit([' ', '(', '"']).next().unwrap_or("");
    let short = [
        "ST", "MR", "MRS", "DR", "GEN", "COL", "LT", "AMB", "SEN", "NO", "MT", "FT", "ASST",
        "CAPT", "SGT",
    ];
    let abbreviated = word.contains('.') || word.len() < 2 || short.contains(&word);
    let name = last.trim_end_matches('#');
    let capitals = name
        .bytes()
        .all(|b| b.is_ascii_uppercase() || matches!(b, b'-' | b'\''));
    let fits = capitals && name.len() >= 4 && !crate::vocab::is_title_word(name);
    (fits && !abbreviated && signature_name(last).is_some()).then_some(name)
}

/// A name on its own line counts where a blank line, a rule or a finished sentence stands before it.
fn stands_apart(text: &str, before: Line, words: &str) -> bool {
    let before = before.of(text);
    before.is_empty()
        || before.len() <= 2
        || before.ends_with(['.', '!', '?', '"', '”', ')', '“'])
        || [" GDS", " XGDS", " END TEXT", "UNQUOTE"]
            .iter()
            .any(|mark| before.ends_with(mark))
        || !words.contains(' ') && before.len() < 55 && !before.ends_with(',')
}

/// The index behind the line that signs, where a place stands below it: the heading of an edition's next part, "Rusk", "Algeria".
fn above_heading(text: &str, lines: &[Line], name: &str) -> Option<usize> {
    crate::vocab::place_in_front(&[name])?;
    let last = lines.iter().rposition(|line| !line.is_blank())?;
    let words = lines[last].of(text);
    let alone = last > 0 && stands_apart(text, lines[last - 1], words);
    (alone && signature_name(words).is_some()).then_some(last + 1)
}

/// A signature: one to three words in capitals, or one capitalised word; never a word of the trade.
fn signature_name(words: &str) -> Option<&str> {
    let name = words.trim_end_matches(['#', '.', ' ', '-', '*']);
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let fits = (3..=40).contains(&letters)
        && name
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '.' | '’'))
        && !crate::vocab::is_caption(name)
        && !Classification::is_alone(name)
        && !name.split_whitespace().any(crate::vocab::is_no_name)
        && !NO_SIGNATURES.contains(&name.to_ascii_uppercase().as_str());
    let upper = !name.chars().any(char::is_lowercase);
    let count = name.split_whitespace().count();
    let single = count == 1 && name.starts_with(char::is_uppercase) && !words.ends_with('.');
    (fits && ((upper && count <= 3) || single)).then_some(name)
}

/// Words that stand where a signature would, and are none.
const NO_SIGNATURES: [&str; 14] = [
    "END", "END SUMMARY", "END TEXT", "UNQUOTE", "END QUOTE", "END COMMENT", "ENDS", "SIPDIS",
    "NOTE", "COMMENT", "SUMMARY", "ATTACHMENT", "ENCLOSURE", "TEXT",
];

fn paragraphs(reader: &mut Reader<'_>, lines: &[Line]) {
    let mut builder = Builder {
        first: 3,
        last: 0,
        open: None,
        found: Vec::new(),
    };
    let numbers: Vec<u32> = lines
        .iter()
        .filter_map(|line| number(line.of(reader.text)))
        .map(|(n, _)| n)
        .collect();
    // A later section begins with a later number; two that follow each other are no accident.
    let first = numbers.first().copied().unwrap_or(0);
    let goes_on = reader
        .cable
        .section
        .is_some_and(|section| section.number > 1)
        || numbers.contains(&(first + 1));
    let numbered = numbers.iter().any(|n| *n <= 2) || (first > 0 && goes_on);
    builder.first = if goes_on { first } else { 3 };
    let mut before_blank = true;
    // The line before, of those that are words of the message.
    let mut before = "";
    for (at, line) in lines.iter().enumerate() {
        if line.is_blank() {
            before_blank = true;
            if !numbered || builder.last == 0 {
                builder.close(reader);
            }
            continue;
        }
        let words = line.of(reader.text);
        if is_debris(words) || Classification::is_alone(words) {
            reader.debris(*line);
            continue;
        }
        inner_debris(reader, *line);
        let opens = number(words).filter(|(n, _)| numbered && builder.accepts(*n));
        let opens = opens.filter(|(n, length)| {
            let is_marked = portion(&words[*length..]).is_some();
            let skips = builder.last > 0 && *n > builder.last + 1;
            is_marked
                || !(!before_blank && runs_on(before) || skips && builder.comes(lines, at, reader))
        });
        match opens {
            Some((n, length)) => {
                builder.close(reader);
                if n > builder.last + 1
                    && builder.last > 0
                    && let Some(span) = Span::new(reader.text, line.start, line.start + length)
                {
                    let message =
                        format!("paragraph {} is followed by paragraph {n}", builder.last);
                    reader.diagnose(Diagnostic::at("P030", span, message));
                }
                builder.last = n;
                builder.open = Some((
                    Some(n),
                    portion(&words[length..]).map(String::from),
                    line.start,
                    line.end,
                ));
            }
            _ => match &mut builder.open {
                Some((_, _, _, end)) if !is_heading(words, before_blank) => *end = line.end,
                Some(_) => builder.close(reader),
                None if is_heading(words, before_blank) && numbered => {}
                None => {
                    builder.open =
                        Some((None, portion(words).map(String::from), line.start, line.end));
                    // "FOR AMBASSADOR FROM MARLOW" is no part of the sentence below.
                    if passing::is_address(words, None) {
                        builder.close(reader);
                    }
                }
            },
        }
        (before_blank, before) = (false, words);
    }
    builder.close(reader);
    reader.cable.paragraphs = builder.found;
    series::settle(reader, lines);
}

/// Signs inside a line that are no words: `XXXXXXXXXXXX` for a name taken out, `¶` of a web page.
fn inner_debris(reader: &mut Reader<'_>, line: Line) {
    let words = line.of(reader.text);
    let mut mark = |at: usize, length: usize| {
        let start = line.start + at;
        reader
            .cable
            .debris
            .extend(Span::new(reader.text, start, start + length));
    };
    if words.starts_with('¶') {
        mark(0, '¶'.len_utf8());
    }
    let mut from = 0;
    while let Some(at) = memchr::memmem::find(&words.as_bytes()[from..], REDACTED.as_bytes()) {
        let start = from + at;
        let length = words[start..].bytes().take_while(|b| *b == b'X').count();
        mark(start, length);
        from = start + length;
    }
}

struct Builder {
    /// The highest number that the first paragraph may have.
    first: u32,
    last: u32,
    /// Number, portion, start, end.
    open: Option<(Option<u32>, Option<String>, usize, usize)>,
    found: Vec<Paragraph>,
}

impl Builder {
    /// The number that follows, or one that skips a few lost ones.
    fn accepts(&self, n: u32) -> bool {
        if self.last == 0 {
            n <= self.first.max(3)
        } else {
            n > self.last && n <= self.last + 3
        }
    }

    /// Whether the number that follows opens a marked paragraph below a line: one that skips it is then no paragraph's.
    fn comes(&self, lines: &[Line], at: usize, reader: &Reader<'_>) -> bool {
        let behind = lines[at + 1..].iter().map(|line| line.of(reader.text));
        let numbers = behind.filter_map(|words| Some((number(words)?, words)));
        let mut marked =
            numbers.filter(|((_, length), words)| portion(&words[*length..]).is_some());
        marked.next().is_some_and(|((n, _), _)| n == self.last + 1)
    }

    fn close(&mut self, reader: &Reader<'_>) {
        if let Some((number, portion, start, end)) = self.open.take()
            && let Some(span) = Span::new(reader.text, start, end)
        {
            self.found.push(Paragraph {
                number,
                portion,
                span,
            });
        }
    }
}

/// Whether a line breaks off before a number: "see paras 3 and", "in para".
fn runs_on(words: &str) -> bool {
    const WORDS: [&str; 14] = [
        "and", "or", "to", "through", "thru", "of", "in", "para", "paras", "paragraph",
        "paragraphs", "see", "ref", "than",
    ];
    let last = words.rsplit(' ').next().unwrap_or(words);
    let last = last.trim_start_matches(['(', '"']);
    words.ends_with(',') || WORDS.iter().any(|word| last.eq_ignore_ascii_case(word))
}

/// A heading stands alone in capitals, or is the rule under one.
fn is_heading(words: &str, after_blank: bool) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    after_blank
        && words.len() <= 60
        && letters > 2
        && letters + words.matches(' ').count() + 4 > words.chars().count()
        && !words.chars().any(char::is_lowercase)
        && !words.ends_with(['.', ',', ';', ':', '?'])
        && words.split_whitespace().count() <= 8
        && !passing::is_address(words, None)
}

/// The text between `SUMMARY:` and `END SUMMARY`, else to the end of its paragraph.
fn summary(reader: &mut Reader<'_>) {
    let text = reader.text;
    let opening = reader
        .cable
        .paragraphs
        .iter()
        .take(4)
        .find_map(|paragraph| {
            let words = paragraph.span.of(text);
            let head = words
                .get(..words.len().min(60))
                .or_else(|| words.get(..words.len().min(59)))?;
            let at = head.to_ascii_uppercase().find("SUMMARY")?;
            let before = head[..at]
                .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ' | '¶'));
            let lead = before.is_empty()
                || portion(before).is_some()
                || before.trim_end_matches([' ', '-']).is_empty()
                || before.trim().eq_ignore_ascii_case("begin");
            let rest = behind_label(&words[at + "SUMMARY".len()..]);
            (lead && !rest.is_empty()).then_some((rest, paragraph.span.end()))
        });
    let Some((rest, paragraph_end)) = opening else {
        return;
    };
    let start = rest.as_ptr() as usize - text.as_ptr() as usize;
    let body_end = reader
        .cable
        .paragraphs
        .last()
        .map_or(paragraph_end, |p| p.span.end());
    let window = &text[start..body_end];
    let end = end_of_summary(window).map_or(paragraph_end, |at| start + at);
    // The sign before "END SUMMARY" is no part of it, the break before that ends the last line.
    let passage = text[start..end].trim_end_matches(['(', '-', ' ']);
    let words = passage.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '-'));
    let shown = across_pages(passage);
    let shown = shown.trim_end_matches([' ', '(', '-']).to_owned();
    reader.cable.summary = reader.located(shown, words);
}

/// What stands behind the label "Summary:", "Summary and comment:", "Summary and action request."
fn behind_label(words: &str) -> &str {
    const SIGNS: [char; 6] = [':', '.', ' ', '-', '\r', '\n'];
    let rest = words.trim_start_matches(SIGNS);
    let more = ["AND ", "AND\n", "& ", "/"].iter().find_map(|join| {
        let start = words.trim_start_matches([' ', '\r', '\n']);
        let head = start.get(..join.len())?;
        head.eq_ignore_ascii_case(join)
            .then(|| start[join.len()..].trim_start())
    });
    // "Summary and paris agreement …" without a colon is a sentence: the label ends before one.
    let end = more.and_then(|more| {
        let end = more.find([':', '.'])?;
        let label = &more[..end];
        (label.split_whitespace().count() <= 3 && !label.contains(['(', ','])).then(|| &more[end..])
    });
    end.map_or(rest, |end| end.trim_start_matches(SIGNS))
}

/// Where `END SUMMARY` or "Summary ends", in any letter case, stands.
fn end_of_summary(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'E', b'e', bytes)
        .chain(memchr::memchr2_iter(b'S', b's', bytes))
        .filter(|at| {
            let word = |word: &str| {
                bytes
                    .get(*at..*at + word.len())
                    .is_some_and(|w| w.eq_ignore_ascii_case(word.as_bytes()))
            };
            // "The summary ends with a warning" closes nothing.
            let closes = || bytes.get(*at + "summary ends".len()) != Some(&b' ');
            word("end summary") || word("end of summary") || word("summary ends") && closes()
        })
        .min()
}
