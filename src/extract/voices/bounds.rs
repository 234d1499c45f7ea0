//! Where a text that a message passes on opens, and where it ends: one answer for all who ask whose words they are.
//!
//! Needs: words and sentences. Method: a salutation, "Begin text", "Quote", a sentence that announces a text or a quotation mark
//! opens it; the close of a letter, "End text", "Unquote" or the last quotation mark ends it, else the next salutation or the end
//! of the message: who passes on a text may say nothing of his own behind it, and a wrong author is worse than a missing one.
//! Cost: one pass; behind a mere quotation mark no more than a letter's paragraphs are looked through.

use super::words::{MARKS, is_quoted};
use crate::extract::page::Page;
use crate::vocab::PieceKind;

/// By what a text opens.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Sign {
    /// A quotation mark, and whether a text is announced there: what is only quoted is no text of its own.
    Mark { announced: bool },
    /// "Dear Mr. President".
    Salutation,
    /// "Begin text", "Quote".
    Begin,
    /// "Message from the President follows:".
    Announcement,
}

/// Where a text opens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opening {
    pub(super) at: usize,
    pub(super) sign: Sign,
}

/// What ends a text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum End {
    /// "Sincerely".
    Close,
    /// "End text".
    Told,
    /// "Unquote".
    Unquote,
    /// "Quote", of which the next "Unquote" is.
    Quote,
}

/// How a text ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Close {
    /// With its close, which a signature may follow before a byte.
    Signed { at: usize, before: usize },
    /// Before or with a sign that says so.
    Told(usize),
    /// Nothing tells where, at the latest here.
    Open(usize),
}

/// What a text is called where its beginning and end are told.
const TEXT: [&str; 7] = [
    "text", "quote", "message", "verbatim", "letter", "statement", "draft",
];

/// So many paragraphs a quoted letter has at most.
const PARAGRAPHS: usize = 80;

/// What closes a letter.
const CLOSES: [&str; 3] = ["sincerely", "respectfully", "faithfully"];

/// Where texts open and end in a message.
pub(super) struct Bounds<'p> {
    paragraphs: &'p [(usize, &'p str)],
    /// In order.
    pub(super) openings: Vec<Opening>,
    /// Where letters open, in order.
    salutations: Vec<usize>,
    /// With their first byte, in order.
    ends: Vec<(usize, End)>,
    /// So long the text is.
    len: usize,
}

