//! Short words as numbers, by which the lexicon finds them.
//!
//! Nearly all words of a text are of up to sixteen bytes. As two numbers they lie in the table itself and are compared without a
//! call; to go after each to where its letters are took a seventh of the time for names.

/// A folded word of up to sixteen bytes, the rest filled up with zeros.
pub(super) type ShortWord = (u64, u64);

/// A folded word as numbers; `None` for a long one.
pub(super) fn short(folded: &[u8]) -> Option<ShortWord> {
    let mut bytes = [0; 16];
    bytes.get_mut(..folded.len())?.copy_from_slice(folded);
    Some(halves(bytes))
}

/// A short word of ASCII letters and digits, folded, as numbers.
pub(super) fn plain(written: &[u8]) -> Option<ShortWord> {
    Padded::of(written, 0, written.len())?.plain()
}

/// A word of up to sixteen bytes as it is written, the rest filled up with zeros: what is asked of each of its letters is asked of
/// all at once.
#[derive(Clone, Copy)]
pub struct Padded {
    bytes: [u8; 16],
    length: usize,
}

impl Padded {
    /// The word `text[start..end]`; `None` for a long one.
    #[inline]
    pub fn of(text: &[u8], start: usize, end: usize) -> Option<Self> {
        let length = end.checked_sub(start).filter(|length| *length <= 16)?;
        let bytes = match text.get(start..)?.first_chunk::<16>() {
            // Sixteen bytes are read and those behind the word blanked: to copy as many as it has would be a call.
            Some(bytes) => (u128::from_le_bytes(*bytes) & first_bytes(length)).to_le_bytes(),
            None => {
                let mut bytes = [0; 16];
                bytes[..length].copy_from_slice(text.get(start..end)?);
                bytes
            }
        };
        Some(Padded { bytes, length })
    }

    /// Whether all its letters pass a test; without a branch, so that it is made of all at once.
    #[inline]
    fn all(&self, test: impl Fn(&u8) -> bool) -> bool {
        let both = |all, byte: &u8| all & (test(byte) | (*byte == 0));
        self.bytes.iter().fold(true, both)
    }

    /// How many capitals it has, and whether the first letter is one; `None` where not all of it are ASCII letters.
    #[inline]
    pub fn capitals(&self) -> Option<(usize, bool)> {
        self.all(u8::is_ascii_alphabetic).then(|| {
            let count = |sum: u8, byte: &u8| sum + u8::from(byte.is_ascii_uppercase());
            let capitals = self.bytes.iter().fold(0, count);
            (usize::from(capitals), self.bytes[0].is_ascii_uppercase())
        })
    }

    /// The word folded, as numbers, where it is of ASCII letters and digits: what [`fold_into`](crate::model::fold_into) does to it.
    #[inline]
    pub(super) fn plain(&self) -> Option<ShortWord> {
        // In ASCII it makes small letters of capitals, and leaves those and figures as they are.
        const SMALL: u128 = u128::from_le_bytes([0x20; 16]);
        self.all(u8::is_ascii_alphanumeric).then(|| {
            let written = u128::from_le_bytes(self.bytes);
            halves(((written | SMALL) & first_bytes(self.length)).to_le_bytes())
        })
    }
}

/// A mask of so many bytes.
#[inline]
fn first_bytes(length: usize) -> u128 {
    let rest = 8 * (16 - length) as u32;
    u128::MAX.checked_shr(rest).unwrap_or(0)
}

fn halves(bytes: [u8; 16]) -> ShortWord {
    let both = u128::from_le_bytes(bytes);
    (both as u64, (both >> 64) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fold;

    #[test]
    fn plain_words_are_folded_as_all_words_are() {
        for word in ["Norvale", "NATO", "1st", "a", "sixteenlettersss", ""] {
            assert_eq!(
                plain(word.as_bytes()),
                short(fold(word).as_bytes()),
                "{word}"
            );
        }
    }

    #[test]
    fn words_are_the_same_within_a_text_and_at_its_end() {
        let text = "NATO and the sixteenlettersss of Norvale";
        for word in text.split(' ') {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            let within = Padded::of(text.as_bytes(), start, start + word.len());
            let within = within.expect("a short word");
            assert_eq!(within.plain(), plain(word.as_bytes()), "{word}");
            let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
            let first = word.starts_with(|c: char| c.is_ascii_uppercase());
            assert_eq!(within.capitals(), Some((capitals, first)), "{word}");
        }
        assert!(Padded::of(b"U.S.", 0, 4).is_some_and(|word| word.capitals().is_none()));
    }

    #[test]
    fn what_is_long_or_has_to_be_looked_at_is_not_plain() {
        for word in ["seventeenletterss", "U.S.", "Chargé", "O'Neill", "/"] {
            assert_eq!(plain(word.as_bytes()), None, "{word}");
        }
        assert_eq!(short(b"seventeenletterss"), None);
        assert_ne!(short(b"ab"), short(b"ba"));
    }
}
