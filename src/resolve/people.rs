//! People: full names are joined where surname and given names agree, surnames and titles to the person they can mean.
//!
//! Method: full names first, each a person unless an earlier one agrees; then surnames, to the only person of that
//! surname, else to the one named last before; then titles alone, to the holder of the office. Two of one surname
//! with different given names stay two, and a name styled Madame or Mrs is somebody else than the same name without, unless the
//! given name is a woman's. Key: the full name; a surname with office and body; a signer with his post;
//! else a surname within its cable, which is joined to nobody elsewhere.

use std::collections::HashSet;

use super::incumbents::Incumbents;
use super::{Identity, cable_key};
use crate::model::{
    Cable, EntityKind, Findings, Name, NameSense, Office, RawText, Span, UNNAMED, fold, fold_name,
    fold_space,
};
use crate::vocab::{
    TitleKind, is_common_surname, is_womans_name, is_womans_style, surnames_of, title_in,
};

/// Someone of the document.
#[derive(Debug, Default)]
struct Person {
    /// The fullest name as written.
    name: String,
    /// Given names or initials, folded, in order.
    given: Vec<String>,
    /// Words by which the person may be called alone.
    surnames: Vec<String>,
    offices: Vec<Office>,
    /// Names as titles and name together write them.
    aliases: Vec<String>,
    /// Whether the name is more than a surname.
    full: bool,
    signs: bool,
    /// Whether a style or given name tells a woman.
    woman: bool,
    /// Whether the given name does.
    named: bool,
    /// Whether the full name stands alone on a line of the text, as below a letter.
    letter: bool,
    /// Where the person is named.
    spans: Vec<Span>,
}

impl Person {
    /// Adds an office, once however often the text repeats it.
    fn hold(&mut self, office: Option<&Office>) {
        let same = |held: &Office| {
            office.is_some_and(|office| held.title == office.title && held.scope == office.scope)
        };
        if !self.offices.iter().any(same) {
            self.offices.extend(office.cloned());
        }
    }
}

/// Fills in the identity of every person's name.
pub(super) fn identify(
    raw: &RawText,
    cable: &Cable,
    findings: &Findings,
    identities: &mut [Identity],
) {
    let mut order: Vec<usize> = (0..findings.names.len())
        .filter(|index| findings.names[*index].kind == EntityKind::Person)
        .collect();
    order.sort_by_key(|index| {
        (
            step(&findings.names[*index], &raw.text),
            findings.names[*index].span,
        )
    });
    let incumbents = Incumbents::of(raw, cable, findings);
    let mut people: Vec<Person> = Vec::new();
    let mut of_name: Vec<(usize, usize)> = Vec::new();
    for index in order {
        let name = &findings.names[index];
        let written = cable.words_of(&raw.text, name.span);
        let style = womans_style(name.span, &raw.text);
        let styled = || style.map_or(written.clone(), |style| format!("{style} {written}"));
        let found = match &name.sense {
            NameSense::Titled(office) => Some(full_name(&mut people, &styled(), Some(office))),
            NameSense::Listed(full) => Some(full_name(&mut people, full, None)),
            NameSense::Surname(office) => {
                Some(surname(&mut people, &styled(), office.as_ref(), name.span))
            }
            NameSense::Office(office) => holder(cable, &people, office, name.span),
            NameSense::Holder(office) => {
                let known = incumbents.office(office, name.span);
                let identity = unnamed(raw, cable, office, known);
                identities[index] = identity;
                continue;
            }
            _ if is_surname(&written) => Some(surname(&mut people, &styled(), None, name.span)),
            _ => Some(full_name(&mut people, &styled(), None)),
        };
        let person = found.unwrap_or_else(|| {
            people.push(Person {
                name: written.clone(),
                ..Person::default()
            });
            people.len() - 1
        });
        note(&mut people[person], &name.sense, name.span, &raw.text);
        people[person].signs |= name.method == "signature";
        people[person].letter |= name.sense == NameSense::FullName
            && !people[person].signs
            && stands_alone(name.span, &raw.text);
        of_name.push((index, person));
    }
    let mut identities_of: Vec<Identity> = people
        .iter()
        .map(|person| identity(raw, cable, person))
        .collect();
    tell_apart(&people, &mut identities_of);
    for (index, person) in of_name {
        identities[index] = identities_of[person].clone();
    }
}

