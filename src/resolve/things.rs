//! Everything but people: by the name that the vocabulary knows, by the short form that the text explains, else by
//! the letters.

use std::collections::HashMap;

use super::between::{between_countries, country, is_between_countries};
use super::sameness::{compared, treaty};
use super::{Identity, cable_key};
use crate::model::{
    Cable, EntityKind, Findings, Name, NameSense, RawText, STATE, fold_name, fold_space,
};
use crate::vocab;

/// Short forms that a text explains.
struct Explained {
    /// Long and short form as written, by the folded short form: the last explanation counts.
    by_short: HashMap<String, (String, String)>,
    /// The same by the folded long form, where the first counts.
    by_long: HashMap<String, (String, String)>,
}

impl Explained {
    fn of(findings: &Findings, cable: &Cable, text: &str) -> Self {
        let mut explained = Explained {
            by_short: HashMap::new(),
            by_long: HashMap::new(),
        };
        for definition in &findings.definitions {
            let long = definition
                .known
                .map_or_else(|| cable.words_of(text, definition.long), String::from);
            let short = definition.short.of(text);
            let forms = (long, short.to_owned());
            explained
                .by_long
                .entry(fold_name(&forms.0))
                .or_insert_with(|| forms.clone());
            explained.by_short.insert(fold_name(short), forms);
        }
        explained
    }
}

/// The identity of every name that is no person's; people's are empty.
pub(super) fn identities(raw: &RawText, cable: &Cable, findings: &Findings) -> Vec<Identity> {
    let explained = Explained::of(findings, cable, &raw.text);
    let countries = countries(findings);
    let dated = dated(findings, &raw.text, cable);
    let own_key = cable_key(raw, cable);
    findings
        .names
        .iter()
        .map(|name| match name.kind {
            EntityKind::Person => Identity::default(),
            EntityKind::Cable => of_cable(raw, cable, name),
            EntityKind::Topic => of_topic(name, &raw.text),
            EntityKind::Event => of_event(raw, cable, name),
            kind => of_thing(
                kind,
                name,
                &raw.text,
                cable,
                &own_key,
                (&explained, &countries, &dated),
            ),
        })
        .collect()
}

/// By the name of a treaty or conference without year or subject the only one of the text that has it with either.
type Dated = HashMap<&'static str, Option<&'static str>>;

fn dated(findings: &Findings, text: &str, cable: &Cable) -> Dated {
    let mut dated = Dated::new();
    for name in &findings.names {
        if name.kind == EntityKind::Initiative
            && let Some(full) = initiative(name, text, cable)
            && let Some(bare) = vocab::undated(full)
        {
            let only = dated.entry(bare).or_insert(Some(full));
            *only = only.filter(|other| *other == full);
        }
    }
    dated
}

/// What the lists call an initiative, with the year that stands before its name: "1954 Geneva accords", in small letters too.
fn initiative(name: &Name, text: &str, cable: &Cable) -> Option<&'static str> {
    match name.sense {
        NameSense::Known(full) => Some(full),
        NameSense::AsWritten => {
            let written = cable.words_of(text, name.span);
            let before = text[..name.span.start()].strip_suffix(' ');
            let at = before.map(|before| before.len().saturating_sub("1954".len()));
            let year = before.zip(at).and_then(|(before, at)| before.get(at..));
            let year = year.filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
            let with_year =
                year.and_then(|year| vocab::dated_initiative(&format!("{year} {written}")));
            with_year.or_else(|| vocab::dated_initiative(&written))
        }
        _ => None,
    }
}

/// The identity of something by its name alone; "AMEMBASSY NORVALE" is called Embassy NORVALE.
pub(super) fn named(kind: EntityKind, name: &str) -> Identity {
    let embassy = name
        .strip_prefix("AMEMBASSY ")
        .filter(|_| kind == EntityKind::Body)
        .map(|post| format!("Embassy {post}"));
    let name = embassy.as_deref().unwrap_or(name);
    Identity {
        key: format!("{kind}:{}", fold_name(name)),
        name: fold_space(name),
        ..Identity::default()
    }
}

fn of_cable(raw: &RawText, cable: &Cable, name: &Name) -> Identity {
    match &name.sense {
        NameSense::Sent(sent) => Identity {
            key: format!("cable:sent {sent}"),
            name: sent.clone(),
            ..Identity::default()
        },
        NameSense::Number(mrn) => Identity {
            key: format!("cable:{mrn}"),
            name: mrn.to_string(),
            ..Identity::default()
        },
        NameSense::Document(id) => Identity {
            key: super::document_key(id),
            name: id.clone(),
            ..Identity::default()
        },
        _ => Identity {
            key: cable_key(raw, cable),
            name: raw.id.clone(),
            ..Identity::default()
        },
    }
}

