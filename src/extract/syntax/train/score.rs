//! How well sentences of a treebank are read, and how a text is read, for the eye.

use std::fmt::Write;

use super::super::weights::{Weights, weights};
use super::super::{Parser, ROOT, Relation};
use super::cutting::{on_page, projected};
use super::telegraphic::{in_capitals, telegraphic};
use super::treebank::sentences;
use crate::extract::page::Page;
use crate::extract::tagger::train::Dice;
use crate::model::{Cable, RawText};

/// In which style a treebank is read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Style {
    /// As it stands.
    Plain,
    /// In capitals.
    Capitals,
    /// In telegraphic style.
    Telegraphic,
    /// In both.
    TelegraphicCapitals,
}

impl Style {
    /// All.
    pub const ALL: [Style; 4] = [
        Style::Plain,
        Style::Capitals,
        Style::Telegraphic,
        Style::TelegraphicCapitals,
    ];
}

/// How many words were read right.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// All words.
    pub words: usize,
    /// Right parts of speech.
    pub tags: usize,
    /// Right heads.
    pub heads: usize,
    /// Right heads with right relations.
    pub relations: usize,
    /// For each relation how many there are, how many were found, how many of these were right, head and all.
    pub each: Vec<(&'static str, [usize; 3])>,
}

/// Reads a treebank in a style; with these weights, or those of the program.
pub fn measure(treebank: &str, style: Style, bytes: Option<&'static [u8]>) -> Score {
    let mut dice = Dice::new(0x1234_5678_9abc_def1);
    let mut parser = parser(bytes);
    let mut score = Score {
        each: Relation::ALL.map(|own| (own.name(), [0; 3])).to_vec(),
        ..Score::default()
    };
    for words in sentences(treebank) {
        let sparse = telegraphic(&words, &mut dice);
        let words = match style {
            Style::Plain => words,
            Style::Capitals => in_capitals(&words),
            Style::Telegraphic => sparse,
            Style::TelegraphicCapitals => in_capitals(&sparse),
        };
        on_page(&words, |page, sentence, places| {
            let Some(gold) = projected(&words, places, page) else {
                return;
            };
            let tree = parser.read(page, sentence);
            for (node, gold) in tree.nodes().iter().zip(&gold) {
                let head = if node.head == ROOT {
                    tree.nodes().len() as u32
                } else {
                    node.head
                };
                let same = head == gold.head;
                let whole = same && node.relation == gold.relation;
                score.words += 1;
                score.tags += usize::from(node.tag == gold.tag);
                score.heads += usize::from(same);
                score.relations += usize::from(whole);
                score.each[gold.relation as usize].1[0] += 1;
                score.each[node.relation as usize].1[1] += 1;
                score.each[node.relation as usize].1[2] += usize::from(whole);
            }
        });
    }
    score
}

/// A parser with these weights, or those of the program.
fn parser(bytes: Option<&'static [u8]>) -> Parser {
    Parser::with(match bytes {
        Some(bytes) => Box::leak(Box::new(
            Weights::read(bytes).expect("weights that were written just now"),
        )),
        None => weights(),
    })
}

/// How a text is read: each sentence, then a line a word with its part of speech, its head and what it is to that.
pub fn show(raw: &RawText, cable: &Cable, bytes: Option<&'static [u8]>) -> String {
    let page = Page::new(raw, cable);
    let mut parser = parser(bytes);
    let mut told = String::new();
    for sentence in &page.sentences {
        let tree = parser.read(&page, sentence);
        for (at, node) in tree.nodes().iter().enumerate() {
            let word = |at: usize| page.word(sentence.first + at);
            let head = node.head().map_or("-", word);
            let (tag, relation) = (node.tag.name(), node.relation.name());
            // Nothing goes wrong in writing to memory.
            let _ = writeln!(told, "{}\t{tag}\t{relation}\t{head}", word(at));
        }
        told.push('\n');
    }
    told
}
