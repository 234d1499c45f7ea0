//! Communities of a state that act for themselves.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::table::{list, rows};

/// The community that words name, of the name of whose state they are a form otherwise: `Turkish Cypriots`.
///
/// ```
/// use cablegraph::vocab::community;
/// assert_eq!(community("Turkish-Cypriot"), Some("Turkish Cypriots"));
/// assert_eq!(community("TURK CYPRIOTS"), Some("Turkish Cypriots"));
/// assert_eq!(community("Cypriots"), None);
/// ```
pub fn community(words: &str) -> Option<&'static str> {
    static COMMUNITIES: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
        rows(include_str!("communities.tsv"))
            .flat_map(|[name, _, forms]| list(forms).map(move |form| (plain(form), name)))
            .collect()
    });
    COMMUNITIES.get(&plain(words)).copied()
}

/// Words without letter case, with single blanks for whatever parts them.
fn plain(words: &str) -> String {
    let parts = words.split(|c: char| c.is_whitespace() || c == '-');
    let parts: Vec<String> = parts
        .filter(|part| !part.is_empty())
        .map(str::to_lowercase)
        .collect();
    parts.join(" ")
}
