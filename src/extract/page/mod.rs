//! A document made ready for the extractors: its words, sentences, and what the lexicon says of them.
//!
//! Made once, then read by all; nothing here decides who is meant. Cost: one pass over the words, one look-up each.

mod broken;
mod debris;
mod elsewhere;
mod entries;
pub(super) mod explained;
mod folded;
mod near;
mod sentences;
mod shape;
mod things;
mod token;
mod unlisted;

use std::borrow::Cow;
use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use debris::Debris;
use explained::Explained;
use folded::Folded;
pub(super) use shape::Shape;
use shape::shape;
pub(super) use token::{Hit, Sentence, Token};

use super::dates::{self, Day};
use super::voices::{self, Voices};
use crate::model::{Cable, Edition, Meant, Paragraph, RawText, STATE, Span};
pub(super) use crate::vocab::WordList;
use crate::vocab::families::Families;
use crate::vocab::{self, Case, Entry, Padded, PieceKind, Sense, WordId};

/// The document.
pub(super) struct Page<'t> {
    pub(super) text: &'t str,
    pub(super) cable: &'t Cable,
    /// What editors added, where the text is from an edition.
    pub(super) edition: Option<&'t Edition>,
    pub(super) tokens: Vec<Token>,
    pub(super) sentences: Vec<Sentence>,
    /// In order of position; several may begin at one token, the longest first.
    pub(super) hits: Vec<Hit>,
    /// Short forms that the text explains, in order.
    pub(super) explained: Vec<Explained>,
    /// Days named in the text, in order.
    pub(super) days: Vec<Day>,
    /// Whether the text has apostrophes; a web page may have lost them all.
    pub(super) apostrophes: bool,
    /// Whose words they are.
    pub(super) voices: Voices,
    /// Posts of the head that no list has.
    posts: Vec<String>,
    /// Unlisted words, folded, that an article shows to be no person.
    things: FxHashSet<String>,
    /// For each token where in `hits` those that begin there begin and end.
    hit_at: Vec<(u32, u32)>,
    /// What stands in small letters, found when it is first asked for.
    small: OnceCell<FxHashSet<Cow<'t, str>>>,
    /// Capitalised words that stand by themselves, folded, found when it is first asked for.
    alone: OnceCell<FxHashSet<String>>,
    /// Every word as written, found when it is first asked for.
    written: OnceCell<FxHashSet<&'t str>>,
    /// Every word folded, found when it is first asked for.
    folded: OnceCell<Folded>,
    /// See `near::is_family_elsewhere`.
    elsewhere: OnceCell<bool>,
}

impl<'t> Page<'t> {
    pub(super) fn new(raw: &'t RawText, cable: &'t Cable) -> Self {
        Self::of(&raw.text, raw.edition.as_deref(), cable)
    }

    /// The page of a text of which `cable` says where the paragraphs are.
    pub(super) fn of(text: &'t str, edition: Option<&'t Edition>, cable: &'t Cable) -> Self {
        let mut page = Page {
            text,
            cable,
            edition,
            tokens: Vec::new(),
            sentences: Vec::new(),
            hits: Vec::new(),
            explained: Vec::new(),
            days: Vec::new(),
            apostrophes: ['\'', '’'].iter().any(|mark| text.contains(*mark)),
            voices: Voices::default(),
            posts: unlisted::posts(cable),
            things: FxHashSet::default(),
            hit_at: Vec::new(),
            small: OnceCell::new(),
            alone: OnceCell::new(),
            written: OnceCell::new(),
            folded: OnceCell::new(),
            elsewhere: OnceCell::new(),
        };
        let mut debris = Debris::of(cable);
        page.tokens.reserve(text.len() / 5);
        for (index, paragraph) in cable.paragraphs.iter().enumerate() {
            let first = page.tokens.len();
            page.cut(paragraph, &mut debris);
            let upper = page.is_upper(first);
            page.split(index, first, upper);
        }
        let told = unlisted::countries(&page);
        page.posts.extend(told);
        page.explained = explained::explanations(&page);
        page.look_up();
        page.days = dates::find(&page);
        page.things = things::find(&page);
        page.voices = voices::find(&page);
        page
    }

