//! All that the judge needs to know of a sentence: its words in the tree, the parties in it, the words that may carry an act.
//!
//! Places count from the first token of the sentence. A scene borrows nothing, so that a trainer can keep thousands.

use super::classes::classes;
use super::party::{Class, Party, party};
use super::traits::{Traits, number, stem};
use super::view::{Helpers, View};
use super::who::{Doer, Who, agents, doers, owners};
use crate::extract::discourse::Mind;
use crate::extract::draft::Draft;
use crate::extract::syntax::{Relation, Tag};
use crate::model::{EntityKind, Meant};

/// The acts that the judge has learnt, in the order of their numbers, which the weights are learnt by; number 0 is none. All are
/// acts of the vocabulary ([`vocab::acts`](crate::vocab::acts)), as a test sees to; one that the tables know beside them is
/// told by its rules alone, until weights are learnt with it.
pub(super) const ACTS: [&str; 8] = [
    "", "proposed", "requested", "agreed", "rejected", "supported", "concerned", "met",
];

/// A way through the tree leads over so many words on either side at most.
const STEPS: usize = 6;

/// Acts are told by bits of 16 ([`Atom::frames`]).
const _: () = assert!(ACTS.len() <= u16::BITS as usize);

/// The number of `met` among them.
pub(super) const MET: u32 = 7;

/// Stand in traits for a word, and for a party, where there is none.
pub(super) const NO_WORD: u32 = 99;
pub(super) const NO_PARTY: u32 = 90;

/// Classes of figures, and of what stands outside the sentence: beside those of words.
const NUMBER: u32 = 99;
const OUTSIDE: u32 = 98;

/// A word of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    pub(super) word: u32,
    pub(super) stem: u32,
    /// Classes of the word by what it means, the commoner first; 0 for none.
    pub(super) classes: [u32; 2],
    pub(super) tag: Tag,
    pub(super) relation: Relation,
    pub(super) head: Option<usize>,
    /// First word of what hangs on it, and the place behind the last.
    pub(super) reach: (usize, usize),
    /// Acts of the frames that have the word, as bits.
    pub(super) frames: u16,
    /// Those of them that it tells where nothing denies it: "will not sign" rejects, "signs" does nothing.
    pub(super) plain: u16,
    pub(super) says: bool,
    pub(super) quoted: bool,
    pub(super) number: bool,
    /// Whether it goes on with the name in which the word before it stands.
    pub(super) joined: bool,
}

/// A word that may carry an act.
#[derive(Clone, Debug)]
pub(super) struct Carrier {
    pub(super) at: usize,
    pub(super) helpers: Helpers,
    /// Parties by the ways of the tree that lead to them.
    pub(super) ways: Vec<(usize, &'static str)>,
    /// What a glance at the word tells.
    pub(super) glance: Traits,
    /// What a close look at it tells.
    pub(super) traits: Traits,
}

/// Which words are worth a close look.
pub(in crate::extract::acts) trait Gate {
    /// Whether a word with this stem may carry an act.
    fn knows_stem(&self, stem: u32) -> bool;

