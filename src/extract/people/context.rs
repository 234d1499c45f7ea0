//! Surnames without title or given name, told by how one deals with them: "saw Carsten", "asked Tallis whether", "Tallis's
//! letter", "Marlow and Tallis".
//!
//! Needs: people by title and given name. Method: a capitalised word in mixed case that no list has, next to a verb or noun
//! that goes with people only. In capitals nothing tells names from words, and nothing is taken. Cost: one pass; the
//! look for the word in small letters is made once for each word.

use rustc_hash::{FxHashMap, FxHashSet};

use super::again::is_plain;
use crate::extract::draft::Draft;
use crate::extract::page::{Page, Sentence, Shape};
use crate::model::{EntityKind, NameSense, fold};
use crate::vocab::families;
use crate::vocab::{self, NotPerson, PieceKind, Sense};

/// Verbs whose object is somebody.
const DEAL: [&str; 45] = [
    "see", "saw", "seen", "seeing", "met", "meet", "asked", "ask", "asking", "told", "tell",
    "telling", "informed", "inform", "assured", "assure", "reminded", "thanked", "briefed",
    "questioned", "pressed", "urged", "convinced", "persuade", "persuaded", "warned", "advised",
    "consulted", "interviewed", "sounded", "contacted", "approached", "quoted", "congratulated",
    "informing", "invite", "invited", "succeed", "succeeded", "appointed", "arrested",
    "assassinated", "overthrow", "replace", "elected",
];

/// Nouns and verbs of talking, before "with".
const TALK: [&str; 26] = [
    "talk", "talks", "talked", "talking", "conversation", "conversations", "meeting", "meetings",
    "met", "meet", "spoke", "speak", "discussion", "discussions", "discussed", "discuss", "lunch",
    "luncheon", "dinner", "breakfast", "appointment", "interview", "audience", "raised", "session",
    "consulted",
];

/// What only a person has.
const HAVE: [&str; 38] = [
    "remarks", "remark", "statement", "statements", "letter", "speech", "view", "views", "reply",
    "response", "message", "opinion", "personal", "comment", "comments", "suggestion",
    "suggestions", "question", "resignation", "successor", "wife", "brother", "son", "illness",
    "death", "mind", "conversation", "visit", "mood", "threat", "threats", "prestige", "departure",
    "arrival", "ambitions", "intentions", "attitude", "regime",
];

/// Verbs, in their past or third form, of which only somebody is the subject.
const DO: [&str; 34] = [
    "went", "called", "believes", "believed", "thinks", "thought", "feels", "felt", "indicated",
    "wants", "wanted", "replied", "expressed", "commented", "smiled", "laughed", "insisted",
    "explained", "responded", "hopes", "hoped", "seemed", "appeared", "interjected", "continued",
    "began", "returned", "knew", "knows", "remarked", "noted", "briefed", "suggested", "promised",
];

/// Names whom others deal with as with people; gives their folded surnames.
pub(super) fn dealt_with(draft: &mut Draft<'_, '_>) -> FxHashSet<String> {
    let page = draft.page;
    let mut surnames = FxHashSet::default();
    let mut plain: FxHashMap<String, bool> = FxHashMap::default();
    for sentence in page.sentences.iter().filter(|sentence| !sentence.upper) {
        for at in sentence.first..sentence.end {
            if !is_candidate(draft, at) || !is_dealt_with(draft, sentence, at) {
                continue;
            }
            let folded = fold(page.word(at));
            let known = plain
                .entry(folded.clone())
                .or_insert_with(|| is_plain(page, at));
            if *known {
                continue;
            }
            draft.name(
                (at, at + 1),
                EntityKind::Person,
                NameSense::Surname(None),
                "context",
                0.65,
            );
            surnames.insert(folded);
        }
    }
    surnames
}