    /// Cuts a paragraph into tokens, its number and portion marking left out, debris too.
    ///
    /// Where a text has no apostrophes at all, `NATOs` is read as `NATO's`.
    fn cut(&mut self, paragraph: &Paragraph, debris: &mut Debris) {
        let lexicon = vocab::lexicon();
        let mut buffer = String::new();
        let start = paragraph.span.start() + opening(paragraph.span.of(self.text), paragraph);
        let mut last = start;
        for piece in vocab::pieces(self.text, start, paragraph.span.end()) {
            let (from, to) = (piece.start as usize, piece.end as usize);
            if debris.covers(from) {
                continue;
            }
            let written = &self.text[from..to];
            let gap = &self.text.as_bytes()[last..from];
            if piece.kind == PieceKind::Word
                && !gap.is_empty()
                && self.join_broken(piece.start, piece.end, &mut buffer)
            {
                last = to;
                continue;
            }
            let padded = Padded::of(self.text.as_bytes(), from, to);
            let known = lexicon.known(written, padded, &mut buffer);
            let mut word = known.word;
            let mut possessive = false;
            if let Some(stem) = written.strip_suffix('s').filter(|stem| {
                !self.apostrophes && stem.len() > 3 && stem.starts_with(char::is_uppercase)
            }) && !names_something(lexicon, word)
                && let stem = lexicon.word(stem, &mut buffer)
                && names_something(lexicon, stem)
            {
                (word, possessive) = (stem, true);
            }
            self.tokens.push(Token {
                start: piece.start,
                end: piece.end,
                kind: piece.kind,
                shape: if piece.kind == PieceKind::Word {
                    shape(written, padded)
                } else {
                    Shape::Lower
                },
                word,
                families: known.families,
                is_plain: known.is_plain,
                apart: !gap.is_empty() || last == start,
                opens_line: last == start || gap.iter().any(|byte| matches!(byte, b'\n' | b'\r')),
                possessive,
                broken_mark: None,
            });
            last = to;
        }
    }

    /// Joins the second half of a word that a hyphen breaks at the end of a line, `NEGOTIA-⏎TIONS`, or before the space that is left of it
    /// where lines were run together; `true` if it did.
    ///
    /// Only where the lexicon knows the whole word, or it is a name or a word of protect marks: `NON-⏎ALIGNED` stays two. A gap
    /// stands before that half.
    fn join_broken(&mut self, start: u32, end: u32, buffer: &mut String) -> bool {
        let [.., first, hyphen] = self.tokens.as_slice() else {
            return false;
        };
        let is_break = hyphen.end == hyphen.start + 1
            && hyphen.start == first.end
            && first.kind == PieceKind::Word
            && self.text.as_bytes().get(hyphen.start as usize) == Some(&b'-');
        if !is_break {
            return false;
        }
        let (Some(one), Some(other)) = (
            Span::new(self.text, first.start as usize, first.end as usize),
            Span::new(self.text, start as usize, end as usize),
        ) else {
            return false;
        };
        let whole = format!("{}{}", one.of(self.text), other.of(self.text));
        let word = vocab::lexicon().word(&whole, buffer);
        let broken_mark = broken::mark(&whole);
        if word.is_none() && broken_mark.is_none() && !vocab::is_broken(self.text, one, other) {
            return false;
        }
        let joined = Token {
            end,
            word,
            families: Families::default(),
            is_plain: false,
            shape: shape(&whole, Padded::of(whole.as_bytes(), 0, whole.len())),
            broken_mark,
            ..*first
        };
        self.tokens.pop();
        self.tokens.pop();
        self.tokens.push(joined);
        true
    }

    fn is_upper(&self, first: usize) -> bool {
        let words = self.tokens[first..]
            .iter()
            .filter(|t| t.kind == PieceKind::Word && t.end - t.start > 3);
        let (mut upper, mut all) = (0, 0);
        for token in words {
            all += 1;
            upper += usize::from(token.shape == Shape::Upper);
        }
        upper * 10 > all * 7
    }

