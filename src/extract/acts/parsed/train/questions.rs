//! Learns the answers to each question on its own: which words carry an act, who does it, of what, how it is meant.

use std::collections::HashMap;

use rustc_hash::FxHashSet;

use super::placed::{Placed, set_of};
use super::table::{Table, shuffled, sum, thin_sums, thinned};
use super::{Lesson, Plan};
use crate::extract::acts::parsed::doer::Look;
use crate::extract::acts::parsed::mode::{self, MODES};
use crate::extract::acts::parsed::scene::{ACTS, Carrier, Gate, Scene};
use crate::extract::acts::parsed::span::{self, Stretch, is_within, stretches};
use crate::extract::acts::parsed::traits::Traits;
use crate::extract::acts::parsed::weights::{Weights, shares, sums};
use crate::model::likeness;

/// Documents, each with its acts at the words that carry them.
pub(super) type Whole<'l> = [(&'l Lesson<'l>, &'l [Placed<'l>])];

/// A word that may carry an act, and which it carries.
type Example<'l> = (&'l Scene, &'l Carrier, usize);

/// All words with these stems, but those of whose acts annotators are not sure.
fn examples<'l>(whole: &Whole<'l>, stems: &FxHashSet<u32>) -> Vec<Example<'l>> {
    let mut examples = Vec::new();
    for (lesson, placed) in whole {
        let mut told: HashMap<(usize, usize), Option<usize>> = HashMap::new();
        for one in *placed {
            let act = (!one.wanted.optional).then_some(one.act);
            let own = told.entry((one.scene, one.carrier)).or_insert(act);
            *own = own.or(act);
        }
        for (index, scene) in lesson.seen.scenes.iter().enumerate() {
            for (number, carrier) in scene.carriers.iter().enumerate() {
                if !stems.contains(&scene.atoms[carrier.at].stem) {
                    continue;
                }
                match told.get(&(index, number)) {
                    Some(Some(act)) => examples.push((scene, carrier, *act)),
                    Some(None) => {}
                    None => examples.push((scene, carrier, 0)),
                }
            }
        }
    }
    examples
}

/// Learns whether a word carries any act by a glance at it.
pub(super) fn gate(whole: &Whole<'_>, stems: &FxHashSet<u32>, plan: Plan) -> Vec<f32> {
    let examples = examples(whole, stems);
    let mut table = Table::new(
        1,
        plan,
        examples.iter().map(|(_, carrier, _)| &carrier.glance),
    );
    for round in 0..plan.rounds.min(4) {
        for at in shuffled(examples.len(), round, plan) {
            let (_, carrier, act) = examples[at];
            let share = 1.0 / (1.0 + (-sum(&table.weights, &carrier.glance)).exp());
            table.step(&carrier.glance, &[share - f32::from(u8::from(act > 0))]);
        }
        table.keep(round);
    }
    table.mean()
}

/// Learns which act a word carries, of words that the gate lets pass.
pub(super) fn carriers(whole: &Whole<'_>, weights: &Weights, plan: Plan) -> Vec<f32> {
    let mut examples = examples(whole, &weights.stems);
    examples.retain(|(_, carrier, _)| weights.lets_pass(&carrier.glance));
    let mut table = Table::new(
        ACTS.len(),
        plan,
        examples.iter().map(|(_, carrier, _)| &carrier.traits),
    );
    for round in 0..plan.rounds {
        for at in shuffled(examples.len(), round, plan) {
            let (_, carrier, act) = examples[at];
            let seed = (at as u64) << 8 | (round as u64) << 4 | plan.learning;
            let traits = thinned(&carrier.traits, seed);
            let mut slope = thin_sums::<{ ACTS.len() }>(&table.weights, &traits);
            shares(&mut slope);
            slope[act] -= 1.0;
            table.step(&traits, &slope);
        }
        table.keep(round);
    }
    table.mean()
}

pub(super) fn doers(whole: &Whole<'_>, plan: Plan) -> Vec<f32> {
    let mut examples: Vec<(Vec<Traits>, Vec<bool>)> = Vec::new();
    for (lesson, placed) in whole {
        for one in *placed {
            let scene = &lesson.seen.scenes[one.scene];
            let right: Vec<bool> = (0..scene.parties.len())
                .map(|slot| one.wanted.actors.contains(&(one.scene, slot)))
                .collect();
            if right.iter().any(|right| *right) && right.iter().any(|right| !*right) {
                let look = Look::new(scene, &scene.carriers[one.carrier], one.act as u32);
                let all = (0..scene.parties.len()).map(|slot| {
                    let mut traits = Traits::default();
                    look.traits(slot, &mut traits);
                    traits
                });
                examples.push((all.collect(), right));
            }
        }
    }
    let mut table = Table::new(1, plan, examples.iter().flat_map(|(all, _)| all));
    for round in 0..plan.rounds {
        for at in shuffled(examples.len(), round, plan) {
            let (all, right) = &examples[at];
            let seed = (at as u64) << 16 | (round as u64) << 12 | plan.learning << 9;
            let all = all.iter().zip(seed..);
            let all: Vec<Traits> = all.map(|(traits, own)| thinned(traits, own)).collect();
            let weigh = |traits| thin_sums::<1>(&table.weights, traits)[0];
            let mut given: Vec<f32> = all.iter().map(weigh).collect();
            shares(&mut given);
            let wanted: f32 = given
                .iter()
                .zip(right)
                .filter(|(_, right)| **right)
                .map(|(share, _)| share)
                .sum();
            for ((traits, share), right) in all.iter().zip(&given).zip(right) {
                let aim = if *right {
                    share / wanted.max(1e-6)
                } else {
                    0.0
                };
                table.step(traits, &[share - aim]);
            }
        }
        table.keep(round);
    }
    table.mean()
}

