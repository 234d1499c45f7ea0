//! How likely a reading is right: a logistic regression over its traits, its weights compiled in.
//!
//! Layout of the file: a head in words that ends with a zero byte, what one step of a weight is worth (`f32`), then for each
//! trait a weight of choice, and for each a weight of worth, as `i16`. Little-endian.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Candidate;
use super::reading::{BITS, Group};

/// Rows of the table.
pub(in crate::extract) const ROWS: usize = 1 << BITS;

/// Weights ready for use.
pub(in crate::extract) struct Judge {
    /// Which of several readings of a word is the best.
    choice: Vec<f32>,
    /// Whether the best is right.
    worth: Vec<f32>,
}

/// The judge of the program; `None` where the file holds no weights.
pub(in crate::extract) fn judge() -> Option<&'static Judge> {
    static JUDGE: LazyLock<Option<Judge>> =
        LazyLock::new(|| Judge::read(include_bytes!("judge.bin")));
    JUDGE.as_ref()
}

impl Judge {
    /// A judge of these weights, one for each trait.
    pub(in crate::extract) fn of(choice: Vec<f32>, worth: Vec<f32>) -> Self {
        Judge { choice, worth }
    }

    /// Reads a file's bytes; `None` where they are cut short.
    fn read(bytes: &[u8]) -> Option<Self> {
        let head = bytes.iter().position(|byte| *byte == 0)?;
        let (step, rest) = bytes.get(head + 1..)?.split_first_chunk::<4>()?;
        let step = f32::from_le_bytes(*step);
        let mut choice: Vec<f32> = rest
            .chunks_exact(2)
            .map(|pair| f32::from(i16::from_le_bytes([pair[0], pair[1]])) * step)
            .collect();
        if choice.len() != 2 * ROWS {
            return None;
        }
        let worth = choice.split_off(ROWS);
        Some(Judge { choice, worth })
    }

    /// The bytes of the file, below a head of words.
    pub(in crate::extract) fn write(&self, head: &str) -> Vec<u8> {
        let all = || self.choice.iter().chain(&self.worth);
        let most = all().fold(0.0_f32, |most, weight| most.max(weight.abs()));
        let step = if most > 0.0 { most / 32_000.0 } else { 1.0 };
        let mut bytes = head.as_bytes().to_vec();
        bytes.push(0);
        bytes.extend(step.to_le_bytes());
        for weight in all() {
            bytes.extend(((weight / step).round() as i16).to_le_bytes());
        }
        bytes
    }

    /// How likely the best reading of a word is right, from 0 to 1.
    fn share(&self, traits: &[u32]) -> f32 {
        1.0 / (1.0 + (-sum(&self.worth, traits)).exp())
    }

    /// The readings that stand, each with how sure it is: those of the rules as the rules say; those of the tree where they
    /// are likely enough, the best of their word, and excluded by none that is surer.
    pub(in crate::extract) fn choose(
        &self,
        candidates: &[Candidate],
        least: f32,
    ) -> Vec<(usize, f32)> {
        let by_rule = |(_, candidate): &(usize, &Candidate)| candidate.by_rule;
        let (rules, trees): (Vec<_>, Vec<_>) = candidates.iter().enumerate().partition(by_rule);
        let mut best: HashMap<(usize, usize, &str), (f32, Group)> = HashMap::new();
        for (_, candidate) in &trees {
            let rank = sum(&self.choice, &candidate.traits.0);
            let own = best
                .entry(candidate.word())
                .or_insert((rank, candidate.group));
            if rank > own.0 {
                *own = (rank, candidate.group);
            }
        }
        let mut likely: Vec<(usize, f32)> = trees
            .into_iter()
            .filter(|(_, candidate)| {
                let group = best.get(&candidate.word()).map(|(_, group)| *group);
                group == Some(candidate.group)
            })
            .map(|(index, candidate)| (index, self.share(&candidate.traits.0)))
            .filter(|(_, share)| *share >= least)
            .collect();
        likely.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut chosen: Vec<(usize, f32)> = rules
            .into_iter()
            .map(|(index, candidate)| (index, candidate.claim.confidence))
            .collect();
        for (index, share) in likely {
            let excluded = chosen
                .iter()
                .any(|(other, _)| exclude(&candidates[*other], &candidates[index]));
            if !excluded {
                chosen.push((index, share));
            }
        }
        chosen.sort_by_key(|(index, _)| *index);
        chosen
    }
}

fn sum(weights: &[f32], traits: &[u32]) -> f32 {
    let rows = traits.iter();
    rows.filter_map(|row| weights.get(*row as usize)).sum()
}

/// Whether two readings cannot both stand.
fn exclude(one: &Candidate, other: &Candidate) -> bool {
    let (a, b) = (&one.claim, &other.claim);
    if a.evidence != b.evidence {
        return false;
    }
    let same_object = overlap(one.object, other.object);
    let same_act = a.predicate == b.predicate;
    let one_of_a_kind = matches!(
        (a.predicate, b.predicate),
        ("proposed", "requested")
            | ("requested", "proposed")
            | ("agreed", "proposed")
            | ("proposed", "agreed")
    );
    if one.at == other.at {
        // Two who do one thing together are two readings of one word.
        return if same_act {
            one.group != other.group
        } else {
            one_of_a_kind || same_object > 0.5
        };
    }
    // One thing told twice by two words of a sentence is one act.
    same_act && one.group != other.group && within(one.object, other.object) > 0.6
}

/// How much two stretches of tokens share, of the shorter one.
fn within(one: (usize, usize), other: (usize, usize)) -> f32 {
    let shared = one.1.min(other.1).saturating_sub(one.0.max(other.0));
    let shorter = (one.1 - one.0).min(other.1 - other.0).max(1);
    shared as f32 / shorter as f32
}

/// How much two stretches of tokens share, of the longer one.
pub(super) fn overlap(one: (usize, usize), other: (usize, usize)) -> f32 {
    let shared = one.1.min(other.1).saturating_sub(one.0.max(other.0));
    let longer = (one.1 - one.0).max(other.1 - other.0).max(1);
    shared as f32 / longer as f32
}
