//! How people's names are built.

use crate::model::fold;

/// By which words a person may be called alone, folded: the last of the name, and the first of a name of three
/// short ones, as in Korea and China.
///
/// ```
/// use cablegraph::vocab::surnames_of;
/// assert_eq!(surnames_of("Ida L. Marlow Jr."), ["marlow"]);
/// ```
pub fn surnames_of(name: &str) -> Vec<String> {
    let words: Vec<&str> = name
        .split(|c: char| c.is_whitespace())
        .filter(|word| !["Jr", "Jr.", "Sr.", "II", "III", "IV"].contains(word))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    let mut found: Vec<String> = words.last().map(|word| fold(word)).into_iter().collect();
    if words.len() == 3
        && words
            .iter()
            .all(|word| (2..=5).contains(&word.chars().count()))
    {
        found.push(fold(words[0]));
    }
    found.retain(|word| word.len() > 1);
    found
}
