//! People called by the first letter of their surname: "K said", "X replied".
//!
//! Needs: everyone named otherwise. Method: a letter that does what people do several times in a text stands for whoever of that
//! letter was named first before it: the message opens with whom it is about. Misses: letters for those whom the text never names. Cost: one pass.

use rustc_hash::FxHashMap;

use crate::extract::draft::Draft;
use crate::extract::page::{Page, Shape};
use crate::extract::{Extractor, Layer};
use crate::model::{EntityKind, NameSense};
use crate::vocab::{NotPerson, PieceKind, Sense, surnames_of};

/// So many times at least a letter must do something: once it may be anything.
const LEAST: usize = 3;

pub(in crate::extract) struct Letters;

impl Extractor for Letters {
    fn needs(&self) -> &'static [Layer] {
        &[Layer::People, Layer::Bodies, Layer::Places]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::People]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        letters(draft);
    }
}

fn letters(draft: &mut Draft<'_, '_>) {
    let page = draft.page;
    let mut of_letter: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for sentence in page.sentences.iter().filter(|sentence| !sentence.upper) {
        let own = (sentence.first..sentence.end).filter(|at| is_letter(page, *at));
        for at in own {
            of_letter.entry(page.word(at)).or_default().push(at);
        }
    }
    let mut called: Vec<(usize, String)> = Vec::new();
    for (letter, places) in of_letter {
        let doing = || places.iter().filter(|at| does(page, **at + 1));
        let Some(first) = doing().next().filter(|_| doing().count() >= LEAST) else {
            continue;
        };
        if let Some(surname) = first_of(draft, letter, *first) {
            called.extend(places.iter().map(|at| (*at, surname.clone())));
        }
    }
    called.sort_unstable();
    for (at, surname) in called {
        if draft.is_free(at, at + 1) {
            draft.name(
                (at, at + 1),
                EntityKind::Person,
                NameSense::Letter(surname),
                "letter",
                0.7,
            );
        }
    }
}

/// Whether a capital stands by itself: no initial, no mark of a list, no part of a number or of a word with a hyphen, and no
/// "Plan K".
fn is_letter(page: &Page<'_>, at: usize) -> bool {
    let token = &page.tokens[at];
    if token.shape != Shape::Upper || token.len() != 1 {
        return false;
    }
    let touches = |at: usize| {
        page.tokens.get(at).is_some_and(|token| !token.apart)
            && matches!(page.word(at), "." | "-" | "–" | "/" | "&" | ")" | "’" | "'")
    };
    let is_sort = at > 0
        && page.tokens[at - 1].kind == PieceKind::Word
        && page.has_sense(at - 1, |sense| sense == Sense::NotPerson(NotPerson::Noun));
    !is_sort
        && !matches!(page.word(at), "A" | "I" | "O")
        && !touches(at + 1)
        && (token.apart || token.opens_line)
}

/// Whether what people do stands at a token.
fn does(page: &Page<'_>, at: usize) -> bool {
    at < page.tokens.len()
        && page.tokens[at].kind == PieceKind::Word
        && page.has_sense(at, |sense| {
            matches!(sense, Sense::Speech(_) | Sense::NotPerson(NotPerson::Verb))
        })
}

/// The surname, as written, of who was named first, before a token, by a surname with this letter.
fn first_of(draft: &Draft<'_, '_>, letter: &str, before: usize) -> Option<String> {
    let people = draft.findings.names.iter().filter(|name| {
        let named = matches!(
            name.sense,
            NameSense::FullName | NameSense::Titled(_) | NameSense::Surname(_)
        );
        name.kind == EntityKind::Person && named
    });
    let written = people.filter(|name| draft.page.token_at(name.span.start()) < before);
    let of_letter = written.filter_map(|name| {
        let words = name.span.of(draft.page.text);
        let surname = words.split_whitespace().next_back()?;
        let is_surname = surnames_of(words)
            .iter()
            .any(|own| surname.eq_ignore_ascii_case(own));
        (is_surname && surname.len() > 1 && surname.starts_with(letter))
            .then(|| (name.span.start(), surname.to_owned()))
    });
    of_letter.min().map(|(_, surname)| surname)
}
