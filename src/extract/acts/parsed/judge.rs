//! What a sentence tells, by weights: which words carry an act, who does it, of what, how it is meant, how sure that is.
//!
//! Each question is asked on its own, with what the ones before have answered: first the act of a word, then who, then the
//! words of the object, then the way it is meant. How sure the whole is, a last step learns from how sure the parts are.

use super::doer::Look;
use super::mode::{self, MODES};
use super::party::Class;
use super::scene::{ACTS, Carrier, Gate, Scene};
use super::span::{self, is_within, stretches, with_doer};
use super::traits::Traits;
use super::weights::{GROUNDS, Weights, shares};
use crate::extract::acts::trim::ONLY;
use crate::extract::syntax::Relation;
use crate::model::Modality;

/// An act that a sentence may tell, with its actors and its object.
#[derive(Clone, Debug)]
pub(in crate::extract::acts) struct Reading {
    /// Place of the word that carries it.
    pub(super) at: usize,
    /// Number of the act.
    pub(super) act: usize,
    /// Parties that do it together.
    pub(super) doers: Vec<usize>,
    /// Places of the object's words.
    pub(super) object: (usize, usize),
    pub(super) modality: Modality,
    /// What the last step weighed.
    #[cfg(any(test, feature = "train"))]
    pub(super) weighed: Weighed,
    /// How likely all of it is right.
    pub(super) share: f32,
}

/// Among what the last step weighs, where a number for each act begins, and one for each class of parties.
const FIRST_ACT: usize = 7;
/// One number is left free, as it was when the weights were learnt.
const FIRST_CLASS: usize = FIRST_ACT + ACTS.len() + 1;

/// Another act or class of parties needs a number of its own, and weights that are learnt with it.
const _: () = assert!(FIRST_CLASS + (Class::Speaker as usize) < GROUNDS);

/// What the last step weighs.
#[derive(Clone, Debug)]
pub(super) struct Weighed {
    pub(super) grounds: [f32; GROUNDS],
    pub(super) traits: Traits,
}

/// So many actors and objects of an act are paired.
const DOERS: usize = 2;
const OBJECTS: usize = 3;

/// So many stretches are weighed as a whole.
const STRETCHES: usize = 40;

/// An act of a word less likely than this is not followed up.
const FLOOR: f32 = 0.12;

/// The readings that a sentence tells: of each word and act the surest, of what excludes each other the surer.
pub(super) fn choose(readings: &[Vec<Reading>], least: f32) -> Vec<&Reading> {
    let mut found: Vec<&Reading> = readings
        .iter()
        .filter_map(|pairs| pairs.iter().max_by(|a, b| a.share.total_cmp(&b.share)))
        .filter(|one| one.share >= least)
        .collect();
    found.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.at.cmp(&b.at)));
    let mut chosen: Vec<&Reading> = Vec::new();
    for one in found {
        if !chosen.iter().any(|other| exclude(other, one)) {
            chosen.push(one);
        }
    }
    chosen.sort_by_key(|one| (one.at, one.act));
    chosen
}

impl Gate for Weights {
    fn knows_stem(&self, stem: u32) -> bool {
        self.stems.contains(&stem)
    }

    fn lets_pass(&self, glance: &Traits) -> bool {
        self.gate.sum(glance) > GATE
    }
}

/// What a glance must tell: one in a hundred of such words carries an act.
const GATE: f32 = -4.6;

impl Weights {
    /// Whether a word is worth a close look.
    pub(super) fn looks(&self, scene: &Scene, carrier: &Carrier) -> bool {
        self.knows_stem(scene.atoms[carrier.at].stem) && self.lets_pass(&carrier.glance)
    }

    /// The readings of a sentence: for each word and each act that it may carry, the likely pairs of an actor and an object.
    pub(in crate::extract::acts) fn readings(&self, scene: &Scene) -> Vec<Vec<Reading>> {
        let looked_at = scene
            .carriers
            .iter()
            .filter(|carrier| self.looks(scene, carrier));
        let mut found = Vec::new();
        for carrier in looked_at {
            for (act, share) in self.acts(carrier).into_iter().enumerate().skip(1) {
                if share >= FLOOR {
                    found.push(self.pairs(scene, carrier, act, share));
                }
            }
        }
        found
    }

