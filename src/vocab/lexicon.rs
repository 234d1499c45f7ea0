//! Every name and word that extraction looks for, found in one pass over a text's words.
//!
//! A word becomes a number once; phrases are paths over those numbers. Letter case is judged at the end of a
//! path, by what the entry demands. Cost: a hash look-up a word, and one more for each word of a phrase.
//! Longer than other files, for a dozen tables are added here one by one.

use rustc_hash::{FxHashMap, FxHashSet};

use super::families::{self, Families};
use super::frames::{self, VerbForm};
use super::short_word::{Padded, ShortWord, short};
use super::table::{list, rows};
use super::titles::titles;
use super::words::{PieceKind, pieces};
use crate::model::{fold, fold_into};

/// Number of a word of the lexicon; letter case and accents are folded.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct WordId(u32);

/// What a phrase of the lexicon can mean; the numbers are rows of the tables.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sense {
    /// A sender of cables, for [`super::Posts::row`].
    Post(u16),
    /// A country, city, region, for [`super::place`].
    Place(u16),
    /// A nationality or people, with the place it belongs to.
    Adjective(u16),
    /// An organisation, for [`super::body`].
    Body(u16),
    /// A named treaty, plan or process, for [`super::initiative`].
    Initiative(u16),
    /// A subject by its short form, for [`super::subject`].
    Subject(u16),
    /// A title, for [`super::title`].
    Title(u16),
    /// A given name.
    GivenName,
    /// A word that is no part of a person's name.
    NotPerson(NotPerson),
    /// A noun that heads a name: the kind of what it names, and whether any name before it will do.
    Head(&'static str, bool),
    /// The first word of a verb: the frame, the verb's place in it, the form. Its particles follow.
    Verb(u16, u8, VerbForm),
    /// A noun of this frame.
    Noun(u16),
    /// An adjective of this frame.
    State(u16),
    /// A word of a frame that only the tree of a sentence tells.
    Told(u16),
    /// A verb that reports what somebody says.
    Speech(VerbForm),
    /// A noun of a group or office that acts without a name.
    Group,
}

/// Why a word is no part of a person's name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NotPerson {
    /// An article, preposition, adverb.
    Function,
    /// An adjective.
    Adjective,
    /// A verb that stands after a name or title.
    Verb,
    /// A telegraphic, institutional or document word, a month.
    Noun,
    /// An everyday word of any kind; only said of text in capitals.
    Plain,
}

/// Which letter case a text must show for a phrase to count.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Case {
    /// Any.
    Any,
    /// A capital at the start of every word but short ones.
    Name,
    /// A capital at the start of the first word.
    Opening,
    /// Upper case throughout, as in the table.
    Acronym,
    /// Upper case throughout, or exactly these letters: `GoR` is no given name "Gor".
    Abbreviation(&'static str),
    /// Only in text that is in capitals throughout.
    Capitals,
    /// Exactly these letters, and never in upper-case text: they are an everyday word there.
    MixedOnly(&'static str),
}

/// A phrase of the lexicon.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Entry {
    /// What it means.
    pub sense: Sense,
    /// What letter case it demands.
    pub case: Case,
}

/// What is known of a word by itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    /// Its number, where a phrase holds it.
    pub word: Option<WordId>,
    /// The families that it is of.
    pub families: Families,
    /// Whether it is short and of ASCII letters and digits: folded it is itself in small letters.
    pub is_plain: bool,
}

/// All phrases; see the module's head.
#[derive(Default)]
pub struct Lexicon {
    words: FxHashMap<ShortWord, Known>,
    /// Those too long for that.
    long_words: FxHashMap<Box<str>, WordId>,
    steps: FxHashMap<(u32, WordId), u32>,
    /// Words that open a phrase have the lowest numbers, so many, and the state behind each at the start is its number and one:
    /// every word of a text asks for it.
    openers: u32,
    /// Of these the last, from this number on, open nothing but what counts in capitals only.
    capitals: u32,
    /// Entries of each state while phrases are added; state 0 is the start.
    grown: Vec<Vec<Entry>>,
    /// The same side by side, and where those of each state begin.
    entries: Vec<Entry>,
    places: Vec<u32>,
    /// For each state whether a longer phrase goes on from it: behind most words none does, and no step has to be looked for.
    goes_on: Vec<bool>,
}

