//! What somebody else said, without quotation marks: "Tallis made following points:" and the numbered paragraphs behind it,
//! "Tallis replied: We agree" up to the end of the paragraph, "Herewith Tallis's account of his talk" up to a comment of the
//! sender or the end of the message. "We" is not the sender there.
//!
//! Needs: the text. Method: a colon behind words that tell that another spoke; paragraphs numbered from the first on; a paper
//! of somebody else that is announced. Misses: lists without numbers, speeches of several paragraphs. Cost: one scan of the
//! text.

use super::papers::{self, Paper};
use super::words::{
    MARKS, OWN, is_one, is_possessive, is_quoted, last_words, number, paragraphs, place, words,
};
use crate::vocab::{VerbFamily, VerbForm, form_in};
use std::iter::Peekable;

/// A stretch of a text in which somebody else speaks.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract) struct Relayed {
    /// Where it begins.
    pub(in crate::extract) start: usize,
    /// Where it ends.
    pub(in crate::extract) end: usize,
    /// The last word of the name of who says "I" there, from byte to byte; no word where that is open.
    pub(in crate::extract) speaker: (usize, usize),
    /// Whether it is told; else it may be, as the points behind "1. Tallis made these points:" that go on with 2.
    pub(super) told: bool,
}

/// Where somebody else speaks, in order and apart.
pub(super) fn find(text: &str) -> Vec<Relayed> {
    let mut found = Vec::new();
    let mut paragraphs = paragraphs(text).peekable();
    while let Some((start, words)) = paragraphs.next() {
        let within = |(from, to): (usize, usize)| (start + from, start + to);
        if let Some(paper) = papers::announced(words) {
            let speaker = within(paper.speaker);
            let behind = (start + paper.start, start + words.len());
            found.extend(read_out(paper, &mut paragraphs, behind, speaker));
        } else if papers::is_heading(words) {
            let behind = start + words.len();
            let message = run(&mut paragraphs, (behind, behind), |words| {
                !is_own_again(words) && !papers::is_heading(words)
            });
            found.extend(message);
        } else if let Some((speaker, told)) = announced(words) {
            // An item may announce a list of its own; what follows is the same speaker's.
            let mut next = Next::default();
            let mut list = run(&mut paragraphs, within(speaker), |item| next.takes(item));
            list = list
                .filter(|_| next.number > 1)
                .map(|list| Relayed { told, ..list });
            if list.is_none()
                && next.number == 0
                && let Some(number) = number(words)
            {
                next = Next::behind(number);
                list = run(&mut paragraphs, within(speaker), |item| next.takes(item));
                list = list.map(|list| Relayed {
                    told: false,
                    ..list
                });
            }
            found.extend(list);
        } else if let Some((at, speaker)) = speech(words) {
            found.push(Relayed {
                start: start + at,
                end: start + words.len(),
                speaker: within(speaker),
                told: true,
            });
        }
    }
    found
}

/// The text of a paper: what stands behind its announcement in the paragraph, and the paragraphs that come next up to a
/// comment of the sender, or to the next number where the announcement bears one.
fn read_out<'t>(
    paper: Paper,
    paragraphs: &mut Peekable<impl Iterator<Item = (usize, &'t str)>>,
    (start, end): (usize, usize),
    speaker: (usize, usize),
) -> Option<Relayed> {
    let first = paragraphs.peek().map_or("", |(_, words)| words);
    let quoted = is_quoted(first);
    let mut closed = false;
    // "1. Following is text of letter: 2. Dear friend" numbers the letter.
    let next = paper.number.map(|number| number + 1);
    let next = next.filter(|next| number(first) != Some(*next));
    let rest = run(paragraphs, speaker, |words| {
        let is_his = !closed && !is_own_again(words) && (next.is_none() || number(words) != next);
        // A quotation ends with its mark.
        closed = quoted && words.ends_with(MARKS);
        is_his
    });
    let end = rest.map_or(end, |rest| rest.end);
    (start < end).then_some(Relayed {
        start,
        end,
        speaker,
        told: true,
    })
}

/// Whether a word tells that somebody spoke.
fn spoke(word: &str) -> bool {
    form_in(VerbFamily::Say, word) == Some(VerbForm::Past)
}

/// Verbs that tell so before a list.
const LISTED: [&str; 8] = [
    "made", "outlined", "listed", "gave", "raised", "mentioned", "presented", "summarized",
];

/// Verbs that tell so before a speech.
const WENT_ON: [&str; 4] = ["continued", "began", "concluded", "resumed"];

/// Words with which something is to be said.
const IS_TO: [&str; 3] = ["be", "should", "may"];

