//! Which names of initiatives are one though they are written in several ways: "Norvale treaty" and "Norvalian treaty", "treaty between"
//! two named in either order, "South Viet-Nam".
//!
//! Gives: what a name is compared by, its words folded. A people is its country where both can only mean that country's; a plan for
//! a country is nobody's plan, so that there the words stay. A plural is another thing but where a day is named. Cost: a look at the
//! words of a name.

use crate::model::fold_name;
use crate::notation;
use crate::vocab::{self, Sense};

/// What is a country's own, or between two, whether the country or its people is named before it.
const OF_COUNTRY: [&str; 12] = [
    "accord", "accords", "agreement", "agreements", "initiative", "initiatives", "memorandum",
    "offer", "pact", "proposal", "proposals", "treaty",
];

/// What is called by the place where it was made or whose it is, in either order: "treaty of Kestrel Bay".
const OF_PLACE: [&str; 3] = ["charter", "pact", "treaty"];

/// The words by which a name is told from others.
pub(super) fn compared(written: &str) -> String {
    let words: Vec<&str> = written.split_whitespace().collect();
    let folded = |words: &[&str]| fold_name(&words.join(" "));
    let compared = match words.as_slice() {
        [what, of, place @ ..]
            if of.eq_ignore_ascii_case("of")
                && OF_PLACE.contains(&fold_name(what).as_str())
                && is_place(&place.join(" ")) =>
        {
            format!("{} {}", folded(place), fold_name(what))
        }
        [parties, rest @ ..] if !rest.is_empty() => match between(parties) {
            Some((one, other)) => format!("{one} {other} {}", folded(rest)),
            None => format!("{} {}", of_whom(parties, rest), singular(parties, rest)),
        },
        _ => folded(&words),
    };
    compared.replace("viet nam", "vietnam")
}

/// The treaty of the table that a name means which a place opens, in small letters too: "Rome treaty".
pub(super) fn treaty(written: &str) -> Option<&'static str> {
    let (first, _) = written.split_once(' ')?;
    let opens = is_place(first) || between(first).is_some();
    let listed = vocab::initiative_called(written).filter(|listed| listed.kind == "treaty");
    opens.then_some(listed?.name)
}

/// Two countries that a hyphen or slash joins, in order of the alphabet.
fn between(parties: &str) -> Option<(String, String)> {
    let (one, other) = parties.split_once(['-', '–', '/'])?;
    let (one, other) = (country(one)?, country(other)?);
    Some(if one <= other {
        (one, other)
    } else {
        (other, one)
    })
}

/// The first word of a name, for a people its country where nothing else can be meant.
fn of_whom(word: &str, rest: &[&str]) -> String {
    let own = fold_name(word);
    let [what] = rest else { return own };
    match country(word) {
        Some(country) if OF_COUNTRY.contains(&fold_name(what).as_str()) => country,
        _ => own,
    }
}

/// The other words; of what has a day the plural is the same.
fn singular(first: &str, rest: &[&str]) -> String {
    let folded = fold_name(&rest.join(" "));
    let dated = notation::month(first).is_some()
        && rest
            .first()
            .is_some_and(|day| day.bytes().all(|byte| byte.is_ascii_digit()));
    match folded.strip_suffix('s').filter(|_| dated) {
        Some(one) => one.to_owned(),
        None => folded,
    }
}

/// The country that a word names, folded, or whose people.
fn country(word: &str) -> Option<String> {
    match word.replace('.', "").as_str() {
        "US" => return Some("united states".to_owned()),
        "UK" => return Some("united kingdom".to_owned()),
        _ => {}
    }
    let lexicon = vocab::lexicon();
    let mut countries = lexicon.phrase(word).iter().filter_map(|entry| {
        let (Sense::Place(index) | Sense::Adjective(index)) = entry.sense else {
            return None;
        };
        let place = vocab::place(index);
        (place.kind == "country").then_some(place.name)
    });
    let first = countries.next()?;
    countries
        .all(|other| other == first)
        .then(|| fold_name(first))
}

fn is_place(words: &str) -> bool {
    let is = |entry: &vocab::Entry| matches!(entry.sense, Sense::Place(_) | Sense::Body(_));
    vocab::lexicon().phrase(words).iter().any(is)
}

#[cfg(test)]
mod tests {
    use super::{compared, treaty};

    #[test]
    fn a_name_is_one_in_either_order_and_by_people_or_country() {
        for (one, other) in [
            ("French-German treaty", "German-French treaty"),
            ("IRAQI-SOVIET TREATY", "Soviet/Iraq Treaty"),
            ("Treaty of Lima", "Lima treaty"),
            ("Lao agreement", "Laos agreement"),
            ("British proposal", "U.K. proposal"),
            ("Plan for South Viet-Nam", "Plan for South Vietnam"),
            ("March 9 agreement", "March 9 agreements"),
        ] {
            assert_eq!(compared(one), compared(other), "{one}");
        }
    }

    #[test]
    fn a_treaty_of_the_table_is_known_in_small_letters() {
        assert_eq!(treaty("Rome treaty"), Some("Treaty of Rome"));
        assert_eq!(treaty("German-French treaty"), Some("Elysee Treaty"));
        assert_eq!(treaty("Lima treaty"), None);
        assert_eq!(treaty("additional protocol"), None);
    }

    #[test]
    fn what_may_be_two_is_two() {
        for (one, other) in [
            ("Peruvian resolution", "Peru resolution"),
            ("Peruvian plan", "Peru plan"),
            ("Peruvian proposal", "Peruvian proposals"),
            ("Peruvian proposal", "Chilean proposal"),
            ("French-German treaty", "French-Italian treaty"),
            ("March 9 agreement", "March 8 agreement"),
            ("Resolution of March", "March resolution"),
        ] {
            assert_ne!(compared(one), compared(other), "{one}");
        }
    }
}