/// Gives people of one document who would go by one key keys of their own, by the offices that told them apart.
fn tell_apart(people: &[Person], identities: &mut [Identity]) {
    let mut taken: HashSet<String> = HashSet::new();
    for (person, identity) in people.iter().zip(identities) {
        if taken.contains(&identity.key) {
            let office = person.offices.first().map_or("other", |held| held.title);
            let told = format!("{} ({})", identity.key, office.to_lowercase());
            let mut key = told.clone();
            let mut number = 1;
            while taken.contains(&key) {
                number += 1;
                key = format!("{told} {number}");
            }
            identity.key = key;
        }
        taken.insert(identity.key.clone());
    }
}

/// Whether nothing else stands on the line of a name: a few signs at most, so that a look beside it is enough.
fn stands_alone(span: Span, text: &str) -> bool {
    const SIGNS: usize = 40;
    let plain = |c: char| c == '\n' || c.is_alphanumeric();
    let closes = |found: Option<char>| found.is_none_or(|c| c == '\n');
    let before = text[..span.start()]
        .chars()
        .rev()
        .take(SIGNS)
        .find(|c| plain(*c));
    let behind = text[span.end()..].chars().take(SIGNS).find(|c| plain(*c));
    closes(before) && closes(behind)
}

/// Whether a name of two words is a surname: "Ben-Gurion" has no given name.
fn is_surname(written: &str) -> bool {
    !written.contains(char::is_whitespace)
}

/// Full names are settled first, then surnames, then titles.
fn step(name: &Name, text: &str) -> u8 {
    match name.sense {
        NameSense::FullName if is_surname(name.span.of(text)) => 1,
        NameSense::Surname(_) => 1,
        NameSense::Office(_) | NameSense::Holder(_) => 2,
        _ => 0,
    }
}

/// The style before a name that only a woman has: "Madame".
fn womans_style(span: Span, text: &str) -> Option<&str> {
    let before = text[..span.start()].trim_end_matches([' ', '.']);
    let letters = before.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let word = &before[letters.len()..];
    // "Mr. and Mrs. Ivo Marlow": the name is his.
    let couple = letters
        .trim_end()
        .strip_suffix("and")
        .is_some_and(|pair| pair.trim_end_matches([' ', '.']).ends_with("Mr"));
    (is_womans_style(&fold(word)) && !couple).then_some(word)
}

/// The person of a full name: an earlier one whose names agree, else a new one.
///
/// `written` may open with a woman's style: with a given name that tells no woman it is another person than the
/// same name without, for it may be her husband's.
fn full_name(people: &mut Vec<Person>, written: &str, office: Option<&Office>) -> usize {
    let surnames = surnames_of(written);
    let mut given = given_names(written);
    let styled = given.first().is_some_and(|word| is_womans_style(word));
    if styled {
        given.remove(0);
    }
    let named = given.iter().any(|word| is_womans_name(word));
    let written = if styled && named {
        written.split_once(' ').map_or(written, |(_, name)| name)
    } else {
        written
    };
    let apart = styled && !named;
    let agreeing = people.iter().position(|person| {
        person.full
            && shares(&person.surnames, &surnames)
            && agree(&person.given, &given)
            && (!apart || person.woman)
            && (apart || named || !person.woman)
    });
    let index = agreeing.unwrap_or_else(|| {
        people.push(Person {
            woman: styled || named,
            named,
            ..Person::default()
        });
        people.len() - 1
    });
    let person = &mut people[index];
    if written.len() > person.name.len() {
        written.clone_into(&mut person.name);
        person.given = given;
    }
    for surname in surnames {
        if !person.surnames.contains(&surname) {
            person.surnames.push(surname);
        }
    }
    person.full = true;
    person.hold(office);
    index
}

fn given_names(written: &str) -> Vec<String> {
    let mut words: Vec<String> = written
        .split(' ')
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect();
    words.pop();
    words
}

fn shares(one: &[String], other: &[String]) -> bool {
    one.iter().any(|word| other.contains(word))
}

/// Whether given names can be one person's: equal, or an initial of the other, as far as both go.
fn agree(one: &[String], other: &[String]) -> bool {
    let fits = |a: &String, b: &String| {
        a == b
            || (a.len() == 1 && b.starts_with(a.as_str()))
            || (b.len() == 1 && a.starts_with(b.as_str()))
    };
    !one.is_empty() && !other.is_empty() && one.iter().zip(other).all(|(a, b)| fits(a, b))
}

