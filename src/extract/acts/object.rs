//! The object of an act: its exact words, the initiative that it is, or the person who is met.

use super::super::actor::Discourse;
use super::super::clause::is_unlisted;
use super::super::draft::Draft;
use super::super::page::{Page, Sentence, Shape};
use super::super::people::title_at;
use super::super::verb::is_adverb;
use crate::model::{EntityKind, Filler, Meant, NameId};
use crate::vocab::families::{self, Families};
use crate::vocab::{NotPerson, PieceKind, Sense};

/// The object of tokens `first..end`: its words, and the initiative that it is, if it is one.
pub(super) fn object(
    draft: &Draft<'_, '_>,
    first: usize,
    end: usize,
    clause: bool,
    discourse: &Discourse,
) -> Option<Filler> {
    let page = draft.page;
    let (mut first, mut end) = (first, end);
    while first < end
        && (matches!(page.word(first), "\"" | "“" | "„" | "," | "(" | ":")
            || (!clause && page.is_of(first, families::ARTICLE)))
    {
        first += 1;
    }
    while end > first {
        if end > first + 1 && page.word(end - 1) == ")" {
            // "(reftel)" at the end says nothing of the object; "(NRC)" is part of it.
            let open = (first..end)
                .rev()
                .find(|at| page.word(*at) == "(")
                .unwrap_or(first);
            let reference = (open + 1..end)
                .any(|at| page.is_any(at, &["reftel", "reftels", "ref", "septel", "notal"]));
            if reference && open > first {
                end = open;
                continue;
            }
        }
        let closes_quotation = matches!(page.word(end - 1), "\"" | "”" | "“")
            && (first..end - 1).any(|at| matches!(page.word(at), "\"" | "“" | "„"));
        let trailing = matches!(page.word(end - 1), "," | "\"" | "”" | "“" | ";" | "(")
            || page.is_any(
                end - 1,
                &["and", "or", "but", "as", "instead", "too", "today", "also"],
            );
        if end > first && trailing && !closes_quotation {
            end -= 1;
            continue;
        }
        break;
    }
    if first >= end {
        return None;
    }
    if is_fragment(page, first, end) {
        return None;
    }
    let span = page.span(first, end)?;
    if refers_back(page, first, end) {
        // "it" counts only where what it means is known; "the plan" says at least that much.
        let pronoun = end - first == 1 && page.is_any(first, &PRONOUNS);
        let words = || (!pronoun).then(|| Filler::words(span));
        return discourse.topic.clone().or_else(words);
    }
    let meant = match head_initiative(draft, first, end, clause) {
        Some(id) => Meant::Name(id),
        None => Meant::Nothing,
    };
    Some(Filler {
        words: Some(span),
        meant,
    })
}

/// Whether the words are too few to say anything: "finally", "many", "that France", a figure, the stump of a word.
fn is_fragment(page: &Page<'_>, first: usize, end: usize) -> bool {
    if refers_back(page, first, end) {
        return false;
    }
    let says = |at: usize| {
        let token = &page.tokens[at];
        token.kind == PieceKind::Word
            && token.len() > 1
            && !is_adverb(page, at)
            && !page.has_sense(at, |sense| sense == Sense::NotPerson(NotPerson::Function))
    };
    let words = (first..end)
        .filter(|at| page.tokens[*at].kind == PieceKind::Word)
        .count();
    let stump = matches!(page.word(end - 1), "-" | "–");
    let bare_clause = words < 2 && first > 0 && page.is(first - 1, "that");
    let pronoun = end - first == 1
        && page.is_any(
            first,
            &[
                "as", "to", "me", "we", "he", "she", "they", "us", "what", "where", "little",
                "zero", "i", "much", "so",
            ],
        );
    const HELPS: Families = families::FINITE_BE
        .and(families::TENSED_HAVE)
        .and(families::WILL)
        .and(families::WOULD)
        .and(families::CAN)
        .and(families::COULD);
    // "the program we seek will be built": what is sought stands before.
    let verb = page.is_of(first, HELPS) && !page.is(first, "cannot");
    // "agreed to | and signed", "agreed, | provided that": another verb, or on what condition.
    let other = page.is_any(
        first,
        &[
            "and", "or", "but", "nor", "provided", "because", "unless", "although", "though",
        ],
    );
    verb || pronoun
        || other
        || stump
        || bare_clause
        || !(first..end).any(says)
        || page.is_any(first, &["none", "nothing"])
}

/// Words that stand for something named before.
const PRONOUNS: [&str; 6] = ["it", "this", "that", "them", "these", "one"];

