//! Names that no rule finds, by weights learnt from marked telegrams.
//!
//! Needs: what rules found: people, bodies, initiatives, whose words are left alone. Sets: names of people, bodies,
//! initiatives and places. Method: a linear-chain conditional random field over the capitalised words (`features`,
//! `crf`), its weights compiled in (`weights`), learnt by `train`. A name is given where its share of all readings is
//! large; a surname so found is found wherever else it stands. Misses: what is written small. Cost: one pass over the
//! capitalised words, all words of text in capitals.

mod crf;
mod features;
mod senses;
#[cfg(any(test, feature = "train"))]
pub mod train;
mod weights;

use rustc_hash::FxHashMap;

use super::bodies::listed_sense;
use super::draft::Draft;
use super::page::{Page, Shape};
use super::people::title_at;
use super::{Extractor, Layer};
use crate::model::{EntityKind, NameSense};
use crate::vocab::{self, NotPerson, PieceKind, Post, Sense, TitleKind, surnames_of, title};
use crf::{Best, Chain, KINDS, begins, inside};
use features::{Hidden, Sight};

/// Reads the page, for all who want to ask what the tagger holds a word for.
pub(super) struct Reading;

impl Extractor for Reading {
    fn needs(&self) -> &'static [Layer] {
        &[Layer::Head]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::Shares]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        draft.shares = read(draft.page);
    }
}

/// Adds the names that the rules miss.
pub(super) struct Tagger;

impl Extractor for Tagger {
    fn needs(&self) -> &'static [Layer] {
        &[
            Layer::Shares,
            Layer::Definitions,
            Layer::People,
            Layer::Bodies,
        ]
    }

    fn sets(&self) -> &'static [Layer] {
        &[Layer::People, Layer::Bodies, Layer::Places]
    }

    fn run(&self, draft: &mut Draft<'_, '_>) {
        let tags = std::mem::take(&mut draft.shares.tags);
        for tag in &tags {
            add(draft, tag);
        }
        together(draft);
        again(draft, &tags);
        draft.shares.tags = tags;
    }
}

/// What the tagger holds the words of a page for.
#[derive(Default)]
pub(super) struct Shares {
    /// The names of the best reading.
    tags: Vec<Tag>,
    /// For each token the share of the readings in which it is no part of a name; empty before it has read.
    outside: Vec<f32>,
    /// For each token the share of the readings in which it is a person's; empty before it has read.
    person: Vec<f32>,
}

impl Shares {
    /// Whether the tagger is sure that a word is no part of a name; it never is of what it has not read.
    pub(super) fn denies(&self, token: usize) -> bool {
        self.outside.get(token).is_some_and(|share| *share > 0.6)
    }

    /// The least share of words `first..end` by which each is somebody's; `None` where they were not read.
    pub(super) fn person(&self, first: usize, end: usize) -> Option<f32> {
        self.person
            .get(first..end)?
            .iter()
            .copied()
            .reduce(f32::min)
    }
}

/// The least share of each kind that makes a name, in mixed case and in capitals: a false name is worse than none.
const LEAST: [[f32; 2]; 4] = [[0.72, 0.82], [0.85, 0.85], [0.85, 0.85], [0.6, 0.7]];

/// The method of names that the weights propose.
const METHOD: &str = "tagger";

/// A name that the weights propose: tokens `first..end`.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Tag {
    first: usize,
    end: usize,
    /// Position in `KINDS`.
    kind: usize,
    /// Its share of all readings.
    share: f32,
    upper: bool,
}

/// Reads a page.
fn read(page: &Page<'_>) -> Shares {
    let mut shares = Shares::default();
    let weights = weights::weights();
    shares.outside.resize(page.tokens.len(), 0.0);
    shares.person.resize(page.tokens.len(), 0.0);
    let mut sight = Sight::new(page);
    let mut chain = Chain::default();
    let mut scores = Vec::new();
    let mut best = Best::default();
    for run in sight.runs() {
        scores.clear();
        sight.features(run, Hidden::default(), |_, own| {
            scores.push(weights.score(own))
        });
        let labels = best.of(&scores, &weights.following);
        chain.sum(&scores, &weights.powers, &[]);
        for at in run.0..run.1 {
            let share = chain.share(at - run.0);
            shares.outside[at] = share[crf::OUTSIDE];
            shares.person[at] = share[begins(0)] + share[inside(0)];
        }
        let mut at = 0;
        while at < labels.len() {
            let Some(kind) = crf::kind_of(labels[at]).filter(|kind| labels[at] == begins(*kind))
            else {
                at += 1;
                continue;
            };
            let mut end = at + 1;
            while end < labels.len() && labels[end] == inside(kind) {
                end += 1;
            }
            // No name ends in a hyphen: what follows is another's.
            let hyphen = end > at + 1 && matches!(page.word(run.0 + end - 1), "-" | "–");
            shares.tags.push(Tag {
                first: run.0 + at,
                end: run.0 + end - usize::from(hyphen),
                kind,
                share: chain.name_share(at, end, kind, &weights.powers),
                upper: page.sentences[run.2].upper,
            });
            at = end;
        }
    }
    shares
}

