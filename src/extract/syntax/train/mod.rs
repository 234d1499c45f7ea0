//! Learns the weights of tagger and parser from a treebank.
//!
//! Needs: files in CoNLL-U. Method: averaged perceptrons; for the parser a dynamic oracle, so that it learns from its own
//! errors too. Each sentence is read as it stands, in capitals, and in telegraphic style in either case; its words are
//! those that our own cutter makes. The parser leans on parts of speech that a tagger gave which had not seen the
//! sentence. The same files give the same weights, bit for bit. Cost: some minutes for 200,000 words.

mod cutting;
mod oracle;
mod perceptron;
mod score;
mod silver;
mod telegraphic;
mod treebank;
mod written;

use super::features;
use super::moves::{MOVES, Move, State};
use super::sight::Atom;
use super::tagging;
use super::tags::{Relation, Tag};
use super::weights::{CLASSES, FEATURES, Weights};
use super::{choose, given};
use crate::extract::tagger::train::Dice;
use crate::model::{Cable, RawText};
use cutting::{Example, example};
use oracle::Oracle;
use perceptron::Perceptron;
pub use score::{Score, Style, measure, show};
use telegraphic::{in_capitals, telegraphic};
use treebank::sentences;
use written::{write_mixed, write_moves};

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How many times the tagger reads each sentence.
    pub tag_rounds: usize,
    /// How many times the parser does.
    pub rounds: usize,
    /// Pairs of rows: of moves; of tags, wide and slim; of relations.
    pub pairs: [u32; 5],
    /// How often a feature must have erred.
    pub least: u32,
    /// How many parsers read the telegrams together.
    pub members: usize,
    /// How many words of telegrams are learnt from.
    pub silver: usize,
}

impl Default for Plan {
    fn default() -> Self {
        Plan {
            tag_rounds: 4,
            rounds: 4,
            pairs: [310_000, 3_500, 72_000, 6_000, 80_000],
            least: 2,
            members: 4,
            silver: 500_000,
        }
    }
}

impl Plan {
    /// How a member learns: quicker, and with room for all it learns.
    fn of_member(self) -> Self {
        Plan {
            tag_rounds: 3,
            rounds: 3,
            pairs: [500_000, 6_000, 120_000, 12_000, 150_000],
            ..self
        }
    }
}

/// In how many parts the treebank is tagged, each by a tagger that has not seen it.
const FOLDS: usize = 4;

type Tagger = Perceptron<CLASSES>;

/// Learns from treebanks, and from how parsers that learnt from them read these telegrams; `tell` hears of progress.
/// Gives the bytes of the file of weights, headed by `head`.
pub fn train(
    treebanks: &[String],
    telegrams: &[(RawText, Cable)],
    plan: Plan,
    head: &str,
    mut tell: impl FnMut(&str),
) -> Vec<u8> {
    let mut dice = Dice::new(0x2545_f491_4f6c_dd1d);
    let mut examples = examples(treebanks, &mut dice);
    tell(&format!("{} copies of sentences", examples.len()));
    tag_by_others(&mut examples, &mut dice);
    if !telegrams.is_empty() {
        let mut members = Vec::new();
        for member in 0..plan.members {
            // Each member learns from three quarters of the treebank.
            let parts = plan.members.max(4);
            let own = |at: &usize| !(examples[*at].origin + member).is_multiple_of(parts);
            let part: Vec<usize> = (0..examples.len()).filter(own).collect();
            let bytes = learn(&examples, &part, plan.of_member(), head, &mut dice);
            // The weights of members are read where they lie; the program ends soon.
            members.extend(Weights::read(Box::leak(bytes.into_boxed_slice())).map(Box::new));
            tell(&format!("member {} learnt", member + 1));
        }
        let members: Vec<&'static Weights> =
            members.into_iter().map(|own| &*Box::leak(own)).collect();
        examples.extend(silver::silver(telegrams, &members, plan.silver, &mut dice));
        tell(&format!(
            "{} sentences with those of telegrams",
            examples.len()
        ));
    }
    let everything: Vec<usize> = (0..examples.len()).collect();
    learn(&examples, &everything, plan, head, &mut dice)
}