/// A TAGS code, or a subject under its full name.
fn of_topic(name: &Name, text: &str) -> Identity {
    let written = name.span.of(text);
    if let NameSense::Known(full) = name.sense {
        return named(EntityKind::Topic, full);
    }
    let code = fold_space(written).to_uppercase();
    let aliases = vocab::tag_meaning(&code)
        .filter(|meaning| !meaning.is_empty())
        .map(String::from)
        .into_iter()
        .collect();
    Identity {
        key: format!("topic:{code}"),
        name: code,
        aliases,
        ..Identity::default()
    }
}

/// An event is the same where noun and day are, within one document.
fn of_event(raw: &RawText, cable: &Cable, name: &Name) -> Identity {
    let written = cable.words_of(&raw.text, name.span);
    let (noun, day) = match &name.sense {
        NameSense::Dated(noun, date) => (noun.as_str(), date.to_string()),
        _ => ("event", String::new()),
    };
    Identity {
        key: format!("event:{noun} {day} [{}]", cable_key(raw, cable)),
        name: written,
        ..Identity::default()
    }
}

fn of_thing(
    kind: EntityKind,
    name: &Name,
    text: &str,
    cable: &Cable,
    own_key: &str,
    (explained, countries, dated): (&Explained, &HashMap<&'static str, usize>, &Dated),
) -> Identity {
    let written = cable.words_of(text, name.span);
    if kind == EntityKind::Initiative
        && let Some(full) = initiative(name, text, cable)
    {
        let of_text = dated.get(full).copied().flatten();
        let of_country = || vocab::dated_in(full, country(cable)?, cable.date?);
        return named(kind, of_text.or_else(of_country).unwrap_or(full));
    }
    match &name.sense {
        NameSense::Known(full) => {
            let year = cable.year();
            let full = year.map_or(*full, |year| vocab::state_in(full, year));
            // One place, called as it was at the time.
            let name = match year {
                Some(year) if kind == EntityKind::Place => vocab::name_in(full, year),
                _ => full,
            };
            Identity {
                name: name.to_owned(),
                ..named(kind, full)
            }
        }
        NameSense::Listed(full) => named(kind, full),
        NameSense::Generic(full) => generic(kind, full, cable, own_key),
        NameSense::OneOf(candidates) => match choose(candidates, cable, countries) {
            Some(full) => named(kind, full),
            None => named(kind, &written),
        },
        _ => {
            let written = written
                .strip_suffix('s')
                .filter(|stem| explained.by_short.contains_key(&fold_name(stem)))
                .unwrap_or(&written);
            let folded = fold_name(written);
            let forms = explained.by_short.get(&folded);
            // The definition's own spelling is the name, not "joint threat assessment" in a quotation.
            match forms.or_else(|| explained.by_long.get(&folded)) {
                Some((long, short)) => Identity {
                    aliases: vec![short.clone()],
                    ..named(kind, long)
                },
                None if kind == EntityKind::Initiative && is_between_countries(written) => {
                    between_countries(kind, written, cable)
                        .unwrap_or_else(|| unowned(kind, written, own_key))
                }
                None if kind == EntityKind::Initiative => as_written(written),
                None => named(kind, written),
            }
        }
    }
}

/// An initiative that only the text names, however it writes the name.
fn as_written(written: &str) -> Identity {
    let kind = EntityKind::Initiative;
    match treaty(written) {
        Some(full) => named(kind, full),
        None => Identity {
            key: format!("{kind}:{}", compared(written)),
            ..named(kind, written)
        },
    }
}

/// "Embassy" is the sender's own, and that of the only addressee where the Department writes; "Foreign Ministry" is that of the
/// country written from, as far as can be known, and so is the same only in cables from there. A mission to an organisation
/// speaks of every country's: whose is meant is not known.
fn generic(kind: EntityKind, full: &str, cable: &Cable, own_key: &str) -> Identity {
    let post = cable.mrn.as_ref().map(|mrn| mrn.post());
    let posts = vocab::posts();
    let from = cable.from.as_ref().filter(|_| cable.mrn.is_none());
    let known = posts
        .sender(cable)
        .or_else(|| posts.addressed(&from?.value, cable.date));
    // A traveller's messages have a series and no post.
    let post = post.filter(|post| known.is_some() || posts.exact(post).is_none());
    match (full, known, post) {
        ("Embassy", Some(post), _) if post.body.starts_with("Embassy") => named(kind, post.body),
        ("Mission", Some(post), _) if post.body.starts_with("US Mission") => named(kind, post.body),
        ("Embassy", Some(post), _) if post.name == STATE => match embassy_addressed(cable) {
            Some(embassy) => named(kind, embassy),
            None => unowned(kind, full, own_key),
        },
        // The Department has none of its own.
        (full, Some(post), _) if post.name == STATE && is_foreign(full) => {
            match post_addressed(cable).filter(|post| !post.country.is_empty()) {
                Some(post) => scoped(kind, full, post.country),
                None => unowned(kind, full, own_key),
            }
        }
        // What the Department calls so is the nation's own.
        ("Coast Guard", Some(post), _) if post.name == STATE => {
            named(kind, "United States Coast Guard")
        }
        (_, Some(post), _) if post.is_multilateral() => unowned(kind, full, own_key),
        ("Embassy", None, Some(post)) => named(kind, &format!("Embassy {post}")),
        (_, Some(post), _) if !post.country.is_empty() => scoped(kind, full, post.country),
        (_, _, Some(post)) => scoped(kind, full, post),
        (_, _, None) => named(kind, full),
    }
}

/// Whether the United States have no body of such a name.
fn is_foreign(full: &str) -> bool {
    full.contains("Ministry") || matches!(full, "Parliament" | "Politburo" | "National Assembly")
}

/// The embassy to which a message goes, where it goes to one post.
fn embassy_addressed(cable: &Cable) -> Option<&'static str> {
    let post = post_addressed(cable)?;
    post.body.starts_with("Embassy").then_some(post.body)
}

