//! The one rule for acts read with too little confidence: they are left out, and how many are is told.

use serde::{Serialize, Serializer};

use super::error::Result;
use crate::export::counted;
use crate::model::{DOUBTFUL, Edge, Fact, Table, Value};
use crate::vocab::{Family, predicates};

/// How sure an act must be read to be told, and how many were not; serialised as that count.
///
/// Statements that are no acts are as sure as they stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Doubt {
    least: f64,
    left_out: usize,
}

impl Doubt {
    /// Leaves out acts read with less than this confidence, from 0 to 1; with 0, none.
    pub fn below(least: f64) -> Self {
        Doubt { least, left_out: 0 }
    }

    /// How sure an act must be read to be told, from 0 to 1.
    pub fn least(&self) -> f64 {
        self.least
    }

    /// How many were left out so far.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// "3 doubtful statements left out", as a picture says it; `None` where none are.
    pub fn words(&self) -> Option<String> {
        let count = self.left_out;
        match count {
            0 => None,
            _ if self.least <= DOUBTFUL => {
                Some(format!("{} left out", counted(count, "doubtful statement")))
            }
            _ => Some(format!(
                "{} of less than {:.0} % left out",
                counted(count, "statement"),
                self.least * 100.0
            )),
        }
    }

    /// Whether a fact is told; if not, it is counted.
    pub(super) fn admits(&mut self, fact: &Fact) -> bool {
        let shows = self.shows(&fact.predicate, fact.confidence);
        self.left_out += usize::from(!shows);
        shows
    }

    /// The facts that are told; the others are counted.
    pub(super) fn sift(&mut self, mut facts: Vec<Fact>) -> Vec<Fact> {
        let before = facts.len();
        facts.retain(|fact| self.shows(&fact.predicate, fact.confidence));
        self.left_out += before - facts.len();
        facts
    }

    /// The edges that are gone along; the others are counted.
    pub(super) fn sift_edges(&mut self, mut edges: Vec<Edge>) -> Vec<Edge> {
        let before = edges.len();
        edges.retain(|edge| self.shows(&edge.predicate, edge.confidence));
        self.left_out += before - edges.len();
        edges
    }

    /// Leaves the rows of a table that are told, and gives their facts; the others are counted.
    pub(super) fn sift_rows(&mut self, table: &mut Table, facts: Vec<Fact>) -> Vec<Fact> {
        let mut all = facts.iter();
        table.rows.retain(|_| {
            let fact = all.next();
            fact.is_some_and(|fact| self.shows(&fact.predicate, fact.confidence))
        });
        self.sift(facts)
    }

    /// Answers a question that has the parameter `least` and whose rows hang together, as the earliest deadline of a cable
    /// and its requests do: it is asked twice, and what `least` leaves out is counted.
    pub(super) fn ask<T>(
        &mut self,
        parameters: &[(&str, Value)],
        ask: impl Fn(&[(&str, Value)]) -> Result<T>,
        rows: impl Fn(&T) -> usize,
    ) -> Result<T> {
        let all = ask(parameters)?;
        if self.least <= 0.0 {
            return Ok(all);
        }
        let mut parameters = parameters.to_vec();
        parameters.push(("least", Value::Real(self.least)));
        let sure = ask(&parameters)?;
        self.left_out += rows(&all).saturating_sub(rows(&sure));
        Ok(sure)
    }

    /// Counts what was left out elsewhere.
    pub(super) fn count(&mut self, left_out: usize) {
        self.left_out += left_out;
    }

    fn shows(&self, predicate: &str, confidence: f64) -> bool {
        confidence >= self.least
            || predicates()
                .get(predicate)
                .is_none_or(|predicate| predicate.family != Family::Act)
    }
}

impl Serialize for Doubt {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        self.left_out.serialize(serializer)
    }
}
