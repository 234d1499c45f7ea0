//! Which words of a sentence tell what is proposed, asked for, rejected, or who is met.
//!
//! A stretch of words is weighed by how it begins, how it ends and what it holds: the first two are weighed once a place, so
//! that hundreds of stretches cost little more than their ends.

use super::scene::{Carrier, MET, NO_PARTY, NO_WORD, Scene};
use super::traits::Traits;
use crate::extract::syntax::{Relation, Tag};

/// A stretch has no more words than this.
const MOST: usize = 32;

/// Words from where one of the openings of a scene stands to one of its closings, by their numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    pub(super) opening: usize,
    pub(super) closing: usize,
}

impl Stretch {
    /// Its words: places `first..end`.
    pub(super) fn words(&self, scene: &Scene) -> (usize, usize) {
        (scene.openings[self.opening], scene.closings[self.closing])
    }
}

/// All stretches that may be the object of an act which a word carries.
pub(super) fn stretches(scene: &Scene, carrier: &Carrier) -> Vec<Stretch> {
    let mut all = Vec::with_capacity(8 * scene.openings.len());
    let is_verb = scene.atoms[carrier.at].tag.is_verb();
    for (opening, first) in scene.openings.iter().enumerate() {
        let behind = scene.closings.partition_point(|end| end <= first);
        for (closing, end) in scene.closings.iter().enumerate().skip(behind) {
            if end - first > MOST {
                break;
            }
            let holds = (*first..*end).contains(&carrier.at);
            if holds && (is_verb || end - first > 8) {
                continue;
            }
            all.push(Stretch { opening, closing });
        }
    }
    all
}

/// Places where a phrase may begin: behind what introduces it.
pub(super) fn openings(scene: &Scene) -> Vec<usize> {
    let mut found: Vec<usize> = scene
        .atoms
        .iter()
        .enumerate()
        .flat_map(|(at, atom)| [atom.reach.0, at])
        .filter(|at| !introduces(scene, *at))
        .collect();
    // Behind what introduces something the phrase begins.
    found.extend(
        (1..scene.atoms.len()).filter(|at| introduces(scene, at - 1) && !introduces(scene, *at)),
    );
    found.sort_unstable();
    found.dedup();
    found.retain(|at| {
        let atom = &scene.atoms[*at];
        // No name is cut.
        let within = matches!(atom.relation, Relation::Flat | Relation::Compound);
        !atom.joined && (*at == 0 || introduces(scene, at - 1) || !within)
    });
    found
}

fn introduces(scene: &Scene, at: usize) -> bool {
    let atom = &scene.atoms[at];
    atom.tag.is_sign()
        || matches!(
            atom.tag,
            Tag::Possessive | Tag::To | Tag::And | Tag::Subordinator | Tag::Preposition
        )
        || atom.tag == Tag::Determiner && atom.relation == Relation::Determiner
}

/// Places behind the last word of a phrase.
pub(super) fn closings(scene: &Scene) -> Vec<usize> {
    let mut found: Vec<usize> = scene.atoms.iter().map(|atom| atom.reach.1).collect();
    found.extend((1..scene.atoms.len()).filter(|at| {
        let atom = &scene.atoms[*at];
        atom.tag.is_sign()
            || matches!(
                atom.tag,
                Tag::And | Tag::Subordinator | Tag::When | Tag::Who | Tag::Preposition
            )
    }));
    // Of each place the one behind the last word before it that may end a phrase.
    let mut last = vec![0; scene.atoms.len() + 1];
    for end in 1..last.len() {
        last[end] = if ends(scene, end - 1) {
            last[end - 1]
        } else {
            end
        };
    }
    for end in &mut found {
        *end = last.get(*end).copied().unwrap_or(0);
    }
    found.sort_unstable();
    found.dedup();
    found.retain(|end| *end > 0 && scene.atom(*end).is_none_or(|atom| !atom.joined));
    found
}

/// Whether no phrase ends in a word.
fn ends(scene: &Scene, at: usize) -> bool {
    let atom = &scene.atoms[at];
    atom.tag.is_sign()
        || matches!(
            atom.tag,
            Tag::And | Tag::To | Tag::Auxiliary | Tag::AuxiliaryForm
        )
}

pub(super) fn depth(scene: &Scene, at: usize) -> u32 {
    std::iter::successors(Some(at), |at| {
        scene.atoms.get(*at).and_then(|atom| atom.head)
    })
    .take(30)
    .count() as u32
}

