//! What speaks for and against a reading, as numbers: rows of a table of weights.

/// Bits of a row's number.
const BITS: u32 = 20;

/// Rows of a table of weights.
pub(super) const ROWS: usize = 1 << BITS;

/// Traits by the rows of their weights.
#[derive(Clone, Debug, Default)]
pub(in crate::extract::acts) struct Traits(pub(super) Vec<u32>);

impl Traits {
    /// None yet, with room for so many.
    pub(super) fn with_room(count: usize) -> Self {
        Traits(Vec::with_capacity(count))
    }

    /// Traits whose kinds are counted from a number on.
    pub(super) fn family(&mut self, first: u32) -> Family<'_> {
        Family {
            traits: self,
            first,
        }
    }

    /// Takes another's traits in, apart from those of other kinds by a number.
    pub(super) fn take(&mut self, other: &Traits, apart: u32) {
        let rows = other
            .0
            .iter()
            .map(|row| (row ^ apart.wrapping_mul(0x9E37_79B9)) & (ROWS as u32 - 1));
        self.0.extend(rows);
    }
}

/// Traits of one question.
pub(super) struct Family<'t> {
    traits: &'t mut Traits,
    first: u32,
}

impl Family<'_> {
    /// Adds a trait: its kind, and what it is made of.
    ///
    /// Called by the hundred for a reading: inlined, the kind is folded in and no loop is left.
    #[inline(always)]
    pub(super) fn add<const N: usize>(&mut self, kind: u32, parts: [u32; N]) {
        let mut sum = (self.first + kind).wrapping_mul(0x9E37_79B9) ^ 0x5bd1_e995;
        for part in parts {
            sum = (sum ^ part).wrapping_mul(0x85EB_CA6B);
            sum ^= sum >> 13;
        }
        sum = sum.wrapping_mul(0xC2B2_AE35);
        self.traits.0.push((sum >> 15 ^ sum) & (ROWS as u32 - 1));
    }
}

/// A number for a word, letter case aside.
pub(super) fn number(word: &str) -> u32 {
    let mut sum = 0x811c_9dc5_u32;
    for byte in word.bytes() {
        sum = (sum ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
    }
    sum
}

/// The ends of forms of words that have this last letter, the longest first.
fn ends(last: u8) -> &'static [&'static str] {
    match last.to_ascii_lowercase() {
        b's' => &[
            "ations", "ments", "ings", "ions", "als", "ies", "es", "ers", "s",
        ],
        b'n' => &["ation", "ion"],
        b't' => &["ment"],
        b'g' => &["ing"],
        b'l' => &["al"],
        b'd' => &["ied", "ed"],
        b'r' => &["er"],
        b'y' => &["y"],
        _ => &[],
    }
}

/// A number for what a word shares with its other forms: `propos` of "proposed", "proposal", "propose".
pub(super) fn stem(word: &str) -> u32 {
    let mut bytes = word.as_bytes();
    for own in ["'s", "’s"] {
        while let Some(left) = bytes.strip_suffix(own.as_bytes()) {
            bytes = left;
        }
    }
    let ended = |end: &&str| {
        let left = bytes.len().checked_sub(end.len());
        left.is_some_and(|left| left >= 4 && bytes[left..].eq_ignore_ascii_case(end.as_bytes()))
    };
    let last = bytes.last().copied().unwrap_or(0);
    let cut = ends(last)
        .iter()
        .find(|end| ended(end))
        .map_or(0, |end| end.len());
    let mut left = &bytes[..bytes.len() - cut];
    while left.len() > 3
        && left
            .last()
            .is_some_and(|last| last.eq_ignore_ascii_case(&b'e'))
    {
        left = &left[..left.len() - 1];
    }
    if let [.., a, b] = left
        && left.len() > 4
        && cut > 0
        && a.eq_ignore_ascii_case(b)
        && !matches!(b.to_ascii_lowercase(), b's' | b'l')
    {
        left = &left[..left.len() - 1];
    }
    let mut sum = 0x9747_b28c_u32;
    for byte in left {
        sum = (sum ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
    }
    sum
}
