//! What looks like a person and is none: words that a title, given name or verb of speech seems to introduce.
//!
//! Asked by [`Draft::name`](crate::extract::draft::Draft::name) for every name of a person, whichever rule or weights
//! propose it. The classes were collected from what was found in telegrams and is nobody: places and buildings ("Diego
//! Garcia", "White House"), ships, firms ("Marlow & Sons"), halves of a people's name ("Franco-German"), isms, letters,
//! verbs, pronouns that are spelt as a title ("HE", "HIM"). Cost: a look at the words beside the name.

use super::run::{is_of_no_initials, is_place_or_body, letters_before};
use crate::extract::page::{Hit, Page, Shape};
use crate::vocab::{self, Letters, PieceKind, Sense};

/// Whether tokens `first..end` are no person's name, whatever introduces them.
pub(in crate::extract) fn is_trap(page: &Page<'_>, first: usize, end: usize) -> bool {
    let single = end == first + 1;
    is_listed_thing(page, first, end)
        || is_ship(page, first)
        || is_firm(page, end)
        || is_half_of_people(page, first)
        || is_half_of_word(page, end)
        || (!single && is_people(page, first) && page.word(end - 1).ends_with('s'))
        || (single && (is_no_surname(page, first) || is_on_the_way(page, first)))
}

/// A place, body or building of the lexicon with these words, or with these for its last: "White House".
fn is_listed_thing(page: &Page<'_>, first: usize, end: usize) -> bool {
    (first.saturating_sub(3)..=first).any(|at| {
        page.hits_at(at).iter().any(|hit| {
            let thing = matches!(hit.sense, Sense::Place(_) | Sense::Body(_) | Sense::Post(_));
            let covers = hit.end == end && (at < first || end > first + 1);
            thing && covers
        })
    })
}

/// A name right behind what only ships have: "USS Marlow", "S.S. Marlow", "the tanker Marlow".
fn is_ship(page: &Page<'_>, first: usize) -> bool {
    const SHIPS: [&str; 9] = [
        "tanker", "freighter", "trawler", "vessel", "destroyer", "frigate", "steamer", "submarine",
        "steamship",
    ];
    // "S.S. Ivo Marlow": of her name too the second word is nobody's.
    let given = |at: &usize| page.has_sense(*at, |sense| sense == Sense::GivenName);
    let before = (0..first).rev().take(2).take_while(given).count();
    let opens = first - before;
    is_of_no_initials(page, first)
        || opens > 0
            && (page.is_any(opens - 1, &SHIPS)
                || vocab::letters(&letters_before(page, opens)) == Some(Letters::Ship))
}

/// A name before what only firms have: "Marlow & Sons", "Henry Tallis, Inc.".
fn is_firm(page: &Page<'_>, end: usize) -> bool {
    const FORMS: [&str; 9] = [
        "inc", "ltd", "corp", "corporation", "gmbh", "bros", "brothers", "llc", "plc",
    ];
    const PARTNERS: [&str; 7] = [
        "son", "sons", "co", "company", "bros", "brothers", "associates",
    ];
    let cased = |at: usize| page.tokens.get(at).is_some_and(|t| t.shape != Shape::Lower);
    let behind = end + usize::from(page.word(end) == ",");
    let joined = page.is_any(end, &["&", "and"]);
    (page.is_any(behind, &FORMS) && cased(behind))
        || (joined && page.is_any(end + 1, &PARTNERS) && cased(end + 1))
}

/// A word that one travels to or through: "drove through Pontharion".
fn is_on_the_way(page: &Page<'_>, at: usize) -> bool {
    const MOVED: [&str; 26] = [
        "drove", "drive", "driven", "flew", "fly", "flown", "arrive", "arrived", "arriving",
        "land", "landed", "sailed", "travel", "traveled", "travelled", "traveling", "travelling",
        "stopped", "stationed", "located", "situated", "marched", "encamped", "evacuated",
        "deployed", "based",
    ];
    const WAYS: [&str; 12] = [
        "in", "at", "through", "via", "near", "over", "into", "across", "from", "to", "toward",
        "around",
    ];
    at > 1 && page.is_any(at - 1, &WAYS) && page.is_any(at - 2, &MOVED)
}

/// The first half of a compound that names two peoples: "Franco-Norvalian", "Sino-Soviet".
fn is_half_of_people(page: &Page<'_>, first: usize) -> bool {
    const HALVES: [&str; 16] = [
        "franco", "anglo", "sino", "indo", "russo", "greco", "turco", "italo", "austro", "luso",
        "hispano", "afro", "euro", "pan", "serbo", "judeo",
    ];
    let joined = page.is_hyphen(first + 1);
    joined && page.is_any(first, &HALVES)
}

