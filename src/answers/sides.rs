//! Acts by side and position: what one actor said of one object, with every sentence that says so.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::model::{Fact, fold_name, fold_space};

/// An act with what the question says beside it.
pub(super) struct Act {
    pub(super) fact: Fact,
    /// The day of the act, else of the cable.
    pub(super) day: Option<String>,
    /// Office of who acts, as the same cable has it.
    pub(super) office: Option<String>,
    /// Whether its object is the thing asked for, and not words that have its name.
    pub(super) itself: bool,
}

/// Somebody who took positions. Whom the words do not name, "they", is somebody else in each cable.
#[derive(Clone, Debug, Serialize)]
pub struct Side {
    /// What it is called.
    pub name: String,
    /// Whether acts of a state's government are among its own.
    pub with_government: bool,
    /// Its offices as its cables have them, each once.
    pub offices: Vec<String>,
    /// Where it stood, in time.
    pub positions: Vec<Position>,
    /// Where in `positions` what somebody says of an object stands.
    #[serde(skip)]
    stands: HashMap<Stand, usize>,
    #[serde(skip)]
    who: Who,
}

/// What makes statements one position: predicate, modality, speaker and folded object.
type Stand = (String, String, Option<String>, String);

/// One stand on one object, as often as it is told; in time.
#[derive(Clone, Debug, Serialize)]
pub struct Position {
    /// What was done: `proposed`.
    pub predicate: String,
    /// `asserted`, `negated`, `conditional` or `intended`.
    pub modality: String,
    /// When it was first told, `YYYY-MM-DD`.
    pub day: Option<String>,
    /// Every statement that says so.
    pub facts: Vec<Fact>,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
enum Who {
    Named(i64),
    /// A cable and folded words.
    Words(i64, String),
}

/// The sides, each with its positions, in the order in which they are first heard; `names` are the folded names of the
/// initiative. A state and its government are one side.
pub(super) fn sides(acts: Vec<Act>, names: &[String]) -> Vec<Side> {
    let states: BTreeMap<String, i64> = acts
        .iter()
        .filter_map(|act| Some((act.fact.subject.clone(), act.fact.subject_id?)))
        .collect();
    let mut sides: Vec<Side> = Vec::new();
    let mut known: HashMap<Who, usize> = HashMap::new();
    for act in acts {
        let state = state_of(&act.fact.subject).and_then(|state| states.get_key_value(state));
        let named = state.map(|(_, id)| *id).or(act.fact.subject_id);
        let who = match named {
            Some(id) => Who::Named(id),
            None => Who::Words(act.fact.cable_id, fold_name(&act.fact.subject_text)),
        };
        let name = state.map_or(&act.fact.subject, |(state, _)| state);
        let index = *known.entry(who.clone()).or_insert(sides.len());
        if index == sides.len() {
            sides.push(Side {
                name: fold_space(name),
                with_government: false,
                offices: Vec::new(),
                positions: Vec::new(),
                stands: HashMap::new(),
                who,
            });
        }
        sides[index].with_government |= state.is_some();
        sides[index].take(act, names);
    }
    sides
}

/// The state whose government goes by a name: Norvale, for "Government of Norvale".
pub(super) fn state_of(name: &str) -> Option<&str> {
    let state = name.strip_prefix("Government of ")?;
    Some(state.strip_prefix("the ").unwrap_or(state))
}

impl Side {
    /// Whether it goes by a name, and is not known by words alone.
    pub fn is_named(&self) -> bool {
        matches!(self.who, Who::Named(_))
    }

    fn take(&mut self, act: Act, names: &[String]) {
        let Act {
            fact, day, office, ..
        } = act;
        if let Some(office) = office.map(|office| fold_space(&office)) {
            let known = self
                .offices
                .iter()
                .any(|known| fold_name(known) == fold_name(&office));
            if !known {
                self.offices.push(office);
            }
        }
        let object = bare(fact.object_text.as_deref().unwrap_or_default());
        // Under whichever of its names.
        let object = if names.contains(&object) {
            String::new()
        } else {
            object
        };
        let stand = (
            fact.predicate.clone(),
            fact.modality.clone(),
            fact.speaker.clone(),
            object,
        );
        let index = *self.stands.entry(stand).or_insert(self.positions.len());
        match self.positions.get_mut(index) {
            Some(position) => position.facts.push(fact),
            None => self.positions.push(Position {
                predicate: fact.predicate.clone(),
                modality: fact.modality.clone(),
                day,
                facts: vec![fact],
            }),
        }
    }
}

/// Folded words without the article before them.
pub(super) fn bare(words: &str) -> String {
    let folded = fold_name(words);
    let article = ["the ", "a ", "an ", "this ", "that ", "such "]
        .iter()
        .find(|article| folded.starts_with(**article));
    folded[article.map_or(0, |article| article.len())..].to_owned()
}
