//! Learns who "he" is from telegrams in which annotators marked it.
//!
//! Method: a softmax over whoever may be meant and nobody, by stochastic descent as in `table`. Who was meant by one pronoun is a
//! trait of the next, so that the telegrams are read again with what was learnt from the last reading; what annotators marked
//! is then taken for known.

use crate::extract::acts::parsed;
use crate::extract::acts::parsed::antecedent::{Answer, Candidate, People, Question};
use crate::extract::acts::parsed::traits::{ROWS, Traits};
use crate::extract::acts::parsed::weights::{shares, weights};
use crate::extract::acts::put_in::put_in;
use crate::extract::discourse::Discourse;
use crate::extract::draft::Draft;
use crate::extract::page::Page;
use crate::extract::syntax::Parser;
use crate::model::{
    Cable, Claim, EntityKind, Filler, Findings, Meant, NameId, NameSense, RawText, Span,
};

use super::Plan;
use super::table::{Table, mean_of, shuffled, sum, thin_sums, thinned};
use super::written;

/// How to learn: there are few traits, and all are seen often.
const PLAN: Plan = Plan {
    rounds: 8,
    penalty: 1e-4,
    step: 0.05,
    learning: 0,
};

/// How often the telegrams are read.
pub const READINGS: usize = 3;

/// A pronoun whose meaning is marked.
#[derive(Clone, Debug)]
pub struct Example {
    /// What speaks for each who may be meant, for nobody at the end.
    traits: Vec<Traits>,
    /// Which of these are right.
    right: Vec<bool>,
    /// What was answered, before it was known: whether anybody, how sure it was, and whether it was right.
    pub answered: Option<(f32, bool)>,
}

/// Weights that tell who "he" is.
pub struct Antecedents(Vec<f32>);

impl Default for Antecedents {
    fn default() -> Self {
        Antecedents(vec![0.0; ROWS])
    }
}

/// The people of a document, each as the actor of a claim, in the order of their numbers; who they are is for the caller to
/// settle.
pub fn people(raw: &RawText, cable: &Cable) -> (Findings, Vec<NameId>) {
    let page = Page::new(raw, cable);
    let mut draft = Draft::new(&page);
    crate::extract::before_acts(&mut draft);
    let mut findings = draft.finish();
    let all = (0..findings.names.len()).map(NameId);
    let people: Vec<NameId> = all
        .filter(|id| findings.names[id.0].kind == EntityKind::Person)
        .collect();
    findings.claims = people
        .iter()
        .map(|id| {
            let span = findings.names[id.0].span;
            let subject = Filler {
                words: Some(span),
                meant: Meant::Name(*id),
            };
            Claim::new(
                subject,
                "proposed",
                Some(Filler::words(span)),
                span,
                "party",
            )
        })
        .collect();
    (findings, people)
}

impl Antecedents {
    /// Reads a document. `marked` gives what is marked of the pronoun that stands at some words.
    pub fn read<R: Right>(
        &self,
        raw: &RawText,
        cable: &Cable,
        marked: impl Fn(Span) -> Option<R>,
    ) -> Vec<Example> {
        let page = Page::new(raw, cable);
        let mut draft = Draft::new(&page);
        crate::extract::before_acts(&mut draft);
        let mut people = People::default();
        let mut parser = Parser::new();
        let mut found = Vec::new();
        for sentence in &page.sentences {
            if sentence.heading {
                people.pass(&draft, sentence);
                continue;
            }
            let put_in = put_in(&mut draft, sentence, &Discourse::default());
            let named = (&mut people, put_in.as_slice());
            parsed::read(
                &draft,
                sentence,
                &mut parser,
                named,
                weights(),
                |question| {
                    let told = question.answer(|traits| sum(&self.0, traits));
                    let span = page.span(question.at, question.at + 1);
                    let right = span.and_then(&marked);
                    let Some(example) =
                        right.and_then(|right| example(&draft, question, told, &right))
                    else {
                        return told;
                    };
                    let known = example.right.iter().position(|right| *right);
                    let known = known.filter(|at| *at < question.people.len());
                    found.push(example);
                    (known, 1.0)
                },
            );
        }
        found
    }

