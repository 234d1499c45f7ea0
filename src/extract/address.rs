//! Who is meant by an address of the head: a post, an office, or a person.
//!
//! Needs: the words of the address. Method: a post by its own name or station; "Embassy in Norvale" is the only embassy
//! of that country in the table of posts; a title with a name behind it ("Secretary of State Marlow, at Paris") or in
//! brackets ("Commander in Chief, Pacific (Marlow)") is a person. Everything else is as written.

use super::head::office_of;
use crate::model::{Cable, NameSense, Office, Span};
use crate::vocab;

/// What an address is.
pub(super) enum Addressee {
    /// A post, department or command.
    Body(NameSense),
    /// A person, where the name stands, and with which office.
    Person(Span, Option<Office>),
}

/// Reads the words at `span`.
pub(super) fn read(text: &str, span: Span, cable: &Cable) -> Addressee {
    let written = span.of(text);
    let squeezed: String = written
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_uppercase();
    if let Some(post) = vocab::posts().exact(&squeezed) {
        let post = post.in_year(cable.date.map(|date| date.year()));
        return Addressee::Body(NameSense::Known(post.body));
    }
    if let Some(body) = embassy(written, cable).or_else(|| mission(written, cable)) {
        return Addressee::Body(NameSense::Known(body));
    }
    person(text, span).unwrap_or(Addressee::Body(NameSense::AsWritten))
}

/// The embassy in a country, where the table has just one.
fn embassy(written: &str, cable: &Cable) -> Option<&'static str> {
    let country = written
        .strip_prefix("Embassy in ")
        .or_else(|| written.strip_prefix("Legation in "))?;
    let country = country.strip_prefix("the ").unwrap_or(country);
    let post = vocab::posts().embassy_in(country, cable.date)?;
    Some(post.body)
}

/// The mission to an organisation or in a city, by whichever of its names: "Mission at Berlin", "Mission to the North
/// Atlantic Treaty Organization and European Regional Organizations".
fn mission(written: &str, cable: &Cable) -> Option<&'static str> {
    let to_one = written.starts_with("Mission ");
    let post = to_one.then(|| vocab::posts().addressed(written, cable.date))??;
    Some(post.body)
}

/// "Secretary of State Marlow in Paris", "President's Special Assistant (Marlow)".
fn person(text: &str, span: Span) -> Option<Addressee> {
    const NO_PERSON: [&str; 11] = [
        "Embassy", "Mission", "Department", "Consulate", "Posts", "Post", "Delegation", "Office",
        "Missions", "Legation", "Station",
    ];
    let written = span.of(text);
    let words: Vec<&str> = written.split([' ', ',', '(', ')']).collect();
    // "Chairman of the Joint Chiefs of Staff (Marlow)" is a person, "Delegation (Marlow)" is none.
    let named =
        written.contains('(') && words.first().is_some_and(|word| !NO_PERSON.contains(word));
    if !named && words.iter().any(|word| NO_PERSON.contains(word)) {
        return None;
    }
    let part = |from: usize, to: usize| Span::new(text, span.start() + from, span.start() + to);
    if let Some(open) = written.find('(')
        && let Some(close) = written[open..].find(')').map(|at| open + at)
    {
        let name = part(open + 1, close)?;
        let title = part(0, written[..open].trim_end().len())?;
        let office = office_of(title.of(text), title);
        let headed = office.is_some()
            || [
                "Commander", "Chief", "Assistant", "Representative", "Chairman", "Director",
                "Secretary", "Counsel",
            ]
            .iter()
            .any(|word| title.of(text).contains(word));
        return (headed && is_name(name.of(text))).then_some(Addressee::Person(name, office));
    }
    let end = vocab::title_length(written)?;
    let title = part(0, end)?;
    let from = end + written[end..].len() - written[end..].trim_start_matches([' ', '.']).len();
    let rest = &written[from..];
    let length = rest
        .split_inclusive(' ')
        .take_while(|word| word.trim_end().starts_with(char::is_uppercase))
        .scan(false, |done, word| {
            let go_on = !*done;
            *done = word.trim_end().ends_with(',');
            go_on.then_some(word.len())
        })
        .sum::<usize>();
    let name = part(
        from,
        from + rest[..length].trim_end_matches([' ', ',', '.']).len(),
    )?;
    is_name(name.of(text)).then(|| Addressee::Person(name, office_of(title.of(text), title)))
}

/// One to three capitalised words that no list has as something else.
fn is_name(words: &str) -> bool {
    let count = words.split(' ').count();
    (1..=3).contains(&count)
        && words.split(' ').all(|word| {
            word.starts_with(char::is_uppercase)
                && word.len() > 2
                && word.chars().any(char::is_lowercase)
                && !vocab::is_no_name(word)
                && !vocab::is_title_word(word)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mission_is_one_by_all_its_names() {
        let read = |written: &str| {
            let span = Span::new(written, 0, written.len())?;
            match read(written, span, &Cable::default()) {
                Addressee::Body(NameSense::Known(body)) => Some(body),
                _ => None,
            }
        };
        for written in [
            "Mission to the North Atlantic Treaty Organization",
            "Mission to the North Atlantic Treaty Organization and the european Regional Organizations",
        ] {
            assert_eq!(read(written), Some("US Mission to NATO"), "{written}");
        }
        for written in ["Mission at Berlin", "Mission in Berlin"] {
            assert_eq!(read(written), Some("US Mission Berlin"), "{written}");
        }
        assert_eq!(read("Posts in the Capitals of Norvale"), None);
    }
}
