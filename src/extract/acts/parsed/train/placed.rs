//! Which word of a sentence carries an act that annotators marked, and what their words have in common with ours.

use std::collections::{HashMap, HashSet};

use super::{Lesson, Wanted};
use crate::extract::acts::parsed::scene::{ACTS, Scene};
use crate::extract::acts::parsed::weights::Weights;
use crate::model::content;

/// An act with the word that carries it.
#[derive(Clone, Copy)]
pub(super) struct Placed<'l> {
    pub(super) scene: usize,
    /// Number of the carrier in its scene.
    pub(super) carrier: usize,
    pub(super) act: usize,
    pub(super) wanted: &'l Wanted,
}

/// The acts whose word annotators marked.
pub(super) fn marked<'l>(lesson: &Lesson<'l>) -> Vec<Placed<'l>> {
    let mut found = Vec::new();
    for wanted in lesson.wanted {
        let Some(byte) = wanted.carrier else { continue };
        for (index, scene) in lesson.seen.scenes.iter().enumerate() {
            let Some(at) = lesson.seen.places[index]
                .iter()
                .position(|place| *place == byte)
            else {
                continue;
            };
            if let (Some(carrier), Some(act)) = (carrier_at(scene, at), act_of(wanted)) {
                found.push(Placed {
                    scene: index,
                    carrier,
                    act,
                    wanted,
                });
            }
        }
    }
    found
}

fn carrier_at(scene: &Scene, at: usize) -> Option<usize> {
    scene.carriers.iter().position(|carrier| carrier.at == at)
}

fn act_of(wanted: &Wanted) -> Option<usize> {
    ACTS.iter().position(|act| *act == wanted.act)
}

/// The acts of a document whose words are not marked, each with the word that most likely carries it.
pub(super) fn guessed<'l>(lesson: &Lesson<'l>, weights: &Weights) -> Vec<Placed<'l>> {
    let mut taken: HashMap<(usize, usize), usize> = HashMap::new();
    let mut found = Vec::new();
    for wanted in lesson.wanted {
        let Some(act) = act_of(wanted) else { continue };
        let mut best: Option<(f32, Placed<'l>)> = None;
        for index in &wanted.sentences {
            let scene = &lesson.seen.scenes[*index];
            let words = object_at(&lesson.seen.words[*index], &wanted.object);
            for (carrier, one) in scene.carriers.iter().enumerate() {
                if taken
                    .get(&(*index, carrier))
                    .is_some_and(|other| *other != act)
                {
                    continue;
                }
                let mut share = weights.acts(one)[act]
                    + 0.01 * f32::from(scene.atoms[one.at].frames >> act & 1);
                if words.is_some_and(|(first, end)| (first..end).contains(&one.at)) {
                    share *= 0.1;
                }
                if best.is_none_or(|(most, _)| share > most) {
                    best = Some((
                        share,
                        Placed {
                            scene: *index,
                            carrier,
                            act,
                            wanted,
                        },
                    ));
                }
            }
        }
        if let Some((share, placed)) = best
            && share > 0.01
        {
            taken.insert((placed.scene, placed.carrier), act);
            found.push(placed);
        }
    }
    found
}

/// Where in a sentence the words of an object stand.
fn object_at(words: &[Option<String>], object: &str) -> Option<(usize, usize)> {
    let wanted: Vec<String> = parts_of(object);
    let first = wanted.first()?;
    (0..words.len()).find_map(|from| {
        if words[from].as_ref() != Some(first) {
            return None;
        }
        let mut at = from;
        for word in &wanted {
            at = (at..words.len().min(at + 8)).find(|at| words[*at].as_ref() == Some(word))? + 1;
        }
        Some((from, at))
    })
}

pub(super) fn parts_of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter_map(content)
        .collect()
}

/// The content words of an object.
pub(super) fn set_of(text: &str) -> HashSet<String> {
    parts_of(text).into_iter().collect()
}
