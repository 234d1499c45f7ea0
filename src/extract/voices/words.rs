//! What those who ask whose words they are look at: paragraphs, words and names of a text, and the words that open and close what is passed on.

use crate::notation::month;

/// What is not said to be sent as it stands.
pub(super) const DRAFT: [&str; 5] = ["draft", "suggested", "proposed", "joint", "paraphrase"];

/// The sender, and whom he writes to.
pub(super) const OWN: [&str; 13] = [
    "we", "i", "you", "our", "my", "your", "embassy", "mission", "department", "dept", "guidance",
    "instructions", "here",
];

/// Who else is no other than the sender or whom he writes to, where a paper is said to be from him.
const HOUSE: [&str; 5] = ["me", "us", "washington", "state", "country"];

/// Quotation marks.
pub(super) const MARKS: [char; 3] = ['"', '“', '”'];

/// So many bytes of a sentence before a colon are looked at.
const SENTENCE: usize = 240;

/// The paragraphs of a text without the blanks around them, each with its place.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut lines = text.split_inclusive('\n');
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut start = at;
        for line in lines.by_ref() {
            let before = at;
            at += line.len();
            match (line.trim().is_empty(), start == before) {
                (true, true) => start = at,
                (true, false) => return Some((start, before)),
                (false, _) => {}
            }
        }
        (start < at).then_some((start, at))
    })
    .map(|(start, end)| {
        let block = &text[start..end];
        (end - block.trim_start().len(), block.trim())
    })
}

/// The number that a paragraph bears.
pub(super) fn number(paragraph: &str) -> Option<u32> {
    let number = paragraph.trim_start_matches('(').split(['.', ')']).next()?;
    number.parse().ok()
}

/// The words of a sentence.
pub(super) fn words(sentence: &str) -> impl DoubleEndedIterator<Item = &str> {
    let words = sentence.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty())
}

/// The words of the last sentence of a text.
pub(super) fn last_words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    words(sentence(text))
}

/// The last sentence of a text.
fn sentence(text: &str) -> &str {
    let from = text.len().saturating_sub(SENTENCE);
    let from = (from..text.len()).find(|at| text.is_char_boundary(*at));
    let tail = from.map_or("", |from| &text[from..]);
    let mut stops = tail.rmatch_indices(". ").map(|(stop, _)| stop);
    let stop = stops.find(|stop| !is_cut_title(&tail[..*stop]));
    stop.map_or(tail, |stop| &tail[stop + 2..])
}

/// Whether a text ends in a title that a full stop cuts short: "Sec."
pub(super) fn is_cut_title(text: &str) -> bool {
    const CUT: [&str; 9] = ["sec", "amb", "gen", "mr", "dr", "col", "sen", "gov", "adm"];
    let last = text.rsplit(|c: char| !c.is_alphanumeric()).next();
    last.is_some_and(|word| is_one(word, &CUT))
}

/// Where a word of a text stands in it.
pub(super) fn place(text: &str, word: &str) -> usize {
    word.as_ptr() as usize - text.as_ptr() as usize
}

/// Whether a word is one of several, whatever its letter case.
pub(super) fn is_one(word: &str, of: &[&str]) -> bool {
    of.iter().any(|one| word.eq_ignore_ascii_case(one))
}

/// Whether a text has one of several words.
pub(super) fn has_word(text: &str, of: &[&str]) -> bool {
    words(text).any(|word| is_one(word, of))
}

/// Whether one of some words is one of several.
pub(super) fn has_one(words: &[&str], of: &[&str]) -> bool {
    words.iter().any(|word| is_one(word, of))
}

pub(super) fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether words are quoted, which ends with the quotation marks.
pub(super) fn is_quoted(words: &str) -> bool {
    words.starts_with(MARKS)
}

/// Whether a word is the "s" of "Tallis's".
pub(super) fn is_possessive(sentence: &str, word: &str) -> bool {
    word == "s" && sentence[..place(sentence, word)].ends_with(['\'', '’'])
}

/// The last word of the name that ends before the "s" that shows whose something is.
pub(super) fn name_before(sentence: &str, words: &[&str]) -> Option<(usize, usize)> {
    let last = words.last().filter(|word| is_capital(word))?;
    if words.iter().any(|word| is_own(word)) {
        return None;
    }
    let first = place(sentence, last);
    Some((first, first + last.len()))
}

/// The last word of the name that words open with.
pub(super) fn name_behind(sentence: &str, words: &[&str]) -> Option<(usize, usize)> {
    let the = usize::from(words.first().is_some_and(|word| is_one(word, &["the"])));
    let mut name: Option<(usize, usize)> = None;
    for word in words[the..].iter().take_while(|word| is_capital(word)) {
        let first = place(sentence, word);
        let between = name.map_or("", |(_, end)| &sentence[end..first]);
        if !between
            .chars()
            .all(|c| matches!(c, ' ' | '.' | '-' | '\'' | '’'))
        {
            break;
        }
        if is_own(word) || month(word).is_some() {
            return None;
        }
        name = Some((first, first + word.len()));
    }
    name
}

/// Whether a word stands for the sender or whom he writes to.
fn is_own(word: &str) -> bool {
    is_one(word, &OWN) || is_one(word, &HOUSE)
}
