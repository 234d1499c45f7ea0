//! Short forms of several meanings: which of them the text bears out.
//!
//! Needs: tokens, sentences and all that the lexicon finds. Sets: what is left of it. Method: what the text itself explains
//! wins; of the meanings of `near.tsv` the one of which most is named, and none where nothing is. Misses: a text that speaks
//! of a thing's country and means another thing. Cost: one pass over the words, and only where such a form stands.

use rustc_hash::FxHashMap;

use super::explained::{self, agrees};
use super::{Hit, Page, Shape};
use crate::vocab::{self, Near, PieceKind, Sense};

/// Drops the meanings of short forms that the text does not bear out.
pub(super) fn weigh(page: &mut Page<'_>) {
    let explained = explained::find(page);
    let mut weighed: FxHashMap<&str, Vec<&'static str>> = FxHashMap::default();
    let mut evidence = None;
    let forms: Vec<&str> = page.hits.iter().map(|hit| form_of(page, hit)).collect();
    for form in forms.iter().copied().filter(|form| !form.is_empty()) {
        let readings = vocab::readings(form);
        if readings.is_empty() || weighed.contains_key(form) {
            continue;
        }
        let evidence = evidence.get_or_insert_with(|| Evidence::of(page, &forms));
        let alike = page.hits.iter().zip(&forms);
        let alike = alike.filter(|(_, other)| **other == form);
        let mut names: Vec<(usize, &'static str, bool)> = alike
            .filter_map(|(other, _)| {
                Some((
                    name_of(other.sense)?,
                    matches!(other.sense, Sense::Initiative(_)),
                ))
            })
            .map(|(name, is_plan)| {
                let reading = readings.iter().find(|reading| reading.name == name);
                let weight = reading.map_or(1, |reading| evidence.weight(&reading.near));
                (weight, name, is_plan)
            })
            .collect();
        let most = names.iter().map(|(weight, ..)| *weight).max().unwrap_or(0);
        names.retain(|(weight, ..)| *weight == most && most > 0);
        // Several bodies are left to resolution; a plan that is told no oftener than something else is not known to be meant.
        let is_open = names.iter().any(|(_, name, _)| *name != names[0].1)
            && names.iter().any(|(.., is_plan)| *is_plan);
        if is_open {
            names.clear();
        }
        weighed.insert(form, names.into_iter().map(|(_, name, _)| name).collect());
    }
    if weighed.is_empty() && explained.is_empty() {
        return;
    }
    let kept: Vec<bool> = page
        .hits
        .iter()
        .zip(&forms)
        .map(|(hit, form)| {
            let Some(name) = name_of(hit.sense).filter(|_| !form.is_empty()) else {
                return true;
            };
            match explained.get(form) {
                Some(long) => agrees(name, long) || vocab::full_names(long).contains(&name),
                None => weighed.get(form).is_none_or(|names| names.contains(&name)),
            }
        })
        .collect();
    let mut kept = kept.into_iter();
    page.hits.retain(|_| kept.next().unwrap_or(true));
}

/// Whether a short form of a place is a family's name in a country of which the text tells oftener: "Pak" of Korea. Counted once a
/// text, for there is one such form.
pub(super) fn is_family_elsewhere(page: &Page<'_>, token: usize, place: &str) -> bool {
    let told = |name: &str| {
        let capitals = name.to_uppercase();
        page.text.matches(name).count() + page.text.matches(&capitals).count()
    };
    let country = vocab::family_in(page.word(token));
    country.is_some_and(|country| *page.elsewhere.get_or_init(|| told(country) > told(place)))
}

/// The words of a phrase where they are one short form of what may be in doubt or bear something out; else empty.
fn form_of<'t>(page: &Page<'t>, hit: &Hit) -> &'t str {
    const LONGEST: u32 = 8;
    if !matches!(hit.sense, Sense::Adjective(_)) && name_of(hit.sense).is_none() {
        return "";
    }
    // Most phrases are longer, and few of the others are looked at letter by letter.
    let [first, .., last] = &page.tokens[hit.first..hit.end] else {
        let token = &page.tokens[hit.first];
        let is_cased =
            token.kind != PieceKind::Word || matches!(token.shape, Shape::Upper | Shape::Mixed);
        let is_short = token.end - token.start <= LONGEST && is_cased;
        let form = if is_short { page.word(hit.first) } else { "" };
        return if has_inner_capital(form) { form } else { "" };
    };
    if last.end - first.start > LONGEST {
        return "";
    }
    let span = page.span(hit.first, hit.end);
    let form = span.map_or("", |span| span.of(page.text));
    if has_inner_capital(form) { form } else { "" }
}

/// Whether a capital stands behind the first letter.
fn has_inner_capital(form: &str) -> bool {
    form.chars().skip(1).any(char::is_uppercase)
}

/// What a phrase names, where it names anything but a person.
fn name_of(sense: Sense) -> Option<&'static str> {
    match sense {
        Sense::Body(index) => Some(vocab::body(index).name),
        Sense::Initiative(index) => Some(vocab::initiative(index).name),
        Sense::Place(index) => Some(vocab::place(index).name),
        Sense::Subject(index) => Some(vocab::subject(index)),
        _ => None,
    }
}

/// What a text speaks of.
struct Evidence {
    /// How often each word stands that bears anything out.
    words: FxHashMap<&'static str, usize>,
    /// How often each place is named, by itself, by what lies in it, by its people or its government.
    places: FxHashMap<&'static str, usize>,
}

impl Evidence {
    /// `forms` are those of the phrases of the page.
    fn of(page: &Page<'_>, forms: &[&str]) -> Self {
        let mut words = FxHashMap::default();
        for (at, token) in page.tokens.iter().enumerate() {
            if token.kind == PieceKind::Word
                && let Some(word) = vocab::telling(page.folded(at))
            {
                *words.entry(word).or_insert(0) += 1;
            }
        }
        let mut places = FxHashMap::default();
        let mut name = |place: &'static str, weight| {
            if !place.is_empty() {
                *places.entry(place).or_insert(0) += weight;
            }
        };
        for (hit, form) in page.hits.iter().zip(forms) {
            // What is itself in doubt bears nothing out.
            if !form.is_empty() && !vocab::readings(form).is_empty() {
                continue;
            }
            match hit.sense {
                Sense::Place(index) | Sense::Adjective(index) => {
                    let place = vocab::place(index);
                    name(place.name, 1);
                    name(place.within, 1);
                }
                Sense::Body(index) if vocab::body(index).kind == "government" => {
                    name(vocab::body(index).within, 1);
                }
                _ => {}
            }
        }
        // Who writes from a country speaks of it.
        if let Some(post) = vocab::posts().sender(page.cable) {
            name(post.country, 2);
        }
        Self { words, places }
    }

    fn weight(&self, near: &[Near]) -> usize {
        let weight = |near: &Near| match near {
            Near::Place(place) => self.places.get(place).copied().unwrap_or(0),
            Near::Word(word) => self.words.get(*word).copied().unwrap_or(0),
            Near::Always => 1,
        };
        near.iter().map(weight).sum()
    }
}