/// "it", "this", "the proposal", "this idea".
pub(super) fn refers_back(page: &Page<'_>, first: usize, end: usize) -> bool {
    let nouns = [
        "proposal", "idea", "initiative", "suggestion", "plan", "approach", "concept",
    ];
    let definite = first > 0 && page.is_any(first - 1, &["the", "this"]);
    match end - first {
        1 => page.is_any(first, &PRONOUNS) || (definite && page.is_any(first, &nouns)),
        2 => {
            page.is_any(first, &["this", "that", "the", "his", "these"])
                && page.is_any(first + 1, &nouns)
        }
        _ => false,
    }
}

/// The initiative that an object is: its last words, or what a light verb brings about ("undertake a joint review").
pub(super) fn head_initiative(
    draft: &Draft<'_, '_>,
    first: usize,
    end: usize,
    clause: bool,
) -> Option<NameId> {
    const LIGHT: [&str; 38] = [
        "undertake", "undertaking", "conduct", "conducting", "launch", "launching", "hold",
        "holding", "establish", "establishing", "convene", "convening", "adopt", "adopting",
        "conclude", "concluding", "begin", "beginning", "start", "starting", "create", "creating",
        "sign", "signing", "negotiate", "negotiating", "accept", "accepting", "have", "having",
        "resume", "resuming", "join", "joining", "support", "supporting", "implement",
        "implementing",
    ];
    let page = draft.page;
    let inside = |id: &NameId| draft.get(*id).kind == EntityKind::Initiative;
    let names: Vec<NameId> = draft
        .names_in(first, end)
        .into_iter()
        .filter(inside)
        .collect();
    names.into_iter().find(|id| {
        let (from, to) = draft.tokens_of(*id);
        let mut before = from;
        while before > first
            && (matches!(page.word(before - 1), "\"" | "“" | "„")
                || page.is_any(
                    before - 1,
                    &[
                        "a", "an", "the", "new", "joint", "such", "this", "proposed", "draft",
                        "whole", "entire", "any", "our", "his", "their", "its",
                    ],
                ))
        {
            before -= 1;
        }
        let mut behind = to;
        while behind < end
            && (matches!(page.word(behind), "\"" | "“" | "”" | ")" | "(")
                || draft.owner(behind).is_some_and(|other| {
                    draft.get(other).kind == EntityKind::Initiative && page.word(behind - 1) == "("
                }))
        {
            behind += 1;
        }
        let light = before > first && page.is_any(before - 1, &LIGHT);
        // A noun phrase is the initiative where it is nothing else; a clause where a light verb brings it about.
        let ends = behind >= end
            || page.tokens[behind].kind != PieceKind::Word
            || page.is_any(
                behind,
                &[
                    "of", "on", "between", "with", "for", "in", "to", "as", "at", "under",
                    "without", "proposed", "which", "that", "from", "now", "and",
                ],
            );
        if clause {
            light && (behind >= end || !page.is_any(behind, &["be"]))
        } else {
            before == first && ends
        }
    })
}

pub(super) fn is_possessive(page: &Page<'_>, end: usize) -> bool {
    page.tokens
        .get(end)
        .is_some_and(|token| token.kind == PieceKind::Possessive)
        || page.tokens[end - 1].possessive
}