/// Adds a name where it is likely enough and no rule has its words.
fn add(draft: &mut Draft<'_, '_>, tag: &Tag) {
    let page = draft.page;
    let least = LEAST[tag.kind][usize::from(tag.upper)];
    if tag.share < least || !draft.is_free(tag.first, tag.end) || is_marked(page, tag) {
        return;
    }
    // "B/P": a letter alone names nothing, and hides the short form that it belongs to.
    if tag.end == tag.first + 1 && page.word(tag.first).chars().count() == 1 {
        return;
    }
    if is_message(page, tag) || is_subject(page, tag) {
        return;
    }
    // A short form that no list has is as often a thing as a body.
    let short = tag.end == tag.first + 1
        && (page.tokens[tag.first].word.is_none() || is_nobody_known(page, tag.first));
    if tag.kind == 1 && short && tag.share < 0.985 {
        return;
    }
    // A title is no name: whose it is is told elsewhere.
    if title_at(page, tag.first).is_some_and(|(end, _)| end == tag.end) {
        return;
    }
    // "The two Tallises": of people whom the text names too.
    if is_family(draft, tag) {
        return;
    }
    // A post that only the head makes known is a place.
    if tag.kind == 0 && (tag.first..tag.end).any(|at| page.is_unlisted_post(at)) {
        return;
    }
    let kind = KINDS[tag.kind];
    let sense = match kind {
        EntityKind::Person if tag.end - tag.first > 1 => NameSense::FullName,
        EntityKind::Person => NameSense::Surname(None),
        _ => listed_sense(page, tag.first, tag.end, kind),
    };
    // "OOB": telegraphic style is nobody's name, in whatever letters.
    if tag.end - tag.first == 1
        && page.tokens[tag.first].len() <= 4
        && page.has_sense(tag.first, |sense| {
            sense == Sense::NotPerson(NotPerson::Noun)
        })
    {
        return;
    }
    // "Madame" alone is nobody's name.
    if kind == EntityKind::Person && tag.end == tag.first + 1 && is_style(page, tag.first) {
        return;
    }
    if kind == EntityKind::Place && (tag.first..tag.end).all(|at| is_listed_place(page, at)) {
        return;
    }
    // "Federal Republic", half of "Norvale-Nam": whatever the weights see, the lists know the place.
    if is_of_listed_place(page, tag) || is_traffic(page, tag) {
        return;
    }
    draft.name((tag.first, tag.end), kind, sense, METHOD, confidence(tag));
}

/// Whether a word is the plural of a surname that the text has too: "the Tallises", "both Marlows".
fn is_family(draft: &Draft<'_, '_>, tag: &Tag) -> bool {
    let page = draft.page;
    let word = page.word(tag.first);
    if tag.end > tag.first + 1 || !word.ends_with('s') || word.len() < 5 {
        return false;
    }
    let stems = [word.strip_suffix('s'), word.strip_suffix("es")];
    let mut names = draft.findings.names.iter();
    let is_known = names.any(|name| {
        let written = name.span.of(page.text);
        let last = written.rsplit([' ', '\n', '-']).next();
        name.kind == EntityKind::Person && last.is_some() && stems.contains(&last)
    });
    // Who is named by the tagger, behind this, is known by the word alone.
    let before = tag.first.checked_sub(1);
    let several = before.is_some_and(|at| page.is_any(at, &["the", "both", "two", "three", "all"]));
    let has_stem = || {
        let mut tokens = page.tokens.iter().enumerate();
        tokens.any(|(at, token)| token.word.is_none() && stems.contains(&Some(page.word(at))))
    };
    is_known || several && has_stem()
}

/// What editors marked is theirs to name.
fn is_marked(page: &Page<'_>, tag: &Tag) -> bool {
    let Some((edition, span)) = page.edition.zip(page.span(tag.first, tag.end)) else {
        return false;
    };
    edition.marks.iter().any(|mark| mark.span.overlaps(span))
}

fn is_style(page: &Page<'_>, at: usize) -> bool {
    page.hits_at(at).iter().any(|hit| match hit.sense {
        Sense::Title(index) => hit.end == at + 1 && title(index).kind == TitleKind::Style,
        _ => false,
    })
}

/// Listed places are left to the rule that knows them by name.
fn is_listed_place(page: &Page<'_>, at: usize) -> bool {
    page.hits_at(at)
        .iter()
        .any(|hit| matches!(hit.sense, Sense::Place(_)))
}

/// "CAP 5114" is a message of that series, and no plan has a number of four figures.
fn is_message(page: &Page<'_>, tag: &Tag) -> bool {
    let number = &page.tokens[tag.end - 1];
    let series = tag.end == tag.first + 2
        && page.tokens[tag.first].shape == Shape::Upper
        && (4..=6).contains(&number.len())
        && !page.word(tag.end - 1).starts_with("19");
    let plan = KINDS[tag.kind] == EntityKind::Initiative && number.len() > 3;
    number.kind == PieceKind::Number && (series || plan)
}

