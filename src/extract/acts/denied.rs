//! Where a clause that tells an act is asked, denied or only imagined: "Did Norvale accept the plan?", "it is not true
//! that Tallis agreed", "the rumor that Marlow rejected it", "had Norvale accepted", "asked if Norvale agrees".
//!
//! Needs: the token at which the subject's phrase opens. Method: the words before the clause, the sign that ends the
//! sentence, and "is untrue" behind it; no parse tree. Cost: a look at a dozen words before the verb and one pass over
//! what follows, ended by the sentence or forty words.

use super::super::page::{Page, Sentence};
use super::super::verb::is_adverb;
use crate::vocab::families::{self, Families};
use crate::vocab::{PieceKind, Sense, VerbForm};

/// Words after which a that-clause is not held to be so.
const DENY: [&str; 49] = [
    "deny", "denied", "denies", "denying", "doubt", "doubted", "doubts", "doubtful", "untrue",
    "false", "incorrect", "unlikely", "improbable", "inconceivable", "unthinkable", "impossible",
    "rumor", "rumors", "rumour", "rumours", "allegation", "allegations", "insinuation",
    "insinuations", "assumption", "assuming", "supposing", "suppose", "pretend", "pretended",
    "hypothesis", "possibility", "likelihood", "danger", "risk", "chance", "unless", "whether",
    "imagine", "prospect", "eventuality", "notion", "disbelief", "disbelieved", "lest", "cliche",
    "cliché", "fallacy", "myth",
];

/// Words that, before a noun, call untrue what a clause behind it says: "inaccurate suggestions that".
const UNTRUE: [&str; 8] = [
    "inaccurate", "false", "erroneous", "mistaken", "unfounded", "incorrect", "untrue", "baseless",
];

/// Verbs by which somebody holds untrue what a noun says, and such nouns: "rejected the implication that".
const REFUTE: [&str; 14] = [
    "reject", "rejects", "rejected", "rejecting", "dispute", "disputes", "disputed", "disputing",
    "refute", "refutes", "refuted", "dismiss", "dismissed", "dismisses",
];
const CHARGES: [&str; 15] = [
    "implication", "implications", "contention", "contentions", "charge", "charges", "claim",
    "claims", "accusation", "accusations", "assertion", "assertions", "suggestion", "inference",
    "idea",
];

/// Verbs by which somebody grants that it is so, or with "not" does not.
const GRANT: [&str; 11] = [
    "accept", "accepts", "accepted", "agree", "agrees", "agreed", "concede", "admit", "share",
    "feel", "consider",
];

/// Words that deny only where a "no" or "not" stands by them: "no evidence that", "not aware that".
const WITH_NOT: [&str; 36] = [
    "credible", "conceivable", "likely", "probable", "plausible", "true", "evidence", "indication",
    "indications", "sign", "signs", "aware", "believe", "believed", "believes", "think", "thought",
    "thinks", "say", "said", "mean", "meant", "convinced", "certain", "sure", "clear", "proof",
    "case", "confirmation", "suggestion", "correct", "know", "knew", "report", "hint",
    "confidence",
];

/// Verbs behind which "if" is a question, and a clause without "that" a wish.
const ASK: [&str; 13] = [
    "ask", "asks", "asked", "asking", "wonder", "wonders", "wondered", "know", "inquire",
    "inquired", "see", "inquiring", "source",
];

/// Verbs whose object does what the bare infinitive behind it says: "urged the Soviets accept".
const CAUSE: [&str; 36] = [
    "urge", "urged", "urges", "urging", "ask", "asked", "asks", "asking", "request", "requested",
    "persuade", "persuaded", "let", "make", "made", "have", "had", "help", "helped", "see",
    "induce", "induced", "get", "getting", "convince", "convinced", "press", "pressed", "pressing",
    "suggest", "suggested", "propose", "proposed", "recommend", "recommended", "insist",
];

/// Whether the clause whose subject opens at a token and whose verb stands at another tells of nothing that was done.
pub(super) fn is_denied(
    page: &Page<'_>,
    sentence: &Sentence,
    opening: usize,
    verb: usize,
    form: VerbForm,
) -> bool {
    sentence_asks(page, sentence, verb)
        || is_condition_by_order(page, sentence, opening)
        || is_caused(page, sentence, opening, verb, form)
        || is_governed(page, sentence, opening)
        || is_called_untrue(page, sentence, opening, verb)
        || is_hoped(page, sentence.first, opening)
}

/// Whether the clause whose subject opens at a token is hoped for: in "hope that | Norvale will agree" nobody has agreed.
pub(super) fn is_hoped(page: &Page<'_>, first: usize, opening: usize) -> bool {
    const HOPE: [&str; 4] = ["hope", "hopes", "hoped", "hoping"];
    let before = |at: usize| at.checked_sub(1).filter(|at| *at >= first);
    let hope = before(opening)
        .filter(|at| page.is(*at, "that"))
        .map_or(before(opening), before);
    hope.is_some_and(|at| page.is_any(at, &HOPE))
}

