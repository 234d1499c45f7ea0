//! The words of a name: where a run of them ends, and which words can be part of one.

use crate::extract::page::{Page, Sentence, Shape};
use crate::vocab::{self, NotPerson, PieceKind, Sense};

/// A run of name words.
pub(super) struct Run {
    pub(super) end: usize,
    /// Whether it holds more than a surname.
    pub(super) full: bool,
}

/// So many tokens at most are looked at for a name.
const LONGEST: usize = 24;

/// Reads the words of a name from a token on; `introduced` where a title stands before it.
pub(super) fn name_run(
    page: &Page<'_>,
    first: usize,
    sentence: &Sentence,
    introduced: bool,
) -> Option<Run> {
    let mut at = first;
    let mut heavy = 0;
    let mut initials = 0;
    let mut end = first;
    // In capitals a name has no visible end: a given name or initial takes one surname, anything else is one.
    let most = if !sentence.upper { 4 } else { 1 };
    let mut allowed = most;
    // No name has more initials, particles and hyphens than this.
    let limit = sentence.end.min(first + LONGEST);
    while at < limit && heavy < allowed {
        let token = &page.tokens[at];
        let word = page.word(at);
        if at > first && !token.apart && (word == "-" || word == "–") {
            // "Marlow-Tallis talks" are between two, and so is what a dash and initials stand between.
            if are_two(page, at - 1, at + 1)
                || is_between_two(page, at + 1)
                || is_initial_at(page, at + 1)
            {
                break;
            }
            at += 1;
            allowed += 1;
            continue;
        }
        if token.kind != PieceKind::Word {
            break;
        }
        if is_initial(page, at) {
            initials += 1;
            at += 1 + usize::from(page.word(at + 1) == ".");
            continue;
        }
        if is_particle(word)
            && heavy + initials + usize::from(introduced) > 0
            && at + 1 < sentence.end
            && (is_name_word(page, at + 1, sentence.upper) || is_particle(page.word(at + 1)))
        {
            at += 1;
            continue;
        }
        if !is_name_word(page, at, sentence.upper)
            || (sentence.upper && introduced && at == first && is_said_of_title(page, at))
            || (at == first
                && page.has_sense(at, is_place_or_body)
                && !page.has_sense(at, |s| s == Sense::GivenName))
        {
            break;
        }
        // "told President Marlow Tallis's view": one is told, and the other has the view.
        let second = introduced && at == first + 1 && heavy == 1;
        if second
            && !page.has_sense(first, |sense| sense == Sense::GivenName)
            && are_two(page, first, at)
        {
            break;
        }
        let given = page.has_sense(at, |sense| sense == Sense::GivenName)
            || (introduced && is_unknown(page, at) && two_unknown(page, at + 1, sentence));
        if sentence.upper && given && heavy + 1 == allowed && allowed < 3 {
            allowed += 1;
        }
        heavy += 1;
        at += 1;
        end = at;
        if token.possessive
            || page
                .tokens
                .get(at)
                .is_some_and(|next| next.kind == PieceKind::Possessive)
        {
            break;
        }
    }
    (heavy > 0).then_some(Run {
        end,
        full: heavy + initials > 1,
    })
}

/// In capitals, a word behind a title that is no name but what is said of the holder: "SHAH ADAMANTLY", "KING FELT THAT".
fn is_said_of_title(page: &Page<'_>, at: usize) -> bool {
    /// Surnames that are everyday words: names only where a verb or sign follows.
    const BOTH: [&str; 29] = [
        "felt", "firm", "long", "read", "mark", "close", "strong", "wise", "best", "rich", "case",
        "cross", "field", "grant", "may", "will", "dean", "post", "price", "hope", "little",
        "moody", "wants", "kept", "left", "gray", "way", "plant", "friend",
    ];
    let word = page.word(at).to_ascii_uppercase();
    let given = page.has_sense(at, |sense| sense == Sense::GivenName);
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    let formed = (word.len() > 5
        && ends(&[
            "LY", "TED", "WED", "SED", "RED", "NED", "CED", "GED", "ZED", "VED", "LED", "DED",
            "SHED", "CHED", "PED", "KED",
        ]))
        || (word.len() > 6 && ends(&["RING", "TING", "NING", "LING"]));
    let no_vowel = !word.contains(['A', 'E', 'I', 'O', 'U', 'Y']);
    let named = page.has_sense(at + 1, |sense| {
        matches!(sense, Sense::Speech(_) | Sense::NotPerson(NotPerson::Verb))
    }) || page.word(at + 1) == ",";
    !given && (no_vowel || formed && !named || page.is_any(at, &BOTH) && !named)
}

