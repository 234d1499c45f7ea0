//! Who is meant by "she" and "he", "the latter" and "the former".
//!
//! Needs: claims whose pronouns stand for the person that extraction had in mind; who everyone is. Sets: whom they
//! mean. Method: "she" is a woman by given name, style or title, "he" is none. Where the person whom extraction took is not, it is
//! the only one of the paragraph who can be meant; where several can, or nobody, it is left open. "The latter" is the
//! second of the only two who are named before. Cost: a look at the names before each pronoun.

use super::Identity;
use crate::model::{
    Cable, Claim, EntityKind, Filler, Findings, Meant, NameId, RawText, Span, fold,
};
use crate::vocab::Gender;

/// The claims of a document, whose pronouns mean who can be meant.
pub(super) fn settled_claims(
    raw: &RawText,
    cable: &Cable,
    findings: &Findings,
    identities: &[Identity],
) -> Vec<Claim> {
    let text = &raw.text;
    let before = Before::of(raw, cable, findings, identities);
    let mut claims = findings.claims.clone();
    for claim in &mut claims {
        let evidence = claim.evidence;
        let Claim {
            subject,
            object,
            recipient,
            speaker,
            ..
        } = claim;
        let others = [object, recipient, speaker].into_iter().flatten();
        for filler in std::iter::once(subject).chain(others) {
            if let Some(word) = filler.words.and_then(|words| Word::read(words.of(text))) {
                settle(filler, word, evidence, &before);
            }
        }
    }
    claims
}

/// A word that stands for a name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Word {
    Pronoun(Gender),
    Former,
    Latter,
}

impl Word {
    fn read(words: &str) -> Option<Word> {
        const LONGEST: usize = 10;
        let words = Some(words).filter(|words| words.len() <= LONGEST)?;
        match fold(words.rsplit(' ').next()?).as_str() {
            "she" | "her" | "hers" | "herself" => Some(Word::Pronoun(Gender::Woman)),
            "he" | "his" | "him" | "himself" => Some(Word::Pronoun(Gender::Man)),
            "former" => Some(Word::Former),
            "latter" => Some(Word::Latter),
            _ => None,
        }
    }
}

fn settle(filler: &mut Filler, word: Word, evidence: Span, before: &Before<'_>) {
    let Some(words) = filler.words else { return };
    let found = match (word, filler.meant) {
        (Word::Pronoun(gender), Meant::Name(id)) if before.can_be(id, gender, words, evidence) => {
            Some(id)
        }
        // Where nobody was in mind, whoever is meant is somebody whose name was not read.
        (Word::Pronoun(gender), Meant::Name(_)) => before.only(gender, words),
        (Word::Former, Meant::Nothing) => before.two(words, evidence).map(|(first, _)| first),
        (Word::Latter, Meant::Nothing) => before.two(words, evidence).map(|(_, second)| second),
        _ => return,
    };
    filler.meant = found.map_or(Meant::Nothing, Meant::Name);
}

/// The names of a document in order of position.
struct Before<'f> {
    text: &'f str,
    cable: &'f Cable,
    findings: &'f Findings,
    identities: &'f [Identity],
    order: Vec<NameId>,
}

/// So many names are looked at before a pronoun.
const MOST: usize = 32;

impl<'f> Before<'f> {
    fn of(
        raw: &'f RawText,
        cable: &'f Cable,
        findings: &'f Findings,
        identities: &'f [Identity],
    ) -> Self {
        let acts = |id: &NameId| findings.names[id.0].kind.can_act();
        let mut order: Vec<NameId> = (0..findings.names.len()).map(NameId).filter(acts).collect();
        order.sort_by_key(|id| findings.names[id.0].span);
        Before {
            text: &raw.text,
            cable,
            findings,
            identities,
            order,
        }
    }

    /// Whether a pronoun can mean the person whom extraction had in mind: "she" is a woman, or the only one of whom nothing
    /// is known, or named in the same sentence: "Tallis said that she". "He" is no woman.
    fn can_be(&self, id: NameId, gender: Gender, words: Span, evidence: Span) -> bool {
        let named = self.findings.names[id.0].span;
        let beside = evidence.start() <= named.start() && named.end() <= words.start();
        match (gender, self.gender(id)) {
            (asked, Some(known)) => asked == known,
            (Gender::Man, None) => true,
            (Gender::Woman, None) if beside => true,
            (Gender::Woman, None) => self
                .only(gender, words)
                .is_some_and(|only| self.key(only) == self.key(id)),
        }
    }

