//! What the program knows before it reads: word lists as data, and their loaders.
//!
//! Each list is a file beside this one whose head names its source; it is compiled in, read once when first
//! needed and shared. A new post, tag, predicate or frame is a new line there and no Rust; an eighth
//! act is more: the judge of acts must be taught it (`extract/acts/parsed`).

mod asian_names;
mod broken;
mod communities;
pub mod families;
mod frames;
mod fronts;
mod genders;
pub mod guidance;
mod holders;
mod incumbents;
mod korean;
mod lexicon;
mod names;
mod near;
mod posts;
mod predicates;
mod short_names;
mod short_word;
mod spoken;
mod table;
mod terms;
mod time;
mod titled;
mod titles;
mod topics;
mod undated;
mod word_classes;
mod word_list;
mod words;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

pub use asian_names::{
    AsianName, Opening, asian_name, family_in, is_second_syllable, is_syllable, opening,
};
pub use broken::{is_broken, unbroken};
pub use communities::community;
pub use frames::{Frame, Special, VerbFamily, VerbForm, act_named, form_in, form_of_saying};
pub use fronts::{Front, front};
pub use genders::{Gender, gender_of_given, gender_of_style, is_womans_style};
pub use holders::{names_post, signs_for};
pub use incumbents::{
    Incumbent, has_left, has_secretaries, incumbencies, incumbent, is_without_president, office_in,
    president_called, was_president,
};
pub use korean::{korean_alike, korean_family, korean_sounds};
pub use lexicon::{Case, Entry, Known, Lexicon, NotPerson, Sense, WordId};
pub use names::{
    Letters, is_generation, is_of_another_time, is_particle, is_spanish, is_unit, letters,
    may_be_particle, surnames_of,
};
pub use near::{Near, Reading, readings, telling};
pub use posts::{Post, Posts, Recognised};
pub use predicates::{Family, Predicate, Predicates, acts};
pub use short_names::{Whose, short_name};
pub use short_word::Padded;
pub use spoken::{Spoken, spoken_in, spoken_of};
use table::rows;
pub use terms::term;
pub use time::{existed, kin_of, name_in, state_in};
pub use titled::{plain_name, title_in, title_length};
pub use titles::{Mark, Title, TitleKind, TitleScope, is_marked, is_title_word, title};
pub use topics::{place_in_front, topic};
pub use undated::dated_in;
pub use word_classes::{word_classes, words_of_acts};
pub use word_list::WordList;
pub use words::{Piece, PieceKind, Pieces, pieces};

/// The table of posts.
pub fn posts() -> &'static Posts {
    static POSTS: LazyLock<Posts> = LazyLock::new(|| Posts::load(include_str!("posts.tsv")));
    &POSTS
}

/// All predicates by name.
pub fn predicates() -> &'static Predicates {
    static PREDICATES: LazyLock<Predicates> =
        LazyLock::new(|| predicates::load(include_str!("predicates.toml")));
    &PREDICATES
}

/// The frames of the acts, in the order of the file.
pub fn frames() -> &'static [Frame] {
    &frame_table().frame
}

/// The frame of this name, which is the rule name of its edges.
pub fn frame(name: &str) -> Option<&'static Frame> {
    frames().iter().find(|frame| frame.name == name)
}

fn frame_table() -> &'static frames::Table {
    static FRAMES: LazyLock<frames::Table> =
        LazyLock::new(|| frames::load(include_str!("frames.toml")));
    &FRAMES
}

/// The full name of a subject.
pub fn subject(index: u16) -> &'static str {
    static SUBJECTS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        rows(include_str!("subjects.tsv"))
            .map(|[name, _]| name)
            .collect()
    });
    SUBJECTS
        .get(usize::from(index))
        .copied()
        .unwrap_or_default()
}

/// Every name and word that extraction looks for.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::load);
    &LEXICON
}

/// Meaning of a TAGS code, `PREL`; `None` where the table has none.
pub fn tag_meaning(code: &str) -> Option<&'static str> {
    static TAGS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
        rows(include_str!("tags.tsv"))
            .map(|[code, _, meaning]| (code, meaning))
            .collect()
    });
    TAGS.get(code).copied()
}

/// Whether `words`, in upper case, are a distribution or handling caption such as `SIPDIS`.
pub fn is_caption(words: &str) -> bool {
    static CAPTIONS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        rows(include_str!("captions.tsv"))
            .map(|[caption, _, _]| caption)
            .collect()
    });
    CAPTIONS.contains(words)
}

/// Whether `word` alone is a given name, in any letter case.
pub fn is_given_name(word: &str) -> bool {
    has_sense(word, |sense| sense == Sense::GivenName)
}

/// Whether `word` alone is one that is no part of a person's name, in any letter case.
pub fn is_no_name(word: &str) -> bool {
    has_sense(word, |sense| matches!(sense, Sense::NotPerson(_)))
}

