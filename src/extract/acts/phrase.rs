//! Where clauses and noun phrases begin and end.

use super::super::dates::{Day, days};
use super::super::draft::Draft;
use super::super::page::{Page, Sentence, Shape};
use super::super::people::title_at;
use super::verb_at;
use crate::model::EntityKind;
use crate::vocab::families::{self, Families};
use crate::vocab::{NotPerson, PieceKind, Sense, VerbFamily, VerbForm, form_in};

/// Longest object, in tokens.
const LONGEST: usize = 45;

/// The verb behind "wish" of "you may wish (to) tell him": that he wishes it nobody asks of him.
pub(super) fn behind_wish(page: &Page<'_>, at: usize) -> usize {
    match page.is_any(at, &["wish", "want", "like", "care"]) {
        true => at + 1 + usize::from(page.is(at + 1, "to")),
        false => at,
    }
}

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
                "during", "following", "concerning", "regarding", "including", "morning",
                "evening", "meeting",
            ],
        )
}

/// "we", "he" and the like before a verb: a clause whose "that" is dropped.
pub(super) fn opens_clause(page: &Page<'_>, sentence: &Sentence, at: usize) -> bool {
    let pronoun = page.is_of(at, families::PERSONAL) || page.word(at) == "I";
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
    const FINITES: Families = families::FINITE_BE
        .and(families::TENSED_HAVE)
        .and(families::MODAL);
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
            (page.is_of(at, FINITES) || page.is(at, "be")) && !(is_month && page.is(at, "may"))
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
    let and_goes_on = |and: &usize| {
        page.is(*and, "and")
            && verb_at(page, and + 1).is_some_and(|(_, form, end)| {
                form == VerbForm::Past
                    && (page.is_any(end, &LEADS_IN) || draft.owner(end).is_some())
            })
    };
    let another = |and: &usize| {
        page.is_any(*and, &["and", "but"])
            && opens_clause_behind(page, *and, end, |at| page.is_of(at, FINITE))
    };
    let clause = (first + 1..end)
        .take_while(|at| !page.is_any(*at, &INNER))
        .find(another);
    let goes_on = (first + 1..end).find(and_goes_on);
    goes_on.into_iter().chain(clause).min().unwrap_or(end)
}