    /// How likely a word carries each act, and none.
    pub(super) fn acts(&self, carrier: &Carrier) -> [f32; ACTS.len()] {
        let mut acts = self.carriers.sums(&carrier.traits);
        shares(&mut acts);
        acts
    }

    /// The likely pairs of an actor and an object of an act, by how likely actor and object are, each with how sure it is.
    pub(super) fn pairs(
        &self,
        scene: &Scene,
        carrier: &Carrier,
        act: usize,
        act_share: f32,
    ) -> Vec<Reading> {
        let mut found = Vec::new();
        let mut own = Traits::default();
        let look = Look::new(scene, carrier, act as u32);
        let mut who = self.doers.each(0..scene.parties.len(), |slot, traits| {
            look.traits(slot, traits);
        });
        shares(&mut who);
        let mut modes = self
            .modes
            .sums::<{ MODES.len() }>(&mode::traits(scene, carrier, act as u32));
        shares(&mut modes);
        let modality = match is_told_with_not(scene, carrier, act) {
            true => Modality::Negated,
            false => MODES[best(&modes).unwrap_or(0)],
        };
        let objects = self.likely(scene, carrier, act as u32);
        let named = [false, true].map(|within| {
            own.0.clear();
            with_doer(within, act as u32, &mut own);
            self.spans.sum(&own)
        });
        for (doer_rank, doer) in firsts(&who, DOERS).into_iter().enumerate() {
            if who[doer] < 0.1 && doer_rank > 0 {
                continue;
            }
            let at = scene.place(doer);
            let mut all: Vec<f32> = objects
                .iter()
                .map(|one| one.sum + named[usize::from(is_within(one.words, at))])
                .collect();
            shares(&mut all);
            for (object_rank, object) in firsts(&all, OBJECTS).into_iter().enumerate() {
                if all[object] < 0.05 && object_rank > 0 {
                    continue;
                }
                let words = objects[object].words;
                let alike = objects
                    .iter()
                    .zip(&all)
                    .filter(|(one, _)| overlap(one.words, words) >= 0.6);
                let alike: f32 = alike.map(|(_, share)| share).sum();
                let pair = Pair {
                    act,
                    doer,
                    words,
                    shares: [act_share, who[doer], alike, all[object]],
                    ranks: [doer_rank as u32, object_rank as u32],
                };
                let mut traits = pair.traits(scene, carrier);
                own.0.clear();
                look.traits(doer, &mut own);
                traits.take(&own, 1);
                own.0.clear();
                span::whole(scene, carrier, act as u32, words, &mut own);
                traits.take(&own, 2);
                let weighed = Weighed {
                    grounds: pair.grounds(scene, carrier),
                    traits,
                };
                let trusted = self.trust.iter().zip(&weighed.grounds);
                let told: f32 = trusted.map(|(a, b)| a * b).sum();
                let told = told + self.worth.sum(&weighed.traits);
                let mut doers = vec![doer];
                doers.extend(joined(scene, doer));
                found.push(Reading {
                    at: carrier.at,
                    act,
                    doers,
                    object: words,
                    modality,
                    #[cfg(any(test, feature = "train"))]
                    weighed,
                    share: 1.0 / (1.0 + (-told).exp()),
                });
            }
        }
        found
    }

    /// The stretches that are likeliest by their ends alone, each with what the weights say of all of it.
    fn likely(&self, scene: &Scene, carrier: &Carrier, act: u32) -> Vec<Object> {
        let openings = self.spans.each(&scene.openings, |at, traits| {
            span::opening(scene, carrier, act, *at, traits);
        });
        let closings = self.spans.each(&scene.closings, |at, traits| {
            span::closing(scene, carrier, act, *at, traits);
        });
        let all = stretches(scene, carrier);
        let ends: Vec<f32> = all
            .iter()
            .map(|one| openings[one.opening] + closings[one.closing])
            .collect();
        let likely = firsts(&ends, STRETCHES);
        let wholes = self.spans.each(&likely, |at, traits| {
            span::whole(scene, carrier, act, all[*at].words(scene), traits);
        });
        let both = likely.iter().zip(wholes);
        both.map(|(at, whole)| Object {
            words: all[*at].words(scene),
            sum: ends[*at] + whole,
        })
        .collect()
    }
}