impl Lexicon {
    pub(super) fn load() -> Self {
        let mut lexicon = Lexicon {
            grown: vec![Vec::new()],
            ..Lexicon::default()
        };
        lexicon.add_places();
        lexicon.add_bodies();
        lexicon.add_people();
        lexicon.add_frames();
        lexicon.settle();
        lexicon
    }

    /// Lays out what was added as it is asked for.
    fn settle(&mut self) {
        // Old numbers of words and states in their new order, those of openers first.
        let opening = self.steps.iter().filter(|((state, _), _)| *state == 0);
        let goes_on: FxHashSet<u32> = self.steps.keys().map(|(state, _)| *state).collect();
        let is_of_capitals = |state: u32| {
            let mut entries = self.grown[state as usize].iter();
            !goes_on.contains(&state) && entries.all(|entry| entry.case == Case::Capitals)
        };
        let mut opening: Vec<(bool, u32, u32)> = opening
            .map(|((_, word), next)| (is_of_capitals(*next), *next, word.0))
            .collect();
        opening.sort_unstable();
        self.openers = opening.len() as u32;
        self.capitals = opening.partition_point(|(capitals, ..)| !capitals) as u32;
        let firsts = opening.iter().map(|(_, state, _)| *state);
        let states = new_numbers(std::iter::once(0).chain(firsts), self.grown.len());
        let words = new_numbers(opening.iter().map(|(.., word)| *word), self.count());
        let renumber = |word: &mut WordId| word.0 = words[word.0 as usize];
        let known = self.words.values_mut();
        known
            .filter_map(|known| known.word.as_mut())
            .for_each(renumber);
        self.long_words.values_mut().for_each(renumber);
        let steps = std::mem::take(&mut self.steps).into_iter();
        self.steps = steps
            .filter(|((state, _), _)| *state != 0)
            .map(|((state, mut word), next)| {
                renumber(&mut word);
                ((states[state as usize], word), states[next as usize])
            })
            .collect();
        self.goes_on = vec![false; self.grown.len()];
        for (state, _) in self.steps.keys() {
            self.goes_on[*state as usize] = true;
        }
        let mut grown = vec![Vec::new(); self.grown.len()];
        for (entries, state) in std::mem::take(&mut self.grown).into_iter().zip(&states) {
            grown[*state as usize] = entries;
        }
        for entries in grown {
            self.places.push(self.entries.len() as u32);
            self.entries.extend(entries);
        }
        self.places.push(self.entries.len() as u32);
        for (word, families) in families::members() {
            self.words.entry(*word).or_default().families = *families;
        }
    }

    fn add_places(&mut self) {
        for (index, [name, _, _, adjectives, variants]) in
            (0_u16..).zip(rows(include_str!("places.tsv")))
        {
            for form in std::iter::once(name).chain(list(variants)) {
                match form.strip_suffix('^') {
                    Some(form) => self.add(form, Sense::Place(index), Case::MixedOnly(form)),
                    None => self.add(form, Sense::Place(index), case_of(form)),
                }
            }
            for form in list(adjectives) {
                self.add(form, Sense::Adjective(index), Case::Name);
            }
        }
        for (index, [name, body, _, _, _, _]) in (0_u16..).zip(rows::<6>(include_str!("posts.tsv")))
        {
            self.add(body, Sense::Post(index), Case::Name);
            // "AMEMBASSY NORVALE" in the text, as in addresses.
            let addressed = ADDRESSED.iter().filter_map(|(kind, address)| {
                let place = body.strip_prefix(kind)?;
                Some(format!("{address}{place}"))
            });
            for form in addressed {
                self.add(&form, Sense::Post(index), Case::Name);
            }
            // Most posts are called as their city; only those with a name of their own are told by it.
            if name.len() > 4
                && (name.starts_with("US") || name.starts_with("UNVIE") || name.starts_with("AIT"))
            {
                self.add(name, Sense::Post(index), Case::Acronym);
            }
        }
    }

