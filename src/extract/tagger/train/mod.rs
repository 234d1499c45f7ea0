//! Learns the tagger's weights from texts in which editors marked people and short forms.
//!
//! Needs: read and parsed texts with their marks. Method: a linear-chain conditional random field over hashed features,
//! by stochastic slopes in a fixed order. The marks are incomplete, so that a word is known by the *set* of labels that
//! it may have, and the field is drawn to the sum over the set. After some rounds the weights themselves settle the
//! words that were left open. Each text is read as it stands and in capitals; in some runs words or lists are hidden,
//! so that names that no list has are learnt by what surrounds them. The same texts give the same weights, bit for bit.
//! Cost: about a minute for 16 MB.

mod labels;
mod rows;
mod written;

use std::collections::{BTreeMap, HashMap, HashSet};

use rustc_hash::FxHashMap;

use super::crf::{ANY, KINDS, LABELS, OUTSIDE, begins, inside};
use super::features::{Hidden, Sight};
use crate::extract::draft::Draft;
use crate::extract::page::Page;
use crate::extract::{Extractor, bodies, cables, definitions, events, head, people, places};
use crate::model::{Cable, EntityKind, RawText, Span};
use rows::Rows;
use written::written;

/// The rules whose names are learnt from: never the tagger itself, so that weights depend on no earlier weights.
const RULES: [&dyn Extractor; 7] = [
    &head::Head,
    &definitions::Definitions,
    &people::People,
    &bodies::Bodies,
    &places::Places,
    &events::Events,
    &cables::Cables,
];

/// A text to learn from.
#[derive(Clone, Debug)]
pub struct Text {
    /// As read.
    pub raw: RawText,
    /// As parsed.
    pub cable: Cable,
    /// Texts of one group name the same people.
    pub group: String,
    /// What editors marked in it.
    pub marks: Vec<Marked>,
}

/// Words that editors marked.
#[derive(Clone, Copy, Debug)]
pub struct Marked {
    /// Where they stand.
    pub span: Span,
    /// What they name.
    pub meaning: Meaning,
}

/// What marked words name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Meaning {
    /// A person.
    Person,
    /// A place.
    Place,
    /// What a short form stands for.
    Thing(EntityKind),
    /// The editors do not say.
    Unsaid,
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How many times each text is read.
    pub rounds: usize,
    /// After how many the open words are settled.
    pub settle_after: usize,
    /// How many rows of weights, as a power of two.
    pub bits: u32,
    /// How often a feature must be seen.
    pub least: u32,
    /// How far weights move.
    pub rate: f32,
    /// How strongly they are drawn to nothing.
    pub decay: f32,
}

impl Default for Plan {
    fn default() -> Self {
        Plan {
            rounds: 5,
            settle_after: 3,
            bits: 18,
            least: 4,
            rate: 0.1,
            decay: 1e-4,
        }
    }
}

/// Learns from texts; `tell` hears of each round. Gives the bytes of the file of weights, headed by `head`.
pub fn train(texts: &[Text], plan: Plan, head: &str, mut tell: impl FnMut(usize)) -> Vec<u8> {
    let mut groups: BTreeMap<&str, Vec<&Text>> = BTreeMap::new();
    for text in texts {
        groups.entry(&text.group).or_default().push(text);
    }
    let surnames: HashMap<&str, HashSet<String>> = groups
        .iter()
        .map(|(group, texts)| (*group, labels::surnames(texts.iter().copied())))
        .collect();
    let mut uses = labels::Uses::default();
    for text in texts {
        on_page(text, &surnames[text.group.as_str()], |page, sets| {
            uses.count(page, &sets);
        });
    }
    let mut known: Vec<HashMap<u32, u16>> = texts
        .iter()
        .map(|text| known(text, &surnames[text.group.as_str()], &uses))
        .collect();
    let mut counts = FxHashMap::default();
    for text in texts {
        count(&text.raw, &text.cable, &mut counts);
        count(&in_capitals(&text.raw), &text.cable, &mut counts);
    }
    let mut rows = Rows::new(&counts, plan.least, plan.rate, plan.decay);
    drop(counts);
    let mut dice = Dice::new(0x2545_f491_4f6c_dd1d);
    let mut order: Vec<usize> = (0..texts.len()).collect();
    for round in 0..plan.rounds {
        if round == plan.settle_after {
            for (text, known) in texts.iter().zip(&mut known) {
                settle(text, known, &mut rows);
            }
        }
        for at in (1..order.len()).rev() {
            order.swap(at, dice.below(at as u64 + 1) as usize);
        }
        for text in &order {
            learn(
                &texts[*text].raw, &texts[*text].cable, &known[*text], &mut rows, &mut dice,
            );
            let capitals = in_capitals(&texts[*text].raw);
            learn(
                &capitals, &texts[*text].cable, &known[*text], &mut rows, &mut dice,
            );
        }
        tell(round + 1);
    }
    written(head, plan.bits, &rows.pairs, &rows.all())
}

