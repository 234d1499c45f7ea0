//! Papers of somebody else that a message announces: "Herewith Tallis's account of his talk", "Following is text of message from
//! Tallis for Secretary:", a heading "DRAFT PRESIDENTIAL STATEMENT". Behind it "I" is not the sender.
//!
//! Needs: a paragraph. Method: in one sentence a word that announces, a noun for a paper, and whose it is by "'s", "from" or
//! "by"; or a short line without an end. Misses: papers that no such line announces. Cost: a look at the first words of each
//! sentence.

use super::words::{
    has_one, is_capital, is_cut_title, is_one, is_possessive, is_quoted, name_before, name_behind,
    number, words,
};

/// A paper that a paragraph announces.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paper {
    /// Where it begins: behind a colon in the paragraph, or at its end.
    pub(super) start: usize,
    /// The last word of the name of who says "I" there, from byte to byte; no word where that is open.
    pub(super) speaker: (usize, usize),
    /// The number that the paragraph bears: with the next one the sender speaks again.
    pub(super) number: Option<u32>,
}

/// What is somebody's own telling of what he did.
const ACCOUNTS: [&str; 5] = ["account", "report", "memcon", "notes", "memorandum"];

/// What goes from one to another as it was written.
const LETTERS: [&str; 8] = [
    "letter", "message", "msg", "cable", "telegram", "note", "text", "memo",
];

/// What the sender may tell of in his own words.
const VIEWS: [&str; 13] = [
    "views", "comments", "remarks", "thoughts", "impressions", "statement", "speech", "reply",
    "response", "assessment", "analysis", "draft", "summary",
];

/// What tells of a paper in the sender's words.
const RETOLD: [&str; 8] = [
    "summary", "gist", "highlights", "substance", "paraphrase", "points", "based", "uncleared",
];

/// What announces.
const OPENS: [&str; 5] = ["herewith", "following", "below", "text", "follows"];

/// What a paper is, the surest of whose "I" it holds last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Views,
    Letter,
    Account,
}

impl Kind {
    fn of(word: &str) -> Option<Kind> {
        let kinds = [
            (&VIEWS[..], Kind::Views),
            (&LETTERS[..], Kind::Letter),
            (&ACCOUNTS[..], Kind::Account),
        ];
        let kind = kinds.into_iter().find(|(words, _)| is_one(word, words));
        kind.map(|(_, kind)| kind)
    }
}

/// How a paper comes to be by somebody.
const MADE: [&str; 10] = [
    "made", "given", "sent", "written", "prepared", "drafted", "delivered", "dictated", "signed",
    "issued",
];

/// What the sender calls his own.
const SPEAKS: [&str; 4] = ["my", "our", "we", "i"];

/// So many words lead up to a paper, and from it to whose it is.
const LEADS_UP: usize = 8;

/// What announces is one of so many words.
const OPENING: usize = 3;

/// The paper that a paragraph announces.
pub(super) fn announced(paragraph: &str) -> Option<Paper> {
    sentences(paragraph).find_map(|(from, to, is_colon)| {
        let behind = paragraph.get(to + 1..).unwrap_or_default().trim_start();
        let quoted = is_colon && is_quoted(behind);
        let announcement = &paragraph[from..to];
        let (first, end) = whose(announcement, is_colon).filter(|_| !quoted)?;
        Some(Paper {
            start: if is_colon { to + 1 } else { paragraph.len() },
            speaker: (from + first, from + end),
            number: number(paragraph),
        })
    })
}

