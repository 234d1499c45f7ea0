//! Classes of words by what they mean: a rare word shares what is learnt of the common ones of its class.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::traits::stem;
use crate::vocab;

/// Numbers of the classes of a word by its stem, the commoner sense first; 0 for none.
pub(super) fn classes(own: u32) -> [u32; 2] {
    static CLASSES: LazyLock<FxHashMap<u32, [u32; 2]>> = LazyLock::new(|| {
        let words = vocab::word_classes();
        words.map(|(word, classes)| (stem(word), classes)).collect()
    });
    CLASSES.get(&own).copied().unwrap_or_default()
}