    /// Finds every phrase of the lexicon.
    fn look_up(&mut self) {
        let lexicon = vocab::lexicon();
        self.hits.reserve(self.tokens.len());
        for sentence in 0..self.sentences.len() {
            let Sentence {
                first, end, upper, ..
            } = self.sentences[sentence];
            for start in first..end {
                let word = self.tokens[start].word;
                if !word.is_some_and(|word| lexicon.opens(word, upper)) {
                    continue;
                }
                let from = self.hits.len();
                let mut state = 0;
                let mut at = start;
                while at < end {
                    let token = &self.tokens[at];
                    // Hyphens, and the stop of an abbreviation, stand inside phrases without being part of them.
                    let between = at > start
                        && !token.apart
                        && token.kind == PieceKind::Sign
                        && matches!(self.word(at), "-" | "–" | ".");
                    if between {
                        at += 1;
                        continue;
                    }
                    let Some(next) = token.word.and_then(|word| lexicon.step(state, word)) else {
                        break;
                    };
                    state = next;
                    at += 1;
                    for entry in lexicon.entries(state) {
                        if self.fits(*entry, start, at, upper) {
                            self.hits.push(Hit {
                                first: start,
                                end: at,
                                sense: entry.sense,
                            });
                        }
                    }
                    if !lexicon.goes_on(state) {
                        break;
                    }
                }
                if self.hits.len() > from + 1 {
                    self.hits[from..].sort_by_key(|hit| usize::MAX - hit.end);
                }
            }
        }
        near::weigh(self);
        let mut at = 0;
        self.hit_at = (0..self.tokens.len())
            .map(|token| {
                let first = at;
                while self.hits.get(at).is_some_and(|hit| hit.first == token) {
                    at += 1;
                }
                (first as u32, at as u32)
            })
            .collect();
    }

    /// The token behind the particles of a frame's verb whose first word ends at a token; `None` where others follow.
    pub(super) fn behind_verb(&self, frame: u16, verb: u8, end: usize) -> Option<usize> {
        let frame = vocab::frames().get(usize::from(frame))?;
        let verb = frame.verbs.get(usize::from(verb))?;
        // Most have none.
        let Some(first) = verb.bytes().position(|byte| byte == b' ') else {
            return Some(end);
        };
        let mut particles = verb[first + 1..].split(' ');
        particles.try_fold(end, |at, particle| self.is(at, particle).then_some(at + 1))
    }

    /// Whether tokens `first..end` are a phrase of the lexicon: by their letter case, and by what stands around them.
    fn fits(&self, entry: Entry, first: usize, end: usize, upper: bool) -> bool {
        self.fits_case(entry.case, first, end, upper) && self.fits_sense(entry.sense, first, end)
    }

    fn fits_sense(&self, sense: Sense, first: usize, end: usize) -> bool {
        // Of "gave the green light to" the "gave" alone is nothing.
        if let Sense::Verb(frame, verb, _) = sense
            && self.behind_verb(frame, verb, end).is_none()
        {
            return false;
        }
        // "Pak" of Seoul is no Pakistani.
        if let Sense::Place(index) | Sense::Adjective(index) = sense
            && end == first + 1
            && near::is_family_elsewhere(self, first, vocab::place(index).name)
        {
            return false;
        }
        // What was founded later than the cable is no reading of its words.
        let name = match sense {
            Sense::Body(index) => vocab::body(index).name,
            Sense::Initiative(index) => vocab::initiative(index).name,
            _ => return true,
        };
        self.cable
            .year()
            .is_none_or(|year| vocab::existed(name, year))
    }

    fn fits_case(&self, case: Case, first: usize, end: usize, upper: bool) -> bool {
        let words = || {
            self.tokens[first..end]
                .iter()
                .filter(|t| t.kind == PieceKind::Word)
        };
        match case {
            Case::Any => true,
            Case::Capitals => upper,
            Case::Name => {
                let opening = &self.tokens[first];
                (opening.shape != Shape::Lower || opening.kind == PieceKind::Number)
                    && words().all(|t| t.shape != Shape::Lower || t.end - t.start <= 3)
            }
            Case::Opening => self.tokens[first].shape != Shape::Lower,
            Case::Acronym => words()
                .all(|t| t.shape == Shape::Upper || (t.possessive && self.is_acronym_with_s(t))),
            Case::Abbreviation(form) => {
                words().all(|t| t.shape == Shape::Upper)
                    || self
                        .span(first, end)
                        .is_some_and(|span| span.of(self.text) == form)
            }
            Case::MixedOnly(form) => {
                !upper
                    && self
                        .span(first, end)
                        .is_some_and(|span| span.of(self.text) == form)
            }
        }
    }

    /// `NATOs`.
    fn is_acronym_with_s(&self, token: &Token) -> bool {
        let written = &self.text[token.start as usize..token.end as usize];
        written
            .strip_suffix('s')
            .is_some_and(|stem| stem.chars().all(|c| c.is_uppercase() || c.is_ascii_digit()))
    }