impl<'p> Bounds<'p> {
    pub(super) fn of(page: &Page<'_>, paragraphs: &'p [(usize, &'p str)]) -> Self {
        let mut openings: Vec<Opening> = paragraphs
            .iter()
            .filter_map(|(at, words)| opening(*at, words))
            .collect();
        let mut ends = Vec::new();
        for sentence in &page.sentences {
            for at in sentence.first..sentence.end {
                openings.extend(opens(page, at));
                ends.extend(ends_text(page, at).map(|end| (page.byte(at), end)));
            }
            if announces(page, sentence.first, sentence.end) {
                openings.push(behind(page, sentence.end));
            }
        }
        openings.sort_by_key(|opening| opening.at);
        let openings = nearest(&openings);
        let letters = openings.iter().filter(|one| one.sign == Sign::Salutation);
        Bounds {
            salutations: letters.map(|one| one.at).collect(),
            paragraphs,
            openings,
            ends,
            len: page.text.len(),
        }
    }

    /// Where the paragraph of a byte stands among all.
    pub(super) fn paragraph(&self, byte: usize) -> usize {
        let next = self.paragraphs.partition_point(|(at, _)| *at <= byte);
        next.saturating_sub(1)
    }

    /// Where a text ends that opens.
    pub(super) fn close(&self, opening: Opening) -> Close {
        let told = self.told(opening);
        let marked = matches!(opening.sign, Sign::Mark { .. });
        match (told, self.last_mark(opening.at).filter(|_| marked)) {
            (Some((at, _)), Some(end)) if end <= at => Close::Told(end),
            (Some((at, End::Close)), _) => {
                let mut behind = self.ends_behind(at);
                let before = behind.find(|(_, end)| matches!(end, End::Told | End::Unquote));
                Close::Signed {
                    at,
                    before: before.map_or(self.len, |(before, _)| before),
                }
            }
            (Some((at, _)), _) => Close::Told(at),
            (None, Some(end)) => Close::Told(end),
            (None, None) => Close::Open(self.next_salutation(opening.at).unwrap_or(self.len)),
        }
    }

    fn ends_behind(&self, byte: usize) -> impl Iterator<Item = (usize, End)> {
        let next = self.ends.partition_point(|(at, _)| *at <= byte);
        self.ends[next..].iter().copied()
    }

    /// The word that ends a text that opens, before the next letter does.
    fn told(&self, opening: Opening) -> Option<(usize, End)> {
        let is_letter = matches!(opening.sign, Sign::Mark { .. } | Sign::Salutation);
        let next = self.next_salutation(opening.at).unwrap_or(self.len);
        let last = match opening.sign {
            Sign::Mark { .. } => self.far(opening.at),
            _ => self.len,
        };
        let mut quoted = false;
        let ends = self.ends_behind(opening.at);
        let mut ends = ends.take_while(|(at, _)| *at < next.min(last));
        ends.find(|(_, end)| match end {
            // A letter quotes.
            End::Quote => {
                quoted = is_letter;
                false
            }
            End::Unquote => !std::mem::take(&mut quoted),
            End::Close | End::Told => true,
        })
    }

    /// The byte up to which a quoted letter may reach that opens at another.
    fn far(&self, opening: usize) -> usize {
        let behind = self.paragraphs.get(self.paragraph(opening) + PARAGRAPHS);
        behind.map_or(self.len, |(at, _)| *at)
    }

    /// Where the quotation ends that opens at a byte.
    fn last_mark(&self, opening: usize) -> Option<usize> {
        let first = self.paragraph(opening);
        let last = self.paragraphs.len().min(first + PARAGRAPHS);
        (first..last).find_map(|index| {
            let (at, words) = self.paragraphs[index];
            let floor = opening.saturating_sub(at).min(words.len());
            // A quotation of several paragraphs may open each with a mark.
            let next = self.paragraphs.get(index + 1);
            let goes_on = next.is_some_and(|(_, next)| is_quoted(unnumbered(next)));
            let is_last = words.len() - floor > 1 && words.ends_with(MARKS) && !goes_on;
            is_last.then_some(at + words.len())
        })
    }

    fn next_salutation(&self, byte: usize) -> Option<usize> {
        /// A salutation may stand behind what opens its letter.
        const NEAR: usize = 60;
        let next = self.salutations.partition_point(|at| *at <= byte + NEAR);
        self.salutations.get(next).copied()
    }
}

/// The openings without those that only lead up to another: "Text follows. Begin text: Dear Mr. President".
fn nearest(openings: &[Opening]) -> Vec<Opening> {
    /// So near the other stands.
    const NEAR: usize = 40;
    let leads_up = |opening: Sign, next: Sign| match opening {
        Sign::Announcement => matches!(next, Sign::Salutation | Sign::Begin),
        Sign::Begin => next == Sign::Salutation,
        Sign::Mark { .. } | Sign::Salutation => false,
    };
    let kept = |index: usize| {
        let Opening { at, sign } = openings[index];
        let near = openings[index + 1..].iter();
        !near
            .take_while(|next| next.at <= at + NEAR)
            .any(|next| leads_up(sign, next.sign))
    };
    let all = 0..openings.len();
    all.filter(|index| kept(*index))
        .map(|index| openings[index])
        .collect()
}

/// A paragraph without the number that it bears.
fn unnumbered(paragraph: &str) -> &str {
    paragraph.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '(' | ')' | ' '))
}

/// Where a text opens in a paragraph: at a salutation, or at a quotation mark that opens the paragraph or stands behind a colon.
fn opening(start: usize, paragraph: &str) -> Option<Opening> {
    let sign = |words: &str| match () {
        () if is_quoted(words) => {
            let before = &paragraph[..paragraph.len() - words.len()];
            let announced = is_announced(before) || greets(words.trim_start_matches(MARKS));
            Some(Sign::Mark { announced })
        }
        () if greets(words) => Some(Sign::Salutation),
        () => None,
    };
    let colons = paragraph.match_indices(':');
    let behind = colons.map(|(colon, _)| paragraph[colon + 1..].trim_start());
    let mut places = std::iter::once(unnumbered(paragraph)).chain(behind);
    places.find_map(|words| {
        let at = start + paragraph.len() - words.len();
        sign(words).map(|sign| Opening { at, sign })
    })
}

fn greets(words: &str) -> bool {
    words.starts_with("Dear ")
}

/// Whether words end in "Following is text Secretary's letter to you:".
fn is_announced(before: &str) -> bool {
    /// So far before its colon an announcement opens.
    const ANNOUNCEMENT: usize = 160;
    const ANNOUNCES: [&str; 3] = ["following is text", "following text", "text follows"];
    let from = before.len().saturating_sub(ANNOUNCEMENT);
    let from = (from..before.len()).find(|at| before.is_char_boundary(*at));
    let near = from.map_or("", |from| &before[from..]).to_ascii_lowercase();
    before.trim_end().ends_with(':') && ANNOUNCES.iter().any(|words| near.contains(words))
}