/// Somebody who is met: a name, a title, a people.
pub(super) fn person(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    at: usize,
) -> Option<(Filler, usize)> {
    let page = draft.page;
    let core = at + usize::from(page.is_any(at, &["the", "with", "both", "his", "new"]));
    let core = core + usize::from(page.is_any(core, &["the", "both", "his"]));
    if core >= sentence.end {
        return None;
    }
    if page.is_of(core, families::HIM.and(families::THEM))
        || page.is(core, "me")
        || page.word(core) == "us"
    {
        let own = page.is(core, "me");
        let end = core + 1;
        let opens = page.is_any(
            end,
            &[
                "as", "in", "to", "for", "on", "and", "again", "at", "today", "this",
            ],
        ) || end >= sentence.end
            || page.tokens[end].kind != PieceKind::Word
            || draft.owner(end).is_some();
        let meant = if own { Meant::Signer } else { Meant::Nothing };
        let words = page.span(core, end)?;
        return (opens && !page.is(end, "as")).then_some((
            Filler {
                words: Some(words),
                meant,
            },
            end,
        ));
    }
    for token in core..sentence.end.min(core + 5) {
        if let Some(id) = draft.owner(token) {
            let kind = draft.get(id).kind;
            let (from, to) = draft.tokens_of(id);
            // "UNHCR Prince Marlow": the body is his; he is met.
            let titled = title_at(page, to).is_some()
                || draft
                    .owner(to)
                    .is_some_and(|id| draft.get(id).kind == EntityKind::Person);
            let met =
                kind == EntityKind::Person || (kind == EntityKind::Body && from == core && !titled);
            if met && is_possessive(page, to) {
                // "met with Marlow's deputy, Fenn": who is met stands behind the comma, if anywhere.
                let comma = (to..sentence.end.min(to + 5)).find(|at| page.word(*at) == ",")?;
                let id = draft
                    .owner(comma + 1)
                    .filter(|id| draft.get(*id).kind == EntityKind::Person)?;
                return Some((Filler::name(id, draft.get(id).span), draft.tokens_of(id).1));
            }
            if met {
                let end = joined(draft, sentence, to);
                let words = page.span(core, end)?;
                let meant = Meant::Name(id);
                return Some((
                    Filler {
                        words: Some(words),
                        meant,
                    },
                    end,
                ));
            }
        }
        let passes = title_at(page, token).is_some()
            || page.has_sense(token, |s| {
                matches!(s, Sense::Adjective(_) | Sense::Place(_) | Sense::Body(_))
                    || matches!(s, Sense::Title(_))
            });
        let describes = page.is_any(
            token,
            &[
                "former", "visiting", "acting", "outgoing", "late", "new", "two", "several",
                "senior",
            ],
        );
        if !passes && !describes && (token > core || page.tokens[token].shape != Shape::Capital) {
            break;
        }
    }
    if let Some(end) = group_end(draft, sentence, core) {
        return Some((Filler::words(page.span(core, end)?), end));
    }
    let (end, _) = (core..sentence.end.min(core + 2))
        .take_while(|at| {
            *at == core
                || page.has_sense(core, |s| {
                    matches!(s, Sense::Adjective(_) | Sense::Place(_) | Sense::Body(_))
                })
        })
        .find_map(|token| title_at(page, token))?;
    // "Dr. Marlow"
    let name = end + usize::from(page.word(end) == ".");
    let end = unlisted_end(page, sentence, name).unwrap_or(end);
    Some((Filler::words(page.span(core, end)?), end))
}

/// Where a name ends that no list has; in capitals nothing tells it from other words.
fn unlisted_end(page: &Page<'_>, sentence: &Sentence, first: usize) -> Option<usize> {
    /// So many words has such a name at most.
    const LONGEST: usize = 3;
    let unlisted = |at: &usize| !sentence.upper && is_unlisted(page, *at, false);
    let end = first
        + (first..sentence.end.min(first + LONGEST))
            .take_while(unlisted)
            .count();
    (end > first).then_some(end)
}

/// "met with government leaders": words without a name that end in a word for a group.
fn group_end(draft: &Draft<'_, '_>, sentence: &Sentence, core: usize) -> Option<usize> {
    let page = draft.page;
    let last = (core..sentence.end.min(core + 4))
        .take_while(|at| {
            page.tokens[*at].kind == PieceKind::Word
                && draft.owner(*at).is_none()
                && !page.has_sense(*at, |sense| {
                    matches!(
                        sense,
                        Sense::NotPerson(NotPerson::Function | NotPerson::Verb) | Sense::Speech(_)
                    )
                })
        })
        .find(|at| page.has_sense(*at, |sense| sense == Sense::Group))?;
    let word = page.word(last);
    word.ends_with(['s', 'S']).then_some(last + 1)
}

/// Where the names joined to one that ends at `end` end: "Tallis and Foreign Minister Marlow".
fn joined(draft: &Draft<'_, '_>, sentence: &Sentence, end: usize) -> usize {
    let page = draft.page;
    let mut last = end;
    while last + 1 < sentence.end && (page.is(last, "and") || page.word(last) == ",") {
        // "and ODM Secretary General Marlow"
        let body = draft
            .owner(last + 1)
            .filter(|id| matches!(draft.get(*id).kind, EntityKind::Body | EntityKind::Place));
        let title = body.map_or(last + 1, |id| draft.tokens_of(id).1);
        let core = title_at(page, title).map_or(last + 1, |(end, _)| end);
        let core = core + usize::from(page.word(core) == ".");
        let named = draft
            .owner(core)
            .filter(|id| draft.get(*id).kind == EntityKind::Person)
            .map(|id| draft.tokens_of(id).1);
        let Some(to) = named.or_else(|| unlisted_end(page, sentence, core)) else {
            break;
        };
        // Behind a comma a name joins in only where an "and" follows; else it may open the next clause.
        if page.word(last) == "," && !page.is(to, "and") {
            break;
        }
        if page.is(last, "and")
            && to < sentence.end
            && page.has_sense(to, |sense| {
                matches!(
                    sense,
                    Sense::Speech(_) | Sense::Verb(..) | Sense::NotPerson(NotPerson::Verb)
                )
            })
        {
            break;
        }
        last = to;
    }
    last
}