/// The front of what an old line's end broke, "Kestrel" of "Kestrel-Bay" or "Mar" of "Mar-low": a place of the lexicon,
/// or a word that the message writes whole elsewhere.
fn is_half_of_word(page: &Page<'_>, end: usize) -> bool {
    let Some((hyphen, next)) = page.tokens.get(end).zip(page.tokens.get(end + 1)) else {
        return false;
    };
    if !matches!(page.word(end), "-" | "–") || hyphen.apart || next.apart {
        return false;
    }
    let place = |hit: &Hit| matches!(hit.sense, Sense::Place(_)) && hit.end > end + 1;
    if page.hits_at(end - 1).iter().any(place) {
        return true;
    }
    let whole = format!("{}{}", page.word(end - 1), page.word(end + 1));
    next.shape == Shape::Lower && page.has_written(&whole)
}

/// A single word that is nobody's surname by its form.
fn is_no_surname(page: &Page<'_>, at: usize) -> bool {
    let word = page.word(at);
    let folded = word.to_ascii_lowercase();
    let letter = word.chars().count() == 1;
    let ism = folded.len() > 5 && folded.ends_with("ism");
    let contracted = folded.ends_with("n't") || folded.ends_with("n’t");
    let firm = page.tokens[at].shape == Shape::Upper
        && ["aero", "electro", "techno", "hydro"]
            .iter()
            .any(|start| folded.starts_with(start));
    let head = folded == "head" && page.is(at + 1, "of");
    // "Sec Def", "Sec Del": the second half of an office, and a delegation.
    let short = at > 0
        && ["def", "del"].contains(&folded.as_str())
        && (page.is_any(at - 1, &["sec", "secy", "secretary"]));
    let people = page.has_sense(at, |sense| matches!(sense, Sense::Adjective(_)));
    let thing = page.is_thing(at);
    letter
        || ism
        || contracted
        || firm
        || head
        || short
        || people
        || thing
        || is_run_together(page, at)
        || {
            // "RE-MARLOW", "AIDE-MEMOIRE": the second half of a compound is no surname.
            at > 1
                && matches!(page.word(at - 1), "-" | "–")
                && !page.tokens[at].apart
                && page.is_any(at - 2, &["re", "non", "pre", "anti", "aide", "pro"])
        }
}

/// Two words run together, of which the first is a particle of the sentence: "ofAllied".
fn is_run_together(page: &Page<'_>, at: usize) -> bool {
    let word = page.word(at);
    let small = word.bytes().take_while(u8::is_ascii_lowercase).count();
    page.tokens[at].kind == PieceKind::Word
        && page.tokens[at].shape == Shape::Mixed
        && [
            "of", "the", "to", "in", "and", "that", "by", "for", "on", "with", "from", "at",
        ]
        .contains(&&word[..small])
}

/// Whether a title is in capitals spelt as a word that stands there far more often: "WHEN HE TALLIED", "GAVE HIM NOTICE".
pub(super) fn is_word_in_capitals(page: &Page<'_>, at: usize, end: usize) -> bool {
    end == at + 1
        && page.tokens[at].shape == Shape::Upper
        && page.is_any(at, &["he", "him", "mined"])
}

/// Whether a rank is in capitals an adjective: "THE MAJOR POWERS", "OTHER MAJOR PRODUCERS", "THE GENERAL MANAGER".
pub(super) fn is_adjective_in_capitals(page: &Page<'_>, first: usize, at: usize) -> bool {
    const BEFORE: [&str; 34] = [
        "the", "a", "an", "other", "another", "these", "those", "this", "two", "three", "four",
        "several", "some", "any", "all", "most", "only", "first", "no", "its", "their", "our",
        "his", "her", "every", "each", "many", "few", "such", "more", "various", "which", "whose",
        "both",
    ];
    page.tokens[at].shape == Shape::Upper
        && page.is_any(at, &["major", "general"])
        && at > first
        && page.is_any(at - 1, &BEFORE)
}

/// Whether a word that stands for a given name is a people's: "German Vopos".
pub(super) fn is_people(page: &Page<'_>, at: usize) -> bool {
    page.has_sense(at, |sense| matches!(sense, Sense::Adjective(_)))
        && page.has_sense(at, is_place_or_body)
}
