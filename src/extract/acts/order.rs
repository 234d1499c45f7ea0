//! What the message tells its addressee to do: "You should see Tallis", "Embassy is authorized to sign".
//!
//! Method: "you", or the post addressed, before "should", "may" or "are requested to", outside quotations and outside
//! what others are reported to say. Who orders is the sender. Cost: a look at the words behind "you".

use super::super::draft::Draft;
use super::super::page::{Page, Sentence};
use super::super::verb::is_adverb;
use super::Made;
use super::object::object;
use super::phrase::{behind_wish, clause_end, is_infinitive};
use super::speech::{Speech, is_reported};
use crate::extract::actor::Discourse;
use crate::model::{Claim, Filler, Meant};
use crate::vocab::families;
use crate::vocab::{PieceKind, VerbForm};

/// Verbs that ask for nothing: "you may recall", "you should know".
const IDLE: [&str; 30] = [
    "have", "be", "know", "recall", "remember", "find", "see", "imagine", "feel", "think", "note",
    "realize", "need", "receive", "expect", "believe", "hear", "get", "recognize", "doubt",
    "understand", "appreciate", "wonder", "like", "notice", "become", "agree", "want", "assume",
    "judge",
];

/// Whether the Department calls so whom it writes to.
fn is_addressed(page: &Page<'_>, at: usize) -> bool {
    page.is_of(at, families::POST) || page.is_any(at, &["posts", "ambassador", "addressees"])
}

/// Reads an order at a token.
pub(super) fn read(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
    speeches: &[Speech],
) -> Option<Made> {
    let page = draft.page;
    let you = page.is(at, "you");
    let post = is_addressed(page, at);
    if !(you || post) || page.is_quoted(at) || is_reported(speeches, at) {
        return None;
    }
    let before = at.checked_sub(1).filter(|before| *before >= sentence.first);
    let bound = before.is_some_and(|before| {
        page.is_any(
            before,
            &[
                "if", "should", "as", "what", "which", "whether", "how", "when", "unless", "to",
                "of", "with", "from", "may", "by",
            ],
        ) || (page.tokens[before].kind == PieceKind::Possessive)
    });
    let from_department = page.is_from_department();
    if bound || (post && !from_department) {
        return None;
    }
    let verb = ordered(page, sentence, at, you)?;
    let first = verb + usize::from(page.is(verb, "to"));
    let end = clause_end(draft, sentence, first);
    let what = object(draft, first, end, true, &Discourse::default())?;
    let mut claim = Claim::new(
        Filler::implied(Meant::Sender),
        "requested",
        Some(what),
        page.span(at, at + 1)?,
        "order",
    );
    claim.recipient = Some(Filler::words(page.span(at, at + 1)?));
    claim.confidence = if you { 0.7 } else { 0.65 };
    Some(Made {
        claims: vec![claim],
        at,
        next: first,
        open: true,
    })
}

/// Whether the words right before a token tell who is written to: "you", and what the Department calls its posts.
pub(super) fn is_reader(page: &Page<'_>, sentence: &Sentence, before: usize) -> bool {
    let Some(at) = before.checked_sub(1).filter(|at| *at >= sentence.first) else {
        return false;
    };
    let opens = at == sentence.first
        || page.tokens[at - 1].kind == PieceKind::Sign
        || page.is_any(at - 1, &["the", "and", "that", "therefore"]);
    page.is_from_department()
        && !page.is_quoted(at)
        && (page.is(at, "you") || opens && is_addressed(page, at))
}

/// A bare verb behind "requested", as in "Embassy requested inform Norvale".
fn names_deed(page: &Page<'_>, at: usize) -> bool {
    const DEEDS: [&str; 24] = [
        "inform", "advise", "report", "provide", "submit", "comment", "approach", "deliver",
        "convey", "take", "make", "furnish", "transmit", "seek", "discuss", "tell", "reply",
        "continue", "keep", "pass", "arrange", "follow", "investigate", "ascertain",
    ];
    page.is_any(at, &DEEDS)
}

/// The verb of what is ordered.
fn ordered(page: &Page<'_>, sentence: &Sentence, at: usize, you: bool) -> Option<usize> {
    let adverbs = |mut token: usize| {
        while token < sentence.end && is_adverb(page, token) {
            token += 1;
        }
        token
    };
    let helper = adverbs(at + 1);
    let may = page.is(helper, "should") || (you && page.is(helper, "may"));
    if may {
        let verb = behind_wish(page, adverbs(helper + 1));
        let base = adverbs(verb + usize::from(page.is(verb, "not")));
        let fits = base < sentence.end
            && is_infinitive(page, base)
            && !page.is_any(base, &IDLE)
            && !super::verb_at(page, base).is_some_and(|(_, form, _)| form == VerbForm::Past);
        return fits.then_some(verb);
    }
    let participle = adverbs(helper + usize::from(page.is_of(helper, families::PRESENT_BE)));
    let direct = page.is_any(
        participle,
        &["requested", "instructed", "authorized", "directed"],
    ) && participle + 2 < sentence.end
        && !page.is(participle + 1, "to")
        && names_deed(page, participle + 1);
    if direct {
        return Some(participle + 1);
    }
    let ordered = page.is_any(
        participle,
        &["authorized", "requested", "instructed", "directed", "asked"],
    ) && page.is(participle + 1, "to")
        && participle + 2 < sentence.end;
    ordered.then_some(participle + 1)
}
