//! Telegraphic style: what the short words stand for that name nobody and nothing.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::table::{list, rows};

/// What a short word stands for, and how many of its bytes do: in "PermReps" all but the last.
///
/// ```
/// use cablegraph::vocab::term;
/// assert_eq!(term("septel"), Some((6, "separate telegram")));
/// assert_eq!(term("PermReps"), Some((7, "permanent representative")));
/// assert_eq!(term("pole"), None);
/// ```
pub fn term(word: &str) -> Option<(usize, &'static str)> {
    static TERMS: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
        let mut terms = FxHashMap::default();
        for [forms, meaning] in rows(include_str!("terms.tsv")) {
            for form in list(forms) {
                terms.insert(form.to_uppercase(), meaning);
                terms.insert(form.to_owned(), meaning);
            }
        }
        terms
    });
    let stem = word.strip_suffix('s').filter(|stem| stem.len() > 2);
    let told = |form: &str| Some((form.len(), *TERMS.get(form)?));
    told(word).or_else(|| stem.and_then(told))
}
