//! Which statements a picture draws: the strongest, as many as the eye can hold; the rest is told or counted.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use crate::model::{Fact, Node, fold_name};

/// What is told on a shape, or in words, and not as a line.
const UNDRAWN: [&str; 3] = ["tagged", "holds_office", "mentions"];

/// Statements, by how a picture tells them; each list in the order in which they were given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// Drawn as lines.
    pub drawn: Vec<Fact>,
    /// Written on shapes: offices and tags.
    pub aside: Vec<Fact>,
    /// What heads of cables say of the focus, "signed by": it would be a fan of like lines, and is counted by role.
    pub heads: Vec<Fact>,
    /// How many more there are.
    pub left_out: usize,
}

/// What stands at an end of a line.
#[derive(Eq, Ord, PartialEq, PartialOrd)]
enum End {
    Node(i64),
    /// Of a cable: the same words of another one may mean another thing.
    Words(i64, String),
}

/// All statements between two ends.
#[derive(Default)]
struct Bundle {
    ends: (usize, usize),
    /// How often it is said, and how surely: the sum of the confidences.
    strength: f64,
    facts: Vec<usize>,
    /// Whether an end has no name.
    is_wordy: bool,
    /// Whether it is drawn only if room is left.
    is_spare: bool,
}

/// So many ties of an actor are drawn before those of the next one.
const FOR_EACH: usize = 10;

