//! People: full names are joined where surname and given names agree, surnames and titles to the person they can mean.
//!
//! Method: full names first, each a person unless an earlier one agrees; then surnames, to the only person of that
//! surname, else to whom office or style tells, else to the one whom the paragraph last named in full (`surname`); then titles alone, to the holder of the office. Two of one surname
//! with different given names stay two, as do father and son where "Jr" tells them, and a name styled Madame or Mrs is somebody else than the same name without, unless the
//! given name is a woman's. Key: the full name; a surname with office and body; a signer with his post;
//! else a surname within its cable, which is joined to nobody elsewhere. Words that speak of a bare surname as of one who fell
//! ("the fall of Marlow") are an alias, by which `across` knows it.

mod crowd;
mod offices;
mod surname;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::incumbents::Incumbents;
use super::{Identity, cable_key};
use crate::model::{
    Cable, EntityKind, Findings, Name, NameSense, Office, RawText, Span, UNNAMED, fold, fold_name,
    fold_space,
};
use crate::vocab::{
    Gender, asian_name, gender_of_given, is_generation, is_of_another_time, is_womans_style,
    spoken_of, surnames_of, title_in, unbroken,
};
use crowd::{Crowd, Person};
use offices::holder;
use surname::Called;

/// Styles that tell nobody from another.
const EVERYBODYS: [&str; 8] = ["dr", "miss", "mister", "mme", "mr", "mrs", "ms", "sir"];

