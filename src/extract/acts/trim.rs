//! Which words of an object belong to it, whoever told it: what leads on, says when or how, or opens another clause is left off, and
//! what turns the sense when it is left off is kept.
//!
//! Needs: a claim with its object. Gives: the object as it is stored, or that there is none. Cost: a look at the words at both ends.

use super::super::dates::day_at;
use super::super::page::Page;
use super::super::verb::{aside, is_adverb, is_finite};
use super::phrase::{FINITE, behind_wish, is_infinitive, opens_phrase};
use crate::model::{Claim, Modality, Span};
use crate::notation::month;
use crate::vocab::families::{self, Families};
use crate::vocab::{
    NotPerson, PieceKind, Sense, Special, VerbFamily, VerbForm, form_in, form_of_saying, frame,
};

/// Words behind "not" with which it denies nothing: "not only the propriety but the efficacy".
pub(super) const ONLY: [&str; 4] = ["only", "merely", "just", "simply"];

/// The object ends in no word that would lead on, keeps the "not" before it, and where it is "no …" nothing was offered; `None`
/// where it is a question, or says only how something was done.
pub(super) fn settle_object(page: &Page<'_>, claim: &mut Claim) -> Option<()> {
    let Some(object) = &mut claim.object else {
        return Some(());
    };
    let Some(words) = object.words else {
        return Some(());
    };
    let has = |special| frame(claim.rule).is_some_and(|frame| frame.has(special));
    if has(Special::Questions) && asks_somebody(page, words) {
        return None;
    }
    let words = across_day(page, words, claim.evidence);
    let words = before_another(page, before_speaker(page, without_lead(page, words)));
    let words = before_verb(page, words);
    let words = without_manner(page, without_end(page, before_hearer(page, words)))?;
    if is_who_says_so(page, words) {
        return None;
    }
    let mut words = without_day(page, words);
    if claim.predicate == "met" {
        words = before_time(page, before_day(page, words));
    }
    // "Wants no weakening", "decided not to buy" reject it; "asked for no apologies" asks for none.
    if claim.predicate == "rejected" {
        words = without_not(page, words);
    } else if claim.modality != Modality::Negated {
        words = with_not(page, words);
        if claim.predicate != "met" {
            let warned = matches!(claim.predicate, "proposed" | "requested");
            words = with_what_reverses(page, words, warned);
        }
    }
    words = with_number(page, without_degree(page, without_wish(page, words)));
    words = with_marks(page, words);
    if names_nothing(page, words, claim.rule) {
        return None;
    }
    object.words = Some(words);
    // "Offered no new themes", "seeks neither land nor bases": nothing was proposed or asked for.
    let first = page.token_at(words.start());
    if has(Special::Nothing) && page.is_of(first, families::NEITHER.and(families::NEGATIVE_PRONOUN))
    {
        claim.modality = Modality::Negated;
    }
    Some(())
}

/// Whether words tell who says all of it: "has protested to them, | a Norvalian diplomat told Poloff".
fn is_who_says_so(page: &Page<'_>, words: Span) -> bool {
    /// So many words stand behind the verb: "told the Ambassador".
    const BEHIND: usize = 4;
    let (first, end) = tokens(page, words);
    let article = usize::from(first > 0 && page.is_any(first - 1, &["a", "an", "the", "one"]));
    let comma = (first - article)
        .checked_sub(1)
        .is_some_and(|before| page.word(before) == ",");
    let says = |at: usize| page.has_sense(at, |sense| matches!(sense, Sense::Speech(_)));
    let closes = page.word(end) == ".";
    comma && closes && (end.saturating_sub(BEHIND).max(first + 1)..end).any(says)
}

