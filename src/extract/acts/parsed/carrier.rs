//! What speaks for and against a word's carrying an act, and for which.

use super::scene::{Atom, Carrier, NO_PARTY, Scene};
use super::traits::Traits;
use crate::extract::syntax::Relation;

/// What a glance at a word tells: enough to leave most words alone.
pub(super) fn glance(scene: &Scene, at: usize) -> Traits {
    let own = &scene.atoms[at];
    let (tag, relation) = (own.tag as u32, own.relation as u32);
    let before = at.checked_sub(1).map_or(0, |at| scene.word(at));
    let mut traits = Traits::with_room(16);
    let mut family = traits.family(700);
    family.add(0, []);
    family.add(1, [own.word]);
    family.add(2, [own.stem, tag]);
    family.add(3, [own.stem, relation]);
    family.add(4, [own.stem, before]);
    family.add(5, [own.stem, scene.word(at + 1)]);
    family.add(6, [tag, relation]);
    family.add(7, [before, tag]);
    family.add(8, [scene.word(at + 1), tag]);
    let class = own.classes[0];
    family.add(12, [class, tag]);
    family.add(13, [class, relation]);
    family.add(14, [class, before]);
    family.add(15, [class, scene.word(at + 1)]);
    let head = own.head.map_or(0, |head| scene.atoms[head].stem);
    family.add(9, [head, own.stem]);
    family.add(10, [head, relation]);
    family.add(11, [u32::from(own.quoted), scene.since]);
    traits
}

/// A word that may carry an act, in its sentence.
#[derive(Clone, Copy)]
struct Word<'s> {
    scene: &'s Scene,
    carrier: &'s Carrier,
    own: &'s Atom,
    at: usize,
    stem: u32,
    tag: u32,
    relation: u32,
    help: u32,
}

/// The traits of a word that may carry an act.
pub(super) fn traits(scene: &Scene, carrier: &Carrier) -> Traits {
    let own = &scene.atoms[carrier.at];
    let word = Word {
        scene,
        carrier,
        own,
        at: carrier.at,
        stem: own.stem,
        tag: own.tag as u32,
        relation: own.relation as u32,
        help: carrier.helpers.number(),
    };
    let mut traits = Traits::with_room(160);
    of_word(&word, &mut traits);
    of_neighbours(&word, &mut traits);
    of_head(&word, &mut traits);
    for child in scene.children(carrier.at).take(10) {
        of_child(&word, child, &mut traits);
    }
    of_doers(&word, &mut traits);
    of_speech(&word, &mut traits);
    of_setting(&word, &mut traits);
    of_classes(&word, &mut traits);
    of_classes_around(&word, &mut traits);
    traits
}

/// What its classes tell, beside the words and classes around it.
fn of_classes(word: &Word<'_>, traits: &mut Traits) {
    let Word {
        own,
        scene,
        carrier,
        at,
        tag,
        relation,
        help,
        ..
    } = *word;
    let mut family = traits.family(800);
    let before = at.wrapping_sub(1);
    for class in own.classes.into_iter().filter(|class| *class > 0) {
        family.add(0, [class]);
        family.add(1, [class, tag, relation]);
        family.add(2, [class, tag, help]);
        family.add(3, [class, scene.word(before)]);
        family.add(4, [class, scene.word(at + 1)]);
        family.add(5, [class, scene.class(before)]);
        family.add(6, [class, scene.class(at + 1)]);
        family.add(7, [class, scene.class(at + 1), scene.class(at + 2)]);
        if let Some(head) = own.head.map(|head| &scene.atoms[head]) {
            family.add(8, [class, head.classes[0], relation]);
            family.add(9, [class, head.stem, relation]);
        }
        for child in scene.children(at).take(8) {
            let one = &scene.atoms[child];
            let tie = one.relation as u32;
            let opener = scene.child(child, &[Relation::Marker, Relation::Case]);
            let opener = opener.map_or(0, |opener| scene.word(opener));
            family.add(10, [class, one.classes[0], tie]);
            family.add(11, [class, one.stem, tie]);
            family.add(12, [class, opener, tie, u32::from(child > at)]);
            family.add(13, [class, opener, one.classes[0]]);
        }
        for (slot, way) in carrier.ways.iter().take(2) {
            let party = scene.parties[*slot].class as u32;
            family.add(14, [class, party]);
            family.add(15, [class, party, super::traits::number(way), help]);
        }
        if carrier.ways.is_empty() {
            family.add(16, [class, tag]);
        }
        family.add(17, [class, scene.since]);
        family.add(18, [class, u32::from(scene.from_department), help]);
        family.add(19, [class, own.classes[1]]);
    }
    if own.classes[0] == 0 {
        family.add(30, [tag, relation]);
    }
}

