//! What names of treaties and conferences mean that several have, by the country of whose posts the cable is.

use jiff::civil::Date;

use super::table::rows;

/// The treaty or conference that a name without year means in a cable from or to a post of a country; `None` where it may be another.
///
/// ```
/// use cablegraph::vocab::dated_in;
/// let day = jiff::civil::date(1967, 3, 1);
/// assert_eq!(dated_in("Geneva Accords", "Laos", day), Some("Geneva Accords of 1962"));
/// assert_eq!(dated_in("Geneva Accords", "South Vietnam", day), None);
/// ```
pub fn dated_in(name: &str, country: &str, day: Date) -> Option<&'static str> {
    let mut meant = rows(include_str!("undated.tsv"));
    let is_meant = |[of, within, from, until, _]: &[&str; 5]| {
        let from = from.parse().unwrap_or(Date::MIN);
        let until = until.parse().unwrap_or(Date::MAX);
        *of == name && *within == country && from <= day && day <= until
    };
    meant.find(is_meant).map(|[.., means]| means)
}

#[cfg(test)]
mod tests {
    use super::rows;
    use crate::vocab::{dated_initiative, place_named};

    #[test]
    fn every_row_names_initiatives_and_a_country() {
        for [name, country, from, until, means] in rows(include_str!("undated.tsv")) {
            assert_eq!(dated_initiative(name), Some(name));
            assert_eq!(dated_initiative(means), Some(means));
            assert!(place_named(country).is_some(), "{country}");
            for day in [from, until].into_iter().filter(|day| !day.is_empty()) {
                assert!(day.parse::<jiff::civil::Date>().is_ok(), "{day}");
            }
        }
    }
}
