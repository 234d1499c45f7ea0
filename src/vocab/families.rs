//! Families of words that rules ask for: auxiliaries, pronouns, determiners, negators, what cables call who sends and gets them.
//!
//! Each is a line of `families.toml` and has its bit here; what rules ask for by one name is often several. A word is looked up once,
//! in the lexicon, when a page is made of its text; to ask for a family is then a test of bits.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::short_word::{ShortWord, plain};

/// Families that a word is of, or that a rule asks for.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Families(u64);

impl Families {
    const fn line(number: u32) -> Self {
        Families(1 << number)
    }

    /// These and others.
    #[must_use]
    pub const fn and(self, others: Families) -> Families {
        Families(self.0 | others.0)
    }

    /// Whether a family is in both.
    pub const fn meet(self, others: Families) -> bool {
        self.0 & others.0 != 0
    }
}

/// Finite forms of "be": a subject stands before them.
pub const FINITE_BE: Families = PRESENT_BE.and(PAST_BE);
/// All forms of "be".
pub const BE: Families = FINITE_BE.and(BARE_BE);
/// Finite forms of "have".
pub const FINITE_HAVE: Families = TENSED_HAVE.and(BASE_HAVE);
/// All forms of "have".
pub const HAVE: Families = FINITE_HAVE.and(HAVING);
/// Finite forms of "do".
pub const DO: Families = TENSED_DO.and(BASE_DO);
/// Modals of possibility: "can", "may".
pub const POSSIBILITY: Families = CAN.and(COULD).and(MAY);
/// Modal auxiliaries.
pub const MODAL: Families = WILL.and(WOULD).and(POSSIBILITY).and(NECESSITY);
/// Auxiliaries in forms that are finite wherever they stand.
pub const TENSED: Families = FINITE_BE.and(TENSED_HAVE).and(TENSED_DO).and(MODAL);
/// Auxiliaries in finite forms: a subject stands before them.
pub const FINITE: Families = TENSED.and(BASE_HAVE).and(BASE_DO);
/// Personal pronouns of people as subjects, but for "I".
pub const PERSONAL: Families = HE.and(THEY).and(WE).and(YOU);
/// Personal pronouns that are objects only.
pub const OBJECTIVE: Families = HIM.and(THEM).and(US);
/// Words that deny, but for auxiliaries and prepositions.
pub const NEGATOR: Families = NEGATIVE_ADVERB.and(NEITHER).and(NEGATIVE_PRONOUN);
/// Possessive determiners.
pub const POSSESSIVE: Families = HIS.and(OUR).and(YOUR);

// The lines of the table.

/// "Am", "are", "is".
pub const PRESENT_BE: Families = Families::line(0);
/// "Was", "were".
pub const PAST_BE: Families = Families::line(1);
/// "Be", "been", "being".
pub const BARE_BE: Families = Families::line(2);
/// "Had", "has": finite wherever they stand.
pub const TENSED_HAVE: Families = Families::line(3);
/// "Have": finite, an infinitive, or a subjunctive as in "that he have".
pub const BASE_HAVE: Families = Families::line(4);
/// "Having".
pub const HAVING: Families = Families::line(5);
/// "Did", "does": finite wherever they stand.
pub const TENSED_DO: Families = Families::line(6);
/// "Do".
pub const BASE_DO: Families = Families::line(7);
/// Modals of the future: "will", "shall".
pub const WILL: Families = Families::line(8);
/// "Would".
pub const WOULD: Families = Families::line(9);
/// "Can", "cannot".
pub const CAN: Families = Families::line(10);
/// "Could".
pub const COULD: Families = Families::line(11);
/// "May", "might".
pub const MAY: Families = Families::line(12);
/// Modals of necessity: "must", "ought", "should".
pub const NECESSITY: Families = Families::line(13);
/// "He", "she".
pub const HE: Families = Families::line(14);
/// "They".
pub const THEY: Families = Families::line(15);
/// "We".
pub const WE: Families = Families::line(16);
/// "I", which in small letters is the mark of an item of a list.
pub const I: Families = Families::line(17);
/// "You".
pub const YOU: Families = Families::line(18);
/// "It".
pub const IT: Families = Families::line(19);
/// "Him", "her".
pub const HIM: Families = Families::line(20);
/// "Them".
pub const THEM: Families = Families::line(21);
/// "Us", "me".
pub const US: Families = Families::line(22);
/// Possessive determiners of a third person: "his", "their".
pub const HIS: Families = Families::line(23);
/// Possessive determiners of the writer: "our", "my".
pub const OUR: Families = Families::line(24);
/// "Your".
pub const YOUR: Families = Families::line(25);
/// Articles.
pub const ARTICLE: Families = Families::line(26);
/// "Not", "never".
pub const NEGATIVE_ADVERB: Families = Families::line(27);
/// "Neither", "nor".
pub const NEITHER: Families = Families::line(28);
/// "No", "none", "nobody", "nothing".
pub const NEGATIVE_PRONOUN: Families = Families::line(29);
/// What cables call the post that sends or gets them: "Embassy", "mission".
pub const POST: Families = Families::line(30);
/// What cables call the Department.
pub const DEPARTMENT: Families = Families::line(31);
/// Who acts for himself and for no state: "banks", "farmers".
pub const PRIVATE: Families = Families::line(32);

