//! Which words are a protect mark.
//!
//! Method: from "protect", misprints of it too, to both sides over the words such marks are made of, as far as a bracket,
//! dash, comma or the end of the sentence; what follows a mark that opens a bracket is not looked at. "Asked us to protect
//! his identity" is a mark wherever it stands; "(to protect our interests)" and "protect the coast" are none. Cost: a look
//! around each "protect".

use super::spelled::{is_cut_short, is_protect, is_strictly};
use crate::extract::page::{Page, Sentence, Shape};
use crate::model::Protection;
use crate::vocab::families::{self, Families};
use crate::vocab::{PieceKind, Sense};

/// A mark: tokens `first..end`, its brackets included.
pub(super) struct ProtectMark {
    pub(super) first: usize,
    /// The first of the words that make the mark, behind what else its brackets hold.
    pub(super) words: usize,
    pub(super) end: usize,
    pub(super) protection: Protection,
    /// Whether it is about all whom the message names: "please protect all sources in this message".
    pub(super) of_all: bool,
}

impl ProtectMark {
    /// Whether right before it stands a word for somebody who is not named: "our source (protect)".
    pub(super) fn of_somebody(&self, page: &Page<'_>) -> bool {
        self.first
            .checked_sub(1)
            .is_some_and(|before| is_somebody(page, before))
    }

    /// The same right before its words, within its brackets: "(we have it from our source — protect)".
    pub(super) fn is_behind_somebody(&self, page: &Page<'_>) -> bool {
        self.words
            .checked_sub(1)
            .is_some_and(|before| is_somebody(page, before))
    }
}

/// Whether a word stands for a source who is not named: "contact".
pub(super) fn is_unnamed(page: &Page<'_>, at: usize) -> bool {
    page.is_any(at, &SOMEBODY)
}

/// Whether a word stands for somebody who is not named: "source", "Minister".
fn is_somebody(page: &Page<'_>, at: usize) -> bool {
    is_unnamed(page, at)
        || page.has_sense(at, |sense| matches!(sense, Sense::Title(_) | Sense::Group))
}

/// Whether a word stands for people who may be somebody's: "source", "Minister", "family".
pub(super) fn is_of_people(page: &Page<'_>, at: usize) -> bool {
    is_somebody(page, at) || page.is_any(at, &KIN)
}

/// Words for somebody without a name, beside titles and nouns of groups.
const SOMEBODY: [&str; 9] = [
    "source", "sources", "contact", "contacts", "interlocutor", "interlocutors", "official",
    "informant", "informants",
];

/// Words for all whom a message names, behind "all".
const EVERYBODY: [&str; 14] = [
    "source", "sources", "contacts", "interlocutors", "informants", "participants", "attendees",
    "individuals", "persons", "people", "names", "identities", "speakers", "interviewees",
];

/// What is kept of somebody who is protected.
const IDENTITY: [&str; 5] = [
    "identity", "identities", "name", "anonymity", "confidentiality",
];

/// Words that tell that the protection is asked for, or asked of those who read.
const ASKED: [&str; 24] = [
    "ask", "asks", "asked", "asking", "request", "requests", "requested", "requesting", "insisted",
    "insists", "urged", "begged", "pleaded", "wants", "wanted", "wishes", "wished", "please",
    "pls", "we", "us", "addressees", "recipients", "readers",
];

/// Words behind "protect" with which a mark goes on about itself: "(protect as requested)", "(protect at all costs)".
const GOES_ON: [&str; 14] = [
    "as", "per", "at", "in", "on", "until", "due", "because", "unless", "since", "throughout",
    "under", "only", "always",
];

/// Words for those who are close to somebody.
const KIN: [&str; 23] = [
    "family", "families", "brother", "brothers", "sister", "sisters", "wife", "husband", "son",
    "sons", "daughter", "father", "mother", "cousin", "relative", "relatives", "friend", "friends",
    "entourage", "circle", "associates", "supporters", "followers",
];

/// Words before "protect" that are part of a mark.
const BEFORE: [&str; 14] = [
    "strictly", "please", "pls", "fully", "source", "sources", "identity", "name", "names", "both",
    "all", "and", "strict", "must",
];

/// Words that open what is asked of those who read.
const POLITE: [&str; 8] = [
    "please", "pls", "kindly", "handle", "treat", "hold", "keep", "do",
];

/// Words behind it that are.
const BEHIND: [&str; 26] = [
    "source", "sources", "identity", "identities", "name", "names", "his", "her", "their", "its",
    "throughout", "strictly", "fully", "both", "all", "as", "a", "please", "him", "them", "the",
    "of", "information", "this", "our", "contact",
];

/// How far back the bracket of a mark may open.
const BRACKET: usize = 40;