    /// The phrases that begin at one of some tokens, in order of position.
    pub(super) fn hits_in(&self, first: usize, end: usize) -> &[Hit] {
        match self.hit_at.get(first..end) {
            Some([(from, _), .., (_, to)] | [(from, to)]) => {
                &self.hits[*from as usize..*to as usize]
            }
            _ => &[],
        }
    }

    /// The phrases that begin at a token, the longest first.
    #[inline]
    pub(super) fn hits_at(&self, token: usize) -> &[Hit] {
        match self.hit_at.get(token) {
            Some((from, to)) if from < to => &self.hits[*from as usize..*to as usize],
            _ => &[],
        }
    }

    /// The people whose name ends with a token: the first token of it, and the row of its place. Of "East Germans" those,
    /// not the Germans.
    pub(super) fn people_ending(&self, last: usize) -> Option<(usize, u16)> {
        const LONGEST: usize = 3;
        (last.saturating_sub(LONGEST - 1)..=last).find_map(|first| {
            let mut hits = self.hits_at(first).iter();
            hits.find_map(|hit| match hit.sense {
                Sense::Adjective(index) if hit.end == last + 1 => Some((first, index)),
                _ => None,
            })
        })
    }

    /// Whether a token is another's words, in quotation marks or a letter passed on.
    pub(super) fn is_quoted(&self, token: usize) -> bool {
        self.voices.is_quoted(token)
    }

    /// The first byte of a token; that behind the text past the end.
    pub(super) fn byte(&self, token: usize) -> usize {
        let token = self.tokens.get(token);
        token.map_or(self.text.len(), |token| token.start as usize)
    }

