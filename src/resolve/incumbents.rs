//! Whose office a title that stands alone is: "the Secretary" in what the Department writes is the American one.
//!
//! Needs: the head; titles of people who are named, and of those who are not. Gives: for a title that names nobody else's
//! office, the one of `vocab/incumbents.tsv` that it means on the day of the cable; "the King" is that of the country of the post. Method: who writes to whom, the words
//! around the title, and whether anybody else is named with it. In doubt, and near a change of office, nothing.
//! Misses: presidents in cables of republics. Cost: one pass over the names, and a look beside each title.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use crate::model::{
    Cable, EntityKind, Findings, Name, NameSense, Office, RawText, STATE, STATE_TO, Span, fold,
};
use crate::vocab::{self, NotPerson, Post, Sense};

const PRESIDENT: &str = "President of the United States";
const VICE_PRESIDENT: &str = "Vice President of the United States";
const SECRETARY_OF_STATE: &str = "Secretary of State of the United States";
const UNDER_SECRETARY: &str = "Under Secretary of State of the United States";
const SECRETARY_OF_DEFENSE: &str = "Secretary of Defense of the United States";
const SECRETARY_GENERAL_UN: &str = "Secretary General of the United Nations";
const SECRETARY_GENERAL_NATO: &str = "Secretary General of NATO";

/// Words before a title by which it is not the office of the day: "a President", "Dear Mr. President", "one Secretary".
const NOT_HIS: [&str; 28] = [
    "a", "an", "any", "become", "becoming", "better", "dear", "each", "elected", "every", "first",
    "former", "future", "good", "his", "its", "madam", "mister", "mr", "mrs", "next", "no", "one",
    "previous", "some", "their", "two", "what",
];

/// So many bytes beside a title are looked at.
const BESIDE: usize = 64;

/// Who wrote a message, as far as it tells what "the Secretary" means.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Sender {
    /// The Department, or the Secretary himself when he travels.
    Department,
    /// Another office in Washington.
    Washington,
    /// A diplomatic post.
    Post,
    /// Nobody who is known to be one of these.
    Other,
}

/// What of a document tells whose an office is.
pub(super) struct Incumbents<'d> {
    text: &'d str,
    day: Option<Date>,
    sender: Sender,
    /// Whether no country from or to which the message is sent has a president of its own.
    without_president: bool,
    /// Whether one of them has Secretaries of its own.
    with_secretaries: bool,
    /// The one country from or to which the message is sent.
    country: Option<&'static str>,
    /// The head of the organisation at which a mission writes, or is written to.
    head: Option<&'static str>,
    /// By title the surname of who is named with it, or the country whose it is said to be; `None` where there are several.
    named: HashMap<&'static str, Option<String>>,
    /// Where names of people end.
    ends: HashSet<usize>,
}

impl<'d> Incumbents<'d> {
    pub(super) fn of(raw: &'d RawText, cable: &Cable, findings: &Findings) -> Self {
        let day = cable.date;
        let from = sender(cable);
        let sender = match from {
            Some(post) if post.name == STATE => Sender::Department,
            Some(post) if post.place == "Washington" => Sender::Washington,
            Some(post) if is_diplomatic(&post) => Sender::Post,
            None if is_from_secretary(cable) => Sender::Department,
            _ => Sender::Other,
        };
        let to = addressees(cable);
        let abroad = match sender {
            Sender::Department | Sender::Washington => to.clone(),
            Sender::Post => vec![from],
            Sender::Other => Vec::new(),
        };
        let is_without = |post: &Option<Post>| {
            let known = post.zip(day);
            known.is_some_and(|(post, day)| vocab::is_without_president(post.country, day))
        };
        let mut heads = [from]
            .into_iter()
            .chain(to)
            .flatten()
            .filter_map(|post| head_at(post.name));
        let head = heads.next().filter(|one| heads.all(|other| other == *one));
        let mut named: HashMap<&'static str, Option<String>> = HashMap::new();
        let now = findings
            .names
            .iter()
            .filter(|name| !is_of_another_day(name, &raw.text, day));
        for (title, whose) in now.filter_map(|name| named_with(name, &raw.text)) {
            let only = named.entry(title).or_insert_with(|| Some(whose.clone()));
            *only = only.take().filter(|other| *other == whose);
        }
        let is_person = |name: &&Name| {
            let is_title = matches!(name.sense, NameSense::Office(_) | NameSense::Holder(_));
            name.kind == EntityKind::Person && !is_title
        };
        let ends = findings
            .names
            .iter()
            .filter(is_person)
            .map(|name| name.span.end());
        Incumbents {
            text: &raw.text,
            day,
            sender,
            without_president: !abroad.is_empty() && abroad.iter().all(is_without),
            with_secretaries: abroad
                .iter()
                .flatten()
                .any(|post| vocab::has_secretaries(post.country)),
            country: only_country(&abroad),
            head,
            named,
            ends: ends.collect(),
        }
    }

