//! Cables cited by sender and time, without a number: "USDAO Saigon 051230Z May 75".
//!
//! Method: before a date-time group stands a post that the tables know, before that its office, where one is named. Another name
//! before the post may be an office too, and nobody is named then; nor is anybody where two senders stand there. An itinerary
//! names places and times in the same shape, so what tells that a message is cited is given too. Cost: a few words.

use jiff::civil::Time;

use super::Dtg;
use crate::vocab::posts;

/// How many words the name of a post has at most.
const LONGEST: usize = 3;
/// Offices that stand before the name of a city.
const OFFICES: [&str; 13] = [
    "DAO", "USDAO", "DATT", "USLO", "USINT", "USDEL", "USMISSION", "AMEMBASSY", "AMEMB",
    "AMCONSUL", "AMCONGEN", "EMBASSY", "CONSULATE",
];
/// What a date-time group is called.
const GROUPS: [&str; 3] = ["DTG", "MSG", "MESSAGE"];
/// Words before which a message is cited.
const CITING: [&str; 7] = ["REF", "REFS", "REFTEL", "RE", "SEE", "CITE", "PER"];
/// Other words that stand before a name and are no part of it.
const OPENS: [&str; 11] = [
    "IN", "BY", "FROM", "OF", "AND", "OR", "VIA", "TO", "WITH", "ON", "ALSO",
];

/// A citation before a date-time group.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sending {
    /// Where the name of the sender begins.
    pub start: usize,
    /// Who sent it and when, as [`crate::vocab::Posts::sent_at`] gives it.
    pub sent: String,
    /// Whether its own words say that it is a message: an office, `DTG`, a bracket, "see", "reported in".
    pub is_cited: bool,
}

/// The message that `text` cites by a group found in it.
///
/// ```
/// use cablegraph::notation::{DtgFound, find_dtg, sending};
/// let cited = |text: &str| match find_dtg(text) {
///     Some(DtgFound::Whole(group)) => sending(text, group),
///     _ => None,
/// };
/// let letter = cited("as USDAO Saigon 051230Z May 75 says").unwrap();
/// assert_eq!((&*letter.sent, letter.is_cited), ("USDAOSAIGON 051230Z MAY 75", true));
/// assert!(!cited("they arrive in Saigon 051230Z May 75").unwrap().is_cited);
/// assert_eq!(cited("my 051230Z May 75"), None);
/// ```
pub fn sending(text: &str, group: Dtg) -> Option<Sending> {
    let before = text.get(..group.start)?;
    // "17 OCT 72 2114Z" is a time, and no name of a message.
    let figures = text[group.start..].bytes().take_while(u8::is_ascii_digit);
    if figures.count() < "051230".len() {
        return None;
    }
    let end = behind_sender(before);
    let before = &before[..end];
    let (start, _) = sender_at_end(before)?;
    // "Oslo msg to Rome, DTG …": who sent it stands before whom it went to.
    let (opening, word) = last_word(&before[..start]);
    if word.eq_ignore_ascii_case("to") {
        let end = behind_sender(opening);
        return match end < opening.trim_end().len() {
            true => sent_by(text, group, end),
            false => None,
        };
    }
    sent_by(text, group, end)
}

/// The message of a group whose sender's name ends at a place.
fn sent_by(text: &str, group: Dtg, end: usize) -> Option<Sending> {
    let before = &text[..end];
    let (start, is_office) = sender_at_end(before)?;
    let context = Context::of(&before[..start]);
    if context == Context::Joined || (context == Context::Name && !is_office) {
        return None;
    }
    let time = Time::new(group.hour, group.minute, 0, 0).ok()?;
    Some(Sending {
        start,
        sent: posts().sent_at(
            without_possessive(&before[start..]),
            group.date.to_datetime(time),
        )?,
        is_cited: is_office
            || named_group(&text[end..group.start])
            || context == Context::Citing
            || is_possessive(before),
    })
}

/// Where the name of the sender ends: before `DTG` and the like.
fn behind_sender(before: &str) -> usize {
    let mut before = before.trim_end_matches([' ', '\n', '\r', ',', ':', '-']);
    loop {
        let (opening, word) = last_word(before);
        if !is_any(word, &GROUPS) {
            return before.len();
        }
        before = opening.trim_end_matches([' ', '\n', '\r', ',', ':', '-']);
    }
}

/// Whether `DTG` or the like stands between sender and group.
fn named_group(words: &str) -> bool {
    words.contains(char::is_alphabetic)
}

/// "Oslo's 051230Z May 75": whoever sends at that time is cited.
fn is_possessive(name: &str) -> bool {
    without_possessive(name).len() < name.len()
}