/// Whether words tell of no thing: a particle, a sign, or behind a noun a day alone: "as | suggested by Marlow", "the agreement
/// of | 11 March 1970".
fn names_nothing(page: &Page<'_>, words: Span, rule: &str) -> bool {
    let (first, end) = tokens(page, words);
    let is_day = |at: usize| {
        page.tokens[at].kind == PieceKind::Number
            || month(page.word(at)).is_some()
            || matches!(page.word(at), "," | ".")
    };
    let by = first
        .checked_sub(1)
        .is_some_and(|by| page.is_any(by, &["by", "before", "nlt"]));
    let dated = (by || matches!(rule, "nominal" | "voiced"))
        && (first..end).any(|at| month(page.word(at)).is_some());
    let empty = end == first + 1
        && (page.tokens[first].kind != PieceKind::Word
            && page.tokens[first].kind != PieceKind::Number
            || page.is_any(
                first,
                &["as", "to", "that", "for", "of", "on", "by", "and", "in"],
            ));
    empty
        || dated && (first..end).all(is_day)
        || is_time(page, (first, end))
        || is_aside(page, first)
}

/// Whether words tell only when or how often: "had put forward | the week before", "declined | both times".
fn is_time(page: &Page<'_>, (first, end): (usize, usize)) -> bool {
    const UNITS: [&str; 16] = [
        "day", "days", "week", "weeks", "month", "months", "year", "years", "evening", "morning",
        "night", "hour", "hours", "time", "times", "occasions",
    ];
    const REPEATED: [&str; 2] = ["times", "occasions"];
    const AWAY: [&str; 5] = ["before", "earlier", "ago", "later", "previously"];
    const COUNTS: [&str; 16] = [
        "the", "a", "both", "two", "three", "four", "five", "several", "many", "other", "each",
        "previous", "same", "few", "some", "on",
    ];
    let last = end - 1;
    let from = first - usize::from(first > 0 && page.is_any(first - 1, &["the", "a", "both"]));
    let away = page.is_any(last, &AWAY) || page.is_any(end, &AWAY);
    let told = away || page.is_any(last, &REPEATED) && from < last;
    let led = from > 0
        && page.is_any(
            from - 1,
            &["of", "for", "about", "until", "within", "at", "to"],
        );
    let is_time =
        |at: usize| page.is_any(at, &UNITS) || page.is_any(at, &AWAY) || page.is_any(at, &COUNTS);
    told && !led && (first..end).any(|at| page.is_any(at, &UNITS)) && (first..end).all(is_time)
}

/// Whether words open what somebody says besides: "declined, | adding that the list was lost".
fn is_aside(page: &Page<'_>, first: usize) -> bool {
    let comma = first > 0 && page.word(first - 1) == ",";
    let says = form_of_saying(page.word(first)) == Some(VerbForm::Gerund);
    comma && says && page.is(first + 1, "that")
}

/// The tokens of some words: the first, and the one behind the last.
fn tokens(page: &Page<'_>, words: Span) -> (usize, usize) {
    (page.token_at(words.start()), page.token_at(words.end()))
}

/// The words that stand for others by their tokens; the others where there are none.
fn part(page: &Page<'_>, words: Span, tokens: Option<(usize, usize)>) -> Span {
    let part = tokens.and_then(|(first, end)| page.span(first, end));
    part.unwrap_or(words)
}

/// Whether somebody is asked something: "asked | an officer why Norvale was not interested".
fn asks_somebody(page: &Page<'_>, words: Span) -> bool {
    /// Nobody who is asked is called by more words.
    const LONGEST: usize = 6;
    let (first, end) = tokens(page, words);
    let mut behind = (first + 1..end.min(first + LONGEST))
        .take_while(|at| !page.is_any(*at, &["to", "that", "for", "on", "of", "in"]));
    let deed = first > 0 && page.is(first - 1, "to");
    !deed && behind.any(|at| page.is_any(at, &["why", "whether"]))
}

/// Whether words for a thing open at a token: "two ships", "no assurance", not "on May 5", "because they were late".
fn opens_thing(page: &Page<'_>, at: usize) -> bool {
    let function = page.has_sense(at, |sense| sense == Sense::NotPerson(NotPerson::Function));
    let determines = page.is_of(at, families::ARTICLE.and(families::POSSESSIVE))
        || page.is_any(at, &["no", "some", "any", "such", "more", "all"]);
    opens_phrase(page, at) && (determines || !function)
}

