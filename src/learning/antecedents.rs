//! The command that learns who "he" is: marks of acts and their texts in, a file of weights out.
//!
//! Marks are read as `train-acts` reads those that stand apart from their texts: each act whose actor is a pronoun tells who that
//! is. Without `--out` nothing is written: half of the documents are learnt from and the other half read, and the other way round.

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use rayon::prelude::*;

use super::acts::{Line, rows_of, text_of};
use super::{ended, lines, options, say, write};
use crate::eval::{GoldAct, is_same_actor};
use crate::extract::train_acts::antecedents::{Antecedents, Example, READINGS, Right, people};
use crate::model::{Cable, NameId, RawText};
use crate::resolve;

const USAGE: &str = "usage: train-antecedents [--out FILE] MARKS.tsv DOCS.jsonl";

/// A document and what is marked in it of each pronoun, by the byte at which it begins.
struct Text {
    raw: RawText,
    cable: Cable,
    marked: HashMap<usize, Marked>,
}

/// Who a pronoun means: the annotator's words, and the people of the document who may be he.
struct Marked {
    words: String,
    people: HashSet<NameId>,
}

impl Right for &Marked {
    fn is_person(&self, id: NameId) -> bool {
        self.people.contains(&id)
    }

    fn is_told(&self, word: &str) -> bool {
        let mut words = self.words.split_whitespace();
        words.any(|own| own.eq_ignore_ascii_case(word))
    }
}

/// A document is read as it stands and in capitals.
const STYLES: usize = 2;

/// Runs the command with these arguments; wrong use and unreadable files give status 2.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let mut out = None;
    let files = options(arguments, USAGE, |name, value| {
        (name == "--out").then(|| out = Some(value.path()))
    });
    ended(files.and_then(|files| match files.as_slice() {
        [marks, documents] => work(marks, documents, out),
        _ => Err(USAGE.to_owned()),
    }))
}

fn work(marks: &Path, documents: &Path, out: Option<PathBuf>) -> Result<(), String> {
    let rows = rows_of(marks)?;
    let documents: Vec<Line> = lines(documents)?;
    let texts: Vec<[Text; STYLES]> = documents
        .into_par_iter()
        .filter_map(|line| {
            let own = rows.get(&line.id)?;
            Some([in_capitals(&line), line].map(|line| text(line, own)))
        })
        .collect();
    let Some(out) = out else {
        validate(&texts);
        return Ok(());
    };
    let all: Vec<&Text> = texts.iter().flatten().collect();
    let head = format!(
        "Weights that tell who \"he\" is, learnt from {} marked telegrams. Made by src/extract/acts/parsed/train; the command \
         stands in README.md. Public domain (CC0).\n",
        texts.len()
    );
    write(&out, &learnt(&all).written(&head))
}

/// The text of a document in capitals: places in it stay what they are.
fn in_capitals(line: &Line) -> Line {
    Line {
        text: line.text.to_ascii_uppercase(),
        ..line.clone()
    }
}

fn text(line: Line, rows: &[String]) -> Text {
    let pronouns: Vec<(usize, String)> = rows
        .iter()
        .filter_map(|row| pronoun(row, &line.text))
        .collect();
    let (raw, cable) = text_of(line);
    let (findings, ids) = people(&raw, &cable);
    let names = resolve::parties(&raw, &cable, &findings);
    let marked = pronouns.into_iter().map(|(at, who)| {
        let wanted = GoldAct {
            actor: who,
            ..GoldAct::default()
        };
        let told = ids.iter().zip(&names);
        let people = told.filter(|(_, (own, _))| is_same_actor(own, &wanted));
        let people = people.map(|(id, _)| *id).collect();
        let words = wanted.actor;
        (at, Marked { words, people })
    });
    let marked = marked.collect();
    Text { raw, cable, marked }
}

/// The byte at which the actor of a marked act begins, and who that is; `None` where he is told by his own words.
fn pronoun(row: &str, text: &str) -> Option<(usize, String)> {
    let fields: Vec<&str> = row.split('\t').collect();
    let (place, resolved) = (fields.get(4)?, fields.get(5)?);
    let words = |place: &str| -> Option<(usize, &str)> {
        let (first, end) = place.split_once('-')?;
        let first = first.parse().ok()?;
        Some((first, text.get(first..end.parse().ok()?)?))
    };
    let (at, own) = words(place)?;
    let pronoun = matches!(
        own.to_ascii_lowercase().as_str(),
        "he" | "she" | "his" | "her" | "him"
    );
    let who = words(resolved).map_or(*resolved, |(_, words)| words);
    (pronoun && who != "=" && !who.eq_ignore_ascii_case(own)).then(|| (at, who.to_owned()))
}

fn examples(texts: &[&Text], by: &Antecedents) -> Vec<Example> {
    let read = texts.par_iter().flat_map_iter(|text| {
        by.read(&text.raw, &text.cable, |span| {
            text.marked.get(&span.start())
        })
    });
    read.collect()
}

fn learnt(texts: &[&Text]) -> Antecedents {
    let mut weights = Antecedents::default();
    for _ in 0..READINGS {
        weights = Antecedents::learn(&examples(texts, &weights));
    }
    weights
}

/// Says how well weights learnt from every other document tell who is meant in the others: in capitals, then as they stand.
fn validate(texts: &[[Text; STYLES]]) {
    let mut told = [Tally::default(); STYLES];
    for half in [0, 1] {
        let every_other = |first: usize| texts.iter().skip(first).step_by(2);
        let from: Vec<&Text> = every_other(1 - half).flatten().collect();
        let by = learnt(&from);
        for (style, told) in told.iter_mut().enumerate() {
            let read: Vec<&Text> = every_other(half).map(|styles| &styles[style]).collect();
            for example in examples(&read, &by) {
                told.count(&example);
            }
        }
    }
    for (name, told) in ["in capitals", "as they stand"].into_iter().zip(told) {
        told.tell(name);
    }
}

/// What was answered.
#[derive(Clone, Copy, Default)]
struct Tally {
    open: usize,
    /// Right answers and all, by how sure they were said to be.
    bins: [[usize; 2]; 10],
}

impl Tally {
    fn count(&mut self, example: &Example) {
        match example.answered {
            Some((share, right)) => {
                let bin = &mut self.bins[((share * 10.0) as usize).min(9)];
                bin[0] += usize::from(right);
                bin[1] += 1;
            }
            None => self.open += 1,
        }
    }

    fn tell(&self, name: &str) {
        let [right, told] = [0, 1].map(|of| self.bins.iter().map(|bin| bin[of]).sum::<usize>());
        say(&format!(
            "{name}: {} pronouns, {right} of {told} right, {} left open",
            told + self.open,
            self.open
        ));
        let bins = self.bins.iter().enumerate().filter(|(_, bin)| bin[1] > 0);
        for (bin, [right, told]) in bins {
            say(&format!("{:.1}: {right} of {told}", bin as f64 / 10.0));
        }
    }
}
