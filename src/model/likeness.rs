//! How alike two phrases are, by the words of them that say something.

use std::collections::HashSet;

/// A word of a phrase, letter case aside; `None` for one that says nothing of what is meant.
///
/// ```
/// use cablegraph::model::content;
/// assert_eq!(content("Plan").as_deref(), Some("plan"));
/// assert_eq!(content("of"), None);
/// assert_eq!(content("--"), None);
/// ```
pub fn content(word: &str) -> Option<String> {
    const STOP: [&str; 26] = [
        "the", "a", "an", "of", "to", "in", "on", "for", "and", "or", "that", "this", "it", "its",
        "his", "their", "be", "is", "are", "was", "were", "with", "by", "as", "at", "from",
    ];
    let word = word.to_lowercase();
    let plain = word.chars().any(char::is_alphanumeric);
    (plain && !STOP.contains(&word.as_str())).then_some(word)
}

/// The share of content words that words of one phrase have in common with those of another (F1), from 0 to 1.
pub fn likeness<'w>(own: impl Iterator<Item = &'w String>, wanted: &HashSet<String>) -> f32 {
    let own: HashSet<&String> = own.collect();
    let both = own.iter().filter(|word| wanted.contains(**word)).count();
    2.0 * both as f32 / (own.len() + wanted.len()).max(1) as f32
}
