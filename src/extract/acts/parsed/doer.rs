//! What speaks for and against somebody's being the one who acts.

use super::party::Class;
use super::scene::{Atom, Carrier, Scene};
use super::traits::{Traits, number};
use crate::extract::syntax::{Relation, Tag};

/// Subjects in either voice.
const SUBJECTS: [Relation; 2] = [Relation::Subject, Relation::PassiveSubject];

/// What is the same for all parties.
pub(super) struct Look<'s> {
    scene: &'s Scene,
    carrier: &'s Carrier,
    own: &'s Atom,
    act: u32,
    /// The first way through the tree that leads to somebody.
    way: u32,
    /// Whether the word has a subject of its own.
    subject: u32,
    /// Whether a word of the sentence tells that somebody speaks.
    says: u32,
    /// So many sentences ago somebody spoke; 9 where nobody did.
    since: u32,
    /// Where each party stands; those of the sentence only.
    places: Vec<Option<usize>>,
    nearest: Option<usize>,
    nearest_subject: Option<usize>,
    first_subject: Option<usize>,
}

impl<'s> Look<'s> {
    pub(super) fn new(scene: &'s Scene, carrier: &'s Carrier, act: u32) -> Self {
        let places: Vec<Option<usize>> = (0..scene.parties.len())
            .map(|slot| scene.place(slot))
            .collect();
        let is_subject = |at: usize| SUBJECTS.contains(&scene.atoms[at].relation);
        let before = |place: &Option<usize>| place.filter(|at| *at < carrier.at);
        let subject_before = |place: &Option<usize>| before(place).is_some_and(is_subject);
        let speaks = scene
            .parties
            .iter()
            .any(|party| party.class == Class::Speaker);
        Look {
            scene,
            carrier,
            own: &scene.atoms[carrier.at],
            act,
            way: carrier.ways.first().map_or(0, |(_, way)| number(way)),
            subject: u32::from(scene.child(carrier.at, &SUBJECTS).is_some()),
            says: u32::from(scene.atoms.iter().any(|atom| atom.says)),
            since: if speaks { scene.since } else { 9 },
            nearest: places.iter().rposition(|place| before(place).is_some()),
            nearest_subject: places.iter().rposition(subject_before),
            first_subject: places
                .iter()
                .position(|place| place.is_some_and(is_subject)),
            places,
        }
    }

    /// Adds the traits of one party.
    pub(super) fn traits(&self, slot: usize, traits: &mut Traits) {
        self.of_anybody(slot, traits);
        match self.places[slot] {
            Some(at) => {
                self.of_named(slot, at, traits);
                self.between(slot, at, traits);
            }
            None => self.of_unnamed(slot, traits),
        }
    }

    /// What can be asked of everybody: who it is, by which way of the tree, who spoke before.
    fn of_anybody(&self, slot: usize, traits: &mut Traits) {
        let (scene, own, act) = (self.scene, self.own, self.act);
        let class = scene.parties[slot].class as u32;
        let rank = self
            .carrier
            .ways
            .iter()
            .position(|(other, _)| *other == slot);
        let way = rank.map_or(0, |rank| number(self.carrier.ways[rank].1));
        let rank = rank.map_or(9, |rank| rank.min(3)) as u32;
        let help = self.carrier.helpers.number();
        let (tag, relation) = (own.tag as u32, own.relation as u32);
        let mut family = traits.family(100);
        family.add(0, [class]);
        family.add(1, [class, act]);
        family.add(2, [way]);
        family.add(3, [way, class]);
        family.add(4, [way, act]);
        family.add(5, [way, tag]);
        family.add(6, [way, own.stem]);
        family.add(7, [class, own.stem]);
        family.add(8, [rank, tag]);
        family.add(9, [way, self.way, class]);
        family.add(10, [class, tag, help]);
        family.add(11, [class, u32::from(scene.from_department), act]);
        family.add(12, [class, u32::from(own.quoted)]);
        family.add(13, [class, self.way]);
        family.add(14, [class, self.way, tag, help]);
        family.add(15, [class, relation, self.subject]);
        family.add(16, [class, self.since]);
        family.add(17, [class, self.since, self.says]);
        let opens = u32::from(scene.opens_paragraph);
        family.add(18, [class, self.since, scene.root, opens]);
        family.add(19, [class, self.since, self.way]);
        family.add(80, [class, self.since, act, self.subject]);
        family.add(81, [class, self.says, self.way, act]);
        family.add(82, [class, scene.root, own.stem]);
        let reports = u32::from(scene.reports);
        family.add(83, [class, reports, self.subject]);
        family.add(84, [class, reports, self.since, self.way]);
        family.add(85, [class, reports, own.stem]);
        family.add(86, [class, reports, act, tag]);
        let sense = own.classes[0];
        family.add(90, [class, sense]);
        family.add(91, [way, sense]);
        family.add(92, [class, self.way, sense]);
        family.add(93, [class, self.since, sense]);
    }