    fn add_bodies(&mut self) {
        for (index, [name, _, _, acronyms, variants]) in
            (0_u16..).zip(rows(include_str!("bodies.tsv")))
        {
            self.add_named(Sense::Body(index), name, acronyms, variants);
        }
        for (index, [name, _, acronyms, variants]) in
            (0_u16..).zip(rows(include_str!("initiatives.tsv")))
        {
            self.add_named(Sense::Initiative(index), name, acronyms, variants);
        }
        for (index, [_, forms]) in (0_u16..).zip(rows(include_str!("subjects.tsv"))) {
            for form in list(forms) {
                self.add(form, Sense::Subject(index), case_of(form));
            }
        }
        for [head, kind, strength] in rows(include_str!("heads.tsv")) {
            self.add(head, Sense::Head(kind, strength == "strong"), Case::Any);
        }
    }

    fn add_named(
        &mut self,
        sense: Sense,
        name: &'static str,
        acronyms: &'static str,
        variants: &'static str,
    ) {
        self.add(name, sense, Case::Name);
        for form in list(variants).chain(list(acronyms)) {
            match form.strip_suffix('^') {
                Some(form) => self.add(form, sense, Case::MixedOnly(form)),
                None => self.add(form, sense, case_of(form)),
            }
        }
    }

    fn add_people(&mut self) {
        for (index, (_, forms)) in (0_u16..).zip(titles()) {
            for form in list(forms) {
                // "Das" is a surname, DAS a title.
                let case = match case_of(form) {
                    Case::Acronym => Case::Acronym,
                    _ => Case::Any,
                };
                self.add(form, Sense::Title(index), case);
            }
        }
        for [name] in rows(include_str!("given_names.tsv")) {
            self.add(name, Sense::GivenName, Case::Name);
        }
        for [word, kind] in rows(include_str!("not_people.tsv")) {
            let kind = match kind {
                "function" => NotPerson::Function,
                "adjective" => NotPerson::Adjective,
                "verb" => NotPerson::Verb,
                _ => NotPerson::Noun,
            };
            self.add(word, Sense::NotPerson(kind), Case::Any);
        }
        for [word] in rows(include_str!("plain_words.tsv")) {
            self.add(word, Sense::NotPerson(NotPerson::Plain), Case::Capitals);
        }
    }

    fn add_frames(&mut self) {
        for (index, frame) in (0_u16..).zip(super::frames()) {
            for (place, verb) in (0_u8..).zip(&frame.verbs) {
                let first = verb.split(' ').next().unwrap_or(verb);
                for (form, word) in frames::forms(first) {
                    let sense = match frame.tree {
                        true => Sense::Told(index),
                        false => Sense::Verb(index, place, form),
                    };
                    self.add(&word, sense, Case::Any);
                }
            }
            for noun in &frame.nouns {
                let sense = match frame.tree {
                    true => Sense::Told(index),
                    false => Sense::Noun(index),
                };
                self.add(noun, sense, Case::Any);
            }
            for adjective in &frame.adjectives {
                let sense = match frame.tree {
                    true => Sense::Told(index),
                    false => Sense::State(index),
                };
                self.add(adjective, sense, Case::Any);
            }
        }
        for verb in &super::frame_table().speech {
            for (form, word) in frames::forms(verb) {
                self.add(&word, Sense::Speech(form), Case::Any);
            }
        }
        for [noun] in rows(include_str!("groups.tsv")) {
            self.add(noun, Sense::Group, Case::Any);
        }
    }

    fn add(&mut self, form: &str, sense: Sense, case: Case) {
        let mut state = 0;
        for written in words_of(form) {
            let next = WordId(self.count() as u32);
            let folded = fold(written);
            let word = match short(folded.as_bytes()) {
                Some(short) => *self
                    .words
                    .entry(short)
                    .or_default()
                    .word
                    .get_or_insert(next),
                None => *self.long_words.entry(folded.into()).or_insert(next),
            };
            let fresh = self.grown.len() as u32;
            state = *self.steps.entry((state, word)).or_insert(fresh);
            if state == fresh {
                self.grown.push(Vec::new());
            }
        }
        let entry = Entry { sense, case };
        let entries = &mut self.grown[state as usize];
        if state != 0 && !entries.contains(&entry) {
            entries.push(entry);
        }
    }

    fn count(&self) -> usize {
        self.words.len() + self.long_words.len()
    }

    /// The number of a word as written; `None` for one that no phrase holds. `buffer` saves an allocation.
    pub fn word(&self, written: &str, buffer: &mut String) -> Option<WordId> {
        let padded = Padded::of(written.as_bytes(), 0, written.len());
        self.known(written, padded, buffer).word
    }