    /// Whether a word may carry one by what a glance at it tells.
    fn lets_pass(&self, glance: &Traits) -> bool;
}

/// A read sentence.
#[derive(Clone, Debug, Default)]
pub(in crate::extract) struct Scene {
    /// Token of the page at which it begins.
    pub(super) first: usize,
    pub(super) atoms: Vec<Atom>,
    /// Who may act, in the order of the text; those whom no word names last.
    pub(super) parties: Vec<Party>,
    pub(super) carriers: Vec<Carrier>,
    /// Where an object may begin, and end.
    pub(super) openings: Vec<usize>,
    pub(super) closings: Vec<usize>,
    /// How far below the head of the sentence each word hangs.
    pub(super) depths: Vec<u32>,
    pub(super) upper: bool,
    pub(super) from_department: bool,
    pub(super) asks: bool,
    /// So many sentences ago somebody spoke, as far as four.
    pub(super) since: u32,
    /// Whether it opens a paragraph.
    pub(super) opens_paragraph: bool,
    /// Whether the last to speak in the paragraph was another than the sender.
    pub(super) reports: bool,
    /// Class of the word on which all hangs, as a number.
    pub(super) root: u32,
    /// What rules have told: the word and the act.
    pub(super) ruled: Vec<(usize, u32)>,
}

impl Scene {
    pub(super) fn new(
        draft: &mut Draft<'_, '_>,
        view: &View<'_, '_>,
        mind: &Mind,
        ruled: Vec<(usize, u32)>,
        gate: &dyn Gate,
    ) -> Self {
        let page = view.page;
        let atoms: Vec<Atom> = (view.first..view.end)
            .map(|at| atom(draft, view, at))
            .collect();
        let mut scene = Scene {
            first: view.first,
            atoms,
            parties: Vec::new(),
            carriers: Vec::new(),
            openings: Vec::new(),
            closings: Vec::new(),
            depths: Vec::new(),
            upper: view.upper,
            from_department: page.is_from_department(),
            asks: page.word(view.end.saturating_sub(1)) == "?",
            since: mind.since.min(4),
            opens_paragraph: mind.opens_paragraph,
            reports: mind.reports,
            root: 0,
            ruled,
        };
        let root = scene.atoms.iter().find(|atom| atom.head.is_none());
        scene.root = root.map_or(NO_WORD, |atom| atom.tag as u32);
        let glances: Vec<(usize, Traits)> = (0..scene.atoms.len())
            .filter(|at| {
                may_be_carrier(scene.atoms[*at].tag) && gate.knows_stem(scene.atoms[*at].stem)
            })
            .map(|at| (at, super::carrier::glance(&scene, at)))
            .filter(|(_, glance)| gate.lets_pass(glance))
            .collect();
        if glances.is_empty() {
            return scene;
        }
        scene.parties = parties(draft, view, mind);
        scene.openings = super::span::openings(&scene);
        scene.closings = super::span::closings(&scene);
        scene.depths = (0..scene.atoms.len())
            .map(|at| super::span::depth(&scene, at))
            .collect();
        for (place, glance) in glances {
            let at = place + view.first;
            let helpers = view.helpers(at);
            let mut carrier = Carrier {
                at: place,
                helpers,
                ways: Vec::new(),
                glance,
                traits: Traits::default(),
            };
            let passive = view.tag(at) != Tag::Gerund
                && (view.is_passive(at) || view.tag(at) == Tag::Participle && helpers.be);
            let mut told: Vec<Doer> = if passive {
                agents(view, at)
            } else {
                doers(view, at)
            };
            told.extend(owners(view, at));
            for (who, way) in told {
                if let Some(slot) = scene.slot(who)
                    && !carrier.ways.iter().any(|(other, _)| *other == slot)
                {
                    carrier.ways.push((slot, way));
                }
            }
            carrier.traits = super::carrier::traits(&scene, &carrier);
            scene.carriers.push(carrier);
        }
        scene
    }

    /// The party that somebody is.
    fn slot(&self, who: Who) -> Option<usize> {
        self.parties.iter().position(|party| match who {
            Who::At(at) => party.at == Some(at),
            Who::Sender => party.class == Class::Sender,
            Who::Speaker => party.class == Class::Speaker,
        })
    }

    pub(super) fn atom(&self, at: usize) -> Option<&Atom> {
        self.atoms.get(at)
    }

    /// The word at a place; a number of its own outside the sentence.
    pub(super) fn word(&self, at: usize) -> u32 {
        self.atoms.get(at).map_or(1, |atom| atom.word)
    }

    /// The class of the word at a place by its commoner sense.
    pub(super) fn class(&self, at: usize) -> u32 {
        self.atoms.get(at).map_or(OUTSIDE, |atom| atom.classes[0])
    }

    /// The words between two places, without those at them.
    pub(super) fn between(&self, one: usize, other: usize) -> &[Atom] {
        self.atoms
            .get(one.min(other) + 1..one.max(other))
            .unwrap_or_default()
    }

    /// What hangs on a word, in order.
    pub(super) fn children(&self, at: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let (first, end) = self.atoms[at].reach;
        (first..end.min(self.atoms.len())).filter(move |child| self.atoms[*child].head == Some(at))
    }

    /// The first that hangs on a word by one of these relations.
    pub(super) fn child(&self, at: usize, relations: &[Relation]) -> Option<usize> {
        self.children(at)
            .find(|child| relations.contains(&self.atoms[*child].relation))
    }

    /// The way through the tree from one word to another, as a number: relations up, then relations down.
    pub(super) fn path(&self, from: usize, to: usize) -> u32 {
        let (mut above, mut below) = ([0; STEPS], [0; STEPS]);
        let (above, below) = (self.above(from, &mut above), self.above(to, &mut below));
        let shared = above.iter().enumerate().find_map(|(up, shared)| {
            let down = below.iter().position(|at| at == shared)?;
            Some((up, down))
        });
        let Some((up, down)) = shared else { return 1 };
        let step = |sum: u32, at: &usize| {
            (sum ^ (self.atoms[*at].relation as u32 + 1)).wrapping_mul(0x0100_0193)
        };
        let sum = above[..up].iter().fold(7, step);
        let sum = sum.wrapping_mul(0x0100_0193) ^ 0xff;
        below[..down].iter().fold(sum, step)
    }