/// The allowed labels by the byte at which each word begins.
fn known(text: &Text, surnames: &HashSet<String>, uses: &labels::Uses) -> HashMap<u32, u16> {
    on_page(text, surnames, |page, mut sets| {
        labels::close(page, uses, &mut sets);
        sets.into_iter()
            .enumerate()
            .filter(|(_, set)| *set != 1 << OUTSIDE)
            .filter_map(|(at, set)| Some((page.span(at, at + 1)?.start() as u32, set)))
            .collect()
    })
}

/// Does something with a text's page and the labels allowed on it.
fn on_page<T>(
    text: &Text,
    surnames: &HashSet<String>,
    take: impl FnOnce(&Page<'_>, Vec<u16>) -> T,
) -> T {
    let page = Page::new(&text.raw, &text.cable);
    let mut draft = Draft::new(&page);
    for rule in RULES {
        rule.run(&mut draft);
    }
    let sets = labels::allowed(&draft, text, surnames);
    take(&page, sets)
}

/// Lets the weights decide what the open words are, where they are sure.
fn settle(text: &Text, known: &mut HashMap<u32, u16>, rows: &mut Rows) {
    let page = Page::new(&text.raw, &text.cable);
    let mut sight = Sight::new(&page);
    for run in sight.runs() {
        let mut features = Vec::new();
        sight.features(run, Hidden::default(), |_, own| features.push(own.to_vec()));
        let starts: Vec<u32> = (run.0..run.1).map(|at| start(&page, at)).collect();
        let sets: Vec<u16> = starts
            .iter()
            .map(|at| known.get(at).copied().unwrap_or(1))
            .collect();
        if sets.iter().all(|set| set.count_ones() == 1) {
            continue;
        }
        let shares = rows.shares(&features);
        for ((at, set), share) in starts.iter().zip(sets).zip(shares) {
            if set.count_ones() == 1 {
                continue;
            }
            let best = (0..LABELS)
                .max_by(|a, b| share[*a].total_cmp(&share[*b]))
                .unwrap_or(OUTSIDE);
            if share[OUTSIDE] > 0.98 && set & 1 != 0 {
                known.remove(at);
            } else if share[best] > 0.9 && set & (1 << best) != 0 {
                known.insert(*at, 1 << best);
            }
        }
    }
}

fn count(raw: &RawText, cable: &Cable, counts: &mut FxHashMap<u64, u32>) {
    let page = Page::new(raw, cable);
    let mut sight = Sight::new(&page);
    for run in sight.runs() {
        sight.features(run, Hidden::default(), |_, own| {
            for feature in own {
                *counts.entry(*feature).or_insert(0) += 1;
            }
        });
    }
}

fn start(page: &Page<'_>, at: usize) -> u32 {
    page.span(at, at + 1)
        .map_or(u32::MAX, |span| span.start() as u32)
}

fn learn(
    raw: &RawText,
    cable: &Cable,
    known: &HashMap<u32, u16>,
    rows: &mut Rows,
    dice: &mut Dice,
) {
    let page = Page::new(raw, cable);
    let mut sight = Sight::new(&page);
    let mut features: Vec<Vec<u64>> = Vec::new();
    let mut sets: Vec<u16> = Vec::new();
    for run in sight.runs() {
        sets.clear();
        sets.extend((run.0..run.1).map(|at| known.get(&start(&page, at)).copied().unwrap_or(1)));
        if sets.iter().all(|set| *set == ANY) {
            continue;
        }
        mend(&mut sets);
        let names = sets.iter().any(|set| set & 1 == 0);
        let hidden = Hidden {
            words: dice.below(5) < 2,
            lists: names && dice.below(3) == 0,
        };
        features.clear();
        sight.features(run, hidden, |_, own| features.push(own.to_vec()));
        rows.learn(&features, &sets);
    }
}

/// Where a run begins within a name, the name begins with the run.
fn mend(sets: &mut [u16]) {
    for at in 0..sets.len() {
        for kind in 0..KINDS.len() {
            let before = 1 << begins(kind) | 1 << inside(kind);
            let follows = at > 0 && sets[at - 1] & before != 0;
            if sets[at] == 1 << inside(kind) && !follows {
                sets[at] = 1 << begins(kind);
            }
        }
    }
}

/// The text in capitals, each letter as long as before, so that places in it stay.
fn in_capitals(raw: &RawText) -> RawText {
    let text = raw
        .text
        .chars()
        .map(|letter| {
            let mut large = letter.to_uppercase();
            match (large.next(), large.next()) {
                (Some(one), None) if one.len_utf8() == letter.len_utf8() => one,
                _ => letter,
            }
        })
        .collect();
    RawText {
        text,
        ..raw.clone()
    }
}

/// Numbers without a pattern, the same in every run (xorshift).
pub(in crate::extract) struct Dice(u64);

impl Dice {
    /// Dice that fall as this number, not 0, tells.
    pub(in crate::extract) fn new(seed: u64) -> Self {
        Dice(seed)
    }

    /// A number below a bound.
    pub(in crate::extract) fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % bound.max(1)
    }
}