    /// What is known of a word as written; `padded` is the same where it is short. `buffer` saves an allocation.
    #[inline]
    pub fn known(&self, written: &str, padded: Option<Padded>, buffer: &mut String) -> Known {
        if let Some(short) = padded.and_then(|padded| padded.plain()) {
            let known = self.words.get(&short).copied().unwrap_or_default();
            return Known {
                is_plain: true,
                ..known
            };
        }
        fold_into(written, buffer);
        let word = match short(buffer.as_bytes()) {
            Some(short) => self.words.get(&short).and_then(|known| known.word),
            None => self.long_words.get(buffer.as_str()).copied(),
        };
        // "We'll" is no "well": families are of words as they are written.
        Known {
            word,
            ..Known::default()
        }
    }

    /// The state after one more word; the start is state 0.
    #[inline]
    pub fn step(&self, state: u32, word: WordId) -> Option<u32> {
        if state == 0 {
            return (word.0 < self.openers).then_some(word.0 + 1);
        }
        self.steps.get(&(state, word)).copied()
    }

    /// Whether any word leads on from a state that is not the start.
    #[inline]
    pub fn goes_on(&self, state: u32) -> bool {
        self.goes_on.get(state as usize).is_some_and(|on| *on)
    }

    /// Whether a word opens any phrase that can count in text that is in capitals, or is not. Of many everyday words no phrase is
    /// then looked for.
    #[inline]
    pub fn opens(&self, word: WordId, upper: bool) -> bool {
        word.0 < if upper { self.openers } else { self.capitals }
    }

    /// What a phrase from its first word to its last stands for, letter case aside.
    pub fn phrase(&self, written: &str) -> &[Entry] {
        let mut buffer = String::new();
        let state = words_of(written).try_fold(0, |state, written| {
            let word = self.word(written, &mut buffer)?;
            self.step(state, word)
        });
        state.map_or(&[], |state| self.entries(state))
    }

    /// The phrases that end at a state.
    #[inline]
    pub fn entries(&self, state: u32) -> &[Entry] {
        match self.places.get(state as usize..) {
            Some([from, to, ..]) => &self.entries[*from as usize..*to as usize],
            _ => &[],
        }
    }
}

/// What a post is, and how an address begins for it.
const ADDRESSED: [(&str, &str); 4] = [
    ("Embassy ", "Amembassy "),
    ("Consulate General ", "Amcongen "),
    ("Consulate General ", "Amconsul "),
    ("Consulate ", "Amconsul "),
];

/// The new number of each of `count` old ones, where `first` of them come first and the others behind in their order.
fn new_numbers(first: impl Iterator<Item = u32>, count: usize) -> Vec<u32> {
    let mut numbers = vec![u32::MAX; count];
    let mut next = 0;
    for old in first.chain(0..count as u32) {
        let number = &mut numbers[old as usize];
        if *number == u32::MAX {
            *number = next;
            next += 1;
        }
    }
    numbers
}

/// The words of a phrase; of signs only those that tell phrases apart.
fn words_of(form: &str) -> impl Iterator<Item = &str> {
    pieces(form, 0, form.len()).filter_map(|piece| {
        let written = &form[piece.start as usize..piece.end as usize];
        let tells = piece.kind != PieceKind::Sign || matches!(written, "/" | "&");
        tells.then_some(written)
    })
}

/// Whether a word that is not short is written small in the table.
fn is_small(form: &str) -> bool {
    let mut words = form.split([' ', '-', '\'']);
    words.any(|word| word.len() > 3 && word.starts_with(char::is_lowercase))
}

/// Short forms in capitals are acronyms; what the table writes small is found so too; everything else is a name.
fn case_of(form: &'static str) -> Case {
    let letters = || form.chars().filter(|c| c.is_alphabetic());
    // "GoR", "BofA": the small letters stand for "of".
    let inner = form.get(1..form.len().saturating_sub(1));
    let ends = [form.chars().next(), form.chars().last()];
    if letters().all(char::is_uppercase) && letters().count() > 1 {
        Case::Acronym
    } else if matches!(inner, Some("o" | "of"))
        && ends.iter().flatten().all(|end| end.is_uppercase())
    {
        Case::Abbreviation(form)
    } else if form.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()) && is_small(form) {
        Case::Any
    } else if is_small(form) {
        Case::Opening
    } else {
        Case::Name
    }
}