/// Learns from some of the examples.
fn learn(
    examples: &[Example],
    which: &[usize],
    plan: Plan,
    head: &str,
    dice: &mut Dice,
) -> Vec<u8> {
    let tagger = learn_tags(examples, which, plan.tag_rounds, dice);
    let tags = [true, false].map(|wide| tagger.means(plan.least, wide));
    drop(tagger);
    let mut parser = Learner::new();
    let mut order = which.to_vec();
    for round in 0..plan.rounds {
        shuffle(&mut order, dice);
        for at in &order {
            parser.learn(&examples[*at], round > 0, dice);
        }
    }
    let relations = [true, false].map(|wide| parser.relations.means(plan.least, wide));
    let moves = parser.moves.means(plan.least, false);
    let [moving, tags_wide, tags_slim, relations_wide, relations_slim] = plan.pairs;
    let mut bytes = head.replace('\0', " ").into_bytes();
    bytes.push(0);
    write_moves(moving, &moves, &mut bytes);
    write_mixed([tags_wide, tags_slim], [&tags[0], &tags[1]], &mut bytes);
    write_mixed(
        [relations_wide, relations_slim],
        [&relations[0], &relations[1]],
        &mut bytes,
    );
    bytes
}

/// All sentences in all styles.
fn examples(treebanks: &[String], dice: &mut Dice) -> Vec<Example> {
    let all = treebanks.iter().flat_map(|text| sentences(text));
    let mut examples = Vec::new();
    for (origin, words) in all.enumerate() {
        let sparse = telegraphic(&words, dice);
        let other = telegraphic(&words, dice);
        let capitals = [in_capitals(&words), in_capitals(&telegraphic(&words, dice))];
        for copy in [words, sparse, other].iter().chain(&capitals) {
            examples.extend(example(copy, origin));
        }
    }
    hide_rare(&mut examples, dice);
    examples
}

/// Hides words that stand in one sentence alone in half of its copies, so that what surrounds and ends them is learnt too.
fn hide_rare(examples: &mut [Example], dice: &mut Dice) {
    let mut seen: rustc_hash::FxHashMap<u32, (usize, bool)> = rustc_hash::FxHashMap::default();
    for example in examples.iter() {
        for atom in &example.atoms {
            let (origin, often) = seen.entry(atom.word).or_insert((example.origin, false));
            *often |= *origin != example.origin;
        }
    }
    for atom in examples.iter_mut().flat_map(|example| &mut example.atoms) {
        if seen.get(&atom.word).is_some_and(|(_, often)| !often) && dice.below(2) == 0 {
            atom.word = HIDDEN;
        }
    }
}

/// Stands for a word that is hidden; no word's own number.
const HIDDEN: u32 = 0;

/// The words of an example, each hidden one a word never seen before.
fn unhidden(example: &Example, dice: &mut Dice, atoms: &mut Vec<Atom>) {
    atoms.clone_from(&example.atoms);
    for atom in atoms.iter_mut().filter(|atom| atom.word == HIDDEN) {
        atom.word = dice.below(1 << 32) as u32;
    }
}

/// Gives each sentence the parts of speech that a tagger finds which learnt from the others.
fn tag_by_others(examples: &mut [Example], dice: &mut Dice) {
    let mut atoms = Vec::new();
    for fold in 0..FOLDS {
        let others: Vec<usize> = (0..examples.len())
            .filter(|at| examples[*at].origin % FOLDS != fold)
            .collect();
        let mut tagger = learn_tags(examples, &others, 2, dice);
        tagger.settle();
        for example in examples.iter_mut().filter(|own| own.origin % FOLDS == fold) {
            let mut tags = Vec::with_capacity(example.atoms.len());
            let mut features = [0; FEATURES];
            unhidden(example, dice, &mut atoms);
            for at in 0..atoms.len() {
                tagging::features(&atoms, &tags, at, &mut features);
                let sums = tagger.score(&features[..tagging::COUNT]);
                tags.push(Tag::of(best(&sums)));
            }
            example.tags = tags;
        }
    }
}

