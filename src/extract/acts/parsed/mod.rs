//! Acts by the tree of a sentence: what may be meant is read widely, what is meant is judged by weights.
//!
//! Needs: names of all kinds; the parser. Method: every word that may carry an act gives readings (`verbs`, `nouns`,
//! `states`, `orders`), each with who does it (`who`, `party`), the words of its object (`phrase`) and traits (`finder`); the
//! judge (`judge`) says how likely each is right, by weights learnt from annotated telegrams (`train` in the program
//! `train-acts`). Where readings exclude each other the likeliest stays. Cost: a tree a sentence with a word of an act.

mod finder;
pub(in crate::extract) mod judge;
mod nouns;
mod orders;
mod party;
mod phrase;
mod reading;
mod states;
pub mod train;
mod verbs;
mod view;
mod who;

use super::super::draft::Draft;
use super::super::page::{Page, Sentence};
use crate::extract::syntax::{Parser, Relation};
use crate::model::{Claim, EntityKind, Filler, Meant, NameId};
use crate::vocab::{self, Sense, VerbForm};
use finder::Finder;
pub(super) use party::Mind;
use reading::{Group, Reading, Traits};
use view::View;
use who::Who;

/// A possible act, ready to be judged.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Candidate {
    pub(in crate::extract) claim: Claim,
    /// The word that carries it.
    pub(in crate::extract) at: usize,
    /// Tokens of the object.
    pub(in crate::extract) object: (usize, usize),
    /// What speaks for and against it; of a rule's none, since what a rule tells stands.
    pub(in crate::extract) traits: Traits,
    /// Candidates of one group stand or fall together.
    pub(in crate::extract) group: Group,
    /// Whether a rule made it, not the tree.
    pub(in crate::extract) by_rule: bool,
}

impl Candidate {
    /// The word that carries it, and for which act: of its readings one stands at most, with those of its group.
    fn word(&self) -> (usize, usize, &'static str) {
        (self.claim.evidence.start(), self.at, self.claim.predicate)
    }
}

/// All that a sentence may say; what it leaves in mind goes into `mind`.
pub(super) fn candidates(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    parser: &mut Parser,
    mind: &mut Mind,
    rules: Vec<(usize, Claim)>,
) -> Vec<Candidate> {
    let page = draft.page;
    let Some(evidence) = page.sentence_span(sentence) else {
        return Vec::new();
    };
    if !may_tell(page, sentence) {
        let mut candidates = Vec::new();
        by_rules(draft, rules, &mut candidates);
        if let Some(person) = first_person(draft, sentence.first, sentence.end) {
            mind.person = Some(person);
        }
        return candidates;
    }
    let deadline = super::sender::deadline(draft, sentence);
    let view = View::new(page, sentence, parser);
    let mut finder = Finder {
        draft,
        view: &view,
        mind,
        found: Vec::new(),
        group: 0,
    };
    for at in view.first..view.end {
        verbs::read(&mut finder, sentence, at);
        nouns::read(&mut finder, at);
        states::read(&mut finder, at);
        orders::read(&mut finder, at);
    }
    let found = finder.found;
    remember(draft, &view, mind);
    let mut candidates: Vec<Candidate> = found
        .into_iter()
        .filter(|reading| !is_unreal(page, sentence, &view, reading))
        .filter_map(|reading| candidate(draft, reading, evidence))
        .map(|mut candidate| {
            if candidate.claim.predicate == "requested" {
                candidate.claim.deadline = deadline;
                super::sender::ask_department(draft, &mut candidate.claim);
            }
            candidate
        })
        .collect();
    by_rules(draft, rules, &mut candidates);
    candidates
}

/// Whether the sentence asks whether it is so, or calls it untrue.
fn is_unreal(page: &Page<'_>, sentence: &Sentence, view: &View<'_, '_>, reading: &Reading) -> bool {
    let subject = view.child(reading.at, &[Relation::Subject, Relation::PassiveSubject]);
    let opening = subject.map_or(reading.at, |subject| view.reach(subject).0);
    super::denied::is_denied(page, sentence, opening, reading.at, VerbForm::Past)
}

/// Adds what the rules made of the sentence, and tells the readings of the tree which rules agree with them.
fn by_rules(draft: &Draft<'_, '_>, rules: Vec<(usize, Claim)>, candidates: &mut Vec<Candidate>) {
    const SURETIES: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    let page = draft.page;
    let tokens = |filler: &Option<Filler>| -> Option<(usize, usize)> {
        let words = filler.as_ref()?.words?;
        Some((page.token_at(words.start()), page.token_at(words.end())))
    };
    let of_tree = candidates.len();
    for (at, claim) in rules {
        let object = tokens(&claim.object).unwrap_or((at, at + 1));
        let surety = SURETIES[((claim.confidence * 10.0) as usize).min(9)];
        let act = claim.predicate;
        for candidate in &mut candidates[..of_tree] {
            if candidate.claim.predicate != act {
                continue;
            }
            let same_actor = candidate.claim.subject.meant == claim.subject.meant
                && (claim.subject.meant != Meant::Nothing
                    || candidate.claim.subject.words == claim.subject.words);
            let same_object = judge::overlap(candidate.object, object) >= 0.5;
            let name = match (same_actor, same_object) {
                (true, true) => "both",
                (true, false) => "actor",
                (false, true) => "object",
                (false, false) => "act",
            };
            let traits = &mut candidate.traits;
            traits.add(&["rule", act, name]);
            traits.add(&["rule-sure", name, surety]);
            if candidate.at == at {
                traits.add(&["rule-word", act, name]);
            }
        }
        candidates.push(Candidate {
            claim,
            at,
            object,
            traits: Traits::default(),
            group: (0, 0),
            by_rule: true,
        });
    }
}

