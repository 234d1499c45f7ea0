//! What a sentence may say that somebody does: one possible act with its words and what speaks for it.

use super::party::Party;
use crate::model::{Filler, Modality};

/// A possible act.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) act: &'static str,
    /// Name of the frame or rule.
    pub(super) rule: &'static str,
    /// The word that carries it.
    pub(super) at: usize,
    pub(super) actor: Party,
    /// The words of the object: tokens.
    pub(super) object: (usize, usize),
    /// Who is met, where the object is a party.
    pub(super) object_party: Option<Filler>,
    pub(super) recipient: Option<Filler>,
    /// Who says so within the sentence.
    pub(super) speaker: Option<Filler>,
    pub(super) modality: Modality,
    /// What speaks for and against it.
    pub(super) traits: Traits,
    /// Readings of one group stand or fall together.
    pub(super) group: Group,
}

/// Several who do one thing, by one way of telling them and with one form of the object: a number, and the form.
pub(in crate::extract) type Group = (u32, u8);

/// Traits by their numbers.
#[derive(Clone, Debug, Default)]
pub(in crate::extract) struct Traits(pub(super) Vec<u32>);

/// Bits of a trait's number.
pub(super) const BITS: u32 = 15;

impl Traits {
    /// Adds a trait of these parts, letter case aside.
    pub(super) fn add(&mut self, parts: &[&str]) {
        let mut hash = 0x811c_9dc5_u32;
        for part in parts {
            for byte in part.bytes() {
                hash = (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
            }
            hash = (hash ^ 0x1f).wrapping_mul(0x0100_0193);
        }
        self.0.push((hash ^ (hash >> 15)) & ((1 << BITS) - 1));
    }
}
