//! What somebody holds best: "the Department believes Norvale should wait", "we consider it important that talks go on",
//! "we should reply".
//!
//! Needs: who says what, told by `speech`. Method: "should" behind a verb of opinion or behind the sender's own "we", and
//! an adjective such as "advisable" with "to" or "that" behind a verb of opinion. Who holds it must be told by the
//! sentence: in a report of a talk an advice without its author is anybody's. Cost: a look around each such word.

use super::super::actor::{Actor, Discourse, subject};
use super::super::draft::Draft;
use super::super::page::{Page, Sentence};
use super::super::verb::{is_adverb, verb_group};
use super::Made;
use super::denied::{is_not_held, sentence_asks};
use super::object::object;
use super::phrase::{clause_end, is_infinitive};
use super::speech::{Speech, innermost};
use crate::model::{Claim, Filler, Meant, Modality};
use crate::vocab::families::{self, Families};
use crate::vocab::{VerbFamily, VerbForm, form_in};

/// What a course of action is called that somebody puts forward.
pub(super) const BEST: [&str; 18] = [
    "useful", "helpful", "wise", "better", "best", "desirable", "advisable", "prudent",
    "preferable", "appropriate", "important", "essential", "wiser", "imperative", "necessary",
    "advantageous", "worthwhile", "well",
];

/// Verbs after "we should" that put nothing forward.
const IDLE: [&str; 26] = [
    "like", "be", "have", "appreciate", "prefer", "know", "note", "welcome", "add", "emphasize",
    "mention", "say", "get", "receive", "see", "expect", "find", "lose", "need", "hear", "point",
    "wish", "hope", "want", "feel", "then",
];

/// Verbs of one who only goes on to speak, behind "I should".
const TOLD: [&str; 13] = [
    "add", "say", "tell", "mention", "clarify", "emphasize", "stress", "point", "explain", "note",
    "report", "inform", "ask",
];

/// Verbs by which somebody is only to learn or to foresee something.
const LEARNT: [&str; 8] = [
    "understand", "know", "realize", "recognize", "expect", "remember", "note", "bear",
];

/// Reads an advice at a token.
pub(super) fn read(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
    discourse: &Discourse,
    speeches: &[Speech],
) -> Option<Made> {
    let page = draft.page;
    if sentence_asks(page, sentence, at) {
        return None;
    }
    should(draft, sentence, at, discourse, speeches)
        .or_else(|| announced(draft, sentence, at, speeches))
        .or_else(|| held_best(draft, sentence, at, discourse))
}

/// "believes that Norvale should wait", "we should reply".
fn should(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
    discourse: &Discourse,
    speeches: &[Speech],
) -> Option<Made> {
    let page = draft.page;
    let modal = page.is(at, "should") || (page.is(at, "ought") && page.is(at + 1, "to"));
    if !modal || at == sentence.first || at + 2 >= sentence.end || page.is_quoted(at) {
        return None;
    }
    let verb = (at + 1..sentence.end.min(at + 4))
        .find(|token| !is_adverb(page, *token) && !page.is_any(*token, &["to", "not"]))?;
    let floor = sentence.first.max(at.saturating_sub(22));
    if is_not_held(page, floor, at) {
        return None;
    }
    // "thought I should add", "felt he should understand": nothing is to be done.
    let idle = page.is(at - 1, "i") && page.is_any(verb, &TOLD) || page.is_any(verb, &LEARNT);
    if idle {
        return None;
    }
    if let Some((actor, clause)) = opinion_before(draft, sentence, floor, at, discourse) {
        // What "you" should do is asked of you.
        return match page.is(at - 1, "you") {
            true => made(draft, sentence, at, actor, ("requested", at + 1)),
            false => made(draft, sentence, at, actor, ("proposed", clause)),
        };
    }
    let speech = innermost(speeches, at);
    let own = speech.is_none_or(|speech| speech.speaker().meant.is_own());
    let we = page.is(at - 1, "we");
    let opens = at - 1 == sentence.first
        || page.word(at - 2) == ","
        || page.is_any(at - 2, &["and", "therefore", "believe", "think"])
        || at > sentence.first + 2
            && page.is(at - 2, "that")
            && page.is_any(at - 3, &["is", "believe", "think", "feel", "consider"]);
    let bound = (sentence.first..at).any(|token| {
        page.is_any(
            token,
            &[
                "if", "whether", "why", "what", "how", "unless", "when", "where", "lest", "asked",
                "his", "her", "their", "he", "she",
            ],
        )
    });
    if !(we && own && opens) || bound || page.is_any(verb, &IDLE) || !is_infinitive(page, verb) {
        return None;
    }
    let words = page.span(at - 1, at)?;
    let actor = Actor {
        filler: Filler {
            words: Some(words),
            meant: Meant::Sender,
        },
        confidence: 0.7,
    };
    made(draft, sentence, at, actor, ("proposed", at + 1))
}

/// "We will indicate that talks must wait": what the sender is going to hold.
fn announced(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
    speeches: &[Speech],
) -> Option<Made> {
    let page = draft.page;
    if !page.is_of(at, families::NECESSITY) || page.is_quoted(at) {
        return None;
    }
    let speech = innermost(speeches, at)?;
    let clause = speech.announced()?;
    let actor = Actor {
        filler: speech.speaker().clone(),
        confidence: 0.7,
    };
    let mut made = made(draft, sentence, at, actor, ("proposed", clause))?;
    for claim in &mut made.claims {
        claim.modality = Modality::Intended;
    }
    Some(made)
}

