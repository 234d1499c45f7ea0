//! Footnotes: `Telegram 4711 from Ankara, March 7, 1977`, `Manila 11733, 6 Aug 1976`, `Popper to Vance, March 7, 1977`,
//! `Foreign Relations, 1961–1963, vol. XV, Document 242`.
//!
//! Needs: the words. Gives: what they say of number, post, day, people, edition. Method: the date is cut out, then the
//! number, then posts by the longest name the table knows, then `X to Y`. Cost: one pass over a line.

use crate::model::{CIRCULAR, Citation, STATE};
use crate::notation::{self, Airgram, month, read_date};
use crate::vocab;

/// Words that say what is cited and name nobody.
const PLAIN: [&str; 40] = [
    "document", "documents", "embtel", "embtels", "deptel", "deptels", "depcirtel", "circular",
    "legtel", "contel", "contels", "airgrams", "cables", "messages", "tels", "and", "telegram",
    "telegrams", "tel", "cable", "airgram", "message", "despatch", "dispatch", "no", "number",
    "from", "to", "the", "of", "dated", "see", "embassy", "consulate", "mission", "department",
    "in", "at", "secret", "confidential",
];

/// Reads a citation; what it does not say stays empty.
///
/// ```
/// use cablegraph::parse::read_citation;
/// let cited = read_citation("Telegram 4711 from Ankara, March 7, 1977");
/// assert_eq!((cited.serial, cited.post.as_deref()), (Some(4711), Some("ANKARA")));
/// assert_eq!(cited.date.map(|day| day.to_string()).as_deref(), Some("1977-03-07"));
/// ```
pub fn read_citation(text: &str) -> Citation {
    let mut citation = Citation {
        document: edition(text),
        ..Citation::default()
    };
    if citation.document.is_some() {
        return citation;
    }
    // A number in its own form, "77ANKARA4711", says all.
    if let Some(mrn) = text.split_whitespace().find_map(whole_number) {
        citation.year = Some(mrn.year());
        citation.post = Some(mrn.post().to_owned());
        citation.serial = Some(mrn.serial());
        return citation;
    }
    let mut words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '“' | '”' | '"'))
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !word.is_empty())
        .flat_map(|word| {
            let (post, serial) = post_and_serial(word);
            [post, serial]
        })
        .filter(|word| !word.is_empty())
        .collect();
    take_date(&mut words, &mut citation);
    take_number_of_edition(&mut words);
    let digits = |word: &str| {
        word.trim_end_matches('.')
            .trim_start_matches('#')
            .to_owned()
    };
    let airgram = take_airgram(&mut words, &mut citation);
    let serial = words.iter().position(|word| {
        let word = digits(word);
        !word.is_empty() && word.len() <= 7 && word.bytes().all(|b| b.is_ascii_digit())
    });
    if let Some(at) = serial.filter(|_| citation.serial.is_none()) {
        citation.serial = digits(words[at]).parse().ok().filter(|serial| *serial > 0);
        words[at] = "";
    }
    posts_and_people(&words, &mut citation);
    if let Some(airgram) = airgram {
        let (from, to) = (citation.post.as_deref(), citation.to_post.as_deref());
        citation.post = airgram.series(from, to);
    }
    citation
}

/// `USNATO413`: a post and its serial that run together; any other word is whole.
fn post_and_serial(word: &str) -> (&str, &str) {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let (post, serial) = word.split_at(letters);
    let is_number = !serial.is_empty() && serial.bytes().all(|b| b.is_ascii_digit());
    match vocab::posts().exact(post).filter(|_| is_number) {
        Some(_) => (post, serial),
        None => (word, ""),
    }
}

/// "Document 44": the number is one of the edition, and no telegram's.
fn take_number_of_edition(words: &mut [&str]) {
    let mut is_behind = false;
    for word in words {
        let is_number = word.bytes().all(|b| b.is_ascii_digit());
        if is_behind && is_number {
            *word = "";
        }
        let lower = word.to_ascii_lowercase();
        is_behind = matches!(lower.as_str(), "document" | "documents" | "doc");
    }
}