/// "Begin text", "Quote", "Dear Mr. President".
fn opens(page: &Page<'_>, at: usize) -> Option<Opening> {
    // Asked of every word: the first letter rules nearly all of them out.
    if !matches!(page.initial(at), Some(b'b' | b'v' | b'q' | b'd')) {
        return None;
    }
    let named = |at: usize| {
        let token = page.tokens.get(at);
        token.is_some_and(|token| token.kind == PieceKind::Word)
            && page.word(at).starts_with(char::is_uppercase)
    };
    let begins = (page.is_any(at, &["begin", "beginning"]) && page.is_any(at + 1, &TEXT))
        || page.is(at, "verbatim") && page.is_any(at + 1, &["text", "quote"])
        || is_quote(page, at);
    let is_salutation = || {
        page.is(at, "dear")
            && (page.tokens[at].opens_line && named(at + 1)
                || page.is_any(
                    at + 1,
                    &[
                        "mr", "mrs", "prime", "madam", "general", "senator", "ambassador",
                        "excellency",
                    ],
                ))
    };
    if !begins {
        let at = page.byte(at);
        let sign = Sign::Salutation;
        return is_salutation().then_some(Opening { at, sign });
    }
    let mut next = at + 1;
    while page.is_any(next, &TEXT) || page.is_any(next, &[":", "."]) {
        next += 1;
    }
    Some(match page.text[page.byte(next)..].starts_with(MARKS) {
        true => behind(page, next),
        false => Opening {
            at: page.byte(at),
            sign: Sign::Begin,
        },
    })
}

fn is_quote(page: &Page<'_>, at: usize) -> bool {
    matches!(page.word(at), "QUOTE" | "QTE" | "Qte")
        || page.word(at) == "Quote" && !page.tokens[at].opens_line
}

/// "Unquote", "End text", "Sincerely yours".
fn ends_text(page: &Page<'_>, at: usize) -> Option<End> {
    match page.initial(at)? {
        b'u' if page.is_any(at, &["unquote", "unqte", "unqt"]) => Some(End::Unquote),
        b'q' if is_quote(page, at) => Some(End::Quote),
        b'e' => {
            let of = usize::from(page.is(at + 1, "of"));
            let is_end = page.is(at, "end")
                && page.word(at).starts_with('E')
                && page.is_any(at + 1 + of, &TEXT)
                && !(at > 0 && page.is(at - 1, "the"));
            is_end.then_some(End::Told)
        }
        b's' | b'r' | b'f' => closes(page, at).then_some(End::Close),
        _ => None,
    }
}

/// Whether a word closes a letter: "Sincerely,", "Very respectfully yours"; not "We sincerely hope", "Respectfully, we ask".
fn closes(page: &Page<'_>, at: usize) -> bool {
    if !page.is_any(at, &CLOSES) {
        return false;
    }
    let mut first = at;
    while first > 0 && page.is_any(first - 1, &["yours", "very", "most"]) {
        first -= 1;
    }
    let apart = page.tokens[first].opens_line
        || matches!(page.word(first.saturating_sub(1)), "." | "," | "!" | "?");
    let mut next = at + 1;
    while page.is_any(next, &["yours", "your", ",", ".", ":"]) {
        next += 1;
    }
    let told = page.tokens.get(next).is_none_or(|token| {
        token.opens_line
            || token.kind != PieceKind::Word
            || page.word(next).starts_with(char::is_uppercase) && !page.is_any(next, &["i", "we"])
    });
    apart && told && page.word(at).starts_with(char::is_uppercase)
        || page.tokens[first].opens_line && told
}

/// "Following is text of letter:", "Message from the President follows:".
fn announces(page: &Page<'_>, first: usize, end: usize) -> bool {
    let last = end.saturating_sub(1);
    let colon = page.word(last) == ":"
        || page.is(last, "follows")
        || page.is(last.saturating_sub(1), "follows");
    let has = |words: &[&str]| (first..end).any(|at| page.is_any(at, words));
    end - first < 40
        && colon
        && has(&[
            "text", "message", "letter", "note", "statement", "memorandum", "reply", "aide",
            "announcement", "communique",
        ])
        && has(&["follows", "following", "verbatim", "text", "reads", "quote"])
        && !has(&["points", "lines"])
}

/// Where a text opens that a sentence announces, which ends before a word: with the quotation mark that follows, else there.
fn behind(page: &Page<'_>, end: usize) -> Opening {
    let at = page.byte(end);
    let announced = is_quoted(page.text[at..].trim_start());
    let sign = match announced {
        true => Sign::Mark { announced },
        false => Sign::Announcement,
    };
    Opening { at, sign }
}