/// The person of a surname: the only one, else the one named last before it, else a new one.
fn surname(people: &mut Vec<Person>, written: &str, office: Option<&Office>, span: Span) -> usize {
    let mut folded = fold(written.rsplit(' ').next().unwrap_or(written));
    let woman = written
        .split_once(' ')
        .is_some_and(|(style, _)| is_womans_style(&fold(style)));
    let exists = |people: &[Person], word: &str| {
        people
            .iter()
            .any(|person| person.surnames.iter().any(|s| s == word))
    };
    if !exists(people, &folded)
        && folded.ends_with('s')
        && exists(people, &folded[..folded.len() - 1])
    {
        // "Marlows", where a web page lost the apostrophe.
        folded.pop();
    }
    let (women, men): (Vec<usize>, Vec<usize>) = (0..people.len())
        .filter(|index| people[*index].surnames.contains(&folded))
        .partition(|index| people[*index].woman);
    // A name without style is a woman's only where no man of it is named, and never that of somebody's wife.
    let candidates: Vec<usize> = if woman {
        women
    } else if men.is_empty() {
        let own = |index: &usize| people[*index].named || !people[*index].offices.is_empty();
        women.into_iter().filter(own).collect()
    } else {
        men
    };
    let same_office = candidates.iter().copied().find(|index| {
        office.is_some_and(|office| {
            people[*index]
                .offices
                .iter()
                .any(|other| other.title == office.title)
        })
    });
    let index = match candidates.as_slice() {
        [] => {
            people.push(Person {
                name: written.to_owned(),
                surnames: vec![folded],
                woman,
                ..Person::default()
            });
            people.len() - 1
        }
        [only]
            if is_other(&people[*only], &folded, office)
                || is_stranger(&people[*only], &folded, office) =>
        {
            people.push(Person {
                name: written.to_owned(),
                surnames: vec![folded],
                ..Person::default()
            });
            people.len() - 1
        }
        [only] => *only,
        many => same_office.unwrap_or_else(|| nearest(people, many, span)),
    };
    people[index].hold(office);
    index
}

/// Of a surname that many have: whether the title, a rank too, is one that the person named in full is not said to hold.
fn is_stranger(person: &Person, surname: &str, office: Option<&Office>) -> bool {
    let holds = |office: &Office| person.offices.iter().any(|held| held.title == office.title);
    let tells = |office: &Office| office.identifies || is_rank(office.title);
    person.full
        && is_common_surname(surname)
        && office.is_some_and(|office| tells(office) && !holds(office))
}

fn is_rank(title: &str) -> bool {
    title_in(title).is_some_and(|title| title.kind == TitleKind::Rank)
}

/// Whether a surname with a title must be somebody else: an envoy is no head of state or government, and who signs a
/// letter that is quoted is not the holder of an office who is named beside it.
fn is_other(person: &Person, surname: &str, office: Option<&Office>) -> bool {
    let Some(office) = office.filter(|office| office.identifies) else {
        return false;
    };
    let held: Vec<&Office> = person
        .offices
        .iter()
        .filter(|held| held.identifies)
        .collect();
    if held.iter().any(|held| held.title == office.title) {
        return false;
    }
    let envoy = is_envoy(office.title);
    let parted = held.iter().any(|held| {
        (envoy && is_chief(held.title)) || (is_chief(office.title) && is_envoy(held.title))
    });
    // Of a surname that many have the head of state or government is nobody with another office.
    let head = !held.is_empty()
        && is_common_surname(surname)
        && is_head(office.title) != held.iter().any(|held| is_head(held.title));
    parted || head || (envoy && person.letter && held.is_empty())
}

fn is_envoy(title: &str) -> bool {
    [
        "Ambassador",
        "Charge",
        "Chargé",
        "Consul",
        "Minister-Counselor",
    ]
    .iter()
    .any(|word| title.starts_with(word))
}

/// Head of a state or government.
fn is_head(title: &str) -> bool {
    ["President", "Prime Minister", "Premier", "King", "Shah"].contains(&title)
}