fn side(at: usize, other: usize) -> u32 {
    let far = at.abs_diff(other);
    let bin = match far {
        0..=4 => far as u32,
        5..=7 => 5,
        8..=12 => 6,
        13..=20 => 7,
        _ => 8,
    };
    if at > other { bin } else { bin + 16 }
}

/// Adds what speaks for and against a stretch by where it begins.
pub(super) fn opening(scene: &Scene, carrier: &Carrier, act: u32, at: usize, traits: &mut Traits) {
    let own = &scene.atoms[carrier.at];
    let atom = &scene.atoms[at];
    let before = if at > 0 { scene.word(at - 1) } else { 0 };
    let before_tag = if at > 0 {
        scene.atoms[at - 1].tag as u32
    } else {
        99
    };
    let before_that = if at > 1 { scene.word(at - 2) } else { 0 };
    let side = side(at, carrier.at);
    let tag = own.tag as u32;
    let mut family = traits.family(200);
    family.add(0, [side, tag]);
    family.add(1, [side, act, before_tag]);
    family.add(2, [before, act]);
    family.add(3, [before, own.stem]);
    family.add(4, [before, tag, side]);
    family.add(5, [before_tag, atom.tag as u32]);
    family.add(6, [before_tag, atom.tag as u32, act]);
    family.add(7, [atom.word]);
    family.add(8, [side, own.stem]);
    family.add(9, [before_that, before, tag]);
    family.add(10, [atom.tag as u32, atom.relation as u32, act]);
    let path = scene.path(carrier.at, at);
    family.add(11, [path, tag]);
    family.add(12, [path, act]);
    let sense = own.classes[0];
    family.add(20, [before, sense]);
    family.add(21, [side, sense, act]);
    family.add(22, [path, sense]);
    family.add(23, [atom.classes[0], before_tag, act]);
    // Whether only what introduces stands between.
    let between = if at > carrier.at {
        let words = scene.between(carrier.at, at);
        let verbs = words
            .iter()
            .filter(|atom| atom.tag.is_verb())
            .count()
            .min(3) as u32;
        let nouns = words
            .iter()
            .filter(|atom| atom.tag.is_noun())
            .count()
            .min(3) as u32;
        let signs = words
            .iter()
            .filter(|atom| atom.tag.is_sign())
            .count()
            .min(3) as u32;
        [verbs, nouns, signs]
    } else {
        [8, 8, 8]
    };
    family.add(13, [between[0], between[1], between[2]]);
    family.add(14, [between[0], between[1], act, before]);
    family.add(15, [between[0], between[1], own.stem]);
}

/// Adds what speaks for and against a stretch by where it ends.
pub(super) fn closing(scene: &Scene, carrier: &Carrier, act: u32, end: usize, traits: &mut Traits) {
    let own = &scene.atoms[carrier.at];
    let last = &scene.atoms[end - 1];
    let next = scene.word(end);
    let next_tag = scene.atom(end).map_or(NO_WORD, |atom| atom.tag as u32);
    let next_tie = scene.atom(end).map_or(NO_WORD, |atom| atom.relation as u32);
    let after = scene.word(end + 1);
    let after_tag = scene.atom(end + 1).map_or(NO_WORD, |atom| atom.tag as u32);
    let mut family = traits.family(300);
    family.add(0, [next]);
    family.add(1, [next, act]);
    family.add(2, [next_tag, last.tag as u32]);
    family.add(3, [next_tag, next_tie, act]);
    family.add(4, [next, after_tag]);
    family.add(5, [next, after]);
    family.add(6, [next_tag, after_tag]);
    family.add(7, [side(end, carrier.at), act]);
    family.add(8, [u32::from(end == own.reach.1), own.tag as u32]);
    family.add(9, [u32::from(end == own.reach.1), next_tag, act]);
    let left = scene.atoms.len() - end;
    family.add(10, [left.min(4) as u32, act]);
    // How far up the tree what follows hangs.
    let next_path = if end < scene.atoms.len() {
        scene.path(carrier.at, end)
    } else {
        0
    };
    family.add(11, [next_path, own.tag as u32]);
    let open = scene
        .atom(end)
        .and_then(|atom| atom.head)
        .map_or(2, |head| u32::from(head < end));
    family.add(12, [open, next_tag]);
    family.add(13, [open, next]);
    family.add(14, [last.word]);
    family.add(20, [scene.class(end), act]);
    family.add(21, [last.classes[0], next_tag]);
    family.add(22, [next, own.classes[0]]);
}