/// Takes the number of an airgram out of the words: `A-257`, or the next serial behind `Airgram`.
fn take_airgram(words: &mut [&str], citation: &mut Citation) -> Option<Airgram> {
    let whole =
        |word: &&str| notation::read_airgram(word).filter(|airgram| airgram.length == word.len());
    let found = words
        .iter()
        .enumerate()
        .find_map(|(at, word)| Some((at, whole(word)?)));
    match found {
        Some((at, airgram)) => {
            citation.serial = Some(airgram.serial);
            words[at] = "";
            Some(airgram.kind)
        }
        None => {
            let mut said = words.iter();
            let says = said.any(|word| word.eq_ignore_ascii_case("airgram"));
            says.then(|| Airgram::without_letters(false))
        }
    }
}

/// A canonical number, which needs no table.
fn whole_number(word: &str) -> Option<crate::model::Mrn> {
    let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let starts = word.bytes().take_while(u8::is_ascii_digit).count();
    (starts == 2 || starts == 4)
        .then(|| vocab::posts().read_number(word)?.mrn(None))
        .flatten()
}

/// Takes the day, or a year that stands alone, out of the words.
fn take_date(words: &mut Vec<&str>, citation: &mut Citation) {
    let day = |word: &str| {
        word.bytes()
            .take_while(u8::is_ascii_digit)
            .count()
            .clamp(0, 2)
            > 0
            && word.len() <= 4
    };
    for at in 0..words.len() {
        if month(words[at].trim_end_matches('.')).is_some() {
            for first in [at, at.saturating_sub(1)] {
                let Some(three) = words.get(first..first + 3) else {
                    continue;
                };
                if three.iter().filter(|word| day(word)).count() < 2 {
                    continue;
                }
                let joined = three
                    .iter()
                    .map(|word| word.trim_end_matches('.'))
                    .collect::<Vec<_>>()
                    .join(" ");
                if let Some(date) = read_date(&joined) {
                    citation.date = Some(date);
                    words.drain(first..first + 3);
                    return;
                }
            }
            if take_day_without_year(words, at, citation) {
                return;
            }
        }
        let has_signs = words[at]
            .bytes()
            .filter(|b| matches!(b, b'-' | b'/' | b'.'))
            .count()
            == 2;
        if has_signs && let Some(date) = read_date(words[at]) {
            citation.date = Some(date);
            words.remove(at);
            return;
        }
    }
    let year = words.iter().rposition(|word| {
        word.len() == 4
            && (word.starts_with("19") || word.starts_with("20"))
            && word.bytes().all(|b| b.is_ascii_digit())
    });
    // "Ankara 1977" is a number: a year alone stands last, behind another number.
    let numbers = words
        .iter()
        .filter(|word| word.bytes().all(|b| b.is_ascii_digit()))
        .count();
    if let Some(at) = year.filter(|at| at + 1 == words.len() && numbers > 1) {
        citation.year = words[at].parse().ok();
        words.remove(at);
    }
}

/// `March 13`, `13 March` at a month's name, where no year stands behind it.
fn take_day_without_year(words: &mut Vec<&str>, at: usize, citation: &mut Citation) -> bool {
    let day = |at: usize| {
        let word = words.get(at).filter(|word| word.len() <= 2)?;
        word.parse::<i8>().ok().filter(|day| (1..=31).contains(day))
    };
    let is_year = |at: usize| {
        let word = words.get(at);
        word.is_some_and(|word| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()))
    };
    let before = || at.checked_sub(1).filter(|_| !is_year(at + 1));
    let found = day(at + 1).map(|day| (at, day)).or_else(|| {
        let before = before()?;
        Some((before, day(before)?))
    });
    let Some(((first, day), month)) = found.zip(month(words[at])) else {
        return false;
    };
    citation.month_and_day = Some((month, day));
    words.drain(first..first + 2);
    true
}

