//! Letter case of a word.

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

/// The letter case of a word, its letters alone looked at.
pub(super) fn shape(word: &str) -> Shape {
    // Most words are of ASCII letters alone, where nothing has to be looked up.
    if let [first, rest @ ..] = word.as_bytes()
        && word.bytes().all(|byte| byte.is_ascii_alphabetic())
    {
        let upper = rest.iter().filter(|byte| byte.is_ascii_uppercase()).count();
        return match (first.is_ascii_uppercase(), upper) {
            (true, upper) if upper == rest.len() => Shape::Upper,
            (true, 0) => Shape::Capital,
            (false, 0) => Shape::Lower,
            _ => Shape::Mixed,
        };
    }
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
            assert_eq!(shape(word), expected, "{word}");
        }
    }
}