/// Words that tell one of two of a name from the other.
pub(super) const COMPARED: [&str; 2] = ["elder", "younger"];

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
    order.sort_by_cached_key(|index| {
        let name = &findings.names[*index];
        let written = cable.words_of(&raw.text, name.span);
        (step(name, &written), name.span)
    });
    let incumbents = Incumbents::of(raw, cable, findings);
    let mut people = Crowd::default();
    let mut of_name: Vec<(usize, usize)> = Vec::new();
    for index in order {
        let name = &findings.names[index];
        let written = untorn(raw, cable, name.span);
        let before = style_before(name.span, &raw.text);
        let style = before.filter(|word| is_womans_style(&fold(word)));
        let styled = || style.map_or(written.clone(), |style| format!("{style} {written}"));
        let found = match &name.sense {
            NameSense::Titled(office) => Some(full_name(&mut people, &styled(), Some(office))),
            NameSense::Listed(full) => Some(full_name(&mut people, full, None)),
            NameSense::Surname(office) => {
                let written = styled();
                let called = Called::new(cable, name, &written, office.as_ref(), before);
                Some(called.person(&mut people))
            }
            NameSense::Letter(surname) => {
                let called = Called::new(cable, name, surname, None, before);
                Some(called.person(&mut people))
            }
            NameSense::Office(office) => {
                let own = incumbents.own(office, before, name.span);
                let known = holder(cable, &people, (office, own), name.span);
                if known.is_none() {
                    identities[index] = unnamed(raw, cable, office, None);
                    continue;
                }
                known
            }
            // "The Norvalian DCM, Ilse Varga, was skeptical".
            NameSense::Holder(_)
                if name.method == "apposed" && named_next(findings, name, &of_name).is_some() =>
            {
                named_next(findings, name, &of_name)
            }
            NameSense::Holder(office) => {
                let known = incumbents.office(office, name.span);
                let identity = unnamed(raw, cable, office, known);
                identities[index] = identity;
                continue;
            }
            _ if is_one_word(&written) => {
                Some(Called::new(cable, name, &styled(), None, before).person(&mut people))
            }
            _ => Some(full_name(&mut people, &styled(), None)),
        };
        let person = found.unwrap_or_else(|| people.add(&written));
        note(&mut people[person], &name.sense, name.span, &raw.text);
        people[person].name_at(name.span, names_more(&name.sense, &written));
        people[person].call(before);
        if is_one_word(&written) {
            people[person].speak(spoken_of(
                &raw.text[..name.span.start()],
                &written,
                &raw.text[name.span.end()..],
            ));
        }
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

/// Who is named next behind a title in apposition.
fn named_next(findings: &Findings, title: &Name, of_name: &[(usize, usize)]) -> Option<usize> {
    let behind = of_name.iter().filter(|(index, _)| {
        let other = &findings.names[*index];
        let is_title = matches!(other.sense, NameSense::Office(_) | NameSense::Holder(_));
        other.span.start() >= title.span.end() && !is_title
    });
    let next = behind.min_by_key(|(index, _)| findings.names[*index].span.start());
    next.map(|(_, person)| *person)
}

/// A person's name whole where the end of a line breaks it, and without the blank that one left behind a hyphen: "Varg Ki- Dong".
fn untorn(raw: &RawText, cable: &Cable, name: Span) -> String {
    let written = match unbroken(&raw.text, name) {
        Cow::Owned(whole) if whole != name.of(&raw.text) => fold_space(&whole),
        _ => cable.words_of(&raw.text, name),
    };
    written.replace("- ", "-")
}

/// Gives people of one document who would go by one key keys of their own, by the offices that told them apart.
fn tell_apart(people: &Crowd, identities: &mut [Identity]) {
    let mut taken: HashSet<String> = HashSet::new();
    // How far the numbers of those who are told by one office have come.
    let mut numbers: HashMap<String, usize> = HashMap::new();
    for (person, identity) in people.iter().zip(identities) {
        if taken.contains(&identity.key) {
            let office = person.offices().first().map_or("other", |held| held.title);
            let told = format!("{} ({})", identity.key, office.to_lowercase());
            let mut key = told.clone();
            let number = numbers.entry(told.clone()).or_insert(1);
            while taken.contains(&key) {
                *number += 1;
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

/// Whether a name is one word, so that no given name stands in it: "Tallis", "Ben-Gurion", "Tallis Jr".
fn is_one_word(written: &str) -> bool {
    let mut words = written.split_whitespace();
    words.next().is_some() && words.all(is_generation)
}

/// Full names are settled first, then surnames, then titles.
fn step(name: &Name, written: &str) -> u8 {
    match name.sense {
        NameSense::FullName if is_one_word(written) => 1,
        NameSense::Surname(_) | NameSense::Letter(_) => 1,
        NameSense::Office(_) | NameSense::Holder(_) => 2,
        _ => 0,
    }
}

/// Whether a word, folded, is a style or title that tells its bearer from others of the name.
fn is_style(word: &str) -> bool {
    COMPARED.contains(&word) || title_in(word).is_some() && !EVERYBODYS.contains(&word)
}

/// The word before a name, which may be a style or title.
fn style_before(span: Span, text: &str) -> Option<&str> {
    let (before, word) = last_word(&text[..span.start()]);
    (!is_of_couple(before)).then_some(word)
}

/// Whether the name behind a style is the husband's by what stands before it: "Mr. and" of "Mr. and Mrs. Ivo Marlow".
fn is_of_couple(before: &str) -> bool {
    const HUSBANDS: [&str; 8] = [
        "mr", "mister", "dr", "herr", "monsieur", "senhor", "senor", "signor",
    ];
    let (before, joint) = last_word(before);
    let joins = joint == "&" || fold(joint) == "and";
    joins && HUSBANDS.contains(&fold(last_word(before).1).as_str())
}

/// What stands before the last word of some text, and the word, without stops.
fn last_word(text: &str) -> (&str, &str) {
    let text = text.trim_end_matches([' ', '.', '\n']);
    let before = text.trim_end_matches(|c: char| c.is_alphabetic() || c == '&');
    (before, &text[before.len()..])
}

/// The person of a full name: an earlier one whose names agree, else a new one.
///
/// `written` may open with a woman's style: with a given name that tells no woman it is another person than the
/// same name without, for it may be her husband's.
fn full_name(people: &mut Crowd, written: &str, office: Option<&Office>) -> usize {
    let surnames = surnames_of(written);
    let mut given = given_names(written);
    let styled = given.first().is_some_and(|word| is_womans_style(word));
    if styled {
        given.remove(0);
    }
    let gender = gender_of_given(given.iter().map(String::as_str));
    let named = gender == Some(Gender::Woman);
    let written = if styled && named {
        written.split_once(' ').map_or(written, |(_, name)| name)
    } else {
        written
    };
    let apart = styled && !named;
    let words: Vec<&str> = written.split(' ').collect();
    let asian = asian_name(&words);
    let is_asian = asian.is_some();
    if let Some(asian) = asian {
        given = asian.given;
    }
    // Two of one family whose given names differ in the last word only are two: "Ngo Varg Nhu", "Ngo Varg Thuc".
    let same_surname = |person: &Person| {
        let both = is_asian && person.asian;
        let usual = || person.surnames().first() == surnames.first();
        both && usual() || !is_asian && !person.asian
    };
    let generation = generation(written);
    let same_generation = |person: &Person| {
        let both = person.generation.as_ref().zip(generation.as_ref());
        both.is_none_or(|(one, other)| one == other)
    };
    let agrees = |person: &Person| {
        person.full
            && same_surname(person)
            && agree(person.given(), &given)
            && same_generation(person)
            && (!apart || person.woman)
            && (apart || named || !person.woman)
    };
    let first_of = |surname: &String| {
        let mut namesakes = people.of_surname(surname).iter().copied();
        namesakes.find(|at| agrees(&people[*at]))
    };
    let agreeing = surnames.iter().filter_map(first_of).min();
    let index = agreeing.unwrap_or_else(|| {
        let index = people.add("");
        let person = &mut people[index];
        person.woman = styled || named;
        person.named = named;
        person.gender = if styled { Some(Gender::Woman) } else { gender };
        index
    });
    let person = &mut people[index];
    person.generation = person.generation.take().or(generation);
    person.full = true;
    person.asian = is_asian;
    if written.len() > person.name.len() {
        people.rename(index, written, given);
    }
    people.know(index, surnames);
    people.hold(index, office);
    index
}

/// "Jr" at the end of a name, folded.
fn generation(written: &str) -> Option<String> {
    let last = written.rsplit(' ').next()?;
    is_generation(last).then(|| fold(last))
}

fn given_names(written: &str) -> Vec<String> {
    let names = written.split(' ').filter(|word| !is_generation(word));
    let mut words: Vec<String> = names.map(fold).filter(|word| !word.is_empty()).collect();
    words.pop();
    words
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
        ..Identity::default()
    }
}

/// Whether a name says more than a surname.
fn names_more(sense: &NameSense, written: &str) -> bool {
    match sense {
        NameSense::Surname(office) => office.is_some(),
        NameSense::Letter(_) | NameSense::Office(_) | NameSense::Holder(_) => false,
        _ => !is_one_word(written),
    }
}

/// Keeps the name with its title.
fn note(person: &mut Person, sense: &NameSense, span: Span, text: &str) {
    if let NameSense::Titled(office) | NameSense::Surname(Some(office)) = sense
        && office.span.end() <= span.start()
        && span.start() - office.span.end() <= 2
    {
        // "Special Assistant (Marlow)" is called "Special Assistant Marlow".
        let titled = &office.span.cover(span).of(text).replace('(', "");
        let before = text[..office.span.start()].rsplit(|c: char| !c.is_alphanumeric());
        let mut words = before.filter(|word| !word.is_empty()).take(2);
        let alias = match words.find(|word| !office.held && is_of_another_time(word)) {
            Some(word) => fold_space(&format!("{word} {titled}")),
            None => fold_space(titled),
        };
        if !person.aliases.contains(&alias) {
            person.aliases.push(alias);
        }
    }
}

fn identity(raw: &RawText, cable: &Cable, person: &Person) -> Identity {
    let folded = fold_name(&person.name);
    let office = person
        .offices()
        .iter()
        .filter(|office| office.held)
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
    let spoken = person.spoken_of().map(str::to_owned);
    Identity {
        key,
        name: person.name.clone(),
        aliases: person.aliases.iter().cloned().chain(spoken).collect(),
        gender: person.gender,
    }
}