/// The mark whose "protect" stands at a token.
pub(super) fn mark_at(page: &Page<'_>, sentence: &Sentence, at: usize) -> Option<ProtectMark> {
    if !is_protect(page, at) {
        return None;
    }
    let words = Words::around(page, sentence, at);
    let beside = Beside::of(page, sentence, &words);
    if is_cut_short(page, at) && !(words.said && beside.right != Bound::None) {
        return None;
    }
    let of_all = of_all(page, sentence, at)
        && (words.strictly || words.polite || beside.left != Bound::None);
    let is_mark = of_all
        || is_asked(page, sentence, words.first, at)
        || beside.is_led_up_to(page, at)
        || beside.bounds_mark(page, sentence, &words);
    if !is_mark {
        return None;
    }
    let own = dashes_before(page, sentence, words.first);
    let (first, end) = match beside.open {
        Some(open) => (open, closing(page, sentence, words.end)),
        None => (own, words.end),
    };
    let protection = match words.strictly {
        true => Protection::StrictlyProtect,
        false => Protection::Protect,
    };
    Some(ProtectMark {
        first,
        words: own,
        end,
        protection,
        of_all,
    })
}

/// The words that a mark is made of, tokens `first..end`, and what they tell of it.
struct Words {
    /// Where its "protect" stands.
    at: usize,
    first: usize,
    end: usize,
    strictly: bool,
    polite: bool,
    /// Whether they say more than "protect".
    said: bool,
    /// "protected".
    passive: bool,
    /// "Varga should be strictly protected": what is said of him is a mark too.
    wished: bool,
}

impl Words {
    /// From "protect" to both sides, over the words such marks are made of.
    fn around(page: &Page<'_>, sentence: &Sentence, at: usize) -> Self {
        let passive = page.is(at, "protected");
        let mut first = at;
        while first > sentence.first
            && (page.is_any(first - 1, &BEFORE) || is_strictly(page, first - 1))
        {
            first -= 1;
        }
        let strictly = (first..at).any(|at| is_strictly(page, at));
        let wished = passive && strictly && is_wished(page, sentence, first);
        while wished
            && first > sentence.first
            && (page.is_of(first - 1, families::BE.and(families::MODAL))
                || page.is(first - 1, "to"))
        {
            first -= 1;
        }
        let mut end = at + 1;
        while end < sentence.end && page.is_any(end, &BEHIND) {
            end += 1;
        }
        let strictly = strictly || (at + 1..end).any(|at| page.is(at, "strictly"));
        let polite = (first..at).any(|at| page.is_any(at, &["please", "pls"]));
        let said = strictly
            || polite
            || (first..at).any(|at| page.is_any(at, &["source", "identity", "sources"]))
            || (at + 1..end)
                .any(|at| page.is_any(at, &["source", "sources", "identity", "identities"]));
        Words {
            at,
            first,
            end,
            strictly,
            polite,
            said,
            passive,
            wished,
        }
    }

    /// Whether they say whom to protect: "please protect Varga", "strictly protect Dr. Varga".
    fn name_somebody(&self, page: &Page<'_>, sentence: &Sentence) -> bool {
        let end = self.end;
        self.said
            && !self.passive
            && end < sentence.end
            && page.tokens[end].kind == PieceKind::Word
            && page.tokens[end].shape != Shape::Lower
            && (!sentence.upper || self.strictly || end > self.at + 1)
            && !page.has_sense(end, |sense| matches!(sense, Sense::NotPerson(_)))
    }

    /// Whether what stands behind them goes on with the mark, within the bracket that opens right before them: "(protect
    /// identity of this contact in all messages)", "(protect as requested)"; "protect and do not cite".
    fn go_on(&self, page: &Page<'_>, open: Option<usize>) -> bool {
        (page.is_any(self.end, &["and", "-", "–"]) && self.said)
            || (open.is_some_and(|open| open + 1 == self.first)
                && !self.passive
                && (self.said || (self.at + 1..=self.end).any(|at| page.is_any(at, &GOES_ON))))
    }
}

/// Whether it is said of somebody that he is, or is to be, protected, before the first word of a mark; "Norvale's rights would
/// be fully protected" asks nobody for it.
fn is_wished(page: &Page<'_>, sentence: &Sentence, first: usize) -> bool {
    // What "should be protected" is asked for.
    const TOLD: Families = families::WILL
        .and(families::WOULD)
        .and(families::POSSIBILITY);
    let told =
        first > sentence.first + 1 && page.is(first - 1, "be") && page.is_of(first - 2, TOLD);
    !told && first > sentence.first && page.is_of(first - 1, families::BE)
}

/// What stands around the words of a mark.
struct Beside {
    /// The bracket that they stand in.
    open: Option<usize>,
    left: Bound,
    right: Bound,
}

