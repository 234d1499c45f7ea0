//! What goes on between two countries and is called by them only: "US-Norvalian talks".
//!
//! There are many of the kind, so that the words alone are the same thing only in cables of one year to and from one country, and
//! of a cable to several countries in that cable only. Misses: two agreements of one year.

use super::Identity;
use super::sameness::compared;
use crate::model::{Cable, EntityKind, fold_name, fold_space};
use crate::vocab;

/// Whether words say no more than between which two countries something was agreed or talked of: "US-Norvalian agreement". There are
/// many of the kind; a name has capitals, and a treaty is mostly the only one.
pub(super) fn is_between_countries(written: &str) -> bool {
    const WHAT: [&str; 14] = [
        "accord", "accords", "agreement", "agreements", "communique", "communiqué",
        "consultations", "declaration", "discussions", "exchange", "exchanges", "negotiations",
        "proposals", "talks",
    ];
    let is_nation = |word: &str| {
        let is_nation = |entry: &vocab::Entry| match entry.sense {
            vocab::Sense::Place(index) => vocab::place(index).kind == "country",
            vocab::Sense::Adjective(_) => true,
            _ => false,
        };
        matches!(word, "U.S." | "US" | "UK" | "U.K.")
            || vocab::lexicon().phrase(word).iter().any(is_nation)
    };
    let (parties, what) = written.rsplit_once(' ').unwrap_or_default();
    let both = parties.split_once(['-', '–', '/']);
    WHAT.contains(&what) && both.is_some_and(|(one, other)| is_nation(one) && is_nation(other))
}

/// What two countries agreed or talk of is the same in cables of one year to and from one country; `None` where either is not known.
pub(super) fn between_countries(
    kind: EntityKind,
    written: &str,
    cable: &Cable,
) -> Option<Identity> {
    let (country, year) = (country(cable)?, cable.year()?);
    Some(Identity {
        key: format!(
            "{kind}:{} ({year}, cables to and from {})",
            compared(written),
            fold_name(country)
        ),
        name: format!(
            "{} ({year}, cables to and from {country})",
            fold_space(written)
        ),
        aliases: vec![fold_space(written)],
        ..Identity::default()
    })
}

/// The country abroad from which a cable is sent, or to which alone.
pub(super) fn country(cable: &Cable) -> Option<&'static str> {
    const HOME: [&str; 2] = ["", "United States"];
    let posts = vocab::posts();
    let named = || posts.addressed(&cable.from.as_ref()?.value, cable.date);
    let sender = posts.sender(cable).or_else(named).map(|post| post.country);
    if let Some(country) = sender.filter(|country| !HOME.contains(country)) {
        return Some(country);
    }
    let to = cable.to.iter();
    let to = to.filter_map(|to| posts.addressed(&to.value, cable.date));
    let mut abroad = to
        .map(|post| post.country)
        .filter(|country| !HOME.contains(country));
    let only = abroad.next()?;
    abroad.all(|other| other == only).then_some(only)
}