fn posts_and_people(words: &[&str], citation: &mut Citation) {
    let mut to = false;
    let mut at = 0;
    while at < words.len() {
        let word = words[at].trim_matches(|c: char| !c.is_alphanumeric());
        if word.eq_ignore_ascii_case("to") {
            to = true;
        } else if let Some((length, post)) = post_at(words, at) {
            let place = if to {
                &mut citation.to_post
            } else {
                &mut citation.post
            };
            place.get_or_insert(post);
            at += length;
            continue;
        } else if is_name(word) {
            let place = if to {
                &mut citation.to
            } else {
                &mut citation.from
            };
            match place {
                // Of given name and surname the last is looked for.
                Some(name) => word.clone_into(name),
                None => *place = Some(word.to_owned()),
            }
        }
        at += 1;
    }
    let says = |word: &str| {
        words
            .iter()
            .any(|said| said.to_lowercase().starts_with(word))
    };
    // "To Ankara" of a message without a sender named: the Department wrote it.
    if citation.post.is_none()
        && citation.from.is_none()
        && (citation.to_post.is_some() || says("deptel") || says("depcirtel"))
    {
        citation.post = Some(STATE.to_owned());
    }
    if says("depcirtel")
        || (says("circular") && citation.post.as_deref().is_none_or(|post| post == STATE))
    {
        citation.post = Some(CIRCULAR.to_owned());
    }
}

/// The post that words name: as a table's form, a city, or "Department of State".
fn post_at(words: &[&str], at: usize) -> Option<(usize, String)> {
    let posts = vocab::posts();
    for length in (1..=4).rev() {
        let Some(some) = words.get(at..at + length) else {
            continue;
        };
        let joined = some
            .iter()
            .map(|word| word.trim_end_matches("'s").trim_end_matches("’s"))
            .collect::<Vec<_>>()
            .join(" ");
        if !joined.starts_with(char::is_uppercase) {
            continue;
        }
        let squeezed: String = joined
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_uppercase();
        let known = match squeezed.as_str() {
            "DEPARTMENTOFSTATE" | "DEPARTMENT" | "DEPT" | "DEPTEL" | "SECSTATE" => {
                posts.exact(STATE)
            }
            form if form.len() > 2 => posts.exact(form).or_else(|| posts.in_city(&joined)),
            _ => None,
        };
        if let Some(post) = known {
            return Some((length, post.name.to_owned()));
        }
    }
    None
}

fn is_name(word: &str) -> bool {
    word.chars().count() > 2
        && word.starts_with(char::is_uppercase)
        && word
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
        && month(word).is_none()
        && !PLAIN.contains(&word.to_lowercase().as_str())
        && !vocab::is_title_word(word)
}

/// `Foreign Relations, 1961–1963, vol. XV, Document 242`, and `frus1961-63v15/d242` itself.
fn edition(text: &str) -> Option<String> {
    let word = text
        .split_whitespace()
        .find(|word| word.starts_with("frus"));
    if let Some(word) = word {
        return Some(word.trim_end_matches(['.', ',', ';']).replace('#', "/"));
    }
    // Small letters of the same length: places in one are places in the other.
    let lower = text.to_ascii_lowercase();
    let document = lower
        .find("document ")
        .map(|at| &text[at + "document ".len()..])?;
    let number: String = document.chars().take_while(char::is_ascii_digit).collect();
    let behind = lower.find("vol").map(|at| &text[at + 3..])?;
    let volume =
        behind.trim_start_matches(|c: char| c.is_ascii_lowercase() || matches!(c, '.' | ' '));
    let volume = roman(volume.split(|c: char| !c.is_ascii_alphanumeric()).next()?)?;
    let years = text
        .char_indices()
        .find_map(|(at, _)| years_at(&text[at..]))?;
    (!number.is_empty()).then(|| format!("frus{years}v{volume:02}/d{number}"))
}

/// `1961–1963` as editions write it: `1961-63`.
fn years_at(text: &str) -> Option<String> {
    let first = text
        .get(..4)
        .filter(|year| year.bytes().all(|b| b.is_ascii_digit()))?;
    let rest = text[4..].trim_start_matches(['-', '–', '—', ' ']);
    if rest.len() == text.len() - 4 {
        return None;
    }
    let last: String = rest.chars().take_while(char::is_ascii_digit).collect();
    match last.len() {
        2 => Some(format!("{first}-{last}")),
        4 => Some(format!("{first}-{}", &last[2..])),
        _ => None,
    }
}