/// Whether the sentence is a question, and the verb no "asked: would you …" before it.
pub(super) fn sentence_asks(page: &Page<'_>, sentence: &Sentence, verb: usize) -> bool {
    let from = verb.max(sentence.end.saturating_sub(4));
    let ends = (from..sentence.end).any(|at| page.word(at) == "?");
    ends && !(verb..sentence.end.min(verb + 60)).any(|at| matches!(page.word(at), ":" | "“" | "\""))
}

/// "Had Norvale accepted", "Has Norvale accepted", "were Norvale to accept".
fn is_condition_by_order(page: &Page<'_>, sentence: &Sentence, opening: usize) -> bool {
    /// In telegraphese these open what the sender tells of himself, "Was assured by Tallis", or a bare modal does, "May aggravate it".
    const OF_SENDER: [&str; 8] = [
        "am", "was", "may", "might", "must", "ought", "shall", "cannot",
    ];
    let Some(helper) = opening.checked_sub(1).filter(|at| *at >= sentence.first) else {
        return false;
    };
    let opens =
        helper == sentence.first || matches!(page.word(helper - 1), "," | "“" | "\"" | ":" | ";");
    opens && page.is_of(helper, families::FINITE) && !page.is_any(helper, &OF_SENDER)
}

/// "urged the Soviets accept", "trying persuade Norvale agree".
fn is_caused(
    page: &Page<'_>,
    sentence: &Sentence,
    opening: usize,
    verb: usize,
    form: VerbForm,
) -> bool {
    // What one "cannot" do, nobody has caused.
    const HELPERS: Families = families::WILL
        .and(families::WOULD)
        .and(families::POSSIBILITY)
        .and(families::DO);
    let helped = (opening..verb).any(|at| page.is_of(at, HELPERS) && !page.is(at, "cannot"));
    // "recommend State/DOD accept"
    let mut opening = opening;
    while opening > sentence.first + 2 && page.word(opening - 1) == "/" {
        opening -= 2;
    }
    form == VerbForm::Base
        && !helped
        && opening > sentence.first
        && (page.is_any(opening - 1, &CAUSE)
            || opening > sentence.first + 1
                && page.is(opening - 1, "that")
                && page.is_any(opening - 2, &CAUSE))
}

/// Whether a word that denies, doubts or asks governs the clause.
fn is_governed(page: &Page<'_>, sentence: &Sentence, opening: usize) -> bool {
    let Some(mut at) = opening.checked_sub(1).filter(|at| *at >= sentence.first) else {
        return false;
    };
    let that = page.is(at, "that");
    if page.is_any(at, &["if", "whether"])
        && (sentence.first..at)
            .rev()
            .take(6)
            .any(|at| page.is_any(at, &ASK))
    {
        return true;
    }
    if that {
        let Some(before) = at.checked_sub(1).filter(|at| *at >= sentence.first) else {
            return false;
        };
        at = before;
    }
    while at > sentence.first && is_adverb(page, at) {
        at -= 1;
    }
    // "left no doubt that", "there is little doubt that": so it is.
    let sure = page.is_any(at, &["doubt", "doubts", "question", "danger"])
        && at > sentence.first
        && page.is_any(at - 1, &["no", "little", "without", "any"]);
    if sure && that {
        return false;
    }
    if page.is_any(at, &DENY) && (that || !page.is_any(at, &["false", "risk", "danger", "chance"]))
    {
        return true;
    }
    // "rejected the implication that Norvale supports the plan"
    let article =
        at - usize::from(at > sentence.first && page.is_any(at - 1, &["the", "any", "this"]));
    let refuted = article > sentence.first && page.is_any(article - 1, &REFUTE);
    if that && refuted && page.is_any(at, &CHARGES) {
        return true;
    }
    if that && at > sentence.first && page.is_any(at - 1, &UNTRUE) {
        return true;
    }
    // "it would be wrong to say Tallis supports"
    let floor = sentence.first.max(at.saturating_sub(6));
    let stop = |at: &usize| {
        !matches!(page.word(*at), "," | ";" | ":") && !page.is_any(*at, &["that", "but", "and"])
    };
    let negated = (floor..=at).rev().take_while(stop).any(|at| {
        page.is_of(
            at,
            families::NEGATIVE_ADVERB.and(families::NEGATIVE_PRONOUN),
        ) || page.is_any(
            at,
            &[
                "wrong", "without", "hardly", "little", "incorrect", "cannot", "n't",
            ],
        )
    });
    let word = page.is_any(at, &WITH_NOT);
    // "does not accept that Norvale supports the plan"
    let granted = that && page.is_any(at, &GRANT);
    // "did not deny that" is left open.
    negated
        && (word
            || granted
            || that && page.has_sense(at, |sense| matches!(sense, Sense::Speech(_))))
}