/// Pronouns that stress who is named: "the churches themselves".
pub const REFLEXIVE: Families = Families::line(33);
/// Prepositions with which a sentence leads in to what it tells.
pub const LEAD_IN: Families = Families::line(34);
/// Conjunctions that open a clause under another: "when", "although".
pub const SUBORDINATOR: Families = Families::line(35);

/// The lines of the table.
const LINES: [(&str, Families); 36] = [
    ("present-be", PRESENT_BE),
    ("past-be", PAST_BE),
    ("bare-be", BARE_BE),
    ("tensed-have", TENSED_HAVE),
    ("base-have", BASE_HAVE),
    ("having", HAVING),
    ("tensed-do", TENSED_DO),
    ("base-do", BASE_DO),
    ("will", WILL),
    ("would", WOULD),
    ("can", CAN),
    ("could", COULD),
    ("may", MAY),
    ("necessity", NECESSITY),
    ("he", HE),
    ("they", THEY),
    ("we", WE),
    ("i", I),
    ("you", YOU),
    ("it", IT),
    ("him", HIM),
    ("them", THEM),
    ("us", US),
    ("his", HIS),
    ("our", OUR),
    ("your", YOUR),
    ("article", ARTICLE),
    ("negative-adverb", NEGATIVE_ADVERB),
    ("neither", NEITHER),
    ("negative-pronoun", NEGATIVE_PRONOUN),
    ("post", POST),
    ("department", DEPARTMENT),
    ("private", PRIVATE),
    ("reflexive", REFLEXIVE),
    ("lead-in", LEAD_IN),
    ("subordinator", SUBORDINATOR),
];

/// The families of a word, in any letter case.
///
/// ```
/// use cablegraph::vocab::families::{BE, MODAL, families_of};
/// assert!(families_of("Shall").meet(MODAL));
/// assert!(!families_of("shall").meet(BE));
/// ```
pub fn families_of(word: &str) -> Families {
    plain(word.as_bytes())
        .and_then(|word| members().get(&word).copied())
        .unwrap_or_default()
}

/// The words of all families.
pub(super) fn members() -> &'static FxHashMap<ShortWord, Families> {
    static WORDS: LazyLock<FxHashMap<ShortWord, Families>> = LazyLock::new(|| {
        let mut words: FxHashMap<ShortWord, Families> = FxHashMap::default();
        let table = table();
        for (line, family) in LINES {
            let members = table.get(line).map(Vec::as_slice).unwrap_or_default();
            for word in members.iter().filter_map(|word| plain(word.as_bytes())) {
                let families = words.entry(word).or_default();
                *families = families.and(family);
            }
        }
        words
    });
    &WORDS
}

fn table() -> BTreeMap<String, Vec<String>> {
    toml::from_str(include_str!("families.toml"))
        .expect("the committed table can be read, as a test sees to")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_a_name_and_every_name_a_line() {
        let known: Vec<String> = table().into_keys().collect();
        let mut named = LINES.map(|(line, _)| line.to_owned()).to_vec();
        named.sort_unstable();
        assert_eq!(known, named);
    }

    #[test]
    fn no_two_lines_have_one_bit() {
        let all = LINES.iter().map(|(_, family)| family.0);
        let bits = all.fold(0, |bits, bit| bits | bit);
        assert_eq!(bits.count_ones() as usize, LINES.len());
    }

    #[test]
    fn every_word_is_found_in_any_letter_case() {
        for (line, family) in LINES {
            for word in table().remove(line).unwrap_or_default() {
                let is_plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
                assert!(is_plain, "{word}");
                for written in [word.to_uppercase(), word] {
                    assert!(families_of(&written).meet(family), "{line}: {written}");
                }
            }
        }
    }

    #[test]
    fn a_word_of_no_line_is_of_no_family() {
        for word in ["", "treaty", "département", "they'll", "departments"] {
            assert_eq!(families_of(word), Families::default(), "{word}");
        }
    }
}