/// A number in Roman or other figures.
fn roman(word: &str) -> Option<u16> {
    if let Ok(number) = word.parse() {
        return Some(number);
    }
    let value = |c: char| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        'C' => Some(100),
        _ => None,
    };
    let values: Vec<u16> = word.chars().map(value).collect::<Option<_>>()?;
    let total = values.iter().enumerate().fold(0_i32, |sum, (at, value)| {
        let value = i32::from(*value);
        let smaller = values
            .get(at + 1)
            .is_some_and(|next| i32::from(*next) > value);
        if smaller { sum - value } else { sum + value }
    });
    u16::try_from(total).ok().filter(|total| *total > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_grow_when_they_are_made_small_are_no_harm() {
        let cited = read_citation("İİ Foreign Relations, 1961–1963, vol. XV, Document 242");
        assert_eq!(cited.document.as_deref(), Some("frus1961-63v15/d242"));
        assert_eq!(read_citation("İİ document 5").document, None);
    }

    fn check(text: &str, post: Option<&str>, serial: Option<u32>, date: Option<&str>) {
        let read = read_citation(text);
        let date_read = read.date.map(|day| day.to_string());
        assert_eq!(
            (read.post.as_deref(), read.serial, date_read.as_deref()),
            (post, serial, date),
            "{text}: {read:?}"
        );
    }

    #[test]
    fn footnotes_are_read() {
        check(
            "Telegram 4711 from Ankara, March 7, 1977",
            Some("ANKARA"),
            Some(4711),
            Some("1977-03-07"),
        );
        check(
            "Manila 11733, 6 Aug 1976",
            Some("MANILA"),
            Some(11733),
            Some("1976-08-06"),
        );
        check(
            "Telegram 225 from the Embassy in Nicosia, 14 July 1974.",
            Some("NICOSIA"),
            Some(225),
            Some("1974-07-14"),
        );
        check(
            "State 123456, 1976-08-06",
            Some("STATE"),
            Some(123456),
            Some("1976-08-06"),
        );
        check(
            "Telegram 12345 to Ankara, March 7, 1977",
            Some("STATE"),
            Some(12345),
            Some("1977-03-07"),
        );
        check("77ANKARA4711", Some("ANKARA"), Some(4711), None);
        check("Ankara 4711, 1977", Some("ANKARA"), Some(4711), None);
        check(
            "Circular telegram 1517, March 1964",
            Some("STATECIRCULAR"),
            Some(1517),
            None,
        );
        check("Embtel 1329 from Saigon", Some("SAIGON"), Some(1329), None);
        check(
            "Department of State telegram 774 to Oslo",
            Some("STATE"),
            Some(774),
            None,
        );
        check(
            "Airgram A-257 from Saigon, March 23, 1962",
            Some("SAIGONAIRGRAM"),
            Some(257),
            Some("1962-03-23"),
        );
        check(
            "Airgram 89 to Oslo, May 3, 1965",
            Some("STATETOOSLOAIRGRAM"),
            Some(89),
            Some("1965-05-03"),
        );
        check("CA-10362", Some("STATECIRCULARAIRGRAM"), Some(10362), None);
        check(
            "Circular airgram 1234, 1964",
            Some("STATECIRCULARAIRGRAM"),
            Some(1234),
            None,
        );
        check("USNATO413", Some("USNATO"), Some(413), None);
        check("nothing at all", None, None, None);
    }

    #[test]
    fn a_day_without_a_year_is_no_serial() {
        for text in ["Telegram 928 from Ankara, March 13", "13 March, Ankara 928"] {
            let read = read_citation(text);
            assert_eq!(
                (read.serial, read.month_and_day),
                (Some(928), Some((3, 13))),
                "{text}"
            );
        }
        assert_eq!(read_citation("Telegram 12, March 1964").month_and_day, None);
        let read = read_citation("See Document 44.");
        assert_eq!((read.serial, read.from), (None, None));
    }

    #[test]
    fn people_of_a_footnote_are_read() {
        let read = read_citation("Popper to Vance, March 7, 1977");
        assert_eq!(
            (read.from.as_deref(), read.to.as_deref()),
            (Some("Popper"), Some("Vance"))
        );
        assert!(read.date.is_some());
    }

    #[test]
    fn documents_of_an_edition_are_read() {
        let check = |text: &str, id: &str| {
            assert_eq!(read_citation(text).document.as_deref(), Some(id), "{text}")
        };
        check(
            "Foreign Relations, 1961–1963, vol. XV, Document 242",
            "frus1961-63v15/d242",
        );
        check("FRUS 1964-1968, Volume V, Document 9", "frus1964-68v05/d9");
        check("frus1964-68v13/d5", "frus1964-68v13/d5");
    }
}