/// Whether a word is a short form of the lists none of whose meanings the text bears out.
fn is_nobody_known(page: &Page<'_>, at: usize) -> bool {
    !vocab::readings(page.word(at)).is_empty()
        && !page.has_sense(at, |sense| {
            matches!(
                sense,
                Sense::Body(_) | Sense::Initiative(_) | Sense::Place(_)
            )
        })
}

/// Whether the words are the short form of a subject and of nothing else: "ICBM" is no body.
fn is_subject(page: &Page<'_>, tag: &Tag) -> bool {
    let mut subject = false;
    let hits = page.hits_at(tag.first).iter();
    let other = hits.filter(|hit| hit.end == tag.end).any(|hit| {
        subject |= matches!(hit.sense, Sense::Subject(_));
        matches!(
            hit.sense,
            Sense::Body(_) | Sense::Initiative(_) | Sense::Place(_)
        )
    });
    subject && !other
}

/// Whether the words are a listed place or people, or part of a listed place: "Sov", "Federal Republic".
fn is_of_listed_place(page: &Page<'_>, tag: &Tag) -> bool {
    const LONGEST: usize = 4;
    (tag.first.saturating_sub(LONGEST)..=tag.first).any(|at| {
        page.hits_at(at).iter().any(|hit| match hit.sense {
            Sense::Place(_) => tag.end <= hit.end && KINDS[tag.kind] != EntityKind::Person,
            Sense::Adjective(_) => at == tag.first && hit.end == tag.end,
            _ => false,
        })
    })
}

/// A caption or series of messages, which is nobody: "NATUS", "CEDTO".
fn is_traffic(page: &Page<'_>, tag: &Tag) -> bool {
    let word = page.word(tag.first);
    tag.end == tag.first + 1
        && page.tokens[tag.first].shape == Shape::Upper
        && (vocab::is_caption(word) || vocab::posts().exact(word).is_some_and(Post::is_series))
}

/// What a share is worth, by what was right on texts that were not learnt from: people keep it, the kinds that are
/// learnt from our own rules are less sure than they look.
fn confidence(tag: &Tag) -> f32 {
    const MOST: [f32; 4] = [0.95, 0.85, 0.85, 0.8];
    (tag.share * 0.95).min(MOST[tag.kind])
}

/// Words that no list has, none of whose places is sure alone, but all of which together are.
fn together(draft: &mut Draft<'_, '_>) {
    let page = draft.page;
    let mut places: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, share) in draft.shares.person.iter().enumerate() {
        let token = &page.tokens[at];
        let unlisted = *share > 0.2
            && token.kind == PieceKind::Word
            && token.word.is_none()
            && token.len() > 2
            && !page.is_unlisted_post(at)
            && draft.is_free(at, at + 1);
        if unlisted {
            places.entry(page.folded(at)).or_default().push(at);
        }
    }
    let mut found: Vec<(usize, f32)> = Vec::new();
    for at in places.values().filter(|places| places.len() > 1) {
        let count = at.len() as f32;
        let person = at.iter().map(|at| draft.shares.person[*at]).sum::<f32>() / count;
        let outside = at.iter().map(|at| draft.shares.outside[*at]).sum::<f32>() / count;
        if person > 0.45 && outside < 0.3 && person > 2.0 * (1.0 - person - outside) - 0.4 {
            found.extend(at.iter().map(|at| (*at, person)));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    for (at, share) in found {
        draft.name(
            (at, at + 1),
            EntityKind::Person,
            NameSense::Surname(None),
            "tagger-together",
            0.5 + share * 0.4,
        );
    }
}

/// Surnames that are sure somewhere, wherever else they stand.
fn again(draft: &mut Draft<'_, '_>, tags: &[Tag]) {
    let page = draft.page;
    let mut surnames: FxHashMap<String, f32> = FxHashMap::default();
    for tag in tags.iter().filter(|tag| tag.kind == 0 && tag.share > 0.9) {
        if let Some(span) = page.span(tag.first, tag.end) {
            for surname in surnames_of(span.of(page.text)) {
                let best = surnames.entry(surname).or_insert(0.0);
                *best = best.max(tag.share);
            }
        }
    }
    if surnames.is_empty() {
        return;
    }
    for sentence in &page.sentences {
        for at in sentence.first..sentence.end {
            let token = &page.tokens[at];
            if token.shape == Shape::Lower {
                continue;
            }
            let free = token.kind == PieceKind::Word
                && token.len() > 2
                && !page.is_unlisted_post(at)
                && draft.is_free(at, at + 1)
                && !page.has_sense(at, |sense| {
                    matches!(
                        sense,
                        Sense::Place(_)
                            | Sense::Adjective(_)
                            | Sense::Body(_)
                            | Sense::NotPerson(_)
                    )
                });
            if free && let Some(share) = surnames.get(page.folded(at)) {
                let particle = at > sentence.first
                    && draft.is_free(at - 1, at)
                    && vocab::is_particle(page.word(at - 1));
                draft.name(
                    (at - usize::from(particle), at + 1),
                    EntityKind::Person,
                    NameSense::Surname(None),
                    "tagger-surname",
                    share * 0.9,
                );
            }
        }
    }
}
