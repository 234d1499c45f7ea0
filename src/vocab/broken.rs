//! Names that a hyphen breaks at the end of a line: "Ivo Tal-⏎lis".
//!
//! Method: a capital before the hyphen and small letters behind the line's end, where the lists have no such word as stands before
//! it ("Soviet-⏎led"), no syllable of East Asia ("Ki-⏎dong") and no usual end of a compound ("Marlow-⏎led"); or the whole word
//! stands elsewhere near in the text, in capitals too. Misses: a name in capitals that stands only once, which may be a double one.
//! Cost: a look-up, and a search near by, for each hyphen at the end of a line.

use std::borrow::Cow;

use super::{is_particle, is_syllable, lexicon};
use crate::model::Span;

/// Words that are tied to names: "Marlow-led".
const TIED: [&str; 34] = [
    "led", "based", "backed", "born", "sponsored", "supported", "proposed", "drafted", "style",
    "type", "wide", "area", "controlled", "held", "run", "owned", "trained", "funded", "made",
    "built", "occupied", "era", "day", "year", "speaking", "dominated", "inspired", "oriented",
    "related", "leaning", "friendly", "bound", "like", "elect",
];

/// Whether `text[first]` and `text[second]` are halves of one word, where nothing but a hyphen and the end of a line, or the blank
/// that is left of it, stands between them.
pub fn is_broken(text: &str, first: Span, second: Span) -> bool {
    let (one, other) = (first.of(text), second.of(text));
    let letters = |half: &str| half.chars().all(char::is_alphabetic) && half.len() > 1;
    if !letters(one) || !letters(other) || !one.starts_with(char::is_uppercase) {
        return false;
    }
    let small = |half: &str| half.chars().all(char::is_lowercase);
    let (capital, upper) = (one.chars().skip(1), one.chars().all(char::is_uppercase));
    let fits = match small(other) {
        true => capital.into_iter().all(char::is_lowercase),
        false => upper && other.chars().all(char::is_uppercase),
    };
    if !fits || is_particle(one) {
        return false;
    }
    if stands_near(text, first, &format!("{one}{other}")) {
        return true;
    }
    let gap = text.get(first.end()..second.start()).unwrap_or_default();
    let unheard = |word: &str| lexicon().word(word, &mut String::new()).is_none();
    small(other)
        && gap.contains('\n')
        && unheard(one)
        && !TIED.contains(&other)
        && !(is_syllable(one) && is_syllable(other))
}

/// The words of a span with every name whole that the end of a line breaks.
///
/// ```
/// use cablegraph::{model::Span, vocab::unbroken};
/// let text = "Ivo Qual-\nlis and the Quallis-\nVarga talks";
/// let span = |end| Span::new(text, 0, end).unwrap();
/// assert_eq!(unbroken(text, span(13)), "Ivo Quallis");
/// assert_eq!(unbroken(text, span(text.len())), "Ivo Quallis and the Quallis-\nVarga talks");
/// ```
pub fn unbroken(text: &str, span: Span) -> Cow<'_, str> {
    let words = span.of(text);
    if !words.contains("-\n") && !words.contains("-\r") && !words.contains("- ") {
        return Cow::Borrowed(words);
    }
    let is_letter = |c: char| c.is_alphabetic();
    let mut whole = String::with_capacity(words.len());
    let mut from = span.start();
    for (at, _) in words.match_indices('-') {
        let hyphen = span.start() + at;
        let one = &text[span.start()..hyphen];
        let one = one.len() - one.trim_end_matches(is_letter).len();
        let rest = &text[hyphen + 1..span.end()];
        let start = span.end() - rest.trim_start().len();
        let other = text[start..span.end()].trim_start_matches(is_letter);
        let halves = (
            Span::new(text, hyphen - one, hyphen),
            Span::new(text, start, span.end() - other.len()),
        );
        if let (Some(first), Some(second)) = halves
            && start > hyphen + 1
            && is_broken(text, first, second)
        {
            whole.push_str(&text[from..hyphen]);
            from = start;
        }
    }
    whole.push_str(&text[from..span.end()]);
    Cow::Owned(whole)
}

/// Whether a word stands near a place in these letters.
fn stands_near(text: &str, place: Span, word: &str) -> bool {
    /// A telegram lies in it whole, and no more of a text however long it is.
    const NEAR: usize = 8 * 1024;
    let is_end = |at: &usize| text.is_char_boundary(*at);
    let first = (0..=place.start().saturating_sub(NEAR)).rev().find(is_end);
    let end = (text.len().min(place.end() + NEAR)..=text.len()).find(is_end);
    let near = &text[first.unwrap_or_default()..end.unwrap_or(text.len())];
    near.match_indices(word).any(|(at, _)| {
        let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        apart(near[..at].chars().next_back()) && apart(near[at + word.len()..].chars().next())
    })
}
