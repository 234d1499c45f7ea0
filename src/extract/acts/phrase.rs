//! Where clauses and noun phrases begin and end.

use super::super::dates::{Day, days};
use super::super::draft::Draft;
use super::super::page::{Page, Sentence, Shape};
use super::super::people::title_at;
use super::verb_at;
use crate::vocab::{NotPerson, PieceKind, Sense, VerbForm};

/// Longest object, in tokens.
const LONGEST: usize = 45;

pub(super) fn is_infinitive(page: &Page<'_>, at: usize) -> bool {
    // In capitals "TO JOINT PATROLS" has to be told from "TO JOIN PATROLS".
    let noun = page.tokens[at].shape == Shape::Upper
        && page.has_sense(at, |s| {
            matches!(
                s,
                Sense::NotPerson(NotPerson::Adjective | NotPerson::Function)
                    | Sense::Place(_)
                    | Sense::Adjective(_)
            )
        });
    page.tokens[at].kind == PieceKind::Word
        && !noun
        && (page.tokens[at].shape == Shape::Lower || page.tokens[at].shape == Shape::Upper)
        && !page.is_any(
            at,
            &[
                "the", "a", "an", "this", "that", "his", "its", "our", "their", "any", "all",
                "both",
            ],
        )
}

pub(super) fn is_gerund(page: &Page<'_>, at: usize) -> bool {
    let word = page.word(at);
    word.len() > 5
        && (word.ends_with("ing") || word.ends_with("ING"))
        && !page.is_any(
            at,
            &[
                "during",
                "following",
                "concerning",
                "regarding",
                "including",
                "morning",
                "evening",
                "meeting",
            ],
        )
}

/// "we", "he" and the like before a verb: a clause whose "that" is dropped.
pub(super) fn opens_clause(page: &Page<'_>, sentence: &Sentence, at: usize) -> bool {
    let pronoun = page.is_any(at, &["we", "he", "she", "they", "you"]) || page.word(at) == "I";
    pronoun
        && at + 2 < sentence.end
        && page.tokens[at + 1].kind == PieceKind::Word
        && !page.is_any(
            at + 1,
            &[
                "and", "or", "to", "about", "whether", "what", "how", "why", "if", "for", "on",
            ],
        )
}

/// A subject, then a finite verb or bare infinitive: "talks be held", "Norvale should".
pub(super) fn has_subjunctive(page: &Page<'_>, sentence: &Sentence, first: usize) -> bool {
    (first + 1..sentence.end.min(first + 9))
        .take_while(|at| {
            !matches!(page.word(*at), "," | ";" | "(")
                && !page.is_any(
                    *at,
                    &[
                        "which", "who", "that", "as", "if", "when", "while", "because", "and",
                        "whose", "what", "but",
                    ],
                )
        })
        .any(|at| {
            let is_month = page
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.kind == PieceKind::Number);
            page.is_any(
                at,
                &[
                    "be", "should", "would", "might", "could", "must", "will", "can", "cannot",
                    "is", "are", "was", "were", "has", "had",
                ],
            ) || (page.is(at, "may") && !is_month)
        })
}

/// Where an infinitive or gerund with what hangs on it ends: at what opens another clause, or goes on with who acted:
/// "asked Quill to stay | and proposed a dinner".
pub(super) fn infinitive_end(draft: &Draft<'_, '_>, sentence: &Sentence, first: usize) -> usize {
    const LEADS_IN: [&str; 14] = [
        "that", "to", "for", "on", "the", "a", "an", "his", "her", "its", "their", "him", "us",
        "them",
    ];
    let page = draft.page;
    let end = clause_end(draft, sentence, first);
    let goes_on = |and: &usize| {
        page.is(*and, "and")
            && verb_at(page, and + 1).is_some_and(|(_, form, end)| {
                form == VerbForm::Past
                    && (page.is_any(end, &LEADS_IN) || draft.owner(end).is_some())
            })
    };
    (first + 1..end).find(goes_on).unwrap_or(end)
}