/// An object to learn from: the stretches that it may be, what is true of each as a whole, how near each is to it.
struct Choice {
    openings: Vec<Traits>,
    closings: Vec<Traits>,
    stretches: Vec<Stretch>,
    wholes: Vec<Traits>,
    right: Vec<f32>,
}

pub(super) fn objects(whole: &Whole<'_>, plan: Plan) -> Vec<f32> {
    let mut examples: Vec<Choice> = Vec::new();
    for (lesson, placed) in whole {
        for one in *placed {
            examples.extend(choice(lesson, one));
        }
    }
    let all = examples.iter().flat_map(|choice| {
        let ends = choice.openings.iter().chain(&choice.closings);
        ends.chain(&choice.wholes)
    });
    let mut table = Table::new(1, plan, all);
    for round in 0..plan.rounds.min(5) {
        for at in shuffled(examples.len(), round, plan) {
            let choice = &examples[at];
            let (wholes, right) = (&choice.wholes, &choice.right);
            let weigh = |traits: &Traits| sum(&table.weights, traits);
            let opened: Vec<f32> = choice.openings.iter().map(weigh).collect();
            let closed: Vec<f32> = choice.closings.iter().map(weigh).collect();
            let mut given: Vec<f32> = choice
                .stretches
                .iter()
                .zip(wholes)
                .map(|(one, traits)| opened[one.opening] + closed[one.closing] + weigh(traits))
                .collect();
            shares(&mut given);
            let wanted: f32 = given
                .iter()
                .zip(right)
                .map(|(share, right)| share * right)
                .sum();
            let mut openings = vec![0.0; choice.openings.len()];
            let mut closings = vec![0.0; choice.closings.len()];
            // Slopes that are next to nothing are not worth a step.
            const LEAST: f32 = 1e-4;
            for (((stretch, traits), share), right) in
                choice.stretches.iter().zip(wholes).zip(&given).zip(right)
            {
                let slope = share - share * right / wanted.max(1e-9);
                openings[stretch.opening] += slope;
                closings[stretch.closing] += slope;
                if slope.abs() > LEAST {
                    table.step(traits, &[slope]);
                }
            }
            let ends = choice
                .openings
                .iter()
                .zip(&openings)
                .chain(choice.closings.iter().zip(&closings));
            for (traits, slope) in ends.filter(|(_, slope)| slope.abs() > LEAST) {
                table.step(traits, &[*slope]);
            }
        }
        table.keep(round);
    }
    table.mean()
}

/// What writes the traits of the end of a stretch.
type End = fn(&Scene, &Carrier, u32, usize, &mut Traits);

/// The stretches that may be the object of an act; `None` where none is near enough to what annotators copied.
fn choice(lesson: &Lesson<'_>, one: &Placed<'_>) -> Option<Choice> {
    let scene = &lesson.seen.scenes[one.scene];
    let words = &lesson.seen.words[one.scene];
    let carrier = &scene.carriers[one.carrier];
    let act = one.act as u32;
    let wanted = set_of(&one.wanted.object);
    let doer = one
        .wanted
        .actors
        .iter()
        .find(|(index, _)| *index == one.scene);
    let doer = doer.and_then(|(_, slot)| scene.place(*slot));
    let stretches = stretches(scene, carrier);
    let mut wholes = Vec::with_capacity(stretches.len());
    let mut right = Vec::with_capacity(stretches.len());
    for each in &stretches {
        let (first, end) = each.words(scene);
        let mut traits = Traits::default();
        span::whole(scene, carrier, act, (first, end), &mut traits);
        span::with_doer(is_within((first, end), doer), act, &mut traits);
        wholes.push(traits);
        let shared = likeness(words[first..end].iter().flatten(), &wanted);
        // Nearly all or nothing: half of the words is not what annotators would copy.
        right.push(if shared >= 0.5 { shared.powi(4) } else { 0.0 });
    }
    let ends = |places: &[usize], traits: End| -> Vec<Traits> {
        let all = places.iter().map(|at| {
            let mut own = Traits::default();
            traits(scene, carrier, act, *at, &mut own);
            own
        });
        all.collect()
    };
    right.iter().any(|right| *right > 0.0).then(|| Choice {
        openings: ends(&scene.openings, span::opening),
        closings: ends(&scene.closings, span::closing),
        stretches,
        wholes,
        right,
    })
}

pub(super) fn modes(whole: &Whole<'_>, plan: Plan) -> Vec<f32> {
    let mut examples = Vec::new();
    for (lesson, placed) in whole {
        for one in *placed {
            let scene = &lesson.seen.scenes[one.scene];
            let wanted = MODES
                .iter()
                .position(|mode| *mode == one.wanted.modality)
                .unwrap_or(0);
            examples.push((
                mode::traits(scene, &scene.carriers[one.carrier], one.act as u32),
                wanted,
            ));
        }
    }
    let mut table = Table::new(MODES.len(), plan, examples.iter().map(|(traits, _)| traits));
    for round in 0..plan.rounds {
        for at in shuffled(examples.len(), round, plan) {
            let (traits, wanted) = &examples[at];
            let mut slope = sums::<{ MODES.len() }>(&table.weights, traits);
            shares(&mut slope);
            slope[*wanted] -= 1.0;
            table.step(traits, &slope);
        }
        table.keep(round);
    }
    table.mean()
}