/// Where a clause ends: at what opens another one.
pub(super) fn clause_end(draft: &Draft<'_, '_>, sentence: &Sentence, first: usize) -> usize {
    let page = draft.page;
    let last = sentence.end.min(first + LONGEST);
    // "When I suggested that A, he said": the first comma ends what "when" opens.
    let opener = page.is_of(sentence.first, families::SUBORDINATOR);
    let subordinate = opener && !(sentence.first..first).any(|at| page.word(at) == ",");
    for at in first..last {
        if is_example(page, at) {
            return at;
        }
        match page.word(at) {
            ";" | "?" | "!" | ":" => return at,
            "," if subordinate && !is_enumeration(page, at) => return at,
            "." if !is_short_form(page, at, sentence.end) => return at,
            "," if goes_on(page, at + 1) && !is_list(page, first, at) => return at,
            _ => {}
        }
        if at > first
            && page.is(at, "and")
            && (page.is(at + 1, "that") || goes_on_instead(page, at))
        {
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

/// "that talks be resumed and | instead proposed a visit": whether an "and" goes back to whoever speaks.
fn goes_on_instead(page: &Page<'_>, and: usize) -> bool {
    let past = || verb_at(page, and + 2).is_some_and(|(_, form, _)| form == VerbForm::Past);
    page.is(and + 1, "instead") && past()
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
    let days = days(page, sentence);
    // Of "the position that talks should include it" the clause belongs to the phrase.
    let mut inside = page.is_any(first, &INNER);
    for at in first + 1..last {
        if is_stopped(page, sentence, first, at, days) || is_example(page, at) {
            return at;
        }
        // Of "un-registered" and "step-by-step" no part opens or ends anything.
        if !is_compound(page, at) {
            let doer = page.is(at, "by") && !subject && names_doer(draft, at + 1, last);
            if page.is_any(at, &ADVERBIALS) && !doer || is_proviso(page, sentence, at) {
                // Of "any arrangement under which" the preposition goes with the clause.
                let led = at > first + 1
                    && page.is_any(at, &["which", "whom"])
                    && page.has_sense(at - 1, |s| s == Sense::NotPerson(NotPerson::Function));
                return at - usize::from(led);
            }
            if is_day_of_act(page, at, last, days)
                || and_goes_on(draft, at, last)
                || is_predicate(page, sentence, at, subject, inside)
                || is_clause_of_another(draft, at)
            {
                return at;
            }
        }
        inside |= page.is_any(at, &INNER);
    }
    last
}

/// What opens a clause that belongs to a phrase.
const INNER: [&str; 6] = ["that", "whether", "what", "how", "why", "lest"];

/// What opens an adverbial, or a clause that a phrase is told of by.
const ADVERBIALS: [&str; 19] = [
    "during", "while", "when", "if", "unless", "because", "although", "but", "who", "which",
    "since", "until", "after", "before", "whereas", "by", "where", "whom", "nlt",
];

/// "a visit by | the Commission": somebody who does what a noun tells.
pub(super) fn names_doer(draft: &Draft<'_, '_>, at: usize, last: usize) -> bool {
    let page = draft.page;
    let first = at + usize::from(page.is_of(at, families::ARTICLE.and(families::POSSESSIVE)));
    let acts = |at: usize| {
        let kind = draft.owner(at).map(|id| draft.get(id).kind);
        kind.is_some_and(EntityKind::can_act)
            || page.has_sense(at, |sense| {
                matches!(sense, Sense::Group | Sense::Adjective(_) | Sense::Title(_))
            })
    };
    first < last && acts(first)
}

/// "provided that", in telegraphese "PROVIDED": what follows is a condition. Of "aid provided by Norvale" it is none.
pub(super) fn is_proviso(page: &Page<'_>, sentence: &Sentence, at: usize) -> bool {
    const OF_VERB: [&str; 12] = [
        "by", "to", "for", "in", "under", "with", "from", "at", "on", "as", "through", "and",
    ];
    if at == sentence.first || !page.is_any(at, &["provided", "providing"]) {
        return false;
    }
    let words = page
        .tokens
        .get(at + 1)
        .is_some_and(|next| next.kind == PieceKind::Word);
    page.word(at - 1) == ","
        || page.is(at + 1, "that")
        || sentence.upper && page.is(at, "provided") && words && !page.is_any(at + 1, &OF_VERB)
}

/// Where a finite verb stands in a phrase that no clause opens: "ratify the protocol | has angered".
pub(super) fn predicate(page: &Page<'_>, first: usize, end: usize) -> Option<usize> {
    (first + 1..end)
        .take_while(|at| !page.is_any(*at, &INNER) && !page.is_any(*at, &ADVERBIALS))
        .find(|at| page.is_of(*at, FINITE))
}

/// Auxiliaries that stand before no infinitive but behind a subject. "Have" may be an infinitive itself, and behind other modals
/// more is looked at.
pub(super) const FINITE: Families = families::FINITE_BE
    .and(families::TENSED_HAVE)
    .and(families::WILL)
    .and(families::WOULD);

/// Whether a sign ends a phrase; none within a list, a day, a short form or a letter in brackets does.
fn is_stopped(page: &Page<'_>, sentence: &Sentence, first: usize, at: usize, days: &[Day]) -> bool {
    let listed = || is_enumeration(page, at) || ends_list(page, first, at);
    let stops = match page.word(at) {
        "," => !listed(),
        "(" => !(page.word(at + 2) == ")" && page.word(at + 1).len() == 1),
        "." => !is_short_form(page, at, sentence.end),
        ";" | "?" | "!" | ":" => true,
        _ => false,
    };
    stops && !days.iter().any(|day| day.first < at && at < day.end)
}

/// "welcomed the decision June 20", "on June 20": a day that no noun follows is that of the act.
fn is_day_of_act(page: &Page<'_>, at: usize, last: usize, days: &[Day]) -> bool {
    const OF_PHRASE: [&str; 11] = [
        "of", "to", "from", "by", "for", "since", "until", "between", "and", "in", "the",
    ];
    const BEHIND: [&str; 8] = ["in", "at", "and", "to", "with", "but", "during", "by"];
    let day_at = |at: usize| {
        let day = days.iter().find(|day| day.first == at);
        day.filter(|day| !day.is_ahead(page))
    };
    let no_noun_follows = |day: &Day| {
        day.end >= last
            || page.tokens[day.end].kind != PieceKind::Word
            || page.tokens[day.end].shape == Shape::Upper
            || page.is_any(day.end, &BEHIND)
    };
    page.is_any(at, &["on", "at"]) && day_at(at + 1).is_some()
        || !page.is_any(at - 1, &OF_PHRASE) && day_at(at).is_some_and(no_noun_follows)
}

/// Whether a word behind a comma goes on with another clause, or with what else was said: "stressing".
fn goes_on(page: &Page<'_>, at: usize) -> bool {
    const OPENS: [&str; 14] = [
        "but", "while", "although", "though", "whereas", "however", "which", "who", "since",
        "because", "so", "and", "the", "unless",
    ];
    page.is_any(at, &OPENS) || form_in(VerbFamily::Say, page.word(at)) == Some(VerbForm::Gerund)
}

/// Whether an "and" goes on with another verb or clause: "agreed to the plan | and rejected the visit".
fn and_goes_on(draft: &Draft<'_, '_>, and: usize, last: usize) -> bool {
    let page = draft.page;
    if !page.is(and, "and") {
        return false;
    }
    let verb = page.is_of(and + 1, families::MODAL)
        || page.is(and + 1, "then")
        || goes_on_instead(page, and)
        || verb_at(page, and + 1).is_some_and(|(_, form, _)| form != VerbForm::Base)
        || page.has_sense(and + 1, |s| s == Sense::NotPerson(NotPerson::Verb));
    // "to propose a committee and to ask"
    let infinitive = page.is(and + 1, "to") && and + 2 < last && is_infinitive(page, and + 2);
    // "agreed to the plan and Marlow rejected the visit"
    let name = title_at(page, and + 1).map_or(and + 1, |(end, _)| end);
    let clause = || {
        let id = draft.owner(name)?;
        let (_, form, _) = verb_at(page, draft.tokens_of(id).1)?;
        Some(matches!(form, VerbForm::Past | VerbForm::Third))
    };
    verb || infinitive
        || clause() == Some(true)
        || opens_clause_behind(page, and, last, |at| page.is_of(at, FINITE))
}

/// "new elections and | the Church is calling for talks": whether a subject and its verb stand behind a joint.
///
/// `is_verb`: whether a token is what the subject stands before.
pub(super) fn opens_clause_behind(
    page: &Page<'_>,
    joint: usize,
    last: usize,
    is_verb: impl Fn(usize) -> bool,
) -> bool {
    /// So many words has the subject at most.
    const SUBJECT: usize = 4;
    let function = |at: usize| page.has_sense(at, |s| s == Sense::NotPerson(NotPerson::Function));
    let plain = |at: &usize| {
        let word = page.tokens[*at].kind == PieceKind::Word;
        word && (*at == joint + 1 || !function(*at) || is_verb(*at))
    };
    let mut words = (joint + 1..last.min(joint + 2 + SUBJECT)).take_while(plain);
    words
        .find(|at| is_verb(*at))
        .is_some_and(|verb| verb > joint + 1)
}

/// Whether a finite verb stands at a token, of which the phrase is the subject: "opposition to the treaty | continued".
///
/// `inside`: whether a clause of the phrase has begun, whose verb it may be.
fn is_predicate(
    page: &Page<'_>,
    sentence: &Sentence,
    at: usize,
    subject: bool,
    inside: bool,
) -> bool {
    const MODALS: Families = families::POSSIBILITY
        .and(families::NECESSITY)
        .and(families::TENSED_DO);
    let past = page.word(at).len() > 4 && page.word(at).to_ascii_lowercase().ends_with("ed");
    let number_follows = page
        .tokens
        .get(at + 1)
        .is_some_and(|next| next.kind == PieceKind::Number);
    let is_month = page.is(at, "may") && number_follows;
    let told = past && ends_with_verb(page, sentence, at, subject) || page.is_of(at, FINITE);
    (subject || !inside) && told || !inside && !is_month && page.is_of(at, MODALS)
}

/// "support to Tallis | he meant": another clause begins behind a name.
fn is_clause_of_another(draft: &Draft<'_, '_>, at: usize) -> bool {
    let page = draft.page;
    let pronoun =
        page.is_of(at, families::HE.and(families::WE).and(families::THEY)) || page.word(at) == "I";
    pronoun && draft.owner(at - 1).is_some()
}

/// The last comma of "A, B, and C".
fn ends_list(page: &Page<'_>, first: usize, comma: usize) -> bool {
    is_list(page, first, comma)
        && !(page.is_any(comma + 2, &["this", "the"])
            || page.is_of(
                comma + 2,
                families::PERSONAL.and(families::IT).and(families::FINITE),
            ))
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
        && !(page.is_any(comma + 1, &["and", "but", "which", "who", "that"])
            || page.is_of(comma + 1, families::PERSONAL))
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

/// Words that open no noun phrase.
const NO_PHRASE: [&str; 90] = [
    "by", "in", "at", "and", "or", "but", "as", "if", "when", "after", "before", "because", "with",
    "from", "during", "is", "was", "were", "are", "had", "has", "to", "of", "for", "on", "than",
    "so", "he", "she", "they", "we", "who", "which", "out", "off", "away", "down", "up", "into",
    "over", "around", "through", "back", "aside", "forward", "ahead", "until", "via", "toward",
    "towards", "against", "under", "within", "without", "among", "amongst", "between", "since",
    "while", "where", "why", "how", "whether", "about", "across", "upon", "beyond", "re",
    "regarding", "concerning", "although", "though", "unless", "then", "thus", "hence", "none",
    "nothing", "be", "been", "have", "not", "nor", "per", "onto", "behind", "below", "above",
    "along", "throughout",
];

/// Whether a noun phrase may begin at a token.
pub(super) fn opens_phrase(page: &Page<'_>, at: usize) -> bool {
    let opens = match page.tokens[at].kind {
        PieceKind::Word => !page.is_any(at, &NO_PHRASE),
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

/// The verb by which somebody turns to who opens at a token: "| wrote the Minister", "had | written to Marlow". What goes on
/// with "asking" behind them is what the writer asks.
pub(super) fn turns_to(page: &Page<'_>, floor: usize, opening: usize) -> Option<usize> {
    let article = opening > floor && page.is_of(opening - 1, families::ARTICLE);
    let opening = opening - usize::from(article);
    let before = opening.checked_sub(1).filter(|at| *at >= floor)?;
    // "My earlier cables", "the approach" are nouns.
    let is_in = |family, at: usize| {
        matches!(
            form_in(family, page.word(at)),
            Some(VerbForm::Past | VerbForm::Gerund)
        )
    };
    let writes = |at: &usize| is_in(VerbFamily::Write, *at);
    if page.is(before, "to") {
        // "written three times to"
        let near = before.saturating_sub(3).max(floor)..before;
        return near.rev().find(writes);
    }
    (is_in(VerbFamily::TurnTo, before) || writes(&before)).then_some(before)
}

/// Whether a participle that opens a sentence tells what was asked of who then speaks: "| Asked about the draft, Marlow said".
pub(super) fn is_asked_first(page: &Page<'_>, sentence: &Sentence, at: usize) -> bool {
    const ASKED: [&str; 7] = [
        "asked", "pressed", "urged", "queried", "challenged", "invited", "requested",
    ];
    /// So many words lie between the comma and the verb.
    const LONGEST: usize = 7;
    let answers = |comma: usize| {
        let end = sentence.end.min(comma + 1 + LONGEST);
        let says = (comma + 2..end).find(|at| {
            page.has_sense(*at, |sense| matches!(sense, Sense::Speech(VerbForm::Past)))
                || page.is_any(*at, &["refused", "declined", "agreed"])
        });
        let who = comma + 1;
        let named = page.word(who).starts_with(char::is_uppercase)
            || page.is_of(
                who,
                families::ARTICLE.and(families::PERSONAL).and(families::I),
            );
        named && says.is_some_and(|says| !(who..says).any(|at| page.word(at) == ","))
    };
    at == sentence.first
        && page.is_any(at, &ASKED)
        && (at + 1..sentence.end).any(|comma| page.word(comma) == "," && answers(comma))
}