fn learn_tags(examples: &[Example], which: &[usize], rounds: usize, dice: &mut Dice) -> Tagger {
    let mut tagger = Tagger::new();
    let mut order = which.to_vec();
    let mut features = [0; FEATURES];
    let mut tags = Vec::new();
    let mut atoms = Vec::new();
    for _ in 0..rounds {
        shuffle(&mut order, dice);
        for at in &order {
            let example = &examples[*at];
            tags.clear();
            unhidden(example, dice, &mut atoms);
            for at in 0..atoms.len() {
                tagging::features(&atoms, &tags, at, &mut features);
                let features = &features[..tagging::COUNT];
                let answered = best(&tagger.score(features));
                tagger.learn(
                    features,
                    tagging::WIDE,
                    example.gold[at].tag as usize,
                    answered,
                );
                tags.push(Tag::of(answered));
            }
        }
    }
    tagger
}

/// What the parser learns with.
struct Learner {
    moves: Perceptron<3>,
    relations: Perceptron<CLASSES>,
    state: State,
    oracle: Oracle,
    atoms: Vec<Atom>,
}

impl Learner {
    fn new() -> Self {
        Learner {
            moves: Perceptron::new(),
            relations: Perceptron::new(),
            state: State::default(),
            oracle: Oracle::default(),
            atoms: Vec::new(),
        }
    }

    /// Reads one sentence and learns from it. Where it explores, it goes on from most of its errors as if they were right.
    fn learn(&mut self, example: &Example, explores: bool, dice: &mut Dice) {
        unhidden(example, dice, &mut self.atoms);
        let words = self.atoms.iter().map(|atom| atom.word);
        self.state.begin(words.zip(example.tags.iter().copied()));
        self.oracle.begin(&example.gold);
        while !self.state.is_done() {
            let step = match self.state.forced() {
                Some(step) => step,
                None => self.step(explores && dice.below(10) > 0),
            };
            let relation = self.relation(example, step);
            self.oracle.follow(&self.state, step);
            self.state.take(step, relation);
        }
    }

    fn step(&mut self, explores: bool) -> Move {
        let mut features = [0; FEATURES];
        features::of_step(&self.state, &mut features);
        let features = &features[..features::STEP];
        let sums = self.moves.score(features);
        let costs = MOVES.map(|step| {
            if self.state.may(step) {
                self.oracle.cost(&self.state, step)
            } else {
                usize::MAX
            }
        });
        let least = costs.iter().copied().min().unwrap_or(0);
        let answered = choose(&self.state, |class| sums[class]);
        if costs[answered as usize] == least {
            return answered;
        }
        let right = choose(&self.state, |class| {
            if costs[class] == least {
                sums[class]
            } else {
                f32::MIN
            }
        });
        self.moves
            .learn(features, 0, right as usize, answered as usize);
        if explores { answered } else { right }
    }

    fn relation(&mut self, example: &Example, step: Move) -> Relation {
        let Some((head, dependent)) = self.state.tied(step) else {
            return Relation::Root;
        };
        let gold = example.gold[dependent as usize];
        if let Some(relation) = given(&self.state, (head, dependent)) {
            return relation;
        }
        let mut features = [0; FEATURES];
        features::of_relation(&self.state, step, (head, dependent), &mut features);
        let features = &features[..features::RELATION];
        let answered = best(&self.relations.score(features));
        let asked = (gold.relation as usize) < CLASSES;
        if gold.head == head && asked {
            self.relations
                .learn(features, features::WIDE, gold.relation as usize, answered);
        }
        Relation::of(answered)
    }
}

fn shuffle(order: &mut [usize], dice: &mut Dice) {
    for at in (1..order.len()).rev() {
        order.swap(at, dice.below(at as u64 + 1) as usize);
    }
}

/// The first of the highest.
fn best<T: PartialOrd + Copy>(sums: &[T]) -> usize {
    let mut best = 0;
    for (class, sum) in sums.iter().enumerate() {
        if *sum > sums[best] {
            best = class;
        }
    }
    best
}
