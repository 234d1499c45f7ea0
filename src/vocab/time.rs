//! What was called so when: no Proliferation Security Initiative in 1964, no Beijing in a cable from Peking.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::table::rows;

/// Whether a body or initiative of the tables can be meant in a cable of this year.
///
/// ```
/// use cablegraph::vocab::existed;
/// assert!(!existed("Proliferation Security Initiative", 1964));
/// assert!(existed("North Atlantic Treaty Organization", 1964));
/// ```
pub fn existed(name: &str, year: i16) -> bool {
    static YEARS: LazyLock<HashMap<&str, (i16, i16)>> = LazyLock::new(|| {
        rows(include_str!("years.tsv"))
            .map(|[name, from, until]| {
                let year = |cell: &str, open| cell.parse().unwrap_or(open);
                (name, (year(from, i16::MIN), year(until, i16::MAX)))
            })
            .collect()
    });
    YEARS
        .get(name)
        .is_none_or(|(from, until)| (*from..=*until).contains(&year))
}

/// What a place of the tables was called in a year.
///
/// ```
/// assert_eq!(cablegraph::vocab::name_in("Beijing", 1974), "Peking");
/// ```
pub fn name_in(place: &str, year: i16) -> &str {
    static FORMER: LazyLock<HashMap<&str, (i16, &str)>> =
        LazyLock::new(|| before(include_str!("former.tsv")));
    called_in(&FORMER, place, year)
}

/// The state or government that a name of the tables stands for in a year.
///
/// ```
/// use cablegraph::vocab::state_in;
/// assert_eq!(state_in("Russia", 1964), "Soviet Union");
/// assert_eq!(state_in("Czech Republic", 2006), "Czech Republic");
/// ```
pub fn state_in(name: &str, year: i16) -> &str {
    static HEIRS: LazyLock<HashMap<&str, (i16, &str)>> =
        LazyLock::new(|| before(include_str!("heirs.tsv")));
    called_in(&HEIRS, name, year)
}

/// The name that stands for a country and those that are spoken of with it.
///
/// ```
/// use cablegraph::vocab::kin_of;
/// assert_eq!(kin_of("South Vietnam"), kin_of("Vietnam"));
/// ```
pub fn kin_of(country: &str) -> &str {
    static KIN: LazyLock<HashMap<&str, &'static str>> = LazyLock::new(|| {
        rows(include_str!("kin.tsv"))
            .map(|[name, kin]| (name, kin))
            .collect()
    });
    KIN.get(country).copied().unwrap_or(country)
}

/// Names by the last year of what stood for them before.
fn before(table: &'static str) -> HashMap<&'static str, (i16, &'static str)> {
    rows(table)
        .map(|[name, until, before]| (name, (until.parse().unwrap_or(0), before)))
        .collect()
}

fn called_in<'n>(names: &HashMap<&str, (i16, &'static str)>, name: &'n str, year: i16) -> &'n str {
    match names.get(name) {
        Some((until, before)) if year <= *until => before,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::lexicon;

    #[test]
    fn a_plain_name_is_a_plan_s_from_its_founding_on() {
        assert!(!existed("Harmel Plan", 1965) && existed("Harmel Plan", 1967));
    }

    #[test]
    fn every_row_is_about_a_name_of_the_tables_and_has_years() {
        let known = |name: &str| {
            let mut state = 0;
            let mut buffer = String::new();
            crate::vocab::pieces(name, 0, name.len()).all(|piece| {
                let word = &name[piece.start as usize..piece.end as usize];
                if piece.kind == crate::vocab::PieceKind::Sign && !matches!(word, "/" | "&") {
                    return true;
                }
                let next = lexicon()
                    .word(word, &mut buffer)
                    .and_then(|word| lexicon().step(state, word));
                state = next.unwrap_or(0);
                next.is_some()
            })
        };
        for [name, from, until] in rows(include_str!("years.tsv")) {
            assert!(known(name), "{name} is in no table");
            let year = |cell: &str| cell.is_empty() || cell.parse::<i16>().is_ok();
            assert!(year(from) && year(until), "{name}");
        }
        for table in [include_str!("former.tsv"), include_str!("heirs.tsv")] {
            for [name, until, before] in rows(table) {
                assert!(known(name) && known(before), "{name}");
                assert!(until.parse::<i16>().is_ok(), "{name}");
            }
        }
    }
}
