//! Learns the judge's weights: readings with their traits, and which of them are right.
//!
//! Method: logistic regression with an L2 penalty, by steps that shrink for what is often seen (AdaGrad), in an order drawn
//! from a fixed seed: the same readings give the same bytes.

use super::Candidate;
use super::judge::{Judge, ROWS};
use crate::extract::acts::parsed;
use crate::extract::draft::Draft;
use crate::extract::page::Page;
use crate::extract::syntax::Parser;
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
    let mut parser = Parser::new();
    let mut mind = parsed::Mind::default();
    let mut candidates = Vec::new();
    for sentence in page.sentences.iter().filter(|sentence| !sentence.heading) {
        candidates.extend(parsed::candidates(&mut draft, sentence, &mut parser, &mut mind));
    }
    let mut findings = draft.finish();
    findings.claims = candidates.iter().map(|candidate| candidate.claim.clone()).collect();
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
    /// The first step.
    pub rate: f32,
    /// The penalty on weights.
    pub penalty: f32,
}

impl Default for Plan {
    fn default() -> Self {
        Plan {
            rounds: 30,
            rate: 0.15,
            penalty: 0.000_3,
        }
    }
}

/// Weights in the making.
pub struct Learnt(Judge);

/// Learns from documents and, for each of their readings, whether it is right.
pub fn learn(texts: &[(&Possible, &[bool])], plan: Plan) -> Learnt {
    let examples: Vec<(&[u32], bool)> = texts
        .iter()
        .flat_map(|(possible, right)| {
            possible
                .candidates
                .iter()
                .map(|candidate| candidate.traits.as_slice())
                .zip(right.iter().copied())
        })
        .collect();
    let mut weights = vec![0.0_f32; ROWS];
    let mut squares = vec![1e-6_f32; ROWS];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..plan.rounds {
        for at in (1..order.len()).rev() {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            order.swap(at, (seed % (at as u64 + 1)) as usize);
        }
        for index in &order {
            let (traits, right) = examples[*index];
            let sum: f32 = traits.iter().map(|row| weights[*row as usize]).sum();
            let share = 1.0 / (1.0 + (-sum).exp());
            let error = share - f32::from(u8::from(right));
            for row in traits {
                let row = *row as usize;
                let slope = error + plan.penalty * weights[row];
                squares[row] += slope * slope;
                weights[row] -= plan.rate * slope / squares[row].sqrt().max(0.3);
            }
        }
    }
    Learnt(Judge::of(weights))
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