impl Beside {
    fn of(page: &Page<'_>, sentence: &Sentence, words: &Words) -> Self {
        let before = words.first.checked_sub(1);
        Beside {
            open: opening(page, sentence, words.first),
            left: bound(page, before.filter(|at| *at >= sentence.first)),
            right: bound(page, Some(words.end).filter(|at| *at < sentence.end)),
        }
    }

    /// Whether what is asked first leads up to "protect": "(please handle accordingly and protect)".
    fn is_led_up_to(&self, page: &Page<'_>, at: usize) -> bool {
        self.right != Bound::None
            && page.is_any(
                at - usize::from(at > 0),
                &["and", "&", "or", "strictly", "fully"],
            )
            && self.open.is_some_and(|open| page.is_any(open + 1, &POLITE))
    }

    /// Whether words so bounded are a mark.
    fn bounds_mark(&self, page: &Page<'_>, sentence: &Sentence, words: &Words) -> bool {
        match (self.open, self.left, self.right) {
            (Some(_), Bound::None, right) | (_, Bound::None, right @ Bound::None) => {
                words.wished && right != Bound::None
            }
            (Some(_), _, Bound::None) => words.go_on(page, self.open),
            (Some(_), ..) => true,
            (None, Bound::Dash, Bound::Dash) => true,
            (None, left, Bound::None) => left != Bound::None && words.name_somebody(page, sentence),
            (None, left, _) => words.said && (left != Bound::None || words.wished),
        }
    }
}

/// Whether a mark is about all whom the message names: "all sources … strictly protected", "protect all interlocutors".
fn of_all(page: &Page<'_>, sentence: &Sentence, at: usize) -> bool {
    /// So many words away "all sources" may stand.
    const NEAR: usize = 9;
    let near = sentence.first.max(at.saturating_sub(NEAR))..sentence.end.min(at + NEAR);
    let mut all = near.filter(|at| page.is_any(*at, &["all", "any", "every"]));
    all.any(|all| {
        let passed = page.is_any(all + 1, &["of", "our", "the", "these", "embassy", "post"]);
        let noun = all + 1 + usize::from(passed);
        page.is_any(noun, &EVERYBODY) || page.is_any(noun + 1, &EVERYBODY)
    })
}

/// "Asked us to protect his identity", "asked that we strictly protect her name", "asked that his name be protected".
fn is_asked(page: &Page<'_>, sentence: &Sentence, first: usize, at: usize) -> bool {
    /// So many words before "protect" the asking may stand.
    const NEAR: usize = 8;
    let floor = sentence.first.max(first.saturating_sub(NEAR));
    let kept = match page.is(at, "protected") {
        true => {
            first > floor
                && page.is(first - 1, "be")
                && (floor..first).any(|at| page.is_any(at, &IDENTITY))
        }
        false => {
            at + 2 < sentence.end
                && page.is_of(at + 1, families::HIS.and(families::ARTICLE))
                && page.is_any(at + 2, &IDENTITY)
        }
    };
    kept && (floor..at).any(|at| page.is_any(at, &ASKED))
}

/// What stands beside a mark.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Bound {
    /// A word: no end of a mark.
    None,
    /// A dash or slash.
    Dash,
    /// A bracket, comma, stop, or the end of the sentence.
    Other,
}

fn bound(page: &Page<'_>, at: Option<usize>) -> Bound {
    let Some(at) = at else { return Bound::Other };
    match page.word(at) {
        "-" | "–" | "—" | "/" | "*" => Bound::Dash,
        _ if page.tokens[at].kind == PieceKind::Word
            || page.tokens[at].kind == PieceKind::Number =>
        {
            Bound::None
        }
        _ => Bound::Other,
    }
}

/// The bracket that a mark stands in.
fn opening(page: &Page<'_>, sentence: &Sentence, first: usize) -> Option<usize> {
    let floor = sentence.first.max(first.saturating_sub(BRACKET));
    (floor..first)
        .rev()
        .take_while(|at| !matches!(page.word(*at), ")" | "]" | "}"))
        .find(|at| matches!(page.word(*at), "(" | "[" | "{"))
}

/// The token behind the bracket that closes a mark; where it is not closed, behind the mark.
fn closing(page: &Page<'_>, sentence: &Sentence, end: usize) -> usize {
    (end..sentence.end.min(end + BRACKET))
        .take_while(|at| !matches!(page.word(*at), "(" | "[" | "{"))
        .find(|at| matches!(page.word(*at), ")" | "]" | "}"))
        .map_or(end, |close| close + 1)
}

fn dashes_before(page: &Page<'_>, sentence: &Sentence, first: usize) -> usize {
    let mut open = first;
    while open > sentence.first && matches!(page.word(open - 1), "-" | "–" | "—" | "/" | "," | "*")
    {
        open -= 1;
    }
    open
}
