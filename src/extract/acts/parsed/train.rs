//! Learns the judge's weights: readings with their traits, and which of them are right.
//!
//! Method: two linear models with an L2 penalty, one of choice (a softmax over the readings of a word), one of worth (a
//! logistic regression over the best), by accelerated descent over all readings at once: the same readings give the same bytes.
//! Only readings of the tree are learnt from: what a rule tells stands without being judged.

use std::collections::HashMap;

use super::Candidate;
use super::judge::{Judge, ROWS};
use crate::extract::acts::each_sentence;
use crate::extract::draft::Draft;
use crate::extract::page::Page;
use crate::model::{Cable, Claim, Findings, RawText};

/// A document's possible acts.
pub struct Possible {
    /// Its names; its claims are the possible acts, in order.
    pub findings: Findings,
    candidates: Vec<Candidate>,
}

/// What a sentence may say, for each document; which of it is right is for the caller to tell.
pub fn possible(raw: &RawText, cable: &Cable) -> Possible {
    let page = Page::new(raw, cable);
    let mut draft = Draft::new(&page);
    crate::extract::before_acts(&mut draft);
    let mut candidates = Vec::new();
    each_sentence(&mut draft, |_, found| {
        candidates.extend_from_slice(found);
    });
    let mut findings = draft.finish();
    findings.claims = candidates
        .iter()
        .map(|candidate| candidate.claim.clone())
        .collect();
    Possible {
        findings,
        candidates,
    }
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How often all is gone through.
    pub rounds: usize,
    /// The penalty on the squares of the weights.
    pub penalty: f32,
    /// Traits seen less often are left out.
    pub least: u32,
}

impl Default for Plan {
    fn default() -> Self {
        Plan {
            rounds: 120,
            penalty: 6.0,
            least: 2,
        }
    }
}

/// Weights in the making.
pub struct Learnt(Judge);

/// A reading to learn from.
#[derive(Clone, Copy)]
struct Example<'e> {
    candidate: &'e Candidate,
    right: bool,
}

/// The readings of one word for one act: one of them stands at most, with those of its group.
type Rivals<'e> = Vec<Example<'e>>;

/// Learns from documents and, for each of their readings, whether it is right.
///
/// First which of several readings of a word is the best, then whether the best is right. The second is learnt from bests
/// that were chosen by weights learnt from the other half, since on its own half the choice looks better than it is.
pub fn learn(texts: &[(&Possible, &[bool])], plan: Plan) -> Learnt {
    let rivals: Vec<Vec<Rivals<'_>>> = texts
        .iter()
        .map(|(possible, right)| rivals(&possible.candidates, right))
        .collect();
    let half =
        |odd: usize| -> Vec<&Rivals<'_>> { rivals.iter().skip(odd).step_by(2).flatten().collect() };
    let mut best: Vec<Example<'_>> = Vec::new();
    for odd in [0, 1] {
        let choice = rank(&half(1 - odd), plan);
        for rivals in half(odd) {
            best.extend(top(rivals, &choice));
        }
    }
    let choice = rank(&rivals.iter().flatten().collect::<Vec<_>>(), plan);
    let worth = accept(&best, plan);
    Learnt(Judge::of(choice, worth))
}

fn rivals<'e>(candidates: &'e [Candidate], right: &[bool]) -> Vec<Rivals<'e>> {
    let mut found: Vec<Rivals<'e>> = Vec::new();
    let mut place: HashMap<(usize, usize, &str), usize> = HashMap::new();
    let of_tree = candidates.iter().zip(right).filter(|(one, _)| !one.by_rule);
    for (candidate, right) in of_tree {
        let key = candidate.word();
        let at = *place.entry(key).or_insert_with(|| {
            found.push(Vec::new());
            found.len() - 1
        });
        found[at].push(Example {
            candidate,
            right: *right,
        });
    }
    found
}

/// The best of rivals with those of its group.
fn top<'e>(rivals: &Rivals<'e>, choice: &[f32]) -> Vec<Example<'e>> {
    let best = rivals
        .iter()
        .max_by(|a, b| sum(choice, a).total_cmp(&sum(choice, b)));
    let group = best.map(|best| best.candidate.group);
    rivals
        .iter()
        .filter(|example| Some(example.candidate.group) == group)
        .copied()
        .collect()
}

