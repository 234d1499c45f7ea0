//! Lists of words that every word of a text is looked up in.

/// Words in small letters, each of two ASCII letters at least and none of more than 31 bytes.
///
/// Where a rule asks of every word whether it is one of thirty, the first two letters and its length rule nearly all out at once.
pub struct WordList {
    words: &'static [&'static str],
    /// For each first letter the second ones, as bits.
    openings: [u32; 32],
    /// For each first letter the lengths of its words, as bits.
    lengths: [u32; 32],
}

impl WordList {
    /// The list of these words.
    ///
    /// # Panics
    ///
    /// Where one does not begin with two small letters, or is too long: a constant is then not compiled.
    pub const fn new(words: &'static [&'static str]) -> Self {
        let (mut openings, mut lengths) = ([0; 32], [0; 32]);
        let mut at = 0;
        while at < words.len() {
            let Some([first, second]) = words[at].as_bytes().first_chunk() else {
                panic!("a word of one letter");
            };
            assert!(first.is_ascii_lowercase() && second.is_ascii_lowercase());
            openings[letter(*first)] |= 1 << letter(*second);
            lengths[letter(*first)] |= 1 << words[at].len();
            at += 1;
        }
        WordList {
            words,
            openings,
            lengths,
        }
    }

    /// Whether a word is one of them, in any letter case.
    pub fn has(&self, word: &[u8]) -> bool {
        word.first_chunk().is_some_and(|[first, second]| {
            let first = letter(*first);
            let opens = self.openings[first] >> letter(*second) & 1 != 0;
            opens && word.len() < 32 && self.lengths[first] >> word.len() & 1 != 0
        }) && self
            .words
            .iter()
            .any(|one| word.eq_ignore_ascii_case(one.as_bytes()))
    }
}

/// The number of a letter, its case left out; other signs share theirs.
const fn letter(byte: u8) -> usize {
    (byte & 31) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_its_words_in_any_letter_case_and_no_others() {
        const LIST: WordList = WordList::new(&["plan", "pact", "communiqué"]);
        for word in ["plan", "PACT", "Communiqué"] {
            assert!(LIST.has(word.as_bytes()), "{word}");
        }
        for word in ["plans", "p", "", "place", "P1an", "0lan", "the"] {
            assert!(!LIST.has(word.as_bytes()), "{word}");
        }
    }
}