/// A capitalised word that no list has and that is no acronym, people or part of a longer name.
fn is_candidate(draft: &Draft<'_, '_>, at: usize) -> bool {
    let page = draft.page;
    let token = &page.tokens[at];
    let is_capital = matches!(token.shape, Shape::Capital | Shape::Mixed);
    if token.kind != PieceKind::Word || !is_capital || token.len() <= 3 || !is_unlisted(page, at) {
        return false;
    }
    let lower = page.word(at).to_ascii_lowercase();
    let people = [
        "ian", "ians", "ese", "ish", "ists", "ist", "ites", "ite", "ean", "eans", "ers", "ism",
        "ies", "ees", "ly", "ing", "tion",
    ]
    .iter()
    .any(|end| lower.ends_with(end));
    let alone = |other: usize| {
        page.tokens.get(other).is_none_or(|token| {
            token.kind != PieceKind::Word
                || token.shape == Shape::Lower
                || draft.owner(other).is_some()
        })
    };
    let people = people || ["commies", "yankees", "reds"].contains(&lower.as_str());
    !people
        && draft.is_free(at, at + 1)
        && !page.is_unlisted_post(at)
        && alone(at + 1)
        && (at == 0 || alone(at - 1) || page.tokens[at].opens_line)
}

/// Whether no list has the word alone but that of given names: "Lake Marlow" makes no place of Marlow.
fn is_unlisted(page: &Page<'_>, at: usize) -> bool {
    let lexicon = vocab::lexicon();
    let alone = page.tokens[at].word.and_then(|word| lexicon.step(0, word));
    alone.is_none_or(|state| {
        lexicon
            .entries(state)
            .iter()
            .all(|entry| entry.sense == Sense::GivenName)
    })
}

fn is_dealt_with(draft: &Draft<'_, '_>, sentence: &Sentence, at: usize) -> bool {
    let page = draft.page;
    let behind = at + 1;
    if at > sentence.first {
        let before = at - 1;
        // Behind an article or preposition of place it is a thing or place.
        if page.is_any(
            before,
            &[
                "the", "a", "an", "in", "at", "near", "of", "from", "via", "through",
            ],
        ) {
            return has_possession(page, sentence, at) && !page.is_of(before, families::ARTICLE);
        }
        if page.is_any(before, &DEAL) {
            return true;
        }
        if page.is(before, "with")
            && (sentence.first..before)
                .rev()
                .take(4)
                .any(|at| page.is_any(at, &TALK))
        {
            return true;
        }
        // "Marlow and Tallis": joined to somebody.
        if page.is(before, "and")
            && before > sentence.first
            && draft
                .owner(before - 1)
                .is_some_and(|id| draft.get(id).kind == EntityKind::Person)
        {
            return true;
        }
    }
    has_possession(page, sentence, at)
        || page.tokens[at].word.is_none() && does(page, sentence, at, behind)
}

/// "Tallis's letter".
fn has_possession(page: &Page<'_>, sentence: &Sentence, at: usize) -> bool {
    let mark = at + 1;
    let possessive = page
        .tokens
        .get(mark)
        .is_some_and(|token| token.kind == PieceKind::Possessive)
        || matches!(page.word(mark), "\'" | "’") && page.word(at).ends_with('s');
    possessive && (mark + 1..sentence.end.min(mark + 3)).any(|at| page.is_any(at, &HAVE))
}

/// "Tallis indicated": a verb of people right behind, and a place in the sentence where a subject stands.
fn does(page: &Page<'_>, sentence: &Sentence, at: usize, behind: usize) -> bool {
    let verb = behind < sentence.end
        && (page.is_any(behind, &DO)
            || page.has_sense(behind, |sense| matches!(sense, Sense::NotPerson(NotPerson::Verb)))
            || page.has_sense(behind, |sense| matches!(sense, Sense::Speech(form) if form != vocab::VerbForm::Base && form != vocab::VerbForm::Gerund)));
    // "Xanthos" ends in s and is one; "Norvs said" are many.
    let many = page.word(at).ends_with('s') && page.word(at).len() < 7;
    let opens = at == sentence.first
        || page.tokens[at - 1].kind != PieceKind::Word
        || page.is_any(
            at - 1,
            &[
                "that", "when", "but", "while", "as", "because", "since", "if", "although", "then",
                "and",
            ],
        );
    verb && !many && opens
}