    /// The sentence of a title, where "the President" is the American one if any is named so: in what the Department writes, but where
    /// it addresses somebody, "Mr. President".
    pub(super) fn own(&self, title: &Office, before: Option<&str>, span: Span) -> Option<&'d str> {
        let addressed = before.is_some_and(|word| ["mr", "mister"].contains(&fold(word).as_str()));
        let own = self.sender == Sender::Department
            && title.scope.is_none()
            && matches!(title.title, "President" | "Vice President")
            && !addressed;
        own.then(|| sentence(self.text, span))
    }

    /// The office of `vocab/incumbents.tsv` that a title means; `None` where the text leaves a doubt.
    pub(super) fn office(&self, title: &Office, span: Span) -> Option<&'static str> {
        let meant = self.meant(title, span.cover(title.span))?;
        let incumbent = vocab::incumbent(meant, self.day?)?;
        let surname = vocab::surnames_of(incumbent.name).into_iter().next()?;
        let named = self.named.get(plain(title.title));
        named
            .is_none_or(|only| only.as_deref() == Some(&surname))
            .then_some(meant)
    }

    fn meant(&self, title: &Office, span: Span) -> Option<&'static str> {
        let before = last_bytes(&self.text[..span.start()]);
        let behind = first_bytes(&self.text[span.end()..]);
        let mut next = behind.split_whitespace().map(fold);
        let next = next.next().unwrap_or_default();
        let of_something = next == "of" || (next == "for" && title.title != "President");
        // Behind "SecDef" a number makes a message of it.
        let numbered = next.starts_with(|c: char| c.is_ascii_digit());
        let joined = behind.starts_with(['-', '–']);
        if of_something || numbered || joined || !is_free(before) || self.is_apposed(span) {
            return None;
        }
        match (title.title, title.scope.as_deref()) {
            ("President", Some("United States")) => Some(PRESIDENT),
            ("Vice President", Some("United States")) => Some(VICE_PRESIDENT),
            ("Secretary of State", Some("United States")) => Some(SECRETARY_OF_STATE),
            ("Secretary of Defense", Some("United States")) => Some(SECRETARY_OF_DEFENSE),
            ("Secretary General", Some("United Nations")) => Some(SECRETARY_GENERAL_UN),
            ("Secretary General", Some("North Atlantic Treaty Organization")) => {
                Some(SECRETARY_GENERAL_NATO)
            }
            ("King" | "Shah" | "Emperor", Some(country)) => vocab::office_in(country, title.title),
            (title, None) => self.unscoped(title, span.of(self.text), before, behind),
            _ => None,
        }
    }

    fn unscoped(
        &self,
        title: &str,
        written: &str,
        before: &str,
        behind: &str,
    ) -> Option<&'static str> {
        let department = self.sender == Sender::Department;
        let secretary = department || (self.sender == Sender::Post && !self.with_secretaries);
        match title {
            "President" if self.without_president || self.is_addressed(before) => Some(PRESIDENT),
            "President"
                if secretary && !self.with_secretaries && is_beside_secretary(before, behind) =>
            {
                Some(PRESIDENT)
            }
            "Vice President" if self.without_president => Some(VICE_PRESIDENT),
            "Secretary" | "Secretary of State" if secretary || self.is_addressed(before) => {
                Some(SECRETARY_OF_STATE)
            }
            "Under Secretary" | "Under Secretary of State" if department => Some(UNDER_SECRETARY),
            "Secretary of Defense" if !self.with_secretaries => Some(SECRETARY_OF_DEFENSE),
            "Secretary General" if written.to_uppercase().starts_with("UN") => {
                Some(SECRETARY_GENERAL_UN)
            }
            "Secretary General" => self.head,
            "King" | "Shah" | "Emperor" => vocab::office_in(self.country?, title),
            _ => None,
        }
    }

    /// "Ivo Marlow, Under Secretary, Ministry of Power": the title is that of who is named before it.
    fn is_apposed(&self, span: Span) -> bool {
        let before = self.text[..span.start()].trim_end();
        let before = before.strip_suffix("the").map_or(before, str::trim_end);
        let name = before.strip_suffix(',').map(|name| name.trim_end().len());
        name.is_some_and(|end| self.ends.contains(&end))
    }

    /// Whether a message opens "For the President" from a post, or "from the President" from Washington.
    fn is_addressed(&self, before: &str) -> bool {
        const OPENS: [&str; 6] = [
            "eyes", "exclusive", "following", "for", "literally", "personal",
        ];
        let line = before
            .rsplit(['.', '\n', ':', ';'])
            .next()
            .unwrap_or_default();
        let words: Vec<String> = line.split_whitespace().map(fold).collect();
        let last = words.iter().rev().find(|word| *word != "the");
        let opens = words
            .first()
            .is_some_and(|first| OPENS.contains(&first.as_str()));
        let preposition = match self.sender {
            Sender::Post => "for",
            Sender::Department | Sender::Washington => "from",
            Sender::Other => return false,
        };
        opens && last.is_some_and(|last| last == preposition)
    }
}