/// Where a clause ends: at what opens another one.
pub(super) fn clause_end(draft: &Draft<'_, '_>, sentence: &Sentence, first: usize) -> usize {
    let page = draft.page;
    let last = sentence.end.min(first + LONGEST);
    // "When I suggested that A, he said": the first comma ends what "when" opens.
    let opener = page.is_any(
        sentence.first,
        &[
            "when", "while", "after", "if", "as", "although", "since", "because", "though",
            "whereas",
        ],
    );
    let subordinate = opener && !(sentence.first..first).any(|at| page.word(at) == ",");
    for at in first..last {
        if is_example(page, at) {
            return at;
        }
        match page.word(at) {
            ";" | "?" | "!" | ":" => return at,
            "," if subordinate && !is_enumeration(page, at) => return at,
            "." if !is_short_form(page, at, sentence.end) => return at,
            "," if page.is_any(
                at + 1,
                &[
                    "but", "while", "although", "though", "whereas", "however", "which", "who",
                    "saying", "adding", "noting", "stating", "since", "because", "so", "and",
                    "the", "unless",
                ],
            ) && !is_list(page, first, at) =>
            {
                return at;
            }
            _ => {}
        }
        if at > first && page.is(at, "and") && page.is(at + 1, "that") {
            return at;
        }
        // "is serious but what I propose": another clause.
        if at > first + 1 && page.is(at, "but") && !page.is_any(at - 1, &["not", "all", "nothing"])
        {
            return at;
        }
    }
    last
}

/// Whether a comma stands in a list that goes on: "A, B, and C".
pub(super) fn is_list(page: &Page<'_>, first: usize, comma: usize) -> bool {
    page.is(comma + 1, "and")
        && (first..comma).rev().take(12).any(|at| page.word(at) == ",")
        && !page.is(comma + 2, "that")
}