/// Words without what leads in to them: "agreed | to the | proposal", "complained | regarding | access", "the first step | is
/// to | inform him", "we propose for | your consideration | the plan".
fn without_lead(page: &Page<'_>, words: Span) -> Span {
    let (first, end) = tokens(page, words);
    let tied = page.is_of(first, families::BE) && page.is_any(first + 1, &["to", "that"]);
    let asked = page.is(first, "your") && page.is(first + 1, "consideration");
    if (tied || asked) && first + 2 < end {
        let more =
            asked && page.is(first + 2, "and") && page.is_any(first + 3, &["comment", "comments"]);
        let rest = first + 2 + 2 * usize::from(more);
        return part(page, words, (rest < end).then_some((rest, end)));
    }
    // "concern with | regard to | the visit"
    let regard =
        page.is_any(first, &["regard", "respect", "reference"]) && page.is(first + 1, "to");
    if regard && first + 2 < end {
        let rest = first + 2 + usize::from(page.is_of(first + 2, families::ARTICLE));
        return part(page, words, (rest < end).then_some((rest, end)));
    }
    // "offered | him | two ships"
    let given = first > 0
        && form_in(VerbFamily::Give, page.word(first - 1)).is_some()
        && page.is_of(first, families::OBJECTIVE)
        && page.word(first) != "US"
        && end > first + 1
        && opens_thing(page, first + 1);
    if given {
        return part(page, words, Some((first + 1, end)));
    }
    let article = page.is_of(first + 1, families::ARTICLE);
    let led = page.is_any(first, &["to", "of", "by"]) && article;
    let about = page.is_any(first, &["regarding", "concerning", "about", "re"])
        || matches!(page.word(first), "," | ":" | ";");
    let behind = first + usize::from(about) + 2 * usize::from(led);
    let leads = first < behind && behind < end;
    part(page, words, leads.then_some((behind, end)))
}

/// Words without the pronoun with which another clause begins: "bring it to Tallis | and I".
fn before_another(page: &Page<'_>, words: Span) -> Span {
    let (first, end) = tokens(page, words);
    let and = end.saturating_sub(2);
    let begins = and > first
        && page.is_of(
            end - 1,
            families::PERSONAL.and(families::I).and(families::IT),
        )
        && page.is_any(and, &["and", "but"]);
    part(page, words, begins.then_some((first, and)))
}

/// Words without the verb with which a clause around them goes on: "distrusts Marlow | and thinks he lies", "favors the plan|,
/// but has been turned down", "to show restraint|, was beginning to regret it", "approved it | and that Quill had signed".
fn before_verb(page: &Page<'_>, words: Span) -> Span {
    const INNER: [&str; 9] = [
        "that", "whether", "what", "how", "why", "who", "which", "if", "when",
    ];
    let (first, end) = tokens(page, words);
    // "letters and notes": a verb only where a clause stands behind it.
    let says = |at: usize| {
        let form = [VerbFamily::Say, VerbFamily::Hold].map(|family| form_in(family, page.word(at)));
        let clause = page.is(at + 1, "that") || page.is_of(at + 1, families::PERSONAL);
        form.into_iter().flatten().any(|form| match form {
            VerbForm::Past => true,
            VerbForm::Third => clause,
            _ => false,
        })
    };
    // "their ability and will to fight"
    let finite = |at: usize| page.is_of(at, FINITE) && !page.is_any(at + 1, &["to", "of"]);
    let is_clause = |at: usize| {
        page.is_any(at, &INNER)
            || page.is_of(at, FINITE.and(families::MODAL))
            || is_finite(page, at)
    };
    let parted = |comma: usize| (first..comma).any(|at| page.word(at) == ",");
    let pronoun = page.is_of(first, families::IT) || page.is(first, "them");
    let goes_on = |at: usize| {
        let joint = page.is_any(at, &["and", "but"]);
        joint && (finite(at + 1) || says(at + 1))
            || joint && pronoun && at == first + 1 && page.is(at + 1, "that")
            || page.word(at) == "," && finite(at + 1) && !parted(at)
    };
    let stop = (first + 1..end.saturating_sub(1))
        .take_while(|at| !is_clause(*at))
        .find(|at| goes_on(*at));
    part(page, words, stop.map(|stop| (first, stop)))
}

