//! What the message itself asks: "This is a request for guidance by OOB September 30", "Please advise".

use super::super::draft::Draft;
use super::super::page::{Page, Sentence};
use super::Made;
use super::phrase::names_doer;
use super::verbs_at;
use crate::model::{Claim, EntityKind, Filler, Meant};
use crate::vocab::families::{self, Families};
use crate::vocab::guidance::OF_DEPARTMENT;
use crate::vocab::{PieceKind, Sense, VerbForm};

/// Reads a request that the message makes in its own name at a token.
pub(super) fn read(draft: &mut Draft<'_, '_>, sentence: &Sentence, at: usize) -> Option<Made> {
    if draft.page.is_quoted(at) {
        return None;
    }
    announced(draft, sentence, at)
        .or_else(|| wanted(draft, sentence, at))
        .or_else(|| please(draft, sentence, at))
}

/// "ACTION REQUESTED: Department's guidance by March 28", "GUIDANCE REQUESTED BY OOB JUNE 14".
fn wanted(draft: &mut Draft<'_, '_>, sentence: &Sentence, at: usize) -> Option<Made> {
    const REPLIES: [&str; 10] = [
        "reply", "response", "views", "comments", "decision", "approval", "advice", "action",
        "reaction", "confirmation",
    ];
    const GOES_ON: [&str; 10] = [
        "by", "on", "re", "regarding", "concerning", "soonest", "asap", "urgently", "before", "nlt",
    ];
    let page = draft.page;
    let announced = |at: usize| {
        at >= 2 && page.word(at) == ":" && page.is(at - 1, "requested") && page.is(at - 2, "action")
    };
    // "ACTION REQUESTED:" may head a paragraph, or stand in its sentence.
    let headed = at == sentence.first && at > 0 && announced(at - 1);
    if headed || at == sentence.first + 1 && announced(at + 1) {
        let first = if headed { at } else { at + 2 };
        let end = stopped(page, sentence, first);
        // "ACTION REQUESTED: EMBASSY REQUESTS DEPARTMENT'S GUIDANCE" is told by its own verb.
        let asks = |at: usize| {
            verbs_at(page, at)
                .iter()
                .any(|(frame, _, _)| frame.act == "requested")
                || page.is_any(at, &["please", "pls"])
        };
        if (first..end.min(first + 4)).any(asks) {
            return None;
        }
        return request(draft, at, (first, end), "request-announced", 0.8);
    }
    // "Guidance would be appreciated", "Since it is late, early reply appreciated"
    const WANTED: [&str; 5] = ["requested", "appreciated", "desired", "solicited", "needed"];
    if !page.is_any(at, &WANTED) {
        return None;
    }
    let comma = (sentence.first..at).rev().find(|at| page.word(*at) == ",");
    let first = comma.map_or(sentence.first, |comma| comma + 1);
    let first = first + usize::from(page.is(first, "the"));
    let helped = at >= first + 3 && page.is(at - 1, "be") && page.is(at - 2, "would");
    let end = if helped { at - 2 } else { at };
    const OF: [&str; 10] = [
        "of", "on", "to", "for", "from", "in", "by", "re", "regarding", "concerning",
    ];
    /// The phrase is no longer.
    const NEAR: usize = 14;
    if first >= end || end - first > NEAR {
        return None;
    }
    let is_reply = |at: usize| page.is_any(at, &OF_DEPARTMENT) || page.is_any(at, &REPLIES);
    let noun = (first..end).find(|at| is_reply(*at))?;
    let tells = |at: usize| {
        page.tokens[at].kind == PieceKind::Sign
            || page.has_sense(at, |sense| {
                matches!(sense, Sense::Verb(..) | Sense::Speech(_))
            })
    };
    let opens = (first..noun).all(|at| !tells(at) && !page.is_any(at, &OF));
    let whole = noun + 1 == end || page.is_any(noun + 1, &OF);
    // "Early reply to its query appreciated": a noun may look like a verb there.
    let is_told = |at: usize| {
        page.tokens[at].kind == PieceKind::Sign
            || page.has_sense(at, |sense| {
                matches!(
                    sense,
                    Sense::Verb(_, _, VerbForm::Past) | Sense::Speech(VerbForm::Past)
                )
            })
    };
    let plain = (noun + 1..end).all(|at| !is_told(at));
    let ends = at + 1 >= sentence.end
        || page.tokens[at + 1].kind != PieceKind::Word
        || page.is_any(at + 1, &GOES_ON);
    // "REPLY REQUESTED BY MINISTRY": somebody else asks for it.
    let asker = page.is(at + 1, "by") && names_doer(draft, at + 2, sentence.end);
    (opens && whole && plain && ends && !asker)
        .then(|| request(draft, at, (first, end), "request-announced", 0.8))
        .flatten()
}

/// Where the words for what is wanted end.
fn stopped(page: &Page<'_>, sentence: &Sentence, first: usize) -> usize {
    let ends = |at: &usize| matches!(page.word(*at), "." | ";" | "(");
    (first..sentence.end).find(ends).unwrap_or(sentence.end)
}

