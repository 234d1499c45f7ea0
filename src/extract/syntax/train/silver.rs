//! Sentences of telegrams as several parsers read them, to learn the words and ways of telegrams from.
//!
//! The tree that agrees best with those of the others is taken, if they agree well; parts of speech by majority.

use super::super::weights::Weights;
use super::super::{Node, Parser, ROOT, Tag, sight};
use super::cutting::{Example, Gold};
use crate::extract::page::{Page, Sentence};
use crate::extract::tagger::train::Dice;
use crate::model::{Cable, RawText};

/// Sentences of so many words are learnt from.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=45;

/// How many of a hundred lines of a tree the others must share.
const LEAST: usize = 78;

/// The sentences of these documents as the members read them, at most so many words.
pub(super) fn silver(
    documents: &[(RawText, Cable)],
    members: &[&'static Weights],
    most: usize,
    dice: &mut Dice,
) -> Vec<Example> {
    let mut parsers: Vec<Parser> = members
        .iter()
        .map(|weights| Parser::with(weights))
        .collect();
    let mut order: Vec<usize> = (0..documents.len()).collect();
    super::shuffle(&mut order, dice);
    let mut examples: Vec<Example> = Vec::new();
    let mut words = 0;
    for at in order {
        let (raw, cable) = &documents[at];
        let page = Page::new(raw, cable);
        for sentence in &page.sentences {
            if sentence.heading || !LENGTHS.contains(&(sentence.end - sentence.first)) {
                continue;
            }
            if let Some(mut example) = read(&page, sentence, &mut parsers) {
                words += example.atoms.len();
                if dice.below(3) == 0 {
                    example.atoms.iter_mut().for_each(sight::Atom::silence);
                }
                examples.push(example);
            }
        }
        if words > most {
            break;
        }
    }
    examples
}

/// A sentence, if the parsers agree on it.
fn read(page: &Page<'_>, sentence: &Sentence, parsers: &mut [Parser]) -> Option<Example> {
    let trees: Vec<Vec<Node>> = parsers
        .iter_mut()
        .map(|parser| parser.weigh(page, sentence).to_vec())
        .collect();
    let agreement = |own: usize| {
        let others = (0..trees.len()).filter(|other| *other != own);
        let pairs = others.flat_map(|other| trees[own].iter().zip(&trees[other]));
        pairs
            .map(|(a, b)| {
                usize::from(a.head == b.head)
                    + usize::from(a.head == b.head && a.relation == b.relation)
            })
            .sum::<usize>()
    };
    let counts: Vec<usize> = (0..trees.len()).map(agreement).collect();
    let chosen = super::best(&counts);
    let count = trees.first()?.len();
    if counts[chosen] * 100 < 2 * LEAST * count * (trees.len() - 1) {
        return None;
    }
    let root = count as u32;
    let gold = trees[chosen].iter().enumerate().map(|(at, node)| Gold {
        tag: majority(trees.iter().filter_map(|tree| tree.get(at)), node.tag),
        relation: node.relation,
        head: if node.head == ROOT { root } else { node.head },
    });
    let mut atoms = Vec::new();
    sight::look(page, sentence, &mut atoms);
    Some(Example {
        gold: gold.collect(),
        tags: trees[0].iter().map(|node| node.tag).collect(),
        atoms,
        origin: usize::MAX,
    })
}

/// The part of speech that most give; in doubt that of the tree.
fn majority<'n>(nodes: impl Iterator<Item = &'n Node>, own: Tag) -> Tag {
    let mut counts = [0; Tag::ALL.len()];
    counts[own as usize] = 1;
    for node in nodes {
        counts[node.tag as usize] += 2;
    }
    Tag::of(super::best(&counts))
}
