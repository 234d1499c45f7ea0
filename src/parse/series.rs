//! Which unnumbered text behind a number is the number's own.
//!
//! Needs: the paragraphs as their numbers cut them, the lines of the body. Sets: `paragraphs`. Method: in a message that is
//! numbered throughout, what stands between two numbers is the first one's; behind the last it is, where it is labelled, or
//! is what the number announces, or is short beside the others, or where the number has a portion marking. A list within a
//! message that is not numbered has its points alone. What belongs to no number is cut at blank lines and has none. Misses: a
//! last paragraph that runs on for long. Cost: one pass.

use super::Reader;
use super::lines::Line;
use super::opening::{number, portion};
use crate::model::{Classification, Paragraph, Span, is_debris};

/// So long is a paragraph that opens a message, and no line of its head.
const LEAD: usize = 80;
/// A message that is numbered throughout may have so many before its first number.
const LEADS: usize = 2;

/// Takes from each number what is not its own.
pub(super) fn settle(reader: &mut Reader<'_>, lines: &[Line]) {
    let paragraphs = std::mem::take(&mut reader.cable.paragraphs);
    let last = paragraphs.iter().rposition(|one| one.number.is_some());
    let Some(tail) = last.map(|at| blocks(reader.text, lines, paragraphs[at].span)) else {
        reader.cable.paragraphs = paragraphs;
        return;
    };
    let behind = tail[tail.len() - 1].end() - tail[0].end();
    let throughout = is_throughout(&paragraphs, behind);
    let mut longest = (0, 1);
    for (index, paragraph) in paragraphs.into_iter().enumerate() {
        if paragraph.number.is_none() || throughout && Some(index) != last {
            if paragraph.number.is_some() {
                let own = blocks(reader.text, lines, paragraph.span);
                let length = paragraph.span.end() - paragraph.span.start();
                longest = (longest.0.max(length), longest.1.max(own.len() - 1));
            }
            reader.cable.paragraphs.push(paragraph);
            continue;
        }
        let blocks = blocks(reader.text, lines, paragraph.span);
        // Where paragraphs are marked one by one, each has its number.
        let own = match throughout && paragraph.portion.is_some() {
            true => blocks.len(),
            false => own_blocks(reader.text, &blocks, throughout.then_some(longest)),
        };
        cut(reader, paragraph, &blocks, own);
    }
}

/// Whether little stands before the first number. `behind`: how much stands behind the last one's first words.
fn is_throughout(paragraphs: &[Paragraph], behind: usize) -> bool {
    let length = |one: &Paragraph| one.span.end() - one.span.start();
    let leads = paragraphs.iter().take_while(|one| one.number.is_none());
    let long = leads.clone().filter(|one| length(one) > LEAD).count();
    let lead: usize = leads.map(length).sum();
    let numbered = paragraphs.iter().filter(|one| one.number.is_some());
    let numbered = numbered.map(length).sum::<usize>() - behind;
    lead * 4 <= numbered || long <= LEADS && lead <= numbered
}

/// The pieces of a paragraph between blank lines.
fn blocks(text: &str, lines: &[Line], span: Span) -> Vec<Span> {
    let first = lines.partition_point(|line| line.end <= span.start());
    let within = lines[first..]
        .iter()
        .take_while(|line| line.start < span.end());
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut after_blank = true;
    for line in within {
        let words = line.of(text);
        if line.is_blank() || is_debris(words) || Classification::is_alone(words) {
            after_blank = true;
            continue;
        }
        let goes_on = |start: usize, end: usize| !ends_sentence(&text[start..end]);
        match found.last_mut() {
            Some((start, end)) if !after_blank || goes_on(*start, *end) => *end = line.end,
            _ => found.push((line.start, line.end)),
        }
        after_blank = false;
    }
    let spans = found.into_iter();
    let spans: Vec<Span> = spans
        .filter_map(|(start, end)| Span::new(text, start, end))
        .collect();
    match spans.is_empty() {
        true => vec![span],
        false => spans,
    }
}

/// A page may break within a sentence, and a blank line with it.
fn ends_sentence(words: &str) -> bool {
    words
        .trim_end()
        .ends_with(|c: char| !c.is_alphanumeric() && !matches!(c, ',' | '-'))
}

/// How many of the blocks are the number's own. `others`: length and blocks behind the first of the longest other number, in
/// a message numbered throughout.
fn own_blocks(text: &str, blocks: &[Span], others: Option<(usize, usize)>) -> usize {
    let of = |at: usize| blocks[at].of(text).trim();
    let mut own = 1;
    if others.is_some() && of(0).ends_with(':') {
        let closes = (1..blocks.len()).find(|at| closes_text(of(*at)));
        own = closes.map_or(own, |at| at + 1);
    }
    while own < blocks.len() && (is_point(of(own)) || is_quoted_on(of(own - 1))) {
        own += 1;
    }
    let Some((length, count)) = others.filter(|_| own < blocks.len()) else {
        return own;
    };
    let length = length.max(blocks[0].end() - blocks[0].start());
    let behind = blocks[blocks.len() - 1].end() - blocks[own].start();
    let is_new = (own..blocks.len()).any(|at| opens_anew(of(at)));
    match blocks.len() - own <= count && behind <= length && !is_new {
        true => blocks.len(),
        false => own,
    }
}

/// `a. …`, `(2) …`, `- …`, `“…`: a point of a list, or words quoted.
fn is_point(words: &str) -> bool {
    let inner = words.trim_start_matches(['(', '[']);
    let label = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let labelled = match inner.as_bytes().get(label) {
        Some(b')') => (1..=4).contains(&label),
        Some(b'.') => label == 1 && inner.starts_with(|c: char| c.is_ascii_alphabetic()),
        _ => false,
    };
    labelled && number(words).is_none() || words.starts_with(['-', '–', '—', '•', '*', '“', '"'])
}

/// A quotation that runs on behind its paragraph.
fn is_quoted_on(words: &str) -> bool {
    let mut signs = words.chars();
    signs.next().is_some_and(|sign| matches!(sign, '“' | '"'))
        && !signs.as_str().contains(['”', '"'])
}

/// A list that begins again, or words that say that something else begins.
fn opens_anew(words: &str) -> bool {
    let colon = words.find(':').is_some_and(|at| at < 40);
    colon || number(words).is_some()
}

fn closes_text(words: &str) -> bool {
    let words = words.trim_end_matches(['.', ' ']);
    ["END TEXT", "END OF TEXT", "UNQUOTE", "END QUOTE"]
        .iter()
        .any(|close| words.eq_ignore_ascii_case(close))
}

/// Leaves a number its own blocks; the others stand for themselves.
fn cut(reader: &mut Reader<'_>, paragraph: Paragraph, blocks: &[Span], own: usize) {
    let text = reader.text;
    let found = &mut reader.cable.paragraphs;
    let end = match own == blocks.len() {
        true => paragraph.span.end(),
        false => blocks[own - 1].end(),
    };
    let span = Span::new(text, paragraph.span.start(), end).unwrap_or(paragraph.span);
    found.push(Paragraph { span, ..paragraph });
    found.extend(blocks[own..].iter().map(|span| Paragraph {
        number: None,
        portion: portion(span.of(text)).map(String::from),
        span: *span,
    }));
}