/// The post that sent a message, as its number or its head names it.
fn sender(cable: &Cable) -> Option<Post> {
    let of_number = vocab::posts().sender(cable);
    let named = || vocab::posts().addressed(&cable.from.as_ref()?.value, cable.date);
    of_number.or_else(named)
}

/// To whom a message goes: who is not known is `None`.
fn addressees(cable: &Cable) -> Vec<Option<Post>> {
    let posts = vocab::posts();
    let series = cable
        .mrn
        .as_ref()
        .and_then(|mrn| mrn.post().strip_prefix(STATE_TO));
    match series.and_then(|post| posts.exact(post)) {
        Some(post) => vec![Some(post)],
        None => cable
            .to
            .iter()
            .map(|address| posts.addressed(&address.value, cable.date))
            .collect(),
    }
}

/// The country of posts, where it is one.
fn only_country(posts: &[Option<Post>]) -> Option<&'static str> {
    let mut countries = posts.iter().map(|post| post.map(|post| post.country));
    let first = countries.next()??;
    countries
        .all(|country| country == Some(first))
        .then_some(first)
}

fn is_diplomatic(post: &Post) -> bool {
    ["Embassy", "Consulate", "US Mission", "US Interests"]
        .iter()
        .any(|kind| post.body.starts_with(kind))
}

/// Whether the Secretary of State writes, from wherever he is.
fn is_from_secretary(cable: &Cable) -> bool {
    let series = cable.mrn.as_ref().is_some_and(|mrn| mrn.post() == "SECTO");
    series
        || cable
            .from
            .as_ref()
            .is_some_and(|from| from.value.starts_with("Secretary of State"))
}

/// Who heads the organisation to which a mission is sent.
fn head_at(post: &str) -> Option<&'static str> {
    match post {
        "USUNNEWYORK" => Some(SECRETARY_GENERAL_UN),
        "USNATO" => Some(SECRETARY_GENERAL_NATO),
        _ => None,
    }
}

