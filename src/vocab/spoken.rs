//! How the words beside a surname speak of its bearer: as dead, fallen or ruling.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::table::rows;

/// As what somebody is spoken of.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Spoken {
    /// "The Marlow regime".
    Rules,
    /// "The fall of Marlow".
    Fallen,
    /// "The death of Marlow".
    Dead,
}

/// As what a bare name is spoken of by the words before and behind it, and these with the name: "post-Marlow".
///
/// Cost: a look at a few words.
///
/// ```
/// use cablegraph::vocab::{Spoken, spoken_of};
/// let of = |before, behind| spoken_of(before, "Marlow", behind);
/// let told = |spoken, words: &str| Some((spoken, words.to_owned()));
/// assert_eq!(of("since the fall of ", ", all"), told(Spoken::Fallen, "fall of Marlow"));
/// assert_eq!(of("since ", "'s death in May"), told(Spoken::Dead, "death of Marlow"));
/// assert_eq!(of("in the POST-", " days"), told(Spoken::Fallen, "post-Marlow"));
/// assert_eq!(of("the ", " regime"), told(Spoken::Rules, "Marlow regime"));
/// assert_eq!(of("after ", " ouster"), told(Spoken::Fallen, "ouster of Marlow"));
/// assert_eq!(of("met ", " of late"), None);
/// assert_eq!(of("", "'s removal of Tallis"), None);
/// ```
pub fn spoken_of(before: &str, name: &str, behind: &str) -> Option<(Spoken, String)> {
    let before = tail(before);
    let tied = before.strip_suffix('-');
    let mut words = before
        .rsplit(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    if tied.is_some() {
        let word = words.next()?.to_lowercase();
        return says(&word, "tied").map(|spoken| (spoken, format!("{word}-{name}")));
    }
    let last = words.next().unwrap_or_default().to_lowercase();
    let second = words.next().unwrap_or_default().to_lowercase();
    if let Some(spoken) = says(&second, &last).filter(|_| matches!(last.as_str(), "of" | "against"))
    {
        return Some((spoken, format!("{second} {last} {name}")));
    }
    if let Some(spoken) = says(&last, "the").filter(|_| second == "the") {
        return Some((spoken, format!("{last} {name}")));
    }
    let own = behind
        .strip_prefix("'s ")
        .or_else(|| behind.strip_prefix("\u{2019}s "));
    let next = own.or_else(|| behind.strip_prefix(char::is_whitespace))?;
    let end = next
        .find(|c: char| !c.is_alphanumeric() && c != '\'')
        .unwrap_or(next.len());
    let word = next[..end].to_lowercase();
    // "Marlow's removal of Tallis" is his own act.
    let is_done = !next[end..].starts_with(" of ");
    let fell = says(&word, "of").filter(|_| is_done);
    fell.map(|spoken| (spoken, format!("{word} of {name}")))
        .or_else(|| says(&word, "behind").map(|spoken| (spoken, format!("{name} {word}"))))
}

/// As what an alias that [`spoken_of`] gave speaks of its bearer.
pub fn spoken_in(alias: &str) -> Option<Spoken> {
    let (first, behind) = alias.split_once(' ').unwrap_or((alias, ""));
    let tied = || {
        first
            .split_once('-')
            .and_then(|(word, _)| says(word, "tied"))
    };
    let of = || says(first, behind.split(' ').next()?);
    let last = || says(alias.rsplit(' ').next()?, "behind");
    says(first, "the").or_else(of).or_else(tied).or_else(last)
}

fn says(word: &str, place: &str) -> Option<Spoken> {
    static WORDS: LazyLock<HashMap<(&str, &str), Spoken>> = LazyLock::new(|| {
        rows(include_str!("spoken.tsv"))
            .map(|[word, place, says]| {
                let spoken = match says {
                    "dead" => Spoken::Dead,
                    "fallen" => Spoken::Fallen,
                    _ => Spoken::Rules,
                };
                ((word, place), spoken)
            })
            .collect()
    });
    WORDS.get(&(word, place)).copied()
}

/// The end of a text in which the words beside a name stand.
fn tail(text: &str) -> &str {
    const SIGNS: usize = 40;
    let start = text.char_indices().rev().nth(SIGNS);
    &text[start.map_or(0, |(at, _)| at)..]
}