/// "This is a Request for Guidance by OOB Brussels, September 30."
fn announced(draft: &mut Draft<'_, '_>, sentence: &Sentence, at: usize) -> Option<Made> {
    let page = draft.page;
    let noun = page.is_any(at, &["request", "requests"]) && page.is(at + 1, "for");
    if !noun {
        return None;
    }
    let opens = (sentence.first..at).all(|token| {
        page.is_any(
            token,
            &[
                "this", "message", "cable", "telegram", "is", "a", "an", "action", "the",
                "following", "post", "urgent", "post's", "our", "contains",
            ],
        )
    });
    // "The request for a visa was granted": that one is requested is only told of it.
    let named = (sentence.first..at).any(|token| page.is(token, "the"))
        && !(sentence.first..at).any(|token| page.is_any(token, &["is", "following"]));
    if !opens || named {
        return None;
    }
    let first = at + 2;
    let end = (first..sentence.end)
        .find(|token| {
            matches!(page.word(*token), "." | "," | ";" | "(")
                || page.is_any(*token, &["by", "in", "before", "no", "see"])
        })
        .unwrap_or(sentence.end);
    request(draft, at, (first, end), "request-announced", 0.8)
}

/// "Please advise …", "Would appreciate guidance": an imperative to whoever is addressed.
fn please(draft: &mut Draft<'_, '_>, sentence: &Sentence, at: usize) -> Option<Made> {
    const HOUSE: Families = families::POST.and(families::DEPARTMENT);
    const OWN: Families = families::WE.and(families::I).and(HOUSE);
    let page = draft.page;
    // "Marlow would appreciate it" asks nothing in the sender's name.
    let is_own = |would: usize| {
        page.is_any(would, &["would", "should"])
            && (would == sentence.first
                || page.is_of(would - 1, OWN)
                || is_led_in(draft, sentence, would))
    };
    let kindly = at == sentence.first && page.is(at, "kindly");
    let polite = (page.is_any(at, &["please", "pls"]) || kindly)
        && at + 1 < sentence.end
        && page.tokens[at + 1].kind == PieceKind::Word;
    let appreciate = page.is(at, "appreciate") && at > sentence.first && is_own(at - 1);
    // "Should be most grateful for guidance", "Grateful Department send text"
    let grateful = page.is(at, "grateful")
        && page.is(at + 1, "for")
        && (sentence.first.max(at.saturating_sub(5))..at).any(is_own);
    let bare = at == sentence.first
        && page.is_any(at, &["grateful", "appreciate"])
        && (page.is(at + 1, "if") || page.is_of(at + 1, HOUSE.and(families::YOU)));
    // "(please strictly protect throughout)"
    let source = (at + 1..sentence.end.min(at + 4)).any(|at| page.is(at, "protect"));
    let idle = page.is_any(at + 1, &["see", "note", "pass", "protect", "find", "refer"])
        || is_routing(page, sentence, at + 1);
    // "anxious to please his guest"
    let verb = at > sentence.first && page.is(at - 1, "to");
    if !polite && !appreciate && !grateful && !bare || polite && (source || idle || verb) {
        return None;
    }
    let first = at + 1 + usize::from(grateful || bare && page.is(at + 1, "if"));
    let end = (first..sentence.end.min(first + 30))
        .find(|token| {
            matches!(page.word(*token), "." | ";" | "(")
                || page.is_any(*token, &["by", "because", "since"])
        })
        .unwrap_or(sentence.end);
    let end = end.min(first + 30);
    let confidence = if at == sentence.first { 0.65 } else { 0.55 };
    let made = request(draft, at, (first, end), "please", confidence)?;
    // What is asked for may be an act of its own.
    Some(Made {
        next: first,
        ..made
    })
}

/// Whether nobody is named between the opening of a sentence and a helper, but in what leads in: "If you agree, | should be
/// grateful for it".
fn is_led_in(draft: &Draft<'_, '_>, sentence: &Sentence, would: usize) -> bool {
    const LEADS: Families = families::LEAD_IN.and(families::SUBORDINATOR);
    let page = draft.page;
    let somebody = |at: usize| {
        page.is_of(at, families::HE.and(families::THEY).and(families::IT)) || page.is(at, "that")
    };
    let before = draft.owner(would - 1).map(|id| draft.get(id).kind);
    let leads = page.is_of(sentence.first, LEADS)
        || page.is_any(sentence.first, &["unless", "until", "before", "meanwhile"]);
    leads && !before.is_some_and(EntityKind::can_act) && !(sentence.first..would).any(somebody)
}

/// Whether a message is only to be sent on: "repeat to Oslo", "relay as appropriate".
pub(super) fn is_routing(page: &Page<'_>, sentence: &Sentence, verb: usize) -> bool {
    /// Longer sentences ask for more.
    const LONGEST: usize = 10;
    const AS: [&str; 4] = ["desired", "appropriate", "necessary", "required"];
    let onward = match () {
        () if page.is_any(verb, &["repeat", "relay"]) => {
            let post = !page.is_of(verb + 2, families::ARTICLE);
            page.is_any(verb + 1, &["to", "info"]) && post || page.is_any(verb + 2, &AS)
        }
        () => page.is(verb, "pass") && page.is_any(verb + 2, &AS),
    };
    onward && sentence.end - sentence.first <= LONGEST
}

/// A request of the sender that a word carries, for what the tokens `first..end` say.
fn request(
    draft: &Draft<'_, '_>,
    at: usize,
    (first, end): (usize, usize),
    rule: &'static str,
    confidence: f32,
) -> Option<Made> {
    let page = draft.page;
    let words = page.span(first, end).filter(|_| first < end)?;
    let mut claim = Claim::new(
        Filler::implied(Meant::Sender),
        "requested",
        Some(Filler::words(words)),
        page.span(at, at + 1)?,
        rule,
    );
    claim.confidence = confidence;
    Some(Made {
        claims: vec![claim],
        at,
        next: end,
        open: true,
    })
}
