//! What somebody else said, without quotation marks: "Tallis made following points:" and the numbered paragraphs behind it, or
//! "Tallis replied: We agree" up to the end of the paragraph. "We" is not the sender there.
//!
//! Needs: the text. Method: a colon behind words that tell that another spoke; paragraphs numbered from the first on. Misses:
//! lists without numbers, speeches of several paragraphs. Cost: one scan of the text.

/// So many bytes of a sentence before a colon are looked at.
const SENTENCE: usize = 240;

/// Where such lists stand: from the first item to the end of the last, in order.
pub(super) fn find(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut paragraphs = paragraphs(text).peekable();
    while let Some((start, words)) = paragraphs.next() {
        if !is_announced(words) {
            found.extend(speech(words).map(|at| (start + at, start + words.len())));
            continue;
        }
        let mut list = None;
        let mut next = Next::default();
        while let Some((start, item)) = paragraphs.next_if(|(_, item)| next.is_opened_by(item)) {
            next.number += 1;
            let (first, _) = list.unwrap_or((start, start));
            list = Some((first, start + item.len()));
            // An item may announce a list of its own; what follows is the same speaker's.
        }
        found.extend(list.filter(|_| next.number > 1));
    }
    found
}

/// The paragraphs of a text without the blanks around them, each with its place.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split("\n\n").filter_map(move |block| {
        let start = at + (block.len() - block.trim_start().len());
        at += block.len() + 2;
        let words = block.trim();
        (!words.is_empty()).then_some((start, words))
    })
}

/// Verbs that tell that somebody spoke.
const SPOKE: [&str; 9] = [
    "said",
    "stated",
    "replied",
    "noted",
    "observed",
    "responded",
    "declared",
    "added",
    "emphasized",
];

/// Verbs that tell so before a list.
const LISTED: [&str; 9] = [
    "made",
    "outlined",
    "listed",
    "gave",
    "raised",
    "stressed",
    "mentioned",
    "presented",
    "summarized",
];

/// Verbs that tell so before a speech.
const WENT_ON: [&str; 8] = [
    "continued",
    "answered",
    "began",
    "concluded",
    "resumed",
    "remarked",
    "commented",
    "on",
];

/// Words of a sentence in which the sender or who is written to speaks.
const OWN: [&str; 16] = [
    "we",
    "i",
    "you",
    "our",
    "my",
    "your",
    "embassy",
    "mission",
    "department",
    "dept",
    "be",
    "should",
    "may",
    "guidance",
    "instructions",
    "here",
];

/// Whether a paragraph ends by telling that somebody else spoke, as follows.
fn is_announced(paragraph: &str) -> bool {
    let spoke = |word: &str| is_one(word, &SPOKE) || is_one(word, &LISTED);
    paragraph.strip_suffix(':').is_some_and(|announced| {
        words(announced).any(spoke) && !words(announced).any(|word| is_one(word, &OWN))
    })
}

/// Where a paragraph goes on with somebody else's own words: behind "Tallis replied:".
fn speech(paragraph: &str) -> Option<usize> {
    paragraph.match_indices(": ").find_map(|(colon, _)| {
        let announced = &paragraph[..colon];
        let opens = paragraph[colon + 2..]
            .trim_start()
            .starts_with(char::is_uppercase);
        let spoke = |word: &str| is_one(word, &SPOKE) || is_one(word, &WENT_ON);
        let told = opens
            && words(announced).last().is_some_and(spoke)
            && !words(announced).any(|word| is_one(word, &OWN));
        told.then_some(colon + 1)
    })
}

/// The words of the last sentence of a text.
fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    let from = text.len().saturating_sub(SENTENCE);
    let from = (from..text.len()).find(|at| text.is_char_boundary(*at));
    let tail = from.map_or("", |from| &text[from..]);
    let sentence = tail.rsplit(". ").next().unwrap_or(tail);
    sentence
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

fn is_one(word: &str, of: &[&str]) -> bool {
    of.iter().any(|one| word.eq_ignore_ascii_case(one))
}

/// The number that the next item of a list bears.
#[derive(Default)]
struct Next {
    number: u8,
    /// How the list is numbered, by its first item.
    first: u8,
}

impl Next {
    /// Whether a paragraph bears the number: "2.", "(2)", "b.".
    fn is_opened_by(&mut self, item: &str) -> bool {
        let item = item.trim_start_matches('(');
        let Some((number, _)) = item.split_once(['.', ')']) else {
            return false;
        };
        if self.number == 0
            && let [first @ (b'1' | b'a' | b'A')] = number.as_bytes()
        {
            self.first = *first;
        }
        match self.first {
            0 => false,
            b'1' => number.parse() == Ok(self.number.saturating_add(1)),
            first => number.as_bytes() == [first.saturating_add(self.number)],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_another_speaks_goes_on_with_its_numbers() {
        let text = "1. Tallis called. He made following points:\n\na. We want peace.\n\nb. We need aid.\n\n2. We agree.\n";
        let [(first, end)] = find(text)[..] else {
            panic!("one list");
        };
        assert_eq!(&text[first..end], "a. We want peace.\n\nb. We need aid.");
    }

    #[test]
    fn a_speech_behind_a_colon_goes_on_to_the_end_of_its_paragraph() {
        let text = "1. We met. Tallis replied: We agree. We ask for aid.\n\n2. We agree.\n";
        let [(first, end)] = find(text)[..] else {
            panic!("one speech");
        };
        assert_eq!(text[first..end].trim(), "We agree. We ask for aid.");
        for text in [
            "Tallis: We agree.",
            "We replied: We agree.",
            "Tallis said: “We agree.”",
            "Tallis replied on following: We agree.",
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_the_sender_is_to_say_is_his() {
        for text in [
            "You should say that we stressed following points:\n\n1. We want peace.\n\n2. We need aid.",
            "Tallis made one point:\n\n1. We want peace.\n\n3. We need aid.",
            "Tallis spoke.\n\n1. We want peace.\n\n2. We need aid.",
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