/// Adds what is true of a stretch as a whole.
pub(super) fn whole(
    scene: &Scene,
    carrier: &Carrier,
    act: u32,
    (first, end): (usize, usize),
    traits: &mut Traits,
) {
    let own = &scene.atoms[carrier.at];
    let mut top = first;
    let (mut comma, mut verb, mut turn, mut roots, mut joined) =
        (false, 0_u32, false, 0_u32, false);
    for at in first..end {
        let atom = &scene.atoms[at];
        if scene.depths[at] < scene.depths[top] {
            top = at;
        }
        comma |= atom.tag == Tag::Comma;
        verb += u32::from(atom.tag.is_verb());
        turn |= matches!(atom.tag, Tag::Subordinator | Tag::Who | Tag::When) && at > first;
        joined |= atom.tag == Tag::And;
        let outside = atom.head.is_none_or(|head| head < first || head >= end);
        roots += u32::from(outside && !atom.tag.is_sign());
    }
    let head = &scene.atoms[top];
    let length = match end - first {
        size @ 1..=3 => size as u32,
        4..=5 => 4,
        6..=8 => 5,
        9..=12 => 6,
        13..=18 => 7,
        19..=25 => 8,
        _ => 9,
    };
    let path = scene.path(carrier.at, top);
    let tag = own.tag as u32;
    let roots = roots.min(4);
    let (top_tag, top_tie) = (head.tag as u32, head.relation as u32);
    // Whether the phrase leaves anything that hangs on its head out, before or behind.
    let cut = u32::from(head.reach.0 < first && !all_introduce(scene, head.reach.0, first))
        + 2 * u32::from(head.reach.1 > end && !(end..head.reach.1).all(|at| ends(scene, at)));
    let mut family = traits.family(400);
    family.add(0, [length]);
    family.add(1, [length, act]);
    family.add(2, [length, path]);
    family.add(3, [path, tag]);
    family.add(4, [path, act, tag]);
    family.add(5, [path, own.stem]);
    family.add(6, [roots, cut]);
    family.add(7, [roots, cut, top_tag]);
    family.add(8, [cut, top_tie, act]);
    family.add(9, [top_tag, top_tie, act]);
    family.add(10, [top_tag, own.stem]);
    family.add(11, [u32::from(comma), length, act]);
    family.add(12, [verb.min(3), length]);
    family.add(13, [verb.min(3), act, top_tag]);
    family.add(14, [u32::from(turn), length, act]);
    family.add(15, [u32::from(joined), length]);
    let case = scene
        .child(top, &[Relation::Case, Relation::Marker])
        .map_or(0, |case| scene.word(case));
    family.add(16, [case, own.stem]);
    family.add(17, [case, act, top_tie]);
    let holds = (first..end).contains(&carrier.at);
    family.add(18, [u32::from(holds), act, tag]);
    family.add(
        20,
        [u32::from(first > carrier.at), act, tag, own.relation as u32],
    );
    family.add(21, [u32::from(first > carrier.at), own.stem]);
    if act == MET {
        let class = scene
            .party_at(top)
            .map_or(NO_PARTY, |party| party.class as u32);
        family.add(22, [class]);
        family.add(23, [class, length]);
        family.add(24, [class, path]);
    }
    family.add(25, [head.stem, act]);
    let sense = own.classes[0];
    family.add(30, [head.classes[0], act, top_tie]);
    family.add(31, [head.classes[0], sense]);
    family.add(32, [path, sense]);
    family.add(33, [case, sense, top_tie]);
    family.add(34, [top_tag, sense, u32::from(first > carrier.at)]);
}

/// Whether somebody who acts is named within a stretch.
pub(super) fn is_within((first, end): (usize, usize), doer: Option<usize>) -> bool {
    doer.is_some_and(|doer| (first..end).contains(&doer))
}

/// Adds whether he is.
pub(super) fn with_doer(within: bool, act: u32, traits: &mut Traits) {
    traits.family(400).add(19, [u32::from(within), act]);
}

fn all_introduce(scene: &Scene, first: usize, end: usize) -> bool {
    (first..end).all(|at| introduces(scene, at))
}
