//! Letter case of a word.

use crate::vocab::Padded;

/// Letter case of a word.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::extract) enum Shape {
    /// `message`, and everything that is no word.
    Lower,
    /// `Message`.
    Capital,
    /// `MESSAGE`, also one letter.
    Upper,
    /// `FonMin`, `deGaulle`.
    Mixed,
}

/// The letter case of a word, its letters alone looked at; `padded` is the same word where it is short.
#[inline]
pub(super) fn shape(word: &str, padded: Option<Padded>) -> Shape {
    // Most words are short and of ASCII letters alone, where nothing has to be looked up.
    match padded.and_then(|padded| padded.capitals()) {
        Some((0, _)) => Shape::Lower,
        Some((upper, _)) if upper == word.len() => Shape::Upper,
        Some((1, true)) => Shape::Capital,
        Some(_) => Shape::Mixed,
        None => shape_of_letters(word),
    }
}

fn shape_of_letters(word: &str) -> Shape {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else {
        return Shape::Lower;
    };
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() {
            upper += 1
        } else {
            lower += 1
        }
    }
    match (first.is_uppercase(), upper, lower) {
        (true, _, 0) => Shape::Upper,
        (true, 0, _) => Shape::Capital,
        (false, 0, _) => Shape::Lower,
        _ => Shape::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_alone_tell_the_case() {
        for (word, expected) in [
            ("message", Shape::Lower),
            ("Message", Shape::Capital),
            ("MESSAGE", Shape::Upper),
            ("A", Shape::Upper),
            ("FonMin", Shape::Mixed),
            ("deGaulle", Shape::Mixed),
            ("U.S.", Shape::Upper),
            ("O’Neill", Shape::Mixed),
            ("Élan", Shape::Capital),
            ("ÉLAN", Shape::Upper),
            ("1st", Shape::Lower),
            ("", Shape::Lower),
        ] {
            let padded = Padded::of(word.as_bytes(), 0, word.len());
            assert_eq!(shape(word, padded), expected, "{word}");
            assert_eq!(shape(word, None), expected, "{word}");
        }
    }
}
