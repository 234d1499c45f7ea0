//! Letters that a message passes on word for word, and who wrote each: "Please deliver following letter from the President to
//! Chancellor: “Dear Mr. Chancellor: I hope …”".
//!
//! Needs: the text. Method: a salutation or a quotation mark opens a letter; its close, the last quotation mark or "End text" ends
//! it; who wrote it is who is said to send it in what announces it, else who signs it. Misses: letters without an end, drafts,
//! letters of several. Cost: one scan of the paragraphs.

use super::words::{
    DRAFT, MARKS, has_word, is_one, is_possessive, is_quoted, name_before, name_behind, paragraphs,
    words,
};

/// A letter, or another text that a message passes on as it was written.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract) struct Letter {
    /// Where it begins.
    pub(in crate::extract) start: usize,
    /// Where it ends.
    pub(in crate::extract) end: usize,
    /// The last word of the name of who wrote it, from byte to byte.
    pub(in crate::extract) writer: (usize, usize),
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

/// What closes a letter, in lower case.
const CLOSES: [&str; 3] = ["incerely", "espectfully", "aithfully"];

/// So many paragraphs a letter has at most.
const PARAGRAPHS: usize = 80;

/// The letters of a text whose writer it tells, in order and apart.
pub(super) fn find(text: &str) -> Vec<Letter> {
    let paragraphs: Vec<(usize, &str)> = paragraphs(text).collect();
    let mut found: Vec<Letter> = Vec::new();
    for index in 0..paragraphs.len() {
        let (at, words) = paragraphs[index];
        let last = found.last().map_or(0, |letter| letter.end);
        let Some(opening) = opening(words).filter(|_| at >= last) else {
            continue;
        };
        let announcement = announcement(&paragraphs[..index], at, &words[..opening]);
        let marked = is_quoted(words[opening..].trim_start());
        let rest = &paragraphs[index..paragraphs.len().min(index + PARAGRAPHS)];
        let Some(close) = close(rest, at + opening, marked) else {
            continue;
        };
        let (told, sender) = announcement;
        let sent = sender_of(sender).map(|(first, end)| (told + first, told + end));
        let is_open = has_word(sender, &DRAFT);
        let writer = sent.or(close.signature).filter(|_| !is_open);
        found.extend(writer.map(|writer| Letter {
            start: at + opening,
            end: close.end,
            writer,
            to_deliver: has_word(sender, &DELIVER),
        }));
    }
    found
}

/// Where a letter opens in a paragraph: at a salutation, or at a quotation mark that opens the paragraph or stands behind a
/// colon.
fn opening(paragraph: &str) -> Option<usize> {
    let unnumbered = paragraph
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '(' | ')' | ' '));
    let opening = paragraph.len() - unnumbered.len();
    if is_quoted(unnumbered) || unnumbered.starts_with("Dear ") {
        return Some(opening);
    }
    paragraph.match_indices(':').find_map(|(colon, _)| {
        let behind = paragraph[colon + 1..].trim_start();
        let opens = is_quoted(behind) || behind.starts_with("Dear ");
        opens.then_some(paragraph.len() - behind.len())
    })
}

/// What announces the letter that opens in a paragraph, with its place: the words before it there, else the paragraph before,
/// or the one before that where only "Begin text" or a day stands between.
fn announcement<'t>(before: &[(usize, &'t str)], at: usize, within: &'t str) -> (usize, &'t str) {
    /// "Begin verbatim text" or the day of the letter is no longer.
    const MARKER: usize = 40;
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

/// How a letter ends.
struct Close {
    end: usize,
    /// The last word of the name that signs it.
    signature: Option<(usize, usize)>,
}

/// Where the letter ends that opens at a byte of the first of these paragraphs.
fn close(paragraphs: &[(usize, &str)], opening: usize, marked: bool) -> Option<Close> {
    for (index, (at, words)) in paragraphs.iter().enumerate() {
        let floor = opening.saturating_sub(*at).min(words.len());
        let next = paragraphs.get(index + 1);
        let body = words.get(floor..)?;
        if let Some(close) = CLOSES.iter().find_map(|close| body.find(close)) {
            let behind = at + floor + close;
            let names: Vec<(usize, &str)> = std::iter::once((behind, &body[close..]))
                .chain(paragraphs[index + 1..].iter().take(3).copied())
                .collect();
            let signature = signature(&names, marked);
            let end = signature.map_or(at + words.len(), |(_, end)| end);
            return Some(Close { end, signature });
        }
        let told_end = words.get(..12).is_some_and(|opening| {
            let opening = opening.to_ascii_lowercase();
            [
                "end text", "end of text", "unquote", "end verbatim", "end message",
            ]
            .iter()
            .any(|end| opening.starts_with(end))
        });
        if told_end && index > 0 {
            return Some(Close {
                end: *at,
                signature: None,
            });
        }
        // A quotation of several paragraphs may open each with a mark.
        let goes_on = next.is_some_and(|(_, next)| opens_quoted(next));
        if marked && body.len() > 1 && body.ends_with(MARKS) && !goes_on {
            return Some(Close {
                end: at + words.len(),
                signature: None,
            });
        }
    }
    None
}

/// Whether a paragraph opens with a quotation mark, behind its number if it bears one.
fn opens_quoted(paragraph: &str) -> bool {
    opening(paragraph).is_some_and(|at| is_quoted(&paragraph[at..]) && at < 6)
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
        let text = name.trim_end_matches(MARKS).trim();
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

    /// Who wrote the first letter of a text, and its words.
    fn letter(text: &str) -> Option<(&str, &str)> {
        let letter = find(text).into_iter().next()?;
        let (first, end) = letter.writer;
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
