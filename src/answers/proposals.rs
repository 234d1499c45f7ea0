//! Who did what, with the sentence that says so.

use std::ops::ControlFlow;

use super::doubt::Doubt;
use super::error::Result;
use super::find::{Name, folded, nodes};
use super::sides::state_of;
use super::words::Days;
use crate::Store;
use crate::model::{Fact, Value};
use crate::store::queries;

/// Which acts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked<'a> {
    /// Of this person, body or country.
    pub by: Option<Name<'a>>,
    /// Whose object, or whose sentence, names this.
    pub about: Option<Name<'a>>,
    /// This act; any where there is none.
    pub act: Option<String>,
    /// Done, or else told, on these days.
    pub days: Days,
    /// How sure an act must be read, from 0 to 1.
    pub least: f64,
}

/// What is known of acts when they have been handed over.
#[derive(Clone, Debug)]
pub struct Acts {
    /// Acts read with too little confidence.
    pub left_out: Doubt,
    /// The government that is told as one side with its state, where one of them was asked for and both act.
    pub government: Option<String>,
}

/// Hands acts over as they come, oldest first, until `take` has enough. A name that is not known has none: [`nodes`] tells whether it is.
///
/// # Errors
///
/// When a name is another form of several names.
pub fn acts(
    store: &Store,
    asked: &Asked<'_>,
    mut take: impl FnMut(Fact) -> ControlFlow<()>,
) -> Result<Acts> {
    let name = |name: Option<Name<'_>>| {
        let name = name.map(|name| folded(store, name.as_str()));
        Ok::<_, super::error::AnswerError>(Value::from(name.transpose()?))
    };
    let Days { since, until } = asked.days.clone();
    let parameters = [
        ("by", name(asked.by)?),
        ("about", name(asked.about)?),
        ("act", asked.act.clone().into()),
        ("since", since.into()),
        ("until", until.into()),
    ];
    let mut doubt = Doubt::below(asked.least);
    let mut subjects: Vec<String> = Vec::new();
    store.each_fact(queries::LIST_ACTS, &parameters, |fact| {
        if !doubt.admits(&fact) {
            return ControlFlow::Continue(());
        }
        if asked.by.is_some() && !subjects.contains(&fact.subject) {
            subjects.push(fact.subject.clone());
        }
        take(fact)
    })?;
    Ok(Acts {
        government: government(&subjects),
        left_out: doubt,
    })
}

/// The government among those who act whose state acts too.
fn government(subjects: &[String]) -> Option<String> {
    let is_heard = |state| subjects.iter().any(|other| other == state);
    let mut all = subjects.iter();
    all.find(|name| state_of(name).is_some_and(is_heard))
        .cloned()
}

/// How many cables name something: of several that go by a name, the one that most do. None where nothing goes by it.
///
/// # Errors
///
/// Those of the store.
pub fn cables_naming(store: &Store, name: Name<'_>) -> Result<usize> {
    let Ok(known) = nodes(store, name.as_str()) else {
        return Ok(0);
    };
    let mut cables = 0;
    for node in &known {
        let id = [("entity", Value::Text(node.key.clone()))];
        let table = store.ask_query(queries::COUNT_ENTITY_CABLES, &id)?;
        let row = table.rows.first();
        let count = row.and_then(|row| table.integer(row, "cables"));
        cables = cables.max(count.unwrap_or_default());
    }
    Ok(usize::try_from(cables).unwrap_or_default())
}
