//! Text to words: the one way in which both the word lists and the cables are cut.

use crate::model::is_inner;

/// A word, number or sign, with its byte range.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Piece {
    /// First byte.
    pub start: u32,
    /// Behind the last byte.
    pub end: u32,
    /// What it is.
    pub kind: PieceKind,
}

/// What a piece of text is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PieceKind {
    /// Letters and their accents, with digits, inner apostrophes and the dots of `U.S.`.
    Word,
    /// Digits, with inner dots and commas.
    Number,
    /// `'s` behind a word.
    Possessive,
    /// Any other sign, one character.
    Sign,
}

/// Cuts `text[from..to]` into pieces; white space lies between them. Cost: one pass.
///
/// Both ends must lie on character boundaries; what does not is read as empty.
pub fn pieces(text: &str, from: usize, to: usize) -> Pieces<'_> {
    Pieces {
        text: text.get(..to).unwrap_or(""),
        at: from,
    }
}

/// Iterator over [`pieces`].
pub struct Pieces<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let bytes = self.text.as_bytes();
        let mut start = self.at;
        let first = loop {
            let c = char_at(self.text, start)?;
            if !c.is_whitespace() && !c.is_control() && !is_inner(c) {
                break c;
            }
            start += c.len_utf8();
        };
        let (end, kind) = if first.is_alphabetic() {
            (word_end(self.text, start), PieceKind::Word)
        } else if first.is_ascii_digit() {
            (number_end(bytes, start), PieceKind::Number)
        } else if is_possessive(self.text, start, first) {
            (start + first.len_utf8() + 1, PieceKind::Possessive)
        } else {
            (start + first.len_utf8(), PieceKind::Sign)
        };
        self.at = end;
        Some(Piece {
            start: start as u32,
            end: end as u32,
            kind,
        })
    }
}

fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(*byte as char),
        _ => text.get(at..)?.chars().next(),
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{b4}' | '`')
}

/// Which bytes are letters and digits of ASCII.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < plain.len() {
        plain[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    plain
};

fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut segment = 0_usize;
    let bytes = text.as_bytes();
    loop {
        // Letters and digits of ASCII need no look at what stands around them, and most words are nothing else.
        let plain = end;
        while bytes.get(end).is_some_and(|byte| PLAIN[usize::from(*byte)]) {
            end += 1;
        }
        segment += end - plain;
        // A blank or any other sign of ASCII ends the word, but for an apostrophe and the stop of an initial.
        match bytes.get(end) {
            Some(b'.') if segment != 1 => break,
            Some(byte) if byte.is_ascii() && !matches!(byte, b'.' | b'\'' | b'`') => break,
            _ => {}
        }
        let Some(c) = char_at(text, end) else {
            break;
        };
        let width = c.len_utf8();
        let joins = is_apostrophe(c)
            && !is_possessive(text, end, c)
            && char_at(text, end + width).is_some_and(char::is_alphabetic);
        let initial = c == '.' && segment == 1 && initial_follows(text, end + 1);
        if c.is_alphanumeric() && !is_inner(c) {
            segment += 1;
        } else if is_inner(c) {
            // An accent belongs to its letter; what shows nothing parts no word.
        } else if joins || initial {
            segment = 0;
        } else if c == '.' && segment == 1 && end > start + 1 && text.as_bytes()[end - 2] == b'.' {
            return end + 1;
        } else {
            break;
        }
        end += width;
    }
    end
}

/// Whether a single letter stands at `at`, as in the second half of `U.S.`.
fn initial_follows(text: &str, at: usize) -> bool {
    char_at(text, at).is_some_and(|c| c.is_uppercase())
        && char_at(text, at + 1).is_none_or(|c| !c.is_alphanumeric())
}

fn number_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    while end < bytes.len() {
        let digit = bytes[end].is_ascii_digit();
        let inner =
            matches!(bytes[end], b'.' | b',') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !digit && !inner {
            break;
        }
        end += 1;
    }
    // A letter run on to a number (`1st`, `281644Z`) is one piece.
    while bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
        end += 1;
    }
    end
}

/// An apostrophe, then an `s` that ends the word, behind a letter.
fn is_possessive(text: &str, at: usize, c: char) -> bool {
    let next = at + c.len_utf8();
    is_apostrophe(c)
        && at > 0
        && text[..at].ends_with(char::is_alphanumeric)
        && char_at(text, next).is_some_and(|c| matches!(c, 's' | 'S'))
        && char_at(text, next + 1).is_none_or(|c| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let cut: Vec<&str> = pieces(text, 0, text.len())
            .map(|p| &text[p.start as usize..p.end as usize])
            .collect();
        assert_eq!(cut, expected);
    }

    #[test]
    fn words_numbers_and_signs_are_told_apart() {
        check(
            "Vance's talk with U.S. reps.",
            &["Vance", "'s", "talk", "with", "U.S.", "reps", "."],
        );
        check(
            "NATO-Russia (NRC)",
            &["NATO", "-", "Russia", "(", "NRC", ")"],
        );
        check(
            "O’Neill, chargé d'affaires",
            &["O’Neill", ",", "chargé", "d'affaires"],
        );
        check(
            "EUR/RPM 1.4(b) 281644Z",
            &["EUR", "/", "RPM", "1.4", "(", "b", ")", "281644Z"],
        );
        check("„joint review“", &["„", "joint", "review", "“"]);
        check(
            "Ju\u{308}rgen Sør\u{ad}ås\u{200b}en, E\u{301}.",
            &[
                "Ju\u{308}rgen",
                "Sør\u{ad}ås\u{200b}en",
                ",",
                "E\u{301}",
                ".",
            ],
        );
        check("met J. D. Yap.", &["met", "J", ".", "D", ".", "Yap", "."]);
    }
}