/// Whether a sentence has a word with which the sender or who is written to speaks, or is to speak.
fn is_own(sentence: &str) -> bool {
    last_words(sentence).any(|word| is_one(word, &OWN) || is_one(word, &IS_TO))
}

/// Whether the sender or who is written to makes the points that a sentence announces behind a verb, or is to: not in "Tallis made
/// following points to the Department, which should be taken as official".
fn is_own_list(sentence: &str, verb: &str) -> bool {
    const SPEAK: [&str; 7] = ["we", "i", "you", "our", "my", "your", "here"];
    is_own(&sentence[..place(sentence, verb)])
        || last_words(sentence).any(|word| is_one(word, &SPEAK))
}

/// The paragraphs that come next, as long as they are somebody else's.
fn run<'t>(
    paragraphs: &mut Peekable<impl Iterator<Item = (usize, &'t str)>>,
    speaker: (usize, usize),
    mut is_his: impl FnMut(&str) -> bool,
) -> Option<Relayed> {
    let mut found: Option<Relayed> = None;
    while let Some((at, words)) = paragraphs.next_if(|(_, words)| is_his(words)) {
        found = Some(Relayed {
            start: found.map_or(at, |found| found.start),
            end: at + words.len(),
            speaker,
            told: true,
        });
    }
    found
}

/// Whether the sender speaks again: "Comment: …", "3. (C) Comment: …", "End text".
pub(in crate::extract) fn is_own_again(paragraph: &str) -> bool {
    const AGAIN: [&str; 3] = ["comment", "comments", "end"];
    const PORTIONS: [&str; 6] = ["C", "S", "U", "SBU", "LOU", "NF"];
    let is_mark = |word: &&str| PORTIONS.contains(word) || word.bytes().all(|b| b.is_ascii_digit());
    let words = words(paragraph).skip_while(is_mark);
    words.take(2).any(|word| is_one(word, &AGAIN))
}

/// What is held of something.
const VIEWS: [&str; 4] = ["view", "opinion", "judgment", "judgement"];

/// Who speaks in the list that a paragraph announces, which ends by telling that somebody else spoke, and whether that is told: of
/// "Tallis made these points to the Department" some may be the Department's answers.
fn announced(paragraph: &str) -> Option<((usize, usize), bool)> {
    let announcement = paragraph.strip_suffix(':')?;
    if let Some(speaker) = whose_points(announcement) {
        return Some((speaker, true));
    }
    let told = !is_own(announcement);
    let listed = |word: &str| spoke(word) || is_one(word, &LISTED);
    let verb = last_words(announcement).find(|word| listed(word));
    if let Some(verb) = verb {
        let speaker = before(announcement, verb);
        return (!is_own_list(announcement, verb)).then_some((speaker, told));
    }
    // "In view of Chairman, conclusions were:"
    let holder = || {
        let all: Vec<&str> = last_words(announcement).collect();
        let of = all.windows(3).find(|of| {
            is_one(of[0], &VIEWS) && is_one(of[1], &["of"]) && of[2].starts_with(char::is_uppercase)
        });
        of.map(|of| (place(announcement, of[2]), place(announcement, of[2])))
    };
    holder().filter(|_| told).map(|speaker| (speaker, told))
}

/// What one makes, which a list tells.
const POINTS: [&str; 7] = [
    "points", "arguments", "conditions", "demands", "complaints", "requests", "remarks",
];

/// Who makes the points that a list tells: "I shall list Tallis's key points:"; whoever replies to them does not.
fn whose_points(announcement: &str) -> Option<(usize, usize)> {
    /// So many words stand behind the name, its "s" among them.
    const BEHIND: usize = 4;
    const REPLIES: [&str; 9] = [
        "reply", "replies", "answer", "answers", "response", "respond", "comment", "comments",
        "reaction",
    ];
    let all: Vec<&str> = last_words(announcement).collect();
    let (last, rest) = all.split_last()?;
    let replies = all.iter().any(|word| is_one(word, &REPLIES));
    if replies || !is_one(last, &POINTS) {
        return None;
    }
    let near = rest.len().saturating_sub(BEHIND);
    let mark = (near.max(1)..rest.len()).find(|at| is_possessive(announcement, rest[*at]))?;
    let name = rest[mark - 1];
    let first = place(announcement, name);
    let is_name = name.starts_with(char::is_uppercase) && !is_one(name, &OWN);
    is_name.then_some((first, first + name.len()))
}

