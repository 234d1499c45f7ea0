//! One name in several spellings: "cease-fire", "ceasefire" and "cease fire" are the same words.

use std::ops::Range;

/// As `query list_positions` has it: a part of a name that a blank or hyphen sets off is this long at least: "a broad" is not "abroad".
const PART: usize = 2;

/// Where the folded words of a text have a folded name, with or without blanks and hyphens between its parts.
pub(super) fn places(words: &[&str], name: &str) -> Vec<Range<usize>> {
    let own: Vec<&str> = name.split(' ').collect();
    let whole = own.concat();
    let place = |start: usize| {
        let mut length = 0;
        let count = words[start..].iter().take_while(|word| {
            let is_short = length < whole.len();
            length += word.len();
            is_short
        });
        let end = start + count.count();
        let found = &words[start..end];
        let is_same = found == own || is_parted(found) && is_parted(&own);
        (is_same && found.concat() == whole).then_some(start..end)
    };
    (0..words.len()).filter_map(place).collect()
}

/// Whether words may be one that is written apart.
fn is_parted(words: &[&str]) -> bool {
    words.iter().all(|word| word.chars().count() >= PART)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_with_and_without_its_blanks() {
        let check = |text: &str, name: &str, at: &[(usize, usize)]| {
            let words: Vec<&str> = text.split(' ').collect();
            let found = places(&words, name).into_iter();
            let found: Vec<(usize, usize)> = found.map(|place| (place.start, place.end)).collect();
            assert_eq!(found, at, "{name} in {text}");
        };
        for name in ["boat show", "boatshow"] {
            check("a boat show in may", name, &[(1, 3)]);
            check("a boatshow or boat show", name, &[(1, 2), (3, 5)]);
            check("a boat shower", name, &[]);
            check("no steamboat show", name, &[]);
        }
        check("in a broad range", "abroad", &[]);
        check("an a bomb", "a bomb", &[(1, 3)]);
        check("", "boatshow", &[]);
    }
}
