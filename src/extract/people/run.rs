//! The words of a name: where a run of them ends, and which words can be part of one.

use super::two::{are_two, is_between_two, is_finite};
use crate::extract::page::{Hit, Page, Sentence, Shape};
use crate::notation;
use crate::vocab::families;
use crate::vocab::{self, Letters, NotPerson, PieceKind, Sense};

/// A run of name words.
pub(super) struct Run {
    pub(super) end: usize,
    /// Whether it holds more than a surname.
    pub(super) full: bool,
}

/// What is built or lies in a land and bears a name.
const FEATURES: [&str; 9] = [
    "dam", "canal", "river", "bridge", "tunnel", "reservoir", "valley", "plateau", "waterworks",
];

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
    while at < limit && (heavy < allowed || (heavy > 1 || introduced) && page.is_hyphen(at)) {
        let token = &page.tokens[at];
        if at > first && page.is_hyphen(at) {
            // "Marlow-Tallis talks" are between two, and so is what a dash and initials stand between.
            if are_two(page, at - 1, at + 1)
                || is_between_two(page, at + 1)
                || is_initial_at(page, at + 1)
            {
                break;
            }
            if heavy > 1 && is_second_syllable(page, at + 1, sentence.upper) {
                end = at + 2;
                break;
            }
            if heavy == allowed && sentence.upper && is_second_surname(page, at + 1, sentence.end) {
                heavy += 1;
                end = at + 2;
                break;
            }
            if heavy == allowed {
                break;
            }
            at += 1;
            allowed += 1;
            continue;
        }
        // Behind a blank line another signs: no name goes on there.
        if token.kind != PieceKind::Word || at > first && page.is_behind_blank(at) {
            break;
        }
        if let Some(behind) = initial_end(page, at) {
            initials += 1;
            at = behind;
            continue;
        }
        let begun = heavy + initials + usize::from(introduced) > 0;
        if begun && let Some(behind) = particle_end(page, at, sentence) {
            at = behind;
            continue;
        }
        // "GENERAL VARG LE SAID": what opens the surnames of others ends this name.
        if begun && heavy == 1 && sentence.upper && is_last(page, at, sentence) {
            heavy += 1;
            end = at + 1;
            break;
        }
        // "bin Sultan": a father's name that is a title elsewhere.
        let is_fathers =
            at > first && page.is_any(at - 1, &["bin", "ibn"]) && token.shape != Shape::Lower;
        let is_other = || {
            page.has_sense(at, is_place_or_body)
                && !page.has_sense(at, |s| s == Sense::GivenName)
                && !(introduced && is_of_both(page, at))
        };
        if !(is_fathers || is_name_word(page, at, sentence.upper))
            || (sentence.upper && introduced && at == first && is_said_of_title(page, at))
            || (at == first && is_other())
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
        let more = given
            || goes_on_behind_particle(page, at + 1, sentence)
            || is_last(page, at + 1, sentence);
        if sentence.upper && more && heavy + 1 == allowed && allowed < 3 {
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
    // "told King Marlow dam would be built": it is the dam that is named.
    let of_thing = introduced && heavy == 1 && end < sentence.end && page.is_any(end, &FEATURES);
    (heavy > 0 && !of_thing).then(|| Run {
        end: behind_generation(page, end, sentence),
        full: heavy + initials > 1,
    })
}

/// The small half of a given name of two syllables, as in Korea and China: "Ki-moon", "Kai-shek"; "Blair-style" is none.
fn is_second_syllable(page: &Page<'_>, at: usize, upper: bool) -> bool {
    const SHORT: usize = 6;
    let both = page.tokens.get(at).zip(page.tokens.get(at - 2));
    both.is_some_and(|(half, first)| {
        (half.shape == Shape::Lower || upper)
            && half.kind == PieceKind::Word
            && !half.apart
            && first.len() <= SHORT
            && page.hits_at(at).is_empty()
            && vocab::is_second_syllable(&page.word(at).to_lowercase())
    })
}

/// In capitals, whether a word behind a hyphen is the second half of a surname: "CARRILLO-FLORES"; "MARLOW-LED" is none.
fn is_second_surname(page: &Page<'_>, at: usize, end: usize) -> bool {
    const FORMED: [&str; 3] = ["ED", "ING", "IST"];
    const ADDED: [&str; 4] = ["STYLE", "LIKE", "TYPE", "ERA"];
    let word = page.word(at);
    at < end
        && (is_unknown(page, at) || vocab::is_common_surname(word))
        && word.chars().count() > 2
        && !page.tokens[at].apart
        && !ADDED.contains(&word)
        && !FORMED.iter().any(|ending| word.ends_with(ending))
}

/// The token behind particles, where a name goes on behind them: "de la Cruz", "al-Sharaa".
fn particle_end(page: &Page<'_>, at: usize, sentence: &Sentence) -> Option<usize> {
    if !vocab::is_particle(page.word(at)) {
        return None;
    }
    let behind = at + 1 + usize::from(page.is_hyphen(at + 1));
    let goes_on = behind < sentence.end
        && (is_name_word(page, behind, sentence.upper)
            || vocab::is_particle(page.word(behind))
            || page.is_any(at, &["bin", "ibn"]) && page.tokens[behind].shape != Shape::Lower);
    goes_on.then_some(behind)
}

/// Whether a particle stands before a verb or sign, so that no name goes on behind it.
fn is_last(page: &Page<'_>, at: usize, sentence: &Sentence) -> bool {
    at < sentence.end
        && vocab::is_particle(page.word(at))
        && (at + 1 == sentence.end || does(page, at + 1))
}

/// Whether a verb that somebody does stands at a token.
fn does(page: &Page<'_>, at: usize) -> bool {
    page.is_of(at, families::FINITE)
        || page.has_sense(at, |sense| {
            matches!(
                sense,
                Sense::Speech(_) | Sense::Verb(..) | Sense::NotPerson(NotPerson::Verb)
            )
        })
}

/// Whether a place is as often somebody's name, and here does what people do: "AMB JORDAN HAS SEEN".
fn is_of_both(page: &Page<'_>, at: usize) -> bool {
    let listed = page.hits_at(at).iter().all(|hit| hit.end == at + 1);
    listed && vocab::is_common_surname(page.word(at)) && does(page, at + 1)
}

/// In capitals, whether a particle and a word that no list has go on with a name: "NGUYEN VAN THIEU", "SAUD AL-FAISAL".
fn goes_on_behind_particle(page: &Page<'_>, at: usize, sentence: &Sentence) -> bool {
    let tied = page.is_hyphen(at + 1);
    particle_end(page, at, sentence).is_some_and(|behind| tied || is_unknown(page, behind))
}

/// The token behind "Jr" or "III", which tells a son from his father; "Sr. Quill" opens another name, "Sr. Adviser" a
/// title, and "II Corps" is a unit.
fn behind_generation(page: &Page<'_>, end: usize, sentence: &Sentence) -> usize {
    let at = end + usize::from(page.word(end) == ",");
    let next = at + 1 + usize::from(page.word(at + 1) == ".");
    let titles = page.is(at, "sr")
        && next < sentence.end
        && (is_name_word(page, next, sentence.upper)
            || page.has_sense(next, |sense| matches!(sense, Sense::Title(_))));
    let told = at < sentence.end
        && page.tokens[at].shape != Shape::Lower
        && vocab::is_generation(page.word(at))
        && !titles
        && !numbers_unit(page, at);
    if told { at + 1 } else { end }
}

/// Whether a Roman number is that of a unit or region: "II Corps", "II and III Corps", "III-CTZ".
fn numbers_unit(page: &Page<'_>, at: usize) -> bool {
    /// Of so many tokens a list of numbers is at most.
    const LIST: usize = 8;
    let behind = (at + 1..at + LIST).find(|at| {
        let joins = page.is_any(*at, &["and", "or", "&", ",", "-", "–", "/", "v"]);
        !joins && !vocab::is_generation(page.word(*at))
    });
    behind.is_some_and(|behind| vocab::is_unit(page.word(behind)))
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
    initial_end(page, at).is_some()
}

/// The token behind initials and their stop: "G. P.", "G.P." in one; the letters of "U. S." and "S.S." are none.
pub(super) fn initial_end(page: &Page<'_>, at: usize) -> Option<usize> {
    let token = page.tokens.get(at)?;
    let word = page.word(at);
    if token.shape != Shape::Upper {
        return None;
    }
    if is_letter_with_stop(page, at) {
        let mut end = at + 2;
        while end < at + 2 * MOST_LETTERS && is_letter_with_stop(page, end) {
            end += 2;
        }
        let known = vocab::letters(&letters_before(page, end));
        return known
            .is_none_or(|letters| letters == Letters::Other)
            .then_some(at + 2);
    }
    let letters = word.split_terminator('.');
    let run_together = word.ends_with('.')
        && letters.clone().all(|letter| letter.chars().count() == 1)
        && (2..=MOST_LETTERS).contains(&letters.count());
    // A body's letters may be initials before a word that no list has.
    let free = |hit: &Hit| matches!(hit.sense, Sense::Body(_)) && is_unknown(page, at + 1);
    (run_together && vocab::letters(word).is_none() && page.hits_at(at).iter().all(free))
        .then_some(at + 1)
}

/// Whether letters with stops stand at a token that are nobody's initials: those of "S.S." and "U. S.".
pub(super) fn is_of_no_initials(page: &Page<'_>, at: usize) -> bool {
    let letters = is_letter_with_stop(page, at) || page.word(at).ends_with('.');
    letters && initial_end(page, at).is_none()
}

/// Nobody has more initials side by side.
const MOST_LETTERS: usize = 4;

fn is_letter_with_stop(page: &Page<'_>, at: usize) -> bool {
    let letter = page.tokens.get(at).is_some_and(|t| t.shape == Shape::Upper);
    letter && page.word(at).chars().count() == 1 && page.word(at + 1) == "."
}

/// The letters that end before a token: "SS" and "U.S.S." in one word, "USS" of "U. S. S.".
pub(super) fn letters_before(page: &Page<'_>, end: usize) -> String {
    let mut first = end;
    while first >= 2 && end - first < 2 * MOST_LETTERS && is_letter_with_stop(page, first - 2) {
        first -= 2;
    }
    if first == end {
        return end.checked_sub(1).map_or("", |at| page.word(at)).to_owned();
    }
    (first..end).step_by(2).map(|at| page.word(at)).collect()
}

/// Whether a word can be part of a name here.
pub(super) fn is_name_word(page: &Page<'_>, at: usize, upper: bool) -> bool {
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
        && notation::month(word).is_none()
        && !page.hits_at(at).iter().any(|hit| match hit.sense {
            Sense::NotPerson(_) | Sense::Title(_) | Sense::Head(..) => true,
            Sense::Body(_) => token.shape == Shape::Upper && hit.end == at + 1,
            Sense::Verb(..) | Sense::Noun(_) => upper,
            _ => false,
        })
}

/// Whether a title behind "became" is what somebody became, and the word behind it another, who does something: "When he became
/// President Marlow changed his mind".
pub(super) fn is_what_he_became(
    page: &Page<'_>,
    sentence: &Sentence,
    title: usize,
    run: &Run,
    first: usize,
) -> bool {
    !run.full
        && run.end == first + 1
        && title > sentence.first
        && page.is_any(title - 1, &["became", "become", "becomes", "becoming"])
        && run.end < sentence.end
        && page.tokens[run.end].kind == PieceKind::Word
        && page.tokens[run.end].shape == Shape::Lower
        && (is_finite(page, run.end) || page.word(run.end).ends_with("ed"))
}
