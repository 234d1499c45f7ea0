//! Letters that a message passes on word for word, and who wrote each: "Please deliver following letter from the President to
//! Chancellor: “Dear Mr. Chancellor: I hope …”".
//!
//! Needs: words and sentences. Method: `bounds` tells where they open and end; who wrote one is who is said to send it in what
//! announces it, else who signs it. Misses: who wrote letters without an end, drafts, letters of several. Cost: one scan of the
//! paragraphs.

use super::bounds::{Bounds, Close, Sign};
use super::words::{
    DRAFT, MARKS, has_word, is_one, is_possessive, name_before, name_behind, paragraphs, words,
};
use crate::extract::page::Page;

/// A letter, or another text that a message passes on as it was written.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract) struct Letter {
    /// Where it begins.
    pub(in crate::extract) start: usize,
    /// Where it ends.
    pub(in crate::extract) end: usize,
    /// The last word of the name of who wrote it, from byte to byte, where that is told.
    pub(in crate::extract) writer: Option<(usize, usize)>,
    /// Whether the message asks to deliver it.
    pub(in crate::extract) to_deliver: bool,
}

/// What is passed on as it was written.
const LETTERS: [&str; 7] = [
    "letter", "message", "msg", "reply", "note", "cable", "telegram",
];

/// Words by which a message asks to deliver what it passes on.
const DELIVER: [&str; 9] = [
    "deliver", "delivered", "delivery", "transmit", "transmitted", "convey", "conveyed", "hand",
    "pass",
];

/// "Begin verbatim text" or the day of the letter is no longer.
const MARKER: usize = 40;

/// The texts that a message passes on, in order and apart.
pub(super) fn find(page: &Page<'_>) -> Vec<Letter> {
    let paragraphs: Vec<(usize, &str)> = paragraphs(page.text).collect();
    let bounds = Bounds::of(page, &paragraphs);
    let mut found: Vec<Letter> = Vec::new();
    for opening in &bounds.openings {
        if found.last().is_some_and(|last| opening.at < last.end) {
            continue;
        }
        let index = bounds.paragraph(opening.at);
        let (at, words) = paragraphs[index];
        let within = words.get(..opening.at.saturating_sub(at)).unwrap_or(words);
        let marked = matches!(opening.sign, Sign::Mark { .. });
        let close = bounds.close(*opening);
        let (end, signature) = match close {
            Close::Signed { at, before } => signed(&paragraphs, (at, before), marked),
            Close::Told(end) | Close::Open(end) => (end, None),
        };
        let (told, sender) = announcement(&paragraphs[..index], at, within);
        let sent = sender_of(sender).map(|(first, end)| (told + first, told + end));
        // Of a quotation within a sentence the words before it do not tell who wrote it.
        let is_apart = opening.sign != Sign::Begin || within.len() <= MARKER;
        let is_open = has_word(sender, &DRAFT) || matches!(close, Close::Open(_)) || !is_apart;
        let writer = sent.or(signature).filter(|_| !is_open);
        // What is only quoted is no text of its own.
        if writer.is_some() || opening.sign != (Sign::Mark { announced: false }) {
            found.push(Letter {
                start: opening.at,
                end,
                writer,
                to_deliver: has_word(sender, &DELIVER),
            });
        }
    }
    found
}

/// Where a letter ends whose close stands at a byte, and the last word of the name that signs it before another.
fn signed(
    paragraphs: &[(usize, &str)],
    (close, before): (usize, usize),
    marked: bool,
) -> (usize, Option<(usize, usize)>) {
    let first = paragraphs
        .partition_point(|(at, _)| *at <= close)
        .saturating_sub(1);
    let behind = paragraphs[first..].iter().take(4);
    let names: Vec<(usize, &str)> = behind
        .map_while(|(at, words)| {
            let from = close.max(*at);
            let to = (at + words.len()).min(before);
            Some((from, words.get(from - at..to.checked_sub(*at)?)?))
        })
        .collect();
    let signature = signature(&names, marked);
    let end = names.first().map_or(close, |(at, words)| at + words.len());
    (signature.map_or(end, |(_, end)| end), signature)
}

/// What announces the letter that opens in a paragraph, with its place: the words before it there, else the paragraph before,
/// or the one before that where only "Begin text" or a day stands between.
fn announcement<'t>(before: &[(usize, &'t str)], at: usize, within: &'t str) -> (usize, &'t str) {
    if within.len() > MARKER {
        return (at, within);
    }
    let is_marker = |words: &str| words.len() < MARKER && !has_word(words, &LETTERS);
    let mut back = before.iter().rev().copied();
    match back.next() {
        Some((_, words)) if is_marker(words) => back.next(),
        told => told,
    }
    .unwrap_or((at, within))
}