/// Words without with whom something is raised: "raised the idea | with Minister Tallis".
fn before_hearer(page: &Page<'_>, words: Span) -> Span {
    const RAISES: [&str; 6] = [
        "raise", "raised", "raising", "broached", "broach", "broaching",
    ];
    let (first, end) = tokens(page, words);
    let raised = (first.saturating_sub(3)..first).any(|at| page.is_any(at, &RAISES));
    let is_title = |at: usize| page.has_sense(at, |sense| matches!(sense, Sense::Title(_)));
    let with = (first + 1..end).find(|at| {
        let named = page.word(at + 1).starts_with(char::is_uppercase) || is_title(at + 1);
        raised && page.is(*at, "with") && named
    });
    part(page, words, with.map(|with| (first, with)))
}

/// Words without the adverbs behind "this" and "it"; where there is nothing else, what stands before them: "rejected | it |
/// categorically". `None` where the text names nothing.
fn without_manner(page: &Page<'_>, words: Span) -> Option<Span> {
    const STANDS_FOR: [&str; 4] = ["this", "it", "that", "these"];
    let (first, end) = tokens(page, words);
    let is_manner = |at: usize| page.word(at).ends_with("ly") && is_adverb(page, at);
    let mut rest = first..end;
    if rest.len() > 2 || !is_manner(end - 1) {
        return Some(words);
    }
    let thing = match rest.len() {
        2 => first,
        _ => rest.next()?.checked_sub(1)?,
    };
    page.is_any(thing, &STANDS_FOR)
        .then(|| page.span(thing, thing + 1))
        .flatten()
        .or_else(|| (end > first + 1).then_some(words))
}

/// Words with the "not" right before them: "asked him not to expel anybody", "we must not, however, spare any effort".
fn with_not(page: &Page<'_>, words: Span) -> Span {
    let (first, end) = tokens(page, words);
    let to = first.checked_sub(1).filter(|at| page.is(*at, "to"));
    let opening = to.unwrap_or(first);
    let not = aside(page, opening).unwrap_or(opening).checked_sub(1);
    // "It would not be wise to spare any"; "why not spare some?" says the reverse.
    let wise = to.and_then(|to| to.checked_sub(2));
    let unwise = wise.and_then(|at| at.checked_sub(usize::from(page.is(at, "be"))));
    let unwise = unwise.filter(|at| is_rated(page, at + 1) && page.is_any(*at, &["not", "never"]));
    let not = unwise
        .or(not)
        .filter(|at| *at == 0 || !page.is(at - 1, "why"));
    let only = page.is_any(first, &ONLY);
    let not = not.filter(|at| page.is_any(*at, &["not", "never"]) && !only);
    part(page, words, not.map(|not| (not, end)))
}

/// Whether words tell how good it would be "to" do what follows: "wise to", "be productive to".
fn is_rated(page: &Page<'_>, at: usize) -> bool {
    let adjective = at + usize::from(page.is(at, "be"));
    page.tokens
        .get(adjective)
        .is_some_and(|token| token.kind == PieceKind::Word)
        && page.is(adjective + 1, "to")
        && !page.has_sense(adjective, |sense| {
            matches!(sense, Sense::Verb(..) | Sense::Speech(_))
        })
}

/// Words with the number behind a short form that ends them: "the points in para|. 3".
fn with_number(page: &Page<'_>, words: Span) -> Span {
    const NUMBERED: [&str; 6] = ["para", "paras", "no", "nos", "art", "arts"];
    let (first, end) = tokens(page, words);
    let short = page.word(end) == "." && page.is_any(end - 1, &NUMBERED);
    let number = page
        .tokens
        .get(end + 1)
        .is_some_and(|token| token.kind == PieceKind::Number);
    part(page, words, (short && number).then_some((first, end + 2)))
}

/// Words without the "not" that opens them: "decided | not to | buy it".
fn without_not(page: &Page<'_>, words: Span) -> Span {
    let (first, end) = tokens(page, words);
    let not = page.is_any(first, &["not", "never"]) && !page.is_any(first + 1, &ONLY);
    let deed = first + 1 + usize::from(page.is(first + 1, "to"));
    part(page, words, not.then_some((deed, end)))
}

/// Words without the "wish" that opens them: "you may | wish (to) | tell him".
fn without_wish(page: &Page<'_>, words: Span) -> Span {
    let (first, end) = tokens(page, words);
    let deed = behind_wish(page, first);
    let wished = page.is(first, "wish") && deed < end && is_infinitive(page, deed);
    part(page, words, wished.then_some((deed, end)))
}

