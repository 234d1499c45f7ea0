//! How likely a reading is right: a logistic regression over its traits, its weights compiled in.
//!
//! Layout of the file: a head in words that ends with a zero byte, what one step of a weight is worth (`f32`), then a weight
//! for each trait as `i16`. Little-endian.

use std::sync::LazyLock;

use super::Candidate;
use super::reading::BITS;

/// Rows of the table.
pub(in crate::extract) const ROWS: usize = 1 << BITS;

/// Weights ready for use.
pub(in crate::extract) struct Judge {
    weights: Vec<f32>,
}

/// The judge of the program; `None` where the file holds no weights.
pub(in crate::extract) fn judge() -> Option<&'static Judge> {
    static JUDGE: LazyLock<Option<Judge>> =
        LazyLock::new(|| Judge::read(include_bytes!("judge.bin")));
    JUDGE.as_ref()
}

impl Judge {
    /// A judge of these weights, one for each trait.
    pub(in crate::extract) fn of(weights: Vec<f32>) -> Self {
        Judge { weights }
    }

    /// Reads a file's bytes; `None` where they are cut short.
    fn read(bytes: &[u8]) -> Option<Self> {
        let head = bytes.iter().position(|byte| *byte == 0)?;
        let (step, rest) = bytes.get(head + 1..)?.split_first_chunk::<4>()?;
        let step = f32::from_le_bytes(*step);
        let weights: Vec<f32> = rest
            .chunks_exact(2)
            .map(|pair| f32::from(i16::from_le_bytes([pair[0], pair[1]])) * step)
            .collect();
        (weights.len() == ROWS).then_some(Judge { weights })
    }

    /// The bytes of the file, below a head of words.
    pub(in crate::extract) fn write(&self, head: &str) -> Vec<u8> {
        let most = self.weights.iter().fold(0.0_f32, |most, weight| most.max(weight.abs()));
        let step = if most > 0.0 { most / 32_000.0 } else { 1.0 };
        let mut bytes = head.as_bytes().to_vec();
        bytes.push(0);
        bytes.extend(step.to_le_bytes());
        for weight in &self.weights {
            bytes.extend(((weight / step).round() as i16).to_le_bytes());
        }
        bytes
    }

    /// How likely a reading with these traits is right, from 0 to 1.
    pub(in crate::extract) fn share(&self, traits: &[u32]) -> f32 {
        let sum: f32 = traits
            .iter()
            .filter_map(|row| self.weights.get(*row as usize))
            .sum();
        1.0 / (1.0 + (-sum).exp())
    }

    /// The readings that stand: likely enough, and likelier than those that exclude them. Each with its share.
    pub(in crate::extract) fn choose(
        &self,
        candidates: &[Candidate],
        least: f32,
    ) -> Vec<(usize, f32)> {
        let mut order: Vec<(usize, f32)> = candidates
            .iter()
            .map(|candidate| self.share(&candidate.traits))
            .enumerate()
            .filter(|(_, share)| *share >= least)
            .collect();
        order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut chosen: Vec<(usize, f32)> = Vec::new();
        for (index, share) in order {
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

/// Whether two readings cannot both stand.
fn exclude(one: &Candidate, other: &Candidate) -> bool {
    let (a, b) = (&one.claim, &other.claim);
    if a.evidence != b.evidence {
        return false;
    }
    let same_object = overlap(one.object, other.object);
    let same_actor = a.subject == b.subject;
    let same_act = a.predicate == b.predicate;
    let one_of_a_kind = matches!(
        (a.predicate, b.predicate),
        ("proposed", "requested") | ("requested", "proposed") | ("agreed", "proposed") | ("proposed", "agreed")
    );
    if one.at == other.at {
        // Two who do one thing together are two readings of one word.
        return if same_act {
            one.group != other.group
        } else {
            one_of_a_kind || same_object > 0.5
        };
    }
    same_act && same_actor && same_object > 0.6
}

/// How much two stretches of tokens share, of the longer one.
fn overlap(one: (usize, usize), other: (usize, usize)) -> f32 {
    let shared = one.1.min(other.1).saturating_sub(one.0.max(other.0));
    let longer = (one.1 - one.0).max(other.1 - other.0).max(1);
    shared as f32 / longer as f32
}
