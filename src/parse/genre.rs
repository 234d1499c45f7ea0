//! What sort of document an edition holds, by its heading: `5. Circular Telegram From …`, `6. Memorandum of Conversation`.
//!
//! Needs: the first line. Sets: `genre`; inputs of cables hold cables.

use crate::model::{Edition, Genre};

/// Words of a heading, those that settle it first.
const WORDS: [(&str, Genre); 7] = [
    ("Telegram", Genre::Telegram),
    ("Airgram", Genre::Airgram),
    ("Backchannel Message", Genre::Telegram),
    ("Memorandum", Genre::Memorandum),
    ("Letter", Genre::Letter),
    ("Message From", Genre::Telegram),
    ("Message to", Genre::Telegram),
];

/// Reads the heading of a document of an edition.
pub(super) fn read(edition: Option<&Edition>, heading: &str) -> Genre {
    match edition {
        None => Genre::Telegram,
        Some(edition) if edition.is_list => Genre::Other,
        // "Editorial Note", "Paper Prepared in …": none of the words, or after other words of weight.
        Some(_) => {
            let found = WORDS
                .iter()
                .filter_map(|(word, genre)| Some((heading.find(word)?, *genre)));
            found
                .min_by_key(|(at, _)| *at)
                .map_or(Genre::Other, |(_, genre)| genre)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_tell_the_genre() {
        let check = |heading: &str, genre: Genre| {
            assert_eq!(read(Some(&Edition::default()), heading), genre, "{heading}");
        };
        check(
            "5. Circular Telegram From the Department of State",
            Genre::Telegram,
        );
        check("6. Memorandum of Conversation", Genre::Memorandum);
        check(
            "7. Telegram From the Embassy in Norvale, With a Memorandum",
            Genre::Telegram,
        );
        check("8. Airgram From the Embassy in Norvale", Genre::Airgram);
        check("9. Editorial Note", Genre::Other);
        assert_eq!(read(None, "9. Editorial Note"), Genre::Telegram);
    }
}