/// "Marlow-Tallis talks": what is between two, the second of whom stands alone elsewhere.
fn is_between_two(page: &Page<'_>, second: usize) -> bool {
    const BETWEEN: [&str; 10] = [
        "conversation",
        "conversations",
        "correspondence",
        "dialogue",
        "discussions",
        "exchange",
        "exchanges",
        "meeting",
        "meetings",
        "talks",
    ];
    page.is_any(second + 1, &BETWEEN) && page.stands_alone(second)
}

/// Whether two words are surnames of two people: each stands alone elsewhere.
fn are_two(page: &Page<'_>, one: usize, other: usize) -> bool {
    other < page.tokens.len() && page.stands_alone(one) && page.stands_alone(other)
}

fn is_initial_at(page: &Page<'_>, at: usize) -> bool {
    at < page.tokens.len() && is_initial(page, at)
}

/// Whether no list has a word.
fn is_unknown(page: &Page<'_>, at: usize) -> bool {
    page.tokens.get(at).is_some_and(|token| {
        token.kind == PieceKind::Word && token.word.is_none() && token.len() > 1
    })
}

/// In capitals, a second unknown word before a verb or a sign is the surname: "PRIME MINISTER RUVEN TALLIS SAID".
fn two_unknown(page: &Page<'_>, at: usize, sentence: &Sentence) -> bool {
    let ends = at + 1 >= sentence.end
        || page.tokens[at + 1].kind != PieceKind::Word
        || page.has_sense(at + 1, |sense| {
            matches!(sense, Sense::NotPerson(_) | Sense::Verb(..))
        });
    at < sentence.end && is_unknown(page, at) && ends
}

pub(super) fn is_place_or_body(sense: Sense) -> bool {
    matches!(
        sense,
        Sense::Place(_)
            | Sense::Adjective(_)
            | Sense::Body(_)
            | Sense::Post(_)
            | Sense::Initiative(_)
    )
}

pub(super) fn is_initial(page: &Page<'_>, at: usize) -> bool {
    let word = page.word(at);
    page.tokens[at].shape == Shape::Upper && word.chars().count() == 1 && page.word(at + 1) == "."
}

pub(super) fn is_particle(word: &str) -> bool {
    [
        "de", "del", "della", "van", "von", "der", "den", "bin", "ibn", "al", "el", "da", "dos",
        "la", "le", "ben", "abu", "ter", "zu", "di", "du",
    ]
    .iter()
    .any(|particle| word.eq_ignore_ascii_case(particle))
}

/// Whether a word can be part of a name here.
fn is_name_word(page: &Page<'_>, at: usize, upper: bool) -> bool {
    let token = &page.tokens[at];
    let word = page.word(at);
    let cased = if upper {
        token.shape != Shape::Lower
    } else {
        matches!(token.shape, Shape::Capital | Shape::Mixed)
            || (token.shape == Shape::Upper && word.len() > 3)
    };
    token.kind == PieceKind::Word
        && cased
        && !page.is_unlisted_post(at)
        && word.chars().count() > 1
        && vocab::month(word).is_none()
        && !page.hits_at(at).iter().any(|hit| match hit.sense {
            Sense::NotPerson(_) | Sense::Title(_) | Sense::Head(..) => true,
            Sense::Body(_) => token.shape == Shape::Upper && hit.end == at + 1,
            Sense::Verb(..) | Sense::Noun(_) => upper,
            _ => false,
        })
}
