//! Names of East and South East Asia, which no given name of the lists opens: "Kim Chong-pil", "Ngo Dinh Nhu".

use super::run::{is_name_word, is_place_or_body};
use crate::extract::draft::Draft;
use crate::extract::page::{Page, Sentence, Shape};
use crate::notation;
use crate::vocab::{self, Opening, PieceKind, Sense, TitleKind};

/// Words that stand between family's and last name in Vietnam, as particles do elsewhere.
const MIDDLES: [&str; 22] = [
    "anh", "ba", "cao", "chi", "cong", "dinh", "duc", "duy", "hoang", "huu", "huy", "khac", "minh",
    "ngoc", "quang", "thanh", "thi", "trong", "tuan", "van", "viet", "xuan",
];

/// The token behind such a name, from the token that opens it; `introduced` where a title stands before it. Without one,
/// what others may be called too must be tied by a hyphen, hold a middle name, or be held for somebody's by the tagger.
pub(super) fn asian_name_end(
    draft: &Draft<'_, '_>,
    first: usize,
    sentence: &Sentence,
    introduced: bool,
) -> Option<usize> {
    let page = draft.page;
    let token = page.tokens.get(first)?;
    if token.kind != PieceKind::Word || token.shape == Shape::Lower || token.possessive {
        return None;
    }
    let opening = vocab::opening(page.word(first))?;
    let longer = page.hits_at(first).iter().any(|hit| hit.end > first + 1);
    if longer || vocab::is_no_name(page.word(first)) {
        return None;
    }
    let name = match opening {
        Opening::Given => given_first(page, first, sentence)?,
        Opening::Family => syllables(page, first, sentence, 2)?,
        Opening::FamilyOfLast => syllables(page, first, sentence, 3)?,
    };
    let is_unlisted = |at: usize| page.tokens[at].word.is_none();
    let is_listed = (first + 1..name.end).any(|at| !page.is_hyphen(at) && !is_unlisted(at));
    let is_middle = |at: usize| {
        page.is_any(at, &MIDDLES) || vocab::opening(page.word(at)) == Some(Opening::FamilyOfLast)
    };
    let middle = opening == Opening::FamilyOfLast && name.words > 2 && is_middle(first + 1);
    let held = || {
        // Behind another capitalised word that no list has it may be the rest of a longer name.
        let inside = first > sentence.first
            && page.tokens[first - 1].shape == Shape::Capital
            && (is_unlisted(first - 1) || vocab::opening(page.word(first - 1)).is_some());
        let least = if is_listed { 0.6 } else { 0.35 };
        let share = draft.shares.person(first, name.end);
        !inside && share.is_some_and(|share| share > least)
    };
    // "Lee Kuan Yew": three syllables of which English has none.
    let whole = opening == Opening::Family && name.words == 3 && !is_listed && !sentence.upper;
    let sure = name.tied || middle || whole || opening == Opening::Given && is_unlisted(first + 1);
    let likely = || !sentence.upper && held();
    (introduced && !(sentence.upper && is_listed) || sure || likely()).then_some(name.end)
}

/// What was read of a name.
struct Read {
    end: usize,
    words: usize,
    /// Whether a hyphen ties two of its syllables.
    tied: bool,
}

/// A given name and the family's behind it, of any length: "Souvanna Phouma".
fn given_first(page: &Page<'_>, first: usize, sentence: &Sentence) -> Option<Read> {
    let next = first + 1;
    let is_name = next < sentence.end
        && is_name_word(page, next, sentence.upper)
        && !page.has_sense(next, is_place_or_body)
        && !(sentence.upper && page.tokens[next].word.is_some());
    is_name.then_some(Read {
        end: next + 1,
        words: 2,
        tied: false,
    })
}

/// Syllables behind a family's name, so many at most.
fn syllables(page: &Page<'_>, first: usize, sentence: &Sentence, most: usize) -> Option<Read> {
    let mut read = Read {
        end: first + 1,
        words: 1,
        tied: false,
    };
    while read.words <= most && read.end < sentence.end {
        if page.tokens[read.end - 1].possessive {
            break;
        }
        let tied = page.is_hyphen(read.end);
        // A hyphen ties given names to each other, and two families' names or a name and a word otherwise.
        let hangs = page.tokens.get(read.end + 1).is_none_or(|next| next.apart);
        if tied && (read.words == 1 || hangs) {
            return None;
        }
        let at = read.end + usize::from(tied);
        let is_part = at < sentence.end
            && (tied || page.tokens[at].shape != Shape::Lower)
            && (is_syllable(page, at, tied, sentence.upper)
                || read.words > 1 && is_last_style(page, at, sentence));
        if !is_part {
            if tied {
                return None;
            }
            break;
        }
        read.tied |= tied;
        read.words += 1;
        read.end = at + 1;
    }
    (read.words > 1).then_some(read)
}

/// Whether a style is the last syllable of such a name: "Tran Van Don", not "Tran Van, Don Quilo".
fn is_last_style(page: &Page<'_>, at: usize, sentence: &Sentence) -> bool {
    let is_style = |sense| matches!(sense, Sense::Title(index) if vocab::title(index).kind == TitleKind::Style);
    let style = page.has_sense(at, is_style);
    let single = page.hits_at(at).iter().all(|hit| hit.end == at + 1);
    let next = at + 1;
    let leads = next < sentence.end && is_name_word(page, next, sentence.upper);
    style && single && !leads && vocab::is_syllable(&page.word(at).to_lowercase())
}

/// Whether a word is a syllable of such a name: one that a hyphen ties to another may be anything that sounds so, one that
/// stands alone is none where it says something else.
fn is_syllable(page: &Page<'_>, at: usize, tied: bool, upper: bool) -> bool {
    let token = &page.tokens[at];
    let word = page.word(at).to_lowercase().replace(['\'', '\u{2019}'], "");
    if token.kind != PieceKind::Word || !vocab::is_syllable(&word) {
        return false;
    }
    let longer = page.hits_at(at).iter().any(|hit| hit.end > at + 1);
    let says = |sense: Sense| match sense {
        Sense::NotPerson(_) | Sense::Verb(..) | Sense::Noun(_) => upper && !tied,
        Sense::Title(_) | Sense::Body(_) => true,
        _ => false,
    };
    !longer
        && (tied || token.shape != Shape::Upper || upper)
        && notation::month(page.word(at)).is_none()
        && !page.has_sense(at, says)
}