fn without_possessive(name: &str) -> &str {
    let mut endings = ["'s", "’s", "'S", "’S"].iter();
    endings
        .find_map(|ending| name.strip_suffix(ending))
        .unwrap_or(name)
}

/// Where the sender begins with whose name `text` ends, and whether an office is named.
fn sender_at_end(text: &str) -> Option<(usize, bool)> {
    let post = post_at_end(without_possessive(text))?;
    let first = text[post..].split_whitespace().next()?;
    let (opening, word) = last_word(&text[..post]);
    Some(match is_any(word, &OFFICES) {
        true => (opening.len(), true),
        false => (post, is_any(first, &OFFICES)),
    })
}

/// Where the longest name of a post begins with which `text` ends.
fn post_at_end(text: &str) -> Option<usize> {
    let mut found = None;
    let mut before = text;
    for _ in 0..LONGEST {
        let (opening, word) = last_word(before);
        if !word.starts_with(char::is_uppercase) {
            break;
        }
        let letters = text[opening.len()..]
            .chars()
            .filter(char::is_ascii_alphanumeric);
        let squeezed = letters.collect::<String>().to_ascii_uppercase();
        if posts().exact(&squeezed).is_some() {
            found = Some(opening.len());
        }
        before = opening;
    }
    found
}

/// What stands before the name of a sender.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Context {
    /// A bracket, or a word that says that a message is cited.
    Citing,
    /// What may be a part of the name.
    Name,
    /// A sign that joins it to another name.
    Joined,
    /// Anything else.
    Plain,
}

impl Context {
    fn of(before: &str) -> Self {
        let before = before.trim_end();
        if before.ends_with(['(', '[']) {
            return Context::Citing;
        }
        if before.ends_with(['/', '&']) {
            return Context::Joined;
        }
        let (opening, word) = last_word(before);
        let (_, earlier) = last_word(opening);
        let is_reported = is_any(word, &["IN", "BY"]) && is_any(earlier, &["REPORTED"]);
        let is_also = is_any(word, &["ALSO"]) && is_any(earlier, &["SEE"]);
        if is_any(word, &CITING) || is_reported || is_also {
            Context::Citing
        } else if word.starts_with(char::is_uppercase) && !is_any(word, &OPENS) {
            Context::Name
        } else {
            Context::Plain
        }
    }
}

/// The word with which a text ends, blanks behind it passed over, and what stands before it; empty behind any other sign.
fn last_word(text: &str) -> (&str, &str) {
    let text = text.trim_end();
    let opening = text.trim_end_matches(|c: char| c.is_alphanumeric() || c == '\'');
    (opening, &text[opening.len()..])
}

fn is_any(word: &str, words: &[&str]) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::{DtgFound, find_dtg};

    fn read(text: &str) -> Option<(String, bool)> {
        let Some(DtgFound::Whole(group)) = find_dtg(text) else {
            return None;
        };
        let sending = sending(text, group)?;
        let name = sending.sent.split(' ').next().map(String::from)?;
        Some((name, sending.is_cited))
    }

    #[test]
    fn a_message_is_cited_where_words_say_so() {
        for (words, name, is_cited) in [
            ("USDAO OSLO 051230Z MAY 75", "USDAOOSLO", true),
            ("AMEMBASSY OSLO 051230Z MAY 75", "OSLO", true),
            ("(OSLO 051230Z MAY 75", "OSLO", true),
            ("see Oslo, 051230Z May 75", "OSLO", true),
            ("SEE ALSO OSLO 051230Z MAY 75", "OSLO", true),
            ("OSLO DTG: 051230Z MAY 75", "OSLO", true),
            ("as reported in Oslo 051230Z May 75", "OSLO", true),
            ("Oslo’s 051230Z May 75", "OSLO", true),
            ("AmEmb Oslo msg to Rome, DTG 051230Z May 75", "OSLO", true),
            ("OSLO 051230Z MAY 75", "OSLO", false),
            ("DEPART FROM OSLO 051230Z MAY 75", "OSLO", false),
            ("VALID IN THE HAGUE 051230Z MAY 75", "THEHAGUE", false),
        ] {
            assert_eq!(read(words), Some((name.to_owned(), is_cited)), "{words}");
        }
    }

    #[test]
    fn nobody_is_named_by_other_words_or_by_two_names() {
        for words in [
            "MY 051230Z MAY 75",
            "A MSG TO OSLO 051230Z MAY 75",
            "ARRIVAL OSLO 051230Z MAY 75",
            "AMEMBASSY OSLO/AMEMBASSY ROME 051230Z MAY 75",
            "OSLO 5 MAY 75 1230Z",
            "051230Z MAY 75",
            "É/ 051230Z MAY 75",
        ] {
            assert_eq!(read(words), None, "{words}");
        }
    }
}