/// Where a noun phrase ends: at a clause, an adverbial of time, another verb of a frame.
///
/// `subject`: whether the phrase may itself be the subject of what follows.
pub(super) fn phrase_end(
    draft: &Draft<'_, '_>,
    sentence: &Sentence,
    first: usize,
    subject: bool,
) -> usize {
    let page = draft.page;
    let last = sentence.end.min(first + LONGEST);
    let all_days = days(page, sentence);
    for at in first + 1..last {
        let word = page.word(at);
        if matches!(word, ";" | "." | "?" | "!" | ":" | "," | "(")
            && !(word == "," && (is_enumeration(page, at) || ends_list(page, first, at)))
            && !all_days.iter().any(|day| day.first < at && at < day.end)
            && !(word == "(" && page.word(at + 2) == ")" && page.word(at + 1).len() == 1)
            && !(word == "." && is_short_form(page, at, sentence.end))
            || is_example(page, at)
        {
            return at;
        }
        // Of "un-registered" and "step-by-step" no part opens or ends anything.
        if is_compound(page, at) {
            continue;
        }
        if page.is_any(
            at,
            &[
                "during", "while", "when", "if", "unless", "because", "although", "but", "who",
                "which", "since", "until", "after", "before", "whereas", "by", "where", "whom",
                "nlt",
            ],
        ) {
            // Of "any arrangement under which" the preposition goes with the clause.
            let led = at > first + 1
                && page.is_any(at, &["which", "whom"])
                && page.has_sense(at - 1, |s| s == Sense::NotPerson(NotPerson::Function));
            return at - usize::from(led);
        }
        // "welcomed the decision June 20": a day that no noun follows is that of the act.
        if let Some(day) = all_days.iter().find(|day| day.first == at)
            && !day.is_ahead(page)
            && !page.is_any(
                at - 1,
                &[
                    "of", "to", "from", "by", "for", "since", "until", "between", "and", "in",
                    "the",
                ],
            )
            && (day.end >= last
                || page.tokens[day.end].kind != PieceKind::Word
                || page.tokens[day.end].shape == Shape::Upper
                || page.is_any(
                    day.end,
                    &["in", "at", "and", "to", "with", "but", "during", "by"],
                ))
        {
            return at;
        }
        let of_act = |day: &Day| day.first == at + 1 && !day.is_ahead(page);
        if page.is_any(at, &["on", "at"]) && all_days.iter().any(of_act) {
            return at;
        }
        if page.is(at, "and")
            && (page.is_any(
                at + 1,
                &["might", "would", "will", "could", "should", "may", "then"],
            ) || verb_at(page, at + 1).is_some_and(|(_, form, _)| form != VerbForm::Base)
                || page.has_sense(at + 1, |s| s == Sense::NotPerson(NotPerson::Verb)))
        {
            return at;
        }
        // "to propose a committee and to ask": another verb begins.
        if page.is(at, "and")
            && page.is(at + 1, "to")
            && at + 2 < last
            && is_infinitive(page, at + 2)
        {
            return at;
        }
        // "agreed to the plan and Marlow rejected the visit": another clause begins.
        let title = title_at(page, at + 1).map_or(at + 1, |(end, _)| end);
        if page.is(at, "and")
            && let Some(id) = draft.owner(title)
            && verb_at(page, draft.tokens_of(id).1)
                .is_some_and(|(_, form, _)| matches!(form, VerbForm::Past | VerbForm::Third))
        {
            return at;
        }
        // Of "the position that talks should include it" the clause belongs to the phrase.
        let inside = (first..at)
            .any(|at| page.is_any(at, &["that", "whether", "what", "how", "why", "lest"]));
        // "opposition to the treaty continued": a finite verb is behind the phrase.
        let past = page.word(at).len() > 4 && page.word(at).to_ascii_lowercase().ends_with("ed");
        if past && (subject || !inside) && ends_with_verb(page, sentence, at, subject) {
            return at;
        }
        let is_month = page.is(at, "may")
            && page
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.kind == PieceKind::Number);
        let modal = page.is_any(
            at,
            &[
                "may", "might", "could", "should", "must", "cannot", "can", "did", "does",
            ],
        );
        if modal && !is_month && !inside {
            return at;
        }
        let finite = page.is_any(
            at,
            &["is", "was", "were", "are", "has", "had", "would", "will"],
        );
        if finite && (subject || !inside) {
            return at;
        }
        // "support to Tallis he meant": another clause begins.
        let pronoun = page.is_any(at, &["he", "she", "we", "they"]) || page.word(at) == "I";
        if pronoun && draft.owner(at - 1).is_some() {
            return at;
        }
    }
    last
}

/// The last comma of "A, B, and C".
fn ends_list(page: &Page<'_>, first: usize, comma: usize) -> bool {
    is_list(page, first, comma)
        && !page.is_any(
            comma + 2,
            &[
                "he", "she", "we", "they", "it", "this", "the", "has", "was", "is",
            ],
        )
        && page.word(comma + 2) != "I"
}

/// "A, B and C": a comma with an "and" soon behind it, and no verb between.
pub(super) fn is_enumeration(page: &Page<'_>, comma: usize) -> bool {
    (comma + 1..page.tokens.len().min(comma + 7))
        .take_while(|at| !matches!(page.word(*at), "." | ";" | "("))
        .any(|at| {
            page.is(at, "and")
                && !page
                    .tokens
                    .get(at + 1)
                    .is_some_and(|t| t.kind != PieceKind::Word)
        })
        && !page.is_any(
            comma + 1,
            &[
                "and", "but", "he", "she", "we", "they", "which", "who", "that",
            ],
        )
}

/// "i.e.", "e.g.", "viz.": what follows explains.
fn is_example(page: &Page<'_>, at: usize) -> bool {
    let stop = page.word(at + 1) == ".";
    page.is_any(at, &["i.e", "i.e.", "e.g", "e.g.", "viz"])
        || (stop && page.is(at, "i") && page.is(at + 2, "e"))
        || (stop && page.is(at, "e") && page.is(at + 2, "g"))
}

