//! How "protect" and "strictly" are written: in short, and with misprints.

use crate::extract::page::Page;

/// Whether a word is "protect", or a misprint of it that no list has as a word of its own.
pub(super) fn is_protect(page: &Page<'_>, at: usize) -> bool {
    let word = page.word(at);
    if !word.starts_with(['p', 'P']) || !(4..=10).contains(&word.len()) || !word.is_ascii() {
        return false;
    }
    page.is_any(at, &["protect", "protected"])
        || is_cut_short(page, at)
        || page.tokens[at].word.is_none() && is_misprint(&word.to_ascii_lowercase(), "protect")
}

/// "(strictly prot)".
pub(super) fn is_cut_short(page: &Page<'_>, at: usize) -> bool {
    page.is_any(at, &["prot", "protec"])
}

/// Whether a word is "strictly", or a misprint of it.
pub(super) fn is_strictly(page: &Page<'_>, at: usize) -> bool {
    let word = page.word(at);
    page.is_any(at, &["strictly", "strict", "fully"])
        || word.len() > 5
            && word.is_ascii()
            && word.starts_with(['s', 'S'])
            && page.tokens[at].word.is_none()
            && is_misprint(&word.to_ascii_lowercase(), "strictly")
}

/// Whether one word becomes the other by one letter more, less, or other, or by two that change places.
fn is_misprint(word: &str, right: &str) -> bool {
    let (word, right) = (word.as_bytes(), right.as_bytes());
    let same = |a: &[u8], b: &[u8]| a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let head = same(word, right);
    let (word, right) = (&word[head..], &right[head..]);
    match word.len() as isize - right.len() as isize {
        0 => {
            word.get(1..) == right.get(1..)
                || matches!((word, right), ([a, b, one @ ..], [c, d, other @ ..]) if a == d && b == c && one == other)
        }
        1 => &word[1..] == right,
        -1 => word == &right[1..],
        _ => false,
    }
}