/// Whether a paragraph is the heading of what another wrote or is to say: "From Oslo number 38, July 4", "DRAFT PRESIDENTIAL
/// STATEMENT", "Part III - Views of Ambassador Tallis".
pub(super) fn is_heading(paragraph: &str) -> bool {
    const WORDS: usize = 10;
    /// A heading is no longer.
    const BYTES: usize = 90;
    if paragraph.len() > BYTES || paragraph.ends_with(['.', ':', ';']) {
        return false;
    }
    let all: Vec<&str> = words(paragraph).collect();
    let Some((first, rest)) = all.split_first().filter(|_| all.len() <= WORDS) else {
        return false;
    };
    let has_pair =
        |test: &dyn Fn(&str, &str) -> bool| all.windows(2).any(|pair| test(pair[0], pair[1]));
    let numbered = has_pair(&|word, number| {
        is_one(word, &["nr", "no", "number"]) && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    let copied =
        is_one(first, &["from", "to"]) && rest.first().is_some_and(|word| is_capital(word));
    let held =
        has_pair(&|views, of| is_one(of, &["of", "by"]) && Kind::of(views) == Some(Kind::Views));
    let drafted = is_one(first, &["draft", "suggested"]);
    let to_say = rest.iter().all(|word| is_capital(word)) && has_one(rest, &TO_SAY);
    copied && numbered || is_one(first, &["part"]) && held || drafted && to_say
}

/// What is drafted for another.
const TO_SAY: [&str; 6] = [
    "statement", "message", "letter", "speech", "remarks", "announcement",
];

/// The sentences of a paragraph: where each begins, where it ends, and whether a colon stands there.
fn sentences(paragraph: &str) -> impl Iterator<Item = (usize, usize, bool)> {
    let mut marks = memchr::memchr2_iter(b'.', b':', paragraph.as_bytes());
    let mut from = 0;
    std::iter::from_fn(move || {
        if from >= paragraph.len() {
            return None;
        }
        for at in marks.by_ref() {
            let is_colon = paragraph.as_bytes()[at] == b':';
            let open = paragraph[at + 1..].chars().next();
            let ends = open.is_none_or(char::is_whitespace);
            if ends && (is_colon || !is_short(&paragraph[from..at])) {
                let start = std::mem::replace(&mut from, at + 1);
                return Some((start, at, is_colon));
            }
        }
        let start = std::mem::replace(&mut from, paragraph.len());
        Some((start, paragraph.len(), false))
    })
}

/// Whether a full stop behind words ends no sentence: a number or letter of a list, an initial, a title cut short.
fn is_short(before: &str) -> bool {
    let word = before.rsplit([' ', '\n', '(']).next().unwrap_or(before);
    let is_number =
        word.len() == before.trim().len() && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_initial = word.len() == 1 && word.starts_with(char::is_alphabetic);
    is_number || word.is_empty() || is_initial || is_cut_title(before)
}

/// Who says "I" in the paper that a sentence announces, from byte to byte; no byte where that is open.
fn whose(sentence: &str, is_colon: bool) -> Option<(usize, usize)> {
    let mut first = words(sentence).take(OPENING);
    if !first.any(|word| is_one(word, &OPENS)) {
        return None;
    }
    let words: Vec<&str> = words(sentence).collect();
    let opening = opening(&words, is_colon)?;
    let words = &words[opening..];
    let kind_of = |words: &[&str]| words.iter().filter_map(|word| Kind::of(word)).max();
    let leading = words.len().min(LEADS_UP);
    // "Following is Tallis's own account".
    let owned = (1..leading).find_map(|at| {
        let near = &words[at + 1..words.len().min(at + 4)];
        let kind = kind_of(near).filter(|_| is_possessive(sentence, words[at]))?;
        // "Tallis's and my comments".
        let name = name_before(sentence, &words[..at]);
        Some((kind, name.filter(|_| !has_one(near, &SPEAKS))))
    });
    // "Following is text of a message which came from Tallis".
    let sent = || {
        let noun = words[..leading]
            .iter()
            .position(|word| Kind::of(word).is_some())?;
        let mut behind = noun + 1..words.len().min(noun + 1 + LEADS_UP);
        let from = behind.find(|at| is_one(words[*at], &["from", "by"]))?;
        let kind = kind_of(&words[..from])?;
        // "A draft cleared by Tallis" is not his, nor are "my comments on the letter from Tallis".
        let before = words[from - 1];
        let by =
            is_one(words[from], &["from"]) || Kind::of(before).is_some() || is_one(before, &MADE);
        let told = has_one(&words[..from], &RETOLD) || has_one(&words[..from], &SPEAKS);
        (by && !told).then(|| (kind, name_behind(sentence, &words[from + 1..])))
    };
    let (kind, name) = owned.or_else(sent)?;
    let (first, end) = name?;
    let is_named = match kind {
        Kind::Account => true,
        Kind::Letter => is_colon || has_one(words, &["text"]),
        Kind::Views => false,
    };
    Some((if is_named { first } else { end }, end))
}

/// Which of several words announces, if one does.
fn opening(words: &[&str], is_colon: bool) -> Option<usize> {
    let at = words
        .iter()
        .take(OPENING)
        .position(|word| is_one(word, &OPENS))?;
    let next = words.get(at + 1).copied().unwrap_or_default();
    // "Following Tallis's account we left" announces nothing.
    let announces = is_colon || is_one(words[at], &["herewith"]) || is_one(next, &["is", "are"]);
    announces.then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Who says "I" in the paper that a paragraph announces: nobody where that is open, `None` where it announces none.
    fn speaker(paragraph: &str) -> Option<&str> {
        let (first, end) = announced(paragraph)?.speaker;
        Some(&paragraph[first..end])
    }

    #[test]
    fn a_paper_is_his_whose_it_is_said_to_be() {
        for paragraph in [
            "1. Following message from General Tallis for Secretary:",
            "CAP 12. Following is text of cable from Tallis, Oslo 20, on the straits.",
            "Please see Oslo 4. Following is text of letter sent by Mr. Tallis: Dear friend",
            "Herewith Sec. Tallis's account of the talk. It matters.",
        ] {
            assert_eq!(speaker(paragraph), Some("Tallis"), "{paragraph}");
        }
    }

    #[test]
    fn another_telegram_is_copied_out_under_its_heading() {
        assert!(is_heading("From Oslo nr. 38, July 4, 1965"));
        assert!(!is_heading("From Oslo we hear of 38 ships"));
        assert!(!is_heading("To number 3 I agree"));
        assert!(is_heading("DRAFT CONTINGENCY PRESIDENTIAL STATEMENT"));
        assert!(is_heading("Part III—Views of Ambassador Tallis"));
        assert!(!is_heading("Draft letter was not shown to Tallis."));
        assert!(!is_heading("Views of Tallis"));
    }

    #[test]
    fn what_the_sender_may_tell_himself_leaves_open_who_speaks() {
        for paragraph in [
            "Following are Tallis's views:",
            "Following is a letter to me from Oren Tallis on the straits.",
        ] {
            assert_eq!(speaker(paragraph), Some(""), "{paragraph}");
        }
    }

    #[test]
    fn what_is_the_senders_own_is_no_paper_of_another() {
        for paragraph in [
            "The following are Oren Tallis's and my comments on the plans.",
            "Following are my comments on the letter from Tallis:",
            "Herewith a draft letter cleared by Tallis.",
            "Following is summary of message from Tallis:",
            "Following message from Department:",
            "Following is report of talks by December 5:",
            "Following the letter from Tallis we left.",
            "Following is text of letter from Tallis: “I agree.”",
        ] {
            assert_eq!(speaker(paragraph), None, "{paragraph}");
        }
    }
}