fn is_chief(title: &str) -> bool {
    [
        "President",
        "Prime Minister",
        "Premier",
        "King",
        "Shah",
        "Pope",
        "Chairman",
        "Chancellor",
        "Emperor",
        "Secretary of State",
        "Vice President",
        "Queen",
    ]
    .contains(&title)
}

/// The person named last before a place in the text, else the first named behind it.
fn nearest(people: &[Person], candidates: &[usize], span: Span) -> usize {
    let last_before = |index: &usize| {
        people[*index]
            .spans
            .iter()
            .filter(|s| s.start() < span.start())
            .map(|s| s.start())
            .max()
    };
    let before = candidates
        .iter()
        .copied()
        .filter(|index| last_before(index).is_some())
        .max_by_key(last_before);
    before.unwrap_or(candidates[0])
}

/// The holder of an office whom the text never names: one for each office of a cable. Elsewhere nobody is he but who held
/// the office on the day, where it is `known` which one is meant.
fn unnamed(raw: &RawText, cable: &Cable, office: &Office, known: Option<&str>) -> Identity {
    let name = match (known, &office.scope) {
        (Some(known), _) => known.to_owned(),
        (None, Some(scope)) => format!("{} of {scope}", office.title),
        (None, None) => office.title.to_owned(),
    };
    Identity {
        key: format!("{UNNAMED}{} [{}]", fold_name(&name), cable_key(raw, cable)),
        name,
        aliases: Vec::new(),
    }
}

/// Titles that the people of every mission bear: alone they are those of the sender's own.
const OF_MISSIONS: [&str; 4] = [
    "Ambassador",
    "Charge d'Affaires",
    "Deputy Chief of Mission",
    "Permanent Representative",
];

/// Who holds an office, of the people named.
fn holder(cable: &Cable, people: &[Person], office: &Office, span: Span) -> Option<usize> {
    let is_of_missions = office.scope.is_none() && OF_MISSIONS.contains(&office.title);
    // "The Ambassador" is the Indian one only where he has been named in the same paragraph.
    let at = cable
        .paragraphs
        .partition_point(|one| one.span.start() <= span.start());
    let paragraph = at.checked_sub(1).map(|at| cable.paragraphs[at].span);
    let named_before = |person: &Person| {
        let mut spans = person.spans.iter();
        spans.any(|one| {
            one.end() <= span.start() && paragraph.is_some_and(|within| within.contains(*one))
        })
    };
    let holds = |person: &Person| {
        person.offices.iter().any(|other| {
            office.may_be(other)
                && other.identifies
                && (other.scope.is_none() || office.scope.is_none() || other.scope == office.scope)
                && (!is_of_missions || other.scope.is_none() || named_before(person))
        })
    };
    let candidates: Vec<usize> = (0..people.len())
        .filter(|index| holds(&people[*index]))
        .collect();
    (!candidates.is_empty()).then(|| nearest(people, &candidates, span))
}

/// Keeps where a person is named, and the name with its title.
fn note(person: &mut Person, sense: &NameSense, span: Span, text: &str) {
    person.spans.push(span);
    if let NameSense::Titled(office) | NameSense::Surname(Some(office)) = sense
        && office.span.end() <= span.start()
        && span.start() - office.span.end() <= 2
    {
        let alias = fold_space(office.span.cover(span).of(text));
        if !person.aliases.contains(&alias) {
            person.aliases.push(alias);
        }
    }
}

fn identity(raw: &RawText, cable: &Cable, person: &Person) -> Identity {
    let folded = fold_name(&person.name);
    let office = person
        .offices
        .iter()
        .find_map(|office| Some((office.title, office.scope.as_deref()?)));
    let post = cable
        .mrn
        .as_ref()
        .map(|mrn| mrn.post().to_owned())
        .or_else(|| cable.from.as_ref().map(|from| from.value.clone()));
    let key = match (person.full, office, post) {
        (true, _, _) => format!("person:{folded}"),
        (false, Some((title, scope)), _) => format!(
            "person:{folded} ({} of {})",
            title.to_lowercase(),
            scope.to_lowercase()
        ),
        (false, None, Some(post)) if person.signs => format!("person:{folded} (signs for {post})"),
        _ => format!("person:{folded} [{}]", cable_key(raw, cable)),
    };
    Identity {
        key,
        name: person.name.clone(),
        aliases: person.aliases.clone(),
    }
}