/// A verb of opinion before a token with the clause it opens, and who holds it.
fn opinion_before(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    floor: usize,
    at: usize,
    discourse: &Discourse,
) -> Option<(Actor, usize)> {
    let page = draft.page;
    for verb in (floor..at).rev() {
        if matches!(page.word(verb), ";" | ":" | "“" | "\"")
            || page.is_any(
                verb,
                &[
                    "but", "if", "whether", "which", "who", "because", "while", "what", "how",
                    "when", "where",
                ],
            )
        {
            return None;
        }
        let Some(form) = form_in(VerbFamily::Hold, page.word(verb)) else {
            continue;
        };
        let actor = holder(draft, sentence, verb, form, discourse)?;
        // "felt strongly that"
        let clause =
            (verb + 1..at).find(|token| !page.is(*token, "that") && !is_adverb(page, *token))?;
        return (!holds_verb(page, clause, at)).then_some((actor, clause));
    }
    None
}

/// Whether another verb than the one behind "should" tells what is held: "felt the notion (that he should wait) was good".
fn holds_verb(page: &Page<'_>, clause: usize, should: usize) -> bool {
    // "Something could and should be done": behind other modals the "should" may be of the same verb.
    const TELLS: Families = families::FINITE_BE
        .and(families::TENSED_HAVE)
        .and(families::CAN);
    (clause..should).any(|at| page.is_of(at, TELLS) || page.word(at) == "(")
}

/// Who holds a view; nobody where it is denied or only asked for.
fn holder(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    verb: usize,
    form: VerbForm,
    discourse: &Discourse,
) -> Option<Actor> {
    let page = draft.page;
    if draft.owner(verb).is_some() || page.is_quoted(verb) {
        return None;
    }
    let group = verb_group(page, sentence, verb, form, verb + 1).filter(|group| {
        !group.passive && matches!(group.modality, crate::model::Modality::Asserted)
    })?;
    if group.first == sentence.first {
        return (form == VerbForm::Base).then(|| Actor::sender(0.65));
    }
    let actor = subject(draft, sentence, group.first, discourse)
        .into_iter()
        .next()?;
    let known = actor.filler.meant != Meant::Nothing || actor.filler.words.is_some();
    // "as you believe", "who believes".
    let bound = (sentence.first..group.first)
        .rev()
        .take(5)
        .any(|token| page.is_any(token, &["if", "whether", "unless", "not", "what"]));
    let base = form != VerbForm::Base
        || page.is_of(group.first - 1, families::PERSONAL.and(families::I))
        || page.word(group.first - 1).ends_with(['s', 'S']);
    (known && !bound && base).then_some(actor)
}

/// "considers it advisable to wait", "believe it would be best to wait".
fn held_best(
    draft: &mut Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
    discourse: &Discourse,
) -> Option<Made> {
    let page = draft.page;
    if !page.is_any(at, &BEST) || at == sentence.first {
        return None;
    }
    let opener = at + 1;
    let opens = page.is_any(opener, &["to", "that", "if", "for"]);
    if !opens
        || opener + 1 >= sentence.end
        || page.is_of(opener + 1, families::OBJECTIVE.and(families::YOU))
    {
        return None;
    }
    // Back over "would be most" to the "it" and the verb of opinion.
    let floor = sentence.first.max(at.saturating_sub(12));
    let it = (floor..at).rev().take(7).take_while(|token| {
        is_adverb(page, *token)
            || page.is_of(*token, families::MODAL.and(families::BE).and(families::IT))
            || page.is_any(
                *token,
                &["most", "very", "well", "more", "also", "quite", "much"],
            )
    });
    let first = it.last()?;
    let verb = first.checked_sub(1).filter(|verb| *verb >= floor)?;
    let verb = verb - usize::from(verb > floor && page.is(verb, "that"));
    let it = (first..at).any(|token| page.is(token, "it")) || page.is(first, "would");
    let form = form_in(VerbFamily::Hold, page.word(verb))?;
    let actor = holder(draft, sentence, verb, form, discourse)?;
    let clause = if page.is(opener, "for") {
        opener + 1
    } else {
        opener + usize::from(page.is_any(opener, &["to", "that", "if"]))
    };
    // "appropriate to our requirements", "prudent to expect trouble".
    let deed =
        !page.is(opener, "to") || is_infinitive(page, clause) && !page.is_any(clause, &LEARNT);
    (it && deed && is_phrase(page, clause)).then_some(())?;
    made(draft, sentence, at, actor, ("proposed", clause))
}

fn is_phrase(page: &Page<'_>, at: usize) -> bool {
    page.tokens
        .get(at)
        .is_some_and(|token| token.kind == crate::vocab::PieceKind::Word)
}

fn made(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
    actor: Actor,
    (act, clause): (&'static str, usize),
) -> Option<Made> {
    let page = draft.page;
    let end = clause_end(draft, sentence, clause);
    let what = object(draft, clause, end, true, &Discourse::default())?;
    let mut claim = Claim::new(
        actor.filler,
        act,
        Some(what),
        page.span(at, at + 1)?,
        "advice",
    );
    claim.confidence = (actor.confidence - 0.05).max(0.2);
    Some(Made {
        claims: vec![claim],
        at,
        next: end.max(at + 1),
        open: true,
    })
}