/// Where a paragraph goes on with somebody else's own words, and who speaks: behind "Tallis replied:".
fn speech(paragraph: &str) -> Option<(usize, (usize, usize))> {
    paragraph.match_indices(": ").find_map(|(colon, _)| {
        let announcement = &paragraph[..colon];
        let behind = paragraph[colon + 2..].trim_start();
        let verb = last_words(announcement).next_back()?;
        let told = behind.starts_with(char::is_uppercase)
            && (spoke(verb) || is_one(verb, &WENT_ON))
            && !is_own(announcement);
        told.then(|| (colon + 1, before(announcement, verb)))
    })
}

/// Where the name ends that stands right before a word of the last sentence of a text: its last word; no word where there is none.
fn before(text: &str, verb: &str) -> (usize, usize) {
    let behind = place(text, verb);
    let last = last_words(&text[..behind]).next_back();
    let name = last.filter(|word| word.starts_with(char::is_uppercase));
    name.map_or((behind, behind), |word| {
        let first = place(text, word);
        (first, first + word.len())
    })
}

/// The number that the next item of a list bears.
#[derive(Default)]
struct Next {
    number: u32,
    /// How the list is numbered, by its first item.
    first: u8,
}

impl Next {
    /// What goes on behind a paragraph that bears a number.
    fn behind(number: u32) -> Self {
        Next {
            number,
            first: b'1',
        }
    }

    /// Goes on to the next number if a paragraph bears it: "2.", "(2)", "b.".
    fn takes(&mut self, item: &str) -> bool {
        if is_own_again(item) {
            return false;
        }
        let item = item.trim_start_matches('(');
        let Some((number, _)) = item.split_once(['.', ')']) else {
            return false;
        };
        if self.number == 0
            && let [first @ (b'1' | b'a' | b'A')] = number.as_bytes()
        {
            self.first = *first;
        }
        let bears = match self.first {
            0 => false,
            b'1' => number.parse() == Ok(self.number + 1),
            first => {
                matches!(number.as_bytes(), [letter] if u32::from(*letter) == u32::from(first) + self.number)
            }
        };
        self.number += u32::from(bears);
        bears
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The only stretch of a text, and its words.
    fn only(text: &str) -> (Relayed, &str) {
        let [one] = find(text)[..] else {
            panic!("one stretch: {text}");
        };
        (one, text[one.start..one.end].trim())
    }

    #[test]
    fn a_list_that_another_speaks_goes_on_with_its_numbers() {
        let text = "1. Tallis called. He made following points:\n\na. We want peace.\n\nb. We need aid.\n\n2. We agree.\n";
        assert_eq!(only(text).1, "a. We want peace.\n\nb. We need aid.");
    }

    #[test]
    fn a_list_of_somebodys_points_is_his() {
        let list = "\n\n1. We want peace.\n\n2. We need aid.\n\nWe agree.\n";
        let text = format!("He was calm. I shall list Tallis's key points:{list}");
        let (points, words) = only(&text);
        assert_eq!(words, "1. We want peace.\n\n2. We need aid.");
        assert_eq!(&text[points.speaker.0..points.speaker.1], "Tallis");
        for opening in [
            "We suggest this reply to Tallis's points:",
            "Our key points:",
        ] {
            assert!(find(&format!("{opening}{list}")).is_empty(), "{opening}");
        }
    }

    #[test]
    fn a_speech_behind_a_colon_goes_on_to_the_end_of_its_paragraph() {
        let text = "1. We met. Tallis replied: We agree. We ask for aid.\n\n2. We agree.\n";
        assert_eq!(only(text).1, "We agree. We ask for aid.");
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
        let (account, words) = only(text);
        assert_eq!(words, "I agreed.\n\nWe met.");
        assert_eq!(&text[account.speaker.0..account.speaker.1], "Tallis");
        let crlf = text.replace('\n', "\r\n");
        assert_eq!(only(&crlf).1, "I agreed.\r\n\r\nWe met.");
        let (letter, _) = only("Following is Tallis’s letter to me.\n\nI agreed.");
        assert!(letter.speaker.0 == letter.speaker.1);
        for text in [
            "Following is Dept's assessment.\n\nWe agree.",
            "Following my letter Tallis's views were heard.\n\nWe agree.",
            "Following Mr. Tallis's account of the coup we reviewed plans.\n\nWe agree.",
            "Tallis's account is here.\n\nWe agree.",
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn points_that_go_on_with_the_numbers_of_the_message_may_be_his() {
        let points = "1. Tallis made these points to the Department, which should be taken as official:\n\n2. We want peace.";
        let text = format!("{points}\n\n3. (C) Comment: We agree.\n");
        let (may, words) = only(&text);
        assert!(!may.told);
        assert_eq!(words, "2. We want peace.");
        let (list, _) =
            only("1. Tallis made these points:\n\na. We want peace.\n\nb. We need aid.\n");
        assert!(list.told);
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
