//! Learns the judge's weights from annotated documents.
//!
//! Method: linear models, each a softmax over its answers, by stochastic descent with a step of its own for each weight
//! (AdaGrad) in a fixed order: the same documents give the same bytes. Which word carries an act is learnt first from
//! documents whose annotators marked it; in the others it is then the word that most likely does. How sure the whole is, is
//! learnt from documents that the other weights had not seen.

use std::collections::HashMap;

pub mod antecedents;
mod placed;
mod questions;
mod table;
mod written;

use rustc_hash::FxHashSet;

use super::judge::{Weighed, choose};
use super::scene::{ACTS, Gate, Scene};
use super::traits::{Traits, stem};
use super::weights::{GROUNDS, Weights};
use crate::extract::acts::{LEAST, each_sentence};
use crate::extract::draft::Draft;
use crate::extract::page::Page;
use crate::model::{Cable, Claim, Filler, Findings, Modality, RawText, Span, content, likeness};
use crate::vocab;
use placed::{Placed, guessed, marked, set_of};
use questions::{carriers, doers, gate, modes, objects};
use table::{Table, mean_of, shuffled, thin_sums, thinned};

/// A document as its sentences are read.
pub struct Seen {
    /// Its names; its claims are the parties of its sentences as actors, in order.
    pub findings: Findings,
    scenes: Vec<Scene>,
    /// The words of each scene, for the comparison of objects: `None` for those that say nothing.
    words: Vec<Vec<Option<String>>>,
    spans: Vec<Span>,
    /// Bytes at which the words of each scene begin.
    places: Vec<Vec<usize>>,
}

/// Looks closely at every word.
struct Open;

impl Gate for Open {
    fn knows_stem(&self, _: u32) -> bool {
        true
    }

    fn lets_pass(&self, _: &Traits) -> bool {
        true
    }
}

/// Reads a document; who is meant by the claims is for the caller to settle.
pub fn see(raw: &RawText, cable: &Cable) -> Seen {
    let page = Page::new(raw, cable);
    let mut draft = Draft::new(&page);
    crate::extract::before_acts(&mut draft);
    let (mut scenes, mut words, mut spans, mut places) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut claims = Vec::new();
    each_sentence(&mut draft, &Open, |draft, heard| {
        let span = draft.page.sentence_span(heard.sentence);
        let (Some((scene, _)), Some(span)) = (heard.scene, span) else {
            return;
        };
        for party in &scene.parties {
            claims.push(Claim::new(
                party.filler.clone(),
                "proposed",
                Some(Filler::words(span)),
                span,
                "party",
            ));
        }
        let tokens = scene.first..scene.first + scene.atoms.len();
        words.push(
            tokens
                .clone()
                .map(|at| content(draft.page.word(at)))
                .collect(),
        );
        places.push(
            tokens
                .map(|at| draft.page.span(at, at + 1).map_or(0, |span| span.start()))
                .collect(),
        );
        spans.push(span);
        scenes.push(scene);
    });
    let mut findings = draft.finish();
    findings.claims = claims;
    Seen {
        findings,
        scenes,
        words,
        spans,
        places,
    }
}

impl Seen {
    /// The sentences: their words in the text, and how many parties each has.
    pub fn sentences(&self) -> impl Iterator<Item = (Span, usize)> + '_ {
        self.spans
            .iter()
            .zip(&self.scenes)
            .map(|(span, scene)| (*span, scene.parties.len()))
    }
}

/// An act that annotators marked in a document.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Name of the act.
    pub act: String,
    /// The sentences that may tell it.
    pub sentences: Vec<usize>,
    /// Byte of the word that carries it, where it was marked.
    pub carrier: Option<usize>,
    /// Sentence and number of the parties that are its actor.
    pub actors: Vec<(usize, usize)>,
    /// The words of its object.
    pub object: String,
    /// How it is meant.
    pub modality: Modality,
    /// Whether annotators disagree on it.
    pub optional: bool,
}

/// A document to learn from.
pub struct Lesson<'l> {
    /// What is seen in it.
    pub seen: &'l Seen,
    /// What annotators marked.
    pub wanted: &'l [Wanted],
}

/// How the last step learns: slowly, since it sees few right ones and each is told by many traits.
const TRUST: Plan = Plan {
    rounds: 6,
    penalty: 3e-4,
    step: 0.01,
    learning: 0,
};

/// An act that is less likely than this the program leaves out.
pub const USUAL: f32 = LEAST;

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How often all is gone through.
    pub rounds: usize,
    /// The penalty on the squares of the weights.
    pub penalty: f32,
    /// The first step of a weight.
    pub step: f32,
    /// Which of several learnings it is: each goes through the examples in an order of its own.
    pub learning: u64,
}

impl Default for Plan {
    fn default() -> Self {
        Plan {
            rounds: 8,
            penalty: 3e-4,
            step: 0.05,
            learning: 0,
        }
    }
}

/// Weights in the making.
pub struct Learnt(Weights);

