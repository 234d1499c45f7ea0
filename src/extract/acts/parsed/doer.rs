//! What speaks for and against somebody's being the one who acts.

use super::party::{Class, Party};
use super::scene::{Carrier, Scene};
use super::traits::{Traits, number};
use crate::extract::syntax::{Relation, Tag};

/// The traits of each party of a scene as the one who does an act that a word carries.
pub(super) fn traits(scene: &Scene, carrier: &Carrier, act: u32) -> Vec<Traits> {
    let own = &scene.atoms[carrier.at];
    let subject = scene.child(carrier.at, &[Relation::Subject, Relation::PassiveSubject]);
    let nearest = scene
        .parties
        .iter()
        .rposition(|party| place(scene, party).is_some_and(|at| at < carrier.at));
    let nearest_subject = scene.parties.iter().rposition(|party| {
        place(scene, party).is_some_and(|at| {
            at < carrier.at
                && matches!(
                    scene.atoms[at].relation,
                    Relation::Subject | Relation::PassiveSubject
                )
        })
    });
    let first_subject = scene.parties.iter().position(|party| {
        place(scene, party).is_some_and(|at| {
            matches!(
                scene.atoms[at].relation,
                Relation::Subject | Relation::PassiveSubject
            )
        })
    });
    // How many parties stand nearer on the same side.
    let order: Vec<u32> = scene
        .parties
        .iter()
        .map(|party| {
            let Some(at) = place(scene, party) else {
                return 9;
            };
            let nearer = scene
                .parties
                .iter()
                .filter_map(|other| place(scene, other))
                .filter(|other| {
                    (*other > carrier.at) == (at > carrier.at)
                        && other.abs_diff(carrier.at) < at.abs_diff(carrier.at)
                });
            nearer.count() as u32
        })
        .collect();
    let first_way = carrier.ways.first().map_or(0, |(_, way)| number(way));
    let help = carrier.helpers.number();
    let tag = own.tag as u32;
    let relation = own.relation as u32;
    let says = u32::from(scene.atoms.iter().any(|atom| atom.says));
    let root = scene
        .atoms
        .iter()
        .find(|atom| atom.head.is_none())
        .map_or(99, |atom| atom.tag as u32);
    let speaker = scene
        .parties
        .iter()
        .any(|party| party.class == Class::Speaker);
    let mut all = Vec::with_capacity(scene.parties.len());
    for (slot, party) in scene.parties.iter().enumerate() {
        let class = party.class as u32;
        let mut traits = Traits::with_room(72);
        let mut add = |kind: u32, parts: &[u32]| traits.add(kind + 100, parts);
        let way = carrier
            .ways
            .iter()
            .find(|(other, _)| *other == slot)
            .map_or(0, |(_, way)| number(way));
        let rank = carrier
            .ways
            .iter()
            .position(|(other, _)| *other == slot)
            .map_or(9, |rank| rank.min(3)) as u32;
        add(0, &[class]);
        add(1, &[class, act]);
        add(2, &[way]);
        add(3, &[way, class]);
        add(4, &[way, act]);
        add(5, &[way, tag]);
        add(6, &[way, own.stem]);
        add(7, &[class, own.stem]);
        add(8, &[rank, tag]);
        add(9, &[way, first_way, class]);
        add(10, &[class, tag, help]);
        add(11, &[class, u32::from(scene.from_department), act]);
        add(12, &[class, u32::from(own.quoted)]);
        add(13, &[class, first_way]);
        add(14, &[class, first_way, tag, help]);
        add(15, &[class, relation, u32::from(subject.is_some())]);
        let since = if speaker { scene.since } else { 9 };
        add(16, &[class, since]);
        add(17, &[class, since, says]);
        add(18, &[class, since, root, u32::from(scene.opens)]);
        add(19, &[class, since, first_way]);
        add(80, &[class, since, act, u32::from(subject.is_some())]);
        add(81, &[class, says, first_way, act]);
        add(82, &[class, root, own.stem]);
        if let Some(at) = place(scene, party) {
            let atom = &scene.atoms[at];
            let path = scene.path(carrier.at, at);
            let side = u32::from(at > carrier.at);
            let far = match at.abs_diff(carrier.at) {
                far @ 0..=3 => far as u32,
                4..=6 => 4,
                7..=12 => 5,
                13..=24 => 6,
                _ => 7,
            };
            let tie = atom.relation as u32;
            add(20, &[path, side]);
            add(21, &[path, act]);
            add(22, &[path, tag, class]);
            add(23, &[path, own.stem]);
            add(24, &[far, side]);
            add(25, &[far, side, act, tie]);
            add(26, &[tie, side, tag]);
            add(27, &[tie, class, side]);
            add(28, &[u32::from(Some(slot) == nearest), tag, act]);
            add(
                29,
                &[u32::from(Some(slot) == nearest_subject), tag, relation],
            );
            add(30, &[u32::from(Some(slot) == first_subject), tag, relation]);
            add(
                31,
                &[
                    u32::from(Some(slot) == nearest_subject),
                    u32::from(Some(slot) == first_subject),
                    first_way,
                ],
            );
            if matches!(party.class, Class::Thing | Class::Group | Class::House) {
                add(32, &[atom.stem]);
                add(33, &[atom.stem, act]);
            }
            if let Some(head) = atom.head.map(|head| &scene.atoms[head]) {
                add(34, &[u32::from(head.says), tie, side]);
                add(35, &[head.stem, tie, side]);
                add(36, &[head.stem, tie, own.stem]);
            }
            let case = scene
                .child(at, &[Relation::Case])
                .map_or(0, |case| scene.word(case));
            add(37, &[case, tag, act, side]);
            add(38, &[case, own.stem, side]);
            if at > 0 {
                add(39, &[scene.word(at - 1), side]);
            }
            add(40, &[scene.word(at + 1), side]);
            // Between the two: another subject, a verb of speech.
            let between = scene.between(at, carrier.at);
            let says = between.iter().any(|atom| atom.says);
            let other = between
                .iter()
                .filter(|atom| {
                    matches!(atom.relation, Relation::Subject | Relation::PassiveSubject)
                })
                .count()
                .min(3) as u32;
            add(41, &[u32::from(says), other, side]);
            add(42, &[other, tie, tag, side]);
            // How many words stand between that neither help the verb nor belong to the name.
            let apart = between
                .iter()
                .filter(|one| {
                    !matches!(
                        one.tag,
                        Tag::Modal | Tag::Auxiliary | Tag::AuxiliaryForm | Tag::Adverb | Tag::To
                    ) && !matches!(
                        one.relation,
                        Relation::Flat | Relation::Compound | Relation::Case
                    )
                })
                .count()
                .min(4) as u32;
            add(44, &[apart, side, tag]);
            add(45, &[apart, side, class]);
            add(46, &[apart, side, act, tie]);
            let rank = (order[slot]).min(4);
            add(47, &[rank, side, tag, class]);
            add(48, &[rank, side, act]);
            add(43, &[u32::from(atom.quoted), u32::from(own.quoted)]);
        } else {
            let opens = scene.atoms[..carrier.at]
                .iter()
                .all(|atom| atom.tag.is_sign() || atom.number);
            add(60, &[class, tag, relation, u32::from(opens)]);
            add(61, &[class, u32::from(opens), own.stem]);
            add(62, &[class, u32::from(subject.is_some()), act]);
            add(63, &[class, u32::from(nearest_subject.is_some()), act, tag]);
            add(64, &[class, relation, help]);
            add(65, &[class, scene.word(0)]);
            add(66, &[class, scene.atoms[0].tag as u32]);
            add(
                67,
                &[
                    class,
                    u32::from(first_subject.is_some()),
                    u32::from(scene.from_department),
                ],
            );
        }
        all.push(traits);
    }
    all
}

/// Where in the sentence a party is named.
fn place(scene: &Scene, party: &Party) -> Option<usize> {
    let at = party.at?.checked_sub(scene.first)?;
    (at < scene.atoms.len()).then_some(at)
}