fn sum(weights: &[f32], example: &Example<'_>) -> f32 {
    let traits = example.candidate.traits.0.iter();
    traits.map(|row| weights[*row as usize]).sum()
}

/// Learns which reading of a word is the best: the share of the right ones in a softmax over all.
fn rank(all: &[&Rivals<'_>], plan: Plan) -> Vec<f32> {
    let useful: Vec<&&Rivals<'_>> = all
        .iter()
        .filter(|rivals| rivals.iter().any(|one| one.right) && rivals.iter().any(|one| !one.right))
        .collect();
    let seen = || {
        let all = useful.iter().flat_map(|rivals| rivals.iter());
        all.map(|one| one.candidate.traits.0.as_slice())
    };
    descend(seen(), plan, |weights, slopes| {
        for rivals in &useful {
            let sums: Vec<f32> = rivals.iter().map(|one| sum(weights, one)).collect();
            let most = sums.iter().copied().fold(f32::MIN, f32::max);
            let powers: Vec<f32> = sums.iter().map(|sum| (sum - most).exp()).collect();
            let all: f32 = powers.iter().sum();
            let of_right = powers
                .iter()
                .zip(rivals.iter())
                .filter(|(_, one)| one.right);
            let right: f32 = of_right.map(|(power, _)| power).sum();
            for (power, one) in powers.iter().zip(rivals.iter()) {
                let wanted = if one.right {
                    power / right.max(1e-9)
                } else {
                    0.0
                };
                tilt(slopes, &one.candidate.traits.0, power / all - wanted);
            }
        }
    })
}

/// Learns whether the best reading is right.
fn accept(best: &[Example<'_>], plan: Plan) -> Vec<f32> {
    let seen = best.iter().map(|one| one.candidate.traits.0.as_slice());
    descend(seen, plan, |weights, slopes| {
        for one in best {
            let share = 1.0 / (1.0 + (-sum(weights, one)).exp());
            let error = share - f32::from(u8::from(one.right));
            tilt(slopes, &one.candidate.traits.0, error);
        }
    })
}

fn tilt(slopes: &mut [f32], traits: &[u32], error: f32) {
    for row in traits {
        slopes[*row as usize] += error;
    }
}

/// Goes down the slope that `slope` adds up, with momentum (Nesterov) and an L2 penalty, each weight by a step that its
/// traits bound.
fn descend<'e>(
    seen: impl Iterator<Item = &'e [u32]>,
    plan: Plan,
    slope: impl Fn(&[f32], &mut [f32]),
) -> Vec<f32> {
    let mut bounds = vec![plan.penalty; ROWS];
    let mut counts = vec![0_u32; ROWS];
    for traits in seen {
        for row in traits {
            bounds[*row as usize] += traits.len() as f32 / 4.0;
            counts[*row as usize] += 1;
        }
    }
    let mut weights = vec![0.0_f32; ROWS];
    let mut ahead = weights.clone();
    let mut pace = 1.0_f32;
    for _ in 0..plan.rounds {
        let mut slopes: Vec<f32> = ahead.iter().map(|weight| plan.penalty * weight).collect();
        slope(&ahead, &mut slopes);
        let next_pace = (1.0 + (1.0 + 4.0 * pace * pace).sqrt()) / 2.0;
        let push = (pace - 1.0) / next_pace;
        pace = next_pace;
        for row in (0..ROWS).filter(|row| counts[*row] >= plan.least) {
            let next = ahead[row] - slopes[row] / bounds[row];
            ahead[row] = next + push * (next - weights[row]);
            weights[row] = next;
        }
    }
    weights
}

impl Learnt {
    /// The claims of a document that stand, each with how likely it is.
    pub fn stand(&self, possible: &Possible, least: f32) -> Vec<(usize, f32)> {
        self.0.choose(&possible.candidates, least)
    }

    /// The file of weights, below a head of words.
    pub fn write(&self, head: &str) -> Vec<u8> {
        self.0.write(head)
    }
}

impl Possible {
    /// The possible acts.
    pub fn claims(&self) -> &[Claim] {
        &self.findings.claims
    }
}
