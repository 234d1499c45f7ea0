//! What somebody else said, without quotation marks: "Tallis made following points:" and the numbered paragraphs behind it,
//! "Tallis replied: We agree" up to the end of the paragraph, "Herewith Tallis's account of his talk" up to the end of the
//! message. "We" is not the sender there.
//!
//! Needs: the text. Method: a colon behind words that tell that another spoke; paragraphs numbered from the first on; a paper
//! of somebody else that is announced. Misses: lists without numbers, speeches of several paragraphs. Cost: one scan of the
//! text.

/// So many bytes of a sentence before a colon are looked at.
const SENTENCE: usize = 240;

/// A stretch of a text in which somebody else speaks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Relayed {
    /// Where it begins.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// The words that tell who says "I" there, from byte to byte; no words where that is open.
    pub(super) speaker: (usize, usize),
}

/// Where somebody else speaks, in order and apart.
pub(super) fn find(text: &str) -> Vec<Relayed> {
    let mut found = Vec::new();
    let mut paragraphs = paragraphs(text).peekable();
    while let Some((start, words)) = paragraphs.next() {
        if let Some(speaker) = paper(words) {
            let own = |(_, words): &(usize, &str)| is_own_again(words);
            let first = paragraphs.peek().map(|(start, _)| *start);
            let mut end = start;
            while let Some((start, words)) = paragraphs.next_if(|one| !own(one)) {
                end = start + words.len();
            }
            found.extend(first.filter(|first| *first < end).map(|first| Relayed {
                start: first,
                end,
                speaker: (start + speaker.0, start + speaker.1),
            }));
            continue;
        }
        if !is_announced(words) {
            found.extend(speech(words).map(|at| Relayed {
                start: start + at,
                end: start + words.len(),
                speaker: (start + at - sentence(&words[..at]).len(), start + at),
            }));
            continue;
        }
        let end = start + words.len();
        let speaker = (end - sentence(words).len(), end);
        let mut list: Option<Relayed> = None;
        let mut next = Next::default();
        while let Some((start, item)) = paragraphs.next_if(|(_, item)| next.is_opened_by(item)) {
            next.number += 1;
            let first = list.map_or(start, |list| list.start);
            let end = start + item.len();
            list = Some(Relayed {
                start: first,
                end,
                speaker,
            });
            // An item may announce a list of its own; what follows is the same speaker's.
        }
        found.extend(list.filter(|_| next.number > 1));
    }
    found
}

/// Who alone speaks in the paper of somebody else that a paragraph announces, from byte to byte: in "Herewith Tallis's account
/// of his talk" Tallis; nobody in "Herewith Tallis's letter to me", which the sender may comment.
fn paper(paragraph: &str) -> Option<(usize, usize)> {
    /// What is somebody's own telling of what he did.
    const ACCOUNTS: [&str; 5] = ["account", "report", "memcon", "notes", "memorandum"];
    /// Other papers.
    const PAPERS: [&str; 10] = [
        "letter",
        "views",
        "comments",
        "message",
        "draft",
        "summary",
        "assessment",
        "thoughts",
        "impressions",
        "analysis",
    ];
    const OPENS: [&str; 4] = ["herewith", "following", "below", "here"];
    /// So many words lead up to whose it is.
    const LEADS_UP: usize = 8;
    paragraph.match_indices(['\'', '’']).find_map(|(at, mark)| {
        let behind = paragraph[at + mark.len()..].strip_prefix("s ")?;
        let before = sentence(&paragraph[..at]);
        let owner = words(before).next_back()?;
        let announced = words(before)
            .next()
            .is_some_and(|word| is_one(word, &OPENS))
            && words(before).count() <= LEADS_UP
            && owner.starts_with(char::is_uppercase)
            && !words(before).any(|word| is_one(word, &OWN));
        let mut called = behind.split_whitespace().take(3);
        let called = called.find_map(|word| match word.trim_end_matches([',', '.', ':']) {
            word if is_one(word, &ACCOUNTS) => Some(true),
            word if is_one(word, &PAPERS) => Some(false),
            _ => None,
        });
        let alone = called.filter(|_| announced)?;
        Some(if alone {
            (at - owner.len(), at)
        } else {
            (at, at)
        })
    })
}

/// Whether the sender speaks again: "Comment: …", "End text".
fn is_own_again(paragraph: &str) -> bool {
    const AGAIN: [&str; 4] = ["comment", "comments", "end", "endtext"];
    let mut first = words(paragraph.get(..24).unwrap_or(paragraph)).take(2);
    first.any(|word| is_one(word, &AGAIN))
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

/// The last sentence of a text.
fn sentence(text: &str) -> &str {
    let from = text.len().saturating_sub(SENTENCE);
    let from = (from..text.len()).find(|at| text.is_char_boundary(*at));
    let tail = from.map_or("", |from| &text[from..]);
    let mut stops = tail.rmatch_indices(". ").map(|(stop, _)| stop);
    let stop = stops.find(|stop| !is_cut_title(&tail[..*stop]));
    stop.map_or(tail, |stop| &tail[stop + 2..])
}

/// Whether a text ends in a title that a full stop cuts short: "Sec."
fn is_cut_title(text: &str) -> bool {
    const CUT: [&str; 9] = ["sec", "amb", "gen", "mr", "dr", "col", "sen", "gov", "adm"];
    let last = text.rsplit(|c: char| !c.is_alphanumeric()).next();
    last.is_some_and(|word| is_one(word, &CUT))
}

/// The words of the last sentence of a text.
fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    sentence(text)
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
        let [list] = find(text)[..] else {
            panic!("one list");
        };
        assert_eq!(
            &text[list.start..list.end],
            "a. We want peace.\n\nb. We need aid."
        );
    }

    #[test]
    fn a_speech_behind_a_colon_goes_on_to_the_end_of_its_paragraph() {
        let text = "1. We met. Tallis replied: We agree. We ask for aid.\n\n2. We agree.\n";
        let [speech] = find(text)[..] else {
            panic!("one speech");
        };
        let words = &text[speech.start..speech.end];
        assert_eq!(words.trim(), "We agree. We ask for aid.");
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
    fn a_paper_of_somebody_else_goes_on_to_the_end_or_to_a_comment() {
        let text = "Herewith Sec. Tallis's account of a talk. It matters.\n\nI agreed.\n\nWe met.\n\nComment: I object.\n";
        let [account] = find(text)[..] else {
            panic!("one account");
        };
        assert_eq!(&text[account.start..account.end], "I agreed.\n\nWe met.");
        assert_eq!(&text[account.speaker.0..account.speaker.1], "Tallis");
        let letter = find("Following is Tallis’s letter to me.\n\nI agreed.");
        assert!(letter[0].speaker.0 == letter[0].speaker.1);
        for text in [
            "Following is Dept's assessment.\n\nWe agree.",
            "Following my letter Tallis's views were heard.\n\nWe agree.",
            "Tallis's account is here.\n\nWe agree.",
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