/// What the classes of the words around it tell.
fn of_classes_around(word: &Word<'_>, traits: &mut Traits) {
    let Word {
        own,
        scene,
        at,
        stem,
        tag,
        relation,
        ..
    } = *word;
    let class = own.classes[0];
    let mut family = traits.family(800);
    family.add(31, [scene.class(at.wrapping_sub(1)), stem]);
    family.add(32, [scene.class(at + 1), stem]);
    family.add(33, [scene.class(at + 1), scene.class(at + 2), tag]);
    if let Some(head) = own.head.map(|head| &scene.atoms[head]) {
        family.add(34, [head.classes[0], stem, relation]);
        family.add(35, [head.classes[0], tag, relation]);
        if let Some(above) = head.head.map(|above| &scene.atoms[above]) {
            family.add(36, [above.classes[0], relation, tag]);
        }
    }
    for child in scene.children(at).take(8) {
        let one = &scene.atoms[child];
        let tie = one.relation as u32;
        family.add(37, [one.classes[0], stem, tie]);
        family.add(38, [one.classes[0], tag, tie]);
        for below in scene.children(child).take(4) {
            family.add(39, [scene.class(below), stem]);
            family.add(40, [scene.class(below), class, tie]);
        }
    }
    for near in at.saturating_sub(5)..(at + 7).min(scene.atoms.len()) {
        if near != at && !scene.atoms[near].tag.is_sign() {
            let side = u32::from(near > at);
            family.add(41, [scene.class(near), side, class]);
            family.add(42, [scene.class(near), side, stem]);
        }
    }
    if let Some(before) = told_before(scene, at) {
        family.add(43, [before.classes[0], class, tag]);
        family.add(44, [before.classes[0], stem]);
    }
}

/// The word before it that tells of speech or of an act.
fn told_before(scene: &Scene, at: usize) -> Option<&Atom> {
    let mut before = scene.atoms[..at].iter().rev().take(12);
    before.find(|atom| atom.says || atom.frames > 0)
}

/// The word itself, its class, what helps it.
fn of_word(word: &Word<'_>, traits: &mut Traits) {
    let Word {
        own,
        stem,
        tag,
        relation,
        help,
        ..
    } = *word;
    let mut family = traits.family(0);
    family.add(0, []);
    family.add(1, [own.word]);
    family.add(2, [stem]);
    family.add(3, [own.word, tag]);
    family.add(4, [stem, tag, relation]);
    family.add(5, [tag, relation]);
    family.add(6, [stem, help]);
    family.add(7, [tag, help]);
    family.add(8, [help, u32::from(own.frames)]);
    family.add(9, [u32::from(own.frames), tag, relation]);
}

/// What stands right beside it.
fn of_neighbours(word: &Word<'_>, traits: &mut Traits) {
    let Word {
        at,
        scene,
        stem,
        tag,
        ..
    } = *word;
    let mut family = traits.family(0);
    let left = if at > 0 { scene.word(at - 1) } else { 0 };
    let lefter = if at > 1 { scene.word(at - 2) } else { 0 };
    let (right, righter) = (scene.word(at + 1), scene.word(at + 2));
    family.add(10, [left]);
    family.add(11, [left, stem]);
    family.add(12, [right]);
    family.add(13, [right, stem]);
    family.add(14, [lefter, left]);
    family.add(15, [right, righter]);
    family.add(16, [left, tag, right]);
    family.add(17, [lefter, stem]);
    family.add(18, [righter, stem]);
    if at == 0 {
        family.add(19, [stem]);
        family.add(20, [tag]);
    }
}

/// What it hangs on.
fn of_head(word: &Word<'_>, traits: &mut Traits) {
    let Word {
        own,
        scene,
        stem,
        tag,
        relation,
        ..
    } = *word;
    let mut family = traits.family(0);
    match own.head.map(|head| &scene.atoms[head]) {
        Some(head) => {
            family.add(21, [head.stem, relation]);
            family.add(22, [head.stem, relation, stem]);
            family.add(23, [head.tag as u32, relation, stem]);
            family.add(24, [u32::from(head.frames), relation, tag]);
            family.add(25, [u32::from(head.says), relation, stem]);
            if let Some(above) = head.head.map(|above| &scene.atoms[above]) {
                family.add(26, [above.stem, relation, tag]);
                family.add(27, [u32::from(above.frames), relation, stem]);
            }
        }
        None => family.add(28, [stem]),
    }
}