    /// A word and those above it, as far as a way through the tree goes.
    fn above<'a>(&self, at: usize, found: &'a mut [usize; STEPS]) -> &'a [usize] {
        let head = |at: &usize| self.atoms.get(*at).and_then(|atom| atom.head);
        let mut count = 0;
        for (place, at) in found.iter_mut().zip(std::iter::successors(Some(at), head)) {
            *place = at;
            count += 1;
        }
        &found[..count]
    }

    /// Where in the sentence a party is named.
    pub(super) fn place(&self, slot: usize) -> Option<usize> {
        let at = self.parties.get(slot)?.at?.checked_sub(self.first)?;
        (at < self.atoms.len()).then_some(at)
    }

    /// The party that a word is.
    pub(super) fn party_at(&self, at: usize) -> Option<&Party> {
        let token = at + self.first;
        self.parties.iter().find(|party| party.at == Some(token))
    }
}

fn atom(draft: &Draft<'_, '_>, view: &View<'_, '_>, at: usize) -> Atom {
    let page = view.page;
    let written = page.word(at);
    let digits = written.as_bytes().first().is_some_and(u8::is_ascii_digit);
    let (mut frames, mut plain) = (0_u16, 0_u16);
    for frame in super::frames(page, at) {
        if let Some(act) = ACTS.iter().position(|act| *act == frame.act) {
            frames |= 1 << act;
            plain |= u16::from(!frame.refused) << act;
        }
    }
    let (first, end) = view.reach(at);
    let stem = if digits { 2 } else { stem(written) };
    Atom {
        word: if digits { 2 } else { number(written) },
        stem,
        classes: if digits { [NUMBER, 0] } else { classes(stem) },
        tag: view.tag(at),
        relation: view.relation(at),
        head: view.head(at).map(|head| head - view.first),
        reach: (first - view.first, end - view.first),
        frames,
        plain,
        says: super::who::says(view, at),
        quoted: page.is_quoted(at),
        number: digits,
        joined: at > view.first
            && draft.owner(at).is_some()
            && draft.owner(at) == draft.owner(at - 1),
    }
}

/// Everybody in a sentence who may act.
fn parties(draft: &mut Draft<'_, '_>, view: &View<'_, '_>, mind: &Mind) -> Vec<Party> {
    let mut found: Vec<Party> = Vec::new();
    for at in view.first..view.end {
        let tag = view.tag(at);
        if !(tag.is_noun() || matches!(tag, Tag::Our | Tag::Adjective | Tag::Determiner))
            && draft.owner(at).is_none()
        {
            continue;
        }
        // Of a name of several words the one by which it hangs on the rest.
        if let Some(id) = draft.owner(at)
            && draft.get(id).kind != EntityKind::Initiative
        {
            let (first, end) = draft.tokens_of(id);
            if view
                .head(at)
                .is_some_and(|head| (first..end).contains(&head))
            {
                continue;
            }
        }
        let Some(party) = party(draft, view, at) else {
            continue;
        };
        let tied = matches!(
            view.relation(at),
            Relation::Subject
                | Relation::PassiveSubject
                | Relation::Agent
                | Relation::Possessor
                | Relation::Conjunct
        ) || view
            .child(at, &[Relation::RelativeClause, Relation::NounClause])
            .is_some();
        let thing = party.class == Class::Thing;
        if thing && (!tied || !tag.is_noun()) || found.iter().any(|other| same(other, &party)) {
            continue;
        }
        found.push(party);
    }
    found.push(Party::sender());
    if let Some(speaker) = &mind.speaker {
        found.push(Party::speaker(speaker.clone()));
    }
    found
}

fn same(one: &Party, other: &Party) -> bool {
    one.filler.words == other.filler.words && matches!(one.filler.meant, Meant::Name(_))
}

/// Whether a word of this class can carry an act.
fn may_be_carrier(tag: Tag) -> bool {
    !tag.is_sign()
        && !matches!(
            tag,
            Tag::Determiner
                | Tag::Pronoun
                | Tag::Our
                | Tag::Who
                | Tag::And
                | Tag::To
                | Tag::Number
                | Tag::Possessive
                | Tag::AuxiliaryForm
        )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::ACTS;

    #[test]
    fn what_the_judge_has_learnt_are_acts_of_the_vocabulary() {
        let learnt: BTreeSet<&str> = ACTS[1..].iter().copied().collect();
        let acts: BTreeSet<&str> = crate::vocab::acts().collect();
        assert!(learnt.is_subset(&acts), "{learnt:?}, {acts:?}");
    }
}