/// Whether a sentence has a word of a frame, or one by which its mood may tell an act: only such are worth a tree.
fn may_tell(page: &Page<'_>, sentence: &Sentence) -> bool {
    let (mut will, mut said, mut modal) = (false, false, false);
    (sentence.first..sentence.end).any(|at| {
        let (mut framed, mut silent) = (false, false);
        for hit in page.hits_at(at) {
            match hit.sense {
                Sense::Speech(_) => said = true,
                Sense::Silent => silent = true,
                Sense::Verb(frame, ..) => {
                    let frame = vocab::frames().get(usize::from(frame));
                    framed |= frame.is_some_and(|frame| !frame.refused);
                }
                Sense::Noun(_) | Sense::State(_) | Sense::Told(..) => framed = true,
                _ => {}
            }
        }
        let mood = mood(page.word(at));
        let refuses = mood == Mood::Denies && modal;
        modal = matches!(mood, Mood::Will | Mood::Can);
        will |= mood == Mood::Will;
        framed && !silent || refuses || mood == Mood::Orders || (will && said)
    })
}

/// What a word may make of a verb.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Mood {
    None,
    /// An order or advice.
    Orders,
    /// A promise, where somebody says it; with "not" a refusal.
    Will,
    /// With "not" a refusal.
    Can,
    /// "not".
    Denies,
}

fn mood(word: &str) -> Mood {
    const WORDS: [(&str, Mood); 14] = [
        ("should", Mood::Orders),
        ("must", Mood::Orders),
        ("ought", Mood::Orders),
        ("please", Mood::Orders),
        ("pls", Mood::Orders),
        ("you", Mood::Orders),
        ("cannot", Mood::Orders),
        ("unable", Mood::Orders),
        ("will", Mood::Will),
        ("would", Mood::Will),
        ("shall", Mood::Will),
        ("can", Mood::Can),
        ("could", Mood::Can),
        ("not", Mood::Denies),
    ];
    // Told apart by the first letter: most words are none.
    let opens = word.as_bytes().first().map(u8::to_ascii_lowercase);
    let may = matches!(
        opens,
        Some(b's' | b'm' | b'o' | b'p' | b'c' | b'u' | b'w' | b'y' | b'n')
    );
    if !may || !(3..=6).contains(&word.len()) {
        return Mood::None;
    }
    let found = WORDS.iter().find(|(one, _)| word.eq_ignore_ascii_case(one));
    found.map_or(Mood::None, |(_, mood)| *mood)
}

fn candidate(
    draft: &Draft<'_, '_>,
    reading: Reading,
    evidence: crate::model::Span,
) -> Option<Candidate> {
    let words = draft.page.span(reading.object.0, reading.object.1)?;
    let object = reading.object_party.unwrap_or_else(|| {
        let named =
            super::object::head_initiative(draft, reading.object.0, reading.object.1, false);
        Filler {
            words: Some(words),
            meant: named.map_or(Meant::Nothing, Meant::Name),
        }
    });
    let mut claim = Claim::new(
        reading.actor.filler,
        reading.act,
        Some(object),
        evidence,
        reading.rule,
    );
    claim.recipient = reading.recipient;
    claim.speaker = reading.speaker;
    claim.modality = reading.modality;
    Some(Candidate {
        claim,
        at: reading.at,
        object: reading.object,
        traits: reading.traits,
        group: reading.group,
        by_rule: false,
    })
}

/// Keeps who "he" is and who spoke last.
fn remember(draft: &mut Draft<'_, '_>, view: &View<'_, '_>, mind: &mut Mind) {
    let speaks = (view.first..view.end).find(|at| {
        view.tag(*at).is_verb()
            && view.page.has_sense(*at, |sense| {
                matches!(sense, Sense::Speech(_) | Sense::Verb(..))
            })
            && view.child(*at, &[Relation::Subject]).is_some()
    });
    if let Some(Who::At(at)) =
        speaks.and_then(|at| who::doers(view, at).first().map(|(who, _)| *who))
        && let Some(party) = party::party(draft, view, at, mind)
        && !matches!(party.class, party::Class::Thing)
    {
        mind.speaker = Some(party.filler.clone());
        if let Meant::Name(id) = party.filler.meant
            && draft.get(id).kind == EntityKind::Person
        {
            mind.person = Some(id);
            return;
        }
    }
    if let Some(person) = first_person(draft, view.first, view.end) {
        mind.person = Some(person);
    }
}

/// The first person named within tokens `first..end`.
fn first_person(draft: &Draft<'_, '_>, first: usize, end: usize) -> Option<NameId> {
    let mut names = draft.names_in(first, end).into_iter();
    names.find(|id| draft.get(*id).kind == EntityKind::Person)
}
