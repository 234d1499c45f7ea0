//! Trees over the words of the treebank, as trees over words as cables are cut.

use super::super::sight::{Atom, look};
use super::super::{Relation, Tag};
use super::treebank::Word;
use crate::extract::page::{Page, Sentence};
use crate::model::{Cable, Paragraph, Span};
use crate::vocab::PieceKind;

/// What is right of a word.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Gold {
    pub(super) tag: Tag,
    pub(super) relation: Relation,
    /// Place of its head; the number of words for the root.
    pub(super) head: u32,
}

/// A sentence to learn from.
#[derive(Clone, Debug)]
pub(super) struct Example {
    pub(super) atoms: Vec<Atom>,
    pub(super) gold: Vec<Gold>,
    /// Parts of speech that the tagger found, for the parser to lean on.
    pub(super) tags: Vec<Tag>,
    /// Number of the sentence in the treebank, the same for each of its copies.
    pub(super) origin: usize,
}

/// The words as text, and where each stands.
fn written(words: &[Word]) -> (String, Vec<(usize, usize)>) {
    let mut text = String::new();
    let mut places = Vec::new();
    for word in words {
        let start = text.len();
        text.push_str(&word.form);
        places.push((start, text.len()));
        if word.apart {
            text.push(' ');
        }
    }
    (text, places)
}

/// Does something with the page of these words and the one sentence on it.
pub(super) fn on_page<T>(
    words: &[Word],
    take: impl FnOnce(&Page<'_>, &Sentence, &[(usize, usize)]) -> T,
) -> Option<T> {
    let (text, places) = written(words);
    let cable = Cable {
        paragraphs: vec![Paragraph {
            number: None,
            portion: None,
            span: Span::new(&text, 0, text.len())?,
        }],
        ..Cable::default()
    };
    let page = Page::of(&text, None, &cable);
    let whole = Sentence {
        end: page.tokens.len(),
        ..*page.sentences.first()?
    };
    let whole = Sentence { first: 0, ..whole };
    Some(take(&page, &whole, &places))
}

/// A sentence to learn from; `None` where our cutter leaves out one of its words.
pub(super) fn example(words: &[Word], origin: usize) -> Option<Example> {
    on_page(words, |page, sentence, places| {
        let gold = projected(words, places, page)?;
        let mut atoms = Vec::new();
        look(page, sentence, &mut atoms);
        Some(Example {
            tags: gold.iter().map(|gold| gold.tag).collect(),
            atoms,
            gold,
            origin,
        })
    })?
}

/// The tree over our tokens.
///
/// A token of several words is the topmost of them; a word of several tokens is its last that is no sign, or its first,
/// and the others hang on that.
pub(super) fn projected(
    words: &[Word],
    places: &[(usize, usize)],
    page: &Page<'_>,
) -> Option<Vec<Gold>> {
    let count = page.tokens.len();
    let spans: Vec<Span> = (0..count)
        .map(|at| page.span(at, at + 1))
        .collect::<Option<_>>()?;
    let depth: Vec<usize> = (0..words.len()).map(|at| depth(words, at)).collect();
    // For each word the token that stands for it; for each token the word that it stands for.
    let mut token_of = vec![usize::MAX; words.len()];
    let mut word_of: Vec<Option<usize>> = vec![None; count];
    let mut within = vec![0; count];
    let mut first = 0;
    for (at, (start, end)) in places.iter().enumerate() {
        while spans.get(first).is_some_and(|span| span.end() <= *start) {
            first += 1;
        }
        let own: Vec<usize> = (first..count)
            .take_while(|token| spans[*token].start() < *end)
            .collect();
        let is_word = |token: &usize| page.tokens[*token].kind != PieceKind::Sign;
        let chief = *own
            .iter()
            .rev()
            .find(|token| is_word(token))
            .or(own.first())?;
        token_of[at] = chief;
        for token in own {
            within[token] = at;
        }
        if word_of[chief].is_none_or(|other| depth[at] < depth[other]) {
            word_of[chief] = Some(at);
        }
    }
    let mut gold = Vec::with_capacity(count);
    for token in 0..count {
        gold.push(match word_of[token] {
            Some(word) => Gold {
                tag: words[word].tag(),
                relation: words[word].relation(),
                head: words[word]
                    .head
                    .map_or(count as u32, |head| token_of[head] as u32),
            },
            None => part(
                page,
                token,
                words[within[token]].tag(),
                token_of[within[token]],
            ),
        });
    }
    lift(&mut gold);
    Some(gold)
}

/// A token that is only a part of a word.
fn part(page: &Page<'_>, token: usize, tag: Tag, chief: usize) -> Gold {
    let (tag, relation) = match (page.tokens[token].kind, page.word(token)) {
        (PieceKind::Sign, "-") => (Tag::Hyphen, Relation::Sign),
        (PieceKind::Sign, ".") => (Tag::Stop, Relation::Sign),
        (PieceKind::Sign, ",") => (Tag::Comma, Relation::Sign),
        (PieceKind::Sign, _) => (Tag::Mark, Relation::Sign),
        (PieceKind::Possessive, _) => (Tag::Possessive, Relation::Case),
        (PieceKind::Number, _) => (Tag::Number, Relation::Compound),
        (PieceKind::Word, _) => (tag, Relation::Compound),
    };
    Gold {
        tag,
        relation,
        head: chief as u32,
    }
}

fn depth(words: &[Word], at: usize) -> usize {
    let mut depth = 0;
    let mut place = at;
    while let Some(head) = words[place].head
        && depth <= words.len()
    {
        depth += 1;
        place = head;
    }
    depth
}

/// Hangs words higher until no two lines of the tree cross: the steps of the parser can draw no others.
fn lift(gold: &mut [Gold]) {
    let count = gold.len();
    let below = |gold: &[Gold], at: usize, head: usize| {
        let mut place = at;
        for _ in 0..=count {
            if place == head {
                return true;
            }
            match gold.get(place) {
                Some(node) => place = node.head as usize,
                None => return false,
            }
        }
        false
    };
    for _ in 0..count * 4 {
        // The shortest line that another crosses is lifted first.
        let crossed = (0..count)
            .filter(|at| (gold[*at].head as usize) < count)
            .filter(|at| {
                let head = gold[*at].head as usize;
                let (from, to) = (head.min(*at), head.max(*at));
                (from + 1..to).any(|between| !below(gold, between, head))
            })
            .min_by_key(|at| (gold[*at].head as usize).abs_diff(*at));
        let Some(at) = crossed else { return };
        let head = gold[at].head as usize;
        gold[at].head = gold[head].head;
    }
}