/// A stretch of words that may be an object.
struct Object {
    words: (usize, usize),
    /// What the weights say of it.
    sum: f32,
}

/// An act with one actor and one object.
struct Pair {
    act: usize,
    doer: usize,
    words: (usize, usize),
    /// How likely the act, the actor, such an object, this very object.
    shares: [f32; 4],
    /// How many actors and objects are likelier.
    ranks: [u32; 2],
}

impl Pair {
    fn grounds(&self, scene: &Scene, carrier: &Carrier) -> [f32; GROUNDS] {
        let [act, who, alike, object] = self.shares;
        let mut grounds = [0.0; GROUNDS];
        grounds[0] = 1.0;
        grounds[1] = logit(act);
        grounds[2] = logit(who);
        grounds[3] = logit(alike);
        grounds[4] = object.max(1e-6).ln();
        grounds[5] = act * who * alike;
        grounds[6] = f32::from(u8::from(scene.atoms[carrier.at].quoted));
        grounds[FIRST_ACT + self.act] = 1.0;
        grounds[FIRST_CLASS + scene.parties[self.doer].class as usize] = 1.0;
        grounds
    }

    fn traits(&self, scene: &Scene, carrier: &Carrier) -> Traits {
        let own = &scene.atoms[carrier.at];
        let act = self.act as u32;
        let class = scene.parties[self.doer].class as u32;
        let way = carrier.ways.iter().find(|(slot, _)| *slot == self.doer);
        let way = way.map_or(0, |(_, way)| super::traits::number(way));
        let bins = self.shares.map(|share| (share * 6.0) as u32);
        let length = (self.words.1 - self.words.0).min(12) as u32;
        let help = carrier.helpers.number();
        let doer = scene.place(self.doer);
        let side = doer.map_or(2, |at| u32::from(at > carrier.at));
        let inside = doer.is_some_and(|at| (self.words.0..self.words.1).contains(&at));
        let behind = u32::from(self.words.0 > carrier.at);
        let before = carrier.at.checked_sub(1).map_or(0, |at| scene.word(at));
        let framed = u32::from(own.frames >> self.act & 1 == 1);
        let mut traits = Traits::with_room(140);
        let mut family = traits.family(600);
        family.add(0, [act, own.stem]);
        family.add(1, [act, way, class]);
        family.add(2, [act, own.stem, class]);
        family.add(3, [own.stem, way]);
        family.add(4, [own.word, act]);
        family.add(5, [own.stem, length]);
        family.add(6, [act, help, own.tag as u32]);
        family.add(7, [bins[0], act]);
        family.add(8, [bins[1], class]);
        family.add(9, [bins[2], bins[3]]);
        family.add(10, [bins[0], bins[1], bins[2]]);
        family.add(11, self.ranks);
        family.add(12, [self.ranks[0], self.ranks[1], bins[1], bins[3]]);
        family.add(13, [u32::from(inside), act, class]);
        family.add(14, [side, behind, act]);
        family.add(15, [side, behind, own.stem]);
        family.add(16, [before, own.stem]);
        family.add(17, [scene.since, class, act]);
        family.add(18, [u32::from(own.quoted), act, class]);
        family.add(19, [scene.word(self.words.0), act]);
        family.add(20, [scene.word(self.words.0), own.stem]);
        family.add(21, [u32::from(scene.asks), act]);
        family.add(22, [own.relation as u32, act, class]);
        family.add(26, [framed, act, bins[0]]);
        family.add(27, [framed, class, bins[1]]);
        family.add(28, [u32::from(scene.reports), class, act]);
        family.add(29, [u32::from(scene.reports), class, own.stem]);
        family.add(30, [act, own.classes[0]]);
        family.add(31, [own.classes[0], way]);
        family.add(32, [own.classes[0], act, bins[0]]);
        family.add(33, [own.classes[0], class, act]);
        for (word, other) in &scene.ruled {
            family.add(
                23,
                [u32::from(*word == carrier.at), u32::from(*other == act)],
            );
        }
        if let Some(head) = own.head.map(|head| &scene.atoms[head]) {
            family.add(24, [head.stem, act, own.relation as u32]);
            family.add(25, [head.stem, class, own.relation as u32]);
        }
        traits
    }
}