/// Whether a stop inside a sentence ends a short form: "Gen. Marlow", "the govt. of Norvale".
fn is_short_form(page: &Page<'_>, at: usize, last: usize) -> bool {
    let follows = |at: usize| matches!(page.tokens[at].kind, PieceKind::Word | PieceKind::Number);
    at > 0
        && at + 1 < last
        && follows(at + 1)
        && !page.tokens[at].apart
        && page.tokens[at - 1].kind == PieceKind::Word
}

/// Whether a word is part of a hyphened one.
pub(super) fn is_compound(page: &Page<'_>, at: usize) -> bool {
    let hyphen = |at: usize| matches!(page.word(at), "-" | "–");
    let joined = |at: usize| page.tokens.get(at).is_some_and(|token| !token.apart);
    (hyphen(at) && (joined(at) || joined(at + 1)))
        || (at > 0 && hyphen(at - 1) && joined(at) && joined(at - 1))
        || (hyphen(at + 1) && joined(at + 1) && joined(at + 2))
}

pub(super) fn opens_phrase(page: &Page<'_>, at: usize) -> bool {
    let token = &page.tokens[at];
    let opens = match token.kind {
        PieceKind::Word => !page.is_any(
            at,
            &[
                "by",
                "in",
                "at",
                "and",
                "or",
                "but",
                "as",
                "if",
                "when",
                "after",
                "before",
                "because",
                "with",
                "from",
                "during",
                "is",
                "was",
                "were",
                "are",
                "had",
                "has",
                "to",
                "of",
                "for",
                "on",
                "than",
                "so",
                "he",
                "she",
                "they",
                "we",
                "who",
                "which",
                "out",
                "off",
                "away",
                "down",
                "up",
                "into",
                "over",
                "around",
                "through",
                "back",
                "aside",
                "forward",
                "ahead",
                "until",
                "via",
                "toward",
                "towards",
                "against",
                "under",
                "within",
                "without",
                "among",
                "amongst",
                "between",
                "since",
                "while",
                "where",
                "why",
                "how",
                "whether",
                "about",
                "across",
                "upon",
                "beyond",
                "re",
                "regarding",
                "concerning",
                "although",
                "though",
                "unless",
                "because",
                "then",
                "thus",
                "hence",
                "none",
                "nothing",
                "be",
                "been",
                "have",
                "not",
                "nor",
                "per",
                "onto",
                "behind",
                "below",
                "above",
                "along",
                "throughout",
            ],
        ),
        PieceKind::Number => true,
        _ => matches!(page.word(at), "\"" | "“" | "„" | "$"),
    };
    opens && !page.is_any(at, &["today", "yesterday", "again"])
}

/// Whether a past form closes a phrase: a verb that lists know, or one behind a noun with nothing to describe.
fn ends_with_verb(page: &Page<'_>, sentence: &Sentence, at: usize, subject: bool) -> bool {
    let known = page.has_sense(at, |sense| sense == Sense::NotPerson(NotPerson::Verb));
    let describes = page.is_any(
        at - 1,
        &[
            "the", "a", "an", "of", "to", "and", "or", "for", "in", "on", "any", "no",
        ],
    );
    let behind = at + 1;
    let nothing_follows = behind >= sentence.end
        || page.tokens[behind].kind != PieceKind::Word
        || page.is_any(
            behind,
            &[
                "in", "on", "at", "by", "to", "from", "with", "until", "after", "during",
            ],
        );
    // "aircraft purchased through the Trust": behind a verb's own object a participle describes it.
    let describing = !subject
        && page.is_any(
            behind,
            &[
                "by", "through", "from", "to", "under", "with", "in", "at", "for", "on", "between",
                "during", "against",
            ],
        );
    !describing && (known || (!describes && nothing_follows))
}