    /// Learns from examples.
    pub fn learn(examples: &[Example]) -> Self {
        Antecedents(mean_of(PLAN, |plan| {
            let mut table = Table::new(1, plan, examples.iter().flat_map(|one| &one.traits));
            for round in 0..plan.rounds {
                for at in shuffled(examples.len(), round, plan) {
                    let seed = (at as u64) << 8 | (round as u64) << 4 | plan.learning;
                    let one = &examples[at];
                    let some: Vec<Traits> =
                        one.traits.iter().map(|all| thinned(all, seed)).collect();
                    let mut slopes: Vec<f32> = some
                        .iter()
                        .map(|traits| thin_sums::<1>(&table.weights, traits)[0])
                        .collect();
                    shares(&mut slopes);
                    let right = |(share, right): (&f32, &bool)| if *right { *share } else { 0.0 };
                    let all: f32 = slopes.iter().zip(&one.right).map(right).sum();
                    for ((slope, right), traits) in slopes.iter_mut().zip(&one.right).zip(&some) {
                        if *right {
                            *slope -= *slope / all.max(1e-6);
                        }
                        table.step(traits, &[*slope]);
                    }
                }
                table.keep(round);
            }
            table.mean()
        }))
    }

    /// The file of weights, below a head of words.
    pub fn written(&self, head: &str) -> Vec<u8> {
        let mut bytes = head.as_bytes().to_vec();
        bytes.push(0);
        written::write(&self.0, 1, &mut bytes);
        bytes
    }
}

/// Whether somebody is told by his office alone.
fn is_office(draft: &Draft<'_, '_>, id: NameId) -> bool {
    matches!(
        draft.get(id).sense,
        NameSense::Office(_) | NameSense::Holder(_)
    )
}

/// What there is to learn from a pronoun, of which `right` tells who is meant by it; nothing where that cannot be told.
fn example(
    draft: &Draft<'_, '_>,
    question: &Question,
    (chosen, share): Answer,
    right: &impl Right,
) -> Option<Example> {
    let all = &question.people;
    let mut is_right: Vec<bool> = all
        .iter()
        .map(|one| one.name.is_some_and(|id| right.is_person(id)))
        .collect();
    if !is_right.contains(&true) {
        // "The Minister" may be he whom the annotator names.
        let by_office = |one: &Candidate| one.name.is_some_and(|id| is_office(draft, id));
        for (one, right_one) in all.iter().zip(&mut is_right) {
            *right_one = one.name.is_none() && right.is_told(draft.page.word(one.at));
        }
        if !is_right.contains(&true) && all.iter().any(by_office) {
            return None;
        }
    }
    let nobody = !is_right.contains(&true);
    is_right.push(nobody);
    let told = chosen.filter(|at| all[*at].name.is_some());
    let mut traits: Vec<Traits> = all.iter().map(|one| one.traits.clone()).collect();
    traits.push(question.nobody.clone());
    Some(Example {
        answered: told.map(|at| (share, is_right[at])),
        traits,
        right: is_right,
    })
}

/// Who is meant by a pronoun, as an annotator marked it.
pub trait Right {
    /// Whether it is he who goes by a name.
    fn is_person(&self, id: NameId) -> bool;

    /// Whether the annotator tells him by this word.
    fn is_told(&self, word: &str) -> bool;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::acts::parsed::antecedent::read;

    #[test]
    fn what_is_written_is_read() {
        let bytes: &'static [u8] = Antecedents::default().written("invented").leak();
        assert!(read(bytes).is_some());
        assert!(read(&bytes[..bytes.len() - 1]).is_none());
    }
}
