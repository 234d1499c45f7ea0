//! The one rule for acts read with too little confidence: they are left out, and how many are is said.

use std::io::Write as _;

use super::out::{Out, counted};
use super::report::{Failure, Outcome};
use crate::model::{DOUBTFUL, Edge, Fact, Table, Value};
use crate::vocab::{Family, predicates};

/// How sure an act must be read to be shown, and how many were not.
pub(super) struct Doubt {
    least: f64,
    left_out: usize,
}

impl Doubt {
    pub(super) fn below(least: f64) -> Self {
        Doubt { least, left_out: 0 }
    }

    /// The facts that are shown; the others are counted.
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

    /// Leaves the rows of a table that are shown, and gives their facts; the others are counted.
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
        ask: impl Fn(&[(&str, Value)]) -> Result<T, Failure>,
        rows: impl Fn(&T) -> usize,
    ) -> Result<T, Failure> {
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

    /// How sure an act must be read to be shown.
    pub(super) fn least(&self) -> f64 {
        self.least
    }

    /// How many were left out so far.
    pub(super) fn left_out(&self) -> usize {
        self.left_out
    }

    /// Statements that are no acts are as sure as they stand.
    fn shows(&self, predicate: &str, confidence: f64) -> bool {
        confidence >= self.least
            || predicates()
                .get(predicate)
                .is_none_or(|predicate| predicate.family != Family::Act)
    }

    /// "3 doubtful statements left out; …", where any are; behind a blank line.
    pub(super) fn tell(&self, out: &mut Out) -> Outcome {
        match self.words() {
            Some(words) => out.line(format!("\n{words}; `--doubtful` shows them")),
            None => Ok(()),
        }
    }

    /// The same beside a JSON document that has no place for it: on standard error.
    pub(super) fn note(&self) {
        if let Some(words) = self.words() {
            // A note that cannot be written changes nothing of the answer.
            let _ = writeln!(std::io::stderr(), "note: {words}; `--doubtful` shows them");
        }
    }

    /// "3 doubtful statements left out".
    pub(super) fn words(&self) -> Option<String> {
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
}
