//! By which words a text tells a woman from a man.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::table::rows;

/// What a pronoun tells of whom it means.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Gender {
    /// "She".
    Woman,
    /// "He".
    Man,
}

/// Whose words they are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Of {
    Name,
    Style,
    Title,
}

/// What the first given name that is no initial tells of who bears it: "Jose Maria" and "J. Edgar" are men.
///
/// Lower case and without accents, in order. `None` where the names are of both, or not listed.
pub fn gender_of_given<'n>(given: impl IntoIterator<Item = &'n str>) -> Option<Gender> {
    let first = given.into_iter().find(|name| name.chars().count() > 1)?;
    told_by(first, |of| of == Of::Name)
}

/// What a style or title before a name tells of who bears it: "Madame", "King".
///
/// Lower case and without accents.
pub fn gender_of_style(word: &str) -> Option<Gender> {
    told_by(word, |of| of != Of::Name)
}

/// Whether a word, lower case and without accents, is a style that stands before a woman's name and her husband's.
pub fn is_womans_style(word: &str) -> bool {
    told_by(word, |of| of == Of::Style) == Some(Gender::Woman)
}

fn told_by(word: &str, is_asked: impl Fn(Of) -> bool) -> Option<Gender> {
    static WORDS: LazyLock<HashMap<&'static str, (Of, Gender)>> = LazyLock::new(|| {
        rows(include_str!("genders.tsv"))
            .map(|[word, of, gender]| {
                let of = match of {
                    "name" => Of::Name,
                    "style" => Of::Style,
                    _ => Of::Title,
                };
                let gender = match gender {
                    "woman" => Gender::Woman,
                    _ => Gender::Man,
                };
                (word, (of, gender))
            })
            .collect()
    });
    let (of, gender) = WORDS.get(word)?;
    is_asked(*of).then_some(*gender)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_given_name_tells() {
        assert_eq!(gender_of_given(["jose", "maria"]), Some(Gender::Man));
        assert_eq!(gender_of_given(["j", "edgar"]), Some(Gender::Man));
        assert_eq!(gender_of_given(["kim"]), None);
        assert_eq!(gender_of_given(["king"]), None);
        assert_eq!(gender_of_style("king"), Some(Gender::Man));
    }

    #[test]
    fn what_men_and_women_are_called_tells_nothing() {
        for both in [
            "andrea", "anne", "camille", "carol", "claude", "dominique", "evelyn", "frances",
            "francis", "guadalupe", "hilary", "iman", "jaime", "jan", "jean", "joan", "joyce",
            "karen", "karol", "laurence", "leslie", "luca", "marion", "michal", "nicola", "nikita",
            "patrice", "robin", "sasha", "shirley", "simone", "vijaya", "vivian", "yuri",
        ] {
            assert_eq!(gender_of_given([both]), None, "{both}");
        }
        assert_eq!(gender_of_given(["margaret"]), Some(Gender::Woman));
        assert_eq!(gender_of_given(["kofi"]), Some(Gender::Man));
    }
}
