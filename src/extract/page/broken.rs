//! Words of protect marks that a hyphen breaks at the end of a line: "(strictly pro-⏎tect)".
//!
//! They are spelt whole wherever they are asked for: no rule may pass over a mark for the place where a line ends.

/// A word of protect marks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct BrokenMark(u8);

/// Words of protect marks of more than one syllable.
const WORDS: [&str; 9] = [
    "protect", "protected", "strictly", "source", "sources", "identity", "identities", "fully",
    "names",
];

/// The word of protect marks that two halves make, in any letter case.
pub(super) fn mark(whole: &str) -> Option<BrokenMark> {
    let mut words = (0..).zip(WORDS);
    let found = words.find(|(_, word)| whole.eq_ignore_ascii_case(word));
    found.map(|(index, _)| BrokenMark(index))
}

impl BrokenMark {
    /// The word, in small letters.
    #[inline]
    pub(super) fn whole(self) -> &'static str {
        WORDS[usize::from(self.0)]
    }
}