/// Where a picture begins.
#[derive(Clone, Copy, Debug)]
pub enum Start<'n> {
    /// With what it is about; it grows ring by ring, along the strongest ties first, so that it hangs together.
    From(&'n Node),
    /// With a cable, and all that it says, whether or not it names the cable.
    Cable(&'n Node),
    /// With those who are said to do most.
    Actors,
    /// With the strongest ties, wherever they are.
    Anywhere,
}

impl Summary {
    /// Whether statements by this predicate are told on a shape, or in words, and not as a line.
    pub fn is_undrawn(predicate: &str) -> bool {
        UNDRAWN.contains(&predicate)
    }

    /// Chooses statements with at most so many ends.
    ///
    /// Cost: statements × log.
    pub fn of(facts: Vec<Fact>, start: Start<'_>, most: usize) -> Self {
        let mut summary = Summary::default();
        let (aside, facts): (Vec<Fact>, Vec<Fact>) = facts
            .into_iter()
            .partition(|fact| Summary::is_undrawn(&fact.predicate));
        summary.aside = aside;
        let mut facts = match start {
            Start::From(focus) => summary.set_heads_apart(facts, focus),
            Start::Cable(_) | Start::Actors | Start::Anywhere => facts,
        };
        let before = facts.len();
        facts.retain(|fact| fact.object_id.is_some() || fact.object_text.is_some());
        summary.left_out = before - facts.len();
        let mut ends: BTreeMap<End, usize> = BTreeMap::new();
        let mut ties = ties(&facts, &mut ends);
        let focus = match start {
            Start::From(focus) => ends.get(&End::Node(focus.id)).copied(),
            Start::Actors => {
                by_actor(&mut ties, &ends);
                None
            }
            Start::Cable(cable) => {
                said_first(&mut ties, &facts, cable, &ends);
                None
            }
            Start::Anywhere => None,
        };
        let mut is_kept = vec![false; facts.len()];
        for tie in strongest(&ties, focus, ends.len(), most) {
            tie.facts.iter().for_each(|fact| is_kept[*fact] = true);
        }
        for (fact, is_kept) in facts.into_iter().zip(is_kept) {
            if is_kept {
                summary.drawn.push(fact);
            } else {
                summary.left_out += 1;
            }
        }
        summary
    }

    /// Sets apart what heads of cables say of the focus; what they say of others is none of its business.
    fn set_heads_apart(&mut self, facts: Vec<Fact>, focus: &Node) -> Vec<Fact> {
        let is_of_focus = |fact: &Fact| [fact.subject_id, fact.object_id].contains(&Some(focus.id));
        let (heads, facts): (Vec<Fact>, Vec<Fact>) =
            facts.into_iter().partition(|fact| fact.rule == "head");
        self.heads = heads.into_iter().filter(is_of_focus).collect();
        facts
    }
}

/// Sorts ties by what has to do with a cable: what leads to it or from it first, then what it says.
fn said_first(ties: &mut [Bundle], facts: &[Fact], cable: &Node, ends: &BTreeMap<End, usize>) {
    let own = ends.get(&End::Node(cable.id)).copied();
    ties.sort_by_key(|tie| {
        let is_tied = [tie.ends.0, tie.ends.1].map(Some).contains(&own);
        let is_said = tie
            .facts
            .iter()
            .any(|fact| facts[*fact].cable_id == cable.id);
        (!is_tied, !is_said)
    });
}

/// Sorts ties by how much is said of who acts: the strongest of each actor first, actors without a name last.
fn by_actor(ties: &mut [Bundle], ends: &BTreeMap<End, usize>) {
    let mut strength = vec![0.0; ends.len()];
    let mut is_named = vec![false; ends.len()];
    for (end, at) in ends {
        is_named[*at] = matches!(end, End::Node(_));
    }
    let mut of_actor = vec![0; ends.len()];
    for tie in ties.iter_mut() {
        let actor = tie.ends.0;
        strength[actor] += tie.strength;
        of_actor[actor] += 1;
        tie.is_spare = of_actor[actor] > FOR_EACH || !is_named[actor];
    }
    ties.sort_by(|a, b| {
        let by = |tie: &Bundle| strength[tie.ends.0];
        (a.is_spare.cmp(&b.is_spare))
            .then_with(|| by(b).total_cmp(&by(a)))
            .then_with(|| a.ends.0.cmp(&b.ends.0))
    });
}

/// What ties which ends, the strongest first; of two alike, the one that was told first.
fn ties(facts: &[Fact], ends: &mut BTreeMap<End, usize>) -> Vec<Bundle> {
    let mut number = |cable: i64, id: Option<i64>, words: &str| {
        let end = id.map_or_else(|| End::Words(cable, fold_name(words)), End::Node);
        let next = ends.len();
        *ends.entry(end).or_insert(next)
    };
    let mut ties: BTreeMap<(usize, usize), Bundle> = BTreeMap::new();
    for (at, fact) in facts.iter().enumerate() {
        let words = fact.object_text.as_deref().unwrap_or_default();
        let pair = (
            number(fact.cable_id, fact.subject_id, &fact.subject_text),
            number(fact.cable_id, fact.object_id, words),
        );
        let tie = ties.entry(pair).or_default();
        tie.ends = pair;
        tie.is_wordy = fact.subject_id.is_none() || fact.object_id.is_none();
        tie.strength += fact.confidence;
        tie.facts.push(at);
    }
    let mut ties: Vec<Bundle> = ties.into_values().collect();
    ties.sort_by(|a, b| (b.strength.total_cmp(&a.strength)).then_with(|| a.facts.cmp(&b.facts)));
    ties
}

/// The ties that fit, of a list that has the strongest first.
fn strongest(ties: &[Bundle], focus: Option<usize>, ends: usize, most: usize) -> Vec<&Bundle> {
    let mut drawn = Drawn {
        is_drawn: vec![false; ends],
        room: most,
    };
    let Some(focus) = focus else {
        return ties.iter().filter(|tie| drawn.takes(tie)).collect();
    };
    drawn.is_drawn[focus] = true;
    drawn.room = drawn.room.saturating_sub(1);
    let mut at: Vec<Vec<usize>> = vec![Vec::new(); ends];
    for (rank, tie) in ties.iter().enumerate() {
        at[tie.ends.0].push(rank);
        at[tie.ends.1].push(rank);
    }
    // Nearest first; beyond the first ring what has names before what is only words.
    let place = |ring: usize, rank: usize| Reverse((ring, ring > 0 && ties[rank].is_wordy, rank));
    let mut near: BinaryHeap<_> = at[focus].iter().map(|rank| place(0, *rank)).collect();
    let mut is_seen = vec![false; ties.len()];
    let mut kept = Vec::new();
    while let Some(Reverse((ring, _, rank))) = near.pop() {
        let tie = &ties[rank];
        if std::mem::replace(&mut is_seen[rank], true) {
            continue;
        }
        let ends = [tie.ends.0, tie.ends.1];
        let new = ends.into_iter().find(|end| !drawn.is_drawn[*end]);
        if drawn.takes(tie) {
            kept.push(tie);
            let leads_to = new.into_iter().flat_map(|end| &at[end]);
            near.extend(leads_to.map(|rank| place(ring + 1, *rank)));
        }
    }
    kept
}

struct Drawn {
    is_drawn: Vec<bool>,
    room: usize,
}

impl Drawn {
    /// Takes a tie if there is room for its ends.
    fn takes(&mut self, tie: &Bundle) -> bool {
        let mut new = vec![tie.ends.0, tie.ends.1];
        new.dedup();
        new.retain(|end| !self.is_drawn[*end]);
        if new.len() > self.room {
            return false;
        }
        self.room -= new.len();
        new.into_iter().for_each(|end| self.is_drawn[end] = true);
        true
    }
}