/// A title and whose it is said to be: somebody's by name, or another country's.
fn named_with(name: &Name, text: &str) -> Option<(&'static str, String)> {
    match &name.sense {
        NameSense::Titled(office) | NameSense::Surname(Some(office)) if office.held => {
            let surname = vocab::surnames_of(name.span.of(text)).into_iter().next()?;
            Some((plain(office.title), surname))
        }
        NameSense::Holder(office) if office.title != "Secretary General" => {
            let whose = office
                .scope
                .clone()
                .filter(|scope| scope != "United States")?;
            Some((plain(office.title), whose))
        }
        _ => None,
    }
}

/// Whether somebody is named with an office that he had left by the day.
fn is_of_another_day(name: &Name, text: &str, day: Option<Date>) -> bool {
    let (NameSense::Titled(office) | NameSense::Surname(Some(office)), Some(day)) =
        (&name.sense, day)
    else {
        return false;
    };
    let surnames = vocab::surnames_of(name.span.of(text));
    surnames
        .first()
        .is_some_and(|surname| vocab::has_left(office, surname, day))
}

/// "Secretary" for the Secretary of State, whom cables call so.
fn plain(title: &'static str) -> &'static str {
    match title {
        "Secretary of State" => "Secretary",
        title => title,
    }
}

/// Whether no word before a title makes another office of it: "Senate President", "a President", "Mr. President".
fn is_free(before: &str) -> bool {
    let line = before.trim_end_matches([' ', '\r', '\n']);
    let Some(word) = line.split_whitespace().next_back() else {
        return true;
    };
    let folded = fold(word);
    let becomes = line
        .split_whitespace()
        .any(|word| word.eq_ignore_ascii_case("become"));
    if becomes || NOT_HIS.contains(&folded.as_str()) || line.ends_with(['-', '–']) {
        return false;
    }
    let closed = !line.ends_with(|c: char| c.is_alphanumeric());
    closed || word.starts_with(char::is_lowercase) || is_no_name(word)
}

/// Whether a capitalised word is an everyday one, and no part of a title.
fn is_no_name(word: &str) -> bool {
    let lexicon = vocab::lexicon();
    let state = lexicon
        .word(word, &mut String::new())
        .and_then(|word| lexicon.step(0, word));
    state.is_some_and(|state| {
        lexicon.entries(state).iter().any(|entry| {
            matches!(
                entry.sense,
                Sense::NotPerson(NotPerson::Function | NotPerson::Verb) | Sense::Speech(_)
            )
        })
    })
}

/// "President and Secretary", "Secretary and the President".
fn is_beside_secretary(before: &str, behind: &str) -> bool {
    let is_secretary = |word: &str| matches!(word, "secretary" | "secy" | "secretarys");
    let folded = |words: &str| -> Vec<String> {
        words
            .split_whitespace()
            .map(fold)
            .filter(|word| word != "the")
            .collect()
    };
    let (before, behind) = (folded(before), folded(behind));
    let ends = matches!(before.as_slice(), [.., secretary, and] if and == "and" && is_secretary(secretary));
    let opens = matches!(behind.as_slice(), [and, secretary, ..] if and == "and" && is_secretary(secretary));
    let is_other = behind
        .get(2)
        .is_some_and(|word| word == "general" || word == "of");
    ends || (opens && !is_other)
}

/// The words around a span from stop to stop, about so: as far as tells who is spoken of beside it.
fn sentence(text: &str, span: Span) -> &str {
    const LONGEST: usize = 400;
    const STOPS: [&str; 6] = [". ", ".\n", "\n\n", "? ", ": ", ".” "];
    let floor = text.ceil_char_boundary(span.start().saturating_sub(LONGEST));
    let ceiling = text.floor_char_boundary((span.end() + LONGEST).min(text.len()));
    let before = &text[floor..span.start()];
    let behind = &text[span.end()..ceiling];
    let start = STOPS.iter().filter_map(|stop| before.rfind(stop)).max();
    let end = STOPS.iter().filter_map(|stop| behind.find(stop)).min();
    &text[start.map_or(floor, |at| floor + at)..end.map_or(ceiling, |at| span.end() + at)]
}

fn last_bytes(text: &str) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(BESIDE))..]
}

fn first_bytes(text: &str) -> &str {
    &text[..text.floor_char_boundary(BESIDE)]
}