/// Learns from documents.
pub fn learn(lessons: &[Lesson<'_>], plan: Plan) -> Learnt {
    let found = halves(lessons, plan).map(|half| half.found).concat();
    let all: Vec<&Lesson<'_>> = lessons.iter().collect();
    Learnt(with_trust(parts(&all, plan), &found))
}

/// Two judges, each learnt from every other document: the first is to be asked of those with even numbers only, the second of
/// those with odd ones, which it has never seen.
pub fn crossed(lessons: &[Lesson<'_>], plan: Plan) -> [Learnt; 2] {
    let [even, odd] = halves(lessons, plan);
    // What the other half's answers are worth is learnt from the documents that a judge has seen.
    [
        Learnt(with_trust(even.weights, &odd.found)),
        Learnt(with_trust(odd.weights, &even.found)),
    ]
}

/// Answers learnt from every other document.
struct Half {
    weights: Weights,
    /// What they find in the documents that they were not learnt from.
    found: Vec<Judged>,
}

/// Answers for the documents with even numbers, and for those with odd ones.
fn halves(lessons: &[Lesson<'_>], plan: Plan) -> [Half; 2] {
    [0, 1].map(|first| {
        let every_other = |first: usize| lessons.iter().skip(first).step_by(2);
        let learnt_from: Vec<&Lesson<'_>> = every_other(1 - first).collect();
        let weights = parts(&learnt_from, plan);
        let found = every_other(first).flat_map(|lesson| grounds(lesson, &weights));
        Half {
            found: found.collect(),
            weights,
        }
    })
}

/// Weights with what they are worth together, learnt from what others found.
fn with_trust(mut weights: Weights, found: &[Judged]) -> Weights {
    let (trust, worth) = trust(found, TRUST);
    (weights.trust, weights.worth) = (trust, worth.into());
    weights
}

/// Learns the answers to each question.
fn parts(lessons: &[&Lesson<'_>], plan: Plan) -> Weights {
    let mut weights = Weights::empty();
    let marked: Vec<Vec<Placed<'_>>> = lessons.iter().map(|lesson| marked(lesson)).collect();
    weights.stems = stems(lessons, &marked);
    let whole: Vec<(&Lesson<'_>, &[Placed<'_>])> = lessons
        .iter()
        .zip(&marked)
        .filter(|(lesson, _)| lesson.wanted.iter().any(|wanted| wanted.carrier.is_some()))
        .map(|(lesson, placed)| (*lesson, placed.as_slice()))
        .collect();
    weights.gate = mean_of(plan, |plan| gate(&whole, &weights.stems, plan)).into();
    weights.carriers = mean_of(plan, |plan| carriers(&whole, &weights, plan)).into();
    let placed: Vec<Vec<Placed<'_>>> = lessons
        .iter()
        .zip(marked)
        .map(|(lesson, placed)| {
            if placed.is_empty() {
                guessed(lesson, &weights)
            } else {
                placed
            }
        })
        .collect();
    weights.stems = stems(lessons, &placed);
    let whole: Vec<(&Lesson<'_>, &[Placed<'_>])> = lessons
        .iter()
        .zip(&placed)
        .map(|(lesson, placed)| (*lesson, placed.as_slice()))
        .collect();
    weights.gate = mean_of(plan, |plan| gate(&whole, &weights.stems, plan)).into();
    weights.carriers = mean_of(plan, |plan| carriers(&whole, &weights, plan)).into();
    weights.doers = mean_of(plan, |plan| doers(&whole, plan)).into();
    weights.spans = mean_of(plan, |plan| objects(&whole, plan)).into();
    weights.modes = mean_of(plan, |plan| modes(&whole, plan)).into();
    weights
}

/// The stems of words of which one in a hundred carries an act, and of those that mean an act but were seen too seldom to tell.
fn stems(lessons: &[&Lesson<'_>], placed: &[Vec<Placed<'_>>]) -> FxHashSet<u32> {
    const LEAST: f32 = 0.01;
    const SELDOM: u32 = 20;
    let mut counts: HashMap<u32, [u32; 2]> = HashMap::new();
    for (lesson, placed) in lessons.iter().zip(placed) {
        for scene in &lesson.seen.scenes {
            for carrier in &scene.carriers {
                counts.entry(scene.atoms[carrier.at].stem).or_default()[1] += 1;
            }
        }
        for one in placed {
            let scene = &lesson.seen.scenes[one.scene];
            counts
                .entry(scene.atoms[scene.carriers[one.carrier].at].stem)
                .or_default()[0] += 1;
        }
    }
    let seldom = |stem: &u32| counts.get(stem).is_none_or(|[_, all]| *all < SELDOM);
    let rare = vocab::words_of_acts().map(stem).filter(seldom);
    let common = counts
        .iter()
        .filter(|(_, [told, all])| *told > 0 && *told as f32 >= LEAST * *all as f32)
        .map(|(stem, _)| *stem);
    rare.chain(common).collect()
}

/// A pair of an actor and an object, and whether it is right.
type Judged = (Weighed, bool);

/// The pairs that weights which have not seen a document find in it, each with whether it is right.
fn grounds(lesson: &Lesson<'_>, weights: &Weights) -> Vec<Judged> {
    let mut found = Vec::new();
    for (index, scene) in lesson.seen.scenes.iter().enumerate() {
        for told in weights.readings(scene).into_iter().flatten() {
            let fits = |wanted: &&Wanted| {
                wanted.act == ACTS[told.act]
                    && wanted.sentences.contains(&index)
                    && wanted.actors.contains(&(index, told.doers[0]))
                    && likeness(
                        lesson.seen.words[index][told.object.0..told.object.1]
                            .iter()
                            .flatten(),
                        &set_of(&wanted.object),
                    ) >= 0.5
            };
            match lesson.wanted.iter().find(fits) {
                Some(wanted) if wanted.optional => {}
                right => found.push((told.weighed, right.is_some())),
            }
        }
    }
    found
}

/// Learns how sure the whole is: from how sure its parts are, and from what it is.
fn trust(examples: &[Judged], plan: Plan) -> (Vec<f32>, Vec<f32>) {
    let mut table = Table::new(1, plan, examples.iter().map(|(weighed, _)| &weighed.traits));
    let mut weights = [0.0_f32; GROUNDS];
    let mut squares = [1.0_f32; GROUNDS];
    let mut mean = [0.0_f32; GROUNDS];
    for round in 0..plan.rounds {
        for at in shuffled(examples.len(), round, plan) {
            let (Weighed { grounds, traits }, right) = &examples[at];
            let traits = &thinned(traits, (at as u64) << 8 | round as u64);
            let told: f32 = weights.iter().zip(grounds).map(|(a, b)| a * b).sum();
            let [worth] = thin_sums(&table.weights, traits);
            let told = told + worth;
            let error = 1.0 / (1.0 + (-told).exp()) - f32::from(u8::from(*right));
            table.step(traits, &[error]);
            for ((weight, ground), square) in weights.iter_mut().zip(grounds).zip(&mut squares) {
                let slope = error * ground;
                *square += slope * slope;
                *weight -= plan.step * slope / square.sqrt();
            }
        }
        table.keep(round);
        if round >= 2 {
            for (mean, weight) in mean.iter_mut().zip(&weights) {
                *mean += weight / (plan.rounds - 2) as f32;
            }
        }
    }
    (mean.to_vec(), table.mean())
}

/// How often each question is answered rightly in documents that were not learnt from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Answers {
    /// Acts of which a sentence tells that act, acts told, acts wanted.
    pub acts: [usize; 3],
    /// Of acts whose word is known: right actors, objects, ways of meaning; all.
    pub parts: [usize; 4],
}

impl Learnt {
    /// Adds how well the questions are answered for a document.
    pub fn answer(&self, lesson: &Lesson<'_>, answers: &mut Answers) {
        let weights = &self.0;
        for (index, scene) in lesson.seen.scenes.iter().enumerate() {
            let mut left: Vec<&Wanted> = lesson
                .wanted
                .iter()
                .filter(|wanted| wanted.sentences.contains(&index))
                .collect();
            for told in choose(&weights.readings(scene), LEAST) {
                answers.acts[1] += 1;
                if let Some(at) = left.iter().position(|wanted| wanted.act == ACTS[told.act]) {
                    left.remove(at);
                    answers.acts[0] += 1;
                }
            }
        }
        answers.acts[2] += lesson.wanted.len();
        let own = marked(lesson);
        for placed in if own.is_empty() {
            guessed(lesson, weights)
        } else {
            own
        } {
            let scene = &lesson.seen.scenes[placed.scene];
            let carrier = &scene.carriers[placed.carrier];
            let pairs = weights.pairs(scene, carrier, placed.act, 1.0);
            let Some(told) = pairs.into_iter().max_by(|a, b| a.share.total_cmp(&b.share)) else {
                continue;
            };
            let wanted = placed.wanted;
            answers.parts[0] += usize::from(wanted.actors.contains(&(placed.scene, told.doers[0])));
            answers.parts[1] += usize::from(
                likeness(
                    lesson.seen.words[placed.scene][told.object.0..told.object.1]
                        .iter()
                        .flatten(),
                    &set_of(&wanted.object),
                ) >= 0.5,
            );
            answers.parts[2] += usize::from(told.modality == wanted.modality);
            answers.parts[3] += 1;
        }
    }

    /// What a document says by these weights, rules' claims too.
    pub fn read(&self, raw: &RawText, cable: &Cable, least: f32) -> Findings {
        let page = Page::new(raw, cable);
        let mut draft = Draft::new(&page);
        crate::extract::before_acts(&mut draft);
        draft.findings.claims.clear();
        crate::extract::acts::tell(&mut draft, &self.0, least);
        draft.finish()
    }

    /// The file of weights, below a head of words.
    pub fn write(&mut self, head: &str) -> Vec<u8> {
        self.0.written(head)
    }
}