/// The last word of the name of who is said to send a letter, from byte to byte.
fn sender_of(announcement: &str) -> Option<(usize, usize)> {
    /// So many words stand between a letter and "from": "letter dated June 24 for earliest delivery from".
    const BETWEEN: usize = 9;
    let words: Vec<&str> = words(announcement).collect();
    let is_letter = |word: &str| is_one(word, &LETTERS);
    let nouns = || (0..words.len()).filter(|at| is_letter(words[*at]));
    // "In reply to the letter from Marlow": that letter is another.
    let is_other = |noun: usize| {
        let before = &words[noun.saturating_sub(2)..noun];
        before
            .iter()
            .any(|word| is_one(word, &["to", "re", "on", "your", "with"]))
    };
    let sent = nouns().filter(|noun| !is_other(*noun)).find_map(|noun| {
        let behind = &words[noun + 1..words.len().min(noun + 1 + BETWEEN)];
        let from = behind.iter().position(|word| is_one(word, &["from"]))?;
        let plain = behind[..from]
            .iter()
            .all(|word| !is_letter(word) && !is_one(word, &["to"]));
        let name = &words[noun + 1 + from + 1..];
        plain.then(|| sole_name(announcement, name)).flatten()
    });
    sent.or_else(|| {
        nouns().filter(|noun| !is_other(*noun)).find_map(|noun| {
            let owner = noun.checked_sub(1)?;
            let owned = is_possessive(announcement, words[owner]);
            owned.then(|| name_before(announcement, &words[..owner]))?
        })
    })
}

/// The name that words open with, if it stands alone: of "from the President and Prime Minister Marlow" neither.
fn sole_name(sentence: &str, words: &[&str]) -> Option<(usize, usize)> {
    let (first, end) = name_behind(sentence, words)?;
    let behind = sentence[end..].trim_start();
    let joined = behind.starts_with("and ") || behind.starts_with('/');
    (!joined).then_some((first, end))
}

/// The last word of the one name that stands behind the close of a letter, in this paragraph or the next.
fn signature(behind: &[(usize, &str)], marked: bool) -> Option<(usize, usize)> {
    /// A signature is no longer.
    const LONGEST: usize = 48;
    let mut found = None;
    for (index, (at, words)) in behind.iter().enumerate() {
        let name = match index {
            0 => words
                .split_once([',', '\n'])
                .map_or("", |(_, behind)| behind),
            _ => words,
        };
        let from = at + words.len() - name.len();
        let text = name
            .trim()
            .trim_end_matches(MARKS)
            .trim_end_matches('.')
            .trim();
        let text = text.strip_prefix("(Signed)").unwrap_or(text).trim_start();
        if !text.is_empty() {
            let fits = text.len() < LONGEST && !text.contains(':');
            let word = text.rsplit(|c: char| !c.is_alphanumeric()).next()?;
            let first = from + name.find(text)? + text.len() - word.len();
            let is_name = fits && text.starts_with(char::is_uppercase) && !word.is_empty();
            // Two names sign it.
            if found.is_some() || !is_name {
                return found.filter(|_| !is_name || !marked);
            }
            found = Some((first, first + word.len()));
        }
        // What follows an unmarked letter is the signature of the message.
        if found.is_some() && (!marked || words.ends_with(MARKS)) {
            return found;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::voices::tests::on_page;

    /// Who wrote the first letter of a text, and its words.
    fn letter(text: &str) -> Option<(&str, &str)> {
        let letters = on_page(text, find);
        let written = letters
            .into_iter()
            .find_map(|letter| Some((letter.writer?, letter)));
        let ((first, end), letter) = written?;
        Some((&text[first..end], &text[letter.start..letter.end]))
    }

    #[test]
    fn a_letter_is_his_who_is_said_to_send_it() {
        for announcement in [
            "1. Please deliver following message from Secretary Tallis to Foreign Minister Marlow:",
            "Request you deliver the following letter dated June 24, from President Tallis to President Marlow. (Original pouched.)\n\nBegin Text",
            "For earliest delivery is text of letter from Tallis to Marlow:",
            "Following is Tallis's reply to Marlow:",
        ] {
            let text = format!(
                "{announcement}\n\n“Dear friend:\n\nI hope you agree.\n\nWe shall see.”\n\n2. I leave today.\n"
            );
            let (writer, words) = letter(&text).expect(announcement);
            assert_eq!(writer, "Tallis", "{announcement}");
            assert!(words.ends_with("We shall see.”"), "{words}");
        }
    }

    #[test]
    fn a_letter_is_his_who_signs_it() {
        for close in [
            "Sincerely, Oren Tallis”\n\n2. I leave.",
            "Sincerely yours,\n\nOren Tallis”\n\nQuill",
            "With warm regards,\n\nSincerely,\n\nOren Tallis“\n\nQuill",
            "Sincerely,\n\n(Signed) Oren Tallis”\n\nQuill",
        ] {
            let text =
                format!("Embassy should deliver this:\n\n“Dear friend: I hope so.\n\n{close}\n");
            assert_eq!(
                letter(&text).map(|(writer, _)| writer),
                Some("Tallis"),
                "{close}"
            );
        }
    }

    #[test]
    fn of_drafts_letters_of_several_and_letters_without_an_end_nobody_is_told() {
        for text in [
            "Following is draft letter from President Tallis to Marlow:\n\n“Dear friend: I hope so.”\n",
            "Text of letter from President and Prime Minister Marlow:\n\n“Dear friend: I hope.\n\nSincerely,\n\nOren Tallis\n\nAgnes Marlow”\n",
            "Deliver following letter from Tallis:\n\n“Dear friend: I hope so.\n\nI leave today.\n",
            "Following is reply to letter from Tallis:\n\n“Dear friend: I hope so.”\n",
            "He said: “I agree.”\n",
        ] {
            assert_eq!(letter(text), None, "{text}");
        }
    }
}
