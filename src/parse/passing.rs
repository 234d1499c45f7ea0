//! Lines below a head that say for whom a message is, and from whom: `FOR AMBASSADOR FROM MARLOW`, `ROME ALSO FOR FODAG`.
//!
//! Needs: a line in capitals. Sets: nothing. Method: "for" with a title or a name behind it, alone or with "from", or a post and
//! "for" or "pass". A subject may go on with such words where the line before it had no room for them. Cost: a few words.

use crate::vocab;

/// So many letters a teleprinter's line has room for, at the least.
const ROOM: usize = 55;
/// How many words the longest address has.
const WORDS: usize = 14;
/// How many words stand before "for" in `ROME ALSO FOR FODAG`.
const POSTS: usize = 4;

/// Whether a line that follows `before` says for whom the message is.
pub(super) fn is_address(words: &str, before: Option<&str>) -> bool {
    let is_upper = !words.bytes().any(|b| b.is_ascii_lowercase());
    let all: Vec<&str> = words
        .trim_end_matches(['.', ':', '-', ' '])
        .split(' ')
        .collect();
    if !is_upper || all.len() > WORDS || all.len() < 2 || words.contains(['.', '?', '"']) {
        return false;
    }
    let had_room =
        before.is_none_or(|line| line.len() + 1 + all[0].len() < ROOM && is_closed(line));
    let from = all.iter().position(|word| *word == "FROM");
    let address = match all.iter().take(POSTS).position(|word| *word == "FOR") {
        Some(0) => &all[1..from.unwrap_or(all.len())],
        Some(at) => {
            let posts = all[..at].iter().filter(|word| **word != "ALSO");
            let posts: String = posts.copied().collect();
            let is_post = vocab::posts().exact(&posts).is_some();
            return is_post && (had_room || all[at - 1] == "ALSO");
        }
        None => return false,
    };
    let address = address.strip_prefix(&["THE"]).unwrap_or(address);
    let titled = |words: &[&str]| words.iter().any(|word| vocab::is_title_word(word));
    match from {
        Some(at) => {
            let sender = &all[at + 1..];
            let is_name = (1..=2).contains(&sender.len()) && address.len() <= 2;
            !sender.is_empty()
                && !address.is_empty()
                && (titled(&address[..1]) || had_room && (is_name || titled(sender)))
        }
        None => had_room && address.first().is_some_and(|word| titled(&[word])),
    }
}

/// Whether nothing is to come behind the last word of a line.
fn is_closed(line: &str) -> bool {
    const OPEN: [&str; 14] = [
        "AND", "OR", "OF", "THE", "A", "AN", "TO", "WITH", "ON", "IN", "BY", "FOR", "FROM", "AT",
    ];
    let last = line.trim_end().rsplit(' ').next().unwrap_or("");
    !line.trim_end().ends_with([',', '-', '/']) && !OPEN.contains(&last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_for_somebody_is_told_from_a_subject_that_goes_on() {
        let subject = Some("SUBJECT: HARBOUR TREATY");
        for line in [
            "FOR AMBASSADOR FROM THE SECRETARY",
            "FOR AMBASSADOR MARLOW AND ASSISTANT SECRETARY TALLIS",
            "FOR MARLOW FROM TALLIS",
            "ROME ALSO FOR FODAG",
        ] {
            assert!(is_address(line, subject), "{line}");
        }
        for (before, line) in [
            (subject, "FOR NEGOTIATIONS IN SPRING"),
            (subject, "TREATY FOR PEACE"),
            (Some("SUBJECT: TALKING POINTS AND"), "FOR AMBASSADOR MARLOW"),
            (
                Some("SUBJECT: LONG TALKING POINTS ON THE HARBOUR TREATY OF NORVALE"),
                "FOR AMBASSADOR MARLOW",
            ),
            (
                Some("SUBJECT: A SHIPMENT OF GRAIN AND OF FODDER WITHOUT DELAY"),
                "FOR MERCHANTS FROM NORVALE",
            ),
            (subject, "For the Ambassador from Marlow"),
        ] {
            assert!(!is_address(line, before), "{line}");
        }
    }
}