    /// Where somebody named in the sentence stands in it and in its tree.
    fn of_named(&self, slot: usize, at: usize, traits: &mut Traits) {
        let (scene, own, act) = (self.scene, self.own, self.act);
        let atom = &scene.atoms[at];
        let class = scene.parties[slot].class;
        let path = scene.path(self.carrier.at, at);
        let side = u32::from(at > self.carrier.at);
        let far = match at.abs_diff(self.carrier.at) {
            far @ 0..=3 => far as u32,
            4..=6 => 4,
            7..=12 => 5,
            13..=24 => 6,
            _ => 7,
        };
        let (tag, relation, tie) = (own.tag as u32, own.relation as u32, atom.relation as u32);
        let nearest_subject = u32::from(Some(slot) == self.nearest_subject);
        let first_subject = u32::from(Some(slot) == self.first_subject);
        let mut family = traits.family(100);
        family.add(20, [path, side]);
        family.add(21, [path, act]);
        family.add(22, [path, tag, class as u32]);
        family.add(23, [path, own.stem]);
        family.add(24, [far, side]);
        family.add(25, [far, side, act, tie]);
        family.add(26, [tie, side, tag]);
        family.add(27, [tie, class as u32, side]);
        family.add(28, [u32::from(Some(slot) == self.nearest), tag, act]);
        family.add(29, [nearest_subject, tag, relation]);
        family.add(30, [first_subject, tag, relation]);
        family.add(31, [nearest_subject, first_subject, self.way]);
        if matches!(class, Class::Thing | Class::Group | Class::House) {
            family.add(32, [atom.stem]);
            family.add(33, [atom.stem, act]);
        }
        let sense = own.classes[0];
        family.add(94, [path, sense]);
        family.add(95, [tie, side, sense]);
        if matches!(class, Class::Thing | Class::Group) {
            family.add(96, [atom.classes[0], act]);
        }
        if let Some(head) = atom.head.map(|head| &scene.atoms[head]) {
            family.add(97, [head.classes[0], tie, side]);
            family.add(98, [head.classes[0], tie, sense]);
            family.add(34, [u32::from(head.says), tie, side]);
            family.add(35, [head.stem, tie, side]);
            family.add(36, [head.stem, tie, own.stem]);
        }
        let case = scene.child(at, &[Relation::Case]);
        let case = case.map_or(0, |case| scene.word(case));
        family.add(37, [case, tag, act, side]);
        family.add(38, [case, own.stem, side]);
        family.add(99, [case, sense, side]);
        if at > 0 {
            family.add(39, [scene.word(at - 1), side]);
        }
        family.add(40, [scene.word(at + 1), side]);
        family.add(43, [u32::from(atom.quoted), u32::from(own.quoted)]);
    }

    /// What stands between somebody and the word: others who may act, a verb of speech, words of neither.
    fn between(&self, slot: usize, at: usize, traits: &mut Traits) {
        let (scene, act) = (self.scene, self.act);
        let class = scene.parties[slot].class as u32;
        let (tag, tie) = (self.own.tag as u32, scene.atoms[at].relation as u32);
        let side = u32::from(at > self.carrier.at);
        let between = scene.between(at, self.carrier.at);
        let says = u32::from(between.iter().any(|atom| atom.says));
        let subjects = between
            .iter()
            .filter(|atom| SUBJECTS.contains(&atom.relation));
        let subjects = subjects.count().min(3) as u32;
        // Words that neither help the verb nor belong to the name.
        let apart = between.iter().filter(|one| {
            !matches!(
                one.tag,
                Tag::Modal | Tag::Auxiliary | Tag::AuxiliaryForm | Tag::Adverb | Tag::To
            ) && !matches!(
                one.relation,
                Relation::Flat | Relation::Compound | Relation::Case
            )
        });
        let apart = apart.count().min(4) as u32;
        // Parties that stand nearer on the same side.
        let far = at.abs_diff(self.carrier.at);
        let nearer = self.places.iter().flatten().filter(|other| {
            (**other > self.carrier.at) == (at > self.carrier.at)
                && other.abs_diff(self.carrier.at) < far
        });
        let nearer = nearer.count().min(4) as u32;
        let mut family = traits.family(100);
        family.add(41, [says, subjects, side]);
        family.add(42, [subjects, tie, tag, side]);
        family.add(44, [apart, side, tag]);
        family.add(45, [apart, side, class]);
        family.add(46, [apart, side, act, tie]);
        family.add(47, [nearer, side, tag, class]);
        family.add(48, [nearer, side, act]);
    }

    /// Whether the sentence leaves room for somebody whom no word of it names.
    fn of_unnamed(&self, slot: usize, traits: &mut Traits) {
        let (scene, own, act) = (self.scene, self.own, self.act);
        let class = scene.parties[slot].class as u32;
        let (tag, relation) = (own.tag as u32, own.relation as u32);
        let before = &scene.atoms[..self.carrier.at];
        let opens = u32::from(before.iter().all(|atom| atom.tag.is_sign() || atom.number));
        let department = u32::from(scene.from_department);
        let nearest_subject = u32::from(self.nearest_subject.is_some());
        let first_subject = u32::from(self.first_subject.is_some());
        let mut family = traits.family(100);
        family.add(60, [class, tag, relation, opens]);
        family.add(61, [class, opens, own.stem]);
        family.add(62, [class, self.subject, act]);
        family.add(63, [class, nearest_subject, act, tag]);
        family.add(64, [class, relation, self.carrier.helpers.number()]);
        family.add(65, [class, scene.word(0)]);
        family.add(66, [class, scene.atoms[0].tag as u32]);
        family.add(67, [class, first_subject, department]);
    }
}
