//! How texts are made comparable.

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Whether a sign within a word is none of its letters: an accent that stands behind its letter, as texts of some systems have
/// them, a soft hyphen, a space or joint of no width.
///
/// ```
/// use cablegraph::model::is_inner;
/// assert!(is_inner('\u{301}') && is_inner('\u{ad}') && is_inner('\u{200b}'));
/// assert!(!is_inner('e') && !is_inner('-'));
/// ```
pub fn is_inner(c: char) -> bool {
    !c.is_ascii() && (is_blind(c) || is_combining_mark(c))
}

/// Whether a sign shows nothing: a soft hyphen, a space or joint of no width.
fn is_blind(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

/// Folds a word: lower case, no accents, no dots or apostrophes; `/` and `&` stay, since they tell offices apart.
///
/// ```
/// use cablegraph::model::fold;
/// assert_eq!(fold("Chargé"), "charge");
/// assert_eq!(fold("U.S."), "us");
/// ```
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    folded
}

/// [`fold`] into a buffer that is used again.
pub fn fold_into(word: &str, folded: &mut String) {
    folded.clear();
    fold_onto(word, folded);
}

/// [`fold`] behind what a buffer holds.
pub fn fold_onto(word: &str, folded: &mut String) {
    let stays = |c: &char| c.is_alphanumeric() || matches!(c, '/' | '&');
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        // Nearly all words are such.
        let start = folded.len();
        folded.push_str(word);
        folded[start..].make_ascii_lowercase();
    } else if word.is_ascii() {
        folded.extend(word.chars().filter(stays).map(|c| c.to_ascii_lowercase()));
    } else {
        folded.extend(word.nfd().filter(stays).flat_map(char::to_lowercase));
    }
}

/// Folds a whole name for look-up: its words folded, one blank between them, signs left out.
///
/// ```
/// use cablegraph::model::fold_name;
/// assert_eq!(fold_name("NATO-Russia  Council"), "nato russia council");
/// assert_eq!(fold_name("Côte d’Ivoire"), "cote divoire");
/// ```
pub fn fold_name(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut gap = false;
    for c in name.nfd() {
        if c.is_alphanumeric() {
            if gap && !folded.is_empty() {
                folded.push(' ');
            }
            gap = false;
            folded.extend(c.to_lowercase());
        } else if !matches!(c, '.' | '\'' | '\u{2019}') && !is_inner(c) {
            gap = true;
        }
    }
    folded
}

/// Folds white space to single blanks; a word that a hyphen parts at the end of a line is one, and letters stand with their
/// accents in one character.
///
/// ```
/// use cablegraph::model::fold_space;
/// assert_eq!(fold_space(" a\n  b "), "a b");
/// assert_eq!(fold_space("Greek-\nTurkish talks -\nin May"), "Greek-Turkish talks - in May");
/// ```
pub fn fold_space(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for line in text.lines() {
        for (index, word) in line.split_whitespace().enumerate() {
            let goes_on =
                index == 0 && ends_in_hyphen(&folded) && word.starts_with(char::is_alphanumeric);
            if !folded.is_empty() && !goes_on {
                folded.push(' ');
            }
            match word.is_ascii() || is_nfc(word) && !word.contains(is_blind) {
                true => folded.push_str(word),
                false => folded.extend(word.nfc().filter(|c| !is_blind(*c))),
            }
        }
    }
    folded
}

/// Whether a text ends in a word and its hyphen.
fn ends_in_hyphen(text: &str) -> bool {
    text.strip_suffix('-')
        .is_some_and(|word| word.ends_with(char::is_alphanumeric))
}