/// Whether "not" stands by a word that tells this very act ("not opposed"), or "no" by a noun ("no contact"). By "could not
/// accept" another act is told.
fn is_told_with_not(scene: &Scene, carrier: &Carrier, act: usize) -> bool {
    let own = scene.atoms[carrier.at].plain >> act & 1 == 1;
    let only = ONLY.map(super::traits::number);
    let before = carrier.at.checked_sub(1).map_or(0, |at| scene.word(at));
    let none = scene.atoms[carrier.at].tag.is_noun() && before == super::traits::number("no");
    own && (none || carrier.helpers.negated && !only.contains(&before))
}

/// The places of the greatest, in order.
fn firsts(shares: &[f32], most: usize) -> Vec<usize> {
    // The greater the share, the smaller its number, the sooner its place: whole numbers are quick to put in order.
    let number = |share: f32| {
        let bits = share.to_bits();
        let rising = bits ^ ((1 << 31) | (u32::MAX * (bits >> 31)));
        u64::from(!rising) << 32
    };
    let numbers = shares.iter().map(|share| number(*share));
    let mut order: Vec<u64> = numbers.zip(0..).map(|(own, at)| own | at).collect();
    if most < order.len() {
        order.select_nth_unstable(most);
        order.truncate(most);
    }
    order.sort_unstable();
    order.into_iter().map(|own| own as u32 as usize).collect()
}

/// The parties joined to one by "and".
fn joined(scene: &Scene, slot: usize) -> Vec<usize> {
    let Some(at) = scene.place(slot) else {
        return Vec::new();
    };
    (0..scene.parties.len())
        .filter(|other| {
            scene.place(*other).is_some_and(|other| {
                scene.atoms.get(other).is_some_and(|atom| {
                    atom.head == Some(at) && atom.relation == Relation::Conjunct
                })
            }) && scene.parties[*other].class != Class::Thing
        })
        .take(2)
        .collect()
}

fn logit(share: f32) -> f32 {
    let share = share.clamp(0.001, 0.999);
    (share / (1.0 - share)).ln()
}

fn best(shares: &[f32]) -> Option<usize> {
    (0..shares.len()).max_by(|a, b| shares[*a].total_cmp(&shares[*b]).then(b.cmp(a)))
}

/// Whether two acts cannot both be told.
fn exclude(one: &Reading, other: &Reading) -> bool {
    if one.at == other.at {
        return one.act == other.act || overlap(one.object, other.object) > 0.5;
    }
    one.act == other.act
        && one.doers.first() == other.doers.first()
        && is_one_thing(one.object, other.object)
}

/// Whether two stretches tell one thing: most of the shorter stands in the longer.
pub(in crate::extract::acts) fn is_one_thing(one: (usize, usize), other: (usize, usize)) -> bool {
    let shorter = length(one).min(length(other)).max(1);
    common(one, other) as f32 > 0.6 * shorter as f32
}

/// How much two stretches share, of the longer one.
pub(in crate::extract::acts) fn overlap(one: (usize, usize), other: (usize, usize)) -> f32 {
    let longer = length(one).max(length(other)).max(1);
    common(one, other) as f32 / longer as f32
}

fn common(one: (usize, usize), other: (usize, usize)) -> usize {
    one.1.min(other.1).saturating_sub(one.0.max(other.0))
}

fn length((first, end): (usize, usize)) -> usize {
    end - first
}