/// Words without what says how before "that": "doubts | very much that | it can be met".
fn without_degree(page: &Page<'_>, words: Span) -> Span {
    let (first, end) = tokens(page, words);
    let is_degree = |at: &usize| is_adverb(page, *at) || page.is_any(*at, &["very", "much"]);
    let that = (first..end).find(|at| !is_degree(at));
    let clause = that.filter(|that| *that > first && page.is(*that, "that"));
    part(page, words, clause.map(|that| (that + 1, end)))
}

/// Words with the "no" or "avoid" right before them, without which they say the reverse: "assured him that no troops would
/// go", "avoid taking sides"; of what somebody is warned of, with "against" too.
fn with_what_reverses(page: &Page<'_>, words: Span, warned: bool) -> Span {
    let (first, end) = tokens(page, words);
    let before = first.checked_sub(1);
    let reverses = |at: &usize| {
        page.is_any(*at, &["no", "avoid", "avoiding"]) || warned && page.is(*at, "against")
    };
    let before = before.filter(reverses);
    part(page, words, before.map(|before| (before, end)))
}

/// Words without the day before what they are about: "complained on | May 9 about | the plan".
fn without_day(page: &Page<'_>, words: Span) -> Span {
    const LEADS_IN: [&str; 8] = [
        "about", "that", "over", "with", "against", "re", "regarding", "concerning",
    ];
    let (first, end) = tokens(page, words);
    let behind = day_at(page, first).filter(|day| page.is_any(day.end, &LEADS_IN));
    let opening = behind.map(|day| day.end + 1);
    let opening = opening.map(|at| at + usize::from(page.is_of(at, families::ARTICLE)));
    part(page, words, opening.map(|opening| (opening, end)))
}

/// Words with the clause behind the day on which they end: "please advise | by COB May 4 | whether we may tell him".
fn across_day(page: &Page<'_>, words: Span, sentence: Span) -> Span {
    const CLAUSES: [&str; 7] = ["whether", "if", "what", "how", "when", "who", "which"];
    /// So many words stand before the day, and in the clause.
    const BEFORE: usize = 4;
    const LONGEST: usize = 25;
    let (first, end) = tokens(page, words);
    let last = page.token_at(sentence.end());
    let day = page.days.partition_point(|day| day.end <= end);
    let behind = page.days.get(day).filter(|day| day.first <= end + BEFORE);
    let clause = behind
        .map(|day| day.end)
        .filter(|clause| end == first + 1 && *clause < last && page.is_any(*clause, &CLAUSES));
    let stop = clause.map(|clause| {
        let mut rest = clause..last.min(clause + LONGEST);
        rest.find(|at| matches!(page.word(*at), "." | ";" | ":" | "?"))
            .unwrap_or(last.min(clause + LONGEST))
    });
    part(page, words, stop.map(|stop| (first, stop)))
}

/// Words without who says so behind them: "the Norvalian approach|, Minister Marlow told us".
fn before_speaker(page: &Page<'_>, words: Span) -> Span {
    const LONGEST: usize = 6;
    let (first, end) = tokens(page, words);
    let Some(comma) = (first + 1..end).rev().find(|at| page.word(*at) == ",") else {
        return words;
    };
    let who = comma + 1;
    let says = (who + 1..end.min(who + LONGEST))
        .find(|at| page.has_sense(*at, |sense| matches!(sense, Sense::Speech(VerbForm::Past))));
    let named = says.is_some_and(|says| {
        let capital = |at: usize| page.word(at).starts_with(char::is_uppercase);
        (who..says).all(|at| {
            capital(at) || page.is_of(at, families::PERSONAL) || page.is_any(at, &["the", "."])
        })
    });
    part(page, words, named.then_some((first, comma)))
}

/// Words for somebody who is met, without the day behind them: "the Ambassador | May 2".
fn before_day(page: &Page<'_>, words: Span) -> Span {
    let (first, end) = tokens(page, words);
    let day = page.days.partition_point(|day| day.first <= first);
    let day = page
        .days
        .get(day)
        .filter(|day| day.first < end && end <= day.end);
    part(page, words, day.map(|day| (first, day.first)))
}

