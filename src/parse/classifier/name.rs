//! Tells the names of a `Classified By` field from the titles around them.
//!
//! Titles are known by their word list (a letter or two wrong allowed), by the parts that staff roles are put
//! together from (`PolMinCons`), and by capitals inside mixed text. Misses: a title of unknown words in a text
//! all in capitals.

use crate::vocab::{self, is_title_word};

/// Words of titles that the list of titles does not hold.
const MORE_TITLE_WORDS: [&str; 40] = [
    "acting", "affairs", "affaires", "and", "for", "of", "the", "to", "member", "officer", "off",
    "unit", "chief", "section", "counsel", "councilor", "councillor", "director", "dir",
    "chairman", "pol", "econ", "mil", "political", "economic", "economical", "office", "daffaires",
    "attache", "adviser", "head", "team", "leader", "specialist", "desk", "embassy", "amembassy",
    "mission", "bureau", "post",
];

/// Long words of titles, for misprints.
const OFTEN_MISPRINTED: [&str; 18] = [
    "ambassador", "counselor", "counsellor", "director", "political", "economic", "affairs",
    "minister", "secretary", "consular", "assistant", "commercial", "management", "principal",
    "regional", "attache", "officer", "deputy",
];

/// Parts that staff roles are put together from: `EconOff`, `PolMinCons`, `MgtCouns`.
const ROLE_PARTS: [&str; 41] = [
    "political", "economic", "counselor", "counsel", "couns", "coun", "cons", "chief", "chf",
    "econ", "eco", "ec", "pol", "mil", "min", "offr", "off", "officer", "con", "gen", "comm",
    "sci", "tech", "env", "est", "lab", "lep", "mgt", "mgmt", "adm", "admin", "pub", "att", "atts",
    "adv", "advisor", "dep", "dir", "reg", "sec", "hr",
];

/// Title, name and, where two people sign, the other name.
#[derive(Debug, Default, Eq, PartialEq)]
pub(super) struct Who<'t> {
    pub(super) title: Option<&'t str>,
    pub(super) name: Option<&'t str>,
    pub(super) other: Option<&'t str>,
}

/// Splits the text before the reasons.
pub(super) fn split(who: &str) -> Who<'_> {
    let who =
        who.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '-'));
    if who.is_empty() {
        return Who::default();
    }
    let segments = || segments(who);
    let found = segments()
        .find_map(trailing_name)
        .or_else(|| segments().find_map(leading_name));
    let Some(name) = found else {
        return Who {
            title: Some(who),
            ..Who::default()
        };
    };
    let offset = |part: &str| part.as_ptr() as usize - who.as_ptr() as usize;
    let start = offset(name);
    let name = with_suffix(&who[start..], name.len());
    let before = who[..start]
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | ':' | '-' | '?'));
    let after = who[start + name.len()..]
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '-' | '/'));
    let first = before_and(before)
        .and_then(|part| segments_of(part).find_map(trailing_name))
        .filter(|n| is_person(n));
    if let Some(first) = first {
        let title = who[..offset(first)].trim_end();
        return Who {
            title: some(title),
            name: Some(first),
            other: Some(name),
        };
    }
    let other = behind_and(after)
        .and_then(|part| segments_of(part).find_map(trailing_name))
        .filter(|n| is_person(n));
    let title = if before.is_empty() { after } else { before };
    Who {
        title: some(title),
        name: Some(name),
        other,
    }
}

fn some(title: &str) -> Option<&str> {
    Some(title).filter(|title| !title.is_empty())
}

/// The parts between commas, semicolons and dashes that stand apart.
fn segments(who: &str) -> impl Iterator<Item = &str> {
    segments_of(who)
}

fn segments_of(who: &str) -> impl Iterator<Item = &str> {
    who.split([',', ';'])
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split("--"))
}

fn before_and(text: &str) -> Option<&str> {
    let at = text.to_ascii_lowercase().rfind(" and ")?;
    Some(&text[..at])
}

fn behind_and(text: &str) -> Option<&str> {
    let at = text.to_ascii_lowercase().find("and ")?;
    let opens = at == 0 || text[..at].ends_with(' ');
    opens.then_some(&text[at + 4..])
}

/// Whether a given name stands in it, so that two capitalised words are more than a piece of a title.
fn is_person(name: &str) -> bool {
    let mut words = name.split(' ').filter(|word| !word.is_empty());
    name.contains(' ') && words.any(vocab::is_given_name)
}

/// Adds `, Jr.` and its kin to the name that `text` begins with.
fn with_suffix(text: &str, length: usize) -> &str {
    let rest = &text[length..];
    let inner = rest.trim_start_matches([',', ' ', '.']);
    let word = inner
        .split([' ', ',', ';', '\n', '-', '('])
        .next()
        .unwrap_or("");
    if vocab::is_generation(word) {
        let end = text.len() - inner.len() + word.len();
        return &text[..end];
    }
    &text[..length]
}

/// The words of a segment; `DCM/Marlow` is two, `A/S` one.
fn words_of(segment: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for word in segment.split(|c: char| c.is_whitespace() || matches!(c, ':' | '(' | ')')) {
        if word.split('/').any(|part| part.len() == 1) {
            words.push(word);
        } else {
            words.extend(word.split('/').filter(|part| !part.is_empty()));
        }
    }
    words
}