/// Whether `word` alone names a place, or who comes from there, in any letter case.
pub fn is_place_word(word: &str) -> bool {
    has_sense(word, |sense| {
        matches!(sense, Sense::Place(_) | Sense::Adjective(_))
    })
}

/// Whether a surname is one that many people have, in any letter case.
pub fn is_common_surname(surname: &str) -> bool {
    static NAMES: LazyLock<HashSet<&'static str>> =
        LazyLock::new(|| table::words(include_str!("common_surnames.tsv")));
    NAMES.contains(surname.to_lowercase().as_str())
}

/// The given name for which another one is short, lower case and without accents: "robert" of "bob".
pub fn called_by(short: &str) -> Option<&'static str> {
    static NAMES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
        rows(include_str!("called_by.tsv"))
            .map(|[short, full]: [&str; 2]| (short, full))
            .collect()
    });
    NAMES.get(short).copied()
}

/// The usual spelling of a given name that texts romanise in several ways, lower case and without accents: "mohammed" of
/// "muhammad".
pub fn spelled(name: &str) -> &str {
    static NAMES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
        rows(include_str!("spellings.tsv"))
            .map(|[spelling, usual]: [&str; 2]| (spelling, usual))
            .collect()
    });
    NAMES.get(name).copied().unwrap_or(name)
}

/// Whether `word` alone is the symbol of an office of the Department: `EUR`, `S/CT`.
pub fn is_office_symbol(word: &str) -> bool {
    has_sense(
        word,
        |sense| matches!(sense, Sense::Body(index) if body(index).kind == "office"),
    )
}

/// What the head noun of a name says it is: `Joint Review Committee`, `Organization of …`.
pub fn kind_of(name: &str) -> Option<crate::model::EntityKind> {
    // "Bureau of European Affairs, Department of State" is told by its first part.
    let name = name.split(',').next().unwrap_or(name);
    let words: Vec<&str> = name.split_whitespace().collect();
    let before_of = words
        .iter()
        .position(|word| matches!(*word, "of" | "for" | "on" | "to"))
        .filter(|at| *at > 0);
    let heads = [before_of.unwrap_or(words.len()), words.len()];
    heads
        .into_iter()
        .filter_map(|end| words.get(end.checked_sub(1)?))
        .find_map(|word| {
            let mut kind = None;
            has_sense(word, |sense| match sense {
                Sense::Head(named, _) => {
                    kind = named.parse().ok();
                    true
                }
                _ => false,
            });
            kind
        })
}

fn has_sense(word: &str, mut test: impl FnMut(Sense) -> bool) -> bool {
    lexicon().phrase(word).iter().any(|entry| test(entry.sense))
}

/// The full names of the places, bodies and initiatives that go by a short form, a variant or a former name.
pub fn full_names(written: &str) -> Vec<&'static str> {
    let entries = lexicon().phrase(written).iter();
    let names = entries.filter_map(|entry| match entry.sense {
        Sense::Place(index) | Sense::Adjective(index) => Some(place(index).name),
        Sense::Body(index) => Some(body(index).name),
        Sense::Initiative(index) => Some(initiative(index).name),
        Sense::Post(index) => Some(posts().row(index).body),
        _ => None,
    });
    let mut names: Vec<&'static str> = names.collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// A place, body or initiative of the tables.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Named {
    /// Full name.
    pub name: &'static str,
    /// Finer kind: `country`, `ministry`, `treaty`.
    pub kind: &'static str,
    /// Country or parent body; empty where it has none.
    pub within: &'static str,
}

impl Named {
    /// Whether the name is one that every country has: which is meant depends on who writes.
    pub fn is_generic(self) -> bool {
        self.within.is_empty()
            && matches!(
                self.kind,
                "ministry"
                    | "government"
                    | "parliament"
                    | "party"
                    | "military"
                    | "embassy"
                    | "court"
            )
    }

    /// Whether it is a party, army, ministry or the like of one country, whose short form is another's elsewhere.
    ///
    /// Companies and media are known by theirs all over the world, and what is American to every writer of cables.
    pub fn is_national(self) -> bool {
        matches!(
            self.kind,
            "party" | "movement" | "military" | "ministry" | "parliament" | "organization"
        ) && self.within != "United States"
            && place_named(self.within).is_some_and(|place| place.kind == "country")
    }
}

/// The place of the table by its full name.
pub fn place_named(name: &str) -> Option<Named> {
    static PLACES: LazyLock<HashMap<&'static str, Named>> =
        LazyLock::new(|| places().iter().map(|place| (place.name, *place)).collect());
    PLACES.get(name).copied()
}

/// The place in row `index` of the table.
pub fn place(index: u16) -> Named {
    places()[usize::from(index)]
}