/// What hangs on it, one word of it.
fn of_child(word: &Word<'_>, child: usize, traits: &mut Traits) {
    let Word {
        at,
        scene,
        stem,
        tag,
        ..
    } = *word;
    let mut family = traits.family(0);
    let one = &scene.atoms[child];
    let tie = one.relation as u32;
    let side = u32::from(child > at);
    family.add(30, [tie, stem, side]);
    family.add(31, [tie, one.stem]);
    family.add(32, [tie, one.tag as u32, tag]);
    family.add(33, [tie, one.word, stem]);
    family.add(34, [tie, u32::from(one.frames), stem]);
    match one.relation {
        Relation::Subject
        | Relation::PassiveSubject
        | Relation::Object
        | Relation::IndirectObject => {
            let class = scene
                .party_at(child)
                .map_or(NO_PARTY, |party| party.class as u32);
            family.add(35, [tie, class, stem]);
            family.add(36, [tie, class, tag]);
        }
        Relation::Oblique | Relation::NounModifier | Relation::Agent => {
            let case = scene.child(child, &[Relation::Case]);
            let case = case.map_or(0, |case| scene.word(case));
            let class = scene
                .party_at(child)
                .map_or(NO_PARTY, |party| party.class as u32);
            family.add(37, [case, stem]);
            family.add(38, [case, class, stem]);
            family.add(39, [case, one.stem]);
        }
        Relation::Complement
        | Relation::OpenComplement
        | Relation::AdverbClause
        | Relation::NounClause => {
            let opener = scene.child(child, &[Relation::Marker]);
            let opener = opener.map_or(0, |opener| scene.word(opener));
            let help = scene.child(child, &[Relation::Auxiliary]);
            let help = help.map_or(0, |help| scene.word(help));
            family.add(40, [tie, opener, stem]);
            family.add(41, [tie, help, stem]);
            family.add(42, [tie, opener, help]);
            family.add(43, [tie, one.stem, opener]);
        }
        _ => {}
    }
}

/// Who does it, as far as the tree tells.
fn of_doers(word: &Word<'_>, traits: &mut Traits) {
    let Word {
        scene,
        carrier,
        stem,
        tag,
        help,
        ..
    } = *word;
    let mut family = traits.family(0);
    for (slot, way) in carrier.ways.iter().take(2) {
        let class = scene.parties[*slot].class as u32;
        let way = super::traits::number(way);
        family.add(50, [way, class]);
        family.add(51, [class, stem]);
        family.add(52, [way, class, tag, help]);
    }
    if carrier.ways.is_empty() {
        family.add(53, [stem]);
        family.add(54, [tag]);
    }
}

/// Whether somebody speaks above it or before it.
fn of_speech(word: &Word<'_>, traits: &mut Traits) {
    let Word {
        own,
        scene,
        stem,
        tag,
        ..
    } = *word;
    let mut family = traits.family(0);
    // Whether somebody speaks above, and what word tells so.
    let mut above = own.head;
    let mut steps = 0_u32;
    while let Some(up) = above.filter(|_| steps < 5) {
        if scene.atoms[up].says {
            family.add(55, [stem]);
            family.add(56, [scene.atoms[up].stem, tag]);
            break;
        }
        above = scene.atoms[up].head;
        steps += 1;
    }
    if let Some(before) = told_before(scene, word.at) {
        family.add(57, [before.stem, stem]);
        family.add(58, [before.stem, tag]);
    }
}

/// The words around it, the sentence and the message in which it stands.
fn of_setting(word: &Word<'_>, traits: &mut Traits) {
    let Word {
        at,
        own,
        scene,
        stem,
        tag,
        help,
        ..
    } = *word;
    let mut family = traits.family(0);
    for near in at.saturating_sub(5)..(at + 7).min(scene.atoms.len()) {
        if near != at && !scene.atoms[near].tag.is_sign() {
            family.add(59, [scene.atoms[near].stem, u32::from(near > at), tag]);
        }
    }
    family.add(68, [scene.since, stem]);
    family.add(72, [u32::from(scene.reports), stem]);
    family.add(73, [u32::from(scene.reports), tag, help]);
    family.add(69, [scene.since, u32::from(scene.opens_paragraph), tag]);
    family.add(70, [scene.root, stem]);
    family.add(71, [scene.root, scene.since, tag, help]);
    family.add(60, [u32::from(scene.from_department), stem]);
    family.add(61, [u32::from(scene.upper), tag]);
    if own.quoted {
        family.add(62, []);
        family.add(63, [stem]);
    }
    if scene.asks {
        family.add(64, []);
        family.add(65, [stem]);
    }
    for (word, act) in &scene.ruled {
        if *word == at {
            family.add(66, [*act]);
        } else {
            family.add(67, [*act, tag]);
        }
    }
}