    /// The words of one token; empty past the end. A word of protect marks that is broken is whole.
    #[inline]
    pub(super) fn word(&self, token: usize) -> &'t str {
        self.tokens.get(token).map_or("", |t| match t.broken_mark {
            None => &self.text[t.start as usize..t.end as usize],
            Some(mark) => mark.whole(),
        })
    }

    /// The same as bytes: to compare them no end of a character has to be looked for.
    #[inline]
    fn bytes(&self, token: usize) -> &'t [u8] {
        let bytes = self.text.as_bytes();
        self.tokens.get(token).map_or(b"", |t| match t.broken_mark {
            None => &bytes[t.start as usize..t.end as usize],
            Some(mark) => mark.whole().as_bytes(),
        })
    }

    /// The words of one token as [`fold`](crate::model::fold) makes them; empty past the end.
    pub(super) fn folded(&self, token: usize) -> &str {
        self.folded.get_or_init(|| Folded::of(self)).word(token)
    }

    /// The first byte of a token, a letter as a small one.
    #[inline]
    pub(super) fn initial(&self, token: usize) -> Option<u8> {
        // A word that is broken begins as it does whole.
        let start = self.tokens.get(token)?.start as usize;
        self.text.as_bytes().get(start).map(u8::to_ascii_lowercase)
    }

    /// Whether a token is this word, whatever its letter case.
    #[inline]
    pub(super) fn is(&self, token: usize, word: &str) -> bool {
        self.bytes(token).eq_ignore_ascii_case(word.as_bytes())
    }

    /// Whether a token is one of these words, whatever its letter case.
    #[inline]
    pub(super) fn is_any(&self, token: usize, words: &[&str]) -> bool {
        let written = self.bytes(token);
        words
            .iter()
            .any(|word| written.eq_ignore_ascii_case(word.as_bytes()))
    }

    /// Whether a token is a word of one of these families, whatever its letter case.
    #[inline]
    pub(super) fn is_of(&self, token: usize, families: Families) -> bool {
        self.tokens
            .get(token)
            .is_some_and(|token| token.families.meet(families))
    }

    /// Whether a token is one of the words of a list, whatever its letter case: [`is_any`](Self::is_any) for what is asked of
    /// every word.
    #[inline]
    pub(super) fn is_in(&self, token: usize, list: &WordList) -> bool {
        list.has(self.bytes(token))
    }

    /// Whether a token is a hyphen right behind a word.
    pub(super) fn is_hyphen(&self, token: usize) -> bool {
        matches!(self.word(token), "-" | "–") && !self.tokens[token].apart
    }

    /// The text of tokens `first..end`.
    pub(super) fn span(&self, first: usize, end: usize) -> Option<Span> {
        let (from, to) = (
            self.tokens.get(first)?,
            self.tokens.get(end.checked_sub(1)?)?,
        );
        Span::new(self.text, from.start as usize, to.end as usize)
    }

    /// The token that begins at or behind a byte.
    pub(super) fn token_at(&self, byte: usize) -> usize {
        self.tokens
            .partition_point(|token| (token.start as usize) < byte)
    }

    /// Whether the lexicon has no such word.
    fn is_unheard(&self, word: &str) -> bool {
        vocab::lexicon().word(word, &mut String::new()).is_none()
    }

    /// Whether a token is the name of a post that only the head of this message makes known: in prose, a place.
    pub(super) fn is_unlisted_post(&self, token: usize) -> bool {
        self.tokens[token].shape != Shape::Lower
            && self.posts.iter().any(|post| self.is(token, post))
    }

    /// Whether an article shows somewhere in the text that a word is no person's name.
    pub(super) fn is_thing(&self, token: usize) -> bool {
        !self.things.is_empty()
            && self.tokens[token].word.is_none()
            && self.things.contains(self.folded(token))
    }

    /// Whether the Department of State sent the message.
    pub(super) fn is_from_department(&self) -> bool {
        let sender = self.cable.from.as_ref().map(|from| from.value.as_str());
        let post = vocab::posts().sender(self.cable);
        post.is_some_and(|post| post.name == STATE)
            || sender.is_some_and(|from| {
                let names = ["Department", "SECSTATE", "DEPARTMENT OF STATE"];
                names.iter().any(|name| from.starts_with(name))
            })
    }

    /// Who is meant by "you": the post to which the Department writes. In another's words, in a letter or in points that are
    /// passed on, and in what a post writes, where "you" is often whoever it spoke to, the text does not tell.
    pub(super) fn you(&self, token: usize) -> Meant {
        let start = self
            .tokens
            .get(token)
            .map_or(0, |token| token.start as usize);
        let is_point = self.is_in_point(start);
        let is_own = !self.is_quoted(token) && !is_point && !self.voices.is_behind(start);
        match self.is_from_department() && is_own {
            true => Meant::Addressee,
            false => Meant::Nothing,
        }
    }

    /// Whether the line of a byte opens as a point of a list does; a point is no longer than a few paragraphs.
    fn is_in_point(&self, byte: usize) -> bool {
        const LONGEST: usize = 4096;
        let floor = byte.saturating_sub(LONGEST);
        let before = &self.text.as_bytes()[floor..byte];
        let opening = match before.iter().rposition(|byte| *byte == b'\n') {
            Some(at) => floor + at + 1,
            None if floor == 0 => 0,
            None => return false,
        };
        let line = self.text[opening..byte].trim_start();
        line.starts_with(['-', '–', '—', '•'])
    }

    /// The span of a sentence.
    pub(super) fn sentence_span(&self, sentence: &Sentence) -> Option<Span> {
        self.span(sentence.first, sentence.end)
    }

    /// Whether the phrases at a token have this sense.
    pub(super) fn has_sense(&self, token: usize, test: impl Fn(Sense) -> bool) -> bool {
        self.hits_at(token)
            .iter()
            .any(|hit| hit.end == token + 1 && test(hit.sense))
    }
}

/// Whether a word alone is a body, place or people.
fn names_something(lexicon: &vocab::Lexicon, word: Option<WordId>) -> bool {
    let state = word.and_then(|word| lexicon.step(0, word));
    let is_name = |entry: &Entry| {
        matches!(
            entry.sense,
            Sense::Body(_) | Sense::Place(_) | Sense::Adjective(_) | Sense::Post(_)
        )
    };
    state.is_some_and(|state| lexicon.entries(state).iter().any(is_name))
}

/// Length of the number and portion marking that a paragraph opens with.
fn opening(words: &str, paragraph: &Paragraph) -> usize {
    let mut at = words.len() - words.trim_start_matches(['¶', ' ', '-']).len();
    if let Some(number) = paragraph.number {
        let digits = number.to_string();
        if let Some(rest) = words[at..].strip_prefix(digits.as_str()) {
            at = words.len() - rest.trim_start_matches(['.', ')']).len();
        }
    } else {
        at = 0;
    }
    if paragraph.portion.is_some() {
        let rest = words[at..].trim_start();
        if let Some(close) = rest.find(')').filter(|_| rest.starts_with('(')) {
            at = words.len() - rest.len() + close + 1;
        }
    }
    at
}