/// The run of words at the end of a segment that can be a name.
fn trailing_name(segment: &str) -> Option<&str> {
    let segment = segment.rsplit('?').next().unwrap_or(segment);
    if segment.contains('/') && !segment.trim().contains(' ') {
        // "EUR/PRA" is an office.
        return None;
    }
    let words = words_of(segment);
    let mixed = words.last()?.chars().any(char::is_lowercase);
    let run = words
        .iter()
        .rev()
        .enumerate()
        .take(5)
        .take_while(|(back, word)| {
            can_be_name(word, mixed, *back == 0) || (*back > 0 && is_particle(word))
        })
        .count();
    let mut first = words.len() - run;
    while first + 2 < words.len() && !opens_name(&words[first..]) {
        first += 1;
    }
    // "G. Marlow" may begin with initials, not end with them; a name alone is at least two words.
    let heavy = words[first..].iter().any(|word| word.len() > 2);
    if run == 0 || !heavy || (run == 1 && first == 0) {
        return None;
    }
    Some(slice(segment, words[first], words[words.len() - 1]))
}

/// A name that its title follows without a comma: `Ida Marlow Deputy Chief of Mission`, `Ida Marlow (DCM)`.
fn leading_name(segment: &str) -> Option<&str> {
    let words = words_of(segment);
    let mixed = words.first()?.chars().any(char::is_lowercase);
    let run = words
        .iter()
        .take(4)
        .take_while(|word| can_be_name(word, mixed, true))
        .count();
    (run >= 2 && run < words.len()).then(|| slice(segment, words[0], words[run - 1]))
}

/// From one word to another, without the stop of a sentence; the stop of an initial stays.
fn slice<'t>(segment: &'t str, first: &str, last: &str) -> &'t str {
    let offset = |part: &str| part.as_ptr() as usize - segment.as_ptr() as usize;
    segment[offset(first)..offset(last) + last.len()]
        .trim_end_matches(|c: char| c.is_whitespace() || c == '.')
}

/// Whether the first of at least three words can open a name: no place, and no short unknown word before a given name.
fn opens_name(run: &[&str]) -> bool {
    let first = run[0];
    if is_initial(first) || vocab::is_given_name(first) {
        return true;
    }
    let given_next = vocab::is_given_name(run[1]);
    let place = vocab::place_in_front(&run[..1]).is_some();
    let short = first.len() <= 4 && !first.chars().any(char::is_lowercase);
    !(given_next && (place || short || is_particle(first)))
}

/// Whether a word stands inside a name without a capital.
fn is_particle(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && vocab::is_particle(word)
}

fn is_initial(word: &str) -> bool {
    let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
    !letters.is_empty()
        && (letters.split('.').all(|part| part.chars().count() == 1)
            || (letters.len() == 2 && word.ends_with('.')))
}

/// `mixed`: whether the text about it is in mixed letter case. `last`: whether a misprinted title is out of the question.
fn can_be_name(word: &str, mixed: bool, last: bool) -> bool {
    let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
    let is_initial = is_initial(word) || vocab::is_generation(letters);
    let upper = letters.chars().all(|c| !c.is_lowercase());
    let symbol = mixed && letters.len() > 1 && !is_initial && upper;
    let office = !mixed && letters.len() > 1 && !is_initial && vocab::is_office_symbol(letters);
    letters.starts_with(char::is_uppercase)
        && !letters.contains('/')
        && !symbol
        && !office
        && !is_compound(letters)
        && (is_initial || !is_title(letters, last))
}

/// `PolMinCons`: capitals inside a word, as in no name but Mc- and its kin.
fn is_compound(word: &str) -> bool {
    let inner = word
        .char_indices()
        .skip(1)
        .find(|(at, c)| c.is_uppercase() && word[..*at].ends_with(char::is_lowercase));
    inner.is_some_and(|(at, _)| {
        at > 3 && !word[..at].starts_with("Mac") && !word[..at].ends_with(['-', '\'', '’'])
    })
}

fn is_title(word: &str, last: bool) -> bool {
    let lower: String = word
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let lower = lower.replace('0', "o");
    let given = vocab::is_given_name(word);
    // "Minister-Counselor" is two titles.
    let mut halves = word.split('-').filter(|half| !half.is_empty());
    let is_pair = word.contains('-') && word.len() > 8 && halves.all(|half| is_title(half, last));
    is_pair
        || ((is_title_word(&word.to_lowercase()) || is_title_word(&lower)) && !given)
        || MORE_TITLE_WORDS.contains(&lower.as_str())
        || (!given && is_role(&lower))
        || (!last && !given && is_misprint(&lower))
        || (lower.len() >= 9 && is_misprint(&lower))
}

fn is_misprint(lower: &str) -> bool {
    let allowed = match lower.len() {
        0..=5 => return false,
        6..=8 => 1,
        _ => 2,
    };
    OFTEN_MISPRINTED.iter().any(|title| {
        title.len().abs_diff(lower.len()) <= allowed
            && strsim::osa_distance(title, lower) <= allowed
    })
}

/// Whether a word is put together from two parts of staff roles or more.
fn is_role(lower: &str) -> bool {
    fn rest(lower: &str, parts: u8) -> bool {
        if lower.is_empty() {
            return parts >= 2;
        }
        ROLE_PARTS
            .iter()
            .filter_map(|part| lower.strip_prefix(part))
            .any(|tail| rest(tail, parts + 1))
    }
    lower.len() >= 5 && lower.len() <= 24 && rest(lower, 0)
}

#[cfg(test)]
#[path = "name_tests.rs"]
mod tests;