/// "the report that Tallis rejected the plan is untrue".
fn is_called_untrue(page: &Page<'_>, sentence: &Sentence, opening: usize, verb: usize) -> bool {
    let clause = opening > sentence.first && page.is(opening - 1, "that");
    clause
        && (verb + 1..sentence.end.min(verb + 40)).any(|at| {
            page.is_any(
                at,
                &[
                    "untrue", "false", "unfounded", "baseless", "groundless", "incorrect",
                    "fabrication", "nonsense",
                ],
            ) && (page.is_of(at - 1, families::BE)
                || page.is_any(
                    at - 1,
                    &[
                        "a", "completely", "wholly", "entirely", "totally", "absolutely",
                    ],
                ))
        })
}

/// Whether a word stands for nobody, or for those who are so few that what they do is told as not done.
pub(super) fn is_nobody(page: &Page<'_>, at: usize) -> bool {
    // "Nothing we can do" is a thing.
    let none = page.is_of(at, families::NEITHER.and(families::NEGATIVE_PRONOUN));
    none && !page.is(at, "nothing") || page.is(at, "few")
}

/// "No member", "neither Tallis nor Marlow": a subject that makes its verb a denial.
pub(super) fn is_none(page: &Page<'_>, sentence: &Sentence, opening: usize) -> bool {
    is_nobody(page, opening) || opening > sentence.first && is_nobody(page, opening - 1)
}

/// Whether an opinion that somebody does not hold stands before a token: "do not believe we should reply" proposes nothing.
pub(super) fn is_not_held(page: &Page<'_>, first: usize, at: usize) -> bool {
    const HELD: [&str; 4] = ["believe", "think", "feel", "consider"];
    (first..at).any(|not| page.is(not, "not") && page.is_any(not + 1, &HELD))
}

/// Verbs and prepositions before consent that nobody has given yet: "seek Norvalian concurrence", "pending their approval".
/// "Obtained his concurrence" tells that he gave it.
const SOUGHT: [&str; 40] = [
    "seek", "seeks", "seeking", "sought", "obtain", "obtaining", "get", "getting", "secure",
    "securing", "win", "request", "requests", "requested", "requesting", "need", "needs", "needed",
    "require", "requires", "required", "requiring", "await", "awaits", "awaiting", "awaited",
    "pending", "lacking", "without", "subject", "urge", "urges", "urged", "urging", "want",
    "wants", "demand", "enlist", "gain", "gaining",
];

/// Verbs that seek by "for": "press for Norvalian acceptance".
const SOUGHT_FOR: [&str; 9] = [
    "ask", "asks", "asked", "asking", "press", "pressed", "pressing", "appeal", "appealed",
];

/// Words by which something is taken for what a noun behind "as" says.
const TAKEN_FOR: [&str; 13] = [
    "interpret", "interpreted", "interpreting", "construe", "construed", "regard", "regarded",
    "view", "viewed", "read", "taken", "mean", "means",
];

/// Whether the act that a noun tells was not done: consent and support that are only sought ("obtain Marlow's approval"), and
/// what something is said not to be ("do not interpret this as a rejection").
pub(super) fn is_not_given(page: &Page<'_>, floor: usize, noun: usize, act: &str) -> bool {
    /// So many words may stand between: "get from Norvalians clear and unconditional | acceptance".
    const BETWEEN: usize = 7;
    /// So far before "as" the verb may stand: "interpret anything that they have said | as".
    const CLAUSE: usize = 12;
    let before = (floor..noun).rev().take(BETWEEN);
    let sought = matches!(act, "agreed" | "supported")
        && before
            .clone()
            .take_while(|at| {
                page.tokens[*at].kind != PieceKind::Sign
                    && !page.is_any(*at, &["and", "but", "that", "with", "for", "by"])
            })
            .any(|at| page.is_any(at, &SOUGHT));
    let asked_for = matches!(act, "agreed" | "supported")
        && before
            .clone()
            .any(|at| at > floor && page.is(at, "for") && page.is_any(at - 1, &SOUGHT_FOR));
    let mut phrase = before.take_while(|at| {
        page.is_any(*at, &["a", "an", "the", "as", "mean", "means"]) || !has_verb(page, *at)
    });
    let taken = phrase
        .find(|at| page.is_any(*at, &["as", "mean", "means"]))
        .is_some_and(|at| {
            let clause = floor.max(at.saturating_sub(CLAUSE));
            let verb = (clause..=at).rfind(|at| page.is_any(*at, &TAKEN_FOR));
            verb.is_some_and(|verb| {
                (clause..verb.min(at) + 1)
                    .any(|at| page.is_of(at, families::NEGATIVE_ADVERB) || page.is(at, "cannot"))
            })
        });
    sought || asked_for || taken
}

fn has_verb(page: &Page<'_>, at: usize) -> bool {
    page.has_sense(at, |sense| {
        matches!(sense, Sense::Verb(..) | Sense::Speech(_))
    })
}