/// The country of a government of the table by its full name.
pub fn governed(government: &str) -> Option<&'static str> {
    static COUNTRIES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
        let governments = bodies().iter().filter(|row| row.kind == "government");
        governments.map(|row| (row.name, row.within)).collect()
    });
    COUNTRIES.get(government).copied()
}

/// The body in row `index` of the table.
pub fn body(index: u16) -> Named {
    bodies()[usize::from(index)]
}

/// The only government that words name in any letter case: "Norvalian government".
pub fn government(words: &str, year: Option<i16>) -> Option<&'static str> {
    let lexicon = lexicon();
    let mut buffer = String::new();
    let mut state = 0;
    for piece in pieces(words, 0, words.len()) {
        let written = &words[piece.start as usize..piece.end as usize];
        if piece.kind == PieceKind::Word {
            state = lexicon.step(state, lexicon.word(written, &mut buffer)?)?;
        }
    }
    let mut meant = lexicon
        .entries(state)
        .iter()
        .filter_map(|entry| match entry.sense {
            Sense::Body(index) => Some(body(index)),
            _ => None,
        })
        .filter(|row| row.kind == "government" && !row.within.is_empty())
        .filter(|row| year.is_none_or(|year| existed(row.name, year)));
    let only = meant.next()?;
    meant.next().is_none().then_some(only.name)
}

/// The initiative in row `index` of the table.
pub fn initiative(index: u16) -> Named {
    initiatives()[usize::from(index)]
}

/// What an initiative goes by where its year or subject is left out, if the table has others of that name: "Geneva Accords"
/// for `Geneva Accords of 1954`.
pub fn undated(initiative: &str) -> Option<&'static str> {
    static UNDATED: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
        let names: HashSet<&'static str> = initiatives().iter().map(|one| one.name).collect();
        let shorter = |name: &&'static str| {
            let mut words = [" of ", " on "].into_iter();
            words.find_map(|word| names.get(name.split_once(word)?.0))
        };
        let dated = names
            .iter()
            .filter_map(|name| Some((*name, *shorter(name)?)));
        dated.collect()
    });
    UNDATED.get(initiative).copied()
}

/// The initiative that words name in any letter case: one of those that tables have with several years or subjects.
pub fn dated_initiative(words: &str) -> Option<&'static str> {
    let name = initiative_called(words)?.name;
    let is_dated = undated(name).is_some()
        || initiatives()
            .iter()
            .any(|one| undated(one.name) == Some(name));
    is_dated.then_some(name)
}

/// The initiative of the table that words name in any letter case.
pub fn initiative_called(words: &str) -> Option<Named> {
    let lexicon = lexicon();
    let mut buffer = String::new();
    let mut state = 0;
    for piece in pieces(words, 0, words.len()).filter(|piece| piece.kind != PieceKind::Sign) {
        let written = &words[piece.start as usize..piece.end as usize];
        state = lexicon.step(state, lexicon.word(written, &mut buffer)?)?;
    }
    let mut meant = lexicon.entries(state).iter();
    meant.find_map(|entry| match entry.sense {
        Sense::Initiative(index) => Some(initiative(index)),
        _ => None,
    })
}

fn places() -> &'static [Named] {
    static PLACES: LazyLock<Vec<Named>> = LazyLock::new(|| {
        rows(include_str!("places.tsv"))
            .map(|[name, kind, within, ..]: [_; 5]| Named { name, kind, within })
            .collect()
    });
    &PLACES
}

fn bodies() -> &'static [Named] {
    static BODIES: LazyLock<Vec<Named>> = LazyLock::new(|| {
        rows(include_str!("bodies.tsv"))
            .map(|[name, kind, within, ..]: [_; 5]| Named { name, kind, within })
            .collect()
    });
    &BODIES
}

fn initiatives() -> &'static [Named] {
    static INITIATIVES: LazyLock<Vec<Named>> = LazyLock::new(|| {
        rows(include_str!("initiatives.tsv"))
            .map(|[name, kind, ..]: [_; 4]| Named {
                name,
                kind,
                within: "",
            })
            .collect()
    });
    &INITIATIVES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_can_be_read() {
        assert!(predicates().len() > 20);
        assert!(frames().len() > 10);
        assert!(
            frames()
                .iter()
                .all(|frame| predicates().contains_key(&*frame.act))
        );
        assert_eq!(posts().exact("SECSTATE").map(|p| p.name), Some("STATE"));
        assert!(is_caption("SIPDIS") && is_title_word("Ambassador"));
        assert!(tag_meaning("PREL").is_some());
    }

    #[test]
    fn a_nationality_tells_as_little_of_a_person_as_a_place() {
        assert!(is_place_word("Turkey") && is_place_word("Turkish"));
        assert!(!is_place_word("Varga"));
    }
}
