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

/// A short word of ASCII letters and digits, folded, as numbers: what [`fold_into`](crate::model::fold_into) does to it, sixteen bytes at once.
pub(super) fn plain(written: &[u8]) -> Option<ShortWord> {
    let mut bytes = [0; 16];
    bytes.get_mut(..written.len())?.copy_from_slice(written);
    let is_plain = bytes.iter().fold(true, |is_plain, byte| {
        is_plain & (byte.is_ascii_alphanumeric() | (*byte == 0))
    });
    bytes.make_ascii_lowercase();
    is_plain.then(|| halves(bytes))
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
    fn what_is_long_or_has_to_be_looked_at_is_not_plain() {
        for word in ["seventeenletterss", "U.S.", "Chargé", "O'Neill", "/"] {
            assert_eq!(plain(word.as_bytes()), None, "{word}");
        }
        assert_eq!(short(b"seventeenletterss"), None);
        assert_ne!(short(b"ab"), short(b"ba"));
    }
}