/// The same without words for a time of day: "Tallis | sometime tonight or tomorrow", "the Minister | this morning".
fn before_time(page: &Page<'_>, words: Span) -> Span {
    const TIMES: [&str; 12] = [
        "today", "tonight", "yesterday", "tomorrow", "morning", "afternoon", "evening", "night",
        "recently", "again", "privately", "separately",
    ];
    const WITH_TIMES: [&str; 9] = [
        "sometime", "this", "last", "next", "late", "early", "later", "or", "and",
    ];
    let (first, mut end) = tokens(page, words);
    let mut any = false;
    while end > first + 1
        && (page.is_any(end - 1, &TIMES) || any && page.is_any(end - 1, &WITH_TIMES))
    {
        (any, end) = (true, end - 1);
    }
    part(page, words, any.then_some((first, end)))
}

/// Words with the brackets and quotation marks closed that they open, and opened that they close: of "the accord (CPA" the
/// bracket is left out.
fn with_marks(page: &Page<'_>, words: Span) -> Span {
    let is_quote = |at: usize| matches!(page.word(at), "\"" | "“" | "”" | "„");
    let (mut first, mut end) = tokens(page, words);
    let brackets = |sign: &str| (first..end).filter(|at| page.word(*at) == sign).count();
    if brackets("(") > brackets(")") {
        let open = (first + 1..end).rev().find(|at| page.word(*at) == "(");
        end = match open {
            _ if page.word(end) == ")" => end + 1,
            Some(open) => open,
            None => end,
        };
    }
    if (first..end).filter(|at| is_quote(*at)).count() % 2 == 1 {
        let before = first.checked_sub(1).filter(|at| is_quote(*at));
        match before {
            Some(before) => first = before,
            None if is_quote(end) => end += 1,
            // “as one pleases.”
            None if matches!(page.word(end), "." | ",") && is_quote(end + 1) => end += 2,
            None => {}
        }
    }
    part(page, words, Some((first, end)))
}

/// Words without the ones at their end that lead on to what is told elsewhere, such as the day: "Tallis on".
fn without_end(page: &Page<'_>, words: Span) -> Span {
    const LEADS_ON: [&str; 24] = [
        "of", "that", "and", "or", "at", "with", "from", "for", "by", "to", "only", "as", "than",
        "which", "who", "we", "he", "they", "can", "could", "would", "should", "might", "even",
    ];
    // What goes on with a helper goes on; "what they planned to do" has ended, and so has "Tran Van Do".
    const HELPS: Families = families::FINITE_HAVE
        .and(families::TENSED_DO)
        .and(families::WILL);
    let (first, mut end) = tokens(page, words);
    let goes_on = |at: usize| {
        page.tokens
            .get(at)
            .is_some_and(|token| token.kind == PieceKind::Word)
            && !page.is_any(at, &["and", "but", "or"])
    };
    while end > first + 1 {
        let last = end - 1;
        // "the context in | which it was made", "that the plan will | fail"
        let led = page.is_any(last, &["in", "on"]) && page.is_any(end, &["which", "whom"])
            || (page.is_of(last, HELPS) || page.is_any(last, &["not", "be", "been"]))
                && goes_on(end)
            || page.is_of(last, families::FINITE_BE) && page.is(end, "not");
        // "carry on" ends so, "Option A" too; in capitals nothing tells.
        let behind_name = matches!(page.word(last), "on" | "in" | "the")
            && page.word(last - 1).starts_with(char::is_uppercase)
            || page.word(last) == "a";
        let mark = matches!(page.word(last), "," | ":" | "(" | ";" | "“" | "„");
        // "refused a copy | on the grounds | that".
        let grounds = page.is_any(last, &["grounds", "ground"])
            && page.is(last - 1, "the")
            && end > first + 3;
        if grounds {
            end = last - 1;
            continue;
        }
        if !page.is_any(last, &LEADS_ON) && !led && !behind_name && !mark {
            break;
        }
        end = last;
    }
    page.span(first, end)
        .filter(|kept| kept.end() < words.end())
        .unwrap_or(words)
}
