//! How an act is meant: done, denied, on a condition, planned.

use super::scene::{Carrier, NO_WORD, Scene};
use super::traits::Traits;
use crate::extract::syntax::Relation;
use crate::model::Modality;

/// The ways in which an act can be meant, in the order of their numbers.
pub(super) const MODES: [Modality; 4] = [
    Modality::Asserted,
    Modality::Negated,
    Modality::Conditional,
    Modality::Intended,
];

/// What speaks for each of the ways.
pub(super) fn traits(scene: &Scene, carrier: &Carrier, act: u32) -> Traits {
    let own = &scene.atoms[carrier.at];
    let help = carrier.helpers.number();
    let (tag, relation) = (own.tag as u32, own.relation as u32);
    let mut traits = Traits::with_room(64);
    let mut family = traits.family(500);
    family.add(0, []);
    family.add(1, [help]);
    family.add(2, [tag, relation]);
    family.add(3, [tag, act]);
    family.add(4, [help, tag, relation]);
    family.add(5, [help, act]);
    family.add(6, [help, own.stem]);
    family.add(7, [own.stem, act]);
    family.add(8, [own.word]);
    family.add(20, [own.classes[0], help]);
    family.add(21, [own.classes[0], act]);
    if let Some(head) = own.head.map(|head| &scene.atoms[head]) {
        family.add(9, [head.stem, relation]);
        family.add(10, [head.stem, relation, help]);
        family.add(11, [head.word, relation]);
        family.add(22, [head.classes[0], relation]);
        family.add(23, [head.classes[0], relation, help]);
    }
    for child in scene.children(carrier.at).take(8) {
        let one = &scene.atoms[child];
        family.add(12, [one.word, one.relation as u32]);
        family.add(13, [one.word, act]);
        if matches!(one.relation, Relation::AdverbClause) {
            let opener = scene
                .child(child, &[Relation::Marker])
                .map_or(0, |at| scene.word(at));
            family.add(14, [opener, help]);
            family.add(15, [opener]);
        }
    }
    for back in 1..=3 {
        if let Some(before) = carrier.at.checked_sub(back) {
            family.add(16, [scene.word(before), back as u32]);
            family.add(17, [scene.word(before), act]);
        }
    }
    family.add(18, [scene.word(0), act]);
    let first = carrier
        .ways
        .first()
        .map_or(NO_WORD, |(slot, _)| scene.parties[*slot].class as u32);
    family.add(19, [first, help, act]);
    traits
}