    /// The only person before a pronoun in its paragraph who can be meant, by the name next to it.
    fn only(&self, gender: Gender, words: Span) -> Option<NameId> {
        let people = || {
            self.names_before(words, self.paragraph(words))
                .filter(|id| self.findings.names[id.0].kind == EntityKind::Person)
        };
        let known = || people().filter(|id| self.gender(*id) == Some(gender));
        let unknown = || people().filter(|id| self.gender(*id).is_none());
        match (gender, known().next()) {
            (Gender::Woman, Some(_)) => self.only_one(known()),
            (Gender::Woman, None) => self.only_one(unknown()),
            (Gender::Man, _) => {
                self.only_one(people().filter(|id| self.gender(*id) != Some(Gender::Woman)))
            }
        }
    }

    /// The only two who are named before a word, in its sentence or else in its paragraph: two people, or two of another
    /// kind where nobody is named.
    fn two(&self, words: Span, evidence: Span) -> Option<(NameId, NameId)> {
        let in_paragraph = self.paragraph(words);
        [evidence.start(), in_paragraph]
            .into_iter()
            .find_map(|from| {
                let of_kind = |kind: EntityKind| {
                    self.names_before(words, from)
                        .filter(move |id| self.findings.names[id.0].kind == kind)
                };
                let kinds = [EntityKind::Person, EntityKind::Body, EntityKind::Place];
                let named = kinds
                    .into_iter()
                    .find(|kind| of_kind(*kind).next().is_some())?;
                self.only_two(of_kind(named))
            })
    }

    fn only_one(&self, mut nearest_first: impl Iterator<Item = NameId>) -> Option<NameId> {
        let one = nearest_first.next()?;
        nearest_first
            .all(|other| self.key(other) == self.key(one))
            .then_some(one)
    }

    /// Two who are named, and in which order first.
    fn only_two(&self, nearest_first: impl Iterator<Item = NameId>) -> Option<(NameId, NameId)> {
        let mut in_order: Vec<NameId> = nearest_first.collect();
        in_order.reverse();
        let mut distinct: Vec<NameId> = Vec::new();
        for id in in_order {
            if !distinct
                .iter()
                .any(|other| self.key(*other) == self.key(id))
            {
                distinct.push(id);
            }
        }
        match distinct.as_slice() {
            [first, second] if !self.goes_on(*first, *second) => Some((*first, *second)),
            _ => None,
        }
    }

    /// Whether two names belong to a longer list, of which others were not read: "Quill, Rook and Desh".
    fn goes_on(&self, first: NameId, second: NameId) -> bool {
        let span = |id: NameId| self.findings.names[id.0].span;
        let between = self.text.get(span(first).end()..span(second).start());
        let mut behind = self.text[span(second).end()..].split_whitespace();
        let joined = behind
            .next()
            .is_some_and(|word| word.eq_ignore_ascii_case("and"));
        let name = |word: &str| word.starts_with(char::is_uppercase);
        between.is_some_and(|words| words.trim() == ",")
            || joined && behind.next().is_some_and(name)
    }

    /// Names between a place in the text and the word that stands for one of them, the nearest first.
    fn names_before(&self, words: Span, from: usize) -> impl Iterator<Item = NameId> + '_ {
        let end = self
            .order
            .partition_point(|id| self.findings.names[id.0].span.start() < words.start());
        self.order[..end]
            .iter()
            .rev()
            .take(MOST)
            .copied()
            .take_while(move |id| self.findings.names[id.0].span.start() >= from)
    }

    /// Where the paragraph of some words begins; the words themselves outside of any.
    fn paragraph(&self, words: Span) -> usize {
        let paragraphs = &self.cable.paragraphs;
        let at = paragraphs.partition_point(|one| one.span.start() <= words.start());
        at.checked_sub(1)
            .map(|at| paragraphs[at].span)
            .filter(|span| span.contains(words))
            .map_or(words.start(), |span| span.start())
    }

    fn gender(&self, id: NameId) -> Option<Gender> {
        self.identities[id.0].gender
    }

    fn key(&self, id: NameId) -> &str {
        &self.identities[id.0].key
    }
}