/// The one post to which a message goes.
fn post_addressed(cable: &Cable) -> Option<vocab::Post> {
    let [to] = cable.to.as_slice() else {
        return None;
    };
    vocab::posts().addressed(&to.value, cable.date)
}

/// What has the name of many, and is nobody else's elsewhere.
pub(super) fn unowned(kind: EntityKind, full: &str, own_key: &str) -> Identity {
    Identity {
        key: format!("{kind}:{} [{own_key}]", fold_name(full)),
        name: full.to_owned(),
        ..Identity::default()
    }
}

fn scoped(kind: EntityKind, full: &str, from: &str) -> Identity {
    Identity {
        key: format!(
            "{kind}:{} (cables from {})",
            fold_name(full),
            fold_name(from)
        ),
        name: format!("{full} (cables from {from})"),
        aliases: vec![full.to_owned()],
        ..Identity::default()
    }
}

/// Which of several a shared short form means: that of the sender's country, else of the country named most; nobody where two
/// are named alike, or none.
fn choose(
    candidates: &[(&'static str, &'static str)],
    cable: &Cable,
    countries: &HashMap<&'static str, usize>,
) -> Option<&'static str> {
    let from = vocab::posts().sender(cable).map(|post| post.country);
    let count = |country: &str| countries.get(country).copied().unwrap_or(0);
    // The country itself is worth more than those that are spoken of with it.
    let weight = |within: &str| {
        let own = if from == Some(within) { OWN } else { 0 };
        let kin = vocab::kin_of(within);
        let near = from.is_some_and(|from| vocab::kin_of(from) == kin);
        let near = if near { OWN / 4 } else { 0 };
        own + near + 2 * count(within) + if kin == within { 0 } else { count(kin) }
    };
    let known = candidates.iter().filter(|(within, _)| !within.is_empty());
    let mut weighed: Vec<(usize, &'static str)> = known
        .map(|(within, full)| (weight(within), *full))
        .filter(|(weight, _)| *weight > 0)
        .collect();
    weighed.sort_unstable();
    match weighed.as_slice() {
        [.., (second, _), (most, _)] if second == most => None,
        [.., (_, full)] => Some(full),
        [] => None,
    }
}

/// What the country of the sender weighs, against one for each time that a country is named.
const OWN: usize = 4096;

/// How often each country is named, by itself, by a place in it or by its government; and all those spoken of together.
fn countries(findings: &Findings) -> HashMap<&'static str, usize> {
    let mut counts = HashMap::new();
    let mut count = |country: &'static str| {
        let kin = vocab::kin_of(country);
        *counts.entry(country).or_insert(0) += 1;
        if kin != country {
            *counts.entry(kin).or_insert(0) += 1;
        }
    };
    for name in &findings.names {
        let NameSense::Known(full) = name.sense else {
            continue;
        };
        match name.kind {
            EntityKind::Place => {
                count(full);
                let place = vocab::place_named(full);
                if let Some(place) = place.filter(|place| !place.within.is_empty()) {
                    count(place.within);
                }
            }
            EntityKind::Body => {
                if let Some(country) = vocab::governed(full) {
                    count(country);
                }
            }
            _ => {}
        }
    }
    counts
}
